"""The same figures in an Excel form: our own (`cchc collect`), or a province's with STT, chỉ tiêu, đơn vị tính, số liệu."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cchc_docs.gathering.commune import Commune, mentions
from cchc_docs.gathering.returns import Line, Returns, add_lines
from cchc_docs.model.collecting import CODE_HEAD, BieuMau
from cchc_docs.reading.excel.cells import Cell, Sheet, Workbook, open_workbook
from cchc_docs.reading.excel.places import spot_name
from cchc_docs.reading.excel.values import cleaned
from cchc_docs.reporting.periods import period_in
from cchc_docs.vietnamese.fold import fold
from cchc_docs.vietnamese.numbers import format_number

_TOP = 15
_HEADINGS = {
    "so": ("stt", "tt", "số thứ tự"),
    "ten": ("chỉ tiêu thống kê", "chỉ tiêu", "nội dung"),
    "don_vi": ("đơn vị tính", "đvt"),
    "ghi": ("số liệu",),
}
_PROVINCE = re.compile(r"(?<![^\W_])[Tt]ỉnh (?P<ten>(?:[^\W\d_a-z][^\W\d_]*[ ]?){1,4})")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def returns_of_excel(data: bytes, name: str, forms: Sequence[BieuMau]) -> Returns:
    """Return the figures of an .xlsx file. Raises CchcError where it cannot be opened."""
    book = open_workbook(data, name)
    out = Returns(name)
    _head(book, out)
    for sheet in book.sheets:
        columns = _columns(sheet)
        if columns is not None:
            add_lines(out, forms, _lines(sheet, *columns))
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
            parts = text.removeprefix(CODE_HEAD).split()
            out.ky, out.nam = (
                out.ky or parts[0],
                out.nam or (int(parts[1]) if parts[1:] and parts[1].isdigit() else None),
            )
        out.ky = out.ky or period_in(text)
        year = _YEAR.search(text)
        out.nam = out.nam or (int(year[1]) if year is not None and period_in(text) else None)
        province = _PROVINCE.search(text)
        out.tinh = out.tinh or (" ".join(province["ten"].split()) if province is not None else "")
    if len(found) == 1:
        (commune,) = found.values()
        out.loai, out.ten = commune.loai, commune.ten


def _columns(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """Return the row of the headings and key -> column; None for a sheet that is no statistical form."""
    for row in range(1, _TOP + 1):
        # Two rows of headings ("Kết quả thống kê" over "Đơn vị tính", "Số liệu") read as one.
        heads = [(spot, cell) for spot, cell in sorted(sheet.cells.items()) if spot[0] in (row, row + 1)]
        columns: dict[str, int] = {}
        last = row
        for (at, column), cell in heads:
            said = fold(cleaned(cell.text))
            key = next((key for key, words in _HEADINGS.items() if said.startswith(words)), "")
            if key and key not in columns:
                columns[key] = column
                last = max(last, at)
        if {"so", "ten", "ghi"} <= columns.keys() and columns["so"] < columns["ten"] < columns["ghi"]:
            return last, columns
    return None


def _lines(sheet: Sheet, heading: int, columns: dict[str, int]) -> Iterator[Line]:
    last = max((row for row, _ in sheet.cells), default=0)
    for row in range(heading + 1, last + 1):
        cells = {key: sheet.cells.get((row, column)) for key, column in columns.items()}
        number, name = _words(cells["so"]), _words(cells["ten"])
        if not name:
            continue
        figure = cells["ghi"]
        place = f"trang {sheet.name}, ô {spot_name((row, columns['ghi']))}"
        shown, value = _words(figure), figure.number if figure is not None and not figure.is_date else None
        if figure is not None and figure.is_percent and value is not None:
            value *= 100
            shown = f"{format_number(value)}%"
        if figure is not None and figure.kind in ("error", "empty"):
            shown, value = figure.text or "công thức chưa tính", None
        yield Line(number.rstrip("."), name, shown, _words(cells.get("don_vi")), place, value)


def _words(cell: Cell | None) -> str:
    if cell is None:
        return ""
    if cell.number is not None and not cell.is_date:
        return format_number(cell.number).replace(",", ".") if cell.number % 1 else format_number(cell.number)
    return " ".join(cleaned(cell.text).split())
