"""A table as a sheet of numbers: which columns count, which rows are totals, how deep each row stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from cchc_docs import patterns
from cchc_docs.model.document import Bang, Cot, Hang, Path
from cchc_docs.model.markup import plain

_NUMBER = patterns.ours(r"[-−+]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_TOTAL = patterns.ours(
    r"(?:tổng cộng|tổng số|tổng|cộng|tổng chung|tổng toàn (?:xã|phường|trường|tỉnh)|toàn (?:xã|phường|trường|tỉnh)|cộng (?:mục|phần|nhóm) \w+|cộng \(?[ivx]+\)?)"
    r"(?: (?:các|cả) [^\W\d]+)?(?: ?\([^)]*\))?[:.]?",
    re.IGNORECASE,
)
_NO_SUM = patterns.ours(
    r"%|tỷ lệ|tỉ lệ|đơn giá|bình quân|trung bình|năng suất|hệ số|hạng|tốc độ|mức|năm sinh|tuổi|điểm|so sánh|so với|số hiệu|mã|điện thoại|thời gian|thời hạn|ngày|chỉ số|định mức|giá(?! trị)|số (?:quyết định|giấy|văn bản|tờ|thửa)",
    re.IGNORECASE,
)
_RATE = patterns.ours(r"%|tỷ lệ|tỉ lệ", re.IGNORECASE)
_NOTHING = frozenset(["", "-", "–", "—", "...", "…", "/", "x", "X", "không"])


class Cell(NamedTuple):
    """A figure of a cell; `step` the worth of its last digit."""

    value: Decimal
    step: Decimal
    typed: str


@dataclass(slots=True)
class Line:
    """A row that is no head: its words, its depth (0 the highest), its figures by column."""

    path: Path
    label: str
    depth: int
    total: bool
    cells: dict[str, Cell] = field(default_factory=dict)
    texts: frozenset[str] = frozenset()
    parts: tuple[int, ...] = ()

    def value(self, column: str) -> Decimal:
        """The figure in a column; nothing typed is nothing."""
        cell = self.cells.get(column)
        return cell.value if cell else Decimal(0)


class Column(NamedTuple):
    """A column of figures: its code, its head with the one above, whether figures of it may be added, whether they are rates."""

    code: str
    head: str
    adds: bool
    rate: bool


@dataclass(slots=True)
class Sheet:
    """A table read as numbers. `formulas`: column -> what a row of column numbers says of it ("(3) = (1) - (2)")."""

    columns: list[Column]
    lines: list[Line]
    formulas: dict[str, str]
    numbers: dict[str, str]


def sheet_of(base: Path, table: Bang) -> Sheet | None:
    """Return a table as numbers, None where fewer than two rows have any."""
    formulas: dict[str, str] = {}
    numbers: dict[str, str] = {}
    lines: list[Line] = []
    for at, row in enumerate(table.hang):
        path: Path = (*base, table.kieu, at)
        if row.nhom:
            lines.append(Line(path, plain(row.nhom), 0, total=False))
        elif _is_numbering(row):
            for code, cell in row.o.items():
                _take_number(code, plain(" ".join(cell)), numbers, formulas)
        else:
            lines.append(_line(path, row, table))
    columns = [one for column in table.cot if (one := _column(column, lines)) is not None]
    if sum(bool(line.cells) for line in lines) < 2 or not columns:
        return None
    return Sheet(columns, lines, formulas, numbers)


def _is_numbering(row: Hang) -> bool:
    """Whether a row numbers the columns ("(1)", "(2)", "(3) = (1) - (2)", "A", "B", "1", "2", "3")."""
    told = []
    for cell in row.o.values():
        typed = plain(" ".join(cell)).strip()
        if typed and not patterns.match(r"\(?(?:\d{1,2}|[A-Z])\)?\s*(?:=.+)?$", typed):
            return False
        told += [typed] if typed else []
    if len(told) < 2:
        return False
    bare = [int(found[0]) for cell in told if (found := re.search(r"\d{1,2}", cell))]
    return any("(" in cell or "=" in cell for cell in told) or (
        len(bare) >= 3 and bare == list(range(bare[0], bare[0] + len(bare))) and bare[0] <= 3
    )


def _take_number(code: str, cell: str, numbers: dict[str, str], formulas: dict[str, str]) -> None:
    found = patterns.match(r"\(?(\d{1,2}|[A-Z])\)?\s*(?:=\s*(.+))?$", cell.strip())
    if found:
        numbers[found[1]] = code
        if found[2]:
            formulas[code] = found[2]


def _line(path: Path, row: Hang, table: Bang) -> Line:
    cells: dict[str, Cell] = {}
    texts: set[str] = set()
    label = ""
    number = plain(row.so_thu_tu or row.nhan or "").strip()
    for column in table.cot:
        typed = plain(" ".join(row.o.get(column.ma, []))).strip()
        if column.ma in row.gop_tren or typed.lower() in _NOTHING:
            continue
        cell = _cell(typed)
        if cell is not None and column.ma != "so_thu_tu":
            cells[column.ma] = cell
        else:
            texts.add(column.ma)
            label = label or (typed if column.ma not in ("so_thu_tu", "don_vi_tinh") else "")
    label = label or number
    total = _TOTAL.fullmatch(label.strip(" *-")) is not None or _TOTAL.fullmatch(number) is not None
    depth, parts = _depth(number)
    return Line(path, label, depth, total, cells, frozenset(texts), parts)


@lru_cache(maxsize=4096)
def _cell(typed: str) -> Cell | None:
    bare = patterns.sub(r"\s?(?:%|đồng|đ|ha|người|hồ sơ)$", "", typed)
    if not _NUMBER.fullmatch(bare):
        return None
    places = len(bare.partition(",")[2])
    value = Decimal(bare.replace(".", "").replace(",", ".").replace("−", "-"))
    return Cell(value, Decimal(1).scaleb(-places), typed)


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
    return 9, ()


def _column(column: Cot, lines: list[Line]) -> Column | None:
    """A column of the table as one of figures, None where it holds words."""
    figures = sum(column.ma in line.cells for line in lines)
    words = sum(column.ma in line.texts for line in lines if not line.total)
    if column.ma == "so_thu_tu" or figures < 2 or words > figures / 2:
        return None
    head = f"{plain(column.nhom)} {plain(column.ten)}".strip()
    return Column(column.ma, head, adds=not _NO_SUM.search(head), rate=_RATE.search(head) is not None)
