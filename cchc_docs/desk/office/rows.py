"""Tasks and targets as one table to work in: a cell changed, a row added, moved, taken out, where it stands in the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cchc_docs.desk.office.splices import as_typed, changed, items, kept, lines_of
from cchc_docs.errors import CchcError
from cchc_docs.model.codes import content_code
from cchc_docs.model.columns import COLUMNS, DEFAULT_COLUMNS, UNIT_COLUMNS
from cchc_docs.model.complete import tables
from cchc_docs.model.document import Bang, ChiTieu, Document, Hang, Path, PhuLuc
from cchc_docs.model.markup import plain
from cchc_docs.model.references import measured
from cchc_docs.reading.result import Read
from cchc_docs.reading.yaml.plan import node_at
from cchc_docs.vietnamese.dates import short_of
from cchc_docs.vietnamese.deadlines import Deadline, parse_deadline

_NUMBER = "so_thu_tu"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: `path` in the plan, its number, `group` for a heading row, column code -> text (lines by line feeds)."""

    path: Path
    number: str
    group: str
    cells: dict[str, str]
    meaning: str = ""

    @property
    def key(self) -> str:
        """The path in an address or a field."""
        return ".".join(str(part) for part in self.path)


@dataclass(slots=True)
class Table:
    """A table of the plan: its title, columns (code, heading), rows."""

    path: Path
    title: str
    kind: str
    columns: list[tuple[str, str]]
    rows: list[Row] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The path of its list of rows in an address or a field."""
        return ".".join(str(part) for part in self.path)


def path_of(key: str) -> Path:
    """Return the path a key stands for."""
    return tuple(int(part) if part.isdigit() else part for part in key.split(".") if part)


def tables_of(read: Read) -> list[Table]:
    """Return the tables of tasks, targets and others of a plan, in reading order."""
    return [_table(read.document, base, table) for base, table in tables(read.document)]


def _table(plan: Document, base: Path, table: Bang) -> Table:
    path = (*base, table.kieu)
    columns = [(column.ma, plain(column.ten)) for column in table.cot if column.ma != _NUMBER]
    out = Table(path, _title(plan, base), table.kieu, columns)
    span = (plan.giai_doan.tu, plan.giai_doan.den) if plan.giai_doan else None
    for position, row in enumerate(table.hang):
        cells = {code: "\n".join(plain(line) for line in lines) for code, lines in row.o.items()}
        when = meaning(parse_deadline(cells.get("thoi_han", ""), plan.nam, span)) if "thoi_han" in cells else ""
        out.rows.append(Row((*path, position), row.so_thu_tu, plain(row.nhom), cells, when))
    return out


def _title(plan: Document, base: Path) -> str:
    if base[0] == "phu_luc" and isinstance(base[1], int):
        appendix: PhuLuc = plan.phu_luc[base[1]]
        return ". ".join(filter(None, [appendix.nhan_in, " ".join(plain(appendix.ten).split())]))
    return "Bảng trong nội dung"


def understood(text: str, year: int | None) -> str:
    """Return in words how a deadline is read."""
    return meaning(parse_deadline(text, year))


_TIMES = {
    "day": "hằng ngày", "week": "hằng tuần", "month": "hằng tháng", "quarter": "hằng quý", "half_year": "6 tháng một lần",
    "nine_months": "9 tháng", "year": "hằng năm", "unspecified": "định kỳ, chưa rõ kỳ",
}  # fmt: skip


def meaning(found: Deadline) -> str:
    """Return a deadline as it was understood, in words."""
    if found.kind == "empty":
        return "Chưa ghi thời hạn"
    if found.kind == "unknown":
        return "Chưa hiểu thời hạn này; nên ghi ngày, tháng, quý hoặc “Thường xuyên”"
    if found.kind == "recurring":
        return f"Việc lặp lại {_TIMES.get(found.recurrence, found.recurrence)}"
    if found.kind == "continuous":
        return "Việc thường xuyên, không có hạn riêng"
    if found.kind == "condition":
        return "Chờ điều kiện nêu trong thời hạn"
    days = ", ".join(map(short_of, found.dates))
    return f"Đến hạn {days}" if days else "Chưa rõ ngày đến hạn"


def edit_row(read: Read, name: str, path: Path, typed: Mapping[str, str]) -> str:
    """Return the source with the cells of a row as typed. Raises CchcError for a row that is not there."""
    base, table, row, raw = _find(read, path)
    del base
    if row.nhom:
        if not typed.get("nhom", "").strip():
            raise CchcError("hàng nhóm phải có tên; nếu muốn bỏ cả hàng thì dùng nút Bỏ hàng này")
        lines = lines_of(typed["nhom"])
        return _unless_same(read, name, path, {"nhom": " ".join(as_typed(lines, [plain(row.nhom)], [raw.nhom]))})
    changes: dict[str, Any] = {}
    for code in (column.ma for column in table.cot):
        if code == _NUMBER or code not in typed:
            continue
        shown = [plain(line) for line in row.o.get(code, [])]
        lines = lines_of(typed[code])
        if lines != [" ".join(line.split()) for line in shown]:
            changes[code] = _cell(read.document, code, as_typed(lines, shown, raw.o.get(code, [])))
    if not lines_of(typed.get("noi_dung", "x")):
        raise CchcError("nội dung không được để trống; nếu muốn bỏ cả hàng thì dùng nút Bỏ hàng này")
    return _unless_same(read, name, path, changes)


def _unless_same(read: Read, name: str, path: Path, changes: dict[str, Any]) -> str:
    return changed(read, name, path, kept(path, **changes)) if changes else read.source


def _cell(plan: Document, code: str, lines: list[str]) -> Any:
    if code in UNIT_COLUMNS:
        names: dict[str, str] = {}
        for unit, entry in plan.don_vi.items():
            for way in (entry.ten, entry.viet_tat):
                names.setdefault(way.casefold(), unit)
        if _by_code(plan):
            lines = [names.get(line.casefold(), line) for line in lines]
    return None if not lines else lines[0] if len(lines) == 1 else lines


def _by_code(plan: Document) -> bool:
    """Tell whether the plan's own rows name offices by code (a typed plan's rows keep its words)."""
    return any(row.don_vi for _, table in tables(plan) for row in table.hang)


FIRST = "moi"
"""The key of a table that is not there yet."""


def first_table() -> Table:
    """Return the table of tasks that a plan without any may be given: the columns of every plan, no row yet."""
    columns = [(code, COLUMNS[code]) for code in DEFAULT_COLUMNS["nhiem_vu"] if code != _NUMBER]
    return Table((FIRST,), "Danh mục nhiệm vụ", "nhiem_vu", columns)


def add_table(read: Read, name: str, typed: Mapping[str, str]) -> tuple[str, Path]:
    """Return the source with an appendix of tasks that has one row, and the path of the row."""
    words = lines_of(typed.get("noi_dung", ""))
    if not words:
        raise CchcError("cần ghi nội dung của việc đầu tiên")
    row: dict[str, Any] = {"ma": content_code(" ".join(words), set())}
    for code, _ in first_table().columns:
        value = _cell(read.document, code, as_typed(lines_of(typed.get(code, "")), [], []))
        if value is not None:
            row[code] = value
    members = items(("phu_luc",), node_at(read.tree, ("phu_luc",))) if read.document.phu_luc else []
    taken = {one.ma for one in read.document.phu_luc}
    code = next(one for one in ("nhiem_vu", *(f"nhiem_vu_{k}" for k in range(2, len(taken) + 3))) if one not in taken)
    members.append({"ma": code, "ten": "Danh mục nhiệm vụ", "nhiem_vu": [row]})
    new = changed(read, name, ("phu_luc",), members)
    return new, ("phu_luc", len(members) - 1, "nhiem_vu", 0)


def add_row(read: Read, name: str, table_path: Path, after: int, typed: Mapping[str, str]) -> tuple[str, Path]:
    """Return the source with a new row after position `after` (-1: as the first), and the path of the row."""
    table = next((table for base, table in tables(read.document) if (*base, table.kieu) == table_path), None)
    if table is None:
        raise CchcError("không còn bảng này trong kế hoạch; tải lại trang")
    words = lines_of(typed.get("noi_dung", ""))
    if table.kieu != "chi_tieu" and not words:
        raise CchcError("cần ghi nội dung của hàng mới")
    row: dict[str, Any] = {}
    if table.kieu == "nhiem_vu":
        taken = {one.ma for _, found in tables(read.document) for one in found.hang if one.ma}
        row["ma"] = content_code(" ".join(words), taken)
    for column in table.cot:
        value = _cell(read.document, column.ma, as_typed(lines_of(typed.get(column.ma, "")), [], []))
        if column.ma != _NUMBER and value is not None:
            row[column.ma] = value
    if not set(row) - {"ma"}:
        raise CchcError("cần ghi ít nhất một ô của hàng mới")
    members = items(table_path, node_at(read.tree, table_path))
    at = min(max(after + 1, 0), len(members))
    members.insert(at, row)
    return changed(read, name, table_path, members), (*table_path, at)


def move_row(read: Read, name: str, path: Path, step: int) -> tuple[str, Path]:
    """Return the source with a row one place up (-1) or down (1), and where it is then."""
    _, table, _, _ = _find(read, path)
    members = items(path[:-1], node_at(read.tree, path[:-1]))
    at = _position(path)
    to = min(max(at + step, 0), len(table.hang) - 1)
    if table.hang[at].gop_tren or table.hang[to].gop_tren or (to + 1 < len(table.hang) and table.hang[to + 1].gop_tren):
        raise CchcError("hàng này có ô gộp với hàng bên cạnh nên không chuyển được; sửa chữ trong từng hàng")
    members.insert(to, members.pop(at))
    return changed(read, name, path[:-1], members), (*path[:-1], to)


def remove_row(read: Read, name: str, path: Path) -> str:
    """Return the source without a row. Raises CchcError where it is the last one, or others hang on its cells."""
    _, table, _, _ = _find(read, path)
    at = _position(path)
    if len(table.hang) == 1:
        raise CchcError("đây là hàng duy nhất của bảng; sửa chữ của nó thay vì bỏ")
    if at + 1 < len(table.hang) and table.hang[at + 1].gop_tren and not table.hang[at].gop_tren:
        raise CchcError("hàng dưới có ô gộp với hàng này nên không bỏ riêng được; bỏ hàng dưới trước")
    members = items(path[:-1], node_at(read.tree, path[:-1]))
    del members[at]
    return changed(read, name, path[:-1], members)


def _find(read: Read, path: Path) -> tuple[Path, Bang, Hang, Hang]:
    raw = dict(tables(read.raw or read.document))
    for base, table in tables(read.document):
        if (*base, table.kieu) == path[:-1] and isinstance(path[-1], int) and path[-1] < len(table.hang):
            return base, table, table.hang[path[-1]], raw[base].hang[path[-1]]
    raise CchcError("không còn hàng này trong kế hoạch; tải lại trang để thấy bảng hiện nay")


def _position(path: Path) -> int:
    return path[-1] if isinstance(path[-1], int) else 0


@dataclass(frozen=True, slots=True)
class Target:
    """A target: its code and fields as written."""

    code: str
    name: str
    unit: str
    comparison: str
    value: str
    office: str
    shown: str


COMPARISONS = {">=": "từ … trở lên", ">": "trên …", "=": "đúng …", "<=": "không quá …", "<": "dưới …", "": "như ghi"}


def targets_of(read: Read) -> list[Target]:
    """Return the targets of a plan."""
    return [
        Target(code, plain(one.ten), one.don_vi_tinh, one.so_sanh, one.gia_tri, "; ".join(one.chu_tri), _shown(one))
        for code, one in read.document.chi_tieu.items()
    ]


def _shown(target: ChiTieu) -> str:
    if target.gia_tri:
        return measured(target.gia_tri, target.don_vi_tinh, target.so_sanh)
    return "; ".join(f"{one.ten}: {measured(one.gia_tri, target.don_vi_tinh, one.so_sanh)}" for one in target.moc)


def edit_target(read: Read, name: str, code: str, typed: Mapping[str, str]) -> str:
    """Return the source with the fields of a target as typed; every place that names it prints the new value."""
    if code not in read.document.chi_tieu:
        raise CchcError("không còn chỉ tiêu này trong kế hoạch; tải lại trang")
    now = read.document.chi_tieu[code]
    changes: dict[str, Any] = {}
    for key in ("ten", "don_vi_tinh", "so_sanh", "gia_tri"):
        new = " ".join(typed.get(key, getattr(now, key)).split())
        if new != getattr(now, key):
            changes[key] = new or None
    if "ten" in changes and not changes["ten"]:
        raise CchcError("chỉ tiêu phải có tên")
    if changes.get("so_sanh", "") not in (*COMPARISONS, None):
        raise CchcError("cách so sánh không đúng; chọn một trong danh sách")
    return _unless_same(read, name, ("chi_tieu", code), changes)
