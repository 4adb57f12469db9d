"""Any file as paragraphs and grids: what every reader makes and the one recogniser understands."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from cchc_docs.reading.raised import raise_digits
from cchc_docs.record import NamedTuple, Record, field, replace


class RunLook(NamedTuple):
    """How a run looks: font name, size in points, dress; `color` is "" for automatic."""

    font: str = ""
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    caps: bool = False
    hidden: bool = False
    strike: bool = False
    underline: bool = False
    color: str = ""
    spacing: float = 0.0
    raised: bool = False


class ParagraphLook(Record):
    """How a paragraph stands. Lengths in points; `line` is a multiple ("auto") or points ("exact", "atLeast")."""

    align: str = "left"
    first_line: float = 0.0
    left: float = 0.0
    right: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    line_rule: str = "auto"
    break_before: bool = False
    keep_next: bool = False
    outline: int = -1
    style: str = ""
    style_name: str = ""
    number: tuple[str, int] | None = None
    bottom_rule: bool = False

    def copied(self) -> ParagraphLook:
        """Return a look of its own; field by field, as each paragraph asks for one and `replace` takes ten times as long."""
        return ParagraphLook(
            self.align, self.first_line, self.left, self.right, self.before, self.after, self.line, self.line_rule,
            self.break_before, self.keep_next, self.outline, self.style, self.style_name, self.number, self.bottom_rule,
        )  # fmt: skip


PAGE = "\f"


# Blanks a person does not see apart from a space; marks without width are taken out.
BLANKS = str.maketrans(
    {
        **dict.fromkeys(
            "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
        ),
        **dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e\ufdd0", ""),
        "\u2011": "-",
        **{chr(code): " " for code in (0x0B, 0x85, 0x2028, 0x2029)},
        **{chr(code): "" for code in (*range(0x09), *range(0x0E, 0x20), 0x7F, *range(0x80, 0x85), *range(0x86, 0xA0))},
        **{chr(code): "" for code in (0xFFFE, 0xFFFF)},
        "\r": " ",
    }
)


UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
"""Characters without width: nobody sees them, a search for the word they stand in finds nothing."""


class Piece(Record):
    """A stretch of text in one look, or (without text) the place of a note, whose paragraphs it holds."""

    text: str
    look: RunLook
    note: list[Para] = field(default_factory=list)


class Para(Record):
    """A paragraph. `index`: place of its w:p in the body, from 0; `label`: what Word's numbering prints before it.

    `boxes`: text boxes anchored in it. `breaks`: a page break stands before its first word, or it ends a page or a
    section (`ends`). `part`: "" for the body, else where it stands ("chân trang", "hộp chữ", "chú thích 1").
    `role` is set by the classifier and read by the form. `listed`: its words were a list Word makes (a table of
    contents), and are left out.
    """

    index: int
    pieces: list[Piece]
    look: ParagraphLook
    label: str = ""
    boxes: list[Para] = field(default_factory=list)
    breaks: bool = False
    ends: bool = False
    section: int = 0
    part: str = ""
    role: str = ""
    drawn: bool = False
    pages: bool = False
    joined: bool = False
    listed: bool = False
    text: str = ""

    def settle(self) -> None:
        """Join what Word cut inside a word, compose letters (NFC), make blanks plain, and set `text`."""
        if len(self.pieces) == 1 and not self.pieces[0].note:  # most: nothing to join, nothing raised beside anything
            only = self.pieces[0]
            self.pieces = [Piece(_settled(only.text), only.look)] if only.text else []
            self.text = self.pieces[0].text if self.pieces else ""
            return
        joined: list[Piece] = []
        for piece in self.pieces:
            if piece.note:
                joined.append(piece)
                continue
            cut = 0
            while joined and cut < len(piece.text) and unicodedata.combining(piece.text[cut]):
                cut += 1
            if cut:
                joined[-1].text += piece.text[:cut]
            rest = piece.text[cut:]
            if not rest:
                continue
            if joined and (joined[-1].look is piece.look or joined[-1].look == piece.look) and not joined[-1].note:
                joined[-1].text += rest
            else:
                joined.append(Piece(rest, piece.look))
        for piece in joined:
            piece.text = _settled(piece.text)
        raise_digits(joined)
        self.pieces = joined
        self.text = "".join(piece.text for piece in joined)

    def unbroken(self) -> None:
        """Make page ends line breaks, where a paragraph cannot be cut: in a table, a text box, a footer."""
        if PAGE in self.text:
            self.pieces = [replace(piece, text=piece.text.replace(PAGE, "\n")) for piece in self.pieces]
            self.settle()

    @property
    def bold(self) -> bool:
        """Tell whether every word is bold."""
        return _all(self.pieces, "bold")

    @property
    def italic(self) -> bool:
        """Tell whether every word is italic."""
        return _all(self.pieces, "italic")

    @property
    def caps(self) -> bool:
        """Tell whether it reads in capitals, typed or by formatting."""
        if self.text.isupper():
            return True
        return (
            any(piece.look.caps for piece in self.pieces)
            and _all(self.pieces, "caps")
            and any(map(str.isalpha, self.text))
        )


def _settled(text: str) -> str:
    """Letters composed (NFC), blanks plain."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return text if text.isprintable() else text.translate(BLANKS)


def _all(pieces: list[Piece], what: str) -> bool:
    seen = False
    for piece in pieces:
        if any(map(str.isalnum, piece.text)):
            if not getattr(piece.look, what):
                return False
            seen = True
    return seen


class Counts(Record):
    """What is in a file beside its words."""

    inserted: int = 0
    deleted: int = 0
    comments: int = 0
    comment_words: int = 0
    boxes: int = 0
    empty_boxes: int = 0
    pictures: int = 0
    footnotes: int = 0
    endnotes: int = 0
    hidden: int = 0
    red: int = 0
    white: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    legacy_fonts: set[str] = field(default_factory=set)
    fonts: Counter[str] = field(default_factory=Counter)
    sizes: Counter[float] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)


def cut(para: Para, at: int, skip: int = 0) -> tuple[Para, Para]:
    """Cut a paragraph in two at a character; `skip` characters between them go. The label stays with the first."""
    first: list[Piece] = []
    place = 0
    for piece in para.pieces:
        if piece.note:
            first += [piece] if 0 < place <= at else []
            continue
        if head := piece.text[: max(0, at - place)]:
            first.append(Piece(head, piece.look))
        place += len(piece.text)
    left = replace(para, pieces=first, ends=False)
    left.settle()
    return left, behind(para, at, skip)


def behind(para: Para, at: int, skip: int) -> Para:
    """Return the second of the two that `cut` makes."""
    second: list[Piece] = []
    place = 0
    for piece in para.pieces:
        if piece.note:
            second += [] if 0 < place <= at else [piece]
            continue
        if tail := piece.text[max(0, at + skip - place) :]:
            second.append(Piece(tail, piece.look))
        place += len(piece.text)
    right = replace(para, pieces=second, label="", boxes=[], breaks=False, drawn=False)
    right.settle()
    return right


class Cell(Record):
    """A cell: its content, the columns it covers, whether it is merged with the cell above ("restart", "continue")."""

    items: list[Para | Grid]
    span: int = 1
    merge: str = ""

    def paras(self) -> list[Para]:
        """Return every paragraph of the cell, those of nested grids included, in order."""
        out: list[Para] = []
        for item in self.items:
            if isinstance(item, Para):
                out.append(item)
            else:
                out += item.paras()
        return out

    @property
    def text(self) -> str:
        """The words of the cell, a line for each paragraph."""
        return "\n".join([text for para in self.paras() if (text := _shown(para))])


class Row(Record):
    """A row; `before` counts grid columns left out at its start."""

    cells: list[Cell]
    header: bool = False
    before: int = 0


class Grid(Record):
    """A table of Word. `breaks`: it begins a page (the break stood in an empty paragraph before it).

    `ruled`: lines are drawn around its cells; one without lines only lays words out.
    """

    rows: list[Row]
    widths: list[float]
    index: int
    section: int = 0
    breaks: bool = False
    ruled: bool = True

    def paras(self) -> list[Para]:
        """Return every paragraph in order."""
        return [para for row in self.rows for cell in row.cells for para in cell.paras()]

    @property
    def nested(self) -> bool:
        """Tell whether a cell holds another table."""
        return any(isinstance(item, Grid) for row in self.rows for cell in row.cells for item in cell.items)


Item = Para | Grid
"""What stands in a flow, in reading order."""


class Section(Record):
    """A section: lengths in millimetres; `header`/`footer`: where a page number stands ("" for nowhere)."""

    width: float = 210.0
    height: float = 297.0
    landscape: bool = False
    top: float = 0.0
    bottom: float = 0.0
    left: float = 0.0
    right: float = 0.0
    title_page: bool = False
    first_number: int | None = None
    kind: str = "nextPage"
    parts: dict[str, str] = field(default_factory=dict)


class Flow(Record):
    """Everything of a file that carries words or form.

    `source`: its words taken by another way, line by line. `unread`: (what holds words and was not read, how many).
    `listed`: texts of lists Word makes itself, left out. `worked_out`: texts that stand in no part of the file because
    Word computes them (numbers of fields, signs of symbol fonts, signs of a formula), `signs`: the letters of the file that were read as such signs.
    `page_starts`: indexes of the paragraphs that began a page when Word last laid the file out, in order; empty where it did not say.
    """

    items: list[Item] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    around: list[Para] = field(default_factory=list)
    hidden: list[tuple[int, str]] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    parts: dict[str, list[Para]] = field(default_factory=dict)
    nested: int = 0
    source: list[str] = field(default_factory=list)
    unread: list[tuple[str, int]] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)
    worked_out: list[str] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    unknown_fields: list[str] = field(default_factory=list)
    unknown_labels: list[str] = field(default_factory=list)
    page_starts: list[int] = field(default_factory=list)

    def paras(self) -> Iterator[Para]:
        """Yield every paragraph of the body in order, those in tables included."""
        for item in self.items:
            if isinstance(item, Para):
                yield item
            else:
                yield from item.paras()


def _shown(para: Para) -> str:
    text = para.text.strip()
    return f"{para.label} {text}" if para.label and text else text or para.label
