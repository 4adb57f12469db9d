"""One self-contained HTML file: the document and what was found in it, side by side; to be sent and printed, no script."""

from __future__ import annotations

from html import escape

from cchc_docs.vietnamese.dates import short_of
from cchc_docs.checking.finding import Severity
from cchc_docs.checking.output.listing import Entry, entries, places
from cchc_docs.checking.output.signing_sheet import verdict
from cchc_docs.checking.runner import Report
from cchc_docs.writing.html.document import document_html, style
from cchc_docs.writing.html.text import Mark

_LOOK = """
body { margin: 0; background: #eceff1; font: 1rem/1.45 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: #14181a; }
main { display: grid; grid-template-columns: minmax(0, 3fr) minmax(20rem, 2fr); gap: 1.2rem; max-width: 100rem; margin: 0 auto; padding: 1.2rem; }
main > * { grid-row: 1; } article { grid-column: 1; } aside { grid-column: 2; align-self: start; position: sticky; top: 0; max-height: 100vh; overflow-y: auto; }
aside h1 { font-size: 1.15rem; margin: .2rem 0; } aside h2 { font-size: 1rem; margin: 1.1rem 0 .3rem; }
.dieu { background: #fff; border-left: .35rem solid; padding: .5rem .7rem; margin: .5rem 0; }
.dieu p { margin: .15rem 0; } .dieu.loi { border-color: #b10e1e; } .dieu.canh_bao { border-color: #8a5a00; } .dieu.goi_y { border-color: #1d5fa8; }
.nho { font-size: .88rem; color: #444; } .ket-luan { background: #fff; padding: .6rem .8rem; font-weight: 600; }
a { color: inherit; }
@media (max-width: 60rem) { main { grid-template-columns: minmax(0, 1fr); } main > * { grid-row: auto; grid-column: 1; } aside { position: static; max-height: none; } }
@media print { body { background: #fff; } main { display: block; padding: 0; } aside { position: static; max-height: none; page-break-after: always; } .dieu p { break-inside: avoid; } }
"""


def as_html(report: Report) -> str:
    """Return the whole page; every text of the document and of the findings is escaped."""
    listed = entries(report.findings)
    marks = [
        Mark(one.path, one.quote, str(one.severity), f"dieu-{number}-{at}")
        for number, entry in enumerate(listed)
        for at, one in enumerate(entry.findings)
        if one.path
    ]
    article, links = document_html(report.read.document, marks, capitals=report.read.in_capitals)
    title = escape(" ".join(report.read.document.trich_yeu.split()) or "Văn bản")
    counts = ", ".join(f"{report.count(level)} {level.shown}" for level in Severity)
    parts = [
        f"<h1>Kết quả kiểm tra</h1><p>{title}</p>",
        f'<p class="nho">Xét theo quy định ngày {short_of(report.on)}: {counts}.</p>',
        f'<p class="ket-luan">Kết luận: {escape(verdict(report))}</p>',
    ]
    for level in Severity:
        of_level = [(number, entry) for number, entry in enumerate(listed) if entry.first.severity is level]
        if of_level:
            parts.append(f"<h2>{level.shown[:1].upper()}{level.shown[1:]}</h2>")
            parts += [_entry(number, entry, report, links) for number, entry in of_level]
    parts += _rest(report)
    return (
        f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>Kiểm tra: {title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{style()}{_LOOK}</style></head><body><main><aside>{''.join(parts)}</aside>{article}</main></body></html>\n"
    )


_MANY = 6
"""Places of one finding that are named; more are counted."""


def _entry(number: int, entry: Entry, report: Report, links: dict[str, str]) -> str:
    first = entry.first
    lines = [f"<p><b>{escape(first.message)}</b></p>"]
    for at, one in enumerate(entry.findings):
        link = links.get(f"dieu-{number}-{at}", "")
        told = places(one, report)
        rest = f"; và {len(told) - _MANY} chỗ nữa" if len(told) > _MANY else ""
        where = escape("; ".join(told[:_MANY]) + rest)
        quote = f": “{escape(one.quote)}”" if one.quote else ""
        cure = f" Nên là: {escape(one.suggestion.removesuffix('.'))}." if one.suggestion else ""
        shown = f'<a href="#{escape(link)}">{where}</a>' if link else where
        lines.append(f"<p>{shown}{quote}.{cure}</p>")
    lines.append(f'<p class="nho">{escape(first.code)}. Căn cứ: {escape(first.reference)}</p>')
    return f'<div class="dieu {escape(str(first.severity))}">{"".join(lines)}</div>'


def _rest(report: Report) -> list[str]:
    out = []
    if report.suppressed:
        told = dict.fromkeys(f"{finding.message} – {reason}" for finding, reason in report.suppressed)
        out.append("<h2>Đã bỏ qua, có lý do</h2>" + "".join(f'<p class="nho">{escape(words)}</p>' for words in told))
    if report.not_evaluated:
        reasons = dict.fromkeys(note.reason for note in report.not_evaluated)
        out.append("<h2>Chưa xét được</h2>" + "".join(f'<p class="nho">{escape(words)}</p>' for words in reasons))
    return out
