"""Rows that a target fills: a new value goes to the target where only this row says it, else it stays in the row."""

from __future__ import annotations

import re
from typing import Any

from cchc_docs.drafting.readback_state import EDITED, Line, Merge, same
from cchc_docs.drafting.readback_words import escaped
from cchc_docs.model.complete import tables
from cchc_docs.model.document import Hang, Path
from cchc_docs.model.references import measured

_FORMS = (
    (">=", re.compile(r"từ (.+) trở lên")),
    (">", re.compile(r"trên (.+)")),
    ("<=", re.compile(r"không quá (.+)")),
    ("<", re.compile(r"dưới (.+)")),
)


def target_cells(merge: Merge, rows: tuple[Hang, Hang, Hang], path: Path) -> dict[str, list[Line] | None]:
    """Return column -> lines (None: the target fills it) for the cells a target fills."""
    old, raw, new = rows
    code = old.chi_tieu
    filled = {column for column in old.o if column == "chi_tieu" or column not in raw.o}
    alone = uses(merge, code) == 1
    out: dict[str, list[Line] | None] = {}
    for column in filled:
        before, after = old.o[column], new.o.get(column, [])
        if all(map(same, before, after)) and len(before) == len(after):
            out[column] = [Line(code, code, 0)] if column == "chi_tieu" else None
            continue
        merge.told(EDITED, (*path, column), "; ".join(before), "; ".join(after))
        if alone and len(after) == 1 and _to_target(merge, code, column, after[0]):
            out[column] = [Line(code, code, 0)] if column == "chi_tieu" else None
        else:
            out[column] = [Line(escaped(line), line) for line in after]
    if out.get("chi_tieu") and out["chi_tieu"] != [Line(code, code, 0)]:
        # The row no longer names its target, so every cell says its own words.
        out = {column: [Line(escaped(line), line) for line in new.o.get(column, [])] for column in filled}
    return out


def uses(merge: Merge, code: str) -> int:
    """Return how often the plan prints a target: rows that name it and references to it."""
    rows = sum(row.o.get("chi_tieu") == [code] for _, table in tables(merge.raw) for row in table.hang)
    return rows + len(re.findall(rf"\{{\{{\s*chi_tieu\.{re.escape(code)}\b", merge.source))


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


def understood(words: str, comparison: str) -> tuple[str, str]:
    """Return (value, comparison) that print `words`; equality keeps the sign the target has for it."""
    for sign, form in _FORMS:
        if found := form.fullmatch(words):
            return found[1], sign
    plain = comparison if measured("1", "", comparison) == "1" else ""
    return words, plain


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
