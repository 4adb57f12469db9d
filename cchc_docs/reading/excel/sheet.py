"""One sheet of a form as it came back: where its headings and ids stand, what is hidden, merged, moved, renamed."""

from __future__ import annotations

from dataclasses import dataclass, field

from cchc_docs import patterns
from cchc_docs.model.collecting import CODE_ROW, COLUMNS, HEADING_ROW, FormColumn, PhieuThuThap
from cchc_docs.model.document import NgayThang
from cchc_docs.model.progress import TienDo
from cchc_docs.reading.excel import values
from cchc_docs.reading.excel.cells import Cell, Sheet, Workbook
from cchc_docs.reading.excel.places import Spot, spot_name
from cchc_docs.record import NamedTuple


class CellNote(NamedTuple):
    """A word about a place of a form: `taken` tells whether what stood there was taken over.

    `sheet`, `spot`: where a mark can be set; `proposal`: what is likely meant; `ask`: somebody must answer.
    """

    place: str
    message: str
    text: str = ""
    taken: bool = False
    sheet: str = ""
    spot: Spot | None = None
    proposal: str = ""
    ask: bool = True

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


@dataclass(slots=True)
class FormRead:
    """One form as read. `path`: the file; `chua_tra_loi`: ids of tasks without an answer."""

    file: str
    form: PhieuThuThap
    tien_do: TienDo
    notes: list[CellNote] = field(default_factory=list)
    chua_tra_loi: list[str] = field(default_factory=list)
    path: str = ""


class SheetReader:
    """Knows the look of the sheet at hand; what is odd about it becomes a note."""

    def __init__(self, book: Workbook, form: PhieuThuThap, out: FormRead, received: NgayThang | None) -> None:
        self.book, self.form, self.out = book, form, out
        self.received = received
        self.sheet = Sheet("")
        self.rows: dict[int, list[tuple[Spot, Cell]]] = {}

    def struck(self) -> None:
        """Tell the cells of the sheet at hand whose words somebody struck out: they are taken, and may not be meant."""
        for spot in sorted(self.sheet.struck):
            said = "chữ trong ô bị gạch ngang, vẫn nhận; người tổng hợp hỏi lại đơn vị còn dùng không"
            self.note(spot, said, self.sheet.cells[spot].text, taken=True)

    def note(
        self,
        spot: Spot | None,
        message: str,
        text: str = "",
        *,
        taken: bool = False,
        proposal: str = "",
        ask: bool | None = None,
    ) -> None:
        """Keep a word for a cell of the sheet at hand, or for the sheet; what is not taken asks for an answer."""
        place = f"{self.book.file}!{self.sheet.name}" + (f"!{spot_name(spot)}" if spot else "")
        asks = not taken if ask is None else ask
        self.out.notes.append(CellNote(place, message, text, taken, self.sheet.name, spot, proposal, asks))

    def row_cells(self, row: int) -> list[tuple[Spot, Cell]]:
        """Return the filled cells of a row, in order."""
        return self.rows.get(row, [])

    def turn_to(self, sheet: Sheet) -> None:
        """Go on with another sheet."""
        self.sheet = sheet
        self.rows = {}
        for spot, cell in sorted(sheet.cells.items()):
            self.rows.setdefault(spot[0], []).append((spot, cell))

    def heading_row(self, kind: str) -> int:
        """Return the row of the headings; rows put in above it move it down."""
        wanted = {folded(column.heading) for column in COLUMNS[kind]}
        best, most = HEADING_ROW, 0
        for row in range(1, 12):
            count = sum(folded(cell.text) in wanted for _, cell in self.row_cells(row))
            if count > most:
                best, most = row, count
        if most and best != HEADING_ROW:
            self.note(
                (best, 1),
                f"hàng tiêu đề ở hàng {best}, mẫu ở hàng {HEADING_ROW}; phiếu bị thêm hoặc xóa hàng phía trên",
                taken=True,
            )
        code = self.sheet.cells.get((CODE_ROW + best - HEADING_ROW, 1))
        said = patterns.sub(r"\s+", " ", values.cleaned(code.text)) if code is not None else ""
        if said != self.form.code:
            self.note(
                (max(1, CODE_ROW + best - HEADING_ROW), 1),
                f"mã phiếu của trang là “{said}”, phiếu này là “{self.form.code}”; trang chép từ phiếu khác?",
                taken=True,
            )
        return best

    def looks_like(self, kind: str) -> bool:
        """Tell whether the sheet at hand has the headings of a kind, whatever its name."""
        wanted = [folded(column.heading) for column in COLUMNS[kind]]
        heads = max(
            (sum(folded(cell.text) in wanted for _, cell in self.row_cells(row)) for row in range(1, 12)), default=0
        )
        return heads * 10 >= len(wanted) * 6

    def is_guide(self) -> bool:
        """Tell whether the sheet at hand is the page of instructions, whatever its name."""
        return (
            sum(cell.text.startswith(("Cách điền", "Kỳ báo cáo:", "Đơn vị:")) for cell in self.sheet.cells.values())
            >= 2
        )

    def columns(self, kind: str, head: int) -> dict[int, FormColumn]:
        """Return column number -> what it holds, by the headings; a heading that changed closes its column."""
        heads = {spot[1]: values.cleaned(cell.text) for spot, cell in self.row_cells(head)}
        out: dict[int, FormColumn] = {}
        for position, column in enumerate(COLUMNS[kind], start=1):
            found = [at for at, text in heads.items() if folded(text) == folded(column.heading)]
            if len(found) > 1:
                self.note((head, found[1]), f"tiêu đề “{column.heading}” có hai lần; chỉ nhận cột đầu", taken=True)
            if found:
                out[found[0]] = column
                if found[0] != position:
                    self.note(
                        (head, found[0]), f"cột “{column.heading}” đã bị chuyển chỗ; vẫn nhận theo tiêu đề", taken=True
                    )
            elif column.key == "ma":
                out.setdefault(1, column)
                self.note(
                    (head, 1), f"tiêu đề cột mã đã đổi thành “{heads.get(1, '')}”; vẫn đọc cột A là mã", taken=True
                )
            else:
                said = f"mất tiêu đề “{column.heading}” (đang là “{heads.get(position, '')}”)"
                self.note(
                    (head, position),
                    f"{said}; các ô của cột này không nhận" if column.typed else said,
                    taken=not column.typed,
                )
        return out

    def looks(self, columns: dict[int, FormColumn], head: int) -> None:
        """Tell of hidden rows and columns: what stands in them is taken, someone must know."""
        for row in sorted(self.sheet.hidden_rows):
            if row > head and self.row_cells(row):
                self.note((row, 1), f"hàng {row} đang bị ẩn; nội dung vẫn được nhận", taken=True)
        for at in sorted(self.sheet.hidden_columns & columns.keys()):
            self.note((head, at), f"cột “{columns[at].heading}” đang bị ẩn; nội dung vẫn được nhận", taken=True)
        if self.sheet.hidden:
            self.note(None, "trang đang bị ẩn; nội dung vẫn được nhận", taken=True)

    def merged(self, head: int) -> dict[Spot, Spot]:
        """Return every cell swallowed by a merge -> the cell that shows its value."""
        out: dict[Spot, Spot] = {}
        for top, left, bottom, right in self.sheet.merged:
            for row in [row for row in self.rows if max(top, head + 1) <= row <= bottom]:
                for column in range(left, min(right, 60) + 1):
                    if (row, column) != (top, left):
                        out[row, column] = (top, left)
        return out

    def code(self, row: int, codes: list[str]) -> tuple[str, str]:
        """Return the known id of a row ("" for none) and what stands in its place."""
        cell = self.sheet.cells.get((row, 1))
        if cell is None:
            return "", ""
        written = values.cleaned(cell.text)
        if written in codes:
            if written != cell.text:
                self.note((row, 1), f"mã '{written}': {values.habits(cell.text) or 'đã bỏ ký tự thừa'}", taken=True)
            return written, written
        near = next((code for code in codes if code.casefold() == written.casefold()), "")
        if near:
            self.note((row, 1), f"mã “{written}” được hiểu là '{near}'", taken=True)
        return near, written


def folded(text: str) -> str:
    """Return words as they are compared: clean, one space, no capitals."""
    return patterns.sub(r"\s+", " ", values.cleaned(text)).casefold()
