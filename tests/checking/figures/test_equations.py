"""Sums written out as arithmetic (BC10)."""

from __future__ import annotations

import pytest

from cchc_docs.checking.figures.sums import wrong_sums


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Phát 14 phao + 9 phao + 6 phao = 31 phao cho ba bến.", "29 phao"),
        ("Cộng 2,5 triệu + 1,75 triệu = 4,5 triệu đồng tiền sơn.", "4,25 triệu đồng"),
        ("Lái đò (31 nam + 12 nữ) = 45 người.", "43 người"),
        ("Tổng cộng: 8 + 6 + 5 = 20 chuyến.", "20 chuyến → 19"),
    ],
)
def test_a_sum_that_does_not_come_out(text: str, right: str) -> None:
    [wrong] = wrong_sums(text)
    assert wrong.right.split()[0] == right.split("→")[-1].split()[0]


@pytest.mark.parametrize(
    "text",
    [
        "Phát 14 phao + 9 phao + 6 phao = 29 phao cho ba bến.",
        "Tổng số 14 phao + 9 phao + 6 phao = 29 phao.",
        "3 x 5 + 2 = 17 chuyến; 2 + 3 x 5 = 17 chuyến.",
        "Đường ra bến 1,2 km + 350 m = 1,55 km.",
        "Tiền công 1,5 tỷ + 500 triệu = 2 tỷ đồng.",
        "Điểm thi bơi = điểm vòng 1 + điểm vòng 2.",
        "Tỷ lệ 45% + 20% = 65%.",
    ],
)
def test_what_comes_out_is_left(text: str) -> None:
    assert not list(wrong_sums(text))
