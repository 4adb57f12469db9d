"""TG: a quarter or a month, and right beside it the day (or the month) of the same thing that lies outside it: "trong quý III/2026 (trước ngày 30/11/2026)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.times.periods import Span, spans
from cchc_docs.checking.times.stretches import interval
from cchc_docs.checking.wording.clauses import said_before, shortly_before
from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.dates import FoundDate, find_dates

_LED = r"(?:(?:cụ thể|tức|tức là|xong|hoàn thành|chậm nhất|muộn nhất|là|vào|trong|ngày|đến|hết|thuộc|đầu|cuối) ?)*"
_WITHIN = ours(r"(?:^\W*|(?<!\w)(?:trong|vào|xong|hoàn thành|hoàn tất|kết thúc|ngay trong) )$", re.IGNORECASE)
_DAY_BEHIND = ours(
    rf"\s*(?:(?P<mo>\()|[,–-] ?(?=chậm|muộn|trước|xong|cụ thể)) ?{_LED}(?P<truoc>trước )?{_LED}", re.IGNORECASE
)
_QUARTER_BEHIND = ours(rf"\s*(?P<mo>\() ?{_LED}", re.IGNORECASE)
_BY = ours(r"(?P<truoc>(?<!\w)(?:trước|chậm nhất(?: là)?) )?(?:ngày )?$", re.IGNORECASE)
_OF_FIGURES = ours(
    r"(?<!\w)(?:báo cáo|số liệu|kết quả|tổng hợp|thống kê|phát sinh|quyết toán|đã|tình hình|sơ kết|tổng kết|đánh giá|kiểm điểm|kế hoạch|lương|phụ cấp|thi đua|thu|nộp|chấm điểm|xếp loại|bình xét|đối chiếu|xét)(?!\w)",
    re.IGNORECASE,
)
"""What is counted, paid or told of a quarter is due when the quarter is over."""
_LONGEST = 300
_CLOSING = 10
"""Days behind a quarter by which what was done in it may have to be told."""


class Beside(NamedTuple):
    """A quarter or month, the day beside it, the words of both."""

    period: FoundDate
    day: FoundDate
    words: str
    before: bool


@rule(
    code="TG55",
    title="Ngày ghi kèm nằm ngoài quý, tháng đi cùng",
    severity=CANH_BAO,
    can_cu=practice("quý, tháng và ngày ghi cạnh nhau của một việc phải khớp nhau"),
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Sửa cầu phao xong trong quý II/2026 (trước ngày 15/8/2026).']",
    good="mo_dau: ['Sửa cầu phao xong trong quý II/2026 (trước ngày 15/6/2026); báo cáo quý II (trước ngày 05/7/2026).']",
)
def day_outside_its_quarter(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“hoàn thành trong quý III/2026 (trước ngày 30/11/2026)”, “ngày 12/5/2026 (quý III)”; “quý II (tháng 7 đến tháng 9)”. Báo cáo, số liệu, khoản thu của một quý có hạn sau quý nên không xét hạn."""
    for text, told in context.each(_other_months):
        message = f"“{told.months}” không phải “{told.period}”"
        yield Finding(text.path, message, told.words, "xem lại quý, kỳ hoặc các tháng")
    for text, one in context.each(_beside):
        if not context.is_cited(text, one.day):
            message = f"“{one.day.raw}” không thuộc “{one.period.raw}”"
            yield Finding(text.path, message, one.words, "xem lại quý, tháng hoặc ngày")


def _beside(words: str) -> list[Beside]:
    out = []
    for first, second in pairwise(find_dates(words)) if "(" in words or "quý" in words or "tháng" in words else ():
        if first.problem or second.problem:
            continue
        between, lead = words[first.end : second.start], shortly_before(words, first.start)
        period, day = (first, second) if _breadth(first) > _breadth(second) else (second, first)
        if _breadth(period) == _breadth(day) or not _breadth(day):
            continue
        told = (_DAY_BEHIND if period is first else _QUARTER_BEHIND).fullmatch(between)
        if told is None or (told["mo"] and words[second.end : second.end + 1] != ")"):
            continue
        clause = said_before(words, first.start, ".;")[-_LONGEST:]
        leads = _WITHIN.search(lead) if period is first else _BY.search(lead)
        if leads is None or _OF_FIGURES.search(clause):
            continue
        before = bool(told["truoc"] if period is first else leads["truoc"])
        if _outside(period, day, before=before):
            out.append(Beside(period, day, words[first.start : second.end], before))
    return out


def _outside(period: FoundDate, day: FoundDate, *, before: bool) -> bool:
    year = period.year or day.year
    if year is None:
        return False
    months, when = interval(period, (year, year)), interval(day, (year, year))
    if months is None or when is None:
        return False
    return not months[0] <= when[0] <= when[1] <= months[1] + timedelta(days=_CLOSING if before else 0)


def _breadth(one: FoundDate) -> int:
    """How wide a time is: a day, a month, a quarter; 0 for all others."""
    if one.end_year:
        return 0
    return 1 if one.day else 2 if one.month else 3 if one.quarter else 0


_MONTHS_BESIDE = ours(
    r" ?,? ?\((?P<trong>(?:gồm |tức |là )?(?:(?:các |từ )?(?P<thang>tháng )(?P<m1>\d{1,2})(?:/(?P<y1>20\d\d))?(?:, \d{1,2})*(?: ?(?:đến|tới|và|-|–) ?|, )(?:hết )?(?:tháng )?(?P<m2>\d{1,2})(?:[/](?P<y2>20\d\d))?"
    r"|từ (?:ngày )?\d{1,2}/(?P<n1>\d{1,2})(?:/(?P<z1>20\d\d))? (?:đến|tới)(?: hết)?(?: ngày)? (?P<d2>\d{1,2})/(?P<n2>\d{1,2})(?:/(?P<z2>20\d\d))?))\)",
    re.IGNORECASE,
)
_PART_OF = ours(
    r"(?<!\w)(?P<ky>(?P<phan>đầu|giữa|cuối) (?:quý (?P<quy>I{1,3}|IV|[1-4])|năm)(?:/20\d\d|,? năm 20\d\d| 20\d\d)?) \((?P<trong>(?:trong |vào )?tháng (?P<thang>\d{1,2})(?:/20\d\d)?|(?:trước |vào )?(?:ngày )?\d{1,2}/(?P<thang2>\d{1,2})(?:/20\d\d)?)\)",
    re.IGNORECASE,
)
_QUARTER_MONTHS = {
    number: (n * 3 - 2, n * 3) for n in (1, 2, 3, 4) for number in (str(n), ("I", "II", "III", "IV")[n - 1])
}
_ONE_OF_TWO = ours(r"(?:quý|năm)(?: [^\W_]+)?(?:/\d{4})? ?(?:,|;|và|hoặc|&) ?(?:trong )?$", re.IGNORECASE)
"""Before the last of several quarters: what stands in the bracket behind is of all of them."""
_LAST_MONTH = 12


class Told(NamedTuple):
    """A quarter or half year, the months in the bracket behind it, the words of both."""

    period: str
    months: str
    words: str


def _other_months(words: str) -> list[Told]:
    """The quarters and half years with months or days in brackets behind them that are not theirs; days are closed about the 15th."""
    if "(" not in words:
        return []
    out, at = [], 0
    for one in spans(words):
        start = words.find(one.words, at)
        at = start + len(one.words)
        shared = one.first == one.last or one.whole or _ONE_OF_TWO.search(words[max(0, start - 40) : start])
        beside = None if shared else _MONTHS_BESIDE.match(words, at)
        if beside and _not_its_own(one, beside):
            out.append(Told(one.words, beside["trong"], words[start : beside.end() - 1]))
    for found in _PART_OF.finditer(words):
        first, last = _QUARTER_MONTHS[found["quy"].upper()] if found["quy"] else (1, _LAST_MONTH)
        third = (last - first + 1) // 3
        side, month = found["phan"].lower(), int(found["thang"] or found["thang2"])
        own = {
            "đầu": (first, first + third),
            "giữa": (first + third - 1, last - third + 1),
            "cuối": (last - third, last),
        }
        early, late = own[side]
        if found["thang2"] and side == "cuối" and found["quy"]:
            early = last  # a day is at the end of a quarter only in its last month
        if not early <= month <= late and 1 <= month <= _LAST_MONTH:
            out.append(Told(found["ky"], found["trong"], found[0].removesuffix(")")))
    return out


def _not_its_own(one: Span, beside: re.Match[str]) -> bool:
    first, last = int(beside["m1"] or beside["n1"]), int(beside["m2"] or beside["n2"])
    begun, ended = (beside[name] or beside[other] for name, other in (("y1", "z1"), ("y2", "z2")))
    if not (1 <= first <= _LAST_MONTH and 1 <= last <= _LAST_MONTH) or (begun and begun != (ended or begun)):
        return False  # that runs over the end of a year
    if one.year and (ended or begun) and int(ended or begun) != one.year:
        return False
    if first > last:
        return False
    late = last > one.last + (1 if beside["d2"] and int(beside["d2"]) <= _CLOSING else 0)
    return late or last < one.first or first < one.first - (0 if beside["thang"] else 1)
