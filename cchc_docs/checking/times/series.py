"""Lists and tables that run in the order of their times, and the one time that stands out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from cchc_docs.checking.context import Context
from cchc_docs.checking.times.moments import Moment, list_of, moments
from cchc_docs.checking.times.parts import tells_of_before
from cchc_docs.checking.times.wordings import CLOSED, PAST
from cchc_docs.patterns import ours

_LEADS = ours(r"^\W*(?:\w{1,4}[.)] ?)?(?:[-+•] ?)?(?:(?:từ|trước|trong|vào|sáng|chiều|ngày|tháng|đến|hết|lúc|\d{1,2} ?(?:giờ|h) ?\d{0,2}(?: phút)?,?|thứ \w+,?|chủ nhật,?) ?)*$", re.IGNORECASE)  # fmt: skip
_LED, _PLAIN = 4, 7
"""Items a list must have at least: one whose items open with their times is a programme, others may be in order by chance."""
_DIFFERENT = 4


_TIMETABLE = ours(
    r"(?<!\w)(?:tiến độ|lộ trình|trình tự|tiến trình|các bước|các mốc|mốc thời gian|nội dung(?:,| và) thời gian|lịch (?:thực hiện|triển khai|tổ chức))(?!\w)",
    re.IGNORECASE,
)
"""A heading above steps that are told in their order."""


def _groups(context: Context) -> dict[object, list[Moment]]:
    """The times of each list and each table, one of a text."""
    groups: dict[object, list[Moment]] = {}
    for one in moments(context):
        if one.part not in (PAST, CLOSED) and not tells_of_before(context, one.text.path):
            group = groups.setdefault(list_of(one), [])
            if not group or group[-1].text.path != one.text.path:
                group.append(one)
    return groups


def _timetables(context: Context) -> set[object]:
    """Where the items stand that a heading calls steps."""
    return {
        (*one.path, "noi_dung") for one in context.blocks if one.block.noi_dung and _TIMETABLE.search(one.block.chu)
    }


def out_of_a_timetable(context: Context) -> Iterator[tuple[Moment, Moment]]:
    """Yield (a time, the one before it) of a list that its heading calls the steps of one thing, where one time is out of their order."""
    tables = _timetables(context)
    for key, group in _groups(context).items() if tables else ():
        if key not in tables or len(group) < _LED or any(not one.at.exact for one in group):
            continue
        odd = _odd_one(group, swapped=True)
        if odd is not None:
            yield group[odd], group[odd - 1 if odd else 1]


def out_of_turn(context: Context) -> Iterator[tuple[Moment, Moment, bool]]:
    """Yield (a time out of the order of its list, the one before it, whether it is a programme), of lists with one such time."""
    tables = _timetables(context)
    for key, group in _groups(context).items():
        led = all(opens(one) for one in group)
        if key in tables and not led:
            continue  # `out_of_a_timetable`
        if len(group) < (_LED if led else _PLAIN) or len({one.at.last for one in group}) < _DIFFERENT:
            continue
        odd = _odd_one(group, swapped=led)
        if odd is not None and _all_dated(context, group) and (led or _alike(group)):
            yield group[odd], group[odd - 1 if odd else 1], led


def opens(one: Moment) -> bool:
    """Whether a time comes first: in its text, or in a column left of what is to be done."""
    if one.row is None:
        return _LEADS.match(one.text.text[: one.at.start]) is not None
    codes = [column.ma for column in one.row.table.cot if column.ma != "tt"]
    return bool(codes) and codes[0] == one.text.path[-1]


def _alike(group: Sequence[Moment]) -> bool:
    """Whether all are days, or all months or quarters: who mixes them writes what is due, not what comes after what."""
    return len({one.at.exact for one in group}) == 1 and (
        not group[0].at.exact or all(one.at.first == one.at.last for one in group)
    )


def _all_dated(context: Context, group: Sequence[Moment]) -> bool:
    """Whether the rows of a table have their times, but for a few."""
    row = group[0].row
    return row is None or 4 * len(group) >= 3 * len(context.rows_of(row.table))


def _odd_one(group: Sequence[Moment], *, swapped: bool) -> int | None:
    """Where the one time stands without which the list runs in order; None for a list in order, or one with more of them.

    `swapped`: of two neighbours that only changed places, of which either may be meant, the second is given; else none.
    """
    latest, at = date.min, 0
    for number, one in enumerate(group):
        if one.at.last < latest:
            fit = [odd for odd in (number, at) if _runs(group, without=odd)]
            return fit[0] if fit and (swapped or len(fit) == 1) else None
        if one.at.first > latest:
            latest, at = one.at.first, number
    return None


def _runs(group: Sequence[Moment], without: int) -> bool:
    latest = date.min
    for number, one in enumerate(group):
        if number != without:
            if one.at.last < latest:
                return False
            latest = max(latest, one.at.first)
    return True
