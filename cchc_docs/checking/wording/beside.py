"""Where two words stand side by side in a text, and which words stand around them."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import to_placement

_BEFORE = ours(r"(?<![^\W_])([^\W\d_]+) $")
_AFTER = ours(r" ([^\W\d_]+)(?: ([^\W\d_]+))?")
_LONGEST = 12


class Beside(NamedTuple):
    """Two words where they stand: their span in the text, and as typed what is before them and the two behind, "" at a mark or an end."""

    start: int
    end: int
    before: str
    after: str
    beyond: str


def beside(words: str, pair: str) -> Iterator[Beside]:
    """Each place of a text that holds two words (small letters, one blank between), whole, in any capitals."""
    small = words.lower()
    at = small.find(pair) if len(small) == len(words) else -1
    while at >= 0:
        end = at + len(pair)
        if not small[at - 1 : at].isalnum() and not small[end : end + 1].isalnum():
            left, right = _BEFORE.search(words, max(0, at - _LONGEST), at), _AFTER.match(words, end)
            yield Beside(at, end, left[1] if left else "", right[1] if right else "", (right[2] or "") if right else "")
        at = small.find(pair, end)


def bare(word: str | None) -> str:
    """Return a syllable as the table of neighbours has it; what is none as it is, "" for nothing."""
    return to_placement(word.lower(), "old") if word else ""
