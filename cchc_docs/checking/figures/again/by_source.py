"""What each source of money gives: a sentence that tells the whole and its parts against the column “Nguồn” of the table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import amounts, shown
from cchc_docs.checking.figures.mentions.rows import Off
from cchc_docs.checking.figures.tables.beside import MONEY, told_scale
from cchc_docs.checking.figures.tables.sheet import Column, Line, Sheet

_SOURCE = patterns.ours(r"nguồn(?: kinh phí| vốn| ngân sách| thực hiện| chi)?", re.IGNORECASE)
_PLAIN = patterns.ours(
    r"(?:trong đó|bao gồm|gồm|từ|do|là|hỗ trợ|nguồn|vốn|kinh phí|ngân sách|nhà nước|ns|cấp)(?!\w)|[^\w\s]",
    re.IGNORECASE,
)
_AHEAD = patterns.ours(r"(?:^|[,;:(.]|(?<!\w)và(?!\w))([^,;:(.\d]{3,60})$")


def given_otherwise(text: str, sheets: Sequence[Sheet]) -> Iterator[Off]:
    """Yield the sum a paragraph gives for one source, beside the whole of the only table of costs, where the rows of that source make another."""
    if len(sheets) != 1 or "đồng" not in text:
        return
    found = amounts(text)
    for column, scale, total, rows in _by_source(sheets[0]):
        if not any(one.unit == "đồng" and one.value == total for one in found):
            continue
        last = 0
        for one in found:
            ahead = _AHEAD.search(text, last, one.start)
            last = one.unit_end
            source = _name(ahead[1]) if ahead else ""
            lines = rows.get(source) if source and one.unit == "đồng" and one.value != total else None
            if not lines:
                continue
            made = sum((line.value(column.code) for line in lines), Decimal(0)) * scale
            if abs(made - one.value) > one.slack and abs(made - one.value) >= one.step:
                yield Off(
                    one.start, one.unit_end, shown(made, "đồng"), f"nguồn {source}", (*lines[0].path, column.code)
                )


def _by_source(sheet: Sheet) -> Iterator[tuple[Column, Decimal, Decimal, dict[str, list[Line]]]]:
    """The columns of money with their unit and total, and the rows by what their column of sources says."""
    named = [code for code, head in sheet.heads.items() if _SOURCE.fullmatch(head.strip())]
    totals = [line for line in sheet.lines if line.total]
    lines = [line for line in sheet.lines if not line.total and line.cells]
    if len(named) != 1 or len(totals) != 1 or len({line.depth for line in lines}) != 1:
        return
    rows: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        rows[_name(line.texts.get(named[0], ""))].append(line)
    for column in sheet.columns:
        scale, whole = told_scale(column.head) or int("đồng" in column.head.lower()), totals[0].value(column.code)
        if scale and MONEY.search(column.head) and column.adds and whole and "" not in rows:
            made = sum((line.value(column.code) for line in lines), Decimal(0))
            if made == whole:
                yield column, Decimal(scale), whole * scale, rows


def _name(words: str) -> str:
    return " ".join(_PLAIN.sub(" ", words).lower().split())
