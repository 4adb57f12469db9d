"""The elements of a tracked change: runs in w:ins and w:del, marked paragraph ends and rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from cchc_docs.redline.tokens import Op, Part, Piece, Token
from cchc_docs.redline.xml import XML_SPACE, Element, look, w

AUTHOR = "cchc"
#: Not part of what w:pPrChange may hold, and compared elsewhere or not at all.
PARAGRAPH_EXTRAS = frozenset({w("rPr"), w("sectPr"), w("pPrChange")})


@dataclass(slots=True)
class Line:
    """One paragraph of the result: its pieces, and what becomes of its paragraph mark.

    `verbatim` lines are the new paragraph as it stands; their pieces are found only when needed.
    """

    pieces: list[Piece]
    op: Op
    old: Element | None
    new: Element | None
    verbatim: bool = False


@dataclass(slots=True)
class Writer:
    """Makes the elements; counts insertions, deletions and format changes; numbers them from `next_id`."""

    date: dt.date
    formatting: bool
    next_id: int
    counts: dict[str, int] = field(default_factory=lambda: {"ins": 0, "del": 0, "format": 0})
    _paragraphs: int = 0

    def change(self, name: str) -> Element:
        """Return an empty change element (w:ins, w:del, w:pPrChange, …) with its id, author and date."""
        self.next_id += 1
        attributes: dict[str, str] = {w("id"): str(self.next_id), w("author"): AUTHOR, w("date"): self._stamp()}
        return etree.Element(w(name), attributes)

    def _stamp(self) -> str:
        # LibreOffice joins changes of one author within a minute that end and begin at a paragraph border, and
        # then rejects the border with them: neighbouring paragraphs get times two minutes apart.
        moment = dt.datetime(self.date.year, self.date.month, self.date.day, tzinfo=dt.UTC)
        if isinstance(self.date, dt.datetime):
            moment = self.date
        return (moment + dt.timedelta(minutes=2 * (self._paragraphs % 2))).strftime("%Y-%m-%dT%H:%M:%SZ")

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
        for op, pieces in _by_op(line.pieces):
            for in_link, group in _by_link(pieces):
                if in_link is not link:
                    parent, link = paragraph, in_link
                    if in_link is not None:
                        parent = etree.SubElement(paragraph, w("hyperlink"))
                        for name, value in in_link.attrib.items():
                            parent.set(name, value)
                parent.extend(self._group(op, group))
        return paragraph

    def _group(self, op: Op, pieces: list[Piece]) -> list[Element]:
        runs = list(self._runs(op, pieces))
        if op == "=" or not runs:
            return runs
        name = "ins" if op == "+" else "del"
        self.counts[name] += 1
        wrapper = self.change(name)
        wrapper.extend(runs)
        return [wrapper]

    def _paragraph_properties(self, line: Line) -> Element:
        source = line.old if line.op == "-" else line.new
        present = None if source is None else source.find(w("pPr"))
        properties = etree.Element(w("pPr")) if present is None else deepcopy(present)
        if line.op == "-":
            for section in properties.findall(w("sectPr")):
                properties.remove(section)
        if line.op != "=":
            self._mark(properties, "ins" if line.op == "+" else "del")
        elif self.formatting and line.old is not None:
            before = line.old.find(w("pPr"))
            if look(before, PARAGRAPH_EXTRAS) != look(present, PARAGRAPH_EXTRAS):
                self._property_change(properties, "pPr", before, PARAGRAPH_EXTRAS)
        return properties

    def _mark(self, properties: Element, name: str) -> None:
        run = properties.find(w("rPr"))
        if run is None:
            run = etree.Element(w("rPr"))
            section = properties.find(w("sectPr"))
            if section is None:
                properties.append(run)
            else:
                section.addprevious(run)
        run.insert(0, self.change(name))

    def _property_change(self, properties: Element, name: str, before: Element | None, skip: frozenset[str]) -> None:
        change = self.change(f"{name}Change")
        old = etree.SubElement(change, w(name))
        if before is not None:
            old.extend(deepcopy(child) for child in before if child.tag not in skip)
        properties.append(change)
        self.counts["format"] += 1

    def _runs(self, op: Op, pieces: list[Piece]) -> list[Element]:
        """Return the runs of pieces with one fate; neighbours that look the same share a run."""
        runs: list[Element] = []
        filling: list[tuple[Element, list[Part]]] = []
        shown: object = None
        for piece in pieces:
            token = piece.new if piece.new is not None else piece.old
            if token is None:
                continue
            if token.anchor is not None or token.whole is not None:
                runs += _kept_whole(op, token)
                shown = None
                continue
            for part, before in self._parts(piece, token):
                appearance = (part.look, None if before is None else before.look)
                if appearance != shown:
                    runs.append(self._run(part, before))
                    filling.append((runs[-1], []))
                    shown = appearance
                filling[-1][1].append(part)
        for run, parts in filling:
            _fill(run, parts, deleted=op == "-")
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
                changed = before if before.look != part.look else None
                yield Part(text[:size], part.child, part.properties, part.look), changed
                text = text[size:]
                if size == len(before.text):
                    befores.pop(0)
                else:
                    befores[0] = Part(before.text[size:], None, before.properties, before.look)
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

    def mark_row(self, row: Element, name: str) -> None:
        """Mark a table row as inserted or deleted."""
        properties = row.find(w("trPr"))
        if properties is None:
            properties = etree.Element(w("trPr"))
            exception = row.find(w("tblPrEx"))
            if exception is None:
                row.insert(0, properties)
            else:
                exception.addnext(properties)
        properties.append(self.change(name))


def pieces_of(tokens: list[Token], op: Op) -> list[Piece]:
    """Return all tokens as inserted or deleted; anchors of the new text stay, those of the old go."""
    pieces: list[Piece] = []
    for token in tokens:
        if op == "-":
            pieces += [Piece("-", token, None)] if token.anchor is None else []
        else:
            pieces.append(Piece(op if token.anchor is None else "=", None, token))
    return pieces


def _by_op(pieces: list[Piece]) -> Iterator[tuple[Op, list[Piece]]]:
    for op, group in groupby(pieces, key=lambda piece: piece.op):
        yield op, list(group)


def _by_link(pieces: list[Piece]) -> Iterator[tuple[Element | None, list[Piece]]]:
    for _, group in groupby(pieces, key=lambda piece: id(_link(piece))):
        members = list(group)
        yield _link(members[0]), members


def _link(piece: Piece) -> Element | None:
    token = piece.new if piece.new is not None else piece.old
    return None if token is None else token.link


_DELETED_NAMES = {w("t"): w("delText"), w("instrText"): w("delInstrText")}


def _kept_whole(op: Op, token: Token) -> list[Element]:
    if token.anchor is not None:
        return [deepcopy(token.anchor)]
    elements = [deepcopy(element) for element in token.whole or []]
    if op == "-":
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
