"""How a paper points to others and calls things: what is told in several wordings, beside what only looks like it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check


def told(code: str, *paragraphs: str, **more: object) -> list[str]:
    overlay = json.dumps({"mo_dau": paragraphs, **more}, ensure_ascii=False)
    return [one.quote for one in check(example_read(overlay), on=date(2026, 6, 1), select=(code,)).findings]


TOLD = [
    ("CT02", "Khám cho ít nhất 100% nhà thuyền.", "ít nhất 100%"),
    ("CT02", "Có từ 100% trở lên số bến treo phao.", "từ 100% trở lên"),
    ("CH60", "Học trò xóm chài được miễn phí học phí.", "miễn phí học phí"),
    ("CH60", "Theo Nghị định số 9/2021/NĐ-CP ngày 09/02/2021 về Nghị định quy định việc chở đò.", "Nghị định số 9/2021/NĐ-CP ngày 09/02/2021 về Nghị định"),
    ("CH58", "Sổ gửi trước 10 ngày khai mạc hội.", "trước 10 ngày"),
    ("CH33", "Vật lí khối 6; quản lý, xử lý, đăng ký.", "Vật lí"),
    ("BC64", "Quyên góp được 45,5 triệu; kê xong bến.", "45,5 triệu"),
    ("BC64", "Kinh phí lát bến là 1,2 tỷ.", "1,2 tỷ"),
    ("BC64", "Bà con góp 45 triệu, 120 ngày công đắp bờ.", "45 triệu"),
    ("BC64", "Kinh phí: 45 triệu.", "45 triệu"),
    ("BC64", "Hỗ trợ 12 nhà thuyền (36 triệu) và 04 bến.", "36 triệu"),
    ("BC65", "Thuyền đăng ký: 31/44 thuyền đạt 70,5%, 17/30 thuyền đạt 57%.", "57%"),
    ("BC65", "Vớt 5/7 đò (71,4%), 2/3 đò (67%).", "67%"),
    ("BC65", "Giao 90% sổ: bến Đông 227/250 = 90,8%, bến Đoài 142/157 = 90%.", "142/157 = 90%"),
    ("VT33", "Tiếp nhận thủ tục & Dịch vụ công ở bến.", "thủ tục & Dịch vụ"),
    ("VT33", "Họp HĐND&UBND xã.", "HĐND&UBND"),
    ("VT34", "Bến nối X. Đồi Sim và TX.Cồn Lớn.", "X. Đồi Sim"),
    ("TG05", "Họp lại ngày 6 tháng 10 năm 2026.", "ngày 6 tháng 10 năm 2026"),
    ("TG05", "Trực bến: ngày 04, 8, 12, 30.", "ngày 04, 8, 12, 30"),
    ("TG05", "Họp lại ngày 16 tháng 09 năm 2026.", "ngày 16 tháng 09 năm 2026"),
]  # fmt: skip
LEFT = [
    ("CT02", "Thu phí đò trên 100% kế hoạch; số thuyền tăng hơn 100% so với năm 2025."),
    ("CH60", "Học trò xóm chài được miễn học phí; khách qua đò miễn phí; gửi xe miễn phí."),
    ("CH60", "Nghị định số 9/2021/NĐ-CP sửa đổi Nghị định về chở đò."),
    ("CH58", "Sổ gửi trước ngày khai mạc hội 10 ngày; trước 10 ngày phải báo."),
    ("BC64", "Vay 3 triệu, 5 triệu, 7 triệu đồng; cả vùng có 1,2 triệu, phần lớn sống ở bến."),
    ("BC64", "Quyên góp 320 triệu đồng, sửa 04 cầu ván; trồng 2 triệu cây; vay từ 20 triệu đến 50 triệu đồng; “Góp 5 triệu, ai cũng vui”."),
    ("BC65", "Bến Đông nộp 227/250 = 90,8%. Bến Đoài nộp 142/157 = 90%."),
    ("BC65", "Thuyền đăng ký: 31/44 thuyền đạt 70,5%, 15/30 thuyền đạt 50%."),
    ("BC65", "Thuyền đăng ký: 31/44 thuyền đạt 70%, 17/30 thuyền đạt 57%."),
    ("VT33", "Phòng Văn hóa & Xã hội và phòng KT&HT gửi Sở GD&ĐT; “Đò & Bến”."),
    ("VT34", "Bà H. ký sổ; mục X. Kết luận; ông H. Nam; thuyền X.12."),
    ("TG05", "Trực bến: ngày 04, 08, 12, 30; ngày 4, 8, 12. Ngày 04/8, 12/8 trực bến; ngày 04, 12/8/2026 nghỉ."),
    ("TG05", "Hội đua ngày 8 tháng 3; họp lại ngày 06 tháng 10 năm 2026, ngày 16 tháng 9 năm 2026."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "words", "quote"), TOLD)
def test_it_is_told(code: str, words: str, quote: str) -> None:
    assert quote in told(code, words)


@pytest.mark.parametrize(("code", "words"), LEFT)
def test_it_is_left(code: str, words: str) -> None:
    assert told(code, words) == []


@pytest.mark.parametrize(
    ("kind", "line"), [("quyet_dinh", "Như Điều 3"), ("cong_van", "Như trên"), ("thong_bao", "Như kính gửi")]
)
def test_who_carries_it_out_stands_first_among_the_recipients(kind: str, line: str) -> None:
    rest = ["Chủ tịch, các Phó Chủ tịch", "Các thôn"]
    assert told("TT87", loai=kind, kinh_gui=["Sở Nội vụ"], noi_nhan=[rest[0], line, rest[1]]) == [line]
    assert told("TT87", loai=kind, noi_nhan=[line, *rest]) == []


@pytest.mark.parametrize(
    ("ways", "found"),
    [
        (("“Hội đua bến Cồn, mùa nước”", "“Hội đua bến Cồn mùa nước”", "hội đua bến Cồn mùa nước"), ["Hội đua bến Cồn, mùa nước"]),
        (("“Hội Đua bến Cồn mùa nước”", "“Hội đua bến Cồn mùa nước”", "“Hội đua bến Cồn mùa nước”"), ["Hội Đua bến Cồn mùa nước"]),
        (("“Hội đua bến Cồn – mùa nước”", "“Hội đua bến Cồn - mùa nước”"), []),
        (("“Hội đua bến Cồn mùa nước”", "“Hội đua bến Cồn mùa nước lên”", "HỘI ĐUA BẾN CỒN, MÙA NƯỚC"), []),
        (("“Đò đầy, bến đông”", "“đò đầy, bến đông” cả buổi"), []),
    ],
)  # fmt: skip
def test_a_quoted_name_has_one_form(ways: tuple[str, ...], found: list[str]) -> None:
    assert told("TT86", *(f"Mở {way} ở bãi." for way in ways)) == found


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Tình hình bến đò 9 tháng đầu năm", ["9 tháng đầu năm"]),
        ("Công tác chợ quý II, phương hướng quý III", ["quý II"]),
        ("Công tác chợ quý II, phương hướng quý III năm 2026", []),
        ("Kết quả Tháng Thanh niên", []),
    ],
)
def test_the_period_of_a_report_has_its_year(title: str, found: list[str]) -> None:
    assert told("TG86", loai="bao_cao", trich_yeu=title) == found


def test_a_row_of_days_that_is_glued_too_has_one_right_form() -> None:
    read = example_read(json.dumps({"mo_dau": ["Trực: ngày 05;12;9; 26."]}, ensure_ascii=False))
    found = {one.code: one for one in check(read, on=date(2026, 6, 1), select=("CH05", "TG05")).findings}
    assert found["TG05"].suggestion == "ngày 05; 12; 09; 26"
    assert found["CH05"].replacement == "05; 12; 9; 26"
    assert found["TG05"].replacement is None
