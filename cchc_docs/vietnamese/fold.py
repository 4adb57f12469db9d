"""One form of a text for looking it up: what the eye takes for the same becomes the same.

The State's own list writes Hoà and Thanh Hoá where others write Hòa and Thanh Hóa, and pages print a Cyrillic Р in
"NĐ-CР". Every look-up (register, provinces, kinds, units) folds both sides here; what is printed is never folded.
"""

from __future__ import annotations

from functools import lru_cache

from cchc_docs.patterns import ours
from cchc_docs.vietnamese.accents import nfc, repair_d, to_placement_text

__all__ = ["ALPHABETS", "LOOK_ALIKE", "fold", "latin", "look_alike_letters"]

ALPHABETS = {"Kirin": range(0x400, 0x530), "Hy Lạp": range(0x370, 0x400)}
"""Name of an alphabet as an official reads it -> its code points."""

_CYRILLIC = "АВЕЅІЈКМНОРСТУХаеѕіјорсухԚԛԜԝ"
_CYRILLIC_AS = "ABESIJKMHOPCTYXaesijopcyxQqWw"
# Small Greek letters are signs of their own (α, β, μ); only the one nobody can tell from o is folded.
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
_GREEK_AS = "ABEZHIKMNOPTYXo"
_AS_LATIN = str.maketrans(_CYRILLIC + _GREEK, _CYRILLIC_AS + _GREEK_AS)

LOOK_ALIKE = f"{_CYRILLIC}{_GREEK}"
"""Letters of other alphabets that look like Latin ones, for use inside [] of a pattern."""
_ANY = ours(f"[{LOOK_ALIKE}]")


def latin(text: str) -> str:
    """Return the text with Cyrillic and Greek letters that look Latin made Latin, letter for letter (places hold)."""
    return text if text.isascii() or not _ANY.search(text) else text.translate(_AS_LATIN)


def look_alike_letters(text: str) -> dict[str, str]:
    """Return each look-alike letter of the text with the name of its alphabet, in order: {"Р": "Kirin"}."""
    return {
        letter: next(name for name, points in ALPHABETS.items() if ord(letter) in points)
        for letter in _ANY.findall(text)
    }


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return the key of a name: composed, Latin, small letters, one placement of the tone, single blanks.

    "TỈNH  Hoà Bình", "tỉnh Hòa Bình" and one typed with a Cyrillic Н have one key. For comparing only.
    """
    return to_placement_text(" ".join(latin(repair_d(nfc(text))).lower().split()), "old")
