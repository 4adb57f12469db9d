"""Reports as communes type them: whatever the headings, the numbers, the units, the figures are those that stand there."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal

import openpyxl
import pytest

from cchc_docs.desk.open import read_bytes
from cchc_docs.gathering.edition import Edition
from cchc_docs.gathering.returns import Returns, forms_of, returns_of
from cchc_docs.gathering.returns_excel import returns_of_excel
from cchc_docs.gathering.total import total
from tests.gathering.typed import HEAD, ROWS, Table, report

MONEY = {"1": Decimal(36), "1.1": Decimal(8250), "1.2": Decimal(2970)}


def read(data: bytes) -> Returns:
    return returns_of(read_bytes(data, "bc.docx"), "bc.docx", forms_of())


def values(found: Returns, form: str = "tai_chinh_cong") -> dict[str, Decimal]:
    return {one.so: one.value for one in found.so if one.bieu == form and one.value is not None}


def heads(*names: str) -> Table:
    return [names, *(row[: len(names)] for row in ROWS)]


@pytest.mark.parametrize(
    "headings",
    [
        HEAD,
        ("TT", "Nội dung", "ĐVT", "Kết quả"),
        ("Số TT", "Tên chỉ tiêu", "Đơn vị", "Số lượng"),
        ("TT", "Nội dung thống kê", "Đơn vị tính", "Kết quả thực hiện trong quý"),
        ("STT", "Tiêu chí", "ĐVT", "Quý I/2026"),
    ],
)
def test_headings_in_other_words(headings: tuple[str, ...]) -> None:
    assert values(read(report(heads(*headings)))) == MONEY


def test_two_rows_of_headings_and_a_row_of_column_numbers() -> None:
    top = ("STT", "Chỉ tiêu thống kê", "Kết quả thống kê", "", "Ghi chú")
    below = ("", "", "Đơn vị tính", "Số liệu", "")
    numbers = ("(1)", "(2)", "(3)", "(4)", "(5)")
    merged = [((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (0, 3)), ((0, 4), (1, 4))]
    found = read(report([top, below, numbers, *ROWS], merged=merged))
    assert (values(found), found.la) == (MONEY, [])
    assert {one.don_vi for one in found.so} == {"%", "Triệu đồng"}


def test_the_period_and_the_sum_from_january_on_stand_side_by_side() -> None:
    head = ("STT", "Chỉ tiêu", "ĐVT", "Trong quý", "Lũy kế từ đầu năm")
    rows = [
        ("2", "Tuyển dụng công chức, viên chức", "", "", ""),
        ("2.1", "Số công chức được tuyển dụng (thi tuyển, xét tuyển)", "Người", "03", "11"),
        ("2.2", "Số viên chức được tuyển dụng (thi tuyển, xét tuyển)", "Người", "", "06"),
        ("3", "Số lượng lãnh đạo quản lý được tuyển chọn, bổ nhiệm thông qua thi tuyển (Lũy kế đến thời điểm báo cáo)", "Người", "1", "4"),
    ]  # fmt: skip
    found = read(report([head, *rows], title="Công tác cải cách hành chính quý II năm 2026"))
    assert values(found, "che_do_cong_vu") == {"2.1": 3, "2.2": 6, "3": 4}
    assert [one.so for one in found.so if "lũy kế" in one.ghi_chu] == ["2.2"]


def test_last_year_and_the_plan_are_no_figures_of_the_period() -> None:
    head = ("TT", "Nội dung", "ĐVT", "Kế hoạch giao", "Cùng kỳ năm 2025", "Thực hiện quý I/2026", "So với cùng kỳ (%)")
    rows = [(*row[:3], "1", "2", row[3], "3") for row in ROWS]
    assert values(read(report([head, *rows]))) == MONEY


@pytest.mark.parametrize(
    "rows",
    [
        [("7", *ROWS[0][1:]), ("8", *ROWS[1][1:]), ("9", *ROWS[2][1:])],
        [("", *row[1:]) for row in ROWS],
        [("I", "Cải cách tài chính công", "", ""), *ROWS],
        [("V", "Cải cách tài chính công", "", ""), *(("-", *row[1:]) for row in ROWS)],
    ],
)
def test_rows_numbered_otherwise_are_known_by_their_names(rows: Table) -> None:
    assert values(read(report([HEAD, *rows]))) == MONEY


def test_a_name_that_several_rows_have_needs_its_number_or_its_form() -> None:
    rows = [
        ("1", "Số công chức được tuyển dụng (thi tuyển, xét tuyển)", "Người", "2"),
        ("2", "Số viên chức được tuyển dụng (thi tuyển, xét tuyển)", "Người", "5"),
        ("3", "Số VBQPPL có kiến nghị xử lý đã được xử lý xong", "Văn bản", "1"),
        ("4", "Số lượt tiếp công dân của lãnh đạo xã", "Lượt", "30"),
    ]
    found = read(report([HEAD, *rows]))
    assert (values(found, "che_do_cong_vu"), values(found, "the_che")) == ({"2.1": 2, "2.2": 5}, {})
    assert len(found.la) == 2
    assert all("không có hàng này" in words for _, words in found.la)


def test_a_table_that_is_no_form_gives_nothing() -> None:
    rows = [("1", "Tổ chức hội nghị triển khai", "Cuộc", "1"), ("2", "Đã thực hiện", "", "xong")]
    found = read(report([("TT", "Nội dung", "ĐVT", "Kết quả"), *rows, ("3", "Họp thôn", "", "x"), ("4", "Treo băng rôn", "", "x")]))  # fmt: skip
    assert (found.so, found.la) == ([], [])


@pytest.mark.parametrize(
    ("head", "rows", "body"),
    [
        (HEAD, [("1.1", "Kế hoạch được giao", "tr.đ", "8.250"), ("1.2", "Đã thực hiện", "Tr.đồng", "2.970 triệu")], ()),
        (HEAD, [("1.1", "Kế hoạch được giao", "1.000 đồng", "8.250.000"), ("1.2", "Đã thực hiện", "", "2,97 tỷ đồng")], ()),
        (HEAD, [("1.1", "Kế hoạch được giao", "Triệu đồng", "8.250.000.000 đồng"), ("1.2", "Đã thực hiện", "ngàn đồng", "2.970.000")], ()),
        (("STT", "Chỉ tiêu", "Số liệu"), [("1.1", "Kế hoạch được giao (triệu đồng)", "8.250"), ("1.2", "Đã thực hiện (đồng)", "2.970.000.000")], ()),
        (("STT", "Chỉ tiêu", "Số liệu (nghìn đồng)"), [("1.1", "Kế hoạch được giao", "8.250.000"), ("1.2", "Đã thực hiện", "2.970.000")], ()),
        (("STT", "Chỉ tiêu", "Số liệu"), [("1.1", "Kế hoạch được giao", "8.250.000"), ("1.2", "Đã thực hiện", "2.970.000")], ("Xã báo cáo như sau:", "(Đơn vị tính: nghìn đồng)")),
    ],
)  # fmt: skip
def test_money_in_any_unit_said_anywhere(head: tuple[str, ...], rows: Table, body: Sequence[str]) -> None:
    data = report([head, *rows], body=body) if body else report([head, *rows])
    assert values(read(data)) == {"1.1": 8250, "1.2": 2970}


def test_who_and_when_in_a_typed_title() -> None:
    found = read(report([HEAD, *ROWS], title="Kết quả công tác CCHC quý III (9 tháng) và phương hướng quý IV năm 2026", commune="ĐẶC KHU HÒN SẤU", place="Hòn Sấu"))  # fmt: skip
    assert (found.loai, found.ten, found.tinh) == ("đặc khu", "Hòn Sấu", "Lâm Thượng")
    assert (found.ky, found.nam) == (("quy_3", "9_thang"), 2026)


def test_an_excel_sheet_with_headings_of_its_own() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "UBND xã Phiêng Sấu, tỉnh Lâm Thượng"
    sheet["A2"] = "BIỂU SỐ LIỆU CCHC 3 THÁNG ĐẦU NĂM 2026"
    sheet["D3"] = "ĐVT: nghìn đồng"
    rows = [
        ["TT", "Nội dung", "Kết quả", None],
        [None, None, "Trong kỳ", "Lũy kế"],
        ["V", "Cải cách tài chính công", None, None],
    ]
    rows += [["1.1", "Kế hoạch được giao", 8250000, 8250000], ["1.2", "Đã thực hiện", 990000, 2970000]]
    for at, row in enumerate(rows, start=4):
        for column, value in enumerate(row, start=1):
            sheet.cell(at, column, value)
    out = io.BytesIO()
    book.save(out)
    found = returns_of_excel(out.getvalue(), "b.xlsx", forms_of())
    assert (found.ten, found.tinh, found.ky, found.nam) == ("Phiêng Sấu", "Lâm Thượng", ("quy_1",), 2026)
    assert values(found) == {"1.1": 8250, "1.2": 2970}
    assert [one.vi_tri for one in found.so] == ["trang Sheet, ô C7", "trang Sheet, ô D8"]


def test_a_report_says_which_one_it_stands_for() -> None:
    title = "Công tác cải cách hành chính quý I năm 2026 (thay thế Báo cáo số 019/BC-UBND ngày 16/3/2026)"
    body = ("Báo cáo này thay thế Báo cáo số 19/BC-UBND ngày 16 tháng 3 năm 2026.", "Thực hiện Kế hoạch số 7/KH-UBND.")
    assert read(report([HEAD, *ROWS], title=title, body=body)).ban_hanh == Edition("21", "2026-03-19", ("19",))
    assert read(report([HEAD, *ROWS], number="03")).ban_hanh == Edition("3", "2026-03-19")


def test_a_corrected_report_counts_instead_of_the_first_one() -> None:
    wrong = [HEAD, *(ROWS[0], ("1.1", "Kế hoạch được giao", "Triệu đồng", "82.500"), ROWS[2])]
    sent = [
        ("1.docx", report(wrong, number="19")),
        ("2.docx", report([HEAD, *ROWS], number="21", body=("Báo cáo này thay thế Báo cáo số 19/BC-UBND.",))),
        ("3.docx", report(wrong, number="8", commune="PHƯỜNG PHIÊNG SẤU")),
    ]
    papers = [returns_of(read_bytes(data, name), name, forms_of()) for name, data in sent]
    found = total(papers, forms_of(), "quy_1", 2026, "Lâm Thượng")
    assert found.hang["tai_chinh_cong", "1.1"].so == 82500 + 8250  # the phường of that name is another commune
    assert found.aside() == [("1.docx", "đã được thay bằng 2.docx")]


def test_a_report_of_a_quarter_and_of_nine_months_at_once_counts_and_is_asked_about() -> None:
    data = report([HEAD, *ROWS], title="Công tác cải cách hành chính quý III (9 tháng) năm 2026")
    papers = [returns_of(read_bytes(data, "1.docx"), "1.docx", forms_of())]
    for period in ("quy_3", "9_thang"):
        found = total(papers, forms_of(), period, 2026, "Lâm Thượng")
        assert found.hang["tai_chinh_cong", "1.1"].so == 8250
        assert [one.vi_tri for one in found.bat_thuong if "quý III và 9 tháng" in one.dieu] == ["trích yếu"]
    assert (
        total(papers, forms_of(), "6_thang", 2026, "Lâm Thượng")
        .aside()[0][1]
        .startswith("là báo cáo quý III và 9 tháng")
    )
