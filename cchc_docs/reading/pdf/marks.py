"""Marks drawn apart from their letters (NFD): each goes onto the letter it stands over.

PDFium tells the letters of a line by place, so of two marks over one letter the second may come after the next blank or
the next line end. Where a mark is drawn is what counts; where no letter is under it, it stays with the one before.
"""

from __future__ import annotations

import math
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

Letter = tuple[str, float, float]

_SHAPES = "\u0302\u0306\u031b"  # â, ă, ơ: they make another letter, so they come before its tone
_CARRIERS = {"\u0302": "aeo", "\u0306": "a", "\u031b": "ou"}
_TONES = dict.fromkeys("\u0300\u0301\u0303\u0309\u0323", "aeiouy")
MOST = 8
"""Of a letter with more signs than this no language knows; further marks stand by themselves."""
_SLACK = 0.3  # of the letter's width: how far beside it the middle of a mark may be
_RAISED = 0.6  # of the size: how far a mark's own base line may be from its letter's
_FAR = 12.0  # points: nor farther than this, however large the letters
_NEAR = 8  # letters of a band looked at, from the mark to the left
_BAND = 4.0  # points: letters are kept by bands of base lines


class Line(Protocol):
    """What of a stretch is needed here; a mark's own is the stretch it is told in."""

    letters: list[Letter]
    angle: float
    x: float
    y: float
    size: float


@dataclass(slots=True)
class Loose:
    """A mark, where it begins and ends along its line, the stretch it was told in; the letter told before it (-1: none)."""

    mark: str
    low: float
    high: float
    told: Line
    own: list[Letter]
    at: int


def is_over(letter: Letter, low: float, high: float) -> bool:
    """Tell whether the middle of a mark is over a letter."""
    slack = _SLACK * (letter[2] - letter[1])
    return not letter[0].isspace() and letter[1] - slack <= (low + high) / 2 <= letter[2] + slack


def is_beside(letter: Letter, low: float, high: float) -> bool:
    """Tell whether a mark can be of the letter told before it: over it, or where the pen stands after it."""
    width = letter[2] - letter[1]
    return (
        not letter[0].isspace()
        and len(letter[0]) <= MOST
        and letter[1] - _SLACK * width <= (low + high) / 2 <= letter[2] + width
    )


def can_carry(letter: str, mark: str) -> bool:
    """Tell whether Vietnamese has the letter with one more such mark; one letter has one tone."""
    parts = unicodedata.normalize("NFD", letter)
    if mark in parts or (mark in _TONES and any(one in _TONES for one in parts)):
        return False
    return parts[0].lower() in (_CARRIERS.get(mark) or _TONES.get(mark, ""))


def with_mark(letter: str, mark: str) -> str:
    """Return a letter with one more mark, the one that makes another letter before the tone: o, acute, circumflex is ố."""
    parts = unicodedata.normalize("NFD", letter)
    if mark in _SHAPES:
        cut = next((at for at in range(1, len(parts)) if parts[at] not in _SHAPES), len(parts))
        return unicodedata.normalize("NFC", parts[:cut] + mark + parts[cut:])
    return unicodedata.normalize("NFC", parts + mark)


def settle(loose: list[Loose], lines: Iterable[Line]) -> None:
    """Put each loose mark onto the letter under it, in `lines`."""
    bands: dict[tuple[bool, int], list[tuple[float, float, list[Letter], int]]] = {}
    for line in lines:
        upwards, base = _base(line)
        if not math.isfinite(base):
            continue
        band = bands.setdefault((upwards, int(base // _BAND)), [])
        band += [(low, base, line.letters, at) for at, (_, low, _) in enumerate(line.letters)]
    for band in bands.values():
        band.sort(key=lambda one: one[:2])
    for one in loose:
        own, at = _under(one, bands) or (one.own, one.at)
        if at < 0 or len(own[at][0]) > MOST:
            one.told.letters.append((one.mark, one.low, one.high))
            continue
        text, low, high = own[at]
        own[at] = (with_mark(text, one.mark), low, high)


def _under(
    one: Loose, bands: dict[tuple[bool, int], list[tuple[float, float, list[Letter], int]]]
) -> tuple[list[Letter], int] | None:
    """Return where the letter under a mark is kept: of those it is over, one that can have it, on the nearest base line."""
    upwards, base = _base(one.told)
    reach = min(_RAISED * one.told.size, _FAR)
    middle = (one.low + one.high) / 2
    if not (math.isfinite(base) and math.isfinite(middle)):
        return None
    best: tuple[bool, float, float] | None = None
    found = None
    for number in range(int((base - reach) // _BAND), int((base + reach) // _BAND) + 1):
        band = bands.get((upwards, number), [])
        last = bisect_right(band, middle + (one.high - one.low), key=lambda item: item[0])
        for low, line, letters, at in reversed(band[max(0, last - _NEAR) : last]):
            far = (not can_carry(letters[at][0], one.mark), abs(line - base), abs((low + letters[at][2]) / 2 - middle))
            if far[1] <= reach and is_over(letters[at], one.low, one.high) and (best is None or far < best):
                best, found = far, (letters, at)
    return found


def _base(line: Line) -> tuple[bool, float]:
    upwards = 45 <= line.angle % 180 <= 135
    return upwards, line.x if upwards else line.y
