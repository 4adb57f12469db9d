"""A page before it is read: words with their place, ruling lines, what was put aside. PDF and scan both make these."""

from __future__ import annotations

from dataclasses import dataclass, field

from cchc_docs.reading.flow import RunLook

__all__ = ["DOUBT", "Aside", "Bounds", "Run", "Sheet", "Sideways", "is_telling"]

DOUBT = 88.0
"""How sure a machine must be of a word. Measured on bad scans: 1.1 % of the words stay below, with 2 of 3 wrong ones."""
Bounds = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the top left of the page."""


@dataclass(slots=True)
class Run:
    """Letters set together without a blank: a word or a part of one. Points from the top left; `base`: the line they stand on.

    `closed`: a blank was typed after them; `apart`: one was seen before
    them; `tied`: that is a hard space, at which no line ends. `sure`: how sure a machine that recognised them is, 0 to 100. `other`: how
    it read them at a second look, "" for the same.
    """

    text: str
    x0: float
    x1: float
    base: float
    look: RunLook
    closed: bool = False
    apart: bool = False
    tied: bool = False
    sure: float = 100.0
    other: str = ""


@dataclass(slots=True)
class Sideways:
    """Words that run up or down the page, as a whole."""

    text: str
    place: Bounds
    look: RunLook


@dataclass(frozen=True, slots=True)
class Aside:
    """Words on a page that are no part of its text. `kind`: what they are, as officials call it."""

    kind: str
    text: str
    page: int


@dataclass(slots=True)
class Sheet:
    """A page: its words, its rules (level and upright, each with no height or no width), upright.

    `strokes`: the level rules that are lines of their own (x0, x1, y), no edge of a box. `pictures`: share of the page
    that pictures cover (0 to 1).
    """

    number: int
    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    rules: list[Bounds] = field(default_factory=list)
    strokes: list[tuple[float, float, float]] = field(default_factory=list)
    sideways: list[Sideways] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    pictures: float = 0.0


def is_telling(text: str) -> bool:
    """Tell whether a word is a figure, a symbol ("NĐ-CP") or a name: where one letter says something else."""
    letters = [one for one in text if one.isalpha()]
    return any(map(str.isdigit, text)) or (bool(letters) and letters[0].isupper())
