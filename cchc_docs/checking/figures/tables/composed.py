"""What a figure of a row is made of: the words of a cell ("tổ 4 (312 hộ), tổ 5 (268 hộ)" beside 580), an area and its yield."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise, product

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


_TERM = r"(?:[IVX]{1,4}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})?)"
_FORMULA = patterns.ours(rf"[(=] ?(?:[IVXA-ZĐ\d.]+ ?= ?)?(?P<terms>{_TERM}(?: ?[-–+] ?{_TERM})+) ?\)?[:.]?$")
_SIGNED = patterns.ours(rf"(?P<sign>[-–+]?) ?(?P<term>{_TERM})")


def wrong_formulas(sheet: Sheet) -> Iterator[WrongCell]:
    """Yield the figures of a row whose name tells how others make it: “Tổng chi (I + II)”, “Kết dư (A - B)”."""
    told = [(line, found) for line in sheet.lines if (found := _FORMULA.search(line.label.strip()))]
    if not told:
        return
    by_number: dict[str, list[Line]] = {}
    for line in sheet.lines:
        by_number.setdefault(line.number.strip(" .)"), []).append(line)
    for line, found in told:
        terms = [(one["sign"], by_number.get(one["term"], [])) for one in _SIGNED.finditer(found["terms"])]
        if any(len(rows) != 1 or rows[0] is line for _, rows in terms):
            continue
        for column in sheet.columns:
            code = column.code
            if column.rate or code not in line.cells or any(code not in rows[0].cells for _, rows in terms):
                continue
            made = sum((rows[0].value(code) * (1 if sign in ("", "+") else -1) for sign, rows in terms), Decimal(0))
            steps = [line.cells[code].step, *(rows[0].cells[code].step for _, rows in terms)]
            if abs(made - line.value(code)) > (0 if min(steps) == 1 else sum(steps) / 2):
                right = shown(made, "", max(0, -int(min(steps).log10())))
                message = f"“{line.label[:50]}” ghi {line.cells[code].typed}, tính ra là {right}"
                yield WrongCell(line.path, code, line.cells[code].typed, message, right)


_RUNNING = patterns.ours(r"lũy kế|luỹ kế|cộng dồn|lũy tiến", re.IGNORECASE)


def wrong_running(sheet: Sheet) -> Iterator[WrongCell]:
    """Yield the one figure of a running total that is not the one above and its own row's, where all others are, two at least."""
    rows = [line for line in sheet.lines if not line.total]
    for running in sheet.columns:
        if not _RUNNING.search(running.head) or any(running.code not in line.cells for line in rows):
            continue
        for each in sheet.columns:
            if each is running or each.rate or any(each.code not in line.cells for line in rows):
                continue
            gone = [one.value(running.code) - above.value(running.code) for above, one in pairwise(rows)]
            off = [one for one, step in zip(rows[1:], gone, strict=True) if step != one.value(each.code)]
            if off and len(off) <= _FEWEST and len(rows) - 1 - len(off) >= _FEWEST:
                line = off[0]
                above = rows[rows.index(line) - 1]
                right = shown(above.value(running.code) + line.value(each.code))
                cell = line.cells[running.code]
                message = f"{line.label[:40]}: {shown(above.value(running.code))} + {shown(line.value(each.code))} là {right}, cột “{running.head[:40]}” ghi {cell.typed}"
                yield WrongCell(line.path, running.code, cell.typed, message, right, sure=False)
                break
