"""A second look at the words the machine doubts, and at figures and symbols it is not quite sure of.

Errors of Tesseract in Vietnamese are single letters: a mark on a vowel, "I" and "1". Each such word is read once more
apart from the page, with what stands beside it. The two readings together tell more than either.
"""

from __future__ import annotations

from dataclasses import replace

from cchc_docs.reading.page.sheet import DOUBT, is_telling
from cchc_docs.reading.scan.cuts import Box, read_apart
from cchc_docs.reading.scan.picture import Picture
from cchc_docs.reading.scan.tesseract import Seen
from cchc_docs.vietnamese.accents import is_vietnamese_syllable

__all__ = ["look_again"]

_QUITE = 93.0  # figures and symbols below are read twice
_CLEARLY = 90.0
_HALF = 60.0
_BESIDE = 120  # pixels to either side: a word alone is read worse than one among others
_ABOVE = 8
_MOST = 120  # words of a page; one with more of them is no page to read


def look_again(picture: Picture, words: list[Seen]) -> list[Seen]:
    """Return the words, the doubtful ones as two looks at them agree."""
    wanted = [at for at, word in enumerate(words) if _doubtful(word)][:_MOST]
    found = read_apart(picture, [_around(words[at], picture) for at in wanted])
    out = list(words)
    for at, second in zip(wanted, found, strict=True):
        out[at] = _judged(words[at], _same_place(words[at], second))
    return out


def _doubtful(word: Seen) -> bool:
    if not any(map(str.isalnum, word.text)):
        return False
    return word.sure < DOUBT or (word.sure < _QUITE and is_telling(word.text)) or _no_word(word.text)


def _no_word(text: str) -> bool:
    """Tell whether letters, not all of them capitals, cannot be Vietnamese."""
    bare = text.strip(".,;:!?()“”\"'-–/")
    return len(bare) > 1 and bare.isalpha() and bare[1:].islower() and not is_vietnamese_syllable(bare.lower())


def _around(word: Seen, picture: Picture) -> Box:
    return (
        max(word.left - _BESIDE, 0),
        max(word.top - _ABOVE, 0),
        min(word.right + _BESIDE, picture.image.width),
        min(word.bottom + _ABOVE, picture.image.height),
    )


def _same_place(word: Seen, second: list[Seen]) -> list[Seen]:
    return [one for one in second if word.left - 6 <= (one.left + one.right) / 2 <= word.right + 6]


def _judged(word: Seen, second: list[Seen]) -> Seen:
    """Return a word as both looks tell it; where they differ it stays doubtful, the other reading beside it."""
    if not second:
        return word
    text, sure = " ".join(one.text for one in second), min(one.sure for one in second)
    if text == word.text:
        return replace(
            word, sure=max(word.sure, sure, DOUBT) if max(word.sure, sure) >= _HALF else max(word.sure, sure)
        )
    if sure >= _CLEARLY and word.sure < DOUBT:
        return replace(word, text=text, sure=min(sure, DOUBT - 1), other=word.text)
    if word.sure < DOUBT or sure >= _HALF:
        return replace(word, sure=min(word.sure, DOUBT - 1), other=text if sure >= _HALF / 2 else "")
    return word
