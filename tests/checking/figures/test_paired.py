"""A figure of a row and the clause that says nearly the same, in words that differ: one value for one thing."""

from __future__ import annotations

import pytest

from tests.checking.test_roles import PLAIN, plan, row, told

SAID = [
    ("Đào 12 giếng khơi cho các thôn trên đảo.", "Giếng khơi", "15 giếng"),
    ("Thuyền cứu hộ ở cửa lạch: 06 chiếc, sơn lại trước mùa mưa.", "Thuyền cứu hộ", "08 chiếc"),
    ("Đón 4.200 lượt khách ra đảo.", "Tổng lượt khách ra đảo", "4.800 lượt"),
    ("82% hộ làng chài được gom, chở rác nhựa về bến.", "Gom rác nhựa làng chài", "Từ 90% hộ"),
    ("Dạy vá lưới cho 60 phụ nữ làng chài.", "Dạy vá lưới cho 80 phụ nữ", "Chứng nhận"),
    ("Mở 09 lớp dạy nghề, gồm 04 lớp làm mắm, 05 lớp đan thúng.", "Lớp làm mắm", "06 lớp"),
    ("Trồng 2,5 ha phi lao chắn cát ở bãi Bắc.", "Phi lao chắn cát bãi Bắc", "3,5 ha"),
]
AGREE = [
    ("Đào 12 giếng khơi cho các thôn trên đảo.", "Giếng khơi", "12 giếng"),
    ("Đào 05 giếng khơi ở thôn Hạ, 07 giếng khơi ở thôn Đông.", "Giếng khơi", "12 giếng"),
    ("Năm 2025 đón 4.200 lượt khách ra đảo.", "Tổng lượt khách ra đảo", "4.800 lượt"),
    ("Trồng khoảng 2,5 ha phi lao chắn cát ở bãi Bắc.", "Phi lao chắn cát bãi Bắc", "3,5 ha"),
    ("Mỗi thôn đào 02 giếng khơi.", "Giếng khơi", "06 giếng"),
    ("Đào ít nhất 12 giếng khơi cho các thôn.", "Giếng khơi", "15 giếng"),
    ("Mua 06 thuyền thúng cho đội cứu hộ.", "Sửa thuyền tuần tra của biên phòng", "08 thuyền"),
    ("Năm 2027 đóng 06 thuyền cứu hộ.", "Đóng thuyền cứu hộ năm 2026", "08 thuyền"),
]


def _told(sentence: str, name: str, made: str) -> list[tuple[str, str, str]]:
    rows = [{**row(name, "Phòng Kinh tế"), "san_pham": made}, row("Kẻ sân bóng", "Phòng Kinh tế")]
    found = told({**plan(PLAIN, {"Nhiệm vụ": rows}, tasks=(sentence,)), "nam": 2026})
    return [one for one in found if one[0] == "CT10"]


@pytest.mark.parametrize(("sentence", "name", "made"), SAID)
def test_the_other_value_is_told_once(sentence: str, name: str, made: str) -> None:
    assert len(_told(sentence, name, made)) == 1


@pytest.mark.parametrize(("sentence", "name", "made"), AGREE)
def test_parts_other_years_guesses_and_other_things_are_left_alone(sentence: str, name: str, made: str) -> None:
    assert _told(sentence, name, made) == []


@pytest.mark.parametrize(
    ("sentence", "name", "made", "severities"),
    [
        ("Trồng 500 cây bàng ven bãi Bắc.", "Chăm sóc cây bàng ven bãi Bắc", "400 cây", []),
        ("Quý I mở 02 lớp dạy bơi cho trẻ.", "Dạy bơi cho trẻ", "04 lớp", ["goi_y"]),
        ("Thôn Hạ mở 02 lớp dạy bơi cho trẻ.", "Dạy bơi cho trẻ", "03 lớp", ["goi_y"]),
        ("Cấp 120 phao cho chủ đò.", "Cấp phao cho chủ đò, học sinh", "200 phao", ["goi_y"]),
        ("Mở 02 lớp dạy bơi cho trẻ.", "Dạy bơi cho trẻ", "03 lớp", ["canh_bao"]),
    ],
)
def test_what_may_be_some_of_a_row_is_a_hint_and_another_verb_is_nothing(
    sentence: str, name: str, made: str, severities: list[str]
) -> None:
    assert [severity for _, severity, _ in _told(sentence, name, made)] == severities
