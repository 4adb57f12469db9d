"""A report as text for an official, as JSON and as SARIF 2.1.0 for programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cchc_docs.checking.finding import Finding, Severity
from cchc_docs.checking.output.listing import Entry, entries, places
from cchc_docs.checking.registry import Rule
from cchc_docs.checking.runner import Report
from cchc_docs.model.document import Path
from cchc_docs.reading.result import Place

_COLOURS = {Severity.LOI: "31", Severity.CANH_BAO: "33", Severity.GOI_Y: "36"}
_SARIF_LEVEL = {Severity.LOI: "error", Severity.CANH_BAO: "warning", Severity.GOI_Y: "note"}
_SHOWN = 90


def as_text(report: Report, *, colours: bool = False, kept: Iterable[Finding] | None = None) -> str:
    """Return what was found, errors first, each with its places, quote, reason, cure and reference; then one line of totals.

    `kept`: print only these; the totals are those of all.
    """
    parts = [_entry(entry, report, colours) for entry in entries(report.findings if kept is None else kept)]
    totals = ", ".join(f"{report.count(severity)} {severity.shown}" for severity in Severity)
    left = f"; {len(report.not_evaluated)} quy tắc chưa xét được" if report.not_evaluated else ""
    aside = f"; {len(report.suppressed)} phát hiện đã bỏ qua có lý do" if report.suppressed else ""
    parts.append(f"{totals}{left}{aside}.")
    parts += [f"bo_qua thừa: {code} ({reason}) không còn phát hiện nào." for code, reason in report.unused]
    return "\n".join(parts)


_MANY = 6


def _entry(entry: Entry, report: Report, colours: bool) -> str:
    first = entry.first
    severity = first.severity or Severity.GOI_Y
    word = f"\x1b[{_COLOURS[severity]}m{severity.shown}\x1b[0m" if colours else severity.shown
    lines = [f"{first.place}: {first.code} {word}: {first.message}"]
    if len(entry.findings) == 1:
        if first.quote:
            lines.append(f"    Chỗ sai: “{shortened(first.quote)}”")
        if first.suggestion:
            lines.append(f"    Nên là: {shortened(first.suggestion, 200)}")
        more = places(first, report)[1:]
    else:
        shown = [
            f"    - {places(one, report)[0]}: “{shortened(one.quote)}”" + (f" → {shortened(one.suggestion)}" if one.suggestion else "")
            for one in entry.findings[:_MANY]
        ]
        lines += [f"    {entry.total} chỗ:", *shown]
        if entry.total > len(shown):
            lines.append(f"    … và {entry.total - len(shown)} chỗ nữa")
        more = []
    if more:
        rest = f"; và {len(more) - _MANY} chỗ nữa" if len(more) > _MANY else ""
        lines.append(f"    Cũng ở: {'; '.join(more[:_MANY])}{rest}")
    lines.append(f"    Căn cứ: {first.reference}")
    return "\n".join(lines)


def shortened(text: str, length: int = _SHOWN) -> str:
    """Return a text cut at a word to about `length` characters."""
    text = " ".join(text.split("\n"))
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0] + " …"


def as_dict(report: Report) -> dict[str, Any]:
    """Return the stable JSON shape: findings, not_evaluated, summary, suppressed, unused."""
    return {
        "findings": [finding_dict(finding, report) for finding in report.findings],
        "not_evaluated": [{"code": note.code, "reason": note.reason} for note in report.not_evaluated],
        "summary": {
            "on": report.on.isoformat(),
            "loi": report.count(Severity.LOI),
            "canh_bao": report.count(Severity.CANH_BAO),
            "goi_y": report.count(Severity.GOI_Y),
            "judged": not report.unjudged,
            "unjudged": report.unjudged,
            "issuer": report.profile.cap,
            "families": {
                entry.family: {
                    "title": entry.title, "evaluated": entry.evaluated, "passed": entry.passed,
                    "not_evaluated": entry.not_evaluated, "loi": entry.loi, "canh_bao": entry.canh_bao,
                    "goi_y": entry.goi_y,
                }
                for entry in report.summary()
            },
        },
        "suppressed": [{**finding_dict(finding, report), "reason": reason} for finding, reason in report.suppressed],
        "unused_suppressions": [{"code": code, "reason": reason} for code, reason in report.unused],
    }  # fmt: skip


def as_json(report: Report) -> str:
    """Return the report of one document as JSON."""
    import json

    return json.dumps(as_dict(report), ensure_ascii=False, indent=2)


def finding_dict(finding: Finding, report: Report) -> dict[str, Any]:
    """Return one finding in the JSON shape; `also` has the other places with the words that stand there."""
    place = finding.place or Place("")
    more = list(zip(finding.also, places(finding, report)[1:], strict=True))
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "suggestion": finding.suggestion,
        "reference": finding.reference,
        "quote": finding.quote,
        "place": {
            "file": place.file, "line": place.line, "column": place.column, "path": dotted(finding.path), "text": place.text,
        },
        "also": [{"path": dotted(path), "text": text, "quote": finding.there or finding.quote} for path, text in more],
    }  # fmt: skip


def dotted(path: Path) -> str:
    """Return a path as words: phu_luc[0].nhiem_vu[3].chu_tri."""
    out = ""
    for part in path:
        out += f"[{part}]" if isinstance(part, int) else f".{part}" if out else part
    return out


def as_sarif(report: Report) -> str:
    """Return SARIF 2.1.0: one run, the rules that ran, a result per finding, suppressions kept with their reason."""
    import json

    return json.dumps(sarif_log(report.rules, *sarif_lists(report)), ensure_ascii=False, indent=2)


def sarif_lists(report: Report) -> tuple[list[Any], list[Any]]:
    """Return the invocations of a log and its results."""
    results = [_result(finding) for finding in report.findings]
    results += [_result(finding, reason) for finding, reason in report.suppressed]
    notes = [
        {"descriptor": {"id": note.code}, "level": "none", "message": {"text": note.reason}}
        for note in report.not_evaluated
    ]
    return [{"executionSuccessful": True, "toolConfigurationNotifications": notes}], results


def sarif_log(rules: Iterable[Rule], invocations: list[Any], results: list[Any]) -> dict[str, Any]:
    """Return a log of one run."""
    run = {
        "tool": {"driver": {"name": "cchc", "language": "vi", "rules": [_described(one) for one in rules]}},
        "invocations": invocations,
        "results": results,
        "columnKind": "unicodeCodePoints",
    }
    return {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}


def _described(one: Rule) -> dict[str, Any]:
    return {
        "id": one.code,
        "shortDescription": {"text": one.title},
        "fullDescription": {"text": one.explanation or one.title},
        "help": {"text": f"Căn cứ: {one.can_cu}"},
        "defaultConfiguration": {"level": _SARIF_LEVEL[one.severity]},
    }


def _result(finding: Finding, reason: str | None = None) -> dict[str, Any]:
    place = finding.place or Place("")
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": _uri(place.file)}},
        "logicalLocations": [{"fullyQualifiedName": dotted(finding.path) or "/"}],
    }
    if place.line:
        region: dict[str, Any] = {"startLine": place.line, "startColumn": max(place.column, 1)}
        if finding.quote:
            region["snippet"] = {"text": finding.quote}
        location["physicalLocation"]["region"] = region
    if place.text:
        location["message"] = {"text": place.text}
    text = f"{finding.message} {('Nên là: ' + finding.suggestion) if finding.suggestion else ''}".strip()
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _SARIF_LEVEL[finding.severity or Severity.GOI_Y],
        "message": {"text": text},
        "locations": [location],
    }
    if reason is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": reason}]
    return result


def _uri(file: str) -> str:
    """Return the address of a file: relative as it was given; a drive or a server of Windows as a file address.

    A colon is spelt out: before the first "/" it would make what stands before it a scheme (RFC 3986, 4.2).
    """
    from urllib.parse import quote

    path = file.replace("\\", "/")
    drive, rest = (path[:2], path[2:]) if path[1:3] == ":/" and path[0].isascii() and path[0].isalpha() else ("", path)
    start = f"file:///{drive}" if drive else "file:" if rest.startswith("//") else ""
    return start + quote(rest, safe="/", errors="surrogateescape")
