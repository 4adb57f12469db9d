"""Dates of officialdom: write the date of issue, find every date, month, quarter, year and period in a text.

Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 4: Arabic figures, a leading zero for days below 10 and for months 1
and 2 only. Other forms are what offices type; a wrong one is found and given a problem, never repaired by guess.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple

__all__ = [
    "DATE_PROBLEMS",
    "FoundDate",
    "days_of",
    "find_dates",
    "format_issue_date",
    "format_month",
    "format_short",
    "two_digits_day",
    "two_digits_month",
]

# What `FoundDate.problem` means, for an official.
DATE_PROBLEMS = {
    "truncated_year": "năm bị thiếu chữ số",
    "long_year": "năm thừa chữ số",
    "two_digit_year": "năm chỉ viết hai chữ số",
    "implausible_year": "năm không hợp lý",
    "impossible": "ngày không có trong lịch",
    "bad_month": "tháng không có trong lịch",
    "bad_quarter": "quý chỉ có từ I đến IV",
    "reversed": "năm cuối nhỏ hơn năm đầu",
}

BLANK = "     "  # room to write a day or a month by hand


def two_digits_day(day: int | None) -> str:
    """Write a day of the month by the zero rule (01 … 09, 10 …); None leaves room to fill in."""
    return BLANK if day is None else f"{day:02d}"


def two_digits_month(month: int | None) -> str:
    """Write a month by the zero rule (01, 02, 3 … 12); None leaves room to fill in."""
    return BLANK if month is None else f"{month:02d}" if month < 3 else str(month)


def format_issue_date(day: int | None, month: int | None, year: int | None) -> str:
    """Write the date of issue: "ngày 05 tháng 3 năm 2026"; unknown parts are room to fill in."""
    return f"ngày {two_digits_day(day)} tháng {two_digits_month(month)} năm {BLANK if year is None else year}"


def format_short(day: int, month: int, year: int) -> str:
    """Write a date in running text: "05/3/2026", by the same zero rule."""
    return f"{two_digits_day(day)}/{two_digits_month(month)}/{year}"


def short_of(day: date) -> str:
    """Write a day as messages and papers show it: "05/3/2026"."""
    return format_short(day.day, day.month, day.year)


def days_of(year: int, month: int) -> int:
    """Return how many days a month has. ValueError for no month. `calendar` knows too, and brings all of `locale` along."""
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def format_month(month: int, year: int) -> str:
    """Write a month in running text: "tháng 01/2026", "tháng 3/2026"."""
    return f"tháng {two_digits_month(month)}/{year}"


class FoundDate(NamedTuple):
    """One mention of time in a text: `text[start:end] == raw`, its introducing word (ngày, tháng, giai đoạn) included.

    `form` is one of: short (05/3/2026), dashed (5-3-2026, 5.3.2026), long (ngày … tháng … năm …), day_month, month,
    quarter, year, period, term (nhiệm kỳ). A period's first year is `year`, its last `end_year`. Parts that are blank
    or not written are None. `problem` is a key of DATE_PROBLEMS or None.
    """

    start: int
    end: int
    raw: str
    day: int | None
    month: int | None
    year: int | None
    form: str
    problem: str | None
    quarter: int | None = None
    end_year: int | None = None

    @property
    def date(self) -> date | None:
        """The calendar date, where day, month and year are there and possible."""
        if self.day is None or self.month is None or self.year is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


_DASH = r"\s*[-–—−]\s*"
_TO = rf"(?:{_DASH}|\s+(?:đến|tới)\s+(?:hết\s+)?(?:năm\s+)?)"
_GAP = r"[\s.…_]{0,30}"  # bounded: two of them meet where a number is blank
_DAY = rf"(?:ngày{_GAP}(?P<l_day>\d{{1,2}}|)|(?<![\d/])(?P<l_bare>\d{{1,2}}))"
_PERIOD_INTRO = r"(?:giai\s+đoạn|nhiệm\s+k[ỳì]|thời\s+k[ỳì]|các\s+năm|từ|năm|kh[óo][áa])\s+(?:từ\s+)?(?:năm\s+)?"
_EACH = r"(?<!mỗi\s)(?<!từng\s)(?<!hằng\s)(?<!hàng\s)"
"""Each month: what follows counts something."""
_MORE = r"\.\d{3}(?!\d)"
"""The thousands of a number: "tháng 1.500 lượt" is no January."""
_PATTERN = (
    # ngày 05 tháng 3 năm 2026, ngày     tháng 01 năm 2026, 15 tháng 7 năm 2021
    rf"{_DAY}{_GAP}tháng{_GAP}(?P<l_month>\d{{1,2}}|){_GAP},?\s*năm(?:\s+|{_GAP}(?=\d)){_GAP}(?P<l_year>\d{{1,6}}|)(?![\d%])",
    # ngày     /01/2026
    r"ngày[\s.…_]{0,30}/\s?(?P<e_month>\d{1,2}|[\s.…_]{1,30})\s?/\s?(?P<e_year>\d{4})(?!\d)",
    # ngày 05 tháng 3 (no year)
    r"ngày\s*(?P<m_day>\d{1,2})\s*(?:tháng\s*|/)(?P<m_month>\d{1,2})(?![\d/%]|\.\d)",
    # 05/3/2026
    (
        r"(?P<s_intro>ngày\s*)?(?<![\d/.,])(?P<s_day>\d{1,2})\s?/\s?(?P<s_month>\d{1,2})\s?/\s?(?P<s_year>\d{2,5})"
        r"(?![\d/]|-[A-ZĐ])"
    ),
    # 05-3-2026, 05.3.2026
    (
        r"(?:ngày\s*)?(?<![\d/.,-])(?P<d_day>\d{1,2})(?P<d_mark>[-.])(?P<d_month>\d{1,2})(?P=d_mark)"
        r"(?P<d_year>(?:19|20)\d{2})(?![\d/])"
    ),
    # Quý I/2026, quý 2 năm 2026, quý V
    rf"{_EACH}quý\s*(?P<q>(?-i:[IVX]{{1,4}})|\d)(?!\w|{_MORE})(?:\s*(?:/|,?\s*năm\b|-(?=\s?20))\s*(?P<q_year>\d{{2,5}})(?!\d)|)",
    # giai đoạn 2021 - 2030, nhiệm kỳ 2025 - 2030, 2022 – 2025, 202-2030
    rf"(?P<p_intro>{_PERIOD_INTRO})?(?<![\d/.,-])(?P<p_from>\d{{3,5}}){_TO}(?P<p_to>\d{{2,5}})(?![\d/%]|\.\d)",
    # tháng 12/2026, tháng 12 năm 2026, tháng 12; bare 12/2026
    (
        rf"(?<!\d\s){_EACH}tháng\s*(?P<n_month>\d{{1,2}})(?!\d|{_MORE}|\s*tháng)"
        r"(?:\s*(?:/|,?\s*năm\b|-(?=\s?20))\s*(?P<n_year>\d{2,5})(?![\d/])|(?!/))"
    ),
    r"(?<![\d/.,])(?<!số\s)(?P<b_month>0?[1-9]|1[0-2])\s?/\s?(?P<b_year>(?:19|20)\d{2})(?![\d/]|\s*[-–]\s*[A-ZĐ])",
    # năm 2026, năm 202
    r"(?P<y_before>(?:hằng|hàng|mỗi|một|từng|nhiều|\d)\s+)?\bnăm\s+(?P<y_year>\d{3,5})(?![\d%]|[.,]\d)",
)


@cache
def _pattern() -> re.Pattern[str]:
    # Whether "từ" opens a period or a mere year is settled by what follows, so the alternatives stay in this order.
    return ours("|".join(_PATTERN), re.IGNORECASE)


def find_dates(text: str) -> list[FoundDate]:
    """Return every mention of a date, month, quarter, year or period, in order, without overlaps.

    Symbols of documents ("30/2020/NĐ-CP", "số 12/2025/QH15") are not dates. NBSP and all dashes are understood.
    """
    return list(_dates(text))


@lru_cache(maxsize=4096)
def _dates(text: str) -> tuple[FoundDate, ...]:
    """Kept by text: the same sentences come again, in the next check of a paper and in the papers beside it."""
    pattern, out, end = _pattern(), [], 0
    for opening in _OPENING.finditer(text):
        at = opening.start()
        found = pattern.match(text, at) if at >= end else None
        if found:
            end = found.end()
            understood = _understand(found)
            if understood:
                out.append(understood)
    return tuple(out)


_OPENING = ours(
    r"[\dNQTGCKHMnqtgckhm](?:(?<=\d)|(?=(?i:gày|ăm|hiệm|hiều|uý|háng|ừ|hời|iai|ác|h[óo][áa]|ằng|àng|ỗi|ột)))"
)
"""Where a mention of time can begin: one letter of a small set, which is fast to look for, and what may follow it."""


def _understand(found: re.Match[str]) -> FoundDate | None:
    parts = found.groupdict()
    if parts["l_year"] is not None:
        return _full(found, "long", parts["l_day"] or parts["l_bare"] or "", parts["l_month"], parts["l_year"])
    if parts["e_year"]:
        return _full(found, "short", "", parts["e_month"].strip(" .…_\t\u00a0"), parts["e_year"])
    if parts["m_day"]:
        return _full(found, "day_month", parts["m_day"], parts["m_month"], "")
    if parts["s_day"]:
        if len(parts["s_year"]) == 2 and not parts["s_intro"]:
            return None  # 1/2/34 may be anything
        return _full(found, "short", parts["s_day"], parts["s_month"], parts["s_year"])
    if parts["d_day"]:
        return _full(found, "dashed", parts["d_day"], parts["d_month"], parts["d_year"])
    if parts["q"]:
        return _quarter(found, parts["q"], parts["q_year"] or "")
    if parts["p_from"]:
        return _period(found, parts["p_intro"] or "", parts["p_from"], parts["p_to"])
    if parts["y_year"]:
        return _year(found, parts["y_before"], parts["y_year"])
    return _full(found, "month", "", parts["n_month"] or parts["b_month"], parts["n_year"] or parts["b_year"] or "")


def _full(found: re.Match[str], form: str, day: str, month: str, year: str) -> FoundDate:
    d, m = _number(day), _number(month)
    y, problem = _year_of(year)
    if m is not None and not 1 <= m <= 12:
        problem = "impossible" if d is not None else "bad_month"
    elif d is not None and not _possible(d, m, y):
        problem = "impossible"
    return FoundDate(found.start(), found.end(), found[0], d, m, y, form, problem)


def _number(digits: str) -> int | None:
    return int(digits) if digits else None


def _year_of(digits: str) -> tuple[int | None, str | None]:
    """Return the year, None where it is not a whole one, and the problem with its digits."""
    if not digits:
        return None, None
    if len(digits) == 4:
        year = int(digits)
        return year, None if 1900 <= year <= 2100 else "implausible_year"
    problem = {2: "two_digit_year", 1: "truncated_year", 3: "truncated_year"}.get(len(digits), "long_year")
    return None, problem


def _possible(day: int, month: int | None, year: int | None) -> bool:
    try:
        date(year or 2024, month or 1, day)  # 2024 is a leap year: 29/02 without a year is possible
    except ValueError:
        return False
    return True


def _quarter(found: re.Match[str], mark: str, year: str) -> FoundDate:
    value = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}.get(mark)
    y, problem = _year_of(year)
    if value is None:
        problem = "bad_quarter"
    return FoundDate(found.start(), found.end(), found[0], None, None, y, "quarter", problem, quarter=value)


def _period(found: re.Match[str], intro: str, first: str, last: str) -> FoundDate | None:
    plain = [len(y) == 4 and 1900 <= int(y) <= 2100 for y in (first, last)]
    # "202-2030" is a period cut short because the other year is whole; without a word before it, 100-200 is none.
    if not any(plain) or (not intro and not all(y.startswith(("19", "20")) for y in (first, last))):
        return None
    start, bad_start = _year_of(first)
    end, bad_end = _year_of(last)
    problem = bad_start or bad_end
    if problem is None and start is not None and end is not None and end < start:
        problem = "reversed"
    form = "term" if intro.lower().startswith("nhiệm") else "period"
    return FoundDate(found.start(), found.end(), found[0], None, None, start, form, problem, end_year=end)


_COUNTED = ours(
    r"\s+(?:ha|hộ|người|lượt|hồ sơ|con|tấn|tạ|kg|km|m[23²³]?|triệu|tỷ|đồng|cây|trường hợp|em|trẻ|học sinh|đơn|vụ|văn bản|buổi|cuộc|lao động|đối tượng)(?!\w)",
    re.IGNORECASE,
)
"""What a figure behind "năm" counts: "Trong năm 215 hộ được vay vốn"."""


def _year(found: re.Match[str], before: str | None, digits: str) -> FoundDate | None:
    year, problem = _year_of(digits)
    counts = before or found.string[max(0, found.start() - 5) : found.start()].lower().endswith(
        ("đầu ", "cuối ", "lâu ")
    )
    counted = _COUNTED.match(found.string, found.end())
    if problem and (counts or counted or not digits.startswith("2") or digits[1:2] not in "01234"):
        return None  # "mỗi năm 202 hồ sơ", "đầu năm 202 hộ", "cây lâu năm 230 ha" count; "năm 202" names a year
    start = found.end("y_before") if before else found.start()
    return FoundDate(start, found.end(), found.string[start : found.end()], None, None, year, "year", problem)
