"""One sum told by the month in one place and by the year in another: "118 triệu đồng/tháng" of what a table has in "triệu đồng/năm"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.numbers import NUMBER, value_of

_SCALES = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "nghìn": 1000, "ngàn": 1000, "": 1}
_WHOM = r"(?: ?/ ?(?:người|hộ|đầu người|lao động|khẩu|nhân khẩu|em|học sinh|cháu|trẻ|đối tượng|đồng chí|cán bộ|con|ha|căn|phòng))?"
PERIOD = patterns.ours(
    rf"(?P<bac>tỷ|tỉ|triệu|nghìn|ngàn)? ?đồng{_WHOM} ?/ ?(?P<ky>tháng|năm|quý|ngày)(?!\w)", re.IGNORECASE
)
"""A unit of money for each so much time."""
_TOLD = patterns.ours(rf"(?<![\w.,/])(?P<so>{NUMBER}) ?{PERIOD.pattern}", re.IGNORECASE)
_FIGURE = patterns.ours(NUMBER)
_SYLLABLE = patterns.ours(r"[^\W\d_]+")
_BEFORE = 130
_SHARED = 2


class Paid(NamedTuple):
    """A sum for so much time: where it stands in its text, its worth in đồng, the period, the neighbours that name it."""

    start: int
    end: int
    value: Decimal
    period: str
    name: frozenset[tuple[str, str]]

    def is_of(self, other: Paid) -> bool:
        """Whether both tell the same sum of the same thing, for another time."""
        return self.value == other.value and self.period != other.period and len(self.name & other.name) >= _SHARED


def paid_in(text: str) -> Iterator[Paid]:
    """Yield the sums of a text that are told for so much time."""
    for found in _TOLD.finditer(text) if "đồng" in text else ():
        start = max(text.rfind(mark, 0, found.start()) for mark in (". ", ";", "\n")) + 1
        name = _pairs(text[max(start, found.start() - _BEFORE) : found.start()])
        yield Paid(*found.span(), _worth(found["so"], found["bac"]), found["ky"].lower(), name)


def paid_of_row(name: str, unit: str, cells: Sequence[str]) -> Iterator[Paid]:
    """Yield what the cells of a row tell whose unit is money for so much time."""
    of = PERIOD.search(unit)
    for cell in cells if of else ():
        if of and _FIGURE.fullmatch(cell.strip()):
            yield Paid(0, 0, _worth(cell.strip(), of["bac"]), of["ky"].lower(), _pairs(name))


def _worth(figure: str, scale: str | None) -> Decimal:
    return value_of(figure) * _SCALES[(scale or "").lower()]


def _pairs(words: str) -> frozenset[tuple[str, str]]:
    small = _SYLLABLE.findall(words.lower())
    return frozenset(pairwise(small))
