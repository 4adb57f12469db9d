"""What a rule has found nothing in: the same neighbours stand in every paper of an office, and need no second look."""

from __future__ import annotations

Pair = tuple[str, str]
_MOST = 50_000
"""Pairs kept for one rule (some megabytes); beyond that it starts anew."""


class Passed:
    """Pairs of words that a rule passed whatever document they stand in: only for rules that look at nothing but the pair."""

    def __init__(self) -> None:
        self._pairs: frozenset[Pair] = frozenset()

    def new(self, pairs: set[Pair]) -> set[Pair]:
        """Return the pairs that were not passed yet."""
        return pairs - self._pairs

    def learn(self, pairs: set[Pair]) -> None:
        """Keep pairs as passed."""
        if pairs:
            self._pairs = self._pairs | pairs if len(self._pairs) + len(pairs) <= _MOST else frozenset(pairs)
