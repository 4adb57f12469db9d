"""How a document is searched: all its prose as one string, each text a line of it, so that a pattern passes once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from cchc_docs.checking.wording.hits import Hit
from cchc_docs.model.document import Text
from cchc_docs.patterns import letters_of, ours

_OWN_SMALL = frozenset("\u0131\u017f")
"""Letters that a pattern without capitals takes for i and s, and `lower` leaves alone."""
_MANY = 0.15
"""A larger share of the texts: the whole is passed over at once."""
_WITH_FIGURES = ours(r"\d.*")


class Searched:
    """What is searched in is `prose`, which whoever inherits this gives."""

    @cached_property
    def prose(self) -> list[Text]:
        """The texts in which words are looked at."""
        raise NotImplementedError

    @cached_property
    def whole(self) -> str:
        """All the prose, a line per text: to see quickly whether something is there at all."""
        return "\n".join(text.text for text in self.prose)

    @cached_property
    def whole_small(self) -> str:
        """`whole` in small letters."""
        return self.whole.lower()

    def matches(self, pattern: re.Pattern[str]) -> Iterator[Hit]:
        """Every match of a pattern in the prose, in reading order: one pass over `whole`, however many texts there are.

        A pattern must not run over the end of a line (a blank, not any space).
        """
        numbers = self._where(pattern)
        starts = self._starts
        if numbers is None:
            for match in pattern.finditer(self.whole):
                number = bisect_right(starts, match.start()) - 1
                yield Hit(self.prose[number], starts[number], match)
            return
        ends = [*starts[1:], len(self.whole) + 1]
        for number in numbers:
            # The text behind is in sight of what looks ahead, as in a search of the whole; a match in it is not meant.
            for match in pattern.finditer(self.whole, starts[number], ends[min(number + 1, len(ends) - 1)]):
                if match.start() >= ends[number]:
                    break
                yield Hit(self.prose[number], starts[number], match)

    def _where(self, pattern: re.Pattern[str]) -> list[int] | None:
        """The numbers of the texts with letters that a pattern needs, None where it needs none or too many have them."""
        letters = letters_of(pattern)
        if not letters:
            return None
        whole = self.whole
        if pattern.flags & re.IGNORECASE:
            if len(self.whole_small) != len(whole) or not _OWN_SMALL.isdisjoint(whole):
                return None
            whole, letters = self.whole_small, tuple(run.lower() for run in letters)
        found: set[int] = set()
        for run in letters:
            for number in self._holding(whole, run):
                found.add(number)
                if len(found) > _MANY * len(self.prose) + 1:
                    return None
        return sorted(found)

    def _holding(self, whole: str, words: str) -> Iterator[int]:
        """Yield the numbers of the texts that hold words, each once; `whole` has its texts where `self.whole` has them."""
        starts = self._starts
        at = whole.find(words)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            yield number
            at = whole.find(words, starts[number + 1]) if number + 1 < len(starts) else -1

    def matches_opening(self, pattern: re.Pattern[str], openings: Sequence[str]) -> Iterator[Hit]:
        """`matches` of a pattern whose every match begins with one of some words (as typed): tried only where those stand."""
        whole = self.whole
        starts: list[int] = []
        for words in openings:
            at = whole.find(words)
            while at >= 0:
                starts.append(at)
                at = whole.find(words, at + 1)
        end = 0
        for at in sorted(starts):
            match = pattern.match(whole, at) if at >= end else None
            if match:
                end = match.end()
                number = bisect_right(self._starts, at) - 1
                yield Hit(self.prose[number], self._starts[number], match)

    def texts_holding(self, words: str) -> list[Text]:
        """The texts that hold some words (given in small letters) anywhere, each once, in reading order."""
        whole = self.whole_small
        if len(whole) != len(self.whole):  # a letter of another tongue that is longer in small: places do not hold
            return [text for text in self.prose if words in text.text.lower()]
        return [self.prose[number] for number in self._holding(whole, words)]

    @cached_property
    def with_figures(self) -> list[Text]:
        """The texts of the prose with a figure in them, in reading order."""
        return list({hit.text.path: hit.text for hit in self.matches(_WITH_FIGURES)}.values())

    @cached_property
    def _starts(self) -> list[int]:
        """Where each text of the prose begins in `whole`."""
        return [0, *accumulate(len(text.text) + 1 for text in self.prose)][:-1]
