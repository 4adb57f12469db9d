"""Totals of a sheet: a row of totals against the rows it adds, a row of a form against the rows numbered below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import is_slip_of, shown
from cchc_docs.checking.figures.tables.sheet import UNNUMBERED, Column, Line, Sheet
from cchc_docs.model.document import Path
from cchc_docs.record import NamedTuple


class WrongCell(NamedTuple):
    """A cell whose figure does not follow from others: its row and column, what is wrong, what would be right."""

    path: Path
    column: str
    typed: str
    message: str
    right: str
    sure: bool = True


_MONEY = patterns.ours(r"tiền|kinh phí|giá trị|dự toán|vốn|đồng|tr\.?đ|thu|chi", re.IGNORECASE)


_OF_WHOLE = patterns.ours(r"tỷ trọng|tỉ trọng|cơ cấu", re.IGNORECASE)
_ROWS, _NEAR_ALL = 3, 6
"""Rows that part a whole; how far from 100 the shares of one may add up by a slip, whatever the head says."""


def wrong_shares(sheet: Sheet) -> Iterator[WrongCell]:
    """Yield the 100 of a total whose shares above add up to something else, beyond what rounding makes."""
    totals = [line for line in sheet.lines if line.total]
    rows = [line for line in sheet.lines if not line.total]
    if len(totals) != 1 or len(rows) < _ROWS or len({line.depth for line in rows}) != 1:
        return
    for column in sheet.columns:
        shares = [line.cells[column.code] for line in rows if column.code in line.cells]
        told = totals[0].cells.get(column.code)
        if not column.rate or told is None or told.value != 100 or len(shares) != len(rows):
            continue
        made = sum((one.value for one in shares), Decimal(0))
        rounding = sum((one.step for one in shares), Decimal(0)) / 2
        off = abs(made - 100)
        if off > rounding and (off <= _NEAR_ALL or _OF_WHOLE.search(column.head)):
            message = f"“{column.head[:40]}”: các hàng cộng lại là {shown(made)}%, tổng ghi {told.typed}"
            yield WrongCell(totals[0].path, column.code, told.typed, message, "kiểm tra lại các tỷ lệ", sure=False)


def wrong_totals(sheet: Sheet) -> Iterator[WrongCell]:
    """Yield the cells of rows of totals that the rows they add do not make."""
    for at, line in enumerate(sheet.lines):
        if not line.total or not line.cells:
            continue
        for column in sheet.columns:
            if (column.adds or column.points or not column.rate) and column.code in line.cells:
                yield from _total(sheet, at, line, column)


def _total(sheet: Sheet, at: int, line: Line, of: Column) -> Iterator[WrongCell]:
    column, told = of.code, line.cells[of.code]
    ways = [way for way in _ways(sheet.lines, at) if len([one for one in way if column in one.cells]) >= 2]
    ways = [way for way in ways if not any(column in one.texts for one in way)]
    if not _MONEY.search(of.head):
        ways = [way for way in ways if len({one.unit for one in way if column in one.cells and one.unit}) <= 1]
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
    if _without_a_run(sheet.lines, column, told.value):
        return
    miss, larger = abs(sums[best] - told.value), max(sums[best], told.value)
    if (line.named or of.points or not of.adds) and miss > larger / _NEAR:
        return  # what is called so may be more than its rows
    if not (of.adds or of.points) and not _is_slip(told.value, sums[best], addends):
        return  # its head says that nothing adds it
    right = shown(sums[best], "", _places(ways[best], column))
    message = f"“{line.label}” ghi {told.typed}, cộng các hàng là {right}"
    yield WrongCell(line.path, column, told.typed, message, right, sure=miss <= larger / 5)


def _is_slip(told: Decimal, added: Decimal, addends: Sequence[Decimal]) -> bool:
    """Whether a large total has the digits of the sum of three rows or more, one of them other or two changed round: no chance does that."""
    return len(addends) >= _PROVING and min(told, added) >= _LARGE and is_slip_of(told, added)


_PROVING, _LARGE = 3, 1000
_NEAR = 8
"""A total that is told by its words alone misses its rows by less than one part in so many."""


def _without_a_run(lines: Sequence[Line], column: str, told: Decimal) -> bool:
    """Whether rows that stand inside another one ("Trong đó", "- …") make the difference, whatever they are counted to."""
    inner = [n for n, one in enumerate(lines) if one.depth > UNNUMBERED]
    if not inner:
        return False
    counted = [one for one in lines if column in one.cells and not one.total]
    for first in inner:
        rest = [one for one in counted if one not in lines[first:]]
        for last in range(first + 1, len(lines) + 1):
            behind = [one for one in counted if one in lines[last:]]
            if sum((one.value(column) for one in (*rest, *behind)), Decimal(0)) == told:
                return True
    return False


def _mean(values: Sequence[Decimal]) -> Decimal:
    return (sum(values, Decimal(0)) / len(values)).quantize(Decimal(1)) if values else Decimal(0)


def _slack(way: Sequence[Line], column: str) -> Decimal:
    """How far rounding alone may move a sum: counts not at all, decimals a quarter of the last digit of the column each, and one digit in all."""
    steps = [one.cells[column].step for one in way if column in one.cells]
    return max(len(steps) * min(steps) / 4, min(steps)) if steps and min(steps) < 1 else Decimal(0)


def _places(way: Sequence[Line], column: str) -> int:
    exponents = [one.cells[column].step.as_tuple().exponent for one in way if column in one.cells]
    return max((-one for one in exponents if isinstance(one, int)), default=0)


def _ways(lines: Sequence[Line], at: int) -> list[list[Line]]:
    """The rows a total may add: all above, those since the last total or heading, the highest ones, the last ones, the totals above."""
    above = [one for one in lines[:at] if not one.rate]
    below = [one for one in lines[at + 1 :] if not one.rate]
    first = not any(one.cells for one in above)
    out: list[list[Line]] = []
    _take_ways(below if first else above, out)
    end = next((n for n, one in enumerate(below) if one.total and one.cells), len(below))
    rated = [one for one in (lines[at + 1 :] if first else lines[:at]) if one.cells and not one.total]
    if any(one.rate for one in rated):
        out.append(rated)  # a row that reads like points may be of places
    block = [one for one in below[:end] if one.cells]  # a total may stand over its rows, others before it
    out.extend(rows for rows in (block, _levels(block), _leaves(block)) if rows and rows not in out)
    return out


def _take_ways(side: Sequence[Line], out: list[list[Line]]) -> None:
    since = 0
    for n, one in enumerate(side):
        if one.total or not one.cells:
            since = n + 1
    plain = [one for one in side if not one.total and one.cells]
    recent = [one for one in side[since:] if one.cells]
    subtotals = [one for one in side if one.total and one.cells]
    ways = [
        plain,
        recent,
        subtotals,
        *(_levels(rows) for rows in (plain, recent)),
        *(_leaves(rows) for rows in (plain, recent)),
        _over_numbered(plain),
    ]
    last = max((n for n, one in enumerate(side) if one.total and one.cells), default=-1)
    ways += [
        [one for one in side[last + 1 :] if one.cells],
        [*subtotals, *(one for one in side[last + 1 :] if one.cells)],
    ]
    out.extend(way for way in ways if way and way not in out)


def _levels(rows: Sequence[Line]) -> list[Line]:
    """The highest rows."""
    top = min((one.depth for one in rows), default=0)
    return [one for one in rows if one.depth == top]


_NUMBERED = patterns.ours(r"\d{1,2}(?:\.\d{1,2})*[.)]? +[^\W\d]")


def _over_numbered(rows: Sequence[Line]) -> list[Line]:
    """The rows without a number in their names, where others have one below them: “Gói XL01”, then “1. …”, “2. …”."""
    bare = [one for one in rows if not one.number and not _NUMBERED.match(one.label)]
    return bare if len(bare) < len(rows) else []


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


def wrong_groups(sheet: Sheet, blamed: Collection[tuple[Path, str]] = ()) -> Iterator[WrongCell]:
    """Yield the cells of rows of groups (A, I, 1 above a, b, -) that their rows do not make, where other groups or columns do.

    `blamed`: cells that are wrong already.
    """
    groups = [(line, _below(sheet.lines, at)) for at, line in enumerate(sheet.lines) if line.cells and not line.total]
    groups = [(line, below) for line, below in groups if len(below) >= 2]
    if not groups:
        return
    kept: Counter[str] = Counter()
    kept_by: Counter[Path] = Counter()
    wrong: list[tuple[Line, list[Line], str]] = []
    for line, below in groups:
        for column in sheet.columns:
            code = column.code
            if not (column.adds or column.points) or code not in line.cells or any(code in one.texts for one in below):
                continue
            if not column.points and any(one.rate for one in (line, *below)):
                continue  # rates add up to nothing, the points they are worth do
            if sum(one.value(code) != 0 for one in below) < 2 or len({one.unit for one in (line, *below)}) > 1:
                continue
            added = sum((one.value(code) for one in below), Decimal(0))
            if abs(added - line.value(code)) <= _slack(below, code):
                kept[code] += 1
                kept_by[line.path] += 1
            elif not any((one.path, code) in blamed for one in (line, *below)):
                wrong.append((line, below, code))
    for line, below, code in wrong:
        added = sum((one.value(code) for one in below), Decimal(0))
        told = line.cells[code]
        near = abs(added - told.value) <= max(added, told.value) / _NEAR
        proved = kept[code] + kept_by[line.path] >= 1 or (added > told.value and _is_in_total(sheet, line, code))
        if proved and near and len(wrong) <= _TWO:
            right = shown(added, "", _places(below, code))
            message = f"“{line.label[:50]}” ghi {told.typed}, cộng các hàng trong nhóm là {right}"
            yield WrongCell(line.path, code, told.typed, message, right, sure=kept[code] + kept_by[line.path] >= 2)


_TWO = 2


def _is_in_total(sheet: Sheet, group: Line, code: str) -> bool:
    """Whether the total of a table is the sum of its groups, this one among them: what stands below it is then too much."""
    totals = [line for line in sheet.lines if line.total and code in line.cells]
    rows = [line for line in sheet.lines if not line.total and line.depth == group.depth and code in line.cells]
    told = sum((line.value(code) for line in rows), Decimal(0))
    return len(totals) == 1 and len(rows) >= _TWO and told == totals[0].value(code)


def _below(lines: Sequence[Line], at: int) -> list[Line]:
    """The rows one level below a row that is numbered, up to the next of its own level; none where some stand deeper than they should."""
    line = lines[at]
    if line.depth >= UNNUMBERED:
        return []
    inside: list[Line] = []
    for one in lines[at + 1 :]:
        if one.depth <= line.depth or one.total:
            break
        inside.append(one)
    return _levels([one for one in inside if one.cells])
