"""Runs the rules over one document: findings in order, what could not be judged, what a person has set aside."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from cchc_docs.checking.accepted import Accepted, covered
from cchc_docs.checking.context import Context, day_of_issue
from cchc_docs.checking.finding import Finding, NotEvaluated, Severity
from cchc_docs.checking.needs import FORM, NEEDS, PARENT, lacking
from cchc_docs.checking.output.whereabouts import paragraph_words, spot_of
from cchc_docs.checking.parts import parts
from cchc_docs.checking.profile import LEVELS, Profile
from cchc_docs.checking.registry import FAMILIES, Rule, all_rules, chosen, reference_on
from cchc_docs.checking.together import cited_plan
from cchc_docs.model.document import Document, Path
from cchc_docs.reading.result import Place, Read, nothing_doubtful
from cchc_docs.reading.whereabouts import in_words, page_words
from cchc_docs.record import Record, field
from cchc_docs.vietnamese.dates import short_of

if TYPE_CHECKING:
    from cchc_docs.law.register import Register
    from cchc_docs.reporting.sources import ReportSources

MAX_PER_RULE = 200
"""A rule that finds more says so once: nobody reads the two hundred and first."""


_SPELLING, _MARKS = "CH", ".,;:!?()[]“”\"'"
_SINCE, _FAILED = "quy tắc áp dụng từ", "quy tắc gặp lỗi khi chạy"
_FEW = 0.09
"""A larger share of rules silenced by the date alone: the date is wrong, or the check says too little."""


class FamilySummary(Record):
    """One line of the signing sheet: rules run, passed, not evaluated, and findings by severity."""

    family: str
    title: str
    evaluated: int = 0
    passed: int = 0
    not_evaluated: int = 0
    loi: int = 0
    canh_bao: int = 0
    goi_y: int = 0


class Report(Record):
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
    outside: list[Rule] = field(default_factory=list)
    profile: Profile = field(default_factory=Profile)

    @property
    def unjudged(self) -> str:
        """Why the document was hardly judged, "" where it was: then a clean report says something.

        A form that a source does not have and a plan above that is not there do not count; a date before the law does.
        """
        if not self.rules:
            return "không có quy tắc nào được chọn để xét"
        optional = {NEEDS[FORM], NEEDS[PARENT]}
        skipped = {note.code for note in self.not_evaluated}
        if len(skipped) >= len(self.rules):
            return "không quy tắc nào xét được văn bản này"
        dated = {note.code for note in self.not_evaluated if note.reason.startswith(_SINCE)}
        missing = {note.code for note in self.not_evaluated if note.reason not in optional}
        if len(dated) > _FEW * len(self.rules):
            return (
                f"{len(dated)} quy tắc chưa xét vì tính theo ngày {short_of(self.on)}, trước khi quy định có hiệu lực; "
                "kiểm tra lại ngày ban hành ghi trên văn bản"
            )
        if 2 * len(missing) > len(self.rules):
            return f"{len(missing)} trên {len(self.rules)} quy tắc chưa xét được"
        return ""

    @property
    def failed(self) -> bool:
        """Whether a rule of ours failed on this document."""
        return any(note.reason.startswith(_FAILED) for note in self.not_evaluated)

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
    """Return the day whose law judges a document: its date of issue or that of the paper it goes with, open parts taken late; else `as_of`.

    A plan without any date is taken to be issued by the end of the first month it covers, no later than `as_of`; where
    that is long ago, it is a draft of today all the same (the year may be that of a paper its title names).
    """
    day = day_of_issue(document)
    if day is None or day.nam is None:
        first = document.giai_doan.tu if document.giai_doan else document.nam
        recent = document.loai == "ke_hoach" and first is not None and first >= as_of.year - 1
        return min(as_of, date(first or 1, 1, 31)) if recent else as_of
    if day.thang is None:
        return min(as_of, date(day.nam, 12, 31)) if as_of.year >= day.nam else date(day.nam, 1, 1)
    for number in (day.ngay or 31, 30, 29, 28):
        try:
            return date(day.nam, day.thang, number)
        except ValueError:
            continue
    return as_of


def has_its_day(document: Document) -> bool:
    """Whether a document says itself by the law of which day it is judged, whenever that is done."""
    return day_of_judgement(document, date.min) == day_of_judgement(document, date.max)


def check(
    read: Read,
    *,
    on: date,
    others: Sequence[Read | Context] = (),
    parent: Document | None = None,
    sources: ReportSources | None = None,
    law: Register | None = None,
    accepted: Sequence[Accepted] = (),
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    rules: Sequence[Rule] | None = None,
) -> Report:
    """Check one document by the law of its own date of issue (`on` where it has none).

    `others` are the documents it is compared with (as read, or as `beside` made them once for several checks), `parent`
    the plan it carries out: where none is given, one of the others that it cites. `sources` is what
    a báo cáo was written from, `law` the register with an office's own texts, `accepted` what a person has accepted in a
    file beside a Word file. `rules` replaces the registry
    (tests). No rule stops the others: one that fails is reported as not evaluated.
    """
    day = day_of_judgement(read.document, on)
    near = [one if isinstance(one, Context) else beside(one, on) for one in others]
    context = Context(read, day, near, parent, sources, law)
    if parent is None and near:
        context.parent = cited_plan(context)
    report = Report(read, day, profile=context.profile)
    found: list[Finding] = []
    kind, level = read.document.loai, context.profile.cap
    for one in chosen(tuple(rules) if rules is not None else all_rules(), select, ignore):
        # It speaks to this kind of document and, where that is known, to this level of issuer.
        if (one.ap_dung and kind not in one.ap_dung) or (one.danh_cho and level and level not in one.danh_cho):
            report.outside.append(one)
            continue
        report.rules.append(one)
        reason = _unable(one, context)
        if reason:
            report.not_evaluated.append(NotEvaluated(reason, one.code))
        else:
            _run(one, context, found, report)
    context.keep_passed()
    _set_aside(_together(_told_once(found)), report, accepted, context, partial=bool(select or ignore))
    report.findings.sort(key=lambda finding: _order(finding, context))
    return report


def beside(read: Read, on: date) -> Context:
    """Return a document that others are to be compared with, indexed once for all of them."""
    return Context(read, day_of_judgement(read.document, on))


def _unable(one: Rule, context: Context) -> str:
    """Why a rule that speaks to this document cannot judge it, "" where it can."""
    if one.danh_cho and context.profile.cap not in one.danh_cho:
        levels = ", ".join(LEVELS[level] for level in LEVELS if level in one.danh_cho)
        return f"chưa rõ cơ quan ban hành thuộc cấp nào (quy tắc dành cho {levels}); ghi đủ tên cơ quan ở phần đầu"
    if not one.holds_on(context.on):
        since = f"{_SINCE} {short_of(one.tu)}" if one.tu else "quy tắc áp dụng"
        until = f" đến {short_of(one.den)}" if one.den else ""
        return f"{since}{until}, văn bản tính theo ngày {short_of(context.on)}"
    return lacking(one.can, context)


def _run(one: Rule, context: Context, found: list[Finding], report: Report) -> None:
    count = 0
    reasons: list[str] = []
    try:
        for result in one.judge(context):
            if isinstance(result, NotEvaluated):
                reasons.append(result.reason)
            elif count < MAX_PER_RULE:
                kept = _outside_parts(result, one, context) if one.tru else result
                if kept is not None and one.family == _SPELLING:
                    kept = _typed(kept, context.read)
                if kept is not None:
                    found.append(_complete(kept, one, context))
                    count += 1
    except Exception as error:  # noqa: BLE001 - a rule of ours that fails must not hide what the others find
        reasons.append(f"{_FAILED} ({type(error).__name__}: {error})")
    report.not_evaluated.extend(NotEvaluated(reason, one.code) for reason in dict.fromkeys(reasons))
    if not count and not reasons:
        report.passed.append(one.code)


def _outside_parts(finding: Finding, one: Rule, context: Context) -> Finding | None:
    """Return a finding without its places in parts that the rule leaves alone; None where no place is left."""
    places = [path for path in (finding.path, *finding.also) if not parts(context).covers(one.tru, path, finding.quote)]
    if not places:
        return None
    return finding.at(places)


def _typed(finding: Finding, read: Read) -> Finding | None:
    """Return a finding without its places where a machine that read a scan doubts the very words; None for no place left.

    Nobody typed such a word so: the reader is told to look at it anyway.
    """
    if read.doubtful is nothing_doubtful:
        return finding
    quoted = {bare for word in finding.quote.split() if (bare := word.strip(_MARKS))}
    places = [
        path
        for path in (finding.path, *finding.also)
        if quoted.isdisjoint(word.strip(_MARKS) for text in read.doubtful(path) for word in text.split())
    ]
    return finding.at(places) if places else None


def _complete(finding: Finding, one: Rule, context: Context) -> Finding:
    place = finding.place or place_of(context.read, finding.path, finding.quote)
    return finding._replace(
        code=one.code,
        severity=finding.severity or one.severity,
        reference=reference_on(finding.reference or one.can_cu, context.on),
        place=_followed(place, finding.path, context),
    )


def _followed(place: Place, path: Path, context: Context) -> Place:
    """Return a place with the words a person follows in Word; of a source with lines, the line stays."""
    if place.line:
        return place
    words = in_words(context.document, path) if path else paragraph_words(context, place.paragraph)
    page = page_words(context.read, place)
    return place._replace(text=", ".join(part for part in (page, words) if part) or "cả văn bản")


def _together(found: list[Finding]) -> list[Finding]:
    """Return the findings, the same words said of several places made one finding with its places."""
    out: dict[tuple[object, ...], Finding] = {}
    for finding in found:
        key = (finding.code, finding.severity, finding.message, finding.quote, finding.suggestion)
        first = out.get(key)
        if first is None or not finding.path:
            out[key if first is None else (*key, len(out))] = finding
            continue
        more = [path for path in (finding.path, *finding.also) if path not in (first.path, *first.also)]
        out[key] = first._replace(also=(*first.also, *more))
    return list(out.values())


_LEAVE_TO = {
    "CH98": ("CH10", "CH31"),
    "CH37": ("CH10", "CH31"),
    "CH35": ("CH10",),
    "CH30": ("CH05",),
    "CH43": ("TT44",),
    "TG52": ("TG32",),
    "TG49": ("TG29",),
    "VD20": ("VD07",),
}
"""Rules that look at a syllable, a figure, a letter, and those that know the whole words it stands in; two that ask of one year, one day."""


def _told_once(found: list[Finding]) -> list[Finding]:
    """Return the findings without the places where another rule tells of the same words, and of what stands around them."""
    sure = {code for codes in _LEAVE_TO.values() for code in codes}
    wider: dict[tuple[str, Path], list[str]] = {}
    for one in found:
        for path in (one.path, *one.also) if one.code in sure else ():
            wider.setdefault((one.code, path), []).append(one.quote)
    return [left for one in found if (left := _elsewhere_than(one, wider)) is not None]


def _elsewhere_than(finding: Finding, wider: dict[tuple[str, Path], list[str]]) -> Finding | None:
    codes = _LEAVE_TO.get(finding.code, ()) if wider else ()
    every = (finding.path, *finding.also)
    places = [
        path
        for path in every
        if not any(finding.quote and finding.quote in quote for code in codes for quote in wider.get((code, path), ()))
    ]
    return finding if len(places) == len(every) else finding.at(places) if places else None


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
    return place._replace(line=line, column=column, text=f"dòng {line}")


def _set_aside(
    found: list[Finding], report: Report, accepted: Sequence[Accepted], context: Context, *, partial: bool
) -> None:
    own = [Accepted(code, reason) for code, reason in report.read.document.bo_qua.items()]
    known = [*own, *accepted]
    used: Counter[int] = Counter()
    for whole in found:
        for number, part in covered(whole, known, functools.partial(spot_of, context, whole)):
            finding = part
            if part.place is None:
                place = place_of(context.read, part.path, part.quote)
                finding = part._replace(place=_followed(place, part.path, context))
            used[number] += 1
            if number < 0:
                report.findings.append(finding)
            else:
                report.suppressed.append((finding, known[number].said))
    ran = {one.code for one in report.rules}
    open_ = {note.code for note in report.not_evaluated}  # a rule that could not judge has not found nothing
    report.unused = [
        (one.code, one.gone)
        for n, one in enumerate(known)
        if not used[n] and one.code not in open_ and (one.code in ran or not partial)
    ]


def _order(finding: Finding, context: Context) -> tuple[object, ...]:
    place = finding.place or Place("")
    at = next(
        (context.order[finding.path[:n]] for n in range(len(finding.path), 0, -1) if finding.path[:n] in context.order),
        -1,
    )
    return place.line, place.column, max(place.paragraph, 0) if not place.line else 0, at, finding.code, finding.quote
