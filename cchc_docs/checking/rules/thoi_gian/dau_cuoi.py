"""TG: a thing told with its beginning and its end in words ("Khởi công 4/2026, hoàn thành 9/2027"): which of two times is which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise

from cchc_docs.checking.context import Context
from cchc_docs.checking.times.stretches import interval
from cchc_docs.checking.wording.clauses import shortly_before
from cchc_docs.model.document import Bang, Text
from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.dates import FoundDate, find_dates

_LED = r"(?:\W|vào|trong|từ|dự kiến|ngày|tháng|quý|năm|sáng|chiều|đầu|cuối|giữa|khoảng)*"
_BEGINS = ours(
    rf"(?<!\w)(?:khởi công|động thổ|bắt đầu|khởi động|khai mạc|khai giảng|ký hợp đồng|triển khai)(?: (?:thi công|xây dựng|thực hiện|công trình|dự án|sửa chữa|lớp|lớp học|hội thi))*{_LED}$",
    re.IGNORECASE,
)
_ENDS = ours(
    rf"\W*(?:(?:và|rồi|dự kiến|phấn đấu|sẽ|cơ bản)\W+)*(?:hoàn thành|hoàn tất|kết thúc|bàn giao|khánh thành|nghiệm thu|bế mạc|bế giảng|thi công xong|xong|(?:đưa vào )?(?:sử dụng|khai thác|vận hành))(?:,? (?:và |rồi )?(?:bàn giao|nghiệm thu|đưa vào sử dụng|đưa vào khai thác|đưa vào vận hành|toàn bộ|dứt điểm|công trình|dự án|thi công|xây dựng|báo cáo(?: kết quả)?(?: thực hiện)?(?: (?:về|cho|với)(?: [^\W\d_]+){{1,4}})?))*(?:\W|trước|chậm nhất|muộn nhất|là|hết|đến)*{_LED}",
    re.IGNORECASE,
)
"""All that stands between a beginning and its end: the end of another thing ("hoàn thành hồ sơ …") is none of it."""
_TO = ours(r"\s*(?:-|–|đến|tới)(?: hết)?(?: (?:ngày|tháng|quý))?\s*")
_OF_WORKS = ours(r"khởi công|bắt đầu|tổng mức|tổng vốn|tổng dự toán|lũy kế|vốn đã (?:bố trí|giao)", re.IGNORECASE)


class Course(NamedTuple):
    """A thing that runs from one time to another; `named`: words say what begins and what ends, not “từ … đến …”."""

    begin: FoundDate
    end: FoundDate
    named: bool


@lru_cache(maxsize=1024)
def courses_by_begin(words: str) -> dict[int, Course]:
    """Return the courses of a text by where their beginning stands; not to be changed."""
    found = (_course(words, begin, end) for begin, end in pairwise(find_dates(words)))
    return {one.begin.start: one for one in found if one}


@lru_cache(maxsize=1024)
def named_ends(words: str) -> frozenset[int]:
    """Return where the ends of courses told in words stop."""
    return frozenset(one.end.end for one in courses_by_begin(words).values() if one.named)


def _course(words: str, begin: FoundDate, end: FoundDate) -> Course | None:
    between = words[begin.end : end.start]
    if begin.problem or end.problem or begin.end_year or end.end_year or len(between) > _LONGEST:
        return None
    if _ENDS.fullmatch(between) and _BEGINS.search(shortly_before(words, begin.start)):
        return Course(begin, end, named=True)
    return Course(begin, end, named=False) if _TO.fullmatch(between) else None


_LONGEST = 80


def ended_before_begun(context: Context) -> Iterator[tuple[Text, Course]]:
    """Yield the courses told in words whose end lies before their beginning."""
    yield from context.each(_reversed)


def _reversed(words: str) -> list[Course]:
    return [one for one in courses_by_begin(words).values() if one.named and _shut_before(one)]


def _shut_before(one: Course) -> bool:
    begin, end = _days(one.begin), _days(one.end)
    return begin is not None and end is not None and end[1] < begin[0]


def _days(one: FoundDate) -> tuple[date, date] | None:
    if one.form == "year" and one.year:
        return date(one.year, 1, 1), date(one.year, 12, 31)
    return interval(one, None)


def is_of_works(table: Bang) -> bool:
    """Tell whether a table is of works: what they cost in all, when they are begun; such a work may outlast the paper's year."""
    return any(_OF_WORKS.search(" ".join(column.ten.split())) for column in table.cot)
