"""What a row of a sheet says across its columns: a total and its parts, what is left, number times price, a rate."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import shown
from cchc_docs.checking.figures.sheet import Column, Line, Sheet
from cchc_docs.checking.figures.totals import WrongCell

_SUM = patterns.ours(r"(?<!\w)(?:tổng|cộng)(?!\w)", re.IGNORECASE)
_AFTER = patterns.ours(r"sau (?:điều chỉnh|bổ sung)|lũy kế|luỹ kế|cộng dồn|cuối kỳ", re.IGNORECASE)
_LEFT = patterns.ours(r"còn lại|chênh lệch|(?<!\w)(?:còn|chưa|tồn|thừa|thiếu|tăng|giảm|dư)(?!\w)", re.IGNORECASE)
_UNSIGNED = patterns.ours(r"tăng|giảm|chênh", re.IGNORECASE)
"""Columns where people write a rise and a fall alike, without a sign."""
_PRODUCT = patterns.ours(r"thành tiền|kinh phí|tổng tiền|số tiền|giá trị|tổng cộng", re.IGNORECASE)
_PRICE = patterns.ours(r"đơn giá|định mức|(?<!\w)mức (?:chi|hỗ trợ|thưởng|trợ cấp)|(?<!\w)giá(?! trị)", re.IGNORECASE)
_GROWTH = patterns.ours(r"tăng|giảm", re.IGNORECASE)
_SCALES = (Decimal(1), Decimal(1000), Decimal("0.001"), Decimal(10**6), Decimal("0.000001"))
_MOST = 12
"""Columns of a sheet that is looked through; a wider one is a list of something else."""


class Law(NamedTuple):
    """How the column `out` follows from others; `sure` where its head or the table itself says so."""

    out: Column
    terms: tuple[Column, ...]
    value: Callable[[Line], Decimal]
    sign: str
    rate: bool = False
    sure: bool = True

    def holds(self, line: Line) -> bool:
        """Whether a row keeps it; rounding of what is written is allowed for."""
        told = line.cells[self.out.code]
        return abs(self.value(line) - told.value) <= self.room(line)

    def miss(self, line: Line) -> Decimal:
        """By how much a row misses it; where a row of totals misses it as much, another cell of both is wrong."""
        return self.value(line) - line.cells[self.out.code].value

    def room(self, line: Line) -> Decimal:
        """How far rounding may move the figure."""
        told = line.cells[self.out.code]
        if self.rate:
            return told.step * Decimal("0.999")
        steps = [line.cells[one.code].step for one in self.terms if one.code in line.cells]
        loose = any(step < 1 for step in (*steps, told.step))
        if self.sign == "×":
            return told.step if loose else told.step / 2
        return (told.step + sum(steps, Decimal(0))) / 4 if loose else Decimal(0)

    def tells(self, line: Line) -> bool:
        """Whether a row that keeps it says much: no 100 % of equal figures, no sum of one figure and nothing."""
        told = line.cells[self.out.code].value
        if self.rate:
            return told not in (0, 100)
        return sum(line.value(one.code) != 0 for one in self.terms) >= 2 and told != 0

    def fits(self, line: Line) -> bool:
        """Whether a row has the figures to be judged by."""
        if self.out.code not in line.cells or any(one.code in line.texts for one in self.terms):
            return False
        there = sum(one.code in line.cells for one in self.terms)
        return there == len(self.terms) or (self.sign == "+" and there >= 1)


def wrong_rows(sheet: Sheet, off: dict[str, Decimal]) -> Iterator[WrongCell]:
    """Yield the cells that a law of their table denies. `off`: columns whose total is wrong, by how much their rows exceed it."""
    if len(sheet.columns) > _MOST:
        return
    for column in sheet.columns:
        law = _law(sheet, column)
        if law is None:
            continue
        wrong = [line for line in sheet.lines if law.fits(line) and not law.holds(line)]
        rows = [line for line in wrong if not line.total]
        for line in rows or wrong:
            if line.total and any(one.code in off for one in (column, *law.terms)):
                continue  # a figure of that row is wrong already as a total
            cell = _wrong(law, line, off)
            same = cell.column == column.code and any(
                one.total and law.miss(one) == law.miss(line) for one in wrong if one is not line
            )
            yield cell._replace(column="", typed="") if same else cell


def _wrong(law: Law, line: Line, off: dict[str, Decimal]) -> WrongCell:
    """The cell at fault: where a total of a column is wrong by the same amount, the cell in that column."""
    told, right = line.cells[law.out.code], law.value(line)
    places = max(0, -int(told.step.as_tuple().exponent))
    figures = f" {law.sign} ".join(line.cells[one.code].typed for one in law.terms if one.code in line.cells)
    shown_right = shown(right, "", max(places, 1) if law.rate else places)
    message = f"{line.label[:40]}: {figures} là {shown_right}, cột “{law.out.head[:40]}” ghi {told.typed}"
    if law.sign == "+":
        for one in law.terms:
            if one.code in line.cells and off.get(one.code) == right - told.value:
                cell = line.cells[one.code]
                meant = shown(cell.value - off[one.code])
                return WrongCell(line.path, one.code, cell.typed, message, meant)
    return WrongCell(line.path, law.out.code, told.typed, message, shown_right, sure=law.sure)


def _law(sheet: Sheet, out: Column) -> Law | None:
    """The law that most rows of a sheet keep for a column, None where none is sure."""
    told = _formula(sheet, out)
    if told is not None:
        return told
    best: tuple[int, int, int, Law] | None = None
    for law in _candidates(sheet, out):
        judged = [line for line in sheet.lines if law.fits(line)]
        kept = [line for line in judged if law.holds(line)]
        broken = [line for line in judged if not law.holds(line)]
        bad = len([line for line in broken if not line.total] or broken)
        telling = sum(law.tells(line) for line in kept)
        if best is None or (telling - bad, len(kept)) > (best[0] - best[2], best[1]):
            best = telling, len(kept), bad, law
    if best is None:
        return None
    telling, good, bad, law = best
    if not _is_named(law):
        return law._replace(sure=False) if telling >= 3 and telling >= 3 * bad else None
    two = law.sign == "-" and out.head and telling >= 1 and good >= 2 and bad == 1
    price = law.sign == "×" and telling >= 1 and bad <= 1
    return law if (telling >= 2 and telling >= 2 * bad) or two or price or telling == bad == 2 else None


def _is_named(law: Law) -> bool:
    """Whether the head of the column says what it is."""
    head = law.out.head
    if law.rate:
        return law.out.rate
    pattern = {"+": _SUM, "-": _LEFT, "×": _PRODUCT}[law.sign]
    return pattern.search(head) is not None or (law.sign == "+" and _AFTER.search(head) is not None)


def _candidates(sheet: Sheet, out: Column) -> Iterator[Law]:
    at = sheet.columns.index(out)
    others = [one for one in sheet.columns if one is not out]
    counts = [one for one in others if one.adds]
    if out.rate:
        growth = _GROWTH.search(out.head) is not None
        for one, other in combinations(counts, 2):
            for part, whole in ((one, other), (other, one)):
                yield Law(out, (part, whole), _rate(part.code, whole.code, growth=False), "/", rate=True)
                if growth:
                    yield Law(out, (part, whole), _rate(part.code, whole.code, growth=True), "/", rate=True)
        return
    if _PRODUCT.search(out.head) and any(_PRICE.search(one.head) for one in others):
        yield from _products(others, out)
        return
    if not out.adds:
        return
    before, behind = sheet.columns[:at], sheet.columns[at + 1 :]
    rows = [behind[:n] for n in range(2, len(behind) + 1)]
    if _SUM.search(out.head) or _AFTER.search(out.head):
        rows += [before[-n:] for n in range(2, len(before) + 1)]
    for row in rows:
        terms = tuple(one for one in row if one.adds)
        if len(terms) >= 2:
            yield Law(out, terms, _sum(terms), "+")
    if _LEFT.search(out.head):
        for one, other in combinations([one for one in sheet.columns[:at] if one.adds] or counts, 2):
            for first, second in ((one, other), (other, one)):
                yield Law(out, (first, second), _difference(first.code, second.code), "-")
                if _UNSIGNED.search(out.head):
                    yield Law(out, (first, second), _distance(first.code, second.code), "-")


def _products(others: Sequence[Column], out: Column) -> Iterator[Law]:
    prices = [one for one in others if _PRICE.search(one.head)]
    counts = [one for one in others if one not in prices and not one.rate and not _PRODUCT.search(one.head)]
    for price in prices:
        for size in range(1, min(3, len(counts)) + 1):
            for chosen in combinations(counts, size):
                for scale in _SCALES:
                    terms = (*chosen, price)
                    yield Law(out, terms, _product(terms, scale), "×")


def _sum(terms: Sequence[Column]) -> Callable[[Line], Decimal]:
    return lambda line: sum((line.value(one.code) for one in terms), Decimal(0))


def _difference(first: str, second: str) -> Callable[[Line], Decimal]:
    return lambda line: line.value(first) - line.value(second)


def _distance(first: str, second: str) -> Callable[[Line], Decimal]:
    return lambda line: abs(line.value(first) - line.value(second))


def _product(terms: Sequence[Column], scale: Decimal) -> Callable[[Line], Decimal]:
    def value(line: Line) -> Decimal:
        out = scale
        for one in terms:
            out *= line.value(one.code)
        return out

    return value


def _rate(part: str, whole: str, *, growth: bool) -> Callable[[Line], Decimal]:
    def value(line: Line) -> Decimal:
        base = line.value(whole)
        share = 100 * line.value(part) / base if base else Decimal(0)
        return abs(share - 100) if growth and base else share

    return value


_TERM = patterns.ours(r"\(?(\d{1,2}|[A-Z])\)?")


def _formula(sheet: Sheet, out: Column) -> Law | None:
    """The law a row of column numbers tells: "(3) = (1) - (2)", "(5)=(3)x(4)", "(4)=(3)/(2)*100"."""
    words = sheet.formulas.get(out.code, "")
    if not words:
        return None
    words = patterns.sub(r"\s|[x×*]\s*100\s*%?$|%", "", words)
    for sign, mark in (("+", r"\+"), ("-", r"[-–−]"), ("×", r"[x×X*.]"), ("/", r"[/:]")):
        terms = re.split(mark, words)
        codes = [sheet.numbers.get(found[1], "") for term in terms if (found := _TERM.fullmatch(term))]
        columns = [one for code in codes for one in sheet.columns if one.code == code]
        if len(terms) < 2 or len(columns) != len(terms) or (sign in "-/" and len(terms) != 2):
            continue
        first, second = columns[0].code, columns[1].code
        if sign == "+":
            value = _sum(columns)
        elif sign == "-":
            value = _difference(first, second)
        else:
            value = _product(columns, Decimal(1)) if sign == "×" else _rate(first, second, growth=False)
        return Law(out, tuple(columns), value, sign, rate=sign == "/")
    return None
