"""Blocks of pages -> the flow: paragraphs and grids with indexes, sections, page breaks, footnotes."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from cchc_docs.reading.flow import Cell, Flow, Grid, Item, Para, ParagraphLook, Row, Section
from cchc_docs.reading.page.columns import Zone, zone_paragraphs
from cchc_docs.reading.page.grids import Table, grid_of
from cchc_docs.reading.page.lines import Line, Word
from cchc_docs.reading.page.pages import PageText, Shape, floors
from cchc_docs.reading.page.paragraphs import Frame, make_paragraph
from cchc_docs.reading.page.sheet import DOUBT
from cchc_docs.vietnamese.accents import strip_accents

__all__ = ["Block", "Builder", "PageFlow"]

_MM = 25.4 / 72
_ROOM = 4.5 * 14  # points left free at the foot of a page: a person ended it
Block = list[Line] | Zone | Table


@dataclass(slots=True)
class PageFlow:
    """What pages say: the flow, the page of each paragraph (by `Para.index`), what a person should know.

    `dropped`: page numbers, running heads and table heads printed again. `source`: (page, line) of every line printed,
    in reading order as far as a line can say it. `doubtful`: words of each paragraph that a machine was not sure of.
    `scanned`: how many pages are pictures, read by a machine.
    """

    flow: Flow
    pages: dict[int, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    source: list[tuple[int, str]] = field(default_factory=list)
    doubtful: dict[int, list[Word]] = field(default_factory=dict)
    scanned: int = 0


class Builder:
    """Makes the flow of the blocks: indexes, sections, page breaks."""

    def __init__(self, out: PageFlow, pages: list[PageText], frames: dict[Shape, Frame]) -> None:
        self.out, self.pages, self.frames = out, pages, frames
        self.index = 0
        self.sections: dict[int, int] = {}
        section = 0
        for before, page in pairwise([pages[0], *pages]):
            section += before.shape != page.shape
            self.sections[page.number] = section
        self.floor = floors(pages)
        self.ended = {page.number for page in pages if self.floor[page.shape] - page.bottom > _ROOM}

    def build(self, blocks: list[Block]) -> None:
        """Fill the flow."""
        flow = self.out.flow
        last_page = 1
        for block in blocks:
            page = _first_page(block)
            item = self._item(block, page)
            new = page != last_page and (page - 1 in self.ended or self.sections[page] != self.sections[last_page])
            item.breaks = new or (page != last_page and isinstance(item, Para) and _appendix(item))
            item.section = self.sections[page]
            flow.items.append(item)
            last_page = _last_page(block)
        for page_text in self.pages:
            self._notes(page_text)
        flow.sections = self._sections()
        for para in flow.paras():
            for piece in para.pieces:
                flow.counts.fonts[piece.look.font] += len(piece.text.strip())
                flow.counts.sizes[piece.look.size] += len(piece.text.strip())

    def _item(self, block: Block, page: int) -> Item:
        frame = self.frames[self.pages[page - 1].shape]
        if isinstance(block, Table):
            grid, found = grid_of(block, self.index)
            for lines in found:
                self._known(lines)
            return grid
        if isinstance(block, Zone):
            return self._zone(block)
        return self._para(block, frame)

    def _para(self, lines: list[Line], frame: Frame) -> Para:
        para = make_paragraph(lines, frame, self.index)
        self._known(lines)
        return para

    def _known(self, lines: list[Line]) -> None:
        """Remember of the next paragraph its page and its doubtful words."""
        self.out.pages[self.index] = lines[0].page
        doubtful = [word for line in lines for word in line.words if word.sure < DOUBT]
        if doubtful:
            self.out.doubtful[self.index] = doubtful
        self.index += 1

    def _zone(self, zone: Zone) -> Grid:
        grid = Grid([], [], self.index, ruled=False)
        cells = []
        for lines in (zone.left, zone.right):
            frame = Frame(min(line.x0 for line in lines), max(line.x1 for line in lines))
            grid.widths.append(frame.right - frame.left)
            cells.append(Cell([self._para(one, frame) for one in zone_paragraphs(lines)]))
        grid.rows = [Row(cells)]
        return grid

    def _notes(self, page: PageText) -> None:
        if not page.notes:
            return
        frame = self.frames[page.shape]
        groups: list[list[Line]] = []
        for line in page.notes:
            if not groups or line.words[0].text.strip("[]()*").isdigit() or line.text.startswith("*"):
                groups.append([])
            groups[-1].append(line)
        for lines in groups:
            para = self._para(lines, frame)
            para.part = f"chú thích {len(self.out.flow.around) + 1}"
            self.out.flow.around.append(para)

    def _sections(self) -> list[Section]:
        out = []
        for number in range(max(self.sections.values()) + 1):
            pages = [page for page in self.pages if self.sections[page.number] == number]
            frame = self.frames[pages[0].shape]
            section = Section(pages[0].width * _MM, pages[0].height * _MM, pages[0].width > pages[0].height)
            section.left, section.right = frame.left * _MM, (pages[0].width - frame.right) * _MM
            found = next((page.number_at for page in pages if page.number_at[0]), None)
            section.title_page = bool(found) and not pages[0].number_at[0]
            if found:
                key = f"pdf {found[0]} {number}"
                section.parts[f"{found[0]} default"] = key
                self.out.flow.parts[key] = [_number_place(found[1])]
            out.append(section)
        return out


def _number_place(align: str) -> Para:
    return Para(-1, [], ParagraphLook(align=align), pages=True)


def _appendix(para: Para) -> bool:
    return (
        strip_accents(para.text).upper().startswith("PHU LUC")
        and para.look.align in ("center", "right")
        and len(para.text) < 200
    )


def _first_page(block: Block) -> int:
    return block[0].page if isinstance(block, list) else block.page if isinstance(block, Zone) else block.first_page


def _last_page(block: Block) -> int:
    return block[-1].page if isinstance(block, list) else block.page if isinstance(block, Zone) else block.last_page
