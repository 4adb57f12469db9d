"""What a paper tells again in other words, with other digits, and what only looks like it."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from cchc_docs.desk.check import Order, check_bytes
from tests.conftest import MINIMAL


@cache
def papers() -> list[dict[str, Any]]:
    content = yaml.safe_load((Path(__file__).parent / "again.yaml").read_text(encoding="utf-8"))
    assert isinstance(content, list)
    return content


def _sections(lines: list[str]) -> list[dict[str, Any]]:
    sections: list[dict[str, Any]] = []
    for line in lines:
        if line.startswith("# "):
            sections.append({"tieu_de": line[2:], "noi_dung": []})
        else:
            sections[-1]["noi_dung"].append(line)
    return sections


@pytest.mark.parametrize("paper", papers(), ids=lambda one: f"{one['ma']} {one['bai'][-1][:40]}")
def test_what_is_told_again(paper: dict[str, Any]) -> None:
    raw = yaml.safe_load(MINIMAL) | {"noi_dung": _sections(paper["bai"])}
    if "hang" in paper:
        heads, *rows = paper["hang"]
        columns: list[Any] = ["so_thu_tu", *({"ma": f"c{n}", "ten": head} for n, head in enumerate(heads))]
        table = {
            "ten": paper.get("ten_bang", "Số liệu"),
            "cot": columns,
            "hang": [{f"c{n}": cell for n, cell in enumerate(row)} for row in rows],
        }
        raw["phu_luc"] = [table | ({"noi_dung": paper["ghi_chu"]} if "ghi_chu" in paper else {})]
    content = yaml.safe_dump(raw, allow_unicode=True, width=10**6)
    report = check_bytes(content.encode(), "ke_hoach.yaml", Order(date(2026, 11, 20), (paper["ma"],)))
    assert [one.quote for one in report.findings] == paper.get("sai", [])
