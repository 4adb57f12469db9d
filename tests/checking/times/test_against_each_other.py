"""Times of one paper held against each other: steps, two places of one thing, spans and what lies outside, days of figures."""

from __future__ import annotations

import pytest

from tests.checking.times.told import sentences, told, under

CODES = ("TG11", "TG12", "TG20", "TG21", "TG37", "TG38", "TG49", "TG50", "TG51", "TG53")


def _of(items: list[str], kind: str = "ke_hoach") -> set[str]:
    where = under("Nhiệm vụ", *items)
    return {code for code, _ in told(CODES, loai=kind, trich_yeu="Chỉnh trang bến bãi năm 2026", **where)}


@pytest.mark.parametrize(("code", "items"), sentences()["against_each_other"]["told"])
def test_times_that_cannot_both_be_right_are_told(code: str, items: list[str]) -> None:
    assert code in _of(items)


@pytest.mark.parametrize("items", sentences()["against_each_other"]["left"])
def test_times_that_agree_or_have_nothing_to_do_with_each_other_are_left_alone(items: list[str]) -> None:
    assert _of(items) == set()
