"""Growth in percent whose base stands elsewhere: "26 tỷ đồng, tăng 12% so với thực hiện năm 2025", and the row of a table has both sums."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, agrees, amounts, sentences, shown
from cchc_docs.checking.figures.tables.retold import clause, words_of
from cchc_docs.checking.figures.tables.sheet import Cell, Column, Line, Sheet
from cchc_docs.model.document import Path
from cchc_docs.record import NamedTuple

_GROWN = patterns.ours(r"[,;(]? ?\(?(?P<huong>tăng|giảm)(?: thêm| khoảng| trên| hơn)? $", re.IGNORECASE)
_LOOSELY = patterns.ours(r"khoảng|trên|hơn")
_SET_AGAINST = patterns.ours(
    r" ?(?:so )?với (?:mức |số )?(?P<goc>[^,;.()\d]{0,40}?(?:năm )?(?P<nam>20\d\d)?)(?=[,;.()]|$)", re.IGNORECASE
)
_PLAN = patterns.ours(r"kế hoạch|dự toán|(?<!\w)(?:giao|kh)(?!\w)|chỉ tiêu|nghị quyết|mục tiêu", re.IGNORECASE)
_DONE = patterns.ours(r"thực hiện|ước|kết quả|(?<!\w)(?:th|đạt)(?!\w)|quyết toán", re.IGNORECASE)
_FEWEST = 2
_SCALES = tuple(Decimal(10) ** n for n in (0, 3, 6, 9))


class Grown(NamedTuple):
    """A growth that the row it is told of denies: where it stands in the text, what is wrong and right, the place of the base."""

    start: int
    end: int
    message: str
    right: str
    base: Path


class _Told(NamedTuple):
    now: Amount
    rate: Amount
    falls: bool
    left: str
    against: str
    year: str


def wrong_growth(text: str, tables: Sequence[Sheet]) -> Iterator[Grown]:
    """Yield the growths that the two figures of the row they are told of do not make."""
    for base, sentence in sentences(text):
        for told in _told(sentence):
            pairs = [pair for table in tables for pair in _pairs(told, table)]
            if not pairs or any(_makes(told, now, before) for _, _, now, before in pairs):
                continue
            line, column, now, before = pairs[0]
            change = 100 * (now.value - before.value) / before.value
            way = "giảm" if change < 0 else "tăng"
            right = f"{way} {shown(abs(change), '%', max(1, told.rate.places))}"
            message = f"Bảng ghi {before.typed} ({column.head[:40]}) và {now.typed}: {right}, không phải {sentence[told.rate.start : told.rate.unit_end]}"
            yield Grown(base + told.now.start, base + told.rate.unit_end, message, right, (*line.path, column.code))


def _told(sentence: str) -> Iterator[_Told]:
    """The sums of a sentence with how far each grew from a time or a plan that it names."""
    found = amounts(sentence)
    for n, (now, rate) in enumerate(pairwise(found)):
        way = _GROWN.fullmatch(sentence[now.unit_end : rate.start]) if rate.unit == "%" != now.unit else None
        against = _SET_AGAINST.match(sentence, rate.unit_end) if way else None
        if way is None or against is None or not now.unit or _LOOSELY.search(way[0]):
            continue
        left = clause(sentence, found, n)[0]
        yield _Told(now, rate, way["huong"].lower() == "giảm", left, against["goc"], against["nam"] or "")


def _pairs(told: _Told, table: Sheet) -> Iterator[tuple[Line, Column, Cell, Cell]]:
    """The rows that have the sum and are named by its clause, each with the column of what it is set against."""
    said = words_of(told.left)
    for line in table.lines:
        name = words_of(line.label)
        if min(len(name), len(said)) < _FEWEST or not (name <= said or said <= name):
            continue
        here = [code for code, cell in line.cells.items() if _is(told.now, cell)]
        for column in table.columns:
            if here and column.code not in here and line.value(column.code) > 0 and _is_of(told, column):
                yield line, column, line.cells[here[0]], line.cells[column.code]


def _is(one: Amount, cell: Cell) -> bool:
    scales = _SCALES if one.unit == "đồng" else _SCALES[:1]
    return any(abs(cell.value * scale - one.value) <= one.slack for scale in scales)


def _is_of(told: _Told, column: Column) -> bool:
    """Whether a column is of what the growth is set against: of the year it names, planned or done as it says."""
    head = column.head.lower()
    if column.rate or not told.year or told.year not in head:
        return False
    planned, done = _PLAN.search(told.against), _DONE.search(told.against)
    if planned and not done:
        return _PLAN.search(head) is not None
    return not (done and _PLAN.search(head) and not _DONE.search(head))


def _makes(told: _Told, now: Cell, before: Cell) -> bool:
    """Whether two figures, each rounded as it is written, make the growth."""
    rates = [
        100 * (one - other) / other
        for one in (now.value - now.step / 2, now.value + now.step / 2)
        for other in (before.value - before.step / 2, before.value + before.step / 2)
        if other > 0
    ]
    sign = -1 if told.falls else 1
    low, high = sorted((sign * min(rates), sign * max(rates)))
    return agrees(low, high, told.rate) != "sai"
