"""Digits that changed places: “162 camera” told again as “126 mắt camera”, “18,6 tỷ đồng” as “18.060 triệu đồng”."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, takewhile

from cchc_docs import patterns
from cchc_docs.checking.figures.again.told import Told, content
from cchc_docs.checking.figures.amounts import swapped
from cchc_docs.checking.figures.mentions.mention import Around
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.record import NamedTuple

_TIME = patterns.ours(
    r"(?<![\d/.-])(?:19|20)\d\d(?![\d.])|(?<!\w)(?:(?:tháng|quý|kỳ|đợt|giai đoạn|lần thứ|vòng|lớp|khóa|khối) (?:\d{1,2}(?!\d|[.,]\d)|[ivx]+|nhất|hai|ba)|vụ (?:xuân|hè|thu|đông|mùa)|[369] tháng|đầu (?:năm|kỳ|tháng)|cuối (?:năm|kỳ|tháng)"
    r"|cùng kỳ|năm (?:trước|ngoái|sau|tới|nay)|kỳ (?:trước|sau)|trước đây|đợt|cũ)(?!\w)",
    re.IGNORECASE,
)
PLACES = patterns.ours(
    r"(?<!\w)(?<!mỗi )(?<!ôi )(?:[Tt]hôn|[Bb]ản|[Xx]óm|[Ấấ]p|[Bb]uôn|[Kk]hóm|[Kk]hu|[Kk]hu phố|[Tt]ổ|[Tt]ổ dân phố|[Tt]rường|[Cc]ụm|[Ll]ớp|[Kk]hối|[Cc]hi bộ|[Tt]uyến|[Đđ]ường|[Cc]ầu|[Hh]ồ|[Cc]hợ|[Cc]ơ sở)"
    rf" (?:số )?((?:[{CAPITALS}]|\d)[\w.]*(?: (?:[{CAPITALS}]|\d)[\w.]*)*)"
)
_BODIES = patterns.ours(rf"(?<!\w)(?:Hội|Đoàn|Hợp tác xã|Trung tâm|Trạm) ([{CAPITALS}][\w.]*)")
"""Told of two of them, or of two places, a figure is of two things."""
_STATES = (
    frozenset(["giải quyết", "xử lý", "hoàn thành", "khắc phục", "trả"]),
    frozenset(["còn", "tồn", "chưa", "quá hạn", "trễ hạn", "đang giải quyết"]),
    frozenset(["tăng", "giảm", "thêm", "vượt", "hụt", "thiếu", "bổ sung", "thay", "điều chỉnh", "lắp mới", "xây mới", "mới"]),
    frozenset(["ít nhất", "tối thiểu", "khoảng", "bình quân", "mỗi", "từng", "trung bình", "tối đa", "không quá", "dưới", "hơn", "gần"]),
    frozenset(["trong đó", "riêng", "đáng chú ý", "trong số"]),
    frozenset(["kế hoạch", "chỉ tiêu", "phấn đấu", "dự kiến", "được giao", "dự toán", "đăng ký", "đề nghị", "mục tiêu"]),
    frozenset(["nam", "trai"]), frozenset(["nữ", "gái"]),
    frozenset(["chuyển đi"]), frozenset(["tạm trú"]), frozenset(["thường trú"]), frozenset(["bị"]), frozenset(["cận nghèo"]),
)  # fmt: skip
"""Words that tell what a figure is of some of the same things apart from that of all."""
_SOURCES = (
    frozenset(["thu", "thu được"]), frozenset(["chi", "chi trả"]), frozenset(["tỉnh", "thành phố", "trung ương", "cấp trên"]),
    frozenset(["ngân sách xã", "ngân sách phường"]), frozenset(["xã hội hóa", "nhân dân đóng góp"]), frozenset(["giải ngân", "đã chi"]),
)  # fmt: skip
"""What tells one sum of money from another."""
_STATE = patterns.ours(
    r"(?<!\w)(?<!chuẩn )(?<!trang )(?<!thiết )(?<!không )(?:"
    + "|".join(sorted((word for group in (*_STATES, *_SOURCES) for word in group), key=len, reverse=True))
    + r")(?!\w)(?! việc làm| sinh| x)(?<!mới(?= có))(?<!mới(?= đạt))",
    re.IGNORECASE,
)
_WHICH = {word: number for number, group in enumerate((*_STATES, *_SOURCES)) for word in group}
_NAME = patterns.ours(rf"(?<!\w)[{CAPITALS}]\w+(?: [{CAPITALS}]\w+)+")
_DEFINITE = patterns.ours(
    r"(?<!\w)(?:hiện có|đang có|hiện hưởng|đang hưởng|hiện nay|hiện tại|đã có|nêu trên|nói trên|kể trên|này|toàn (?:xã|phường|đặc khu)|trên (?:đảo|địa bàn)|của (?:xã|phường|đặc khu))(?!\w)",
    re.IGNORECASE,
)
_RARE, _DIGITS, _TWO = 6, 3, 2
_MOST = 12


class Turned(NamedTuple):
    """A figure whose digits another place gives in another order."""

    here: Told
    there: Told


def turned(told: Sequence[Told], around: Callable[[int], Around], title: str) -> Iterator[Turned]:
    """Yield the figures that stand elsewhere with their digits in another order, for the same thing. `title`: what the paper is about, and of which time."""
    groups: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in told:
        digits = _digits(one.value)
        if one.kind != "%" and not one.letters and len(digits) >= _TWO and len(set(digits)) >= _TWO:
            groups[one.kind, digits].append(one)
    if not groups:
        return
    rare = Counter(word for about in {(one.text, one.about) for one in told} for word in about[1])
    for (kind, digits), group in groups.items():
        if len({one.value for one in group}) > 1 and len(group) <= _MOST:
            judge = _Judge(kind, len(digits), told, rare, around, title)
            yield from judge.of(group)


def _digits(value: Decimal) -> str:
    return "".join(sorted(f"{value.normalize():f}".replace(".", "").replace("0", "")))


class _Times(NamedTuple):
    tags: frozenset[str]
    years: frozenset[str]


def named_times(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return what some words name of parts of a year, rounds, other times, and of years."""
    found = [each.lower() for each in _TIME.findall(words)]
    return frozenset(each for each in found if not each.isdigit()), frozenset(each for each in found if each.isdigit())


class _Judge:
    """What is asked of the figures of one kind and of the same digits."""

    def __init__(
        self, kind: str, size: int, told: Sequence[Told], rare: Counter[str], around: Callable[[int], Around], title: str,
    ) -> None:  # fmt: skip
        self._kind, self._size, self._told, self._rare = kind, size, told, rare
        self._around = around
        self._often = max(_RARE, len({one.text for one in told}) // 8)
        self._title, self._own = named_times(title)
        self._own |= {str(int(each) - 1) for each in self._own}

    def of(self, group: Sequence[Told]) -> Iterator[Turned]:
        seen: set[tuple[int, int]] = set()
        often = Counter(one.value for one in group)
        for one, other in combinations(group, 2):
            if (
                one.value == other.value
                or one.text == other.text
                or one.rate != other.rate
                or not swapped(one.value, other.value)
                or not self._same(one, other)
            ):
                continue
            here, there = (one, other) if often[one.value] < often[other.value] else (other, one)
            if (here.text, here.start) not in seen:
                seen.add((here.text, here.start))
                yield Turned(here, there)

    def _same(self, one: Told, other: Told) -> bool:
        """Whether two figures surely are of one thing."""
        if self._both_known(one, other) or apart(one, other) or not self._one_time(one, other):
            return False
        for names in (PLACES, _BODIES):
            own = [frozenset(names.findall(each.part)) for each in (one, other)]
            if all(own) and own[0].isdisjoint(own[1]):
                return False
        return self._counts(one, other) if self._kind == "" else self._measures(one, other)

    def _both_known(self, one: Told, other: Told) -> bool:
        """Whether one text tells both: they are two figures."""
        texts = [
            {each.text for each in self._told if each.kind == self._kind and each.value == value}
            for value in (one.value, other.value)
        ]
        return not texts[0].isdisjoint(texts[1])

    def _one_time(self, one: Told, other: Told) -> bool:
        here, there = (self._times(each) for each in (one, other))
        ahead = [not self._around(each.text).back for each in (one, other)]
        if ahead[0] != ahead[1] and content(one.before).isdisjoint(content(other.before)):
            here, there = (
                each._replace(tags=frozenset()) if later else each
                for each, later in zip((here, there), ahead, strict=True)
            )
        if here.tags != there.tags:
            return False
        if here.years and there.years:
            return not here.years.isdisjoint(there.years)
        return (here.years | there.years) <= self._own

    def _times(self, one: Told) -> _Times:
        """The years and parts of a year a figure is told of; where results are told, those of the headings too."""
        tags, years = named_times(f"{one.before} {one.behind}")
        years = years or named_times(one.part)[1]
        around = self._around(one.text)
        if not years and around.back:
            years = named_times(around.words)[1]
        return _Times(tags - self._title, years)

    def _counts(self, one: Told, other: Told) -> bool:
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one.thing, other.thing, strict=False)))
        if not same:
            return False
        rest = [each.thing[same:] for each in (one, other)]
        if all(rest) and not (set(rest[0]) & other.about or set(rest[1]) & one.about):
            return False
        shared = self._shared(one, other) - set(one.thing[:1])
        dated = one.thing == other.thing and any(
            named_times(f"{each.before} {each.behind}")[1] for each in (one, other)
        )
        definite = dated or any(_DEFINITE.search(each.behind[:40]) for each in (one, other))
        if self._size >= _DIGITS:
            return bool(shared) or definite or (one.thing == other.thing and same >= _TWO)
        return len(shared) > _TWO or (definite and bool(shared))

    def _measures(self, one: Told, other: Told) -> bool:
        shared, rare = one.about & other.about, self._shared(one, other)
        if self._size < _DIGITS and not (
            self._kind != "đồng" and len(rare) > _TWO and one.thing[:_TWO] == other.thing[:_TWO] != ()
        ):
            return False
        if len(rare) >= _TWO or (rare and len(shared) > _TWO) or (one.rate and self._kind != "đồng"):
            return True
        return bool(rare) and one.unit != other.unit and self._zero_moved(one, other)

    def _zero_moved(self, one: Told, other: Told) -> bool:
        """Whether a nought is what moved: 18,6 tỷ as 18.060 triệu."""
        return len(f"{one.value.normalize():f}".strip("0")) != len(f"{other.value.normalize():f}".strip("0"))

    def _shared(self, one: Told, other: Told) -> set[str]:
        names = set(_NAME.findall(one.part)) & set(_NAME.findall(other.part))
        return {word for word in one.about & other.about if self._rare[word] <= self._often} | names


_EVERY = patterns.ours(r"(?<!\w)mỗi (?:tháng|năm|ngày|quý|tuần)(?!\w)", re.IGNORECASE)
_GOES_ON = patterns.ours(r"(?<!\w)(?:do|gồm|để|và|với|nhằm|vì|nên)(?!\w)", re.IGNORECASE)


def apart(one: Told, other: Told) -> bool:
    """Whether the words beside two figures tell two things of them: all and those solved, men and women, more and fewer."""
    states = []
    for each in (one, other):
        behind = _GOES_ON.split(each.behind if each.kind else each.behind[:18])[0]
        before = _EVERY.sub(" ", each.before)
        found = {_WHICH[word.lower()] for word in _STATE.findall(f"{before} | {behind}")}
        if not each.kind and " chưa " in each.behind:
            found.add(_WHICH["chưa"])
        here = {_WHICH[word.lower()] for word in _STATE.findall(before)}
        states.append(
            {
                which
                for which in found
                if (which >= len(_STATES) if each.kind and which not in here else which < len(_STATES))
            }
            | (here if each.kind else set())
        )
    return states[0] != states[1]
