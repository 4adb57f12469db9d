"""TG: two places of one paper that disagree on a time - the window and its rows, body and table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.context import Context, Row, is_task_table
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.wording.clauses import said_before, shortly_before
from cchc_docs.model.document import Bang, Path, Text
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.dates import FoundDate, days_of, find_dates
from cchc_docs.vietnamese.fold import fold

_ONE = practice("một văn bản nói một việc, một kỳ báo cáo với cùng một thời gian")
_WINDOW = patterns.ours(
    r"(?:\W*\w{1,4}[.)] ?)?(?:[-+•] ?)?(?:thời gian|thời hạn)(?! (?:nhận|nộp|đăng ký|chuẩn bị|học|lấy|chốt|báo cáo|đánh giá|thử|bảo hành|hợp đồng))(?: (?!kỳ|số)[^\W\d_]+){0,4}\s*: ?(?:bắt đầu |trong \d+ ngày,? ?)?\(?từ ",
    re.IGNORECASE,
)
_TO = patterns.ours(r" ?,? ?(?:đến|tới|-|–)(?: hết)?(?: (?:cuối )?(?:ngày|tháng))? ?")
_BARE = patterns.ours(r"(?:ngày )?(\d{1,2})(?: đến| tới| ?[-–])(?: hết)? ?")
_AROUND = patterns.ours(
    r"chuẩn bị|ban hành|kế hoạch|tổng kết|sơ kết|báo cáo|tổng hợp|khen|quyết toán|thành lập|nghiệm thu|đánh giá|rút kinh nghiệm|tập huấn|họp|in ấn|tuyên truyền|công bố|kết luận|thông báo|truyền thông|lập danh sách|dự toán|mua sắm|phân công|đăng ký|xin ý kiến|thanh toán",
    re.IGNORECASE,
)
"""What is done before the window opens or after it is shut."""
_EVENT = patterns.ours(
    r"(?<!\w)(?:khai mạc|bế mạc|lễ phát động|ra quân|tổ chức điểm|chung kết|thi đấu|biểu diễn|diễn ra|phát quà)(?!\w)(?![^.;]*(?:trước|sau|họp|báo cáo))[^.;]{0,60}$", re.IGNORECASE
)  # fmt: skip


class _Window(NamedTuple):
    """The first and the last day of a stretch of time, and its words."""

    first: date
    last: date
    words: str
    path: Path


def _interval(one: FoundDate, year: int | None) -> tuple[date, date] | None:
    """First and last day of a day, month, quarter; `year` completes one without a year."""
    y = one.year or year
    if y is None or one.problem or one.end_year:
        return None
    if one.day and one.month:
        day = one._replace(year=y).date
        return (day, day) if day else None
    if one.month:
        return date(y, one.month, 1), date(y, one.month, days_of(y, one.month))
    if one.quarter:
        return date(y, one.quarter * 3 - 2, 1), date(y, one.quarter * 3, days_of(y, one.quarter * 3))
    return None


def _window(context: Context) -> _Window | None:
    """The one stretch of time a paper gives for all it does; None for none or several."""
    found: list[_Window] = []
    for (text, first), (other, last) in pairwise(context.dates):
        if text is not other or not _TO.fullmatch(text.text[first.end : last.start]):
            continue
        start = _WINDOW.match(text.text)
        if start is None or first.start > start.end() + 12:
            continue
        year = last.year or (context.earliest.year if context.earliest else None)
        one, two = _interval(first, year), _interval(last, year)
        if one and two and one[0] <= two[1]:
            found.append(_Window(one[0], two[1], text.text[first.start : last.end], text.path))
    for text, last in context.dates:
        shared = _WINDOW.match(text.text)
        bare = _BARE.fullmatch(text.text[shared.end() : last.start]) if shared else None
        span = _interval(last, context.earliest.year if context.earliest else None) if bare and last.day else None
        if span and bare and int(bare[1]) <= span[1].day and int(bare[1]):
            first = span[1].replace(day=int(bare[1]))
            found.append(_Window(first, span[1], f"ngày {bare[0]}{last.raw}", text.path))
    return found[0] if len({one[:2] for one in found}) == 1 else None


@rule(
    code="TG37",
    title="Mốc thời gian ngoài khoảng thời gian văn bản nêu",
    severity=CANH_BAO,
    can_cu=_ONE,
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Thời gian: từ ngày 02/3/2026 đến ngày 12/3/2026.', 'Lễ bế mạc diễn ra chiều ngày 15/3/2026.']",
    good="mo_dau: ['Thời gian: từ ngày 02/3/2026 đến ngày 12/3/2026.', 'Lễ bế mạc diễn ra chiều ngày 12/3/2026; báo cáo trước ngày 20/3/2026.']",
)
def out_of_its_window(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Thời gian: từ … đến …” một lần trong văn bản, so với cột thời gian của bảng lịch và câu khai mạc, bế mạc, ra quân.

    Dòng chuẩn bị, tổng kết, báo cáo không xét; bảng mà nhiều dòng ngoài khoảng thì là bảng khác.
    """
    small = context.whole_small
    window = _window(context) if "thời gian" in small else None
    if "kết quả" in small or "kết luận" in small:
        yield from _results_too_early(context, window.first if window else None)
    if window is None:
        return
    for _, table in context.tables:
        yield from _rows_outside(window, table, [row for row in context.rows if row.table is table])
    for text, one in context.dates:
        if text.path == window.path or not _EVENT.search(shortly_before(text.text, one.start)):
            continue
        span = _interval(one, window.last.year)
        if span and one.day and not window.first <= span[0] <= window.last and not context.is_cited(text, one):
            yield Finding(text.path, f"“{one.raw}” ngoài khoảng “{window.words}”", one.raw, "xem lại ngày")


_RESULTS = patterns.ours(
    r"(?<!\w)(?:tổng hợp|báo cáo|công bố|thông báo|trình)(?: [^\W\d_]+){0,6} (?:kết quả|kết luận)(?!\w)(?![^.;]*(?:chuẩn bị|năm trước|tự kiểm tra))[^.;]{0,60}$",
    re.IGNORECASE,
)
_TEST = patterns.ours(r"(?<!\w)(?:phỏng vấn|thi|sát hạch|kiểm tra|xét tuyển|chấm)(?!\w)[^.;]{0,50}$", re.IGNORECASE)


def _results_too_early(context: Context, opens: date | None) -> Iterator[Finding]:
    """A day for telling the results that lies before the schedule begins, or before the test named in the same item."""
    starts = [start for start in (opens, _schedule_begins(context)) if start is not None]
    for (text, one), (other, later) in pairwise(context.dates):
        early = text is other and one.date and later.date and later.date < one.date
        if (
            early
            and _TEST.search(shortly_before(text.text, one.start))
            and _RESULTS.search(text.text[one.end : later.start])
        ):
            yield Finding(text.path, f"Kết quả có trước “{one.raw}”", later.raw, "xem lại ngày")
    first = min(starts, default=None)
    for text, one in context.dates if first else ():
        day = one.date
        if (
            day is None
            or first is None
            or day >= first
            or context.is_cited(text, one)
            or text.role not in ("muc", "doan")
        ):
            continue
        before = shortly_before(text.text, one.start)
        if context.earliest and day >= context.earliest and _DUE.search(before) and _RESULTS.search(before):
            yield Finding(text.path, f"Hạn báo kết quả trước khi bắt đầu ({first:%d/%m/%Y})", one.raw, "xem lại ngày")


def _schedule_begins(context: Context) -> date | None:
    """The first day of the one table that gives a day to each of its rows (from three); None for none or several."""
    found: list[date] = []
    for _, table in context.tables:
        column = _time_column(table)
        rows = [row for row in context.rows if row.table is table] if column and not is_task_table(table) else []
        days = [[one.date for one in find_dates(row.cell(column)) if one.date] for row in rows]
        if len(days) >= _ROWS and all(len(day) == 1 for day in days):
            found.append(min(day[0] for day in days if day[0]))
    return found[0] if len(found) == 1 else None


_ROWS = 3


def _rows_outside(window: _Window, table: Bang, rows: list[Row]) -> Iterator[Finding]:
    column = _time_column(table)
    if not column:
        return
    subject = next((one.ma for one in table.cot if one.ma == "noi_dung"), table.cot[0].ma)
    inside, outside = 0, []
    for row in rows:
        words = row.cell(column)
        spans = [span for one in find_dates(words) if (span := _interval(one, window.last.year))]
        if not spans or _AROUND.search(row.cell(subject)):
            continue
        if all(last < window.first or first > window.last for first, last in spans):
            outside.append((row, words))
        else:
            inside += 1
    if inside >= 2 and len(outside) * 4 <= inside + len(outside):
        for row, words in outside:
            yield Finding(row.cell_path(column), f"“{words}” ngoài khoảng “{window.words}”", words, "xem lại thời gian")


_DUE = patterns.ours(
    r"(?:trước|chậm nhất|muộn nhất|hoàn thành|xong|đến hết)\s+(?:(?:là|vào|trong|trước|đến|hết|ngày)\s+)*$|(?<!\w)(?:trong|vào) $",
    re.IGNORECASE,
)
_ON_DAY = patterns.ours(
    r"(?:dự kiến|vào|lúc \d{1,2} giờ[^,;]{0,10},?)(?: (?:vào|sáng|chiều|thứ \w+|chủ nhật))*,? $", re.IGNORECASE
)
_SLACK = timedelta(days=7)


@rule(
    code="TG38",
    title="Thời hạn trong bài khác thời hạn trong bảng",
    severity=CANH_BAO,
    can_cu=_ONE,
    tru=(QUOTED, CITED),
    bad="""
noi_dung:
- tieu_de: Tổ chức thực hiện
  noi_dung: ['Văn phòng lát xong sân phơi của thôn Hạ, hoàn thành trong tháng 8 năm 2026.', Vệ sinh chợ.]
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{noi_dung: Lát xong sân phơi của thôn Hạ, san_pham: Sân phơi, chu_tri: Văn phòng, phoi_hop: Các phòng, thoi_han: Tháng 10/2026}]
""",
    good="""
noi_dung:
- tieu_de: Tổ chức thực hiện
  noi_dung: ['Văn phòng lát xong sân phơi của thôn Hạ, hoàn thành trong tháng 8 năm 2026.', Vệ sinh chợ.]
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{noi_dung: Lát xong sân phơi của thôn Hạ, san_pham: Sân phơi, chu_tri: Văn phòng, phoi_hop: Các phòng, thoi_han: Quý III/2026}]
""",
)
def body_against_table(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Câu trong bài có đủ chữ của việc trong bảng (từ năm chữ, đúng thứ tự; ngắn hơn thì ở đầu câu hay tiêu đề) và có hạn của riêng nó.

    Hai bên cùng ghi “trước ngày …”, cùng ghi một ngày thì phải trùng; ghi khác kiểu thì khác dưới một tuần không xét.
    """
    rows = [(row, column) for row in context.task_rows if (column := _time_column(row.table)) in row.row.o]
    dated = _dated_sentences(context) if rows else []
    if not dated:
        return
    year = context.years[1] if context.years else None
    for row, column in rows:
        cell = row.cell(column)
        found = [one for one in find_dates(cell) if _interval(one, year)]
        span = _interval(found[0], year) if len(found) == 1 else None
        task = _words(row.cell("noi_dung")) if span else ()
        if span is None or len(task) < _SHORTEST:
            continue
        by = _BY_DAY.search(cell[: found[0].start] + " ") is not None
        lead = _words(row.cell("chu_tri"))
        for one in dated:
            if one.text.path[:1] == row.path[:1] == ("phu_luc",) or not one.speaks_of(task, lead):
                continue
            if _agree(one, span, by=by):
                continue
            message = f"Trong bài, cùng việc này ghi “{one.raw}”"
            yield Finding(row.cell_path(column), message, cell, "thống nhất một thời hạn")
            break


def _time_column(table: Bang) -> str:
    """Return the code of the column that says when, "" for none."""
    codes = [one.ma for one in table.cot]
    named = (
        one.ma
        for one in table.cot
        if patterns.match(r"(?:thời gian|thời hạn|hoàn thành|tiến độ|ngày)(?! sinh)", one.ten.lower())
    )
    return "thoi_han" if "thoi_han" in codes else next(named, "")


_SHORTEST = 4
_BY_DAY = patterns.ours(r"trước|chậm nhất|muộn nhất|đến hết|xong", re.IGNORECASE)


class _Dated(NamedTuple):
    """A clause of the body with the day it sets: its words up to the day, those of its text and of the heading above."""

    text: Text
    clause: tuple[str, ...]
    whole: tuple[str, ...]
    heading: tuple[str, ...]
    first: date
    last: date
    raw: str
    by: bool

    def speaks_of(self, task: tuple[str, ...], lead: tuple[str, ...]) -> bool:
        """Whether the clause is about a task: it holds its words, opens with them, or its lead is told to do them."""
        if len(task) > _SHORTEST and _holds(self.clause, task):
            return True
        if self.clause[: len(task)] == task or self.whole[: len(task)] == task:
            return True
        if self.heading and _holds(self.heading, task):
            return True
        led = len(lead) > 1 and self.whole[: len(lead)] == lead
        return led and len(task) > _SHORTEST and set(task) <= set(self.whole)


def _agree(one: _Dated, span: tuple[date, date], *, by: bool) -> bool:
    """Whether the day of a clause and that of a row may both be meant."""
    if one.first == one.last and span[0] == span[1] and one.by == by:
        return one.last == span[1]
    return span[0] - _SLACK <= one.last <= span[1] + _SLACK or one.first <= span[1] <= one.last


def _dated_sentences(context: Context) -> list[_Dated]:
    """The clauses of the body that set one day for one thing."""
    out: list[_Dated] = []
    year = context.years[1] if context.years else None
    counts = Counter(text.path for text, one in context.dates if one.month or one.quarter)
    headings = {one.path: one.block.chu for one in context.blocks if one.block.noi_dung}
    under = Counter(path[:-2] for path, number in counts.items() for _ in range(number))
    for text, one in context.dates:
        near = shortly_before(text.text, one.start)
        if text.role not in ("muc", "doan", "mo_dau") or not (_DUE.search(near) or _ON_DAY.search(near)):
            continue
        span = _interval(one, year)
        if span is None or context.is_cited(text, one):
            continue
        clause = said_before(text.text, one.start)
        alone = counts[text.path] == 1
        above = next(
            (headings[text.path[:n]] for n in range(len(text.path) - 1, 0, -1) if text.path[:n] in headings), ""
        )
        single = under[text.path[:-2]] == 1
        out.append(
            _Dated(
                text, _words(clause), _words(text.text[: one.start]) if alone else (), _words(above) if single else (), *span, one.raw,
                _BY_DAY.search(near[-40:]) is not None,
            )
        )  # fmt: skip
    return out


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """The words of a text, folded, without its label and without words that only join."""
    words = tuple(
        word for word in patterns.findall(r"[^\W_]+", fold(text)) if word not in ("và", "các", "của", "về", "việc")
    )
    return words[2:] if words[:1] == ("bước",) and len(words) > 2 and words[1].isdigit() else words


def _holds(words: tuple[str, ...], task: tuple[str, ...]) -> bool:
    """Whether the words of a task stand in a sentence in their order, one strange word between two of them at most."""
    if not set(task) <= set(words):
        return False
    for start in (n for n, word in enumerate(words) if word == task[0]):
        at, left = start, len(task)
        for word in task:
            near = next((n for n in range(at, min(at + 2, len(words))) if words[n] == word), None)
            if near is None:
                break
            at, left = near + 1, left - 1
        if not left:
            return True
    return False
