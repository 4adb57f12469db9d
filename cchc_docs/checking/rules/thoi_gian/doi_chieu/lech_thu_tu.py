"""TG: the one time that stands out of the order of its list or table."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.times.series import out_of_turn


@rule(
    code="TG53",
    title="Một mốc lệch thứ tự thời gian của cả danh sách, cả bảng",
    severity=CANH_BAO,
    can_cu=practice("lịch, trình tự các bước xếp theo thời gian"),
    ap_dung=("ke_hoach", "chuong_trinh", "phuong_an", "thong_bao", "huong_dan", "cong_van", "quyet_dinh"),
    tru=(QUOTED, CITED),
    bad="""
noi_dung:
- tieu_de: Các bước
  noi_dung: ['Ngày 02/3/2026: dọn bãi.', 'Ngày 06/3/2026: đổ cát.', 'Ngày 04/4/2026: lát gạch.', 'Ngày 12/3/2026: trồng cây.', 'Ngày 20/3/2026: bàn giao.']
""",
    good="""
noi_dung:
- tieu_de: Các bước
  noi_dung: ['Ngày 02/3/2026: dọn bãi.', 'Ngày 06/3/2026: đổ cát.', 'Ngày 09/3/2026: lát gạch.', 'Ngày 12/3/2026: trồng cây.', 'Ngày 20/3/2026: bàn giao.']
""",
)
def out_of_order(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Danh sách mở đầu bằng thời gian (từ bốn mốc), bảng có cột thời gian đứng trước; danh sách, bảng khác từ bảy mốc cùng kiểu ghi thì chỉ nhắc.

    Bỏ một mốc mà các mốc còn lại đúng thứ tự thì mốc ấy được báo; lệch từ hai mốc thì không phải xếp theo thời gian.
    """
    for one, before, programme in out_of_turn(context):
        message = f"“{one.raw}” không theo thứ tự thời gian của các mốc khác (bên cạnh là “{before.raw}”)"
        severity = CANH_BAO if programme else GOI_Y
        yield Finding(one.text.path, message, one.raw, "xem lại mốc thời gian hoặc thứ tự", severity=severity)
