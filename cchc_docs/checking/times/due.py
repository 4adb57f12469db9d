"""Periods reports are asked for, each with the day it is due: "6 tháng trước ngày 10/6, cả năm trước ngày 10/12/2026"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby, pairwise

from cchc_docs import patterns
from cchc_docs.record import NamedTuple

_PERIOD_OR_DAY = patterns.ours(
    r"(?<![^\W_])(?:(?P<ky>quý (?:iv|i{1,3}|[1-4])(?![^\W_])|0?(?:6|9) tháng(?: (?:đầu|cuối) năm)?|(?:cả |h[àằ]ng )?(?<!\d )năm(?! \d| học| nay| sau)|(?:h[àằ]ng )?(?:quý|tháng)(?! \d))"
    r"|(?:trước|chậm nhất|vào|muộn nhất|và)(?: là)?(?: ngày)? (?P<ngay>\d{1,2})(?:/| tháng )(?P<thang>\d{1,2})(?:(?:/| năm )(?P<nam>20\d\d))?(?![\d/]))",
    re.IGNORECASE,
)
_QUARTERS = {"i": 3, "1": 3, "ii": 6, "2": 6, "iii": 9, "3": 9, "iv": 12, "4": 12}
_FIRST, _GAP = 30, 60
"""Letters before the first period, and between a period and its day."""
_SPRING, _DECEMBER = 3, 12


class Due(NamedTuple):
    """A report: the words of its period, the last month of that, the day it is due, the words of the day."""

    period: str
    last: int
    due: date
    quote: str


def reports_due(words: str, year: int | None) -> Iterator[Due]:
    """Yield the reports that the words behind "báo cáo" ask for: a period with the day behind it, several with as many days.

    Periods in a row with fewer or more days behind them ("quý, 6 tháng, năm trước ngày …") say nothing. A day without a year is of the year of the next day that has one, else of `year`; the report of a year may be due in the
    spring of the next.
    """
    told = list(_PERIOD_OR_DAY.finditer(words))
    if not told or told[0].start() > _FIRST or patterns.search(r"[,\d]", words[: told[0].start()]):
        return
    for periods, days in _rows(told):
        for one, day in zip(periods, days, strict=False) if len(periods) == len(days) else ():
            last = _last_month(one["ky"].lower())
            known = next((int(found["nam"]) for found in told if found["nam"] and found.start() >= day.start()), year)
            if last is None or known is None or days[0].start() - periods[-1].end() > _GAP:
                continue
            next_year = not day["nam"] and last == _DECEMBER and int(day["thang"]) <= _SPRING
            try:
                due = date(known + next_year, int(day["thang"]), int(day["ngay"]))
            except ValueError:
                continue
            yield Due(one["ky"], last, due, words[day.start("ngay") : day.end()])


def _rows(told: list[re.Match[str]]) -> Iterator[tuple[list[re.Match[str]], list[re.Match[str]]]]:
    """Yield periods that stand in a row, with the days that stand in a row behind them."""
    runs = [(by_day, list(found)) for by_day, found in groupby(told, key=lambda one: one["ngay"] is not None)]
    for (_, periods), (by_day, days) in pairwise(runs):
        if by_day:
            yield periods, days


def _last_month(period: str) -> int | None:
    """The month a period ends in; None where each month or quarter has its report."""
    if "năm" in period and not period[0].isdigit():
        return _DECEMBER
    number = period.lstrip("0")[0]
    if number.isdigit():
        return _DECEMBER if "cuối" in period else int(number)
    return _QUARTERS.get(period.removeprefix("quý "))
