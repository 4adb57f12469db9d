"""How a document is searched: all its prose as one string, each text a line of it, so that a pattern passes once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from cchc_docs.checking.wording.hits import Hit
from cchc_docs.model.document import Text
from cchc_docs.patterns import ours

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
        for match in pattern.finditer(self.whole):
            number = bisect_right(self._starts, match.start()) - 1
            yield Hit(self.prose[number], self._starts[number], match)

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
        out: list[Text] = []
        at = whole.find(words)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            out.append(self.prose[number])
            at = whole.find(words, self._starts[number + 1]) if number + 1 < len(self._starts) else -1
        return out

    @cached_property
    def with_figures(self) -> list[Text]:
        """The texts of the prose with a figure in them, in reading order."""
        return list({hit.text.path: hit.text for hit in self.matches(_WITH_FIGURES)}.values())

    @cached_property
    def _starts(self) -> list[int]:
        """Where each text of the prose begins in `whole`."""
        return [0, *accumulate(len(text.text) + 1 for text in self.prose)][:-1]
