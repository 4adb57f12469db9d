"""Text pasted in whole (w:altChunk, ECMA-376 Part 1, 17.17.2): a web page, plain text or another Word file in the package.

Word shows it at its place, so it is read there. What is of another kind (RTF, MHT) is named by the sweep.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cchc_docs import patterns
from cchc_docs.reading.flow import Cell, Grid, Item, Para, ParagraphLook, Piece, Row, RunLook
from cchc_docs.reading.word.sweep import text_of

_MOST = 60
_DEEPEST = 3
_LARGEST = 5_000_000
_BLOCKS = frozenset({
    "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre", "section", "article", "body", "html", "center",
    "dl", "dt", "dd", "header", "footer", "main",
})  # fmt: skip
_UNSHOWN = frozenset({"script", "style", "head", "title", "template", "noscript"})
_BOLD, _ITALIC = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"}), frozenset({"i", "em"})


class Budget:
    """How many pieces pasted in are still read, whatever stands in whatever."""

    def __init__(self) -> None:
        self.left = _MOST

    def spend(self, depth: int) -> bool:
        """Tell whether one more may be read at this depth, and count it."""
        self.left -= 1
        return self.left >= 0 and depth < _DEEPEST


def plain_text(data: bytes) -> list[Item]:
    """Return a paragraph for each line of a text."""
    return [_para([Piece(line, RunLook())], ParagraphLook()) for line in text_of(data).splitlines() if line.strip()]


def web_page(data: bytes) -> list[Item]:
    """Return the paragraphs and tables of a web page; nothing is fetched, scripts and styles are no words."""
    from lxml import html

    text = text_of(data)
    if len(data) > _LARGEST or not text.strip():
        return []
    # The text is decoded already; what the page declares of its bytes holds no more.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    return list(_Web().items(html.document_fromstring(text.encode(), parser=parser)))


class _Web:
    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.look = ParagraphLook()

    def items(self, root: Any) -> Iterator[Item]:
        yield from self._walk(root, RunLook(), 0)
        yield from self._close()

    def cell(self, element: Any, look: RunLook, depth: int) -> Iterator[Item]:
        yield from self._inside(element, "div", look, depth)

    def _close(self) -> Iterator[Item]:
        para = _para(self.pieces, self.look)
        self.pieces, self.look = [], ParagraphLook()
        if para.text.strip():
            yield para

    def _walk(self, element: Any, look: RunLook, depth: int) -> Iterator[Item]:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag not in _UNSHOWN and tag:
            if depth > 100:
                self._add("".join(element.itertext()), look)
            elif tag == "table":
                yield from self._close()
                yield from _table(element, depth)
            else:
                yield from self._inside(element, tag, look, depth)

    def _inside(self, element: Any, tag: str, look: RunLook, depth: int) -> Iterator[Item]:
        if tag in _BLOCKS:
            yield from self._close()
            if tag == "center" or "center" in (element.get("align") or element.get("style") or ""):
                self.look = ParagraphLook(align="center")
        elif tag == "br":
            self._add("\n", look, raw=True)
        inner = RunLook(bold=look.bold or tag in _BOLD, italic=look.italic or tag in _ITALIC)
        self._add(element.text or "", inner)
        for child in element:
            yield from self._walk(child, inner, depth + 1)
            self._add(child.tail or "", inner)
        if tag in _BLOCKS:
            yield from self._close()

    def _add(self, text: str, look: RunLook, *, raw: bool = False) -> None:
        words = text if raw else patterns.sub(r"[ \t\r\n]+", " ", text)
        if words and (words.strip() or self.pieces):
            self.pieces.append(Piece(words, look))


def _table(element: Any, depth: int) -> Iterator[Item]:
    rows = []
    for line in element.iter("tr"):
        if next(line.iterancestors("table"), None) is not element:
            continue
        cells = []
        for cell in line:
            if cell.tag in ("td", "th"):
                span = cell.get("colspan") or "1"
                cells.append(Cell(list(_cell(cell, depth)), min(max(int(span), 1), 60) if span.isdecimal() else 1))
        if cells:
            rows.append(Row(cells))
    if rows:
        yield Grid(rows, [], -1)


def _cell(element: Any, depth: int) -> Iterator[Item]:
    yield from _Web().cell(element, RunLook(bold=element.tag == "th"), depth + 1)


def _para(pieces: list[Piece], look: ParagraphLook) -> Para:
    para = Para(-1, [piece for piece in pieces if piece.text], look)
    para.settle()
    return para
