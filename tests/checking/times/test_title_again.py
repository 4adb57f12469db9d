"""The words of the title said again with another year or period, and spans of years that are over: told, unless they tell of before."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checking.times.told import sentences, told, under

CODES = ("TG30", "TG31", "TG32", "TG33", "TG35", "TG36")


def _of(paper: dict[str, Any]) -> list[str]:
    fields = {key: value for key, value in paper.items() if key not in ("under", "found")}
    part = under(*paper["under"]) if "under" in paper else {}
    return [quote for _, quote in told(CODES, **fields, **part)]


@pytest.mark.parametrize("paper", sentences()["title_again"]["told"], ids=lambda one: one["trich_yeu"])
def test_another_year_or_period_is_told(paper: dict[str, Any]) -> None:
    assert _of(paper) == paper["found"]


@pytest.mark.parametrize("paper", sentences()["title_again"]["left"], ids=lambda one: one["trich_yeu"])
def test_what_tells_of_before_is_left_alone(paper: dict[str, Any]) -> None:
    assert _of(paper) == []


LEFT = (*CODES, "TG16", "TG34", "BC12")


def _years(paper: dict[str, Any]) -> list[tuple[str, str]]:
    fields = {key: value for key, value in paper.items() if key != "under"}
    return told(LEFT, nam=None, **fields, **(under(*paper["under"]) if "under" in paper else {}))


@pytest.mark.parametrize("paper", sentences()["year_left"]["told"], ids=lambda one: str(list(one.values())[-1])[:60])
def test_a_year_left_from_an_earlier_paper_is_told(paper: dict[str, Any]) -> None:
    assert _years(paper)


@pytest.mark.parametrize("paper", sentences()["year_left"]["left"], ids=lambda one: str(list(one.values())[-1])[:60])
def test_a_year_told_of_is_left_alone(paper: dict[str, Any]) -> None:
    assert _years(paper) == []
