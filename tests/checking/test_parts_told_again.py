"""Bases one under the other, paragraphs, a paper that is named again in short, a day in force, letters turned round, numbers of labels."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check

NOW = date(2026, 5, 11)
FULL = "Theo Công văn số 734/SNV-VT ngày 04/5/2026 của Sở Nội vụ về sổ đò."


def told(code: str, *lines: str, on: date = NOW, **more: Any) -> list[tuple[str, str]]:
    day = {"ngay": on.day, "thang": on.month, "nam": on.year}
    read = example_read(json.dumps({"mo_dau": [*lines], "ngay_ban_hanh": day, **more}, ensure_ascii=False))
    return [(str(one.severity), one.quote) for one in check(read, on=on, select=(code,)).findings]


@pytest.mark.parametrize(
    ("code", "basis", "found"),
    [
        ("TT88", "Căn cứ Luật Thủy lợi ngày 19/6/2017; Căn cứ Luật Đê điều ngày 29/11/2006", ["Căn cứ Luật Đê"]),
        ("TT88", "Căn cứ Luật Thủy lợi ngày 19/6/2017; Luật Đê điều ngày 29/11/2006", []),
        ("TT89", "- Căn cứ Luật Thủy lợi ngày 19/6/2017", ["- Căn cứ Luật Thủy"]),
        ("TT89", "Căn cứ Luật Thủy lợi ngày 19/6/2017", []),
    ],
)
def test_each_basis_has_a_line_of_its_own(code: str, basis: str, found: list[str]) -> None:
    assert [quote for _, quote in told(code, "Neo đò.", can_cu=[basis])] == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["Đò đã neo xong ở bến.", "chiều nay bến mở lại cho bà con hai bờ."], 1),
        (["Đò đã neo xong, gồm", "ba đò lớn và hai đò nhỏ của bến dưới."], 0),
        (["Đò đã neo xong;", "bến mở lại cho bà con hai bờ sông."], 0),
        (["Đò đã neo xong.", "baodo.vn đăng giờ đò của hai bờ sông."], 0),
    ],
)
def test_a_paragraph_begins_with_a_capital(lines: list[str], found: int) -> None:
    assert len(told("TT90", *lines)) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Làm đúng Công văn 734 và ghi sổ.", ["Công văn 734"]),
        ("Làm đúng Công văn số 734: mỗi đò một sổ.", ["Công văn số 734"]),
        ("Làm đúng Công văn số 734/SNV-VT.", []),
        ("Làm đúng Công văn 735.", []),
        ("Kế hoạch 734 hộ ven sông.", []),
    ],
)
def test_a_letter_named_again_keeps_its_symbol(line: str, found: list[str]) -> None:
    assert [quote for _, quote in told("VD71", FULL, line)] == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Kế hoạch này có hiệu lực từ ngày 01/5/2026.", ["canh_bao"]),
        ("Quyết định này có hiệu lực kể từ ngày 01 tháng 5 năm 2026.", ["goi_y"]),
        ("Kế hoạch này có hiệu lực từ ngày 11/5/2026.", []),
        ("Quy chế cũ có hiệu lực từ ngày 01/5/2020.", []),
    ],
)
def test_a_paper_holds_from_the_day_it_is_signed(line: str, found: list[str]) -> None:
    assert [severity for severity, _ in told("VD72", line)] == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Theo Luật số 41/2009/QH12 ngày 25/11/2009 của Quốc hội về Viễn thông.", 1),
        ("Theo Luật Viễn thông số 41/2009/QH12.", 0),
        ("Theo Luật số 41/2009/QH12 của Quốc hội về việc sửa đổi Luật Chợ.", 0),
    ],
)
def test_a_law_goes_by_its_name(line: str, found: int) -> None:
    assert len(told("VD70", line)) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Tập cứu nạn, cứu hộ (CHCN) trên sông.", ["(CHCN)"]),
        ("Tập cứu nạn, cứu hộ (CNCH) trên sông.", []),
        ("Giữ quỹ phòng chống lũ (LCP) của bến.", ["(LCP)"]),
        ("Nộp thuế giá trị (GTGT) cho bến.", []),
    ],
)
def test_letters_stand_in_the_order_of_their_words(line: str, found: list[str]) -> None:
    assert [quote for _, quote in told("VT07", line)] == found


def test_what_is_told_turned_round_is_not_told_as_unexplained_too() -> None:
    assert told("VT01", "Tập cứu nạn, cứu hộ (CHCN) trên sông.", "Đội CNCH có hai thuyền.") == []


@pytest.mark.parametrize(
    ("line", "found"),
    [("Than do Công ty Than Sông Cầu - SCN chở về.", ["goi_y"]), ("Gánh SCN chở về bến dưới.", ["canh_bao"])],
)
def test_letters_in_the_name_of_a_firm(line: str, found: list[str]) -> None:
    assert [severity for severity, _ in told("VT01", line)] == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Đất bến nằm trong Quy hoạch chung đô thị Chợ Mới, thị xã Bến Đá.", 0),
        ("Đất bến nằm trong Kế hoạch sử dụng đất năm 2025 của huyện Bến Đá.", 0),
        ("Kế hoạch sử dụng đất chưa được UBND huyện Bến Đá duyệt.", 1),
        ("Phối hợp với Phòng Thanh tra huyện xem đơn gửi từ trước ngày 01 tháng 7 năm 2025.", 1),
        ("Phối hợp với huyện cũ xem đơn gửi từ trước ngày 01 tháng 7 năm 2025.", 0),
    ],
)
def test_the_plan_of_a_district_still_bears_its_name(line: str, found: int) -> None:
    assert len(told("CQ10", line)) == found


def test_a_label_beside_the_one_of_the_title() -> None:
    assert told("TC29", "Bài toán lớn số 8 để năm sau làm.", trich_yeu="Tổ chức làm Bài toán lớn số 2") == []
