"""An amount in letters on the line below a table, against the totals of the table: "(Bằng chữ: Hai mươi mốt tỷ …)"."""

from __future__ import annotations

import re
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import is_slip, shown
from cchc_docs.checking.figures.tables.sheet import Cell, Sheet
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.numbers import parse_number_words

_LETTERS = patterns.ours(
    r"[-+(* ]*(?:(?:tổng )?(?:số tiền|cộng|số)(?: viết)? )?(?:viết )?bằng chữ: ?(?P<chu>[^()\d;:]{4,160}?)(?: đồng)?(?:,? (?:chẵn|tròn))?[ .)/]*",
    re.IGNORECASE,
)
_SCALES = (Decimal(1), Decimal(1000), Decimal(10**6))


class Lettered(NamedTuple):
    """An amount in letters that is none of the totals above it: the letters, the total it is a slip of, what both are."""

    quote: str
    cell: Cell
    path: tuple[str | int, ...]
    told: str
    right: str


def wrong_letters(text: str, sheet: Sheet) -> Lettered | None:
    """Return the amount in letters below a table that none of its totals is, in đồng, in thousands or in millions."""
    found = _LETTERS.fullmatch(text.strip())
    value = parse_number_words(found["chu"].replace(",", "")) if found else None
    if found is None or value is None:
        return None
    there = [
        (cell, (*line.path, code), cell.value * scale)
        for line in sheet.lines
        if line.total
        for code, cell in line.cells.items()
        for scale in _SCALES
    ]
    if any(amount == value for _, _, amount in there):
        return None
    near = [(cell, path, amount) for cell, path, amount in there if is_slip(amount, Decimal(value))]
    if not near:
        return None
    cell, path, amount = min(near, key=lambda one: abs(one[2] - value))
    return Lettered(found["chu"], cell, path, shown(Decimal(value), "đồng"), shown(amount, "đồng"))
