"""A count that says it is of all there are, against how many the paper said there are: “24 nghệ nhân toàn xã”, “Ba tàu cứu thương của Trung tâm”."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from cchc_docs import patterns
from cchc_docs.checking.figures.again.told import Told
from cchc_docs.checking.figures.again.turned import PLACES, apart, named_times
from cchc_docs.checking.figures.again.villages import PLACE
from cchc_docs.checking.figures.amounts import swapped
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.record import NamedTuple

_EVERY = patterns.ours(r"(?<!\w)(?:(?<!không phải )cả|toàn bộ|tất cả|trong số)(?: các)? $", re.IGNORECASE)
_IN_ALL = patterns.ours(r"(?<!\w)(?:tổng cộng|cả thảy|tổng số)(?: là| có)? $", re.IGNORECASE)
_EVERYONE = patterns.ours(r"(?<!\w)(?:toàn bộ|tất cả)(?!\w)", re.IGNORECASE)
_NOW = patterns.ours(
    r"(?<!\w)(?:hiện có|đang có|hiện nay|hiện hưởng|toàn (?:xã|phường|đặc khu)|trên toàn (?:xã|phường|đặc khu))(?!\w)",
    re.IGNORECASE,
)
_DONE = patterns.ours(r"^[^,;]{0,30}(?<!\w)đã [^\W\d_]+(?: [^\W\d_]+)?(?: trong)? năm (?:20\d\d|nay)", re.IGNORECASE)
_OWNED = patterns.ours(
    rf"(?<!\w)của (?P<ai>(?:Trung tâm|Trạm|Trường|Hợp tác xã|Hội|Đội|Ban|Phòng|Công ty|Nhà máy|Bệnh viện)(?: [^\W\d_]+){{0,2}}(?: [{CAPITALS}]\w*)*)"
)
_OF_PLACE = patterns.ours(r"(?<!\w)(?:của (?:xã|phường|đặc khu)|trên (?:địa bàn|đảo))(?!\w)", re.IGNORECASE)
_POSSESSED = patterns.ours(r"(?<!\w)của $")
_WHOLE = patterns.ours(
    r"(?:(?<!\w)(?:có|gồm|dùng|sử dụng|quản lý|duy trì|vận hành|bố trí|với|tổng số|tổng cộng|tổng|nâng tổng số lên|ở|trong đó|trong đó có|và|,)|:)(?: [^\W\d_]+){0,1} $|^\W*$",
    re.IGNORECASE,
)
"""Words before a figure that says how many there are."""
_VAGUE = frozenset([
    "hồ sơ", "vụ", "trường hợp", "nội dung", "nhiệm vụ", "giải pháp", "đơn vị", "cơ quan", "mô hình", "dự án", "công trình", "chỉ tiêu", "văn bản",
    "xã", "phường", "người", "hội nghị", "cuộc", "lớp", "lượt", "ý kiến", "tiêu chí", "cơ sở", "hộ", "thành viên", "phòng", "tổ", "đội", "nhóm",
    "cấp", "lĩnh vực", "phần", "khâu", "mục", "chương trình", "đợt", "đại biểu", "lao động", "đồng chí", "cán bộ", "công chức", "sản phẩm",
    "thủ tục", "kế hoạch", "nghị quyết", "ban", "điểm", "khu vực", "khu", "tuyến", "đoàn", "tập thể", "cá nhân", "thôn", "bản", "ấp", "xóm", "tổ dân phố", "khu phố",
])  # fmt: skip
"""What a paper has many of, told apart by what stands around them; hamlets are asked of by themselves."""
_FORCE = ("lực", "lượng")
_NEAR_BY, _FEW, _LONG, _BESIDE = 1.5, 4, 3, 5


class Whole(NamedTuple):
    """A count of all there are that another place gives otherwise; `sure`: whether it cannot be of some of them."""

    here: Told
    there: Told
    sure: bool


def wrong_wholes_again(told: Sequence[Told]) -> Iterator[Whole]:
    """Yield the counts that say they are of all there are and differ from how many there are."""
    by_head: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in told:
        if one.thing and one.kind in ("", "length") and not one.rate:
            by_head[one.kind, one.thing[0]].append(one)
    for group in by_head.values():
        for one in group if len({each.value for each in group}) > 1 else ():
            marked = _marked(one)
            if marked is None:
                continue
            found = _against(one, marked, group)
            if found is not None:
                yield found


class _Mark(NamedTuple):
    """How a count says that it is of all: `every` in so many words; `owner`: whose they are; `fewer`: whether fewer of them are asked of at all."""

    every: bool
    owner: str = ""
    fewer: bool = True


def _marked(one: Told) -> _Mark | None:
    """How a count says that it is of all there are; None where it does not."""
    if not one.named or PLACE.match(" ".join(one.thing)):
        return None
    force = one.thing[:2] == _FORCE and len(one.thing) > _FEW
    owned = _OWNED.search(one.behind)
    few = one.letters and one.value <= _FEW and len(one.thing) < _LONG and not owned
    if few or (" ".join(one.thing) in _VAGUE and not force):
        return None
    if owned:
        return _Mark(every=False, owner=owned["ai"].lower())
    if (
        _EVERY.search(one.before)
        or _NOW.search(one.behind[:60])
        or (_IN_ALL.search(one.before) and _EVERYONE.search(one.part))
    ):
        return _Mark(every=True)
    if _DONE.search(one.behind) or _OF_PLACE.search(one.behind) or force:
        return _Mark(every=False, fewer=False)
    return _Mark(every=False) if len(one.thing) > 1 and _POSSESSED.search(one.before) else None


def _same_thing(one: Told, other: Told) -> bool:
    """Whether two counts name one thing: one name opens the other, or the words before a figure say what stands behind the other."""
    if other.text == one.text:
        return False
    short, long = sorted((one.thing, other.thing), key=len)
    if long[: len(short)] == short:
        return len(short) > 1 or len(long) == 1 or _turned_about(one, other) or " ".join(short) not in _VAGUE
    return False


def _turned_about(one: Told, other: Told) -> bool:
    """“chín đơn tố cáo” - “tố cáo 7 đơn”."""
    rest = " ".join(one.thing[len(other.thing) :])
    return bool(rest) and other.before.strip().lower().endswith(rest)


def _against(one: Told, mark: _Mark, group: Sequence[Told]) -> Whole | None:
    if any(each.value == one.value and each.text != one.text for each in group):
        return None
    others = [each for each in group if _same_thing(one, each)]
    values = {each.value for each in others}
    if mark.owner:
        owned = [each for each in others if mark.owner in each.part.lower()]
        others = owned or (others if len(one.thing) >= _LONG and len(values) == 1 else [])
    wholes = [each for each in others if _tells_all(one, each)]
    wholes = [each for each in wholes if each.before.strip()] or wholes
    values = {each.value for each in wholes}
    if not wholes or (len(values) > 1 and one.value < max(values)):
        return None
    most = max(wholes, key=lambda each: each.value)
    low, high = sorted((one.value, most.value))
    if low < 2 or float(high) > float(low) * _NEAR_BY or (one.value < most.value and not mark.fewer):
        return None
    if swapped(one.value, most.value):
        return None  # `turned` tells it
    if len(one.thing) > len(most.thing) and not _turned_about(one, most):
        return Whole(one, most, sure=False)  # “công nhân nhà máy gạch” may be others than the “công nhân”
    return Whole(one, most, mark.every or (one.value > most.value and bool(mark.owner or not mark.fewer)))


def _tells_all(one: Told, other: Told) -> bool:
    """Whether a count says how many there are, of the time and place of another one."""
    if len(one.thing) > len(other.thing) > 0 and len(other.thing) == 1 and not _turned_about(one, other):
        return False
    if not (_WHOLE.search(other.before) or _turned_about(one, other)) or (
        apart(*map(_beside, (one, other))) and "trong đó" not in other.before
    ):
        return False
    (tags, years), (other_tags, other_years) = (named_times(f"{each.before} {each.behind}") for each in (one, other))
    years, other_years = (
        named or named_times(each.part)[1] for named, each in zip((years, other_years), (one, other), strict=True)
    )
    places = [set(PLACES.findall(each.part)) for each in (one, other)]
    return (
        tags == other_tags
        and not (years and other_years and years.isdisjoint(other_years))
        and not (places[1] - places[0])
    )


def _beside(one: Told) -> Told:
    """A count with the words next to it alone: what else its clause says is not of it."""
    words = one.before.split()[-_BESIDE:]
    return one._replace(before=" ".join(words[words[:1] == ["bị"] :]))
