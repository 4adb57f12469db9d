"""The own name of a commune: cut, with another mark, or another commune's; neighbours and lists are left alone."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check


def _told(sentence: str, end: str = "") -> list[tuple[str, str, str]]:
    text = (
        "co_quan: {ten: Ủy ban nhân dân phường Bến Gò Sậy, viet_tat: UBND}\nngay_ban_hanh: 2026-03-02\n"
        f"mo_dau: {json.dumps([sentence], ensure_ascii=False)}\n"
    )
    text += f"ket_thuc: {json.dumps(end, ensure_ascii=False)}\n" if end else ""
    report = check(example_read(text), on=date(2026, 3, 2), select=("CQ15",))
    return [(one.code, one.quote, one.severity.value if one.severity else "") for one in report.findings]


@pytest.mark.parametrize(
    ("sentence", "quote", "severity"),
    [
        ("Ủy ban nhân dân phường Bến Gò ban hành Kế hoạch như sau:", "phường Bến Gò", "loi"),
        ("UBND phường Gò Sậy báo cáo như sau:", "phường Gò Sậy", "loi"),
        ("Trên địa bàn phường Bến Gò Sạy có 12 khu phố.", "phường Bến Gò Sạy", "canh_bao"),
        ("Ủy ban nhân dân phường Cù Lao Nhỏ ban hành Kế hoạch như sau:", "phường Cù Lao Nhỏ", "canh_bao"),
    ],
)
def test_a_name_gone_wrong_is_told(sentence: str, quote: str, severity: str) -> None:
    assert _told(sentence) == [("CQ15", quote, severity)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ủy ban nhân dân phường Bến Gò Sậy ban hành Kế hoạch như sau:",
        "UBND phường Bến Gò Sậy Báo cáo như sau:",
        "Phối hợp với UBND phường Cù Lao Nhỏ đắp kè.",
        "Họp với UBND các phường Bến Gò, Cù Lao Nhỏ.",
        "Chợ phường Bến Gò mở lúc 5 giờ.",
    ],
)
def test_what_is_right_is_left_alone(sentence: str) -> None:
    assert _told(sentence) == []


def test_the_closing_line_speaks_of_the_paper_itself() -> None:
    assert _told("Kế hoạch như sau:", "Trên đây là Kế hoạch của UBND phường Cù Lao Nhỏ.") == [
        ("CQ15", "phường Cù Lao Nhỏ", "canh_bao")
    ]
