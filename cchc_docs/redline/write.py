"""The elements of a tracked change: runs in w:ins and w:del, marked paragraph ends and rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterator
from copy import deepcopy
from functools import cache
from itertools import groupby

from lxml import etree

from cchc_docs.ooxml.names import OUR_NAME
from cchc_docs.record import Record, field
from cchc_docs.redline.marks import (
    CAME,
    OUR_DELETION,
    OUR_INSERTION,
    TRACKED,
    UNMARKED,
    WENT,
    Mark,
    Marks,
    Op,
    fate,
    fits,
    mark_of,
    paragraph_marks,
)
from cchc_docs.redline.token import Part, Piece, Token
from cchc_docs.redline.xml import XML_SPACE, Element, look, w

#: Not part of what w:pPrChange may hold, and compared elsewhere or not at all.
PARAGRAPH_EXTRAS = frozenset({w("rPr"), w("sectPr"), w("pPrChange")})


class Line(Record):
    """One paragraph of the result: its pieces, and what becomes of its paragraph mark.

    `verbatim` lines are the new paragraph as it stands; their pieces are found only when needed.
    """

    pieces: list[Piece]
    op: Op
    old: Element | None
    new: Element | None
    verbatim: bool = False

    @property
    def fits(self) -> bool:
        """Whether its end can carry the marks of both files."""
        return fits(paragraph_marks(self.old), paragraph_marks(self.new))

    @property
    def marks(self) -> Marks:
        """Whose insertion and deletion its end is in the result."""
        return fate(self.op, paragraph_marks(self.old), paragraph_marks(self.new))


@cache
def _stamp(date: dt.date, minutes: int) -> str:
    moment = dt.datetime(date.year, date.month, date.day, tzinfo=dt.UTC)
    if isinstance(date, dt.datetime):
        moment = date
    return (moment + dt.timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")


class Writer(Record):
    """Makes the elements; counts our insertions, deletions and format changes; numbers all from `next_id`.

    `dropped`: ends of paragraphs whose marks of both files could not stand together.
    """

    date: dt.date
    formatting: bool
    next_id: int
    author: str = OUR_NAME
    counts: dict[str, int] = field(default_factory=lambda: {"ins": 0, "del": 0, "format": 0})
    ours: int = 0
    dropped: int = 0
    _paragraphs: int = 0

    def change(self, mark: Mark) -> Element:
        """Return an empty change element (w:ins, w:del, w:pPrChange, …) with its id, author and date."""
        self.next_id += 1
        attributes: dict[str, str] = {w("id"): str(self.next_id), **dict(mark.attributes)}
        if not mark.attributes:
            self.ours += 1
            attributes |= {w("author"): self.author, w("date"): self._stamp()}
        return etree.Element(mark.tag, attributes)

    def _stamp(self) -> str:
        # LibreOffice joins changes of one author within a minute that end and begin at a paragraph border, and
        # then rejects the border with them: neighbouring paragraphs get times two minutes apart.
        return _stamp(self.date, 2 * (self._paragraphs % 2))

    def number(self, body: Element) -> None:
        """Give an id to the changes of others that were taken over as they stood."""
        for element in body.iter(*TRACKED):
            if w("id") not in element.attrib:
                self.next_id += 1
                element.set(w("id"), str(self.next_id))

    def passed(self, count: int) -> None:
        """Count paragraphs that stand as they stood."""
        self._paragraphs += count

    def paragraph(self, line: Line) -> Element:
        """Return the w:p of a line."""
        self._paragraphs += 1
        if line.verbatim and line.new is not None:
            return line.new
        paragraph = etree.Element(w("p"))
        properties = self._paragraph_properties(line)
        if len(properties):
            paragraph.append(properties)
        parent = paragraph
        link: Element | None = None
        pieces = [one for piece in line.pieces for one in _apart(piece)]
        for (marks, _), members in groupby(pieces, key=lambda piece: (piece.marks, id(piece.token.link))):
            group = list(members)
            if group[0].token.link is not link:
                parent, link = paragraph, group[0].token.link
                if link is not None:
                    parent = etree.SubElement(paragraph, w("hyperlink"))
                    for name, value in link.attrib.items():
                        parent.set(name, value)
            parent.extend(self._group(marks, group))
        return paragraph

    def _group(self, marks: Marks, pieces: list[Piece]) -> list[Element]:
        # What was moved away keeps w:t; only w:del wants its own names.
        deleted = marks.went is not None and marks.went.tag == w("del")
        elements = list(self._runs(pieces, deleted=deleted))
        for mark in (marks.went, marks.came):
            if mark is not None and elements:
                self.counts["ins"] += mark == OUR_INSERTION
                self.counts["del"] += mark == OUR_DELETION
                wrapper = self.change(mark)
                wrapper.extend(elements)
                elements = [wrapper]
        return elements

    def _paragraph_properties(self, line: Line) -> Element:
        source = line.old if line.op == "-" else line.new
        present = None if source is None else source.find(w("pPr"))
        properties = etree.Element(w("pPr")) if present is None else deepcopy(present)
        if line.op == "-":
            for section in properties.findall(w("sectPr")):
                properties.remove(section)
        self.dropped += line.op == "=" and not line.fits
        self._mark(properties, line.marks)
        if line.op == "=" and self.formatting and line.old is not None:
            self._property_change(properties, "pPr", line.old.find(w("pPr")), PARAGRAPH_EXTRAS)
        return properties

    def _mark(self, properties: Element, marks: Marks) -> None:
        run = properties.find(w("rPr"))
        if run is not None:
            _unmark(run)
        if marks == UNMARKED:
            return
        if run is None:
            run = etree.Element(w("rPr"))
            after = properties.find(w("sectPr"))
            after = properties.find(w("pPrChange")) if after is None else after
            if after is None:
                properties.append(run)
            else:
                after.addprevious(run)
        run[:0] = [self.change(mark) for mark in marks if mark is not None]

    def _property_change(self, properties: Element, name: str, old: Element | None, skip: frozenset[str]) -> None:
        """Leave one change of format: the new file's, the old one's where its outcome stands, or else ours.

        What it goes back to is the look of the old file before anyone changed it.
        """
        tag = w(f"{name}Change")
        theirs = properties.find(tag)
        earlier = None if old is None else old.find(tag)
        before = old if earlier is None else earlier.find(w(name))
        mark = Mark(tag)
        if theirs is not None:
            mark = mark_of(theirs)
            properties.remove(theirs)
        elif earlier is not None and look(old, skip) == look(properties, skip):
            mark = mark_of(earlier)
        elif look(before, skip) == look(properties, skip):
            return
        change = self.change(mark)
        held = etree.SubElement(change, w(name))
        if before is not None:
            held.extend(deepcopy(child) for child in before if child.tag not in skip)
        properties.append(change)
        self.counts["format"] += not mark.attributes

    def _runs(self, pieces: list[Piece], *, deleted: bool) -> list[Element]:
        """Return the runs of pieces with one fate; neighbours that look the same share a run."""
        runs: list[Element] = []
        filling: list[tuple[Element, list[Part]]] = []
        shown: object = None
        for piece in pieces:
            token = piece.token
            if token.anchor is not None or token.whole is not None:
                runs += _kept_whole(token, deleted=deleted)
                shown = None
                continue
            for part, before in self._parts(piece, token):
                appearance = (_shown(part), None if before is None else _shown(before))
                if appearance != shown:
                    runs.append(self._run(part, before))
                    filling.append((runs[-1], []))
                    shown = appearance
                filling[-1][1].append(part)
        for run, parts in filling:
            _fill(run, parts, deleted=deleted)
        return runs

    def _parts(self, piece: Piece, token: Token) -> Iterator[tuple[Part, Part | None]]:
        """Yield the parts of a token, each with the old part when only its look changed."""
        if not self.formatting or piece.old is None or piece.new is None:
            yield from ((part, None) for part in token.parts)
            return
        befores = list(piece.old.parts)
        for part in token.parts:
            text = part.text
            while befores:
                before = befores[0]
                size = min(len(text), len(before.text))
                changed = before if {before.look, before.was, part.was} != {part.look} else None
                yield Part(text[:size], part.child, part.properties, part.look, part.was), changed
                text = text[size:]
                if size == len(before.text):
                    befores.pop(0)
                else:
                    befores[0] = Part(before.text[size:], None, before.properties, before.look, before.was)
                if not text:
                    break

    def _run(self, part: Part, before: Part | None) -> Element:
        run = etree.Element(w("r"))
        properties = etree.Element(w("rPr")) if part.properties is None else deepcopy(part.properties)
        if before is not None:
            self._property_change(properties, "rPr", before.properties, frozenset({w("rPrChange")}))
        if len(properties):
            run.append(properties)
        return run

    def mark_row(self, row: Element, marks: Marks) -> None:
        """Mark a table row as inserted or deleted, in the place of the marks it has."""
        properties = row.find(w("trPr"))
        if properties is None:
            if marks == UNMARKED:
                return
            properties = etree.Element(w("trPr"))
            exception = row.find(w("tblPrEx"))
            if exception is None:
                row.insert(0, properties)
            else:
                exception.addnext(properties)
        _unmark(properties)
        at = len(properties) - len(properties.findall(w("trPrChange")))
        properties[at:at] = [self.change(mark) for mark in marks if mark is not None]


def _shown(part: Part) -> Hashable:
    # A change of format that someone tracks stays with its run.
    return part.look if part.was == part.look else id(part.properties)


def _unmark(properties: Element) -> None:
    for child in [child for child in properties if child.tag in CAME or child.tag in WENT]:
        properties.remove(child)


def pieces_of(tokens: list[Token], op: Op) -> list[Piece]:
    """Return all tokens as inserted or deleted; anchors of the new text stay, those of the old go."""
    pieces: list[Piece] = []
    for token in tokens:
        if op == "-":
            pieces += [Piece("-", token, None)] if token.anchor is None else []
        else:
            pieces.append(Piece(op if token.anchor is None else "=", None, token))
    return pieces


def _apart(piece: Piece) -> list[Piece]:
    """Return a field changed within as one piece for each of its elements; anything else as it is."""
    token = piece.token
    if token.inside is None or token.whole is None:
        return [piece]
    found = [
        Token(token.key, [], token.link, [element], marks=marks)
        for element, marks in zip(token.whole, token.inside, strict=True)
    ]
    return [Piece(piece.op, piece.old and one, piece.new and one) for one in found]


_DELETED_NAMES = {w("t"): w("delText"), w("instrText"): w("delInstrText")}


def _kept_whole(token: Token, *, deleted: bool) -> list[Element]:
    if token.anchor is not None:
        return [deepcopy(token.anchor)]
    elements = [deepcopy(element) for element in token.whole or []]
    if deleted:
        for element in elements:
            for child in element:
                child.tag = _DELETED_NAMES.get(child.tag, child.tag)
    return elements


def _fill(run: Element, parts: list[Part], *, deleted: bool) -> None:
    for is_text, group in groupby(parts, key=lambda part: part.child is None):
        if is_text:
            text = etree.SubElement(run, w("delText") if deleted else w("t"))
            text.text = "".join(part.text for part in group)
            if text.text != text.text.strip():
                text.set(XML_SPACE, "preserve")
            continue
        for part in group:
            child = deepcopy(part.child)
            if child is not None:
                child.tag = _DELETED_NAMES.get(child.tag, child.tag) if deleted else child.tag
                run.append(child)
