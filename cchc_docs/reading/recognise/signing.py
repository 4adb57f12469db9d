"""Who signs: lines of authority and of titles, names, the tables they stand in, recipients known by them alone (WORD_HABITS 5)."""

from __future__ import annotations

from itertools import zip_longest

from cchc_docs.patterns import ours
from cchc_docs.reading.flow import Cell, Grid, Item, Para
from cchc_docs.reading.recognise.reading import clean

SIGNS = ours(
    r"^\s*(T/?M|K/?T|Q|T/?L|T/?UQ)\s*\.\s*\S|^\s*(T/M|K/T|T/L|T/UQ)\b|^\s*(TM|KT|TL|TUQ) (ỦY|UỶ|HỘI|CHỦ|TRƯỞNG|GIÁM|BAN)\b"
)
TITLES = ours(
    r"^(QUYỀN |PHÓ )?(CHỦ TỊCH|TRƯỞNG|GIÁM ĐỐC|BÍ THƯ|CHÁNH VĂN PHÒNG|CHÁNH|HIỆU TRƯỞNG|CHỦ NHIỆM|CỤC TRƯỞNG|TỔ TRƯỞNG|"
    r"VĂN PHÒNG|THỦ TRƯỞNG|NGƯỜI|CHỦ TỌA|CHỦ TOẠ|CHỦ TRÌ|ĐẠI DIỆN|BÊN (?:A|B|GIAO|NHẬN|THUÊ|CHO THUÊ)\b|CÁN BỘ|CÔNG CHỨC|TRƯỞNG BAN|CHỈ HUY|ĐỘI TRƯỞNG|THƯ KÝ|KẾ TOÁN)"
)
SIGNED = ours(r"(?i)^[(\[]?\s*(đã ký|ký tên|ký, (?:ghi rõ|đóng dấu|họ)|ký ghi rõ|ký và|ký số|chữ ký)")
MAX_ROWS = 6
Stack = list[tuple[str, Para]]
"""The lines of one column of signatures, from above, each with its paragraph."""


def is_signature(text: str) -> bool:
    """Tell whether a line signs: for whom (TM., KT. …), or under which title, in capitals."""
    bare = text.strip()
    return len(bare) < 90 and bool(SIGNS.match(bare) or (bare.isupper() and TITLES.match(bare)))


def cell_lines(cell: Cell) -> list[tuple[str, Para]]:
    """Return the lines of a cell, each with its paragraph; a label Word computes stands before the first."""
    out = []
    for para in cell.paras():
        for number, line in enumerate(para.text.split("\n")):
            text = clean(line)
            label = f"{para.label} " if para.label and not number and text else ""
            if text:
                out.append((label + text, para))
    return out


def looks_name(text: str) -> bool:
    """Tell whether a line can be a person's name: two to six words, each with a capital."""
    parts = text.split()
    return (
        2 <= len(parts) <= 7
        and all(part[:1].isupper() for part in parts)
        and not is_signature(text)
        and ":" not in text
    )


def is_signing_grid(grid: Grid) -> bool:
    """Tell whether a table holds signatures and nothing else: at least one, and no long text."""
    paras = [para for para in grid.paras() if para.text.strip()]
    return (
        len(grid.rows) <= MAX_ROWS
        and any(is_signature(line) for para in paras for line in para.text.split("\n"))
        and all(len(para.text) < 200 for para in paras)
    )


def stacks_of(grid: Grid) -> list[list[tuple[str, Para]]]:
    """Return the lines of each column of a table of signatures, from left to right."""
    stacks: dict[int, list[tuple[str, Para]]] = {}
    for row in grid.rows:
        column = row.before
        for cell in row.cells:
            if lines := cell_lines(cell):
                stacks.setdefault(column, []).extend(lines)
            column += cell.span
    return [stacks[key] for key in sorted(stacks)]


def in_rows(stacks: list[Stack], *, beside: bool) -> list[Stack]:
    """Return who signs from left to right and from above, from columns that may hold several one above the other.

    `beside`: recipients stand at the left, so that the last one at the right may stand alone.
    """
    columns = [_signers(stack) for stack in stacks]
    if len(columns) != 2 or max(map(len, columns)) < 2:
        return stacks
    left, right = columns
    if beside or len(left) == len(right):
        rows = zip_longest(left, right)
    else:  # the odd one stands alone in the first row
        rows = zip_longest([None] * (len(right) - len(left)) + left, [None] * (len(left) - len(right)) + right)
    return [one for row in rows for one in row if one]


def _signers(stack: Stack) -> list[Stack]:
    """Cut a column where somebody else begins to sign: at a title below a name."""
    out: list[Stack] = [[]]
    for line in stack:
        if out[-1] and looks_name(out[-1][-1][0]) and is_signature(line[0]):
            out.append([])
        out[-1].append(line)
    return out


_FILED = ours(r"[-–]\s*Lưu\s*(?::|(?=VT\b|[A-ZĐ]{2}))")
_MOST_RECIPIENTS = 30


def unheaded(items: list[Item], begin: int, end: int, start: int) -> tuple[int, int, Stack]:
    """Return where a foot begins and ends with the recipients right above or below who signs, and their lines.

    They have no word "Nơi nhận": dashes that end with "Lưu: VT" are a list of recipients all the same.
    """
    if above := _dashes(items, list(range(begin - 1, start, -1)), upward=True):
        return above[0][0], end, [(clean(para.text), para) for _, para in above]
    if below := _dashes(items, list(range(end, len(items))), upward=False):
        return begin, below[-1][0] + 1, [(clean(para.text), para) for _, para in below]
    return begin, end, []


def _dashes(items: list[Item], places: list[int], *, upward: bool) -> list[tuple[int, Para]]:
    """Return the lines of a list that begins (upward: ends) at the first of these places and ends with where it is filed."""
    out: list[tuple[int, Para]] = []
    for place in places[:_MOST_RECIPIENTS]:
        item = items[place]
        if isinstance(item, Grid):
            break
        text = item.text.strip()
        if not text and not out:
            continue
        filed = _FILED.match(text) is not None
        if text[:1] not in ("-", "–") or (upward and filed is bool(out)):
            break
        if upward and not filed and not text.endswith((";", ",")):
            break  # an item of the text above
        out.append((place, item))
        if filed and not upward:
            break
    out.sort(key=lambda one: one[0])
    return out if len(out) > 1 and _FILED.match(out[-1][1].text.strip()) else []
