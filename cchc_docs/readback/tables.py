"""A table of the edited file as the plan's table: columns by heading, rows by their words, cells line by line."""

from __future__ import annotations

import re
from dataclasses import replace

from cchc_docs.model.columns import UNIT_COLUMNS
from cchc_docs.model.complete import coded
from cchc_docs.model.document import Bang, Cot, Hang, Path
from cchc_docs.model.numbering import row_sequence
from cchc_docs.readback.align import Item, align, in_order
from cchc_docs.readback.state import (
    ADDED,
    EDITED,
    REMOVED,
    SHIFTED,
    Line,
    Merge,
    compared,
    merged_lines,
    same,
)
from cchc_docs.readback.targets import target_cells
from cchc_docs.readback.words import escaped
from cchc_docs.reading.yaml.body import CODE

NUMBER = "so_thu_tu"


def merged_table(merge: Merge, tables: tuple[Bang, Bang, Bang], base: Path, edited: Path) -> Bang:
    """Return the raw table that prints what the edited one has. `tables`: resolved, raw, edited."""
    old, raw, new = tables
    made = Bang([], [], raw.kieu, raw.danh_so, raw.danh_so_lai, raw.tach_dong)
    columns = _columns(merge, made, (old, raw, new), base)
    before = [_signature(row, [column.ma for column in old.cot]) for row in old.hang]
    renamed = [columns.get(column.ma, "") for column in old.cot]
    after = [_signature(row, renamed) for row in new.hang]
    pairs = align(before, after)
    order = [pairs[j] for j in sorted(pairs)]
    kept = in_order(order)
    still = {order[index] for index in kept}
    numbers: list[str] = []
    for j, row in enumerate(new.hang):
        i = pairs.get(j)
        here = (*base, raw.kieu, i if i is not None else j)
        seen = _renamed(row, columns)
        if i is None:
            merge.told(ADDED, (*edited, new.kieu, j), "", after[j].text, edited=True)
            made.hang.append(_new_row(merge, seen, made))
        else:
            if i not in still:
                merge.told(SHIFTED, here, before[i].text, after[j].text)
            made.hang.append(_row(merge, made, (old.hang[i], raw.hang[i], seen), here))
        numbers.append(row.so_thu_tu)
    for i in sorted(set(range(len(old.hang))) - set(pairs.values())):
        merge.told(REMOVED, (*base, raw.kieu, i), before[i].text, "")
    if any(column.ma == NUMBER for column in made.cot):
        _number(merge, made, numbers)
    return made


def new_table(merge: Merge, new: Bang) -> Bang:
    """Return a table that was not in the plan."""
    made = Bang(
        [replace(column, ten=escaped(column.ten)) for column in new.cot],
        [],
        new.kieu,
        new.danh_so,
        new.danh_so_lai,
        new.tach_dong,
    )
    made.hang = [_new_row(merge, row, made) for row in new.hang]
    if any(column.ma == NUMBER for column in made.cot):
        _number(merge, made, [row.so_thu_tu for row in new.hang])
    return made


def _signature(row: Hang, codes: list[str]) -> Item:
    if row.nhom:
        return Item("nhom", compared(row.nhom))
    return Item("hang", " | ".join(compared(" ".join(row.o.get(code, []))) for code in codes if code != NUMBER))


def _number(merge: Merge, made: Bang, numbers: list[str]) -> None:
    """Set the numbers a person typed: those the count would not give."""
    for position, (row, computed) in enumerate(row_sequence(made)):
        seen = numbers[position]
        own = computed if row.nhan is None else row.nhan
        if seen != own and merge.origin.has(row):
            merge.told(EDITED, merge.origin.sure(row), own, seen)
        if seen == computed and row.nhan != seen:
            row.nhan = None
        elif seen != computed:
            row.nhan = seen


# --- columns ----------------------------------------------------------------------------------------------------------


def _columns(merge: Merge, made: Bang, tables: tuple[Bang, Bang, Bang], base: Path) -> dict[str, str]:
    """Fill the columns of the target; return plan's code -> code in the edited table, for those that stay."""
    old, raw, new = tables
    pairs = align([Item("", compared(c.ten)) for c in old.cot], [Item("", compared(c.ten)) for c in new.cot])
    if len(old.cot) == len(new.cot):
        free = [i for i in range(len(old.cot)) if i not in pairs.values()]
        pairs |= dict(zip((j for j in range(len(new.cot)) if j not in pairs), free, strict=True))
    codes = {column.ma for column in old.cot}
    found: dict[str, str] = {}
    for j, seen in enumerate(new.cot):
        i = pairs.get(j)
        if i is None:
            code = seen.ma if re.fullmatch(CODE, seen.ma) and seen.ma not in codes else _free(codes)
            codes.add(code)
            column = Cot(code, escaped(seen.ten), nhom=escaped(seen.nhom))
            merge.told(ADDED, base, "", f"cột {seen.ten}", edited=False)
        else:
            column = replace(raw.cot[i])
            merge.origin.put(column, (*base, "cot", i))
            _heading(merge, column, old.cot[i], seen, (*base, "cot", i))
        found[column.ma] = seen.ma
        made.cot.append(column)
    for i in sorted(set(range(len(old.cot))) - set(pairs.values())):
        merge.told(REMOVED, (*base, "cot", i), f"cột {old.cot[i].ten}", "")
    return found


def _free(codes: set[str]) -> str:
    return next(f"cot_{n}" for n in range(len(codes) + 1, 1000) if f"cot_{n}" not in codes)


def _heading(merge: Merge, column: Cot, old: Cot, new: Cot, path: Path) -> None:
    for key in ("ten", "nhom"):
        before, after = getattr(old, key), getattr(new, key)
        if same(" ".join(before.split()), " ".join(after.split())):
            merge.wants.put(column, before, key)
            continue
        merge.told(EDITED, path, before, after)
        merge.wants.put(column, after, key)
        if "{{" not in getattr(column, key):
            setattr(column, key, escaped(after))


# --- rows -------------------------------------------------------------------------------------------------------------


def _renamed(row: Hang, columns: dict[str, str]) -> Hang:
    """Return a row of the edited table under the plan's column codes."""
    back = {theirs: own for own, theirs in columns.items()}
    return replace(
        row,
        o={own: row.o[theirs] for own, theirs in columns.items() if theirs in row.o},
        gop_tren=[back[code] for code in row.gop_tren if code in back],
        gop_phai={back[code]: count for code, count in row.gop_phai.items() if code in back},
    )


def _new_row(merge: Merge, seen: Hang, made: Bang) -> Hang:
    row = Hang(nhom=escaped(seen.nhom), gop_tren=list(seen.gop_tren), gop_phai=dict(seen.gop_phai))
    for column in made.cot:
        lines = seen.o.get(column.ma, [])
        if lines and column.ma != NUMBER and not seen.nhom:
            row.o[column.ma] = [cell_line(merge, line, column.ma) for line in lines]
    return row


def _row(merge: Merge, made: Bang, rows: tuple[Hang, Hang, Hang], path: Path) -> Hang:
    old, raw, new = rows
    row = replace(raw, o={}, don_vi={})
    merge.origin.put(row, path)
    if old.nhom:
        if same(old.nhom, new.nhom):
            merge.wants.put(row, old.nhom)
        else:
            merge.told(EDITED, (*path, "nhom"), old.nhom, new.nhom)
            merge.wants.put(row, new.nhom)
            row.nhom = raw.nhom if "{{" in raw.nhom else escaped(new.nhom)
        return row
    filled = None
    if old.chi_tieu:
        filled = target_cells(merge, rows, path, {column.ma for column in made.cot})
        merge.seen_rows.put(row, new)
    for column in made.cot:
        if column.ma != NUMBER:
            lines = (
                _cell(merge, rows, column.ma, path) if filled is None or column.ma not in filled else filled[column.ma]
            )
            _set(merge, row, column.ma, lines, known=column.ma in raw.o)
    _merges(merge, row, old, new)
    return row


def _set(merge: Merge, row: Hang, code: str, lines: list[Line] | None, *, known: bool) -> None:
    """Put the lines of a cell in the row; None leaves the cell to its target."""
    if lines is not None and (lines or known):
        row.o[code] = [line.raw for line in lines]
        merge.row_lines.put(row, lines, code)


def _merges(merge: Merge, row: Hang, old: Hang, new: Hang) -> None:
    """Take over merged cells where they changed; a cell with words of its own is never merged away."""
    before = {code for code in old.gop_tren if not old.o.get(code)}
    after = {code for code in new.gop_tren if not new.o.get(code)}
    if before != after:
        row.gop_tren = sorted(after, key=new.gop_tren.index)
        words = [", ".join(sorted(codes)) for codes in (before, after)]
        merge.told(EDITED, merge.origin.sure(row), f"ô gộp với ô trên: {words[0]}", f"ô gộp với ô trên: {words[1]}")


def _cell(merge: Merge, rows: tuple[Hang, Hang, Hang], code: str, path: Path) -> list[Line]:
    old, raw, new = (row.o.get(code, []) for row in rows)
    shown = [line for text in old for line in text.split("\n")]
    if [line for text in new for line in text.split("\n")] == shown:
        return [Line(line, want, n) for n, (line, want) in enumerate(zip(raw, old, strict=True))]
    if len(shown) != len(raw):
        merge.told(EDITED, (*path, code), "; ".join(old), "; ".join(new))
        return [Line(cell_line(merge, line, code), line) for line in new]
    lines = merged_lines(merge, old, raw, new, (*path, code), (*path, code))
    return [line if _still(line, old, raw) else replace(line, raw=_other(merge, line, code)) for line in lines]


def _still(line: Line, old: list[str], raw: list[str]) -> bool:
    """Tell whether a line is as the plan has it, or keeps its references to be fitted later."""
    if line.origin is None:
        return False
    return same(old[line.origin], line.want) or ("{{" in raw[line.origin] and line.raw == raw[line.origin])


def _other(merge: Merge, line: Line, code: str) -> str:
    return cell_line(merge, line.want, code)


def cell_line(merge: Merge, words: str, column: str) -> str:
    """Return a line of a cell as the plan writes it: the code of a unit for its name."""
    if column in UNIT_COLUMNS:
        code = next((code for code, unit in merge.old.don_vi.items() if unit.ten == words), None)
        if code is not None:
            return code
    if words in merge.old.don_vi or words in merge.old.chi_tieu or coded(words):
        return f'{{{{ "{words}" }}}}'
    return escaped(words)
