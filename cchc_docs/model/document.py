"""The document: one model for a plan in YAML, a plan typed in Word, and a báo cáo.

A `Document` handed out by `reading` has its references (`{{ chi_tieu.x }}`) resolved. Its parts are named here too, so
that the other rooms have one place to ask.
"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.model.parts import (
    Bang,
    BanSao,
    ChiTieu,
    ChuaRo,
    ChuKy,
    CoQuan,
    Cot,
    DonVi,
    GiaiDoan,
    Hang,
    KyBaoCao,
    MocChiTieu,
    Muc,
    NgayThang,
    Paper,
    Path,
    PhuLuc,
    SoLieu,
    Text,
    VanBan,
)
from cchc_docs.model.walk import said, texts

__all__ = [
    "BanSao",
    "Bang",
    "ChiTieu",
    "ChuKy",
    "ChuaRo",
    "CoQuan",
    "Cot",
    "Document",
    "DonVi",
    "GiaiDoan",
    "Hang",
    "KyBaoCao",
    "MocChiTieu",
    "Muc",
    "NgayThang",
    "Path",
    "PhuLuc",
    "SoLieu",
    "Text",
    "VanBan",
]


class Document(Paper):
    """A kế hoạch, a báo cáo, or another paper, with the one walk over its texts; its fields are those of `Paper`."""

    __slots__ = ()

    def texts(self) -> Iterator[Text]:
        """Every text as printed, in reading order: the one walk shared by rules, proof, diff and coverage."""
        return texts(self)

    def said(self) -> list[str]:
        """What `texts` says, in its order, without places; notes hang on their lines, blank texts are among the others."""
        return said(self)
