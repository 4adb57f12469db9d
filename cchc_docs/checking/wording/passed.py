"""What a rule has found nothing in: the same neighbours stand in every paper of an office, and need no second look."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_docs.checking.wording.searching import Searched
    from cchc_docs.checking.wording.worded import Pair
    from cchc_docs.model.document import Text

_MOST = 50_000
"""Pairs kept for one rule (some megabytes); beyond that it starts anew."""


class Passed:
    """Pairs of words that a rule passed whatever document they stand in: only for rules that look at nothing but the pair."""

    def __init__(self, name: str) -> None:
        """Take a name that no other has."""
        self.name = ("pairs", name)
        self.forget()

    def forget(self) -> None:
        """Be as in a process that has seen no paper."""
        self._known: set[Pair] = set()
        self._odd: frozenset[Pair] = frozenset()
        self._own = False

    def new(self, context: Searched) -> set[Pair]:
        """Return the pairs of a paper that were not passed yet. The set may be the paper's own: it is not to be changed."""
        pairs = context.pairs_left(self.name)
        return context.pairs_beyond(pairs, self._known) | (pairs & self._odd) if self._known else pairs

    def places(self, context: Searched, new: set[Pair], odd: AbstractSet[Pair]) -> Iterator[tuple[Pair, Text]]:
        """Keep the new pairs as passed but for the odd ones; yield each of these, in order, with each text that holds it."""
        self.learn(context, new, odd)
        searched = context.unpassed(self.name)
        for pair in sorted(odd):
            for text in searched.texts_holding(" ".join(pair)):
                yield pair, text

    def learn(self, context: Searched, pairs: set[Pair], odd: AbstractSet[Pair] = frozenset()) -> None:
        """Keep pairs as passed but for the odd ones. The first set is kept as it is: a run over one paper copies nothing."""
        context.pass_pairs(self.name, odd)
        if not self._known or len(self._known) + len(pairs) > _MOST:
            self._known, self._odd, self._own = pairs, frozenset(odd), False
            return
        if not pairs <= self._known:
            self._known, self._own = self._known if self._own else set(self._known), True
            self._known |= pairs
        self._odd |= odd
