"""Times that were over when the paper was signed, told by where they stand: a column, a label, the end of what runs from now on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from cchc_docs.checking.context import Context
from cchc_docs.checking.times.moments import Moment, around, moments
from cchc_docs.checking.times.parts import AHEAD, BEHIND, is_goal, section
from cchc_docs.checking.times.stages import stages
from cchc_docs.checking.times.wordings import BY, CLOSED, DOING, FROM, ON, PAST, UNTIL, VERBS, WITHIN
from cchc_docs.checking.wording.clauses import said_before
from cchc_docs.law.places import two_tiers_from
from cchc_docs.model.document import Path
from cchc_docs.patterns import ours
from cchc_docs.vietnamese.dates import FoundDate, find_dates

_TELLING = ("bao_cao", "bien_ban")
_ORDERS = (
    "ke_hoach",
    "chuong_trinh",
    "cong_van",
    "thong_bao",
    "cong_dien",
    "huong_dan",
    "chi_thi",
    "phuong_an",
    "quyet_dinh",
    "giay_moi",
    "to_trinh",
)
_SLIP = timedelta(days=740)
"""A day longer over than two years is no slip of a year."""
_FROM_NOW = ours(
    r"(?<!\w)(?:(?:kể )?từ (?:nay|khi (?:ký|ban hành)|(?:ngày )?(?:ký|ban hành))(?: [^\W\d_]+){0,6}|có (?:hiệu lực|giá trị)(?: thi hành| thực hiện)?(?: [^\W\d_]+){0,3})\s*,?\s*(?:cho )?(?:đến|tới)(?: hết)?(?: ngày)?\s*$",
    re.IGNORECASE,
)
"""What runs from now on, up to the time that follows."""
_AIM = ours(
    r"(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu)(?: [^\W\d_]+){0,4} (?:đến|hết)(?: hết)?(?: ngày)?\s*$", re.IGNORECASE
)
_GOAL_OPENS = ours(
    r"^\W*(?:\w{1,4}[.)] ?)?(?:[-+•] ?)?(?:phấn đấu )?(?:đến|trước)(?: hết)?(?: ngày| tháng)?\s*$", re.IGNORECASE
)
_EVENTS = ours(
    r"^\W*(?:\w{1,4}[.)] ?)?(?:[-+•] ?)?(?:ngày hội|hội thi|cuộc thi|lễ|hội nghị|giải|hội thao|hội diễn|hội chợ|chiến dịch|đại hội|phiên họp|buổi)(?!\w)", re.IGNORECASE
)  # fmt: skip
_BELONGS = ours(
    r"(?<!\w)(?:của|theo|từ|sau|kể|tại|đã|do|ký|ban hành|cấp|sinh|phát sinh|thành lập|quyết định|công văn|kết luận|biên bản|số liệu|hợp đồng|lập|thông báo|hướng dẫn|công điện|chỉ thị|được|bị|có|văn bản|kết quả|là|vụ|trận|bão|lũ|đợt)(?!\w)", re.IGNORECASE
)  # fmt: skip
_CLAUSE_ENDS = ours(r"\s*(?:[.;,)]|$|(?:để|tại|với|cho|nhằm) )")
_LABEL = ours(r"^(?:\W*\w{1,4}[.)] ?)?(?:[-+•] ?)?(?P<what>[^\W\d_][^:.;]{3,70}):\s*$")
_NO_EVENT = ours(
    r"(?<!\w)(?:ngày sinh|sinh|thời kỳ|niên độ|ngày cấp|cấp ngày|ban hành ngày|số liệu|thành lập|hợp đồng|quyết định|căn cứ|đã|trước đây|hiện trạng|tình hình|kết quả(?! xét| trúng| thi)|hạn sử dụng|bắt đầu từ)(?!\w)",
    re.IGNORECASE,
)
_EVENT = ours(
    r"(?<!\w)(?:thi|vòng|lễ|ngày hội|hội nghị|phiên|buổi|khai giảng|nhập học|thời gian|lịch|chung kết)(?!\w)",
    re.IGNORECASE,
)
_CLOCK = ours(
    r"(?:[^\w]|từ|lúc|vào|sáng|chiều|tối|thứ \w+|chủ nhật|dự kiến|ngày|\d{1,2} ?(?:giờ|h|g) ?(?:\d\d)?(?: ?phút)?)*",
    re.IGNORECASE,
)
_WILL_BE = ours(r"^,? [^.;]{0,80}(?<!\w)(?:hoàn thành|xong|phải|nộp|gửi)(?!\w)", re.IGNORECASE)
_STANDS = ours(r"\d|(?<!\w)(?:đã|đạt|có|còn|được)(?!\w)")


def over_as_set(context: Context) -> Iterator[tuple[Path, str]]:
    """Yield (where, words) of every such time of a paper."""
    first = context.earliest
    if first is None:
        return
    yield from _promised_in_years(context)
    yield from _goals_of_before(context)
    over = [one for one in moments(context) if first - _SLIP < one.at.last < first]
    of_tables = Counter(id(one.row.table) for one in moments(context) if one.row)
    over_in = Counter(id(one.row.table) for one in over if one.row)
    for one in over:
        if not one.row and one.at.one and one.at.one.year is None and _of_a_later_year(first, one):
            continue
        if not one.row and (_begins_a_year_off(first, one) or _put_off(one) or _promised(one)):
            yield one.text.path, one.raw
            continue
        if one.row:
            few = over_in[id(one.row.table)] * 2 < of_tables[id(one.row.table)]
            left = of_tables[id(one.row.table)] - over_in[id(one.row.table)] >= _TO_COME and one.part == BY
            if few and (_asks(context, one) or left) and one.part != PAST and not _NO_EVENT.search(one.text.text):
                yield one.text.path, one.raw
        elif _asks(context, one) and one.part not in (PAST, CLOSED) and _sets(context, one):
            yield one.text.path, one.raw


def _of_a_later_year(first: date, one: Moment) -> bool:
    """Whether a time without a year follows one with a later year: “trước ngày 15/5/2027, nhận hồ sơ trong tháng 6”."""
    return any(int(year) > first.year for year in _YEARS.findall(one.text.text[: one.at.start][-_CLOSE_TO:]))


_YEARS, _CLOSE_TO = ours(r"(?<!\d)20\d\d(?!\d)"), 120
_TO_COME = 3
"""Rows of a report whose last days are to come: those of its table are still to be done, whatever stands above it."""
_PUT_OFF = ours(
    r"(?<!\w)(?:xin|đề nghị|kính đề nghị|cho phép|cho)(?: (?!đã)[^\W\d_]+){0,6}? (?:gia hạn|lùi|kéo dài|dời|hoãn)(?: [^\W\d_]+){0,5}? (?:đến|tới|sang)(?: hết)?(?: ngày)?\s*$",
    re.IGNORECASE,
)


def _put_off(one: Moment) -> bool:
    """Whether something is asked to be put off to a day that is over, whatever the sentence tells of before."""
    return one.at.exact and _PUT_OFF.search(one.text.text[: one.at.start][-120:]) is not None


_WILL_THEN = ours(
    rf",? (?:[^\W\d_]+,? ){{0,8}}?sẽ (?:(?:được|phối hợp|tiếp tục|cùng|trực tiếp|tiến hành) )*(?:{VERBS}|diễn ra)(?!\w)", re.IGNORECASE
)  # fmt: skip
_TIME_FIRST = ours(
    r"\W*(?:\w{1,4}[.)] ?)?(?:[-+•] ?)?(?:(?:dự kiến|vào|trong|khoảng|đầu|giữa|cuối|sáng|chiều|tối|các|ngày|tháng|quý) ?)*$",
    re.IGNORECASE,
)
_WILL_DO = ours(
    rf"(?<!\w)sẽ (?:(?:được|phối hợp|tiếp tục|cùng|trực tiếp|tiến hành) )*(?:{VERBS}|diễn ra)(?!\w)[^.;:]{{0,120}}$", re.IGNORECASE
)  # fmt: skip
_SAID_THEN = ours(
    r"(?<!\w)(?:đã|ban đầu|trước đó|trước đây|hứa|cam kết|thông báo|nghị quyết|theo|tại|nhưng|tuy nhiên|nếu|lẽ ra|đáng lẽ|lúc|khi|sau|kể từ|từ|tính|quy định|hiệu lực|dự định|trả lời|cho biết|khẳng định|thống nhất|đồng ý|kết luận|quyết định|nêu|báo|văn bản|xảy ra|phát hiện)(?!\w)",
    re.IGNORECASE,
)


def _promised(one: Moment) -> bool:
    """Whether a sentence says of a time that is over what will be done in it, wherever it stands: “Trong tháng 3 sẽ tổ chức …” of a June paper."""
    if one.part not in (ON, WITHIN, BY):
        return False
    before, after = around(one)
    if _TIME_FIRST.fullmatch(before):
        return _will_then(after)
    if _SAID_THEN.search(before) or _SAID_THEN.search(after):
        return False
    return _WILL_DO.search(before) is not None and not _BELONGS.search(" ".join(one.said.split()[-_CLOSE_BY:]))


def _will_then(after: str) -> bool:
    """Whether the words behind a time that opens a sentence say what will be done in it, and not what someone said then."""
    found = _WILL_THEN.match(after)
    if found is None or _SAID_THEN.search(found[0]) or _MEANT_THEN.search(found[0]):
        return False
    return _TURNS.search(after, found.end()) is None


_MEANT_THEN = ours(r"(?<!\w)(?:là|đề ra|đặt ra|mong|kỳ vọng|xác định|tin)(?!\w)", re.IGNORECASE)
_TURNS = ours(
    r"(?<!\w)(?:đã|nhưng|tuy nhiên|song|trước đó|lẽ ra|đáng lẽ|đến nay|hiện nay|nay|theo (?:lời|ý kiến|công văn|thông báo)|nếu)(?!\w)",
    re.IGNORECASE,
)
"""Words behind a promise by which a paper tells what became of it, or whose it was."""


def _promised_in_years(context: Context) -> Iterator[tuple[Path, str]]:
    """Sentences that set out with a year that is over, and say what will be done in it: “Trong năm 2025, phường sẽ mở …” of 2026."""
    first = context.earliest
    if context.document.loai in _OF_A_YEAR:
        return  # the rule on last year's number tells it there
    for text, one in context.each(_promised_year):
        lately = first is not None and one.year is not None and first.year - 2 <= one.year < first.year
        if lately and not context.is_cited(text, one):
            yield text.path, one.raw


def _promised_year(words: str) -> list[FoundDate]:
    if " sẽ " not in words:
        return []
    out = []
    for one in find_dates(words):
        if one.form == "year" and not one.problem:
            end = _ENDS.search(words, one.end)
            before = said_before(words, one.start, ".;")
            if _TIME_FIRST.fullmatch(before.replace("hết", "")) and _will_then(
                words[one.end : end.start() if end else len(words)]
            ):
                out.append(one)
    return out


def _goals_of_before(context: Context) -> Iterator[tuple[Path, str]]:
    """Aims of a plan of several years by a year that is over: “Đến năm 2024: 60% hộ …” of 2026 - 2030."""
    first, years = context.earliest, context.years
    if first is None or years is None or years[0] == years[1]:
        return
    for text, one in context.dates:
        if (
            one.form != "year"
            or one.year is None
            or not first.year - _LONG_OVER <= one.year < first.year
            or one.problem
        ):
            continue
        before, after = text.text[: one.start], text.text[one.end :]
        opens = is_goal(context, text.path) and _GOAL_OPENS.match(before) and "đến" in before.lower() + one.raw.lower()
        if opens and _AIMED.match(after) and not context.is_cited(text, one):
            yield text.path, one.raw


_AIMED = ours(
    r"(?:,|:)(?! (?:đã|số|diện tích|xã|toàn|phường)(?!\w))(?![^.;]*(?<!\w)(?:đã|mới|hiện|so với)(?!\w))[^.;]*\d",
    re.IGNORECASE,
)
_LONG_OVER = 3
_OF_A_YEAR = ("ke_hoach", "chuong_trinh", "phuong_an", "nghi_quyet")
_ENDS = ours(r"[.;](?=\s|$)")
_SOON = 21
_NO_START = ours(
    r"(?<!\w)(?:kể|tính|đã|lũy kế|cùng kỳ|so với|hiệu lực|số liệu|phát sinh|hưởng|lương|(?<!học )sinh|vụ|kết thúc|thời kỳ|thời điểm|mốc|xảy ra|nay|ban hành|thành lập|theo)(?!\w)",
    re.IGNORECASE,
)


def _begins_a_year_off(first: date, one: Moment) -> bool:
    """Whether something begins "từ ngày …" on a day that, a year later, comes within weeks of the signing, and is told no end."""
    day = one.at.last
    if one.part != FROM or one.at.first != day or not one.at.exact or (day.month, day.day) == (2, 29):
        return False
    if day == two_tiers_from():
        return False
    ahead = (day.replace(year=day.year + 1) - first).days
    after = one.text.text[one.at.end :][:12]
    return 0 <= ahead <= _SOON and not _NO_START.search(one.said) and "đến" not in after and "-" not in after


def _still_a_task(context: Context, one: Moment, before: str, after: str) -> bool:
    """Whether a day or month that is over closes a clause that says what is to be done, in the tasks of a plan or a report."""
    kind = context.document.loai
    plan = kind in ("ke_hoach", "chuong_trinh", "phuong_an") and context.years is not None
    if not (plan or kind == "bao_cao") or one.part not in (ON, WITHIN) or section(context, one.text.path) != AHEAD:
        return False
    clause = before.rsplit("; ", 1)[-1].rsplit(". ", 1)[-1]
    opens = _EVENTS.match(one.said) or (DOING.match(_bare(clause)) is not None)
    last = " ".join(clause.split()[-_CLOSE_BY:])
    return bool(opens) and not _BELONGS.search(last) and _CLAUSE_ENDS.match(after) is not None


_SCHEDULE = ours(r"^\W*(?:\w{1,4}[.)] ?)?(?:[-+•] ?)?(?:thời gian|tiến độ|lộ trình)[^:.;]{0,30}: ", re.IGNORECASE)
_CLOSE_BY = 6


def _bare(words: str) -> str:
    return _MARK.sub("", words)


_MARK = ours(r"^\W*(?:\w{1,4}[.)] ?)?(?:[-+•] ?)?")


def _asks(context: Context, one: Moment) -> bool:
    """Whether a text stands where a paper says what is to be done."""
    part = section(context, one.text.path)
    kind = context.document.loai
    return part == AHEAD if kind in _TELLING else kind in _ORDERS and part != BEHIND


def _sets(context: Context, one: Moment) -> bool:
    """Whether a time of the body is set, by what stands before it in its text."""
    words = one.text.text
    before, after = words[: one.at.start], words[one.at.end :]
    if one.part in (UNTIL, ON) and _FROM_NOW.search(before[-120:]):
        return True
    if one.part in (BY, UNTIL) and not before.strip(" \t-+•").lower().replace("đến", "").replace("ngày", "").strip():
        return context.document.loai not in _TELLING and bool(_WILL_BE.match(after)) and not _STANDS.search(after)
    if one.part == UNTIL and _AIM.search(before[-60:]):
        return True
    if one.part in (UNTIL, BY) and is_goal(context, one.text.path) and _GOAL_OPENS.match(before):
        return True
    if _still_a_task(context, one, before, after):
        return True
    if _SCHEDULE.match(before) and one.part in (BY, ON, WITHIN) and not _BELONGS.search(_bare(one.said)):
        return bool(stages(before.rsplit(";", 1)[-1].rsplit(",", 1)[-1]))
    colon = before.rfind(":")
    label = _LABEL.match(before[: colon + 1].rsplit(". ", 1)[-1]) if colon > 0 else None
    if label is None or one.part not in (ON, BY, UNTIL, WITHIN) or not _CLOCK.fullmatch(before[colon + 1 :]):
        return False
    what = label["what"]
    if of_school_year(context, what, one.at.first):
        return False
    return not _NO_EVENT.search(what) and bool(DOING.search(what) or _EVENT.search(what) or stages(what))


_FRAME = ours(r"(?<!\w)(?:khai giảng|tựu trường|nhập học)(?!\w)", re.IGNORECASE)
_SCHOOL_YEAR = ours(r"năm học (20\d\d)", re.IGNORECASE)
_AUGUST = 8


def of_school_year(context: Context, label: str, day: date | None) -> bool:
    """Tell whether an event is one of the school year the paper is for: its plan gives the whole calendar, whenever it is signed."""
    if day is None or not _FRAME.search(label):
        return False
    named = _SCHOOL_YEAR.search(context.document.trich_yeu)
    return named is not None and day >= date(int(named[1]), _AUGUST, 1)
