"""Drafts whose head lost its right side; names of bodies, posts and laws that a paper of today does not write so."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check

NOW = date(2026, 5, 11)
UP = "Theo Kế hoạch số 5/KH-UBND ngày 05/01/2026 của UBND tỉnh Sơn La về đò."


def told(code: str, *lines: str, on: date = NOW, **more: Any) -> list[tuple[str, str]]:
    day = {"ngay": on.day, "thang": on.month, "nam": on.year}
    read = example_read(json.dumps({"mo_dau": [*lines], "ngay_ban_hanh": day, **more}, ensure_ascii=False))
    return [(one.quote, one.suggestion or "") for one in check(read, on=on, select=(code,)).findings]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("PHÒNG KT,HT&ĐT", ["KT,HT&ĐT"]),
        ("SỞ GDĐT TỈNH SƠN LA", ["GDĐT"]),
        ("SỞ LAO ĐỘNG - TB&XH", ["TB&XH"]),
        ("PHÒNG GD&ĐT BẾN ĐÁ\nTRƯỜNG TIỂU HỌC BẾN ĐÁ", []),
        ("TRƯỜNG TH&THCS BẾN ĐÁ", []),
        ("ĐOÀN ĐBQH VÀ HĐND TỈNH BẾN ĐÁ\nVĂN PHÒNG", []),
        ("VĂN PHÒNG\nĐOÀN ĐBQH VÀ HĐND TỈNH BẾN ĐÁ", ["HĐND"]),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", []),
    ],
)
def test_a_body_is_named_in_full_in_its_head(name: str, found: list[str]) -> None:
    assert [quote for quote, _ in told("TT10", "Neo đò.", co_quan={"ten": name})] == found


@pytest.mark.parametrize(
    ("subject", "found"),
    [("Kế hoạch neo đò mùa lũ", 1), ("Neo đò mùa lũ", 0), ("Kế hoạch số 5 về đò", 0), ("Xây dựng kế hoạch neo đò", 0)],
)
def test_the_kind_is_said_once(subject: str, found: int) -> None:
    assert len(told("TT91", "Neo đò.", trich_yeu=subject)) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Bà Lò Thị Mơ, công chức Văn phòng - Thống kê.", 1),
        ("Cán bộ Tư pháp - hộ tịch giữ sổ.", 1),
        ("Công chức Phòng Kinh tế giữ sổ.", 0),
        ("Sổ do công chức Tài chính - Kế toán xã cũ để lại.", 0),
    ],
)
def test_posts_that_ended(line: str, found: int) -> None:
    assert len(told("CQ38", line)) == found


def test_posts_of_their_time() -> None:
    assert told("CQ38", "Công chức Tư pháp - Hộ tịch giữ sổ.", on=date(2024, 5, 11)) == []


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([UP, "Trình UBND thành phố duyệt bến."], ["UBND thành phố"]),
        ([UP, "Trình Hội đồng nhân dân thành phố Huế xem bến."], []),
        (["Trình UBND thành phố duyệt bến."], []),
        ([UP, "Trình UBND tỉnh duyệt bến; phố xá của thành phố cũ."], []),
    ],
)
def test_a_city_within_a_province_ended(lines: list[str], found: list[str]) -> None:
    assert [quote for quote, _ in told("CQ39", *lines)] == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Căn cứ Luật ATTP năm 2010 và sổ đò.", ["Luật ATTP"]),
        ("Đọc Luật Tổ chức HĐND và UBND năm 2003.", ["Luật Tổ chức HĐND và UBND"]),
        ("Đọc Luật Bảo hiểm xã hội năm 2024.", []),
        ("Đọc Luật của HĐND bạn.", []),
    ],
)
def test_a_law_is_named_in_full(line: str, found: list[str]) -> None:
    assert [quote for quote, _ in told("VD73", line)] == found


@pytest.mark.parametrize(
    ("code", "line", "right"),
    [
        ("VD01", "Theo Nghị quyết số 31/2025/QH 15 về đò.", "31/2025/QH15"),
        ("TT40", "Bến do Trung tâm dịch vụ tổng hợp phường trông.", "Trung tâm Dịch vụ tổng hợp"),
        ("TT40", "Sổ của UBND cấp Xã.", "xã"),
        ("TT41", "Mời các Sở, Ban, Ngành xem đò.", "sở, ban, ngành"),
        ("TT41", "Ngày hội của Ngành Thủy sản bạn.", "ngành"),
        ("TT41", "Bến được nhà nước giao năm ngoái.", "Nhà nước"),
        ("TT41", "Chi từ ngân sách Nhà nước năm 2026.", "nhà nước"),
        ("TT41", "Gửi thư, chủ tịch UBND xã đã đọc.", "Chủ tịch"),
        ("TT41", "Bến mở rộng Kinh tế số và chợ đêm.", "kinh tế số"),
    ],
)
def test_small_and_capital_by_their_sense(code: str, line: str, right: str) -> None:
    assert right in [suggestion for _, suggestion in told(code, line)]
