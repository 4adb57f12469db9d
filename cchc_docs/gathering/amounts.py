"""A figure as a commune wrote it -> the same figure in the unit of the form, exactly; what cannot be taken is said."""

from __future__ import annotations

import re
from decimal import Decimal

from cchc_docs.model.collecting import HangBieu
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.fold import fold
from cchc_docs.vietnamese.numbers import NUMBER_PROBLEMS, format_number, parse_number

_MONEY = re.compile(
    r"(?P<scale>nghìn|ngàn|triệu|tr\.?|tỷ|tỉ|1\.?000|1\.?000\.?000)?\s*(?P<dong>đồng|đ|vnđ|vnd)?(?:\s*việt nam)?",
    re.IGNORECASE,
)
_SCALE = {"": 0, "nghìn": 3, "ngàn": 3, "1000": 3, "triệu": 6, "tr": 6, "1000000": 6, "tỷ": 9, "tỉ": 9}
_BLANK = frozenset({"", "-", "–", "—", "…", "..."})
_NONE = frozenset({"không", "không có", "không phát sinh", "chưa có", "chưa phát sinh", "không phát sinh hồ sơ"})


class Amount(NamedTuple):
    """What became of a cell: the value in the unit of its row (None: not taken), what a person should know ("" for nothing)."""

    value: Decimal | None
    note: str = ""


def scale_of(unit: str) -> int | None:
    """Return the power of ten of a unit of money in đồng ("triệu đồng", "tr.đ": 6), None for a unit that is none."""
    bare = " ".join(fold(unit).split()).strip(" ().")
    found = _MONEY.fullmatch(bare)
    if found is None or not bare or not (found["dong"] or found["scale"] in ("triệu", "tỷ", "tỉ")):
        return None
    return _SCALE[(found["scale"] or "").replace(".", "")]


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
    own, note = unit, ""
    value = number
    if value is None:
        if fold(words).rstrip(".") in _NONE:
            return Amount(None if row.don_vi_tinh == "%" else Decimal(0))
        bare, tail = _split(words, row)
        own = tail or unit
        if _SPACED.fullmatch(bare):
            bare = re.sub(r"\s", ".", bare)
            note = f"ghi “{words[:40]}”, đọc là {bare}"
        value, problem = _number(bare, row)
        if value is None:
            return Amount(None, f"“{words[:40]}”: {problem}")
    if value < 0:
        return Amount(None, f"“{words[:40]}”: số âm")
    found = _reconciled(value, own, row)
    return Amount(found.value, "; ".join(filter(None, (note, found.note))))


_SPACED = re.compile(r"\d{1,3}(?:\s\d{3})+(?:,\d+)?")
"""Thousands parted by blanks: nothing else they could be."""
_ENGLISH = re.compile(r"\d{1,3},\d{3}")


def _number(bare: str, row: HangBieu) -> tuple[Decimal | None, str]:
    """Return the value of a figure, or why it is not taken."""
    read = parse_number(bare)
    if (
        read.value is not None
        and _ENGLISH.fullmatch(bare)
        and row.don_vi_tinh != "%"
        and scale_of(row.don_vi_tinh) is None
    ):
        return None, f"dấu phẩy là phần thập phân; nếu là {bare.replace(',', '.')} thì ghi dấu chấm"
    return read.value, NUMBER_PROBLEMS.get(read.problem or "", "không phải là số")


def _choice(words: str, row: HangBieu) -> Amount:
    for code, meaning in row.lua_chon.items():
        if fold(words) in (fold(meaning), code):
            return Amount(Decimal(code))
    return Amount(None, f"“{words[:40]}” không phải một trong: {', '.join(row.lua_chon.values())}")


def _split(words: str, row: HangBieu) -> tuple[str, str]:
    """Return the figure and the unit written behind it: "1.250 triệu đồng", "98,5%", "1.250 hồ sơ"."""
    found = re.fullmatch(r"([-−+]?\d[\d.,\s]*?)\s*([^\d\s.,].*)", words)
    if found is None:
        return words, ""
    tail = found[2].strip()
    known = tail == "%" or scale_of(tail) is not None or fold(tail) in (fold(row.don_vi_tinh), "cái", "trường hợp")
    return (found[1], tail) if known else (words, "")


def _reconciled(value: Decimal, own: str, row: HangBieu) -> Amount:
    wanted = row.don_vi_tinh
    if not own.strip() or fold(own).strip(" ().") == fold(wanted):
        return Amount(value)
    ours, theirs = scale_of(wanted), scale_of(own)
    if ours is not None and theirs is not None:
        changed = value * Decimal(10) ** (theirs - ours)
        if ours == theirs:
            return Amount(changed)
        times = "× " if own.strip()[:1].isdigit() else ""
        said = f"ghi {format_number(value)} {times}{own.strip()}, đổi thành {format_number(changed)} {wanted.lower()}"
        return Amount(changed, said)
    if "%" in (own.strip(), wanted) or ours is not None or theirs is not None:
        return Amount(None, f"đơn vị tính ghi “{own.strip()}”, biểu của tỉnh là “{wanted}”; không đổi được")
    return Amount(value, f"đơn vị tính ghi “{own.strip()}”, biểu của tỉnh là “{wanted}”; lấy nguyên số")
