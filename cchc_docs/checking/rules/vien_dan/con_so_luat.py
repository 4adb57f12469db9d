"""VD: a figure the law sets (an age, a term) told otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.needs import TIME
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.law.facts import SetFigure, set_figures


@cache
def _asked() -> tuple[tuple[SetFigure, re.Pattern[str]], ...]:
    return tuple((one, patterns.ours(one.mau)) for one in set_figures())


@rule(
    code="VD76",
    title="Con số pháp luật đã định (tuổi, thời hạn) ghi khác quy định",
    severity=CANH_BAO,
    can_cu=practice("đối chiếu vài con số pháp luật đã định mà kế hoạch hay nhắc lại; điều luật nêu ở từng chỗ"),
    tu=date(2025, 7, 1),
    can=TIME,
    tru=(QUOTED, CITED, HISTORY),
    bad="mo_dau: [Người từ đủ 80 tuổi trở lên không có lương hưu được hưởng trợ cấp hưu trí xã hội.]",
    good="mo_dau: ['Người từ đủ 75 tuổi trở lên không có lương hưu được hưởng trợ cấp hưu trí xã hội; 12 cụ trên 80 tuổi được chi tại nhà.']",
)
def figure_of_the_law(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chỉ xét vài con số có trong dữ liệu của chương trình, ở câu nói ai được hưởng, khi nào; số người, số liệu của xã không xét."""
    for one, pattern in _asked():
        if one.tu_ngay > context.on:
            continue
        for hit in context.matches(pattern, one.chu):
            if hit.is_word and hit.match["so"] not in one.dung:
                message = f"{one.khoa[:1].upper()}{one.khoa[1:]}: {one.noi} ({one.can_cu})"
                yield Finding(hit.text.path, message, hit.match[0], one.noi)
