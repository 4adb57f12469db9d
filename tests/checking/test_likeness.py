"""What two texts share is one number in every run: the order of a set does not tell in it."""

from __future__ import annotations

from fractions import Fraction

from cchc_docs.checking.wording.likeness import Weights


def test_a_share_is_as_near_the_truth_as_a_number_can_be() -> None:
    words = [f"chữ{n}" for n in range(2, 40)]
    texts = [frozenset(words[n:]) for n in range(len(words))]
    weights = Weights(texts)
    exact = [Fraction(1 / max(1, n)) for n in range(len(words))]
    whole, last = texts[0], texts[20]
    assert weights.share(whole, last) == float(sum(exact[20:])) / float(sum(exact))
