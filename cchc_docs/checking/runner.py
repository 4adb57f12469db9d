"""Runs the rules over one document: findings in order, what could not be judged, what a person has set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import Finding, NotEvaluated, Severity
from cchc_docs.checking.registry import FAMILIES, Rule, all_rules, chosen
from cchc_docs.model.document import Document, Path
from cchc_docs.reading.result import Place, Read

if TYPE_CHECKING:
    from cchc_docs.law.register import Register
    from cchc_docs.reporting.sources import ReportSources

MAX_PER_RULE = 200
"""A rule that finds more says so once: nobody reads the two hundred and first."""


@dataclass(slots=True)
class FamilySummary:
    """One line of the signing sheet: rules run, passed, not evaluated, and findings by severity."""

    family: str
    title: str
    evaluated: int = 0
    passed: int = 0
    not_evaluated: int = 0
    loi: int = 0
    canh_bao: int = 0
    goi_y: int = 0


@dataclass(slots=True)
class Report:
    """What checking one document gave.

    `suppressed`: findings set aside in the document (`bo_qua`), with the reason; `unused`: codes set aside that found
    nothing (with their reason) - a suppression that outlived its cause.
    """

    read: Read
    on: date
    findings: list[Finding] = field(default_factory=list)
    not_evaluated: list[NotEvaluated] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)
    suppressed: list[tuple[Finding, str]] = field(default_factory=list)
    unused: list[tuple[str, str]] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def summary(self) -> list[FamilySummary]:
        """One entry per family, in the order of the signing sheet."""
        entries = {family: FamilySummary(family, title) for family, title in FAMILIES.items()}
        skipped = {note.code for note in self.not_evaluated}
        passed = set(self.passed)
        for one in self.rules:
            entry = entries[one.family]
            entry.evaluated += one.code not in skipped
            entry.passed += one.code in passed
            entry.not_evaluated += one.code in skipped
        for finding in self.findings:
            entry = entries[finding.family]
            name = str(finding.severity)
            setattr(entry, name, getattr(entry, name) + 1)
        return list(entries.values())


def day_of_judgement(document: Document, as_of: date) -> date:
    """Return the day whose law judges a document: its date of issue, open parts taken late; else `as_of`.

    A plan without any date is taken to be issued by the end of the first month it covers, no later than `as_of`.
    """
    day = document.ngay_ban_hanh
    if day is None or day.nam is None:
        first = document.giai_doan.tu if document.giai_doan else document.nam
        return min(as_of, date(first, 1, 31)) if document.loai == "ke_hoach" and first else as_of
    if day.thang is None:
        return min(as_of, date(day.nam, 12, 31)) if as_of.year >= day.nam else date(day.nam, 1, 1)
    for number in (day.ngay or 31, 30, 29, 28):
        try:
            return date(day.nam, day.thang, number)
        except ValueError:
            continue
    return as_of


def check(
    read: Read,
    *,
    on: date,
    others: Sequence[Read] = (),
    parent: Document | None = None,
    sources: ReportSources | None = None,
    law: Register | None = None,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    rules: Sequence[Rule] | None = None,
) -> Report:
    """Check one document by the law of its own date of issue (`on` where it has none).

    `others` are the documents it is compared with, `parent` the plan it carries out, `sources` what
    a báo cáo was written from, `law` the register with an office's own texts. `rules` replaces the registry
    (tests). No rule stops the others: one that fails is reported as not evaluated.
    """
    day = day_of_judgement(read.document, on)
    context = Context(read, day, others, parent, sources, law)
    report = Report(read, day)
    found: list[Finding] = []
    for one in chosen(tuple(rules) if rules is not None else all_rules(), select, ignore):
        if one.ap_dung and read.document.loai not in one.ap_dung:
            continue
        report.rules.append(one)
        _run(one, context, found, report)
    _set_aside(found, report, partial=bool(select or ignore))
    report.findings.sort(key=lambda finding: _order(finding, context))
    return report


def _run(one: Rule, context: Context, found: list[Finding], report: Report) -> None:
    if not one.holds_on(context.on):
        since = f"quy tắc áp dụng từ {one.tu:%d/%m/%Y}" + (f" đến {one.den:%d/%m/%Y}" if one.den else "")
        report.not_evaluated.append(NotEvaluated(f"{since}, văn bản tính theo ngày {context.on:%d/%m/%Y}", one.code))
        return
    count = 0
    reasons: list[str] = []
    try:
        for result in one.judge(context):
            if isinstance(result, NotEvaluated):
                reasons.append(result.reason)
            elif count < MAX_PER_RULE:
                found.append(_complete(result, one, context.read))
                count += 1
    except Exception as error:  # noqa: BLE001 - a rule of ours that fails must not hide what the others find
        reasons.append(f"quy tắc gặp lỗi khi chạy ({type(error).__name__}: {error})")
    report.not_evaluated.extend(NotEvaluated(reason, one.code) for reason in dict.fromkeys(reasons))
    if not count and not reasons:
        report.passed.append(one.code)


def _complete(finding: Finding, one: Rule, read: Read) -> Finding:
    return replace(
        finding,
        code=one.code,
        severity=finding.severity or one.severity,
        reference=finding.reference or one.can_cu,
        place=finding.place or place_of(read, finding.path, finding.quote),
    )


def place_of(read: Read, path: Path, quote: str = "") -> Place:
    """Return where a path stands; in a YAML source, where the quote itself begins."""
    place = read.places(path)
    if not quote or place.start < 0 or not read.source:
        return place
    at = read.source.find(quote, place.start, max(place.end, place.start))
    if at < 0:
        return place
    line = read.source.count("\n", 0, at) + 1
    column = at - (read.source.rfind("\n", 0, at) + 1) + 1
    return replace(place, line=line, column=column, text=f"dòng {line}")


def _set_aside(found: list[Finding], report: Report, *, partial: bool) -> None:
    reasons = report.read.document.bo_qua
    used: Counter[str] = Counter()
    for finding in found:
        if finding.code in reasons:
            used[finding.code] += 1
            report.suppressed.append((finding, reasons[finding.code]))
        else:
            report.findings.append(finding)
    ran = {one.code for one in report.rules}
    report.unused = [
        (code, reason) for code, reason in reasons.items() if not used[code] and (code in ran or not partial)
    ]


def _order(finding: Finding, context: Context) -> tuple[object, ...]:
    place = finding.place or Place("")
    at = next(
        (context.order[finding.path[:n]] for n in range(len(finding.path), 0, -1) if finding.path[:n] in context.order),
        -1,
    )
    return place.line, place.column, max(place.paragraph, 0) if not place.line else 0, at, finding.code, finding.quote
