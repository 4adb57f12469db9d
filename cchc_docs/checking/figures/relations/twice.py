"""One work told in two places of a plan with two figures: "trồng mới 120 ha rừng" among the targets, "trồng mới 150 ha rừng" among the duties."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import PEOPLE, Wrong, is_fraction, sentences
from cchc_docs.checking.figures.relations.facts import Fact, facts_of
from cchc_docs.record import NamedTuple

_WORD = patterns.ours(r"[^\W\d_]+")
_ENDS = patterns.ours(
    r"[,.;:()/]|(?<!\w)(?:và|tại|trong|trên|theo|trước|xong|hoàn thành|năm|để|đến|ở|với|từ|vào|do|nhằm|mỗi|đạt|phấn đấu|dọc|ít nhất)(?!\w)",
    re.IGNORECASE,
)
_OF_ANOTHER = patterns.ours(
    r"(?<!\w)(?:cùng kỳ|năm trước|so với|tăng|giảm|bình quân|mỗi|còn lại|còn|thêm|hơn|ít nhất|tối thiểu|tối đa|không quá|khoảng|trên|đã|hiện|trong đó|riêng|một trong|đợt|quý|tháng|tuần|giai đoạn|lần thứ)(?!\w)",
    re.IGNORECASE,
)
_NO_WORK = frozenset(
    ["", "%", "đồng", "lần", "ngày", "tháng", "năm", "quý", "tuần", "giờ", "tuổi", "điểm", "bước", "phụ"]
)
_SHORTEST, _ALONE = 2, 4
"""Syllables of the thing counted where the verb before it is the same, and where it is not."""


class _Told(NamedTuple):
    text: int
    start: int
    end: int
    value: str
    verb: tuple[str, ...]
    thing: tuple[str, ...]


class Twice(NamedTuple):
    """A figure that another place gives otherwise: the number of its text, what is wrong, the number of the other text."""

    text: int
    wrong: Wrong
    other: int


def two_values(texts: Sequence[str]) -> Iterator[Twice]:
    """Yield the figures of works that two places of a plan name alike and count differently; a work told three times is left alone."""
    by_thing: defaultdict[tuple[str, ...], list[_Told]] = defaultdict(list)
    for number, text in enumerate(texts):
        for base, sentence in sentences(text):
            facts = facts_of(sentence)
            for n in range(len(facts)):
                told = _told(number, base, sentence, facts, n)
                if told is not None:
                    by_thing[told.thing].append(told)
    for same in by_thing.values():
        if len(same) == 2 and same[0].text != same[1].text and same[0].value != same[1].value and _is_near(*same):
            first, second = same
            if sorted(first.value) == sorted(second.value):
                continue  # digits changed over: told_twice
            if first.verb != second.verb and len(first.thing) < _ALONE:
                continue
            here, there = (texts[one.text][one.start : one.end] for one in (second, first))
            message = f"“{here}” ở đây, chỗ khác ghi “{there}” cho cùng việc"
            yield Twice(second.text, Wrong(second.start, second.end, message, "thống nhất một số"), first.text)


def _told(number: int, base: int, sentence: str, facts: tuple[Fact, ...], n: int) -> _Told | None:
    fact = facts[n]
    one = fact.amount
    if (
        one.unit in _NO_WORK
        or one.unit in PEOPLE
        or _OF_ANOTHER.search(fact.clause)
        or _OF_ANOTHER.search(fact.behind[:30])
    ):
        return None
    pairs = [facts[k : k + 2] for k in (n - 1, n) if 0 <= k < len(facts) - 1]
    if (
        any(is_fraction(sentence, a.amount, b.amount) for a, b in pairs)
        or sentence[one.unit_end : one.unit_end + 1] == "/"
    ):
        return None
    verb = tuple(_WORD.findall(fact.clause.lower())[-2:])
    thing = tuple(_WORD.findall(_ENDS.split(sentence[one.end :])[0].lower()))
    if not verb or len(thing) < _SHORTEST or len(thing) > 12:
        return None
    return _Told(number, base + one.start, base + one.unit_end, str(one.value), verb, thing)


def _is_near(one: _Told, other: _Told) -> bool:
    """Whether two figures may be one: neither is more than half as much again."""
    low, high = sorted((float(one.value), float(other.value)))
    return high <= 1.5 * low and high >= 2
