"""Ruled tables on one page: which cells the lines draw, and which letters stand in each.

What the rules are given besides: an edge where a table stops at the end of a page without a rule, so that a row split
over two pages is a row on both.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from cchc_docs.reading.flow import Piece
from cchc_docs.reading.page.cells import cells_of
from cchc_docs.reading.page.lines import Line, Word, lines_of
from cchc_docs.reading.page.sheet import Bounds, Run, Sheet, Sideways

__all__ = ["Box", "Ruled", "ruled_tables"]

_SNAP = 3.0
_WIDE = 0.8  # a frame around the page is no table


@dataclass(slots=True)
class Box:
    """A cell as ruled: its place (x0, top, x1, bottom), the columns and rows it covers (last ones not included)."""

    x0: float
    top: float
    x1: float
    bottom: float
    first: int = 0
    last: int = 1
    row: int = 0
    end: int = 1
    runs: list[Run] = field(default_factory=list)
    sideways: list[Sideways] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Ruled:
    """A ruled table on a page: edges of its columns and rows, its cells.

    `open_top`, `open_bottom`: no rule closes it there.
    """

    page: int
    xs: list[float]
    ys: list[float]
    boxes: list[Box]
    open_top: bool = False
    open_bottom: bool = False

    @property
    def bounds(self) -> Bounds:
        """Its place: x0, top, x1, bottom."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


def ruled_tables(sheet: Sheet, near: float = _SNAP) -> tuple[list[Ruled], list[Run]]:
    """Return the tables of a page from top to bottom with their words, and the words outside of them.

    `near`: how far apart in points rules may be that are drawn as one. Words that run up or down the page stay in
    `sheet.sideways` unless a cell holds them.
    """
    if not sheet.rules:
        return [], sheet.runs
    ends = _open_ends(sheet.rules)
    found = cells_of([*sheet.rules, *ends], near)
    area = sheet.width * sheet.height
    kept = [cells for cells in found if _is_table(cells, area)]
    kept = [cells for cells in kept if not any(other is not cells and _inside(cells, other) for other in kept)]
    tables = sorted((_ruled(cells, sheet.number) for cells in kept), key=lambda one: one.bounds[1])
    for table in tables:
        table.open_top = any(abs(end[1] - table.ys[0]) < _SNAP for end in ends)
        table.open_bottom = any(abs(end[1] - table.ys[-1]) < _SNAP for end in ends)
    rest = [run for run in sheet.runs if not any(_put(run, table) for table in tables)] if tables else sheet.runs
    sheet.sideways = [one for one in sheet.sideways if not any(_put_sideways(one, table) for table in tables)]
    for table in tables:
        for box in table.boxes:
            box.lines = lines_of(box.runs, sheet.number) + _sideways_line(box, sheet.number)
    return [one for one in tables if any(box.lines for box in one.boxes)], rest


def _is_table(cells: list[Bounds], area: float) -> bool:
    wide = any((x1 - x0) * (bottom - top) > _WIDE * area for x0, top, x1, bottom in cells)
    return len(cells) > 1 and not wide


def _inside(cells: list[Bounds], others: list[Bounds]) -> bool:
    """Tell whether a table stands in one cell of another."""
    x0, top = min(c[0] for c in cells), min(c[1] for c in cells)
    x1, bottom = max(c[2] for c in cells), max(c[3] for c in cells)
    return any(o[0] - 1 <= x0 and o[1] - 1 <= top and x1 <= o[2] + 1 and bottom <= o[3] + 1 for o in others)


def _open_ends(rules: list[Bounds]) -> list[Bounds]:
    """Return the edges that are missing where two or more upright rules begin or end together."""
    upright = [one for one in rules if one[3] - one[1] > 8]
    level = [one for one in rules if one[2] - one[0] > one[3] - one[1]]
    out = []
    for side in (1, 3):
        groups: list[list[Bounds]] = []
        for edge in sorted(upright, key=lambda one: one[side]):
            if groups and edge[side] - groups[-1][0][side] < _SNAP:
                groups[-1].append(edge)
            else:
                groups.append([edge])
        for group in groups:
            x0, x1, y = min(one[0] for one in group), max(one[0] for one in group), group[0][side]
            if x1 - x0 > 8 and not _closed(x0, x1, y, level) and not _goes_on(group, upright, side):
                out.append((x0, y, x1, y))
    return out


def _closed(x0: float, x1: float, y: float, level: list[Bounds]) -> bool:
    covered = sum(max(0.0, min(x1, one[2]) - max(x0, one[0])) for one in level if abs(one[1] - y) <= _SNAP + 1)
    return covered > 0.5 * (x1 - x0)


def _goes_on(group: list[Bounds], upright: list[Bounds], side: int) -> bool:
    """Tell whether the rules only change here from one stroke to the next."""
    y, other_side = group[0][side], 4 - side
    # Rules of the group neither run through nor end here on their other side: they are longer than that.
    through = (one for one in upright if one[1] < y - _SNAP and one[3] > y + _SNAP)
    ended = (one for one in upright if abs(one[other_side] - y) < _SNAP)
    places = sorted({one[0] for one in (*through, *ended)})
    for edge in group:
        at = bisect_left(places, edge[0] - _SNAP + 1e-9)
        if at < len(places) and places[at] - edge[0] < _SNAP:
            return True
    return False


def _ruled(cells: list[Bounds], page: int) -> Ruled:
    xs = _marks([value for cell in cells for value in (cell[0], cell[2])])
    ys = _marks([value for cell in cells for value in (cell[1], cell[3])])
    boxes = [
        Box(*cell, _nearest(xs, cell[0]), _nearest(xs, cell[2]), _nearest(ys, cell[1]), _nearest(ys, cell[3]))
        for cell in sorted(cells, key=lambda one: (one[1], one[0]))
    ]
    return Ruled(page, xs, ys, [box for box in boxes if box.last > box.first and box.end > box.row])


def _marks(values: list[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _SNAP:
            out.append(value)
    return out


def _nearest(marks: list[float], value: float) -> int:
    at = bisect_left(marks, value)
    return min((n for n in (at - 1, at) if 0 <= n < len(marks)), key=lambda n: abs(marks[n] - value))


def _put(run: Run, table: Ruled) -> bool:
    """Put a word in its cell; one inside the table that no cell holds goes to the nearest."""
    box = _box_at(table, (run.x0 + run.x1) / 2, run.base - 0.3 * run.look.size)
    if box is None:
        return False
    box.runs.append(run)
    return True


def _put_sideways(one: Sideways, table: Ruled) -> bool:
    """Put words that run up or down in the cell that holds all of them; a line along the edge of the paper fits in none."""
    x0, top, x1, bottom = one.place
    for box in table.boxes:
        if box.x0 - 2 <= x0 and x1 <= box.x1 + 2 and box.top - 2 <= top and bottom <= box.bottom + 2:
            box.sideways.append(one)
            return True
    return False


def _box_at(table: Ruled, x: float, y: float) -> Box | None:
    x0, top, x1, bottom = table.bounds
    if not (x0 <= x <= x1 and top <= y <= bottom):
        return None
    for box in table.boxes:
        if box.x0 <= x <= box.x1 and box.top <= y <= box.bottom:
            return box
    return min(table.boxes, key=lambda one: _away(one, x, y))


def _sideways_line(box: Box, page: int) -> list[Line]:
    """Return what runs up or down in a cell as one line: heads of narrow columns are typed so."""
    if not box.sideways:
        return []
    words = [
        Word([Piece(text, one.look)], box.x0, box.x1)
        for one in sorted(box.sideways, key=lambda one: one.place[0])
        for text in one.text.split()
    ]
    size = box.sideways[0].look.size
    return [Line(words, max((line.base for line in box.lines), default=box.top) + size, size, page)] if words else []


def _away(box: Box, x: float, y: float) -> float:
    across = max(box.x0 - x, 0.0, x - box.x1)
    down = max(box.top - y, 0.0, y - box.bottom)
    return across + down
