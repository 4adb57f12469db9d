"""Figures that nearly add up: told whatever words stand between them, and left alone where they do add up or count several things."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

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
