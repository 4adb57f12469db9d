"""Sheets of an Excel book as offices print them: title, headings, a grid; landscape A4, headings on every page.

openpyxl makes the book: looks, headings, how it prints. The rows, two hundred thousand for a country, are packed as they
come (`rows.py`): as cells of openpyxl they took a gigabyte and a half.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import zip_longest
from math import ceil
from typing import Any

from cchc_docs.gathering.output.rows import PackedRows, cell, inside
from cchc_docs.ooxml.zip import Member, join, member
from cchc_docs.record import NamedTuple

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_SIZE, _CORE = re.compile(rb'<dimension ref="[^"]*"/>'), "docProps/core.xml"
_SAVED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_FONT = "Times New Roman"
_LINE = 15
"""Height of a line of 11 points."""
_PER_WIDTH = 1.2
"""Letters of the font in one unit of width, less what words lose at line ends."""
_MANY = 5000
"""Cells of a column of which is kept how they are written."""
HEADING_ROW, FIRST_ROW = 3, 4
"""Rows of every sheet, from 1: title, a line below it, headings, then the rows."""
_HEADINGS = b'<row r="%d"' % HEADING_ROW
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


class Look(NamedTuple):
    """How a cell looks: a link, in the middle, bold, the form of its number; `words` that begin like a formula stay words."""

    linked: bool
    middle: bool
    bold: bool
    form: str
    words: bool


class Book:
    """A book under work: sheets are added in order, `data` gives its bytes. Same sheets, same bytes."""

    def __init__(self, title: str) -> None:
        from openpyxl import Workbook
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        self._book = Workbook()
        self._book.remove(self._book.worksheets[0])
        self._rows: list[tuple[PackedRows, str]] = []
        self._numbers: dict[Look, int] = {}
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
        self, name: str, title: str, below: str, columns: Sequence[Column], rows: Iterable[Sequence[Value | Link]]
    ) -> None:
        """Add a sheet; a row of one cell is a group heading over all columns. No row is held longer than it takes to write it."""
        sheet: Any = self._book.create_sheet(name)
        sheet["A1"].value, sheet["A1"].font = title, self._title
        sheet["A2"].value, sheet["A2"].font = _clean(below), self._small
        for number, column in enumerate(columns, start=1):
            one = sheet.cell(HEADING_ROW, number, column.heading)
            one.font, one.alignment, one.border, one.fill = self._bold, self._head, self._border, self._grey
            sheet.column_dimensions[one.column_letter].width = column.width
        for one in (sheet["A1"], sheet["A2"], sheet.cell(HEADING_ROW, 1)):
            _ = one.style_id  # numbers of looks in the order in which they are met
        letters = [sheet.cell(HEADING_ROW, number).column_letter for number in range(1, len(columns) + 1)]
        made: list[dict[Value | Link, tuple[str, int]]] = [{} for _ in columns]
        packed, last = PackedRows(), HEADING_ROW
        for last, row in enumerate(rows, start=FIRST_ROW):
            if len(row) == 1:
                packed.put(last, self._group(sheet, last, len(columns), row[0]))
                continue
            cells, lines = [], 1
            for letter, column, known, value in zip_longest(letters, columns, made, row):
                found = known.get(value)
                if found is None:  # the same names and words stand in most rows of a column
                    if len(known) >= _MANY:
                        known.clear()
                    found = known[value] = self._made(sheet, column, value)
                if isinstance(value, Link):
                    _lead(sheet, f"{letter}{last}", value)
                cells.append(cell(f"{letter}{last}", found[0]))
                lines = max(lines, found[1])
            # Excel fits rows by itself when it opens a file, LibreOffice does not.
            packed.put(last, cells, _LINE * lines if lines > 1 else 0)
        self._print(sheet, len(columns), last)
        self._rows.append((packed, f"A1:{letters[-1]}{last}"))

    def _made(self, sheet: Any, column: Column, value: Value | Link) -> tuple[str, int]:
        """Return a cell but for its place, and how many lines it takes."""
        shown = value.shown if isinstance(value, Link) else value
        look = self._look(sheet, shown, linked=isinstance(value, Link) and shown is not None, middle=column.middle)
        return inside(look, _clean(shown) if isinstance(shown, str) else shown), _lines(shown, column.width)

    def _group(self, sheet: Any, at: int, columns: int, value: Value | Link) -> Iterator[str]:
        """Yield the cells of a heading over all columns; openpyxl draws the frame around them."""
        shown = value.shown if isinstance(value, Link) else value
        for number in range(1, columns + 1):
            self._dress(sheet.cell(at, number), _look_of(shown if number == 1 else None, bold=True))
        sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=columns)
        for number in range(1, columns + 1):
            one = sheet.cell(at, number)
            words = _clean(shown) if isinstance(shown, str) else shown
            yield cell(one.coordinate, inside(one.style_id, words if number == 1 else None))

    def _look(self, sheet: Any, shown: Value, *, linked: bool, middle: bool) -> int:
        """Return the number of a look, made when it is first asked for."""
        look = _look_of(shown, linked=linked, middle=middle)
        found = self._numbers.get(look)
        if found is None:
            from openpyxl.cell import Cell

            scratch: Any = Cell(sheet, 1, 1)
            self._dress(scratch, look)
            found = self._numbers[look] = scratch.style_id
        return found

    def _dress(self, cell: Any, look: Look) -> None:
        """Give a cell one of the few looks there are."""
        cell.font = self._link if look.linked else self._bold if look.bold else self._normal
        cell.border, cell.alignment = self._border, self._middle if look.middle else self._left
        cell.number_format = look.form
        if look.words:
            cell.quotePrefix = True

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
        with zipfile.ZipFile(out) as archive:
            return join(self._packed(name, archive.read(name)) for name in archive.namelist())

    def _packed(self, name: str, part: bytes) -> Member:
        """Return a part as it goes out: a sheet with its rows, nothing that tells the hour."""
        found = _SHEET.fullmatch(name)
        if found is None:
            return member(name, _SAVED.sub(rb"\g<1>2020-01-01T00:00:00Z", part) if name == _CORE else part)
        rows, whole = self._rows[int(found[1]) - 1]
        headings = part.index(b"</row>", part.index(_HEADINGS)) + len(b"</row>")
        before = _SIZE.sub(b'<dimension ref="%b"/>' % whole.encode(), part[:headings], count=1)
        return rows.between(name, before, part[part.index(b"</sheetData>") :])


def _lead(sheet: Any, place: str, link: Link) -> None:
    """Let a cell lead to another place; openpyxl lists those of a sheet behind its rows."""
    from openpyxl.worksheet.hyperlink import Hyperlink

    if link.shown is not None:
        sheet[place].hyperlink = Hyperlink(ref=place, location=f"'{link.sheet}'!{link.cell}")


def _lines(shown: Value, width: float) -> int:
    """Return how many lines the words of a cell take in a column of that width."""
    if not isinstance(shown, str):
        return 1
    return sum(max(1, ceil(len(line) / (width * _PER_WIDTH))) for line in shown.split("\n"))


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)


def _look_of(shown: Value, *, linked: bool = False, middle: bool = False, bold: bool = False) -> Look:
    if isinstance(shown, str):
        return Look(linked, middle, bold, "General", shown[:1] in ("=", "+", "-", "@"))
    return Look(linked, middle, bold, "#,##0.##" if isinstance(shown, Decimal) and shown % 1 else "#,##0", False)
