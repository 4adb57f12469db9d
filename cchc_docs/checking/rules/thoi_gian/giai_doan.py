"""TG: spans of years that are over where something is to be done, and plans cited with a day outside their years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, LOI, Finding, NotEvaluated
from cchc_docs.checking.needs import DAY
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.thoi_gian.ky import OF_THE_PAST
from cchc_docs.checking.rules.thoi_gian.nhac_lai import ISSUER, TELLS, span_kind, times_of
from cchc_docs.checking.times.parts import AHEAD, BEHIND, section
from cchc_docs.vietnamese.dates import find_dates

_FOR = patterns.ours(
    r"(?<!\w)(?:xây dựng|ban hành|thực hiện|bố trí|phấn đấu|mục tiêu|chỉ tiêu|kinh phí|tổng vốn|nguồn lực|nhiệm vụ|phương hướng|định hướng|lộ trình|đăng ký|triển khai)(?: [^\W\d_]+){0,9} $",
    re.IGNORECASE,
)
_ELECTION = patterns.ours(
    r"(?<!\w)(?:chuẩn bị|tổ chức|phục vụ|tuyên truyền|tham gia|bảo đảm|lãnh đạo|chỉ đạo|triển khai|giới thiệu|ứng cử|hiệp thương)(?!\w)[^.;]*bầu cử[^.;]*$",
    re.IGNORECASE,
)


@rule(
    code="TG36",
    title="Giai đoạn, nhiệm kỳ đã qua ở phần việc phải làm",
    severity=CANH_BAO,
    can_cu=practice("việc sắp tới thuộc giai đoạn, nhiệm kỳ sắp tới"),
    can=DAY,
    tru=(QUOTED,),
    bad="""
loai: nghi_quyet
trich_yeu: Phát triển nghề đan giai đoạn 2026 - 2030
noi_dung: [{tieu_de: Tổ chức thực hiện, noi_dung: [Ủy ban nhân dân xã xây dựng kế hoạch giai đoạn 2021 - 2025., Vệ sinh chợ.]}]
""",
    good="""
loai: nghi_quyet
trich_yeu: Phát triển nghề đan giai đoạn 2026 - 2030
noi_dung: [{tieu_de: Tổ chức thực hiện, noi_dung: [Tổng kết kế hoạch giai đoạn 2021 - 2025., Vệ sinh chợ.]}]
""",
)
def over_already(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“xây dựng kế hoạch giai đoạn 2021 - 2025” khi trích yếu là giai đoạn sau; “chuẩn bị bầu cử … nhiệm kỳ 2021 - 2026” sau năm 2021.

    Tiêu đề phương hướng của báo cáo tổng kết một giai đoạn ghi lại chính giai đoạn ấy cũng được báo.
    """
    first = context.earliest
    if first is None:
        return
    own = times_of(context.document.trich_yeu.replace("\n", " "))
    later = [span for span in own.ranges if span[0] == "giai đoạn" and span[2] >= first.year]
    yield from _terms(context)
    yield from _made_too_late(context)
    yield from _school_year_of_title(context)
    sums_up = context.document.loai == "bao_cao"
    for text, one in context.dates:
        if (
            not one.end_year
            or one.problem
            or one.year is None
            or context.is_cited(text, one)
            or text.role == "trich_yeu"
        ):
            continue
        before = patterns.split(r"[.;](?= )", text.text[: one.start])[-1]
        kind = span_kind(one, text.text)
        if kind == "nhiệm kỳ" and one.year < first.year and _ELECTION.search(before) and not TELLS.search(before):
            yield Finding(text.path, f"Cuộc bầu cử của “{one.raw}” đã qua", one.raw, "xem lại nhiệm kỳ")
        if kind == "năm học" and not own.ranges and one.end_year <= first.year:
            if first.month < (_SPRING if _ENROLS.search(before) else _HOLIDAYS):
                continue
            if _NEW_YEAR.search(before) and not OF_THE_PAST.search(before.lower()):
                ends = "đã" if first.month >= _HOLIDAYS else "sắp"
                yield Finding(text.path, f"“{one.raw}” {ends} kết thúc", one.raw, "năm học tới?")
            continue
        heading = text.role == "tieu_de" and section(context, (*text.path[:-1], "noi_dung", 0)) == AHEAD
        if sums_up and heading and one.end_year <= first.year and (kind, one.year, one.end_year) in own.ranges:
            yield Finding(
                text.path, f"Phương hướng ghi lại “{one.raw}” đang tổng kết", one.raw, "ghi giai đoạn tiếp theo"
            )
            continue
        if kind != "giai đoạn" or one.end_year > first.year or "giai" not in one.raw.lower():
            continue
        if not any(span[1] >= one.end_year for span in later) or section(context, text.path) == BEHIND:
            continue
        told = OF_THE_PAST.search(before.lower()) or _DONE_SINCE.match(text.text[one.end :])
        if _FOR.search(before) and not told:
            message = f"“{one.raw}” đã qua, trích yếu là giai đoạn {later[0][1]} - {later[0][2]}"
            yield Finding(text.path, message, one.raw, "xem lại giai đoạn")


_TERM = patterns.ours(
    r"(?:Hội đồng nhân dân|HĐND)[^.;]{0,60}?[Kk]hóa (?P<number>[IVX]+|\d{1,2}),? (?:nhiệm kỳ |\()(?P<span>(?P<first>20\d\d) ?[-–] ?(?P<last>20\d\d))"
)


def _terms(context: Context) -> Iterator[Finding]:
    """One council of one number has one term: that of the title."""
    title = _TERM.search(context.document.trich_yeu.replace("\n", " "))
    if title is None:
        return
    for hit in context.matches(_TERM):
        same = hit.match["number"] == title["number"] and hit.text.role != "trich_yeu"
        if same and (hit.match["first"], hit.match["last"]) != (title["first"], title["last"]):
            right = f"nhiệm kỳ {title['first']} - {title['last']}"
            message = f"Khóa {title['number']} ở trích yếu là {right}"
            yield Finding(hit.text.path, message, hit.match["span"], right, severity=LOI)


def _school_year_of_title(context: Context) -> Iterator[Finding]:
    """A paper of September on what begins a school year, or a plan, is not of the school year that ended in May."""
    first, title = context.earliest, context.document.trich_yeu.replace("\n", " ")
    if first is None or first.month < _AUGUST:
        return
    for one in find_dates(title):
        if one.end_year == first.year and not one.problem and span_kind(one, title) == "năm học":
            before = title[: one.start]
            plan = context.document.loai == "ke_hoach" and not _OVER.search(title)
            if (_NEW_YEAR.search(before) or plan) and not OF_THE_PAST.search(before.lower()):
                yield Finding(("trich_yeu",), f"“{one.raw}” đã kết thúc khi văn bản ban hành", one.raw, "năm học tới?")


_TOO_LATE = patterns.ours(
    r"(?:[Bb]an hành|[Xx]ây dựng|[Tt]rình|[Pp]hê duyệt) (?:xong )?(?P<what>(?:[Kk]ế hoạch|[Cc]hương trình)(?! (?:tổng kết|kiểm điểm|đánh giá|kỷ niệm|tổ chức))(?: [^\W\d_]+){0,7} năm (?P<nam>20\d\d)) (?:xong )?(?:trước|chậm nhất|trong)(?: là)?(?: ngày| tháng)? (?P<ngay>(?:\d{1,2}/)?1[012]/(?P<han>20\d\d))"
)
"""The plan of a year is not made in the last months of that year."""

_OF_AN_EVENT = patterns.ours(
    r"(?<!\w)(?:tết|ngày|tháng|quý|đợt|lễ|hội|tuần|thi|phòng|chống|mùa|cuối|giám sát|kiểm tra)(?!\w)", re.IGNORECASE
)


def _made_too_late(context: Context) -> Iterator[Finding]:
    for hit in context.matches(_TOO_LATE):
        if hit.match["han"] == hit.match["nam"] and not _OF_AN_EVENT.search(hit.match["what"]):
            message = f"{hit.match['what'].split(' ')[0]} … năm {hit.match['nam']} mà hạn {hit.match['ngay']}"
            yield Finding(hit.text.path, message, hit.match["what"], f"năm {int(hit.match['nam']) + 1}?")


_AUGUST = 8
_HOLIDAYS = 6
_SPRING = 4
"""The month from which children are enrolled for the school year to come."""
_ENROLS = patterns.ours(r"(?<!\w)(?:tuyển sinh|vào lớp (?:1|6|10|một|sáu|mười))(?!\w)[^.;]*$", re.IGNORECASE)
"""The month in which a school year is over."""
_NEW_YEAR = patterns.ours(
    r"(?<!\w)(?:khai giảng|tuyển sinh|vào lớp (?:1|6|10|một|sáu|mười)|tựu trường|chuẩn bị (?:cho |bước vào )?năm học|nhiệm vụ (?:đầu )?năm học|đầu năm học)(?!\w)[^.;]*$",
    re.IGNORECASE,
)
_DONE_SINCE = patterns.ours(r" ?(?:đã|được|còn|chưa|đạt|sang|chuyển|có)(?!\w)")


_PLANS = ("Kế hoạch", "Chương trình", "Đề án", "Phương án")
_OVER = patterns.ours(
    r"tổng kết|kết quả|quyết toán|đánh giá|khắc phục|kéo dài|sơ kết|khen thưởng|báo cáo|sau |chỉ số|kiểm điểm",
    re.IGNORECASE,
)


@rule(
    code="TG48",
    title="Ngày của kế hoạch viện dẫn không hợp với năm, giai đoạn của nó",
    severity=CANH_BAO,
    can_cu=practice("kế hoạch của một năm ban hành quanh đầu năm ấy"),
    tru=QUOTED,
    bad="mo_dau: ['Thực hiện Kế hoạch số 61/KH-UBND ngày 24/02/2026 của UBND tỉnh về quản lý bến bãi giai đoạn 2021 - 2025.']",
    good="mo_dau: ['Thực hiện Kế hoạch số 61/KH-UBND ngày 24/02/2026 của UBND tỉnh về quản lý bến bãi giai đoạn 2026 - 2030; Kế hoạch số 9/KH-UBND ngày 05/01/2026 về tổng kết giai đoạn 2021 - 2025.']",
)
def plan_after_its_years(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Kế hoạch, chương trình, đề án có ngày sau khi năm (giai đoạn) trong tên đã hết; hoặc kế hoạch của một năm mà ngày là đầu năm trước đó.

    Tên nói tổng kết, kết quả, khắc phục, kéo dài … thì không xét.
    """
    for text in context.texts_holding("ban hành kế hoạch số"):
        found = _MADE_ON.match(text.text)
        day = next((one for at, one in context.dates if at.path == text.path), None) if found else None
        if found and day and day.month and day.year == int(found["year"]) - 1 and day.month <= _EARLY:
            yield Finding(text.path, f"Văn bản của năm {found['year']} mà ngày là {day.raw}", day.raw, "xem lại năm")
    for text, cited in context.citations:
        day = cited.ngay
        if cited.loai == "Công điện" and day is not None and day.date is not None and context.earliest is not None:
            if abs((context.earliest - day.date).days - 365) <= _URGENT:
                yield Finding(text.path, "Công điện cách đây một năm", day.raw, "xem lại năm")
            continue
        if cited.loai not in (*_PLANS, "Nghị quyết") or day is None or day.year is None or day.month is None:
            continue
        name = _of_this_paper(text.text[day.end : day.end + _TITLE])
        if cited.loai == "Nghị quyết":
            budget = _BUDGET.search(name) if day.month == _DECEMBER else None
            if budget and int(budget["year"]) == day.year and not _OVER.search(name):
                message = f"Nghị quyết tháng 12 năm {day.year} mà là dự toán của năm {budget['year']}"
                yield Finding(text.path, message, budget[0].strip(), f"năm {day.year + 1}?")
            continue
        if _OVER.search(name) or not _ABOUT.search(name):
            continue
        times = [one for one in find_dates(name) if one.form in ("year", "period") and one.year and not one.problem]
        if len(times) != 1:
            continue
        first, last = times[0].year or 0, times[0].end_year or times[0].year or 0
        if last < day.year and "giai" in name.lower() + times[0].raw.lower():
            yield Finding(
                text.path,
                f"Văn bản ngày {day.raw} mà tên là “{times[0].raw}”",
                times[0].raw,
                "xem lại ngày hoặc giai đoạn",
            )
        elif first == last and (last < day.year or (first == day.year + 1 and day.month <= _EARLY)):
            quote = times[0].raw if last < day.year else day.raw
            yield Finding(text.path, f"Văn bản của “{times[0].raw}” mà ngày là {day.raw}", quote, "xem lại năm")


_MADE_ON = patterns.ours(
    r"Ngày [^,]{6,24}, (?:[^,.;]{3,80} )?ban hành Kế hoạch số [^.;]{5,40} (?:về|thực hiện) [^.;\d]{4,120} năm (?P<year>20\d\d)(?!\s?[-–]\s?\d)"
)
_BUDGET = patterns.ours(
    r"(?:về|quyết định|giao)(?: giao| phê chuẩn| quyết định| việc)? (?!bổ sung|điều chỉnh)(?:dự toán|phân bổ)(?![^.;]*(?:bổ sung|điều chỉnh|còn lại|đợt))[^.;\d]{0,60} năm (?P<year>20\d\d)(?! *[-–])"
)
"""The council's budget of a year is resolved in the last month of the year before."""
_DECEMBER = 12
_TITLE = 260
_ABOUT = patterns.ours(r"(?<!\w)(?:về|V/v|thực hiện)(?!\w)")


def _of_this_paper(name: str) -> str:
    """Cut the words behind a day where its title ends: with the sentence, or at the clause of the paper's own issuer."""
    name = patterns.split(r"[;.](?= |$)", name)[0]
    cuts = (found.start() for found in patterns.finditer(r", ", name) if ISSUER.match(name, found.end()))
    return name[: next(cuts, len(name))]


_URGENT = 40
"""Days about a year: nobody carries out a telegram a year later."""
_EARLY = 6
"""A plan of the year to come is not made before the middle of this one."""
