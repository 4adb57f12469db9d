"""What a rule has found nothing in: the same neighbours stand in every paper of an office, and need no second look."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from cchc_docs.checking.wording.searching import Searched
    from cchc_docs.checking.wording.worded import Pair
    from cchc_docs.model.document import Text

_T = TypeVar("_T")
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

    def found(
        self,
        context: Searched,
        odd_of: Callable[[set[Pair]], AbstractSet[Pair]],
        look: Callable[[str, Pair], Iterable[_T]],
    ) -> list[tuple[Text, _T]]:
        """Return what is found of odd pairs in the texts that hold them, pair by pair; nothing else decides than the text and the pair.

        Most texts that hold an odd pair are right all the same, and are passed.
        """
        new = self.new(context)
        odd = odd_of(new)
        self._know(new, odd)
        searched = context.unpassed(self.name)
        found = [
            (text, one)
            for pair in sorted(odd)
            for text in searched.texts_holding(" ".join(pair))
            for one in look(text.text, pair)
        ]
        context.pass_texts_but(self.name, (text for text, _ in found))
        return found

    def learn(self, context: Searched, pairs: set[Pair], odd: AbstractSet[Pair] = frozenset()) -> None:
        """Keep pairs as passed but for the odd ones, and the texts that hold none of these."""
        context.pass_pairs(self.name, odd)
        self._know(pairs, odd)

    def _know(self, pairs: set[Pair], odd: AbstractSet[Pair]) -> None:
        """Keep pairs. The first set is kept as it is: a run over one paper copies nothing."""
        if not self._known or len(self._known) + len(pairs) > _MOST:
            self._known, self._odd, self._own = pairs, frozenset(odd), False
            return
        if not pairs <= self._known:
            self._known, self._own = self._known if self._own else set(self._known), True
            self._known |= pairs
        self._odd |= odd
