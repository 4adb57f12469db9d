"""Things of one series - classes, grades, shifts, rows of a schedule -, each with its place and half of the day: one is told with another's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.record import NamedTuple

_ORDINAL = r"\d{1,2}|nhất|một|hai|ba|tư|bốn|năm(?! (?:20|học|nay|sau))|[A-E](?!\w)"
LABELS = r"khối|lớp|nhóm|đợt|ca|chuyến|vòng|bảng|buổi|phiên|tốp|lượt|đoàn|cụm|tuyến"
_LABEL = patterns.ours(
    rf"(?<!\w)(?P<ten>{LABELS}) (?:thứ |số )?(?P<so>(?:{_ORDINAL})(?!\w)(?![.,/]\d|(?: ?%| (?:học (?:sinh|viên)|em|người|đồng|lớp|năm|tháng|ngày|giờ|giáo|xã|đội)))"
    rf"(?:(?:, | và )(?:\d{{1,2}})(?![\w%.,/]*\d| \w*(?:em|người|học|giờ|lớp)))*)",
    re.IGNORECASE,
)
_SAME = {"nhất": "1", "một": "1", "hai": "2", "ba": "3", "tư": "4", "bốn": "4", "năm": "5"}
_NAME = rf"[{CAPITALS}]\w*(?:[ -][{CAPITALS}\d]\w*)*"
_PLACE = patterns.ours(
    rf"(?<!\w)(?:[Tt]ại|ở|[Đđ]ịa điểm:?) (?P<noi>(?:[^\W\d_]+ ){{0,6}}?(?:{_NAME})(?: (?:tỉnh|xã|phường|đặc khu|trung tâm|số \d+)(?!\w))?(?:,? (?:phường|xã) {_NAME})?|(?:[^\W\d_]+ ){{1,7}}?[^\W\d_]+)(?=[,.;:()/]| (?:trong|vào|từ|lúc|để|và|với|theo|do|cho|nhân|khi)(?!\w)|$)"
)
_PARITY = patterns.ours(r"(?<!\w)ngày (?P<noi>chẵn|lẻ)(?!\w)", re.IGNORECASE)
_HALF = patterns.ours(r"(?<!\w)(?:(?P<buoi>sáng|chiều|tối)(?!\w)|(?P<gio>\d{1,2}) ?(?:giờ|h(?=\d|\W)))", re.IGNORECASE)
_NOON, _EVENING = 12, 18
_SPLIT = patterns.ours(r";|(?<=[^\W\d_])\. |(?<=\d)\. (?=[A-ZĐ])|\n")
_NOT_ITS = patterns.ours(
    r"(?<!\w)(?:thay vì|khác với|chuyển (?:từ|sang)|không phải|trước (?:đây|khi)|sau khi|năm (?:trước|ngoái)|dự phòng|nếu|trường hợp)(?!\w)",
    re.IGNORECASE,
)
_ON_THE_WAY = patterns.ours(r"(?<!\w)(?:từ đó|xuất phát|tập trung|di chuyển|về|đến)(?!\w)", re.IGNORECASE)
"""Words by which a value, or a place, is another one than that of the thing itself."""


class Told(NamedTuple):
    """What a clause, or a row, tells of things: their names; the value of a kind ("nơi", "ngày", "buổi"), as typed and where it stands."""

    text: int
    start: int
    end: int
    names: frozenset[str]
    kind: str
    value: str


class Mixed(NamedTuple):
    """A value told of a thing of a series that has another one there; whose it is, and where the series tells the thing's own."""

    here: Told
    own: Told
    whose: Told


def names_of(words: str) -> frozenset[str]:
    """The labelled things of some words: "khối 8, 9" are "khối 8" and "khối 9"."""
    out: set[str] = set()
    for found in _LABEL.finditer(words):
        for each in patterns.findall(r"\w+", found["so"].lower()):
            if each != "và":
                out.add(f"{found['ten'].lower()} {_SAME.get(each, each.lstrip('0'))}")
    return frozenset(out)


def half_of(hour: int) -> str:
    """The half of the day of an hour."""
    return "sáng" if hour < _NOON else "chiều" if hour < _EVENING else "tối"


def values_of(words: str) -> Iterator[tuple[str, str, int, int]]:
    """Yield (kind, value, start, end) of the places, odd or even days, halves of the day some words name."""
    for found in _PLACE.finditer(words):
        yield "nơi", found["noi"], found.start("noi"), found.end("noi")
    for found in _PARITY.finditer(words):
        yield "ngày", found["noi"].lower(), found.start(), found.end()
    for found in _HALF.finditer(words):
        yield "buổi", (found["buoi"] or half_of(int(found["gio"]))).lower(), found.start(), found.end()


def told_in(number: int, text: str) -> Iterator[Told]:
    """Yield what the clauses of a text tell of labelled things."""
    return (one._replace(text=number) for one in _told_of(text))


@lru_cache(maxsize=4096)
def _told_of(text: str) -> tuple[Told, ...]:
    return tuple(_find_told(text)) if _LABEL.search(text) else ()


def _find_told(text: str) -> Iterator[Told]:
    start = 0
    ends = [*((one.start(), one.end()) for one in _SPLIT.finditer(text)), (len(text), len(text))]
    for end, following in ends:
        clause = text[start:end]
        names = names_of(clause)
        if names and not _NOT_ITS.search(clause):
            for kind, value, a, b in values_of(clause):
                if kind == "nơi" and _ON_THE_WAY.search(clause):
                    continue
                yield Told(0, start + a, start + b, names, kind, value)
        start = following


def mixed_up(series: dict[Hashable, list[Told]], others: Sequence[Told]) -> Iterator[Mixed]:
    """Yield what is told of a thing of a series with the value of another thing of it.

    `series`: what each table, list or text tells, more than one thing with more than one value. A thing of many values, a
    value the thing has too, and a clause that tells more than one value of a kind say nothing.
    """
    said: set[tuple[int, int]] = set()
    by_thing: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in others:
        for name in one.names:
            by_thing[one.kind, name].append(one)
    for told in series.values():
        inside = {one.text for one in told}
        for kind in {one.kind for one in told}:
            own = [one for one in told if one.kind == kind]
            if len({one.value.lower() for one in own}) < len(("one", "another")):
                continue
            by_name: defaultdict[str, set[str]] = defaultdict(set)
            for each in own:
                for name in each.names:
                    by_name[name].add(each.value.lower())
            for one in (one for name in by_name for one in by_thing[kind, name]):
                if one.text in inside or (one.text, one.start) in said:
                    continue
                found = _belongs(one, own, by_name)
                if found is not None and _only(one, others):
                    said.add((one.text, one.start))
                    yield found


def _only(one: Told, others: Sequence[Told]) -> bool:
    """Whether its text tells one value of a kind of these things."""
    return all(
        each.value == one.value
        for each in others
        if (each.text, each.names, each.kind) == (one.text, one.names, one.kind)
    )


def _belongs(one: Told, own: Sequence[Told], by_name: dict[str, set[str]]) -> Mixed | None:
    """Whether a value is, in a series, that of another thing: none of the things named has it, each has one of its own."""
    known = [by_name[name] for name in one.names if name in by_name]
    if (
        not known
        or any(len(values) != 1 for values in known)
        or any(_alike(one.value, each) for values in known for each in values)
    ):
        return None
    whose = next((each for each in own if _alike(one.value, each.value) and not each.names & one.names), None)
    if whose is None:
        return None
    return Mixed(one, next(each for each in own if each.names & one.names), whose)


def _alike(one: str, other: str) -> bool:
    """Whether two places are one: the words of the shorter open the longer, or close it."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    return long == short or long.startswith((f"{short},", f"{short} ")) or long.endswith(f" {short}")
