"""A target told again with another value: “80% hộ phân loại rác đúng như chỉ tiêu đã giao”, “đến hết năm 2027 nâng lên thành 37 hộ”, “tỷ lệ … lên ít nhất 85%”."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
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


def told_as_set(told: Sequence[Told], is_aim: Callable[[int], bool]) -> Iterator[Aim]:
    """Yield the figures said to be the target that differ from it. `is_aim`: whether a text stands under the targets."""
    for one in told:
        if not AS_SET.search(one.part) or _PART.search(one.before):
            continue
        own = content(f"{one.before} {AS_SET.split(one.behind)[0]}")
        alike = [
            each
            for each in told
            if each.text != one.text and each.kind == one.kind and each.thing[:1] == one.thing[:1] and is_aim(each.text)
        ]
        alike = [
            each
            for each in alike
            if _shares(own, content(f"{each.before} {each.behind}")) and not _PART.search(each.before)
        ]
        values = {each.value for each in alike}
        if len(values) == 1 and one.value not in values and _near(one, alike[0]):
            yield _aim(one, alike[0])


def told_for_the_end(told: Sequence[Told], is_ahead: Callable[[int], bool], year: str) -> Iterator[Aim]:
    """Yield the counts aimed at for the end of a year that differ. `is_ahead`: whether a text tells what shall be."""
    ends = [
        (one, when)
        for one in told
        if one.kind == "" and not one.letters and (when := _end(one, year)) and is_ahead(one.text)
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
    """Yield the rates that two places aim at with two values, named in the same words but for one at most."""
    own: defaultdict[frozenset[str], dict[str, _Rate]] = defaultdict(dict)
    longer: defaultdict[frozenset[str], dict[str, _Rate]] = defaultdict(dict)
    for number in sorted(ahead):
        for found in _RATE.finditer(texts[number]) if "ỷ lệ" in texts[number] else ():
            name = content(found["ten"])
            if len(name) <= _WORDS:
                continue
            one, shorter = _Rate(number, found), [name - {word} for word in name]
            for known in (own[name], longer[name], *(own[less] for less in shorter if less in own)):
                yield from (_aim_of(other, one) for other in known.values() if _differ(other, one))
            own[name].setdefault(found["so"], one)
            for less in shorter:
                longer[less].setdefault(found["so"], one)


class _Rate(NamedTuple):
    text: int
    found: re.Match[str]


def _differ(one: _Rate, other: _Rate) -> bool:
    years = {each.found["nam"] for each in (one, other) if each.found["nam"]}
    low, high = sorted(float(each.found["so"].replace(",", ".")) for each in (one, other))
    return (
        one.text != other.text
        and low != high <= low * _NEAR_BY
        and len(years) <= 1
        and similarity(one.found["ten"], other.found["ten"]) > _ALIKE
    )


def _aim_of(one: _Rate, other: _Rate) -> Aim:
    there, here = one.found, other.found
    return Aim(other.text, here.start("so"), here.end(), one.text, there.start("so"), there.end())


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
