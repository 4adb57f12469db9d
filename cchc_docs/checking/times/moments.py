"""The times a paper sets for something to be done, read once: each with its part, its clause, and the part of the paper it stands in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import timedelta

from cchc_docs.checking.context import Context, Row
from cchc_docs.checking.times.stretches import Stretch, stretches
from cchc_docs.checking.times.wordings import FROM, ON, OVER, PAST, part_of
from cchc_docs.model.document import Bang, Path, Text
from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple

_SENTENCE_END = ours(r"[.;!?](?=\s|$)")
_MORE = ours(r"\s*(?:,|và|&)\s*(?:tháng |quý )?(?:\d{1,2}|[IVX]{1,3})(?![\w/])")
_REPORT = ours(r"báo cáo(?: [^\W\d_]+){0,8},? *$", re.IGNORECASE)
_NEXT = ours(r"\s*(?:và|,)\s*")
_NOTHING = ours(r"[ ,:(-]*(?:hoàn thành|hoàn tất|xong|kết thúc|dứt điểm)?[ ,:(-]*", re.IGNORECASE)
"""Words of a clause that do not say what is done."""
_LABEL = ours(r"^\W*(?:\w{1,4}[.)] ?)?(?:[-+•] ?)?")
_COLUMN = ours(
    r"(?:thời gian|thời hạn|thời điểm|hoàn thành|tiến độ|ngày|hạn|mốc|lịch|tháng|trình vào|xong)(?! sinh| cấp| vào| công| lao động)"
)
_NO_COLUMN = ours(r"số|ngày (?:sinh|cấp|vào|công)|thời hạn (?:hợp đồng|bảo|lưu)|hoàn thành (?:chỉ|năm|so)|%")


_RUN_BEHIND = ours(r"\s*\((?:đối với )?(?P<run>(?:đợt|lần|kỳ|vòng) (?:\d|[IVX]{1,3}|đầu|hai|một))\)", re.IGNORECASE)


class Moment(NamedTuple):
    """A time set for something: where it stands, the days meant, its part (`wordings`), the words that say what happens.

    `said`: the words of its clause without those that lead in the time; `row`: of a cell, the row with its table.
    """

    text: Text
    at: Stretch
    part: str
    said: str
    row: Row | None = None

    @property
    def raw(self) -> str:
        """The words of the time."""
        return self.at.raw


def moments(context: Context) -> list[Moment]:
    """Return the moments of a paper, in the body and in the columns of tables that say when; what was done before is left out."""
    return context.once("moments", lambda: [*_of_body(context), *_of_tables(context)])


def moments_by_text(context: Context) -> dict[Path, list[Moment]]:
    """Return the moments of the body by the place of their text."""
    return context.once("moments_by_text", lambda: _by_text(moments(context)))


def _by_text(found: list[Moment]) -> dict[Path, list[Moment]]:
    out: dict[Path, list[Moment]] = {}
    for one in found:
        if one.row is None:
            out.setdefault(one.text.path, []).append(one)
    return out


def around(one: Moment) -> tuple[str, str]:
    """Return the words of a clause before and behind its time, up to a stop; of a row what it says, and nothing behind.

    No clause is as long as `_LONGEST` letters on a side: a paragraph of a thousand days is not read through for each.
    """
    if one.row:
        return one.said, ""
    words = one.text.text
    first, last = max(0, one.at.start - _LONGEST), one.at.end + _LONGEST
    stops = [at for stop in (". ", "; ") if (at := words.rfind(stop, first, one.at.start)) >= 0]
    ends = [at for stop in (". ", ";", "./") if (at := words.find(stop, one.at.end, last)) >= 0]
    return words[max(stops, default=first - 1) + 1 : one.at.start], words[one.at.end : min(ends, default=last)]


_LONGEST = 600


def list_of(one: Moment) -> object:
    """Return what tells the items of one list from those of another: where they stand, or the table of a row."""
    if one.row:
        return id(one.row.table)
    path = one.text.path
    return path[:-2] if path[-1:] == ("muc",) else path[:-1]


def years_of(context: Context) -> tuple[int, int] | None:
    """The years a time without one may belong to: those of the paper's title, else that of its day."""
    first = context.earliest
    if context.years is not None and first is not None and context.years[1] < first.year:
        return first.year, first.year  # the year in the title is that of what the paper follows up
    if context.years is not None and context.years[1] - context.years[0] <= 1:
        return context.years
    return (first.year, first.year) if first and context.years is None else None


def time_column(table: Bang) -> str:
    """Return the code of the column that says when, "" for none."""
    codes = [one.ma for one in table.cot]
    if "thoi_han" in codes:
        return "thoi_han"
    named = ((one.ma, " ".join(one.ten.lower().split())) for one in table.cot)
    return next((code for code, name in named if _COLUMN.match(name) and not _NO_COLUMN.search(name)), "")


def _of_body(context: Context) -> Iterator[Moment]:
    years = years_of(context)
    for text in context.with_figures:
        if text.role not in ("muc", "doan", "mo_dau", "ket_thuc", "tieu_de"):
            continue
        cited = context.cited_spans.get(text.path, ())
        yield from _of_text(text, years, cited)


def _of_text(text: Text, years: tuple[int, int] | None, cited: Sequence[tuple[int, int]]) -> Iterator[Moment]:
    words = text.text
    found = [one for one in stretches(words, years, loose=False) if not any(a <= one.start < b for a, b in cited)]
    ends = [0, *(end.end() for end in _SENTENCE_END.finditer(words)), len(words)]
    before, last = 0, 0
    for number, one in enumerate(found):
        sentence = bisect_right(ends, one.start) - 1
        start, stop = ends[sentence], ends[bisect_left(ends, one.end)]
        after = found[number + 1].start if number + 1 < len(found) and found[number + 1].start < stop else stop
        lead = words[max(start, before) : one.start]
        last, before = before, one.end
        if not one.exact and _MORE.match(words, one.end):
            continue  # "vào các tháng 5, 7, 9": none of them is the day of one thing
        if _runs_on(words, one, found[number + 1 : number + 2]):
            end = found[number + 1].end
            found[number + 1] = found[number + 1]._replace(start=one.start, raw=words[one.start : end], first=one.first)
            before = last
            continue  # "trong tháng 10 và tháng 11/2026"
        part, said = part_of(lead)
        if part == FROM and one.first != one.last and one.exact:
            part = ON
        if part == ON and not one.exact and _REPORT.match(_LABEL.sub("", said)) and number + 1 < len(found):
            before = last
            continue  # "Báo cáo thu quỹ quý I: trước ngày …": the name of a report, whose day follows
        if _NOTHING.fullmatch(_LABEL.sub("", said)) and part != FROM:
            said = words[one.end : after]
            if not said.strip(" .;,)") and sentence and words[start - 1 : start] == ";":
                said = words[max(ends[sentence - 1], last) : start]  # "…; hoàn thành trước ngày …"
        run = _RUN_BEHIND.match(words, one.end)
        if run:
            said = f"{said} {run['run']}"  # "trước ngày 10/6 (đợt 1)"
        yield Moment(text, one, PAST if OVER.search(words[start : one.start]) else part, said.strip(" ,:;(.-"))


def _runs_on(words: str, one: Stretch, behind: Sequence[Stretch]) -> bool:
    """Whether the next time is the month right behind this one, and both are one time."""
    return any(
        not one.exact
        and not other.exact
        and other.first == one.last + timedelta(days=1)
        and _NEXT.fullmatch(words[one.end : other.start])
        for other in behind
    )


def _of_tables(context: Context) -> Iterator[Moment]:
    years = years_of(context)
    for _, table in context.tables:
        column = time_column(table)
        subject = subject_column(table, column) if column else ""
        if not subject:
            continue
        for row in context.rows_of(table):
            cell = row.cell(column)
            found = stretches(cell, years, loose=True)
            if len(found) == 1:
                part, _ = part_of(cell[: found[0].start])
                text = Text(row.cell_path(column), f"o.{column}", cell)
                yield Moment(text, found[0], ON if part == FROM else part, row.cell(subject), row)


def subject_column(table: Bang, column: str) -> str:
    """Return the code of the column that says what: that of the tasks, else the first that is neither a number nor the time."""
    codes = [one.ma for one in table.cot]
    if "noi_dung" in codes:
        return "noi_dung"
    names = ((one.ma, one.ten.strip().lower()) for one in table.cot)
    return next(
        (code for code, name in names if code not in ("tt", column) and not re.match(r"(?:s?tt|số)\b", name)), ""
    )
