"""Where a finding stands: the place of its path, or of the paragraph where only the Word file has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_docs.reading.whereabouts import beginning, in_words

if TYPE_CHECKING:
    from cchc_docs.checking.context import Context
    from cchc_docs.checking.finding import Finding
    from cchc_docs.model.document import Path


def spot_of(context: Context, finding: Finding, path: Path) -> str:
    """Return the name of a place of a finding, the same in a plan and in its Word file, and wherever its page lies."""
    if path:
        return in_words(context.document, path)
    return paragraph_words(context, finding.place.paragraph) if finding.place is not None else ""


def paragraph_words(context: Context, paragraph: int) -> str:
    """Return the words of a place that is only a paragraph of the Word file: what it is and how it begins."""
    form = context.form
    if form is None or paragraph < 0:
        return ""
    by_number = context.once("paragraphs_by_number", lambda: {para.paragraph: para for para in form.paragraphs})
    para = by_number.get(paragraph)
    return f"đoạn “{beginning(para.text)}”" if para is not None and para.text.strip() else ""
