"""A small plan of a commune that does not exist, and offices that fill in its forms."""

from __future__ import annotations

from pathlib import Path

from cchc_docs.model.collecting import COLUMNS, FIRST_ROW, HEADING_ROW, PhieuThuThap
from cchc_docs.model.document import Document
from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.reporting.collecting.ask import forms_of, write_forms
from cchc_docs.reporting.collecting.take import import_forms, read_forms
from cchc_docs.reporting.cumulate import state_at
from cchc_docs.reporting.kinds import Settings, settings, words_of
from cchc_docs.reporting.periods import period_of
from cchc_docs.reporting.tasks import PlanTasks, plan_tasks

PLAN = """\
loai: ke_hoach
nam: 2026
co_quan: {ten: Ủy ban nhân dân xã Đồng Suối, viet_tat: UBND}
so: 9
ngay_ban_hanh: 2026-01-08
dia_danh: Đồng Suối
trich_yeu: Cải cách hành chính năm {{ nam }}
don_vi:
  van_phong: {ten: Văn phòng HĐND và UBND xã}
  vh_xh: {ten: Phòng Văn hóa - Xã hội, viet_tat: VHXH}
  kinh_te: {ten: Phòng Kinh tế}
van_ban:
  kh_tinh: {loai: Kế hoạch, so_ky_hieu: 311/KH-UBND, ngay: 2025-12-22, co_quan: UBND tỉnh, trich_yeu: cải cách hành chính năm 2026}
chi_tieu:
  dung_han: {ten: Tỷ lệ hồ sơ giải quyết đúng hạn, don_vi_tinh: "%", so_sanh: ">=", gia_tri: 98}
  sang_kien: {ten: Sáng kiến được công nhận, don_vi_tinh: sáng kiến, so_sanh: ">=", gia_tri: 2, chu_tri: van_phong}
  cho_doi: {ten: Thời gian chờ trung bình, don_vi_tinh: phút, so_sanh: "<=", gia_tri: 15}
noi_dung:
- tieu_de: Nhiệm vụ
  noi_dung:
  - Thực hiện các nhiệm vụ tại {{ phu_luc.nhiem_vu }}.
phu_luc:
- ma: nhiem_vu
  ten: Danh mục nhiệm vụ
  nhiem_vu:
  - nhom: Cải cách thể chế
  - {ma: tc01, noi_dung: Rà soát văn bản của xã, san_pham: Báo cáo, chu_tri: van_phong, thoi_han: Trước ngày 20/02/2026}
  - {ma: tc02, noi_dung: Ban hành quy chế làm việc, san_pham: Quyết định, chu_tri: van_phong, thoi_han: Quý II/2026}
  - nhom: Cải cách thủ tục hành chính
  - {ma: tt01, noi_dung: Niêm yết thủ tục, chu_tri: [vh_xh, van_phong], thoi_han: Quý I/2026}
  - {ma: tt02, noi_dung: Đánh giá sự hài lòng, chu_tri: vh_xh, thoi_han: Tháng 6/2026 và tháng 11/2026}
  - {ma: tt03, noi_dung: Tiếp nhận phản ánh, chu_tri: vh_xh, thoi_han: Thường xuyên}
  - nhom: Cải cách tài chính công
  - {ma: tv01, noi_dung: "Giải ngân vốn = đúng tiến độ", chu_tri: kinh_te, thoi_han: Tháng 12/2026}
  - {ma: tv02, noi_dung: Công khai ngân sách, chu_tri: kinh_te, thoi_han: Định kỳ hằng quý}
che_do_bao_cao:
- {ky_bao_cao: quy_1, han_nop: 2026-03-16, so_lieu: {tu: 2025-12-15, den: 2026-03-14}}
- {ky_bao_cao: 6_thang, han_nop: 2026-06-16}
noi_nhan: [UBND tỉnh (để b/c), "Thường trực Đảng ủy xã"]
luu: VT, VHXH
chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: CHỦ TỊCH, ho_ten: Đinh Thị Hòa}
"""


def small_plan(text: str = PLAN) -> tuple[Document, PlanTasks, Settings]:
    own = settings()
    plan = read_text(text, "kế hoạch").document
    return plan, plan_tasks(plan, own.bieu_mau), own


def forms_for(plan: Document, tasks: PlanTasks, own: Settings, code: str, returned=None) -> dict[str, PhieuThuThap]:
    period = period_of(plan, code)
    before = state_at(period, returned, own.bieu_mau) if returned else None
    return forms_of(plan, tasks, own.bieu_mau, own.de_cuong.asked(words_of(plan, period)), period, before)


def write_small(folder: Path, code: str = "quy_1") -> tuple[dict[str, PhieuThuThap], dict[str, str], PlanTasks]:
    plan, tasks, own = small_plan()
    forms = forms_for(plan, tasks, own, code)
    paths = write_forms(forms, str(folder))
    return forms, dict(zip(forms, paths, strict=True)), tasks


def take(paths, forms, tasks, *, received=None, **more):
    """Read the forms and lay them, as the errand does under its lock."""
    return import_forms(read_forms(paths, forms, received=received), forms, tasks, **more)


def letter(kind: str, key: str) -> int:
    return [column.key for column in COLUMNS[kind]].index(key) + 1


def row_of(sheet, code: str) -> int:
    for row in range(FIRST_ROW, sheet.max_row + 1):
        if sheet.cell(row, 1).value == code:
            return row
    raise KeyError(code)


def fill(path: str, kind: str, code: str, **values) -> None:
    """Type values into the row of one id, as an office would."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    sheet = book[kind]
    for key, value in values.items():
        sheet.cell(row_of(sheet, code), letter(kind, key)).value = value
    book.save(path)


__all__ = [
    "FIRST_ROW",
    "HEADING_ROW",
    "PLAN",
    "fill",
    "forms_for",
    "letter",
    "row_of",
    "small_plan",
    "take",
    "write_small",
]
