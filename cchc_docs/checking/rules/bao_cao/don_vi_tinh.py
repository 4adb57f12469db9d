"""BC: the unit of a row and its figure."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule

_SUMS = practice("tổng, tỷ lệ trong văn bản phải tính lại được từ các số thành phần")


@rule(
    code="BC13",
    title="Đơn vị tính không hợp tên chỉ tiêu (Tỷ lệ tính bằng hồ sơ, Số hồ sơ tính bằng %)",
    severity=CANH_BAO,
    can_cu=_SUMS,
    bad="""
phu_luc: [{ten: Chỉ tiêu, chi_tieu: [{chi_tieu: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: hồ sơ, gia_tri: "98"}]}]
mo_dau: [Chi tiết tại Phụ lục.]
""",
    good="""
phu_luc: [{ten: Chỉ tiêu, chi_tieu: [{chi_tieu: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", gia_tri: "98"}, {chi_tieu: Số hồ sơ tiếp nhận, don_vi_tinh: hồ sơ, gia_tri: "120"}]}]
mo_dau: [Chi tiết tại Phụ lục.]
""",
)
def unit_of_row(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Tên hàng mở đầu bằng “Tỷ lệ” thì đơn vị là %, ‰; mở đầu bằng “Số”, “Số lượng”, “Tổng số” thì không phải %. Tỷ lệ tính theo điểm, theo lần không xét."""
    for row in context.rows:
        unit = row.cell("don_vi_tinh").strip().lower()
        if not unit or "don_vi_tinh" in row.row.gop_tren:
            continue
        name = row.cell("chi_tieu") or row.cell("noi_dung") or row.cell("ten_chi_tieu")
        rate = patterns.match(r"(?:[-+]\s*)?[Tt][ỷỉ] lệ(?! (?:nghịch|bản đồ))", name)
        count = patterns.match(r"(?:[-+]\s*)?(?:Số lượng|Tổng số|Số (?!điểm|phần trăm|tỷ lệ))", name)
        percent = unit in ("%", "‰", "phần trăm", "tỷ lệ %", "tỷ lệ")
        if (rate and not percent and not patterns.search(r"điểm|lần|/|người/", unit)) or (
            count and unit in ("%", "phần trăm") and "%" not in name
        ):
            right = "%" if rate else "đơn vị đếm (hồ sơ, người, cuộc …)"
            yield Finding(
                row.cell_path("don_vi_tinh"),
                f"“{name[:50]}” mà đơn vị tính là “{unit}”",
                row.cell("don_vi_tinh"),
                right,
            )
