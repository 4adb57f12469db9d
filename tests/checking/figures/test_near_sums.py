"""Figures that nearly add up: told whatever words stand between them, and left alone where they do add up or count several things."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from cchc_docs.checking.figures.listed import wrong_lists
from cchc_docs.checking.figures.sums import wrong_sums

CONTENT: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "near.yaml").read_text(encoding="utf-8"))
CHOICE = re.compile(r"\{(.*?)\|(.*?)\}")


@pytest.mark.parametrize("sentence", CONTENT["sums"])
def test_a_sum_that_misses_by_one_slip_is_told_and_the_right_one_is_not(sentence: str) -> None:
    told = list(wrong_sums(CHOICE.sub(r"\1", sentence)))
    assert [one.hint for one in told] == [False]
    assert list(wrong_sums(CHOICE.sub(r"\2", sentence))) == []


@pytest.mark.parametrize("sentence", CONTENT["right"])
def test_figures_of_several_things_are_left_alone(sentence: str) -> None:
    assert list(wrong_sums(sentence)) == []


@pytest.mark.parametrize("sentence", CONTENT["lists"])
def test_a_count_is_told_against_the_names_behind_it(sentence: str) -> None:
    assert len(list(wrong_lists(CHOICE.sub(r"\1", sentence)))) == 1
    assert list(wrong_lists(CHOICE.sub(r"\2", sentence))) == []


@pytest.mark.parametrize("sentence", CONTENT["named"])
def test_names_that_may_be_counted_so_are_left_alone(sentence: str) -> None:
    assert list(wrong_lists(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Dọn 04 bến và 03 bãi tắm: bến Hạ, bến Đông, bến Cá, bến Chợ; bãi Bắc, bãi Nam, bãi Sim.",
        "Sơn 04 tuyến đường và 03 ngách: đường Sim, đường Lạch, đường Hạ, đường Chợ; các ngách 2, 4, 6.",
        "Khen 03 thôn và 02 hộ: thôn Hạ, thôn Đông, thôn Cá; hộ nuôi ong.",
    ],
)
def test_a_list_that_begins_with_what_was_counted_first_is_left_alone(sentence: str) -> None:
    assert list(wrong_lists(sentence)) == []
