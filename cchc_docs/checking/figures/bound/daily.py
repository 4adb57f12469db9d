"""So much a day beside so much in so many months: no month has sixty days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, kin, said, shown

_A_DAY = patterns.ours(r"(?: [^\W\d]+){0,3} ?(?:/|mỗi |một )(?:01 )?ngày(?!\w)(?! ?/)")
_EVERY_DAY = patterns.ours(
    r"(?<!\w)(?:(?:bình quân|trung bình)(?: mỗi| một)? ngày|mỗi ngày|hằng ngày)(?: [^\W\d]+){0,4} $", re.IGNORECASE
)
_MONTHS = patterns.ours(r"(?<!\w)(?P<so>0?\d|1[0-2]) tháng(?! \d)(?! tới| trước)", re.IGNORECASE)
_YEAR = patterns.ours(r"(?<!\w)(?:cả năm|trong năm|một năm|năm 20\d\d)(?!\w)", re.IGNORECASE)
_HEDGED = patterns.ours(
    r"(?<!\w)(?:tăng|giảm|so với|cùng kỳ|công suất|tối đa|tối thiểu|ít nhất|đợt|cao điểm|phát sinh|hiện nay|mục tiêu|phấn đấu|từ tháng|quý|trong đó|người)(?!\w)",
    re.IGNORECASE,
)
_LEAST_WORKED, _MOST = Decimal("19.5"), Decimal("31.5")
"""Days of a month: those worked at least, all of them at most."""


def wrong_days_mean(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“thu gom 4.200 tấn rác, bình quân mỗi ngày 11,5 tấn trong 06 tháng”."""
    if " ngày" not in words and "/ngày" not in words:
        return
    daily = [
        n
        for n, one in enumerate(found)
        if one.unit not in ("", "%", "ngày", "tháng")
        and (
            _A_DAY.match(words, one.unit_end) or _EVERY_DAY.search(words[found[n - 1].unit_end if n else 0 : one.start])
        )
    ]
    if len(daily) != 1:
        return
    mean = found[daily[0]]
    wholes = [one for n, one in enumerate(found) if n != daily[0] and one.unit and kin(one.unit, mean.unit)]
    told, year = _MONTHS.findall(words), _YEAR.search(words)
    if len(wholes) != 1 or len(told) > 1 or not (told or year) or _HEDGED.search(words) or not mean.value:
        return
    whole, months = wholes[0], Decimal(told[0]) if told else Decimal(12)
    if not months or whole.value <= mean.value:
        return
    days = whole.value / mean.value / months
    rounded = mean.step / 2 / mean.value
    if _LEAST_WORKED * (1 - rounded) <= days <= _MOST * (1 + rounded):
        return
    right = shown((mean.value * months * Decimal("30.4")).quantize(Decimal(1)), mean.unit)
    period = f"{told[0]} tháng" if told else "cả năm"
    message = f"{said(mean, words)}/ngày thì {period} khoảng {right}, không phải {said(whole, words)}"
    yield Wrong(min(whole.start, mean.start), max(whole.unit_end, mean.unit_end), message, "kiểm tra lại các số")
