"""Two tables of one paper that tell the same figures: a summary and its details, a table of the body and an appendix."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from cchc_docs import patterns
from cchc_docs.checking.figures.tables.retold import Titled
from cchc_docs.checking.figures.tables.sheet import Column, Line, Sheet
from cchc_docs.record import NamedTuple

_TIMES = patterns.ours(
    r"20\d\d|quý [ivx\d]+|tháng \d+|kỳ trước|cùng kỳ|giai đoạn|đợt \d+|kế hoạch|thực hiện|dự toán|quyết toán|ước",
    re.IGNORECASE,
)
_MOST_ROWS = 400


class Apart(NamedTuple):
    """A cell of the later table that the earlier one gives otherwise."""

    line: Line
    column: Column
    earlier: Line
    of: Column


def apart(tables: Sequence[Titled]) -> Iterator[Apart]:
    """Yield the cells that differ between tables which share rows and columns by name and otherwise agree."""
    for one, other in combinations(tables, 2):
        if _times(one.title) != _times(other.title):
            continue
        rows = _shared_rows(one.sheet, other.sheet)
        if len(rows) < 3:
            continue
        for column in one.sheet.columns:
            same = [each for each in other.sheet.columns if _name(each.head) == _name(column.head)]
            if (
                len(same) == 1
                and len([each for each in one.sheet.columns if _name(each.head) == _name(column.head)]) == 1
            ):
                yield from _of_column(rows, column, same[0])


def _of_column(rows: Sequence[tuple[Line, Line]], column: Column, of: Column) -> Iterator[Apart]:
    both = [(first, second) for first, second in rows if column.code in first.cells and of.code in second.cells]
    off = [(first, second) for first, second in both if first.value(column.code) != second.value(of.code)]
    plain = [each for each in off if not each[1].total]
    alike = [first for first, second in both if (first, second) not in off and not second.total]
    told = sum(first.value(column.code) not in (0, 1, 100) for first in alike)
    if len(plain) > 1 or told < 2 or len(off) > 2:
        return
    for first, second in plain or off:
        yield Apart(second, of, first, column)


def _times(title: str) -> set[str]:
    return {one.lower() for one in _TIMES.findall(title)}


def _name(words: str) -> str:
    return " ".join(patterns.findall(r"\w+", words.lower()))


def _shared_rows(one: Sheet, other: Sheet) -> list[tuple[Line, Line]]:
    """The rows of the same name; a name that stands twice in one of them counts for none."""
    if max(len(one.lines), len(other.lines)) > _MOST_ROWS:
        return []
    by_name: list[dict[str, Line | None]] = []
    for sheet in (one, other):
        names: dict[str, Line | None] = {}
        for line in sheet.lines:
            key = "tổng" if line.total and not line.named else f"{_name(line.label)} {line.unit}".strip()
            names[key] = None if key in names else line
        by_name.append(names)
    out = [
        (first, second)
        for key, first in by_name[0].items()
        if first is not None and (second := by_name[1].get(key)) is not None
    ]
    return out if len(out) * 2 >= min(len(by_name[0]), len(by_name[1])) else []
