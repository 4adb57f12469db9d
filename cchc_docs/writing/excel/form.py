"""The Excel form of one office: tasks, targets, figures, words, and a page of instructions.

What an office types in is yellow and open; the rest is locked without a password, so that a slip of the hand does not
change an id, and someone who must may still unlock it.
"""

from __future__ import annotations

import io
import math
import re
from typing import Any, Literal

from cchc_docs.model.collecting import (
    CODE_ROW,
    COLUMNS,
    FIGURES,
    FIRST_ROW,
    GROUP_HEAD,
    GUIDE,
    HEADING_ROW,
    TARGETS,
    TASKS,
    WORDS,
    BieuMau,
    HangBieu,
    PhieuThuThap,
    figure_code,
    printed_numbers,
)
from cchc_docs.model.progress import STATUSES
from cchc_docs.model.references import short_date

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_FONT = "Times New Roman"
_MONEY = "đồng"


def form_bytes(form: PhieuThuThap) -> bytes:
    """Return the form as an .xlsx file."""
    from openpyxl import Workbook

    book = Workbook()
    style = _Style()
    _guide(book.active, form, style)
    if form.nhiem_vu:
        _tasks(book.create_sheet(TASKS), form, style)
    if form.chi_tieu:
        _targets(book.create_sheet(TARGETS), form, style)
    if form.bieu_mau:
        _figures(book.create_sheet(FIGURES), form, style)
    if form.loi_van:
        _words(book.create_sheet(WORDS), form, style)
    if len(book.sheetnames) > 1:
        book.active = 1
    book.properties.creator = "cchc"
    book.properties.title = f"Phiếu thu thập tiến độ {form.ten_ky} - {form.ten_don_vi}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


class _Style:
    """The few looks of a cell, each made once."""

    def __init__(self) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

        thin = Side(style="thin", color="808080")
        self.border = Border(left=thin, right=thin, top=thin, bottom=thin)
        self.normal, self.bold = Font(name=_FONT, size=11), Font(name=_FONT, size=11, bold=True)
        self.title, self.small = (
            Font(name=_FONT, size=14, bold=True),
            Font(name=_FONT, size=9, italic=True, color="595959"),
        )
        self.grey, self.yellow = PatternFill("solid", fgColor="D9D9D9"), PatternFill("solid", fgColor="FFF9DB")
        self.pale = PatternFill("solid", fgColor="F2F2F2")
        self.left = Alignment(vertical="top", wrap_text=True)
        self.middle = Alignment(horizontal="center", vertical="top", wrap_text=True)
        self.head = Alignment(horizontal="center", vertical="center", wrap_text=True)
        self.title_line = Alignment(vertical="center")
        self.open = Protection(locked=False)


_CENTRED = (
    "ma",
    "so",
    "thoi_han",
    "trang_thai",
    "ngay",
    "ty_le",
    "don_vi_tinh",
    "gia_tri",
    "muc_tieu",
    "truoc",
    "truoc_trang_thai",
)


def put(cell: Any, text: str) -> None:
    """Put words in a cell; words that begin like a formula stay words, also after Excel's F2 and Enter."""
    cell.value = _CONTROL.sub("", text) or None
    if text[:1] in ("=", "+", "-", "@"):
        cell.data_type = "s"
        cell.quotePrefix = True


def _row(
    sheet: Any,
    number: int,
    kind: str,
    values: dict[str, str],
    style: _Style,
    *,
    closed: bool = False,
    bold: bool = False,
) -> None:
    """Write one row; cells of typed columns are open unless `closed`."""
    for position, column in enumerate(COLUMNS[kind], start=1):
        cell = sheet.cell(number, position)
        put(cell, values.get(column.key, ""))
        cell.font = style.bold if bold else style.small if column.key == "ma" else style.normal
        cell.alignment = style.middle if column.key in _CENTRED else style.left
        cell.border = style.border
        if column.typed and not closed:
            cell.fill, cell.protection = style.yellow, style.open
        elif bold or column.key.startswith("truoc"):
            cell.fill = style.pale
    sheet.row_dimensions[number].height = _height(kind, values)


def _height(kind: str, values: dict[str, str]) -> float:
    """Return a row's height in points: Excel fits rows by itself when it opens a file, LibreOffice does not."""
    lines = 1
    for column in COLUMNS[kind]:
        room = column.width * (1.7 if column.key == "ma" else 1.15) - 1
        lines = max(lines, sum(max(1, math.ceil(len(line) / room)) for line in values.get(column.key, "").split("\n")))
    return 15.0 * lines + 3


def _start(sheet: Any, kind: str, form: PhieuThuThap, style: _Style, title: str) -> None:
    """Write title, code and headings; freeze them; set widths, protection and print."""
    sheet["A1"].value, sheet["A1"].font = title, style.title
    put(sheet.cell(CODE_ROW, 1), form.code)
    sheet.cell(CODE_ROW, 1).font = style.small
    # The title has the width of the typed columns: a frozen or narrow column beside it cuts nothing off.
    wide = max(at for at, column in enumerate(COLUMNS[kind], start=1) if not column.key.startswith("truoc"))
    for row, height in ((1, 24), (CODE_ROW, 15)):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=wide)
        sheet.cell(row, 1).alignment = style.title_line
        sheet.row_dimensions[row].height = height
    sheet.row_dimensions[HEADING_ROW].height = 34
    for position, column in enumerate(COLUMNS[kind], start=1):
        cell = sheet.cell(HEADING_ROW, position)
        cell.value, cell.font, cell.alignment, cell.border = column.heading, style.bold, style.head, style.border
        cell.fill = style.grey
        sheet.column_dimensions[cell.column_letter].width = column.width
    sheet.freeze_panes = sheet.cell(FIRST_ROW, 3 if kind in (TASKS, TARGETS) else 4 if kind == FIGURES else 3)
    _protect(sheet)
    _print_set_up(sheet)
    sheet.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"


def _protect(sheet: Any) -> None:
    protection = sheet.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = protection.formatCells = False  # False: allowed
    protection.autoFilter = False


def _print_set_up(sheet: Any) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 0.5, 0.5, 0.6, 0.75
    margins.footer = 0.4
    sheet.oddFooter.center.text = "&A - trang &P/&N"


def _validate(
    sheet: Any, cells: str, kind: Literal["list", "decimal", "date", "whole"], prompt: str, **rule: Any
) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    check = DataValidation(type=kind, allow_blank=True, showErrorMessage=True, showInputMessage=True, **rule)
    check.errorTitle, check.error = "Chưa đúng", prompt
    check.promptTitle, check.prompt = "Cách ghi", prompt
    sheet.add_data_validation(check)
    check.add(cells)


def _tasks(sheet: Any, form: PhieuThuThap, style: _Style) -> None:
    _start(sheet, TASKS, form, style, f"NHIỆM VỤ ĐƯỢC GIAO CHỦ TRÌ - {form.ten_ky.upper()}")
    for number, task in enumerate(form.nhiem_vu, start=FIRST_ROW):
        values = {key: getattr(task, key) for key in ("ma", "noi_dung", "san_pham", "thoi_han", "truoc_ket_qua")}
        values["truoc_trang_thai"] = STATUSES.get(task.truoc_trang_thai, "")
        _row(sheet, number, TASKS, values, style)
        sheet.cell(number, 7).number_format = "@"  # "12/3" stays a number of a document, not a day
        sheet.cell(number, 8).number_format = "dd/mm/yyyy"
        sheet.cell(number, 9).number_format = "0.##"
    last = FIRST_ROW + len(form.nhiem_vu) - 1
    sheet.print_area = f"A1:K{last}"  # what was returned last time is for the screen: the print stays readable on A4
    words = ",".join(STATUSES.values())
    _validate(sheet, f"E{FIRST_ROW}:E{last}", "list", "Chọn một trạng thái trong danh sách.", formula1=f'"{words}"')
    days = {"operator": "between", "formula1": f"DATE({form.nam - 1},1,1)", "formula2": f"DATE({form.nam + 1},12,31)"}
    _validate(sheet, f"H{FIRST_ROW}:H{last}", "date", f"Ghi ngày/tháng/năm, ví dụ 25/02/{form.nam}.", **days)
    share = {"operator": "between", "formula1": "0", "formula2": "100"}
    _validate(sheet, f"I{FIRST_ROW}:I{last}", "decimal", "Ghi số từ 0 đến 100, không kèm dấu %.", **share)


def _targets(sheet: Any, form: PhieuThuThap, style: _Style) -> None:
    _start(sheet, TARGETS, form, style, f"CHỈ TIÊU THEO DÕI - {form.ten_ky.upper()}")
    for number, target in enumerate(form.chi_tieu, start=FIRST_ROW):
        keys = ("ma", "ten", "don_vi_tinh", "muc_tieu", "truoc")
        _row(sheet, number, TARGETS, {key: getattr(target, key) for key in keys}, style)
        if target.la_so:
            sheet.cell(number, 5).number_format = "#,##0.##"
            prompt = f"Ghi số, đơn vị tính: {target.don_vi_tinh or 'như cột bên'}; không kèm chữ."
            _validate(sheet, f"E{number}", "decimal", prompt, operator="greaterThanOrEqual", formula1="0")


def _figures(sheet: Any, form: PhieuThuThap, style: _Style) -> None:
    _start(sheet, FIGURES, form, style, f"SỐ LIỆU THỐNG KÊ - {form.ten_ky.upper()}")
    number = FIRST_ROW
    for table in form.bieu_mau:
        _row(sheet, number, FIGURES, {"ten": f"{GROUP_HEAD}{table.ten}"}, style, closed=True, bold=True)
        places = {row.so: number + 1 + position for position, row in enumerate(table.hang)}
        printed = printed_numbers(table)
        for row in table.hang:
            number += 1
            _figure_row(sheet, number, table, row, form, style, places, printed[row.so])
        number += 1


def _figure_row(
    sheet: Any, number: int, table: BieuMau, row: HangBieu, form: PhieuThuThap, style: _Style, places: dict[str, int],
    printed: str,
) -> None:  # fmt: skip
    name = row.ten
    if row.loai_so_lieu == "luy_ke" and "lũy kế" not in name.casefold():
        name = f"{name} (lũy kế từ đầu năm)"
    code = figure_code(table.ma, row.so)
    values = {"ma": code, "so": printed, "ten": name, "don_vi_tinh": row.don_vi_tinh}
    values["truoc"] = form.truoc_so_lieu.get((table.ma, row.so), "")
    group = not row.loai_so_lieu and not row.ty_le
    _row(sheet, number, FIGURES, values, style, closed=not row.is_asked, bold=group)
    cell = sheet.cell(number, 5)
    if row.lay_tu:
        put(cell, "tự đếm từ kế hoạch")
        cell.font = style.small
    elif row.tong or row.ty_le:
        cell.value, cell.number_format, cell.fill = formula(row, places), "#,##0.##", style.pale
        sheet.cell(number, 6).protection, sheet.cell(number, 6).fill = style.open, style.yellow
    elif row.lua_chon:
        words = ",".join(row.lua_chon.values())
        _validate(sheet, f"E{number}", "list", "Chọn trong danh sách.", formula1=f'"{words}"')
    elif row.is_asked:
        cell.number_format = "#,##0.##"
        prompt = (
            "Ghi số phần trăm, ví dụ 98,5; không kèm dấu %." if row.don_vi_tinh == "%" else "Chỉ ghi số, không kèm chữ."
        )
        kind: Literal["whole", "decimal"] = "whole" if is_count(row) else "decimal"
        _validate(sheet, f"E{number}", kind, prompt, operator="greaterThanOrEqual", formula1="0")


def is_count(row: HangBieu) -> bool:
    """Tell whether a figure counts whole things."""
    return row.don_vi_tinh != "%" and _MONEY not in row.don_vi_tinh.casefold()


def formula(row: HangBieu, places: dict[str, int]) -> str:
    """Return the Excel formula of a total or a rate; it shows nothing until its parts are there."""
    cells = [f"E{places[number]}" for number in (row.tong or row.ty_le)]
    if row.tong:
        return f'=IF(COUNT({",".join(cells)})={len(cells)},{"+".join(cells)},"")'
    above, below = cells
    return f'=IF(AND(ISNUMBER({above}),ISNUMBER({below}),N({below})>0),ROUND({above}/{below}*100,2),"")'


def _words(sheet: Any, form: PhieuThuThap, style: _Style) -> None:
    _start(sheet, WORDS, form, style, f"NỘI DUNG ĐƯA VÀO BÁO CÁO - {form.ten_ky.upper()}")
    for number, part in enumerate(form.loi_van, start=FIRST_ROW):
        name = f"{part.ten}\n({part.goi_y})" if part.goi_y else part.ten
        _row(sheet, number, WORDS, {"ma": part.ma, "ten": name}, style)
        sheet.row_dimensions[number].height = 90


def _guide(sheet: Any, form: PhieuThuThap, style: _Style) -> None:
    sheet.title = GUIDE
    sheet.column_dimensions["A"].width = 120
    sheet["A1"].value, sheet["A1"].font = "PHIẾU THU THẬP TIẾN ĐỘ THỰC HIỆN KẾ HOẠCH", style.title
    put(sheet.cell(CODE_ROW, 1), form.code)
    sheet.cell(CODE_ROW, 1).font = style.small
    for number, (text, bold) in enumerate(guide_lines(form), start=HEADING_ROW):
        cell = sheet.cell(number, 1)
        put(cell, text)
        cell.font, cell.alignment = style.bold if bold else style.normal, style.left
    _protect(sheet)
    _print_set_up(sheet)


def guide_lines(form: PhieuThuThap) -> list[tuple[str, bool]]:
    """Return the lines of the instructions, each with whether it is bold."""
    days = (
        f", số liệu tính từ ngày {short_date(form.so_lieu.tu)} đến hết ngày {short_date(form.so_lieu.den)}"
        if form.so_lieu
        else ""
    )
    lines = [
        (f"Kế hoạch: {form.ten_ke_hoach}" if form.ten_ke_hoach else "", False),
        (f"Đơn vị: {form.ten_don_vi}", True),
        (f"Kỳ báo cáo: {form.ten_ky}{days}", True),
        (f"Nơi tổng hợp: {form.co_quan}" if form.co_quan else "", False),
        (f"Gửi lại trước ngày: {form.han_gui}" if form.han_gui else "", True),
        (f"Hạn nộp báo cáo của cơ quan tổng hợp: {form.han_nop}" if form.han_nop else "", False),
        ("", False),
        ("Cách điền", True),
        ("1. Chỉ điền vào ô nền vàng. Không đổi tên trang, tiêu đề cột, cột Mã; không thêm, xóa, gộp, ẩn hàng hay cột.", False),
        (f"2. Trang “{TASKS}”: chọn trạng thái trong danh sách; ghi kết quả ngắn gọn, số và ngày của văn bản sản phẩm; mức độ hoàn thành ghi số từ 0 đến 100.", False),
        ("   “Không thực hiện” chỉ dùng khi nhiệm vụ không còn phải làm; ghi lý do ở cột khó khăn, vướng mắc.", False),
        (f"3. Trang “{TARGETS}” (nếu có): ghi kết quả đến ngày chốt số liệu, chỉ ghi số, không kèm đơn vị tính.", False),
        (f"4. Trang “{FIGURES}” (nếu có): ghi số phát sinh trong đúng kỳ báo cáo, trừ hàng có chữ “lũy kế” (tính từ đầu năm) và số có tại thời điểm chốt. Tổng số và tỷ lệ tự tính, không gõ đè.", False),
        ("   Không phát sinh thì ghi 0; chưa có số liệu thì để trống. Để trống sẽ hiện trong báo cáo là chỗ cần bổ sung.", False),
        (f"5. Trang “{WORDS}”: viết đoạn văn đưa thẳng vào báo cáo; phần không liên quan để trống.", False),
        ("6. Số thập phân ghi theo cách của máy đang dùng; ngày ghi ngày/tháng/năm. Cột “Kỳ trước” để đối chiếu, không sửa.", False),
        ("7. Lưu đúng định dạng .xlsx, giữ nguyên tên tệp rồi gửi lại.", False),
        ("", False),
        (f"Phiếu này có {len(form.nhiem_vu)} nhiệm vụ, {len(form.chi_tieu)} chỉ tiêu, {asked(form)} số liệu thống kê.", False),
    ]  # fmt: skip
    return [line for position, line in enumerate(lines) if line[0] or position in (6, 17)]


def asked(form: PhieuThuThap) -> int:
    """Return how many figures the form asks for."""
    return sum(row.is_asked for table in form.bieu_mau for row in table.hang)
