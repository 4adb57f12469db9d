"""Many things to look for, each of which needs certain words: those whose words a document holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from sys import intern
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from cchc_docs.checking.wording.searching import Searched
    from cchc_docs.checking.wording.worded import Pair

_Thing = TypeVar("_Thing")


def neighbours_in(words: str) -> tuple[Pair, ...]:
    """Return the pairs of words (letters only) that one blank parts in some words, all of them whole and in small letters."""
    parted = map(intern, words.split(" "))  # the same words stand in many phrases: once in memory
    return tuple(pair for pair in pairwise(parted) if pair[0].isalpha() and pair[1].isalpha())


class ByWord(Generic[_Thing]):
    """Things by one of the words they need, that which fewest others need: a document is asked for these words alone."""

    def __init__(self, things: Sequence[tuple[_Thing, frozenset[str], tuple[Pair, ...]]]) -> None:
        """Take things with the words (small letters) that each needs, and those of them that one blank parts; none: it may stand anywhere."""
        self._things = things
        often = Counter(word for _, words, _ in things for word in words)
        self._numbers: dict[str, list[int]] = {}
        for number, (_, words, _) in enumerate(things):
            self._numbers.setdefault(min(words, key=lambda word: (often[word], word), default=""), []).append(number)

    def there(self, searched: Searched) -> Iterator[_Thing]:
        """Yield the things all whose words stand in the prose, in any capitals, side by side; in the order they were given."""
        known = self._numbers
        numbers = [number for word in searched.small_words.keys() & known.keys() for number in known[word]]
        for number in sorted([*numbers, *known.get("", ())]):
            thing, words, pairs = self._things[number]
            if searched.has_words(words) and all(map(searched.side_by_side, pairs)):
                yield thing
