"""Every year in last year's words, understood and not replaced: which ones move with the plan, which stay, which ask.

The year of the plan and what hangs on it (deadlines, "Quý I/2026", cut-off dates of the December before) moves.
Citations, terms (nhiệm kỳ) and periods (giai đoạn) stay. What tells of the past ("kết quả năm 2025") is asked about:
moving it would make last year's fact a claim about another year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cchc_docs.law.places import two_tiers_from
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.citations import Citation, find_citations
from cchc_docs.vietnamese.dates import FoundDate, find_dates, format_short

MOVE, KEEP, ASK = "move", "keep", "ask"


class Span(NamedTuple):
    """Years a plan covers, both included."""

    first: int
    last: int

    def __contains__(self, year: object) -> bool:
        return isinstance(year, int) and self.first <= year <= self.last

    @property
    def named(self) -> str:
        """As a sentence says it: "năm 2026", "giai đoạn 2026 - 2030"."""
        return f"năm {self.first}" if self.first == self.last else f"giai đoạn {self.first} - {self.last}"


class Judgement(NamedTuple):
    """What becomes of one mention of time in a text: text[start:end] == old."""

    start: int
    end: int
    old: str
    new: str
    verdict: str
    why: str


class Mention(NamedTuple):
    """Where a text stands: `deadline` for cells and keys that hold deadlines or reporting dates."""

    deadline: bool = False


_CUT_OFF = re.compile(r"số liệu|chốt|tính từ|từ ngày|kỳ báo cáo", re.IGNORECASE)
_AHEAD = re.compile(r"(kế hoạch|dự toán|phương hướng|nhiệm vụ|chuẩn bị|năm sau)[^.;]{0,60}$", re.IGNORECASE)
_DUE_BY = re.compile(r"(?:trước|chậm nhất|muộn nhất|hạn cuối)\b[^.;,]{0,20}$", re.IGNORECASE)
_TOLD = re.compile(r"\bđã\b", re.IGNORECASE)
_BEFORE_THAT = re.compile(
    r"\b(?:huyện|quận|thị xã|thị trấn|sắp xếp|sáp nhập|hợp nhất|bàn giao|(?:hai|02|2) cấp)\b", re.IGNORECASE
)
_REACH = 100
_SCHOOL = re.compile(r"năm học\s*$", re.IGNORECASE)


def judge(text: str, plan: Span, shift: int, where: Mention = Mention()) -> list[Judgement]:  # noqa: B008
    """Return a judgement for every mention of a year in `text`, in order.

    `plan`: the years of the plan the text comes from; `shift`: how many years the plan moves.
    """
    if not any(letter.isdigit() for letter in text):
        return []
    cited, dates = find_citations(text), find_dates(text)
    judged = [*_judged(text, plan, shift, where, cited, dates), *_bare(text, plan, shift, cited, dates)]
    return sorted(judged, key=lambda one: one.start)


_BARE_YEAR = re.compile(r"(?<=[^\W\d_] )(?<!số )(?<!Số )20\d\d(?![\w/-]|\.\d| ?[–-])")


def _bare(text: str, plan: Span, shift: int, cited: list[Citation], dates: list[FoundDate]) -> Iterator[Judgement]:
    """The year of the plan without its word ("dự toán 2026"): very likely a year, and asked as a figure may look so."""
    taken = [(one.start, one.end) for one in cited] + [(one.start, one.end) for one in dates]
    for found in _BARE_YEAR.finditer(text):
        if found[0] == str(plan.first) and not any(start <= found.start() < end for start, end in taken):
            new = str(plan.first + shift)
            yield Judgement(found.start(), found.end(), found[0], new, ASK, "năm kế hoạch viết thiếu chữ “năm”")


def _judged(
    text: str, plan: Span, shift: int, where: Mention, cited: list[Citation], dates: list[FoundDate]
) -> Iterator[Judgement]:
    for found in dates:
        if found.problem in ("truncated_year", "long_year"):
            likely = _likely_year(found.raw, plan, shift)
            yield Judgement(found.start, found.end, found.raw, likely, ASK, "năm viết thiếu hoặc thừa chữ số")
            continue
        if found.year is None and found.end_year is None:
            continue
        citation = next((one for one in cited if one.start <= found.start < one.end), None)
        if citation is not None:
            yield Judgement(found.start, found.end, found.raw, found.raw, KEEP, "trong viện dẫn văn bản")
            continue
        verdict, why = _verdict(text, found, plan, where)
        # A deadline of a year long over is proposed for the new year, not for the one after its own.
        due = where.deadline or _due(text[max(0, found.start - _REACH) : found.start])
        late = verdict == ASK and due and found.year is not None and found.year < plan.first
        step = plan.first + shift - found.year if late and found.year is not None else shift
        new = moved(found, step) if verdict != KEEP else found.raw
        yield Judgement(found.start, found.end, found.raw, new, verdict, why)


def _due(before: str) -> bool:
    """Tell whether the words before a day ask for something by that day, and do not tell of what was done."""
    return _DUE_BY.search(before) is not None and _TOLD.search(before) is None


def _likely_year(raw: str, plan: Span, shift: int) -> str:
    """Return the words with the new year where a digit of the plan's year was lost or doubled, unchanged where it is unclear."""
    digits = re.search(r"\d+", raw)
    wanted = str(plan.first)
    if digits is None or not (wanted.startswith(digits[0]) or digits[0].startswith(wanted)):
        return raw
    behind = re.sub(r"(?<!\d)20\d\d(?!\d)", lambda year: str(int(year[0]) + shift), raw[digits.end() :])
    return raw[: digits.start()] + str(plan.first + shift) + behind


def _verdict(text: str, found: FoundDate, plan: Span, where: Mention) -> tuple[str, str]:
    if found.form == "term":
        return KEEP, "nhiệm kỳ"
    if found.form == "period":
        return _period(text, found, plan)
    year = found.year
    if year in plan:
        return MOVE, "năm kế hoạch"
    if year == plan.first - 1:
        return _year_before(text, found, where)
    if year == plan.last + 1:
        if where.deadline:
            return MOVE, "thời hạn đầu năm sau"
        if _AHEAD.search(text, 0, found.start):
            return MOVE, "việc chuẩn bị cho năm sau"
        return ASK, "năm sau năm kế hoạch"
    if where.deadline and year is not None and year < plan.first:
        return ASK, "thời hạn của năm đã qua"
    return KEEP, "năm khác, không thuộc năm kế hoạch"


def _period(text: str, found: FoundDate, plan: Span) -> tuple[str, str]:
    first, last = found.year, found.end_year
    if plan.first != plan.last and first in plan and last in plan:
        return MOVE, "giai đoạn của kế hoạch"
    if _SCHOOL.search(text, 0, found.start) or (found.raw[:1].isdigit() and first in plan and last == plan.last + 1):
        return ASK, "năm học hoặc khoảng hai năm"
    return KEEP, "giai đoạn"


def _year_before(text: str, found: FoundDate, where: Mention) -> tuple[str, str]:
    if _is_start_of_two_tiers(text, found):
        return KEEP, "ngày bắt đầu chính quyền địa phương hai cấp"
    if where.deadline:
        return (
            (MOVE, "mốc của tháng 12 năm trước") if found.month and found.month >= 11 else (ASK, "thời hạn năm trước")
        )
    if found.month and found.month >= 11 and _CUT_OFF.search(text):
        return MOVE, "mốc chốt số liệu của tháng 12 năm trước"
    return ASK, "nói về năm trước: số liệu, kết quả cũ có còn đúng không"


def _is_start_of_two_tiers(text: str, found: FoundDate) -> bool:
    """Tell whether a day is the one the districts ended, in a text that speaks of them: a fact that moves with no plan."""
    first = two_tiers_from()
    return (found.day, found.month, found.year) == (first.day, first.month, first.year) and bool(
        _BEFORE_THAT.search(text)
    )


def moved(found: FoundDate, shift: int) -> str:
    """Return the words of `found` with its years moved; 29 February of a common year becomes the 28th."""
    out = found.raw
    for year in sorted({year for year in (found.year, found.end_year) if year}, reverse=shift > 0):
        out = re.sub(rf"(?<!\d){year}(?!\d)", str(year + shift), out)
    if found.day == 29 and found.month == 2 and found.year is not None and not _leap(found.year + shift):
        out = re.sub(r"(?<!\d)29(?!\d)", "28", out, count=1)
    return out


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def told_day_off(day: date) -> str:
    """Return what to know of a deadline on a day off: which day it is and the next working day; "" for a working day."""
    from cchc_docs.law.workdays import is_working_day, next_working_day
    from cchc_docs.vietnamese.formats import weekday

    if is_working_day(day):
        return ""
    what = weekday(day) if day.weekday() > 4 else "ngày nghỉ lễ"
    after = next_working_day(day)
    return f"{format_short(day.day, day.month, day.year)} là {what}; ngày làm việc kế tiếp là {format_short(after.day, after.month, after.year)}"
