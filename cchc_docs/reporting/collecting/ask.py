"""What is asked of each office for a period: one form per office, never one for a group or for a second spelling."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial

from cchc_docs.errors import CchcError
from cchc_docs.law.workdays import add_working_days, next_working_day
from cchc_docs.model.codes import plan_id
from cchc_docs.model.collecting import BieuMau, HoiChiTieu, HoiLoiVan, HoiNhiemVu, PhieuThuThap
from cchc_docs.model.document import Document, KyBaoCao
from cchc_docs.model.progress import SoLieuThongKe, TienDo, TienDoChiTieu, TienDoNhiemVu
from cchc_docs.model.references import measured, short_date
from cchc_docs.reporting.cumulate import State
from cchc_docs.reporting.figures import shown
from cchc_docs.reporting.periods import Period, as_date
from cchc_docs.reporting.tasks import NhiemVu, PlanTasks
from cchc_docs.vietnamese.dates import format_short
from cchc_docs.vietnamese.numbers import parse_number
from cchc_docs.writing.excel.form import form_bytes
from cchc_docs.writing.output import write

_DAYS_TO_JOIN = 2
"""Working days a commune keeps for putting the answers together, where the plan names no inner deadline."""


def forms_of(
    plan: Document,
    tasks: PlanTasks,
    forms: list[BieuMau],
    parts: list[HoiLoiVan],
    period: Period,
    before: State | None = None,
) -> dict[str, PhieuThuThap]:
    """Return office code -> what is asked of it; offices that lead nothing, report nothing, have no form.

    `before`: what was known at the end of the last period, shown beside. Targets nobody answers for, forms nobody
    leads a task of and tasks given to a group go to the office that leads most tasks.
    """
    known = before.tien_do if before is not None else TienDo(period.ma, period.nam)
    centre = tasks.busiest()
    asked = next((entry for entry in plan.che_do_bao_cao if entry.ky_bao_cao == period.ma), None)
    inner = inner_deadline(asked, period)
    with_figures = [table for table in forms if table.hang]
    out: dict[str, PhieuThuThap] = {}
    for code, name in tasks.don_vi.items():
        if code in tasks.nhom:
            continue
        own = [table for table in with_figures if (table.don_vi or tasks.busiest(table.ma) or centre) == code]
        form = PhieuThuThap(
            period.ma, period.nam, code, name, period.ten,
            co_quan=" ".join(plan.co_quan.ten.split("\n")) if plan.co_quan else "",
            so_lieu=period.so_lieu,
            han_gui=format_short(inner.day, inner.month, inner.year) if inner is not None else "",
            han_nop=short_date(asked.han_nop) if asked is not None else "",
            nhiem_vu=[_task(task, known) for task in tasks.nhiem_vu if code in _answering(tasks, task, centre)],
            chi_tieu=[_target(plan, target, known) for target, who in tasks.chi_tieu.items() if (who or centre) == code],
            bieu_mau=own,
            loi_van=parts,
            truoc_so_lieu=_last_figures(own, known),
            ma_ke_hoach=plan_id(plan),
            ten_ke_hoach=" ".join(plan.trich_yeu.split()),
        )  # fmt: skip
        if form.nhiem_vu or form.chi_tieu or form.bieu_mau:
            out[code] = form
    return out


def _answering(tasks: PlanTasks, task: NhiemVu, centre: str) -> tuple[str, ...]:
    """Return the offices asked about a task: those that lead it; of one given to a group, the centre."""
    return tasks.leads(task) or ((centre,) if task.chu_tri else ())


def inner_deadline(asked: KyBaoCao | None, period: Period) -> date | None:
    """Return the day the offices answer by: `han_noi_bo` of the plan, or two working days before the body's own.

    Where the figures end later than that, it is the working day after they end, the day after where no working day is
    left, or at the latest the working day before the body's own. None where the plan names none.
    """
    if asked is None:
        return None
    if asked.han_noi_bo is not None and (own := as_date(asked.han_noi_bo)):
        return own
    due = as_date(asked.han_nop)
    if due is None:
        return None
    usual = add_working_days(due, -_DAYS_TO_JOIN)
    if usual > period.den:
        return usual
    after = period.den + timedelta(days=1)
    return next((day for day in (next_working_day(after), after) if day < due), None) or add_working_days(due, -1)


def ownerless(tasks: PlanTasks) -> list[NhiemVu]:
    """Return the tasks no office is named for: nobody would be asked about them."""
    return [task for task in tasks.nhiem_vu if not task.chu_tri]


def of_groups(tasks: PlanTasks) -> list[NhiemVu]:
    """Return the tasks given to a group only."""
    return [task for task in tasks.nhiem_vu if task.chu_tri and not tasks.leads(task)]


def _task(task: NhiemVu, known: TienDo) -> HoiNhiemVu:
    last = known.nhiem_vu.get(task.ma, TienDoNhiemVu())
    return HoiNhiemVu(
        task.ma, task.noi_dung, task.san_pham, task.thoi_han, task.linh_vuc, last.trang_thai, last.ket_qua
    )


def _target(plan: Document, code: str, known: TienDo) -> HoiChiTieu:
    target = plan.chi_tieu[code]
    value = target.gia_tri or (target.moc[-1].gia_tri if target.moc else "")
    goal = measured(value, target.don_vi_tinh, target.so_sanh) if value else ""
    is_number = parse_number(value.removesuffix("%")).value is not None
    last = known.chi_tieu.get(code, TienDoChiTieu())
    return HoiChiTieu(code, target.ten, target.don_vi_tinh, goal, is_number, last.gia_tri)


def _last_figures(forms: list[BieuMau], known: TienDo) -> dict[tuple[str, str], str]:
    out: dict[tuple[str, str], str] = {}
    for table in forms:
        for row in table.hang:
            last = known.bieu_mau.get(table.ma, {}).get(row.so, SoLieuThongKe()).gia_tri
            if last is not None:
                out[table.ma, row.so] = shown(last, row)
    return out


def form_name(form: PhieuThuThap) -> str:
    """Return the name of the file of a form."""
    return f"{form.nam}_{form.ky_bao_cao}_{form.don_vi}.xlsx"


def write_forms(forms: Mapping[str, PhieuThuThap], folder: str, *, force: bool = False) -> list[str]:
    """Write one file per office, `<năm>_<kỳ>_<đơn vị>.xlsx`; return the paths.

    Raises CchcError where a file of that name is there already, unless forced: an office may have filled it in.
    """
    from cchc_docs.reading.excel.cells import open_workbook

    paths = {code: os.path.join(folder, form_name(form)) for code, form in forms.items()}
    there = [path for path in paths.values() if os.path.exists(path)]
    if there and not force:
        raise CchcError(
            f"{there[0]}: tệp đã có ({len(there)} tệp), có thể đơn vị đã điền; chọn thư mục khác hoặc thêm --force"
        )
    for code, form in forms.items():
        write(paths[code], form_bytes(form), partial(open_workbook, name=os.path.basename(paths[code])))
    return list(paths.values())
