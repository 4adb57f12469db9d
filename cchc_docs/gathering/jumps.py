"""Figures that jump: against the commune's own last period, against the other communes; each with the rule that says so.

The rules are wide on purpose: a commune twice as large, a quarter twice as busy is no jump. Nothing is corrected.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from math import log10
from statistics import median

from cchc_docs.gathering.amounts import scale_of
from cchc_docs.model.collecting import HangBieu
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.numbers import format_number

OVER_TIME = 5
"""So many times the last period's figure, or that part of it, is a jump."""
OVER_OTHERS = 10
"""So many times the middle one of all communes, or that part of it, may be a jump."""
SPREAD = 5
"""And so many times as far from the middle as half of the communes are."""
SMALL = 20
"""Below that many (things, millions) a figure may move as it will."""
FEWEST = 8
"""With fewer communes there is no middle to speak of."""
Values = Mapping[tuple[str, str], Decimal]
"""Commune (its key) -> figure."""


class Jump(NamedTuple):
    """A figure that jumps: whose, what the rule says."""

    xa: tuple[str, str]
    quy_tac: str


def jumps(row: HangBieu, now: Values, before: Values, *, same_year: bool) -> list[Jump]:
    """Return the figures of one row that jump. `before`: the last period, {} where it is not there; `same_year`: as now."""
    if row.lua_chon:
        return []
    out = []
    middle = _middle(now)
    for commune, value in now.items():
        said = _over_time(row, value, before.get(commune), same_year=same_year) or _over_others(row, value, middle)
        if said:
            out.append(Jump(commune, said + _slip(row, value, before.get(commune) or (middle[0] if middle else None))))
    return out


def _over_time(row: HangBieu, value: Decimal, last: Decimal | None, *, same_year: bool) -> str:
    if last is None:
        return ""
    if row.loai_so_lieu == "luy_ke":
        if not same_year:
            return ""
        if value < last:
            return f"số lũy kế giảm: kỳ trước {format_number(last)}, kỳ này {format_number(value)}"
    if row.don_vi_tinh == "%" or max(value, last) < SMALL:
        return ""
    low, high = sorted((value, last))
    if low * OVER_TIME <= high:
        return f"kỳ trước {format_number(last)}, kỳ này {format_number(value)}: hơn {OVER_TIME} lần"
    return ""


def _middle(now: Values) -> tuple[Decimal, float] | None:
    """Return the middle one and the spread (in powers of ten) of the figures above nought; None with too few of them."""
    logs = [log10(value) for value in now.values() if value > 0]
    if len(logs) < FEWEST:
        return None
    centre = median(logs)
    return Decimal(round(10**centre, 6)), median(abs(one - centre) for one in logs)


def _over_others(row: HangBieu, value: Decimal, middle: tuple[Decimal, float] | None) -> str:
    if middle is None or value <= 0 or row.don_vi_tinh == "%":
        return ""
    centre, spread = middle
    away = abs(log10(value) - log10(centre))
    if max(value, centre) < SMALL or away < log10(OVER_OTHERS) or away < SPREAD * spread:
        return ""
    shown = format_number(centre.quantize(Decimal(1)) if centre >= SMALL else centre.quantize(Decimal("0.1")))
    return f"ghi {format_number(value)}, mức giữa của các xã là {shown}: lệch hơn {OVER_OTHERS} lần"


def _slip(row: HangBieu, value: Decimal, usual: Decimal | None) -> str:
    """Return a word on a unit that may have been mistaken: a thousand or a million times the usual figure of money."""
    if scale_of(row.don_vi_tinh) is None or not usual or value <= 0:
        return ""
    for power, unit in ((3, "nghìn"), (6, "triệu")):
        times = value / usual / 10**power
        if Decimal("0.2") <= times <= OVER_TIME:
            return f"; gấp khoảng một {unit} lần mức thường, có thể ghi nhầm đơn vị (biểu tính bằng {row.don_vi_tinh.lower()})"
        if Decimal("0.2") <= times * 10 ** (2 * power) <= OVER_TIME:
            return f"; bằng khoảng một phần {unit} mức thường, có thể ghi nhầm đơn vị (biểu tính bằng {row.don_vi_tinh.lower()})"
    return ""
