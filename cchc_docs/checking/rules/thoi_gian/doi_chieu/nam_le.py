"""TG: the year before at a place that can only mean this one: what is asked for “như trên”, what a paper is a measure of, one row of many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.times.moments import Moment, moments
from cchc_docs.checking.times.parts import AHEAD, is_goal, section
from cchc_docs.checking.times.stages import stages
from cchc_docs.checking.times.wordings import DOING, ON
from cchc_docs.checking.wording.clauses import said_before
from cchc_docs.model.document import Path, Text
from cchc_docs.patterns import ours
from cchc_docs.vietnamese.dates import FoundDate

_AS_ABOVE = ours(r" (?:như|nêu) trên(?!\w)")
_MEASURE = ours(
    r"(?<!\w)(?:kế hoạch|kết quả|mức độ|nội dung|việc)(?: [^\W\d_]+){0,10} (?:là|làm) (?:một trong (?:các|những) )?(?:cơ sở|căn cứ|tiêu chí)(?: để)?(?:,? [^\W\d_]+){0,10} $",
    re.IGNORECASE,
)
_AT_THE_END = ours(r"(?<!\w)(?:mục tiêu|chỉ tiêu|phấn đấu)(?!\w)[^.;]*(?<!\w)cuối $", re.IGNORECASE)
_IS_THEN = ours(r" (?:còn|đạt|giảm|là) ")
_USED_FROM = ours(r"(?<!\w)(?:sử dụng|áp dụng|thực hiện|đưa vào(?: \w+)?|hoạt động) từ năm học $", re.IGNORECASE)
_DONE = ours(r"(?<!\w)(?:đã|được|kết quả|duy trì|tiếp tục)(?!\w)", re.IGNORECASE)
_NO_COURSE = ours(
    r"(?<!\w)(?:thời kỳ|niên độ|mốc|số liệu|hợp đồng|bảo hành|giai đoạn|nghỉ|thực tập|tính từ)(?!\w)", re.IGNORECASE
)
_SPRING, _SUMMER, _AUTUMN = 3, 4, 10
_LONG, _SHORT = 300, 100
"""Days of a span that lies a year off, and those it has without that year."""
_MANY = 6


def years_out_of_place(context: Context) -> Iterator[tuple[Path, str, int]]:
    """Yield (where, the words, the year meant) of every such year."""
    first = context.earliest
    if first is None:
        return
    for text, one in context.dates:
        if one.problem or one.year is None or text.role.startswith("o.") or context.is_cited(text, one):
            continue
        if (
            (one.form == "year" and _of_this_year(context, first, text, one))
            or _school_year(first, text, one)
            or (one.form == "year" and _before_the_last(context, text, one))
            or (one.form == "year" and _planned_again(text, one))
        ):
            yield text.path, one.raw, one.year + 1
    yield from _odd_rows(context)
    for one in moments(context):
        if one.row is None and _begins_a_year_early(context, first, one):
            yield one.text.path, one.raw, one.at.first.year + 1


def _of_this_year(context: Context, first: date, text: Text, one: FoundDate) -> bool:
    before, after = said_before(text.text, one.start, ".;"), text.text[one.end :]
    own = context.years[0] if context.years and context.years[0] == context.years[1] else 0
    if one.year == own - 1 and _AS_ABOVE.match(after):
        words = patterns.findall(r"[^\W\d_]+", before.lower())[-3:-1]
        return len(words) > 1 and set(words) <= set(context.document.trich_yeu.lower().split())
    if one.year == first.year - 1 and first.month >= _SPRING and _MEASURE.search(before[-160:]):
        return (own or first.year) == first.year
    if one.year == first.year and first.month >= _AUTUMN and own == first.year:
        told = section(context, text.path) == AHEAD and _AT_THE_END.search(before)
        return context.document.loai == "bao_cao" and bool(told) and _IS_THEN.match(after) is not None
    return False


_COMPARED = ours(
    r"(?<!\w)(?:(?:so với |bằng |tăng |giảm )[^.;:()]{0,30}?)?(?P<ky>cùng kỳ|so với)(?: của)? $", re.IGNORECASE
)
_RESULT_AND_PLAN = ours(
    r"kết quả(?: [^\W\d_]+){0,6} năm (?P<nam>20\d\d)(?:,| và)(?: [^\W\d_]+){0,3} (?:kế hoạch|phương hướng|nhiệm vụ|dự toán|chương trình)(?: [^\W\d_]+){0,5} $",
    re.IGNORECASE,
)


def _before_the_last(context: Context, text: Text, one: FoundDate) -> bool:
    """Whether a paper of one year measures itself against the year before the last ("so với cùng kỳ năm 2024" in 2026)."""
    own = context.years[0] if context.years and context.years[0] == context.years[1] else 0
    if not own or one.year != own - 2:
        return False
    before = said_before(text.text, one.start, ".;").removesuffix("năm ")
    if not _COMPARED.search(before) or any(str(year) in text.text for year in (own - 1, own - 3)):
        return False
    if context.document.loai == "bao_cao":
        return "cùng kỳ" in before[-12:]
    return context.document.loai in ("ke_hoach", "chuong_trinh") and is_goal(context, text.path)


def _planned_again(text: Text, one: FoundDate) -> bool:
    """Whether what is to come is of the year whose results stand before it: "kết quả năm 2026 và kế hoạch năm 2026"."""
    before = text.text[: one.start].removesuffix("năm ")
    found = _RESULT_AND_PLAN.search(before[-140:])
    return found is not None and int(found["nam"]) == one.year and "giữa năm" not in before[-160:]


def _school_year(first: date, text: Text, one: FoundDate) -> bool:
    """Whether something is to be used from a school year on that is nearly over."""
    if one.end_year != first.year or one.year != first.year - 1 or not _SUMMER <= first.month <= _SUMMER + 4:
        return False
    before = said_before(text.text, one.start, ".;")
    return _USED_FROM.search(before) is not None and not _DONE.search(before)


def _begins_a_year_early(context: Context, first: date, one: Moment) -> bool:
    """Whether a span that is to come begins a year before the paper, and a year later would be a short one still to come."""
    days = (one.at.last - one.at.first).days
    if not one.at.exact or one.part != ON or days <= _LONG or (one.at.first.month, one.at.first.day) == (2, 29):
        return False
    meant = one.at.first.replace(year=one.at.first.year + 1)
    plan = context.document.loai in ("ke_hoach", "thong_bao", "cong_van", "huong_dan", "phuong_an")
    near = first <= meant < one.at.last and (one.at.last - meant).days <= _SHORT
    act = DOING.search(one.said) or stages(one.said)
    return plan and near and bool(act) and not _NO_COURSE.search(one.said)


def _odd_rows(context: Context) -> Iterator[tuple[Path, str, int]]:
    """The one row of a report's table a year before all its others, in a table of the year the title names."""
    if context.document.loai != "bao_cao" or not context.years or context.years[0] != context.years[1]:
        return
    tables: dict[int, list[Moment]] = {}
    for one in moments(context):
        if one.row and one.at.exact and one.at.first == one.at.last:
            tables.setdefault(id(one.row.table), []).append(one)
    for rows in tables.values():
        odd = [one for one in rows if one.at.last.year != context.years[0]]
        if len(rows) > _MANY and len(odd) == 1:
            day = odd[0].at.last
            if day.year == context.years[0] - 1 and day.month < _AUTUMN:
                yield odd[0].text.path, odd[0].raw, context.years[0]
