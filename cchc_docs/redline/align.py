"""Which block of the old document became which block of the new one.

Used three times over: for the blocks of a body or a cell, for the rows of a table, and for what
lies between two sure matches. Equal units are found first, then similar ones, always in order: a
block that moved counts as deleted in one place and inserted in the other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from functools import cached_property

#: Below this share of common words two paragraphs or rows are two texts, not one text edited.
SIMILAR = 0.5
# Comparing every old unit with every new one of a gap costs the product of the two.
_MOST_PAIRS = 120_000
_LONGEST_SPLIT = 8
_MANY = 50

_WORD = re.compile(r"\w+")


class Unit:
    """A paragraph, table or row as seen by the alignment.

    `key` is equal for units that need no thought; only units of one `kind` may be paired.
    `words`, `squeezed` (the text without blanks, given where a split paragraph may be looked for): worked out for those
    that have no equal.
    """

    def __init__(self, key: Hashable, kind: tuple[Hashable, ...], text: str, *, splittable: bool) -> None:
        self.key, self.kind = key, kind
        self._text, self._splittable = text, splittable

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words."""
        return frozenset(_WORD.findall(self._text))

    @cached_property
    def squeezed(self) -> str:
        """Its letters and signs, "" where it is not split."""
        return "".join(self._text.split()) if self._splittable else ""


#: Positions in the old and in the new sequence that belong together; one side may be empty.
Group = tuple[list[int], list[int]]


def unit(key: Hashable, kind: tuple[Hashable, ...], text: str, *, splittable: bool = False) -> Unit:
    """Return the unit for a block with this text."""
    return Unit(key, kind, text, splittable=splittable)


def align(old: Sequence[Unit], new: Sequence[Unit]) -> list[Group]:
    """Return groups that cover both sequences in order: pairs, splits, joins, deletions, insertions."""
    if len(old) == len(new) < _MANY and all(a.key == b.key and a.kind == b.kind for a, b in zip(old, new, strict=True)):
        return [([place], [place]) for place in range(len(old))]
    groups: list[Group] = []
    at_old = at_new = 0
    for i, j in [*_equal(old, new), (len(old), len(new))]:
        groups += _gap(old, new, range(at_old, i), range(at_new, j))
        if i < len(old):
            groups.append(([i], [j]))
        at_old, at_new = i + 1, j + 1
    return groups


def _equal(old: Sequence[Unit], new: Sequence[Unit]) -> list[tuple[int, int]]:
    """Return equal pairs in order: texts that stand once on each side first, then what lies between."""
    pairs: list[tuple[int, int]] = []
    at_old = at_new = 0
    for i, j in [*_once_on_each_side(old, new), (len(old), len(new))]:
        a = [(item.kind, item.key) for item in old[at_old:i]]
        b = [(item.kind, item.key) for item in new[at_new:j]]
        if a and b:
            # autojunk bounds the quadratic cost for thousands of equal (empty) paragraphs.
            matcher = SequenceMatcher(None, a, b, autojunk=len(a) * len(b) > 1_000_000)
            for x, y, size in matcher.get_matching_blocks():
                pairs += [(at_old + x + k, at_new + y + k) for k in range(size)]
        if i < len(old):
            pairs.append((i, j))
        at_old, at_new = i + 1, j + 1
    return pairs


def _once_on_each_side(old: Sequence[Unit], new: Sequence[Unit]) -> list[tuple[int, int]]:
    times_old = Counter((item.kind, item.key) for item in old)
    times_new = Counter((item.kind, item.key) for item in new)
    place = {(item.kind, item.key): j for j, item in enumerate(new)}
    candidates = [
        (i, place[item.kind, item.key])
        for i, item in enumerate(old)
        if times_old[item.kind, item.key] == 1 and times_new[item.kind, item.key] == 1 and item.words
    ]
    return _longest_rising(candidates)


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of `pairs` (rising in the first place) that also rises in the second."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        if at == len(tails):
            tails.append(j)
            ends.append(index)
        else:
            tails[at], ends[at] = j, index
        before.append(ends[at - 1] if at else -1)
    chain: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _gap(old: Sequence[Unit], new: Sequence[Unit], olds: range, news: range) -> list[Group]:
    """Pair what is similar between two sure matches."""
    groups: list[Group] = []
    at_old, at_new = olds.start, news.start
    for a, b in [*_splits(old, new, olds, news), (range(olds.stop, olds.stop), range(news.stop, news.stop))]:
        groups += _similar(old, new, range(at_old, a.start), range(at_new, b.start))
        if a and b:
            groups.append((list(a), list(b)))
        at_old, at_new = a.stop, b.stop
    return groups


def _splits(old: Sequence[Unit], new: Sequence[Unit], olds: range, news: range) -> list[tuple[range, range]]:
    """Find one paragraph cut into several, or several joined into one, with the same letters."""
    found: list[tuple[range, range]] = []
    from_old, from_new = olds.start, news.start
    starts_old, starts_new = ([k for k in side if units[k].squeezed] for units, side in ((old, olds), (new, news)))
    if len(starts_old) * len(starts_new) > _MOST_PAIRS * 4:
        return []
    for i in starts_old:
        if i < from_old:
            continue
        for j in starts_new:
            if j < from_new:
                continue
            pair = _split_at(old, new, range(i, olds.stop), range(j, news.stop))
            if pair is not None:
                found.append(pair)
                from_old, from_new = pair[0].stop, pair[1].stop
                break
    return found


def _split_at(old: Sequence[Unit], new: Sequence[Unit], olds: range, news: range) -> tuple[range, range] | None:
    i, j = olds.start, news.start
    a, b = old[i].squeezed, new[j].squeezed
    if not a or not b or old[i].kind != new[j].kind or len(a) == len(b):
        return None
    if len(a) > len(b):
        stop = _pieces(a, new, j, news.stop) if a.startswith(b) else None
        return None if stop is None else (range(i, i + 1), range(j, stop))
    stop = _pieces(b, old, i, olds.stop) if b.startswith(a) else None
    return None if stop is None else (range(i, stop), range(j, j + 1))


def _pieces(whole: str, units: Sequence[Unit], start: int, stop: int) -> int | None:
    text = ""
    for k in range(start, min(stop, start + _LONGEST_SPLIT)):
        if not units[k].squeezed or units[k].kind != units[start].kind:
            return None
        text += units[k].squeezed
        if text == whole:
            return k + 1
        if not whole.startswith(text):
            return None
    return None


def _similar(old: Sequence[Unit], new: Sequence[Unit], olds: range, news: range) -> list[Group]:
    """Return the pairing in order with the highest sum of similarities; the rest stays alone."""
    if len(olds) * len(news) > _MOST_PAIRS:
        middle_old, middle_new = (olds.start + olds.stop) // 2, (news.start + news.stop) // 2
        first = _similar(old, new, range(olds.start, middle_old), range(news.start, middle_new))
        return first + _similar(old, new, range(middle_old, olds.stop), range(middle_new, news.stop))
    groups: list[Group] = []
    at_old, at_new = olds.start, news.start
    for i, j in [*_best_pairs(old, new, olds, news), (olds.stop, news.stop)]:
        groups += [([k], []) for k in range(at_old, i)]
        groups += [([], [k]) for k in range(at_new, j)]
        if i < olds.stop and j < news.stop:
            groups.append(([i], [j]))
        at_old, at_new = i + 1, j + 1
    return groups


def _best_pairs(old: Sequence[Unit], new: Sequence[Unit], olds: range, news: range) -> list[tuple[int, int]]:
    if not olds or not news:
        return []
    best = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    score = [[similarity(old[i], new[j]) for j in news] for i in olds]
    for x in range(len(olds) - 1, -1, -1):
        row, below, scores = best[x], best[x + 1], score[x]
        for y in range(len(news) - 1, -1, -1):
            value = max(row[y + 1], below[y])
            if scores[y] and scores[y] + below[y + 1] > value:
                value = scores[y] + below[y + 1]
            row[y] = value
    pairs: list[tuple[int, int]] = []
    x = y = 0
    while x < len(olds) and y < len(news):
        if score[x][y] and best[x][y] == score[x][y] + best[x + 1][y + 1]:
            pairs.append((olds[x], news[y]))
            x, y = x + 1, y + 1
        elif best[x][y] == best[x + 1][y]:
            x += 1
        else:
            y += 1
    return pairs


def similarity(old: Unit, new: Unit) -> float:
    """Return the share of common words (Dice) of two units of one kind, or 0 below SIMILAR."""
    if old.kind != new.kind or not old.words or not new.words:
        return 0.0
    share = 2 * len(old.words & new.words) / (len(old.words) + len(new.words))
    return share if share >= SIMILAR else 0.0
