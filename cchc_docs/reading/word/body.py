"""The body of a Word file as a flat list: paragraphs and grids in reading order, labels computed, sections known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cchc_docs.errors import CchcError
from cchc_docs.ooxml.lengths import twentieths, whole
from cchc_docs.ooxml.names import W
from cchc_docs.ooxml.package import Package
from cchc_docs.ooxml.tree import Above, every
from cchc_docs.reading.flow import PAGE, Cell, Flow, Grid, Item, Para, Piece, Row, Section, cut
from cchc_docs.reading.word.around import read_notes
from cchc_docs.reading.word.branches import ALTERNATE, chosen
from cchc_docs.reading.word.chunks import Budget, plain_text, web_page
from cchc_docs.reading.word.lists import is_list, is_list_style, without_lists
from cchc_docs.reading.word.numbering import Numbering
from cchc_docs.reading.word.paragraph import ParagraphReader
from cchc_docs.reading.word.styles import VAL, Styles, on

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DEEP = 30
_STRAYS = frozenset(f"{W}{name}" for name in ("r", "t", "hyperlink", "smartTag", "fldSimple"))
# Names that are asked of every paragraph and cell: put together once.
_PARAGRAPH, _TABLE, _ROW, _CELL, _LIST = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "sdt"))
_BLOCK_LOOK, _CELL_LOOK, _SECTION, _SPAN, _MERGE = (
    f"{W}{name}" for name in ("pPr", "tcPr", "sectPr", "gridSpan", "vMerge")
)
_CHUNK = f"{W}altChunk"
_NO_BLOCKS = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "sectPr", "tcPr", "sdtPr", "sdtEndPr", "pPr"))
_AROUND = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
"""What may stand around a row or a cell."""


class BodyReader:
    """Walks w:body once."""

    def __init__(self, package: Package, budget: Budget | None = None, depth: int = 0) -> None:
        self.package = package
        self.budget = budget or Budget()
        self.depth = depth
        self.flow = Flow()
        self.styles = Styles(package.one("styles"), package.one("theme"))
        try:
            self.numbering = Numbering(package.one("numbering"))
        except CchcError as error:
            raise CchcError(f"{package.name}: {error}") from None
        self.reader = ParagraphReader(self.styles, self.flow.counts)
        self.computed = self.reader.computed
        self.order: dict[Any, int] = {}
        self.section = 0
        self.pending = False
        self.carry: Para | None = None

    def read(self, root: Any) -> Flow:
        """Return the flow of a word/document.xml."""
        body = root.find(f"{W}body")
        body = root if body is None else body
        self.order = {element: at for at, element in enumerate(body.iter(f"{W}p"))}
        self.reader.begin(root)
        self.flow.page_starts = _page_starts(body, self.reader.above, self.order)
        self.reader.notes = read_notes(self.package, self.flow, self.styles, self.computed)
        self.flow.items = without_lists(self._blocks(body, 0, top=True), self.computed.generated)
        last = body.find(f"{W}sectPr")
        self.flow.sections.append(_section(last) if last is not None else Section())
        self.flow.hidden += self.reader.hidden
        # A note whose number stands nowhere is on no page, but its words are words.
        lost = [paras for key, paras in self.reader.notes.items() if key not in self.reader.met]
        self.flow.around += [para for paras in lost for para in paras]
        self.flow.listed, self.flow.worked_out = self.computed.generated, [*self.computed.texts]
        self.flow.unknown_fields, self.flow.signs = self.computed.unknown, self.computed.signs
        self.flow.unknown_labels += self.numbering.unread
        self._comments()
        return self.flow

    def _comments(self) -> None:
        root = self.package.one("comments")
        if root is not None:
            self.flow.counts.comments = sum(1 for _ in root.iter(f"{W}comment"))
            self.flow.counts.comment_words = sum(len((text.text or "").split()) for text in root.iter(f"{W}t"))

    def _blocks(self, parent: Any, depth: int, *, top: bool = False) -> list[Item]:
        out: list[Item] = []
        if depth > _DEEP:
            return [self._para(element) for element in parent.iter(f"{W}p")]
        for element in parent:
            tag = element.tag
            if tag == _PARAGRAPH:
                para = self._para(element, top=top)
                if self.carry is not None:
                    para = _glued(self.carry, para)
                    self.carry = None
                if para.joined and top:
                    self.carry = para
                    continue
                out += self._paged(para) if top else [para]
                self._end_section(element)
            elif tag in _NO_BLOCKS:
                continue
            elif tag == _TABLE:
                grid = self._grid(element, depth)
                if top and self.pending:
                    grid.breaks, self.pending = True, False
                if grid.rows:
                    out.append(grid)
            elif tag == ALTERNATE:
                branch = chosen(element)
                out += self._blocks(branch, depth + 1, top=top) if branch is not None else []
            elif tag == _CHUNK:
                out += self._chunk(element.get(_RELATION) or "")
            elif tag == _LIST and is_list(element):
                out.append(self._list(element))
            elif tag in _STRAYS and next(every(element, f"{W}p", f"{W}tbl"), None) is None:
                out.append(self._stray(element))
            elif len(element):
                out += self._blocks(element, depth + 1, top=top)
        if self.carry is not None and top and depth == 0:
            out.append(self.carry)
            self.carry = None
        return out

    def _chunk(self, key: str) -> list[Item]:
        """Read a part pasted in whole, at its place."""
        part = self.package.ids.get(key, "")
        data = self.package.data(part) if part else None
        if data is None or not self.budget.spend(self.depth):
            return []
        low = part.lower()
        if data[:2] == b"PK":
            items = self._word(data)
        elif low.endswith((".htm", ".html", ".xhtml")):
            items = web_page(data)
        else:
            items = plain_text(data) if low.endswith(".txt") else []
        for item in items:
            item.section = self.section
        return items

    def _word(self, data: bytes) -> list[Item]:
        """Read a Word file inside this one: its own styles and numbers, its paragraphs without places of their own."""
        try:
            package = Package(data, self.package.name)
            root = package.xml(package.main)
        except CchcError:
            return []  # named by the sweep
        inner = BodyReader(package, self.budget, self.depth + 1)
        flow = inner.read(root)
        for para in flow.paras():
            para.index = -1
        for item in flow.items:
            item.index = -1
        mine = self.flow
        mine.around += flow.around
        mine.hidden += [(-1, text) for _, text in flow.hidden]
        self.computed.generated += flow.listed
        self.computed.texts += flow.worked_out
        self.computed.unknown += flow.unknown_fields
        self.computed.signs += flow.signs
        mine.unknown_labels += flow.unknown_labels
        return flow.items

    def _list(self, element: Any) -> Para:
        """Read a list that Word made, put apart; what is left of it is an empty paragraph."""
        para = Para(-1, [], self.styles.paragraph(None), section=self.section, listed=True)
        for one in element.iter(f"{W}p"):
            self.computed.generated.append(self.reader.read(one, -1).text)
        return para

    def _stray(self, element: Any) -> Para:
        """Read a run that stands outside a paragraph: no Word writes it, but its words are words."""
        para = Para(-1, [], self.styles.paragraph(None), section=self.section)
        para.pieces = [Piece(node.text or "", self.styles.base_run("", "")) for node in element.iter(f"{W}t")]
        para.settle()
        return para

    def _para(self, element: Any, *, top: bool = False) -> Para:
        para = self.reader.read(element, self.order.get(element, -1))
        if not top:
            para.unbroken()
        para.section = self.section
        if is_list_style(para.look.style_name):
            self.computed.generated.append(para.text)
            para.listed, para.pieces, para.look.number = True, [], None
            para.settle()
        if para.look.number is not None:
            para.label = self.numbering.label(*para.look.number)
        return para

    def _paged(self, para: Para) -> list[Item]:
        """Cut a paragraph where a page ends in it; a break in an empty one belongs to what comes next."""
        out: list[Item] = []
        while PAGE in para.text:
            left, para = cut(para, para.text.index(PAGE), 1)
            out.append(left)
            para.breaks = True
        if self.pending and (out or [para])[0].text.strip():  # type: ignore[union-attr]
            (out or [para])[0].breaks, self.pending = True, False
        if para.breaks and not para.text.strip():
            self.pending = True
        return [*out, para]

    def _end_section(self, element: Any) -> None:
        properties = element.find(_BLOCK_LOOK)
        ends = properties.find(_SECTION) if properties is not None else None
        if ends is None:
            return
        self.flow.sections.append(_section(ends))
        self.section += 1
        self.pending = True

    def _grid(self, element: Any, depth: int) -> Grid:
        first = next(iter(element.iter(f"{W}p")), None)
        grid = Grid([], [], self.order.get(first, -1), section=self.section)
        grid.ruled = self.styles.ruled(element)
        grid.widths = [twentieths(column.get(f"{W}w")) for column in element.findall(f"{W}tblGrid/{W}gridCol")]
        for child in _through(element, _ROW, self._odd):
            if child.tag != _ROW:
                grid.rows.append(Row([self._odd_cell(child)]))
                continue
            mark = child.find(f"{W}trPr")
            if mark is not None and mark.find(f"{W}del") is not None:
                self.flow.counts.deleted += 1
                continue
            grid.rows.append(self._row(child, mark, depth))
        self.flow.nested += grid.nested
        return grid

    _odd = frozenset(f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "r"))
    """No Word writes these straight into a table or a row; their words are read as a cell."""

    def _odd_cell(self, element: Any) -> Cell:
        paras = list(element.iter(f"{W}p"))
        return Cell([self._para(one) for one in paras] if paras else [self._stray(element)])

    def _row(self, element: Any, properties: Any | None, depth: int) -> Row:
        row = Row([])
        if properties is not None:
            head = properties.find(f"{W}tblHeader")
            row.header = head is not None and on(head)
            before = properties.find(f"{W}gridBefore")
            row.before = min(max(whole(before.get(VAL)), 0), 60) if before is not None else 0
            if properties.find(f"{W}ins") is not None:
                self.flow.counts.inserted += 1
        for cell in _through(element, _CELL, self._odd):
            if cell.tag != _CELL:
                row.cells.append(self._odd_cell(cell))
                continue
            own = cell.find(_CELL_LOOK)
            found = Cell(self._blocks(cell, depth + 1))
            if own is not None:
                span = own.find(_SPAN)
                found.span = min(max(whole(span.get(VAL), 1), 1), 60) if span is not None else 1
                merge = own.find(_MERGE)
                if merge is not None:
                    found.merge = "restart" if merge.get(VAL) == "restart" else "continue"
            row.cells.append(found)
        return row


def _through(element: Any, wanted: str, odd: frozenset[str]) -> Iterator[Any]:
    """Yield rows or cells, through content controls and the like around them, and what does not belong there."""
    for child in element:
        if child.tag == wanted or child.tag in odd:
            yield child
        elif child.tag in _AROUND:
            yield from _through(child, wanted, odd)


def _glued(first: Para, second: Para) -> Para:
    """Join two paragraphs whose mark between them is deleted; the second one's look stays, as in Word."""
    second.pieces = [*first.pieces, *second.pieces]
    second.boxes = [*first.boxes, *second.boxes]
    second.breaks = second.breaks or first.breaks
    second.label = second.label or first.label
    second.index = first.index
    second.settle()
    return second


def _section(element: Any) -> Section:
    out = Section()
    size = element.find(f"{W}pgSz")
    if size is not None:
        out.width = twentieths(size.get(f"{W}w"), 11906.0) * 127 / 7200
        out.height = twentieths(size.get(f"{W}h"), 16838.0) * 127 / 7200
        out.landscape = size.get(f"{W}orient") == "landscape" or out.width > out.height
    margins = element.find(f"{W}pgMar")
    if margins is not None:
        for side in ("top", "bottom", "left", "right"):
            setattr(out, side, twentieths(margins.get(f"{W}{side}")) * 127 / 7200)
    title = element.find(f"{W}titlePg")
    out.title_page = title is not None and on(title)
    numbers = element.find(f"{W}pgNumType")
    if numbers is not None and numbers.get(f"{W}start") is not None:
        out.first_number = whole(numbers.get(f"{W}start"))
    kind = element.find(f"{W}type")
    if kind is not None:
        out.kind = kind.get(VAL) or "nextPage"
    for place in ("header", "footer"):
        for reference in element.findall(f"{W}{place}Reference"):
            key = f"{place} {reference.get(f'{W}type') or 'default'}"
            out.parts[key] = reference.get(_RELATION) or ""
    return out


def _page_starts(body: Any, above: Above, order: dict[Any, int]) -> list[int]:
    """Return which paragraphs begin a page, by the marks Word leaves when it lays a file out (ECMA-376, 17.3.3.13).

    A page that begins within a paragraph counts from the next one on.
    """
    starts = []
    for mark in body.iter(f"{W}lastRenderedPageBreak"):
        paragraph = next(above.of(mark, f"{W}p"), None)
        if paragraph is not None:
            first = next(every(paragraph, f"{W}t", f"{W}lastRenderedPageBreak"), None)
            starts.append(order[paragraph] + (first is not mark))
    return sorted(starts)
