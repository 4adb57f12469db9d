"""Sums written out as arithmetic: “45 hộ + 12 hộ = 57 hộ”."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, amounts, said, shown_like

_PLUS = patterns.ours(r"(?:/[^\d=+.;]{1,25})?[^.;=+×*\d]{0,40}? ?\+ ?[^.;=+×*\d%]{0,30}?")
_EQUALS = patterns.ours(r"(?:/[^\d=.;]{1,25})?[^.;=+×*\d]{0,40}? ?= ?(?:[^.;=+×*\d]{1,20} )?")
_FACTOR = patterns.ours(r"[^.;=+\d]{0,30}?(?: [xX] |[×*/] ?)$")
_MORE = patterns.ours(r"(?:/[^\d=.;]{1,25})?[^.;\d=]{0,30} ?[+x×*] ?\d")
_SCALED = frozenset(
    ["%", "đồng", "km", "m", "ha", "m2", "m²", "kg", "tấn", "tạ", "yến", "lít", "giờ", "phút", "ngày", "tháng"]
)


def equations(sentence: str) -> Iterator[Wrong | None]:
    """Yield of each sum written out what is wrong with it, None where it comes out."""
    if "+" not in sentence or "=" not in sentence:
        return
    found = amounts(sentence)
    at = 0
    while at < len(found) - 1:
        last = at
        while last + 1 < len(found) and _PLUS.fullmatch(sentence, found[last].unit_end, found[last + 1].start):
            last += 1
        if (
            last > at
            and last + 1 < len(found)
            and _EQUALS.fullmatch(sentence, found[last].unit_end, found[last + 1].start)
        ):
            yield _unequal(sentence, found[at : last + 1], found[last + 1])
        at = last + 1


def _unequal(words: str, parts: tuple[Amount, ...], told: Amount) -> Wrong | None:
    if _FACTOR.search(words, 0, parts[0].start) or _MORE.match(words, told.unit_end):
        return None  # a product is part of it
    if len({one.unit if one.unit in _SCALED else "" for one in (*parts, told)}) > 1:
        return None
    total = sum((one.value for one in parts), start=told.value * 0)
    if abs(total - told.value) <= told.slack + sum(one.slack for one in parts if one.places > told.places):
        return None
    right = shown_like(total, told, words)
    message = f"Cộng lại được {right}, không phải {said(told, words)}"
    return Wrong(parts[0].start, told.unit_end, message, right)
