"""A form an office sent back -> its progress, and a word for every cell that is not as it should be.

What is good is taken; what is not stands in `khong_doc_duoc` with `tệp!trang!ô`, its words and the reason, so nothing
an office typed is lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.errors import CchcError
from cchc_docs.model.codes import folded as bare_words
from cchc_docs.model.collecting import (
    CODE_HEAD,
    FIGURES,
    GROUP_HEAD,
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
from cchc_docs.reading.excel.cells import Cell, Sheet, Workbook, open_workbook
from cchc_docs.reading.excel.places import Spot, spot_name
from cchc_docs.reading.excel.sheet import FormRead, SheetReader, folded
from cchc_docs.vietnamese.accents import similarity


def read_form(path: str, forms: Mapping[str, PhieuThuThap], *, received: NgayThang | None = None) -> FormRead:
    """Read one form back against what was asked (office code -> form).

    Raises CchcError where the file is no form of this plan and period, or cannot be opened.
    """
    book = open_workbook(path)
    form = _which(book, forms)
    out = FormRead(book.file, form, TienDo(form.ky_bao_cao, form.nam, so_lieu=form.so_lieu), path=path)
    _FormReader(book, form, out, received).read()
    out.tien_do.khong_doc_duoc = [
        KhongDocDuoc(note.place, note.text, note.message) for note in out.notes if not note.taken and note.text
    ]
    return out


def _which(book: Workbook, forms: Mapping[str, PhieuThuThap]) -> PhieuThuThap:
    """Return the form the first code line names: period, year, office, plan."""
    any_form = next(iter(forms.values()))
    seen = ""
    for sheet in book.sheets:
        for row in range(1, 8):
            cell = sheet.cells.get((row, 1))
            said = patterns.sub(r"\s+", " ", values.cleaned(cell.text)) if cell is not None else ""
            if said.startswith(CODE_HEAD):
                seen = said
                break
        if seen:
            break
    if not seen:
        raise CchcError(
            f"{book.file}: không thấy dòng “{CODE_HEAD} …” ở đầu trang; đây không phải phiếu do chương trình tạo"
        )
    parts = seen.removeprefix(CODE_HEAD).split()
    if len(parts) == 4 and parts[3] != any_form.ma_ke_hoach:
        raise CchcError(
            f"{book.file}: là phiếu của kế hoạch mã '{parts[3]}', không phải của kế hoạch này "
            f"(mã '{any_form.ma_ke_hoach}', “{any_form.ten_ke_hoach[:80]}”); nhập vào đúng kế hoạch của phiếu"
        )
    if len(parts) in (3, 4) and parts[:2] != [any_form.ky_bao_cao, str(any_form.nam)]:
        raise CchcError(
            f"{book.file}: phiếu của kỳ '{parts[0]}' năm {parts[1]}, không phải kỳ '{any_form.ky_bao_cao}' năm {any_form.nam}"
        )
    if len(parts) in (3, 4) and parts[2] in forms:
        return forms[parts[2]]
    raise CchcError(f"{book.file}: “{seen}” không khớp đơn vị nào của kế hoạch; kiểm tra đúng tệp chưa")


_NEARLY, _ALIKE = 0.6, 0.5
"""From which likeness on words of one id are the same task reworded, and words without an id are asked about."""


class _FormReader(SheetReader):
    aside: set[str]

    def read(self) -> None:
        """Read every sheet the form has."""
        self.aside = set()
        form = self.form
        wanted: dict[str, list[str]] = {
            TASKS: [task.ma for task in form.nhiem_vu],
            TARGETS: [target.ma for target in form.chi_tieu],
            FIGURES: [
                code for table in form.bieu_mau for code in (figure_code(table.ma, row.so) for row in table.hang)
            ],
            WORDS: [part.ma for part in form.loi_van],
        }
        found = self._found(wanted)
        for kind, codes in wanted.items():
            sheet = found.get(kind)
            if sheet is not None:
                self.turn_to(sheet)
                self._sheet(kind, codes)
                self._remarks()
            elif codes:
                self.turn_to(Sheet(kind))
                self.note(None, f"phiếu thiếu trang “{kind}”; xin đơn vị gửi lại phiếu đủ trang")
        self.out.chua_tra_loi = [code for code in wanted[TASKS] if not self._answered(code)]

    def _found(self, wanted: Mapping[str, list[str]]) -> dict[str, Sheet]:
        """Return kind -> its sheet, by name or, where somebody changed or swapped names, by its headings; tell of the others."""
        out: dict[str, Sheet] = {}
        rest: list[Sheet] = []
        names = {kind.casefold(): kind for kind in wanted}
        for sheet in self.book.sheets:
            kind = names.get(values.cleaned(sheet.name).casefold(), "")
            self.turn_to(sheet)
            if kind and kind not in out and (self.looks_like(kind) or not any(map(self.looks_like, wanted))):
                out[kind] = sheet
            else:
                rest.append(sheet)
        for sheet in rest:
            self.turn_to(sheet)
            kind = next(
                (kind for kind, codes in wanted.items() if codes and kind not in out and self.looks_like(kind)), ""
            )
            if kind:
                out[kind] = sheet
                self.note(None, f"trang đã đổi tên; tiêu đề cột là của trang “{kind}” nên vẫn nhận", taken=True)
            elif values.cleaned(sheet.name).casefold() != GUIDE.casefold() and not self.is_guide():
                self._extra_sheet(sheet)
            else:
                self._remarks()
        return out

    def _remarks(self) -> None:
        """Keep what somebody wrote beside the cells of the sheet at hand."""
        for spot, author, words in self.sheet.remarks:
            what = f"ghi chú{author and f' của {author}'} trong ô" if spot else "chữ trong khung trên trang"
            text = values.cleaned(words)
            self.note(spot, f"{what}: “{' '.join(text.split())[:200]}”; người tổng hợp xem", text)
        self.struck()

    def _answered(self, code: str) -> bool:
        found = self.out.tien_do.nhiem_vu.get(code)
        return found is not None and bool(found.trang_thai or found.ket_qua or found.ty_le is not None)

    def _extra_sheet(self, sheet: Sheet) -> None:
        self._remarks()
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
            if kind == TASKS:
                code, left = self._by_words(row, code, written, seen)
                if left:
                    self._set_aside(row, left, columns)
                    continue
            if code in seen:
                self._repeated(row, seen[code], code, columns)
            elif code:
                seen[code] = row
                self._take(kind, row, code, columns, merged)
            else:
                self._stray(row, cells, written)
        for code in codes:
            if code not in seen and code not in self.aside:
                self.note(None, f"thiếu hàng '{code}'; đã bị xóa hoặc sửa mã")

    # --- whose answer a row is --------------------------------------------------------------------------------------

    def _by_words(self, row: int, code: str, written: str, seen: Mapping[str, int]) -> tuple[str, str]:
        """Return the task a row answers, by its id and its words together; the second part says why it is set aside.

        An answer belongs to the task it was asked about. Same id and same or nearly the same words: that task. Words of
        another task: that one, and it is told. Words that are merely alike: a person is asked, nothing is taken.
        """
        cell = self.sheet.cells.get((row, 2))
        words = values.cleaned(cell.text) if cell is not None else ""
        asked = next((task for task in self.form.nhiem_vu if task.ma == code), None)
        if not words or (asked is not None and bare_words(words) == bare_words(asked.noi_dung)):
            return code, ""
        if asked is None and not written:
            return "", ""
        same = [task.ma for task in self.form.nhiem_vu if bare_words(task.noi_dung) == bare_words(words)]
        if len(same) == 1 and same[0] not in seen:
            said = f"mã '{written}' nhưng nội dung là của nhiệm vụ '{same[0]}'; nhận cho nhiệm vụ đó"
            self.note((row, 1), said, taken=True, ask=True)
            return same[0], ""
        if asked is not None and similarity(words, asked.noi_dung) >= _NEARLY:
            return code, ""  # `_task` tells that words differ
        return "", self._whose(code, written, words, seen)

    def _whose(self, code: str, written: str, words: str, seen: Mapping[str, int]) -> str:
        """Return the question about a row whose words are of no task of the plan."""
        self.aside.add(code)
        open_ = [task for task in self.form.nhiem_vu if task.ma not in seen]
        likeness = sorted(((similarity(words, task.noi_dung), task) for task in open_), key=lambda one: -one[0])
        head = (
            f"nội dung trong phiếu không phải của nhiệm vụ '{code or written}' trong kế hoạch"
            if code
            else (f"mã “{written}” không có trong phiếu")
        )
        if likeness and likeness[0][0] >= _ALIKE:
            score, task = likeness[0]
            shown = " ".join(task.noi_dung.split())[:80]
            return f"{head}; có phải nhiệm vụ '{task.ma}' “{shown}” (giống {score:.0%})? Nếu phải, ghi mã đó vào cột Mã rồi nhập lại"
        return f"{head}; cả hàng không nhận, xem lại nhiệm vụ này trong kế hoạch"

    def _set_aside(self, row: int, why: str, columns: dict[int, FormColumn]) -> None:
        typed = {at: self.sheet.cells.get((row, at)) for at, column in columns.items() if column.typed}
        text = " | ".join(
            values.cleaned(cell.text) for cell in typed.values() if cell is not None and cell.text.strip()
        )
        self.note((row, 1), why, text)

    # --- rows that are not asked for ---------------------------------------------------------------------------------

    def _stray(self, row: int, cells: dict[int, Cell], written: str) -> None:
        filled = {at: cell for at, cell in cells.items() if cell.text.strip()}
        if not filled or any(cell.text.startswith(GROUP_HEAD) for cell in filled.values()):
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
            self.note(spot, result.note, cell.text or cell.formula, proposal=result.proposal)
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
        self._unchanged(row, 2, asked.noi_dung, "nội dung nhiệm vụ", ask=True)
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
            self._agree(row, code, task, refused="trang_thai" in typed and not task.trang_thai)

    def _agree(self, row: int, code: str, task: TienDoNhiemVu, *, refused: bool) -> None:
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
        if not task.trang_thai and not refused:
            said.append("có nội dung nhưng chưa chọn trạng thái")
        if said:
            self.note((row, 1), f"nhiệm vụ '{code}': {'; '.join(said)}", taken=True, ask=True)

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

    def _unchanged(self, row: int, column: int, asked: str, what: str, *, ask: bool = False) -> None:
        cell = self.sheet.cells.get((row, column))
        if cell is not None and folded(cell.text) != folded(asked):
            plan = " ".join(asked.split())
            self.note(
                (row, column),
                f"{what} trong phiếu khác kế hoạch (kế hoạch: “{plan[:80]}{'…' if len(plan) > 80 else ''}”); "
                "vẫn nhận theo mã, xem có còn là một việc không",
                cell.text,
                taken=True,
                ask=ask,
            )
