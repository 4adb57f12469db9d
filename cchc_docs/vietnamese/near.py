"""Texts that are nearly the same among many, without comparing each with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import ceil

from cchc_docs.vietnamese.accents import profile


def earlier_alike(texts: Sequence[str], least: float) -> list[list[int]]:
    """Return for each text which earlier ones may be as like it as `least` (`accents.similarity`), in order.

    None that is so like is left out; some that are not so like are there: the caller compares. Of two texts that share
    enough, one of the rarest words or word pairs of each is the same: only these are looked up, so the work grows with
    the texts and not with their pairs. `least` is above 0, at most 1.
    """
    grams = [_numbered(text) for text in texts]
    often = Counter(gram for one in grams for gram in one)
    holders: dict[tuple[object, ...], list[int]] = {}
    out: list[list[int]] = []
    share = least / (2 - least)  # of its own grams, what a text must share with any text that is so like it
    for number, one in enumerate(grams):
        size = len(one)
        rare = [gram for _, gram in sorted(zip(map(often.__getitem__, one), one, strict=True))]
        rare = rare[: size - ceil(share * size) + 1]
        found: set[int] = set()
        for gram in rare:
            known = holders.setdefault(gram, [])
            found.update(other for other in known if share * size <= len(grams[other]) <= size / share)
            known.append(number)
        out.append(sorted(found))
    return out


def _numbered(text: str) -> list[tuple[object, ...]]:
    """The words and word pairs of a text; one that comes again is another one."""
    counts = profile(text)[0]
    grams: list[tuple[object, ...]] = [(0, *gram) for gram in counts]
    return grams + [(n, *gram) for gram, count in counts.items() if count > 1 for n in range(1, count)]
