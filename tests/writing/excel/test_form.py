"""The look of a form: what is open, what is locked, lists, formulas that give what the report computes, print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cchc_docs.model.collecting import COLUMNS, FIGURES, GUIDE, HEADING_ROW, TARGETS, TASKS, WORDS, HangBieu
from cchc_docs.model.progress import STATUSES, TienDo, TienDoNhiemVu
from cchc_docs.writing.excel.form import formula, guide_lines
from tests.reporting.small import forms_for, letter, row_of, small_plan, write_small


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    _, paths, _ = write_small(tmp_path_factory.mktemp("phieu"))
    return load_workbook(paths["vh_xh"])


def test_an_office_gets_its_tasks_targets_figures_and_words(book: Any) -> None:
    assert book.sheetnames == [GUIDE, TASKS, TARGETS, FIGURES, WORDS]
    assert [book[TASKS].cell(row, 1).value for row in (4, 5, 6)] == ["tt01", "tt02", "tt03"]
    assert {book[TARGETS].cell(row, 1).value for row in (4, 5)} == {"dung_han", "cho_doi"}


@pytest.mark.parametrize("kind", COLUMNS)
def test_only_what_is_typed_is_open_and_the_heading_stays_in_sight(book: Any, kind: str) -> None:
    sheet = book[kind]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert sheet.freeze_panes is not None
    assert sheet.print_title_rows == f"${HEADING_ROW}:${HEADING_ROW}"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape",
        1,
        0,
    )
    row = row_of(sheet, "thu_tuc_hanh_chinh/3.2.1") if kind == FIGURES else 4
    assert [sheet.cell(row, at).protection.locked for at in range(1, len(COLUMNS[kind]) + 1)] == [
        not column.typed for column in COLUMNS[kind]
    ]
    assert [sheet.column_dimensions[cell.column_letter].width for cell in sheet[HEADING_ROW]] == [
        column.width for column in COLUMNS[kind]
    ]


def test_status_date_and_percent_are_held_to_their_kind(book: Any) -> None:
    rules = {str(rule.sqref).split(":")[0]: rule for rule in book[TASKS].data_validations.dataValidation}
    assert rules["E4"].formula1 == '"' + ",".join(STATUSES.values()) + '"'
    assert (rules["H4"].type, rules["I4"].type, rules["I4"].formula2) == ("date", "decimal", "100")
    assert book[TASKS].cell(4, letter(TASKS, "so_ky_hieu")).number_format == "@"


def test_totals_and_rates_are_formulas_and_counted_rows_are_closed(book: Any) -> None:
    sheet = book[FIGURES]
    rate = sheet.cell(row_of(sheet, "thu_tuc_hanh_chinh/3.2"), letter(FIGURES, "gia_tri"))
    assert rate.value.startswith("=IF(AND(ISNUMBER(")
    assert rate.protection.locked


def test_formulas_name_the_cells_of_their_parts() -> None:
    places = {"1": 5, "1.1": 6, "1.2": 7}
    assert formula(HangBieu("1", "x", tong=["1.1", "1.2"]), places) == '=IF(COUNT(E6,E7)=2,E6+E7,"")'
    assert (
        formula(HangBieu("1", "x", ty_le=["1.1", "1.2"]), places)
        == '=IF(AND(ISNUMBER(E6),ISNUMBER(E7),N(E7)>0),ROUND(E6/E7*100,2),"")'
    )


def test_what_was_returned_last_time_stands_beside(tmp_path: Path) -> None:
    plan, tasks, own = small_plan()
    before = {"quy_1": TienDo("quy_1", 2026, nhiem_vu={"tt02": TienDoNhiemVu("dang_thuc_hien", "Đã in phiếu")})}
    form = forms_for(plan, tasks, own, "6_thang", before)["vh_xh"]
    assert [(task.truoc_trang_thai, task.truoc_ket_qua) for task in form.nhiem_vu if task.ma == "tt02"] == [
        ("dang_thuc_hien", "Đã in phiếu")
    ]


def test_the_guide_says_period_days_and_due_day() -> None:
    plan, tasks, own = small_plan()
    text = "\n".join(line for line, _ in guide_lines(forms_for(plan, tasks, own, "quy_1")["vh_xh"]))
    assert "Kỳ báo cáo: quý I năm 2026, số liệu tính từ ngày 15/12/2025 đến hết ngày 14/3/2026" in text
    assert "Gửi lại trước ngày: 15/3/2026" in text
