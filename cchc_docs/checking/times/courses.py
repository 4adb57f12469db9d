"""Things that take their time - a round, a span, a schedule of days - and what closes them: results, prizes, what is mended or done over."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import accumulate

from cchc_docs.checking.context import Context, is_task_table
from cchc_docs.checking.times.matters import matter_of
from cchc_docs.checking.times.moments import Moment, moments
from cchc_docs.checking.times.parts import tells_of_before
from cchc_docs.checking.times.stages import results_of_another, runs
from cchc_docs.checking.times.wordings import CLOSED, FROM, ON, PAST
from cchc_docs.model.document import Path
from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple

_TELLS = r"(?:báo cáo|tổng hợp|công bố|thông báo|trình|niêm yết|gửi)(?:,? [^\W\d_]+){0,6}? (?:kết quả|kết luận)(?!\w)|tổng hợp kết quả"
_CLOSES = ours(
    rf"(?<!\w)(?:{_TELLS}|tổng kết|rút kinh nghiệm|bế mạc|(?:trao|phát) (?:giải|thưởng)(?: thưởng)?|báo cáo(?= (?:đợt|lần|vòng|đoạn|giai đoạn) (?:\d|[IVX]|thứ|đầu|một|hai|ba))"
    r"|khắc phục(?= điểm|,? tồn tại| các (?:tồn tại|điểm|sai sót|hạn chế))|phúc tra|hậu kiểm|thanh lý hợp đồng|kết luận)(?!\w)",
    re.IGNORECASE,
)
_RESULTS = ours(_TELLS, re.IGNORECASE)
_AGAIN = ours(
    r"(?<!\w)(?P<act>bầu|thi|kiểm tra|phun|tiêm|họp|khảo sát|đấu giá|đấu thầu|tập huấn) (?:lại|vét|bù)(?!\w)",
    re.IGNORECASE,
)
_IN_BETWEEN = ours(
    r"(?<!\w)(?:sơ kết|nhanh|tiến độ|h[ằà]ng|mỗi|định kỳ|tự kiểm tra|tự chấm|tự đánh giá|chuẩn bị|đăng ký|tập luyện|năm trước|kế hoạch|6 tháng|9 tháng|quý|tháng \d+|bước đầu|sơ bộ|đột xuất|từng|trước đây|kiện toàn|rà soát danh sách)(?!\w)",
    re.IGNORECASE,
)
"""What is told while a thing still runs, and what gets it ready."""
_TIME_OF = ours(
    r"^(?:\W*\w{1,5}[.)]*(?:\d\.?)* )?(?:[-+•] ?)?thời gian(?P<of> (?:tổ chức|diễn ra|thực hiện|thi|dự thi|làm bài|tiến hành|kiểm tra|giám sát))*(?P<more>[^:]*):", re.IGNORECASE
)  # fmt: skip
_NO_COURSE = ours(
    r"(?<!\w)(?:thời kỳ|niên độ|mốc|số liệu|giai đoạn(?! \d)|chuẩn bị|đăng ký|nhận|nộp|niêm yết|lấy ý kiến|nghỉ|báo cáo|kế hoạch|đợt cao điểm)(?!\w)",
    re.IGNORECASE,
)
_ACT_WORDS = frozenset(("kiểm", "tra", "giám", "sát", "khảo", "điều", "diễn", "tập", "thi", "đấu", "bầu", "cử", "đánh", "giá", "giải", "hội", "lễ", "tiêm", "phun", "huấn", "chấm", "thanh", "phúc", "phỏng", "vấn", "hạch", "tuyển"))  # fmt: skip
_YEAR = ours(r"(?<!\d)20\d\d(?!\d)")
_LEAST = 3
_LONGEST = 200


class Course(NamedTuple):
    """Something that takes its time: the words that say what, its first and last day, where it stands, the time as typed.

    `own`: a line "Thời gian: …" of the item around it (`labelled`), or the one schedule of a paper: what names nothing else closes it.
    `opens`: the words its text sets out with: a thing done over is the one named first there.
    """

    words: frozenset[str]
    runs: frozenset[str]
    first: date
    last: date
    path: Path
    raw: str
    own: bool
    labelled: bool = False
    opens: tuple[str, ...] = ()


def closed_while_running(context: Context) -> Iterator[tuple[Moment, Course]]:
    """Yield (what closes a thing, that thing) where the closing is set for a day before the thing is over."""
    told = [one for one in moments(context) if one.part not in (PAST, FROM, CLOSED) and one.at.exact]
    closing = [(one, found) for one in told if (found := _closer(context, one))]
    yield from _in_one_text(told, closing)
    courses = [*_of_body(told), *_of_tables(context, told)] if closing else []
    for one, found in closing:
        about = [course for course in courses if course.path != one.text.path and _closes(context, one, found, course)]
        about = [course for course in about if course.labelled] or about
        if about and all(one.at.last < course.last for course in about):
            yield one, min(about, key=lambda course: course.last)


def _in_one_text(told: list[Moment], closing: list[tuple[Moment, re.Match[str]]]) -> Iterator[tuple[Moment, Course]]:
    """Results told before the day of the act that the same text names before them."""
    results = [one for one, _ in closing if _RESULTS.search(one.said)]
    acts: dict[Path, list[Moment]] = {one.text.path: [] for one in results}
    for one in told:
        if one.text.path in acts and _is_act(one.said):
            acts[one.text.path].append(one)
    latest = {path: list(accumulate((one.at.first for one in found), max)) for path, found in acts.items()}
    for one in results:
        found = acts[one.text.path]
        at = bisect_right(latest[one.text.path], one.at.last)  # the first act of a later day
        if at < len(found) and found[at].at.start < one.at.start:
            act = found[at]
            if results_of_another(one.said, act.said):
                continue
            words = frozenset(matter_of(act.said.replace(":", " ")))
            yield one, Course(words, frozenset(), *act.at.days, act.text.path, act.raw, own=False)


def _closer(context: Context, one: Moment) -> re.Match[str] | None:
    if one.row or tells_of_before(context, one.text.path) or _IN_BETWEEN.search(one.said):
        return None
    if context.earliest and one.at.last < context.earliest:
        return None  # that it is over already is another finding
    if any(int(year) != one.at.last.year for year in _YEAR.findall(one.said)):
        return None  # the results of another year
    return _CLOSES.search(one.said) or _AGAIN.search(one.said)


def _closes(context: Context, one: Moment, found: re.Match[str], course: Course) -> bool:
    """Whether the words of a closing are about a course: its round, its item, its act, or the one thing the paper is about."""
    if "act" in found.re.groupindex:
        act = matter_of(found["act"])
        again = course.opens[: len(act)] == act if course.opens else set(act) <= course.words
        return again and not course.runs
    mine = runs(one.said)
    if mine or course.runs:
        return mine == course.runs and bool(mine)
    if course.own and course.path[:-1] == one.text.path[:-1]:
        return True
    if course.own and _RESULTS.search(one.said) and one.at.last < course.first:
        return True
    about = set(matter_of(one.said[found.end() :])) - _EMPTY
    title = set(matter_of(context.document.trich_yeu))
    acts = _ACT_WORDS & course.words
    if not about and _sets_out_otherwise(one, course, title):
        return False
    if about and about <= course.words | title and about & acts:
        return True
    return (
        course.own
        and len(course.path) > 0
        and about <= title
        and not set(matter_of(_CLOSES.sub(" ", one.said))) - title - _EMPTY
    )


def _sets_out_otherwise(one: Moment, course: Course, title: set[str]) -> bool:
    """Whether the text of a closing that names nothing sets out with something else: "Sắp lại kho giống …; báo cáo kết quả trước …"."""
    before = one.text.text[: one.at.start].removesuffix(one.said)
    first = matter_of(_SENTENCES.split(before)[0][:_OPENING])
    return (
        len(first) >= _LEAST and _EMPTY.isdisjoint(first[:2]) and not set(first) & (course.words | title | _ACT_WORDS)
    )


_SENTENCES = ours(r"[.;:] ")


_EMPTY = frozenset(
    """
    kết quả luận báo cáo tổng hợp xem xét gửi trình xã tỉnh ban thường vụ ủy chủ tịch lãnh đạo đoàn này điều hành quyết định công bố thông
    """.split()  # noqa: SIM905 - one word a line would be thirty lines
)


def _of_body(told: list[Moment]) -> Iterator[Course]:
    for one in told:
        label = _TIME_OF.match(one.text.text)
        spans = one.at.first < one.at.last
        if one.row or _NO_COURSE.search(one.said) or (one.at.last - one.at.first).days > _LONGEST:
            continue
        if _closer_words(one.said) or not (spans or _named(one)):
            continue
        words = frozenset(matter_of(one.said.replace(":", " ")))  # "Tổ chức thi: thứ Ba" is led by no unit
        own = spans and label is not None
        yield Course(words, runs(one.said), *one.at.days, one.text.path, one.raw, own, own, _opening(one))


def _opening(one: Moment) -> tuple[str, ...]:
    return matter_of(one.text.text[: one.at.start][:_OPENING].replace(":", " "))


_OPENING = 60
"""Letters of a text in which its act is named."""


def _closer_words(said: str) -> bool:
    return _CLOSES.search(said) is not None or _AGAIN.search(said) is not None


def _named(one: Moment) -> bool:
    """Whether one day is given to an act named right before its colon ("Tổ chức bầu cử: Chủ nhật, ngày …")."""
    return one.part == ON and ":" in one.text.text[max(0, one.at.start - 40) : one.at.start] and _is_act(one.said)


def _is_act(said: str) -> bool:
    """Whether words name something examined, played, voted on: they open with it, or two of their words do."""
    words = matter_of(said.replace(":", " "))
    return words[:1] != () and (words[0] in _ACT_WORDS or len(_ACT_WORDS & set(words)) > 1)


def _of_tables(context: Context, told: list[Moment]) -> Iterator[Course]:
    """The one schedule that gives a day to each of its rows."""
    found: list[Course] = []
    for _, table in context.tables:
        rows = context.rows_of(table)
        own = [one for one in told if one.row and one.row.table is table]
        if len(own) < _LEAST or len(own) != len(rows) or is_task_table(table):
            continue
        names = " ".join(
            [*(column.ten for column in table.cot), *{value for row in rows[:2] for value in row.words.values()}]
        )
        last = max(own, key=lambda one: one.at.last)
        first = min(one.at.first for one in own)
        found.append(
            Course(frozenset(matter_of(names)), frozenset(), first, last.at.last, last.text.path, last.raw, own=True)
        )
    if len(found) == 1:
        yield from found
