"""Labels of sections, rows and appendices: said once by a scheme, kept where a person typed another.

A scheme is a label for n = 1 ("I.", "1.", "1.1.", "a)", "-"); `Document.danh_so` is the ladder of
schemes by depth, and a parent may choose another for its children (`danh_so`).
"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.model.document import Bang, Document, Hang, Muc
from cchc_docs.vietnamese.enumerators import label, parse_label, roman

LADDER = ("I.", "1.", "a)", "-", "+")
_FALLBACK = {"A.": "I.", "I.": "1.", "1.": "a)", "1.1.": "a)", "1.1.1.": "a)", "a)": "-", "a.": "-", "-": "+", "•": "-"}

SCHEMES = (
    "I.",
    "A.",
    "1.",
    "1.1.",
    "1.1.1.",
    "a)",
    "a.",
    "(1)",
    "1)",
    "-",
    "+",
    "•",
    "",
    "Điều 1.",
    "Phần I",
    "Chương I",
    "Mục 1.",
)
"""The ways of numbering that danh_so may name."""


def number(document: Document) -> None:
    """Set `nhan_in` and `bac` of every block, `so_thu_tu` of every row, `nhan_in` of every appendix."""
    ladder = tuple(document.danh_so) or LADDER
    _number_blocks(document.noi_dung, ladder[0] if ladder else "", ladder, 1, "")
    several = len(document.phu_luc) > 1
    for position, appendix in enumerate(document.phu_luc, start=1):
        appendix.nhan_in = (
            appendix_label(document.danh_so_phu_luc, position, several=several)
            if appendix.nhan is None
            else appendix.nhan
        )
        scheme = appendix.danh_so if appendix.danh_so is not None else ladder[0]
        _number_blocks(appendix.noi_dung, scheme, ladder, 1, "")
        if appendix.bang is not None:
            number_rows(appendix.bang)


def appendix_label(scheme: str, position: int, *, several: bool) -> str:
    """Return "Phụ lục II"; a single appendix has no number (khoản 1 Mục III Phần I Phụ lục I).

    `scheme`: "I" Roman, as the decree asks; "1" or "01" for "Phụ lục số 01"; "" for no label;
    any other words stand before the number ("Danh mục" gives "Danh mục 2").
    """
    if not scheme:
        return ""
    if scheme in ("I", "1", "01"):
        if not several:
            return "Phụ lục"
        if scheme == "I":
            return f"Phụ lục {roman(position)}"
        return f"Phụ lục số {position:02d}" if scheme == "01" else f"Phụ lục số {position}"
    return f"{scheme} {position}" if several else scheme


def child_scheme(block: Muc, scheme: str, ladder: tuple[str, ...]) -> str:
    """Return the scheme of the children of `block`, which itself was labelled by `scheme`."""
    if block.danh_so is not None:
        return block.danh_so
    if scheme in ladder:
        after = ladder.index(scheme) + 1
        return ladder[after] if after < len(ladder) else "+"
    return _FALLBACK.get(scheme, "-")


def sequence(blocks: list[Muc], scheme: str, parent: str) -> Iterator[tuple[Muc, str]]:
    """Yield each block of one level with the label the scheme would give it at that place.

    A typed label of the same scheme moves the count on from there; a typed label of another
    family ("-" between numbers) leaves it alone; one that fits nothing counts as one place.
    """
    count = 0
    for block in blocks:
        if block.kieu not in ("tieu_de", "muc"):
            yield block, ""
            continue
        yield block, _label(scheme, count + 1, parent)
        if block.nhan is None:
            count += 1
        elif block.nhan:
            count = _count_after(block.nhan, scheme, count)


def _label(scheme: str, number: int, parent: str) -> str:
    """Return the label, a plain figure where the scheme counts no further (no Roman numeral above 3999)."""
    try:
        return label(scheme, number, parent)
    except ValueError:
        return f"{number}."


def _count_after(typed: str, scheme: str, count: int) -> int:
    parsed = parse_label(typed)
    if parsed is None:
        return count + 1
    if parsed.scheme == scheme and parsed.value is not None:
        return parsed.value
    return count if parsed.scheme in ("-", "+", "•") or scheme in ("-", "+", "•") else count + 1


def _number_blocks(blocks: list[Muc], scheme: str, ladder: tuple[str, ...], depth: int, parent: str) -> None:
    for block, computed in sequence(blocks, scheme, parent):
        block.bac = depth
        block.nhan_in = computed if block.nhan is None else block.nhan
        if block.bang is not None:
            number_rows(block.bang)
        if block.noi_dung:
            own = block.nhan_in if block.nhan_in[:1].isdigit() else parent
            _number_blocks(block.noi_dung, child_scheme(block, scheme, ladder), ladder, depth + 1, own)


def row_number(form: str, position: int) -> str:
    """Return the number of a row in the form "1", "1.", "01" or "I" ("" prints none)."""
    if not form:
        return ""
    end = "." if form.endswith(".") else ""
    core = form.rstrip(".")
    if core == "I" and position < 4000:  # Roman numerals end there
        return roman(position) + end
    return (f"{position:02d}" if core == "01" else str(position)) + end


def number_rows(table: Bang) -> None:
    """Set `so_thu_tu` of each row; a number a person typed stands and the count goes on from it."""
    for row, computed in row_sequence(table):
        row.so_thu_tu = computed if row.nhan is None else row.nhan


def row_sequence(table: Bang) -> Iterator[tuple[Hang, str]]:
    """Yield each row with the number the table's form would give it at that place (groups: I, II, …)."""
    count = groups = 0
    for row in table.hang:
        if row.nhom:
            yield row, roman(groups + 1)
            groups += 1
            if table.danh_so_lai:
                count = 0
            continue
        yield row, row_number(table.danh_so, count + 1)
        digits = (row.nhan or "").strip().rstrip(".")
        if row.nhan is None or not digits.isdecimal() or len(digits) > 5:
            count += 1 if row.nhan is None or row.nhan else 0
        else:
            count = int(digits)
