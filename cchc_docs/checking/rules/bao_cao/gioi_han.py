"""BC: figures beyond the bounds that their own sentence sets."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.between.cannot_be import SIGNS, cannot_be
from cchc_docs.checking.figures.bound import order
from cchc_docs.checking.figures.relations.bounds import beyond_bounds
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule

_SIGNS = (" nhất", "xếp", "đứng", "vị trí", "hạng", "thửa")
_LOOKS = (
    (beyond_bounds, _SIGNS),
    (cannot_be, SIGNS),
    *(
        (look, order.SIGNS)
        for look in (
            order.falling_ranges,
            order.not_the_most,
            order.not_the_named,
            order.above_scale,
            order.wrong_ranks,
        )
    ),
)


@rule(
    code="BC26",
    title="Số vượt ra ngoài giới hạn câu tự nêu (bình quân lớn hơn cao nhất, xếp thứ 37/35)",
    severity=CANH_BAO,
    can_cu=practice("số bình quân nằm giữa số thấp nhất và cao nhất, thứ hạng không quá số được xếp"),
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Thời gian chờ trung bình 12 phút, lâu nhất 9 phút.']",
    good="mo_dau: ['Thời gian chờ trung bình 12 phút, lâu nhất 29 phút.', 'Công suất bến bình quân 64%, tháng 7 cao nhất 88%.', 'Xã xếp thứ 35/37 xã, phường.']",
)
def out_of_bounds(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“trung bình 12 phút, lâu nhất 9 phút”, “cao nhất 34 độ, thấp nhất 36 độ”, “xếp thứ 37/35 xã”: hai số cùng đơn vị đứng liền nhau trong một câu.

    Lý trình và chiều dài đi cùng (“từ K12+300 đến K18+900, dài 6,6 km”), mức báo động I, II, III phải cao dần, số hộ không nhiều hơn số khẩu.
    Khoảng “từ 7 đến 5 người”, “nhiều nhất” mà số khác trong câu lớn hơn, điểm vượt thang điểm.
    Nhiều thửa đất mà mỗi thửa bình quân trên 50 ha thì gợi ý xem lại đơn vị (m² hay ha). Xếp loại “trung bình” không phải số bình quân.
    """
    small = context.whole_small
    looks = [look for look, signs in _LOOKS if any(sign in small for sign in signs)]
    for text, wrong in (found for look in looks for found in context.each(look, of_figures=True)):
        severity = GOI_Y if wrong.hint else None
        yield Finding(text.path, wrong.message, text.text[wrong.start : wrong.end], wrong.right, severity=severity)
