"""One quantity told in two places of a paper, and what only looks like it."""

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

    content = yaml.safe_load((Path(__file__).parent / "told_twice.yaml").read_text(encoding="utf-8"))
    assert isinstance(content, list)
    return content


@pytest.mark.parametrize("paper", papers(), ids=lambda one: one["name"])
def test_what_is_told_twice_has_one_value(paper: dict[str, Any]) -> None:
    raw = HEAD | {key: value for key, value in paper.items() if key not in ("name", "told")}
    report = check_bytes(
        build(Paper(paper["name"], raw)), "van_ban.docx", Order(date(2026, 11, 20), ("BC23", "BC29", "CT10"))
    )
    quotes = [one.quote for one in report.findings]
    assert bool(quotes) == bool(paper["told"])
    assert all(any(words in quote or quote in words for words in paper["told"]) for quote in quotes)
