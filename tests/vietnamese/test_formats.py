"""Numbers, lists and days of reports: halves up, Vietnamese marks, no sign of nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.vietnamese.formats import listed, number, percent, rounded, weekday
from cchc_docs.vietnamese.numbers import format_number, parse_number

D = Decimal
FIGURES = st.decimals(-(10**12), 10**12, places=4, allow_nan=False, allow_infinity=False)


@given(FIGURES)
def test_what_is_written_is_read_back_as_the_same_figure(value: Decimal) -> None:
    assert parse_number(number(value)).value == value


@given(FIGURES, st.none() | st.integers(0, 3))
def test_figures_are_written_as_babel_writes_them(value: Decimal, places: int | None) -> None:
    if places is None:
        assert number(value) == re.sub(
            r"^-(?=[0,.]*$)", "", format_decimal(value, locale="vi", decimal_quantization=False)
        )
    else:
        form = "#,##0" + ("." + "0" * places if places else "")
        said = format_decimal(rounded(value, places), form, locale="vi")
        assert number(value, places) == re.sub(r"^-(?=[0,.]*$)", "", said)


@given(st.lists(st.sampled_from(["Công an xã", "Phòng Kinh tế", "Trạm Y tế", "{0}"]), min_size=1, max_size=6))
def test_lists_are_joined_as_babel_joins_them(parts: list[str]) -> None:
    assert listed(parts) == format_list(parts, locale="vi")


@given(st.dates(date(1945, 9, 2), date(2100, 1, 1)))
def test_days_are_named_as_babel_names_them(day: date) -> None:
    assert weekday(day).casefold() == format_date(day, "EEEE", locale="vi").casefold()


@given(FIGURES, st.integers(0, 3))
def test_both_writers_of_the_house_agree(value: Decimal, places: int) -> None:
    assert number(value) == format_number(value)
    assert number(value, places) == format_number(value, places)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [("2.345", 2, "2,35"), ("0.5", 0, "1"), ("1.5", 0, "2"), ("2.5", 0, "3"), ("-0.004", 2, "0,00"), ("1E+3", None, "1.000")],
)  # fmt: skip
def test_halves_go_up(value: str, places: int | None, text: str) -> None:
    assert number(D(value), places) == text


def test_a_rate_is_rounded_before_it_is_written() -> None:
    assert [percent(D(text), 1) for text in ("0.25", "0.35", "99.95")] == ["0,3%", "0,4%", "100,0%"]
    assert rounded(D("0.125"), 2) == D("0.13")


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([], ""),
        (["Công an xã"], "Công an xã"),
        (["A", "B"], "A và B"),
        (["A", "B", "C"], "A, B và C"),
        (["Phòng Văn hóa, Thể thao", "B"], "Phòng Văn hóa, Thể thao; B"),
    ],
)
def test_lists_read_as_sentences_do(parts: list[str], text: str) -> None:
    assert listed(parts) == text


def test_days_of_the_week_have_their_names() -> None:
    assert [weekday(date(2026, 3, day)) for day in (2, 7, 8)] == ["thứ Hai", "thứ Bảy", "Chủ nhật"]


@pytest.mark.parametrize("value", [0.1, "1"])
def test_a_float_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        number(value)


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_no_figure_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="no figure"):
        number(D(value))


def test_babel_is_asked_once_and_its_answer_kept() -> None:
    code = "import sys; from cchc_docs.vietnamese.formats import number; print(number(1234), 'babel' in sys.modules)"
    said = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(2)]
    assert said[-1].stdout.split() == ["1.234", "False"]


def test_a_plain_render_loads_no_babel() -> None:
    code = "import sys, cchc_docs.vietnamese.formats, cchc_docs.writing.word.render; print('babel' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
