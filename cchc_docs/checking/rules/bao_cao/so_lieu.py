"""BC: the figures of a báo cáo agree with each other, with its plan, and with what the offices returned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, LOI, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule

if TYPE_CHECKING:
    from cchc_docs.model.progress import Remark

_REPORTS = ("bao_cao",)
_ONE_FIGURE = practice("một số liệu chỉ có một giá trị trong cùng một báo cáo")
_SUMS = practice("tổng, tỷ lệ trong báo cáo phải tính lại được từ các số thành phần")
_WHOLE = practice("báo cáo thực hiện kế hoạch phải nêu đủ, đúng từng nhiệm vụ của kế hoạch")
_PERIOD = "Điều 12 Nghị định số 09/2019/NĐ-CP"


def remarks(context: Context) -> dict[str, list[Remark]]:
    """Return what the checks of the report say, by group; made once for a document."""
    from cchc_docs.reporting.findings import report_checks
    from cchc_docs.reporting.sources import ReportSources

    sources = context.sources or ReportSources()
    return context.once(
        "report_checks", lambda: report_checks(context.document, sources.plan, sources.returned, own=sources.own)
    )


def _found(context: Context, group: str) -> Iterator[Finding | NotEvaluated]:
    """Yield what the checks of the report say in one group, or why they could not judge."""
    from cchc_docs.reporting.sources import NO_PLAN, ReportSources

    sources = context.sources or ReportSources(thieu=NO_PLAN)
    checks = remarks(context)
    if group not in checks:
        lacking = sources.thieu or (group == "tra_loi" and sources.hong)
        yield NotEvaluated(lacking or "kế hoạch không ghi năm, hoặc báo cáo không rõ kỳ, nên không đối chiếu được")
    for remark in checks.get(group, ()):
        yield Finding(remark.path, f"{remark.message[:1].upper()}{remark.message[1:]}", remark.place)


_TASKS = """
phu_luc:
- ten: Tiến độ từng nhiệm vụ
  cot: [so_thu_tu, noi_dung, {ma: trang_thai, ten: Trạng thái}]
  nhiem_vu:
  - {noi_dung: Niêm yết thủ tục, trang_thai: Hoàn thành}
  - {noi_dung: Rà soát văn bản, trang_thai: Đang thực hiện}
"""


def _said(sentence: str) -> str:
    return (
        f"loai: bao_cao\nnoi_dung: [{{tieu_de: Tiến độ, noi_dung: ['{sentence}', Các đơn vị tiếp tục thực hiện.]}}]\n"
    )


@rule(
    code="BC01",
    title="Tỷ lệ trong câu không khớp hai số đi cùng",
    severity=LOI,
    can_cu=_SUMS,
    ap_dung=_REPORTS,
    bad=_said("Đã hoàn thành 12/43 nhiệm vụ (29,7%)."),
    good=_said("Đã hoàn thành 12/43 nhiệm vụ (27,9%)."),
)
def shares(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Tính lại mọi cụm “a/b … (c%)” theo đúng số chữ số thập phân đã ghi; a không được lớn hơn b."""
    yield from _found(context, "ty_le")


@rule(
    code="BC02",
    title="Số nhiệm vụ trong câu khác bảng tiến độ",
    severity=LOI,
    can_cu=_ONE_FIGURE,
    ap_dung=_REPORTS,
    bad=_said("Kế hoạch có 2 nhiệm vụ, đã hoàn thành 2/2 nhiệm vụ.") + _TASKS,
    good=_said("Kế hoạch có 2 nhiệm vụ, đã hoàn thành 1/2 nhiệm vụ; đang thực hiện 1 nhiệm vụ.") + _TASKS,
)
def counts(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Đếm lại bảng tiến độ theo trạng thái rồi so với câu nói về cả kế hoạch; câu nói về một lĩnh vực không xét ở đây."""
    yield from _found(context, "tien_do")


_SUM = """
loai: bao_cao
phu_luc:
- ten: Tổng hợp
  cot: [so_thu_tu, {{ma: ten, ten: Đơn vị}}, {{ma: tong, ten: Số nhiệm vụ}}, {{ma: hoan_thanh, ten: Hoàn thành}}, {{ma: chua_thuc_hien, ten: Chưa thực hiện}}]
  hang:
  - {{ten: Phòng Kinh tế, tong: 5, hoan_thanh: 3, chua_thuc_hien: 2}}
  - {{ten: Văn phòng, tong: 4, hoan_thanh: 4, chua_thuc_hien: 0}}
  - {{ten: Tổng số, tong: {}, hoan_thanh: 7, chua_thuc_hien: 2}}
"""


@rule(
    code="BC03",
    title="Hàng tổng không bằng các hàng cộng lại",
    severity=LOI,
    can_cu=_SUMS,
    ap_dung=_REPORTS,
    bad=_SUM.format(10),
    good=_SUM.format(9),
)
def totals(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Trong bảng tổng hợp: mỗi hàng bằng tổng các trạng thái, hàng “Tổng số” bằng các hàng phía trên và số nhiệm vụ của bảng tiến độ."""
    yield from _found(context, "tong_hop")


_FORM = """
phu_luc:
- ten: Biểu mẫu thống kê
  cot: [so_thu_tu, {{ma: ten_chi_tieu, ten: Chỉ tiêu thống kê}}, {{ma: so_lieu, ten: Số liệu}}]
  hang:
  - {{nhan: 3.2, ten_chi_tieu: Tỷ lệ hồ sơ TTHC do UBND cấp xã tiếp nhận được giải quyết đúng hạn, so_lieu: '{}'}}
  - {{nhan: 3.2.1, ten_chi_tieu: Tổng số hồ sơ TTHC đã giải quyết xong, so_lieu: '400'}}
  - {{nhan: 3.2.2, ten_chi_tieu: Số hồ sơ TTHC giải quyết đúng hạn, so_lieu: '396'}}
"""


@rule(
    code="BC04",
    title="Biểu thống kê: tổng hoặc tỷ lệ tính sai",
    severity=LOI,
    can_cu=_SUMS,
    ap_dung=_REPORTS,
    bad="loai: bao_cao\n" + _FORM.format("98,5"),
    good="loai: bao_cao\n" + _FORM.format("99"),
)
def statistics(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Nhận biểu theo số hàng và tên hàng của biểu mẫu đang dùng, rồi tính lại hàng tổng và hàng tỷ lệ từ các hàng còn lại."""
    yield from _found(context, "bieu_mau")


_SENTENCE = "Trong kỳ đã giải quyết xong {} hồ sơ, trong đó đúng hạn 396 hồ sơ, đạt 99%."


@rule(
    code="BC05",
    title="Số trong câu khác biểu thống kê",
    severity=LOI,
    can_cu=_ONE_FIGURE,
    ap_dung=_REPORTS,
    bad=_said(_SENTENCE.format("420")) + _FORM.format("99"),
    good=_said(_SENTENCE.format("400")) + _FORM.format("99"),
)
def sentences_and_form(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So các câu viết theo đề cương đang dùng với hàng của biểu mà câu lấy số; câu đã viết lại theo cách khác thì không so được."""
    yield from _found(context, "cau_so_lieu")


_CHANGE = """
loai: bao_cao
phu_luc:
- ten: Chỉ tiêu
  cot: [so_thu_tu, {{ma: ten, ten: Chỉ tiêu}}, {{ma: ky_truoc, ten: Kỳ trước}}, {{ma: thuc_hien, ten: Kỳ này}}, {{ma: so_voi_truoc, ten: So với kỳ trước}}]
  hang: [{{ten: Tỷ lệ hồ sơ đúng hạn, ky_truoc: '97,5', thuc_hien: '99', so_voi_truoc: '{}'}}]
"""


@rule(
    code="BC06",
    title="So sánh với kỳ trước tính sai",
    severity=LOI,
    can_cu=_SUMS,
    ap_dung=_REPORTS,
    bad=_CHANGE.format("+2,5"),
    good=_CHANGE.format("+1,5"),
)
def changes(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Mức tăng, giảm của chỉ tiêu là hiệu của hai cột; mức tăng số nhiệm vụ hoàn thành khớp với số kỳ trước nêu trong câu."""
    yield from _found(context, "so_sanh")


@rule(
    code="BC07",
    title="Kỳ báo cáo trong trích yếu, mở đầu và số liệu khác nhau",
    severity=LOI,
    can_cu=_PERIOD,
    ap_dung=_REPORTS,
    bad="""
loai: bao_cao
ky_bao_cao: quy_1
trich_yeu: Công tác cải cách hành chính quý II năm 2026
""",
    good="""
loai: bao_cao
ky_bao_cao: quy_1
trich_yeu: Công tác cải cách hành chính quý I năm 2026
mo_dau: ['Báo cáo kết quả quý I năm 2026 (số liệu tính từ ngày 15/12/2025 đến hết ngày 14/3/2026), cụ thể như sau:']
""",
)
def period(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Kỳ ở `ky_bao_cao`, trích yếu, mở đầu là một; ngày số liệu là ngày của chế độ báo cáo trong kế hoạch, kế hoạch không ghi thì của Điều 12."""
    yield from _found(context, "ky")


_PLAN = """
_ke_hoach:
  phu_luc:
  - ten: Nhiệm vụ
    nhiem_vu:
    - {ma: tt01, noi_dung: Niêm yết thủ tục, chu_tri: Văn phòng, thoi_han: Quý I/2026}
    - {ma: tt02, noi_dung: Rà soát văn bản, chu_tri: Văn phòng, thoi_han: Quý II/2026}
    - {ma: tt03, noi_dung: Khảo sát sự hài lòng, chu_tri: Văn phòng, thoi_han: Quý IV/2026}
"""


@rule(
    code="BC08",
    title="Nhiệm vụ của kế hoạch thiếu, lặp, hoặc không có trong kế hoạch",
    severity=LOI,
    can_cu=_WHOLE,
    ap_dung=_REPORTS,
    bad="loai: bao_cao" + _TASKS + _PLAN,
    good="loai: bao_cao" + _TASKS + "  - {noi_dung: Khảo sát sự hài lòng, trang_thai: Chưa thực hiện}" + _PLAN,
)
def tasks_once(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chỉ chạy khi báo cáo ghi `ke_hoach` và tệp đó nằm cạnh báo cáo; nhận nhiệm vụ theo mã, không có mã thì theo lời văn."""
    yield from _found(context, "nhiem_vu")


_ANSWERS = """
_tien_do: {{quy_1: {{tt01: hoan_thanh, tt02: {}}}}}
ky_bao_cao: quy_1
"""


@rule(
    code="BC09",
    title="Báo cáo khác với trả lời của đơn vị",
    severity=CANH_BAO,
    can_cu=_WHOLE,
    ap_dung=_REPORTS,
    bad="loai: bao_cao" + _TASKS + _PLAN + _ANSWERS.format("chua_thuc_hien"),
    good="loai: bao_cao" + _TASKS + _PLAN + _ANSWERS.format("dang_thuc_hien"),
)
def as_returned(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So trạng thái, chỉ tiêu với các tệp tiến độ cạnh kế hoạch; người tổng hợp có thể đã sửa có lý do, khi đó sửa cả tệp tiến độ."""
    yield from _found(context, "tra_loi")
