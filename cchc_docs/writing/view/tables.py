"""Tables as a template sees them: a grid, rows of cells, each cell with its lines, its width and what it is merged with."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

from cchc_docs.model.document import Bang, Cot, Hang
from cchc_docs.model.markup import plain
from cchc_docs.model.printed import cell_lines
from cchc_docs.record import Record, field
from cchc_docs.vietnamese.line_breaks import BLANK
from cchc_docs.vietnamese.metrics import text_width_pt

ORDINAL = "so_thu_tu"
OTHER = "khac"
"""Code of the sampler's cell for columns that are the plan's own."""
FIGURES = "so_lieu"
"""Code of the sampler's cell for columns of the plan's own that hold nothing but figures."""
_FIGURE = frozenset("0123456789.,%+-–/ *")


class O(Record):  # noqa: E742 - "ô" is the Vietnamese word for a cell
    """A cell. `cot`: code of its prototype; `dong`: its lines, at least one; `rong`: twips; `phu`: columns covered.

    `gop`: "restart" where cells below are merged into this one, "continue" where it is merged into the one above.
    """

    cot: str
    dong: list[str]
    rong: int
    phu: int = 1
    gop: str = ""


class HangIn(Record):
    """A row. A group row (`nhom`) has the cells `so_thu_tu` (where the table has that column) and `chu`.

    `giu`: stays on the page of what follows. `lien`: never split over two pages; not so where one page is too short.
    """

    nhom: bool
    o: list[O]
    giu: bool = False
    lien: bool = True


NEVER_EMPTY = ((HangIn, "o"), (O, "dong"))
"""Lists that have one item at least: what a template makes of them need not be searched for rows without a cell, cells
without a paragraph (`template.whole`). `view` sees to it."""


class BangIn(Record):
    """A table of `rong` twips whose columns are `luoi` wide; `dau`: heading rows."""

    rong: int = 0
    luoi: list[int] = field(default_factory=list)
    dau: list[HangIn] = field(default_factory=list)
    hang: list[HangIn] = field(default_factory=list)


NONE = BangIn()


def table(found: Bang, samples: dict[str, int], width: int, height: int) -> BangIn | None:
    """Return a table `width` twips wide on pages `height` twips high; None when there is nothing to print.

    `samples`: column code -> width in the template's sampler.
    """
    columns = found.cot or ([Cot("noi_dung", "")] if found.hang else [])
    codes = [column.ma if column.ma in samples else OTHER for column in columns]
    grid = fitted(found, columns, widths(columns, codes, samples, width))
    if FIGURES in samples:
        codes = [
            FIGURES if code == OTHER and _figures(found, column) else code
            for column, code in zip(columns, codes, strict=True)
        ]
    heads = _heads(columns, codes, grid)
    rows = _rows(found, columns, codes, grid)
    room = height - sum(map(tallness, heads))
    tall = [tallness(row) for row in rows]
    for place, row in enumerate(rows):
        # The first row has the title above it: kept whole, a tall one would leave the title alone on its page.
        row.lien = tall[place] < (room if place else room - _TITLE)
    # No row alone on a page: the first two stay together with the group rows above them, and the last two, where that
    # leaves no more than half a page white.
    data = [place for place, row in enumerate(rows) if not row.nhom]
    for first, last in {(0, data[1]), (data[-2], len(rows) - 1)} if len(data) > 1 else ():
        if sum(tall[first : last + 1]) < (room - _TITLE) // 2:
            for row in rows[first:last]:
                row.giu = True
    return BangIn(width, grid, heads, rows) if heads or rows else None


def fitting(held: str, room: int) -> str:
    """Return a held line of a cell, where the cell is wide enough for that."""
    if BLANK in held and max(map(len, held.split(" "))) * _LETTER > room - _MARGINS:
        return held.replace(BLANK, " ")
    return held


def _figures(found: Bang, column: Cot) -> bool:
    """Tell whether every filled cell of a column is a figure, a share or a dash."""
    lines = [line for row in found.hang if not row.nhom for line in row.o.get(column.ma, ()) if line.strip()]
    return bool(lines) and all(_FIGURE.issuperset(line) for line in lines)


def widths(columns: list[Cot], codes: list[str], samples: dict[str, int], width: int) -> list[int]:
    """Return the widths of the columns, which sum to `width`: `Cot.rong` in percent, the rest as in the sampler."""
    if not columns:
        return []
    given = sum(column.rong for column in columns)
    weights = [float(samples.get(code) or 1) for code in codes]
    free = sum(weight for column, weight in zip(columns, weights, strict=True) if not column.rong)
    # Columns without a share divide what the others leave, a tenth of the table at least.
    left = max(100 - given, 10.0) if free else 0.0
    shares = [column.rong or weight / free * left for column, weight in zip(columns, weights, strict=True)]
    total = sum(shares)
    edges = [round(width * sum(shares[: count + 1]) / total) for count in range(len(shares))]
    return [edge - before for edge, before in zip(edges, [0, *edges], strict=False)]


NARROW = 1500
"""Columns narrower than this, in twips, are made to hold their longest word."""

_SIZE = 13  # of the letters of a table, in points
_MARGINS = 200  # of a cell, with a hair to spare
_LINE = 310  # height of a line of a cell
_LETTER = 150  # width of a letter of running text, on the generous side
_TITLE = 2400  # room an appendix title takes: six lines and the space around them


def fitted(found: Bang, columns: list[Cot], grid: list[int]) -> list[int]:
    """Return the widths of the columns with narrow ones widened to their longest word, at the cost of the widest.

    A width the plan gives (`Cot.rong`) is left as it is.
    """
    least = [
        room if column.rong else _longest(found, column) if room < NARROW else NARROW
        for column, room in zip(columns, grid, strict=True)
    ]
    over = [max(0, room - floor) for room, floor in zip(grid, least, strict=True)]
    if sum(over) == sum(grid) - sum(least):
        return grid
    width = sum(grid)
    while sum(least) > width and max(least) > _MARGINS:
        # Not every word can have its room: the longest give way, so that the short ones keep theirs.
        top = max(least)
        least = [min(floor, top * 97 // 100) for floor in least]
    share = (width - sum(least)) / max(1, sum(over))
    shares = [floor + more * share for floor, more in zip(least, over, strict=True)]
    edges = [round(width * sum(shares[: count + 1]) / sum(shares)) for count in range(len(shares))]
    return [edge - before for edge, before in zip(edges, [0, *edges], strict=False)]


def _longest(found: Bang, column: Cot) -> int:
    """Return the width of a cell that holds the longest word of a column."""
    if column.ma == ORDINAL:
        lines = {row.so_thu_tu for row in found.hang}
    else:
        lines = {line for row in found.hang for line in row.o.get(column.ma, ())}
    heads = max((_width(word, True) for word in set(column.ten.split())), default=0.0)
    words = set(" ".join(lines).split()) if column.ma != ORDINAL else lines
    longest = max(heads, max((_width(word, False) for word in words), default=0.0))
    return round(longest * 20) + _MARGINS


@lru_cache(2048)
def _width(word: str, bold: bool) -> float:
    """Return the width of a word in points; tables say the same few hundred over and over."""
    return text_width_pt(plain(word), _SIZE, bold=bold)


def tallness(row: HangIn) -> int:
    """Return the height of a row, rather too much than too little; cells merged downwards count for nothing."""
    heights = [1]
    for cell in row.o:
        lines = cell.dong
        if cell.gop or (len(lines) == 1 and len(lines[0]) <= 20):
            continue
        room = max(cell.rong - _MARGINS, _LETTER) // _LETTER
        heights.append(1 + len(lines[0]) // room if len(lines) == 1 else sum([1 + len(line) // room for line in lines]))
    return max(heights) * _LINE


def _heads(columns: list[Cot], codes: list[str], grid: list[int]) -> list[HangIn]:
    """Return one heading row, or two where neighbouring columns stand under a common heading."""
    if not any(column.ten or column.nhom for column in columns):
        return []
    if not any(column.nhom for column in columns):
        cells = zip(columns, codes, grid, strict=True)
        return [HangIn(False, [O(code, _lines([column.ten]), room) for column, code, room in cells])]
    upper: list[O] = []
    lower: list[O] = []
    above = ""
    for column, code, room in zip(columns, codes, grid, strict=True):
        if not column.nhom:
            upper.append(O(code, _lines([column.ten]), room, gop="restart"))
            lower.append(O(code, [""], room, gop="continue"))
        else:
            if column.nhom == above:
                upper[-1].phu += 1
                upper[-1].rong += room
            else:
                upper.append(O(code, _lines([column.nhom]), room))
            lower.append(O(code, _lines([column.ten]), room))
        above = column.nhom
    return [HangIn(False, upper), HangIn(False, lower)]


def _lines(texts: list[str]) -> list[str]:
    return [line for text in texts for line in text.splitlines() or [""]] or [""]


def _rows(found: Bang, columns: list[Cot], codes: list[str], grid: list[int]) -> list[HangIn]:
    out: list[HangIn] = []
    above: list[O] = []
    for row in found.hang:
        if row.nhom:
            out.append(_group(row, columns, grid))
            above = []
            continue
        cells = _cells(found, row, columns, codes, grid)
        if row.gop_tren:
            _merge_upwards(row, columns, cells, above)
        above = cells
        out.append(HangIn(False, cells, _heads_others(row)))
    # The last row, often a total, is not left alone on a page of its own.
    for before in out[-3:-1] if len(out) > _FEW else []:
        before.giu = before.giu or _is_low(before)
    return out


def _merge_upwards(row: Hang, columns: list[Cot], cells: list[O], above: list[O]) -> None:
    uppers = _placed(above)
    for position, cell in _placed(cells).items():
        upper = uppers.get(position)
        # A merged cell hides what it holds: one with words of its own is never merged away.
        if columns[position].ma in row.gop_tren and upper and upper.phu == cell.phu and cell.dong == [""]:
            upper.gop = upper.gop or "restart"
            cell.gop = "continue"


def _placed(cells: list[O]) -> dict[int, O]:
    """Return position of the first column -> cell."""
    starts = accumulate((cell.phu for cell in cells), initial=0)
    return dict(zip(starts, cells, strict=False))


_FEW, _LOW = 4, 3


def _is_low(row: HangIn) -> bool:
    """Tell whether a row is a few lines high: a tall one may stand at the end of its page."""
    return all(sum(1 + len(line) // 30 for line in cell.dong) <= _LOW for cell in row.o)


def _heads_others(row: Hang) -> bool:
    """Tell whether a row is a heading for those below: its only words are bold."""
    return len(row.o) == 1 and all(
        len(line) > 4 and line[:2] == line[-2:] == "**" for line in next(iter(row.o.values()))
    )


def _cells(found: Bang, row: Hang, columns: list[Cot], codes: list[str], grid: list[int]) -> list[O]:
    cells: list[O] = []
    given = row.o.get
    for column, code, room in zip(columns, codes, grid, strict=True):
        name = column.ma
        if name == ORDINAL:
            lines = [row.so_thu_tu]
        else:
            lines = given(name, [])
            lines = lines[0].splitlines() or [""] if len(lines) == 1 else _lines(cell_lines(found, name, lines))
        cells.append(O(code, lines, room))
    return _merged_right(row, columns, cells) if row.gop_phai else cells


def _merged_right(row: Hang, columns: list[Cot], cells: list[O]) -> list[O]:
    out: list[O] = []
    place = 0
    while place < len(columns):
        cell = cells[place]
        end = min(place + max(row.gop_phai.get(columns[place].ma, 1), 1), len(columns))
        # A cell covers empty neighbours only: words are worth more than a merge.
        while place + cell.phu < end and cells[place + cell.phu].dong == [""]:
            cell.rong += cells[place + cell.phu].rong
            cell.phu += 1
        out.append(cell)
        place += cell.phu
    return out


def _group(row: Hang, columns: list[Cot], grid: list[int]) -> HangIn:
    """Return a row with the group's number and one cell over the other columns."""
    lines = _lines([row.nhom])
    if len(columns) > 1 and columns[0].ma == ORDINAL:
        return HangIn(True, [O(ORDINAL, [row.so_thu_tu], grid[0]), O("chu", lines, sum(grid[1:]), len(columns) - 1)])
    if any(column.ma == ORDINAL for column in columns) and row.so_thu_tu:
        lines[0] = f"{row.so_thu_tu} {lines[0]}"
    return HangIn(True, [O("chu", lines, sum(grid), len(columns))])
