"""Growth and fall told in a sentence, against the two amounts they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import (
    Amount,
    Wrong,
    alike,
    amounts,
    in_unit,
    is_fraction,
    said,
    sentences,
)
from cchc_docs.checking.figures.asides import PERIODS, without
from cchc_docs.checking.figures.between.compared import apart, compare, set_off
from cchc_docs.checking.figures.bound.doubled import wrong_times
from cchc_docs.checking.figures.relations.against import wrong_against
from cchc_docs.checking.figures.relations.levels import against_last, against_level, past_its_plan, rate_of_change
from cchc_docs.checking.figures.relations.moves import wrong_moves

TRIGGERS = (
    "tăng",
    "giảm",
    "hơn",
    "gấp",
    "so với",
    "vượt",
    "chưa đạt",
    "không đạt",
    "cùng kỳ",
    "giật cấp",
    "còn",
    "xuống",
    "nâng",
    "rút ngắn",
    "thành ",
)
_UP, _DOWN = (
    "tăng thêm|tăng|nhiều hơn|cao hơn|vượt",
    "giảm được|giảm đi|giảm|cắt giảm|rút ngắn được|rút ngắn|ít hơn|thấp hơn",
)
_CHANGE = patterns.ours(
    rf"(?<!\w)(?:(?P<len>{_UP})|(?P<xuong>{_DOWN}|hụt))(?: tương ứng| là| được| thêm|(?: so với)? (?:kế hoạch|dự toán|chỉ tiêu)(?: năm| giao| tỉnh giao| xã giao| được giao)?)?:? $",
    re.IGNORECASE,
)
_ABOUT = patterns.ours(
    r"(?<!\w)(?:khoảng|gần|trên|hơn|xấp xỉ|ước|chừng|tới|đến|từ|ít nhất|tối thiểu|bình quân) $", re.IGNORECASE
)
_NEXT = patterns.ours(
    rf"^[^.;\d]{{0,24}}[,(:] ?(?:tức |tương ứng |tương đương |và |đã |như vậy )*(?=(?:{_UP}|{_DOWN}|gấp)(?!\w))",
    re.IGNORECASE,
)
_TO = patterns.ours(
    r"^(?:/[^\d,;.()]{1,20})?(?:, (?:phường|thị trấn|thôn|tổ dân phố|đơn vị))*(?: (?:trong |ở |của )?năm 20\d\d)?[^,;.()\d]{0,30}(?<!\w)(?P<lan>lên|xuống|còn|đến|tới|thành)(?: còn| mức| tới| đến| là| dưới| trên)* $",
    re.IGNORECASE,
)
_FROM = patterns.ours(r"(?<!\w)từ (?:mức |con số )?$", re.IGNORECASE)
_RANKED = patterns.ours(
    r"(?<!\w)(?:vị trí|hạng|thứ|bậc|xếp|ngày|giờ|số hiệu|điện thoại|lớp|khối|tuổi)(?: \S+){0,4}$", re.IGNORECASE
)
_NEAR = patterns.ours(
    rf"^(?:/[^\d,;.()]{{1,20}})?[^.;,()\d]{{0,40}}(?:[,(] ?(?:kiến nghị \()?[^.;,()\d]{{0,30}}|; (?:{_UP}|{_DOWN}) )$"
)
"""What may stand between an amount and the growth told of it."""
_OTHER_BASE = patterns.ours(
    r" ?(?:so với|so) (?:kế hoạch|quy định|chỉ tiêu|dự toán|mặt bằng|bình quân|mức|yêu cầu|mục tiêu|toàn)",
    re.IGNORECASE,
)
_INTERVAL = patterns.ours(r" ?(?:/ ?|một |mỗi )(?:0?1 )?(?:lần|chuyến|kỳ|đợt|cuộc|buổi|lượt|phiên)(?!\w)")
_TIMES = frozenset(["phút", "giờ", "ngày", "tuần", "tháng", "quý", "năm"])
_RANKS = patterns.ours(r"(?<!\w)(?:bậc|hạng|xếp thứ|vị trí)(?!\w)", re.IGNORECASE)
_REFERRED = patterns.ours(
    r"(?:so với|so|cùng kỳ|kỳ trước|năm trước|quý trước|tháng trước)[^;.,]{0,70}?(?:\(|: |là |\((?:là|chỉ|có|đạt) |chỉ (?:có |là |đạt )?|có |đạt |với )$"
    r"|^(?:(?: so với| so)? (?:kế hoạch|dự toán|chỉ tiêu|nghị quyết)| năm 20\d\d| (?:cùng )?kỳ)(?: năm| giao| được giao| tỉnh giao| xã giao| đề ra| trước| 20\d\d){0,3} \((?:là |có |giao )?$"
    r"|^(?: [^\W\d]+){0,3} ?\((?:kế hoạch|dự toán|chỉ tiêu)(?: năm| giao| được giao| tỉnh giao| xã giao| đề ra| 20\d\d){0,3}:?(?: là)? $"
    r"|\((?:đầu năm|đầu kỳ|cùng kỳ|kỳ trước|năm (?:trước|\d{4})|quý (?:trước|[IV]+)|tháng (?:trước|\d+)|trước đó)[^();.,]{0,50}$",
    re.IGNORECASE,
)
_EARLIER = patterns.ours(
    r"so với (?:kết quả |số liệu |thực hiện )?(?P<ky>quý (?:IV|I{1,3}|[1-4])(?:(?:/| năm )20\d\d)?|tháng \d{1,2}(?:(?:/| năm )20\d\d)?|quý trước|tháng trước|năm (?:20\d\d|trước)|cùng kỳ(?: năm (?:20\d\d|trước))?|kỳ trước|đầu năm|đầu kỳ)",
    re.IGNORECASE,
)


def wrong_changes(text: str) -> Iterator[Wrong]:
    """Yield what a text says of growth or fall that its own amounts deny."""
    before: tuple[int, str] | None = None
    if "giật cấp" in text:
        yield from _gusts(text)
    for base, sentence in sentences(text):
        last, before = before, (base, sentence)
        small = sentence.lower()
        if not any(word in small for word in TRIGGERS):
            continue
        found = amounts(sentence)
        if len(found) < 2:
            continue
        told = False
        off = set_off(last[1], sentence) if last else ()
        for wrong in (*_of_sentence(sentence, found), *apart(text, last, base, sentence), *off):
            told = True
            yield wrong._replace(start=wrong.start + base, end=wrong.end + base)
        for wrong in () if told or not ("(" in sentence or "từ " in small) else wrong_times(sentence):
            told = True
            yield wrong._replace(start=wrong.start + base, end=wrong.end + base)
        slim = None if told or "(" not in sentence else without(sentence, PERIODS)
        if slim is not None:
            for wrong in _of_sentence(slim.words, amounts(slim.words)):
                told = True
                yield wrong._replace(start=base + slim.start(wrong.start), end=base + slim.end(wrong.end))
        for wrong in () if told else wrong_moves(sentence):
            told = True
            yield wrong._replace(start=wrong.start + base, end=wrong.end + base)
        for wrong in () if told or "(" not in sentence else wrong_against(sentence, last[1] if last else ""):
            yield wrong._replace(start=wrong.start + base, end=wrong.end + base)


_GUSTS = patterns.ours(r"cấp (?:\d{1,2} ?- ?)?(?P<gio>\d{1,2})(?: \([^()]*\))?[,;]? giật cấp (?P<giat>\d{1,2})")


def _gusts(text: str) -> Iterator[Wrong]:
    """“cấp 11, giật cấp 10”: gusts are stronger than the wind."""
    for told in _GUSTS.finditer(text):
        if int(told["giat"]) <= int(told["gio"]):
            yield Wrong(*told.span(), f"Gió giật (cấp {told['giat']}) phải mạnh hơn gió (cấp {told['gio']})")


def _of_sentence(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    yield from against_level(words, found)
    yield from against_last(words)
    yield from past_its_plan(words, found)
    yield from rate_of_change(words, found)
    moved: set[int] = set()
    for at in range(len(found) - 1):
        to = _from_to(words, found, at)
        if to:
            moved |= {at, at + 1}
            yield from _moved(words, found, at, to)
    yield from _begun(words, found)
    for at in range(1, len(found)):
        told = _told(words, found, at)
        if told is None:
            continue
        up, kind = told
        new = _new(words, found, at)
        points = _rate_moved(words, found, at)
        if points is not None:
            new = points
        elif new is not None and found[at].unit not in ("%", "lần") and not alike(found[new], found[at]):
            new = _far_new(words, found, at)
        if new is None:
            continue
        old = _old(words, found, new, at)
        if old is not None and alike(found[new], found[old]) and found[old].value > 0:
            start, end = min(found[new].start, found[old].start), max(found[at].unit_end, found[old].unit_end)
            if new in moved and new - 1 in moved and old == new - 1:
                continue
            wholes = [one for one in found[:new] if one.unit == found[new].unit != "%"]
            if not any(
                _fits(found[old], one, found[at], up, kind) for one in wholes
            ):  # the change of all, told before its parts
                yield from compare(
                    words, (in_unit(found[old], found[new]), found[new]), found[at], up, kind, (start, end)
                )


def _fits(old: Amount, new: Amount, by: Amount, up: bool, kind: str) -> bool:
    """Whether an amount is what the change told makes of the old one."""
    return (
        kind == "muc" and by.unit == old.unit == new.unit and new.value - old.value == (by.value if up else -by.value)
    )


def _from_to(words: str, found: tuple[Amount, ...], at: int) -> re.Match[str] | None:
    """How an amount and the next are the two ends of "từ … lên …"."""
    one, other = found[at], found[at + 1]
    before = words[max(0, one.start - 120) : one.start]
    if not _FROM.search(before) or not alike(one, other) or one.value == 0:
        return None
    to = _TO.match(words[one.unit_end : other.start])
    verb = patterns.search(
        rf"(?<!\w)(?:{_UP}|{_DOWN}|nâng|hạ)(?: [^\W\d]+){{0,3}} từ (?:mức )?$", before, re.IGNORECASE
    )
    if to is None or (to["lan"].lower() in ("đến", "tới", "thành") and not verb):
        return None
    if (
        one.unit != "%" and _RANKED.search(patterns.sub(r"từ (?:mức |con số )?$", "", before)[-40:].rstrip())
    ) or is_fraction(words, other, found[at + 2] if at + 2 < len(found) else other):
        return None
    return to


def _moved(words: str, found: tuple[Amount, ...], at: int, to: re.Match[str]) -> Iterator[Wrong]:
    old, new = in_unit(found[at], found[at + 1]), found[at + 1]
    before = words[max(0, old.start - 40) : old.start]
    verb = patterns.search(
        rf"(?<!\w)(?:(?P<len>{_UP}|nâng)|(?P<xuong>{_DOWN}|hạ))(?: [^\W\d]+){{0,2}} từ (?:mức )?$",
        before,
        re.IGNORECASE,
    )
    rises = new.value > old.value
    often = new.unit in _TIMES and _INTERVAL.match(words, new.unit_end)
    if often or _RANKS.search(words[max(0, old.start - 80) : new.unit_end + 40]):
        return  # the first place is the highest; every day is more often than every other
    says_up = to["lan"].lower() == "lên" or bool(verb and verb["len"])
    says_down = to["lan"].lower() in ("xuống", "còn") or bool(verb and verb["xuong"])
    opens = old.start - len(verb[0]) if verb else old.start - 3
    if new.value != old.value and ((says_up and not rises) or (says_down and not says_up and rises)):
        way = "tăng" if rises else "giảm"
        yield Wrong(opens, new.unit_end, f"Từ {said(old, words)} sang {said(new, words)} là {way}", way)
        return
    earlier = _told(words, found, at - 1) if at else None
    if earlier and patterns.fullmatch(
        r"(?: [^,;.()\d]{0,40})?[,(:]? ?(?:cụ thể )?từ (?:mức )?", words[found[at - 1].unit_end : old.start]
    ):
        yield from compare(
            words, (old, new), found[at - 1], earlier[0], earlier[1], (found[at - 1].start, new.unit_end)
        )
    for later in range(at + 2, min(at + 4, len(found))):
        told = _told(words, found, later)
        gap = words[found[later - 1].unit_end : found[later].start]
        if (
            told is None
            or _OF_PLAN.search(gap)
            or not (
                _NEXT.match(gap) or patterns.match(r"^(?:/[^\d,;.()]{1,20})?[^\d.;]{0,20}[,(] ?[^\d.;]{0,20}$", gap)
            )
        ):
            return
        if _OTHER_BASE.match(words[found[later].unit_end :]) or _old(words, found, at + 1, later) not in (None, at):
            return
        yield from compare(words, (old, new), found[later], told[0], told[1], (opens, found[later].unit_end))


_OF_PLAN = patterns.ours(r"(?<!\w)(?:vượt|hụt)(?!\w)", re.IGNORECASE)
"""Measured from a plan, not from what there was."""
_AT_FIRST = patterns.ours(r"(?<!\w)(?:đầu (?:năm|kỳ|nhiệm kỳ|quý|tháng))(?: \S+){0,3} $", re.IGNORECASE)
_AT_LAST = patterns.ours(
    r"[^.;\d]{0,30}[,;] ?(?:cuối (?:năm|kỳ|quý)|đến nay|hiện nay|nay|hiện)(?: [^\W\d]+){0,3} $", re.IGNORECASE
)


def _begun(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“đầu năm 92 hộ nghèo, cuối năm còn 71 hộ, giảm 21 hộ”."""
    for at in range(len(found) - 2):
        old, new, by = found[at : at + 3]
        if old.unit != new.unit or not old.unit or not old.value or not _AT_FIRST.search(words[: old.start][-40:]):
            continue
        told = _told(words, found, at + 2)
        if told and _AT_LAST.fullmatch(words[old.unit_end : new.start]) and _NEXT.match(words[new.unit_end : by.start]):
            yield from compare(words, (old, new), by, told[0], told[1], (old.start, by.unit_end))


def _told(words: str, found: tuple[Amount, ...], at: int) -> tuple[bool, str] | None:
    """What an amount tells of a change: whether up, and "muc" (by so much), "ty_le" (bằng … so với) or "lan" (gấp … lần)."""
    gap = words[found[at - 1].unit_end if at else 0 : found[at].start]
    if at + 1 < len(found) and is_fraction(words, found[at], found[at + 1]):
        return None
    if _ABOUT.search(gap) and not _CHANGE.search(gap):
        return None
    change = _CHANGE.search(gap)
    if change:
        if found[at].unit == "lần":
            return (change["len"] is not None, "lan") if change["len"] else None
        return change["len"] is not None, "muc"
    if patterns.search(r"(?<!\w)gấp $", gap, re.IGNORECASE) and found[at].unit == "lần":
        return True, "lan"
    after = words[found[at].unit_end : found[at].unit_end + 40]
    if (
        found[at].unit == "%"
        and patterns.search(r"(?<!\w)(?:bằng|đạt|tương đương) $", gap)
        and patterns.match(r" (?:so với|so |cùng kỳ)", after)
    ):
        return True, "ty_le"
    return None


def _new(words: str, found: tuple[Amount, ...], at: int) -> int | None:
    """The amount that has grown: right before what is told of it, over other changes told of it."""
    for before in range(at - 1, -1, -1):
        gap = words[found[before].unit_end : found[before + 1].start]
        if before < at - 1 and not patterns.match(r"^[^.;\d]{0,40}$", gap):
            return None
        if _told(words, found, before) is not None:
            continue
        if _NEAR.match(gap):
            return before
        break
    return _far_new(words, found, at)


_POINTS = patterns.ours(r"\)?[^.;,()\d]{0,40}[,(]? ?[^.;,()\d]{0,30}")


def _rate_moved(words: str, found: tuple[Amount, ...], at: int) -> int | None:
    """The rate right before points it rose or fell by: "(90,0%), tăng 1,8 điểm phần trăm so với quý II (88,2%)"."""
    of_rates = found[at].unit == "điểm" and [one.unit for one in found[at - 1 : at + 2]] == ["%", "điểm", "%"]
    return at - 1 if of_rates and _POINTS.fullmatch(words, found[at - 1].unit_end, found[at].start) else None


def _far_new(words: str, found: tuple[Amount, ...], at: int) -> int | None:
    """The one amount of its unit before a change that names what it is compared with: "87,6 điểm, xếp thứ 31/63; tăng 1,2 điểm so với năm trước (86,4 điểm)"."""
    told = found[at]
    if at + 1 >= len(found) or not told.unit or found[at + 1].unit != told.unit:
        return None
    if not _REFERRED.search(words[told.unit_end : found[at + 1].start]):
        return None
    same = [n for n in range(at) if found[n].unit == told.unit]
    if len(same) != 1 or (same[0] and is_fraction(words, found[same[0] - 1], found[same[0]])):
        return None
    return same[0]


def _old(words: str, found: tuple[Amount, ...], new: int, at: int) -> int | None:
    """The amount it is compared with: named behind ("so với quý I (387 hồ sơ)"), or before by its period."""
    last = at
    while (
        last + 1 < len(found)
        and _told(words, found, last + 1) is not None
        and "so với" not in words[found[last].unit_end : found[last + 1].start]
    ):
        last += 1
    if last + 1 < len(found):
        gap = words[found[last].unit_end : found[last + 1].start]
        if _REFERRED.search(gap) and "trong đó" not in gap:
            return last + 1
    for before in range(new):
        gap = words[found[before - 1].unit_end if before else 0 : found[before].start]
        of_another = before > 0 and _told(words, found, before - 1) is not None
        if (
            not of_another
            and patterns.search(r"so với[^;.]{0,50}\($", gap, re.IGNORECASE)
            and words[found[before].unit_end : found[before].unit_end + 1] == ")"
        ):
            return before
    named = _EARLIER.search(words, found[at].unit_end)
    if named and named.start() - found[last].unit_end < 12:
        place = re.search(
            rf"(?<!so với )(?<!\w){re.escape(named['ky'])}(?!\w|/| năm)", words[: found[new].start], re.IGNORECASE
        )
        inside = [n for n in range(new) if place and found[n].start > place.end() and found[n].unit == found[new].unit]
        return inside[0] if len(inside) == 1 else None
    return None
