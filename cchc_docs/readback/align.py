"""Which item of an edited list is which item of the plan: kept, changed, moved, new or gone."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import similarity

CHANGED = 0.4
"""Similarity from which an item at the same place is the old one with other words."""
MOVED = 0.75
"""Similarity from which an item at another place is the old one, moved and changed."""
_SMALL = 12_000
"""Pairs compared at most in one gap; a larger one is compared near its diagonal only."""


class Item(NamedTuple):
    """What is compared: `kind` must agree, `text` may differ a little."""

    kind: str
    text: str


def align(old: Sequence[Item], new: Sequence[Item]) -> dict[int, int]:
    """Return position in `new` -> position in `old`, for every item that is an old one."""
    pairs = _equal_runs(old, new)
    _equal_elsewhere(old, new, pairs)
    for gap in _gaps(pairs, len(old), len(new)):
        _alike_in_place(old, new, gap, pairs)
    _alike_elsewhere(old, new, pairs)
    return pairs


def in_order(positions: Sequence[int]) -> set[int]:
    """Return the indexes of one longest rising subsequence of `positions`: what did not move."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, position in enumerate(positions):
        at = bisect_left(tails, position)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(position)
            ends.append(index)
        else:
            tails[at], ends[at] = position, index
    kept: set[int] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return kept


def _equal_runs(old: Sequence[Item], new: Sequence[Item]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            pairs[block.b + step] = block.a + step
    return pairs


def _equal_elsewhere(old: Sequence[Item], new: Sequence[Item], pairs: dict[int, int]) -> None:
    taken = set(pairs.values())
    free: dict[Item, list[int]] = defaultdict(list)
    for position, item in enumerate(old):
        if position not in taken and item.text:
            free[item].append(position)
    for position, item in enumerate(new):
        if position not in pairs and free.get(item):
            pairs[position] = free[item].pop(0)


class _Gap(NamedTuple):
    old: list[int]
    new: list[int]


def _gaps(pairs: dict[int, int], old: int, new: int) -> list[_Gap]:
    """Return the stretches between items that are equal and in order, without what has moved elsewhere."""
    positions = sorted(pairs)
    kept = [positions[index] for index in sorted(in_order([pairs[p] for p in positions]))]
    taken = set(pairs.values())
    gaps: list[_Gap] = []
    a = b = 0
    for anchor in [*kept, new]:
        end = pairs[anchor] if anchor < new else old
        gap = _Gap([i for i in range(a, end) if i not in taken], [j for j in range(b, anchor) if j not in pairs])
        if gap.old and gap.new:
            gaps.append(gap)
        a, b = end + 1, anchor + 1
    return gaps


def _alike_in_place(old: Sequence[Item], new: Sequence[Item], gap: _Gap, pairs: dict[int, int]) -> None:
    """Pair the items of a gap, order kept, so that the sum of their likeness is greatest."""
    rows, columns = len(gap.old), len(gap.new)
    if rows == columns == 1 and _comparable(old[gap.old[0]], new[gap.new[0]]):
        pairs[gap.new[0]] = gap.old[0]
        return
    band = max(rows, columns) if rows * columns <= _SMALL else 12 + abs(rows - columns)
    best: list[dict[int, float]] = [defaultdict(float) for _ in range(rows + 1)]
    step: dict[tuple[int, int], float] = {}
    for i in range(rows - 1, -1, -1):
        for j in range(min(columns, i + band) - 1, max(-1, i - band - 1), -1):
            score = _likeness(old[gap.old[i]], new[gap.new[j]])
            through = score + best[i + 1][j + 1] if score >= CHANGED else 0.0
            best[i][j] = max(through, best[i + 1][j], best[i][j + 1])
            if score >= CHANGED and through == best[i][j]:
                step[i, j] = through
    i = j = 0
    while i < rows and j < columns:
        if (i, j) in step:
            pairs[gap.new[j]] = gap.old[i]
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1


def _comparable(old: Item, new: Item) -> bool:
    """Tell whether two items that stand alone at one place are one: short ones may change wholly."""
    if old.kind != new.kind:
        return False
    return similarity(old.text, new.text) >= CHANGED / 2 or max(len(old.text.split()), len(new.text.split())) <= 6


def _likeness(old: Item, new: Item) -> float:
    return similarity(old.text, new.text) if old.kind == new.kind else 0.0


def _alike_elsewhere(old: Sequence[Item], new: Sequence[Item], pairs: dict[int, int]) -> None:
    taken = set(pairs.values())
    free = [i for i in range(len(old)) if i not in taken]
    if len(free) * (len(new) - len(pairs)) > 4 * _SMALL:
        return
    for j in range(len(new)):
        if j in pairs:
            continue
        score, found = max(((_likeness(old[i], new[j]), -i) for i in free), default=(0.0, 0))
        if score >= MOVED:
            pairs[j] = -found
            free.remove(-found)
