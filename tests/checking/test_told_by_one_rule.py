"""One fault of a citation or a year is told by one rule, the one that knows most of it."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        # the old number with the day of the text in its place: the day is right
        (
            "Theo Luật Tổ chức chính quyền địa phương số 65/2025/QH15 ngày 16/6/2025.",
            {"VD21": "thay bằng 72/2025/QH15"},
        ),
        (
            "Theo Luật Tổ chức chính quyền địa phương số 65/2025/QH15 ngày 17/6/2025.",
            {"VD21": "thay bằng 72/2025/QH15", "VD20": "đối chiếu bản gốc: ngày 19/02/2025"},
        ),
        ("Theo Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025.", {}),
        # another year than that of the symbol: with the right day where the register has it
        ("Theo Nghị định số 118/2025/NĐ-CP ngày 09/6/2024 của Chính phủ.", {"VD07": "ngày 09/6/2025"}),
        ("Theo Nghị định số 118/2025/NĐ-CP ngày 09/7/2025 của Chính phủ.", {"VD20": "ngày 09/6/2025"}),
        # a symbol that is another's on that day, whose issuer stands there
        ("Theo Quyết định số 766/QĐ-BTC ngày 23/6/2022 của Thủ tướng Chính phủ.", {"VD23": "766/QĐ-TTg"}),
        (
            "Theo Quyết định số 767/QĐ-BTC ngày 23/6/2022 của Thủ tướng Chính phủ.",
            {"VD03": "ghi đúng cơ quan ban hành hoặc sửa ký hiệu"},
        ),
        ("Theo Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ.", {}),
    ],
)
def test_of_a_citation(sentence: str, told: dict[str, str]) -> None:
    report = check(example_read(f"mo_dau: ['{sentence}']"), on=date(2026, 6, 1))
    codes = ("VD03", "VD07", "VD20", "VD21", "VD23")
    assert {one.code: one.suggestion for one in report.findings if one.code in codes} == told


def test_of_a_year_left_over() -> None:
    source = """
trich_yeu: Giữ sạch bến đò năm 2026
noi_dung: [{tieu_de: Mục tiêu, noi_dung: [Phấn đấu đến hết năm 2025 không còn hộ đổ rác xuống bến., Trồng tre quanh bến.]}]
"""
    report = check(example_read(source), on=date(2026, 1, 20))
    assert [one.code for one in report.findings if one.quote == "năm 2025"] == ["TG32"]
