"""Bands of points or rates that a sentence grades by: "từ 70 đến dưới 90 điểm là khá; từ 80 điểm trở lên là tốt" gives 85 points two grades."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Wrong, sentences

_N = r"\d{1,3}(?:,\d+)?"
_BAND = patterns.ours(
    rf"(?<!\w)(?:(?:từ|trên|đủ) (?P<tu>{_N})(?: ?%| điểm)? ?(?:đến|-|–)(?: hết)?(?: dưới)? (?P<den>{_N})|từ (?P<len>{_N})(?=(?: ?%| điểm) trở lên)|dưới (?P<duoi>{_N}))(?P<vi> ?%| điểm)",
    re.IGNORECASE,
)
_GRADE = patterns.ours(
    r"(?<!\w)(?:tốt|khá|trung bình|yếu|kém|xuất sắc|đạt|không đạt|hạng|loại|mức|hoàn thành)(?!\w)", re.IGNORECASE
)
_LEAST = 3


def overlapping_bands(text: str) -> Iterator[Wrong]:
    """Yield the bands of one sentence of which the next begins before the one below it ends."""
    if "trở lên" not in text and "dưới" not in text:
        return
    for base, sentence in sentences(text):
        found = list(_BAND.finditer(sentence))
        if len(found) < _LEAST or len({one["vi"].strip() for one in found}) > 1 or not _GRADE.search(sentence):
            continue
        bands = sorted(((_low(one), _high(one), one) for one in found), key=lambda band: band[0])
        if len({low for low, _, _ in bands}) < len(bands):
            continue
        for (_, high, first), (low, _, second) in pairwise(bands):
            if high is not None and low < high:
                start, end = min(first.start(), second.start()), max(first.end(), second.end())
                message = f"Hai khoảng chồng nhau: “{first[0]}” và “{second[0]}”"
                yield Wrong(base + start, base + end, message, "kiểm tra lại các mức")


def _low(one: re.Match[str]) -> Decimal:
    return Decimal((one["tu"] or one["len"] or "0").replace(",", "."))


def _high(one: re.Match[str]) -> Decimal | None:
    high = one["den"] or one["duoi"]
    return Decimal(high.replace(",", ".")) if high else None
