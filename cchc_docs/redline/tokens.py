"""A paragraph as words, and the words that two paragraphs have in common.

Words are found in the text of the paragraph, not run by run: Word cuts a sentence into runs
where it likes, and "kế hoạch" is the same with the second word bold.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

from cchc_docs.redline.cut import cut_alike
from cchc_docs.redline.marks import CAME, UNMARKED, WENT, Marks, Side, fits, within
from cchc_docs.redline.token import Part, Piece, Token
from cchc_docs.redline.xml import ANCHORS, Element, M, look, run_text, w
from cchc_docs.vietnamese.line_breaks import loose

#: Stands for a paragraph mark in the middle of what is compared (a paragraph that was split).
MARK = "\x00paragraph"

# Numbers stay whole ("1.500,5"); dates and text numbers come apart at "/" so that only the year shows as changed.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|(?:[^\W_]|[\u0300-\u036f])+|\s+|.", re.DOTALL)
_WORDLIKE = re.compile(r"\w")
# Above this product of token counts the words of one paragraph are replaced as a whole.
_MOST_WORK = 4_000_000
# Below this share of common words an edited paragraph reads better as old text out, new text in.
_READABLE = 0.25


def tokenize(paragraph: Element) -> list[Token]:
    """Return the tokens of a paragraph in order, anchors included."""
    reader = _Reader()
    for item, link, marks in _items(paragraph, None, UNMARKED):
        reader.take(item, link, marks)
    reader.flush()
    return reader.tokens


def _items(parent: Element, link: Element | None, marks: Marks) -> Iterator[tuple[Element, Element | None, Marks]]:
    for child in parent:
        if child.tag == w("hyperlink"):
            yield from _items(child, child, marks)
        elif child.tag in CAME or child.tag in WENT:
            yield from _items(child, link, within(marks, child))
        elif child.tag != w("pPr"):
            yield child, link, marks


class _Reader:
    """Collects text over run borders, and fields from their begin to their end."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self._text: list[Part] = []
        self._link: Element | None = None
        self._marks = UNMARKED
        self._field: list[tuple[Element, Marks]] = []
        self._depth = 0

    def take(self, item: Element, link: Element | None, marks: Marks) -> None:
        """Read one child of the paragraph, of a hyperlink or of a tracked change."""
        if link is not self._link or marks != self._marks:
            self.flush()
            self._link, self._marks = link, marks
        if item.tag in ANCHORS or _is_comment(item):
            self.flush()
            self.tokens.append(Token(None, [], anchor=item))
        elif item.tag == w("r"):
            self._run(item)
        elif item.tag in (f"{{{M}}}oMath", f"{{{M}}}oMathPara"):
            self._whole([(item, marks)])

    def _run(self, run: Element) -> None:
        step = sum(_STEPS.get(mark.get(w("fldCharType"), ""), 0) for mark in run.iterchildren(w("fldChar")))
        if self._depth or step or run.find(w("fldChar")) is not None:
            self.flush()
            self._field.append((run, self._marks))
            self._depth += step
            if self._depth <= 0:
                self._whole(self._field)
                self._field, self._depth = [], 0
            return
        properties = run.find(w("rPr"))
        appearance = look(properties, _TRACKED)
        change = None if properties is None else properties.find(f"{w('rPrChange')}/{w('rPr')}")
        was = appearance if change is None else look(change)
        for child in run:
            if child.tag in _LETTERS:
                self._text.append(Part(run_text(child), None, properties, appearance, was))
            elif child.tag not in _SILENT:
                self.flush()
                part = Part("", child, properties, appearance, was)
                key = "-" if child.tag == w("noBreakHyphen") else (child.tag, _attributes(child), look(child))
                self.tokens.append(Token(self._key(key), [part], self._link, marks=self._marks))

    def _whole(self, elements: list[tuple[Element, Marks]]) -> None:
        self.flush()
        marks = [mark for _, mark in elements]
        one = all(mark == marks[0] for mark in marks)
        # A field someone changed within is the same only where its parts were changed in the same way.
        key: Hashable = tuple((element.tag, _live_look(element)) for element, _ in elements)
        token = Token(self._key(key if one else (key, tuple(marks))), [], self._link, [item for item, _ in elements])
        token.marks, token.inside = (marks[0], None) if one else (UNMARKED, marks)
        self.tokens.append(token)

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
                    pieces.append(Part(taken, None, part.properties, part.look, part.was))
                missing -= len(taken)
                used += len(taken)
                if used == len(part.text):
                    at, used = at + 1, 0
            # A blank or hyphen that holds is the same word told apart from the ordinary one by print only.
            self.tokens.append(Token(self._key(loose(word)), pieces, self._link, marks=self._marks))


_STEPS = {"begin": 1, "end": -1}
_SILENT = frozenset(w(name) for name in ("rPr", "lastRenderedPageBreak", "delInstrText", "fldChar"))
_LETTERS = frozenset({w("t"), w("delText")})
_TRACKED = frozenset({w("rPrChange")})


def _live_look(element: Element) -> Hashable:
    """Return the look of a run of a field, the same whether it stands deleted or not."""
    tags = {w("delText"): w("t"), w("delInstrText"): w("instrText")}
    return tuple(
        (tags.get(child.tag, child.tag), _attributes(child), child.text or "", look(child)) for child in element
    )


def _is_comment(item: Element) -> bool:
    return item.tag == w("r") and item.find(w("commentReference")) is not None


def _attributes(element: Element) -> Hashable:
    return tuple(sorted((str(name), str(value)) for name, value in element.attrib.items()))


def compare_tokens(old: Sequence[Token], new: Sequence[Token], sides: tuple[Side, Side]) -> list[Piece]:
    """Return both token rows as one: what stayed (with both tokens), what went, what came; deletions first."""
    old = [token for token in old if token.anchor is None]
    placed = [(index, token) for index, token in enumerate(new) if token.anchor is not None]
    words = [token for token in new if token.anchor is None]
    ranges = _common(*(_keys(tokens, side) for tokens, side in zip((old, words), sides, strict=True)))
    if all(token.marks == UNMARKED for token in (*old, *words)):
        ranges = _tidy(ranges, old)
    pieces: list[Piece] = []
    new_at: list[int] = []  # how many new words stand before each piece, to put anchors back
    for a, b, c, d, same in ranges:
        found = _same(old[a:b], words[c:d]) if same else _differing(old[a:b], words[c:d])
        at = c
        for piece in found:
            pieces.append(piece)
            new_at.append(at)
            at = min(at + (piece.new is not None), d)
    return _with_anchors(pieces, new_at, placed) if placed else pieces


def _keys(tokens: Sequence[Token], side: Side) -> list[Hashable]:
    """Return what tokens are matched by; one that only this file's people brought or took away has no fellow."""
    return [(side, number) if side.strange(token.marks) else token.key for number, token in enumerate(tokens)]


def _same(old: Sequence[Token], new: Sequence[Token]) -> Iterator[Piece]:
    for before, after in zip(old, new, strict=True):
        if fits(before.marks, after.marks):
            yield Piece("=", before, after)
        else:
            yield from (Piece("-", before, None), Piece("+", None, after))


def _differing(old: Sequence[Token], new: Sequence[Token]) -> list[Piece]:
    found = cut_alike(old, new)
    if found is None:
        return [*(Piece("-", token, None) for token in old), *(Piece("+", None, token) for token in new)]
    return [
        part for piece in found for part in (_same([piece.old], [piece.new]) if piece.old and piece.new else [piece])
    ]


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
    weights = [_weight(token) for token in old]
    size = sum(weights)
    same = sum(sum(weights[a:b]) for a, b, _, _, kept in ranges if kept)
    marks = any(token.key == MARK for token in old)
    if size and same < _READABLE * size and not marks:
        return [(0, ranges[-1][1], 0, ranges[-1][3], False)]
    result: list[_Range] = []
    for number, (a, b, c, d, kept) in enumerate(ranges):
        between = 0 < number < len(ranges) - 1
        stays = kept and not (between and not any(weights[a:b]))
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
