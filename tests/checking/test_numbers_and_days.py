"""VD60 - VD65, VD41: numbers against days, a year in the title, slips in a symbol, laws without a day or a word."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check
from cchc_docs.law.register import parse_symbol, register

AUTUMN = date(2026, 9, 1)


def told(line: str, *codes: str, key: str = "mo_dau", on: date = AUTUMN) -> list[tuple[str, str, str]]:
    day = {"ngay": on.day, "thang": on.month, "nam": on.year}
    read = example_read(json.dumps({key: [line], "ngay_ban_hanh": day}, ensure_ascii=False))
    return [(one.code, str(one.severity), one.quote) for one in check(read, on=on, select=codes).findings]


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        ("Thu phí đò theo Nghị định số 99/2017/NĐ-CP ngày 31/01/2017 của Chính phủ.", "canh_bao"),
        ("Thu phí đò theo Nghị định số 19/2025/NĐ-CP ngày 12/7/2025 của Chính phủ.", "canh_bao"),
        ("Theo Quyết định số 1600/QĐ-TTg ngày 02/02/2022 của Thủ tướng Chính phủ.", "canh_bao"),
    ],
)
def test_a_number_that_cannot_bear_its_day(line: str, severity: str) -> None:
    assert [one[:2] for one in told(line, "VD60")] == [("VD60", severity)]


@pytest.mark.parametrize(
    "line",
    [
        "Thu phí đò theo Nghị định số 99/2017/NĐ-CP ngày 21/8/2017 của Chính phủ.",
        "Theo Nghị định số 19/2025/NĐ-CP ngày 10/02/2025 của Chính phủ.",
        "Theo Nghị định số 15/1999/NĐ-CP ngày 12/12/1999 của Chính phủ.",  # a year the register knows nothing of
        "Theo Quyết định số 7/2022/QĐ-TTg ngày 28/3/2022 của Thủ tướng Chính phủ.",  # numbered in another row
        "Theo Quyết định số 9/QĐ-UBND ngày 28/12/2022 của UBND xã.",
    ],
)
def test_numbers_in_their_row_are_left_alone(line: str) -> None:
    assert told(line, "VD60") == []


def test_the_register_itself_keeps_its_rows() -> None:
    """Were numbers of these bodies given in another order than their days, the rule would be wrong."""
    rows = 0
    for text in register().texts:
        parts = parse_symbol(text.so_ky_hieu)
        if text.known_day is None or parts is None or parts.duoi:
            continue
        for other in register().of_series(parts, text.known_day.year):
            beside = parse_symbol(other.so_ky_hieu)
            if other.known_day is None or beside is None or beside.so == parts.so:
                continue
            rows += 1
            late = (other.known_day - text.known_day).days
            assert late == 0 or (late > 0) is (beside.so > parts.so), (text.so_ky_hieu, other.so_ky_hieu)
    assert rows > 500


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Theo Kế hoạch số 31/KH-UBND ngày 12/5/2022 của UBND tỉnh về nạo vét luồng lạch năm 2026.", "ngày 12/5/2022"),
        (
            "Theo Công văn số 88/SNNMT-TL ngày 07 tháng 3 năm 2016 của Sở Nông nghiệp và Môi trường về lịch xả nước vụ xuân năm 2026.",
            "ngày 07 tháng 3 năm 2016",
        ),
    ],
)
def test_a_paper_older_than_the_year_it_is_for(line: str, wrong: str) -> None:
    assert told(line, "VD61") == [("VD61", "canh_bao", wrong)]


@pytest.mark.parametrize(
    "line",
    [
        "Theo Kế hoạch số 31/KH-UBND ngày 12/12/2025 của UBND tỉnh về nạo vét luồng lạch năm 2026.",
        "Theo Kế hoạch số 31/KH-UBND ngày 12/5/2022 của UBND tỉnh về trồng rừng ngập mặn đến năm 2026.",
        "Theo Kế hoạch số 31/KH-UBND ngày 12/5/2022 của UBND tỉnh về trồng rừng giai đoạn 2022 - 2026, định hướng năm 2030.",
        "Theo Kế hoạch số 31/KH-UBND ngày 12/5/2022 của UBND tỉnh về trồng rừng, Ủy ban nhân dân xã xây dựng kế hoạch năm 2026.",
        "Theo Quyết định số 31/QĐ-UBND ngày 12/5/2022 của UBND tỉnh về quy hoạch bến cá năm 2030.",
    ],
)
def test_papers_that_look_ahead_are_left_alone(line: str) -> None:
    assert told(line, "VD61") == []


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Theo Kế hoạch số 6-KH/UT ngày 05/01/2026 của Tỉnh ủy về trồng cây.", "6-KH/UT"),
        ("Theo Quyết định số 71/QĐ-UBBND ngày 05/01/2026 của UBND xã về thu quỹ.", "71/QĐ-UBBND"),
        ("Theo Quyết định số 71/QĐ-UBN ngày 05/01/2026 của UBND xã về thu quỹ.", "71/QĐ-UBN"),
        ("Theo Thông báo số 71/BT-UBND ngày 05/01/2026 của UBND xã về thu quỹ.", "71/BT-UBND"),
        ("Theo Quyết định số 71/QĐ-Tg ngày 05/01/2026 của Thủ tướng Chính phủ về thu quỹ.", "71/QĐ-Tg"),
        ("Theo Chỉ thị số 4/CT-Ubnd ngày 05/01/2026 của UBND xã về thu quỹ.", "4/CT-Ubnd"),
        ("Theo Quyết định số 71/QĐ-TTg ngày 05/01/2026 của Thủ tướng Chính phủ về thu quỹ.", ""),
        ("Theo Nghị quyết số 4/NQ-HDĐN ngày 05/01/2026 của HĐND xã.", ""),
    ],
)
def test_a_slip_in_the_letters_of_a_symbol(line: str, wrong: str) -> None:
    assert [one[2] for one in told(line, "VD62")] == ([wrong] if wrong else [])


@pytest.mark.parametrize(
    ("line", "code", "right"),
    [
        ("Theo Quyết định số 71/QD-UBDN ngày 05/01/2026 của UBND xã về thu quỹ.", "VD01", "71/QĐ-UBND"),
        ("Theo Quyết định số 71-QĐ-UBBND ngày 05/01/2026 của UBND xã về thu quỹ.", "VD01", "71/QĐ-UBND"),
        ("Theo Nghị quyết số 6-NQ/UQ ngày 05/01/2021 của Quận ủy về trồng cây.", "VD62", "6-NQ/QU"),
        ("Theo Thông tư số 6/2026/TTT-BTC ngày 05/01/2026 của Bộ Tài chính.", "", ""),
    ],
)
def test_a_slip_beside_a_wrong_form_is_told_once_with_the_right_form(line: str, code: str, right: str) -> None:
    read = example_read(json.dumps({"mo_dau": [line]}, ensure_ascii=False))
    found = [(one.code, one.suggestion) for one in check(read, on=AUTUMN, select=("VD01", "VD62")).findings]
    assert found == ([(code, right)] if code else [])


@pytest.mark.parametrize(
    "line",
    [
        "Theo Kế hoạch số 9-KH/HND ngày 05/01/2026 của Hội Nông dân xã.",
        "Theo Kế hoạch số 9/KH-HND ngày 05/01/2026 của Hội Nông dân xã.",
        "Theo Kế hoạch số 9-KH/ĐTN ngày 05/01/2026 của Đoàn Thanh niên xã.",
        "Theo Công văn số 9/UBND-VX ngày 05/01/2026 của UBND xã.",
        "Theo Kế hoạch số 9-KH/HU ngày 05/01/2021 của Huyện ủy.",
        "Theo Quyết định số 9/QĐ-UBDT ngày 05/01/2021 của Ủy ban Dân tộc.",
    ],
)
def test_letters_of_other_bodies_are_left_alone(line: str) -> None:
    assert told(line, "VD62") == []


def test_a_unit_in_a_symbol_with_a_kind_is_asked_about() -> None:
    assert told("Theo Báo cáo số 75/BC-PKT-ĐĐ ngày 11/8/2026 của Phòng Kinh tế.", "VD63") == [
        ("VD63", "goi_y", "75/BC-PKT-ĐĐ")
    ]
    assert told("Theo Công văn số 75/SXD-ĐĐ ngày 11/8/2026; Thông báo số 3/TB-BNNMT-VP.", "VD63") == []


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Căn cứ Luật Trẻ em năm 2016;", "Luật Trẻ em năm 2016"),
        ("Căn cứ Luật Trẻ em;", "Luật Trẻ em"),
        ("Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016;", ""),
        ("Căn cứ Luật Nuôi cá bống năm 2016;", ""),
        ("Căn cứ Nghị định số 56/2017/NĐ-CP ngày 09/5/2017 của Chính phủ quy định chi tiết Luật Trẻ em;", ""),
    ],
)
def test_a_law_as_a_basis_has_its_day(line: str, wrong: str) -> None:
    assert [one[2] for one in told(line, "VD64", key="can_cu")] == ([wrong] if wrong else [])


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        ("Căn cứ Luật sửa đổi, bổ sung một số điều Luật Thủy sản ngày 11/12/2025.", "canh_bao"),
        ("Hướng dẫn một số điều Nghị định số 26/2019/NĐ-CP cho chủ tàu.", "goi_y"),
        ("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Thủy sản ngày 11/12/2025.", ""),
        ("Căn cứ Luật sửa đổi một số điều của Luật Thủy sản ngày 11/12/2025.", "canh_bao"),
        ("Căn cứ Luật sửa đổi bổ sung một số điều của Luật Thủy sản ngày 11/12/2025.", "canh_bao"),
        ("Nghị định quy định chi tiết một số điều và biện pháp thi hành Luật Thủy sản.", ""),
    ],
)
def test_of_is_not_lost(line: str, severity: str) -> None:
    assert [one[1] for one in told(line, "VD65")] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("number", "right"),
    [("10/2018/NĐ-CP", "110/2018/NĐ-CP"), ("101/2018/NĐ-CP", "110/2018/NĐ-CP"), ("77/2018/NĐ-CP", "")],
)
def test_a_number_a_digit_off_needs_half_of_the_title(number: str, right: str) -> None:
    line = f"Theo Nghị định số {number} ngày 29/8/2018 của Chính phủ về quản lý lễ hội."
    read = example_read(json.dumps({"mo_dau": [line]}, ensure_ascii=False))
    found = [one.suggestion for one in check(read, on=AUTUMN, select=("VD41",)).findings]
    assert found == ([right] if right else [])


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Căn cứ Thông tư số 71/2020/TT-BTC ngày 30/7/2020 về phí đò ngang;", True),
        ("Căn cứ Thông tư số 71/2020/TT-BTC ngày 30/7/2020 của Bộ Tài chính “Quy định phí đò ngang”;", False),
        ("Căn cứ Thông tư số 71/2020/TT-BTC, chủ đò niêm yết giá vé.", False),
        ("Căn cứ Nội quy ban hành kèm theo Quyết định số 7/QĐ-UBND ngày 30/7/2020 của UBND xã;", False),
    ],
)
def test_a_basis_in_the_body_is_one_too(line: str, wrong: bool) -> None:
    assert bool(told(line, "VD31")) is wrong


def test_a_basis_of_the_years_before_the_decree_is_judged() -> None:
    line = "Căn cứ Quyết định số 13/QĐ-UBND của UBND tỉnh về lệ phí bến bãi;"
    assert [one[0] for one in told(line, "VD31", key="can_cu", on=date(2016, 5, 1))] == ["VD31"]
    assert told(line, "VD31", key="can_cu", on=date(2009, 5, 1)) == []
    broken = "Theo Kế hoạch số 9/KH-UBND ngày 31/4/2009 của UBND tỉnh về lệ phí."
    assert [one[0] for one in told(broken, "VD07", on=date(2009, 6, 1))] == ["VD07"]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Xử phạt theo khoản 3, Điều 11 của Quy chế.", "khoản 3, Điều 11"),
        ("Xử phạt theo điểm đ, khoản 3, Điều 11, Luật Đê điều.", "điểm đ, khoản 3, Điều 11, Luật"),
        ("Xử phạt theo điểm b, khoản 3 của Quy chế bến.", "điểm b, khoản 3"),
        ("Xử phạt theo điểm b khoản 3 Điều 11, Nghị định số 9/2021/NĐ-CP.", "điểm b khoản 3 Điều 11, Nghị định số"),
        ("Xử phạt theo Điều 11, Luật Đê điều.", "Điều 11, Luật"),
        ("Xử phạt theo khoản 3 Điều 11 Luật Đê điều; điểm a, b khoản 3; các điểm chốt, khoản thu 5.", ""),
        ("Xử phạt theo Điều 11, Điều 12 Luật Đê điều; khoản 1, khoản 3 Điều 9.", ""),
    ],
)
def test_no_comma_between_an_article_and_what_holds_it(line: str, wrong: str) -> None:
    read = example_read(json.dumps({"mo_dau": [line]}, ensure_ascii=False))
    found = [(one.quote, one.replacement) for one in check(read, on=AUTUMN, select=("VD66",)).findings]
    assert found == ([(wrong, wrong.replace(",", ""))] if wrong else [])


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Theo Luật Lưu trữ số 72/2025/QH15 về lưu hồ sơ.", "Luật Lưu trữ số 72/2025/QH15"),
        ("Theo Luật Ban hành văn bản số 87/2025/QH15 ngày 25/6/2025.", "Luật Ban hành văn bản số 87/2025/QH15"),
        ("Theo Luật Tổ chức chính quyền địa phương số 72/2025/QH15.", ""),
        ("Theo Luật số 87/2025/QH15 ngày 25/6/2025.", ""),
        ("Theo Luật Nuôi cá bống số 999/2025/QH15.", ""),
    ],
)
def test_a_law_is_named_as_its_number_says(line: str, wrong: str) -> None:
    assert [one[2] for one in told(line, "VD67")] == ([wrong] if wrong else [])


@pytest.mark.parametrize(
    ("line", "on", "codes"),
    [
        ("Theo Nghị định số 66/2014/NĐ-CP ngày 14/7/2014 của Chính phủ.", date(2016, 3, 1), ["VD20"]),
        ("Theo Nghị định số 66/2014/NĐ-CP ngày 04/7/2014 của Chính phủ.", date(2016, 3, 1), []),
        ("Theo Nghị định số 66/2014/NĐ-CP ngày 04/7/2014 của Chính phủ.", date(2020, 6, 1), ["VD21"]),
        ("Theo Thông tư số 20/2018/TT-BGDĐT ngày 22/8/2018.", date(2026, 4, 1), []),
        ("Theo Thông tư số 20/2018/TT-BGDĐT ngày 22/8/2018.", date(2026, 5, 1), ["VD21"]),
    ],
)
def test_what_was_in_force_on_the_papers_own_day(line: str, on: date, codes: list[str]) -> None:
    assert [one[0] for one in told(line, "VD20", "VD21", on=on)] == codes
