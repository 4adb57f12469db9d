"""Sheets of an Excel book as offices print them: title, headings, a grid; landscape A4, headings on every page."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from copy import copy
from datetime import datetime
from decimal import Decimal
from math import ceil
from typing import Any

from cchc_docs.record import NamedTuple


_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_FONT = "Times New Roman"
_LINE = 15
"""Height of a line of 11 points."""
_PER_WIDTH = 1.2
"""Letters of the font in one unit of width, less what words lose at line ends."""
HEADING_ROW, FIRST_ROW = 3, 4
"""Rows of every sheet, from 1: title, a line below it, headings, then the rows."""
Value = str | int | Decimal | None


class Column(NamedTuple):
    """A column: heading, width in characters, whether its cells stand in the middle."""

    heading: str
    width: float
    middle: bool = False


class Link(NamedTuple):
    """A cell that leads to a place of the same book: what it shows, the sheet, the cell."""

    shown: Value
    sheet: str
    cell: str


class Book:
    """A book under work: sheets are added in order, `data` gives its bytes. Same sheets, same bytes."""

    def __init__(self, title: str) -> None:
        from openpyxl import Workbook
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        self._book = Workbook()
        self._looks: dict[tuple[bool, bool, bool, str, bool], Any] = {}
        self._book.remove(self._book.worksheets[0])
        self._book.properties.title, self._book.properties.creator = title, "cchc"
        thin = Side(style="thin", color="808080")
        self._border = Border(left=thin, right=thin, top=thin, bottom=thin)
        self._normal, self._bold = Font(name=_FONT, size=11), Font(name=_FONT, size=11, bold=True)
        self._title, self._small = Font(name=_FONT, size=14, bold=True), Font(name=_FONT, size=11, italic=True)
        self._link = Font(name=_FONT, size=11, color="1F4E79", underline="single")
        self._grey = PatternFill("solid", fgColor="D9D9D9")
        self._left = Alignment(vertical="top", wrap_text=True)
        self._middle = Alignment(horizontal="center", vertical="top", wrap_text=True)
        self._head = Alignment(horizontal="center", vertical="center", wrap_text=True)

    def add(
        self, name: str, title: str, below: str, columns: Sequence[Column], rows: Sequence[Sequence[Value | Link]]
    ) -> None:
        """Add a sheet; a row of one cell is a group heading over all columns."""
        sheet: Any = self._book.create_sheet(name)
        sheet["A1"].value, sheet["A1"].font = title, self._title
        sheet["A2"].value, sheet["A2"].font = _clean(below), self._small
        for number, column in enumerate(columns, start=1):
            cell = sheet.cell(HEADING_ROW, number, column.heading)
            cell.font, cell.alignment, cell.border, cell.fill = self._bold, self._head, self._border, self._grey
            sheet.column_dimensions[cell.column_letter].width = column.width
        for at, row in enumerate(rows, start=FIRST_ROW):
            group = len(row) == 1
            lines = 1 if group else max(map(_lines, row, (column.width for column in columns)), default=1)
            if lines > 1:  # Excel fits rows by itself when it opens a file, LibreOffice does not
                sheet.row_dimensions[at].height = _LINE * lines
            for number, column in enumerate(columns, start=1):
                value = row[number - 1] if number <= len(row) else None
                self._put(sheet.cell(at, number), value, middle=column.middle and not group, bold=group)
            if group:
                sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=len(columns))
        self._print(sheet, len(columns), FIRST_ROW + len(rows) - 1)

    def _put(self, cell: Any, value: Value | Link, *, middle: bool, bold: bool) -> None:
        shown = value.shown if isinstance(value, Link) else value
        linked = isinstance(value, Link) and shown is not None
        form = "General" if isinstance(shown, str) else "#,##0.##" if isinstance(shown, Decimal) and shown % 1 else "#,##0"
        words = isinstance(shown, str) and shown[:1] in ("=", "+", "-", "@")  # words that begin like a formula stay words
        cell.value = _clean(shown) or None if isinstance(shown, str) else shown
        self._dress(cell, (linked, middle, bold, form, words))
        if words:
            cell.data_type = "s"
        if linked:
            from openpyxl.worksheet.hyperlink import Hyperlink

            place = value.cell if isinstance(value, Link) else ""
            sheet = value.sheet if isinstance(value, Link) else ""
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{sheet}'!{place}")
            self._dress(cell, (linked, middle, bold, form, words))

    def _dress(self, cell: Any, look: tuple[bool, bool, bool, str, bool]) -> None:
        """Give a cell one of the few looks there are: made once, then copied, as openpyxl looks each part up every time."""
        made = self._looks.get(look)
        if made is None:
            linked, middle, bold, form, words = look
            cell.font = self._link if linked else self._bold if bold else self._normal
            cell.border, cell.alignment = self._border, self._middle if middle else self._left
            cell.number_format = form
            if words:
                cell.quotePrefix = True
            made = self._looks[look] = copy(cell._style)  # noqa: SLF001 - the only way to copy a look whole
        cell._style = copy(made)  # noqa: SLF001

    def _print(self, sheet: Any, columns: int, last: int) -> None:
        from openpyxl.utils import get_column_letter

        sheet.freeze_panes = f"{'C' if columns > 3 else 'A'}{FIRST_ROW}"
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
        sheet.oddFooter.center.text = "&A - trang &P/&N"
        if last >= FIRST_ROW:
            sheet.auto_filter.ref = f"A{HEADING_ROW}:{get_column_letter(columns)}{last}"

    def data(self) -> bytes:
        """Return the .xlsx file."""
        self._book.properties.created = self._book.properties.modified = datetime(2020, 1, 1)  # noqa: DTZ001 - openpyxl wants it bare
        from openpyxl.writer.excel import ExcelWriter

        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:  # packed once, below
            ExcelWriter(self._book, archive).save()
        return _fixed(out.getvalue())


def _lines(value: Value | Link, width: float) -> int:
    """Return how many lines the words of a cell take in a column of that width."""
    shown = value.shown if isinstance(value, Link) else value
    if not isinstance(shown, str):
        return 1
    return sum(max(1, ceil(len(line) / (width * _PER_WIDTH))) for line in shown.split("\n"))


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)


def _fixed(data: bytes) -> bytes:
    """Return the package with fixed time stamps: the same book is the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            part = source.read(name)
            if name == "docProps/core.xml":  # openpyxl writes the hour of saving
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2020-01-01T00:00:00Z", part)
            target.writestr(info, part)
    return out.getvalue()
