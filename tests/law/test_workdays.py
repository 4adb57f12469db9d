"""Working days of Vietnam."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.law.workdays import (
    _by_the_library,
    add_working_days,
    decisions,
    is_working_day,
    last_working_day_by,
    next_working_day,
    working_days_between,
)


def test_weekends_and_public_holidays_are_no_working_days() -> None:
    days = [
        date(2026, 1, 1),
        date(2026, 4, 30),
        date(2026, 9, 2),
        date(2026, 2, 17),
        date(2026, 3, 7),
        date(2026, 3, 9),
    ]
    assert [is_working_day(d) for d in days] == [False] * 5 + [True]


def test_a_day_off_moves_to_the_next_or_the_last_working_day() -> None:
    assert next_working_day(date(2026, 3, 7)) == date(2026, 3, 9)
    assert last_working_day_by(date(2026, 3, 8)) == date(2026, 3, 6)
    assert next_working_day(date(2026, 3, 9)) == date(2026, 3, 9)


def test_counting_forth_and_back_agrees() -> None:
    start = date(2026, 3, 6)
    assert add_working_days(start, 3) == date(2026, 3, 11)
    assert add_working_days(add_working_days(start, 7), -7) == start
    assert working_days_between(start, add_working_days(start, 7)) == 7
    assert working_days_between(start, start) == 0


# What the State decided for 2026 and 2027: days off between, Saturdays worked instead.
@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 1, 2), False),
        (date(2026, 1, 10), True),
        (date(2026, 1, 17), False),
        (date(2026, 4, 27), False),
        (date(2026, 8, 31), False),
        (date(2026, 8, 22), True),
        (date(2026, 9, 3), True),
        (date(2026, 11, 23), True),
        (date(2026, 11, 24), False),
        (date(2026, 11, 25), True),
        (date(2027, 2, 3), True),
        *((date(2027, 2, day), False) for day in range(4, 11)),
        (date(2027, 2, 11), True),
        *((date(2027, 9, day), False) for day in range(2, 6)),
        (date(2027, 9, 1), True),
        (date(2027, 9, 6), True),
        (date(2025, 11, 24), True),
        (date(2028, 11, 24), False),
    ],
)
def test_decisions_of_a_year_stand_above_the_general_rule(day: date, worked: bool) -> None:
    assert is_working_day(day) is worked


def test_a_deadline_moves_over_a_swap() -> None:
    assert add_working_days(date(2026, 1, 9), 1) == date(2026, 1, 10)
    assert next_working_day(date(2026, 8, 29)) == date(2026, 9, 3)
    assert last_working_day_by(date(2027, 2, 10)) == date(2027, 2, 3)


def test_every_decision_has_a_source_and_only_weekends_are_worked_instead() -> None:
    for one in decisions():
        assert one.can_cu
        assert one.do_tin in "AB"
        assert all(day.weekday() >= 5 for day in one.lam_viec)
        assert {day.year for day in one.nghi | one.lam_viec} == {one.nam}


@given(st.dates(date(2024, 1, 1), date(2029, 12, 31)), st.integers(0, 40))
def test_a_count_of_working_days_is_the_days_between(start: date, count: int) -> None:
    assert working_days_between(start, add_working_days(start, count)) == count


def test_what_is_kept_of_a_year_is_what_the_library_says(tmp_path, monkeypatch) -> None:
    from holidays import country_holidays

    monkeypatch.setenv("CCHC_CACHE_DIR", str(tmp_path))

    for _ in range(2):  # made, and then read
        assert _by_the_library(2031) == set(country_holidays("VN", years=2031))
