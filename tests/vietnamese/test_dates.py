"""Dates: written by the zero rule, found in every form, wrong ones found too."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.vietnamese.dates import DATE_PROBLEMS, days_of, find_dates, format_issue_date, format_month, format_short


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_has_the_days_of_the_calendar(year: int, month: int) -> None:
    assert days_of(year, month) == monthrange(year, month)[1]


@pytest.mark.parametrize("month", [0, 13, -1])
def test_there_is_no_thirteenth_month(month: int) -> None:
    with pytest.raises(ValueError, match="no month"):
        days_of(2026, month)


def test_the_date_of_issue_follows_the_zero_rule() -> None:
    assert format_issue_date(5, 3, 2026) == "ngày 05 tháng 3 năm 2026"
    assert format_issue_date(10, 2, 2026) == "ngày 10 tháng 02 năm 2026"
    assert format_issue_date(31, 12, 2026) == "ngày 31 tháng 12 năm 2026"


def test_unknown_parts_of_the_date_of_issue_are_room_to_fill_in() -> None:
    assert format_issue_date(None, 1, 2026) == "ngày       tháng 01 năm 2026"
    assert [(f.day, f.month, f.year) for f in find_dates(format_issue_date(None, 1, 2026))] == [(None, 1, 2026)]
    assert [(f.day, f.month, f.year) for f in find_dates(format_issue_date(None, None, 2026))] == [(None, None, 2026)]


def test_short_forms_follow_the_same_rule() -> None:
    assert format_short(5, 3, 2026) == "05/3/2026"
    assert (format_month(1, 2026), format_month(3, 2026)) == ("tháng 01/2026", "tháng 3/2026")


@pytest.mark.parametrize(
    ("text", "form", "parts"),
    [
        ("ngày 15/7/2021", "short", (15, 7, 2021)), ("15 tháng 7 năm 2021", "long", (15, 7, 2021)),
        ("ngày\u00a015\u00a0tháng\u00a07\u00a0năm\u00a02021", "long", (15, 7, 2021)),
        ("ngày … tháng … năm 2026", "long", (None, None, 2026)), ("15-7-2021", "dashed", (15, 7, 2021)),
        ("15.7.2021", "dashed", (15, 7, 2021)), ("tháng 12/2026", "month", (None, 12, 2026)),
        ("tháng 12 năm 2026", "month", (None, 12, 2026)), ("Tháng 6", "month", (None, 6, None)),
        ("năm 2026", "year", (None, None, 2026)), ("ngày 30/4", "day_month", (30, 4, None)),
        ("ngày 29/02", "day_month", (29, 2, None)), ("06/2026", "month", (None, 6, 2026)),
    ],
)  # fmt: skip
def test_each_form_is_found_whole(text: str, form: str, parts: tuple[int | None, ...]) -> None:
    (found,) = find_dates(f"Họp {text} tại xã")
    assert (found.raw, found.form, (found.day, found.month, found.year), found.problem) == (text, form, parts, None)


@pytest.mark.parametrize(
    ("text", "form", "years"),
    [
        ("giai đoạn 2021 - 2030", "period", (2021, 2030)), ("nhiệm kỳ 2025 - 2030", "term", (2025, 2030)),
        ("2022 – 2025", "period", (2022, 2025)), ("năm 2026-2030", "period", (2026, 2030)),
        ("từ năm 2021 đến năm 2030", "period", (2021, 2030)),
    ],
)  # fmt: skip
def test_periods_have_two_years(text: str, form: str, years: tuple[int, int]) -> None:
    (found,) = find_dates(text)
    assert (found.raw, found.form, (found.year, found.end_year)) == (text, form, years)


def test_quarters_are_read_in_both_figures() -> None:
    found = find_dates("Quý I/2026, quý III năm 2026; quý 2; Quý IV")
    assert [(f.quarter, f.year) for f in found] == [(1, 2026), (3, 2026), (2, None), (4, None)]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("trong năm 202 được", "truncated_year"), ("202-2030", "truncated_year"), ("giai đoạn 2026 – 203", "truncated_year"),
        ("Quý I/202", "truncated_year"), ("ngày 5/3/202", "truncated_year"), ("ngày 5/3/26", "two_digit_year"),
        ("năm 20226", "long_year"), ("31/02/2026", "impossible"), ("ngày 31 tháng 02 năm 2026", "impossible"),
        ("ngày 31/4", "impossible"), ("15/13/2026", "impossible"), ("29/02/2026", "impossible"),
        ("tháng 13/2026", "bad_month"), ("quý V/2026", "bad_quarter"), ("giai đoạn 2030 - 2026", "reversed"),
        ("15/7/2206", "implausible_year"),
    ],
)  # fmt: skip
def test_a_wrong_date_is_found_with_its_problem(text: str, problem: str) -> None:
    (found,) = find_dates(text)
    assert found.problem == problem
    assert problem in DATE_PROBLEMS


@pytest.mark.parametrize(
    "text",
    [
        "30/2020/NĐ-CP", "số 12/2025/QH15", "số 06/2022", "mỗi năm 202 hồ sơ", "1.234-2.345", "100-200 hồ sơ",
        "trong 3 tháng 10 ngày", "9001:2015", "0123-4567", "Quý vị", "hằng quý", "năm nay", "tỷ lệ 15/20", "hàng năm 250 vụ",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_date_is_left(text: str) -> None:
    assert find_dates(text) == []


def test_dates_stand_in_order_with_their_places() -> None:
    text = "Quyết định số 30/2020/NĐ-CP ngày 05/3/2020, từ ngày 01/01/2026 đến ngày 31/12/2026."
    found = find_dates(text)
    assert [f.date for f in found] == [date(2020, 3, 5), date(2026, 1, 1), date(2026, 12, 31)]
    assert all(text[f.start : f.end] == f.raw for f in found)


@given(st.dates(date(1945, 9, 2), date(2100, 12, 31)))
def test_a_written_date_is_found_again(day: date) -> None:
    for text in (format_issue_date(day.day, day.month, day.year), format_short(day.day, day.month, day.year)):
        assert [f.date for f in find_dates(f"Hà Nội, {text}.")] == [day]


@given(st.text("ngày tháng năm quý giai đoạn0123456789/-–. IVXQ\u00a0…", max_size=60))
def test_finding_never_fails_and_never_overlaps(text: str) -> None:
    end = 0
    for found in find_dates(text):
        assert end <= found.start < found.end <= len(text)
        assert found.raw == text[found.start : found.end]
        end = found.end


@pytest.mark.parametrize(
    "text",
    [
        "mỗi tháng 1.500.000 đồng",
        "trực mỗi tháng 2 lần",
        "hằng tháng 12 buổi",
        "cả tháng 1.200 lượt",
        "mỗi quý 1 phiên",
        "quý 1.500 hồ sơ",
    ],
)
def test_what_each_month_counts_is_no_month(text: str) -> None:
    assert find_dates(text) == []
