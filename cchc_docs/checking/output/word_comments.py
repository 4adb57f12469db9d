"""A copy of a Word file with each finding as a Word comment at its words; one author per family, so that Word can filter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cchc_docs.record import NamedTuple


from cchc_docs.checking.finding import Finding, Severity
from cchc_docs.checking.registry import FAMILIES
from cchc_docs.ooxml.comments import Comment, add_comments
from cchc_docs.ooxml.edit import Editable
from cchc_docs.ooxml.names import OUR_NAME, W
from cchc_docs.ooxml.runs import Words, all_runs, near, runs_of_quote


class Annotated(NamedTuple):
    """The copy with comments: its bytes, how many comments were added, what of the file was not carried on."""

    docx: bytes
    comments: int
    notes: list[str]


def annotated(data: bytes, name: str, findings: Iterable[Finding]) -> Annotated:
    """Return a copy of a .docx (its bytes; `name` for messages) with a comment per finding.

    A finding without a paragraph of its own (the whole file, a header) stands at the first paragraph of the body that
    has words. Same file and findings, same bytes. Raises CchcError where the file cannot be opened.
    """
    package = Editable(data, name)
    paragraphs = list(package.body.iter(f"{W}p"))
    comments = []
    known: dict[Any, Words] = {}
    for finding in findings:
        anchor = _anchor(paragraphs, finding)
        if anchor is None:
            continue
        runs = next((runs for one in near(anchor) if (runs := runs_of_quote(one, finding.quote, known))), None)
        runs = runs or all_runs(anchor)
        title = FAMILIES.get(finding.family, finding.family)
        lines = comment_text(finding).split("\n")
        comments.append(Comment(runs[0], runs[-1], lines, f"{OUR_NAME} - {title}", finding.family))
    add_comments(package, comments)
    return Annotated(package.save(), len(comments), package.notes)


def comment_text(finding: Finding) -> str:
    """Return the words of the comment: code, severity, reason, cure, article."""
    severity = (finding.severity or Severity.GOI_Y).shown
    more = f" (và {len(finding.also)} chỗ khác)" if finding.also else ""
    lines = [f"{finding.code} - {severity}: {finding.message}{more}"]
    if finding.suggestion:
        lines.append(f"Nên là: {finding.suggestion}")
    lines.append(f"Căn cứ: {finding.reference}")
    return "\n".join(lines)


def _anchor(paragraphs: list[Any], finding: Finding) -> Any:
    """The paragraph a finding belongs to; of one inside a text box, the paragraph around the box."""
    number = finding.place.paragraph if finding.place is not None else -1
    if 0 <= number < len(paragraphs):
        paragraph = paragraphs[number]
        boxes = [above for above in paragraph.iterancestors() if above.tag == f"{W}txbxContent"]
        if boxes:
            return next((above for above in boxes[-1].iterancestors() if above.tag == f"{W}p"), None)
        return paragraph
    return next((one for one in paragraphs if any((text.text or "").strip() for text in one.iter(f"{W}t"))), None)
