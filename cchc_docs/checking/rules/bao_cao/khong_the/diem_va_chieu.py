"""BC: points told as per cent, and rises that are falls, in sentences that do not tell the difference itself."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.impossible.points import points_as_percent
from cchc_docs.checking.figures.impossible.ways import other_ways
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule


@rule(
    code="BC81",
    title="Chênh lệch hai tỷ lệ ghi là % (phải là điểm phần trăm)",
    severity=CANH_BAO,
    can_cu=practice("hiệu của hai tỷ lệ phần trăm tính bằng điểm phần trăm"),
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Tỷ lệ khách mua vé trước từ 41% lên 48%, tăng 7%.']",
    good="mo_dau: ['Tỷ lệ khách mua vé trước từ 41% lên 48%, tăng 7 điểm phần trăm.', 'Tỷ lệ từ 40% lên 50%, tăng 25% so với năm trước.']",
)
def points_told_as_percent(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“từ 41% lên 48%, tăng 7%”, “đạt 87,1%, cao hơn năm trước (82,4%) là 4,7%”, “tăng 6,4% (từ 71,6% lên 78,0%)”: số % đúng bằng hiệu của hai tỷ lệ bên cạnh.

    Nếu số ấy cũng đúng là mức tăng tính theo % của tỷ lệ cũ thì không báo; lãi suất không xét.
    """
    if "%" not in context.whole:
        return
    for text, wrong in context.each(points_as_percent, of_figures=True):
        yield Finding(text.path, wrong.message, text.text[wrong.start : wrong.end], wrong.right)


@rule(
    code="BC82",
    title="Nói tăng mà số giảm, nói giảm mà số tăng",
    severity=CANH_BAO,
    can_cu=practice("chữ “tăng”, “giảm” theo đúng hai số đi cùng"),
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Có 46 vụ lật đò, so với 61 vụ năm trước đã tăng lên gần một phần tư.']",
    good="mo_dau: ['Có 46 vụ lật đò, so với 61 vụ năm trước đã giảm gần một phần tư.', 'Năm 2025 có 12 bến, năm 2026 có 9 bến, tăng cường tuần tra.']",
)
def risen_or_fallen(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“46 vụ; so với 61 vụ của năm 2024 thì số vụ đã tăng lên”, “năm 2025 có 52 em, năm 2026 còn 31 em, tăng rõ rệt”: hai số cùng đơn vị, câu không nêu mức chênh.

    Cả số điểm phần trăm đúng bằng hiệu hai tỷ lệ mà chiều ngược (“đầu năm … 5,47% … nay 4,80%, tăng 0,67 điểm phần trăm so với đầu năm”). Có nêu mức chênh bằng số thì xem BC14.
    """
    small = context.whole_small
    if "tăng" not in small and "giảm" not in small:
        return
    for text, wrong in context.each(other_ways, of_figures=True):
        yield Finding(text.path, wrong.message, text.text[wrong.start : wrong.end], wrong.right)
