"""Levels of one thing by one day after another: "50% vào cuối tháng 6 và 45% vào cuối năm"; what is to be reached does not fall."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, amounts, said, sentences
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.dates import FoundDate, find_dates

_PART_OF_YEAR = patterns.ours(
    r"(?<!\w)(?:(?P<cuoi>(?:cuối|hết|cả) năm|kết thúc năm)|(?P<giua>giữa năm|6 tháng(?: đầu năm)?|sáu tháng(?: đầu năm)?)|(?P<chin>9 tháng(?: đầu năm)?))(?! 20\d\d| kế hoạch)(?!\w)",
    re.IGNORECASE,
)
_FALLING = patterns.ours(
    r"(?<!\w)(?:giảm|còn|quá hạn|trễ hạn|nghèo|không quá|dưới|tối đa|suy dinh dưỡng|tăng|tăng trưởng|so với|cùng kỳ|bình quân|mỗi|chiếm|thêm|lần lượt|bỏ học|tảo hôn|tử vong|thất nghiệp|đã|phân bổ|tạm ứng|cơ cấu)(?!\w)",
    re.IGNORECASE,
)
_REACHED = patterns.ours(
    r"(?<!\w)(?:đạt|hoàn thành|đến|hết|cuối|trước|trên|từ|bảo đảm|phấn đấu|giải ngân|ít nhất|tối thiểu|phủ|số hóa|số hoá|nâng)(?!\w)",
    re.IGNORECASE,
)
_WHOLE = 100
_NEAR = 12
"""Words that may stand between a level and its day."""
_DECEMBER = 12


class _Day(NamedTuple):
    """A point of time: where it stands, the year (0 where unsaid) and the month or day of the year as a number."""

    start: int
    end: int
    year: int
    order: float


def fallen_steps(text: str) -> Iterator[Wrong]:
    """Yield the levels of a text that are lower than the one to be reached before."""
    for base, sentence in sentences(text):
        if sentence.count("%") < len(("one", "other")):
            continue
        rates = [one for one in amounts(sentence) if one.unit == "%"]
        for group in _told_of_one(sentence, rates):
            wrong = _fallen(sentence, group)
            if wrong is not None:
                yield wrong._replace(start=base + wrong.start, end=base + wrong.end)


def _told_of_one(words: str, rates: Sequence[Amount]) -> Iterator[list[Amount]]:
    """Rates in a row with nothing but their days and a few words between them; new words between commas tell of another thing."""
    group: list[Amount] = []
    for one in rates:
        if group and len(_plain(words[group[-1].unit_end : one.start]).split()) > _NEAR:
            yield group
            group = []
        group.append(one)
    yield group


def _plain(words: str) -> str:
    return patterns.sub(r"[\d/.,;:()-]+", " ", words)


def _fallen(words: str, rates: Sequence[Amount]) -> Wrong | None:
    if len(rates) < len(("one", "other")):
        return None
    opens = [one.end() for one in _ENDS.finditer(words, 0, rates[0].start)]
    start = opens[-1] if opens else 0
    closes = _ENDS.search(words, rates[-1].unit_end)
    stop = closes.start() if closes else len(words)
    stretch = words[start:stop]
    if _FALLING.search(stretch) or not _REACHED.search(stretch):
        return None
    days = [day for day in _days(words) if start <= day.start < stop]
    pairs = _pairs(days, rates)
    if pairs is None or abs(sum((one.value for one in rates), Decimal(0)) - _WHOLE) <= 1:
        return None
    labels = [_label(words, day, rate) for day, rate in pairs[1:]]
    if any(len(label.split()) > _FEW for label in labels) or len({*labels}) > len(labels) // 2 + 1:
        return None
    for (first, low), (second, high) in pairwise(pairs):
        before = (first.year or second.year, first.order) < (second.year or first.year, second.order)
        if before and high.value < low.value:
            message = f"{said(high, words)} ở mốc sau thấp hơn {said(low, words)} ở mốc trước"
            begin, end = min(first.start, low.start), max(second.end, high.unit_end)
            return Wrong(begin, end, message, "kiểm tra lại giá trị")
    return None


_FEW = 5
_ENDS = patterns.ours(r"[;.](?=\s|$)")


def _label(words: str, day: _Day, rate: Amount) -> str:
    """The words between a level and its day."""
    low, high = min(day.end, rate.unit_end), max(day.start, rate.start)
    return _plain(words[low:high]).strip().lower()


def _pairs(days: Sequence[_Day], rates: Sequence[Amount]) -> list[tuple[_Day, Amount]] | None:
    """Each level with its day, where the two alternate from the first to the last."""
    if len(days) != len(rates):
        return None
    row: list[tuple[int, bool]] = sorted([(day.start, True) for day in days] + [(one.start, False) for one in rates])
    if any(one[1] == other[1] for one, other in pairwise(row)):
        return None
    return list(zip(days, rates, strict=True))


def _days(words: str) -> list[_Day]:
    out = [day for one in find_dates(words) if (day := _day(one)) is not None]
    for one in _PART_OF_YEAR.finditer(words):
        order = 12 if one["cuoi"] else 6 if one["giua"] else 9
        out.append(_Day(one.start(), one.end(), 0, order + 0.9))
    out.sort(key=lambda day: day.start)
    return out


def _day(one: FoundDate) -> _Day | None:
    if one.form == "year" and one.year:
        return _Day(one.start, one.end, one.year, _DECEMBER + 0.9)
    month = one.month or (one.quarter or 0) * 3
    if not month or one.end_year:
        return None
    return _Day(one.start, one.end, one.year or 0, month + (one.day or 28) / 40)
