"""Which column of a table of figures is which, by its heading, as communes head them: "ĐVT", "Kết quả", "Trong quý", "Lũy kế"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from cchc_docs.gathering.amounts import scale_of
from cchc_docs.law.period_names import named
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.fold import fold

_NUMBER = re.compile(r"(?:stt|tt|số ?tt|số thứ tự)$")
_NAME = re.compile(r"(?:tên )?chỉ tiêu|nội dung|tiêu chí|tên (?:biểu|số liệu)|hạng mục")
_UNIT = re.compile(r"đơn vị(?: tính|$)|đvt")
_BEFORE = re.compile(
    r"kỳ trước|cùng kỳ|năm trước|quý trước|so (?:với|sánh)|tăng|giảm|tỷ lệ|tỉ lệ|%|kế hoạch|giao|ghi chú|dự kiến|ước"
)
_SUMMED = re.compile(r"lũy kế|cộng dồn|từ đầu năm")
_FIGURE = (
    re.compile(r"kỳ này|trong kỳ|trong (?:quý|tháng|năm)|kỳ báo cáo|quý này"),
    re.compile(r"số liệu"),
    re.compile(r"kết quả|thực hiện|số lượng|giá trị|đạt được"),
)  # fmt: skip
"""Words of a column of figures, the surer ones first."""
_IN_BRACKETS = re.compile(r"\(\s*(?:(?:đơn vị(?: tính)?|đvt)\s*:?\s*)?([^()]+?)\s*\)\s*$", re.IGNORECASE)
_SAID = re.compile(r"\(?\s*(?:đơn vị(?: tính)?|đvt)\s*:\s*([^()]+?)\s*[).]*", re.IGNORECASE)


class Columns(NamedTuple):
    """Columns by what they hold, each as the caller names it: number, name, unit, figure of the period, sum from January on.

    `don_vi_ghi`: a unit said in the heading of the figures.
    """

    so: str
    ten: str
    don_vi: str
    ghi: str
    luy_ke: str
    don_vi_ghi: str = ""


class Heading(NamedTuple):
    """The heading of a column, and the one above several columns."""

    ten: str
    nhom: str = ""


def columns_of(headings: Mapping[str, Heading], year: int | None = None) -> Columns | None:
    """Return the columns of a table, of column -> heading; None where it is no table of figures.

    `year`: of the report, where several columns are headed by periods. A table without numbers has "" for them.
    """
    said = {column: fold(heading.ten) for column, heading in headings.items()}
    number, name, unit = (_first(said, pattern.match) for pattern in (_NUMBER, _NAME, _UNIT))
    if name is None:
        return None
    rest = {
        column: fold(f"{heading.nhom} {heading.ten}")
        for column, heading in headings.items()
        if column not in (number, name, unit)
    }
    summed = _first(rest, _SUMMED.search)
    figure = _figure({column: words for column, words in rest.items() if column != summed}, year)
    if figure is None and summed is None:
        return None
    inside = unit_in(headings[figure or summed or ""].ten)[1]
    return Columns(number or "", name, unit or "", figure or "", summed or "", inside)


def _first(said: Mapping[str, str], wanted: Callable[[str], object]) -> str | None:
    return next((column for column, words in said.items() if wanted(words)), None)


def _figure(said: Mapping[str, str], year: int | None) -> str | None:
    fit = {column: words for column, words in said.items() if not _BEFORE.search(unit_in(words)[0])}
    *surer, last = _FIGURE
    dated = [column for column, words in fit.items() if (of := named(words)).codes and of.year in (None, year)]
    sure = next(filter(None, (_first(fit, pattern.search) for pattern in surer)), None)
    return sure or (dated[-1] if dated else None) or _first(fit, last.search)


def unit_in(words: str) -> tuple[str, str]:
    """Return words without a unit of figures in brackets behind them, and that unit: "Kế hoạch (triệu đồng)"; "" for none."""
    found = _IN_BRACKETS.search(words)
    if found is None or not (found[1] == "%" or scale_of(found[1]) is not None):
        return words, ""
    return words[: found.start()].strip(), found[1]


def said_unit(lines: Sequence[str]) -> str:
    """Return the unit of money that a line above a table says for all of it: "(Đơn vị tính: nghìn đồng)"; "" for none."""
    for line in reversed(lines):
        found = _SAID.fullmatch(line.strip())
        if found is not None and scale_of(found[1]) is not None:
            return found[1]
    return ""
