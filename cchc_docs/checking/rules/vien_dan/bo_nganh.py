"""VD: a paper of a ministry dated when there was no such ministry (568/QĐ-BNNMT of 2024)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import rule
from cchc_docs.law.ministries import ministries
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
            one = ministries().get(letters)
            first, last = _when(cited) if one is not None else (None, None)
            if one is None or first is None or last is None:
                continue
            message = ""
            if one.tu is not None and last < one.tu.toordinal():
                message = f"{one.ten} có từ {short_of(one.tu)}"
            elif one.den is not None and first > (one.den + _STILL_USED).toordinal():
                message = f"{one.ten} kết thúc hoạt động ngày {short_of(one.den)}"
            if message:
                quote = cited.ngay.raw if cited.ngay is not None else cited.so_ky_hieu
                yield Finding(text.path, f"“{cited.so_ky_hieu}”: {message}", quote, "xem lại ngày, ký hiệu")


def _when(cited: Citation) -> tuple[int | None, int | None]:
    """The first and the last day (ordinals) a paper can be of: its day, else the year of its symbol."""
    if cited.day is not None:
        return cited.day.toordinal(), cited.day.toordinal()
    year = patterns.search(r"/((?:19|20)\d\d)/", cited.so_ky_hieu)
    if year is None:
        return None, None
    return date(int(year[1]), 1, 1).toordinal(), date(int(year[1]), 12, 31).toordinal()
