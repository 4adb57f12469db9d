"""Reporting: a plan and what the offices returned become the báo cáo of a period."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cchc_docs.errors import CchcError
from cchc_docs.record import Record

if TYPE_CHECKING:
    from cchc_docs.model.document import Document
    from cchc_docs.reporting.facts import Facts


class Reported(Record):
    """A report: the document, and the facts it was written from (`facts.remarks`: what does not fit)."""

    document: Document
    facts: Facts

    def remarks(self) -> list[str]:
        """Return what does not fit, each line once."""
        told = (f"{one.place + ': ' if one.place else ''}{one.message}" for one in self.facts.remarks)
        return list(dict.fromkeys(told))

    def blanks(self) -> int:
        """Return how many blanks a person must fill before signing."""
        return sum(text.text.count("[CẦN BỔ SUNG") for text in self.document.texts())

    def yaml(self) -> str:
        """Return the report as YAML, so that its words can be changed."""
        from cchc_docs.writing.yaml.plan import dump_plan

        return dump_plan(self.document)


def report(file: str, period: str, *, number: str = "", day: date | None = None) -> Reported:
    """Return the report of a period of the plan `file`, from the progress beside it (`tien_do/`).

    `number`, `day`: of the report, where they are known. Raises CchcError for what cannot be read or is no number.
    """
    from cchc_docs.model.document import NgayThang
    from cchc_docs.reading.yaml.plan import read_yaml
    from cchc_docs.reporting.facts import read_returned
    from cchc_docs.reporting.report import build_report

    if number and not number.isdigit():
        raise CchcError(f"--number {number}: số báo cáo chỉ gồm chữ số")
    plan = read_yaml(file).document
    issued = NgayThang(day.day, day.month, day.year) if day is not None else None
    document, facts = build_report(plan, read_returned(file, plan), period, plan_file=file, so=number, ngay=issued)
    return Reported(document, facts)
