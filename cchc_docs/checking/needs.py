"""What a rule needs to judge a document, and the words for a document that does not have it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_docs.checking.context import Context

FORM, YEARS, DAY, YEAR, PARENT, HEAD = "form", "years", "day", "year", "parent", "head"
NEEDS = {
    FORM: "nguồn không có hình thức trang (chỉ xét được trên tệp Word)",
    YEARS: "chưa biết văn bản của năm nào (không có ở trích yếu)",
    DAY: "văn bản chưa có ngày, tháng ban hành",
    YEAR: "văn bản chưa có năm ban hành",
    PARENT: "không có kế hoạch cấp trên để so",
    HEAD: "tệp là phần ban hành kèm theo, hoặc không có phần đầu (cơ quan, số, Quốc hiệu): thể thức của văn bản chính không xét ở đây",
}
"""Need -> why a rule could not judge."""


def lacking(needs: tuple[str, ...], context: Context) -> str:
    """Return why a document cannot be judged by a rule with these needs, "" where it can."""
    return next((NEEDS[need] for need in needs if not context.once(f"needs {need}", partial(_has, need, context))), "")


def _has(need: str, context: Context) -> bool:
    day = context.document.ngay_ban_hanh
    there = {
        FORM: context.form,
        YEARS: context.years,
        DAY: context.earliest,
        YEAR: day and day.nam,
        PARENT: context.parent,
    }
    return not _is_part(context) if need == HEAD else there[need] is not None


def _is_part(context: Context) -> bool:
    """Whether a file is not a whole document: issued with another one, or without any head at all."""
    document = context.document
    if document.kem_theo.strip():
        return True
    headless = not document.ky_hieu and not document.so and not (document.co_quan and document.co_quan.ten.strip())
    return context.form is not None and headless and not context.form.quoc_hieu
