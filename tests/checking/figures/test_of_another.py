"""Things of one series, and shares of one whole: one told with the value of another, and what only looks like it."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cchc_docs.checking.figures.mentions.series import names_of
from cchc_docs.desk.check import Order, check_bytes
from tests.checking.figures.test_papers_with_tables import HEAD
from tests.precision.build import build
from tests.precision.paper import Paper


@cache
def papers() -> list[dict[str, Any]]:
    import yaml

    content = yaml.safe_load((Path(__file__).parent / "of_another.yaml").read_text(encoding="utf-8"))
    assert isinstance(content, list)
    return content


@pytest.mark.parametrize("paper", papers(), ids=lambda one: one["name"])
def test_one_of_a_series_keeps_its_own_value(paper: dict[str, Any]) -> None:
    raw = HEAD | {key: value for key, value in paper.items() if key not in ("name", "told")}
    report = check_bytes(build(Paper(paper["name"], raw)), "van_ban.docx", Order(date(2026, 11, 20), ("BC46", "BC47")))
    assert [one.quote for one in report.findings] == paper["told"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Chuyến thứ hai: khối 8, 9", {"chuyến 2", "khối 8", "khối 9"}),
        ("lớp 05 và nhóm thứ nhất", {"lớp 5", "nhóm 1"}),
        ("mở 02 lớp; đợt 30 ngày", set()),
    ],
)
def test_labelled_things_of_a_clause(words: str, names: set[str]) -> None:
    assert names_of(words) == names
