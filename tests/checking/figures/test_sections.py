"""Figures of the items of one section against each other."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.figures.amounts import is_slip
from cchc_docs.checking.figures.between.sections import wrong_in_section
from cchc_docs.checking.registry import find_rule
from cchc_docs.checking.runner import check


@cache
def sections(file: str = "sections") -> dict[str, list[list[str]]]:
    import yaml

    content = yaml.safe_load((Path(__file__).parent / f"{file}.yaml").read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def quotes(items: list[str], code: str = "BC20") -> list[str]:
    """What a rule quotes of a section."""
    body = f"noi_dung: [{{tieu_de: Kết quả, noi_dung: {json.dumps([*items, 'Không có vướng mắc.'])}}}]"
    rules = [one for one in [find_rule(code)] if one is not None]
    report = check(example_read(body), on=date(2026, 6, 1), rules=rules)
    assert not report.not_evaluated
    return [one.quote for one in report.findings]


@pytest.mark.parametrize("items", sections()["wrong"])
def test_items_that_do_not_agree_are_told_with_their_words(items: list[str]) -> None:
    found = quotes(items)
    assert len(found) == 1
    assert any(found[0] in item for item in items)


@pytest.mark.parametrize("items", sections()["right"])
def test_items_that_agree_are_left_alone(items: list[str]) -> None:
    assert quotes(items) == []


@given(st.integers(100, 9_999), st.integers(50, 90), st.integers(-9, 9))
def test_what_is_left_is_what_was_due_less_what_is_done(due: int, share: int, off: int) -> None:
    done = due * share // 100
    items = [f"Số hộ phải kê khai: {due} hộ.", f"Đã kê khai: {done} hộ.", f"Chưa kê khai: {due - done + off} hộ."]
    assert bool(list(wrong_in_section(items))) == (off != 0)


@pytest.mark.parametrize(
    ("meant", "typed", "slip"),
    [("43.6", "46.3", True), ("99.47", "99.74", True), ("80.4", "83.4", True), ("12.5", "62.1", False), ("3.1", "31", True)],
)  # fmt: skip
def test_a_slip_changes_digits_over_or_one_of_them(meant: str, typed: str, *, slip: bool) -> None:
    assert is_slip(Decimal(meant), Decimal(typed)) == slip


@pytest.mark.parametrize("items", sections("twice")["wrong"])
def test_an_amount_told_twice_with_its_digits_changed_over_is_told_once(items: list[str]) -> None:
    found = quotes(items, "BC29")
    assert len(found) == 1
    assert any(found[0] in item for item in items)


@pytest.mark.parametrize("items", sections("twice")["right"])
def test_two_amounts_are_no_slip_of_one(items: list[str]) -> None:
    assert quotes(items, "BC29") == []
