"""Runs -> words -> lines, by place and not by the order in which they were drawn."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from cchc_docs.ooxml.symbols import seen
from cchc_docs.patterns import ours
from cchc_docs.reading.flow import Piece, RunLook
from cchc_docs.reading.page.sheet import Run
from cchc_docs.vietnamese.accents import is_vietnamese_syllable
from cchc_docs.vietnamese.legacy_fonts import convert, legacy_encoding
from cchc_docs.vietnamese.line_breaks import BLANK, hold

__all__ = ["Line", "Word", "lines_of", "unicoded"]

_SAME_LINE = 0.42  # of the size: a raised footnote mark belongs to its line, the next line does not
_SMALL, _RAISED = 0.8, 0.15  # of the size: raised digits are this small at most, and this high at least
_LEAD = 40  # letters: what is kept together is shorter
_SEEN_GAP = 0.12  # where a blank was seen, but not drawn as a letter: hard spaces
_WORD_GAP = 0.25  # of the size: letters set wide apart stay below
BULLET = ours(r"[-–—+•*▪●○·■□◆❖➢➔✓→]")
LABEL = ours(r"(?:[IVXLC]{1,6}|\d{1,3}(?:\.\d{1,3}){0,4}|[a-zđ])[.)]?$|\d{1,2}/$")


@dataclass(slots=True)
class Word:
    """A word: text in one or more looks. `sure`, `other`, `tied`: see `Run`.

    `note`: the lines of a footnote whose mark stands after it.
    """

    pieces: list[Piece]
    x0: float
    x1: float
    sure: float = 100.0
    other: str = ""
    tied: bool = False
    note: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The word without its look."""
        return self.pieces[0].text if len(self.pieces) == 1 else "".join(piece.text for piece in self.pieces)

    @property
    def width(self) -> float:
        """How wide it is, in points."""
        return self.x1 - self.x0


@dataclass(slots=True)
class Line:
    """A line of words on a page; `spaced`: a space was typed after its last word."""

    words: list[Word]
    base: float
    size: float
    page: int
    spaced: bool = False
    text: str = field(default="", init=False)

    def __post_init__(self) -> None:
        self.text = " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.words[-1].x1

    @property
    def lead(self) -> float:
        """How wide its first words are that no line end parts: tied by hard spaces, or what printers keep together."""
        held = hold(self.text[:_LEAD]).split(" ", 1)[0].count(BLANK)
        last = self.words[0]
        for number, word in enumerate(self.words[1:], start=1):
            if not word.tied and number > held:
                break
            last = word
        return last.x1 - self.words[0].x0

    @property
    def middle(self) -> float:
        """Its middle, from the left."""
        return (self.x0 + self.x1) / 2

    @property
    def bullet(self) -> bool:
        """Tell whether it begins with a bullet."""
        return len(self.words) > 1 and bool(BULLET.fullmatch(self.words[0].text))

    @property
    def labelled(self) -> bool:
        """Tell whether it begins as an item does: a bullet, "1.", "a)", "II."; a bare number is not enough."""
        if len(self.words) < 2:
            return False
        first = self.words[0].text
        return bool(BULLET.fullmatch(first)) or (first[-1] in ".)" and bool(LABEL.fullmatch(first)))

    def part(self, left: float, right: float) -> Line | None:
        """Return the words whose middle lies between two places, None for none."""
        words = [word for word in self.words if left <= (word.x0 + word.x1) / 2 < right]
        return Line(words, self.base, self.size, self.page, self.spaced) if words else None


def lines_of(runs: list[Run], page: int) -> list[Line]:
    """Return the lines from top to bottom."""
    out: list[Line] = []
    group: list[Run] = []
    for run in sorted(runs, key=lambda one: one.base):
        if group and run.base - group[0].base > _SAME_LINE * max(
            run.look.size, group[0].look.size, group[-1].look.size
        ):
            out += _line(group, page)
            group = []
        group.append(run)
    return out + _line(group, page)


def _line(group: list[Run], page: int) -> list[Line]:
    group.sort(key=lambda one: one.x0)
    words: list[Word] = []
    parts: list[Run] = []
    for run in group:
        if parts:
            last = parts[-1]
            if _doubled(last, run):
                continue
            gap = (run.x0 - last.x1) / (max(run.look.size, last.look.size) or 1.0)
            if last.closed or not run.text or gap > (_SEEN_GAP if run.apart else _WORD_GAP):
                words.append(_word(parts))
                parts = []
        if run.text:
            parts.append(run)
    if parts:
        words.append(_word(parts))
    words = [word for word in words if word.text]
    if not words:
        return []
    full = [run for run in group if run.text]
    main = _middle_of([(run.look.size, len(run.text)) for run in full])
    base = _middle_of([(run.base, len(run.text)) for run in full if run.look.size >= main])
    return [Line(words, base, main, page, group[-1].closed)]


def _middle_of(values: list[tuple[float, int]]) -> float:
    """Return the value in the middle, each counted as often as it has letters."""
    values.sort()
    if values[0][0] == values[-1][0]:
        return values[0][0]
    left = sum(count for _, count in values) // 2
    for value, count in values:
        left -= count
        if left < 0:
            return value
    return values[-1][0]


def _doubled(before: Run, run: Run) -> bool:
    """Tell whether letters are drawn twice, a hair apart, to look bold."""
    return before.text == run.text != "" and 0 <= run.x0 - before.x0 < 0.3 * (run.x1 - run.x0) / len(run.text)


def _word(parts: list[Run]) -> Word:
    if len(parts) == 1:
        one = parts[0]
        return Word(
            [Piece(unicoded(one.text, _known_as(one.look)), one.look)], one.x0, one.x1, one.sure, one.other, one.tied
        )
    pieces: list[Piece] = []
    for before, run in zip([parts[0], *parts], parts, strict=False):
        look = run.look._replace(raised=True) if _is_raised(before, run) else run.look
        if pieces and pieces[-1].look == look:
            pieces[-1].text += run.text
        else:
            pieces.append(Piece(run.text, look))
    for piece in pieces:
        piece.text = unicoded(piece.text, _known_as(piece.look))
    return Word(pieces, parts[0].x0, parts[-1].x1, min(run.sure for run in parts), tied=parts[0].tied)


def _is_raised(before: Run, run: Run) -> bool:
    """Tell whether digits stand small and raised after letters of their word."""
    return (
        run.text.isdigit()
        and run.look.size <= _SMALL * before.look.size
        and before.base - run.base >= _RAISED * before.look.size
    )


def unicoded(text: str, font: str) -> str:
    """Return a word as Unicode, composed. In TCVN3 the letter ư has the place of the soft hyphen: it may come as "-"."""
    encoding = legacy_encoding(font)
    if encoding is None:
        if text.isascii():
            return text
        composed = unicodedata.normalize("NFC", text)
        return composed if composed.isalpha() else seen(composed)
    out = unicodedata.normalize("NFC", convert(text, font))
    letter = out.replace("-", "ư")
    return (
        letter if encoding == "tcvn3" and "-" in out and is_vietnamese_syllable(letter.strip(",.;:()").lower()) else out
    )


def _known_as(look: RunLook) -> str:
    """Return the font name as Word has it: some printers drop the dot of .VnTime."""
    return f".{look.font}" if look.font.startswith("Vn") else look.font
