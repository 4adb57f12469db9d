"""What is one thing holds together in print, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.vietnamese.line_breaks import hold, hold_all, loose


def shown(text: str) -> str:
    return hold(text).replace("\u00a0", "~").replace("\u2011", "=")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("giai đoạn 2026 - 2030", "giai đoạn 2026~-~2030"),
        ("giai đoạn 2026 – 2030", "giai đoạn 2026~–~2030"),
        ("Quyết định số 45/QĐ-UBND", "Quyết định số~45/QĐ=UBND"),
        ("Nghị định số 30/2020/NĐ-CP", "Nghị định số~30/2020/NĐ=CP"),
        ("ngày 05 tháng 01 năm 2026", "ngày~05 tháng~01 năm~2026"),
        ("6 tháng đầu năm, 5 năm", "6~tháng đầu năm, 5~năm"),
        ("trước ngày 15/6/2026.", "trước ngày~15/6/2026."),
        ("Phòng Văn hóa - Xã hội xã", "Phòng Văn~hóa~- Xã~hội xã"),
        ("PHÒNG VĂN HÓA - XÃ HỘI", "PHÒNG VĂN~HÓA~- XÃ~HỘI"),
        ("đạt 60 % trở lên", "đạt 60~% trở lên"),
        ("trong 15 ngày làm việc", "trong 15~ngày làm việc"),
        ("Phụ lục IV và Điều 3", "Phụ lục~IV và Điều~3"),
        ("quý I/2026", "quý~I/2026"),
    ],
)
def test_one_thing_is_held_together(text: str, held: str) -> None:
    assert shown(text) == held


@pytest.mark.parametrize(
    "text",
    [
        "Đảng bộ xã - Hội người cao tuổi",
        "- Lưu: VT, VHXH.",
        "Ông Inh và bà Vi lên xã",
        "tuyến từ thôn lên - xuống xã",
        "https://vi-Du.gov.vn/trang-A",
        "gồm các tổ: tổ mộc, tổ nề",
        "",
    ],
)
def test_other_words_may_part(text: str) -> None:
    assert hold(text) == text


@given(st.text(alphabet="ab Á-I2/0%.ngày số", max_size=40))
def test_holding_is_undone_and_done_once(text: str) -> None:
    assert loose(hold(text)) == loose(text)
    assert hold(hold(text)) == hold(text)


@given(st.lists(st.text(alphabet="ab Á-I2/0%.ngày số", max_size=20), max_size=6))
def test_many_texts_held_in_one_go_are_each_held(texts: list[str]) -> None:
    held = hold_all(texts)
    assert [held[text] for text in texts] == [hold(text) for text in texts]
