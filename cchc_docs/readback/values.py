"""The target document as changes of the plan's YAML: what a key says now, and which item is which."""

from __future__ import annotations

from typing import Any

from cchc_docs.model.columns import COLUMNS, DEFAULT_COLUMNS
from cchc_docs.model.document import Bang, Cot, Hang, Muc, Path, PhuLuc
from cchc_docs.readback.blocks import raw_block
from cchc_docs.readback.source import Keep
from cchc_docs.readback.state import Line, Merge
from cchc_docs.readback.tables import NUMBER
from cchc_docs.readback.targets import registry
from cchc_docs.reading.yaml.document import DOCUMENT_FIELDS
from cchc_docs.reading.yaml.plan import node_at
from cchc_docs.reading.yaml.tree import LIST, Node

_TOP = tuple(DOCUMENT_FIELDS)
_BLOCK = ("tieu_de", "muc", "doan", "nhan", "ma", "danh_so", "bang", "noi_dung")
_APPENDIX = (
    "ma",
    "ten",
    "nhan",
    "kem_theo",
    "huong",
    "danh_so",
    "noi_dung",
    "cot",
    "danh_so_hang",
    "danh_so_lai",
    "tach_dong",
)
_ROW = ("ma", "nhom", "nhan", "moc")


def document_change(merge: Merge, tree: Node) -> Keep:
    """Return the whole plan with what changes in it."""
    return _Values(merge, tree).document()


class _Values:
    def __init__(self, merge: Merge, tree: Node) -> None:
        self.merge = merge
        self.tree = tree

    def document(self) -> Keep:
        merge, raw, target = self.merge, self.merge.raw, self.merge.target
        changes: dict[str, Any] = dict(merge.head)
        if target.trich_yeu != raw.trich_yeu:
            changes["trich_yeu"] = target.trich_yeu
        for key in ("kinh_gui", "can_cu", "mo_dau", "ket_thuc", "noi_nhan"):
            self._put(
                changes, key, self.lines(merge.lines[key,], getattr(raw, key), (key,)), had=bool(getattr(raw, key))
            )
        self._signer(changes)
        changed = registry(merge)
        if changed:
            inner = {code: Keep(("chi_tieu", code), fields) for code, fields in changed.items()}
            changes["chi_tieu"] = Keep(("chi_tieu",), dict(inner))
        self._put(changes, "noi_dung", [self.block(block) for block in target.noi_dung], had=True)
        self._put(changes, "phu_luc", [self.appendix(one) for one in target.phu_luc], had=bool(raw.phu_luc))
        return Keep((), changes, order=_TOP)

    @staticmethod
    def _put(changes: dict[str, Any], key: str, value: Any, *, had: bool) -> None:
        if value or had:
            changes[key] = value or None

    def _signer(self, changes: dict[str, Any]) -> None:
        raw = self.merge.raw.chu_ky
        lines = self.merge.lines.get(("chu_ky", "quyen_han"))
        if raw is None or lines is None:
            return
        signer = changes.setdefault("chu_ky", Keep(("chu_ky",), {}, order=("quyen_han", "chuc_vu", "ky_ten", "ho_ten")))
        value = self.lines(lines, raw.quyen_han, ("chu_ky", "quyen_han"))
        self._put(signer.changes, "quyen_han", value, had=bool(raw.quyen_han))

    def lines(self, lines: list[Line], raw: list[str], path: Path) -> Any:
        """Return the lines of a list as members: kept, changed, new."""
        node = node_at(self.tree, path)
        whole = node.kind == LIST and len(node.content) == len(raw)
        out: list[Any] = []
        for line in lines:
            if line.origin is None or not whole:
                out.append(line.raw)
            else:
                out.append(Keep((*path, line.origin), text=line.raw if line.raw != raw[line.origin] else None))
        if not whole and [line.raw for line in lines] == raw and raw:
            return Keep(path)
        return out

    # --- blocks -----------------------------------------------------------------------------------------------------

    def block(self, block: Muc) -> Any:
        origin = self.merge.origin.of(block)
        if origin is None:
            return self._new_block(block)
        raw = raw_block(self.merge.raw, origin)
        children = [self.block(inner) for inner in block.noi_dung]
        if not raw.khoa:
            simple = block.kieu == "muc" and block.nhan is None and not children and block.danh_so is None
            if simple:
                return Keep(origin, text=block.chu if block.chu != raw.chu else None)
            return self._new_block(block)
        changes: dict[str, Any] = {}
        if block.khoa != raw.khoa:
            changes |= {raw.khoa: None, block.khoa: block.chu}
        elif block.chu != raw.chu:
            changes[raw.khoa] = block.chu
        for key in ("nhan", "danh_so"):
            if getattr(block, key) != getattr(raw, key):
                changes[key] = getattr(block, key)
        self._put(changes, "noi_dung", children, had=bool(raw.noi_dung))
        if block.bang is not None and raw.bang is not None:
            changes["bang"] = Keep((*origin, "bang"), self.table(block.bang, raw.bang, (*origin, "bang")))
        return Keep(origin, changes, order=_BLOCK)

    def _new_block(self, block: Muc) -> Any:
        children = [self.block(inner) for inner in block.noi_dung]
        if block.bang is not None:
            return {"bang": self.new_table(block.bang)}
        if block.kieu == "muc" and block.nhan is None and not children and block.danh_so is None:
            return block.chu
        out: dict[str, Any] = {block.kieu: block.chu}
        for key in ("nhan", "danh_so"):
            if getattr(block, key) is not None:
                out[key] = getattr(block, key)
        if block.ma:
            out["ma"] = block.ma
        if children:
            out["noi_dung"] = children
        return out

    # --- appendices and tables --------------------------------------------------------------------------------------

    def appendix(self, appendix: PhuLuc) -> Any:
        origin = self.merge.origin.of(appendix)
        children = [self.block(inner) for inner in appendix.noi_dung]
        if origin is None:
            out: dict[str, Any] = {"ten": appendix.ten}
            for key in ("nhan", "kem_theo"):
                if getattr(appendix, key) is not None:
                    out[key] = getattr(appendix, key)
            if appendix.huong != "ngang":
                out["huong"] = appendix.huong
            if children:
                out["noi_dung"] = children
            return out | (self.new_table(appendix.bang) if appendix.bang is not None else {})
        raw = self.merge.raw.phu_luc[int(origin[1])]
        changes: dict[str, Any] = {}
        for key in ("ten", "nhan", "kem_theo"):
            if getattr(appendix, key) != getattr(raw, key):
                changes[key] = getattr(appendix, key)
        self._put(changes, "noi_dung", children, had=bool(raw.noi_dung))
        base = self.merge.origin.of(appendix.bang) if appendix.bang is not None else None
        if appendix.bang is not None and raw.bang is not None and base == origin:
            changes |= self.table(appendix.bang, raw.bang, origin)
        elif raw.bang is not None or appendix.bang is not None:
            if raw.bang is not None:
                changes |= dict.fromkeys(("cot", "danh_so_hang", "danh_so_lai", "tach_dong", raw.bang.kieu))
            if appendix.bang is not None:
                changes |= self.new_table(appendix.bang)
        return Keep(origin, changes, order=(*_APPENDIX, *DEFAULT_COLUMNS))

    def new_table(self, table: Bang) -> dict[str, Any]:
        """Return the keys of a table that was not in the plan."""
        out: dict[str, Any] = {"cot": [self._column(column) for column in table.cot]}
        if table.danh_so != "1":
            out["danh_so_hang"] = table.danh_so
        if not table.danh_so_lai:
            out["danh_so_lai"] = "false"
        if not table.tach_dong:
            out["tach_dong"] = "false"
        return out | {table.kieu: [self._new_row(row, table) for row in table.hang]}

    def table(self, table: Bang, raw: Bang, base: Path) -> dict[str, Any]:
        """Return the keys of a table of the plan that change."""
        changes: dict[str, Any] = {}
        if table.cot != raw.cot:
            changes["cot"] = [self._kept_column(column, raw, base) for column in table.cot]
        rows = [self._row(row, raw, table, (*base, raw.kieu)) for row in table.hang]
        changes[raw.kieu] = rows
        return changes

    @staticmethod
    def _column(column: Cot) -> Any:
        if COLUMNS.get(column.ma) == column.ten and not column.nhom and not column.rong:
            return column.ma
        out = {"ma": column.ma}
        if column.ten != COLUMNS.get(column.ma):
            out["ten"] = column.ten
        if column.rong:
            out["rong"] = f"{column.rong:g}"
        if column.nhom:
            out["nhom"] = column.nhom
        return out

    def _kept_column(self, column: Cot, raw: Bang, base: Path) -> Any:
        origin = self.merge.origin.of(column)
        written = node_at(self.tree, (*base, "cot"))
        if origin is None or written.kind != LIST:
            return self._column(column)
        old = raw.cot[int(origin[-1])]
        if column == old:
            return Keep(origin)
        if isinstance(node_at(self.tree, origin).content, dict):
            changes: dict[str, Any] = {
                key: getattr(column, key) or None
                for key in ("ten", "nhom")
                if getattr(column, key) != getattr(old, key)
            }
            return Keep(origin, changes, order=("ma", "ten", "rong", "nhom"))
        return self._column(column)

    def _row(self, row: Hang, raw: Bang, table: Bang, base: Path) -> Any:
        origin = self.merge.origin.of(row)
        if origin is None:
            return self._new_row(row, table)
        old = raw.hang[int(origin[-1])]
        changes: dict[str, Any] = {}
        if row.nhom != old.nhom:
            changes["nhom"] = row.nhom
        if row.nhan != old.nhan:
            changes["nhan"] = row.nhan
        if row.gop_tren != old.gop_tren:
            changes["gop_tren"] = list(row.gop_tren) or None
        for code in {**old.o, **row.o}:
            if row.o.get(code, []) != old.o.get(code, []):
                changes[code] = self._cell(row, old, code, origin)
        return Keep((*base, int(origin[-1])), changes, order=(*_ROW, *(column.ma for column in table.cot)))

    def _cell(self, row: Hang, old: Hang, code: str, origin: Path) -> Any:
        if code not in row.o or not row.o[code]:
            return None
        lines = self.merge.row_lines.of(row, code)
        node = node_at(self.tree, (*origin, code))
        if node.kind == LIST and lines is not None:
            fresh = [Line(text, line.want, line.origin) for text, line in zip(row.o[code], lines, strict=True)]
            return self.lines(fresh, old.o.get(code, []), (*origin, code))
        return row.o[code][0] if len(row.o[code]) == 1 else list(row.o[code])

    @staticmethod
    def _new_row(row: Hang, table: Bang) -> dict[str, Any]:
        out: dict[str, Any] = {}
        if row.nhom:
            out["nhom"] = row.nhom
        if row.nhan is not None:
            out["nhan"] = row.nhan
        for column in table.cot:
            lines = row.o.get(column.ma, [])
            if lines and column.ma != NUMBER:
                out[column.ma] = lines[0] if len(lines) == 1 else list(lines)
        if row.gop_tren:
            out["gop_tren"] = list(row.gop_tren)
        return out or {"noi_dung": ""}
