"""Ruling lines -> the cells of tables.

A cell is the smallest rectangle whose four corners are crossings and whose four sides are ruled all the way; cells that
share a corner are one table. Places that differ by less than `near` are one: printers draw a rule as two edges of a thin
box, a little off.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from cchc_docs.reading.page.sheet import Bounds

__all__ = ["cells_of"]

_MAX_CROSSINGS = 40_000  # a page of 80 rows and 40 columns has 3,321; a map or a chart is no table
_Point = tuple[float, float]
_Stretch = tuple[float, float]  # from, to


def cells_of(rules: list[Bounds], near: float = 3.0) -> list[list[Bounds]]:
    """Return the cells of each table that level and upright rules draw, at least two cells a table."""
    level = _joined([(top, x0, x1) for x0, top, x1, bottom in rules if bottom - top <= x1 - x0], near)
    upright = _joined([(x0, top, bottom) for x0, top, x1, bottom in rules if bottom - top > x1 - x0], near)
    if len(level) * len(upright) > _MAX_CROSSINGS:
        return []
    points = _crossings(level, upright, near)
    across: dict[float, list[float]] = defaultdict(list)
    down: dict[float, list[float]] = defaultdict(list)
    for x, y in sorted(points):
        across[y].append(x)
        down[x].append(y)
    cells = []
    for x, y in sorted(points, key=lambda one: (one[1], one[0])):
        found = _smallest((x, y), points, across[y], down[x])
        if found:
            cells.append(found)
    return _tables(cells)


def _joined(lines: list[tuple[float, float, float]], near: float) -> dict[float, list[_Stretch]]:
    """Return place -> stretches of the rules there: neighbours moved to their mean, stretches that touch joined."""
    groups: list[list[tuple[float, float, float]]] = []
    for line in sorted(lines):
        if groups and line[0] - groups[-1][-1][0] <= near:
            groups[-1].append(line)
        else:
            groups.append([line])
    out: dict[float, list[_Stretch]] = {}
    for group in groups:
        stretches: list[_Stretch] = []
        for _, start, end in sorted(group, key=lambda one: one[1]):
            if stretches and start <= stretches[-1][1] + near:
                stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
            else:
                stretches.append((start, end))
        kept = [one for one in stretches if one[1] - one[0] >= near]
        if kept:
            out[sum(line[0] for line in group) / len(group)] = kept
    return out


def _crossings(
    level: dict[float, list[_Stretch]], upright: dict[float, list[_Stretch]], near: float
) -> dict[_Point, tuple[set[_Stretch], set[_Stretch]]]:
    """Return crossing -> the level and the upright stretches that meet there."""
    out: dict[_Point, tuple[set[_Stretch], set[_Stretch]]] = {}
    for x, posts in upright.items():
        for y, beams in level.items():
            through = {one for one in posts if one[0] - near <= y <= one[1] + near}
            over = {one for one in beams if one[0] - near <= x <= one[1] + near} if through else None
            if over:
                out[x, y] = (over, through)
    return out


def _smallest(
    at: _Point, points: dict[_Point, tuple[set[_Stretch], set[_Stretch]]], xs: list[float], ys: list[float]
) -> Bounds | None:
    """Return the smallest cell with its upper left corner at a crossing."""
    x, y = at
    beams, posts = points[at]
    rights = [one for one in xs[bisect_right(xs, x) :] if points[one, y][0] & beams]
    for below in ys[bisect_right(ys, y) :]:
        if not points[x, below][1] & posts:
            continue
        foot = points[x, below][0]
        for right in rights:
            corner = points.get((right, below))
            if corner and corner[0] & foot and corner[1] & points[right, y][1]:
                return x, y, right, below
    return None


def _tables(cells: list[Bounds]) -> list[list[Bounds]]:
    """Return the cells by tables."""
    owner: dict[_Point, int] = {}
    groups: dict[int, list[Bounds]] = {}
    for number, cell in enumerate(cells):
        touched = {owner[corner] for corner in _corners(cell) if corner in owner}
        home = max(touched, key=lambda one: len(groups[one]), default=number)
        groups.setdefault(home, []).append(cell)
        owner.update(dict.fromkeys(_corners(cell), home))
        for other in touched - {home}:
            for moved in groups[other]:
                owner.update(dict.fromkeys(_corners(moved), home))
            groups[home] += groups.pop(other)
    return [group for group in groups.values() if len(group) > 1]


def _corners(cell: Bounds) -> list[_Point]:
    x0, top, x1, bottom = cell
    return [(x0, top), (x1, top), (x0, bottom), (x1, bottom)]
