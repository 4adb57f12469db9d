"""An .xlsx file -> cells with what a strict reader must know: formula, cached value, date or percent form, merges, hidden.

Read in one pass from the package itself: a general library gives either values or formulas, and opens a bomb before it
can be asked how large it is.
"""

from __future__ import annotations

import io
import os
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from cchc_docs.errors import CchcError
from cchc_docs.files import read_file
from cchc_docs.ooxml.opening import EXCEL_FILE
from cchc_docs.ooxml.package import Package
from cchc_docs.patterns import ours
from cchc_docs.reading.excel.places import REFERENCE, Spot, column_number
from cchc_docs.reading.excel.remarks import Remark, printed_around, remarks_of
from cchc_docs.record import NamedTuple

MAX_FILE, MAX_CELLS = 20_000_000, 200_000

MAX_MERGED = 5_000
MAX_ROW, MAX_COLUMN = 1_048_576, 16_384
"""The last row and column a sheet can have."""


class Cell(NamedTuple):
    """A cell that holds something. `kind`: text, number, bool, error, or empty (a formula without a stored result).

    `text` is its words as stored; `number` its value where it is one. `formula` is "" where there is none.
    """

    kind: str
    text: str
    number: Decimal | None = None
    formula: str = ""
    is_date: bool = False
    is_percent: bool = False


@dataclass(slots=True)
class Sheet:
    """A sheet: its filled cells by place, merged ranges (first row, first column, last row, last column), what is hidden.

    `remarks`: what somebody wrote beside the cells, (place, author, words): comments, threaded ones, text boxes (no place).
    `struck`: the cells whose words, or some of them, somebody struck out and left standing.
    """

    name: str
    hidden: bool = False
    cells: dict[Spot, Cell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    remarks: list[tuple[Spot | None, str, str]] = field(default_factory=list)
    struck: set[Spot] = field(default_factory=set)


@dataclass(slots=True)
class Workbook:
    """A file: its name in messages, its sheets in order, whether its days count from 1904."""

    file: str
    sheets: list[Sheet]
    from_1904: bool = False


def open_workbook(file: str | bytes, name: str = "") -> Workbook:
    """Return the sheets of an .xlsx file (a path, or its bytes with a `name` for messages).

    Raises CchcError, one Vietnamese line, where it is none, is damaged, or is a bomb.
    """
    data = file if isinstance(file, bytes) else read_file(file, limit=MAX_FILE, sort="phiếu Excel")
    name = name or (os.path.basename(file) if isinstance(file, str) else "tệp Excel")
    name = name.encode("utf-8", "replace").decode()  # a name of half letters could not be written down
    try:
        return _Reader(Package(data, name, EXCEL_FILE), name).read()
    except (KeyError, RuntimeError, ValueError, IndexError, SyntaxError, ArithmeticError):
        raise CchcError(f"{name}: nội dung bên trong tệp Excel bị hỏng; mở bằng Excel, lưu lại rồi gửi lại") from None


MOST_DIGITS = 15
"""Excel keeps no more figures of a number; one longer, or with so many noughts, is no figure of an office."""
_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_ESCAPE = ours(r"_x([0-9A-Fa-f]{4})_")
_LITERAL = ours(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


class _Reader:
    def __init__(self, package: Package, name: str) -> None:
        self.package, self.name = package, name
        self.count = self.row = 0
        self.strings: list[str] = []
        self.struck: set[int] = set()
        self.styles: list[tuple[bool, bool]] = []
        self.striking: set[int] = set()

    def read(self) -> Workbook:
        book = self.package.xml(self.package.main)
        if book is None:
            raise KeyError(self.package.main)
        self.strings = self._shared_strings()
        self.styles = self._number_forms()
        sheets = []
        kinds = {one.id: one.kind.lower() for one in self.package.relations_of(self.package.main)}
        for element in book.iterfind(".//{*}sheets/{*}sheet"):
            link = next((value for key, value in element.attrib.items() if str(key).endswith("}id")), "")
            part = self.package.ids.get(str(link), "")
            if kinds.get(str(link), "") != "worksheet":
                continue  # a chart sheet holds no cells
            sheet = Sheet(_unescaped(element.get("name", "")), element.get("state", "visible") != "visible")
            sheets.append(sheet)
            around = self._sheet(part, sheet)
            beside = [(one.kind, one.target) for one in self.package.relations_of(part) if not one.external]
            sheet.remarks = remarks_of(beside, self.package.xml) + around
        settings = book.find("{*}workbookPr")
        return Workbook(self.name, sheets, settings is not None and settings.get("date1904") in ("1", "true"))

    def _shared_strings(self) -> list[str]:
        tree = self.package.one("sharedStrings")
        items = list(tree.iterfind("{*}si")) if tree is not None else []
        self.struck = {number for number, item in enumerate(items) if _strikes(item)}
        return [_words(item) for item in items]

    def _number_forms(self) -> list[tuple[bool, bool]]:
        """Return (is a date, is a percentage) for every cell style."""
        tree = self.package.one("styles")
        if tree is None:
            return []
        own = {
            int(form.get("numFmtId", 0)): str(form.get("formatCode", ""))
            for form in tree.iterfind(".//{*}numFmts/{*}numFmt")
        }
        fonts = [_strikes(font) for font in tree.iterfind("{*}fonts/{*}font")]
        out: list[tuple[bool, bool]] = []
        for style in tree.iterfind(".//{*}cellXfs/{*}xf"):
            number = int(style.get("numFmtId", 0))
            code = _LITERAL.sub("", own.get(number, "")).lower()
            is_date = number in _BUILT_IN_DATES or (
                number in own and any(letter in code for letter in "dmyh") and "general" not in code
            )
            font = int(style.get("fontId", 0))
            if font < len(fonts) and fonts[font]:
                self.striking.add(len(out))
            out.append((is_date, number in (9, 10) or "%" in code))
        return out

    def _sheet(self, part: str, sheet: Sheet) -> list[Remark]:
        """Read the cells of a sheet; return what is printed around them."""
        from lxml import etree

        tags = ["{*}row", "{*}col", "{*}mergeCell"]
        self.row = 0
        data = self.package.data(part)
        if data is None:
            raise KeyError(part)
        with io.BytesIO(data) as source:
            first = True
            for _, element in etree.iterparse(
                source, tag=tags, resolve_entities=False, no_network=True, huge_tree=False
            ):
                if first:
                    if element.getroottree().docinfo.doctype:
                        raise CchcError(f"{self.name}: tệp có khai báo DOCTYPE, không phải do Excel tạo; không đọc")
                    first = False
                self._part(element, sheet)
                element.clear()
                while element.getprevious() is not None and element.getparent() is not None:
                    del element.getparent()[0]
        return printed_around(data)

    def _part(self, element: Any, sheet: Sheet) -> None:
        kind = element.tag.rpartition("}")[2]
        if kind == "row":
            self._row(element, sheet)
        elif kind == "col":
            if element.get("hidden") in ("1", "true"):
                last = min(int(element.get("max", 0)), 500)
                sheet.hidden_columns.update(range(max(1, int(element.get("min", 1))), last + 1))
        else:
            if len(sheet.merged) >= MAX_MERGED:
                raise CchcError(
                    f"{self.name}: trang “{sheet.name}” có hơn {MAX_MERGED} ô gộp, không giống một phiếu; kiểm tra lại tệp"
                )
            ends = [REFERENCE.fullmatch(end) for end in str(element.get("ref", "")).replace("$", "").split(":")]
            if len(ends) == 2 and ends[0] and ends[1]:
                sheet.merged.append(
                    (int(ends[0][2]), column_number(ends[0][1]), int(ends[1][2]), column_number(ends[1][1]))
                )

    def _row(self, element: Any, sheet: Sheet) -> None:
        number = self.row = int(element.get("r") or self.row + 1)
        if not 1 <= number <= MAX_ROW:
            raise ValueError(number)
        if element.get("hidden") in ("1", "true") or element.get("ht") == "0":
            sheet.hidden_rows.add(number)
        column = 0
        for item in element.iterfind("{*}c"):
            found = REFERENCE.fullmatch(item.get("r", ""))
            column = column_number(found[1]) if found else column + 1
            if column > MAX_COLUMN:
                raise ValueError(column)
            cell = self._cell(item)
            if cell is not None:
                self.count += 1
                if self.count > MAX_CELLS:
                    raise CchcError(
                        f"{self.name}: có hơn {MAX_CELLS} ô có chữ, không giống một phiếu; kiểm tra lại tệp"
                    )
                sheet.cells[number, column] = cell
                if cell.text and self._is_struck(item):
                    sheet.struck.add((number, column))

    def _is_struck(self, item: Any) -> bool:
        """Whether the whole cell or a stretch of its words is struck out."""
        if int(item.get("s", 0)) in self.striking:
            return True
        if item.get("t") == "s":
            return int(item.findtext("{*}v", "0")) in self.struck
        return item.get("t") == "inlineStr" and _strikes(item)

    def _cell(self, item: Any) -> Cell | None:
        kind = item.get("t", "n")
        formula = item.find("{*}f")
        code = "=" + (formula.text or "…") if formula is not None else ""
        if kind == "inlineStr":
            inside = item.find("{*}is")
            text = _words(inside) if inside is not None else ""
            return Cell("text", text, formula=code) if text or code else None
        value = item.find("{*}v")
        raw = (value.text or "") if value is not None else ""
        if not raw:
            return Cell("empty", "", formula=code) if code else None
        if kind == "s":
            text = self.strings[int(raw)]
            return Cell("text", text, formula=code) if text or code else None
        if kind in ("str", "d"):
            return Cell("text", _unescaped(raw), formula=code)
        if kind in ("b", "e"):
            return Cell("bool" if kind == "b" else "error", {"1": "TRUE", "0": "FALSE"}.get(raw, raw), formula=code)
        return self._number(raw, int(item.get("s", 0)), code)

    def _number(self, raw: str, style: int, code: str) -> Cell:
        is_date, is_percent = self.styles[style] if style < len(self.styles) else (False, False)
        try:
            number = Decimal(raw.strip())
        except InvalidOperation:
            return Cell("text", raw, formula=code)
        if not number.is_finite() or (number and abs(number.adjusted()) > MOST_DIGITS):
            return Cell("text", raw[:40], formula=code)
        # Excel stores 0.1 + 0.2 as 0.30000000000000004; it shows and means at most 15 digits.
        number = Decimal(f"{number:.15g}")
        return Cell("number", f"{number:f}", number, code, is_date, is_percent)


def _strikes(item: Any) -> bool:
    """Whether a font, or a run of words, has the line through it on."""
    return any((one.get("val") or "1") not in ("0", "false") for one in item.iter("{*}strike"))


def _words(item: Any) -> str:
    """Return the text of a string item, its reading aids left out."""
    parts = [node.text or "" for node in item.iter("{*}t") if not node.getparent().tag.endswith("}rPh")]
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    """Return words with Excel's escapes read; the half of a letter without its other half becomes \ufffd."""
    if "_x" not in text:
        return text
    out = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return out.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
