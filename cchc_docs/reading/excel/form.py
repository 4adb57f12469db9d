"""A form an office sent back -> its progress, and a word for every cell that is not as it should be.

What is good is taken; what is not stands in `khong_doc_duoc` with `tệp!trang!ô`, its words and the reason, so nothing
an office typed is lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from cchc_docs.errors import CchcError
from cchc_docs.model.collecting import (
    CODE_HEAD,
    FIGURES,
    GUIDE,
    TARGETS,
    TASKS,
    WORDS,
    FormColumn,
    HangBieu,
    PhieuThuThap,
    figure_code,
)
from cchc_docs.model.document import NgayThang
from cchc_docs.model.progress import KhongDocDuoc, LoiVan, SoLieuThongKe, TienDo, TienDoChiTieu, TienDoNhiemVu
from cchc_docs.reading.excel import values
from cchc_docs.reading.excel.cells import Cell, Sheet, Spot, Workbook, open_workbook, spot_name
from cchc_docs.reading.excel.sheet import FormRead, SheetReader, folded


def read_form(path: str, forms: Mapping[str, PhieuThuThap], *, received: NgayThang | None = None) -> FormRead:
    """Read one form back against what was asked (office code -> form).

    Raises CchcError where the file is no form of this plan and period, or cannot be opened.
    """
    book = open_workbook(path)
    form = _which(book, forms)
    out = FormRead(book.file, form, TienDo(form.ky_bao_cao, form.nam, so_lieu=form.so_lieu))
    _FormReader(book, form, out, received).read()
    out.tien_do.khong_doc_duoc = [
        KhongDocDuoc(note.place, note.text, note.message) for note in out.notes if not note.taken and note.text
    ]
    return out


def _which(book: Workbook, forms: Mapping[str, PhieuThuThap]) -> PhieuThuThap:
    """Return the form the first code line names."""
    known = {form.code: form for form in forms.values()}
    seen = ""
    for sheet in book.sheets:
        for row in range(1, 8):
            cell = sheet.cells.get((row, 1))
            said = re.sub(r"\s+", " ", values.cleaned(cell.text)) if cell is not None else ""
            if said in known:
                return known[said]
            if said.startswith(CODE_HEAD):
                seen = seen or said
    if not seen:
        raise CchcError(
            f"{book.file}: không thấy dòng “{CODE_HEAD} …” ở đầu trang; đây không phải phiếu do chương trình tạo"
        )
    parts = seen.removeprefix(CODE_HEAD).split()
    period, year = next(((form.ky_bao_cao, str(form.nam)) for form in forms.values()), ("", ""))
    if len(parts) == 3 and parts[:2] != [period, year]:
        raise CchcError(f"{book.file}: phiếu của kỳ '{parts[0]}' năm {parts[1]}, không phải kỳ '{period}' năm {year}")
    raise CchcError(f"{book.file}: “{seen}” không khớp đơn vị nào của kế hoạch; kiểm tra đúng tệp chưa")


class _FormReader(SheetReader):
    def read(self) -> None:
        """Read every sheet the form has."""
        form = self.form
        wanted: dict[str, list[str]] = {
            TASKS: [task.ma for task in form.nhiem_vu],
            TARGETS: [target.ma for target in form.chi_tieu],
            FIGURES: [
                code
                for table in form.bieu_mau
                for code in (table.ma, *(figure_code(table.ma, row.so) for row in table.hang))
            ],
            WORDS: [part.ma for part in form.loi_van],
        }
        by_name: dict[str, Sheet] = {}
        for sheet in self.book.sheets:
            name = values.cleaned(sheet.name).casefold()
            self.turn_to(sheet)
            if name in (kind.casefold() for kind in wanted) and name not in by_name:
                by_name[name] = sheet
            elif name != GUIDE.casefold():
                self._extra_sheet(sheet)
        for kind, codes in wanted.items():
            found = by_name.get(kind.casefold())
            if found is not None:
                self.turn_to(found)
                self._sheet(kind, codes)
            elif codes:
                self.turn_to(Sheet(kind))
                self.note(None, f"phiếu thiếu trang “{kind}”; xin đơn vị gửi lại phiếu đủ trang")
        self.out.chua_tra_loi = [code for code in wanted[TASKS] if not self._answered(code)]

    def _answered(self, code: str) -> bool:
        found = self.out.tien_do.nhiem_vu.get(code)
        return found is not None and bool(found.trang_thai or found.ket_qua or found.ty_le is not None)

    def _extra_sheet(self, sheet: Sheet) -> None:
        if sheet.cells:
            self.note(None, "trang không có trong phiếu; các ô có chữ được liệt kê, không nhận")
        for spot, cell in sorted(sheet.cells.items()):
            if cell.text.strip():
                self.note(spot, "ô trên trang không có trong phiếu", cell.text)

    def _sheet(self, kind: str, codes: list[str]) -> None:
        head = self.heading_row(kind)
        columns = self.columns(kind, head)
        self.looks(columns, head)
        merged = self.merged(head)
        seen: dict[str, int] = {}
        for row in [row for row in self.rows if row > head]:
            cells = {column: cell for (_, column), cell in self.row_cells(row)}
            code, written = self.code(row, codes)
            if code in seen:
                self._repeated(row, seen[code], code, columns)
            elif code:
                seen[code] = row
                self._take(kind, row, code, columns, merged)
            else:
                self._stray(row, cells, written)
        for code in codes:
            if code not in seen:
                self.note(None, f"thiếu hàng '{code}'; đã bị xóa hoặc sửa mã")

    # --- rows that are not asked for ---------------------------------------------------------------------------------

    def _stray(self, row: int, cells: dict[int, Cell], written: str) -> None:
        filled = {at: cell for at, cell in cells.items() if cell.text.strip()}
        if not filled:
            return
        said = f"mã “{written}” không có trong phiếu" if written else "hàng thêm không có mã"
        self.note(
            (row, 1), f"{said}; cả hàng không nhận", " | ".join(values.cleaned(cell.text) for cell in filled.values())
        )

    def _repeated(self, row: int, first: int, code: str, columns: dict[int, FormColumn]) -> None:
        """A second row of one id: said once where it says the same, kept aside where it differs."""
        different = {
            at: cell
            for at, column in columns.items()
            if column.typed and (cell := self.sheet.cells.get((row, at))) is not None and cell.text.strip()
            and cell.text != getattr(self.sheet.cells.get((first, at)), "text", "")
        }  # fmt: skip
        if not different:
            self.note((row, 1), f"mã '{code}' có hai lần (hàng {first} và {row}), nội dung như nhau", taken=True)
            return
        text = " | ".join(values.cleaned(cell.text) for cell in different.values())
        self.note((row, 1), f"mã '{code}' có hai lần; đã nhận hàng {first}, hàng này khác và không nhận", text)

    # --- rows that are ----------------------------------------------------------------------------------------------

    def _take(self, kind: str, row: int, code: str, columns: dict[int, FormColumn], merged: dict[Spot, Spot]) -> None:
        typed: dict[str, tuple[Spot, Cell]] = {}
        for spot, cell in self.row_cells(row):
            column = columns.get(spot[1])
            if column is None:
                if cell.text.strip():
                    self.note(spot, "ô nằm ngoài các cột của phiếu; không nhận", cell.text)
            elif column.typed and (cell.text.strip() or cell.kind == "empty"):
                if spot in merged:
                    self.note(spot, f"ô bị gộp với {spot_name(merged[spot])}; không nhận", cell.text)
                else:
                    typed[column.key] = (spot, cell)
        for at, column in columns.items():
            if column.typed and (row, at) in merged and (row, at) not in self.sheet.cells:
                self.note(
                    (row, at),
                    f"ô gộp với {spot_name(merged[row, at])} nên chưa có giá trị riêng; bỏ gộp rồi ghi lại",
                    taken=True,
                )
        {TASKS: self._task, TARGETS: self._target, FIGURES: self._figure, WORDS: self._saying}[kind](row, code, typed)

    def _value(self, typed: dict[str, tuple[Spot, Cell]], key: str, taken: values.Taken | None) -> values.Taken:
        """Note what `taken` says of a cell and return it."""
        spot, cell = typed[key]
        result = taken or values.Taken(None)
        if result.value is None:
            self.note(spot, result.note, cell.text or cell.formula)
        elif result.note:
            self.note(spot, result.note, cell.text, taken=True)
        if cell.formula and result.value is not None:
            self.note(
                spot,
                f"ô là công thức {cell.formula[:40]}; lấy kết quả đang lưu “{cell.text[:30]}”",
                cell.text,
                taken=True,
            )
        return result

    def _text(self, typed: dict[str, tuple[Spot, Cell]], key: str) -> str:
        value = self._value(typed, key, values.words(typed[key][1])).value if key in typed else ""
        return value if isinstance(value, str) else ""

    def _task(self, row: int, code: str, typed: dict[str, tuple[Spot, Cell]]) -> None:
        asked = next(task for task in self.form.nhiem_vu if task.ma == code)
        self._unchanged(row, 2, asked.noi_dung, "nội dung nhiệm vụ")
        task = TienDoNhiemVu(don_vi=self.form.don_vi, ngay_gui=self.received)
        if "trang_thai" in typed:
            found = self._value(typed, "trang_thai", values.status(typed["trang_thai"][1])).value
            task.trang_thai = found if isinstance(found, str) else ""
        for key in ("ket_qua", "so_ky_hieu", "kho_khan", "kien_nghi"):
            setattr(task, key, self._text(typed, key))
        if "ngay" in typed:
            read = values.day(typed["ngay"][1], self.form.nam, from_1904=self.book.from_1904)
            when = self._value(typed, "ngay", read).value
            task.ngay = when if isinstance(when, NgayThang) else None
        if "ty_le" in typed:
            share = self._value(typed, "ty_le", values.percent(typed["ty_le"][1])).value
            task.ty_le = share if isinstance(share, Decimal) else None
        if typed:
            self.out.tien_do.nhiem_vu[code] = task
            self._agree(row, code, task)

    def _agree(self, row: int, code: str, task: TienDoNhiemVu) -> None:
        """Tell where the parts of one answer do not fit each other; all of them are taken."""
        said = []
        if task.trang_thai == "hoan_thanh" and task.ty_le is not None and task.ty_le < 100:
            said.append("ghi hoàn thành nhưng mức độ dưới 100%")
        if task.trang_thai != "hoan_thanh" and task.ty_le == 100:
            said.append("mức độ 100% nhưng trạng thái chưa phải hoàn thành")
        if task.trang_thai == "chua_thuc_hien" and (task.ty_le or task.so_ky_hieu):
            said.append("ghi chưa thực hiện nhưng đã có mức độ hoặc sản phẩm")
        if task.trang_thai == "khong_thuc_hien" and not (task.kho_khan or task.ket_qua):
            said.append("ghi không thực hiện nhưng chưa nêu lý do")
        if not task.trang_thai:
            said.append("có nội dung nhưng chưa chọn trạng thái")
        if said:
            self.note((row, 1), f"nhiệm vụ '{code}': {'; '.join(said)}", taken=True)

    def _target(self, row: int, code: str, typed: dict[str, tuple[Spot, Cell]]) -> None:
        asked = next(target for target in self.form.chi_tieu if target.ma == code)
        self._unchanged(row, 2, asked.ten, "tên chỉ tiêu")
        if not typed:
            return
        target = TienDoChiTieu(ghi_chu=self._text(typed, "ghi_chu"), don_vi=self.form.don_vi, ngay_gui=self.received)
        if "gia_tri" in typed:
            read = values.target_value(typed["gia_tri"][1], is_number=asked.la_so, unit=asked.don_vi_tinh)
            found = self._value(typed, "gia_tri", read).value
            target.gia_tri = found if isinstance(found, str) else ""
        if target.gia_tri or target.ghi_chu:
            self.out.tien_do.chi_tieu[code] = target

    def _figure(self, _row: int, code: str, typed: dict[str, tuple[Spot, Cell]]) -> None:
        form, _, number = code.partition("/")
        table = next(table for table in self.form.bieu_mau if table.ma == form)
        asked = table.row(number) if number else None
        if asked is None or not (asked.is_asked or asked.tong or asked.ty_le):
            for spot, cell in typed.values():
                if not (asked is not None and asked.lay_tu and cell.text.startswith("tự đếm")):
                    self.note(spot, "hàng này không cần điền (nhóm, hoặc tự đếm từ kế hoạch); không nhận", cell.text)
            return
        figure = SoLieuThongKe(ghi_chu=self._text(typed, "ghi_chu"), don_vi=self.form.don_vi, ngay_gui=self.received)
        if "gia_tri" in typed:
            figure.gia_tri = self._computed(typed, asked) if not asked.is_asked else self._typed_figure(typed, asked)
        if figure.gia_tri is not None or figure.ghi_chu:
            self.out.tien_do.bieu_mau.setdefault(form, {})[number] = figure

    def _typed_figure(self, typed: dict[str, tuple[Spot, Cell]], asked: HangBieu) -> Decimal | None:
        found = self._value(typed, "gia_tri", values.row_figure(typed["gia_tri"][1], asked)).value
        return found if isinstance(found, Decimal) else None

    def _computed(self, typed: dict[str, tuple[Spot, Cell]], asked: HangBieu) -> Decimal | None:
        """A total or a rate: its own formula says nothing new; a figure typed over it is kept to be compared."""
        spot, cell = typed["gia_tri"]
        if cell.formula:
            return None
        found = values.row_figure(cell, asked)
        if isinstance(found.value, Decimal):
            self.note(
                spot, "đã gõ đè lên công thức; báo cáo dùng số tính ra, số này để đối chiếu", cell.text, taken=True
            )
            return found.value
        self.note(spot, f"đã gõ đè lên công thức: {found.note}", cell.text)
        return None

    def _saying(self, _row: int, code: str, typed: dict[str, tuple[Spot, Cell]]) -> None:
        text = self._text(typed, "chu")
        if text:
            self.out.tien_do.loi_van[code] = [LoiVan(text, self.form.don_vi)]

    def _unchanged(self, row: int, column: int, asked: str, what: str) -> None:
        cell = self.sheet.cells.get((row, column))
        if cell is not None and folded(cell.text) != folded(asked):
            self.note(
                (row, column), f"{what} trong phiếu khác kế hoạch; tiến độ vẫn nhận theo mã", cell.text, taken=True
            )
