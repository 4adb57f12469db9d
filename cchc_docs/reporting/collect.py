"""Forms out to the offices, forms back in: one .xlsx per leading office, one `TienDo` per period."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from typing import Any, TypeVar

from cchc_docs.errors import CchcError
from cchc_docs.model.collecting import BieuMau, HoiChiTieu, HoiLoiVan, HoiNhiemVu, PhieuThuThap
from cchc_docs.model.document import Document, NgayThang
from cchc_docs.model.progress import (
    STATUSES,
    KhongDocDuoc,
    LoiVan,
    Remark,
    SoLieuThongKe,
    TienDo,
    TienDoChiTieu,
    TienDoNhiemVu,
)
from cchc_docs.model.references import measured, short_date
from cchc_docs.reading.excel.form import read_form
from cchc_docs.reading.excel.sheet import FormRead
from cchc_docs.reporting.cumulate import State
from cchc_docs.reporting.figures import shown
from cchc_docs.reporting.periods import Period
from cchc_docs.reporting.tasks import PlanTasks
from cchc_docs.vietnamese.numbers import format_number, parse_number
from cchc_docs.writing.excel.form import write_form


def forms_of(
    plan: Document,
    tasks: PlanTasks,
    forms: list[BieuMau],
    parts: list[HoiLoiVan],
    period: Period,
    before: State | None = None,
) -> dict[str, PhieuThuThap]:
    """Return office code -> what is asked of it; offices that lead nothing, report nothing, have no form.

    `before`: what was known at the end of the last period, shown beside. Targets nobody answers for and forms nobody
    leads a task of go to the office that leads most tasks.
    """
    known = before.tien_do if before is not None else TienDo(period.ma, period.nam)
    centre = tasks.busiest()
    due = next((entry.han_nop for entry in plan.che_do_bao_cao if entry.ky_bao_cao == period.ma), None)
    out: dict[str, PhieuThuThap] = {}
    for code, name in tasks.don_vi.items():
        own = [table for table in forms if (table.don_vi or tasks.busiest(table.ma) or centre) == code]
        asked = PhieuThuThap(
            period.ma, period.nam, code, name, period.ten,
            co_quan=" ".join(plan.co_quan.ten.split("\n")) if plan.co_quan else "",
            so_lieu=period.so_lieu,
            han_gui=short_date(due) if due is not None else "",
            nhiem_vu=_tasks(tasks, code, known),
            chi_tieu=[_target(plan, target, known) for target, who in tasks.chi_tieu.items() if (who or centre) == code],
            bieu_mau=own,
            loi_van=parts,
            truoc_so_lieu=_last_figures(own, known),
        )  # fmt: skip
        if asked.nhiem_vu or asked.chi_tieu or asked.bieu_mau:
            out[code] = asked
    return out


def _tasks(tasks: PlanTasks, office: str, known: TienDo) -> list[HoiNhiemVu]:
    out = []
    for task in tasks.of_unit(office):
        last = known.nhiem_vu.get(task.ma, TienDoNhiemVu())
        out.append(
            HoiNhiemVu(
                task.ma, task.noi_dung, task.san_pham, task.thoi_han, task.linh_vuc, last.trang_thai, last.ket_qua
            )
        )
    return out


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


def write_forms(forms: Mapping[str, PhieuThuThap], folder: str, *, force: bool = False) -> list[str]:
    """Write one file per office, `<năm>_<kỳ>_<đơn vị>.xlsx`; return the paths.

    Raises CchcError where a file of that name is there already, unless forced: an office may have filled it in.
    """
    os.makedirs(folder, exist_ok=True)
    paths = {code: os.path.join(folder, f"{form.nam}_{form.ky_bao_cao}_{code}.xlsx") for code, form in forms.items()}
    there = [path for path in paths.values() if os.path.exists(path)]
    if there and not force:
        raise CchcError(
            f"{there[0]}: tệp đã có ({len(there)} tệp), có thể đơn vị đã điền; chọn thư mục khác hoặc thêm --force"
        )
    for code, form in forms.items():
        write_form(form, paths[code])
    return list(paths.values())


@dataclass(slots=True)
class Imported:
    """What several files gave.

    `hong`: files that could not be read at all, with why; `xung_dot`: values two answers disagree on, with which one
    stands; `chua_gui`: offices that have not answered.
    """

    tien_do: TienDo
    phieu: list[FormRead] = field(default_factory=list)
    hong: list[Remark] = field(default_factory=list)
    xung_dot: list[Remark] = field(default_factory=list)
    chua_gui: list[str] = field(default_factory=list)


def import_forms(
    paths: Iterable[str], forms: Mapping[str, PhieuThuThap], tasks: PlanTasks, *,
    existing: TienDo | None = None, received: NgayThang | None = None, plan_file: str = "",
) -> Imported:  # fmt: skip
    """Read the files in the order given and lay them over `existing`.

    The rule: a later file of the same office replaces what it fills in and leaves alone what it leaves blank. Where two
    offices lead one task, the first named one's answer stands and the other fills what it left blank. Every value that
    gives way is named in `xung_dot` and kept in `khong_doc_duoc`.
    """
    any_form = next(iter(forms.values()), None)
    if any_form is None:
        raise CchcError("kế hoạch không có nhiệm vụ, chỉ tiêu nào để thu thập; kiểm tra lại kế hoạch")
    base = (
        deepcopy(existing)
        if existing is not None
        else TienDo(any_form.ky_bao_cao, any_form.nam, plan_file, any_form.so_lieu)
    )
    out = Imported(base)
    for path in paths:
        try:
            read = read_form(path, forms, received=received)
        except CchcError as error:
            out.hong.append(Remark((), str(error), os.path.basename(path)))
            continue
        out.phieu.append(read)
        _lay(out, read, tasks)
    heard = {read.form.don_vi for read in out.phieu} | {task.don_vi for task in base.nhiem_vu.values()}
    out.chua_gui = [code for code in forms if code not in heard]
    return out


def _lay(out: Imported, read: FormRead, tasks: PlanTasks) -> None:
    base, new = out.tien_do, read.tien_do
    leads = {code: task.chu_tri[:1] for code, task in tasks.by_code().items()}
    for code, task in new.nhiem_vu.items():
        old = base.nhiem_vu.get(code)
        first = old is None or old.don_vi in ("", task.don_vi) or leads.get(code) == (task.don_vi,)
        base.nhiem_vu[code] = _merged(out, read, ("nhiem_vu", code), old, task, newer=first)
    for code, target in new.chi_tieu.items():
        base.chi_tieu[code] = _merged(out, read, ("chi_tieu", code), base.chi_tieu.get(code), target, newer=True)
    for form, rows in new.bieu_mau.items():
        kept = base.bieu_mau.setdefault(form, {})
        for number, row in rows.items():
            kept[number] = _merged(out, read, ("bieu_mau", form, number), kept.get(number), row, newer=True)
    for part, texts in new.loi_van.items():
        kept_texts = base.loi_van.setdefault(part, [])
        for said in texts:
            before = [entry for entry in kept_texts if entry.don_vi == said.don_vi]
            for entry in before:
                if entry.chu != said.chu:
                    _conflict(out, read, ("loi_van", part), "lời văn", entry.chu, said.chu)
                kept_texts.remove(entry)
            kept_texts.append(LoiVan(said.chu, said.don_vi))
    seen = {(cell.vi_tri, cell.chu) for cell in base.khong_doc_duoc}
    base.khong_doc_duoc += [cell for cell in new.khong_doc_duoc if (cell.vi_tri, cell.chu) not in seen]


_WHO = ("don_vi", "ngay_gui")
_SAID = {
    "trang_thai": "trạng thái", "ket_qua": "kết quả", "so_ky_hieu": "số, ký hiệu", "ngay": "ngày", "ty_le": "mức độ",
    "kho_khan": "khó khăn", "kien_nghi": "kiến nghị", "gia_tri": "giá trị", "ghi_chu": "ghi chú",
}  # fmt: skip


_Answer = TypeVar("_Answer", TienDoNhiemVu, TienDoChiTieu, SoLieuThongKe)


def _merged(
    out: Imported, read: FormRead, path: tuple[str, ...], old: _Answer | None, new: _Answer, *, newer: bool
) -> _Answer:
    """Return `old` with what `new` fills in; where both speak, the newer one (or else the old one) stands."""
    if old is None:
        return new
    changes: dict[str, Any] = {}
    for entry in fields(new):
        before, after = getattr(old, entry.name), getattr(new, entry.name)
        if after in ("", None) or after == before:
            continue
        if before in ("", None) or entry.name in _WHO:
            changes[entry.name] = after if newer or before in ("", None) else before
            continue
        kept, lost = (after, before) if newer else (before, after)
        changes[entry.name] = kept
        _conflict(out, read, path, _SAID[entry.name], _shown(lost), _shown(kept))
    return replace(old, **changes)


def _conflict(out: Imported, read: FormRead, path: tuple[str, ...], what: str, lost: str, kept: str) -> None:
    where = " ".join(path[1:])
    said = f"{where}: {what} có hai giá trị, giữ “{kept}”, bỏ “{lost}”"
    out.xung_dot.append(Remark(path, said, read.file))
    out.tien_do.khong_doc_duoc.append(KhongDocDuoc(f"{read.file}: {where}", lost, f"{what} đã được thay bằng “{kept}”"))


def _shown(value: str | NgayThang | Decimal) -> str:
    if isinstance(value, NgayThang):
        return short_date(value)
    return STATUSES.get(value, value) if isinstance(value, str) else format_number(value)
