"""The tables of a report by what they are: known by their columns, or by their headings where they were typed in Word."""

from __future__ import annotations

from collections.abc import Mapping

from cchc_docs.model.collecting import BieuMau, printed_numbers
from cchc_docs.model.complete import tables
from cchc_docs.model.document import Bang, Document, Hang, Path
from cchc_docs.model.markup import plain
from cchc_docs.model.progress import SoLieuThongKe
from cchc_docs.reading.yaml.statistics import in_table
from cchc_docs.reporting.kinds import Settings
from cchc_docs.vietnamese.accents import similarity
from cchc_docs.vietnamese.numbers import parse_number

_NEAR = 0.85

_HEADINGS = {
    "trang_thai": ("trạng thái",), "noi_dung": ("nhiệm vụ", "nội dung nhiệm vụ", "nội dung"), "so_lieu": ("số liệu",),
    "chi_tieu": ("chỉ tiêu thống kê",), "tong": ("số nhiệm vụ", "tổng số nhiệm vụ"), "ky_truoc": ("kỳ trước",),
    "thuc_hien": ("kỳ này", "kết quả"), "so_voi_truoc": ("so với kỳ trước",), "ten": ("chỉ tiêu", "đơn vị, lĩnh vực"),
    "qua_han": ("quá hạn",), "ly_do": ("lý do",),
}  # fmt: skip


class ReportTables:
    """The tables of a report by what they are."""

    def __init__(self, document: Document, own: Settings) -> None:
        self.document, self.own = document, own
        self.all = [(base, table, _codes(table)) for base, table in tables(document)]

    def having(self, *columns: str, without: str = "") -> list[tuple[Path, Bang, dict[str, str]]]:
        """Return the tables with these columns, each with code -> the code its cells stand under."""
        return [
            (base, table, codes)
            for base, table, codes in self.all
            if all(code in codes for code in columns) and without not in codes
        ]

    def forms(self) -> list[tuple[BieuMau, Path, dict[str, SoLieuThongKe], dict[str, Path]]]:
        """Return the tables of the statistical form: form, path, row number -> figure, row number -> path."""
        out = []
        known = self.own.day_du or self.own.bieu_mau
        for base, table, codes in self.having("chi_tieu", "so_lieu"):
            # As our own report prints them, without holes, or as the official form has them.
            kinds = [
                (_alike(table, codes, {numbers[row.so]: row.ten for row in form.hang}), form, numbers)
                for forms, official in ((self.own.bieu_mau, False), (known, True))
                for form in forms
                for numbers in ({row.so: row.so for row in form.hang} if official else printed_numbers(form),)
            ]
            count, form, numbers = max(kinds, key=lambda kind: kind[0], default=(0, None, {}))
            if form is None or not count:
                continue
            official_of = {printed: number for number, printed in numbers.items()}
            whole = next((one for one in known if one.ma == form.ma), form)
            typed: dict[str, SoLieuThongKe] = {}
            places: dict[str, Path] = {}
            there: set[str] = set()
            for at, row in enumerate(table.hang):
                number = official_of.get(row_number(row), "")
                asked = whole.row(number)
                if asked is None or not _same_row(cell(row, codes["chi_tieu"]), asked.ten):
                    continue
                there.add(number)
                value = parse_number(cell(row, codes["so_lieu"]).rstrip("%")).value
                if value is not None:
                    typed[number] = SoLieuThongKe(value)
                    places[number] = (*base, table.kieu, at, codes["so_lieu"])
            out.append((in_table(whole, there), base, typed, places))
        return out

    def tasks(self) -> list[tuple[Path, Hang, dict[str, str]]]:
        """Return the rows of the task-by-task table: the longest one with a status and no reason of delay."""
        found = self.having("noi_dung", "trang_thai", without="ly_do")
        if not found:
            return []
        base, table, codes = max(found, key=lambda entry: len(entry[1].hang))
        return [((*base, table.kieu, at), row, codes) for at, row in enumerate(table.hang) if not row.nhom]


def _codes(table: Bang) -> dict[str, str]:
    """Return known code -> code of the column; a column typed in Word is known by its heading."""
    out = {column.ma: column.ma for column in table.cot if column.ma in _HEADINGS}
    for column in table.cot:
        heading = " ".join(plain(column.ten).split()).casefold()
        for code, names in _HEADINGS.items():
            if code not in out and (heading in names or (code == "chi_tieu" and heading.startswith(names[0]))):
                out[code] = column.ma
    return out


def cell(row: Hang, code: str) -> str:
    """Return the words of a cell on one line."""
    return row.words(code)


def row_number(row: Hang) -> str:
    """Return the number of a row as the form has it, without a closing dot."""
    return (row.nhan if row.nhan is not None else row.so_thu_tu).strip().rstrip(".")


def _alike(table: Bang, codes: Mapping[str, str], names: Mapping[str, str]) -> int:
    """Return how many rows carry the number and the words of a form; 0 below half."""
    same = 0
    for row in table.hang:
        number = row_number(row)
        same += folded(cell(row, codes["chi_tieu"])) == folded(names.get(number, ""))
    return same if 2 * same >= len(table.hang) else 0


def _same_row(typed: str, name: str) -> bool:
    """Tell whether a row typed by hand is that of the form: another wording is another row."""
    return folded(typed) == folded(name) or similarity(typed, name) > _NEAR


def folded(text: str) -> str:
    """Return words as they are compared: one line, small letters, no closing mark."""
    return " ".join(text.split()).casefold().rstrip(" .;")
