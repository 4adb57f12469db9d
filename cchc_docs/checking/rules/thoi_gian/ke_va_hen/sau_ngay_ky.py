"""TG: figures, and acts told as done, of a day behind that of the signing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.needs import DAY
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.times.parts import AHEAD, BEHIND, section
from cchc_docs.checking.times.stretches import interval
from cchc_docs.checking.times.wordings import DOING
from cchc_docs.checking.wording.clauses import said_before
from cchc_docs.model.document import Text
from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.dates import FoundDate, days_of, find_dates, short_of

_COUNTED = ours(
    r"(?<!\w)(?<!kỳ )số liệu(?! (?:quý|năm|tháng))[^.;:]{0,80}?(?<!\w)(?:đến|tới)(?: hết)?(?: ngày)?\s*$|(?<!\w)(?:chốt|lấy|cập nhật) số liệu(?: báo cáo)?(?::| là| vào| hết| ngày| từ)*\s*$|(?<!\w)trong kỳ(?: báo cáo)? \(từ [^.;:()]{4,24} đến(?: hết)?(?: ngày)?\s*$",
    re.IGNORECASE,
)
_AS_OF = ours(
    r"(?:^|[.;:] |\()\W*(?:\w{1,3}[.)] )?(?P<tinh>(?:tính|lũy kế) )?(?:đến|tới)(?: hết)?(?: ngày)?\s*$", re.IGNORECASE
)
_STOOD = ours(
    r",? [^.;:]{0,120}?(?<!\w)(?P<la>đã|đạt|có|còn|hoàn thành|giải ngân|tiếp nhận|giải quyết|(?<=\d% )(?:[^\W\d_]+ ){1,9}?được)(?!\w)",
    re.IGNORECASE,
)
_TO_COME = ours(
    r"(?<!\w)(?:ước|dự kiến|dự báo|phấn đấu|sẽ|phải|cần|đề nghị|yêu cầu|gửi|nộp|hạn|thời hạn|định kỳ|h[ằà]ng (?:tháng|quý|năm)|chậm nhất|mục tiêu|chỉ tiêu|kế hoạch là|nếu|sau khi|khi đã|mới|tuổi|hiệu lực|hợp đồng|năm (?:trước|ngoái)|cách đây)(?!\w)",
    re.IGNORECASE,
)
_EVENTS = r"tổ chức|diễn ra|khai mạc|bế mạc|khai giảng|bế giảng|tiến hành|hoàn thành|hoàn tất|kết thúc|ra quân|khánh thành|khởi công|họp|xảy ra|nghiệm thu|bàn giao|thăm|tặng|trao|chủ trì|kiểm tra|làm việc|ghi nhận|phát hiện"
_DONE = ours(
    rf"(?<!khi )(?<!nếu )(?<!\w)đã (?:được )?(?:phối hợp )?(?:{_EVENTS})(?P<giua>(?: [^.;:]*)?)$", re.IGNORECASE
)
_ANOTHER_DAY = ours(
    r"(?<!\w)(?:kế hoạch|phương án|chuẩn bị|để|nhằm|lịch|giấy mời|thông báo|hiệu lực|phục vụ|về(?! (?!việc|tổ chức|công tác|triển khai|lễ|hội|đợt|chiến dịch|ngày|kế hoạch|chuẩn bị|cuộc)[^.;:,]{3,40} (?:vào|trong) )|theo|hướng tới|chào mừng|trước|đến|hết|hạn|từ|cho(?! \d+ (?:người|trẻ|hộ|cháu|em|học sinh|đoàn viên|hội viên|cán bộ|lượt người)(?: [^\W\d_]+){0,4} (?:vào|trong) )|đăng ký|đề nghị|thống nhất|phát động|kỷ niệm|mừng|nhân|dịp|sau|của|tới|kèm|số(?= \d|:)|chọn|ấn định|quyết định|lấy|mời|danh sách|công tác|hồ sơ|kịch bản|dự thảo|đề cương|tài liệu|thủ tục|vé|chương trình|không|chưa)(?!\w)",
    re.IGNORECASE,
)
"""Words between what was done and a day that make it the day of something else."""
_DAY_FIRST = ours(
    r"(?:^|[.;] )\W*(?:\w{1,3}[.)] )?(?:vào |trong )?(?:(?:sáng|chiều|tối|đêm|trưa) ?)*(?:ngày )?$", re.IGNORECASE
)
_TIME_FIRST = ours(r"(?:^|[.;] )\W*(?:\w{1,3}[.)] )?(?:(?:vào|trong|đầu|giữa|cuối) ?)*$", re.IGNORECASE)
_THEN_DONE = ours(
    rf"(?!/),? [^.;:]{{0,80}}?(?<!khi )(?<!\w)đã (?:được )?(?:phối hợp )?(?:{_EVENTS})(?!\w)", re.IGNORECASE
)
_FORESEEN = ours(r"(?<!\w)(?:sẽ|dự kiến|ước|nếu)(?!\w)", re.IGNORECASE)
_STOPS = ours(r"[.;](?=\s|$)")
_LONGEST = 300
_NEAR = timedelta(days=45)
"""A day without a year that would come later is one of the year before."""


_BARE = ours(r"(?: (?:vào|trong|ngay|đầu|giữa|cuối|sáng|chiều|tối|ngày|thời gian))*\s*$", re.IGNORECASE)
_WITHIN = ours(r"(?:vào|trong)(?: (?:đầu|giữa|cuối|các|thời gian))*\s*$", re.IGNORECASE)
_IF_DONE = ours(
    r"(?<!\w)(?:sau|khi|nếu|đối với|trên cơ sở|tiếp tục|duy trì|thanh toán|giải ngân|bàn giao|nghiệm thu|quyết toán|báo cáo|đánh giá|kiểm tra|rà soát|tổng hợp|khen thưởng|bình xét|công nhận|công bố|chỉ|cho|theo)(?!\w)",
    re.IGNORECASE,
)
_THINGS = ours(
    r"(?<!\w)(?:các|những|số|toàn bộ|mọi|khối lượng|hạng mục|công trình|nhiệm vụ|diện tích|chỉ tiêu|phần|nội dung|dự án|hồ sơ|hộ|sản phẩm|kết quả|tuyến|đoạn|trường hợp|đơn vị|cá nhân|tập thể)(?!\w)",
    re.IGNORECASE,
)
"""What a plan may speak of by when it will have been done: “thanh toán khối lượng đã hoàn thành trong quý III”."""
_SINCE = ours(
    r"(?<!\w)(?:xây|xây dựng|thành lập|sinh|sử dụng|khánh thành|công nhận|hoạt động|tái lập|ban hành|mua|trang bị|cấp)(?: (?:từ|vào|trong|đầu|cuối))*\s*$",
    re.IGNORECASE,
)
_NOW = ours(r", (?:đến nay|hiện nay|nay|hiện)(?!\w)", re.IGNORECASE)
"""What is there now was made before: “xây năm 2028, nay xuống cấp”."""
_MARK = ours(r"^\W*(?:\w{1,4}[.)] ?)?(?:[-+•] ?)?")
_MAKES = ours(
    r"(?:lắp|xây|sửa|nâng cấp|cải tạo|mua|trồng|kiên cố|nạo vét|số hóa|làm|mở|thành lập)(?!\w)", re.IGNORECASE
)
"""An act that is a thing as well: “Lắp đặt giàn phơi tại nhà sơ chế đã hoàn thành”."""
_SCORED = ours(
    r"(?:đạt|vượt|bằng|hoàn thành) (?:tỷ lệ )?[\d.,]+ ?%(?: so với)? (?:chỉ tiêu|kế hoạch|mục tiêu|dự toán)",
    re.IGNORECASE,
)


class Told(NamedTuple):
    """A time up to which figures are counted, or at which something was done, as a text tells it.

    `plainly`: nothing stands between what was done and the time, and the sentence is about no things that were done by then.
    """

    day: FoundDate
    counted: bool
    plainly: bool = False


@rule(
    code="TG54",
    title="Số liệu, việc kể đã làm có ngày sau ngày ký",
    severity=CANH_BAO,
    can_cu=practice("văn bản chỉ kể được việc đã có đến ngày ký; sau ngày ấy thì ghi ước, dự kiến, sẽ"),
    can=DAY,
    tru=(QUOTED, CITED, HISTORY),
    bad="{loai: bao_cao, mo_dau: ['Xã báo cáo kết quả dọn bến, số liệu tính đến hết ngày 25/01/2026, như sau:']}",
    good="{loai: bao_cao, mo_dau: ['Xã báo cáo kết quả dọn bến, số liệu tính đến hết ngày 10/01/2026, ước cả tháng đến ngày 31/01/2026, như sau:']}",
)
def told_before_it_was(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“số liệu tính đến hết ngày …”, “Tính đến ngày …, xã đã …” ở báo cáo; “đã tổ chức … ngày …”, “đã hoàn thành trong quý …” ở mọi văn bản, mà lúc ấy chưa tới khi ký.

    Ước, dự kiến, kỳ số liệu giao cho đơn vị khác, phần phương hướng không xét. Văn bản chỉ có tháng ban hành thì tính đến cuối tháng.
    """
    issued = _latest(context)
    if issued is None:
        return
    signed = short_of(issued) if context.issued else f"tháng {issued.month}/{issued.year}"
    for text, one in context.each(_told):
        day = _day(one.day, issued)
        if day is None or day <= issued or context.is_cited(text, one.day) or not _is_place(context, text, one):
            continue
        when = f"ngày {short_of(day)}" if one.day.day else one.day.raw
        what = f"Số liệu đến {short_of(day)}" if one.counted else f"Việc kể đã làm {when}"
        message = f"{what}, văn bản ký {signed}"
        yield Finding(text.path, message, one.day.raw, "sửa ngày, hoặc ghi là ước, dự kiến")


def _latest(context: Context) -> date | None:
    """The last day on which the paper can have been signed."""
    day = context.day_of_issue
    if context.issued is None and day is not None and day.nam and day.thang and 1 <= day.thang <= _MONTHS:
        return date(day.nam, day.thang, days_of(day.nam, day.thang))
    return context.issued


_MONTHS = 12


def _told(words: str) -> list[Told]:
    out, small = [], words.lower()
    for one in find_dates(words) if "đã " in small or " đến" in small or "số liệu" in small or ", nay" in small else ():
        if one.problem or one.end_year:
            continue
        before = said_before(words, one.start, ".;")[-_LONGEST:]
        stop = _STOPS.search(words, one.end, one.end + _LONGEST)
        after = words[one.end : stop.start() if stop else one.end + _LONGEST]
        then = _THEN_DONE.match(after) if (_DAY_FIRST if one.day else _TIME_FIRST).search(before) else None
        if then and not _TO_COME.search(then[0]) and not _FORESEEN.search(after, then.end()):
            out.append(Told(one, counted=False))
            continue
        if _TO_COME.search(before) or (_TO_COME.search(_SCORED.sub("", after)) and not _COUNTED.search(before)):
            continue
        if one.day is None:
            out += _in_a_period(one, before, after)
            continue
        counted = _COUNTED.search(before)
        as_of, stood = _AS_OF.search(before), _STOOD.match(after)
        if counted or (as_of and stood and (as_of["tinh"] or stood["la"] == "đã")):
            out.append(Told(one, counted=True))
        elif (done := _DONE.search(before)) and not _ANOTHER_DAY.search(done["giua"]):
            plain = not _of_done(before, done) and _plainly(before, done)
            out.append(Told(one, counted=False, plainly=plain))
    return out


def _in_a_period(one: FoundDate, before: str, after: str) -> list[Told]:
    """What is told as done in a month, a quarter or a year, by the words around it."""
    if one.form == "year" and _SINCE.search(before) and _NOW.match(after):
        return [Told(one, counted=False, plainly=True)]
    done = _DONE.search(before) if _WITHIN.search(before) else None
    said = _WITHIN.sub("", done["giua"]) if done else ","
    if done is None or "," in said or _ANOTHER_DAY.search(said) or _of_done(before, done):
        return []
    return [Told(one, counted=False, plainly=_plainly(before, done))]


def _of_done(before: str, done: re.Match[str]) -> bool:
    """Whether a sentence speaks of what will have been done by then: “sau khi đã …”, “nghiệm thu khối lượng đã …”."""
    return _IF_DONE.search(_clause(before, done)) is not None


def _plainly(before: str, done: re.Match[str]) -> bool:
    clause = _clause(before, done)
    acts = DOING.match(_MARK.sub("", clause)) and not _MAKES.match(_MARK.sub("", clause))
    return _BARE.fullmatch(done["giua"]) is not None and not acts and _THINGS.search(clause) is None


def _clause(before: str, done: re.Match[str]) -> str:
    """The words of its clause before what was done, less a place it is told of ("tại trạm đã …")."""
    return before[: done.start()].rsplit(", ", 1)[-1].rsplit(": ", 1)[-1]


def _day(one: FoundDate, issued: date) -> date | None:
    """The first day of a time with its year, or with that of the signing where it then lies near."""
    if one.form == "year" and one.year:
        return date(one.year, 1, 1)
    days = interval(one, (issued.year, issued.year))
    return days[0] if days and (one.year is not None or days[0] - issued <= _NEAR) else None


def _is_place(context: Context, text: Text, one: Told) -> bool:
    """Whether a paper tells there how things stand, and does not say what others shall count."""
    if not one.counted:
        part = section(context, text.path)
        told = context.document.loai == "bao_cao" or part == BEHIND or one.day.day is not None
        ahead = part == AHEAD and text.role not in ("mo_dau", "trich_yeu")
        return one.plainly or (told and not ahead)
    if context.document.loai == "bao_cao":
        return section(context, text.path) != AHEAD
    return section(context, text.path) == BEHIND
