"""The sentence of a place of a text, and what of it stands before: asked of every day of a long text, found without reading it anew."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise


def said_before(text: str, at: int, marks: str = ".;:") -> str:
    """Return what stands before a place, from behind the last of some marks that a blank follows, else from the beginning."""
    stops = _stops(text, marks)
    return text[stops[max(bisect_left(stops, at) - 1, 0)] : at]


def sentence_of(text: str, at: int, marks: tuple[str, ...] = (". ", "; ", "\n")) -> str:
    """Return the sentence of a place, between the nearest of some marks."""
    start = max(text.rfind(mark, 0, at) for mark in marks) + 1
    ends = [end for mark in marks if (end := text.find(mark, at)) >= 0]
    return text[start : min(ends, default=len(text))]


def shortly_before(text: str, at: int) -> str:
    """Return the three hundred letters before a place: for patterns that end there, and would search all there is before."""
    return text[max(0, at - 300) : at]


@lru_cache(maxsize=64)
def _stops(text: str, marks: str) -> list[int]:
    return [0, *(at for at, (mark, behind) in enumerate(pairwise(text), start=1) if mark in marks and behind == " ")]
