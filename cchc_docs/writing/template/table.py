"""The sampler table of a template becomes the source of every table, whatever its columns.

In Word it is one table that shows each kind of cell once: `{{ ten.noi_dung }}` the heading of a column, `{{ o.noi_dung }}`
its cell, `{{ nhom.so_thu_tu }}` and `{{ nhom.chu }}` a group row. The width of a cell there is its column's share.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from cchc_docs.writing.template.xml import W, child, text_nodes, text_of
from cchc_docs.writing.view.tables import OTHER

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SAMPLE = re.compile(r"\{\{\s*(ten|o|nhom)\.(\w+)\s*\}\}")
Cells = dict[str, dict[str, "Element"]]
_SPREAD = ("gridSpan", "vMerge", "hMerge", "cnfStyle")  # the last is Word's note on how its table style applied
_ROW_EDGES = ("gridBefore", "gridAfter", "wBefore", "wAfter")


def is_sampler(table: Element) -> bool:
    """Tell whether a table shows prototype cells."""
    return bool(SAMPLE.search(text_of(table)))


def samples(table: Element) -> Cells:
    """Return "ten" / "o" / "nhom" -> column code -> its prototype cell."""
    out: Cells = {"ten": {}, "o": {}, "nhom": {}}
    for cell in table.iter(f"{W}tc"):
        found = SAMPLE.search(text_of(cell))
        if found:
            out[found[1]].setdefault(found[2], cell)
    return out


def missing(cells: Cells) -> list[str]:
    """Return the tags a sampler cannot do without and does not have."""
    need = [("ten", OTHER), ("o", OTHER), ("nhom", "so_thu_tu"), ("nhom", "chu"), ("o", "so_thu_tu")]
    return [f"{{{{ {group}.{code} }}}}" for group, code in need if code not in cells[group]]


def cell_width(cell: Element) -> int:
    """Return the width of a cell in twips: its own, else that of the grid columns it covers."""
    own = cell.find(f"{W}tcPr/{W}tcW")
    if own is not None and own.get(f"{W}type", "dxa") == "dxa" and own.get(f"{W}w", "0").isdigit():
        return int(own.get(f"{W}w", "0"))
    row = next(cell.iterancestors(f"{W}tr"))
    table = next(cell.iterancestors(f"{W}tbl"))
    grid = [int(column.get(f"{W}w", "0")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    start = 0
    for other in row.iterfind(f"{W}tc"):
        spread = other.find(f"{W}tcPr/{W}gridSpan")
        span = int(spread.get(f"{W}val", "1")) if spread is not None else 1
        if other is cell:
            return sum(grid[start : start + span])
        start += span
    return 0


def expand(table: Element, block: str) -> dict[str, int]:
    """Turn the sampler into the source of any table of `block` (the name of the loop over blocks), in place.

    Returns column code -> width in the sampler.
    """
    cells = samples(table)
    widths = {code: cell_width(cell) for code, cell in cells["o"].items()}
    rows = {group: next(iter(found.values())).getparent() for group, found in cells.items()}
    made = {group: _row(rows[group], found, group) for group, found in cells.items()}
    _resize(table, block)
    for row in list(table.iterfind(f"{W}tr")):
        table.remove(row)
    before = _open_grid(table, block)
    before.tail = f"{{% for h in {block}.bang.dau %}}"
    made["ten"].tail = f"{{% endfor %}}{{% for h in {block}.bang.hang %}}{{% if h.nhom %}}"
    made["nhom"].tail = "{% else %}"
    made["o"].tail = "{% endif %}{% endfor %}"
    table.extend([made["ten"], made["nhom"], made["o"]])
    return widths


def _resize(table: Element, block: str) -> None:
    properties = child(table, "tblPr")
    width = properties.find(f"{W}tblW")
    if width is None:
        width = properties.makeelement(f"{W}tblW")
        properties.append(width)
    width.set(f"{W}w", f"{{{{ {block}.bang.rong }}}}")
    width.set(f"{W}type", "dxa")


def _open_grid(table: Element, block: str) -> Element:
    grid = child(table, "tblGrid", 1)
    for column in list(grid):
        grid.remove(column)
    column = grid.makeelement(f"{W}gridCol")
    column.set(f"{W}w", "{{ cot_rong }}")
    grid.text = f"{{% for cot_rong in {block}.bang.luoi %}}"
    column.tail = "{% endfor %}"
    grid.append(column)
    return grid


def _row(source: Element | None, cells: dict[str, Element], group: str) -> Element:
    assert source is not None
    row = copy.deepcopy(source)
    for cell in row.findall(f"{W}tc"):
        row.remove(cell)
    properties = child(row, "trPr")
    for edge in list(properties):
        if edge.tag in [f"{W}{name}" for name in _ROW_EDGES]:
            properties.remove(edge)
    if group == "ten" and properties.find(f"{W}tblHeader") is None:
        properties.append(properties.makeelement(f"{W}tblHeader"))
    _whole(properties)
    last = OTHER if OTHER in cells else "chu"
    codes = [code for code in cells if code != last]
    opening = "{% for o in h.o %}"
    before = properties
    for place, code in enumerate([*codes, last]):
        word = "else" if code == last else f"{'elif' if place else 'if'} o.cot == '{code}'"
        before.tail = (opening if not place else "") + f"{{% {word} %}}"
        before = _cell(cells[code])
        row.append(before)
    before.tail = "{% endif %}{% endfor %}"
    return row


def _whole(properties: Element) -> None:
    """Keep a row on one page where `h.lien` holds, whatever the sampler has."""
    for found in properties.findall(f"{W}cantSplit"):
        properties.remove(found)
    whole, split = properties.makeelement(f"{W}cantSplit"), properties.makeelement(f"{W}cantSplit")
    split.set(f"{W}val", "0")
    properties.insert(0, whole)
    properties.insert(1, split)
    properties.text, whole.tail, split.tail = "{% if h.lien %}", "{% else %}", "{% endif %}"


def _cell(source: Element) -> Element:
    """Return a cell that takes the width, the merges and the lines of `o`."""
    cell = copy.deepcopy(source)
    properties = child(cell, "tcPr")
    for name in ("tcW", *_SPREAD):
        for found in properties.findall(f"{W}{name}"):
            properties.remove(found)
    width, span, merge = (properties.makeelement(f"{W}{name}") for name in ("tcW", "gridSpan", "vMerge"))
    width.set(f"{W}w", "{{ o.rong }}")
    width.set(f"{W}type", "dxa")
    span.set(f"{W}val", "{{ o.phu }}")
    merge.set(f"{W}val", "{{ o.gop }}")
    width.tail, span.tail, merge.tail = "{% if o.phu > 1 %}", "{% endif %}{% if o.gop %}", "{% endif %}"
    for place, element in enumerate((width, span, merge)):
        properties.insert(place, element)
    for paragraph in cell.iterfind(f"{W}p"):
        if SAMPLE.search(text_of(paragraph)):
            _repeat(paragraph)
            break
    return cell


def _repeat(paragraph: Element) -> None:
    """Print a paragraph for each line of the cell."""
    before = paragraph.getprevious()
    assert before is not None
    before.tail = "{% for dong in o.dong %}"
    paragraph.tail = "{% endfor %}"
    keep_if(paragraph, "h.giu")
    for node in text_nodes(paragraph):
        node.text = SAMPLE.sub("{{ dong }}", node.text or "")


def keep_if(paragraph: Element, condition: str) -> None:
    """Keep a paragraph on the page of the next where `condition` holds."""
    properties = child(paragraph, "pPr")
    if properties.find(f"{W}keepNext") is not None:
        return
    keep = properties.makeelement(f"{W}keepNext")
    keep.tail = "{% endif %}"
    style = properties.find(f"{W}pStyle")
    if style is None:
        properties.text = f"{{% if {condition} %}}"
        properties.insert(0, keep)
    else:
        style.addnext(keep)
        style.tail = f"{{% if {condition} %}}"
