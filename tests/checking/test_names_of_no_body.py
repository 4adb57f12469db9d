"""Names that no body bears: fields joined as no office has them, a word too many or too few, letters of another body in a symbol."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check

NOW = date(2026, 3, 12)


def told(code: str, *lines: str, on: date = NOW, **more: Any) -> list[tuple[str, str]]:
    day = {"ngay": on.day, "thang": on.month, "nam": on.year}
    read = example_read(json.dumps({"mo_dau": [*lines], "ngay_ban_hanh": day, **more}, ensure_ascii=False))
    return [(str(one.severity), one.suggestion or "") for one in check(read, on=on, select=(code,)).findings]


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("Hỏi Phòng Kinh tế và Đô thị về phao.", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("Hỏi Phòng Hạ tầng và Đô thị về phao.", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("Hỏi Sở Văn hóa và Du lịch về lễ đua ghe.", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Hỏi Sở Nông nghiệp và Tài nguyên về giống lúa.", "Sở Nông nghiệp và Môi trường"),
        ("Hỏi Bộ Khoa học và Môi trường về phao.", "ghi đúng tên cơ quan"),
    ],
)
def test_fields_that_no_office_joins(line: str, right: str) -> None:
    assert told("CQ36", line) == [("canh_bao", right)]


@pytest.mark.parametrize(
    "line",
    [
        "Mời các Sở Tài chính, Khoa học và Công nghệ, Y tế và Tư pháp.",
        "Theo giấy của Sở Giáo dục và Đào tạo và Kế hoạch năm học của bản.",
        "Phòng Kinh tế và Hạ tầng huyện giao lại sổ.",
        "Phòng Kinh tế, Văn phòng và Phòng Văn hóa - Xã hội họp.",
        "Sở Quy hoạch - Kiến trúc, Sở Văn hóa và Thể thao, Sở Lao động - Thương binh và Xã hội.",
        "“Sở Văn hóa và Du lịch” là lời trong thư.",
    ],
)
def test_names_of_today_and_before_and_lists_of_them(line: str) -> None:
    assert told("CQ36", line) == []


def test_an_office_of_a_district_had_a_name_of_its_own() -> None:
    assert told("CQ36", "Hỏi Phòng Kinh tế và Đô thị về phao.", on=date(2024, 3, 12)) == []


@pytest.mark.parametrize(
    ("lines", "severities"),
    [
        (["Hội Phụ nữ xã khâu lưới."], ["goi_y"]),
        (["Hội Phụ nữ xã khâu lưới.", "Thư gửi Hội Liên hiệp Phụ nữ xã."], ["canh_bao"]),
        (["Chi hội Phụ nữ bản và Hội Liên hiệp Phụ nữ xã khâu lưới."], []),
        (["Ủy ban Mặt trận Tổ quốc xã đếm phao."], ["goi_y"]),
        (["Ủy ban MTTQ xã đếm phao."], []),
        (["Ủy ban MTTQ xã đếm phao.", "Thư gửi Ủy ban MTTQ Việt Nam xã."], ["goi_y"]),
        (["Hội Liên hiệp Người cao tuổi xã trồng tre."], ["canh_bao"]),
        (["Trung tâm Phục vụ hành chính phường nhận đơn."], ["canh_bao"]),
        (["Trung tâm Giải quyết hành chính công xã nhận đơn."], ["canh_bao"]),
        (["Trung tâm Phục vụ hành chính công phường nhận đơn."], []),
        (["Trung tâm Dịch vụ công xã cho mượn loa."], []),
        (["Trung tâm Dịch vụ công xã cho mượn loa.", "Trung tâm Cung ứng dịch vụ công xã trả loa."], ["canh_bao"]),
        (["Mời Thanh tra Nhà nước tỉnh dự."], ["canh_bao"]),
        (["Mời Thanh tra tỉnh, Thanh tra Chính phủ dự."], []),
    ],
)
def test_a_body_with_a_word_too_many_or_too_few(lines: list[str], severities: list[str]) -> None:
    assert [severity for severity, _ in told("CQ37", *lines)] == severities


@pytest.mark.parametrize(("line", "found"), [("Số: 36/KH-UB", 1), ("Số: 36/KH-UNBD", 1), ("Số: 36/KH-UBND", 0)])
def test_the_letters_of_the_body_in_its_own_symbol(line: str, found: int) -> None:
    assert len(told("TT20", "Neo đò.", dong_so=line)) == found
