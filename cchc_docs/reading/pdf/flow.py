"""A PDF with a text layer -> the same flat list that a Word file becomes: paragraphs and grids in reading order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any

from cchc_docs.errors import CchcError
from cchc_docs.reading.flow import Flow
from cchc_docs.reading.pdf.build import Block, Builder, PdfFlow
from cchc_docs.reading.pdf.columns import Zone, split_zones
from cchc_docs.reading.pdf.glyphs import Sheet, read_sheet
from cchc_docs.reading.pdf.grids import Table, continues, join, table_of
from cchc_docs.reading.pdf.layer import judge_layer, legacy_reading
from cchc_docs.reading.pdf.lines import Line, lines_of, unicoded
from cchc_docs.reading.pdf.open import damaged_page, opened
from cchc_docs.reading.pdf.pages import PageText, Shape, drop_furniture, floors, take_footnotes
from cchc_docs.reading.pdf.paragraphs import Frame, few_lines, frame_of, goes_on
from cchc_docs.reading.pdf.ruling import ruled_tables

__all__ = ["PdfFlow", "read_flow"]

_FEW = 8  # lines on all pages of a shape: too few to show where the margins are
Progress = Callable[[int, int], None]


def read_flow(source: str | bytes, name: str, progress: Progress | None = None) -> PdfFlow:
    """Read a PDF (a path, or its bytes). `progress` is told (pages done, pages in all) after each page.

    Raise CchcError where it cannot be read: see `pdf_open.opened`; a scan; a text layer that cannot be trusted.
    """
    pages: list[PageText] = []
    scanned: list[int] = []
    recognised = 0
    with opened(source, name) as pdf:
        total = len(pdf.pages)
        for number, page in enumerate(pdf.pages, 1):
            sheet = _sheet(page, name, number)
            pages.append(_page_text(sheet, name))
            if not sheet.glyphs and sheet.pictures > 0.3:
                scanned.append(number)
            recognised += bool(sheet.glyphs) and sheet.pictures > 0.8
            sheet.page.close()
            if progress is not None:
                progress(number, total)
    _refuse_without_text(pages, scanned, name)
    notes = _scan_notes(scanned, recognised, total)
    out = _assembled(pages, name)
    out.notes = notes + out.notes
    return out


def _sheet(page: Any, name: str, number: int) -> Sheet:
    try:
        return read_sheet(page)
    except CchcError:
        raise
    except RecursionError as error:
        raise damaged_page(name, number) from error
    except Exception as error:  # a damaged page breaks the library anywhere
        raise damaged_page(name, number) from error


def _page_text(sheet: Sheet, name: str) -> PageText:
    try:
        tables, rest = ruled_tables(sheet)
        left, top = sheet.left, sheet.top
        rules = [
            (r["x0"] - left, r["x1"] - left, r["top"] - top)
            for r in (*sheet.page.lines, *sheet.page.rects)
            if r["height"] < 2
        ]
    except Exception as error:
        raise damaged_page(name, sheet.number) from error
    return PageText(sheet.number, sheet.width, sheet.height, lines_of(rest, sheet.number), tables, rules)


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
        shown = ", ".join(map(str, scanned[:10])) + (" …" if len(scanned) > 10 else "")
        notes.append(f"trang {shown} là ảnh quét không có lớp chữ, không đọc được")
    if recognised > total / 2:
        notes.append("PDF là bản quét, lớp chữ do máy nhận dạng: cần đọc lại từng chữ")
    return notes


def _assembled(pages: list[PageText], name: str) -> PdfFlow:
    out = PdfFlow(Flow())
    font = legacy_reading(_texts(pages))
    _convert(pages, font or "")
    if font is not None:
        out.notes.append(f"chữ gõ theo bảng mã cũ ({font}) đã chuyển sang Unicode: cần đọc lại")
    out.notes += judge_layer(_texts(pages), name)
    out.source = _source(pages)
    furniture = drop_furniture(pages)
    out.dropped = [line.text for page in pages for line in page.running]
    size = _body_size(pages)
    for page in pages:
        take_footnotes(page, size)
    frames = _frames(pages)
    blocks = _blocks(pages, frames)
    out.dropped += [text for block in blocks if isinstance(block, Table) for text in block.dropped]
    Builder(out, pages, frames).build(blocks)
    out.notes += furniture + _table_notes(blocks)
    return out


def _source(pages: list[PageText]) -> list[tuple[int, str]]:
    """Return every line of every page as printed, before anything is joined, parted or dropped."""
    out = []
    for page in pages:
        found = [(line.base, line.x0, line.text) for line in page.lines]
        at = 0
        for table in page.tables:
            above = sorted(one for one in found[at:] if one[0] <= table.bounds[1] + 6)
            out += [(page.number, text) for _, _, text in above]
            at += len(above)
            out += [(page.number, line.text) for box in table.boxes for line in box.lines]
        out += [(page.number, text) for _, _, text in found[at:]]
    return out


def _lines(pages: list[PageText]) -> list[Line]:
    cells = [line for page in pages for table in page.tables for box in table.boxes for line in box.lines]
    return [line for page in pages for line in page.lines] + cells


def _texts(pages: list[PageText]) -> list[str]:
    return [line.text for line in _lines(pages)]


def _convert(pages: list[PageText], font: str) -> None:
    """Make words typed in an old font Unicode (none for ""); then what is left of soft hyphens goes."""
    for line in _lines(pages):
        if line.text.isascii() or not (font or "\xad" in line.text):
            continue
        for word in line.words:
            for piece in word.pieces:
                piece.text = unicoded(piece.text, font).replace("\xad", "")
        line.text = " ".join(word.text for word in line.words)


def _body_size(pages: list[PageText]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 14.0


def _frames(pages: list[PageText]) -> dict[Shape, Frame]:
    """Return the margins of each shape of page, from its lines and tables."""
    lines: dict[Shape, list[Line]] = defaultdict(list)
    edges: dict[Shape, list[tuple[float, float]]] = defaultdict(list)
    for page in pages:
        lines[page.shape] += page.lines
        edges[page.shape] += [(table.xs[0], table.xs[-1]) for table in page.tables]
    out = {}
    for page in pages:
        shape = page.shape
        if shape in out:
            continue
        usual = (0.14 * page.width, 0.93 * page.width)  # the margins of Nghị định 30 on A4: 30 and 15 mm
        frame = frame_of(lines[shape]) if len(lines[shape]) >= _FEW else few_lines(lines[shape], edges[shape], *usual)
        out[shape] = frame
    return out


def _blocks(pages: list[PageText], frames: dict[Shape, Frame]) -> list[Block]:
    """Return paragraphs (as lines), column zones and tables in reading order, what pages cut put together."""
    floor = floors(pages)
    out: list[Block] = []
    for number, page in enumerate(pages):
        frame = frames[page.shape]
        same = number > 0 and pages[number - 1].shape == page.shape
        for part in _page_parts(page, frame):
            last = out[-1] if out else None
            if isinstance(part, Line):
                joins = isinstance(last, list) and (last[-1].page == page.number or same)
                if joins and isinstance(last, list) and goes_on(last, part, frame):
                    last.append(part)
                else:
                    out.append([part])
            elif isinstance(part, Zone):
                out.append(part)
            elif isinstance(last, Table) and continues(last, part):
                join(last, part, floor[page.shape])
            else:
                out.append(table_of(part))
    return out


def _page_parts(page: PageText, frame: Frame) -> list[Any]:
    """Return the lines, zones and tables of a page from top to bottom; columns do not reach over a table."""
    out: list[Any] = []
    rest = list(page.lines)
    for table in page.tables:
        above = [line for line in rest if line.base <= table.bounds[1] + 0.5 * line.size]
        rest = rest[len(above) :]
        out += [*split_zones(above, frame.left, frame.right), table]
    return out + split_zones(rest, frame.left, frame.right)


def _table_notes(blocks: list[Block]) -> list[str]:
    tables = [block for block in blocks if isinstance(block, Table)]
    long = sum(len(table.pages) > 1 for table in tables)
    again, joined = sum(len(t.dropped) for t in tables), sum(t.joined for t in tables)
    notes = [f"nối {long} bảng kéo dài qua nhiều trang"] if long else []
    notes += [f"bỏ {again} lần in lại dòng tiêu đề bảng ở đầu trang"] if again else []
    return notes + ([f"nối {joined} hàng bị ngắt giữa hai trang"] if joined else [])
