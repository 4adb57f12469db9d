from __future__ import annotations

from datetime import date, timedelta

import pytest

from cchc_docs.law.periods import ALL_PERIODS, calendar_days, kind_of, name_of, period, periods


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("quy_1", date(2025, 12, 15), date(2026, 3, 14)),
        ("6_thang", date(2025, 12, 15), date(2026, 6, 14)),
        ("quy_3", date(2026, 6, 15), date(2026, 9, 14)),
        ("nam", date(2025, 12, 15), date(2026, 12, 14)),
    ],
)
def test_a_period_runs_from_the_fifteenth_to_the_fourteenth(key, first, last):
    found = period(key, 2026)
    assert found is not None
    assert (found.tu, found.den) == (first, last)
    assert "Điều 12" in found.can_cu


def test_the_quarters_cover_the_year_without_gap_or_overlap():
    quarters = [period(f"quy_{number}", 2026) for number in range(1, 5)]
    year = period("nam", 2026)
    assert year is not None
    days: set[date] = set()
    for quarter in quarters:
        assert quarter is not None
        span = {quarter.tu + timedelta(days=n) for n in range((quarter.den - quarter.tu).days + 1)}
        assert not days & span
        days |= span
    assert len(days) == (year.den - year.tu).days + 1


def test_nine_months_are_marked_as_no_period_of_the_decree():
    found = period("9_thang", 2026)
    assert found is not None
    assert not found.trong_nghi_dinh
    assert "09/2019" not in found.can_cu


def test_a_month_runs_from_the_fifteenth_and_january_begins_in_the_year_before():
    first, last = period("thang_1", 2026), period("thang_12", 2026)
    assert first is not None and last is not None
    assert (first.tu, first.den) == (date(2025, 12, 15), date(2026, 1, 14))
    assert (last.tu, last.den) == (date(2026, 11, 15), date(2026, 12, 14))
    assert period("thang_13", 2026) is None


def test_a_week_is_of_the_calendar_and_none_of_the_decree():
    week = period("tuan_22", 2026)
    assert week is not None
    assert (week.tu, week.den) == (date(2026, 5, 25), date(2026, 5, 31))
    assert not week.trong_nghi_dinh
    assert calendar_days("tuan_53", 2025)[1] == date(2025, 12, 28)  # a year of 52 weeks has no 53rd


@pytest.mark.parametrize("code", ALL_PERIODS)
def test_every_period_has_a_name_days_and_a_time_after_it(code):
    found = period(code, 2026)
    assert found is not None and found.tu < found.den
    assert name_of(code, 2026).endswith("năm 2026")
    following, first, last = kind_of(code).sau
    assert 1 <= first <= last <= 12
    assert following.endswith("năm {}") or not following
    start, end = calendar_days(code, 2026)
    assert start < end


def test_an_unknown_period_is_none_and_keys_are_unique():
    assert period("quy_5", 2026) is None
    keys = [entry.khoa for entry in periods(2026)]
    assert len(keys) == len(set(keys))
