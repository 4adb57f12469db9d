"""TG: the one period a report is of, wherever the report says it again: its days, where its figures come from, what is left of the year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.thoi_gian.ky import ahead
from cchc_docs.checking.times.parts import BEHIND, section
from cchc_docs.checking.times.periods import Span, period_of_title, spans
from cchc_docs.checking.times.stretches import stretches
from cchc_docs.checking.wording.clauses import said_before
from cchc_docs.model.document import Path
from cchc_docs.patterns import ours
from cchc_docs.vietnamese.dates import days_of

_LEFT = ours(
    r"(?<!\w)(?P<n>0?[369]|ba|sáu|chín) tháng (?:cuối|còn lại)(?: của)? năm(?!\w)(?! (?:trước|ngoái|sau))",
    re.IGNORECASE,
)
_NUMBERS = {"ba": 3, "sáu": 6, "chín": 9}
_REPORTS = ours(r"(?<!\w)báo cáo(?!\w)[^.;:]*$", re.IGNORECASE)
_OPENS = ours(r"^[^.;:]{0,60}như sau", re.IGNORECASE)
_NO_PERIOD = ours(r"(?<!\w)(?:giai đoạn|thời điểm|đợt|tháng hành động|chiến dịch|tuần)(?!\w)", re.IGNORECASE)
_SOURCE = ours(
    r"(?<!\w)(?:kết quả|số liệu|nội dung)(?: [^\W\d_]+){0,3} (?:trên|báo cáo này)(?: đều)? (?:được |do )?(?:tổng hợp|lấy|tính|thống kê)(?!\w)",
    re.IGNORECASE,
)
_TOLD = ours(
    r"(?<!\w)trong (?P<when>(?:quý (?:I{1,3}|IV|[1-4])|tháng \d{1,2})(?:,? năm 20\d\d|/20\d\d)?)(?:,? (?:xã |phường |toàn \w+ )?(?:đã )?(?:còn|đã(?! được (?:thông báo|ban hành|phê duyệt|duyệt|lập|xây dựng|giao|phân bổ|bố trí|chuẩn bị))|xảy ra|phát hiện|tiếp nhận|xử lý|ghi nhận|có)|, (?:[^\W\d_]+ ){1,8}?đã)(?!\w)",
    re.IGNORECASE,
)
_SUM = ours(
    r"(?<!\w)(?P<when>(?:(?:0?6|sáu)|(?:0?9|chín)) tháng đầu năm(?: 20\d\d)?)(?:,? (?:[^\W\d_]+ ){0,8}?đã(?!\w)|(?: [^\W\d_]+){0,4}:? \d)",
    re.IGNORECASE,
)
_NO_RESULT = ours(
    r"(?<!\w)(?:dự kiến|dự báo|phấn đấu|sẽ|ước|kế hoạch|chỉ tiêu|mục tiêu|dự toán giao|so với|cùng kỳ|năm trước|năm ngoái|định mức|thời hạn|nếu|cần|phải)(?!\w)",
    re.IGNORECASE,
)
_TO_COME = ours(r"(?<!\w)(?:dự kiến|dự báo|phấn đấu|sẽ|ước|tiếp tục|kế hoạch|cần|phải|nếu)(?!\w)", re.IGNORECASE)
_QUARTER_ENDS = (3, 6, 9)
_LEEWAY = timedelta(days=31)
"""Days by which the days of the figures may run before the months of a period (they are closed about the 15th)."""


@rule(
    code="TG65",
    ap_dung=("bao_cao",),
    title="Báo cáo nói một kỳ khác kỳ ở trích yếu",
    severity=LOI,
    can_cu=practice(
        "trích yếu, ngày đầu và ngày cuối của số liệu, nguồn số liệu và phần còn lại của năm phải cùng một kỳ"
    ),
    tru=(QUOTED, CITED),
    bad="""
loai: bao_cao
trich_yeu: Kết quả công tác 6 tháng đầu năm 2026
noi_dung: [{tieu_de: 'Nhiệm vụ 3 tháng cuối năm', noi_dung: [Tiếp tục rà soát.]}]
""",
    good="""
loai: bao_cao
trich_yeu: Kết quả công tác 6 tháng đầu năm 2026
noi_dung: [{tieu_de: 'Nhiệm vụ 6 tháng cuối năm', noi_dung: [Tiếp tục rà soát.]}]
""",
)
def another_period_than_its_own(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Kỳ ở trích yếu so với: số tháng còn lại của năm ở phần nhiệm vụ, “từ ngày … đến ngày …” ở câu mở đầu, nguồn số liệu.

    Ngày chốt số liệu lệch kỳ không quá một tháng thì được. Ở phần kết quả, việc kể “trong quý …” của một quý chưa hết, hay câu duy nhất mở đầu bằng kỳ liền trước, là cảnh báo.
    """
    own = period_of_title(context)
    if own is None or own.year is None or own.whole:
        return
    yield from _what_is_left(context, own)
    first, last = date(own.year, own.first, 1), date(own.year, own.last, days_of(own.year, own.last))
    for text in context.sentences_of_body:
        small = text.text.lower()
        if "như sau" in small and "từ ngày" in small:
            for days in stretches(text.text, (own.year, own.year), loose=False):
                before = text.text[: days.start]
                off = abs(days.first - first) > _LEEWAY or abs(days.last - last) > _LEEWAY
                opens = (
                    _REPORTS.search(before) and _OPENS.match(text.text[days.end :]) and not _NO_PERIOD.search(before)
                )
                if days.first < days.last and days.exact and off and opens:
                    yield Finding(text.path, f"Báo cáo của {own.words}, số liệu ghi “{days.raw}”", days.raw, own.words)
        source = _SOURCE.search(text.text)
        if source:
            yield from _source(own, text.path, text.text, source.end())
    yield from _not_yet(context, own)
    yield from _longer(context, own)
    yield from _compared(context, own)
    yield from _sums_of_months(context, own)
    yield from _the_one_before(context, own)


def _what_is_left(context: Context, own: Span) -> Iterator[Finding]:
    if own.last not in _QUARTER_ENDS:
        return
    tasks = set(ahead(context))
    headings = [(one.text_path, one.block.chu) for one in context.blocks if one.text_path in tasks]
    for path, words in ((("trich_yeu",), context.document.trich_yeu), *headings):
        for found in _LEFT.finditer(words):
            said = _NUMBERS.get(found["n"].lower()) or int(found["n"])
            if said != 12 - own.last:
                message = f"Báo cáo của {own.words}, năm còn {12 - own.last} tháng, ở đây ghi “{found[0]}”"
                yield Finding(path, message, found[0], f"{12 - own.last} tháng cuối năm")


def _source(own: Span, path: Path, words: str, start: int) -> Iterator[Finding]:
    """The periods the figures are said to be of do not reach the end of the report's own."""
    told = spans(words[start:])
    if told and all(one.year in (None, own.year) and one.last < own.last and not one.whole for one in told):
        raw = words[words.index(told[0].words, start) : words.rindex(told[-1].words) + len(told[-1].words)]
        yield Finding(path, f"Báo cáo của {own.words}, số liệu chỉ lấy của “{raw}”", raw, own.words)


def _not_yet(context: Context, own: Span) -> Iterator[Finding]:
    """What is told of a month or quarter behind the report's period that was not over on the day of the report."""
    day = context.earliest
    for hit in context.matches(_TOLD, ("trong quý ", "trong tháng ")) if day else ():
        one = next(iter(spans(hit.match["when"])), None)
        if one is None or day is None or one.year not in (None, own.year) or one.first <= own.last:
            continue
        ends = date(day.year, one.last, days_of(day.year, one.last))
        told = section(context, hit.text.path) == BEHIND and not _TO_COME.search(hit.text.text)
        if day.year == own.year and day < ends and told:
            message = f"Báo cáo của {own.words} kể việc “{hit.match['when']}”, kỳ chưa hết"
            yield Finding(hit.text.path, message, hit.match["when"], "xem lại kỳ", severity=CANH_BAO)


_SAME_TIME = ours(
    r"(?<!\w)cùng kỳ(?: của)? (?P<ky>(?:quý (?:I{1,3}|IV|[1-4])|tháng \d{1,2}|0?6 tháng (?:đầu|cuối) năm)(?:,? (?:năm )?20\d\d|/20\d\d)?)",
    re.IGNORECASE,
)


def _compared(context: Context, own: Span) -> Iterator[Finding]:
    """A period as long as the report's own, and not that of another year, with which it is compared “so với cùng kỳ”."""
    for hit in context.matches(_SAME_TIME, ("cùng kỳ",)):
        one = next(iter(spans(hit.match["ky"])), None)
        if one is None or one.last - one.first != own.last - own.first or one[:2] == own[:2]:
            continue
        if any(other[:2] == one[:2] for other in spans(hit.text.text[: hit.start])):
            continue  # what is compared is told of that time itself
        message = f"Báo cáo của {own.words}, ở đây so với cùng kỳ là “{hit.match['ky']}”"
        yield Finding(hit.text.path, message, hit.match[0], "so với cùng kỳ của chính kỳ báo cáo", severity=CANH_BAO)


_MONTHS_OF_YEAR = ours(
    r"(?:^|[.;] |(?<!\w)(?:lũy kế|tính chung|trong) )(?:\W*\w{1,3}[.)] )?(?P<when>(?P<n>0?[2-9]|1[01]) tháng đầu năm(?:,? (?:năm )?(?P<nam>20\d\d))?)(?=,? [^.;]*\d)",
    re.IGNORECASE,
)


def _sums_of_months(context: Context, own: Span) -> Iterator[Finding]:
    """“7 tháng đầu năm” in the report of June, which is not over: so many months as the year has had are counted."""
    for hit in context.matches(_MONTHS_OF_YEAR, ("tháng đầu năm",)) if own.first == own.last else ():
        ahead_of_it = int(hit.match["n"]) > own.last and hit.match["nam"] in (None, str(own.year))
        said = said_before(hit.text.text, hit.end, ".;") + hit.text.text[hit.end :].split(";")[0].split(". ")[0]
        if ahead_of_it and section(context, hit.text.path) == BEHIND and not _NO_RESULT.search(said):
            message = f"Báo cáo của {own.words} kể số của “{hit.match['when']}”"
            yield Finding(hit.text.path, message, hit.match["when"], "xem lại kỳ", severity=CANH_BAO)


def _longer(context: Context, own: Span) -> Iterator[Finding]:
    """Sums of half a year or of nine months in a report of a shorter time, signed weeks before these are over."""
    day = context.earliest
    for hit in context.matches(_SUM, ("tháng đầu năm",)) if day and day.year == own.year else ():
        one = next(iter(spans(hit.match["when"])), None)
        if one is None or day is None or one.year not in (None, own.year) or one.last <= own.last:
            continue
        if own.first == own.last:
            continue  # `_sums_of_months`
        ends = date(day.year, one.last, days_of(day.year, one.last))
        said = said_before(hit.text.text, hit.end, ".;") + hit.text.text[hit.end :].split(";")[0].split(". ")[0]
        told = section(context, hit.text.path) == BEHIND and not _NO_RESULT.search(said)
        if told and ends - day > _LEEWAY:
            message = f"Báo cáo của {own.words} kể số của “{hit.match['when']}”, kỳ chưa hết"
            yield Finding(hit.text.path, message, hit.match["when"], "xem lại kỳ", severity=CANH_BAO)


_OPENS_WITH = ours(
    r"(?:^|[.;] )\W*(?:\w{1,4}[.)] )?Trong (?P<ky>(?:quý (?:I{1,3}|IV|[1-4])|tháng \d{1,2})(?:,? năm 20\d\d|/20\d\d)?), [^.;]*?\d"
)
_ITS_OWN_TIME = ours(
    r"(?<!\w)(?:so với|cùng kỳ|chuyển sang|chuyển từ|tồn|kỳ trước|trước đó|đến nay|hiện nay|sang|nay|tiếp tục|còn lại từ|dự kiến|theo|tăng|giảm|quý|tháng|chưa|kỳ này|khắc phục)(?!\w)",
    re.IGNORECASE,
)
"""Words by which a sentence on the period before says why it speaks of it."""


def _the_one_before(context: Context, own: Span) -> Iterator[Finding]:
    """The one sentence of the results that opens with the period right before the report's own and counts what was done, as the last report did."""
    length = own.last - own.first
    told = []
    for text, found in context.matches_alone(_OPENS_WITH, ("Trong quý ", "Trong tháng ")):
        one = next(iter(spans(found["ky"])), None)
        if one is None or one.year not in (None, own.year) or section(context, text.path) != BEHIND:
            continue
        if one.last == own.first - 1 and one.last - one.first == length:
            told.append((text, found))
    if len(told) != 1:
        return
    text, found = told[0]
    rest = text.text[: found.start("ky")] + text.text[found.end("ky") :]
    if not _ITS_OWN_TIME.search(rest):
        message = f"Báo cáo của {own.words}, ở đây kể “{found['ky']}”"
        yield Finding(text.path, message, found["ky"], own.words, severity=CANH_BAO if length else GOI_Y)
