"""What was looked for in a text and not found: the same texts stand in paper after paper, and need no second look."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from functools import reduce
from itertools import chain
from operator import and_

from cchc_docs.checking.wording.texts.seen import MOST_KEYS, Seen, file_of_texts
from cchc_docs.keeping import when_done
from cchc_docs.patterns import remembered


class _Known:
    """A text and what was not found in it, a bit each."""

    __slots__ = ("bits",)

    def __init__(self, bits: int) -> None:
        self.bits = bits


class KnownTexts:
    """Texts by their words, with what was looked for in them and not found, whatever paper they stand in.

    The page checks a paper after each edit, a folder holds a hundred papers of one office: most texts were looked at
    before. Only for what looks at one text alone; it has a key (a pattern its name). A process that keeps nothing between
    runs keeps it from its second paper on.
    """

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Be as in a process that has seen no paper."""
        self._known: dict[str, _Known] = {}
        self._bits: dict[Hashable, int] = {}
        self._own = 0
        self._papers = 0
        self._seen: Seen | None = None

    def of(self, texts: Sequence[str]) -> PassedTexts | None:
        """Return what is known of the texts of a paper; None for the first paper where nothing is kept between runs."""
        self._papers += 1
        if self._papers == 1 and not self._begin():
            return None
        if len(self._known) + len(texts) > _MOST_TEXTS:
            self._known = {}  # papers that are being looked at keep what they were given
        known, seen = self._known, self._seen
        for text in texts:
            if text not in known:
                known[text] = _Known(seen.bits(text) if seen is not None else 0)
        return PassedTexts(self, [known[text] for text in texts])

    def _begin(self) -> bool:
        """Take what earlier runs know, and keep what this one learns when it is done; False where nothing is kept."""
        path = file_of_texts() if remembered() else ""
        if path:
            self._seen = Seen(path)
            when_done(self._keep)
        return bool(path)

    def _keep(self) -> None:
        if self._seen is not None:
            self._seen.keep({text: one.bits & _KEPT for text, one in self._known.items()})

    def bit(self, key: Hashable) -> int:
        """Return the bit of what is looked for, 0 where there are too many (some patterns are made of a paper's own words)."""
        found = self._bits.get(key)
        if found is None and len(self._bits) < MOST_KEYS:
            number = self._seen.number(key) if self._seen is not None else None
            if number is None:
                number, self._own = MOST_KEYS + self._own, self._own + 1
            found = self._bits.setdefault(key, 1 << number)
        return found or 0


class PassedTexts:
    """The texts of one paper, by their numbers, and what is known of each; `fresh`: those of which nothing is."""

    def __init__(self, all_: KnownTexts, texts: list[_Known]) -> None:
        self._all, self._texts = all_, texts
        self._alike: dict[int, list[int]] = {}
        """The numbers of the texts by what is known of them: of most the same, and hundreds of things are asked."""
        for number, one in enumerate(texts):
            self._alike.setdefault(one.bits, []).append(number)
        self.fresh = self._alike.get(0, [])
        self._all_have = reduce(and_, (bits for bits in self._alike if bits), -1)
        """What is known of each text that is not fresh: asked of most things, and then no group need be looked at."""
        self._learnt: list[tuple[int, AbstractSet[int]]] = []

    def left(self, key: Hashable) -> list[int] | None:
        """Return the numbers of the texts in which something may still be found, None where nothing is known of it."""
        bit = self._all.bit(key)
        if bit & self._all_have:
            return self.fresh
        found = [numbers for bits, numbers in self._alike.items() if not bits & bit]
        return (found[0] if len(found) == 1 else sorted(chain.from_iterable(found))) if bit else None

    def learn(self, key: Hashable, found: AbstractSet[int]) -> None:
        """Keep that nothing was found but in these texts."""
        self._learnt.append((self._all.bit(key), found))

    def keep(self) -> None:
        """Add what was learnt to what is known: once, when the paper has been looked at."""
        every = 0
        less: dict[int, int] = {}
        for bit, found in self._learnt:
            every |= bit
            for number in found:
                less[number] = less.get(number, 0) | bit
        for bits, numbers in self._alike.items():
            alike = bits | every  # one number for all that are alike: most are
            for number in numbers:
                self._texts[number].bits |= every & ~less[number] if number in less else alike


_MOST_TEXTS = 20_000
"""Some ten megabytes, the texts themselves included; beyond that it starts anew."""

_KEPT = (1 << MOST_KEYS) - 1
"""The bits that mean the same in another run."""

KNOWN_TEXTS = KnownTexts()
"""What this process knows."""
