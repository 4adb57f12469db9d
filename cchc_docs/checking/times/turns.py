"""Two times side by side whose order the form alone gives: steps of one sentence on one thing, two columns of days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from cchc_docs.checking.context import Context
from cchc_docs.checking.times.matters import matter_of
from cchc_docs.checking.times.moments import Moment, moments_by_text, years_of
from cchc_docs.checking.times.parts import tells_of_before
from cchc_docs.checking.times.stages import runs
from cchc_docs.checking.times.stretches import Stretch, stretches
from cchc_docs.checking.times.wordings import BY, DOING, ON, UNTIL, WITHIN
from cchc_docs.model.document import Bang, Path
from cchc_docs.patterns import ours

_SET = (BY, ON, UNTIL, WITHIN)
_GOES_ON = ours(r"^(?:[,;]| \([^()]{0,40}\)[,;])? ?(?:và |rồi |sau đó |để )?(?=[^\W\d_])")
_STOPS = ours(r"[.!?](?= |$)|\(|\)")
_EACH = ours(
    r"(?<!\w)(?:[Rr]iêng|trong đó|cuộc|đợt|lần|khối|nhóm|h[ằà]ng|tức|đối với|[Kk]ỷ niệm|6 tháng|năm|[Tt]rực|sơ kết)(?!\w)"
)
"""Words by which a clause turns to another of several."""
_ROWS = 3


def steps_of_a_sentence(context: Context) -> Iterator[tuple[Moment, Moment]]:
    """Yield (a step, the one before it) of one sentence where the step names no thing of its own, and comes sooner."""
    for path, told in moments_by_text(context).items():
        for one, later in pairwise(told):
            if one.part not in _SET or later.part not in _SET or not later.at.last < one.at.first:
                continue
            if tells_of_before(context, path) or (context.earliest and later.at.last < context.earliest):
                continue
            between = one.text.text[one.at.end : later.at.start]
            if _STOPS.search(between) or not _GOES_ON.match(between) or _EACH.search(between):
                continue
            same = _nothing_of_its_own(one, between) or (_SUMS_UP.search(one.said) and _REPORTS_UP.match(between))
            if runs(one.said) == runs(later.said) and same:
                yield later, one


_SUMS_UP = ours(r"(?<!\w)tổng kết(?! (?:năm học|năm trước|rút))(?!\w)", re.IGNORECASE)
_REPORTS_UP = ours(
    r"[ ,;]*(?:và )?báo cáo(?: kết quả)?(?: về| cho)? (?:Sở|UBND|Ủy ban|Thường trực|Đảng ủy|Ban Thường vụ|HĐND|Hội đồng nhân dân)(?: (?!số|tình|kết|danh|việc|về|quý|tháng|năm|trước|chậm)[^\W\d_]+){0,8} (?:trước|chậm nhất|muộn nhất)(?: là)? *$"
)
"""What was summed up goes on to the level above: its name is all the clause says."""


def _nothing_of_its_own(one: Moment, between: str) -> bool:
    """Whether the words up to the later time do something, and every thing they name stands in the clause before."""
    words = between.strip(" ,;")
    if words.startswith("để "):
        return True
    return DOING.match(words) is not None and set(matter_of(DOING.sub(" ", words))) - _LEAD_IN <= set(
        matter_of(one.said)
    )


_LEAD_IN = frozenset(("quý", "chậm", "muộn", "nhất", "đưa", "vào", "hết", "thứ", "đến"))


def columns_in_turn(context: Context) -> Iterator[tuple[Path, str, str]]:
    """Yield (where, the day, the later day of the column before it) of rows against the order two columns of days keep."""
    years = years_of(context)
    for _, table in context.tables:
        days = _days(context, table, years) if len(table.cot) > _ROWS - 1 else {}
        names = {one.ma: " ".join(one.ten.lower().split()) for one in table.cot}
        for left, right in combinations(days, 2):
            rows = days[left].keys() & days[right].keys()
            wrong = [row for row in sorted(rows) if days[right][row][1].last < days[left][row][1].first]
            sure = _BEGIN.match(names[left]) and _END.match(names[right])
            if len(rows) >= _ROWS and wrong and (3 if sure else 4) * len(wrong) <= len(rows):
                for row in wrong:
                    yield days[right][row][0], days[right][row][1].raw, days[left][row][1].raw


def _days(context: Context, table: Bang, years: tuple[int, int] | None) -> dict[str, dict[int, tuple[Path, Stretch]]]:
    """Return, of each column with days, the number of a row -> where its one day stands, the day."""
    out: dict[str, dict[int, tuple[Path, Stretch]]] = {}
    for number, row in enumerate(context.rows_of(table)):
        for column in table.cot:
            words = row.cell(column.ma)
            found = stretches(words, years, loose=True) if "/" in words and len(words) < _CELL else ()
            if len(found) == 1 and (found[0].exact or _A_MONTH.fullmatch(words.strip())):
                out.setdefault(column.ma, {})[number] = (row.cell_path(column.ma), found[0])
    return out


_A_MONTH = ours(r"(?:tháng )?\d{1,2}/20\d\d", re.IGNORECASE)
_BEGIN = ours(r"(?:ngày |thời gian |tháng )?(?:khởi công|bắt đầu|khai mạc|từ ngày|triển khai)")
_END = ours(r"(?:ngày |thời gian |tháng )?(?:hoàn thành|kết thúc|bế mạc|đến ngày|nghiệm thu|bàn giao)")
_CELL = 40
"""Letters of the longest cell that is a day and no sentence."""
