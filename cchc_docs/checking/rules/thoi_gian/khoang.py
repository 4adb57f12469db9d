"""TG: spans of days that end before they begin, days that not every month has, reports due before their period is over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.thoi_gian.dau_cuoi import ended_before_begun
from cchc_docs.checking.times.due import Due, reports_due
from cchc_docs.checking.times.moments import moments, time_column
from cchc_docs.checking.times.periods import spans
from cchc_docs.checking.times.wordings import BY, ON, UNTIL
from cchc_docs.model.document import Text
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.dates import FoundDate, find_dates, short_of

_DAYS = practice("thời hạn phải là ngày có thật, khoảng thời gian có ngày đầu trước ngày cuối")
_TO = patterns.ours(r" ?(?:,? ?(?:cho )?đến|tới|-|–)(?: hết| trước)?(?: (?:cuối )?(?:ngày|tháng|quý))? ?")
_FROM = patterns.ours(
    r"(?:từ|thời gian[^.;:]{0,20}:|đợt (?:\d|[IVX]+)[^.;]{0,20}:?|kỳ [IVX]+:?|\()(?: (?:sáng|chiều|tối|trưa|\d{1,2} giờ(?: \d\d)?(?: phút)?,?))?(?: (?:hết )?ngày)? ?$",
    re.IGNORECASE,
)


@rule(
    code="TG29",
    title="Khoảng thời gian có ngày cuối trước ngày đầu",
    severity=LOI,
    can_cu=_DAYS,
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Số liệu từ ngày 15/6/2026 đến ngày 14/6/2026.']",
    good="mo_dau: ['Số liệu từ ngày 15/3/2026 đến ngày 14/6/2026.']",
)
def reversed_span(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“từ ngày 20/4/2026 đến ngày 10/4/2026”, “khởi công 9/2026, hoàn thành 6/2026”; thường là chép năm, tháng của kỳ trước."""
    for text, course in ended_before_begun(context):
        message = f"Bắt đầu {course.begin.raw}, xong {course.end.raw}: cuối trước đầu"
        yield Finding(text.path, message, text.text[course.begin.start : course.end.end], "kiểm tra lại ngày")
    yield from _bare_spans(context)
    for text, one in context.each(_of_one_month):
        if not context.is_cited(text, one.last):
            message = f"Từ ngày {one.first} đến {one.last.raw}: cuối trước đầu"
            yield Finding(text.path, message, one.words, "kiểm tra lại ngày")
    for (text, first), (other, last) in pairwise(context.dates):
        if text is not other or first.problem or last.problem or first.end_year or last.end_year:
            continue
        words = text.text
        alone = text.role.startswith("o.") and not words[: first.start].strip() and not words[last.end :].strip()
        if not _TO.fullmatch(words[first.end : last.start]) or not (alone or _FROM.search(words[: first.start])):
            continue
        told = _shown_if_reversed(first, last)
        if told:
            quote = words[first.start : last.end]
            yield Finding(text.path, f"Từ {told[0]} đến {told[1]}: cuối trước đầu", quote, "kiểm tra lại ngày")


class _OfOneMonth(NamedTuple):
    """A first day without its month, and the day behind it, which comes before it in that month; the words of both."""

    first: int
    last: FoundDate
    words: str


_FIRST_BARE = patterns.ours(
    r"(?<!\w)từ (?:(?:sáng|chiều|tối) )?(?:ngày )?(?P<dau>\d{1,2})(?: đến| tới| ?[-–])(?: hết)?(?: (?:sáng|chiều|tối))? (?:ngày )?$",
    re.IGNORECASE,
)
_LATE_IN_A_MONTH = 20
"""From this day on the first day may be of the month before: "từ ngày 28 đến ngày 03/8"."""


def _of_one_month(words: str) -> list[_OfOneMonth]:
    """“từ ngày 15 đến ngày 13/8/2026”."""
    out = []
    for last in find_dates(words) if "ừ " in words else ():
        upto = last.start + (5 if last.raw[:5].lower() == "ngày " else 0)
        found = _FIRST_BARE.search(words, max(0, upto - 50), upto) if last.day and last.month else None
        if found and not last.problem and (last.day or 0) < int(found["dau"]) < _LATE_IN_A_MONTH:
            out.append(_OfOneMonth(int(found["dau"]), last, words[found.start() : last.end]))
    return out


_BARE_SPAN = patterns.ours(r"(?<![\d/])(\d{1,2})/(\d{1,2}) ?[-–] ?(\d{1,2})/(\d{1,2})/(20\d\d)(?!\d)")
_AUTUMN, _SPRING = 10, 3


def _bare_spans(context: Context) -> Iterator[Finding]:
    """“15/7 - 15/6/2026” in a column that says when; "15/12 - 15/01/2027" runs over the end of the year."""
    for row in context.rows:
        column = time_column(row.table)
        found = _BARE_SPAN.search(row.cell(column)) if column else None
        if found is None:
            continue
        first, last = (int(found[2]), int(found[1])), (int(found[4]), int(found[3]))
        over_the_year = first[0] >= _AUTUMN and last[0] <= _SPRING
        if first > last and max(first[0], last[0]) <= _DECEMBER and not over_the_year:
            yield Finding(row.cell_path(column), "Ngày cuối trước ngày đầu", found[0], "kiểm tra lại ngày")


_DECEMBER = 12


def _shown_if_reversed(first: FoundDate, last: FoundDate) -> tuple[str, str] | None:
    """Both ends as shown where the last is before the first; of ends without a year only days of one month are compared."""
    if first.date and last.date:
        return (short_of(first.date), short_of(last.date)) if last.date < first.date else None
    if first.day and last.day:
        if first.year is None and last.year and first.month and last.month and first.problem is None:
            back = first.month - last.month
            if 0 < back <= _FEW_MONTHS and first.month < _AUTUMN:
                return first.raw, last.raw  # "từ ngày 15/5 đến ngày 22/4/2026": nobody leaves out the year before
        same = first.month == last.month and first.year is None and last.day < first.day
        return (first.raw, last.raw) if same else None
    if first.year is None or last.year is None or first.day or last.day or "year" in (first.form, last.form):
        return None
    ends = first.year * 12 + _month(first), last.year * 12 + _month(last)
    return (first.raw, last.raw) if ends[1] < ends[0] else None


def _month(one: FoundDate) -> int:
    return one.month or (one.quarter or 0) * 3


_FEW_MONTHS = 2
_SO_MANY = patterns.ours(
    r"(?<![\d.,/])(?P<n>\d{1,3}) ngày(?: liên tục| liền)?(?:,|:| \(|,? (?:kể |tính )?)? ?từ (?:ngày )?$", re.IGNORECASE
)


_SO_MANY_BARE = patterns.ours(
    r"(?<![\d.,/])(?P<n>\d{1,3}) ngày(?: liên tục| liền)?(?:,|:| \(|,? (?:kể |tính )?)? ?từ (?:ngày )?(?P<dau>\d{1,2})(?P<den> ?(?:đến|tới|-|–)(?: hết| trước)? (?:ngày )?)$",
    re.IGNORECASE,
)
"""The same with a first day whose month is told with the last: "02 ngày, từ ngày 17 đến ngày 18 tháng 4"."""


@rule(
    code="TG45",
    title="Số ngày không khớp hai ngày đi cùng",
    severity=CANH_BAO,
    can_cu=practice("số ngày tính cả ngày đầu và ngày cuối"),
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Lớp đan nón mở 05 ngày, từ ngày 10/8/2026 đến ngày 15/8/2026.']",
    good="mo_dau: ['Lớp đan nón mở 06 ngày, từ ngày 10/8/2026 đến ngày 15/8/2026; xong trong 05 ngày làm việc.']",
)
def days_before_a_span(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“05 ngày, từ ngày 10/8 đến ngày 15/8/2026”; số ngày trong ngoặc phía sau thì BC15 xét. Ngày làm việc không xét."""
    yield from _days_before_bare(context)
    for text, run in context.each(_months_told):
        message = f"Từ {run.first} đến {run.last} là {run.months} tháng"
        yield Finding(text.path, message, run.words, f"{run.months:02d} tháng, hoặc sửa tháng")
    for (text, first), (other, last) in pairwise(context.dates):
        words = text.text
        told = _SO_MANY.search(
            words, max(0, first.start - 30), first.start + (5 if first.raw[:4].lower() == "ngày" else 0)
        )
        if text is not other or told is None or not _TO.fullmatch(words[first.end : last.start]):
            continue
        start = first._replace(year=first.year or last.year).date
        if start is None or last.date is None or last.date < start or "làm việc" in words[last.end : last.end + 30]:
            continue
        days = (last.date - start).days + (0 if "trước" in words[first.end : last.start] else 1)
        if int(told["n"]) != days:
            quote = words[told.start() : last.end]
            yield Finding(
                text.path, f"Từ {first.raw} đến {last.raw} là {days} ngày", quote, f"{days:02d} ngày, hoặc sửa ngày"
            )


def _days_before_bare(context: Context) -> Iterator[Finding]:
    for text, last in context.dates:
        words = text.text
        upto = last.start + (5 if last.raw[:4].lower() == "ngày" else 0)
        told = _SO_MANY_BARE.search(words, max(0, upto - 60), upto) if last.day and last.month else None
        if told is None or int(told["dau"]) > (last.day or 0) or "làm việc" in words[last.end : last.end + 30]:
            continue
        days = (last.day or 0) - int(told["dau"]) + (0 if "trước" in told["den"] else 1)
        if int(told["n"]) != days:
            message = f"Từ ngày {told['dau']} đến {last.raw} là {days} ngày"
            yield Finding(text.path, message, words[told.start() : last.end], f"{days:02d} ngày, hoặc sửa ngày")


class _Months(NamedTuple):
    """The ends of a stretch of months, how many there are, its words with the number told before it."""

    first: str
    last: str
    months: int
    words: str


_MONTHS_TOLD = patterns.ours(
    r"(?<![\d.,/])(?P<n>\d{1,2}) tháng(?: liên tục| liền)?(?:,|:| \(|,? (?:kể |tính )?)? ?từ (?P<dau>tháng (?P<m1>\d{1,2})(?:/(?P<y1>20\d\d))?) (?:đến|tới)(?: hết)? (?P<cuoi>tháng (?P<m2>\d{1,2})/(?P<y2>20\d\d))(?!\d)",
    re.IGNORECASE,
)


def _months_told(words: str) -> list[_Months]:
    """“12 tháng, từ tháng 3/2026 đến tháng 12/2026”; who counts no part of the first month says one less."""
    out = []
    for found in _MONTHS_TOLD.finditer(words) if " tháng" in words else ():
        months = int(found["m2"]) - int(found["m1"]) + 12 * (int(found["y2"]) - int(found["y1"] or found["y2"])) + 1
        if months > 0 and int(found["n"]) not in (months, months - 1):
            out.append(_Months(found["dau"], found["cuoi"], months, found[0]))
    return out


_EVERY = patterns.ours(
    r"ngày (?P<n>29|30|31) (?:của )?(?:h[ằà]ng tháng|mỗi tháng|tháng cuối quý|của tháng)"
    r"|(?:h[ằà]ng tháng|mỗi tháng|định kỳ tháng)[^.;]{0,40}?(?:trước|vào|chậm nhất)(?: là)? ngày (?P<n2>31)(?![/\d]| tháng \d)",
    re.IGNORECASE,
)
_TWO_ROUNDS = patterns.ours(
    r"(?<!\w)(?P<ky>(?:h[ằà]ng|mỗi|báo cáo|định kỳ) quý)(?!\w)(?![^.;]*(?:h[ằà]ng|mỗi|báo cáo|định kỳ) tháng[^.;]*ngày)[^.;\d]{0,40}ngày \d{1,2} (?:của )?(?P<moi>h[ằà]ng tháng|mỗi tháng)"
    r"|(?<!\w)(?P<ky2>(?:h[ằà]ng|mỗi|báo cáo|định kỳ) tháng)(?! cuối)(?!\w)(?![^.;]*quý[^.;]*ngày)[^.;\d]{0,40}ngày \d{1,2} (?:của )?(?P<moi2>(?:tháng )?cuối (?:mỗi )?quý|h[ằà]ng quý)",
    re.IGNORECASE,
)
"""What is done every quarter by a day of every month."""
_ASKED = patterns.ours(r"báo cáo (?P<sau>(?:(?!báo cáo)[^.;]){4,240})", re.IGNORECASE)
_OPENINGS = ("báo cáo ", "Báo cáo ", "BÁO CÁO ")
_SUMMED = patterns.ours(
    r"(?P<viec>sơ kết|tổng kết|đánh giá kết quả(?: thực hiện)?)(?! [^.;]{0,60}(?:năm học|học kỳ|giai đoạn|nhiệm kỳ|mùa|vụ)) (?P<sau>(?!sơ kết|tổng kết)[^.;]{4,160})",
    re.IGNORECASE,
)
_SUMMINGS = ("sơ kết ", "Sơ kết ", "tổng kết ", "Tổng kết ", "đánh giá kết quả ", "Đánh giá kết quả ")
_OF_YEAR = patterns.ours(
    r"(?:(?:công tác|kết quả|việc|thực hiện|kế hoạch|chương trình|nhiệm vụ) )*(?P<ky>năm (?P<nam>20\d\d))(?! ?[-–] ?\d)[^.;\d]{0,40}?(?:trước|chậm nhất|muộn nhất|xong|vào)(?: là)?(?: ngày)? (?P<ngay>\d{1,2}/(?P<thang>\d{1,2})/(?P<han>20\d\d))"
)
_OF_ITS_OWN = patterns.ours(
    r"(?:tháng|năm) (?:đầu )?(?:thực hiện|triển khai|vận hành|hoạt động|thi hành|kể|sau|đầu tiên|liên tục|chính quyền|sắp xếp|thí điểm)|(?:một|hai|ba|bốn|\d) năm",
    re.IGNORECASE,
)
"""So many months or years of a thing, from whenever it began."""
_JUNE, _SEPTEMBER = 6, 9
_LATE = patterns.ours(
    r"(?:[Bb]áo cáo|BÁO CÁO|[Tt]ổng kết)(?! (?:quyết toán|tài chính|khắc phục|kết luận|kiểm tra))(?: [^\W\d_]+){0,7} năm (?P<nam>20\d\d)(?! \d)[^.;\d]{0,60}?(?:trước|chậm nhất|vào|muộn nhất)(?: là)?(?: ngày)? (?P<ngay>\d{1,2}/(?:9|10|11|12)/(?P<han>20\d\d))"
)
"""What sums up a year is not due in the autumn of the next one."""
_NOT_OF_THE_YEAR = patterns.ours(r"quyết toán|tài chính|khắc phục|kết luận|kiểm tra|chỉ số|thanh tra|kiểm toán|sau ")
_SUMS_UP = ("báo cáo ", "Báo cáo ", "BÁO CÁO ", "tổng kết ", "Tổng kết ")


def _summed_up_early(context: Context) -> Iterator[Finding]:
    """What sums up a period months before it ends: “sơ kết 6 tháng trước ngày 30/4”, “tổng kết năm 2026 trước ngày 15/5/2026”."""
    own = context.years[1] if context.years else context.earliest.year if context.earliest else None
    for hit in context.matches_opening(_SUMMED, _SUMMINGS):
        words = hit.match["sau"]
        for one in reports_due(words, own) if not _OF_ITS_OWN.search(words) else ():
            if own in (None, one.due.year) and _too_early(one.due, one.last):
                message = f"{hit.match['viec'].capitalize()} {one.period} mà hạn {short_of(one.due)}"
                yield Finding(hit.text.path, message, one.quote, "kiểm tra lại ngày hoặc kỳ")
            elif own in (None, one.due.year) and _half_a_month_early(hit.match["viec"], one):
                message = f"Sơ kết {one.period} mà hạn {short_of(one.due)}, kỳ còn hơn một tháng"
                yield Finding(hit.text.path, message, one.quote, "kiểm tra lại ngày hoặc kỳ", severity=GOI_Y)
        year = _OF_YEAR.match(words)
        if year and year["nam"] == year["han"] and int(year["thang"]) < _SEPTEMBER:
            message = f"{hit.match['viec'].capitalize()} {year['ky']} mà hạn {year['ngay']}"
            yield Finding(hit.text.path, message, year["ngay"], "kiểm tra lại ngày hoặc năm")


_SUMMED_IN_ROW = patterns.ours(
    r"^\W*(?:(?:tổ chức|hội nghị|họp|lễ|xây dựng|tổng hợp|gửi) )*(?:báo cáo|sơ kết|tổng kết|đánh giá)(?: (?:công tác|kết quả|tình hình|việc|thực hiện|kế hoạch|nhiệm vụ|chương trình|cải cách hành chính|CCHC|chuyển đổi số))*"
    r" (?P<ky>quý (?:IV|I{1,3}|[1-4])|(?:0?[69]|sáu|chín) tháng(?: đầu năm)?|(?:cả )?năm(?: (?P<nam>20\d\d))?)(?![^\W_])(?! (?:học|trước|đầu|\d))",
    re.IGNORECASE,
)


def _rows_summed_up_early(context: Context) -> Iterator[Finding]:
    """The rows of a table that sum up a period, with a day months before its end."""
    for one in moments(context):
        found = _SUMMED_IN_ROW.match(one.said) if one.row and one.at.exact and one.part in (BY, ON, UNTIL) else None
        if found is None or _OF_ITS_OWN.search(one.said) or (context.years and one.at.last.year != context.years[1]):
            continue
        told = next(iter(spans(found["ky"])), None)
        last = told.last if told else _JUNE if "tháng" in found["ky"].lower() else _DECEMBER
        if _too_early(one.at.last, last) if found["nam"] is None else _of_its_year(found["nam"], one.at.last):
            message = f"“{found[0].strip()}” mà hạn {short_of(one.at.last)}"
            yield Finding(one.text.path, message, one.raw, "kiểm tra lại ngày hoặc kỳ")


def _too_early(due: date, last: int) -> bool:
    """Whether a day lies months before the end of a period of its year; in spring it is the year before that is summed up."""
    return _SPRING < due.month < _SEPTEMBER if last == _DECEMBER else due.month < last - 1


def _half_a_month_early(act: str, one: Due) -> bool:
    """Whether a half or three quarters of a year are looked back on in the first half of the month before their last."""
    return (
        act.lower() == "sơ kết"
        and one.last in (_JUNE, _SEPTEMBER)
        and one.due.month == one.last - 1
        and one.due.day < _MIDDLE
    )


_MIDDLE = 20


def _of_its_year(year: str, due: date) -> bool:
    return due.year == int(year) and due.month < _SEPTEMBER


def _ends_a_term(context: Context, text: Text, due: date) -> bool:
    """Whether a text that speaks of terms names a day before the one a report is due."""
    return any(found.date < due for one, found in context.dates if one is text and found.date)


@rule(
    code="TG34",
    title="Hạn báo cáo không làm được (ngày 31 hằng tháng, trước khi hết kỳ, sau kỳ quá lâu)",
    severity=CANH_BAO,
    can_cu=practice("báo cáo gửi quanh ngày cuối kỳ; ngày hằng tháng phải có trong mọi tháng"),
    ap_dung=("ke_hoach", "chuong_trinh", "quyet_dinh", "cong_van", "huong_dan", "thong_bao"),
    tru=(QUOTED, CITED),
    bad="noi_dung: [{tieu_de: Chế độ báo cáo, noi_dung: [Báo cáo 6 tháng đầu năm gửi trước ngày 10/3/2026., Vệ sinh chợ.]}]",
    good="noi_dung: [{tieu_de: Chế độ báo cáo, noi_dung: [Báo cáo 6 tháng đầu năm gửi trước ngày 10/6/2026., Vệ sinh chợ.]}]",
)
def due_out_of_its_period(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“báo cáo, sơ kết 6 tháng … trước ngày 10/3”, “báo cáo quý II … trước ngày 30/9”, “ngày 31 hằng tháng”. Báo cáo gửi trong tháng cuối kỳ hoặc tháng sau thì được."""
    small = context.whole_small
    if "tháng" in small:
        for hit in context.matches(_EVERY):
            yield Finding(
                hit.text.path,
                "Không phải tháng nào cũng có ngày này",
                hit.match[0],
                "ghi ngày tháng nào cũng có, hoặc “ngày cuối tháng”",
            )
    for hit in context.matches(_TWO_ROUNDS, ("quý",)):
        ky, moi = hit.match["ky"] or hit.match["ky2"], hit.match["moi"] or hit.match["moi2"]
        yield Finding(hit.text.path, f"“{ky}” mà hạn là ngày của “{moi}”", hit.match[0], "thống nhất kỳ và hạn")
    for hit in context.matches_opening(_LATE, _SUMS_UP):
        if int(hit.match["han"]) > int(hit.match["nam"]) and not _NOT_OF_THE_YEAR.search(hit.match[0]):
            message = f"Báo cáo năm {hit.match['nam']} mà hạn {hit.match['ngay']}"
            quote = hit.match[0][: hit.match.end("nam") - hit.match.start()]
            yield Finding(hit.text.path, message, quote, f"năm {hit.match['han']}?")
    yield from _summed_up_early(context)
    yield from _rows_summed_up_early(context)
    own = context.years[1] if context.years else None
    for hit in context.matches_opening(_ASKED, _OPENINGS) if "báo cáo" in small else ():
        for one in reports_due(hit.match["sau"], own):
            ends = one.due.year * 12 + one.due.month - (min(own or one.due.year, one.due.year) * 12 + one.last)
            if ends < -1 or (ends >= 2 and one.last != _DECEMBER and one.due.year == (own or one.due.year)):
                if "học kỳ" in hit.text.text and _ends_a_term(context, hit.text, one.due):
                    continue  # the year of a school ends in May
                message = f"Báo cáo {one.period} mà hạn {short_of(one.due)}"
                yield Finding(hit.text.path, message, one.quote, "kiểm tra lại ngày hoặc kỳ")
