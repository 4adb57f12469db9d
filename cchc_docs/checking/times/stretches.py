"""Days, months, quarters and spans of days in a text as stretches of the calendar, those without a year among them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.dates import FoundDate, days_of, find_dates

_BARE = ours(
    r"(?<![\w/.,%-])(?P<day>\d{1,2})\s?/\s?(?P<month>\d{1,2})(?![\w/%]|[.,]\d| (?:thôn|xã|trường|hộ|tổ|điểm|chỉ tiêu|người|phường|khu|đơn vị|hồ sơ))"
)
_TO = ours(
    r"\s*,?\s*(?:(?:cho )?(?:đến|tới)|-|–)(?: hết)?(?: \d{1,2} ?(?:giờ|h|g) ?(?:\d\d)?(?: ?phút)?,?)?(?: (?:thứ \w+|chủ nhật),?)?(?: ngày| tháng)?\s*",
    re.IGNORECASE,
)
_FIRST_DAY = ours(r"(?<![\d/])(?P<day>\d{1,2})\s?(?:-|–|đến|tới)(?: hết)?(?: ngày)?\s*$")
"""The first day of two that share their month: "04 - 26/4/2026"."""
_FIRST_BARE = ours(r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})\s?(?:-|–|đến|tới)(?: hết)?(?: ngày)?\s*$")
"""The first day of two that share their year: "28/9 - 02/10/2026"."""
_COUNTED = ours(
    r"(?<!\w)(?:đợt|lần|lớp|vòng|kỳ|bước|khóa|khối|đoạn|nhóm|tổ|thôn|khu|ca|số|quý|mức|loại) $", re.IGNORECASE
)
"""Before a number that is no day: "thu hồ sơ đợt 2 đến ngày 30/4"."""
_SUMMER = 7
"""From the month behind this one a school year runs in its first year."""


class Stretch(NamedTuple):
    """Some words of a text that name a time: where they stand, the first and the last day meant."""

    start: int
    end: int
    raw: str
    first: date
    last: date
    exact: bool
    """Whether the last day is named, and not only its month or quarter."""
    one: FoundDate | None

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        return self.first, self.last


def year_of(month: int, years: tuple[int, int]) -> int:
    """Return the year a month without one belongs to: of a school year the one in which it comes."""
    return years[0] if years[0] == years[1] or month > _SUMMER else years[1]


def interval(one: FoundDate, years: tuple[int, int] | None) -> tuple[date, date] | None:
    """First and last day of a day, a month, a quarter; `years` completes one without a year. None for all other times."""
    month = one.month or (one.quarter or 0) * 3
    if not month or one.problem or one.end_year or (one.year is None and years is None):
        return None
    year = one.year or year_of(month, years or (0, 0))
    if one.day:
        day = one._replace(year=year).date
        return (day, day) if day else None
    return date(year, month if one.month else month - 2, 1), date(year, month, days_of(year, month))


def bare_days(text: str) -> list[re.Match[str]]:
    """Return what looks like a day and a month without a word before it or a year behind it: "31/6", also "7/10" of a count."""
    return list(_BARE.finditer(text))


@lru_cache(maxsize=4096)
def stretches(text: str, years: tuple[int, int] | None, *, loose: bool) -> tuple[Stretch, ...]:
    """Return the stretches of a text in order; what is joined by "đến" is one. `loose`: a bare "15/6" is a day."""
    found = [
        Stretch(one.start, one.end, one.raw, *days, one.day is not None, one)
        for one in find_dates(text)
        if (days := interval(one, years))
    ]
    if loose and years:
        taken = [(one.start, one.end) for one in find_dates(text)]
        for bare in bare_days(text):
            day = _day(int(bare["day"]), int(bare["month"]), years)
            if day and not any(start < bare.end() and bare.start() < end for start, end in taken):
                found.append(Stretch(bare.start(), bare.end(), bare[0], day, day, True, None))
        found.sort()
    return tuple(_joined(text, found))


def _day(day: int, month: int, years: tuple[int, int]) -> date | None:
    try:
        return date(year_of(month, years), month, day)
    except ValueError:
        return None


def _in_year(bare: Stretch, year: int) -> Stretch:
    day = _day(bare.first.day, bare.first.month, (year, year))
    return bare._replace(first=day, last=day) if day else bare


def _joined(text: str, found: list[Stretch]) -> list[Stretch]:
    out: list[Stretch] = []
    for one in found:
        before = out[-1] if out else None
        if (
            before
            and not (before.one and before.one.year)
            and one.first.year < before.first.year
            and _TO.fullmatch(text[before.end : one.start])
        ):
            # "22/6 đến 26/6/2026" of a school year: the year is that behind
            before = out[-1] = _in_year(before, one.first.year)
        if before and _TO.fullmatch(text[before.end : one.start]) and before.first <= one.last:
            out[-1] = one._replace(start=before.start, raw=text[before.start : one.end], first=before.first)
            continue
        bare = _FIRST_BARE.search(text, max(0, one.start - 24), one.start) if one.exact else None
        start = _day(int(bare["day"]), int(bare["month"]), (one.first.year, one.first.year)) if bare else None
        if bare and start and start <= one.last:
            out.append(one._replace(start=bare.start("day"), raw=text[bare.start("day") : one.end], first=start))
            continue
        head = _FIRST_DAY.search(text, max(0, one.start - 16), one.start) if one.exact else None
        if head and 0 < int(head["day"]) <= one.last.day and not _COUNTED.search(text[: head.start()][-12:]):
            first = one.first.replace(day=int(head["day"]))
            out.append(one._replace(start=head.start(), raw=text[head.start() : one.end], first=first))
            continue
        out.append(one)
    return out
