"""A PDF -> its pages as tables and lines, the words of other layers apart -> the flow."""

from __future__ import annotations

from collections.abc import Callable

from cchc_docs.errors import CchcError
from cchc_docs.reading.page.assemble import PageFlow, assembled, page_text
from cchc_docs.reading.page.pages import PageText
from cchc_docs.reading.page.sheet import Aside, Sheet
from cchc_docs.reading.pdf.around import around
from cchc_docs.reading.pdf.layers import Page, body_of, part
from cchc_docs.reading.pdf.open import Opened, opened
from cchc_docs.reading.pdf.sheets import page_of, sheet_of, stray_sideways

__all__ = ["Progress", "read_flow"]

_MAX_ALL = 4_000_000  # letters of a file: 2,000 full pages
Progress = Callable[[int, int], None]


def read_flow(file: str | bytes, name: str, progress: Progress | None = None) -> PageFlow:
    """Read a PDF (a path, or its bytes). `progress` is told (pages done, pages in all) after each page.

    Raise CchcError where it cannot be read: see `open.opened`; a scan; a text layer that cannot be trusted.
    """
    with opened(file, name) as pdf:
        pages = _pages(pdf, name, progress)
        notes = around(pdf)
    body = body_of(pages)
    sheets = []
    for page in pages:
        part(page, body)
        sheets.append(sheet_of(page))
    scanned = [sheet.number for sheet in sheets if not sheet.runs and sheet.pictures > 0.3]
    recognised = sum(bool(sheet.runs) and sheet.pictures > 0.8 for sheet in sheets)
    texts = []
    for sheet in sheets:
        texts.append(page_text(sheet))
        stray_sideways(sheet)
    _refuse_without_text(texts, scanned, name)
    out = assembled(texts, name)
    out.notes = [*_scan_notes(scanned, recognised, len(sheets)), *out.notes, *_aside_notes(sheets), *notes]
    return out


def _pages(pdf: Opened, name: str, progress: Progress | None) -> list[Page]:
    out: list[Page] = []
    letters = 0
    for number in range(1, pdf.pages + 1):
        with pdf.page(number, name) as page:
            out.append(page_of(pdf.pdfium, page, number))
        letters += sum(len(one.letters) for one in out[-1].stretches)
        if letters > _MAX_ALL:
            raise CchcError(f"{name}: tệp PDF có quá nhiều chữ để đọc một lần; hãy tách nhỏ tệp.")
        if progress is not None:
            progress(number, pdf.pages)
    return out


def _refuse_without_text(pages: list[PageText], scanned: list[int], name: str) -> None:
    if any(page.lines or page.tables for page in pages):
        return
    if scanned:
        raise CchcError(
            f"{name}: tệp PDF là bản quét (ảnh), không có lớp chữ; hãy dùng tệp Word gốc hoặc nhận dạng chữ (OCR) trước."
        )
    raise CchcError(f"{name}: tệp PDF không có chữ nào; hãy in lại từ Word ra PDF.")


def _scan_notes(scanned: list[int], recognised: int, total: int) -> list[str]:
    notes = []
    if scanned:
        notes.append(f"trang {_numbers(scanned)} là ảnh quét không có lớp chữ, không đọc được")
    if recognised > total / 2:
        notes.append("PDF là bản quét, lớp chữ do máy nhận dạng: cần đọc lại từng chữ")
    return notes


def _aside_notes(sheets: list[Sheet]) -> list[str]:
    """Return what was put aside, each kind with its words and pages."""
    found: dict[tuple[str, str], list[int]] = {}
    for one in (one for sheet in sheets for one in _joined(sheet.aside)):
        found.setdefault((one.kind, one.text), []).append(one.page)
    return [f"để riêng {kind}, trang {_numbers(pages)}: “{text}”" for (kind, text), pages in found.items()]


def _joined(aside: list[Aside]) -> list[Aside]:
    """Return neighbours of one kind as one."""
    out: list[Aside] = []
    for one in aside:
        if out and out[-1].kind == one.kind:
            out[-1] = Aside(one.kind, f"{out[-1].text} {one.text}", one.page)
        else:
            out.append(one)
    return out


def _numbers(pages: list[int]) -> str:
    """Return page numbers for a person: "1-3, 7"."""
    rows: list[list[int]] = []
    for page in sorted(set(pages)):
        if rows and page == rows[-1][-1] + 1:
            rows[-1].append(page)
        else:
            rows.append([page])
    shown = [f"{row[0]}-{row[-1]}" if len(row) > 1 else str(row[0]) for row in rows]
    return ", ".join(shown[:10]) + (" …" if len(shown) > 10 else "")
