"""Figures of a table against each other: totals, rows across, rates, forms numbered 1, 1.1, 1.2."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.finding import Finding, Severity
from cchc_docs.checking.registry import find_rule
from cchc_docs.checking.runner import check

CODES = ("BC16", "BC17", "BC18")
CODES_OF = {"STT": "so_thu_tu", "Chỉ tiêu": "chi_tieu", "Đơn vị tính": "don_vi_tinh", "ĐVT": "don_vi_tinh", "Kết quả": "ket_qua"}  # fmt: skip


@cache
def tables() -> dict[str, list[dict[str, Any]]]:
    import yaml

    content = yaml.safe_load((Path(__file__).parent / "tables.yaml").read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def told(head: list[str], rows: list[list[str]]) -> list[Finding]:
    """What the rules say of a table; a head over neighbouring columns stands before " / "."""
    codes = [CODES_OF.get(name, f"cot_{n}") for n, name in enumerate(head)]
    columns = [
        {"ma": code, "ten": name.rpartition(" / ")[2], "nhom": name.rpartition(" / ")[0]}
        for code, name in zip(codes, head, strict=True)
    ]
    lines = []
    for row in rows:
        cells = {code: cell for code, cell in zip(codes, row, strict=True) if cell and code != "so_thu_tu"}
        lines.append(cells | ({"nhan": row[0]} if codes[0] == "so_thu_tu" else {}))
    overlay = {"mo_dau": ["Chi tiết tại Phụ lục."], "phu_luc": [{"ten": "Số liệu", "cot": columns, "hang": lines}]}
    rules = [one for one in map(find_rule, CODES) if one is not None]
    report = check(example_read(json.dumps(overlay, ensure_ascii=False)), on=date(2026, 6, 1), rules=rules)
    assert not report.not_evaluated
    return report.findings


@pytest.mark.parametrize("table", tables()["wrong"], ids=lambda one: one["cell"])
def test_a_cell_that_does_not_follow_is_told(table: dict[str, Any]) -> None:
    found = told(table["head"], table["rows"])
    assert [one for one in found if table["cell"] in (one.quote, "") or table["cell"] in one.message]
    assert len(found) <= 2


@pytest.mark.parametrize("table", tables()["right"], ids=lambda one: " ".join(one["head"][1:]))
def test_tables_that_add_up_are_left_alone(table: dict[str, Any]) -> None:
    assert told(table["head"], table["rows"]) == []


@settings(deadline=None)
@given(st.lists(st.integers(1, 5000), min_size=2, max_size=8), st.integers(1, 50))
def test_a_total_is_the_sum_of_its_rows(values: list[int], off: int) -> None:
    head = ["STT", "Thôn", "Số hộ"]
    rows = [[str(n), f"Thôn {n}", f"{value:,}".replace(",", ".")] for n, value in enumerate(values, 1)]
    total = sum(values)
    assert told(head, [*rows, ["", "Tổng cộng", f"{total:,}".replace(",", ".")]]) == []
    wrong = told(head, [*rows, ["", "Tổng cộng", f"{total + off:,}".replace(",", ".")]])
    highest = total + off in (max(values), round(total / len(values)))
    assert highest or [one.code for one in wrong] == ["BC16"]


def test_one_wrong_part_is_one_finding_at_that_cell() -> None:
    head = ["STT", "Lĩnh vực", "Tổng số", "Trực tuyến", "Trực tiếp"]
    rows = [["1", "Đất đai", "50", "30", "20"], ["2", "Hộ tịch", "40", "25", "25"], ["3", "Y tế", "30", "10", "20"], ["", "Cộng", "120", "65", "55"]]  # fmt: skip
    found = told(head, rows)
    assert [(one.code, one.quote, one.suggestion) for one in found] == [("BC17", "25", "15")]


def test_a_law_of_the_table_without_a_name_is_a_warning() -> None:
    head = ["STT", "Lĩnh vực", "Tiếp nhận", "Đúng hạn", "Quá hạn"]
    rows = [["1", "Đất đai", "50", "48", "2"], ["2", "Hộ tịch", "40", "37", "3"], ["3", "Y tế", "30", "29", "1"], ["4", "Chợ", "21", "15", "5"]]  # fmt: skip
    assert [(one.quote, one.severity) for one in told(head, rows)] == [("21", Severity.CANH_BAO)]


def test_a_row_of_column_numbers_tells_the_law() -> None:
    head = ["STT", "Khoản", "Dự toán", "Đã chi", "Còn"]
    rows = [["", "", "(1)", "(2)", "(3) = (1) - (2)"], ["1", "Hội nghị", "90", "70", "30"]]
    rows += [["2", "In ấn", "40", "40", "0"]]
    assert [one.quote for one in told(head, rows)] == ["30"]
