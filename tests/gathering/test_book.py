"""The Excel books of a province: what cells hold, how they look, and that rows are written as they come."""

from __future__ import annotations

import gc
import io
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from lxml import etree

from cchc_docs.gathering.output.book import FIRST_ROW, Book, Column, Link, Value

COLUMNS = (Column("TT", 6, middle=True), Column("Nội dung", 20), Column("Số liệu", 12, middle=True), Column("Chỗ", 12))
ODD = [
    "=1+1",
    "- gạch đầu dòng",
    "+84 123",
    "@nguoi",
    " hai đầu có dấu cách ",
    "a < b & c > d",
    "tiêu\x07 đề",
    "#N/A",
    "",
]


def made(*sheets: tuple[str, list[list[Value | Link]]]) -> bytes:
    """A book of sheets with these rows."""
    book = Book("Sổ & bảng")
    for name, rows in sheets:
        book.add(name, name.upper(), "Dòng dưới tiêu đề", COLUMNS, rows)
    return book.data()


def sheet(data: bytes, name: str) -> Any:
    """A sheet as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(data))[name]


@pytest.mark.parametrize("words", ODD)
def test_words_stay_words_whatever_they_begin_with(words: str) -> None:
    cell = sheet(made(("Một", [[1, words, None, None]])), "Một").cell(FIRST_ROW, 2)
    assert (cell.value or "") == words.replace("\x07", "")
    assert cell.data_type in ("s", "n" if not words else "s")
    assert bool(cell.quotePrefix) == (words[:1] in ("=", "-", "+", "@") and bool(words))


def test_figures_are_numbers_in_the_form_of_their_kind() -> None:
    rows: list[list[Value | Link]] = [
        [1, "a", Decimal("12345678.25"), None],
        [2, "b", Decimal("5.0"), None],
        [3, "c", 7, None],
    ]
    found = sheet(made(("Một", rows)), "Một")
    cells = [found.cell(FIRST_ROW + at, 3) for at in range(3)]
    assert [(cell.value, cell.number_format) for cell in cells] == [
        (12345678.25, "#,##0.##"),
        (5, "#,##0"),
        (7, "#,##0"),
    ]
    assert cells[0].alignment.horizontal == "center"
    assert cells[0].border.left.style == "thin"


def test_the_same_value_in_two_columns_has_the_look_of_each() -> None:
    found = sheet(made(("Một", [["x", "x", "x", "x"]])), "Một")
    assert [found.cell(FIRST_ROW, at).alignment.horizontal for at in range(1, 5)] == ["center", None, "center", None]


def test_links_lead_to_their_cell_and_look_like_links() -> None:
    rows: list[list[Value | Link]] = [
        [1, "a", Link(5, "Hai", "A9"), Link(None, "Hai", "A4")],
        [2, "b", Link(5, "Hai", "A7"), 5],
    ]
    data = made(("Một", rows), ("Hai", [[n, str(n), None, None] for n in range(9)]))
    found = sheet(data, "Một")
    assert [found.cell(FIRST_ROW + at, 3).hyperlink.location for at in range(2)] == ["'Hai'!A9", "'Hai'!A7"]
    assert found.cell(FIRST_ROW, 3).font.underline == "single"
    assert found.cell(FIRST_ROW, 4).hyperlink is None
    assert found.cell(FIRST_ROW + 1, 4).font.underline is None


def test_a_heading_in_the_midst_of_rows_goes_over_all_columns() -> None:
    rows: list[list[Value | Link]] = [[n, "a", n, "b"] for n in range(12)]
    rows.insert(8, ["1. Nhóm"])
    found = sheet(made(("Một", rows)), "Một")
    assert [str(one) for one in found.merged_cells.ranges] == ["A12:D12"]
    assert (found["A12"].value, found["A12"].font.bold) == ("1. Nhóm", True)
    assert [row[0] for row in found.iter_rows(min_row=FIRST_ROW, values_only=True)] == [
        *range(8),
        "1. Nhóm",
        *range(8, 12),
    ]
    assert found.dimensions == "A1:D16"
    assert found.auto_filter.ref == "A3:D16"


def test_a_row_is_as_high_as_its_longest_cell() -> None:
    found = sheet(made(("Một", [[1, "từ " * 40, None, None], [2, "ngắn", None, None]])), "Một")
    assert found.row_dimensions[FIRST_ROW].height == 75
    assert found.row_dimensions[FIRST_ROW + 1].height is None


def test_a_sheet_without_rows_and_every_part_is_whole() -> None:
    data = made(("Một", []), ("Hai", [[n, f"hàng {n} & <{n}>", n, None] for n in range(1000)]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
    assert sheet(data, "Một").max_row == FIRST_ROW - 1
    assert sheet(data, "Hai").max_row == FIRST_ROW + 999
    assert made(("Một", [])) == made(("Một", []))


def test_rows_are_written_as_they_come_and_none_is_held() -> None:
    class Row(list):
        """A row that can be counted."""

    alive = []

    def rows() -> Iterator[list[Value | Link]]:
        for number in range(2000):
            if number % 500 == 499:
                alive.append(sum(type(one) is Row for one in gc.get_objects()))
            yield Row([number, f"nội dung {number}", None, None])

    Book("x").add("Một", "MỘT", "", COLUMNS, rows())
    assert max(alive) <= 2
