"""Growth told in words of so many times ("gấp đôi", "giảm một nửa") against what there was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, amounts, in_unit, kin, said, shown

_TOLD = patterns.ours(
    r"[^.;()\d]{0,40}[,(]? ?(?P<ho>gần |hơn |trên |khoảng )?(?P<lan>gấp đôi|gấp rưỡi|gấp ba|gấp bốn|(?:giảm|bằng|còn)(?: đi)? (?:một|1) nửa)(?: lần)?[^.;()\d]{0,40}(?:năm 20\d\d)?[^.;()\d]{0,15} ?\((?:là |có |năm 20\d\d:? |cùng kỳ:? |chỉ )?",
    re.IGNORECASE,
)
_TIMES = {"gấp đôi": Decimal(2), "gấp rưỡi": Decimal("1.5"), "gấp ba": Decimal(3), "gấp bốn": Decimal(4)}
_HALF = Decimal("0.5")
_OFF = Decimal("0.12")
"""How far such words may be from the figures: they are rounded by whoever says them."""


def wrong_times(sentence: str) -> Iterator[Wrong]:
    """Yield what a sentence says to be double, or half, of what stands in a bracket behind it and is not."""
    found = amounts(sentence)
    for new, old in pairwise(found):
        told = _TOLD.fullmatch(sentence, new.unit_end, old.start)
        if told is None or not old.unit or not (kin(new.unit, old.unit) or not new.unit) or not old.value:
            continue
        if sentence[old.unit_end : old.unit_end + 1] == "/" or ")" not in sentence[old.unit_end : old.unit_end + 25]:
            continue
        wrong = _judged(sentence, in_unit(new, old), old, told)
        if wrong is not None:
            yield wrong


def _judged(sentence: str, new: Amount, old: Amount, told: re.Match[str]) -> Wrong | None:
    times = _TIMES.get(told["lan"].lower(), _HALF)
    true = new.value / old.value
    low, high = times * (1 - _OFF), times * (1 + _OFF)
    about = (told["ho"] or "").strip().lower()
    if about in ("gần", "khoảng"):
        low = times * (1 - 2 * _OFF)
    if about in ("hơn", "trên", "khoảng"):
        high = times + 1 if times > 1 else high
    if low <= true <= high:
        return None
    message = f"{said(new, sentence)} bằng {shown(true.quantize(Decimal('0.01')))} lần {said(old, sentence)}, câu ghi “{told['lan']}”"
    return Wrong(new.start, old.unit_end, message, "kiểm tra lại các số")
