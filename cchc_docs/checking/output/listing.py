"""What of a report is shown, and in which order: errors first, then family by family; one entry for one thing said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cchc_docs.record import NamedTuple


from cchc_docs.checking.finding import Finding, Severity
from cchc_docs.checking.registry import FAMILIES
from cchc_docs.checking.runner import Report, place_of
from cchc_docs.reading.whereabouts import in_words, page_words
from cchc_docs.reading.result import Place

_GRAVE = {Severity.LOI: 0, Severity.CANH_BAO: 1, Severity.GOI_Y: 2}
_ORDER = {family: number for number, family in enumerate(FAMILIES)}
_SPREAD = 5
"""More places than this are counted in one comment, not commented one by one."""


class Entry(NamedTuple):
    """One thing said of a document: the findings that say it, in the order of the file."""

    findings: list[Finding]

    @property
    def first(self) -> Finding:
        """The first of them."""
        return self.findings[0]

    @property
    def total(self) -> int:
        """How many places it is said of."""
        return sum(1 + len(one.also) for one in self.findings)


def entries(findings: Iterable[Finding]) -> list[Entry]:
    """Return the findings by gravity, then by family; those that say the same with other words quoted are one entry."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for one in findings:
        key = (one.code, one.severity, one.message, one.reference)
        groups.setdefault(key, []).append(one)
    return sorted(
        (Entry(found) for found in groups.values()),
        key=lambda entry: (_GRAVE[entry.first.severity or Severity.GOI_Y], _ORDER.get(entry.first.family, 99)),
    )


def level(words: str) -> Severity | None:
    """Return the severity an official names ("lỗi", "canh_bao", "gợi ý"); None for what is none."""
    from cchc_docs.vietnamese.accents import strip_accents

    bare = strip_accents(words.strip().lower()).replace(" ", "_").replace("-", "_").replace("đ", "d")
    return {"loi": Severity.LOI, "canh_bao": Severity.CANH_BAO, "goi_y": Severity.GOI_Y}.get(bare)


def at_least(findings: Iterable[Finding], lowest: Severity) -> list[Finding]:
    """Return the findings that are as grave as `lowest`, or graver."""
    return [one for one in findings if _GRAVE[one.severity or Severity.GOI_Y] <= _GRAVE[lowest]]


def places(finding: Finding, report: Report) -> list[str]:
    """Return where a finding stands, its other places too, as a person follows them."""
    document = report.read.document
    first = finding.place or Place("")
    also = [place_of(report.read, path, finding.there or finding.quote) for path in finding.also]
    out = [first.text]
    for one, path in zip(also, finding.also, strict=True):
        words = in_words(document, path)
        out.append(one.text if one.line or not words else ", ".join(filter(None, (page_words(report.read, one), words))))
    return out


def spread(report: Report) -> Iterator[Finding]:
    """Yield each finding at each of its places, for comments in the margin; one with many places only at the first."""
    for finding in report.findings:
        if len(finding.also) > _SPREAD:
            yield finding
            continue
        yield finding.at([finding.path])
        for path in finding.also:
            one = finding.at([path])
            yield one._replace(place=place_of(report.read, path, one.quote))
