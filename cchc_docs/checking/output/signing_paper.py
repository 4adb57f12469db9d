"""The signing sheet as a page of paper for the dossier (phiếu kiểm tra): one page, in words, no codes to look up."""

from __future__ import annotations

from collections.abc import Callable

from cchc_docs.vietnamese.dates import short_of
from cchc_docs.checking.finding import Finding, Severity
from cchc_docs.checking.output.listing import Entry, entries, places
from cchc_docs.checking.output.signing_sheet import blockers, verdict
from cchc_docs.checking.output.text_json_sarif import shortened
from cchc_docs.checking.profile import LEVELS
from cchc_docs.checking.runner import Report
from cchc_docs.model import printed
from cchc_docs.record import NamedTuple

_ROWS = 10
"""What fits on the page; the rest is counted."""


class Words(NamedTuple):
    """What the sheet says: its title, lines, tables (title, rows) with their headings, lines below them, who signs."""

    title: str
    lines: list[str]
    heads: tuple[str, ...]
    tables: list[tuple[str, list[tuple[str, str, str]]]]
    after: list[str]
    signed: tuple[str, ...]


_COLUMNS = (("Chỗ trong văn bản", 52.0), ("Điều cần xem", 62.0), ("Nên là", 46.0))
"""The headings of its tables with their widths in mm."""


def words_of(report: Report, where: Callable[[Finding], str] | None = None) -> Words:
    """Return the words of the sheet, one way for paper and page; `where`: every row, with its place told so (a page has room)."""
    left = blockers(report)
    must = entries(left)
    told = entries(one for one in report.findings if one not in left)
    return Words(
        "PHIẾU KIỂM TRA VĂN BẢN TRƯỚC KHI KÝ",
        [f"Văn bản: {_name(report)}", f"Xét theo quy định tại ngày {short_of(report.on)}; {_counts(report)}."],
        tuple(head for head, _ in _COLUMNS),
        [
            ("Phải sửa trước khi ký", _rows(must, report, where, _ROWS - 2)),
            ("Nên xem lại", _rows(told, report, where, max(2, _ROWS - len(must)))),
        ],
        [*_set_aside(report), *_unjudged(report), f"KẾT LUẬN: {verdict(report)}"],
        ("NGƯỜI KIỂM TRA", "NGƯỜI DUYỆT"),
    )


def paper(report: Report) -> bytes:
    """Return the sheet as a Word file, A4 upright, one page. Same report, same bytes."""
    from cchc_docs.writing.word.sheet import SheetTable, upright_sheet

    said = words_of(report)
    tables = [SheetTable(title, _COLUMNS, rows) for title, rows in said.tables]
    return upright_sheet(said.title, said.lines, tables, said.after, said.signed)


def _name(report: Report) -> str:
    document = report.read.document
    kind = printed.type_name(document).capitalize()
    number = printed.number_line(document).strip().translate(_KEPT)
    known = [kind, shortened(" ".join(document.trich_yeu.split()), 110)]
    return ", ".join(part for part in (" ".join(part for part in known if part), number) if part) or "chưa có trích yếu"


_KEPT = {ord(" "): "\u00a0", ord("-"): "\u2011", ord("/"): "/\u2060"}
"""The number of a paper is never broken over two lines."""


def _counts(report: Report) -> str:
    ran = len({one.code for one in report.rules} - {note.code for note in report.not_evaluated})
    counts = ", ".join(f"{report.count(level)} {level.shown}" for level in Severity)
    level = LEVELS.get(report.profile.cap, "")
    whose = f"đọc là văn bản của {level}; " if level else "chưa rõ văn bản của cấp nào; "
    return f"{whose}đã xét theo {ran} quy tắc, thấy {counts}"


def _rows(
    found: list[Entry], report: Report, where: Callable[[Finding], str] | None, room: int
) -> list[tuple[str, str, str]]:
    if where is not None:
        return [_row(entry, where(entry.first)) for entry in found]
    rows = [_row(entry, places(entry.first, report)[0]) for entry in found[:room]]
    rest = found[room:]
    if rest:
        rows.append((f"… và {len(rest)} điều nữa", "xem bản ghi chú trong Word hoặc bản liệt kê đầy đủ", ""))
    return rows


def _row(entry: Entry, where: str) -> tuple[str, str, str]:
    first = entry.first
    more = f" và {entry.total - 1} chỗ khác" if entry.total > 1 else ""
    quote = f" Chỗ sai: “{shortened(first.quote, 60)}”." if first.quote and first.quote not in first.message else ""
    return (
        shortened(where, 110) + more,
        f"{shortened(first.message, 150)}.{quote} ({first.reference.removeprefix('Thông lệ soạn thảo: ')})",
        shortened(first.suggestion, 90),
    )


def _set_aside(report: Report) -> list[str]:
    kept = list(dict.fromkeys(f"{finding.message} – {reason}" for finding, reason in report.suppressed))
    return [f"Đã bỏ qua, có lý do: {shortened('; '.join(kept), 300)}."] if kept else []


def _unjudged(report: Report) -> list[str]:
    reasons = list(dict.fromkeys(note.reason for note in report.not_evaluated))
    return [f"Chưa xét được vì: {shortened('; '.join(reasons), 300)}."] if reasons else []
