"""A paragraph as words, and the words that two paragraphs have in common.

Words are found in the text of the paragraph, not run by run: Word cuts a sentence into runs
where it likes, and "kế hoạch" is the same with the second word bold.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from cchc_docs.redline.xml import ANCHORS, Element, M, look, run_text, w
from cchc_docs.vietnamese.line_breaks import loose

Op = Literal["=", "-", "+"]

#: Stands for a paragraph mark in the middle of what is compared (a paragraph that was split).
MARK = "\x00paragraph"

# Numbers stay whole ("1.500,5"); dates and text numbers come apart at "/" so that only the year shows as changed.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|(?:[^\W_]|[\u0300-\u036f])+|\s+|.", re.DOTALL)
_WORDLIKE = re.compile(r"\w")
# Above this product of token counts the words of one paragraph are replaced as a whole.
_MOST_WORK = 4_000_000
# Below this share of common words an edited paragraph reads better as old text out, new text in.
_READABLE = 0.25


@dataclass(slots=True)
class Part:
    """A piece of text, or one element of a run (tab, break, picture), with the look of its run."""

    text: str
    child: Element | None
    properties: Element | None
    look: Hashable


@dataclass(slots=True)
class Token:
    """A word, blank or sign; or elements kept whole (`whole`: a field, a formula); or an anchor."""

    key: Hashable
    parts: list[Part]
    link: Element | None = None
    whole: list[Element] | None = None
    anchor: Element | None = None


@dataclass(slots=True)
class Piece:
    """A token and its fate: on both sides, only in the old text, or only in the new."""

    op: Op
    old: Token | None
    new: Token | None


def tokenize(paragraph: Element) -> list[Token]:
    """Return the tokens of a paragraph in order, anchors included."""
    reader = _Reader()
    for item, link in _items(paragraph, None):
        reader.take(item, link)
    reader.flush()
    return reader.tokens


def _items(parent: Element, link: Element | None) -> Iterator[tuple[Element, Element | None]]:
    for child in parent:
        if child.tag == w("hyperlink"):
            yield from _items(child, child)
        elif child.tag != w("pPr"):
            yield child, link


class _Reader:
    """Collects text over run borders, and fields from their begin to their end."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self._text: list[Part] = []
        self._link: Element | None = None
        self._field: list[Element] = []
        self._depth = 0

    def take(self, item: Element, link: Element | None) -> None:
        """Read one child of the paragraph or of a hyperlink."""
        if link is not self._link:
            self.flush()
            self._link = link
        if item.tag in ANCHORS or _is_comment(item):
            self.flush()
            self.tokens.append(Token(None, [], anchor=item))
        elif item.tag == w("r"):
            self._run(item)
        elif item.tag in (f"{{{M}}}oMath", f"{{{M}}}oMathPara"):
            self._whole([item])

    def _run(self, run: Element) -> None:
        step = sum(_STEPS.get(mark.get(w("fldCharType"), ""), 0) for mark in run.iterchildren(w("fldChar")))
        if self._depth or step or run.find(w("fldChar")) is not None:
            self.flush()
            self._field.append(run)
            self._depth += step
            if self._depth <= 0:
                self._whole(self._field)
                self._field, self._depth = [], 0
            return
        properties = run.find(w("rPr"))
        appearance = look(properties)
        for child in run:
            if child.tag == w("t"):
                self._text.append(Part(run_text(child), None, properties, appearance))
            elif child.tag not in _SILENT:
                self.flush()
                part = Part("", child, properties, appearance)
                key = "-" if child.tag == w("noBreakHyphen") else (child.tag, _attributes(child), look(child))
                self.tokens.append(Token(self._key(key), [part], self._link))

    def _whole(self, elements: list[Element]) -> None:
        self.flush()
        key = tuple((element.tag, look(element)) for element in elements)
        self.tokens.append(Token(self._key(key), [], self._link, whole=elements))

    def _key(self, key: Hashable) -> Hashable:
        return key if self._link is None else (key, tuple(sorted(self._link.attrib.items())))

    def flush(self) -> None:
        """Cut the text collected so far into words."""
        parts, self._text = self._text, []
        at = 0  # index of the part in which the current word begins
        used = 0  # letters of that part already given away
        for word in _TOKEN.findall("".join(part.text for part in parts)):
            pieces: list[Part] = []
            missing = len(word)
            while missing:
                part = parts[at]
                taken = part.text[used : used + missing]
                if taken:
                    pieces.append(Part(taken, None, part.properties, part.look))
                missing -= len(taken)
                used += len(taken)
                if used == len(part.text):
                    at, used = at + 1, 0
            # A blank or hyphen that holds is the same word told apart from the ordinary one by print only.
            self.tokens.append(Token(self._key(loose(word)), pieces, self._link))


_STEPS = {"begin": 1, "end": -1}
_SILENT = frozenset(w(name) for name in ("rPr", "lastRenderedPageBreak", "delText", "delInstrText", "fldChar"))


def _is_comment(item: Element) -> bool:
    return item.tag == w("r") and item.find(w("commentReference")) is not None


def _attributes(element: Element) -> Hashable:
    return tuple(sorted((str(name), str(value)) for name, value in element.attrib.items()))


def compare_tokens(old: Sequence[Token], new: Sequence[Token]) -> list[Piece]:
    """Return both token rows as one: what stayed (with both tokens), what went, what came; deletions first."""
    old = [token for token in old if token.anchor is None]
    placed = [(index, token) for index, token in enumerate(new) if token.anchor is not None]
    words = [token for token in new if token.anchor is None]
    ranges = _tidy(_common([token.key for token in old], [token.key for token in words]), old)
    pieces: list[Piece] = []
    new_at: list[int] = []  # how many new words stand before each piece, to put anchors back
    for a, b, c, d, same in ranges:
        if same:
            for k in range(b - a):
                pieces.append(Piece("=", old[a + k], words[c + k]))
                new_at.append(c + k)
        else:
            pieces += [Piece("-", token, None) for token in old[a:b]]
            new_at += [c] * (b - a)
            pieces += [Piece("+", None, token) for token in words[c:d]]
            new_at += range(c, d)
    return _with_anchors(pieces, new_at, placed) if placed else pieces


def _with_anchors(pieces: list[Piece], new_at: list[int], placed: list[tuple[int, Token]]) -> list[Piece]:
    result: list[Piece] = []
    waiting = [(index - number, token) for number, (index, token) in enumerate(placed)]
    for piece, position in zip(pieces, new_at, strict=True):
        while waiting and waiting[0][0] <= position:
            result.append(Piece("=", None, waiting.pop(0)[1]))
        result.append(piece)
    return result + [Piece("=", None, token) for _, token in waiting]


_Range = tuple[int, int, int, int, bool]


def _common(old: list[Hashable], new: list[Hashable]) -> list[_Range]:
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    a, b, c, d = head, len(old) - tail, head, len(new) - tail
    if (b - a) * (d - c) > _MOST_WORK:
        middle: list[_Range] = [(a, b, c, d, False)]
    else:
        # Blanks match everywhere: as junk they only extend a match of words.
        matcher = SequenceMatcher(lambda key: key == " ", old[a:b], new[c:d], autojunk=False)
        middle = [(a + i, a + k, c + j, c + n, tag == "equal") for tag, i, k, j, n in matcher.get_opcodes()]
    return [(0, a, 0, c, True), *middle, (b, len(old), d, len(new), True)]


def _tidy(ranges: list[_Range], old: Sequence[Token]) -> list[_Range]:
    """Join changes that only a blank or a comma keeps apart, and all of them when little is common."""
    ranges = [item for item in ranges if item[0] < item[1] or item[2] < item[3]]
    if not ranges:
        return []
    size = sum(_weight(token) for token in old)
    same = sum(_weight(token) for a, b, _, _, kept in ranges if kept for token in old[a:b])
    marks = any(token.key == MARK for token in old)
    if size and same < _READABLE * size and not marks:
        return [(0, ranges[-1][1], 0, ranges[-1][3], False)]
    result: list[_Range] = []
    for number, (a, b, c, d, kept) in enumerate(ranges):
        between = 0 < number < len(ranges) - 1
        stays = kept and not (between and all(_weight(token) == 0 for token in old[a:b]))
        if result and not stays and not result[-1][4]:
            result[-1] = (result[-1][0], b, result[-1][2], d, False)
        else:
            result.append((a, b, c, d, stays))
    return result


def _weight(token: Token) -> int:
    """Return how much a token says: its letters and digits; anything but text counts as a word."""
    if token.key == "-":
        return 0
    if token.key == MARK or not token.parts or token.parts[0].child is not None:
        return 4
    text = "".join(part.text for part in token.parts)
    return len(text) if _WORDLIKE.search(text) else 0
