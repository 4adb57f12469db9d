"""A rate of a cell and the clause of the body that says all the cell says: "tiêm phòng đủ cho đàn dê, đạt từ 90%" of what is to be 95%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, amounts, said, sentences, transposed
from cchc_docs.checking.figures.tables.retold import words_of
from cchc_docs.record import NamedTuple

_STOPS = patterns.ours(r"[,;](?=\s)|[.:](?=\s)")
_VERB = patterns.ours(
    r"[\W_]*(?:(?:bảo đảm|đảm bảo|phấn đấu|duy trì|đạt|trên|từ|tối thiểu|ít nhất|với|tỷ lệ|tỉ lệ|là|cho|được)(?!\w)[\W_]*)*",
    re.IGNORECASE,
)
_ANOTHER = patterns.ours(
    r"so với|cùng kỳ|tăng|giảm|hiện (?:nay|có|tại)|đã (?:đạt|có)|năm trước|bình quân|trong đó|riêng|còn lại|mỗi|không quá|tối đa|dưới \d+ ?%|(?<!\w)quý |giai đoạn|đến năm|năm 20",
    re.IGNORECASE,
)
_GENERIC = frozenset([
    "bảo", "đảm", "phấn", "đấu", "duy", "trì", "tối", "thiểu", "ít", "nhất", "trở", "lên", "hết", "xã", "phường", "công", "tác",
    "việc", "yêu", "hoàn", "thành", "đẩy", "mạnh", "nâng", "tăng", "cường", "người", "dân", "được", "các", "có",
])  # fmt: skip
_LEAST, _MORE = 5, 4
"""Syllables that a cell must say, and those the clause may have beside them."""


class Named(NamedTuple):
    """A rate: the number of its text, where it stands there, the syllables that name it, the other figures beside them."""

    text: int
    start: int
    end: int
    rate: Amount
    words: frozenset[str]
    figures: frozenset[str]
    shown: str


def rates_named(number: int, text: str, *, cell: bool) -> Iterator[Named]:
    """Yield the rates of a text with what names them: all of a cell that has one, the clause of a sentence."""
    return (one._replace(text=number) for one in _named_in(text, cell))


@lru_cache(maxsize=2048)
def _named_in(text: str, cell: bool) -> tuple[Named, ...]:
    return tuple(_find_named(text, cell))


def _find_named(text: str, cell: bool) -> Iterator[Named]:
    for base, sentence in sentences(text):
        found = [one for one in amounts(sentence) if one.unit == "%"]
        if not found or (cell and len(found) > 1):
            continue
        for one in found:
            begin, end = (0, len(sentence)) if cell else _clause(sentence, one)
            words = f"{sentence[begin : one.start]} {sentence[one.unit_end : end]}"
            if not _ANOTHER.search(words):
                name = words_of(words) - _GENERIC
                figures = frozenset(figure.lstrip("0") for figure in patterns.findall(r"\d+", words))
                yield Named(0, base + one.start, base + one.unit_end, one, name, figures, said(one, sentence))


def _clause(sentence: str, one: Amount) -> tuple[int, int]:
    """Where the clause of a rate begins and ends: back over stops that only a verb parts from it."""
    stops = [0, *(stop.end() for stop in _STOPS.finditer(sentence, 0, one.start))]
    begin = stops.pop()
    if stops and _VERB.fullmatch(sentence, begin, one.start):
        begin = stops.pop()
    end = _STOPS.search(sentence, one.unit_end)
    return begin, end.start() if end else len(sentence)


def denied(cells: Sequence[Named], body: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """Yield (the rate of a cell, that of the clause that says all the cell says, and not much more); none where another clause agrees."""
    for one in cells:
        if len(one.words) < _LEAST:
            continue
        same = [
            other
            for other in body
            if one.words <= other.words and len(other.words - one.words) <= _MORE and one.figures == other.figures
        ]
        if same and len({other.rate.value for other in same}) == 1 and same[0].rate.value != one.rate.value:
            yield one, same[0]


_CALLED = patterns.ours(
    r"(?<!\w)t[ỷỉ] lệ (?P<ten>[^,;:.()%]{3,70}?)(?: mới| chung)? (?:đạt|bằng)(?: từ| trên| ít nhất| tối thiểu)? $",
    re.IGNORECASE,
)
_OF_THEM = patterns.ours(
    r" (?P<ten>[^,;:.()%\d]{12,90}?)(?= (?:trên|tại|trong|theo|bằng|qua|vào|trước|đến|để|ở|cho|với)(?!\w)|[,;:.()]|$)",
    re.IGNORECASE,
)
"""What a rate is of, told behind it: "95% người dân có hồ sơ … trên ứng dụng …"."""
_WHO = frozenset(["nhóm", "người", "dân", "số", "các"])
_OTHER_TIME = patterns.ours(
    r"so với|cùng kỳ|tăng|giảm|hiện (?:nay|có|tại)|đã (?:đạt|có)|năm trước|bình quân|trong đó|riêng|còn lại|mỗi|quý |tháng|giai đoạn|đến năm|đợt|vụ ",
    re.IGNORECASE,
)
_FEW = 2


class Called(NamedTuple):
    """A rate that is called by a name ("tỷ lệ … đạt"): the number of its text, where it stands there, its name, figures in that, years; `behind`: the name stands behind it."""

    text: int
    start: int
    end: int
    rate: Amount
    name: frozenset[str]
    figures: frozenset[str]
    years: frozenset[str]
    shown: str
    behind: bool


def rates_called(number: int, text: str) -> Iterator[Called]:
    """Yield the rates of a text that are called by a name."""
    return (one._replace(text=number) for one in _called_in(text))


@lru_cache(maxsize=2048)
def _called_in(text: str) -> tuple[Called, ...]:
    return tuple(_find_called(text))


def _find_called(text: str) -> Iterator[Called]:
    for base, sentence in sentences(text):
        for one in amounts(sentence):
            called, behind = _CALLED.search(sentence, 0, one.start) if one.unit == "%" else None, False
            if called is None and one.unit == "%" and not _NAMES_IT.search(sentence[: one.start]):
                called, behind = _OF_THEM.match(sentence, one.unit_end), True
            low = max(sentence.rfind(mark, 0, one.start) for mark in ";:") + 1
            part = patterns.split(r"[;(]", sentence[low:], maxsplit=1)[0]
            if called is None or _OTHER_TIME.search(part):
                continue
            name = words_of(called["ten"]) - _WHO
            figures = frozenset(patterns.findall(r"\d+", called["ten"]))
            years = frozenset(patterns.findall(r"20\d\d", part))
            yield Called(
                0, base + one.start, base + one.unit_end, one, name, figures, years, said(one, sentence), behind
            )


_NAMES_IT = patterns.ours(
    r"(?:đạt|bằng|từ|trên|ít nhất|tối thiểu|là|lên|còn|chiếm|[\d(])(?: từ| trên)? $", re.IGNORECASE
)
"""Words by which what stands before a rate names it."""


def called_twice(rates: Sequence[Called], year: str) -> Iterator[tuple[Called, Called]]:
    """Yield (a rate, an earlier one of the same name and time with another value); of nearly one name where the digits are the same."""
    for n, one in enumerate(rates):
        for other in rates[:n]:
            if one.rate.value == other.rate.value or one.years - {year} != other.years - {year}:
                continue
            same = one.name == other.name and one.figures == other.figures and len(one.name) >= _FEW
            near = (one.name <= other.name and one.figures <= other.figures and len(one.name) >= _FEW) or (
                other.name <= one.name and other.figures <= one.figures and len(other.name) >= _FEW
            )
            if same or (near and transposed(one.rate.value, other.rate.value)):
                yield one, other
                break
