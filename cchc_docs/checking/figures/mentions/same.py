"""When two mentions tell of one quantity: by the thing counted, what is done with it, time and place; then their values must agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, takewhile

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import transposed
from cchc_docs.checking.figures.mentions.mention import Mention
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.record import NamedTuple

_MOST = 60
"""Mentions of one unit; a list that has more is no slip."""
_NAMED, _NAMED_ALONE = 3, 4
"""Syllables that name a thing beside the same verb, and without."""
_FEW, _MANY = 2, 4
"""Syllables on both sides that two figures of the same digits must share."""
_DIGITS = 3
_EVENTS = frozenset([
    "lớp", "hội nghị", "cuộc", "đợt", "lượt", "tin", "bài", "văn bản", "hồ sơ", "vụ", "trường hợp", "ý kiến", "nhiệm vụ", "nội dung", "người",
    "suất", "triệu", "đồng", "tin bài", "báo cáo", "kế hoạch", "công văn", "phiên", "chuyên đề", "giải pháp", "chỉ tiêu", "bộ", "kiến nghị",
])  # fmt: skip
"""What a paper has many of, told apart by what stands around them."""
_GENERIC = frozenset([
    "là", "có", "được", "đã", "trong", "của", "các", "những", "và", "với", "tại", "trên", "địa", "bàn", "hiện", "nay", "đến",
    "khoảng", "gồm", "cho", "đạt", "ở", "từ", "theo", "này", "đó", "về", "do", "để", "sẽ", "thì", "còn",
])  # fmt: skip


_PEOPLE_OF_PLACE = frozenset(["hộ", "khẩu", "nhân"])
"""First syllables of what a commune counts its people by."""
_COUNTED_WHOLE = frozenset(["thôn", "bản", "ấp", "xóm", "buôn", "tổ", "khóm", "khu"])
"""Parts of a commune: `census` asks."""


class Twice(NamedTuple):
    """A mention that another one denies; `sure`: whether nothing but a slip explains it."""

    here: Mention
    there: Mention
    sure: bool


def differing(mentions: Iterable[Mention], year: str = "") -> Iterator[Twice]:
    """Yield the mentions that tell of one quantity and give two values. `year`: the one the paper is of, said or not."""
    by_unit: defaultdict[str, list[Mention]] = defaultdict(list)
    for one in mentions:
        by_unit[one.unit].append(one)
    for unit, group in by_unit.items():
        if len({one.value for one in group}) > 1:
            yield from _of_unit(unit, group[:_MOST], year)


def _of_unit(unit: str, group: Sequence[Mention], year: str) -> Iterator[Twice]:
    told: set[tuple[int, int]] = set()
    for one, other in combinations(group, 2):
        if one.value == other.value or (one.text, one.sentence) == (other.text, other.sentence):
            continue
        if not _near(one, other) or (0 < one.spot.around.table == other.spot.around.table):
            continue
        if _is_share_of(one, other) or _is_share_of(other, one):
            continue
        if _left_over(one, other):
            sure: bool | None = False
        else:
            sure = _judged(unit, one, other, group) if _one_time_and_place(one, other, year) else None
        if sure is None:
            continue
        often = [sum(each.value == pair.value and each.thing == pair.thing for each in group) for pair in (one, other)]
        here, there = (one, other) if often[0] < often[1] else (other, one)
        if (here.text, here.start) not in told:
            told.add((here.text, here.start))
            yield Twice(here, there, sure)


_RATE = patterns.ours(
    r"[^.;\d]{0,40}?(?:,| \() ?(?:đạt|chiếm|bằng|tương ứng|tương đương)?(?: tỷ lệ| tỉ lệ)? ?(?P<so>\d{1,3}(?:,\d+)?) ?%"
)


def _is_share_of(one: Mention, other: Mention) -> bool:
    """Whether the rate told behind a figure makes it a part of the other: "tiêm 198 con, đạt 75% tổng đàn", of 264 of them."""
    told = _RATE.match(one.said, one.at + one.end - one.start)
    if told is None or not one.value < other.value:
        return False
    rate = Decimal(told["so"].replace(",", "."))
    return abs(100 * one.value / other.value - rate) <= Decimal(1).scaleb(-len(told["so"].partition(",")[2]))


def _left_over(one: Mention, other: Mention) -> bool:
    """Whether what one place tells as not yet done is what another means to do: it is carried over."""
    undone = "chưa" in one.thing and "chưa" in other.thing and one.spot.around.back != other.spot.around.back
    return undone and _shared(one.thing, other.thing) >= _NAMED


def _one_time_and_place(one: Mention, other: Mention, year: str) -> bool:
    times = [pair.times - {year} if len(pair.times) == 1 else pair.times for pair in (one, other)]
    if times[0] != times[1] or (one.places and other.places and one.places != other.places):
        return False
    heads = [_HEAD_OF_ITEM.match(pair.said, 0, pair.at) for pair in (one, other)]
    named = {head["ten"].lower() for head in heads if head is not None}
    return None in heads or len(named) == 1


_HEAD_OF_ITEM = patterns.ours(rf"[-+*•]? ?(?P<ten>[^:;.\d]{{2,50}}(?<= )[{CAPITALS}][^:;.\d]{{0,30}}):")
"""The place or body an item of a list tells of: “Cửa Mơ: lấy mẫu 04 vị trí”, “Cửa Mận: lấy mẫu 03 vị trí”."""


def _judged(unit: str, one: Mention, other: Mention, group: Sequence[Mention]) -> bool | None:
    """Whether two mentions surely are of one quantity; None where they need not be."""
    slip = transposed(one.value, other.value)
    if slip and _digits(one) >= _DIGITS and _of_one_label(one, other):
        return True
    shared = _shared(one.thing, other.thing)
    if slip and one.thing == other.thing and one.thing[0] in _PEOPLE_OF_PLACE and _digits(one) > _DIGITS:
        return True
    if slip and _digits(one) >= _DIGITS and (_in_one_state(one, other) or _told_often(one, other, group)):
        return True
    if unit == "đồng" or _is_of_place(one) or _is_of_place(other):
        return None
    if _tells_what_is(one) != _tells_what_is(other):
        return None  # what was is one figure, what shall be another
    if slip and shared >= _NAMED and unit not in _EVENTS:
        return True
    named = one.verb[-1:] == other.verb[-1:] != () and _points_back(one, other)
    if named and _shared(one.thing, other.thing) >= _NAMED:
        return True  # "mở 03 lớp … nêu tại khoản 2": the very thing, told before
    verb = bool(one.verb) and one.verb == other.verb
    if verb and one.thing == other.thing and unit not in _EVENTS and (shared >= _FEW or one.times):
        return _goes_on(one, other) or None
    if shared < (_NAMED if verb or unit not in _EVENTS else _NAMED_ALONE + 1) or not _goes_on(one, other):
        return None
    if len({each.value for each in group if _shared(each.thing, one.thing) >= _NAMED}) > _FEW:
        return None
    return unit not in _EVENTS and (verb or (shared >= _NAMED_ALONE and one.thing == other.thing))


def _in_one_state(one: Mention, other: Mention) -> bool:
    """Whether one place says behind the thing what the other says before the figure: "quá hạn 103 hồ sơ" - "130 hồ sơ quá hạn"."""
    return any(
        len(state := long.thing[len(short.thing) :]) >= _MORE
        and long.thing == (*short.thing, *state)
        and short.before[-len(state) :] == state
        for short, long in ((one, other), (other, one))
    )


_MORE = 2
"""Syllables of a state."""


def _told_often(one: Mention, other: Mention, group: Sequence[Mention]) -> bool:
    """Whether a figure of four digits is told again and again, of a thing named alone, and turned round in one place."""
    if one.thing != other.thing or one.unit == "đồng" or min(one.value, other.value) < _THOUSAND:
        return False
    often = [sum(each.value == pair.value and each.thing == one.thing for each in group) for pair in (one, other)]
    return min(often) == 1 < max(often)


_THOUSAND = 1000


def _points_back(one: Mention, other: Mention) -> bool:
    """Whether one of two mentions says that its thing was named before: "nêu tại …", "nói trên"."""
    return any(pair.behind[n : n + 2] in _BEFORE for pair in (one, other) for n in range(len(pair.behind) - 1))


_BEFORE = {("nêu", "tại"), ("nêu", "trên"), ("nói", "trên"), ("kể", "trên")}


def _is_of_place(one: Mention) -> bool:
    """Whether parts of a commune are counted; a "tổ tự quản" is none."""
    return one.thing[0] in _COUNTED_WHOLE and (one.thing[0] != "tổ" or one.thing[1:2] in ((), ("dân",)))


def _tells_what_is(one: Mention) -> bool:
    """Whether a mention tells of what was, or of what is there now ("củng cố 06 tổ … hiện có")."""
    return one.spot.around.back or "hiện" in (*one.thing[-2:], *one.before)


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many syllables name both things: all of the shorter, which begins like the longer or ends like it; else 0."""
    short, long = sorted((one, other), key=len)
    if long[: len(short)] == short:
        return len(short)
    return len(short) if len(short) > 1 and short[-2:] == long[-2:] and set(short) <= set(long) else 0


def _goes_on(one: Mention, other: Mention) -> bool:
    """Whether what stands behind both things does not tell them apart."""
    rest = [pair.rest - _GENERIC for pair in (one, other)]
    return not rest[0] or not rest[1] or bool(rest[0] & rest[1])


def _near(one: Mention, other: Mention) -> bool:
    low, high = sorted((float(one.value), float(other.value)))
    return (high <= 1.5 * low and high >= 2) or transposed(one.value, other.value)


def _digits(one: Mention) -> int:
    return len(set(f"{one.value.normalize():f}".strip("0.")))


def _words(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in _GENERIC]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two sequences begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _of_one_label(one: Mention, other: Mention) -> bool:
    """Whether the words on both sides of two figures name one thing: alike next to the figure, and enough of them."""
    before = [_words(pair.before)[-7:] for pair in (one, other)]
    behind = [_words(pair.behind) for pair in (one, other)]
    near, after = _common(before[0][::-1], before[1][::-1]), _common(*behind)
    if after == len(behind[0]) == len(behind[1]):
        inside = set(before[0]) <= set(before[1]) or set(before[1]) <= set(before[0])
        return (inside and min(map(len, before)) + after >= _FEW) or near + after >= _MANY
    if _digits(one) > _DIGITS and near >= _NAMED:
        return True
    return after == min(map(len, behind)) and near + after >= _MANY and (near >= _MANY or after >= _FEW)
