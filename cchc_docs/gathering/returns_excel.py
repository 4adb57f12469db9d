"""The same figures in an Excel form: our own (`cchc collect`), or a province's with STT, chỉ tiêu, đơn vị tính, số liệu."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cchc_docs.gathering.columns import Columns, Heading, columns_of, said_unit
from cchc_docs.gathering.commune import Commune, mentions
from cchc_docs.gathering.returns import Line, Returns, Written, add_lines
from cchc_docs.law.period_names import named
from cchc_docs.model.collecting import CODE_HEAD, BieuMau
from cchc_docs.reading.excel.cells import Cell, Sheet, Workbook, open_workbook
from cchc_docs.reading.excel.places import spot_name
from cchc_docs.reading.excel.values import cleaned
from cchc_docs.vietnamese.numbers import format_number

_TOP = 15
_PROVINCE = re.compile(r"(?<![^\W_])[Tt]ỉnh (?P<ten>(?:[^\W\d_a-z][^\W\d_]*[ ]?){1,4})")


def returns_of_excel(data: bytes, name: str, forms: Sequence[BieuMau]) -> Returns:
    """Return the figures of an .xlsx file. Raises CchcError where it cannot be opened."""
    book = open_workbook(data, name)
    out = Returns(name)
    _head(book, out)
    for sheet in book.sheets:
        found = _columns(sheet, out.nam)
        if found is not None:
            heading, columns = found
            above = [cell.text for (row, _), cell in sorted(sheet.cells.items()) if row < heading and cell.text]
            lines = list(_lines(sheet, heading, columns))
            add_lines(out, forms, lines, columns.don_vi_ghi or said_unit(above))
    return out


def _tops(book: Workbook) -> Iterator[str]:
    for sheet in book.sheets:
        for (row, _), cell in sorted(sheet.cells.items()):
            if row <= _TOP and cell.text:
                yield " ".join(cleaned(cell.text).split())


def _head(book: Workbook, out: Returns) -> None:
    """Take commune, province, period and year from the first rows; a commune only where they name one and no other."""
    found: dict[tuple[str, str], Commune] = {}
    for text in _tops(book):
        for one in mentions(text):
            commune = Commune(one.loai, one.names[0])
            found.setdefault(commune.key, commune)
        if text.startswith(CODE_HEAD):
            code, year, *_ = (*text.removeprefix(CODE_HEAD).split(), "", "")
            out.ky, out.nam = out.ky or (code,), out.nam or (int(year) if year.isdigit() else None)
        said = named(text)
        out.ky, out.nam = out.ky or said.codes, out.nam or said.year
        province = _PROVINCE.search(text)
        out.tinh = out.tinh or (" ".join(province["ten"].split()) if province is not None else "")
    if len(found) == 1:
        (commune,) = found.values()
        out.loai, out.ten = commune.loai, commune.ten


def _columns(sheet: Sheet, year: int | None) -> tuple[int, Columns] | None:
    """Return the last row of the headings and the columns, named by their numbers; None for a sheet of no figures."""
    for row in range(1, _TOP + 1):
        one, two = (_headings(sheet, range(row, row + count)) for count in (1, 2))
        # Two rows of headings ("Kết quả thống kê" over "Đơn vị tính", "Số liệu") read as one.
        found = columns_of(two, year)
        if (
            found is not None
            and found.so
            and not any((row + 1, int(at)) in sheet.cells for at in (found.so, found.ten))
        ):
            return row + 1, found
        found = columns_of(one, year)
        if found is not None and found.so:
            return row, found
    return None


def _headings(sheet: Sheet, rows: Sequence[int]) -> dict[str, Heading]:
    out: dict[str, Heading] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if row in rows and cell.number is None:
            above = out.get(str(column), Heading("")).ten
            out[str(column)] = Heading(cleaned(cell.text), above)
    return out


def _lines(sheet: Sheet, heading: int, columns: Columns) -> Iterator[Line]:
    last = max((row for row, _ in sheet.cells), default=0)
    for row in range(heading + 1, last + 1):
        cells = [sheet.cells.get((row, int(column))) if column else None for column in columns[:5]]
        number, name, unit, figure, summed = cells
        if _words(name):
            written = (
                _written(cell, f"trang {sheet.name}, ô {spot_name((row, int(column)))}") if column else Written()
                for cell, column in ((figure, columns.ghi), (summed, columns.luy_ke))
            )
            yield Line(_words(number).rstrip("."), _words(name), _words(unit), *written)


def _written(figure: Cell | None, place: str) -> Written:
    shown, value = _words(figure), figure.number if figure is not None and not figure.is_date else None
    if figure is not None and figure.is_percent and value is not None:
        value *= 100
        shown = f"{format_number(value)}%"
    if figure is not None and figure.kind in ("error", "empty"):
        shown, value = figure.text or "công thức chưa tính", None
    return Written(shown, place, value)


def _words(cell: Cell | None) -> str:
    if cell is None:
        return ""
    if cell.number is not None and not cell.is_date:
        return format_number(cell.number).replace(",", ".") if cell.number % 1 else format_number(cell.number)
    return " ".join(cleaned(cell.text).split())
