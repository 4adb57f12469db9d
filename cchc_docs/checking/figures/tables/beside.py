"""A slip of what a table has, in the paragraph right before or behind it, or in a sentence that names one of its rows in other words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import PEOPLE, Amount, amounts, is_slip_of, sentences, shown
from cchc_docs.checking.figures.mentions.rows import Off
from cchc_docs.checking.figures.tables.retold import Titled, beside_slash, clause
from cchc_docs.checking.figures.tables.sheet import Column, Line, Sheet

OTHER_FIGURE = patterns.ours(
    r"so với|cùng kỳ|điều chỉnh|từ \d|kỳ trước|năm trước|tháng trước|quý trước|trung bình|bình quân|mỗi|(?<!\w)tăng|giảm|vượt|còn lại|thêm|lũy kế|luỹ kế|đầu (?:năm|kỳ)|tối thiểu|tối đa|ít nhất|không quá|ví dụ|năm 20\d\d|quý [iv]+(?!\w)|khoảng|ước|riêng|đơn giá|định mức|dưới|trên \d",
    re.IGNORECASE,
)
"""Words by which a figure is another one than the table's."""
_OF_TIME = patterns.ours(r"cùng kỳ|năm trước|kỳ trước|so sánh|20\d\d.*20\d\d|đơn giá|định mức|mức", re.IGNORECASE)
_SCALES = (("tỷ", 10**9), ("triệu", 10**6), ("tr.đ", 10**6), ("nghìn", 1000), ("đồng", 1))
_LEAST = 10


def beside(text: str, sheet: Sheet) -> Iterator[Off]:
    """Yield the figures of a paragraph next to a table that are a slip of the total of the only column of their unit."""
    every = amounts(text)
    for base, sentence in sentences(text):
        found = amounts(sentence)
        for n, one in enumerate(found):
            if one.unit in ("", "%", "lần") or one.value < _LEAST or beside_slash(sentence, found, n):
                continue
            columns = [column for column in sheet.columns if _is_of(one, column)]
            if len(columns) != 1 or OTHER_FIGURE.search(" ".join(clause(sentence, found, n))):
                continue
            whole = _whole(sheet, columns[0])
            if whole is None:
                continue
            scale = _scale(one, columns[0].head)
            others = {value * scale for value in _values(sheet)}
            told = {other.value for other in every if other.start < base + len(sentence)}
            if one.value in others or whole[0] * scale in told or not is_slip_of(one.value / scale, whole[0]):
                continue
            right = shown(whole[0] * scale, one.unit if one.unit == "đồng" else "")
            path = (*whole[1].path, columns[0].code)
            yield Off(base + one.start, base + one.unit_end, right, columns[0].head[:40], path)


_FUNDS = patterns.ours(r"(?<!\w)(?:kinh phí|dự toán|tổng (?:vốn|mức|số tiền))(?: [^\W\d]+){0,8}:? $", re.IGNORECASE)


def costs(text: str, sheets: Sequence[Sheet]) -> Iterator[Off]:
    """Yield the money that a sentence says all of it takes, where it is a slip of the total of the only table of money, wherever that stands."""
    if "đồng" not in text or len(sheets) != 1:
        return
    for slip in beside(text, sheets[0]):
        if _FUNDS.search(text[max(0, slip.start - 60) : slip.start]):
            yield slip


def tells_costs(sheet: Sheet) -> bool:
    """Whether a sheet has one row of totals, of money."""
    totals = [line for line in sheet.lines if line.total]
    return len(totals) == 1 and any(MONEY.search(one.head) for one in sheet.columns if one.code in totals[0].cells)


class Worths:
    """The sums of money of all tables in đồng, where a head or a title tells their unit."""

    def __init__(self, tables: Sequence[Titled]) -> None:
        self.cells: dict[Decimal, tuple[Line, Column]] = {}
        for sheet, title in tables:
            for column in sheet.columns:
                scale = 0 if column.rate else told_scale(column.head) or told_scale(title)
                for line in sheet.lines if scale else ():
                    if column.code in line.cells:
                        self.cells.setdefault(line.cells[column.code].value * scale, (line, column))

    def in_other_unit(self, text: str) -> Iterator[Off]:
        """Yield the money of a text that has all digits of a cell and a unit a thousand times its own ("12.450 tỷ" of 12.450 triệu)."""
        found = amounts(text) if self.cells and "đồng" in text else []
        for one in found:
            if one.unit != "đồng" or one.value in self.cells:
                continue
            for value in (one.value * 1000, one.value / 1000):
                digits = len(f"{one.value.normalize():f}".replace(".", "").strip("0"))
                whole = digits >= _MANY - 1 and _FUNDS.search(text[max(0, one.start - 60) : one.start]) is not None
                told = self.cells.get(value) if digits >= _MANY or whole else None
                if told is not None and not any(other.value == value for other in found):
                    line, column = told
                    yield Off(one.start, one.unit_end, shown(value, "đồng"), line.label[:50], (*line.path, column.code))


_MANY = 4
"""Digits that two sums do not share by chance."""


def told_scale(words: str) -> int:
    """Return how many đồng the unit is that some words tell, 0 where they tell none but đồng itself."""
    return next(
        (scale for name, scale in _SCALES if f"{name} đồng" in words.lower() or name == "tr.đ" in words.lower()), 0
    )


MONEY = patterns.ours(r"đồng|tiền|kinh phí|tr\.?đ|vốn", re.IGNORECASE)


def _is_of(one: Amount, column: Column) -> bool:
    """Whether the figures of a column count what an amount counts, by its head."""
    if column.rate or _OF_TIME.search(column.head):
        return False
    head = column.head.lower()
    if one.unit == "đồng":
        return MONEY.search(head) is not None
    words = {one.unit, *(PEOPLE if one.unit in PEOPLE else ())}
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", head) for word in words)


def _scale(one: Amount, head: str) -> Decimal:
    if one.unit != "đồng":
        return Decimal(1)
    return Decimal(next((scale for name, scale in _SCALES if name in head.lower()), 1))


def _values(sheet: Sheet) -> set[Decimal]:
    return {cell.value for line in sheet.lines for cell in line.cells.values()}


def _whole(sheet: Sheet, column: Column) -> tuple[Decimal, Line] | None:
    """The total of a column: of its only total row, else of all rows where none is a total and each has a figure."""
    totals = [line for line in sheet.lines if line.total]
    if len(totals) == 1:
        cell = totals[0].cells.get(column.code)
        return (cell.value, totals[0]) if cell else None
    flat = len({line.depth for line in sheet.lines}) == 1 and all(column.code in line.cells for line in sheet.lines)
    if totals or not flat or not column.adds or len(sheet.lines) < len("ab"):
        return None
    return sum((line.value(column.code) for line in sheet.lines), Decimal(0)), sheet.lines[-1]
