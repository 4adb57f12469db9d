"""Acts of one thing whose days run against their order, and days of two things that have nothing to do with each other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.checking.times.told import told

CODES = tuple(f"TG{number}" for number in (10, 11, 12, 20, 21, 26, 28, 29, 34, 37, 38, 39, 45, 48, 49, 50, 51, 52, 53))
PAPERS = yaml.safe_load((Path(__file__).parent / "orders.yaml").read_text(encoding="utf-8"))


def _of(paper: dict[str, Any]) -> list[tuple[str, str]]:
    block: dict[str, Any] = {"tieu_de": paper.get("heading", "Nội dung"), "noi_dung": list(paper["items"])}
    if "grid" in paper:
        heads, *rows = paper["grid"]
        codes = [f"c{number}" for number in range(len(heads))]
        columns = [{"ma": code, "ten": head} for code, head in zip(codes, heads, strict=True)]
        block["noi_dung"].append(
            {"bang": {"cot": columns, "hang": [dict(zip(codes, row, strict=True)) for row in rows]}}
        )
    fields: dict[str, Any] = {
        "loai": paper.get("kind", "ke_hoach"),
        "trich_yeu": paper.get("title", "Chỉnh trang bến bãi năm 2026"),
        "noi_dung": [block, {"tieu_de": "Việc khác", "noi_dung": ["Giữ sạch bến.", "Trông xe."]}],
        **({"ngay_ban_hanh": paper["day"]} if "day" in paper else {}),
        **({"nam": paper["year"]} if "year" in paper else {}),
        **({"mo_dau": [paper["opening"]]} if "opening" in paper else {}),
    }
    if "rows" in paper:
        rows = [
            {"noi_dung": task, "san_pham": "Sổ", "chu_tri": "Văn phòng", "phoi_hop": "Các thôn", "thoi_han": due}
            for task, due in paper["rows"]
        ]
        fields["phu_luc"] = [{"ten": "Nhiệm vụ", "nhiem_vu": rows}]
    return told(CODES, **fields)


@pytest.mark.parametrize("paper", PAPERS["told"], ids=lambda one: one["items"][-1][:60])
def test_days_against_the_order_of_acts_are_told(paper: dict[str, Any]) -> None:
    quotes = [quote for _, quote in _of(paper)]
    assert len(quotes) == 1, quotes
    assert any(day in quotes[0] for day in paper["quote"].split("|"))


@pytest.mark.parametrize("paper", PAPERS["left"], ids=lambda one: one["items"][-1][:60])
def test_days_of_other_things_are_left_alone(paper: dict[str, Any]) -> None:
    assert _of(paper) == []


@pytest.mark.parametrize("paper", PAPERS["years_told"], ids=lambda one: one["items"][-1][:60])
def test_the_year_before_where_this_one_is_meant_is_told(paper: dict[str, Any]) -> None:
    assert any(paper["quote"] in quote for _, quote in _of(paper))


@pytest.mark.parametrize("paper", PAPERS["years_left"], ids=lambda one: one["items"][-1][:60])
def test_the_year_before_where_it_is_told_of_is_left_alone(paper: dict[str, Any]) -> None:
    assert _of(paper) == []
