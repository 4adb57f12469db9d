"""What checking can do besides telling: safe changes in the YAML of a plan, comments in a copy of a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc_docs.desk.check import Order, check_bytes
from cchc_docs.desk.open import YAML, ending
from cchc_docs.errors import CchcError

if TYPE_CHECKING:
    from cchc_docs.checking.finding import Finding
    from cchc_docs.checking.runner import Report


class Mended(NamedTuple):
    """The report of a plan before, its source after, what was mended, and the change as a diff."""

    report: Report
    source: str
    applied: list[Finding]
    diff: str


class Annotated(NamedTuple):
    """The report of a Word file, its copy with so many comments, and what of the file the copy does not carry on."""

    report: Report
    docx: bytes
    comments: int
    notes: list[str]


def mend(data: bytes, name: str, order: Order) -> Mended:
    """Return a YAML plan with every safe finding mended. Raises CchcError for another kind of file."""
    from cchc_docs.checking.fixes import diff, fix

    if ending(name) not in YAML:
        raise CchcError(f"{name}: --fix chỉ sửa kế hoạch YAML; với tệp Word dùng --annotate để xem từng chỗ")
    report = check_bytes(data, name, order)
    source, applied = fix(report.read, report.findings)
    return Mended(report, source, applied, diff(report.read.source, source, name))


def annotate(data: bytes, name: str, order: Order) -> Annotated:
    """Return a copy of a Word file with each finding as a comment. Raises CchcError for another kind of file."""
    from cchc_docs.checking.output.word_comments import annotated

    if ending(name) not in (".docx", ".docm"):
        raise CchcError(f"{name}: --annotate chỉ dùng với tệp Word (.docx)")
    report = check_bytes(data, name, order)
    made = annotated(data, name, report.findings)
    return Annotated(report, made.docx, made.comments, made.notes)
