"""Working days of Vietnam."""

from __future__ import annotations

from datetime import date

from cchc_docs.vietnamese.workdays import (
    add_working_days,
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
