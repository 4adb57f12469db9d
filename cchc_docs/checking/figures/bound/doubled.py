"""Growth told in words of so many times ("gấp đôi", "giảm một nửa") against what there was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, amounts, in_unit, kin, said, shown

_SO_MANY = (
    r"(?P<ho>gần |hơn |trên |khoảng )?(?P<lan>gấp đôi|gấp rưỡi|gấp ba|gấp bốn|(?:giảm|bằng|còn)(?: đi)? (?:một|1) nửa)"
)
_TOLD = patterns.ours(
    rf"[^.;()\d]{{0,40}}[,(]? ?{_SO_MANY}(?: lần)?[^.;()\d]{{0,40}}(?:năm 20\d\d)?[^.;()\d]{{0,15}} ?\((?:là |có |năm 20\d\d:? |cùng kỳ:? |chỉ )?",
    re.IGNORECASE,
)
_FROM = patterns.ours(r"(?<!\w)từ (?:mức )?$", re.IGNORECASE)
_TO = patterns.ours(r" ?(?:lên|xuống|còn)(?: đến| còn| tới| thành)? $", re.IGNORECASE)
_THEN = patterns.ours(rf"[^.;()\d]{{0,20}}[,(] ?(?:tức )?{_SO_MANY}(?!\w)", re.IGNORECASE)
_FIRST = patterns.ours(rf"(?<!\w){_SO_MANY}[^.;()\d]{{0,15}}[,(:] ?(?:cụ thể |là )?từ (?:mức )?$", re.IGNORECASE)
_TIMES = {"gấp đôi": Decimal(2), "gấp rưỡi": Decimal("1.5"), "gấp ba": Decimal(3), "gấp bốn": Decimal(4)}
_HALF = Decimal("0.5")
_OFF = Decimal("0.12")
"""How far such words may be from the figures: they are rounded by whoever says them."""


def wrong_times(sentence: str) -> Iterator[Wrong]:
    """Yield what a sentence says to be double, or half, of what stands in a bracket behind it and is not."""
    found = amounts(sentence)
    yield from _from_to(sentence, found)
    for new, old in pairwise(found):
        told = _TOLD.fullmatch(sentence, new.unit_end, old.start)
        if told is None or not old.unit or not (kin(new.unit, old.unit) or not new.unit) or not old.value:
            continue
        if sentence[old.unit_end : old.unit_end + 1] == "/" or ")" not in sentence[old.unit_end : old.unit_end + 25]:
            continue
        wrong = _judged(sentence, in_unit(new, old), old, told)
        if wrong is not None:
            yield wrong


def _from_to(sentence: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“tăng từ 26 hộ lên 74 hộ, gấp đôi năm trước”, “giảm một nửa, từ 14 vụ xuống còn 11 vụ”."""
    for old, new in pairwise(found):
        begun = _FROM.search(sentence, max(0, old.start - 10), old.start)
        if begun is None or not _TO.fullmatch(sentence, old.unit_end, new.start) or not old.value:
            continue
        told = _THEN.match(sentence, new.unit_end) or _FIRST.search(sentence, max(0, old.start - 70), old.start)
        if told is not None and (kin(new.unit, old.unit) or not old.unit) and new.unit != "%":
            wrong = _judged(sentence, new, in_unit(old, new), told)
            if wrong is not None:
                yield wrong._replace(start=min(told.start("lan"), old.start), end=max(told.end("lan"), new.unit_end))


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
