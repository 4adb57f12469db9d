"""Texts that are nearly the same among many, without comparing each with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from heapq import merge
from itertools import chain
from math import ceil

from cchc_docs.vietnamese.accents import profile


def earlier_alike(texts: Sequence[str], least: float, apart: Sequence[Hashable] = ()) -> Iterator[Iterator[int]]:
    """Yield for each text the numbers of the earlier ones that may be as like it as `least` (`accents.similarity`), in order.

    None that is so like is left out; some that are not so like are there: the caller compares, and stops where one will
    do, before the next text is asked for. Of two texts that share enough, one of the rarest words or word pairs of each
    is the same: only these are looked up, one earlier text after the other as they are asked for, so the work grows with
    the texts and not with their pairs even where all are alike. `apart`: a mark of each text; those with the mark of the
    text itself are passed over. `least` is above 0, at most 1.
    """
    grams = [_grams(text) for text in texts]
    often = Counter(chain.from_iterable(grams))
    shared = [gram for gram, times in often.items() if times > 1]
    rank = {gram: place for place, gram in enumerate(sorted(shared, key=often.__getitem__))}  # the rarest first
    holders: dict[int, dict[Hashable, list[int]]] = {}
    share = least / (2 - least)  # of its own grams, what a text must share with any text that is so like it
    for number, one in enumerate(grams):
        size = len(one)
        places = sorted(rank[gram] for gram in one if gram in rank)
        alone = size - len(places)  # what no other text has is the rarest: there is nothing to look up
        known = [holders.setdefault(gram, {}) for gram in places[: max(0, size - ceil(share * size) + 1 - alone)]]
        mark = apart[number] if apart else None
        lists = [found for marked in known for other, found in marked.items() if not apart or other != mark]
        yield _in_order(lists, grams, share * size, size / share)
        for marked in known:
            marked.setdefault(mark, []).append(number)


def _in_order(lists: list[list[int]], grams: list[list[object]], least: float, most: float) -> Iterator[int]:
    last = -1
    for number in merge(*lists) if len(lists) > 1 else (lists[0] if lists else ()):
        if number != last and least <= len(grams[number]) <= most:
            last = number
            yield number


def _grams(text: str) -> list[object]:
    """The words and word pairs of a text; one that comes again is another one."""
    counts = profile(text)[0]
    grams: list[object] = [*counts]
    if len(counts) != profile(text)[1]:
        grams += [(n, gram) for gram, count in counts.items() if count > 1 for n in range(1, count)]
    return grams


def one_letter_off(a: str, b: str) -> bool:
    """Return whether two syllables are alike but for one letter put in, left out or changed."""
    if a == b:
        return True
    if abs(len(a) - len(b)) > 1:
        return False
    at = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[at + 1 :] == b[at + 1 :] or a[at:] == b[at + 1 :] or a[at + 1 :] == b[at:]
