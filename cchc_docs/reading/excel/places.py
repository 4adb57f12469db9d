"""Places of cells: (12, 5) is E12."""

from __future__ import annotations

from cchc_docs.patterns import ours

Spot = tuple[int, int]
"""Row and column, both from 1."""
REFERENCE = ours(r"([A-Z]{1,3})([1-9]\d{0,6})")


def column_number(letters: str) -> int:
    """Return 1 for "A", 27 for "AA"."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Return "A" for 1, "AA" for 27."""
    out = ""
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(65 + rest) + out
    return out


def spot_name(spot: Spot) -> str:
    """Return "E12" for (12, 5)."""
    return f"{column_letters(spot[1])}{spot[0]}"
