"""Working days: Monday to Friday, less Vietnam's public holidays (Bộ luật Lao động 2019, Điều 112).

The `holidays` library knows the lunar days and is loaded on first use. Days swapped by yearly decision of the Prime
Minister are in it for the years it has been told of; later years follow the general rule.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta
from functools import cache

__all__ = ["add_working_days", "is_working_day", "last_working_day_by", "next_working_day", "working_days_between"]


@cache
def _holidays(year: int) -> Container[date]:
    from holidays import country_holidays

    return frozenset(country_holidays("VN", years=year))


def is_working_day(day: date) -> bool:
    """Say whether offices work on `day`."""
    return day.weekday() < 5 and day not in _holidays(day.year)


def next_working_day(day: date) -> date:
    """Return `day` itself if offices work then, else the first working day after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def last_working_day_by(day: date) -> date:
    """Return `day` itself if offices work then, else the last working day before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def add_working_days(day: date, count: int) -> date:
    """Return the day `count` working days after `day` (before it for a negative count), `day` not counted."""
    step = timedelta(days=1 if count >= 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """Return how many working days lie after `start` up to and including `end`; 0 if `end` is not after `start`."""
    days = (end - start).days
    return sum(is_working_day(start + timedelta(days=n)) for n in range(1, days + 1))
