"""TG: years, periods and terms left from last year's paper - in plans cited without a number, tasks of a year's end, titles, closing words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.needs import DAY
from cchc_docs.checking.parts import HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.thoi_gian.doi_chieu.nam_le import years_out_of_place
from cchc_docs.checking.rules.thoi_gian.doi_chieu.nam_theo_vai import (
    out_of_its_part,
    paid_from_the_year_before,
    title_of_the_year_before,
)
from cchc_docs.checking.rules.thoi_gian.ky import OF_THE_PAST
from cchc_docs.checking.rules.thoi_gian.nhac_lai import span_kind
from cchc_docs.checking.times.moments import moments_by_text
from cchc_docs.checking.times.parts import AHEAD, BEHIND, section
from cchc_docs.checking.times.periods import spans
from cchc_docs.checking.times.wordings import BY, ON, UNTIL, WITHIN
from cchc_docs.checking.wording.clauses import said_before
from cchc_docs.model.document import Text
from cchc_docs.patterns import ours
from cchc_docs.vietnamese.dates import FoundDate, find_dates

_OWN = practice("văn bản của năm nào nói việc, kế hoạch, nhiệm kỳ của năm ấy")
_CARRIED_OUT = ours(
    r"(?<!\w)(?:căn cứ|thực hiện|theo|bám sát|lồng ghép|triển khai|cụ thể hóa)(?!\w)[^.;:]{0,60}(?:kế hoạch|chương trình công tác|chương trình)(?!\w)(?: [^\W\d_]+){0,8},? $",
    re.IGNORECASE,
)
_PLANS = ("ke_hoach", "chuong_trinh", "cong_van", "thong_bao", "phuong_an", "huong_dan")
_NOT_THE_PLAN = ours(
    r"(?<!\w)(?:kết quả|tổng kết|sơ kết|đánh giá|báo cáo|khắc phục|tồn tại|hạn chế|chưa|đã|kéo dài|chuyển|so với|phát huy|rút kinh nghiệm|quyết toán|số \d+)(?!\w)", re.IGNORECASE
)  # fmt: skip
_SUMS_UP = ours(
    r"(?<!\w)(?:báo cáo (?:tổng hợp )?(?:kết quả|tình hình) thực hiện (?:kế hoạch|chương trình)|tự chấm|chấm điểm|tổng kết|bình xét|kiểm điểm|xếp loại|kết quả(?: tự)? (?:chấm|đánh giá)|đánh giá kết quả|công bố kết quả)(?!\w)[^.;:]{0,60}$", re.IGNORECASE
)  # fmt: skip
_MADE = ours(
    r"(?<!\w)(?:xây dựng|ban hành|trình|lập|phê duyệt)(?: xong)? (?:kế hoạch|chương trình|dự toán)(?! tổng kết| kiểm điểm| đánh giá| kỷ niệm| tổ chức)(?: [^\W\d_]+){0,7},? $", re.IGNORECASE
)  # fmt: skip
_OF_AN_EVENT = ours(
    r"(?<!\w)(?:tết|ngày|tháng|quý|đợt|lễ|hội|tuần|thi|mùa|cuối|điều chỉnh|bổ sung)(?!\w)", re.IGNORECASE
)
_TO_COME = ours(
    r"(?:^|[:.;] |, )\W*(?:\w{1,3}[.)] )?(?:tiếp tục )?(?:xây dựng|lập|đăng ký|ban hành|triển khai|tổ chức|hưởng ứng|phát động|giao|phân bổ|bố trí|phấn đấu)(?: [^\W\d_]+){1,12},? $", re.IGNORECASE
)  # fmt: skip
_FEAST = ours(
    r"(?<!\w)(?:hưởng ứng|chào mừng|phát động|tổ chức) (?:tháng|ngày|tuần)(?: [^\W\d_]+){1,9} $", re.IGNORECASE
)
_SCORES = ours(
    r"(?<!\w)tự (?:chấm điểm|đánh giá, chấm điểm|chấm)(?!\w)(?![^.;:]*(?:kết quả|công bố|sau khi))[^.;:]{0,60}$",
    re.IGNORECASE,
)
_EXPECTED = ours(
    r"(?<!\w)ước (?:thực hiện|đạt|tính|giải ngân|thu|chi)?(?: (?:cả|trong|hết|đến hết))* ?năm (?P<nam>20\d\d)(?! ?[-–] ?\d)",
    re.IGNORECASE,
)
"""What a year that is not over yet is expected to give."""
_TOLD_THEN = ours(r"(?<!\w)(?:so với|bằng|tăng|giảm|theo|báo cáo|tại|hơn|vượt)(?!\w)", re.IGNORECASE)
_SPRING = 4
_STOPS = ours(r"[.;](?=\s|$)")
"""Behind it another thing is told, with a day of its own."""
_MIDDLE = 6
_LATE = 10
"""From this month on a year is summed up, and the next one planned."""


@rule(
    code="TG52",
    title="Năm, nhiệm kỳ của văn bản trước còn sót",
    severity=CANH_BAO,
    can_cu=_OWN,
    can=DAY,
    tru=(QUOTED, HISTORY),
    bad="mo_dau: ['Thực hiện Chương trình công tác năm 2025 của Ủy ban nhân dân xã, các thôn dọn bến.']",
    good="mo_dau: ['Thực hiện Chương trình công tác năm 2026 của Ủy ban nhân dân xã, các thôn dọn bến; khắc phục hạn chế của kế hoạch năm 2025.']",
)
def left_from_the_year_before(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Kế hoạch (không ghi số) của năm trước mà văn bản năm nay thực hiện; việc cuối năm ghi năm trước; nhiệm kỳ đã hết ở trích yếu.

    Việc cuối năm: chấm điểm, tổng kết năm trước hẹn vào cuối năm nay, lập kế hoạch của năm nay vào cuối năm.
    Câu kể kết quả, khắc phục, so sánh, chuyển nguồn không xét.
    """
    first = context.earliest
    if first is None:
        return
    whole_year = (
        context.document.loai == "bao_cao" and context.years == (first.year, first.year) and _of_a_year(context)
    )
    for text, one in context.dates:
        if (
            one.form != "year"
            or one.year is None
            or one.problem
            or text.role not in ("muc", "doan", "mo_dau", "can_cu", "tieu_de")
        ):
            continue
        before = said_before(text.text, one.start, ".;")
        found = _of_plan(context, text, one, before) or _at_the_end(context, text, one, before)
        ahead = whole_year and one.year == first.year and section(context, text.path) == AHEAD
        if found is None and ahead and _plans(text, one, before):
            found = f"Phần việc của năm {first.year + 1}, ở đây ghi năm {one.year}"
        if found and not context.is_cited(text, one):
            yield Finding(text.path, found, one.raw, f"năm {one.year + 1}?")
    for path, one, year in out_of_its_part(context):
        yield Finding(path, f"Văn bản của năm {year}, ở đây ghi năm {one.year}", one.raw, f"năm {year}?")
    for path, one in paid_from_the_year_before(context):
        yield Finding(path, f"Văn bản của năm {first.year}, ở đây ghi năm {one.year}", one.raw, f"năm {first.year}?")
    for path, words, year in years_out_of_place(context):
        yield Finding(path, f"Ở đây phải là việc của năm {year}", words, f"năm {year}?")
    for one in title_of_the_year_before(context):
        yield Finding(("trich_yeu",), f"Văn bản ban hành năm {first.year}", one.raw, f"năm {first.year}?")
    for hit in context.matches(_EXPECTED, ("ước ",)) if first.month >= _SPRING else ():
        if int(hit.match["nam"]) == first.year - 1 and not _TOLD_THEN.search(
            said_before(hit.text.text, hit.start, ".;")
        ):
            message = f"Năm {hit.match['nam']} đã hết khi ban hành mà còn ghi ước"
            yield Finding(hit.text.path, message, hit.match[0], f"năm {first.year}? hoặc số chính thức")
    yield from _term_of_title(context)
    yield from _councils(context)
    yield from _term_of_before(context)
    yield from _closing(context)


def _plans(text: Text, one: FoundDate, before: str) -> bool:
    """Whether words before a year say what is to come, with no day behind it that may lie in the rest of the year."""
    past = OF_THE_PAST.search(before.lower()) or find_dates(text.text[one.end :])
    return not past and _TO_COME.search(before) is not None


def _of_a_year(context: Context) -> bool:
    """Whether the title names a year and no shorter period."""
    return all(one.whole for one in spans(context.document.trich_yeu.replace("\n", " ")))


def _of_plan(context: Context, text: Text, one: FoundDate, before: str) -> str | None:
    """A plan of last year that the paper carries out, or a feast of last year it prepares."""
    first = context.earliest
    years = context.years
    own = first is not None and one.year == first.year - 1 and (years is None or years == (first.year, first.year))
    if not own or context.document.loai not in _PLANS or section(context, text.path) == BEHIND or one.year is None:
        return None
    if _CARRIED_OUT.search(before) and not _NOT_THE_PLAN.search(before):
        return f"Văn bản của năm {one.year + 1} thực hiện kế hoạch của năm {one.year}"
    if _FEAST.search(before) and not _NOT_THE_PLAN.search(before):
        return f"Văn bản của năm {one.year + 1}, ở đây ghi năm {one.year}"
    return None


def _at_the_end(context: Context, text: Text, one: FoundDate, before: str) -> str | None:
    """A year summed up ten months after its end, or planned in its own last months."""
    stop = _STOPS.search(text.text, one.end)
    end = stop.start() if stop else len(text.text)
    after = [
        late.at.last
        for late in moments_by_text(context).get(text.path, ())
        if one.start < late.at.start < end and late.part in (BY, UNTIL, WITHIN, ON)
    ]
    first = context.earliest
    scored = first and first.month >= _MIDDLE and one.year == first.year - 1 and section(context, text.path) == AHEAD
    if scored and not after and _SCORES.search(before):
        return f"Việc sắp tới của năm {one.year + 1 if one.year else ''} mà ghi năm {one.year}"
    if not after or one.year is None or section(context, text.path) == BEHIND:
        return None
    due = after[0]
    if due.year == one.year + 1 and due.month >= _LATE and _SUMS_UP.search(before):
        return f"Việc cuối năm {due.year} mà ghi năm {one.year}"
    if due.year == one.year and due.month >= _LATE and _MADE.search(before) and not _OF_AN_EVENT.search(before[-60:]):
        return f"Kế hoạch của năm {one.year} mà hạn là cuối năm {due.year}"
    return None


_OVER = ours(
    r"tổng kết|kết quả|quyết toán|đánh giá|khắc phục|kéo dài|sơ kết|khen thưởng|báo cáo|chỉ số|kiểm điểm|lưu trữ|lịch sử", re.IGNORECASE
)  # fmt: skip


def _term_of_title(context: Context) -> Iterator[Finding]:
    """A title of a term or period that is over, above a text that speaks of the next one."""
    first, title = context.earliest, context.document.trich_yeu.replace("\n", " ")
    if first is None or _OVER.search(title) or not title:
        return
    for one in find_dates(title):
        if not one.end_year or one.problem or one.end_year > first.year or span_kind(one, title) == "năm học":
            continue
        kind = span_kind(one, title)
        if any(
            other.year in (one.end_year, one.end_year + 1)
            and span_kind(other, text.text) == kind
            and text.role != "trich_yeu"
            for text, other in context.dates
            if other.end_year and not other.problem and not context.is_cited(text, other)
        ):
            yield Finding(("trich_yeu",), f"“{one.raw}” đã hết, trong bài là {kind} sau", one.raw, "xem lại hai năm")


_IN_TERM = ours(
    r"(?:^|[.;] )(?:\W*\w{1,3}[.)] )?Trong nhiệm kỳ (?P<ky>20\d\d ?[-–] ?20\d\d), [^.;]*?(?<!\w)(?:đã|đạt|có|tổ chức|vận động|kết nạp)(?!\w)"
)
_SPAN_OF_TERM = ours(r"nhiệm kỳ (20\d\d) ?[-–] ?(20\d\d)", re.IGNORECASE)


def _term_of_before(context: Context) -> Iterator[Finding]:
    """The one sentence of a report on a term that opens with the term before, as the report of that did."""
    own = _SPAN_OF_TERM.findall(context.document.trich_yeu.replace("\n", " "))
    if context.document.loai != "bao_cao" or len(own) != 1:
        return
    told = []
    for text, found in context.matches_alone(_IN_TERM, ("Trong nhiệm kỳ ",)):
        said = _SPAN_OF_TERM.findall(text.text)
        if len(said) == 1 and said[0][1] == own[0][0] and not _BESIDE_IT.search(text.text):
            told.append((text, found["ky"]))
    if len(told) == 1:
        text, quote = told[0]
        yield Finding(
            text.path, f"Báo cáo nhiệm kỳ {' - '.join(own[0])}, ở đây kể nhiệm kỳ {quote}", quote, " - ".join(own[0])
        )


_BESIDE_IT = ours(
    r"(?<!\w)(?:so với|nhiệm kỳ trước|trước đó|kế thừa|tồn tại|chuyển sang|nay|phát huy)(?!\w)", re.IGNORECASE
)
_COUNCIL = ours(
    r"(?:Hội đồng nhân dân|HĐND)[^.;]{0,40}?[Kk]hóa (?P<number>[IVX]+|\d{1,2}),? (?:nhiệm kỳ |\()(?P<span>20\d\d ?[-–] ?20\d\d)"
)


def _councils(context: Context) -> Iterator[Finding]:
    """One council of one number has one term: two of them in a text cannot both be right."""
    hits = list(context.matches(_COUNCIL)) if "khóa" in context.whole_small else []
    terms: dict[str, dict[str, int]] = {}
    for hit in hits:
        span = hit.match["span"].replace("–", "-").replace(" ", "")
        terms.setdefault(hit.match["number"], {}).setdefault(span, 0)
        terms[hit.match["number"]][span] += 1
    for hit in hits:
        counts = terms[hit.match["number"]]
        span = hit.match["span"].replace("–", "-").replace(" ", "")
        main = max(counts, key=lambda term: (counts[term], term))
        if span != main and _COUNCIL.search(context.document.trich_yeu.replace("\n", " ")) is None:
            yield Finding(hit.text.path, f"Khóa {hit.match['number']} nơi khác là {main}", hit.match["span"], main)


_REPORTS = ours(
    r"(?:UBND|Ủy ban|Trạm|Trường|Đảng ủy|Ban|Hội|Phòng)[^.;,]{0,60}(?:trân trọng |kính )?báo cáo(?!\w)", re.IGNORECASE
)


def _closing(context: Context) -> Iterator[Finding]:
    """The last sentence of a report, and a report of a year that tells of its first half alone."""
    if context.document.loai != "bao_cao":
        return
    title = spans(context.document.trich_yeu.replace("\n", " "))
    last = next(
        (
            text
            for text in reversed(context.prose)
            if text.role in ("muc", "doan", "ket_thuc") and len(text.path) <= _OUTER
        ),
        None,
    )
    if title and last is not None and _REPORTS.match(last.text) and "/" in last.text[-4:]:
        said = spans(last.text)
        if said and not any(one[:2] == own[:2] for one in said for own in title):
            message = f"Trích yếu là “{title[0].words}”, câu kết là “{said[0].words}”"
            yield Finding(last.path, message, said[0].words, title[0].words)
    if title and all(one.whole for one in title) and "cuối năm" not in context.whole_small:
        halves = [
            text for text in context.texts_holding("trong 6 tháng đầu năm") if section(context, text.path) != AHEAD
        ]
        if len(halves) == 1:
            at = halves[0].text.lower().find("trong 6 tháng đầu năm")
            quote = halves[0].text[at : at + 21]
            yield Finding(halves[0].path, "Báo cáo của cả năm", quote, "cả năm?", severity=GOI_Y)


_OUTER = 5
