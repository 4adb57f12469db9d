"""What agrees with the result of a product that does not come out: its words in letters, the months from day to day; then a factor is wrong."""

from __future__ import annotations

import re
from itertools import pairwise
from math import prod

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import amounts
from cchc_docs.vietnamese.dates import days_of, find_dates
from cchc_docs.vietnamese.numbers import parse_number_words

_IN_LETTERS = patterns.ours(
    r"[^\w\d]*(?:\((?:số tiền )?|(?:số tiền )?(?:viết )?(?=bằng chữ))(?:(?:viết )?bằng chữ\W*)?(?P<chu>[^()\d;.:]{4,160})",
    re.IGNORECASE,
)
_UP_TO = patterns.ours(r"\s?(?:-|–|đến|tới)(?: hết)?(?: ngày)?\s?")


def agrees_beside(text: str, product: str, below: str) -> str:
    """Return what agrees with the result of "a x b = c" in a text, "" for nothing; `below` is the paragraph behind it."""
    told = amounts(product)
    if len(told) < 3 or "=" not in product:
        return ""
    before, _, behind = text.partition(product)
    for words in (behind, below if not behind.strip(" .;,") else ""):
        found = _IN_LETTERS.match(words)
        if found and parse_number_words(found["chu"]) == told[-1].value:
            return "số tiền bằng chữ"
    months = _months(before)
    others = [one.value for one in told[:-1] if one.unit != "tháng"]
    if months and len(others) == len(told) - 2 and prod(others) * months == told[-1].value:
        return f"{months} tháng từ ngày đầu đến ngày cuối"
    return ""


def _months(words: str) -> int:
    """The whole months of the last span of two days in a text, 0 where it has none."""
    dates = [one for one in find_dates(words) if one.day and one.month and not one.problem]
    for first, last in reversed(list(pairwise(dates))):
        start, end = first._replace(year=first.year or last.year).date, last.date
        if start and end and _UP_TO.fullmatch(words[first.end : last.start]):
            whole = start.day == 1 and end.day == days_of(end.year, end.month) and start < end
            return 12 * (end.year - start.year) + end.month - start.month + 1 if whole else 0
    return 0
