"""By how much a plan told in a bracket is passed; figures that no reckoning holds; one fault told once."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check

NOW = date(2026, 11, 20)


def told(*codes: str, **document: Any) -> list[tuple[str, str]]:
    report = check(example_read(json.dumps(document, ensure_ascii=False)), on=NOW, select=codes)
    assert not [note for note in report.not_evaluated if "gặp lỗi" in note.reason]
    return [(one.code, one.suggestion or "") for one in report.findings]


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("Thu vé được 6,9 tỷ đồng, vượt 25% kế hoạch (kế hoạch 6 tỷ đồng).", "vượt 15,0%"),
        ("Thu vé được 6,9 tỷ đồng, vượt 25% so với kế hoạch (6 tỷ đồng).", "vượt 15,0%"),
        ("Đóng được 46 phao (kế hoạch 40 phao), vượt 25%.", "vượt 15,0%"),
        ("Đóng được 34 phao (kế hoạch 40 phao), vượt 15%.", "hụt 15,0%"),
        ("Thu vé được 6,9 tỷ đồng, vượt 15% kế hoạch (kế hoạch 6 tỷ đồng).", ""),
        ("Đóng được 46 phao (kế hoạch 40 phao), vượt 15%.", ""),
        ("Đóng được 34 phao (kế hoạch 40 phao), hụt 15%.", ""),
        ("Đóng được 46 phao (kế hoạch quý 12 chuyến), vượt 25%.", ""),
    ],
)
def test_a_plan_in_a_bracket_is_passed_by_so_much(line: str, right: str) -> None:
    assert [suggestion for _, suggestion in told("BC14", mo_dau=[line])] == ([right] if right else [])


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("BC10", "Tổng số 30 vé, trong đó 20 vé tháng, 1000000000000000000000000000000 vé ngày."),
        ("BC11", "Đóng được 1000000000000000000000000000000/30 phao, đạt 5%."),
        ("BC14", "Đạt 1000000000000000000000000000000%, tăng 12 điểm phần trăm so với quý II (88,2%)."),
    ],
)
def test_a_figure_that_no_reckoning_holds_stops_no_rule(code: str, line: str) -> None:
    assert told(code, mo_dau=[line]) == []


def test_such_a_figure_in_a_table_stops_no_rule() -> None:
    columns = [{"ma": "bai", "ten": "Bãi"}, *({"ma": ma, "ten": ten} for ma, ten in (("dt", "Diện tích (ha)"), ("ns", "Năng suất (tạ/ha)"), ("sl", "Sản lượng (tạ)")))]  # fmt: skip
    rows = [{"bai": f"Bãi {n}", "dt": str(n), "ns": "50", "sl": str(50 * n)} for n in (2, 3, 4)]
    rows.append({"bai": "Bãi lạ", "dt": "1" + "0" * 30, "ns": "50", "sl": "9" * 31})
    assert told("BC17", phu_luc=[{"ten": "Ngao", "cot": columns, "hang": rows}]) == []


def test_posts_that_do_not_add_up_are_told_once() -> None:
    line = "Bến được giao 12 biên chế, hiện có 9 người, còn thiếu 04 người."
    assert [code for code, _ in told("BC10", "BC15", mo_dau=[line])] == ["BC10"]


def test_a_task_given_to_nobody_is_told_once() -> None:
    line = "Giao rà soát phao cứu sinh trước ngày 15/4/2027."
    assert [code for code, _ in told("CH44", "TQ31", mo_dau=[line])] == ["TQ31"]
    assert [code for code, _ in told("CH44", "TQ31", mo_dau=["Giao rà soát phao cứu sinh."])] == ["CH44"]


@pytest.mark.parametrize("head", ["Đơn vị tính", "ĐVT"])
def test_a_column_of_units_is_known_by_its_head(head: str) -> None:
    columns = [{"ma": "c0", "ten": "Vật tư"}, {"ma": "c1", "ten": head}, {"ma": "c2", "ten": "Số lượng"}]
    rows = [{"c0": "Xi măng", "c1": "m²", "c2": "12"}, {"c0": "Cát", "c1": "m³", "c2": "10"}]
    assert len(told("BC13", phu_luc=[{"ten": "Vật tư", "cot": columns, "hang": rows}])) == 1


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Số chủ đò tăng từ 26 người lên 74 người, gấp đôi năm trước.", 1),
        ("Số vụ đắm đò giảm một nửa, từ 14 vụ xuống còn 11 vụ.", 1),
        ("Số vụ đắm đò giảm từ 14 vụ xuống 11 vụ, giảm một nửa.", 1),
        ("Số vụ đắm đò giảm từ 14 vụ xuống 07 vụ, giảm một nửa.", 0),
        ("Số chủ đò tăng từ 36 người lên 74 người, gấp đôi năm trước.", 0),
        ("Số phao tăng từ 40 chiếc lên 98 chiếc, hơn gấp đôi.", 0),
        ("Số phao tăng từ 40 chiếc lên 50 chiếc; số vé gấp đôi năm trước.", 0),
    ],
)
def test_twice_and_half_from_one_to_the_other(line: str, wrong: int) -> None:
    assert len(told("BC14", mo_dau=[line])) == wrong


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("Có 27 vụ đắm đò, giảm 5 vụ (18,6%) so với năm 2024 (32 vụ).", "15,6%"),
        ("Bán 120 vé, tăng 20 vé (tương đương 15%) so với cùng kỳ năm 2025 (100 vé).", "20,0%"),
        ("Có 27 vụ đắm đò, giảm 5 vụ (15,6%) so với năm 2024 (32 vụ).", ""),
        ("Có 27 vụ đắm đò, giảm 5 vụ (đạt 18,6%) so với năm 2024 (32 vụ).", ""),
    ],
)
def test_the_rate_in_a_bracket_is_that_of_the_change_before_it(line: str, right: str) -> None:
    assert [suggestion for _, suggestion in told("BC14", mo_dau=[line])] == ([right] if right else [])
