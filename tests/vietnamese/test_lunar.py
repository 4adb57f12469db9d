"""The lunar calendar as Vietnam counts it, day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cchc_docs.vietnamese.lunar import LunarDay, lunar_day


def test_each_day_follows_the_one_before() -> None:
    """No day is left out, none comes twice, none is called 0, months have 29 or 30 days."""
    day = date(1968, 1, 29)
    before = lunar_day(day)
    while day < date(2100, 12, 30):
        day += timedelta(days=1)
        now = lunar_day(day)
        if now.day != 1:
            assert now == before._replace(day=before.day + 1), day
        else:
            assert before.day in (29, 30), day
            same = now.month == before.month and now.leap
            assert same or now.month == before.month % 12 + 1, day
        before = now


@pytest.mark.parametrize(
    ("day", "lunar"),
    [
        (date(2054, 5, 7), LunarDay(30, 3, leap=False)),
        (date(2054, 5, 8), LunarDay(1, 4, leap=False)),
        (date(2062, 4, 9), LunarDay(30, 2, leap=False)),
    ],
)
def test_a_new_moon_just_after_midnight_begins_its_own_day(day: date, lunar: LunarDay) -> None:
    assert lunar_day(day) == lunar
