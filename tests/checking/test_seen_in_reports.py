"""Habits of reports nobody here wrote: rates in brackets, packages over numbered rows, lists led by a line, a day told by what a paper goes with."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import Any

import pytest
from docx import Document as DocxDocument

from cchc_docs.checking.context import day_of_issue
from cchc_docs.checking.examples import example_read
from cchc_docs.checking.finding import Finding
from cchc_docs.checking.runner import check
from cchc_docs.desk.open import read_bytes


def found(code: str, **document: Any) -> list[Finding]:
    read = example_read(json.dumps(document, ensure_ascii=False))
    return check(read, on=date(2026, 11, 20), select=(code,)).findings


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("Kè được 210/280 m bờ (12/30 cọc), đạt 75%.", []),
        ("Kè được 210/280 m bờ (21/30 cọc), đạt 70%.", []),  # of the cọc
        ("Kè được 210/280 m bờ (12/30 cọc), đạt 57%.", ["75,0%"]),
        ("Đóng xong (12/30 cọc), đạt 57%.", ["40,0%"]),
        ("Kè được 210/280m bờ (12/30 cọc), đạt 75%.", []),
        ("Kè được 210/280m (trong đó: bờ trái 90/120 m, bờ phải: 100/100 m) đạt 75%.", []),
    ],
)
def test_behind_a_bracket_the_rate_may_be_of_what_stands_before_it(line: str, right: list[str]) -> None:
    assert [one.suggestion for one in found("BC11", mo_dau=[line])] == right


def _packages(total: str, rate: str = "61,4%") -> list[str]:
    columns = [{"ma": "goi", "ten": "Gói"}, {"ma": "von", "ten": "Vốn"}, {"ma": "xong", "ten": "Đã làm"}]
    rows = [
        {"goi": "Gói kè bờ", "von": "1.210,6", "xong": "60,2%"},
        {"goi": "1. Tổ thợ Vực", "von": "700,4", "xong": "71,0%"},
        {"goi": "2. Tổ thợ Hin", "von": "510,2", "xong": "44,9%"},
        {"goi": "Gói bến đò", "von": "830,3", "xong": "63,1%"},
        {"goi": "Tổng cộng", "von": total, "xong": rate},
    ]
    return [one.quote for one in found("BC16", phu_luc=[{"ten": "Các gói", "cot": columns, "hang": rows}])]


def test_packages_are_added_and_not_the_rows_numbered_below_them() -> None:
    assert _packages("2.040,9") == []
    assert _packages("2.041,0") == []  # rounding
    assert _packages("2.049,0") == ["2.049,0"]


def test_cells_in_percent_add_up_to_nothing() -> None:
    assert _packages("2.040,9", "99,9%") == []


def test_more_boys_than_girls_are_born() -> None:
    assert found("CT01", mo_dau=["Tỷ lệ giới tính khi sinh (số bé trai/100 bé gái): 106%"]) == []
    assert len(found("CT01", mo_dau=["Tỷ lệ bé gái đi học (so với dân số): 106%"])) == 1


@pytest.mark.parametrize(("second", "wrong"), [("Tỷ lệ qua sông đủ phao:", 0), ("Giữ bến:", 0), ("", 1)])
def test_rates_below_two_lines_are_two_rates(second: str, wrong: int) -> None:
    items = ["Tỷ lệ biết bơi:", "Học sinh trung học cơ sở: 91%", second, "Học sinh trung học cơ sở: 97%"]
    parts = [{"tieu_de": "Chỉ tiêu", "noi_dung": [one for one in items if one]}]
    assert len(found("CT10", loai="ke_hoach", noi_dung=parts)) == wrong


def test_a_label_between_two_others_with_another_mark() -> None:
    inside = [{"muc": f"Việc {mark}", "nhan": mark} for mark in ("a)", "b)", "4)", "5)")]
    parts = [
        *({"tieu_de": f"Bến {n}", "nhan": f"{n}."} for n in (1, 2)),
        {"tieu_de": "Bến 3", "nhan": "3.", "noi_dung": inside},
        {"tieu_de": "Bến 6", "nhan": "6."},
    ]
    assert [(one.quote, one.suggestion) for one in found("DS02", noi_dung=parts)] == [("4)", "4.")]
    inside[2:] = []
    assert [one.quote for one in found("DS02", noi_dung=parts)] == ["6."]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Trạm y tế xã: 12 giường", 0),
        ("Nhờ Trạm y tế xã: 12 giường", 1),
        ("Nút giao với đường Bến - Vực - Văn Hóa đã xong.", 0),
        ("Xem sổ của ngành Văn Hóa về lễ đua ghe.", 1),
    ],
)
def test_a_capital_that_begins_a_line_or_a_place_is_no_office(line: str, wrong: int) -> None:
    assert len(found("CQ07", mo_dau=[line])) == wrong


@pytest.mark.parametrize(
    ("attached", "day"),
    [
        ("(Kèm theo Báo cáo số …/BC-UBND ngày /04/2025 của UBND xã)", (None, 4, 2025)),
        ("(Ban hành kèm theo Quyết định số 9/QĐ-UBND ngày 17/12/2024 của UBND huyện)", (17, 12, 2024)),
        ("(Kèm theo Báo cáo số …/BC-UBND của UBND xã)", None),
    ],
)
def test_a_paper_has_the_day_of_what_it_goes_with(attached: str, day: tuple[int | None, int, int] | None) -> None:
    bare: dict[str, Any] = {"ngay_ban_hanh": None, "kem_theo": attached, "trich_yeu": "Tình hình bến đò"}
    told = day_of_issue(example_read(json.dumps(bare, ensure_ascii=False)).document)
    assert (told and (told.ngay, told.thang, told.nam)) == day
    old = found("CQ10", **bare, mo_dau=["Bến thuộc huyện Vực."])
    assert len(old) == (day is None)


def test_a_day_of_its_own_comes_before_that_of_what_a_paper_goes_with() -> None:
    both = {"ngay_ban_hanh": "2026-02-03", "kem_theo": "(Kèm theo Quyết định số 9/QĐ-UBND ngày 17/12/2024)"}
    told = day_of_issue(example_read(json.dumps(both, ensure_ascii=False)).document)
    assert told is not None and (told.ngay, told.nam) == (3, 2026)


@pytest.mark.parametrize(
    ("code", "sentence", "wrong"),
    [
        ("VD08", "Theo Kế hoạch số 03/KH-UBND ngày 08/01/2026 của UBND tỉnh.", False),
        ("VD08", "Theo Kế hoạch số 33/KH-UBND ngày 08/4/2026 của UBND tỉnh.", True),
        ("TG40", "Chợ phiên mở lại vào thứ Năm, ngày 05/3.", False),
        ("TG40", "Chợ phiên mở lại vào thứ Hai, ngày 05/3.", True),
        ("VD72", "Quy định này có hiệu lực từ ngày 05/3/2026.", False),
        ("VD72", "Quy định này có hiệu lực từ ngày 01/02/2026.", True),
    ],
)
def test_what_a_paper_without_a_day_tells_is_judged_by_that_of_what_it_goes_with(
    code: str, sentence: str, *, wrong: bool
) -> None:
    line = "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân xã An Bình)"
    part: dict[str, Any] = {"loai": "quy_dinh", "so": None, "nam": None, "ngay_ban_hanh": None, "kem_theo": line}
    assert bool(found(code, **part, trich_yeu="Quản lý chợ phiên", mo_dau=[sentence])) is wrong


@pytest.mark.parametrize(
    "line",
    ["Đàn vịt: 12 con. Ước ba tháng cuối năm cả bến đạt 97% kế hoạch đã giao từ đầu năm.", "Tờ trình dự thảo Nghị quyết quy định mức thu vé qua đò của các bến trong xã năm 2026."],
)  # fmt: skip
def test_a_forecast_and_the_name_of_a_paper_may_stand_twice(line: str) -> None:
    other = line.replace("Đàn vịt: 12 con", "Đàn gà: 15 con")
    parts = [{"tieu_de": "Việc", "noi_dung": [line, "Bến Mơ sửa cầu.", other]}]
    assert found("CH61", noi_dung=parts) == []


def test_a_report_of_nine_months_is_none_of_a_quarter_that_it_plans() -> None:
    title = "Tình hình bến đò 9 tháng đầu năm, nhiệm vụ quý IV năm 2026"
    line = "Khách qua đò 12.000 lượt, tăng 5% so với 9 tháng năm 2025."
    assert found("BC12", loai="bao_cao", trich_yeu=title, mo_dau=[line]) == []
    assert len(found("BC12", loai="bao_cao", trich_yeu="Tình hình bến đò quý III năm 2026", mo_dau=[line])) == 1


def test_parts_counted_by_our_letters_go_on_behind_d() -> None:
    """“PHẦN Đ.” is a heading like “PHẦN D.”, and what stands below it is not D's."""
    word = DocxDocument()
    for letter in "ABCDĐE":
        word.add_paragraph().add_run(f"PHẦN {letter}. GIỮ BẾN {letter}").bold = True
        word.add_paragraph("1. Vá phao trước mùa nước.")
        word.add_paragraph("2. Kê lại thuyền.")
    held = io.BytesIO()
    word.save(held)
    read = read_bytes(held.getvalue(), "bai.docx")
    heads = [one.nhan_in for one in read.document.noi_dung]
    assert heads == [f"PHẦN {letter}." for letter in "ABCDĐE"]
    assert check(read, on=date(2026, 11, 20), select=("DS02",)).findings == []


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Vụ kiến nghị về lối xuống bến kết thúc ngày 03/7/2026 sau khi hai bên ký biên bản.", 0),
        ("Kiến nghị tỉnh xong kè trước ngày 03/7/2026.", 1),
    ],
)
def test_what_people_asked_for_is_no_task_of_the_report(line: str, wrong: int) -> None:
    day = {"ngay": 22, "thang": 9, "nam": 2026}
    parts = [{"tieu_de": "Tiếp công dân", "noi_dung": [line]}]
    assert len(found("TG11", loai="bao_cao", ngay_ban_hanh=day, noi_dung=parts)) == wrong
