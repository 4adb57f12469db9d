"""Figures of one sentence that bind each other otherwise than as a sum or a rate (`figures/bound`), and what only looks like it."""

from __future__ import annotations

import json
from datetime import date
from functools import cache

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.finding import Severity
from cchc_docs.checking.registry import Rule, find_rule
from cchc_docs.checking.runner import check

CODES = ("BC10", "BC11", "BC14", "BC15", "BC19", "BC26", "BC27", "BC29", "DS26")

TOLD = [
    # one measure in two units, an area and its sides
    ("BC27", "Bãi bồi rộng 12,4 km² (124 ha).", "12,4 km² (124 ha)"),
    ("BC27", "Ao đình rộng 0,36 ha, tương đương 360 m².", "0,36 ha, tương đương 360 m²"),
    ("BC27", "Vớt 1.250 kg rau bèo (tức 12,5 tấn).", "1.250 kg rau bèo (tức 12,5 tấn)"),
    ("BC27", "Sửa cầu ván hết 0,35 tỷ đồng (35 triệu đồng).", "0,35 tỷ đồng (35 triệu đồng)"),
    ("BC27", "Bãi bồi 12,4 km² (1.420 ha).", "12,4 km² (1.420 ha)"),
    ("BC27", "Sân kê 24 m x 15 m, diện tích 380 m².", "24 m x 15 m, diện tích 380 m²"),
    ("BC27", "Đường bến dài 1,2 km, rộng 5 m, diện tích mặt đường 7.000 m².", "dài 1,2 km, rộng 5 m, diện tích mặt đường 7.000 m²"),
    ("BC27", "Đắp 3 bể, mỗi bể 50 m³, tổng dung tích 150 lít.", "3 bể, mỗi bể 50 m³, tổng dung tích 150 lít"),
    ("BC27", "Đường ra bến dài 186 m, tăng 24 km.", "186 m, tăng 24 km"),
    ("BC27", "Thu nhập bình quân của chủ đò 78,5 triệu đồng/người/tháng.", "78,5 triệu đồng/người/tháng"),
    # two rates that are all there is
    ("BC10", "Sổ đò trả đúng hạn 97,6%, quá hạn 2,9%.", "97,6%, quá hạn 2,9%"),
    ("BC10", "Có 93% khách hài lòng và 9% khách chưa hài lòng.", "93% khách hài lòng và 9%"),
    ("BC10", "Vé đã soát 62%, chưa soát 48%.", "62%, chưa soát 48%"),
    ("BC10", "Đò máy chiếm 71%, còn lại 39% là đò chèo.", "71%, còn lại 39%"),
    ("BC10", "Ngân sách lo 70% tiền ván, người dân góp 40%.", "70% tiền ván, người dân góp 40%"),
    # what there was, what came and went
    ("BC10", "Bến có 28 tổ chèo, giải thể 02 tổ, còn 25 tổ.", "28 tổ chèo, giải thể 02 tổ, còn 25 tổ"),
    ("BC10", "Xã có 45 thuyền, thanh lý 06 thuyền, mua mới 10 thuyền, nay có 48 thuyền.", "45 thuyền, thanh lý 06 thuyền, mua mới 10 thuyền, nay có 48 thuyền"),
    ("BC10", "Năm 2025 có 28 tổ chèo, sau khi nhập 02 tổ còn 25 tổ.", "28 tổ chèo, sau khi nhập 02 tổ còn 25 tổ"),
    ("BC10", "Tồn đầu kỳ 12 sổ, nhận mới 240 sổ, giải quyết 246 sổ, tồn cuối kỳ 8 sổ.", "12 sổ, nhận mới 240 sổ, giải quyết 246 sổ, tồn cuối kỳ 8 sổ"),
    ("BC10", "Đóng 2 đò gỗ và 5 đò sắt, tổng 8 đò.", "2 đò gỗ và 5 đò sắt, tổng 8 đò"),
    ("BC14", "Chờ đò rút ngắn 5 ngày, từ 15 ngày còn 8 ngày.", "5 ngày, từ 15 ngày còn 8 ngày"),
    # parts of the year
    ("BC10", "Quý I soát 412 vé, quý II soát 395 vé, quý III soát 420 vé; 9 tháng soát 1.247 vé.", "412 vé, quý II soát 395 vé, quý III soát 420 vé; 9 tháng soát 1.247 vé"),
    ("BC10", "Sáu tháng đầu năm thu 4,2 tỷ đồng, sáu tháng cuối năm thu 3,9 tỷ đồng, cả năm thu 8,3 tỷ đồng.", "4,2 tỷ đồng, sáu tháng cuối năm thu 3,9 tỷ đồng, cả năm thu 8,3 tỷ đồng"),
    # a plan in a bracket; so many times
    ("BC14", "Cắm 520 phao, vượt 15% kế hoạch (500 phao).", "520 phao, vượt 15% kế hoạch (500 phao)"),
    ("BC14", "Thu vé 426 triệu đồng, vượt dự toán 26 triệu đồng (dự toán giao 410 triệu đồng).", "426 triệu đồng, vượt dự toán 26 triệu đồng (dự toán giao 410 triệu đồng)"),
    ("BC14", "Chở 48.000 lượt, gấp 3 lần năm 2025 (22.000 lượt).", "48.000 lượt, gấp 3 lần năm 2025 (22.000 lượt)"),
    ("BC14", "Chở 36.000 lượt, tăng gấp đôi so với năm trước (24.000 lượt).", "36.000 lượt, tăng gấp đôi so với năm trước (24.000 lượt)"),
    ("BC14", "Còn 6 vụ chìm đò, giảm một nửa so với cùng kỳ (8 vụ).", "6 vụ chìm đò, giảm một nửa so với cùng kỳ (8 vụ)"),
    # so much a day, a density, a unit of yield
    ("BC15", "Vớt 420 tấn bèo, bình quân mỗi ngày 1,1 tấn trong 06 tháng.", "420 tấn bèo, bình quân mỗi ngày 1,1 tấn"),
    ("BC15", "Mật độ dân số 512 người/km² (8.246 người, 18,4 km²).", "512 người/km² (8.246 người, 18,4 km²)"),
    # the greater of two
    ("BC26", "Mỗi đò chở từ 7 đến 5 người.", "từ 7 đến 5 người"),
    ("BC26", "Phạt từ 5.000.000 đồng đến 3.000.000 đồng.", "từ 5.000.000 đồng đến 3.000.000 đồng"),
    ("BC26", "Cao nhất là bến Đông với 6,8 điểm, thấp nhất là bến Đoài với 7,1 điểm.", "6,8 điểm, thấp nhất là bến Đoài với 7,1 điểm"),
    ("BC26", "Nhiều nhất là bến Đông (18 phao), tiếp theo là bến Đoài (21 phao).", "18 phao), tiếp theo là bến Đoài (21 phao"),
    ("BC26", "Bến Hạ 12 phao, bến Trung 18 phao, bến Thượng 9 phao; nhiều nhất là bến Hạ.", "nhiều nhất là bến Hạ"),
    ("BC26", "Khách chấm 5,2 điểm trên thang 5 điểm.", "5,2 điểm trên thang 5 điểm"),
    ("BC26", "Bến tăng 2 bậc so với năm 2025 (từ hạng 15 xuống hạng 17).", "tăng 2 bậc so với năm 2025 (từ hạng 15 xuống hạng 17"),
    ("BC26", "Có 45 tổ chèo với 38 thành viên.", "45 tổ chèo với 38 thành viên"),
    ("BC26", "Phát ra 500 phiếu, thu về 512 phiếu.", "Phát ra 500 phiếu, thu về 512 phiếu"),
    ("BC26", "Kè dài 2,4 km từ Km0+000 đến Km2+100.", "dài 2,4 km từ Km0+000 đến Km2+100"),
    # a list and its count
    ("DS26", "Soát đò qua 05 khâu: (i) ghi sổ; (ii) đếm phao; (iii) thử máy; (iv) ký.", "05 khâu"),
    ("DS26", "Soát đò có 04 bước: bước 1 ghi sổ; bước 2 đếm phao; bước 3 ký.", "04 bước"),
    ("DS26", "Làm ba việc sau: thứ nhất, ghi sổ; thứ hai, đếm phao; thứ ba, thử máy; thứ tư, ký.", "ba việc"),
    # others
    ("BC11", "Có 185 đồng chí, đạt 1,45% dân số (9.800 người).", "185 đồng chí, đạt 1,45% dân số (9.800 người)"),
]  # fmt: skip

RIGHT = [
    "Bãi bồi rộng 12,4 km² (1.240 ha), khu đò 12 km² (240 ha bãi).",
    "Ao đình 36 ha (trong đó 3.600 m² thả sen), bãi khoảng 12 km² (1.240 ha).",
    "Hỗ trợ 1 tỷ đồng (100 triệu đồng), sửa kè 1,2 tỷ đồng (xã góp 120 triệu đồng).",
    "Đường ra bến dài 2,4 km, tăng 300 m; bãi rộng 12 ha, giảm 300 m²; thu nhập 7,8 triệu đồng/người/tháng, 94 triệu đồng/người/năm.",
    "Mở 4 lớp dạy bơi: Trường Tiểu học Bến Sen 1, Trường Tiểu học Bến Sen 2, Trường Trung học cơ sở Bến Sen, mỗi trường một lớp; Trường Mầm non Bến Sen một lớp.",
    "Chi ước 148,7 tỷ đồng, bằng 95,9% dự toán (155,0 tỷ đồng), gồm chi kè 61,2 tỷ đồng, chi bến 82,4 tỷ đồng, chi phao 5,1 tỷ đồng.",
    "Sân kê 24 m x 15 m, diện tích 360 m²; nhà đò 40 m².",
    "Sổ đò trả đúng hạn 97,6%, quá hạn 2,4%; năm 2025 quá hạn 4,9%.",
    "Vé trực tuyến toàn phần 64%, trực tuyến một phần 22%, trực tiếp 14%.",
    "Có 70% bến đạt chuẩn, 40% bến chưa đạt có kế hoạch sửa.",
    "Đò máy 71%, đò chèo 20%, còn lại 9% là bè.",
    "Bến có 28 tổ chèo, giải thể 02 tổ, còn 20 tổ hoạt động tốt.",
    "Năm 2025 có 28 tổ chèo, sau khi nhập 02 tổ còn 27 tổ.",
    "Trước kia có 19 bến, sáp nhập 08 bến thành 04 bến, nay còn 15 bến.",
    "Số dư đầu năm 12 triệu đồng, thu 126 triệu đồng, chi 98 triệu đồng, còn 40 triệu đồng.",
    "Giảm tỷ lệ đò cũ từ 4,2% xuống 3,1% (giảm 1,1%), vượt kế hoạch 0,1%.",
    "Quý I soát 412 vé, quý II soát 395 vé, lũy kế 9 tháng soát 1.247 vé.",
    "6 tháng đầu năm thu 4,2 tỷ đồng, quý I thu 2,1 tỷ đồng, quý II thu 2,1 tỷ đồng.",
    "Cắm 575 phao, vượt 15% kế hoạch (500 phao), tăng 60 phao so với năm 2025.",
    "Chở 48.000 lượt, tăng hơn gấp đôi so với năm trước (22.000 lượt).",
    "Năm 2026 soát 13.200 vé, trung bình mỗi ngày 50 vé.",
    "Mỗi đò chở từ 5 đến 7 người; mức thu giảm từ 45 đến 40 nghìn đồng; trực từ 22 giờ đến 5 giờ.",
    "Hỗ trợ mỗi bến từ 500 nghìn đồng đến 2 triệu đồng.",
    "Bến Hạ 12 phao, bến Trung 18 phao, bến Thượng 9 phao; nhiều nhất là bến Trung, ít nhất là bến Thượng.",
    "Khách chấm 92/100 điểm; bến tăng 2 bậc (từ hạng 17 lên hạng 15).",
    "Có 45 tổ chèo với 38 thành viên nữ; phát ra 500 phiếu, thu về 498 phiếu.",
    "Chính quyền địa phương 02 cấp: (1) cơ cấu; (2) nhiệm vụ; (3) nơi nhận sổ.",
    "Theo Đề án 06 của Chính phủ: (1) cấp tài khoản; (2) thu dữ liệu; (3) kích hoạt.",
    "Giao 02 đơn vị làm các việc sau: (1) ghi sổ; (2) đếm phao; (3) thử máy.",
    "Có 4 nội dung sau: a) ghi sổ; b) đếm phao; c) thử máy; d) ký.",
    "Có 5 nội dung sau: a) ghi sổ; b) đếm phao; c) thử máy; d) ký; đ) gửi.",
    "Nhận 52 đơn, trong đó 48 đơn đúng bến; đã giải quyết 47 đơn, đang giải quyết 05 đơn.",
    "Kinh phí 350 triệu đồng, trong đó tỉnh 200 triệu đồng, xã 120 triệu đồng, còn lại xã hội hóa.",
]  # fmt: skip


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(one for one in map(find_rule, CODES) if one is not None)


def told(*paragraphs: str) -> list[tuple[str, str, Severity]]:
    report = check(example_read(f"mo_dau: {json.dumps(paragraphs)}"), on=date(2026, 6, 1), rules=rules())
    return [(one.code, one.quote, one.severity) for one in report.findings]


@pytest.mark.parametrize(("code", "sentence", "quote"), TOLD)
def test_figures_that_bind_each_other_are_told_once_where_they_do_not(code: str, sentence: str, quote: str) -> None:
    assert told(sentence) == [(code, quote, Severity.CANH_BAO)]


@pytest.mark.parametrize("sentence", RIGHT)
def test_what_only_looks_like_it_is_left(sentence: str) -> None:
    assert told(sentence) == []


def test_of_a_crop_that_agrees_with_quintals_the_unit_of_the_yield_is_wrong() -> None:
    report = check(
        example_read("mo_dau: ['Cấy 1.200 ha lúa, năng suất 65 tấn/ha, sản lượng 7.800 tấn.']"),
        on=date(2026, 6, 1),
        rules=rules(),
    )
    assert [(one.code, one.suggestion) for one in report.findings] == [("BC15", "65 tạ/ha")]


def test_a_figure_whose_rate_makes_it_a_part_of_another_is_not_the_same_told_twice() -> None:
    assert told("Đàn vịt toàn xã 265.000 con.", "Tiêm phòng đàn vịt 198.750 con, đạt 75% tổng đàn.") == []


def test_a_list_that_leaves_a_label_out_is_told_for_that_alone() -> None:
    assert [code for code, *_ in told("Gồm 03 việc: (i) ghi sổ; (iii) ký.")] == []


def test_a_price_for_each_of_some_is_multiplied_by_them_too() -> None:
    (found,) = check(
        example_read(
            "mo_dau: ['Thuê 15 cộng tác viên, mỗi người 500.000 đồng/tháng trong 12 tháng, tổng cộng 95 triệu đồng.']"
        ),
        on=date(2026, 6, 1),
        rules=rules(),
    ).findings
    assert found.suggestion == "90 triệu đồng"


@pytest.mark.parametrize(
    ("name", "unit", "wrong"),
    [
        ("Diện tích thả sen", "tấn", True),
        ("Diện tích thả sen", "ha", False),
        ("Sản lượng cá", "ha", True),
        ("Chiều dài kè", "m2", True),
        ("Số hộ ở bãi", "người", True),
        ("Số hộ ở bãi", "hộ", False),
        ("Đá hộc", "m2", True),
        ("Đá hộc", "m3", False),
        ("Đá lát bến", "m2", False),
        ("Xi măng", "bao", False),
        ("Số lớp dạy bơi", "lớp", False),
    ],
)
def test_what_a_name_is_never_measured_in_is_told(name: str, unit: str, wrong: bool) -> None:
    rule = find_rule("BC13")
    assert rule is not None
    table = {"ten": "Chỉ tiêu", "chi_tieu": [{"chi_tieu": name, "don_vi_tinh": unit, "gia_tri": "98"}]}
    overlay = json.dumps({"mo_dau": ["Chi tiết tại Phụ lục."], "phu_luc": [table]}, ensure_ascii=False)
    report = check(example_read(overlay), on=date(2026, 6, 1), rules=[rule])
    assert [one.quote for one in report.findings] == ([unit] if wrong else [])
