"""A target told again with another value: “80% hộ phân loại rác đúng như chỉ tiêu đã giao”, “đến hết năm 2027 nâng lên thành 37 hộ”, “tỷ lệ … lên ít nhất 85%”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from cchc_docs import patterns
from cchc_docs.checking.figures.again.told import Told, content
from cchc_docs.checking.figures.again.turned import PLACES, named_times
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import similarity

AS_SET = patterns.ours(
    r"(?:đúng|theo|như)(?: như| với)? (?:chỉ tiêu|mục tiêu)(?: (?:của )?(?:kế hoạch|xã|phường))?(?: (?:đã |được )?(?:giao|đề ra|đặt ra|nêu|nói)|(?=[.;,]|$| thì))",
    re.IGNORECASE,
)
"""What is said to be the target itself."""
_END = patterns.ours(
    r"(?<!\w)(?:hết|cuối) năm(?: (?P<nam>20\d\d))?(?!\w)|(?<![\d/])31/12/(?P<ngay>20\d\d)", re.IGNORECASE
)
_RATE = patterns.ours(
    r"(?<!\w)tỷ lệ (?P<ten>[^.;:\d%]{8,80}?)(?: năm (?P<nam>20\d\d))?(?:,? (?:lên|đạt|từ|trên|ít nhất|tối thiểu|còn|xuống|dưới|mức|phấn đấu|đến)){1,4} (?P<so>\d{1,3}(?:,\d+)?) ?%",
    re.IGNORECASE,
)
_PART = patterns.ours(
    r"(?<!\w)(?:thêm|tăng|giảm|trong đó|riêng|mỗi|bình quân|đăng ký|so với|cùng kỳ|giai đoạn|quý|tháng|(?<!trồng )mới|chưa|cận nghèo|đầu năm)(?!\w)",
    re.IGNORECASE,
)
_ENOUGH, _WORDS, _NEAR_BY, _ALIKE = 0.6, 3, 1.5, 0.75
"""The part of its words a target told again shares with it, the fewest of them; beyond `_ALIKE` CT10 tells it."""


class Aim(NamedTuple):
    """A target told otherwise: where it is told again, where it is set, both as places of a text."""

    text: int
    start: int
    end: int
    there: int
    there_start: int
    there_end: int


def told_as_set(told: Sequence[Told], aims: frozenset[int]) -> Iterator[Aim]:
    """Yield the figures said to be the target that differ from it. `aims`: the texts that stand under the targets."""
    for one in told:
        if not AS_SET.search(one.part) or _PART.search(one.before):
            continue
        own = content(f"{one.before} {AS_SET.split(one.behind)[0]}")
        alike = [
            each
            for each in told
            if each.text in aims and each.text != one.text and each.kind == one.kind and each.thing[:1] == one.thing[:1]
        ]
        alike = [
            each
            for each in alike
            if _shares(own, content(f"{each.before} {each.behind}")) and not _PART.search(each.before)
        ]
        values = {each.value for each in alike}
        if len(values) == 1 and one.value not in values and _near(one, alike[0]):
            yield _aim(one, alike[0])


def told_for_the_end(told: Sequence[Told], ahead: frozenset[int], year: str) -> Iterator[Aim]:
    """Yield the counts aimed at for the end of a year that differ. `ahead`: the texts that tell what shall be."""
    ends = [
        (one, when)
        for one in told
        if one.text in ahead and one.kind == "" and not one.letters and (when := _end(one, year))
    ]
    for (one, when), (other, then) in combinations(ends, 2):
        if when != then or one.text == other.text or one.value == other.value or len(one.thing) < 2:
            continue
        short, long = sorted((one.thing, other.thing), key=len)
        if (
            len(short) < 2
            or long[: len(short)] != short
            or not _near(one, other)
            or _PART.search(one.before)
            or _PART.search(other.before)
        ):
            continue
        if set(PLACES.findall(one.part)) == set(PLACES.findall(other.part)):
            yield _aim(other, one)


def rates_aimed_at(texts: Sequence[str], ahead: frozenset[int]) -> Iterator[Aim]:
    """Yield the rates that two places aim at with two values, named in nearly the same words."""
    rates = [
        (number, found)
        for number in sorted(ahead)
        if "ỷ lệ" in texts[number]
        for found in _RATE.finditer(texts[number])
    ]
    for (number, one), (other_number, other) in combinations(rates, 2):
        years = {found["nam"] for found in (one, other) if found["nam"]}
        names = [content(found["ten"]) for found in (one, other)]
        low, high = sorted(float(found["so"].replace(",", ".")) for found in (one, other))
        if (
            number == other_number
            or low == high
            or len(years) > 1
            or high > low * _NEAR_BY
            or min(map(len, names)) < _WORDS + 1
        ):
            continue
        if (
            (names[0] <= names[1] or names[1] <= names[0])
            and abs(len(names[0]) - len(names[1])) <= 1
            and similarity(one["ten"], other["ten"]) > _ALIKE
        ):
            yield Aim(other_number, other.start("so"), other.end(), number, one.start("so"), one.end())


def _shares(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= _WORDS and shared >= _ENOUGH * min(len(one), len(other))


def _near(one: Told, other: Told) -> bool:
    low, high = sorted((one.value, other.value))
    return float(high) <= float(low) * _NEAR_BY


def _end(one: Told, year: str) -> str:
    found = _END.search(one.part)
    if found is None or (named_times(f"{one.before} {one.behind}")[1] - {found["nam"] or found["ngay"] or year}):
        return ""
    return found["nam"] or found["ngay"] or year


def _aim(one: Told, other: Told) -> Aim:
    return Aim(one.text, one.start, one.end, other.text, other.start, other.end)
