"""A total that stands behind the items it adds, each with one figure of its unit: "Đợt 1: …, kiểm tra 80 lượt" … "Tổng cộng 04 đợt, 240 lượt"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, amounts, kin, said, sentences, shown
from cchc_docs.checking.figures.between.sections import WrongIn, state_of
from cchc_docs.checking.figures.dimensions import Part
from cchc_docs.checking.figures.totals_behind import TIMES, slack_of

_TOTAL = patterns.ours(r"^[-+* ]*(?:tổng(?: cộng| số)?|cộng|tất cả)(?!\w)", re.IGNORECASE)
_NO_TOTAL = patterns.ours(
    r"(?<!\w)(?:bình quân|mỗi|hằng|hàng|so với|tăng|giảm|còn|đã|trong đó|tối thiểu|ít nhất|khoảng|trên|gần)(?!\w)",
    re.IGNORECASE,
)
_NO_PART = patterns.ours(
    r"(?<!\w)(?:bình quân|mỗi|từng|so với|tăng|giảm|vượt|thêm|trong đó|riêng)(?: [^\W\d]+){0,3} $|(?<!\w)tổng(?!\w)[^,;.]{0,40}$",
    re.IGNORECASE,
)
_MOST, _TWO, _NEAR = 20, 2, Decimal("0.2")
_FLOW = ("in", "due", "done", "open", "carried")


def wrong_items(texts: Sequence[str]) -> Iterator[WrongIn]:
    """Yield the totals of a section that the items before them miss by little."""
    for number, text in enumerate(texts):
        if number < _TWO or not _TOTAL.match(text):
            continue
        _, sentence = next(iter(sentences(text)), (0, ""))
        found = amounts(sentence)
        for n, total in enumerate(found):
            gap = sentence[found[n - 1].unit_end if n else 0 : total.start]
            if total.unit in TIMES - {"đồng"} or not total.unit or _NO_TOTAL.search(gap):
                break  # what stands behind such words is told of something else
            wrong = _judged(sentence, total, _row(texts[:number], total))
            if wrong is not None:
                yield WrongIn(number, wrong)
                break


def _row(texts: Sequence[str], total: Amount) -> list[tuple[Part, bool]]:
    """The items right before a total that have one figure of its unit each, in reading order; with each, whether it ends with a colon."""
    row: list[tuple[Part, bool]] = []
    for text in reversed(texts[-_MOST:]):
        found = amounts(text)
        same = [n for n, one in enumerate(found) if kin(one.unit, total.unit)]
        if len(same) != 1 or _TOTAL.match(text):
            break
        one = found[same[0]]
        before = text[found[same[0] - 1].unit_end if same[0] else 0 : one.start]
        if one.value >= total.value or _NO_PART.search(before) or state_of(before) in _FLOW:
            break
        row.insert(0, (Part(one, before, ""), text.rstrip().endswith(":")))
    return row


def _judged(sentence: str, total: Amount, row: Sequence[tuple[Part, bool]]) -> Wrong | None:
    parts = [part for part, _ in row]
    if any(_misses(total, parts[n:]) == 0 for n in range(len(parts) - 1)):
        return None
    if row and row[0][1]:
        parts = parts[1:]
    if len(parts) < _TWO or not 0 < _misses(total, parts) <= _NEAR * total.value:
        return None
    added = sum((part.amount.value for part in parts), Decimal(0))
    figures = " + ".join(shown(part.amount.value, "đồng" if total.unit == "đồng" else "") for part in parts)
    message = f"{figures} = {shown(added, total.unit)}, khác {said(total, sentence)}"
    return Wrong(0, total.unit_end, message, "kiểm tra lại các số")


def _misses(total: Amount, parts: Sequence[Part]) -> Decimal:
    """By how much parts miss a total, nothing where rounding may do it."""
    off = abs(sum((part.amount.value for part in parts), Decimal(0)) - total.value)
    return off if off > slack_of(total, parts) else Decimal(0)
