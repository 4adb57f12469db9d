"""A form that came back with doubtful cells, as a copy that goes back to its office: cells coloured, a comment in each.

The office opens it, puts the cells right and sends it again: it is the same form, with the same id.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from cchc_docs.ooxml.names import OUR_NAME
from cchc_docs.record import NamedTuple

_REFUSED, _DOUBTFUL = "F8B4AE", "FFD966"
_LONGEST = 900


class Mark(NamedTuple):
    """A cell to mark: what is asked, what is likely meant ("" for nothing), whether its value was taken all the same."""

    sheet: str
    spot: tuple[int, int]
    message: str
    proposal: str = ""
    taken: bool = False


def marked_form(data: bytes, marks: Iterable[Mark]) -> bytes | None:
    """Return the form with its cells marked; None where the library cannot open what our own reader could."""
    from openpyxl import load_workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data))
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError):
        return None
    said: dict[tuple[str, int, int], list[Mark]] = {}
    for mark in marks:
        if mark.sheet in book.sheetnames:
            sheet = book[mark.sheet]
            place = next(
                ((held.min_row, held.min_col) for held in sheet.merged_cells.ranges if _holds(held, mark.spot)),
                mark.spot,
            )
            said.setdefault((mark.sheet, *place), []).append(mark)
    for (name, row, column), found in said.items():
        cell = book[name].cell(row, column)
        refused = any(not mark.taken for mark in found)
        cell.fill = PatternFill("solid", fgColor=_REFUSED if refused else _DOUBTFUL)
        own = [cell.comment.text] if cell.comment is not None and cell.comment.author != OUR_NAME else []
        lines = [*(f"Ghi chú của đơn vị: {words}" for words in own), *(_words(mark) for mark in found)]
        comment = Comment("\n".join(lines)[:_LONGEST], OUR_NAME)
        comment.width, comment.height = 320, 60 + 18 * sum(1 + len(line) // 45 for line in lines)
        cell.comment = comment
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _holds(held: object, spot: tuple[int, int]) -> bool:
    bounds = [getattr(held, name) for name in ("min_row", "max_row", "min_col", "max_col")]
    return bool(bounds[0] <= spot[0] <= bounds[1] and bounds[2] <= spot[1] <= bounds[3])


def _words(mark: Mark) -> str:
    head = "Cần xem lại" if mark.taken else "Chưa nhận được"
    proposal = f" Đề xuất: {mark.proposal}" if mark.proposal else ""
    return f"{head}: {mark.message}.{proposal}"
