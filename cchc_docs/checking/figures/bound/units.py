"""Units that the figures beside them deny: "dài 186 m, tăng 24 km", "03 bể, mỗi bể 50 m³, tổng 150 lít", incomes of a year told by the month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Wrong, amounts, said, sentences
from cchc_docs.checking.figures.bound.measures import measured

_GREW = patterns.ours(r"[^.;\d()]{0,40}[,(] ?tăng(?: thêm| được)? $", re.IGNORECASE)
_EACH = patterns.ours(r"(?<!\w)mỗi (?P<moi>[^\W\d]+)(?: [^\W\d]+){0,4} $", re.IGNORECASE)
_TOGETHER = patterns.ours(r"[^.;\d]{0,30}[,;(]? ?(?:tổng|cộng|tất cả)(?: [^\W\d]+){0,4} $", re.IGNORECASE)
_INCOME = patterns.ours(
    r"(?<!\w)(?:thu nhập|lương)(?: bình quân)?(?: đầu người)?[^.;\d]{0,60} (?P<so>\d{2,3}(?:,\d+)?) ?triệu(?: đồng)? ?/ ?(?:người|đầu người|lao động) ?/ ?tháng(?!\w)",
    re.IGNORECASE,
)
_HIGHEST = 40
"""Millions a month that no average of a place in Vietnam comes near to."""


def units_denied(text: str) -> Iterator[Wrong]:
    """Yield the figures of a text whose units those beside them deny."""
    for told in _INCOME.finditer(text) if "tháng" in text else ():
        if Decimal(told["so"].replace(",", ".")) > _HIGHEST:
            start = told.start("so")
            quote = text[start : told.end()]
            yield Wrong(start, told.end(), f"{quote} là thu nhập của một năm", f"{quote.rpartition('/')[0]}/năm")
    for base, sentence in sentences(text):
        for wrong in (*_grew_by_more(sentence), *_other_together(sentence)):
            yield wrong._replace(start=wrong.start + base, end=wrong.end + base)


def _grew_by_more(sentence: str) -> Iterator[Wrong]:
    """“dài 186 m, tăng 24 km”: it cannot have grown by more than it is."""
    for one, by in pairwise(amounts(sentence)):
        first, second = measured(one, sentence), measured(by, sentence)
        if first is None or second is None or first.kind != second.kind or first.kind == "money":
            continue
        if one.unit != by.unit and second.value > first.value and _GREW.fullmatch(sentence, one.unit_end, by.start):
            message = f"{said(one, sentence)} không thể tăng {said(by, sentence)}: một trong hai đơn vị sai"
            yield Wrong(one.start, by.unit_end, message, "xem lại đơn vị")


def _other_together(sentence: str) -> Iterator[Wrong]:
    """“03 bể, mỗi bể 50 m³, tổng dung tích 150 lít”: the product, in another unit."""
    found = amounts(sentence)
    for n, (each, whole) in enumerate(pairwise(found)):
        one, all_of = measured(each, sentence), measured(whole, sentence)
        if one is None or all_of is None or one.kind != all_of.kind or one.scale == all_of.scale or one.kind == "money":
            continue
        told = _EACH.search(sentence, 0, each.start)
        if told is None or not _TOGETHER.fullmatch(sentence, each.unit_end, whole.start):
            continue
        counts = [one for one in found[:n] if one.exact and one.unit.split(" ")[0] == told["moi"].lower()]
        if len(counts) == 1 and counts[0].value * each.value == whole.value:
            right = f"{sentence[whole.start : whole.end]}{sentence[each.end : each.unit_end]}"
            message = (
                f"{said(counts[0], sentence)} × {said(each, sentence)} là {right}, không phải {said(whole, sentence)}"
            )
            yield Wrong(counts[0].start, whole.unit_end, message, right)
