"""Headings of columns in the words offices use, and a column "Tiến độ" that holds days."""

from __future__ import annotations

import pytest

from cchc_docs.model.complete import tables
from cchc_docs.reading.recognise.columns import code_of, in_company
from cchc_docs.reading.word.file import read_docx
from tests.reading.word.files import c, p, plan, row
from tests.reading.word.files import table as grid_of


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("Cơ quan tham mưu", "chu_tri"),
        ("Bộ phận được giao", "chu_tri"),
        ("Giao đơn vị", "chu_tri"),
        ("Người theo dõi", "chu_tri"),
        ("Đơn vị chủ trì/phối hợp", "chu_tri"),
        ("Cơ quan phối hợp thực hiện", "phoi_hop"),
        ("Trách nhiệm phối hợp", "phoi_hop"),
        ("Hoàn thành trước ngày", "thoi_han"),
        ("Thời điểm", "thoi_han"),
        ("Hạn chót", "thoi_han"),
        ("Lịch triển khai", "thoi_han"),
        ("Lãnh đạo phụ trách", "lanh_dao_phu_trach"),
        ("Thực hiện", "thuc_hien"),
        ("Đánh giá", "danh_gia"),
        ("Hạn mức", "han_muc"),
        ("Đơn vị", "don_vi"),
    ],
)
def test_headings_are_known_by_their_words(heading: str, code: str) -> None:
    assert code_of(heading) == code


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("Trước ngày 14/8/2026", "Quý IV năm 2026"), "thoi_han"),
        (("Đã xong ngày 14/8/2026", "Đang làm"), "tien_do"),
        (("Đạt 60%", ""), "tien_do"),
    ],
)
def test_a_column_tien_do_that_says_days_is_the_deadline(cells: tuple[str, str], code: str) -> None:
    grid = grid_of(
        row(*(c(name) for name in ("TT", "Nội dung", "Giao cho", "Tiến độ"))),
        *(row(c(str(n)), c(f"Sơn lại bảng tin số {n}"), c("Văn phòng"), c(cell)) for n, cell in enumerate(cells, 1)),
    )
    found = read_docx(plan(body=p("1. Việc trong năm") + grid), "thu.docx").document
    assert [column.ma for column in tables(found)[0][1].cot] == ["so_thu_tu", "noi_dung", "chu_tri", code]


@pytest.mark.parametrize(
    ("heading", "cells", "code"),
    [
        ("Hoàn thành", ("Trước ngày 14/8/2026", "Quý IV năm 2026"), "thoi_han"),
        ("Kết thúc", ("30/9/2026", "15/11/2026"), "thoi_han"),
        ("Hoàn thành", ("x", ""), "hoan_thanh"),
        ("Hoàn thành", ("Đã xong ngày 02/3/2026", "Chưa"), "hoan_thanh"),
    ],
)
def test_a_column_hoan_thanh_that_says_days_is_the_deadline(heading: str, cells: tuple[str, str], code: str) -> None:
    grid = grid_of(
        row(*(c(name) for name in ("TT", "Nội dung", "Giao cho", heading))),
        *(row(c(str(n)), c(f"Sơn lại bảng tin số {n}"), c("Văn phòng"), c(cell)) for n, cell in enumerate(cells, 1)),
    )
    found = read_docx(plan(body=p("1. Việc trong năm") + grid), "thu.docx").document
    assert [column.ma for column in tables(found)[0][1].cot] == ["so_thu_tu", "noi_dung", "chu_tri", code]


@pytest.mark.parametrize(
    ("cells", "kind"),
    [(("7h30 - 7h45", "7h45 - 9h00"), "hang"), (("Ngày 14/8/2026", "Tháng 9/2026"), "nhiem_vu")],
)
def test_the_hours_of_a_programme_are_no_deadlines(cells: tuple[str, str], kind: str) -> None:
    grid = grid_of(
        row(*(c(name) for name in ("Thời gian", "Nội dung", "Người nói"))),
        *(row(c(cell), c(f"Kể chuyện bến số {n}"), c("Cụ Tám")) for n, cell in enumerate(cells, 1)),
    )
    found = read_docx(plan(body=p("1. Buổi gặp mặt") + grid), "thu.docx").document
    assert tables(found)[0][1].kieu == kind


@pytest.mark.parametrize(
    ("headings", "codes"),
    [
        (["Chỉ tiêu", "Đơn vị tính", "Mục tiêu năm 2026"], ["chi_tieu", "don_vi_tinh", "gia_tri"]),
        (["Chỉ tiêu", "Kế hoạch giao năm 2026", "Ghi chú"], ["chi_tieu", "gia_tri", "ghi_chu"]),
        (["Chỉ tiêu", "Thực hiện năm 2025", "Chỉ tiêu năm 2026"], ["chi_tieu", "thuc_hien_nam_2025", "gia_tri"]),
        (["Chỉ tiêu", "Năm 2026", "Năm 2027"], ["chi_tieu", "nam_2026", "nam_2027"]),
        (["Chỉ tiêu", "Giá trị", "Năm 2026"], ["chi_tieu", "gia_tri", "nam_2026"]),
        (["Nội dung", "Kế hoạch năm 2026"], ["noi_dung", "ke_hoach_nam_2026"]),
    ],
)
def test_the_one_column_of_a_year_beside_targets_holds_their_values(headings: list[str], codes: list[str]) -> None:
    assert in_company([code_of(heading) for heading in headings]) == codes
