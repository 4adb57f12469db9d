"""Figures of a text that sends the reader to a table, or stands in the section of one: its totals, and the rows that the text names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, amounts, is_slip_of, sentences, shown, transposed
from cchc_docs.checking.figures.mentions.rows import Off
from cchc_docs.checking.figures.tables.beside import OTHER_FIGURE
from cchc_docs.checking.figures.tables.retold import Titled, beside_slash, clause, near, words_of
from cchc_docs.checking.figures.tables.sheet import Cell, Column, Line
from cchc_docs.record import NamedTuple

_OF_ALL = patterns.ours(
    r"(?<!\w)(?:(?:kinh phí|dự toán|nhu cầu vốn|vốn) (?:để )?thực hiện (?:kế hoạch|đề án|chương trình|phương án)|tổng (?:(?:số|mức|nhu cầu|nguồn) )?(?:kinh phí|dự toán|vốn|tiền|chi phí|giá trị|mức đầu tư|chi|thu)|tổng số|tổng cộng|tổng mức|tổng nhu cầu)(?: [^\W\d]+){0,9}:? $",
    re.IGNORECASE,
)
"""Says that a sum is all there is."""
_OF_WHAT = frozenset([
    "tổng", "số", "mức", "nhu", "cầu", "nguồn", "kinh", "phí", "dự", "toán", "vốn", "tiền", "chi", "giá", "trị",
    "đầu", "tư", "cộng", "thực", "hiện", "kế", "hoạch", "đề", "án", "chương", "trình", "phương", "của", "là",
    "kiến", "cho", "các", "nhiệm", "vụ", "hoạt", "động", "nội", "dung", "trên",
])  # fmt: skip
"""Words that name the whole of a paper: of what else a sum is told, the table may have more."""
_QUANTITY = patterns.ours(r"(?:số|khối) lượng|đơn giá|định mức|mức chi|năm 20\d\d|quý|tháng", re.IGNORECASE)
_SCALES = (
    (patterns.ours(r"(?<!\w)(?:tỷ|tỉ) đồng", re.IGNORECASE), Decimal(10**9)),
    (patterns.ours(r"(?<!\w)(?:triệu đồng|tr\.? ?đ(?:ồng)?(?!\w))", re.IGNORECASE), Decimal(10**6)),
    (patterns.ours(r"(?<!\w)(?:nghìn|ngàn|1\.000) đồng", re.IGNORECASE), Decimal(1000)),
    (patterns.ours(r"(?<!\w)đồng(?!\w)", re.IGNORECASE), Decimal(1)),
)
_LARGE, _LITTLE, _LONG = 1000, Decimal(2), 3
"""Figures that no chance makes of the same digits; how far two sums may be one; letters of a row's name."""


class Guided(NamedTuple):
    """A table, the words above it with its caption and its line of units, whether the text sends the reader there."""

    table: Titled
    around: str
    sent: bool


def off_guided(text: str, tables: Sequence[Guided], sending: Sequence[tuple[int, int]]) -> Iterator[Off]:
    """Yield the figures of a text that the tables it belongs to deny; `sending`: where it sends the reader to one."""
    found = amounts(text)
    for base, sentence in sentences(text):
        inner = amounts(sentence)
        sends = any(base <= start < base + len(sentence) for start, _ in sending)
        for n, one in enumerate(inner):
            left, right = clause(sentence, inner, n)
            if (
                one.unit in ("%", "lần", "")
                or beside_slash(sentence, inner, n)
                or OTHER_FIGURE.search(
                    _but_own_year(f"{left} {right}", tables) if one.unit == "đồng" else f"{left} {right}"
                )
            ):
                continue
            wrong = None
            if one.unit == "đồng":
                whole = _OF_ALL.search(sentence, 0, one.start) if sends else None
                if whole is not None:
                    wrong = _of_all(one, [each for each in tables if each.sent], found)
                    bare = set(patterns.findall(r"[^\W\d]+", whole[0].lower())) <= _OF_WHAT
                    wrong = wrong if wrong is not None and (wrong.sure or bare) else None
            elif one.exact and one.value >= _LARGE and not _stands(one.value, tables):
                wrong = _row(one, left, tables) or _total(one, f"{left} {one.unit} {right}", tables, found)
            if wrong is not None:
                yield wrong._replace(start=base + one.start, end=base + one.unit_end)


_IN_YEAR = patterns.ours(r"(?<!\w)năm (20\d\d)(?!\d)", re.IGNORECASE)


def _but_own_year(words: str, tables: Sequence[Guided]) -> str:
    """Words without the year that the tables name too, and no other: "từ nguồn ngân sách năm 2026" of a budget of 2026."""
    years = {year for each in tables for year in _IN_YEAR.findall(each.around)}
    return _IN_YEAR.sub("", words) if len(years) == 1 and set(_IN_YEAR.findall(words)) == years else words


def _of_all(one: Amount, tables: Sequence[Guided], told: Sequence[Amount]) -> Off | None:
    """The total of money that a sentence gives otherwise than the table it points to; None where the table has its sum anywhere, or the text the table's."""
    totals = [found for each in tables for found in _sums(each)]
    values = [cell.value * scale for _, _, cell, scale in totals if scale]
    if not values or len(values) != len(totals) or _stands_in_money(one, tables):
        return None
    if abs(sum(values) - one.value) <= one.slack or any(
        abs(two.value - value) <= two.slack for two in told for value in values
    ):
        return None
    line, column, cell, scale = min(totals, key=lambda each: abs(each[2].value * each[3] - one.value))
    right = cell.value * scale
    other_scale = max(one.value, right) == min(one.value, right) * 1000 ** round(_thousands(one.value, right))
    sure = near(one.value, right) or other_scale
    if not sure and max(one.value, right) > _LITTLE * min(one.value, right):
        return None
    return Off(0, 0, shown(right, "đồng"), f"{line.label[:30]}, {column.head[:30]}", (*line.path, column.code), sure)


def _thousands(one: Decimal, other: Decimal) -> float:
    return abs(float((one / other).ln() / Decimal(1000).ln())) if one > 0 < other else 0.0


def _sums(guided: Guided) -> Iterator[tuple[Line, Column, Cell, Decimal]]:
    """The totals of money of a table: each with how many đồng one of it is, 0 where nothing tells."""
    sheet = guided.table.sheet
    totals = [line for line in sheet.lines if line.total]
    for line in totals if len(totals) == 1 else ():
        for column in sheet.columns:
            if column.code in line.cells and not column.rate and not _QUANTITY.search(column.head):
                heads = (column.head, guided.around)
                scale = next((worth for words in heads for name, worth in _SCALES if name.search(words)), Decimal(0))
                yield line, column, line.cells[column.code], scale


def _stands_in_money(one: Amount, tables: Sequence[Guided]) -> bool:
    worths = {scale for each in tables for _, _, _, scale in _sums(each)}
    cells = [cell.value for each in tables for line in each.table.sheet.lines for cell in line.cells.values()]
    return any(abs(value * worth - one.value) <= one.slack for value in cells for worth in worths)


def _stands(value: Decimal, tables: Sequence[Guided]) -> bool:
    return any(
        cell.value == value for each in tables for line in each.table.sheet.lines for cell in line.cells.values()
    )


def _row(one: Amount, left: str, tables: Sequence[Guided]) -> Off | None:
    """The cell of the only row whose name stands before a figure, where that has the digits of the figure in another order."""
    named = [
        line
        for each in tables
        for line in each.table.sheet.lines
        if not line.total
        and len(line.label) > _LONG
        and re.search(rf"(?<!\w){re.escape(line.label.lower())}(?!\w)", left.lower())
    ]
    if len(named) != 1:
        return None
    line = named[0]
    code = next((code for code, cell in line.cells.items() if transposed(one.value, cell.value)), None)
    return Off(0, 0, line.cells[code].typed, line.label[:50], (*line.path, code)) if code else None


def _total(one: Amount, said: str, tables: Sequence[Guided], told: Sequence[Amount]) -> Off | None:
    """The total that a figure is with two digits changed round, where the clause and the table share a word; None where the text has the total too."""
    for each in tables:
        sheet = each.table.sheet
        heads = words_of(f"{each.around} {' '.join(column.head for column in sheet.columns)}")
        for line in sheet.lines if heads & words_of(said) else ():
            for code, cell in line.cells.items() if line.total else ():
                if _turned(one.value, cell.value) and not any(two.value == cell.value for two in told):
                    return Off(0, 0, cell.typed, line.label[:50], (*line.path, code))
    return None


def _turned(one: Decimal, other: Decimal) -> bool:
    """Whether two figures are the same but for two neighbours changed round."""
    return is_slip_of(one, other) and sorted(str(one)) == sorted(str(other))
