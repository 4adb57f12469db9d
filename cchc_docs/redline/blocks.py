"""Two bodies, cells or tables as one, with what changed marked.

Paragraph marks are treated like letters: each is kept, inserted or deleted, and a paragraph of
the result is what stands before one mark. Word cannot take away the last mark before a table or
at the end of a cell, so `_settle` sees to it that this mark is one that both sides have.
"""

from __future__ import annotations

from collections.abc import Sequence

from cchc_docs.record import Record, field
from cchc_docs.redline.align import Group, Unit, align, unit
from cchc_docs.redline.marks import (
    OUR_DELETION,
    OUR_INSERTION,
    UNMARKED,
    Op,
    Side,
    fate,
    fits,
    paragraph_marks,
    row_marks,
)
from cchc_docs.redline.token import Piece, Token
from cchc_docs.redline.tokens import MARK, compare_tokens, tokenize
from cchc_docs.redline.write import PARAGRAPH_EXTRAS, Line, Writer, pieces_of
from cchc_docs.redline.xml import Element, alike, look, paragraphs, w


class Tally(Record):
    """How many paragraphs, rows and tables changed, counted where they stand once."""

    changed_paragraphs: int = 0
    inserted_paragraphs: int = 0
    deleted_paragraphs: int = 0
    rows_added: int = 0
    rows_removed: int = 0
    tables_added: int = 0
    tables_removed: int = 0
    #: Paragraphs of one side only with no shared paragraph before the table that follows them.
    stranded: int = 0


class Merger(Record):
    """Merges blocks of the old document into those of the new; elements of both are used up."""

    writer: Writer
    sides: tuple[Side, Side] = (Side(), Side())
    tally: Tally = field(default_factory=Tally)
    texts: dict[Element, str] = field(default_factory=dict)

    def blocks(self, old: Sequence[Element], new: Sequence[Element]) -> list[Element]:
        """Return the paragraphs and tables of both sides in order, marked."""
        result: list[Element] = []
        lines: list[Line] = []

        def close() -> None:
            lines[:] = _each_its_end(lines)
            _settle(lines, self.sides)
            self.tally.stranded += bool(lines) and lines[-1].op != "=" and _ours(lines[-1])
            result.extend(self.writer.paragraph(line) for line in lines)
            lines.clear()

        def table(element: Element) -> None:
            close()
            result.append(element)

        before, after = (_chains(blocks, side) for blocks, side in zip((old, new), self.sides, strict=True))
        units = [
            [self._block_unit(chain, side) for chain in chains]
            for chains, side in zip((before, after), self.sides, strict=True)
        ]
        for olds, news in _pair(*units):
            a, b = [block for i in olds for block in before[i]], [block for j in news for block in after[j]]
            if (a or b)[0].tag == w("p"):
                lines += self._lines(a, b)
            elif a and b:
                table(self._table(a[0], b[0]))
            elif a:
                self.tally.tables_removed += any(row_marks(row).went is None for row in a[0].iterchildren(w("tr")))
                table(self._whole_table(a[0], "-"))
            else:
                self.tally.tables_added += any(row_marks(row).came is None for row in b[0].iterchildren(w("tr")))
                table(self._whole_table(b[0], "+"))
        close()
        return result

    def _lines(self, old: list[Element], new: list[Element]) -> list[Line]:
        if not new:
            self.tally.deleted_paragraphs += sum(paragraph_marks(paragraph).went is None for paragraph in old)
            return [Line(pieces_of(tokenize(paragraph), "-"), "-", paragraph, None) for paragraph in old]
        if not old:
            self.tally.inserted_paragraphs += sum(paragraph_marks(paragraph).came is None for paragraph in new)
            return [Line(pieces_of(tokenize(paragraph), "+"), "+", None, paragraph) for paragraph in new]
        if len(old) == len(new) == 1 and alike(old[0], new[0]):
            return [Line([], "=", old[0], new[0], verbatim=True)]
        lines = _edited(old, new, self.sides)
        self.tally.changed_paragraphs += any(_ours(line) or any(_our_change(p) for p in line.pieces) for line in lines)
        if len(lines) == 1 and not _changed(lines[0]) and not self._restyled(lines[0]):
            lines[0].verbatim = True
        return lines

    def _restyled(self, line: Line) -> bool:
        if not self.writer.formatting or line.old is None or line.new is None:
            return False
        before, after = (element.find(w("pPr")) for element in (line.old, line.new))
        if any(one is not None and one.find(w("pPrChange")) is not None for one in (before, after)):
            return True
        if look(before, PARAGRAPH_EXTRAS) != look(after, PARAGRAPH_EXTRAS):
            return True
        return any(_looks(piece.old) != _looks(piece.new) for piece in line.pieces if piece.old)

    def _text(self, paragraph: Element, side: Side) -> str:
        """Return the text of a paragraph as it was read: asked for of its table, its row and its cell in turn."""
        found = self.texts.get(paragraph)
        if found is None:
            found = self.texts[paragraph] = side.text(paragraph)
        return found

    def _block_unit(self, chain: list[Element], side: Side) -> Unit:
        if chain[0].tag == w("p"):
            text = " ".join(" ".join(self._text(block, side) for block in chain).split())
            # A section break and a plain paragraph are paired only where nothing else is left.
            breaks = any(_breaks(block) for block in chain)
            pictures = sum(1 for block in chain for _ in block.iter(w("drawing"), w("pict"), w("object")))
            return unit((text, pictures), ("p", breaks), text, splittable=not breaks)
        texts = tuple(self._text(paragraph, side) for paragraph in paragraphs(chain[0]))
        return unit(texts, ("tbl", len(chain[0].findall(f"{w('tblGrid')}/{w('gridCol')}"))), " ".join(texts))

    def _row_unit(self, row: Element, side: Side, op: Op) -> Unit:
        cells = row.findall(w("tc"))
        texts = tuple(tuple(self._text(paragraph, side) for paragraph in paragraphs(cell)) for cell in cells)
        # A row that only this file's people brought or took away has no fellow in the other one.
        shape = (*_row_shape(row), op if side.strange_row(row) else "")
        return unit(texts, shape, " ".join(text for cell in texts for text in cell))

    def _table(self, old: Element, new: Element) -> Element:
        """Merge the rows of two tables with the same columns into the new table."""
        if alike(old, new):
            return new
        old_rows, new_rows = old.findall(w("tr")), new.findall(w("tr"))
        rows: list[Element] = []
        before, after = self.sides
        for olds, news in align(
            [self._row_unit(row, before, "-") for row in old_rows],
            [self._row_unit(row, after, "+") for row in new_rows],
        ):
            if olds and news:
                rows += self._row(old_rows[olds[0]], new_rows[news[0]])
            elif olds:
                rows.append(self._whole_row(old_rows[olds[0]], "-"))
            else:
                rows.append(self._whole_row(new_rows[news[0]], "+"))
        for row in new_rows:
            new.remove(row)
        new.extend(rows)
        return new

    def _row(self, old: Element, new: Element) -> list[Element]:
        if alike(old, new):
            return [new]
        earlier, later = row_marks(old), row_marks(new)
        if not fits(earlier, later):
            return [self._whole_row(old, "-"), self._whole_row(new, "+")]
        for before, after in zip(old.findall(w("tc")), new.findall(w("tc")), strict=True):
            if not self._stays(before, after):
                self._fill(after, self.blocks(blocks_of(before), blocks_of(after)))
        self.writer.mark_row(new, fate("=", earlier, later))
        return [new]

    def _stays(self, old: Element, new: Element) -> bool:
        """Whether a cell stands as it stood; most of an edited row do. Its paragraphs count as written."""
        if any(side.strangers for side in self.sides) or not alike(old, new):
            return False
        self.writer.passed(sum(1 for _ in new.iterchildren(w("p"))))
        return True

    def _whole_table(self, table: Element, op: Op) -> Element:
        for row in table.findall(w("tr")):
            self._whole_row(row, op)
        return table

    def _whole_row(self, row: Element, op: Op) -> Element:
        deleted = op == "-"
        before, self.tally = self.tally, Tally()  # what stands in the row is counted with the row
        for cell in row.findall(w("tc")):
            content = blocks_of(cell)
            self._fill(cell, self.blocks(content, []) if deleted else self.blocks([], content))
        self.tally = before
        held = row_marks(row)
        marks = fate(op, held, held)
        self.tally.rows_removed += marks.went == OUR_DELETION
        self.tally.rows_added += marks.came == OUR_INSERTION
        self.writer.mark_row(row, marks)
        return row

    def _fill(self, cell: Element, blocks: list[Element]) -> None:
        for child in blocks_of(cell):
            cell.remove(child)
        cell.extend(blocks)


def blocks_of(container: Element) -> list[Element]:
    """Return the paragraphs and tables that stand directly in a body or cell."""
    return [child for child in container if child.tag in (w("p"), w("tbl"))]


def _pair(old: list[Unit], new: list[Unit]) -> list[Group]:
    """Align two containers so that a last paragraph on both sides can keep its mark.

    The last mark of a cell or body can be neither inserted nor deleted. Where the paragraph it
    would be shared with stands before a table that comes or goes, the two last ones are paired.
    """
    groups = align(old, new)
    if not old or not new or old[-1].kind[0] != "p" or new[-1].kind[0] != "p":
        return groups
    shared = olds_after = news_after = False
    for olds, news in reversed(groups):
        unit_ = old[olds[0]] if olds else new[news[0]]
        if unit_.kind[0] != "p":
            break
        shared |= bool(olds and news)
        olds_after |= bool(olds)
        news_after |= bool(news)
    if shared or (olds_after and news_after):
        return groups
    return [*align(old[:-1], new[:-1]), ([len(old) - 1], [len(new) - 1])]


def _chains(blocks: Sequence[Element], side: Side) -> list[list[Element]]:
    """Return the blocks; paragraphs that are one paragraph for the other file stand together."""
    chains: list[list[Element]] = []
    open_ = False
    for block in blocks:
        paragraph = block.tag == w("p")
        if open_ and paragraph:
            chains[-1].append(block)
        else:
            chains.append([block])
        open_ = paragraph and not _breaks(block) and side.runs_on(block)
    return chains


def _breaks(paragraph: Element) -> bool:
    properties = next(paragraph.iterchildren(w("pPr")), None)
    return properties is not None and next(properties.iterchildren(w("sectPr")), None) is not None


def _row_shape(row: Element) -> tuple[object, ...]:
    """Return what two rows must share to be compared cell by cell: spans, merges, skipped columns, tracked cells."""
    cells = [_values(cell.find(w("tcPr")), *_OF_CELLS) for cell in row.findall(w("tc"))]
    return (*cells, *_values(row.find(w("trPr")), *_OF_ROWS))


def _values(properties: Element | None, *names: str) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for child in properties if properties is not None else ():
        if child.tag in _SHAPING:
            found.setdefault(child.tag, child.get(w("val"), "continue"))
    return tuple([found.get(w(name), "") for name in names]) if found else ("",) * len(names)


_OF_CELLS = ("gridSpan", "vMerge", "hMerge", "cellIns", "cellDel", "cellMerge")
_OF_ROWS = ("gridBefore", "gridAfter")
_SHAPING = frozenset(map(w, (*_OF_CELLS, *_OF_ROWS)))


def _edited(old: list[Element], new: list[Element], sides: tuple[Side, Side]) -> list[Line]:
    """Compare paragraphs word by word; the marks between several are compared like words."""
    marks_old, tokens_old = _stream(old)
    marks_new, tokens_new = _stream(new)
    lines: list[Line] = []
    pieces: list[Piece] = []
    for piece in compare_tokens(tokens_old, tokens_new, sides):
        before = marks_old.get(id(piece.old)) if piece.old else None
        after = marks_new.get(id(piece.new)) if piece.new else None
        if before is None and after is None:
            pieces.append(piece)
        else:
            lines.append(Line(pieces, piece.op, before, after))
            pieces = []
    return [*lines, Line(pieces, "=", old[-1], new[-1])]


def _stream(group: list[Element]) -> tuple[dict[int, Element], list[Token]]:
    tokens: list[Token] = []
    marks: dict[int, Element] = {}
    for number, paragraph in enumerate(group):
        if number:
            mark = Token(MARK, [], marks=paragraph_marks(group[number - 1]))
            marks[id(mark)] = group[number - 1]
            tokens.append(mark)
        tokens += tokenize(paragraph)
    return marks, tokens


def _changed(line: Line) -> bool:
    """Whether a line is more than the new paragraph as it stands: words differ, or the old file has marks of its own."""
    return (
        any(piece.op != "=" or (piece.old is not None and piece.old.marks != UNMARKED) for piece in line.pieces)
        or paragraph_marks(line.old) != UNMARKED
        or not line.fits
    )


def _our_change(piece: Piece) -> bool:
    return OUR_DELETION in piece.marks or OUR_INSERTION in piece.marks


def _ours(line: Line) -> bool:
    return OUR_DELETION in line.marks or OUR_INSERTION in line.marks


def _looks(token: Token | None) -> object:
    return None if token is None else [(part.look, part.was, len(part.text)) for part in token.parts]


def _each_its_end(lines: list[Line]) -> list[Line]:
    """Give a line whose end the two files mark in ways that do not fit an end for each, but for the last."""
    found: list[Line] = []
    for line in lines:
        if line is lines[-1] or line.op != "=" or line.fits:
            found.append(line)
        else:
            found += [Line(line.pieces, "-", line.old, None), Line([], "+", None, line.new)]
    return found


def _settle(lines: list[Line], sides: tuple[Side, Side]) -> None:
    """Make the last paragraph mark one that stands on both sides, where there is such a mark.

    Old A B, new A: deleting B is the same as deleting the mark of A and the text of B. Old B,
    new C D: the mark of B becomes that of D. What remains is a run of paragraphs that only one
    side has, between two tables; these go as a whole. So does a last paragraph that someone is bringing
    or taking away: it stands in its own file like that.
    """
    if not lines or lines[-1].op == "=" or not _ours(lines[-1]):
        return
    pivot = next((k for k in range(len(lines) - 1, -1, -1) if lines[k].op == "="), -1)
    tail = lines[pivot + 1 :]
    deleted = [line for line in tail if line.op == "-"]
    inserted = [line for line in tail if line.op == "+"]
    last = lines[-1]
    if deleted and inserted:
        last.op, last.old, last.new = "=", deleted[-1].old, inserted[-1].new
        first = deleted[-1] if last is inserted[-1] else inserted[-1]
        at = next(k for k, line in enumerate(lines) if line is first)
        lines[at + 1].pieces[:0] = first.pieces
        del lines[at]
    elif pivot >= 0:
        _open(lines[pivot], sides)
        keeper = lines[pivot]
        if deleted:
            last.op, last.new = "=", keeper.new
            keeper.op, keeper.new = "-", None
        else:
            last.op, last.old = "=", keeper.old
            keeper.op, keeper.old = "+", None


def _open(line: Line, sides: tuple[Side, Side]) -> None:
    """Find the pieces of a line so far taken verbatim; its mark is about to change."""
    if line.verbatim and line.old is not None and line.new is not None:
        line.pieces = line.pieces or compare_tokens(tokenize(line.old), tokenize(line.new), sides)
        line.verbatim = False
