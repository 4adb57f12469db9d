"""Realistic mistakes of offices: each has its message at file!sheet!cell, good cells are taken, nothing is lost."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

from cchc_docs.model.collecting import FIGURES, HEADING_ROW, TARGETS, TASKS
from cchc_docs.model.document import NgayThang
from cchc_docs.reading.excel.form import read_form
from cchc_docs.reading.excel.sheet import FormRead
from tests.reporting.small import letter, row_of, write_small

Edit = Callable[[Any], None]


def task(code: str, **values: Any) -> Edit:
    def edit(book: Any) -> None:
        for key, value in values.items():
            book[TASKS].cell(row_of(book[TASKS], code), letter(TASKS, key)).value = value

    return edit


def figure(code: str, value: Any, fmt: str = "") -> Edit:
    def edit(book: Any) -> None:
        cell = book[FIGURES].cell(row_of(book[FIGURES], code), letter(FIGURES, "gia_tri"))
        cell.value = value
        if fmt:
            cell.number_format = fmt

    return edit


def target(code: str, value: Any, fmt: str = "") -> Edit:
    def edit(book: Any) -> None:
        cell = book[TARGETS].cell(row_of(book[TARGETS], code), letter(TARGETS, "gia_tri"))
        cell.value = value
        if fmt:
            cell.number_format = fmt

    return edit


def formatted(code: str, key: str, value: Any, fmt: str) -> Edit:
    def edit(book: Any) -> None:
        cell = book[TASKS].cell(row_of(book[TASKS], code), letter(TASKS, key))
        cell.value, cell.number_format = value, fmt

    return edit


def both(*edits: Edit) -> Edit:
    def edit(book: Any) -> None:
        for one in edits:
            one(book)

    return edit


def renamed_heading(book: Any) -> None:
    book[TASKS].cell(HEADING_ROW, letter(TASKS, "ket_qua")).value = "Ghi chú thêm"
    task("tt02", ket_qua="Đã khảo sát 200 người")(book)


def swapped_columns(book: Any) -> None:
    sheet = book[TASKS]
    one, two = letter(TASKS, "kho_khan"), letter(TASKS, "kien_nghi")
    sheet.cell(HEADING_ROW, one).value, sheet.cell(HEADING_ROW, two).value = "Đề xuất, kiến nghị", "Khó khăn, vướng mắc"
    task("tt02", kho_khan="Cấp thêm máy quét")(book)


def merged_rows(book: Any) -> None:
    sheet = book[TASKS]
    first, column = row_of(sheet, "tt02"), letter(TASKS, "trang_thai")
    sheet.cell(first, column).value = "Đang thực hiện"
    sheet.merge_cells(start_row=first, end_row=first + 1, start_column=column, end_column=column)


def extra_row(book: Any) -> None:
    sheet = book[TASKS]
    sheet.cell(sheet.max_row + 1, 2).value = "Việc phát sinh ngoài kế hoạch"


def unknown_id(book: Any) -> None:
    sheet = book[TASKS]
    sheet.cell(row_of(sheet, "tt02"), 1).value = "tt99"


def stranger(book: Any) -> None:
    sheet = book[TASKS]
    row = row_of(sheet, "tt02")
    sheet.cell(row, 1).value, sheet.cell(row, 2).value = "tt99", "Sơn lại cổng chào đầu thôn"


def lookalike(book: Any) -> None:
    sheet = book[TASKS]
    row = row_of(sheet, "tt02")
    sheet.cell(row, 1).value, sheet.cell(row, 2).value = "tt99", "Khảo sát, đánh giá sự hài lòng"
    sheet.cell(row, letter(TASKS, "trang_thai")).value = "Hoàn thành"


def comment(book: Any) -> None:
    from openpyxl.comments import Comment

    task("tt02", trang_thai="Hoàn thành")(book)
    cell = book[TASKS].cell(row_of(book[TASKS], "tt02"), letter(TASKS, "trang_thai"))
    cell.comment = Comment("Kế toán:\nchưa chắc, hỏi lại chị Sáu", "Kế toán")


def struck(book: Any) -> None:
    from openpyxl.styles import Font

    task("tt02", trang_thai="Hoàn thành", ket_qua="Đã hỏi 200 người")(book)
    book[TASKS].cell(row_of(book[TASKS], "tt02"), letter(TASKS, "ket_qua")).font = Font(strike=True)


def struck_in_part(book: Any) -> None:
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    words = CellRichText("Đã hỏi ", TextBlock(InlineFont(strike=True), "200"), " 250 người")
    task("tt02", trang_thai="Hoàn thành", ket_qua=words)(book)


def repeated_id(book: Any) -> None:
    sheet = book[TASKS]
    task("tt02", trang_thai="Hoàn thành")(book)
    row = row_of(sheet, "tt03")
    sheet.cell(row, 1).value, sheet.cell(row, 2).value = "tt02", sheet.cell(row_of(sheet, "tt02"), 2).value
    sheet.cell(row, letter(TASKS, "trang_thai")).value = "Chưa thực hiện"


def upper_id(book: Any) -> None:
    task("tt02", trang_thai="Hoàn thành")(book)
    book[TASKS].cell(row_of(book[TASKS], "tt02"), 1).value = " TT02\u00a0"


def hidden_row(book: Any) -> None:
    task("tt02", trang_thai="Hoàn thành")(book)
    book[TASKS].row_dimensions[row_of(book[TASKS], "tt02")].hidden = True


def hidden_column(book: Any) -> None:
    task("tt02", kho_khan="Thiếu người")(book)
    book[TASKS].column_dimensions["J"].hidden = True


def outside_cell(book: Any) -> None:
    book[TASKS].cell(row_of(book[TASKS], "tt02"), 20).value = "ghi ra ngoài"


def extra_sheet(book: Any) -> None:
    book.create_sheet("Sheet1")["C3"].value = "nháp"


def no_sheet(book: Any) -> None:
    del book[TARGETS]


def inserted_row(book: Any) -> None:
    task("tt02", trang_thai="Hoàn thành")(book)
    book[TASKS].insert_rows(1)


NFD = unicodedata.normalize("NFD", "Đã niêm yết tại trụ sở")
H = "thu_tuc_hanh_chinh/3.2.1"

# name: (what the office does, sheet, words of the message, is the value taken, what is read of tt02 or the figure)
CASES: dict[str, tuple[Edit, str, str, bool]] = {
    "unknown_id": (unknown_id, f"{TASKS}!A", "nội dung là của nhiệm vụ 'tt02'; nhận cho nhiệm vụ đó", True),
    "unknown_id_and_words": (stranger, f"{TASKS}!A", "mã “tt99” không có trong phiếu", False),
    "unknown_id_and_like_words": (lookalike, f"{TASKS}!A", "có phải nhiệm vụ 'tt02'", False),
    "missing_id": (stranger, TASKS, "thiếu hàng 'tt02'", False),
    "repeated_id": (repeated_id, f"{TASKS}!A", "mã 'tt02' có hai lần", False),
    "id_in_capitals": (upper_id, f"{TASKS}!A", "được hiểu là 'tt02'", True),
    "changed_heading": (renamed_heading, f"{TASKS}!F3", "mất tiêu đề “Kết quả thực hiện trong kỳ”", False),
    "moved_column": (swapped_columns, f"{TASKS}!K3", "cột “Khó khăn, vướng mắc” đã bị chuyển chỗ", True),
    "row_inserted_above": (inserted_row, f"{TASKS}!A4", "hàng tiêu đề ở hàng 4", True),
    "status_not_in_the_list": (task("tt02", trang_thai="Đã xong"), f"{TASKS}!E", "không có trong danh sách trạng thái", False),
    "text_in_a_count": (figure(H, "khoảng 500 hồ sơ"), f"{FIGURES}!E", "không phải là số", False),
    "number_as_text": (figure(H, "1.250"), f"{FIGURES}!E", "số gõ dạng chữ", True),
    "english_number": (figure(H, "1,250.5"), f"{FIGURES}!E", "kiểu Anh", False),
    "negative": (figure(H, -4), f"{FIGURES}!E", "số âm", False),
    "half_a_file": (figure(H, 12.5), f"{FIGURES}!E", "số lẻ", False),
    "count_as_percent": (figure(H, 0.5, "0%"), f"{FIGURES}!E", "dạng phần trăm", False),
    "count_turned_to_a_date": (figure(H, dt.date(2026, 3, 5)), f"{FIGURES}!E", "đổi số thành ngày", False),
    "percent_format": (target("dung_han", 0.985, "0.0%"), f"{TARGETS}!E", "dạng phần trăm, đã quy đổi", True),
    "percent_as_text": (target("dung_han", "98,5%"), f"{TARGETS}!E", "số gõ dạng chữ", True),
    "fraction_or_percent": (target("dung_han", 0.98), f"{TARGETS}!E", "không rõ là 0,98% hay 98%", False),
    "percent_above_100": (task("tt02", ty_le=120), f"{TASKS}!I", "ngoài khoảng 0 đến 100", False),
    "date_as_text": (task("tt02", ngay="5/3/2026"), f"{TASKS}!H", "ngày gõ dạng chữ", True),
    "date_as_serial": (formatted("tt02", "ngay", 46086, "General"), f"{TASKS}!H", "được hiểu là ngày 05/3/2026", True),
    "impossible_date": (task("tt02", ngay="31/02/2026"), f"{TASKS}!H", "không có trong lịch", False),
    "date_of_another_time": (task("tt02", ngay=dt.date(2016, 3, 5)), f"{TASKS}!H", "quá xa", False),
    "product_number_turned_to_a_date": (formatted("tt02", "so_ky_hieu", dt.date(2026, 3, 12), "dd/mm"), f"{TASKS}!G", "đổi chữ thành ngày", False),
    "merged_cells": (merged_rows, f"{TASKS}!E", "ô gộp với", True),
    "hidden_row": (hidden_row, f"{TASKS}!A", "đang bị ẩn", True),
    "hidden_column": (hidden_column, f"{TASKS}!J3", "đang bị ẩn", True),
    "formula_without_a_result": (figure(H, "=SUM(A1:A3)"), f"{FIGURES}!E", "chưa có kết quả lưu", False),
    "formula_typed_over": (both(figure(H, 10), figure("thu_tuc_hanh_chinh/3.2", 99)), f"{FIGURES}!E", "gõ đè lên công thức", True),
    "words_over_a_formula": (figure("thu_tuc_hanh_chinh/3.2", "cao"), f"{FIGURES}!E", "gõ đè lên công thức", False),
    "group_row_filled": (figure("thu_tuc_hanh_chinh/3", 7), f"{FIGURES}!E", "không cần điền", False),
    "error_value": (figure(H, "#REF!"), f"{FIGURES}!E", "báo lỗi #REF!", False),
    "true_or_false": (figure(H, True), f"{FIGURES}!E", "đúng/sai", False),
    "decomposed_letters": (task("tt02", ket_qua=NFD), f"{TASKS}!F", "NFD", True),
    "no_break_space": (task("tt02", trang_thai="Hoàn\u00a0thành "), f"{TASKS}!E", "dấu cách đặc biệt", True),
    "extra_row": (extra_row, f"{TASKS}!A", "hàng thêm không có mã", False),
    "cell_outside": (outside_cell, f"{TASKS}!T", "ngoài các cột của phiếu", False),
    "extra_sheet": (extra_sheet, "Sheet1!C3", "trang không có trong phiếu", False),
    "sheet_deleted": (no_sheet, TARGETS, "phiếu thiếu trang “Chỉ tiêu”", False),
    "done_at_half": (task("tt02", trang_thai="Hoàn thành", ty_le=50), f"{TASKS}!A", "hoàn thành nhưng mức độ dưới 100%", True),
    "percent_without_status": (task("tt02", ty_le=50), f"{TASKS}!A", "chưa chọn trạng thái", True),
    "not_to_be_done_without_reason": (task("tt02", trang_thai="Không thực hiện"), f"{TASKS}!A", "chưa nêu lý do", True),
    "task_reworded": (task("tt02", noi_dung="Đánh giá mức hài lòng", trang_thai="Hoàn thành"), f"{TASKS}!B", "khác kế hoạch", True),
    "another_task": (task("tt02", noi_dung="Việc khác", trang_thai="Hoàn thành"), f"{TASKS}!A", "không phải của nhiệm vụ 'tt02'", False),
    "status_without_accents": (task("tt02", trang_thai="Hoan thanh"), f"{TASKS}!E", "đã nhận là “Hoàn thành”", True),
    "status_in_other_words": (task("tt02", trang_thai="Xong rồi"), f"{TASKS}!E", "không có trong danh sách", False),
    "status_nearly": (task("tt02", trang_thai="Xong"), f"{TASKS}!E", "có phải “Hoàn thành”?", False),
    "status_not_done": (task("tt02", trang_thai="Chưa hoàn thành"), f"{TASKS}!E", "có phải “Đang thực hiện”?", False),
    "status_in_part": (task("tt02", trang_thai="Hoàn thành 70%"), f"{TASKS}!E", "có phải “Đang thực hiện”?", False),
    "status_denied": (task("tt02", trang_thai="Không hoàn thành"), f"{TASKS}!E", "danh sách trạng thái; chọn", False),
    "english_decimal": (target("dung_han", "98.5"), f"{TARGETS}!E", "có phải 98,5?", False),
    "half_a_letter": (task("tt02", trang_thai="Hoàn thành", ket_qua="Đã họp \ufffd"), f"{TASKS}!F", "ký tự hỏng", False),
    "too_large": (figure(H, 10**16), f"{FIGURES}!E", "“1e+16”: không phải là số", False),
    "struck_out": (struck, f"{TASKS}!F", "bị gạch ngang", True),
    "struck_out_in_part": (struck_in_part, f"{TASKS}!F", "bị gạch ngang", True),
    "comment": (comment, f"{TASKS}!E", "chưa chắc, hỏi lại chị Sáu", False),
}  # fmt: skip


def returned(tmp_path: Any, edit: Edit) -> FormRead:
    forms, paths, _ = write_small(tmp_path)
    book = load_workbook(paths["vh_xh"])
    task("tt01", trang_thai="Hoàn thành", ket_qua="Đã niêm yết đủ")(book)  # a good row beside the bad one
    edit(book)
    book.save(paths["vh_xh"])
    return read_form(paths["vh_xh"], forms, received=NgayThang(15, 3, 2026))


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_told_at_its_cell_and_the_rest_is_taken(tmp_path: Any, name: str) -> None:
    edit, place, words, taken = CASES[name]
    read = returned(tmp_path, edit)
    found = [note for note in read.notes if place in note.place and words in note.message]
    assert found, [str(note) for note in read.notes]
    assert found[0].place.startswith("2026_quy_1_vh_xh.xlsx!")
    assert found[0].taken is taken
    good = read.tien_do.nhiem_vu["tt01"]
    result = "" if name == "changed_heading" else "Đã niêm yết đủ"  # that column is the one that is not taken
    assert (good.trang_thai, good.ket_qua, good.don_vi) == ("hoan_thanh", result, "vh_xh")


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if not case[3]])
def test_what_is_not_taken_is_kept_word_for_word(tmp_path: Any, name: str) -> None:
    read = returned(tmp_path, CASES[name][0])
    kept = {(cell.vi_tri, cell.chu, cell.ly_do) for cell in read.tien_do.khong_doc_duoc}
    assert kept == {(note.place, note.text, note.message) for note in read.notes if not note.taken and note.text}
    words = {"text_in_a_count": "khoảng 500 hồ sơ", "repeated_id": "Chưa thực hiện", "extra_row": "Việc phát sinh ngoài kế hoạch",
             "cell_outside": "ghi ra ngoài", "extra_sheet": "nháp", "status_not_in_the_list": "Đã xong", "changed_heading": "Đã khảo sát 200 người"}  # fmt: skip
    if name in words:
        assert any(words[name] in chu for _, chu, _ in kept)


def test_odd_but_clear_cells_give_their_value(tmp_path: Any) -> None:
    read = returned(
        tmp_path,
        both(
            CASES["number_as_text"][0],
            CASES["percent_format"][0],
            CASES["date_as_serial"][0],
            CASES["no_break_space"][0],
        ),
    )
    done = read.tien_do.nhiem_vu["tt02"]
    assert (done.trang_thai, done.ngay) == ("hoan_thanh", NgayThang(5, 3, 2026))
    assert read.tien_do.chi_tieu["dung_han"].gia_tri == "98,5"
    assert read.tien_do.bieu_mau["thu_tuc_hanh_chinh"]["3.2.1"].gia_tri == Decimal(1250)


def test_a_clean_form_has_nothing_to_say(tmp_path: Any) -> None:
    read = returned(tmp_path, lambda book: None)
    assert (read.notes, read.chua_tra_loi) == ([], ["tt02", "tt03"])
