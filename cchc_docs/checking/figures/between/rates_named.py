"""A rate of a cell and the clause of the body that says all the cell says: "tiêm phòng đủ cho đàn dê, đạt từ 90%" of what is to be 95%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, amounts, said, sentences
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
                yield Named(number, base + one.start, base + one.unit_end, one, name, figures, said(one, sentence))


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
