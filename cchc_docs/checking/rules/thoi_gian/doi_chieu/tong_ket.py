"""TG: the summing up of what a paper is about, which comes once: told in the body and in a table on two days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from cchc_docs.checking.context import Context
from cchc_docs.checking.times.matters import matter_of
from cchc_docs.checking.times.moments import Moment, moments
from cchc_docs.checking.times.parts import tells_of_before
from cchc_docs.checking.times.wordings import BY, ON, UNTIL, WITHIN
from cchc_docs.patterns import ours

_SUMS_UP = ours(r"(?<!\w)tổng kết(?! (?:năm học|năm trước|giai đoạn|\d))(?P<what>[^.;:,]*)", re.IGNORECASE)
_OF_THE_PAPER = frozenset(
    """
    kế hoạch đợt năm công tác cao điểm chiến dịch kết quả báo cáo đánh giá hội nghị toàn xã phường rút kinh nghiệm khen thưởng việc
    """.split()  # noqa: SIM905 - one word a line would be twenty lines
)
_SLACK = timedelta(days=7)


def summed_up_twice(context: Context) -> Iterator[tuple[Moment, Moment]]:
    """Yield (the later place in reading order, the other one) where the body and a table sum up the paper's own thing on two days."""
    if "tổng kết" not in context.whole_small:
        return
    title = set(matter_of(context.document.trich_yeu))
    told = [one for one in moments(context) if _of_the_paper(context, one, title)]
    rows, body = [one for one in told if one.row], [one for one in told if not one.row]
    if len(rows) == len(body) == 1 and abs(rows[0].at.last - body[0].at.last) > _SLACK:
        first, second = sorted(told, key=lambda one: context.order.get(one.text.path, 0))
        yield second, first


def _of_the_paper(context: Context, one: Moment, title: set[str]) -> bool:
    found = _SUMS_UP.search(one.said)
    if found is None or one.part not in (BY, ON, UNTIL, WITHIN) or not one.at.exact:
        return False
    return set(matter_of(found["what"])) <= _OF_THE_PAPER | title and not tells_of_before(context, one.text.path)
