"""One amount told twice in a paper with its digits changed over: "1.450 hộ" above, "1.540 hộ" below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, takewhile

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Wrong, amounts, sentences
from cchc_docs.record import NamedTuple

_GENERIC = frozenset([
    "là", "có", "được", "đã", "trong", "của", "các", "những", "và", "với", "tại", "trên", "địa", "bàn", "hiện", "nay", "đến",
    "khoảng", "gồm", "cho", "đạt", "ở", "từ", "theo", "này", "trong đó", "về", "do", "để", "sẽ", "thì",
])  # fmt: skip
_OF_ANOTHER = patterns.ours(
    r"(?<!\w)(?:cùng kỳ|năm trước|kỳ trước|quý trước|tháng trước|so với|tăng|giảm|đầu năm|bình quân|mỗi|còn lại|thêm|hơn)(?!\w)"
)
_PERIOD = patterns.ours(r"(?:năm|tháng|quý|ngày|đợt|giai đoạn|năm học|kỳ) (?:\d[\d/. -]*|[ivx]+)(?!\w)")
_SHORTEST, _LABEL = 3, 7
"""Digits of a figure that is looked at, words of its label."""
_MOST = 60
"""Mentions of a figure and its like; a list that has more is no slip."""
_FEW, _MANY = 2, 4
"""Words that two figures must share."""


class _Told(NamedTuple):
    text: int
    sentence: int
    start: int
    end: int
    value: str
    words: tuple[str, ...]
    behind: tuple[str, ...]
    periods: frozenset[str]


class WrongTwice(NamedTuple):
    """An amount that another place tells otherwise: the number of its text, what is wrong, the number of the other text."""

    text: int
    wrong: Wrong
    other: int


def told_twice(texts: Sequence[str]) -> Iterator[WrongTwice]:
    """Yield the amounts of a paper whose digits stand in another order where the paper says the same once more."""
    groups: defaultdict[tuple[str, str], list[_Told]] = defaultdict(list)
    for number, text in enumerate(texts):
        for order, (base, sentence) in enumerate(sentences(text)):
            found = amounts(sentence)
            for at, one in enumerate(found):
                digits = "".join(filter(str.isdigit, sentence[one.start : one.end])).lstrip("0")
                if len(digits) < _SHORTEST or len(set(digits)) == 1 or not one.unit:
                    continue
                if sentence[one.unit_end : one.unit_end + 2].lstrip().startswith("/"):
                    continue  # a norm: the next kind has another
                before = sentence[found[at - 1].unit_end if at else 0 : one.start]
                label = patterns.split(r"[;:(]", before)[-1] if len(before.split()) > 1 else before
                behind = patterns.split(r"[,;.:()]", sentence[one.unit_end :])[0]
                words = tuple(_words(label)[-_LABEL:])
                if _OF_ANOTHER.search(f"{label} {behind}".lower()):
                    continue
                periods = frozenset(_PERIOD.findall(sentence.lower()))
                told = _Told(
                    number, order, base + one.start, base + one.unit_end, digits, words, tuple(_words(behind)), periods
                )
                groups[one.unit, "".join(sorted(digits))].append(told)
    for group in groups.values():
        yield from _of_group(texts, group[:_MOST])


def _words(text: str) -> list[str]:
    return [word for word in patterns.findall(r"\w+", text.lower()) if word not in _GENERIC]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two sequences begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _of_one_thing(one: _Told, other: _Told) -> bool:
    """Whether the words on both sides of two figures name one thing: alike next to the figure, and enough of them."""
    near = _common(one.words[::-1], other.words[::-1])
    after = _common(one.behind, other.behind)
    if after == len(one.behind) == len(other.behind):
        inside = set(one.words) <= set(other.words) or set(other.words) <= set(one.words)
        return (inside and min(len(one.words), len(other.words)) + after >= _FEW) or near + after >= _MANY
    shorter = min(len(one.behind), len(other.behind))
    return after == shorter and near + after >= _MANY and (near >= _MANY or after >= _FEW)


def _of_group(texts: Sequence[str], group: Sequence[_Told]) -> Iterator[WrongTwice]:
    values = [one.value for one in group]
    if len(set(values)) == 1:
        return
    for one, other in combinations(group, 2):
        if not _of_one_thing(one, other):
            continue
        if (
            one.value == other.value
            or (one.text, one.sentence) == (other.text, other.sentence)
            or one.periods != other.periods
        ):
            continue
        rare = one if values.count(one.value) < values.count(other.value) else other
        kept = other if rare is one else one
        quote, meant = texts[rare.text][rare.start : rare.end], texts[kept.text][kept.start : kept.end]
        message = f"“{quote}” ở đây, chỗ khác ghi “{meant}” cho cùng nội dung"
        yield WrongTwice(rare.text, Wrong(rare.start, rare.end, message, meant), kept.text)
        return
