"""Cells that tell in words what a figure of their row is made of: "tổ 4 (312 hộ), tổ 5 (268 hộ)" beside 580."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cchc_docs.checking.figures.amounts import amounts, is_slip_of, shown
from cchc_docs.checking.figures.tables.sheet import Line, Sheet
from cchc_docs.checking.figures.tables.totals import WrongCell

_FEWEST, _NEAR = 2, 10
"""Rows that must keep it; a row that breaks it misses by less than one part in so many."""


def wrong_composed(sheet: Sheet) -> Iterator[WrongCell]:
    """Yield the figures that the amounts in another cell of their row do not make, where those of other rows do."""
    for code in dict.fromkeys(code for line in sheet.lines for code in line.texts):
        made = [(line, sums) for line in sheet.lines if (sums := _sums(line.texts.get(code, "")))]
        if len(made) <= _FEWEST:
            continue
        for column in sheet.columns:
            rows = [(line, sums) for line, sums in made if column.code in line.cells]
            off = [(line, sums) for line, sums in rows if line.cells[column.code].value not in sums]
            if len(rows) - len(off) < max(_FEWEST, 2 * len(off)):
                continue
            yield from (wrong for line, sums in off for wrong in _judged(line, sums, column.code))


def _sums(words: str) -> list[Decimal]:
    """What the amounts of each unit in a cell add up to, where there are two or more."""
    by_unit: dict[str, list[Decimal]] = {}
    for one in amounts(words) if any(map(str.isdigit, words)) else ():
        if one.unit:
            by_unit.setdefault(one.unit, []).append(one.value)
    return [sum(values, Decimal(0)) for values in by_unit.values() if len(values) >= _FEWEST]


def _judged(line: Line, sums: list[Decimal], code: str) -> Iterator[WrongCell]:
    cell = line.cells[code]
    right = min(sums, key=lambda one: abs(one - cell.value))
    if is_slip_of(cell.value, right) or abs(right - cell.value) * _NEAR <= right:
        message = f"{line.label[:40]}: các số kể trong hàng cộng lại là {shown(right)}, ở đây ghi {cell.typed}"
        yield WrongCell(line.path, code, cell.typed, message, shown(right))
