"""Two words side by side: the syllables of which pairs are made, where a pair stands in a text, which words stand around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cchc_docs.checking.wording.worded import Pair
from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import to_placement

OPENING, CLOSING = "(“\"'[", ".,;:)”\"'!?]…/"
"""Marks that stand at a word with no blank between."""
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
    placed = to_placement(word.lower(), "old") if word else ""
    return "sĩ" if placed == "sỹ" else placed  # liệt sỹ, bác sỹ: both are right


Syllables = dict[str, list[tuple[str, Pair]]]
"""Pairs of letters only, as the table of neighbours has them: each first syllable with the second ones, and the pair as it stands there."""


def syllables_of(pairs: Iterable[Pair]) -> Syllables:
    """Return the pairs whose words are letters alone once the marks before the first and behind the second are off."""
    firsts, seconds = _Bared(str.lstrip, OPENING), _Bared(str.rstrip, CLOSING)
    found: Syllables = {}
    for pair in pairs:
        if (one := firsts[pair[0]]) and (other := seconds[pair[1]]):
            if one in found:
                found[one].append((other, pair))
            else:
                found[one] = [(other, pair)]
    return found


class _Bared(dict[str, str]):
    """A word with marks (small letters) -> the syllable as the table has it, "" for what is no letters alone."""

    def __init__(self, strip: Callable[[str, str], str], marks: str) -> None:
        self._strip, self._marks = strip, marks

    def __missing__(self, word: str) -> str:
        short = self._strip(word, self._marks)
        self[word] = found = bare(short) if short.isalpha() else ""
        return found
