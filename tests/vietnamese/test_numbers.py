"""Figures: 1.234,5 and back, strictly."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.vietnamese.numbers import (
    NUMBER_PROBLEMS,
    format_count,
    format_number,
    format_percent,
    parse_number,
    parse_percent,
    value_of,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [("2.310", "2310"), ("89,94", "89.94"), ("1.234.567,5", "1234567.5"), ("1234,5", "1234.5"), (" 05 ", "5"),
     ("-5", "-5"), ("−5,5", "-5.5"), ("0", "0"), ("1,234", "1.234")],
)  # fmt: skip
def test_vietnamese_figures_are_read(text: str, value: str) -> None:
    assert parse_number(text) == (Decimal(value), None)


@pytest.mark.parametrize(
    ("text", "problem"),
    [("", "empty"), ("1.5", "bad_groups"), ("12.34", "bad_groups"), ("1,234.5", "english_form"), ("1,2,3", "bad_groups"),
     ("1,234,567", "english_form"), ("1 234", "spaces"), ("98%", "not_a_number"), ("≥ 80", "not_a_number"), ("x", "not_a_number")],
)  # fmt: skip
def test_anything_else_is_refused_with_its_reason(text: str, problem: str) -> None:
    assert parse_number(text) == (None, problem)
    assert problem in NUMBER_PROBLEMS


def test_percentages_keep_their_figure() -> None:
    assert parse_percent("98,5 %") == (Decimal("98.5"), None)
    assert parse_percent("98") == (None, "no_percent_sign")
    assert parse_percent("%") == (None, "empty")
    assert (format_percent(98), format_percent(Decimal("98.50"), 1)) == ("98%", "98,5%")


def test_figures_are_written_as_reports_write_them() -> None:
    assert [format_number(n) for n in (2310, Decimal("89.940"), 0, Decimal("-1234.5"))] == [
        "2.310",
        "89,94",
        "0",
        "-1.234,5",
    ]
    assert (format_number(Decimal("2.345"), 2), format_number(7, 1)) == ("2,35", "7,0")
    assert format_number(Decimal("-0.001"), 1) == "0,0"


def test_small_counts_have_a_leading_zero() -> None:
    assert [format_count(n) for n in (2, 9, 10, 1234)] == ["02", "09", "10", "1.234"]


def test_a_float_is_refused() -> None:
    with pytest.raises(TypeError):
        format_number(0.3)  # type: ignore[arg-type]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12))
def test_a_written_figure_reads_back(value: Decimal) -> None:
    assert parse_number(format_number(value)).value == value_of(format_number(value)) == value


@given(st.text("0123456789.,-% ", max_size=12))
def test_reading_gives_a_value_or_a_problem_never_both(text: str) -> None:
    found = parse_number(text)
    assert (found.value is None) != (found.problem is None)
