"""Where a table of targets says how much: under headings of levels, years and quarters; a table of points sets no targets."""

from __future__ import annotations

import pytest

from cchc_docs.reading.identity.identify import identify
from cchc_docs.reading.word.file import read_docx
from tests.reading.identity.plans import HEADS, p
from tests.reading.recognise.test_feet import FEET
from tests.reading.word.files import PAGE_BREAK, docx, row, table


def levels(
    heads: tuple[str, ...], *rows: tuple[str, ...], line: str = "Các tổ bến làm theo bảng kèm theo."
) -> dict[str, tuple[str, str, list[tuple[str, str]]]]:
    """Name -> unit, value, milestones of the targets of a plan of 2026 with such a table."""
    parts = [
        HEADS["two by two"],
        p("KẾ HOẠCH", b=True, align="center"),
        p("Cải cách hành chính năm 2026", b=True, align="center"),
        p("Ủy ban nhân dân xã ban hành Kế hoạch như sau:"),
        p("I. MỤC TIÊU", b=True),
        p(f"1. {line}"),
        FEET["table"],
        PAGE_BREAK,
        p("PHỤ LỤC", b=True, align="center"),
        p("BẢNG CHỈ TIÊU", b=True, align="center"),
        table(row(*heads, b=True), *(row(*one) for one in rows)),
    ]
    document = read_docx(docx("".join(parts)), "ke_hoach.docx").document
    document.nam = 2026
    identify(document)
    return {
        one.ten: (one.don_vi_tinh, one.gia_tri, [(stage.ten, stage.gia_tri) for stage in one.moc])
        for one in document.chi_tieu.values()
    }


@pytest.mark.parametrize(
    "head", ["Mức", "Số giao", "Mức giao", "Kế hoạch 2026", "Năm 2026", "Chỉ tiêu năm 2026", "Cả năm"]
)
def test_the_column_of_the_level_is_known(head: str) -> None:
    said = levels(("TT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện 2025", head), ("1", "Bến kẻ vạch", "bến", "3", "05"))
    assert said == {"Bến kẻ vạch": ("bến", "05", [])}


def test_years_to_come_are_milestones_and_the_year_behind_is_none() -> None:
    said = levels(
        ("TT", "Chỉ tiêu", "Đơn vị", "Năm 2025", "Năm 2026", "Năm 2027"),
        ("1", "Thư được đáp", "%", "70", "82", "90"),
        ("2", "Bến kẻ vạch", "bến", "1", "4", "6"),
    )
    assert said == {
        "Thư được đáp": ("%", "", [("2026", "82"), ("2027", "90")]),
        "Bến kẻ vạch": ("bến", "", [("2026", "4"), ("2027", "6")]),
    }


def test_days_to_come_are_milestones() -> None:
    said = levels(("TT", "Chỉ tiêu", "Đến 30/6/2026", "Đến 31/12/2026"), ("1", "Thư được đáp", "82%", "≥ 90%"))
    assert said == {"Thư được đáp": ("%", "", [("30/6/2026", "82"), ("31/12/2026", "90")])}


def test_a_sum_is_no_target_and_points_are_none() -> None:
    assert levels(("TT", "Chỉ tiêu", "Số giao"), ("1", "Bến kẻ vạch", "05"), ("", "Tổng cộng", "05")) == {
        "Bến kẻ vạch": ("", "05", [])
    }
    assert levels(("TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm"), ("1", "Giữ giờ hẹn", "10", "")) == {}


def test_a_sentence_fills_what_its_table_leaves_open() -> None:
    heads, row_of_it = ("TT", "Chỉ tiêu", "Đơn vị tính", "Theo dõi"), ("1", "Số bến kẻ vạch", "bến", "Tổ bến")
    assert levels(heads, row_of_it) == {"Số bến kẻ vạch": ("bến", "", [])}
    assert levels(heads, row_of_it, line="Số bến kẻ vạch đạt 05 bến.") == {"Số bến kẻ vạch": ("bến", "05", [])}
