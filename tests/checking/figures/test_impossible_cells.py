"""BC18: a rate above a hundred, things counted in parts; what may exceed and what is measured is left alone."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check


def _told(name: str, unit: str, value: str, column: str = "Kết quả") -> list[str]:
    columns = [{"ma": "so_thu_tu", "ten": "STT"}, {"ma": "chi_tieu", "ten": "Chỉ tiêu"}, {"ma": "don_vi_tinh", "ten": "Đơn vị tính"}, {"ma": "ket_qua", "ten": column}]  # fmt: skip
    row = {"chi_tieu": name, "don_vi_tinh": unit, "ket_qua": value}
    overlay = {"mo_dau": ["Chi tiết tại Phụ lục."], "phu_luc": [{"ten": "Số liệu", "cot": columns, "hang": [row]}]}
    report = check(example_read(json.dumps(overlay, ensure_ascii=False)), on=date(2026, 6, 1), select=("BC18",))
    return [one.quote for one in report.findings]


@pytest.mark.parametrize(
    ("name", "unit", "value"),
    [
        ("Tỷ lệ ghe có phao", "%", "1.240"),
        ("Tỉ lệ hộ ven bến có đèn", "%", "112"),
        ("Tỷ lệ hài lòng của người đi đò", "%", "100,5"),
        ("Số hồ sơ ghe tiếp nhận", "hồ sơ", "41,5"),
        ("Văn bản về bến bãi đã ban hành", "văn bản", "12,5"),
        ("Số thủ tục về bến bãi", "thủ tục", "7,25"),
    ],
)
def test_what_no_cell_can_say_is_told(name: str, unit: str, value: str) -> None:
    assert _told(name, unit, value) == [value]


@pytest.mark.parametrize(
    ("name", "unit", "value"),
    [
        ("Tỷ lệ ghe có phao", "%", "100"),
        ("Tỷ lệ giải ngân vốn sửa bến", "%", "104"),
        ("Tỷ lệ hoàn thành kế hoạch thu", "%", "118,5"),
        ("Tốc độ tăng lượt khách", "%", "130"),
        ("Thu phí bến", "triệu đồng", "41,5"),
        ("Chiều dài kè", "km", "1,25"),
        ("Số hồ sơ ghe tiếp nhận", "hồ sơ", "1.240"),
        ("Số hồ sơ ghe tiếp nhận", "hồ sơ", "12,0"),
    ],
)
def test_what_may_be_is_left_alone(name: str, unit: str, value: str) -> None:
    assert _told(name, unit, value) == []
