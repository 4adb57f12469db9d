"""TG: two places of one paper that disagree on a time - the window and its rows, body and table, the day of one report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from cchc_docs import patterns
from cchc_docs.checking.context import Context, Row
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import Bang, Path, Text
from cchc_docs.vietnamese.dates import FoundDate, days_of, find_dates
from cchc_docs.vietnamese.fold import fold

_ONE = practice("một văn bản nói một việc, một kỳ báo cáo với cùng một thời gian")
_WINDOW = patterns.ours(
    r"(?:\W*\w{1,4}[.)] ?)?(?:[-+•] ?)?(?:thời gian|thời hạn)(?: (?:và địa điểm|thực hiện|tổ chức|kiểm tra|triển khai|giám sát|ra quân|diễn ra|khảo sát|tiến hành|phát động))*\s*: ?(?:bắt đầu |trong \d+ ngày,? ?)?\(?từ ",
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
    if "thời gian" not in context.whole_small:
        return
    window = _window(context)
    if window is None:
        return
    for _, table in context.tables:
        yield from _rows_outside(window, table, [row for row in context.rows if row.table is table])
    for text, one in context.dates:
        if text.path == window.path or not _EVENT.search(text.text[: one.start]):
            continue
        span = _interval(one, window.last.year)
        if span and one.day and not window.first <= span[0] <= window.last and not context.is_cited(text, one):
            yield Finding(text.path, f"“{one.raw}” ngoài khoảng “{window.words}”", one.raw, "xem lại ngày")


def _rows_outside(window: _Window, table: Bang, rows: list[Row]) -> Iterator[Finding]:
    column = next(
        (one.ma for one in table.cot if one.ma == "thoi_han" or patterns.match(r"(?:thời gian|ngày)(?! sinh)", one.ten.lower())), None
    )  # fmt: skip
    if column is None:
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
    """Câu trong bài có đủ chữ của việc trong bảng (từ năm chữ, đúng thứ tự) và có hạn của riêng nó; khác dưới một tuần không xét."""
    rows = [row for row in context.task_rows if "thoi_han" in row.row.o]
    if not rows:
        return
    dated = _dated_sentences(context)
    if not dated:
        return
    year = context.years[1] if context.years else None
    for row in rows:
        cell = row.cell("thoi_han")
        spans = [span for one in find_dates(cell) if (span := _interval(one, year))]
        task = _words(row.cell("noi_dung"))
        if len(spans) != 1 or len(task) < 5:
            continue
        for text, words, first, last, raw in dated:
            if text.path[:1] == row.path[:1] == ("phu_luc",) or not _holds(words, task):
                continue
            if spans[0][0] - _SLACK <= last <= spans[0][1] + _SLACK or first <= spans[0][1] <= last:
                continue
            yield Finding(
                row.cell_path("thoi_han"), f"Trong bài, cùng việc này ghi “{raw}”", cell, "thống nhất một thời hạn"
            )
            break


def _dated_sentences(context: Context) -> list[tuple[Text, list[str], date, date, str]]:
    """Sentences of the body that set one day for one thing: text, folded words before the day, first and last day, as typed."""
    out = []
    year = context.years[1] if context.years else None
    for text, one in context.dates:
        if text.role not in ("muc", "doan", "mo_dau") or not _DUE.search(text.text[: one.start]):
            continue
        span = _interval(one, year)
        before = patterns.split(r"[.;:](?= )", text.text[: one.start])[-1]
        if span and not context.is_cited(text, one):
            out.append((text, _words(before), *span, one.raw))
    return out


def _words(text: str) -> list[str]:
    return patterns.findall(r"[^\W_]+", fold(text))


def _holds(words: list[str], task: list[str]) -> bool:
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


_REPORT = patterns.ours(
    r"[Bb]áo cáo(?P<mid>[^.;]{0,130}?)(?:trước|chậm nhất(?: là)?|muộn nhất(?: là)?)(?: \d{1,2} giờ)?(?: ngày)? (?P<day>\d{1,2}(?:/\d{1,2})?(?:/\d{4})?)(?!\d| ngày| (?:giờ|tháng \d))(?P<tail>[^.;,]{0,40})"
)
_REGULAR = patterns.ours(
    r"(?P<thang>h[ằà]ng tháng|mỗi tháng|báo cáo tháng|định kỳ tháng)|(?P<quy>h[ằà]ng quý|mỗi quý|báo cáo quý|tháng cuối quý|cuối quý)(?! (?:[IV1-4]))|(?P<nua>0?6 tháng)|(?P<chin>0?9 tháng)|(?P<nam>báo cáo năm|h[ằà]ng năm|cả năm)",
    re.IGNORECASE,
)
_AFTER_WHOM = patterns.ours(r" (?:trước|hằng|hàng|mỗi|định kỳ|chậm|muộn|để|theo|quý|tháng|năm)(?: |$)")
_TO_WHOM = patterns.ours(
    r"(?:về|gửi|cho|đến|nộp|báo cáo) (?P<to>(?:UBND|Ủy ban|Chủ tịch|Sở|Phòng|Văn phòng|Ban|Thường trực|HĐND|Đảng ủy|Bộ|Trung tâm|Hội|Công an)[^,.;(]{0,60})"
)


@rule(
    code="TG39",
    title="Một kỳ báo cáo gửi một nơi mà hai hạn khác nhau",
    severity=CANH_BAO,
    can_cu=_ONE,
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Các thôn báo cáo hằng tháng về Văn phòng trước ngày 15.', 'Báo cáo tình hình gửi về Văn phòng hằng tháng trước ngày 20.']",
    good="mo_dau: ['Các thôn báo cáo hằng tháng về Văn phòng trước ngày 15.', 'Văn phòng tổng hợp, báo cáo Chủ tịch hằng tháng trước ngày 20.']",
)
def two_days_for_one_report(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So các câu giao báo cáo cùng kỳ (tháng, quý, 6 tháng, 9 tháng, năm) gửi cùng một nơi. Nơi nhận không ghi ở cả hai câu thì chỉ nhắc."""
    seen: dict[tuple[str, str], tuple[Text, str]] = {}
    for hit in context.matches_opening(_REPORT, ("báo cáo", "Báo cáo")) if "báo cáo" in context.whole_small else ():
        words = hit.text.text
        around = words[max(0, hit.start - 30) : hit.start] + hit.match[0]
        kinds = {name for found in _REGULAR.finditer(around) for name, said in found.groupdict().items() if said}
        if len(kinds) != 1 or hit.text.role not in ("muc", "doan", "mo_dau", "ket_thuc"):
            continue
        whom = _TO_WHOM.search(hit.match[0])
        to = " ".join(_AFTER_WHOM.split(fold(whom["to"]))[0].split()[:3]) if whom else ""
        key, day = (kinds.pop(), to), hit.match["day"]
        first = seen.setdefault(key, (hit.text, day))
        if (
            _same_day(first[1], day)
            or first[0] is hit.text
            or (not to and ("tổng hợp" in words or "tổng hợp" in first[0].text))
        ):
            continue
        place = f" về {whom['to'].strip()[:40]}" if whom else ""
        message = f"Cùng kỳ báo cáo này{place}, chỗ khác ghi trước ngày {first[1]}"
        yield Finding(hit.text.path, message, hit.match["day"], "thống nhất một hạn", severity=None if to else GOI_Y)


def _same_day(one: str, other: str) -> bool:
    """Whether two days say the same as far as both say it."""
    return all(int(a) == int(b) for a, b in zip(one.split("/"), other.split("/"), strict=False))
