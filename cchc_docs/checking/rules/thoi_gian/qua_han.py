"""TG: deadlines and days of effect that were over when the paper was issued, in every way clerks write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated, Severity
from cchc_docs.checking.needs import DAY
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.thoi_gian.dau_cuoi import courses_by_begin
from cchc_docs.checking.times.over import of_school_year, over_as_set
from cchc_docs.checking.times.parts import AHEAD, BEHIND, section
from cchc_docs.checking.times.wordings import DOING, ONCE, VERBS
from cchc_docs.law.places import two_tiers_from
from cchc_docs.model.document import Path, Text
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.dates import FoundDate, days_of, find_dates

_DOABLE = practice("thời hạn phải nằm trong thời gian thực hiện và sau ngày ban hành")
_HOUR = r"(?:\d{1,2} ?(?:giờ|h|g) ?(?:\d\d)?(?: ?phút)?,?\s+)?(?:(?:thứ \w+|chủ nhật|sáng|chiều|cuối),?\s+)?"
_BY = patterns.ours(
    rf"(?:trước|chậm nhất|hoàn thành|xong|kết thúc|đến hết|hạn(?! chế| hán| ngạch| mức| hẹp)(?: cuối| chót)?(?: [^\W\d_]+){{0,6}}:?|muộn nhất|không (?:muộn|chậm|trễ) hơn|không quá|hết)\s+(?:(?:là|vào|trong|trước|đến|hết|ngày)\s+)*{_HOUR}$",
    re.IGNORECASE,
)
"""Words right before the last day of something."""
_FIRM = patterns.ours(
    rf"(?:chậm nhất|muộn nhất|không (?:muộn|chậm|trễ) hơn|hạn (?:cuối|chót|nộp|gửi|nhận|đăng ký)(?: [^\W\d_]+){{0,5}}:?|(?:xong|hoàn thành) trước|trước(?= \d{{1,2}} ?(?:giờ|h)))\s+(?:(?:là|vào|trong|trước|đến|hết|ngày)\s+)*{_HOUR}$",
    re.IGNORECASE,
)
"""Of those the ones that set a last day whatever the verb."""
_WITHIN = patterns.ours(
    rf"(?<!\w)(?:trong|vào|ngay trong)\s+(?:(?:các )?(?:tháng|quý) (?:\d{{1,2}}|[IVX]{{1,3}})(?:,| và) )*{_HOUR}$",
    re.IGNORECASE,
)
_FROM = patterns.ours(
    rf"(?<!tính )(?<!kể )(?<!tồn )(?<!nợ )(?<!sinh )(?<!dài )(?<!lũy )(?<!có )(?<!\w)từ\s+{_HOUR}$", re.IGNORECASE
)
_PLANNED = patterns.ours(r"(?<!\w)dự kiến(?!\w)[^.;:]{0,60}$", re.IGNORECASE)
_AS_PLANNED = patterns.ours(
    r"(?:so với|theo|như|hơn|đúng|chậm|vượt)(?: thời gian| tiến độ)?(?: đã)? dự kiến|dự kiến (?:ban đầu|trước đó)|đã dự kiến", re.IGNORECASE
)  # fmt: skip
_WHEN = patterns.ours(
    r"^(?:[^\w]*\w{1,3}[.)] ?)?(?:[-+•] ?)?(?:thời gian|ngày)(?: (?:thực hiện|tổ chức|kiểm tra|hoàn thành|họp|tập huấn|triển khai|bắt đầu|khai mạc|đăng ký|nhận hồ sơ|nộp|làm việc|thi|xét tuyển|giám sát|khảo sát|dự kiến|tiến hành|công bố))*: ?[^.;]{0,60}$",
    re.IGNORECASE,
)
_LABELLED = patterns.ours(
    r"^\W*(?:\w{1,3}[.)] ?)?(?:[-+•] ?)?(?:[^\W\d_]+ ){0,5}[^\W\d_]+(?: \d)?: ?(?:xong |hoàn thành )?trước(?: ngày)? $"
)
_TIME_FIRST = patterns.ours(r"\W*(?:\w{1,4}[.)] ?)?(?:[-+•] ?)?(?:trong|vào) $", re.IGNORECASE)
_SPAN_END = patterns.ours(r"\d(?:,? (?:đến|tới)| ?[-–])(?: hết)?(?: ngày)? $")
_BY_THEN = patterns.ours(r"^\W*(?:tính )?(?:đến )?hết (?:ngày )?$", re.IGNORECASE)
"""A sentence that sets out with the end of a time tells how things stood, unless it says what will be done."""
_LABEL = patterns.ours(
    r"^(?:[^\w]*\w{1,3}[.)] ?)?(?:[-+•] ?)?(?:(?:lễ|ngày|buổi|tổ chức) )?(?:xét tuyển|thi|phỏng vấn|khai mạc|bế mạc|công bố|nhập học|tựu trường|khai giảng|đăng ký|nộp|nhận|họp|tập huấn|ra quân|kiểm tra|phát động|tổng kết|chung kết|vòng|đợt)(?: [^\W\d_]+){0,5}(?: \d)?: ?(?:từ |vào |lúc |sáng |chiều |tối |\d{1,2} giờ[^,;]{0,10},? )*(?:thứ \w+,? )?$",
    re.IGNORECASE,
)
"""An event, a colon, its day."""
_SAME_YEAR_KINDS = ("ke_hoach", "chuong_trinh", "cong_van", "thong_bao", "cong_dien", "huong_dan", "chi_thi")
_ORDER = patterns.ours(
    r"(?:hoàn thành|xong|chậm nhất|muộn nhất|gửi|nộp|trình|báo cáo|hạn cuối|hạn chót|dự kiến)(?!\w)[^.;]*$",
    re.IGNORECASE,
)
_WILL = patterns.ours(
    r"(?<!\w)(?:sẽ|phải|đề nghị|yêu cầu|giao|kiến nghị|cam kết|chủ trì|có trách nhiệm|phấn đấu|tiếp tục|thống nhất|dự kiến|đề xuất)(?!\w)",
    re.IGNORECASE,
)
_UNIT_LEADS = patterns.ours(
    r"^(?:\W*\w{1,4}[.)-] ?)?(?:[-+•] ?)?(?:Giao |Đề nghị |Yêu cầu )?(?:các |Các |những )?(?:UBND|Ủy ban|HĐND|Phòng|Sở|Ban|Trung tâm|Văn phòng|Công an|Trạm|[Tt]rường|[Tt]rưởng|Đảng ủy|Hội|Đoàn|[Tt]hôn|[Xx]ã|Chi bộ|[Đđ]ơn vị|[Cc]ơ quan|Thủ trưởng|[Tt]hành viên|Công chức|Tổ|Kế toán|Hiệu trưởng|Giáo viên|Đơn vị|Bộ phận|Bà|Ông|Đồng chí|[Ll]ãnh đạo|[Nn]gười đứng đầu|Hợp tác xã|Khu dân cư|Chủ|Doanh nghiệp|Đồn|Hạt|Chi cục|Khối|Xóm|Bản|Ấp|Khóm|Hộ|Ngư dân|Nông dân|phòng|công chức|thủ trưởng|cán bộ)(?!\w)"
)
"""A sentence or an item that sets out with who is to do it."""
_PAST = patterns.ours(
    rf"(?<!\w)(?:đã|{ONCE}|vừa|đến nay|tính đến|quá hạn|trễ hạn|chậm so với|cùng kỳ|so với|hết hiệu lực|không còn hiệu lực|chưa kịp|thời kỳ|niên độ|phát sinh)(?!\w)",
    re.IGNORECASE,
)
_NOT_DONE = patterns.ours(
    r"^ ?(?:thì|được|không|đều|mà|[^,.;]{0,40}(?<!\w)(?:chưa|đã|vẫn|nhưng|song|mới)|[^.;]{0,60}(?<!\w)(?:nhưng|tuy nhiên|đến nay|nay (?:phải|đã|xin)|lùi|gia hạn))(?!\w)",
    re.IGNORECASE,
)
_BY_CONTRACT = patterns.ours(
    r"^\W*(?:\w{1,3}[.)] )?theo (?:hợp đồng|tiến độ|cam kết|quy định|biên bản|dự toán|phân công|lộ trình)(?: [^,.;]{0,60})?, (?![^.;]*(?:đề nghị|yêu cầu|(?<!bàn )giao) )", re.IGNORECASE
)  # fmt: skip
_OUTRIGHT = patterns.ours(
    r"(?<!\w)(?:giải quyết|xử lý|khắc phục|thu hồi|trả)(?: \w+)? (?:dứt điểm|xong|hết) \d+ [^.;:]*(?<!\w)(?:trước|trong|đến hết)(?: ngày| tháng)* $",
    re.IGNORECASE,
)
"""So many things to be dealt with: the day is that of the order, whatever the things are ("07 hồ sơ quá hạn trước ngày …")."""
_LATE_THINGS = patterns.ours(
    r"(?<!\w)(?:hồ sơ|vụ việc|vụ|đơn|kiến nghị|nhiệm vụ|việc|khoản|nợ|trường hợp|công trình)(?: [^\W\d_]+)? (?:quá hạn|trễ hạn)(?!\w)",
    re.IGNORECASE,
)
"""What is dealt with may be late; the time to deal with it is to come."""
_ALREADY = patterns.ours(rf"(?<!\w)(?:đã|{ONCE})(?!\w)", re.IGNORECASE)
_ASKED_THEN = patterns.ours(
    r"đã (?:có|ban hành|gửi|phát hành|ra) (?:\d+ )?(?:công văn|văn bản|kế hoạch|thông báo|công điện)(?!\w)[^.;]*?(?:yêu cầu|đề nghị|giao|hạn|đôn đốc)(?![^.;]*, [^.;]*(?:đề nghị|yêu cầu|giao) )|(?:tại|theo|thực hiện|của|nhận được|có) (?:nội dung )?(?:công văn|kế hoạch|văn bản|thông báo|chỉ thị|quyết định|kết luận|công điện)(?: \w+){0,3} số[^.;]*?(?:yêu cầu|đề nghị|giao|quy định|hạn|hướng dẫn|trong đó)(?![^.;]*, [^.;]*(?:đề nghị|yêu cầu|giao) )",
    re.IGNORECASE,
)
"""What another paper asked for by a day is told of, not asked."""
_SINCE_BEFORE = patterns.ours(
    r"(?<!\w)(?:đã|được|ban hành|(?<!\d )(?<!hai )(?<!ba )(?<!các )cấp(?! xã| tỉnh| trên| dưới| ủy| cơ sở| huyện| thôn| trường)|(?<!đăng )(?<!trình )ký|phát sinh|thành lập|tuyển dụng|(?:(?<=, )|(?<=người )|(?<=trẻ )|(?<=dân )|(?<=em )|(?<=cháu ))sinh|có hiệu lực|tồn đọng|tiếp nhận|xây dựng|sử dụng|(?:(?<=cán bộ )|(?<=chức )|(?<=người )|(?<=viên ))công tác|lập|hình thành|thu|(?<!bàn )giao|công nhận|bổ nhiệm|khởi công|phê duyệt|vào Đảng|kết nạp|nghỉ|mua|xảy ra|nộp hồ sơ|cấp phép|tồn tại|ngừng|dừng|hết hạn|hoạt động|nhập|hoàn thành xây dựng|(?:(?<=tuyến )|(?<=rừng )|(?<=diện tích )|(?<=cây ))trồng)"
    r"(?: \w+){0,3} (?:trước|đến(?: hết)?|từ trước|hết|trong|vào)(?: (?:ngày|tháng|năm|là))* $"
)
_OF_THINGS = patterns.ours(
    rf"(?<!\w)(?:{VERBS})(?!\w)[^.;:]*(?<!\w)(?:các|những|cho|đối với|số|toàn bộ|hồ sơ|trường hợp)(?: \w+){{0,4}} (?:ban hành|cấp|ký|thành lập|tiếp nhận|xây dựng|lập|hình thành|khởi công|phê duyệt|công nhận|bổ nhiệm|phát sinh|mua|kết nạp|nhập|trồng|xây|làm|đào|thả|gieo|lắp|mở|sinh|nghỉ|đóng)(?: \w+)? (?:trước|đến hết|từ trước|trong|vào)(?: (?:ngày|tháng|năm|là))* $",
    re.IGNORECASE,
)
"""An order about things that a day marks ("thanh toán cho các công trình khởi công trước ngày …")."""
_STOOD_BY = patterns.ours(
    r"(?<!\w)(?:(?:có|đang|đã)(?: [^\W\d_]+){0,3} đăng ký(?: [^\W\d_]+){1,4}|(?:sinh sống|(?<!đăng ký )(?<!hộ khẩu )(?:cư trú|thường trú|tạm trú)|sử dụng đất|ở ổn định|nhập ngũ|xuất ngũ|kết hôn|về ở|chuyển đến|có tên|có mặt|hợp đồng(?: [^\W\d_]+){0,4} ký)(?: [^\W\d_]+){0,4}|(?:người|trẻ|em|công dân|học sinh|phụ nữ) sinh)"
    r" (?:trước|từ trước|đến hết)(?: (?:ngày|tháng|năm))* $",
    re.IGNORECASE,
)
"""Who is meant, by where he lived, what he held or had signed by a day: a condition, whoever is told to look at it."""
_HAPPENED = patterns.ours(r"(?<!\w)(?:xảy ra|được lập|bị phát hiện)(?: (?:tại )?[^\W\d_]+){0,5} $")
_ORDERED_THING = patterns.ours(
    r"(?<!\w)(?:xây dựng|ban hành|lập|thành lập|phê duyệt|giao|thu|ký|cấp|khởi công|nhập|mua)(?: và \w+ \w+)? (?:xong |đủ |các |danh sách |dự thảo )*(?:kế hoạch|báo cáo|quyết định|hồ sơ|đoàn|tổ|ban|phương án|danh sách|dự toán|đề án|quy chế|nghị quyết|văn bản|biên bản|chương trình|số liệu|quỹ|thuế|nợ|chỉ tiêu|giấy|hợp đồng|cam kết|nhiệm vụ)[^.;]*$",
    re.IGNORECASE,
)


_FINISH_BY_YEAR = patterns.ours(
    r"(?<!\w)(?:hoàn thành|hoàn tất|kết thúc|đăng ký|ban hành|phê duyệt|thành lập|khánh thành|đưa vào)(?!\w)(?![^.;:]*(?:hồ sơ|tài liệu|văn bản|sổ|dữ liệu|nợ|đơn|trường hợp|các|những|số)(?: [^\W\d_]+){0,4} trước $)[^.;:]* trước $",
    re.IGNORECASE,
)
"""Something finished before a year, and not things that a year marks ("tài liệu trước năm 2020")."""


class _Said(NamedTuple):
    """The sentence of a date: its words before and after, small sentence marks cut; who leads the text."""

    before: str
    after: str
    led: bool
    part: str


def is_over(context: Context, found: FoundDate) -> bool:
    """Tell whether a time as a whole lies before the first possible day of issue."""
    first = context.earliest
    if first is None or found.year is None:
        return False
    month = found.month or (found.quarter * 3 if found.quarter else 12)
    return (found.year, month, found.day or 31) < (first.year, first.month, first.day)


def _said(context: Context, text: Text, found: FoundDate) -> _Said:
    words = text.text
    start = max((end.end() for end in patterns.finditer(r"[.;](?= )", words[: found.start])), default=0)
    end = patterns.search(r"[.;](?= |$)", words[found.end :])
    after = words[found.end : found.end + end.start()] if end else words[found.end :]
    sentence = words[start : found.start].strip()
    led = any(_UNIT_LEADS.match(part) for part in (words, sentence, sentence.rsplit(", ", 1)[-1]))
    return _Said(words[start : found.start], after, led, section(context, text.path))


def _attribute(said: _Said, found: FoundDate) -> bool:
    """Tell whether a day only says which things are meant ("hồ sơ đã tiếp nhận trước ngày …"), or is that of a change of law."""
    if found.date is not None and found.date == two_tiers_from():
        return True
    clause = patterns.split(r"[:](?= )", said.before)[-1]
    if _STOOD_BY.search(clause) or _HAPPENED.search(clause):
        return True
    if not _SINCE_BEFORE.search(clause) or patterns.search(r"(?<!\w)(?:sẽ|phải)(?!\w)", clause):
        return False
    done = _PAST.search(clause) or patterns.search(
        r"(?<!\w)(?:được|sinh|có hiệu lực|công tác|tuyển dụng|vào Đảng)(?: \w+){0,3} \w+ $", clause
    )
    return bool(done) or _OF_THINGS.search(clause) is not None or not (said.led or _ORDERED_THING.search(clause))


@rule(
    code="TG11",
    title="Thời hạn trước ngày ban hành",
    severity=LOI,
    can_cu=_DOABLE,
    can=DAY,
    bad="mo_dau: [Các phòng hoàn thành trước ngày 10/01/2026.]",
    good="mo_dau: [Các phòng hoàn thành trước ngày 10/02/2026.]",
)
def before_issue(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Việc phải xong trước khi văn bản được ký thì không làm kịp; kiểm tra lại ngày hoặc bỏ việc.

    Ở báo cáo, biên bản chỉ xét phần phương hướng, kiến nghị, kết luận và câu “dự kiến”, “sẽ”. Câu kể việc đã làm, hạn của văn bản
    khác không xét. Biên bản không ghi ngày ban hành thì tính từ ngày họp.
    """
    told: set[tuple[Path, str]] = set()
    for text, found in context.dates:
        if found.problem or found.form in ("period", "term") or context.is_cited(text, found):
            continue
        meant = found if found.year is not None else _of_this_year(context, text, found)
        if meant is None or not is_over(context, meant):
            continue
        severity = _severity(context, text, found)
        if severity is not None and found.year is None:
            severity = CANH_BAO
        if severity is not None:
            told.add((text.path, found.raw))
            yield _over(text.path, found.raw, severity)
    for path, raw in over_as_set(context):
        if not any(where == path and (words in raw or raw in words) for where, words in told):
            yield _over(path, raw, CANH_BAO)


def _over(path: Path, raw: str, severity: Severity) -> Finding:
    return Finding(path, f"Thời hạn “{raw}” đã qua khi văn bản ban hành", raw, "xem lại thời hạn", severity=severity)


def _of_this_year(context: Context, text: Text, found: FoundDate) -> FoundDate | None:
    """Return a day without a year with the year it can only have, None where it may be another one's or comes every year."""
    first, years = context.earliest, context.years
    if first is None or found.month is None or context.document.loai not in _SAME_YEAR_KINDS:
        return None
    if (years or (first.year, first.year)) != (first.year, first.year) or first.month - found.month > _LONG_AGO:
        return None
    cell = text.role == "o.thoi_han"
    if (found.day is None and (not cell or years is None)) or (
        cell and sum(one is text for one, _ in context.dates) > 1
    ):
        return None
    if patterns.search(
        r"(?:h[ằà]ng|mỗi|các) năm|năm (?:sau|tới|tiếp|trước|liền|20)|định kỳ|âm lịch", text.text, re.IGNORECASE
    ):
        return None
    if any(int(year) > first.year for year in _YEAR.findall(text.text[: found.start][-_NEAR_BY:])):
        return None  # "trước ngày 15/5/2027, nhận hồ sơ trong tháng 6"
    return found._replace(year=first.year)


_YEAR, _NEAR_BY = patterns.ours(r"(?<!\d)20\d\d(?!\d)"), 120
_LONG_AGO = 6
"""A month without a year that is longer past is one of the year to come."""


def _severity(context: Context, text: Text, found: FoundDate) -> Severity | None:
    """How surely a time that is over was meant as one to come, None where it was not."""
    kind = context.document.loai
    telling = kind in ("bao_cao", "bien_ban")
    said = _said(context, text, found)
    if text.role == "o.thoi_han":
        return _of_a_cell(context, text, found) if not telling or said.part == AHEAD else None
    sentence = said.before + found.raw + said.after
    if _OUTRIGHT.search(said.before) and not _ALREADY.search(said.before):
        return LOI if not telling or said.part == AHEAD else None
    told = _PAST.search(_LATE_THINGS.sub(" ", said.before)) is not None or _NOT_DONE.match(said.after) is not None
    planned = None if _AS_PLANNED.search(sentence) else _PLANNED.search(said.before)
    if planned and not _PAST.search(planned[0]) and not _NOT_DONE.match(said.after):
        return LOI
    if (
        text.role in ("can_cu", "trich_yeu", "kem_theo")
        or _BY_CONTRACT.match(said.before)
        or _ASKED_THEN.search(said.before)
        or (telling and said.part != AHEAD and not _asks(said, kind))
    ):
        return None
    if found.date is not None and found.date == two_tiers_from():
        return None  # the day of the change of levels marks things, and sets no time
    if said.part == BEHIND and not _WILL.search(sentence):
        return None
    firm = _FIRM.search(said.before[-60:]) is not None
    if _BY.search(said.before[-60:]):
        return _by(said, found, context.earliest, told=told, firm=firm)
    return None if told else _otherwise(context, said, found)


def _of_a_cell(context: Context, text: Text, found: FoundDate) -> Severity | None:
    """A deadline that is over, but for the beginning of what is not: works carried over ("Khởi công 4/2026, hoàn thành 9/2027")."""
    course = courses_by_begin(text.text).get(found.start)
    if course is None or course.end.year is None or is_over(context, course.end):
        return LOI
    first = context.earliest
    of_last_year = first is not None and found.year != first.year and _a_year_off(context, found)
    return GOI_Y if of_last_year and not course.named else None


def _asks(said: _Said, kind: str) -> bool:
    """Whether a sentence of minutes or of a report asks for something outside the parts that do."""
    words = _WILL if kind == "bien_ban" else _ASKED
    return words.search(said.before) is not None


_ASKED = patterns.ours(
    r"(?<!\w)(?:sẽ|đề nghị|phấn đấu|(?<!vụ )(?<!đơn )(?<!việc )(?<!số )(?<!các )(?<!những )(?<!phản ánh, )kiến nghị)(?!\w)",
    re.IGNORECASE,
)
"""“Vụ kiến nghị về lối đi … kết thúc ngày …”: what people asked for, and nothing the paper does."""


def _long_ago(first: date | None, found: FoundDate) -> bool:
    """Whether a day is so long over that no slip of last year's or this year's makes it."""
    months = (first.year - (found.year or first.year)) * 12 + first.month - (found.month or 12) if first else 0
    return found.form != "year" and months > _SLIP


_SLIP = 24


def _asked_after(said: _Said) -> bool:
    """Whether a sentence that tells of what was done goes on to ask for something by the day."""
    past = [found.end() for found in _PAST.finditer(said.before)]
    return bool(past) and _WILL.search(_GIVEN.sub(" ", said.before[past[-1] :])) is not None


_GIVEN = patterns.ours(r"(?:được giao|giao (?:tại|trong|theo|từ))(?!\w)", re.IGNORECASE)
_UP_TO = patterns.ours(
    r"(?<!\w)(?:đối chiếu|thống kê|tổng hợp|chốt|tính|lũy kế|số liệu|rà soát|thanh toán|quyết toán|khối lượng|công nợ|kiểm đếm)(?!\w)[^.;]*(?:đến hết|hết)(?: ngày)? $",
    re.IGNORECASE,
)
"""Figures up to a day."""
_WEIGHED = patterns.ours(
    r"(?<!\w)(?:kiểm tra|đánh giá|giám sát|rà soát|xem xét|thanh tra) (?:về )?(?:việc|tình hình|tiến độ)(?!\w)[^.;:]*$"
    r"|(?<!\w)(?:trả lời|giải quyết|xử lý|xem xét|rà soát|đối với)(?!\w)[^.;:]*(?:kiến nghị|đơn|đơn thư|hồ sơ|phản ánh|ý kiến) (?:đã )?(?:gửi|nộp)(?: \w+){0,3} (?:trước|đến hết)(?: ngày)* $",
    re.IGNORECASE,
)
"""What is looked at was done, or handed in, by that day."""


def _by(said: _Said, found: FoundDate, first: date | None, *, told: bool, firm: bool) -> Severity | None:
    sentence = said.before + said.after
    if found.form == "year" and not (
        patterns.search(r"(?:hoàn thành|xong|trong) $", said.before) or _FINISH_BY_YEAR.search(said.before)
    ):
        return None
    if _BY_THEN.match(_bare(said.before)) and not _WILL.search(said.after):
        return None
    if not firm and (_UP_TO.search(said.before) or _WEIGHED.search(said.before)):
        return None
    if (_attribute(said, found) and not (firm and not told)) or (_long_ago(first, found) and not (firm or said.led)):
        return None
    labelled = said.part != BEHIND and _LABELLED.match(said.before)
    ordered = said.part == AHEAD
    if not (DOING.search(sentence) or firm or labelled or ordered) or (told and not _asked_after(said)):
        return None
    sure = found.form != "year" and (_ORDER.search(said.before[-60:]) or said.led)
    return LOI if sure else CANH_BAO


def _otherwise(context: Context, said: _Said, found: FoundDate) -> Severity | None:
    """Times that no word calls the last day: "trong quý I/2026", "từ ngày …", "Thời gian: …"."""
    if found.form == "year":
        done = patterns.search(
            r"(?:hoàn thành|xong|kết thúc) (?:dứt điểm |toàn bộ )?(?:ngay )?trong $", said.before, re.IGNORECASE
        )
        return LOI if done else None
    telling = context.document.loai in ("bao_cao", "bien_ban")
    first = context.earliest
    other = found.day is not None and first is not None and found.year != first.year and _a_year_off(context, found)
    if _LABEL.match(said.before) and not telling and other:
        return None if of_school_year(context, said.before, found.date) else CANH_BAO
    if _WHEN.match(said.before) and not telling and not _SPAN_END.search(said.before):
        return GOI_Y if _goes_on(context, said, found, a_year_off=other) else CANH_BAO
    if _TIME_FIRST.fullmatch(said.before):  # "Trong tháng 10/2025 tổ chức …"
        year_off = first is not None and found.year is not None and found.year < first.year
        sets = DOING.match(said.after.lstrip(" ,")) is not None and said.part != BEHIND and not telling
        return CANH_BAO if year_off and sets and not _ALREADY.search(said.after) else None
    orders = _WILL.search(said.before) or said.led or said.part == AHEAD or DOING.match(_bare(said.before))
    if not orders or not DOING.search(said.before):
        return None
    if _WITHIN.search(said.before[-30:]) and not _attribute(said, found):
        return LOI if said.part == AHEAD or _ends_in_finish(said.before) else CANH_BAO
    open_end = not patterns.match(r" ?(?:đến|tới|[-–])", said.after) and "số liệu" not in said.before
    return CANH_BAO if other and open_end and _FROM.search(said.before[-40:]) else None


def _goes_on(context: Context, said: _Said, found: FoundDate, *, a_year_off: bool) -> bool:
    """Whether a day begins a time that is not over yet, and is not the begin of next year's with last year's number."""
    until = patterns.match(r",? (?:đến|tới|[-–]) ?(?:hết )?", said.after)
    end = next(iter(find_dates(said.after[until.end() :])), None) if until else None
    if end is None or end.year is None or is_over(context, end):
        return False
    begun, first = found.date, context.earliest
    return not a_year_off or (begun is not None and first is not None and (first - begun).days <= _JUST_BEGUN)


_JUST_BEGUN = 62
"""Days after which a time that began before the paper was issued is rather one of the year to come."""


def _bare(words: str) -> str:
    return patterns.sub(r"^\W*(?:\w{1,4}[.)] ?)?(?:[-+•] ?)?", "", words)


def _ends_in_finish(words: str) -> bool:
    return patterns.search(r"(?:hoàn thành|xong|kết thúc|trình|gửi|nộp)[^,.;]{0,40}$", words, re.IGNORECASE) is not None


def _a_year_off(context: Context, found: FoundDate) -> bool:
    """Whether the same day a year later is not yet over: last year's paper was the model."""
    first, year = context.earliest, found.year
    if first is None or year is None:
        return False
    month = found.month or (found.quarter * 3 if found.quarter else 12)
    last = min(found.day or 31, days_of(year + 1, month))
    return first <= date(year + 1, month, last)
