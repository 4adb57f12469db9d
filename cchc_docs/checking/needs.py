"""What a rule needs to judge a document, and the words for a document that does not have it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cchc_docs import patterns
from cchc_docs.law.places import two_tiers_from

if TYPE_CHECKING:
    from cchc_docs.checking.context import Context

FORM, YEARS, DAY, YEAR, PARENT, HEAD, TIME = "form", "years", "day", "year", "parent", "head", "time"
NEEDS = {
    FORM: "nguồn không có hình thức trang (chỉ xét được trên tệp Word)",
    YEARS: "chưa biết văn bản của năm nào (không có ở trích yếu)",
    DAY: "văn bản chưa có ngày, tháng ban hành",
    YEAR: "văn bản chưa có năm ban hành",
    PARENT: "không có kế hoạch cấp trên để so",
    TIME: "văn bản chưa có năm ban hành mà các văn bản, các ngày nêu trong bài đều trước khi có chính quyền hai cấp; ghi năm ban hành để xét theo quy định của năm ấy",
    HEAD: "tệp là phần ban hành kèm theo, hoặc không có phần đầu (cơ quan, số, Quốc hiệu): thể thức của văn bản chính không xét ở đây",
}
"""Need -> why a rule could not judge."""


def lacking(needs: tuple[str, ...], context: Context) -> str:
    """Return why a document cannot be judged by a rule with these needs, "" where it can."""
    return next((NEEDS[need] for need in needs if not context.once(f"needs {need}", partial(_has, need, context))), "")


def _has(need: str, context: Context) -> bool:
    day = context.day_of_issue
    there = {
        FORM: context.form,
        YEARS: context.years,
        DAY: context.earliest,
        YEAR: day and day.nam,
        PARENT: context.parent,
    }
    if need == TIME:
        return (day is not None and day.nam is not None) or not _tells_of_before(context)
    return not _is_part(context) if need == HEAD else there[need] is not None


def _tells_of_before(context: Context) -> bool:
    """Whether every year a paper without one tells, of texts and of days, is before the two-tier government: an old paper, it seems.

    The years of two texts cited are needed to say so, or one whole day of its own ("14 giờ, ngày 16/11/2020"). Of the year
    of the change its days must tell; without any, the term of who issued it that is over.
    """
    change = two_tiers_from()
    told = [int(year) for found in _YEARS_TOLD.findall(context.everything) for year in found if year]
    latest = max([*told, *(context.years or ())], default=0)
    own = [
        one.date
        for text, one in context.dates
        if one.date is not None and not context.is_cited(text, one) and not text.text.endswith(_BORN, 0, one.start)
    ]
    if latest >= change.year:
        later = any(int(year) > change.year for year in _ANY_YEAR.findall(context.everything))
        return bool(own) and not later and all(one.date is None or one.date < change for _, one in context.dates)
    return len(told) >= _ENOUGH or bool(own) or _of_a_term_over(context.everything, change.year)


def _of_a_term_over(words: str, year: int) -> bool:
    """Whether a paper tells the term of a council, that term ended before a year, and no later year is told ("khóa XIX, nhiệm kỳ 2016 - 2021")."""
    ends = [int(found) for found in _TERM.findall(words)]
    return bool(ends) and max(map(int, _ANY_YEAR.findall(words))) < year


_ANY_YEAR = patterns.ours(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_TERM = patterns.ours(r"nhiệm kỳ (?:19|20)\d\d ?[-–] ?((?:19|20)\d\d)(?!\d)")
_ENOUGH = 2
_BORN = ("sinh ", "sinh ngày ", "Sinh ngày ", "sinh: ")
"""The day of a person says nothing of that of the paper."""
_YEARS_TOLD = patterns.ours(
    r"(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]((?:19|20)\d\d)(?!\d)|tháng \d{1,2}(?: năm |[/-])((?:19|20)\d\d)(?!\d)|(?<!\d)\d{1,4}/((?:19|20)\d\d)/[A-ZĐ]"
)


def _is_part(context: Context) -> bool:
    """Whether a file is not a whole document: issued with another one, or without any head at all."""
    document = context.document
    if document.kem_theo.strip():
        return True
    headless = not document.ky_hieu and not document.so and not (document.co_quan and document.co_quan.ten.strip())
    return context.form is not None and headless and not context.form.quoc_hieu
