"""A level that is to be above the result of a year, and that result, told elsewhere, is higher."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, amounts, sentences
from cchc_docs.checking.figures.mentions.census import Otherwise
from cchc_docs.checking.figures.tables.retold import words_of, years_in
from cchc_docs.record import NamedTuple

_ABOVE = patterns.ours(
    r"[\d,]+ ?%(?: trở lên)?,? (?:cao hơn|vượt|tăng so với|lớn hơn)(?: so với)?(?: (?:kết quả|mức|tỷ lệ|số))?(?: (?:đạt được|thực hiện))?(?: của)? năm (?P<nam>20\d\d)(?!\d)",
    re.IGNORECASE,
)
_STOPS = patterns.ours(r"[;:]\s")
_GENERIC = frozenset([
    "mức", "độ", "tỷ", "tỉ", "lệ", "người", "dân", "doanh", "nghiệp", "tổ", "hộ", "phấn", "đấu", "khảo", "sát", "thấy",
    "rất", "xã", "phường", "phiếu", "tương", "ứng", "hơn", "lên", "tổng", "đối", "nâng", "duy", "trì", "bảo", "đảm",
])  # fmt: skip
_FEWEST = 2


class _Level(NamedTuple):
    """A rate with the syllables that name it, the words of its sentence from its figure on, where it stands."""

    text: int
    start: int
    rate: Amount
    name: frozenset[str]
    behind: str


def not_above(texts: Sequence[str], backs: Sequence[bool]) -> Iterator[Otherwise]:
    """Yield the levels that shall be above what was reached in a year and are not; `backs`: which texts tell of what was."""
    levels = [one for number, text in enumerate(texts) if not backs[number] for one in _levels(number, text)]
    asked = [(one, found) for one in levels if (found := _ABOVE.match(one.behind))]
    results = [one for number, text in enumerate(texts) if backs[number] and asked for one in _levels(number, text)]
    for one, found in asked:
        year = int(found["nam"])
        told = [other for other in results if _is_named(one.name, other.name) and year in years_in(texts[other.text])]
        values = {other.rate.value for other in told}
        if len(values) != 1 or not one.rate.value <= max(values) <= one.rate.value + _FARTHEST:
            continue
        other = told[0]
        reached = texts[other.text][other.start : other.start + other.rate.unit_end - other.rate.start]
        message = f"Kết quả năm {year} đã là {reached}: mức đặt ra không cao hơn"
        end = one.start + found.end()
        wrong = Wrong(one.start, end, message, "nâng mức, hoặc bỏ lời so sánh")
        yield Otherwise(one.text, wrong, other.text)


def _levels(number: int, text: str) -> Iterator[_Level]:
    """The rates of a text, each named by the words between the amount before it, or the last stop, and itself."""
    for base, sentence in sentences(text) if "%" in text else ():
        found = amounts(sentence)
        for n, one in enumerate(found):
            if one.unit == "%":
                stops = [stop.end() for stop in _STOPS.finditer(sentence, 0, one.start)]
                begin = max([found[n - 1].end if n else 0, *stops])
                name = words_of(sentence[begin : one.start]) - _GENERIC
                yield _Level(number, base + one.start, one, name, sentence[one.start :])


def _is_named(one: frozenset[str], other: frozenset[str]) -> bool:
    few, many = sorted((one, other), key=len)
    return len(few) >= _FEWEST and few <= many and len(many) <= len(few) + _FEWEST


_FARTHEST = 15
"""Points that a result may be above what is asked: further off it is another rate."""
