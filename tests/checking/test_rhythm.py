"""How often something is done (TG59)."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check


def _told(code: str, *lines: str) -> list[str]:
    read = example_read(json.dumps({"mo_dau": list(lines)}, ensure_ascii=False))
    return [one.quote for one in check(read, on=date(2026, 6, 1), select=(code,)).findings]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["Quét bến 03 lần/tuần vào thứ Hai, thứ Tư, thứ Sáu và Chủ nhật."], 1),
        (["Quét bến 03 lần/tuần vào thứ Hai, thứ Tư và thứ Sáu."], 0),
        (["Trực bến 05 ngày/tuần, từ thứ Hai đến thứ Sáu."], 0),
        (["Sơn đò hai đợt: đợt 1 tháng 6, đợt 2 tháng 4."], 1),
        (["Sơn đò hai đợt: đợt 1 tháng 11/2026, đợt 2 tháng 02/2027."], 0),
        (["Mở “Ngày Chủ nhật sạch bến” vào sáng thứ Bảy."], 1),
        (["Mở “Ngày thứ Bảy sạch bến” vào sáng thứ Bảy."], 0),
        (["Ban họp 03 tháng một lần (tháng 3, tháng 6, tháng 9, tháng 11)."], 1),
        (["Ban họp 03 tháng một lần (tháng 3, 6, 9 và 12)."], 0),
        (["Tổ bến quét bến 03 lần/tuần.", "Hợp tác xã: quét bến đúng giờ 02 lần/tuần."], 1),
        (["Tổ bến quét bến 03 lần/tuần.", "Đợt cao điểm quét bến 05 lần/tuần."], 0),
        (["Tổ bến quét bến 03 lần/tuần.", "Tổ bến họp 01 lần/tuần."], 0),
    ],
)
def test_one_thing_has_one_rhythm(lines: list[str], told: int) -> None:
    assert len(_told("TG59", *lines)) == told


def test_a_price_range_goes_up_whatever_sign_stands_between() -> None:
    assert _told("BC26", "Khách đi chợ trả từ 6.000 - 5.000 đồng/lượt.")
    assert not _told("BC26", "Khách đi chợ trả từ 5.000 - 6.000 đồng/lượt; sắp xếp từ 60 - 50 đầu mối.")


def test_a_slip_is_told_once() -> None:
    assert _told("CH10", "Các ban, nghành lo bến.") and not _told("CH13", "Các ban, nghành lo bến.")
