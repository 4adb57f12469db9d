"""Lengths of Word: twentieths of a point, or a number with its unit ("595.3pt", "2cm"), as Strict files write them."""

from __future__ import annotations

_TWENTIETHS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "pi": 240.0}


def number(text: str | None, default: float = 0.0) -> float:
    """Return a plain measure (counts, half points, twentieths) as a number; nonsense is the default."""
    try:
        value = float(text) if text is not None else default
    except ValueError:
        return default
    return value if abs(value) < 1e6 else default


def whole(text: str | None, default: int = 0) -> int:
    """Return a whole number, nonsense is the default."""
    return int(number(text, default))


def twentieths(text: str | None, default: float = 0.0) -> float:
    """Return a length in twentieths of a point; with a unit it is converted (ST_UniversalMeasure)."""
    if text is None or text[-2:] not in _TWENTIETHS:
        return number(text, default)
    value = number(text[:-2], -1e9)
    return default if value == -1e9 else value * _TWENTIETHS[text[-2:]]


def half_points(text: str | None, default: float = 0.0) -> float:
    """Return a font size in half points; with a unit it is converted (ST_HpsMeasure)."""
    if text is None or text[-2:] not in _TWENTIETHS:
        return number(text, default)
    return twentieths(text, default * 10) / 10
