"""TG: hours that are not of their part of the day, months that are not of their season."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.impossible.hours import wrong_hours
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule


@rule(
    code="TG80",
    title="Giờ không thuộc buổi, tháng không thuộc mùa (chợ đêm từ 08 giờ, tiết thu tháng Giêng)",
    severity=CANH_BAO,
    can_cu=practice("giờ ghi theo 24 giờ trong ngày, hợp với buổi nêu ở trước"),
    tru=QUOTED,
    bad="mo_dau: ['Tổ giữ đò trực ban đêm, từ 05 giờ đến 09 giờ.']",
    good="mo_dau: ['Tổ giữ đò trực ban đêm, từ 21 giờ đến 04 giờ.', 'Buổi chiều đò chạy từ 3 giờ đến 5 giờ.', 'Hội bến mở mùa xuân, từ ngày 12 tháng Giêng.']",
)
def hours_and_seasons(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“ban đêm, từ 05 giờ đến 09 giờ”, “chợ đêm họp từ 08 giờ”, “buổi sáng từ 14 giờ”, “15 giờ sáng”; “tiết thu, từ ngày 12 tháng Giêng”.

    Giờ nói theo mặt đồng hồ (buổi chiều 3 giờ, tối 7 giờ) không có số 0 đứng trước thì không xét; mùa mưa, mùa khô tùy vùng nên không xét.
    """
    for text, wrong in context.each(wrong_hours):
        yield Finding(text.path, wrong.message, text.text[wrong.start : wrong.end], wrong.right)
