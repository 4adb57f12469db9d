"""TG: the day of a cited paper against the year its own title speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.vietnamese.dates import find_dates

_OF_A_YEAR = frozenset({"Kế hoạch", "Công văn", "Hướng dẫn", "Thông báo", "Chỉ thị", "Công điện", "Báo cáo", "Văn bản"})
"""Papers about one year that are written when it comes; a decision or a programme may look far ahead."""
_AHEAD = patterns.ours(
    r"(?:đến|tới|từ|cho|trước|sau|giai đoạn|tầm nhìn|định hướng|mục tiêu|nhiệm kỳ|vào|dự báo|thế giới|lần thứ [IVXLC\d]+,?)(?: hết| cuối| đầu)? $",
    re.IGNORECASE,
)
_FAR = 2


@rule(
    code="TG84",
    title="Văn bản viện dẫn ký trước năm mà tên nó nói tới nhiều năm",
    severity=CANH_BAO,
    can_cu=practice("văn bản triển khai việc của một năm được ký trong năm ấy hoặc cuối năm trước"),
    bad="mo_dau: ['Theo Kế hoạch số 17/KH-UBND ngày 31/3/2024 của Ủy ban nhân dân tỉnh về tổ chức Tháng an toàn bến đò năm 2026.']",
    good="mo_dau: ['Theo Kế hoạch số 17/KH-UBND ngày 31/3/2026 của Ủy ban nhân dân tỉnh về tổ chức Tháng an toàn bến đò năm 2026.', 'Theo Kế hoạch số 18/KH-UBND ngày 31/3/2022 của Ủy ban nhân dân tỉnh về kè bến đến năm 2026.']",
)
def signed_long_before(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Kế hoạch … ngày 31/3/2024 … năm 2026”: ngày ký hoặc năm trong tên gõ nhầm. “đến năm”, “giai đoạn” là nói trước, không xét."""
    for text, cited in context.citations:
        when = cited.ngay
        if cited.loai not in _OF_A_YEAR or when is None or when.problem or when.date is None or not when.year:
            continue
        title = cited.trich_yeu
        years = [one for one in find_dates(title) if one.form == "year" and one.year and not one.problem]
        if len(years) != 1 or any(one.form in ("period", "term") for one in find_dates(title)):
            continue
        named = years[0].year or 0
        if named - when.year >= _FAR and not _AHEAD.search(title[: years[0].start]):
            message = f"Ký ngày {when.raw.removeprefix('ngày ')} mà tên văn bản nói về năm {named}"
            yield Finding(text.path, message, when.raw, "kiểm tra lại năm ký hoặc năm trong tên")
