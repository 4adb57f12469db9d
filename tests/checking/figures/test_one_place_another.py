"""A figure in one place of a paper against another place, and figures that are told of two subjects, two times, two kinds of things."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cchc_docs.desk.check import Order, check_bytes
from tests.checking.figures.test_papers_with_tables import HEAD
from tests.precision.build import build
from tests.precision.paper import Paper


@cache
def papers() -> list[dict[str, Any]]:
    import yaml

    content = yaml.safe_load((Path(__file__).parent / "one_place_another.yaml").read_text(encoding="utf-8"))
    assert isinstance(content, list)
    return content


@pytest.mark.parametrize("paper", papers(), ids=lambda one: one["name"])
def test_each_figure_against_the_other_place(paper: dict[str, Any]) -> None:
    raw = HEAD | {key: value for key, value in paper.items() if key not in ("name", "told", "codes")}
    order = Order(date(2026, 11, 20), tuple(paper["codes"]))
    found = check_bytes(build(Paper(paper["name"], raw)), "van_ban.docx", order).findings
    assert sorted(one.quote for one in found) == sorted(paper["told"])
