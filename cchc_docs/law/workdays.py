"""Working days: Monday to Friday, less Vietnam's public holidays (Bộ luật Lao động 2019, Điều 112).

The `holidays` library knows the lunar days; what it says of a year is kept, as loading it takes longer than a draft. What the State decided for one year (a day off in
between, a Saturday worked instead) is dated data of ours laid over it: `data/ngay_nghi.yaml`.
"""

from __future__ import annotations

import os
from datetime import date, timedelta
from functools import cache
from typing import Any

from cchc_docs.keeping import worked_out
from cchc_docs.law.data_files import read_data
from cchc_docs.record import NamedTuple

__all__ = [
    "Decision", "add_working_days", "decisions", "is_working_day", "last_working_day_by", "next_working_day",
    "working_days_between",
]  # fmt: skip


class Decision(NamedTuple):
    """What the State decided for one holiday of a year: days off, and days worked though they are a weekend."""

    nam: int
    ten: str
    nghi: frozenset[date]
    lam_viec: frozenset[date]
    can_cu: str
    do_tin: str


@cache
def _content() -> dict[str, Any]:
    return read_data("ngay_nghi")


def _days(entries: list[Any]) -> frozenset[date]:
    """Every day of a list of days and of {tu, den} ranges, both ends counted."""
    days: set[date] = set()
    for entry in entries:
        first, last = (entry["tu"], entry["den"]) if isinstance(entry, dict) else (entry, entry)
        days |= {first + timedelta(days=n) for n in range((last - first).days + 1)}
    return frozenset(days)


@cache
def decisions() -> tuple[Decision, ...]:
    """Every decision known, in the order of the data file."""
    return tuple(
        Decision(
            entry["nam"],
            entry["ten"],
            _days(entry.get("nghi", [])),
            _days(entry.get("lam_viec", [])),
            entry["can_cu"],
            entry["do_tin"],
        )
        for entry in _content()["quyet_dinh"]
    )


def _by_the_library(year: int) -> frozenset[date]:
    """What the library calls a day off of a year, kept until the library (its files of Vietnam and of its version) changes."""
    from importlib.util import find_spec

    found = find_spec("holidays")
    folder = os.path.dirname(found.origin) if found is not None and found.origin else ""
    made_of = (os.path.join(folder, "countries", "vietnam.py"), os.path.join(folder, "version.py"), __file__)

    def asked() -> tuple[int, ...]:
        from holidays import country_holidays

        return tuple(day.toordinal() for day in country_holidays("VN", years=year))

    return frozenset(map(date.fromordinal, worked_out(f"ngay_le_{year}", made_of, asked)))


@cache
def _days_off(year: int) -> frozenset[date]:
    fixed = {date(year, e["thang"], e["ngay"]) for e in _content()["hang_nam"] if year >= e["tu_nam"]}
    decided = [one for one in decisions() if one.nam == year]
    off = _by_the_library(year).union(fixed, *(one.nghi for one in decided))
    return frozenset(off.difference(*(one.lam_viec for one in decided)))


@cache
def _worked_weekends() -> frozenset[date]:
    return frozenset().union(*(one.lam_viec for one in decisions()))


def is_working_day(day: date) -> bool:
    """Say whether offices work on `day`."""
    if day.weekday() >= 5:
        return day in _worked_weekends()
    return day not in _days_off(day.year)


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
