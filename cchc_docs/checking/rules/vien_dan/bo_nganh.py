"""VD: a paper of a ministry dated when there was no such ministry (568/QĐ-BNNMT of 2024)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import rule
from cchc_docs.law.places import ministries
from cchc_docs.vietnamese.citations import Citation
from cchc_docs.vietnamese.dates import short_of

_SPLIT = patterns.ours(r"[-/]")
_STILL_USED = timedelta(days=31)
"""So long after its end a ministry's letters are left alone: papers on their way kept their numbers."""


@rule(
    code="VD74",
    title="Ngày của văn bản viện dẫn không thuộc thời gian có bộ ấy",
    severity=CANH_BAO,
    can_cu="Nghị quyết số 176/2025/QH15 về cơ cấu tổ chức của Chính phủ nhiệm kỳ Quốc hội khóa XV",
    tru=QUOTED,
    bad="mo_dau: [Theo Quyết định số 12/QĐ-BNNMT ngày 04/5/2024 về đê.]",
    good="mo_dau: ['Theo Quyết định số 12/QĐ-BNNMT ngày 04/5/2025 về đê, Quyết định số 9/QĐ-BTNMT ngày 04/5/2024 về đất.']",
)
def before_the_ministry(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Các bộ lập mới, kết thúc hoạt động từ 01/3/2025; một tháng sau đó ký hiệu cũ chưa xét. Không có ngày thì so năm trong ký hiệu."""
    for text, cited in context.citations:
        for letters in _SPLIT.split(cited.so_ky_hieu):
            one, days = ministries().get(letters), _days(cited)
            if one is None or days is None:
                continue
            message = ""
            if one.tu is not None and days[1] < one.tu:
                message = f"{one.ten} có từ {short_of(one.tu)}"
            elif one.het is not None and days[0] > one.het + _STILL_USED:
                message = f"{one.ten} không còn từ {short_of(one.het)}"
            if message:
                quote = cited.ngay.raw if cited.ngay is not None else cited.so_ky_hieu
                yield Finding(text.path, f"“{cited.so_ky_hieu}”: {message}", quote, "xem lại ngày, ký hiệu")


_YEAR = patterns.ours(r"/((?:19|20)\d\d)/")


def _days(cited: Citation) -> tuple[date, date] | None:
    """The first and the last day a paper can be of: its day, else the year of its symbol."""
    if cited.day is not None:
        return cited.day, cited.day
    year = _YEAR.search(cited.so_ky_hieu)
    return (date(int(year[1]), 1, 1), date(int(year[1]), 12, 31)) if year else None
