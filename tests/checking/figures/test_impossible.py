"""Figures that the words beside them do not let be: emergency numbers, points told as per cent, rises that fall, units of things."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check


def _told(code: str, *lines: str) -> list[tuple[str, str]]:
    read = example_read(json.dumps({"mo_dau": list(lines)}, ensure_ascii=False))
    return [(one.quote, one.suggestion) for one in check(read, on=date(2026, 6, 1)).findings if one.code == code]


@pytest.mark.parametrize(
    ("code", "line", "quote", "right"),
    [
        ("BC80", "Thấy khách ngã, gọi xe cấp cứu 116.", "116", "115"),
        ("BC80", "Điện thoại báo cháy: 113", "113", "114"),
        ("BC80", "Thấy trộm đò, báo Công an qua số điện thoại 115.", "115", "113"),
        ("BC80", "Tổng đài quốc gia bảo vệ trẻ em 112 dán ở bến.", "112", "111"),
        ("BC80", "Cần nhớ khi gọi: 113 (Công an), 114 (báo cháy), 116 (cấp cứu).", "116", "115"),
        ("BC81", "Tỷ lệ khách mua vé trước từ 41% lên 48%, tức là đã tăng 7%.", "7%", "7 điểm phần trăm"),
        ("BC81", "Đúng giờ đạt 87,1%, cao hơn năm 2025 (82,4%) là 4,7%.", "4,7%", "4,7 điểm phần trăm"),
        ("BC81", "Khách về trong ngày tăng 6,4% (từ 71,6% lên 78,0%).", "6,4%", "6,4 điểm phần trăm"),
        ("BC81", "Đúng giờ đạt 95,3%, tăng 1,3% so với năm trước (94,0%).", "1,3%", "1,3 điểm phần trăm"),
        ("BC82", "Có 46 vụ va đò, so với 61 vụ năm trước thì số vụ đã tăng lên gần một phần tư.", "tăng", "giảm"),
        ("BC82", "Năm 2025 có 52 bến tạm, năm 2026 còn 31 bến, tăng rõ rệt.", "tăng", "giảm"),
        (
            "BC82",
            "Đầu năm 92 hộ chưa có phao (5,47%). Nay còn 81 hộ, bằng 4,80%, tăng 0,67 điểm phần trăm so với đầu năm.",
            "tăng",
            "giảm",
        ),
        ("BC83", "Mở tuyến đò dọc kênh Bến Hạ dài 4,6 m qua ba thôn.", "4,6 m", "4,6 km"),
        ("BC83", "Xây bể nước công cộng chứa 20 lít cho 30 hộ vạn chài.", "20 lít", "20 m³"),
        ("BC83", "Kéo 900 m² cáp quang ra bến.", "900 m²", "900 m"),
        ("BC83", "Tiểu đội cối 60 cm tập ở bãi.", "60 cm", "60 mm"),
        ("BC83", "Bãi bến rộng 1,2 ha gồm 40 lô, lô nhỏ nhất 80 ha, lô lớn nhất 120 m².", "80 ha", "80 m²"),
        ("BC83", "Phát gạo cho 120 khẩu, mỗi khẩu 10 kg, tổng 1.200 tấn.", "1.200 tấn", "1.200 kg"),
        ("BC83", "Tàu cứu nạn chạy 12 m từ bến ra cồn hết 40 phút.", "12 m", "km"),
        ("BC83", "Thu nhập bình quân đầu người đạt 62 triệu đồng/tháng.", "62 triệu đồng/tháng", "triệu đồng/năm"),
        ("TG80", "Tổ giữ đò trực ban đêm, từ 06 giờ đến 10 giờ.", "06 giờ đến 10 giờ", "18 giờ"),
        ("TG80", "Chợ đêm bến Hạ họp tối thứ Bảy, từ 08 giờ đến 11 giờ.", "08 giờ đến 11 giờ", "20 giờ"),
        ("TG80", "Lớp bơi buổi sáng từ 14 giờ đến 16 giờ.", "14 giờ đến 16 giờ", "buổi"),
        ("TG80", "Đua thuyền lúc 15 giờ sáng ngày 12.", "15 giờ sáng", "15 giờ"),
        ("TG80", "Hội bến mở vào tiết thu, từ ngày 12 tháng Giêng.", "tiết thu, từ ngày 12 tháng Giêng", "mùa"),
    ],
)
def test_what_cannot_be_is_told(code: str, line: str, quote: str, right: str) -> None:
    [(typed, told)] = _told(code, line)
    assert typed == quote and right in told


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("BC80", "Gọi 113 khi có trộm, 114 khi có cháy, 115 khi cần cấp cứu; tổng đài nhận 115 cuộc gọi."),
        ("BC80", "Báo Công an xã hoặc gọi số 114 khi có cháy; gọi 113, 114, 115 khi cần."),
        ("BC80", "Đường dây nóng 113 (Công an), 114 (PCCC và CNCH), 115 (cấp cứu), 111 (trẻ em bị xâm hại)."),
        ("BC80", "Trạm cấp cứu 116 khách; điện thoại ở nhà số 112 đường Bến Hạ."),
        ("BC81", "Tỷ lệ từ 72% lên 81%, tăng 12,5% so với năm trước; lãi suất giảm 0,5% (từ 6,5% xuống 6%)."),
        ("BC81", "Tỷ lệ từ 72% lên 81%, tăng 9 điểm phần trăm. Nam 52%, nữ 48%, hơn 4%."),
        (
            "BC82",
            "Có 46 vụ, so với 61 vụ năm trước giảm gần một phần tư. Năm 2025 có 12 bến, năm 2026 có 9 bến, tăng cường tuần tra.",
        ),
        ("BC82", "Trồng 120 ha, so với 150 ha năm trước, năng suất tăng rõ rệt."),
        ("BC83", "Đoạn kè sạt dài 8,5 m, nước chảy qua hai thôn; cống ngang đường dài 6,5 m nối hai xóm."),
        ("BC83", "Lối đi dài 6,5 m nối hai bến; bể cá 60 lít; mỗi hộ một bồn 500 lít."),
        ("BC83", "Ô tô chạy 500 m vào bãi hết 5 phút; cối 82 mm; nòng dài 2 m; 40 m³ cát vàng."),
        ("BC83", "Phát gạo cho 120 khẩu, mỗi khẩu 10 kg, tổng 1,2 tấn; năng suất thanh long 28 tấn/ha."),
        ("TG80", "Trực ban đêm, từ 22 giờ đến 04 giờ; chợ đêm từ 18 giờ; sau chợ đêm, từ 06 giờ quét bến."),
        ("TG80", "Buổi tối từ 7 giờ đến 9 giờ; buổi chiều lúc 3 giờ; buổi sáng từ 07 giờ 30, buổi chiều từ 13 giờ 30."),
        ("TG80", "Cấm tàu ban đêm và từ 06 giờ đến 08 giờ sáng; ban đêm và ban ngày, từ 07 giờ đến 19 giờ."),
        ("TG80", "Mùa xuân, từ ngày 12 tháng Giêng; mùa hè từ tháng 5 đến tháng 8; mùa thu tháng Tám."),
    ],
)
def test_what_may_be_is_left(code: str, line: str) -> None:
    assert _told(code, line) == []


def test_a_sum_by_the_month_and_by_the_year_is_told_of_one_thing_alone() -> None:
    price = "Giá giữ đò của khách ngủ lại là 30.000 đồng/tháng."
    assert _told("BC84", price, "Ghi chú: giá giữ đò của khách ngủ lại 30.000 đồng/năm.") == [
        ("30.000 đồng/tháng", "thống nhất theo tháng hoặc năm")
    ]
    assert (
        _told("BC84", price, "Phí neo bến là 30.000 đồng/năm.", "Giá giữ đò của khách ngủ lại 360.000 đồng/năm.") == []
    )


def test_the_other_place_of_a_sum_is_the_place_of_a_text() -> None:
    lines = ["Giá giữ đò của khách ngủ lại là 30.000 đồng/tháng.", "Giá giữ đò của khách ngủ lại 30.000 đồng/năm."]
    read = example_read(json.dumps({"mo_dau": lines}, ensure_ascii=False))
    (told,) = [one for one in check(read, on=date(2026, 6, 1)).findings if one.code == "BC84"]
    assert {told.path, *told.also} == {("mo_dau", 0), ("mo_dau", 1)}
