"""What a figure of a row is made of: the words of a cell ("tổ 4 (312 hộ), tổ 5 (268 hộ)" beside 580), an area and its yield."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import amounts, is_slip_of, shown
from cchc_docs.checking.figures.tables.sheet import Column, Line, Sheet
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


_FACTORS = tuple(
    tuple(patterns.ours(head, re.IGNORECASE) for head in heads)
    for heads in (
        (r"(?<!\w)(?:diện tích|dt|gieo (?:cấy|trồng)|trồng|số con)(?!\w)", r"năng suất|(?<!\w)ns(?!\w)", r"sản lượng|(?<!\w)sl(?!\w)"),
        (r"sản lượng|số lượng|khối lượng|(?<!\w)sl(?!\w)", r"giá (?:bán|bình quân|trung bình|mua)|đơn giá", r"doanh thu|trị giá|thu về|thu nhập|giá trị"),
        (r"(?<!\w)(?:diện tích|số (?:hộ|người|học sinh|cháu|trẻ|lớp|thôn|ngày|con|xe)|quy mô)(?!\w)", r"định mức|mật độ", r"nhu cầu|(?<!\w)cần|lượng|tổng số|số cây|số giống"),
    )
)  # fmt: skip
"""Heads of what is counted, of how much one gives, costs or takes, and of what both make."""
_SCALES = tuple(Decimal(one) for one in ("1", "0.1", "0.01", "0.001", "10", "1000", "0.000001"))
"""Quintals and tons, kilograms and tons, đồng and thousands of it."""


def wrong_yields(sheet: Sheet) -> Iterator[WrongCell]:
    """Yield the one figure of a column that is no product of its row, where those of all other rows are, two at least."""
    for heads in _FACTORS:
        count, each, out = ([one for one in sheet.columns if head.search(one.head)] for head in heads)
        for made in out if count and each else ():
            near = [(a, b) for a, b in product(count, each) if a.group == b.group == made.group]
            ways = [pair for pair in near if len({made.code, pair[0].code, pair[1].code}) == len(heads)]
            broken = [_broken(sheet, (*way, made), scale) for way, scale in product(ways, _SCALES)]
            wrong = [one for one in broken if one is not None]
            if len(wrong) == 1:
                yield from wrong[0]


def _broken(sheet: Sheet, columns: tuple[Column, Column, Column], scale: Decimal) -> list[WrongCell] | None:
    """The row that breaks a law of products, in a list; an empty one where all keep it, None where it is no law."""
    codes = [one.code for one in columns]
    rows = [line for line in sheet.lines if not line.total and all(line.value(code) for code in codes)]
    off = [line for line in rows if not _keeps(line, codes, scale, whole=True)]
    if len(off) != 1 or _keeps(off[0], codes, scale, whole=True, near=_ROUND):
        off = [line for line in rows if not _keeps(line, codes, scale)]
    if len(off) > 1 or len(rows) - len(off) < _FEWEST:
        return None
    out: list[WrongCell] = []
    for line in off:
        count, each, made = (line.cells[code] for code in codes)
        right = shown((count.value * each.value * scale).quantize(made.step), "", max(0, -int(made.step.log10())))
        message = f"{line.label[:40]}: {count.typed} × {each.typed} là {right}, cột “{columns[-1].head[:40]}” ghi {made.typed}"
        out.append(WrongCell(line.path, codes[-1], made.typed, message, right, sure=False))
    return out


def _keeps(line: Line, codes: list[str], scale: Decimal, *, whole: bool = False, near: Decimal = Decimal(0)) -> bool:
    """Whether a row is its product, as far as each figure may have been rounded; `whole`: what has no decimals is not."""
    count, each, made = (line.cells[code] for code in codes)
    steps = [0 if whole and one.step == 1 else one.step for one in (count, each)]
    right = count.value * each.value * scale
    room = (count.value * steps[1] + each.value * steps[0]) * scale / 2 + made.step / 2
    return abs(right - made.value) <= max(room, near * right)


_ROUND = Decimal("0.005")
"""What an output may be off by its own rounding to tens, where others are exact."""
