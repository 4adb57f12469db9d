"""A table as a sheet of numbers: which columns count, which rows are totals, how deep each row stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.model.document import Bang, Cot, Hang, Path
from cchc_docs.model.markup import plain
from cchc_docs.record import NamedTuple, Record, field, replace
from cchc_docs.vietnamese.numbers import LONGEST, NUMBER, value_of

_NUMBER = patterns.ours(rf"[-−+]?{NUMBER}")
_TOTAL = patterns.ours(
    r"(?:tổng cộng|tổng số|tổng|cộng|tổng chung|tổng toàn (?:xã|phường|trường|tỉnh)|toàn (?:xã|phường|trường|tỉnh)|cộng (?:mục|phần|nhóm) \w+|cộng \(?[ivx]+\)?)"
    r"(?: (?:các|cả) [^\W\d]+)?(?: ?\([^)]*\))?[:.]?",
    re.IGNORECASE,
)
_NO_SUM = patterns.ours(
    r"%|tỷ lệ|tỉ lệ|đơn giá|bình quân|trung bình|năng suất|hệ số|hạng(?! [IVX\d]+(?!\w))|tốc độ|(?<!theo định )mức(?! (?:độ )?(?:[IVX\d]+|một|hai|ba|bốn|cao|thấp|nặng|nhẹ)(?!\w))|năm sinh"
    r"|^(?:độ |nhóm )?tuổi|tuổi (?:đời|đảng|nghề|thọ)|so sánh|so với|số hiệu|(?<!\w)mã(?!\w)|điện thoại|thời gian|thời hạn|ngày|chỉ số|(?<!theo )định mức|(?<!\w)giá(?!\w)(?! trị)|số (?:quyết định|giấy|văn bản|tờ|thửa)",
    re.IGNORECASE,
)
"""Heads of columns that nothing adds; a level or class of what is counted ("Định danh mức 2", "Giáo viên hạng II", "Người trên 60 tuổi") is a count."""
_RATE = patterns.ours(r"%|tỷ lệ|tỉ lệ", re.IGNORECASE)
_POINTS = patterns.ours(r"(?<!\w)điểm(?!\w)", re.IGNORECASE)
_WIDER_TOTAL = patterns.ours(r"(?:tổng|cộng)(?: (?:[^\W\d_]+|\d{1,4})){1,6}(?: ?\([^)]*\))?[:.]?", re.IGNORECASE)
"""Names of totals that may as well name a row of a form ("Tổng thu", "Tổng điểm", "Tổng mức đầu tư"): totals where no number stands before them."""
_NAMING = patterns.ours(
    r"(?:s?tt|số (?:tt|thứ tự)|khối(?:,? lớp)?|lớp|năm(?: học)?|tháng|quý|kỳ|đợt|lần|thôn|ấp|bản|xóm|khu|tổ|đội|ngày|thứ|tiết|buổi|phòng(?: số)?|tầng|nhóm|mã .*)",
    re.IGNORECASE,
)
"""Heads of columns whose figures are names."""
_RATE_ROW = patterns.ours(
    r"(?:[-+]\s*)?(?:tỷ lệ|tỉ lệ|%|bình quân|trung bình|năng suất|thu nhập bình quân|tốc độ|chỉ số|điểm(?! (?:trường|tiêm|uống|bầu|bỏ phiếu|tiếp|thu|cấp|bán|bưu điện|trạm|thôn|ấp|bản|khu|nhà|tại|sinh hoạt|du lịch|chợ|dân cư|trông|giữ|đỗ|dừng|đen|sạt|ngập|sơ tán|tránh)(?!\w)))(?!\w)",
    re.IGNORECASE,
)
"""Rows of points add up to nothing; rows of places ("Điểm trường ấp …", "Điểm tiêm …") do."""
_INNER = patterns.ours(r"(?:[-+•*]|trong đó|riêng|bao gồm|gồm)(?!\w)", re.IGNORECASE)
JUDGEMENT = patterns.ours(
    r"(?:đã |đều )?(?:(?P<no>(?:chưa|không|khó) (?:đạt|hoàn thành)|thấp hơn)|(?P<more>vượt(?: mức)?|đạt vượt|đạt và vượt|hoàn thành vượt(?: mức)?)|(?P<yes>đạt|hoàn thành|bằng))"
    r"(?: (?:kế hoạch|kh|chỉ tiêu|mục tiêu|ct))?\.?",
    re.IGNORECASE,
)
"""What a cell says in place of a figure, or beside it: reached, passed, not reached."""
_NOTHING = frozenset(["", "-", "–", "—", "...", "…", "/", "x", "X", "không"])


class Cell(NamedTuple):
    """A figure of a cell; `step` the worth of its last digit."""

    value: Decimal
    step: Decimal
    typed: str


class Line(Record):
    """A row that is no head: its words, its depth (0 the highest), its figures and its words by column.

    `named`: a total by a name that needs its neighbours' word ("Tổng thu"). `rate`: a row of rates or means, which nothing
    adds. `unit`: its unit where the table has a column of them.
    """

    path: Path
    label: str
    depth: int
    total: bool
    cells: dict[str, Cell] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    parts: tuple[int, ...] = ()
    named: bool = False
    rate: bool = False
    unit: str = ""
    number: str = ""

    def value(self, column: str) -> Decimal:
        """The figure in a column; nothing typed is nothing."""
        cell = self.cells.get(column)
        return cell.value if cell else Decimal(0)


class Column(NamedTuple):
    """A column of figures: its code, its head with the one above, whether figures of it may be added, whether they are rates.

    `points`: points are added in tables of marks, and in others not. `group`: the head above.
    """

    code: str
    head: str
    adds: bool
    rate: bool
    points: bool = False
    group: str = ""


class Sheet(Record):
    """A table read as numbers. `formulas`: column -> what a row of column numbers says of it ("(3) = (1) - (2)").

    `heads`: the heads of all columns in their order, of words too.
    """

    columns: list[Column]
    lines: list[Line]
    formulas: dict[str, str]
    numbers: dict[str, str]
    heads: dict[str, str] = field(default_factory=dict)

    @property
    def has_figures(self) -> bool:
        """Whether two rows or more have figures."""
        return bool(self.columns) and sum(bool(line.cells) for line in self.lines) > 1


def lines_of(base: Path, table: Bang) -> list[Line | None]:
    """Return the rows of a table as lines, None for a group."""
    rows = enumerate(table.hang)
    return [None if row.nhom else line_of((*base, table.kieu, at), row, table) for at, row in rows]


def sheet_of(base: Path, table: Bang, rows: Sequence[Line | None] | None = None) -> Sheet:
    """Return a table as numbers; `rows`: what `lines_of` gives of it, where that is known. They stay as they are."""
    formulas: dict[str, str] = {}
    numbers: dict[str, str] = {}
    lines: list[Line] = []
    for at, (row, line) in enumerate(zip(table.hang, lines_of(base, table) if rows is None else rows, strict=True)):
        if line is None:
            lines.append(Line((*base, table.kieu, at), plain(row.nhom), 0, total=False))
        elif is_numbering(row):
            for code, cell in row.o.items():
                _take_number(code, plain(" ".join(cell)), numbers, formulas)
        else:
            lines.append(line)
    counted = {one.ma for one in table.cot if _QUANTITY.match(plain(one.ten).strip())} if _has_prices(table) else set()
    if counted:
        lines = [_measured(line, counted) for line in lines]
    naming = {code for line in lines if line.total for code, typed in line.texts.items() if typed == line.label}
    columns = [one for column in table.cot if column.ma not in naming and (one := _column(column, lines)) is not None]
    columns = [one._replace(adds=False) if one.code in counted else one for one in columns]
    shares = {one.code for one in columns if _in_percent(one, lines)}
    if len(columns) - len(shares) >= _TWO:
        columns = [one._replace(rate=True) if one.code in shares else one for one in columns]
    columns = [one if one.adds or one.rate or not _adds_up(one, lines) else one._replace(adds=True) for one in columns]
    if any(_GRADE.fullmatch(one.head) for one in columns):  # "Trung bình" is a grade beside these, no mean
        columns = [one._replace(adds=True) if one.head.lower() == "trung bình" else one for one in columns]
    kept = {one.code for one in columns}
    lines = [line if line.cells.keys() <= kept else _with_columns(line, kept) for line in lines]
    return Sheet(columns, lines, formulas, numbers, {one.ma: _head(one) for one in table.cot})


_TWO = 2
"""Columns of counts of which a column in percent, whatever its head, may be the rate."""


def _in_percent(column: Column, lines: Sequence[Line]) -> bool:
    return all(line.cells[column.code].typed.endswith("%") for line in lines if column.code in line.cells)


_QUANTITY = patterns.ours(r"(?:số|khối) lượng|sl(?!\w)", re.IGNORECASE)
_PRICE = patterns.ours(r"đơn giá|định mức|mức chi", re.IGNORECASE)


def _has_prices(table: Bang) -> bool:
    return any(_PRICE.match(plain(one.ten).strip()) for one in table.cot)


def _measured(line: Line, counted: AbstractSet[str]) -> Line:
    """A row whose quantities with a unit of their own ("05 lớp") are figures: beside a price they are what it is paid for."""
    told = {code: cell for code in counted & line.texts.keys() if (cell := _with_unit(line.texts[code])) is not None}
    if not told or line.total:
        return line
    texts = {code: typed for code, typed in line.texts.items() if code not in told}
    return replace(line, cells={**line.cells, **told}, texts=texts)


def _with_unit(typed: str) -> Cell | None:
    value = figure_of(typed)
    if value is None:
        return None
    return Cell(value, Decimal(1).scaleb(min(0, int(value.as_tuple().exponent))), typed)


def _adds_up(column: Column, lines: Sequence[Line]) -> bool:
    """Whether the one row of totals of a table is the sum of its rows in a column, whatever its head says ("Trong độ tuổi")."""
    if sum(line.total for line in lines) != 1:
        return False
    told = [line.value(column.code) for line in lines if column.code in line.cells and not line.total]
    total = next(line for line in lines if line.total)
    return len(told) >= _PROVEN and sum(told, Decimal(0)) == total.value(column.code) > 0


_PROVEN = 3


def _with_columns(line: Line, kept: AbstractSet[str]) -> Line:
    return replace(line, cells={code: cell for code, cell in line.cells.items() if code in kept})


def is_numbering(row: Hang) -> bool:
    """Whether a row numbers the columns ("(1)", "(2)", "(3) = (1) - (2)", "A", "B", "1", "2", "3")."""
    told = []
    for cell in row.o.values():
        typed = plain(" ".join(cell)).strip()
        if typed and not patterns.match(r"\(?(?:\d{1,2}|[A-Z])\)?\s*(?:=.+)?$", typed):
            return False
        told += [typed] if typed else []
    if len(told) < 2:
        return False
    bare = [int(found[0]) for cell in told if (found := patterns.search(r"\d{1,2}", cell))]
    return any("(" in cell or "=" in cell for cell in told) or (
        len(bare) >= 3 and bare == list(range(bare[0], bare[0] + len(bare))) and bare[0] <= 3
    )


def _take_number(code: str, cell: str, numbers: dict[str, str], formulas: dict[str, str]) -> None:
    found = patterns.match(r"\(?(\d{1,2}|[A-Z])\)?\s*(?:=\s*(.+))?$", cell.strip())
    if found:
        numbers[found[1]] = code
        if found[2]:
            formulas[code] = found[2]


def line_of(path: Path, row: Hang, table: Bang) -> Line:
    """Return a row that is no group as a line: every cell with one figure, whatever its column."""
    cells: dict[str, Cell] = {}
    texts: dict[str, str] = {}
    label = ""
    numbered = any(column.ma == "so_thu_tu" for column in table.cot)
    number = plain(row.so_thu_tu or row.nhan or "").strip() if numbered else plain(row.nhan or "").strip()
    for column in table.cot:
        typed = row.words(column.ma)
        if column.ma in row.gop_tren or typed.lower() in _NOTHING:
            continue
        cell = _cell(typed)
        if cell is not None and column.ma != "so_thu_tu":
            cells[column.ma] = cell
        else:
            texts[column.ma] = typed
            label = label or (typed if column.ma not in ("so_thu_tu", "don_vi_tinh") else "")
    if not label:
        first = next((column for column in table.cot if column.ma in cells), None)
        named_by = first is not None and _NAMING.fullmatch(plain(first.ten).strip())
        label = f"{plain(first.ten).strip()} {cells[first.ma].typed}" if first is not None and named_by else number
    label = label or next(iter(cell.typed for cell in cells.values()), "")
    said = label.strip(" *-")
    total = _TOTAL.fullmatch(said) is not None or _TOTAL.fullmatch(number) is not None
    named = not total and (_WIDER_TOTAL.fullmatch(number or said) is not None)
    depth, parts = _depth(number)
    if depth == UNNUMBERED and not total and _INNER.match(label):
        depth += 1
    unit = _unit(row, table)
    rate = unit in ("%", "‰") or _RATE_ROW.match(label) is not None
    return Line(path, label, depth, total or named, cells, texts, parts, named, rate, unit, number)


def _unit(row: Hang, table: Bang) -> str:
    """The unit of a row: what stands in the column of units, also where its head is "Đơn vị" alone and its cells are small words."""
    for code in columns_of_units(table):
        typed = row.words(code)
        if code == "don_vi_tinh" or (len(typed.split()) <= 3 and typed == typed.lower()):
            return typed.lower()
    return ""


def columns_of_units(table: Bang) -> list[str]:
    """Return the codes of the columns that are of units by their code or head ("ĐVT", "Đơn vị tính"); what is headed "Đơn vị" may be of offices."""
    return [column.ma for column in table.cot if column.ma == "don_vi_tinh" or _heads_units(column.ten)]


@lru_cache(maxsize=1024)
def _heads_units(head: str) -> bool:
    return _UNITS.fullmatch(plain(head).strip()) is not None


_GRADE = patterns.ours(r"(?:loại )?(?:giỏi|khá|yếu|kém|xuất sắc|tốt)", re.IGNORECASE)
_UNITS = patterns.ours(r"đơn vị(?: tính)?|đvt|đv tính|đv", re.IGNORECASE)


def figure_of(typed: str) -> Decimal | None:
    """The one figure of a cell, whatever unit stands behind it ("48 tin, bài"); None where there is none or a second one."""
    found = _NUMBER.match(typed)
    if (
        found is None
        or found.end() > LONGEST
        or patterns.search(r"\d", typed[found.end() :])
        or typed.startswith(("/", ".", "-"), found.end())
    ):
        return None
    return value_of(found[0])


@lru_cache(maxsize=4096)
def _cell(typed: str) -> Cell | None:
    bare = patterns.sub(r"\s?(?:%|đồng|đ|ha|người|hồ sơ)$", "", typed)
    if len(bare) > LONGEST or not _NUMBER.fullmatch(bare):
        return None
    places = len(bare.partition(",")[2])
    value = value_of(bare)
    return Cell(value, Decimal(1).scaleb(-places), typed)


UNNUMBERED = 9
_DEPTHS = (
    (r"[A-Z]\.?", 0),
    (r"[IVX]+\.?", 1),
    (r"\d{1,2}[.)]?", 2),
    (r"\d{1,2}(?:\.\d{1,2})+\.?", 3),
    (r"[a-zđ][.)]?", 4),
    (r"[-+•*]", 5),
)


@lru_cache(maxsize=4096)
def _depth(number: str) -> tuple[int, tuple[int, ...]]:
    """How deep a row number stands, and its parts ("1.2" -> 1, 2); a row without number stands deepest."""
    if patterns.fullmatch(r"[IVX]+\.?", number):
        return 1, ()
    for pattern, depth in _DEPTHS:
        if patterns.fullmatch(pattern, number):
            parts = tuple(int(part) for part in number.strip(".)").split(".")) if depth in (2, 3) else ()
            return depth + max(0, len(parts) - 2), parts
    return UNNUMBERED, ()


def _head(column: Cot) -> str:
    return f"{plain(column.nhom)} {plain(column.ten).strip()}".strip()


def _column(column: Cot, lines: list[Line]) -> Column | None:
    """A column of the table as one of figures, None where it holds words."""
    figures = sum(column.ma in line.cells for line in lines)
    name = plain(column.ten).strip()
    if column.ma == "so_thu_tu" or figures < 2 or _NAMING.fullmatch(name):
        return None
    head = _head(column)
    typed_so = all(line.cells[column.ma].typed.endswith("%") for line in lines if column.ma in line.cells)
    rate = typed_so or _RATE.search(head) is not None
    words = sum(
        column.ma in line.texts and not (rate and JUDGEMENT.fullmatch(line.texts[column.ma]))
        for line in lines
        if not line.total
    )
    if words > figures / 2:
        return None
    points = _POINTS.search(head) is not None
    adds = not _NO_SUM.search(_POINTS.sub("", head) if points else head)
    return Column(
        column.ma, head, adds=adds and not typed_so, rate=rate, points=points, group=plain(column.nhom).strip()
    )
