"""Figures beyond the bounds their sentence sets, times that exclude each other, and what counts nothing though it looks so."""

from __future__ import annotations

from datetime import date
from json import dumps

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.figures.tables.judged import counted_rows
from cchc_docs.checking.finding import Severity
from cchc_docs.checking.registry import find_rule
from cchc_docs.checking.runner import check


def told(code: str, yaml: str) -> list[tuple[str, Severity]]:
    rule = find_rule(code)
    assert rule is not None
    report = check(example_read(yaml), on=date(2026, 6, 1), rules=[rule])
    assert not report.not_evaluated
    return [(one.quote, one.severity) for one in report.findings]


def of_sentence(code: str, sentence: str) -> list[str]:
    return [quote for quote, _ in told(code, f"mo_dau: {dumps([sentence])}")]


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Thời gian chờ đò trung bình 0,9 ngày, lâu nhất 0,6 ngày.", "0,9 ngày, lâu nhất 0,6 ngày"),
        ("Chờ phà bình quân 12 phút/lượt, lâu nhất 9 phút.", "bình quân 12 phút/lượt, lâu nhất 9 phút"),
        ("Bến đông bình quân 64%, tháng 7 cao nhất 58%.", "64%, tháng 7 cao nhất 58%"),
        ("Mực nước cao nhất 34 cm, thấp nhất 36 cm.", "34 cm, thấp nhất 36 cm"),
        ("Chỉ số của xã xếp thứ 37/35 xã, phường.", "37/35 xã"),
        ("Đội đua thuyền xếp hạng 16 trên tổng số 14 đội.", "16 trên tổng số 14 đội"),
        ("Cấp giấy 64 thửa với diện tích 9.600 ha.", "64 thửa với diện tích 9.600 ha"),
        ("Vá kè từ K2+150 đến K4+400, dài 3,25 km.", "K2+150 đến K4+400, dài 3,25 km"),
        ("Vá kè từ Km2+150 - Km4+400 (dài 2.520 m).", "Km2+150 - Km4+400 (dài 2.520 m"),
        (
            "Báo động I là 2,50 m; báo động II là 3,30 m; báo động III là 3,10 m.",
            "Báo động I là 2,50 m; báo động II là 3,30 m; báo động III là 3,10 m",
        ),
        ("Mức báo động I 3,50 m; II 3,30 m; III 4,10 m.", "báo động I 3,50 m; II 3,30 m; III 4,10 m"),
        ("Xóm bãi có 96 hộ với 87 khẩu phải dời.", "96 hộ với 87 khẩu"),
        ("Xóm bãi có 96 hộ nghèo, 87 nhân khẩu.", "96 hộ nghèo, 87 nhân khẩu"),
    ],
)
def test_what_its_own_sentence_makes_impossible_is_told(sentence: str, quote: str) -> None:
    assert of_sentence("BC26", sentence) == [quote]


@pytest.mark.parametrize(
    "sentence",
    [
        "Thời gian chờ đò trung bình 0,9 ngày, lâu nhất 2,6 ngày.",
        "Chờ phà bình quân 12 phút/lượt, lâu nhất 29 phút, nhanh nhất 4 phút.",
        "Điểm thi bình quân 8,2 điểm, môn Toán thấp nhất 6,9 điểm, môn Sử cao nhất 9,1 điểm.",
        "Học lực trung bình 12 em, cao nhất 5 em.",
        "Học sinh xếp loại trung bình 20%, lớp 7B cao nhất 15%.",
        "Thu nhập bình quân 45 triệu đồng, hỗ trợ đóng đò cao nhất 20 triệu đồng.",
        "Xử lý trung bình 3 ngày; hồ sơ đò dài nhất 2 ngày.",
        "Xã xếp thứ 3/35 xã, phường.",
        "Bến xếp hạng 3/2 năm nay.",
        "Cấp giấy 64 thửa với diện tích 9.600 m².",
        "Giao rừng 12 thửa với diện tích 240 ha.",
        "Vá kè từ K2+150 đến K4+400, dài 2,25 km; từ K5+100 đến K7+400 (dài 2.300 m); từ K8+040 - K9+000, dài 1 km.",
        "Vá kè từ K2+150 đến K4+400, dài khoảng 2 km.",
        "Vá kè từ K2+150 đến K4+400, trong đó đoạn qua chợ dài 0,4 km.",
        "Báo động I là 2,50 m; báo động II là 3,30 m; báo động III là 4,10 m.",
        "Xóm bãi có 96 hộ với 387 khẩu, 1.096 hộ/4.187 khẩu cả xã.",
        "Bến có 96 hộ, 12 khẩu mới đến.",
        "Giao rừng 03 thửa với diện tích 240 ha.",
    ],
)
def test_what_may_be_is_left(sentence: str) -> None:
    assert of_sentence("BC26", sentence) == []


def test_a_plot_too_wide_is_a_hint() -> None:
    assert [severity for _, severity in told("BC26", "mo_dau: ['Cấp giấy 64 thửa với diện tích 9.600 ha.']")] == [
        Severity.GOI_Y
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Đò trực 24/24 giờ trong giờ hành chính.",
        "Phao sáng suốt ngày đêm trong giờ hành chính.",
        "Tổng đài bến hỗ trợ 24/7 từ thứ Hai đến thứ Sáu.",
        "Kiểm tra phao hằng tháng mỗi quý một lần.",
        "Quét bến hằng ngày mỗi tuần 02 lần.",
    ],
)
def test_times_that_exclude_each_other_are_told(sentence: str) -> None:
    assert len(of_sentence("TG58", sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Đò trực 24/24 giờ cả trong và ngoài giờ hành chính.",
        "Bến trực 24/7, kể cả ngoài giờ hành chính.",
        "Nhận đơn 24/24 giờ và trả lời trong giờ hành chính.",
        "Trong giờ hành chính, bến trực 24/24 giờ.",
        "Cập nhật hằng tuần số liệu để mỗi quý một lần báo cáo.",
        "Kiểm tra phao hằng năm mỗi quý một lần.",
        "Quét bến hằng ngày, mỗi tuần một lần tổng vệ sinh.",
    ],
)
def test_two_schedules_of_two_things_are_left(sentence: str) -> None:
    assert of_sentence("TG58", sentence) == []


def test_the_number_of_a_class_counts_no_rows() -> None:
    assert counted_rows("Trẻ lên lớp 3 đạt 97%, tổ 6 vượt mức phao đã giao") == []
    assert [one.value for one in counted_rows("Có 04 chỉ tiêu vượt, 6 đạt, 01 chưa đạt")] == [4, 6, 1]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("Số hóa sổ đò", False),
        ("Số liệu bến cập nhật đúng hạn", False),
        ("Số hồ sơ đúng hạn trên tổng số tiếp nhận", False),
        ("Số hồ sơ đúng hạn", True),
    ],
)
def test_a_rate_by_another_name_may_be_in_per_cent(name: str, wrong: bool) -> None:
    row = f'{{chi_tieu: {name}, don_vi_tinh: "%", gia_tri: "98"}}'
    paper = f"phu_luc: [{{ten: Chỉ tiêu, chi_tieu: [{row}]}}]\nmo_dau: [Chi tiết tại Phụ lục.]"
    assert bool(told("BC13", paper)) == wrong


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("BC15", "Khối 8: 4 lớp, 150 học sinh (bình quân 37,0 HS/lớp)."),
        ("BC10", "Bến có mặt 40 người, bố trí tại trạm Thượng 11 người, trạm Hạ 13 người, kho 9 người, xưởng 5 người."),
    ],
)
def test_what_may_be_reckoned_otherwise_is_a_hint(code: str, sentence: str) -> None:
    assert [severity for _, severity in told(code, f"mo_dau: {dumps([sentence])}")] == [Severity.GOI_Y]


def test_states_of_the_total_before_are_not_parts_of_one_another() -> None:
    sentence = "Xã có 15 đò. Đến nay có 9 đò đã sơn, 5 đò đang sơn, 3 đò chưa sơn."
    assert of_sentence("BC10", sentence) == [sentence.removeprefix("Xã có ").removesuffix(" chưa sơn.")]
