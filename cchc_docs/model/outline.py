"""The outline of a report as data: parts, sentences with places for figures, what offices are asked to write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from cchc_docs.model.collecting import HoiLoiVan
from cchc_docs.model.document import VanBan

PARAGRAPHS = ("tien_do", "den_han", "linh_vuc", "chi_tieu", "chua_dat", "qua_han", "kho_khan", "ky_sau", "kien_nghi")
"""What a report writes by itself (`tu_dong`)."""


@dataclass(slots=True)
class PhanBaoCao:
    """One part. `cau`: sentences with `{{ … }}`; `tu_dong`: paragraphs made from the data (PARAGRAPHS).

    `hoi`: what offices are asked to write here (None: nothing); `bat_buoc`: a part nobody wrote for is a visible gap.
    """

    ma: str
    tieu_de: str
    cau: list[str] = field(default_factory=list)
    tu_dong: list[str] = field(default_factory=list)
    hoi: str | None = None
    bat_buoc: bool = False
    phan: list[PhanBaoCao] = field(default_factory=list)


@dataclass(slots=True)
class DeCuong:
    """The outline of a report. `bieu_do`: draw the chart of progress."""

    trich_yeu: str
    noi_dung: list[PhanBaoCao]
    kinh_gui: list[str] = field(default_factory=list)
    huong_dan: VanBan | None = None
    mo_dau: list[str] = field(default_factory=list)
    ket_thuc: list[str] = field(default_factory=list)
    bieu_do: bool = False

    def parts(self) -> Iterator[PhanBaoCao]:
        """Yield every part, in reading order."""
        stack = list(reversed(self.noi_dung))
        while stack:
            part = stack.pop()
            yield part
            stack += reversed(part.phan)

    def asked(self) -> list[HoiLoiVan]:
        """Return the parts offices may write for."""
        return [HoiLoiVan(part.ma, part.tieu_de, part.hoi) for part in self.parts() if part.hoi is not None]
