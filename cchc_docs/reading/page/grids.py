"""Ruled tables of several pages -> one grid: heads printed again dropped, rows cut by the page put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.reading.flow import Cell, Grid, Para, Row
from cchc_docs.reading.page.lines import Line
from cchc_docs.reading.page.paragraphs import Frame, ends_items, make_paragraph, paragraphs_of, shows_lists
from cchc_docs.reading.page.ruling import Box, Ruled

__all__ = ["Table", "continues", "grid_of", "join", "table_of"]

_NEAR = 4.0
_NUMBER = patterns.ours(r"(?:\d{1,3}|[IVXLC]{1,6}|[a-zđ]|[A-Z])?(?:\.\d{1,3})*[.)]?")


@dataclass(slots=True)
class _Cell:
    first: int
    last: int
    lines: list[Line]
    merge: str = ""
    x0: float = 0.0
    x1: float = 0.0

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class _Row:
    cells: list[_Cell]
    page: int
    bottom: float
    top: float


@dataclass(slots=True)
class Table:
    """A table over one or more pages. `dropped`: words of heads printed again, one for each time; `joined`: rows put together."""

    xs: list[float]
    rows: list[_Row]
    first_page: int
    last_page: int
    open_bottom: bool = False
    dropped: list[str] = field(default_factory=list)
    joined: int = 0
    head: int = 0
    breaks: bool = False
    pages: list[int] = field(default_factory=list)


def table_of(ruled: Ruled) -> Table:
    """Return a ruled table of one page row by row, a cell merged downwards in each of its rows."""
    rows = []
    for number, (top, bottom) in enumerate(pairwise(ruled.ys)):
        boxes = sorted((b for b in ruled.boxes if b.row <= number < b.end), key=lambda b: b.first)
        cells = [_cell(box, number) for box in boxes]
        if cells:
            rows.append(_Row(_whole(cells, ruled.xs), ruled.page, bottom, top))
    return Table(list(ruled.xs), rows, ruled.page, ruled.page, ruled.open_bottom, pages=[ruled.page])


def _cell(box: Box, number: int) -> _Cell:
    merge = "" if box.end - box.row == 1 else "restart" if box.row == number else "continue"
    return _Cell(box.first, box.last, box.lines if box.row == number else [], merge, box.x0, box.x1)


def _whole(cells: list[_Cell], xs: list[float]) -> list[_Cell]:
    """Return a row with empty cells where no rule drew one."""
    out: list[_Cell] = []
    at = 0
    for cell in cells:
        if cell.first > at:
            out.append(_Cell(at, cell.first, [], "", xs[at], xs[cell.first]))
        out.append(cell)
        at = cell.last
    if at < len(xs) - 1:
        out.append(_Cell(at, len(xs) - 1, [], "", xs[at], xs[-1]))
    return out


def continues(table: Table, ruled: Ruled) -> bool:
    """Tell whether a table at the top of a page goes on from the one at the foot of the page before."""
    if ruled.page - table.last_page != 1:
        return False
    outer = abs(table.xs[0] - ruled.xs[0]) < _NEAR and abs(table.xs[-1] - ruled.xs[-1]) < _NEAR
    few, many = sorted((table.xs, ruled.xs), key=len)
    return outer and all(any(abs(x - other) < _NEAR for other in many) for x in few)


def join(table: Table, ruled: Ruled, bottom: float) -> None:
    """Add the next page's part. `bottom`: how far down the text of the page before could have gone."""
    more = table_of(ruled)
    _same_columns(table, more)
    again = _repeated(table, more)
    if again:
        table.dropped.append(" ".join(cell.text for row in more.rows[:again] for cell in row.cells))
        table.head = max(table.head, again)
        more.rows = more.rows[again:]
    if more.rows and table.rows:
        upper, lower = table.rows[-1], more.rows[0]
        if _one_row(table, upper, lower, bottom, ruled.open_top or table.open_bottom):
            _merge_rows(upper, lower)
            more.rows = more.rows[1:]
            table.joined += 1
        else:
            _carry_merges(upper, lower)
    table.rows += more.rows
    table.last_page, table.open_bottom = more.last_page, more.open_bottom
    table.pages.append(more.last_page)


def _same_columns(table: Table, more: Table) -> None:
    """Give both parts the columns of the finer one."""
    coarse, fine = (table, more) if len(table.xs) < len(more.xs) else (more, table)
    for row in coarse.rows:
        for cell in row.cells:
            cell.first, cell.last = (
                min(range(len(fine.xs)), key=lambda n, x=coarse.xs[old]: abs(fine.xs[n] - x))  # type: ignore[misc]
                for old in (cell.first, cell.last)
            )
    coarse.xs = list(fine.xs)


def _plain(row: _Row) -> list[str]:
    return [patterns.sub(r"\s+", "", cell.text).lower() for cell in row.cells]


def _repeated(table: Table, more: Table) -> int:
    """Return how many rows at the top of the new part are the head printed again (0 to 4)."""
    count = 0
    for old, new in zip(table.rows[:4], more.rows[:4], strict=False):
        if _plain(old) != _plain(new) or not any(_plain(old)):
            break
        count += 1
    return count if count < len(table.rows) or count == len(more.rows) else 0


def _one_row(table: Table, upper: _Row, lower: _Row, bottom: float, open_: bool) -> bool:
    """Tell whether a row of one page and the first of the next are one row that the page cut."""
    if [(c.first, c.last) for c in upper.cells] != [(c.first, c.last) for c in lower.cells] or len(upper.cells) < 2:
        return False
    size = max((line.size for cell in upper.cells for line in cell.lines), default=12.0)
    if bottom - upper.bottom > 4 * size:
        return False  # the page had room for the rest
    above, below = upper.cells[0].text, lower.cells[0].text
    if _numbered(table):
        if below:
            return not above and open_  # the number stands in the middle of a tall row
        return bool(above) or _text_goes_on(upper, lower)
    return open_ or _text_goes_on(upper, lower)


def _numbered(table: Table) -> bool:
    """Tell whether the first column carries row numbers."""
    texts = [row.cells[0].text for row in table.rows[1:] if len(row.cells) > 1] or [table.rows[-1].cells[0].text]
    filled = [text for text in texts if text]
    numbers = sum(bool(_NUMBER.fullmatch(text)) for text in filled)
    return bool(filled) and numbers >= 0.7 * len(filled)


def _text_goes_on(upper: _Row, lower: _Row) -> bool:
    """Tell whether what the lower row says reads on from the upper one."""
    votes = []
    for above, below in zip(upper.cells, lower.cells, strict=True):
        if below.lines:
            votes.append(bool(above.lines) and below.text[:1].islower() and not above.text.endswith((".", ":", "!")))
    # The first cell says what the row is about: no row begins with a small letter in it.
    return bool(votes) and (votes[0] or sum(votes) > len(votes) / 2)


def _merge_rows(upper: _Row, lower: _Row) -> None:
    for above, below in zip(upper.cells, lower.cells, strict=True):
        above.lines = [*above.lines, *below.lines]
        if below.merge == "restart":
            above.merge = above.merge or "restart"
    upper.bottom, upper.page = lower.bottom, lower.page


def _carry_merges(upper: _Row, lower: _Row) -> None:
    """Let a merged cell that the page cut go on: same columns, merged above, empty below."""
    for above in upper.cells:
        for below in lower.cells:
            same = (above.first, above.last) == (below.first, below.last)
            if same and above.merge and below.merge == "restart" and not below.lines:
                below.merge = "continue"


def grid_of(table: Table, index: int) -> tuple[Grid, list[list[Line]]]:
    """Return the grid with its cells as paragraphs, and the lines of each; `index`: that of the first."""
    frames = _frames(table)
    grid = Grid([], [b - a for a, b in pairwise(table.xs)], index, breaks=table.breaks)
    found: list[list[Line]] = []
    for number, row in enumerate(table.rows):
        cells = []
        for cell in row.cells:
            frame = frames.get((cell.first, cell.last)) or Frame(cell.x0, cell.x1)
            paras: list[Para] = []
            for lines in paragraphs_of(cell.lines, frame, cell=True):
                paras.append(make_paragraph(lines, frame, index + len(found)))
                found.append(lines)
            cells.append(Cell(list(paras), cell.last - cell.first, cell.merge))
        grid.rows.append(Row(cells, header=number < table.head))
    return grid, found


def _frames(table: Table) -> dict[tuple[int, int], Frame]:
    """Return where text may stand in the cells of each span of columns."""
    found: dict[tuple[int, int], list[_Cell]] = {}
    for row in table.rows:
        for cell in row.cells:
            if cell.lines:
                found.setdefault((cell.first, cell.last), []).append(cell)
    out = {}
    for key, cells in found.items():
        x0, x1 = cells[0].x0, cells[0].x1
        lines = [line for cell in cells for line in cell.lines]
        pad = min(max(min(line.x0 for line in lines) - x0, 0.0), 6.0)
        furthest = max(line.x1 for line in lines)
        out[key] = Frame(x0 + pad, min(x1, max(furthest, x1 - pad)), _pitch([cell.lines for cell in cells]))
        out[key].lists = shows_lists([cell.lines for cell in cells], out[key])
        out[key].ended = ends_items([cell.lines for cell in cells])
    return out


def _pitch(cells: list[list[Line]]) -> float:
    steps = sorted(
        after.base - before.base for lines in cells for before, after in pairwise(lines) if before.page == after.page
    )
    return steps[len(steps) // 4] if steps else 0.0
