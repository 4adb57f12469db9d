"""Days figures are closed on, and the days the reports made of them are due: of one paragraph, of one row."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.times.moments import moments_by_text, years_of
from cchc_docs.checking.times.stretches import stretches
from cchc_docs.checking.times.wordings import BY, CLOSED
from cchc_docs.model.document import Path
from cchc_docs.patterns import ours

_CLOSED_COLUMN = ours(r"chốt|số liệu (?:đến|tính)|thời điểm lấy")
_DUE_COLUMN = ours(r"(?:thời )?hạn|ngày (?:gửi|nộp)|gửi|nộp|báo cáo trước")


def closed_late(context: Context) -> Iterator[tuple[Path, str, str]]:
    """Yield (where, the day of the figures, the day they are due) where figures run on behind the day of their report."""
    if "số liệu" not in context.whole_small:
        return
    for path, told in moments_by_text(context).items():
        closed = [one for one in told if one.at.exact and one.part == CLOSED]
        due = [one for one in told if one.at.exact and one.part == BY]
        if len(closed) == len(due) == 1 and closed[0].at.last > due[0].at.last:
            yield path, closed[0].raw, due[0].raw


def closed_late_in_tables(context: Context) -> Iterator[tuple[Path, str, str]]:
    """Yield the same of the rows of a table with a column for each of the two days."""
    years = years_of(context)
    for _, table in context.tables:
        names = {one.ma: " ".join(one.ten.lower().split()) for one in table.cot}
        closed = next((code for code, name in names.items() if _CLOSED_COLUMN.search(name)), "")
        due = next((code for code, name in names.items() if code != closed and _DUE_COLUMN.match(name)), "")
        for row in context.rows_of(table) if closed and due else ():
            ends, dues = (stretches(row.cell(code), years, loose=True) for code in (closed, due))
            if len(ends) == len(dues) == 1 and ends[0].exact and dues[0].exact and ends[0].last > dues[0].last:
                yield row.cell_path(closed), ends[0].raw, dues[0].raw
