"""Figures of a report told once more where it judges and where it looks ahead."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.figures.between.judged_again import judged_again
from cchc_docs.checking.runner import check

RATES = [
    ("Giải ngân 6,3 tỷ đồng, bằng 63% kế hoạch.", "Giải ngân còn chậm, mới đạt 60% kế hoạch.", True),
    ("Thu phí bến đò được 84 triệu đồng, đạt 70% dự toán.", "Thu phí bến đò thấp, chỉ đạt 65% dự toán.", True),
    ("Trồng rừng được 63 ha, đạt 42% kế hoạch.", "Trồng rừng mới đạt 45% kế hoạch; thiếu giống.", True),
    ("Giải ngân 6,3 tỷ đồng, bằng 63% kế hoạch.", "Giải ngân còn chậm, mới đạt 63% kế hoạch.", False),
    ("Giải ngân 6,3 tỷ đồng, bằng 63% kế hoạch.", "Giải ngân còn chậm, mới đạt 30% dự toán.", False),
    ("Thu phí bến đò đạt 70% dự toán.", "Thu tiền thuê quầy thấp, chỉ đạt 65% dự toán.", False),
]
LEFT = [
    ("Đã xử lý 12 đơn, còn 04 đơn đang xác minh.", "Giải quyết dứt điểm 06 đơn còn tồn.", True),
    ("Đã sửa 05 cầu, còn 03 cầu chưa sửa.", "Sửa xong 04 cầu còn lại trước mùa mưa.", True),
    ("Đã thu hồi nợ của 11 hộ, còn 02 hộ chưa nộp.", "Thu nợ của 05 hộ còn nợ.", True),
    ("Đã xử lý 12 đơn, còn 04 đơn đang xác minh.", "Giải quyết dứt điểm 04 đơn còn tồn.", False),
    ("Còn 04 đơn đang xác minh. Ở thôn Hạ còn 02 đơn chưa xem.", "Giải quyết dứt điểm 06 đơn còn tồn.", False),
    ("Đã sửa 05 cầu, còn 03 cầu chưa sửa.", "Làm mới 04 cầu trong năm.", False),
]


@pytest.mark.parametrize(("first", "again", "told"), RATES)
def test_a_rate_that_is_judged_is_the_one_that_was_told(first: str, again: str, told: bool) -> None:
    assert bool(list(judged_again([first, again], [True, True]))) is told


@pytest.mark.parametrize(("first", "ahead", "told"), LEFT)
def test_what_is_left_is_what_was_left(first: str, ahead: str, told: bool) -> None:
    found = list(judged_again([first, ahead], [True, False]))
    assert [one.wrong.hint for one in found] == ([True] if told else [])


def test_a_rate_of_some_of_it_only_is_asked_about() -> None:
    first = "Giải ngân đạt 13,4 tỷ đồng, bằng 42% kế hoạch."
    for again, hint in (
        ("Giải ngân vốn chương trình thấp, mới đạt 40% kế hoạch.", True),
        ("Giải ngân đạt thấp, mới đạt 40% kế hoạch.", False),
    ):
        assert [one.wrong.hint for one in judged_again([first, again], [True, True])] == [hint]


AGAIN = [
    ("Mở 02 lớp vá lưới ở nhà văn hóa thôn Hạ.", "Phòng Kinh tế mở 03 lớp vá lưới nêu tại khoản 1.", True),
    ("Đóng 12 cọc tiêu luồng ở cửa lạch.", "Giao đội thuyền đóng 15 cọc tiêu luồng nói trên.", True),
    ("Rà soát ba nhóm việc phải làm ngay trong quý II.", "Sau khi xong bốn nhóm việc phải làm ngay thì nghỉ.", True),
    (
        "Chọn 05 nghề biển truyền thống để dạy.",
        "Bảy nghề biển truyền thống được ghi âm; tám nghề biển truyền thống để dạy.",
        True,
    ),
    ("Quý II mở ba lớp bơi cho trẻ em nghèo.", "Quý III mở 02 lớp bơi cho trẻ em ven sông.", False),
    ("Thôn Hạ có ba hộ nuôi cá lồng bè.", "Thôn Đông có 7 hộ nuôi cá lồng bè.", False),
    ("Mỗi quý họp hai lần với các thôn.", "Mỗi năm họp 04 lần với các thôn.", False),
    ("Giữ vững hai bến đò ngang sông.", "Giữ vững hai bến đò ngang sông, một bến cá.", False),
    ("Chia ba đội vệ sinh bãi tắm.", "Mỗi đội vệ sinh bãi tắm có bốn người.", False),
    ("Mở 02 lớp vá lưới ở nhà văn hóa thôn Hạ.", "Phòng Kinh tế mở 03 lớp đan thúng nêu tại khoản 2.", False),
    ("Mở 02 lớp vá lưới ở nhà văn hóa thôn Hạ.", "Phòng Kinh tế mở 02 lớp vá lưới nêu tại khoản 1.", False),
]


@pytest.mark.parametrize(("first", "again", "told"), AGAIN)
def test_the_very_thing_named_before_has_its_number(first: str, again: str, told: bool) -> None:
    paper = {"loai": "ke_hoach", "noi_dung": [{"tieu_de": "Nhiệm vụ", "noi_dung": [first, again]}]}
    read = example_read(yaml.safe_dump(paper, allow_unicode=True))
    assert bool(check(read, on=date(2026, 3, 1), select=("BC29",)).findings) is told
