"""Totals of a sheet: a row of totals against the rows it adds, a row of a form against the rows numbered below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import shown
from cchc_docs.checking.figures.sheet import Line, Sheet
from cchc_docs.model.document import Path


class WrongCell(NamedTuple):
    """A cell whose figure does not follow from others: its row and column, what is wrong, what would be right."""

    path: Path
    column: str
    typed: str
    message: str
    right: str
    sure: bool = True


def wrong_totals(sheet: Sheet) -> Iterator[WrongCell]:
    """Yield the cells of rows of totals that the rows they add do not make."""
    for at, line in enumerate(sheet.lines):
        if not line.total or not line.cells:
            continue
        for column in sheet.columns:
            if column.adds and column.code in line.cells:
                yield from _total(sheet, at, line, column.code)


def _total(sheet: Sheet, at: int, line: Line, column: str) -> Iterator[WrongCell]:
    told = line.cells[column]
    ways = [way for way in _ways(sheet.lines, at) if len([one for one in way if column in one.cells]) >= 2]
    ways = [way for way in ways if not any(column in one.texts for one in way)]
    if not ways:
        return
    sums = [sum((one.value(column) for one in way), Decimal(0)) for way in ways]
    slack = [_slack(way, column) for way in ways]
    if any(
        abs(added - told.value) <= max(room, told.step / 2 if room else Decimal(0))
        for added, room in zip(sums, slack, strict=True)
    ):
        return
    best = min(range(len(sums)), key=lambda n: abs(sums[n] - told.value))
    addends = [one.value(column) for one in ways[best]]
    if told.value in (max(addends), _mean(addends)) or sums[best] == 0:
        return  # the highest, or a mean
    near = abs(sums[best] - told.value) <= Decimal("0.5") * max(sums[best], told.value)
    right = shown(sums[best], "", _places(ways[best], column))
    message = f"“{line.label}” ghi {told.typed}, cộng các hàng là {right}"
    yield WrongCell(line.path, column, told.typed, message, right, sure=near)


def _mean(values: Sequence[Decimal]) -> Decimal:
    return (sum(values, Decimal(0)) / len(values)).quantize(Decimal(1)) if values else Decimal(0)


def _slack(way: Sequence[Line], column: str) -> Decimal:
    """How far rounding alone may move a sum: counts not at all, decimals half a last digit each."""
    steps = [one.cells[column].step for one in way if column in one.cells]
    return sum((step / 2 for step in steps), Decimal(0)) / 2 if any(step < 1 for step in steps) else Decimal(0)


def _places(way: Sequence[Line], column: str) -> int:
    exponents = [one.cells[column].step.as_tuple().exponent for one in way if column in one.cells]
    return max((-one for one in exponents if isinstance(one, int)), default=0)


def _ways(lines: Sequence[Line], at: int) -> list[list[Line]]:
    """The rows a total may add: all above, those since the last total or heading, the highest ones, the last ones, the totals above."""
    above = list(lines[:at])
    if not any(one.cells for one in above):
        above = list(lines[at + 1 :])  # the total stands on top
    since = 0
    for n, one in enumerate(above):
        if one.total or not one.cells:
            since = n + 1
    plain = [one for one in above if not one.total and one.cells]
    recent = [one for one in above[since:] if one.cells]
    subtotals = [one for one in above if one.total and one.cells]
    ways = [
        plain,
        recent,
        subtotals,
        *(_levels(rows) for rows in (plain, recent)),
        *(_leaves(rows) for rows in (plain, recent)),
    ]
    last = max((n for n, one in enumerate(above) if one.total and one.cells), default=-1)
    ways += [
        [one for one in above[last + 1 :] if one.cells],
        [*subtotals, *(one for one in above[last + 1 :] if one.cells)],
    ]
    out: list[list[Line]] = []
    for way in ways:
        if way and way not in out:
            out.append(way)
    return out


def _levels(rows: Sequence[Line]) -> list[Line]:
    """The highest rows."""
    top = min((one.depth for one in rows), default=0)
    return [one for one in rows if one.depth == top]


def _leaves(rows: Sequence[Line]) -> list[Line]:
    """The rows that no deeper ones follow."""
    return [one for n, one in enumerate(rows) if n + 1 == len(rows) or rows[n + 1].depth <= one.depth]


def wrong_trees(sheet: Sheet, units: dict[Path, str]) -> Iterator[WrongCell]:
    """Yield the rows of a form ("1", "1.1", "1.2") whose total is less than its parts, or whose rate the two rows below deny."""
    for at, line in enumerate(sheet.lines):
        if not line.parts or line.total:
            continue
        below = []
        for one in sheet.lines[at + 1 :]:
            if one.parts[: len(line.parts)] != line.parts:
                break
            if len(one.parts) == len(line.parts) + 1:
                below.append(one)
        if len(below) < 2:
            continue
        for column in sheet.columns:
            code = column.code
            if code not in line.cells or any(code not in one.cells for one in below):
                continue
            unit, theirs = units.get(line.path, ""), {units.get(one.path, "") for one in below}
            if unit == "%" and "%" not in theirs and len(below) == 2 and len(theirs) == 1:
                yield from _rate(line, below, code)
            elif unit != "%" and theirs == {unit} and patterns.match(r"tổng", line.label, re.IGNORECASE):
                added = sum((one.value(code) for one in below), Decimal(0))
                if added > line.value(code):
                    right = shown(added)
                    message = f"“{line.label[:50]}” ghi {line.cells[code].typed}, các hàng con cộng lại là {right}"
                    yield WrongCell(line.path, code, line.cells[code].typed, message, right)


def _rate(line: Line, below: Sequence[Line], code: str) -> Iterator[WrongCell]:
    told, (one, other) = line.cells[code], (below[0].value(code), below[1].value(code))
    low, high = min(one, other), max(one, other)
    if high <= 0 or told.value > 100:
        return
    share = 100 * low / high
    if abs(share - told.value) >= told.step:
        right = shown(share, "", max(1, -int(told.step.as_tuple().exponent)))
        message = f"“{line.label[:50]}” ghi {told.typed}, tính từ hai hàng dưới là {right}"
        yield WrongCell(line.path, code, told.typed, message, right)
