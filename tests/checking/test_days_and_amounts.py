"""CH85, CH89, CH90: a row of days in two manners, money without its unit, what never was and yet is told of."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check


def told(code: str, *lines: str) -> list[str]:
    read = example_read(json.dumps({"mo_dau": lines}, ensure_ascii=False))
    return [one.quote for one in check(read, on=date(2026, 9, 1), select=(code,)).findings]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Trực bến: ngày 04, 8, 12, 30.", ["ngày 04, 8, 12, 30"]),
        ("Ngày 01; 09; 5 có phiên chợ.", ["Ngày 01; 09; 5"]),
        ("Trực bến: ngày 04, 08, 12, 30.", []),
        ("Trực bến: ngày 4, 8, 12.", []),
        ("Ngày 04/8, 12/8 trực bến; ngày 04, 12/8/2026 nghỉ.", []),
    ],
)
def test_a_row_of_days_has_one_manner(line: str, wrong: list[str]) -> None:
    assert told("CH85", line) == wrong


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Quyên góp 320 triệu, sửa 04 cầu ván.", ["320 triệu"]),
        ("Vốn sửa cống là 1,5 tỷ.", ["1,5 tỷ"]),
        ("Quyên góp 320 triệu đồng, sửa 04 cầu ván; trồng 2 triệu cây.", []),
        ("Vay từ 20 triệu đến 50 triệu đồng.", []),
    ],
)
def test_money_has_its_unit(line: str, wrong: list[str]) -> None:
    assert told("CH89", line) == wrong


@pytest.mark.parametrize(
    ("other", "wrong"),
    [
        ("Ngày 12/5/2022 phát hiện 03 ổ dịch trên đàn vịt chạy đồng.", True),
        ("Trong năm 2023, trên địa bàn ấp ghi nhận 01 ổ dịch.", True),
        ("Năm 2018 ghi nhận 05 ổ dịch.", False),
        ("Năm 2023 ghi nhận 05 vụ trộm.", False),
        ("Năm 2023 đã dập xong dịch của ấp bên.", False),
    ],
)
def test_what_never_was_is_not_told_of(other: str, wrong: bool) -> None:
    assert bool(told("CH90", "Từ năm 2020 đến nay, địa bàn ấp không xảy ra dịch trên đàn vịt.", other)) is wrong
