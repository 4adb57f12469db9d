"""BC: what a table is said to show - rows judged against their figures, rows counted in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.tables.judged import counted_rows, wrong_counts, wrong_judgements
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.bao_cao.bang_so import worded_sheets

_JUDGED = """
mo_dau: ['Có {} chỉ tiêu vượt, 01 chỉ tiêu đạt, 01 chỉ tiêu chưa đạt.']
phu_luc:
- ten: Kết quả thực hiện chỉ tiêu
  cot: [so_thu_tu, {{ma: chi_tieu, ten: Chỉ tiêu}}, {{ma: ke_hoach, ten: Kế hoạch}}, {{ma: thuc_hien, ten: Thực hiện}}, {{ma: danh_gia, ten: Đánh giá}}]
  hang:
  - {{chi_tieu: Trồng cây phân tán, ke_hoach: "500", thuc_hien: "620", danh_gia: Vượt}}
  - {{chi_tieu: Hộ dùng nước sạch, ke_hoach: "90", thuc_hien: "88", danh_gia: {}}}
  - {{chi_tieu: Lớp tập huấn, ke_hoach: "4", thuc_hien: "4", danh_gia: Đạt}}
  - {{chi_tieu: Thu ngân sách, ke_hoach: "200", thuc_hien: "212", danh_gia: Vượt}}
"""


@rule(
    code="BC21",
    title="Đánh giá Vượt, Đạt, Chưa đạt không khớp số liệu; số chỉ tiêu vượt, đạt, chưa đạt khác bảng",
    severity=CANH_BAO,
    can_cu=practice("đánh giá và số đếm của báo cáo phải suy ra được từ số liệu trong bảng"),
    tru=(QUOTED, CITED),
    bad=_JUDGED.format("02", "Đạt"),
    good=_JUDGED.format("02", "Chưa đạt"),
)
def judgements(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So ô “Vượt”, “Đạt”, “Chưa đạt” với cột kế hoạch và cột thực hiện của hàng; câu “04 chỉ tiêu vượt, 01 chưa đạt” với các hàng.

    Chỉ tiêu càng ít càng tốt (hộ nghèo, quá hạn, tai nạn) không xét. Chỉ xét bảng mà phần lớn các hàng đánh giá đúng, câu nói về cả bảng.
    """
    tables = worded_sheets(context)
    for sheet in tables:
        for cell in wrong_judgements(sheet):
            yield Finding((*cell.path, cell.column), cell.message, cell.typed, cell.right)
    if not tables or not any(word in context.whole_small for word in ("chỉ tiêu", "tiêu chí", "mục tiêu", "chỉ số")):
        return
    for text in context.sentences_of_body:
        if "đạt" not in text.text and "vượt" not in text.text and "hoàn thành" not in text.text:
            continue
        if not counted_rows(text.text):
            continue
        wrong = [list(wrong_counts(sheet, text.text)) for sheet in tables]
        for start, end, message, right in min((one for one in wrong if one), key=len, default=[]):
            yield Finding(text.path, message, text.text[start:end], right)
