"""Sheets -> the same flat list that a Word file becomes: paragraphs and grids in reading order."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from cchc_docs.reading.flow import Flow
from cchc_docs.reading.page.build import Block, Builder, PageFlow
from cchc_docs.reading.page.columns import Zone, split_zones
from cchc_docs.reading.page.grids import Table, continues, join, table_of
from cchc_docs.reading.page.layer import judge_layer, legacy_reading
from cchc_docs.reading.page.lines import Line, lines_of, unicoded
from cchc_docs.reading.page.notes import place_notes
from cchc_docs.reading.page.pages import PageText, Shape, drop_furniture, floors, take_footnotes
from cchc_docs.reading.page.paragraphs import Frame, few_lines, frame_of, goes_on
from cchc_docs.reading.page.ruling import ruled_tables
from cchc_docs.reading.page.sheet import Sheet

__all__ = ["PageFlow", "assembled", "page_text"]

_FEW = 8  # lines on all pages of a shape: too few to show where the margins are


def page_text(sheet: Sheet, near: float = 3.0) -> PageText:
    """Return the tables and lines of a sheet. `near`: see `ruled_tables`."""
    tables, rest = ruled_tables(sheet, near)
    return PageText(sheet.number, sheet.width, sheet.height, lines_of(rest, sheet.number), tables, sheet.strokes)


def assembled(pages: list[PageText], name: str, *, recognised: bool = False) -> PageFlow:
    """Return the flow of all pages, in their order, none left out. `recognised`: their words were read by a machine.

    Raise CchcError where the words cannot be trusted (see `judge_layer`).
    """
    out = PageFlow(Flow())
    if not recognised:
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
        if place_notes(page):
            # The marks are said by the form: words are counted as they read without them.
            apart = [(page.number, line.text) for line in (*page.notes, *page.running)]
            out.source = [one for one in out.source if one[0] != page.number] + _source([page]) + apart
    out.source.sort(key=lambda one: one[0])
    frames = _frames(pages)
    blocks = _blocks(pages, frames)
    out.dropped += [text for block in blocks if isinstance(block, Table) for text in block.dropped]
    Builder(out, pages, frames).build(blocks)
    out.notes += furniture + _table_notes(blocks)
    return out


def _source(pages: list[PageText]) -> list[tuple[int, str]]:
    """Return every line of every page as printed, before anything is joined, parted or dropped; notes after their line."""
    out = []
    for page in pages:
        found = list(page.lines)
        at = 0
        for table in page.tables:
            above = [line for line in found[at:] if line.base <= table.bounds[1] + 6]
            at += len(above)
            inside = [line for box in table.boxes for line in box.lines]
            out += [
                line for one in (*sorted(above, key=lambda line: (line.base, line.x0)), *inside) for line in _told(one)
            ]
        out += [line for one in found[at:] for line in _told(one)]
    return [(line.page, line.text) for line in out]


def _told(line: Line) -> list[Line]:
    return [line, *(note for word in line.words for note in word.note)]


def _lines(pages: list[PageText]) -> list[Line]:
    return [line for page in pages for line in page.every_line()]


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
