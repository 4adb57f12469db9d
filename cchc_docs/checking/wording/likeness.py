"""How many words two texts share, asked of every pair of a long list: sets of words as bits of one number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache, reduce
from itertools import chain
from math import fsum
from operator import or_

from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple

_WORD = ours(r"[^\W_]{2,}")
NEAR, SURE = 0.4, 0.6
"""Which part of the weight of both their words two texts share that may be about one thing, that surely are."""


class Weights:
    """What each word of some texts tells of what a text is about: all where one or two say it (the two that are compared), less the more do."""

    def __init__(self, texts: Iterable[frozenset[str]]) -> None:
        times = Counter(chain.from_iterable(texts))
        self._of = {word: 1 / max(1, number - 1) for word, number in times.items()}
        self._whole: dict[frozenset[str], float] = {}

    def held(self, inside: frozenset[str], around: frozenset[str]) -> float:
        """Return which part of the weight of some words others hold."""
        return self._sum(inside & around) / self._all(inside)

    def share(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return which part of the weight of the heavier text both hold."""
        return self._sum(one & other) / max(self._all(one), self._all(other))

    def _all(self, words: frozenset[str]) -> float:
        """The weight of a whole text: each is compared with many."""
        found = self._whole.get(words)
        if found is None:
            found = self._whole[words] = self._sum(words)
        return found

    def _sum(self, words: frozenset[str]) -> float:
        return fsum(map(self._of.__getitem__, words))  # the same in whatever order a set has them


class Words(NamedTuple):
    """The different words of a text: one bit each, and how many there are."""

    bits: int
    size: int

    def share(self, other: Words) -> float:
        """Return twice the words both hold by the words each holds, 0 to 1 (Dice); 0 for two empty texts."""
        return 2 * (self.bits & other.bits).bit_count() / ((self.size + other.size) or 1)


def likely(mine: Words, others: list[Words], least: float) -> list[tuple[float, int]]:
    """Return (share, position) of the texts that share more than `least` with one, the likeliest first."""
    bits, size = mine
    near = [
        (2 * shared / (size + count), number)
        for number, (theirs, count) in enumerate(others)
        if 2 * (shared := (bits & theirs).bit_count()) > least * (size + count)
    ]
    near.sort(reverse=True)
    return near


class _Pieces(dict[str, int]):
    """What stands between two blanks -> its words, a bit each; found once, as most stand in many texts."""

    def __init__(self, words: dict[str, int]) -> None:
        self._words = words

    def __missing__(self, piece: str) -> int:
        known, bits = self._words, 0
        for word in (piece,) if piece.isalnum() and len(piece) > 1 else _WORD.findall(piece):
            bits |= known.setdefault(word, 1 << len(known))
        self[piece] = bits
        return bits


class WordBook:
    """Gives every word a bit. Texts are compared with others of the same book only."""

    def __init__(self) -> None:
        self._bits: dict[str, int] = {}
        self._pieces = _Pieces(self._bits)
        self._texts: dict[str, Words] = {}

    @property
    def full(self) -> bool:
        """Whether it holds so many words that numbers of as many bits are dear to compare, or too many texts."""
        return len(self._bits) > _MOST_WORDS or len(self._texts) > _MOST_TEXTS

    def words(self, text: str) -> Words:
        """Return the words of a text, of two letters and more, whatever their capitals."""
        found = self._texts.get(text)
        if found is None:
            bits = reduce(or_, map(self._pieces.__getitem__, text.lower().split()), 0)
            found = self._texts[text] = Words(bits, bits.bit_count())
        return found

    def of(self, words: Iterable[str]) -> Words:
        """Return these words, each once."""
        bits = reduce(or_, (self._bits.setdefault(word, 1 << len(self._bits)) for word in words), 0)
        return Words(bits, bits.bit_count())


_MOST_TEXTS, _MOST_WORDS = 20_000, 4000
"""A few papers of one office use no more; a number of as many bits is still compared in no time."""


def open_book() -> WordBook:
    """Return the book of this process, a new one when it is full: the same texts stand in paper after paper."""
    if _book().full:
        _book.cache_clear()
    return _book()


@lru_cache(maxsize=2)
def _book() -> WordBook:
    return WordBook()
