"""Digits set raised: a mark of a note or a power, never more digits of the figure they stand after.

Plain text has no other way to keep them apart: 1.250 with a raised 2 must not become 12502. A unit of area or volume keeps
its flat digit, as officials type it (km2).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from cchc_docs.patterns import ours

__all__ = ["flat", "raise_digits"]

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FLAT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SIGN = ours("[⁰¹²³⁴⁵⁶⁷⁸⁹]")
_UNIT = ours(r"(?<![^\W\d_])[kcdm]?m$")


class _Look(Protocol):
    @property
    def raised(self) -> bool: ...


class _Piece(Protocol):
    text: str

    @property
    def look(self) -> _Look: ...


def raise_digits(pieces: Iterable[_Piece]) -> None:
    """Make the digits of raised pieces the raised digits of Unicode where they touch what stands before them."""
    before = ""
    for piece in pieces:
        if piece.look.raised and before and not before[-1].isspace():
            digits = piece.text.strip()
            if digits.isascii() and digits.isdigit() and not (digits in "23" and _UNIT.search(before)):
                piece.text = piece.text.translate(_RAISED)
        before = piece.text or before


def flat(text: str) -> str:
    """Return a text with raised digits as plain ones, to count words by."""
    return text.translate(_FLAT) if _SIGN.search(text) else text
