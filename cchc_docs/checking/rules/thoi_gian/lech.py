"""TG: two places of one paper that disagree on a time - the window and its rows, body and table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.context import Context, Row
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.thoi_gian.doi_chieu.ngoai_khoang import rows_outside_their_span
from cchc_docs.checking.times.moments import time_column
from cchc_docs.checking.wording.clauses import shortly_before
from cchc_docs.model.document import Bang, Path
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.dates import FoundDate, days_of, find_dates

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
    told: set[Path] = set()
    for finding in rows_outside_their_span(context):
        told.add(finding.path)
        yield finding
    if window is None:
        return
    for _, table in context.tables:
        for finding in _rows_outside(window, table, context.rows_of(table)):
            if finding.path not in told:
                yield finding
    for text, one in context.dates:
        if text.path == window.path or not _EVENT.search(shortly_before(text.text, one.start)):
            continue
        span = _interval(one, window.last.year)
        if span and one.day and not window.first <= span[0] <= window.last and not context.is_cited(text, one):
            yield Finding(text.path, f"“{one.raw}” ngoài khoảng “{window.words}”", one.raw, "xem lại ngày")


def _rows_outside(window: _Window, table: Bang, rows: list[Row]) -> Iterator[Finding]:
    column = time_column(table)
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
