"""Two bodies, cells or tables as one, with what changed marked.

Paragraph marks are treated like letters: each is kept, inserted or deleted, and a paragraph of
the result is what stands before one mark. Word cannot take away the last mark before a table or
at the end of a cell, so `_settle` sees to it that this mark is one that both sides have.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cchc_docs.redline.align import Group, Unit, align, unit
from cchc_docs.redline.tokens import MARK, Piece, Token, compare_tokens, tokenize
from cchc_docs.redline.write import PARAGRAPH_EXTRAS, Line, Writer, pieces_of
from cchc_docs.redline.xml import Element, look, paragraphs, text_of, w


@dataclass(slots=True)
class Tally:
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


@dataclass(slots=True)
class Merger:
    """Merges blocks of the old document into those of the new; elements of both are used up."""

    writer: Writer
    tally: Tally = field(default_factory=Tally)

    def blocks(self, old: Sequence[Element], new: Sequence[Element]) -> list[Element]:
        """Return the paragraphs and tables of both sides in order, marked."""
        result: list[Element] = []
        lines: list[Line] = []

        def close() -> None:
            _settle(lines)
            self.tally.stranded += bool(lines) and lines[-1].op != "="
            result.extend(self.writer.paragraph(line) for line in lines)
            lines.clear()

        def table(element: Element) -> None:
            close()
            result.append(element)

        for olds, news in _pair([_block_unit(block) for block in old], [_block_unit(block) for block in new]):
            a, b = [old[i] for i in olds], [new[j] for j in news]
            if (a or b)[0].tag == w("p"):
                lines += self._lines(a, b)
            elif a and b:
                table(self._table(a[0], b[0]))
            elif a:
                self.tally.tables_removed += 1
                table(self._whole_table(a[0], "del"))
            else:
                self.tally.tables_added += 1
                table(self._whole_table(b[0], "ins"))
        close()
        return result

    def _lines(self, old: list[Element], new: list[Element]) -> list[Line]:
        if not new:
            self.tally.deleted_paragraphs += len(old)
            return [Line(pieces_of(tokenize(paragraph), "-"), "-", paragraph, None) for paragraph in old]
        if not old:
            self.tally.inserted_paragraphs += len(new)
            return [Line(pieces_of(tokenize(paragraph), "+"), "+", None, paragraph) for paragraph in new]
        if len(old) == len(new) == 1 and look(old[0]) == look(new[0]):
            return [Line([], "=", old[0], new[0], verbatim=True)]
        lines = _edited(old, new)
        self.tally.changed_paragraphs += any(line.op != "=" or _changed(line) for line in lines)
        if len(lines) == 1 and not _changed(lines[0]) and not self._restyled(lines[0]):
            lines[0].verbatim = True
        return lines

    def _restyled(self, line: Line) -> bool:
        if not self.writer.formatting or line.old is None or line.new is None:
            return False
        before, after = (look(element.find(w("pPr")), PARAGRAPH_EXTRAS) for element in (line.old, line.new))
        return before != after or any(_looks(piece.old) != _looks(piece.new) for piece in line.pieces if piece.old)

    def _table(self, old: Element, new: Element) -> Element:
        """Merge the rows of two tables with the same columns into the new table."""
        if look(old) == look(new):
            return new
        old_rows, new_rows = old.findall(w("tr")), new.findall(w("tr"))
        rows: list[Element] = []
        for olds, news in align([_row_unit(row) for row in old_rows], [_row_unit(row) for row in new_rows]):
            if olds and news:
                rows.append(self._row(old_rows[olds[0]], new_rows[news[0]]))
            elif olds:
                rows.append(self._whole_row(old_rows[olds[0]], "del"))
            else:
                rows.append(self._whole_row(new_rows[news[0]], "ins"))
        for row in new_rows:
            new.remove(row)
        new.extend(rows)
        return new

    def _row(self, old: Element, new: Element) -> Element:
        if look(old) != look(new):
            for before, after in zip(old.findall(w("tc")), new.findall(w("tc")), strict=True):
                self._fill(after, self.blocks(blocks_of(before), blocks_of(after)))
        return new

    def _whole_table(self, table: Element, name: str) -> Element:
        for row in table.findall(w("tr")):
            self._whole_row(row, name)
        return table

    def _whole_row(self, row: Element, name: str) -> Element:
        deleted = name == "del"
        before, self.tally = self.tally, Tally()  # what stands in the row is counted with the row
        for cell in row.findall(w("tc")):
            content = blocks_of(cell)
            self._fill(cell, self.blocks(content, []) if deleted else self.blocks([], content))
        self.tally = before
        self.tally.rows_removed += deleted
        self.tally.rows_added += not deleted
        self.writer.mark_row(row, name)
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


def _block_unit(block: Element) -> Unit:
    if block.tag == w("p"):
        text = " ".join(text_of(block).split())
        # A section break and a plain paragraph are paired only where nothing else is left.
        breaks = block.find(f"{w('pPr')}/{w('sectPr')}") is not None
        pictures = sum(1 for _ in block.iter(w("drawing"), w("pict"), w("object")))
        return unit((text, pictures), ("p", breaks), text, splittable=not breaks)
    texts = tuple(text_of(paragraph) for paragraph in paragraphs(block))
    return unit(texts, ("tbl", len(block.findall(f"{w('tblGrid')}/{w('gridCol')}"))), " ".join(texts))


def _row_unit(row: Element) -> Unit:
    texts = tuple(tuple(text_of(paragraph) for paragraph in paragraphs(cell)) for cell in row.findall(w("tc")))
    return unit(texts, _row_shape(row), " ".join(text for cell in texts for text in cell))


def _row_shape(row: Element) -> tuple[object, ...]:
    """Return what two rows must share to be compared cell by cell: spans, merges, skipped columns."""
    names = ("gridSpan", "vMerge", "hMerge")
    cells = [tuple(_value(cell, f"{w('tcPr')}/{w(name)}") for name in names) for cell in row.findall(w("tc"))]
    skipped = [_value(row, f"{w('trPr')}/{w(name)}") for name in ("gridBefore", "gridAfter")]
    return (*cells, *skipped)


def _value(element: Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else found.get(w("val"), "continue")


def _edited(old: list[Element], new: list[Element]) -> list[Line]:
    """Compare paragraphs word by word; the marks between several are compared like words."""
    marks_old, tokens_old = _stream(old)
    marks_new, tokens_new = _stream(new)
    lines: list[Line] = []
    pieces: list[Piece] = []
    for piece in compare_tokens(tokens_old, tokens_new):
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
            mark = Token(MARK, [])
            marks[id(mark)] = group[number - 1]
            tokens.append(mark)
        tokens += tokenize(paragraph)
    return marks, tokens


def _changed(line: Line) -> bool:
    return any(piece.op != "=" for piece in line.pieces)


def _looks(token: Token | None) -> object:
    return None if token is None else [(part.look, len(part.text)) for part in token.parts]


def _settle(lines: list[Line]) -> None:
    """Make the last paragraph mark one that stands on both sides, where there is such a mark.

    Old A B, new A: deleting B is the same as deleting the mark of A and the text of B. Old B,
    new C D: the mark of B becomes that of D. What remains is a run of paragraphs that only one
    side has, between two tables; these go as a whole.
    """
    if not lines or lines[-1].op == "=":
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
        _open(lines[pivot])
        keeper = lines[pivot]
        if deleted:
            last.op, last.new = "=", keeper.new
            keeper.op, keeper.new = "-", None
        else:
            last.op, last.old = "=", keeper.old
            keeper.op, keeper.old = "+", None


def _open(line: Line) -> None:
    """Find the pieces of a line so far taken verbatim; its mark is about to change."""
    if line.verbatim and line.old is not None and line.new is not None:
        line.pieces = line.pieces or compare_tokens(tokenize(line.old), tokenize(line.new))
        line.verbatim = False
