"""Ruled tables on one page: which cells the lines draw, and which letters stand in each.

pdfplumber finds the cells. What it is given besides: an edge where a table stops at the end of a page without a rule,
so that a row split over two pages is a row on both.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

from cchc_docs.reading.pdf.glyphs import Glyph, Sheet
from cchc_docs.reading.pdf.lines import Line, lines_of

__all__ = ["Box", "Ruled", "ruled_tables"]

_SNAP = 3.0
_WIDE = 0.8  # a frame around the page is no table
Bounds = tuple[float, float, float, float]


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
    glyphs: list[Glyph] = field(default_factory=list)
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


def ruled_tables(sheet: Sheet) -> tuple[list[Ruled], list[Glyph]]:
    """Return the tables of a page from top to bottom with their letters, and the letters outside of them."""
    if not (sheet.page.lines or sheet.page.rects or sheet.page.curves):
        return [], sheet.glyphs
    _straighten(sheet.page.lines)
    ends = _open_ends(sheet.page.edges)
    found = sheet.page.find_tables({"explicit_horizontal_lines": ends, "snap_tolerance": _SNAP})
    area = sheet.width * sheet.height
    kept = [one.cells for one in found if _is_table(one.cells, area)]
    kept = [[_moved(cell, sheet) for cell in cells] for cells in kept]
    kept = [cells for cells in kept if not any(other is not cells and _inside(cells, other) for other in kept)]
    tables = sorted((_ruled(cells, sheet.number) for cells in kept), key=lambda one: one.bounds[1])
    for table in tables:
        table.open_top = any(abs(end["top"] - sheet.top - table.ys[0]) < _SNAP for end in ends)
        table.open_bottom = any(abs(end["top"] - sheet.top - table.ys[-1]) < _SNAP for end in ends)
    rest = [glyph for glyph in sheet.glyphs if not any(_put(glyph, table) for table in tables)]
    for table in tables:
        for box in table.boxes:
            box.lines = lines_of(box.glyphs, sheet.number)
    return [one for one in tables if any(box.lines for box in one.boxes)], rest


def _straighten(lines: list[dict[str, Any]]) -> None:
    """Make level what is level but for rounding: pdfplumber takes any other line for an upright one."""
    for line in lines:
        if 0 < line["bottom"] - line["top"] < 0.5:
            line["bottom"], line["height"] = line["top"], 0
        elif 0 < line["x1"] - line["x0"] < 0.5:
            line["x1"], line["width"] = line["x0"], 0


def _moved(cell: Bounds, sheet: Sheet) -> Bounds:
    x0, top, x1, bottom = cell
    return x0 - sheet.left, top - sheet.top, x1 - sheet.left, bottom - sheet.top


def _is_table(cells: list[Bounds], area: float) -> bool:
    wide = any((x1 - x0) * (bottom - top) > _WIDE * area for x0, top, x1, bottom in cells)
    return len(cells) > 1 and not wide


def _inside(cells: list[Bounds], others: list[Bounds]) -> bool:
    """Tell whether a table stands in one cell of another."""
    x0, top = min(c[0] for c in cells), min(c[1] for c in cells)
    x1, bottom = max(c[2] for c in cells), max(c[3] for c in cells)
    return any(o[0] - 1 <= x0 and o[1] - 1 <= top and x1 <= o[2] + 1 and bottom <= o[3] + 1 for o in others)


def _open_ends(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the edges that are missing where two or more upright rules begin or end together."""
    upright = [e for e in edges if e["orientation"] == "v" and e["bottom"] - e["top"] > 8]
    level = [e for e in edges if e["orientation"] == "h"]
    out = []
    for side in ("top", "bottom"):
        groups: list[list[dict[str, Any]]] = []
        for edge in sorted(upright, key=lambda e: e[side]):
            if groups and edge[side] - groups[-1][0][side] < _SNAP:
                groups[-1].append(edge)
            else:
                groups.append([edge])
        for group in groups:
            x0, x1, y = min(e["x0"] for e in group), max(e["x0"] for e in group), group[0][side]
            if x1 - x0 > 8 and not _closed(x0, x1, y, level) and not _goes_on(group, upright, side):
                out.append(_edge(x0, x1, y))
    return out


def _closed(x0: float, x1: float, y: float, level: list[dict[str, Any]]) -> bool:
    covered = sum(max(0.0, min(x1, e["x1"]) - max(x0, e["x0"])) for e in level if abs(e["top"] - y) <= _SNAP + 1)
    return bool(covered > 0.5 * (x1 - x0))


def _goes_on(group: list[dict[str, Any]], upright: list[dict[str, Any]], side: str) -> bool:
    """Tell whether the rules only change here from one stroke to the next."""
    y, other_side = group[0][side], "bottom" if side == "top" else "top"
    for edge in group:
        for other in upright:
            if other is edge or abs(other["x0"] - edge["x0"]) >= _SNAP:
                continue
            runs_through = other["top"] < y - _SNAP and other["bottom"] > y + _SNAP
            if runs_through or abs(other[other_side] - y) < _SNAP:
                return True
    return False


def _edge(x0: float, x1: float, y: float) -> dict[str, Any]:
    return {"object_type": "line", "x0": x0, "x1": x1, "top": y, "bottom": y, "y0": 0, "y1": 0,
            "width": x1 - x0, "height": 0, "orientation": "h", "doctop": y}  # fmt: skip


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


def _put(glyph: Glyph, table: Ruled) -> bool:
    """Put a letter in its cell; one inside the table that no cell holds goes to the nearest."""
    x, y = (glyph.x0 + glyph.x1) / 2, glyph.base - 0.3 * glyph.look.size
    x0, top, x1, bottom = table.bounds
    if not (x0 <= x <= x1 and top <= y <= bottom):
        return False
    within = [box for box in table.boxes if box.x0 <= x <= box.x1 and box.top <= y <= box.bottom]
    box = within[0] if within else min(table.boxes, key=lambda one: _away(one, x, y))
    box.glyphs.append(glyph)
    return True


def _away(box: Box, x: float, y: float) -> float:
    across = max(box.x0 - x, 0.0, x - box.x1)
    down = max(box.top - y, 0.0, y - box.bottom)
    return across + down
