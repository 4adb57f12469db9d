"""Days with a name and the date they are told with."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check
from cchc_docs.law.commemorations import named_days, plain
from cchc_docs.law.data_files import read_data


def _told(line: str) -> list[tuple[str, str, str]]:
    read = example_read(json.dumps({"mo_dau": [line]}, ensure_ascii=False))
    found = check(read, on=date(2026, 6, 1)).findings
    return [(one.quote, one.suggestion, str(one.severity)) for one in found if one.code == "TG98"]


@pytest.mark.parametrize(
    ("line", "quote", "right", "severity"),
    [
        ("Bản họp mặt nhân Ngày Gia đình Việt Nam (26/8).", "26/8", "28/6", "loi"),
        ("Đua thuyền mừng Ngày Quốc khánh 03/9 trên sông.", "03/9", "02/9", "canh_bao"),
        ("Ngày Thầy thuốc Việt Nam (27/3), Ngày Quốc tế Phụ nữ (08/3): tặng hoa.", "27/3", "27/02", "loi"),
        ("Trồng tre nhân Ngày Môi trường Thế giới (ngày 6-5).", "6-5", "05/6", "loi"),
        ("Treo cờ Ngày hội Quốc phòng toàn dân (22/11/2026).", "22/11/2026", "22/12", "canh_bao"),
        ("Nhân ngày Toàn dân phòng cháy chữa cháy 14/10, bản tập kéo vòi.", "14/10", "04/10", "canh_bao"),
        ("Thắp hương Ngày Thương binh - Liệt sỹ (22/7).", "22/7", "27/7", "loi"),
        ("Tập kéo vòi nhân Ngày Toàn dân PCCC 04 tháng 5 ở bến.", "04 tháng 5", "04/10", "canh_bao"),
        ("Ngày Pháp luật Việt Nam mồng 9 tháng 10, bản đọc luật.", "9 tháng 10", "09/11", "canh_bao"),
        ("Ngày Du lịch Việt Nam 09/6/2027, giảm giá vé đò.", "09/6/2027", "09/7", "canh_bao"),
    ],
)
def test_a_day_with_another_date_is_told(line: str, quote: str, right: str, severity: str) -> None:
    assert _told(line) == [(quote, right, severity)]


@pytest.mark.parametrize(
    "line",
    [
        "Ngày Quốc tế Người cao tuổi (01/10), Ngày Người cao tuổi Việt Nam (6/6), Ngày Văn hoá các dân tộc Việt Nam 19/4.",
        "Mừng Ngày Nhà giáo Việt Nam, ngày 18/11/2026 bản họp mặt các thầy, các cô.",
        "Hai đợt: Ngày Quốc khánh 02/9; trao 12/15 suất quà.",
        "Tổ chức Ngày Sách và Văn hóa đọc Việt Nam tại bến, 21/4 đọc sách, 22/4 tặng sách.",
        "Kỷ niệm 79 năm Ngày Thương binh - Liệt sĩ (27/7/1947 - 27/7/2026).",
        "Ngày hội bến Hạ (15/3) và Ngày Nước thế giới 22-3.",
        "Ngày Du lịch Việt Nam 9/7, Ngày Du lịch thế giới 27 tháng 9; Ngày Nhà giáo Việt Nam 18/11/2026 bản họp mặt.",
        "Ngày hội Đại đoàn kết toàn dân tộc, từ 10 tháng 11 đến 18 tháng 11; Ngày Nước thế giới 6 tháng đầu năm không mở.",
    ],
)
def test_a_day_with_its_date_and_the_day_it_is_kept_on_are_left(line: str) -> None:
    assert _told(line) == []


def test_every_day_is_one_of_the_calendar_and_named_once() -> None:
    written = [name for one in read_data("ngay_ky_niem")["ngay"] for name in one["ten"]]
    assert len({*map(plain, written)}) == len(named_days()) > 150
    assert len(written) - len(named_days()) <= 3, "names that differ in a comma alone are one"
    assert all(name == name.lower() for name in written) and all(one.in_year(2024) for one in named_days().values())
