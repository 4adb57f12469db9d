"""Many things to look for, each of which needs certain words: those whose words a document holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from cchc_docs.checking.context import Context

_Thing = TypeVar("_Thing")


class ByWord(Generic[_Thing]):
    """Things by one of the words they need, that which fewest others need: a document is asked for these words alone."""

    def __init__(self, things: Sequence[tuple[_Thing, frozenset[str]]]) -> None:
        """Take things with the words (small letters) that each needs; none: it may stand anywhere."""
        self._things = things
        often = Counter(word for _, words in things for word in words)
        self._numbers: dict[str, list[int]] = {}
        for number, (_, words) in enumerate(things):
            self._numbers.setdefault(min(words, key=lambda word: (often[word], word), default=""), []).append(number)

    def there(self, context: Context) -> Iterator[_Thing]:
        """Yield the things all whose words stand in the prose, in any capitals; in the order they were given."""
        known = self._numbers
        numbers = [number for word in context.small_words.keys() & known.keys() for number in known[word]]
        for number in sorted([*numbers, *known.get("", ())]):
            thing, words = self._things[number]
            if context.has_words(words):
                yield thing
