"""The outline of a report as data: parts, sentences with places for figures, what offices are asked to write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cchc_docs.model.collecting import HoiLoiVan
from cchc_docs.model.document import VanBan
from cchc_docs.patterns import ours
from cchc_docs.record import Record, field

_CALL = ours(r"\{\{\s*(.*?)\s*\}\}", re.DOTALL)
PARAGRAPHS = (
    "tien_do",
    "den_han",
    "linh_vuc",
    "ket_qua",
    "chi_tieu",
    "chua_dat",
    "qua_han",
    "kho_khan",
    "ky_sau",
    "kien_nghi",
)
"""What a report writes by itself (`tu_dong`)."""


class PhanBaoCao(Record):
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


class DeCuong(Record):
    """The outline of a report. `bieu_do`: draw the chart of progress; `viet_tat`: short form -> its words, those of the forms."""

    trich_yeu: str
    noi_dung: list[PhanBaoCao]
    kinh_gui: list[str] = field(default_factory=list)
    huong_dan: VanBan | None = None
    mo_dau: list[str] = field(default_factory=list)
    ket_thuc: list[str] = field(default_factory=list)
    bieu_do: bool = False
    viet_tat: dict[str, str] = field(default_factory=dict)

    def parts(self) -> Iterator[PhanBaoCao]:
        """Yield every part, in reading order."""
        stack = list(reversed(self.noi_dung))
        while stack:
            part = stack.pop()
            yield part
            stack += reversed(part.phan)

    def asked(self, words: Mapping[str, str]) -> list[HoiLoiVan]:
        """Return the parts offices may write for, `{{ ky_sau }}` and the like replaced: no tag leaves the house."""

        def filled(text: str) -> str:
            out = _CALL.sub(lambda found: words.get(found[1], ""), text)
            return " ".join(out.split())

        return [
            HoiLoiVan(part.ma, filled(part.tieu_de), filled(part.hoi)) for part in self.parts() if part.hoi is not None
        ]
