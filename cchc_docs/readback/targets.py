"""Rows that a target fills: a new value goes to the target where only this row says it, else it stays in the row."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from cchc_docs.model.complete import fill_targets, name_units, tables
from cchc_docs.model.document import Hang, Path
from cchc_docs.readback.state import EDITED, Line, Merge, same, understood, uses
from cchc_docs.readback.words import escaped


def target_cells(
    merge: Merge, rows: tuple[Hang, Hang, Hang], path: Path, columns: set[str]
) -> dict[str, list[Line] | None]:
    """Return column -> lines (None: the target fills it) for the cells of `columns` that a target fills."""
    old, raw, new = rows
    code = old.chi_tieu
    filled = {column for column in old.o if column in columns and (column == "chi_tieu" or column not in raw.o)}
    alone = uses(merge, code) == 1
    named_once = alone and f"chi_tieu.{code}." not in merge.source
    out: dict[str, list[Line] | None] = {}
    for column in filled:
        before, after = old.o[column], new.o.get(column, [])
        if all(map(same, before, after)) and len(before) == len(after):
            out[column] = [Line(code, code, 0)] if column == "chi_tieu" else None
            continue
        merge.told(EDITED, (*path, column), "; ".join(before), "; ".join(after))
        free = named_once if column in ("chi_tieu", "don_vi_tinh") else alone
        if free and len(after) == 1 and _to_target(merge, code, column, after[0]):
            out[column] = [Line(code, code, 0)] if column == "chi_tieu" else None
        else:
            out[column] = [Line(escaped(line), line) for line in after]
    if out.get("chi_tieu") and out["chi_tieu"] != [Line(code, code, 0)]:
        # The row no longer names its target, so every cell says its own words.
        out = {column: [Line(escaped(line), line) for line in new.o.get(column, [])] for column in filled}
    return out


def _to_target(merge: Merge, code: str, column: str, words: str) -> bool:
    target = merge.target.chi_tieu[code]
    if "{{" in words:
        return False
    if column in ("chi_tieu", "don_vi_tinh"):
        setattr(target, "ten" if column == "chi_tieu" else column, words)
        return True
    if column != "gia_tri" or target.moc:
        return False
    value, comparison = understood(words, target.so_sanh)
    target.gia_tri, target.so_sanh = value, comparison
    return True


def settle(merge: Merge) -> None:
    """Write out the cells that a target would fill otherwise than the file says: a row that moved to another phase."""
    trial = deepcopy(merge.target)
    for (path, table), (_, filled) in zip(tables(merge.target), tables(trial), strict=True):
        fill_targets(trial, filled, path, [])
        name_units(trial, filled, path, [])
        for row, shown in zip(table.hang, filled.hang, strict=True):
            seen = merge.seen_rows.of(row)
            if seen is None:
                continue
            for column in table.cot:
                words = seen.o.get(column.ma, [])
                if column.ma not in row.o and shown.o.get(column.ma, []) != words and "{{" not in str(shown.o):
                    row.o[column.ma] = [escaped(line) for line in words]
                    merge.row_lines.put(row, [Line(escaped(line), line) for line in words], column.ma)


def registry(merge: Merge) -> dict[str, dict[str, Any]]:
    """Return code -> field -> new value, for targets that changed."""
    out: dict[str, dict[str, Any]] = {}
    for code, target in merge.target.chi_tieu.items():
        before = merge.raw.chi_tieu[code]
        fields = ("ten", "don_vi_tinh", "so_sanh", "gia_tri")
        changed = {key: getattr(target, key) for key in fields if getattr(target, key) != getattr(before, key)}
        if changed:
            out[code] = changed
    return out
