"""The signing sheet as a page of paper for the dossier (phiếu kiểm tra): one page, in words, no codes to look up."""

from __future__ import annotations

from cchc_docs.vietnamese.dates import short_of
from cchc_docs.checking.finding import Severity
from cchc_docs.checking.output.listing import Entry, entries, places
from cchc_docs.checking.output.signing_sheet import blockers, verdict
from cchc_docs.checking.output.text_json_sarif import shortened
from cchc_docs.checking.profile import LEVELS
from cchc_docs.checking.runner import Report
from cchc_docs.model import printed

_ROWS = 10
"""What fits on the page; the rest is counted."""


def paper(report: Report) -> bytes:
    """Return the sheet as a Word file, A4 upright, one page. Same report, same bytes."""
    from cchc_docs.writing.word.sheet import SheetTable, upright_sheet

    left = blockers(report)
    must = entries(left)
    told = [one for one in report.findings if one not in left]
    lines = [
        f"Văn bản: {_name(report)}",
        f"Xét theo quy định tại ngày {short_of(report.on)}; {_counts(report)}.",
    ]
    tables = [
        SheetTable("Phải sửa trước khi ký", _COLUMNS, _rows(must, report, _ROWS - 2)),
        SheetTable("Nên xem lại", _COLUMNS, _rows(entries(told), report, max(2, _ROWS - len(must)))),
    ]
    after = [*_set_aside(report), *_unjudged(report), f"Kết luận: {verdict(report)}"]
    signed = ("NGƯỜI KIỂM TRA", "NGƯỜI DUYỆT")
    return upright_sheet("PHIẾU KIỂM TRA VĂN BẢN TRƯỚC KHI KÝ", lines, tables, after, signed)


_COLUMNS = (("Chỗ trong văn bản", 52.0), ("Điều cần xem", 62.0), ("Nên là", 46.0))


def _name(report: Report) -> str:
    document = report.read.document
    kind = printed.type_name(document).capitalize()
    number = printed.number_line(document).strip()
    known = [kind, shortened(" ".join(document.trich_yeu.split()), 110)]
    return ", ".join(part for part in (" ".join(part for part in known if part), number) if part) or "chưa có trích yếu"


def _counts(report: Report) -> str:
    ran = len({one.code for one in report.rules} - {note.code for note in report.not_evaluated})
    counts = ", ".join(f"{report.count(level)} {level.shown}" for level in Severity)
    level = LEVELS.get(report.profile.cap, "")
    whose = f"đọc là văn bản của {level}; " if level else "chưa rõ văn bản của cấp nào; "
    return f"{whose}đã xét {ran} điểm, thấy {counts}"


def _rows(found: list[Entry], report: Report, room: int = _ROWS) -> list[tuple[str, str, str]]:
    rows = [_row(entry, report) for entry in found[:room]]
    rest = found[room:]
    if rest:
        rows.append((f"… và {len(rest)} điều nữa", "xem bản ghi chú trong Word hoặc bản liệt kê đầy đủ", ""))
    return rows


def _row(entry: Entry, report: Report) -> tuple[str, str, str]:
    first = entry.first
    more = f" và {entry.total - 1} chỗ khác" if entry.total > 1 else ""
    quote = f" Chỗ sai: “{shortened(first.quote, 60)}”." if first.quote and first.quote not in first.message else ""
    return (
        shortened(places(first, report)[0], 110) + more,
        f"{shortened(first.message, 150)}.{quote} ({first.reference.removeprefix('Thông lệ soạn thảo: ')})",
        shortened(first.suggestion, 90),
    )


def _set_aside(report: Report) -> list[str]:
    kept = list(dict.fromkeys(f"{finding.message} – {reason}" for finding, reason in report.suppressed))
    return [f"Đã bỏ qua, có lý do: {shortened('; '.join(kept), 300)}."] if kept else []


def _unjudged(report: Report) -> list[str]:
    reasons = list(dict.fromkeys(note.reason for note in report.not_evaluated))
    return [f"Chưa xét được vì: {shortened('; '.join(reasons), 300)}."] if reasons else []
