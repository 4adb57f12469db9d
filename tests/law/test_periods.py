from __future__ import annotations

from datetime import date, timedelta

import pytest

from cchc_docs.law.periods import month_period, period, periods


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("quy_1", date(2025, 12, 15), date(2026, 3, 14)),
        ("sau_thang_dau_nam", date(2025, 12, 15), date(2026, 6, 14)),
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
    found = period("chin_thang", 2026)
    assert found is not None
    assert not found.trong_nghi_dinh
    assert "09/2019" not in found.can_cu


def test_january_begins_in_the_year_before():
    assert (month_period(2026, 1).tu, month_period(2026, 1).den) == (date(2025, 12, 15), date(2026, 1, 14))
    with pytest.raises(ValueError, match="13"):
        month_period(2026, 13)


def test_an_unknown_period_is_none_and_keys_are_unique():
    assert period("quy_5", 2026) is None
    keys = [entry.khoa for entry in periods(2026)]
    assert len(keys) == len(set(keys))
