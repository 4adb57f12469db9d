"""A figure as a commune wrote it -> the same figure in the unit of the form, exactly; what cannot be taken is said."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from cchc_docs.model.collecting import HangBieu
from cchc_docs.vietnamese.fold import fold
from cchc_docs.vietnamese.numbers import NUMBER_PROBLEMS, format_number, parse_number

_MONEY = re.compile(r"(?:(nghìn|ngàn|triệu|tỷ|tỉ)\s+)?(đồng|đ|vnđ|vnd)\.?", re.IGNORECASE)
_SCALE = {"": 0, "nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
_BLANK = frozenset({"", "-", "–", "—", "…", "..."})


class Amount(NamedTuple):
    """What became of a cell: the value in the unit of its row (None: not taken), what a person should know ("" for nothing)."""

    value: Decimal | None
    note: str = ""


def scale_of(unit: str) -> int | None:
    """Return the power of ten of a unit of money in đồng ("triệu đồng": 6), None for a unit that is none."""
    found = _MONEY.fullmatch(" ".join(fold(unit).split()).strip(" ()."))
    return _SCALE[(found[1] or "").lower()] if found is not None else None


def amount(text: str, unit: str, row: HangBieu, number: Decimal | None = None) -> Amount:
    """Return the figure of a cell.

    `unit`: what the paper's own column of units says, "" where it has none; `number`: of an Excel cell that holds one, in
    which case `text` is only shown.
    """
    words = " ".join(text.split())
    if number is None and (words in _BLANK or words.startswith("[CẦN BỔ SUNG")):
        return Amount(None)
    if row.lua_chon:
        return _choice(words, row)
    own = unit
    value = number
    if value is None:
        bare, tail = _split(words)
        own = tail or unit
        read = parse_number(bare)
        value = read.value
        if value is None:
            return Amount(None, f"“{words[:40]}”: {NUMBER_PROBLEMS.get(read.problem or '', 'không phải là số')}")
    return _reconciled(value, own, row)


def _choice(words: str, row: HangBieu) -> Amount:
    for code, meaning in row.lua_chon.items():
        if fold(words) in (fold(meaning), code):
            return Amount(Decimal(code))
    return Amount(None, f"“{words[:40]}” không phải một trong: {', '.join(row.lua_chon.values())}")


def _split(words: str) -> tuple[str, str]:
    """Return the figure and the unit written behind it: "1.250 triệu đồng", "98,5%"."""
    found = re.fullmatch(r"([-−+]?[\d.,]+)\s*(%|(?:nghìn|ngàn|triệu|tỷ|tỉ)?\s*(?:đồng|đ|vnđ))", words, re.IGNORECASE)
    return (found[1], found[2]) if found is not None else (words, "")


def _reconciled(value: Decimal, own: str, row: HangBieu) -> Amount:
    wanted = row.don_vi_tinh
    if not own.strip() or fold(own) == fold(wanted):
        return Amount(value)
    ours, theirs = scale_of(wanted), scale_of(own)
    if ours is not None and theirs is not None:
        changed = value * Decimal(10) ** (theirs - ours)
        if ours == theirs:
            return Amount(changed)
        said = f"ghi {format_number(value)} {own.strip()}, đổi thành {format_number(changed)} {wanted.lower()}"
        return Amount(changed, said)
    if "%" in (own.strip(), wanted) or ours is not None or theirs is not None:
        return Amount(None, f"đơn vị tính ghi “{own.strip()}”, biểu của tỉnh là “{wanted}”; không đổi được")
    return Amount(value, f"đơn vị tính ghi “{own.strip()}”, biểu của tỉnh là “{wanted}”; lấy nguyên số")
