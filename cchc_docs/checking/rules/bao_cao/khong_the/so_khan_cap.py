"""BC: a short number of the emergency services that is another's."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.impossible.emergency import wrong_emergency
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule


@rule(
    code="BC80",
    title="Số điện thoại khẩn cấp ghi nhầm (111, 112, 113, 114, 115)",
    severity=CANH_BAO,
    can_cu=practice(
        "111 bảo vệ trẻ em, 112 tìm kiếm cứu nạn, 113 công an, 114 chữa cháy và cứu nạn, cứu hộ, 115 cấp cứu y tế"
    ),
    bad="mo_dau: ['Có khách ngã sông, gọi ngay xe cấp cứu 116.']",
    good="mo_dau: ['Có khách ngã sông, gọi ngay xe cấp cứu 115; có cháy gọi 114.', 'Trạm cấp cứu 116 lượt khách.']",
)
def another_emergency_number(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“cấp cứu y tế 116”, “báo cháy: 113”, “Tổng đài quốc gia bảo vệ trẻ em 112”: số từ 110 đến 119 trong câu có “gọi”, “điện thoại”, “tổng đài”, “đường dây nóng”.

    Người, việc phải gọi đọc ở ngay trước số (hoặc ngay sau, nếu trước số không nêu); nêu nhiều lực lượng thì số của một trong số đó là đúng.
    """
    if "11" not in context.whole:
        return
    for text, wrong in context.each(wrong_emergency, of_figures=True):
        yield Finding(text.path, wrong.message, text.text[wrong.start : wrong.end], wrong.right)
