"""The difference of two rates told in per cent: "từ 72% lên 81%, tăng 9%" is nine points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, amounts, said, sentences, shown

_CHANGED = r"tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn|vượt|hơn|kém|thêm|nhích"
_BY = patterns.ours(
    rf"(?<!\w)(?:{_CHANGED})(?: (?:chỉ tiêu|kế hoạch|mục tiêu)(?: [^\W\d_]+){{0,5}})?(?: được| thêm| lên| xuống| đi| là| tới| đến)*:? $",
    re.IGNORECASE,
)
"""Right before the difference."""
_THAN = patterns.ours(rf"(?<!\w)(?:{_CHANGED})(?!\w)[^;%]{{0,70}}\((?:[^()\d]{{0,30}})$", re.IGNORECASE)
"""Before the base in a bracket: "cao hơn năm trước (82,4%) là 4,7%"."""
_BEHIND_BASE = patterns.ours(r"\) ?,? ?(?:là |tới |đến |được )?$")
_FROM = patterns.ours(r"(?<!\w)từ (?:mức )?$", re.IGNORECASE)
_TO = patterns.ours(r"(?<!\w)(?:lên|xuống|còn|đến|tới|thành)(?: còn| mức| tới| đến| là)? $", re.IGNORECASE)
_BASE = patterns.ours(
    r"(?<!\w)(?:so với|cùng kỳ|năm trước|năm 20\d\d|đầu năm|đầu kỳ|kỳ trước|quý trước|tháng trước|chỉ tiêu|kế hoạch)(?!\w)",
    re.IGNORECASE,
)
_NO_POINTS = patterns.ours(r" ?điểm|/")
_NEAR = Decimal("0.02")
"""Where both rates are near a hundred, points and per cent are the same."""
_LONGEST = 110
_OF_RATES = 3


def points_as_percent(text: str) -> Iterator[Wrong]:
    """Yield the differences of two rates of a text that are told in per cent."""
    if text.count("%") < _OF_RATES:
        return
    for base, sentence in sentences(text):
        rates = [one for one in amounts(sentence) if one.unit == "%"]
        for n in range(len(rates) - 2):
            wrong = _of_three(sentence, *rates[n : n + 3])
            if wrong is not None:
                yield wrong._replace(start=wrong.start + base, end=wrong.end + base)


def _of_three(words: str, *three: Amount) -> Wrong | None:
    first, second, third = three
    gaps = words[first.unit_end : second.start], words[second.unit_end : third.start]
    if any(len(gap) > _LONGEST or ";" in gap for gap in gaps):
        return None
    before = words[max(0, first.start - 40) : first.start]
    if _BY.search(before) and _FROM.search(gaps[0]) and _TO.search(gaps[1]):
        return _differ(words, second, third, first)  # "tăng 6,4% (từ 71,6% lên 78,0%)"
    if _BY.search(gaps[1]) and ((_FROM.search(before) and _TO.search(gaps[0])) or _BASE.search(gaps[0])):
        return _differ(words, first, second, third)  # "từ 72% lên 81%, tăng 9%"
    if _THAN.search(words[: second.start][-_LONGEST:]) and _BEHIND_BASE.fullmatch(gaps[1]):
        return _differ(words, second, first, third)  # "đạt 87,1%, cao hơn năm trước (82,4%) là 4,7%"
    if (
        _BY.search(gaps[0])
        and _BASE.search(gaps[1])
        and gaps[1].rstrip().endswith(("(", "là", "đạt", "(chỉ tiêu", "(kế hoạch"))
    ):
        return _differ(words, third, first, second)  # "đạt 95,3%, tăng 1,3% so với năm trước (94%)"
    return None


def _differ(words: str, old: Amount, new: Amount, by: Amount) -> Wrong | None:
    """What is told in per cent is the very difference, and no growth in per cent."""
    differ = abs(new.value - old.value)
    if not old.value or not differ or by.value != differ or _NO_POINTS.match(words, by.unit_end):
        return None
    grown = 100 * differ / old.value
    if abs(grown - by.value) <= max(by.slack / 4, _NEAR) or "lãi suất" in words.lower():
        return None
    right = f"{words[by.start : by.end]} điểm phần trăm"
    way = "tăng" if new.value > old.value else "giảm"
    message = (
        f"Từ {said(old, words)} đến {said(new, words)} là {way} {right} ({shown(grown, '%', 1)} của {said(old, words)})"
    )
    return Wrong(by.start, by.unit_end, message, right)
