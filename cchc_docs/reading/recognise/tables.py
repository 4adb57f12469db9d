"""A table of Word -> `Bang`: heads of one, two or three rows, group rows, merged cells, row numbers, repeated heads."""

from __future__ import annotations

from cchc_docs.model.columns import COLUMNS, UNIT_COLUMNS
from cchc_docs.model.document import Bang, Cot, Hang, Path
from cchc_docs.model.numbering import row_sequence
from cchc_docs.patterns import ours
from cchc_docs.reading.flow import Cell, Grid, Para, Row
from cchc_docs.reading.recognise.columns import code_of, in_company, kind_of, own_code, unique
from cchc_docs.reading.recognise.reading import Reading, clean, place_of, shown, squeezed, words
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.deadlines import parse_deadline
from cchc_docs.vietnamese.enumerators import parse_roman

_FORMS = ("1", "1.", "01", "I", "")
_NUMBERS = ours(r"\(?\d{1,2}\)?")
_MAX_COLUMNS = 60
_MAX_SPAN = 40


class Spot(NamedTuple):
    """A cell and the first grid column it covers."""

    cell: Cell
    at: int
    end: int


def read_table(reading: Reading, grid: Grid) -> Bang:
    """Return the table; its places are in `of_tables` of the reading until its path is known."""
    rows = [_spots(row) for row in grid.rows]
    width = min(max((spot.end for row in rows for spot in row), default=1), _MAX_COLUMNS)
    heads = head_rows(grid, rows, width)
    columns = _columns(grid, rows[:heads], width)
    _amounts(columns, rows[heads:])
    _deadlines(columns, rows[heads:])
    table = Bang(columns, [])
    for spots in rows[:heads]:
        for spot in spots:
            for para in spot.cell.paras():
                reading.put_in(table, ("cot", min(spot.at, width - 1)), para, "cot")
    head = [_row_key(row) for row in rows[:heads]]
    begins = {_row_key(row[:1]) for row in rows[:heads]}
    repeated = 0
    for row, spots in zip(grid.rows[heads:], rows[heads:], strict=True):
        if _row_key(spots[:1]) in begins and _row_key(spots) in head and squeezed("".join(head)):
            reading.drop(" ".join(spot.cell.text for spot in spots))
            repeated += 1
            continue
        table.hang.append(_row(reading, table, row, spots, width))
    if repeated:
        reading.notes.append(f"bỏ {repeated} hàng đầu bảng lặp lại giữa bảng")
    if grid.nested:
        reading.notes.append("có bảng lồng trong ô; chữ của bảng trong được đọc thành các dòng của ô")
    table.kieu = kind_of([column.ma for column in columns])
    _rename_rows(reading, table)
    _number(table)
    return table


def _spots(row: Row) -> list[Spot]:
    out = []
    at = row.before
    for cell in row.cells:
        out.append(Spot(cell, min(at, _MAX_COLUMNS - 1), min(at + cell.span, _MAX_COLUMNS)))
        at += cell.span
    return out


def _row_key(spots: list[Spot]) -> str:
    return "|".join(squeezed(spot.cell.text) for spot in spots)


def head_rows(grid: Grid, rows: list[list[Spot]], width: int) -> int:
    """Return how many rows are the head: 0 for a table that begins with data."""
    if not rows or width < 2:
        return 0
    first = rows[0]
    if not any(spot.cell.text for spot in first) or (len(first) == 1 and width > 1):
        return 0
    if _is_data(first, grid.rows[0]):
        return 0
    deep = 1
    merged = any(spot.cell.merge == "restart" for spot in first)
    spans = any(spot.end - spot.at > 1 for spot in first)
    while deep < min(3, len(rows) - 1) and (merged or spans):
        below = rows[deep]
        under = [spot for spot in below if spot.cell.merge == "continue"]
        covers = all(any(spot.at == above.at for spot in under) for above in first if above.cell.merge == "restart")
        if merged and (not under or not covers):
            break
        if not merged and not _is_head_like(below, grid.rows[deep], first):
            break
        deep += 1
        spans = any(spot.end - spot.at > 1 for spot in below)
        if not spans and not merged:
            break
    return deep


def _is_data(spots: list[Spot], row: Row) -> bool:
    """Tell whether a first row is no head: it is numbered, or says nothing a head would say."""
    if row.header:
        return False
    texts = [spot.cell.text for spot in spots]
    if _NUMBERS.fullmatch(texts[0].strip(" .")) and not all(
        _NUMBERS.fullmatch(text.strip(" .")) for text in texts if text
    ):
        return True
    known = any(code_of(text) in COLUMNS for text in texts if text)
    bold = all(para.bold for spot in spots for para in spot.cell.paras() if para.text.strip())
    centred = all(para.look.align == "center" for spot in spots for para in spot.cell.paras() if para.text.strip())
    return not (known or bold or centred)


def _is_head_like(spots: list[Spot], row: Row, first: list[Spot]) -> bool:
    texts = [spot.cell.text for spot in spots if spot.cell.text]
    if row.header or not texts:
        return row.header
    if _NUMBERS.fullmatch(texts[0].strip(" .")) or parse_roman(texts[0].strip(" .")):
        return False
    bold = [all(para.bold for para in spot.cell.paras() if para.text.strip()) for spot in first if spot.cell.text]
    own = [all(para.bold for para in spot.cell.paras() if para.text.strip()) for spot in spots if spot.cell.text]
    return all(own) and all(bold) and len(spots) > len(first)


def _columns(grid: Grid, heads: list[list[Spot]], width: int) -> list[Cot]:
    """Return the columns: own heading below, the heading that spans several above."""
    above = [""] * width
    names: list[list[str]] = [[] for _ in range(width)]
    for depth, row in enumerate(heads):
        for spot in row:
            text = _heading(spot.cell)
            if not text:
                continue
            if spot.end - spot.at > 1 and depth == 0:
                above[spot.at : spot.end] = [text] * (spot.end - spot.at)
            elif spot.at < width:
                names[spot.at].append(text)
    told = [code_of(" ".join(names[at])) or code_of(above[at]) or f"cot_{at + 1}" for at in range(width)]
    codes = unique(in_company(told))
    shares = _shares(grid.widths, width)
    return [Cot(codes[at], "\n".join(names[at]), shares[at], above[at]) for at in range(width)]


_STATUS = ours(r"(?i)(?<!\w)(?:đã|đang|chưa|đạt|vượt)(?!\w)|%")
_CLOCK = ours(r"(?i)(?:từ\s+)?\d{1,2}\s?(?:h|g|giờ|:)\s?\d{0,2}(?!\w)(?!.*\d/\d)")
_ENDS = ("tien_do", "hoan_thanh", "ket_thuc", "hoan_thanh_truoc")
"""Columns that may say a state or a day: "Tiến độ", "Hoàn thành"."""


def _deadlines(columns: list[Cot], rows: list[list[Spot]]) -> None:
    """Call a column "Tiến độ" or "Hoàn thành" deadlines where its cells say days to come and no other column does.

    The hours of a programme ("8h00 - 8h10") are no deadlines, whatever their column is called.
    """
    codes = [column.ma for column in columns]
    if "thoi_han" in codes:
        if "chu_tri" not in codes and _mostly(
            said := _cells_of(rows, codes.index("thoi_han")), [*filter(_CLOCK.match, said)]
        ):
            columns[codes.index("thoi_han")].ma = "gio" if "gio" not in codes else "gio_2"
        return
    for at in (codes.index(code) for code in _ENDS if code in codes and (code == "tien_do" or "noi_dung" in codes)):
        said = _cells_of(rows, at)
        if _mostly(said, [text for text in said if not _STATUS.search(text) and parse_deadline(text).kind in _DAYS]):
            columns[at].ma = "thoi_han"
            return


_AMOUNT = ours(r"\d[\d.,]* ?%?")


def _amounts(columns: list[Cot], rows: list[list[Spot]]) -> None:
    """Call a column of figures by its own head, though that may be an owner's: what was "Được giao" beside "Đã giải ngân" is money."""
    for at, column in enumerate(columns):
        if column.ma in UNIT_COLUMNS:
            said = _cells_of(rows, at)
            if _mostly(said, [*filter(_AMOUNT.fullmatch, map(str.strip, said))]):
                taken = {one.ma for one in columns}
                column.ma = next(code for code in (own_code(column.ten), f"cot_{at + 1}") if code not in taken)


def _cells_of(rows: list[list[Spot]], at: int) -> list[str]:
    """Return the cells of a column that say something."""
    cells = [spot.cell.text for row in rows for spot in row if spot.at == at and spot.end == at + 1]
    return [text for text in cells if text.strip()]


def _mostly(said: list[str], such: list[str]) -> bool:
    return bool(said) and 3 * len(such) >= 2 * len(said)


_DAYS = ("date", "dates", "range", "recurring", "continuous")


def _heading(cell: Cell) -> str:
    lines = [words(para, own_bold=True, own_italic=True) for para in cell.paras() if shown(para)]
    return " ".join(line.replace("\n", " ") for line in lines).strip()


def _shares(widths: list[float], width: int) -> list[float]:
    total = sum(widths)
    if len(widths) != width or total <= 0 or min(widths) <= 0 or max(widths) - min(widths) < 0.02 * total / width:
        return [0.0] * width
    return [max(round(one * 100 / total, 1), 0.1) for one in widths]


def _row(reading: Reading, table: Bang, row: Row, spots: list[Spot], width: int) -> Hang:
    codes = [column.ma for column in table.cot]
    found = Hang()
    wide = _group(spots, codes, width)
    if wide is not None:
        return _group_row(reading, table, found, spots, wide)
    if row.before == 0 and not spots:
        found.nhan = ""
    for spot in spots:
        _cell(reading, table, found, spot, codes)
    if "so_thu_tu" in codes and found.nhan is None:
        found.nhan = ""
    return found


def _cell(reading: Reading, table: Bang, row: Hang, spot: Spot, codes: list[str]) -> None:
    code = codes[min(spot.at, len(codes) - 1)]
    found = _lines(spot.cell)
    if spot.cell.merge == "continue":
        row.gop_tren.append(code)
        for line, para in found:  # Word hides what a merged cell still holds
            reading.leave(para, line, where=f"ô gộp, {place_of(para)}")
        found = []
    if spot.end - spot.at > 1:
        row.gop_phai[code] = min(spot.end - spot.at, _MAX_SPAN)
    at = ("hang", len(table.hang), "nhan" if code == "so_thu_tu" else code)
    for para in reversed(spot.cell.paras()):
        reading.put_in(table, at, para, f"o.{code}")
    if code == "so_thu_tu":
        row.nhan = clean(spot.cell.text).replace("\n", " ") if spot.cell.merge != "continue" else ""
    elif found:
        lines = row.o.setdefault(code, [])
        for line, para in found:
            reading.put_in(table, (*at, len(lines)), para)
            lines.append(line)


def cell_lines(cell: Cell) -> list[str]:
    """Return the lines of a cell, labels computed by Word in front."""
    return [line for line, _ in _lines(cell)]


def _lines(cell: Cell) -> list[tuple[str, Para]]:
    out: list[tuple[str, Para]] = []
    for para in cell.paras():
        text = words(para)
        if para.label:
            text = f"{para.label} {text}".strip()
        out += [(line, para) for line in text.split("\n") if line.strip()]
    return out


def _group(spots: list[Spot], codes: list[str], width: int) -> Spot | None:
    """Return the cell of a group row that carries its title, None for another row."""
    filled = [spot for spot in spots if spot.cell.text and spot.cell.merge != "continue"]
    numbered = bool(filled) and bool(codes) and codes[0] == "so_thu_tu" and filled[0].at == 0 and filled[0].end == 1
    titles = filled[1:] if numbered and len(filled) > 1 else filled
    if len(titles) != 1 or any(spot.cell.merge == "continue" for spot in spots) or width < 3:
        return None
    title = titles[0]
    if len(cell_lines(title.cell)) > 2:
        return None
    if title.end - title.at >= max(2, width - 1 - (codes[0] == "so_thu_tu")):
        return title
    alone = (len(spots) == width and codes[min(title.at, width - 1)] in ("noi_dung", "chi_tieu")) or title.at == int(
        numbered
    )
    roman = numbered and parse_roman(filled[0].cell.text.strip(" .")) is not None
    bold = all(para.bold for para in title.cell.paras() if para.text.strip())
    return title if alone and (roman or (bold and title.cell.text.isupper())) and len(spots) > 1 else None


def _group_row(reading: Reading, table: Bang, row: Hang, spots: list[Spot], wide: Spot) -> Hang:
    row.nhom = "\n".join(
        f"{para.label} {text}".strip()
        for para in wide.cell.paras()
        if (text := words(para, own_bold=True)) or para.label
    )
    number = [spot for spot in spots if spot is not wide and spot.cell.text]
    row.nhan = clean(number[0].cell.text).replace("\n", " ") if number else ""
    for spot in (wide, *number):
        at = ("hang", len(table.hang), "nhom" if spot is wide else "nhan")
        for para in reversed(spot.cell.paras()):
            reading.put_in(table, at, para, "nhom" if spot is wide else "so_thu_tu")
    return row


def _rename_rows(reading: Reading, table: Bang) -> None:
    """Rows stand under the key of the kind of the table, known only at the end; the row itself where its first value does."""
    named: dict[Path, tuple[str, int]] = {}
    for path, place in reading.of_tables.get(id(table), {}).items():
        if path[0] == "hang":
            named[(table.kieu, *path[1:])] = place
            named.setdefault((table.kieu, path[1]), place)
        else:
            named[path] = place
    reading.of_tables[id(table)] = named


def _number(table: Bang) -> None:
    """Choose how rows are numbered so that the fewest numbers have to be said; keep the others as typed."""
    rows = table.hang
    if not any(column.ma == "so_thu_tu" for column in table.cot):
        for row in rows:
            row.nhan = None
        return
    typed = [row.nhan or "" for row in rows]
    best: tuple[int, str, bool] | None = None
    for form, again in ((form, again) for form in _FORMS for again in (True, False)):
        table.danh_so, table.danh_so_lai = form, again
        said = _said(table, typed)
        if best is None or said < best[0]:
            best = (said, form, again)
        if not said:
            break
    assert best is not None
    table.danh_so, table.danh_so_lai = best[1], best[2]
    _said(table, typed)


def _said(table: Bang, typed: list[str]) -> int:
    by_row = {id(row): number for row, number in zip(table.hang, typed, strict=True)}
    count = 0
    for row, computed in row_sequence(table):
        number = by_row[id(row)]
        row.nhan = None if number == computed else number
        count += row.nhan is not None
    return count
