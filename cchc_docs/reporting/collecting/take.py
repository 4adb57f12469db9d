"""Forms back in: each read apart, laid over what came before, one `TienDo` per period."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from typing import Any, TypeVar

from cchc_docs.errors import CchcError
from cchc_docs.model.collecting import PhieuThuThap
from cchc_docs.model.document import NgayThang
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
from cchc_docs.model.references import short_date
from cchc_docs.reading.excel.form import read_form
from cchc_docs.reading.excel.sheet import FormRead
from cchc_docs.record import NamedTuple
from cchc_docs.reporting.tasks import PlanTasks
from cchc_docs.vietnamese import formats
from cchc_docs.writing.yaml.progress import progress_text


class DaGui(NamedTuple):
    """One office in the table of who has answered: tasks with an answer, tasks asked, the day of the last form."""

    don_vi: str
    ten: str
    da_gui: bool
    tra_loi: int
    hoi: int
    ngay: NgayThang | None


@dataclass(slots=True)
class Imported:
    """What several files gave.

    `hong`: files that could not be read at all, with why; `xung_dot`: values two answers disagree on, with which one
    stands; `chua_gui`: offices that have not answered; `da_gui`: every office with what it has answered.
    """

    tien_do: TienDo
    phieu: list[FormRead] = field(default_factory=list)
    hong: list[Remark] = field(default_factory=list)
    xung_dot: list[Remark] = field(default_factory=list)
    chua_gui: list[str] = field(default_factory=list)
    da_gui: list[DaGui] = field(default_factory=list)


def read_forms(
    paths: Iterable[str], forms: Mapping[str, PhieuThuThap], *, received: NgayThang | None = None
) -> list[FormRead | Remark]:
    """Read each file apart; one that cannot be read is a remark, the others stay."""
    if not forms:
        raise CchcError("kế hoạch không có nhiệm vụ, chỉ tiêu nào để thu thập; kiểm tra lại kế hoạch")
    out: list[FormRead | Remark] = []
    for path in paths:
        name = os.path.basename(path).encode("utf-8", "replace").decode()
        try:
            read = read_form(path, forms, received=received)
            progress_text(read.tien_do).encode()
            out.append(read)
        except CchcError as error:
            out.append(Remark((), str(error), name))
        except (ValueError, TypeError, LookupError, ArithmeticError, MemoryError, RecursionError, OSError) as error:
            said = (
                f"{name}: phiếu không đọc được ({type(error).__name__}); mở bằng Excel, chép sang phiếu mới rồi gửi lại"
            )
            out.append(Remark((), said, name))
    return out


def import_forms(
    found: Iterable[FormRead | Remark], forms: Mapping[str, PhieuThuThap], tasks: PlanTasks, *,
    existing: TienDo | None = None, plan_file: str = "",
) -> Imported:  # fmt: skip
    """Lay the forms read over `existing`, in the order given.

    The rule: a later file of the same office replaces what it fills in and leaves alone what it leaves blank. Where two
    offices lead one task, the first named one's answer stands and the other fills what it left blank. Every value that
    gives way is named in `xung_dot` and kept in `khong_doc_duoc`.
    """
    form = next(iter(forms.values()))
    base = (
        deepcopy(existing)
        if existing is not None
        else TienDo(form.ky_bao_cao, form.nam, plan_file, so_lieu=form.so_lieu)
    )
    base.ma_ke_hoach = form.ma_ke_hoach
    base.ke_hoach = plan_file or base.ke_hoach
    out = Imported(base)
    for read in found:
        if isinstance(read, Remark):
            out.hong.append(read)
            continue
        out.phieu.append(read)
        _lay(out, read, tasks)
    heard = {read.form.don_vi for read in out.phieu} | _heard_before(base)
    out.chua_gui = [code for code in forms if code not in heard]
    out.da_gui = _answered(forms, base, heard)
    return out


def _heard_before(base: TienDo) -> set[str]:
    """Return the offices whose answers are known: of tasks, targets, figures or in words."""
    found = {task.don_vi for task in base.nhiem_vu.values()} | {target.don_vi for target in base.chi_tieu.values()}
    found |= {row.don_vi for form in base.bieu_mau.values() for row in form.values()}
    return (found | {said.don_vi for texts in base.loi_van.values() for said in texts}) - {""}


def _answered(forms: Mapping[str, PhieuThuThap], base: TienDo, heard: set[str]) -> list[DaGui]:
    out = []
    for code, form in forms.items():
        answers = [base.nhiem_vu[task.ma] for task in form.nhiem_vu if task.ma in base.nhiem_vu]
        done = [one for one in answers if one.trang_thai or one.ket_qua or one.ty_le is not None]
        days = [one.ngay_gui for one in done if one.ngay_gui is not None and one.don_vi == code]
        last = max(days, key=lambda day: (day.nam or 0, day.thang or 0, day.ngay or 0), default=None)
        out.append(DaGui(code, form.ten_don_vi, code in heard, len(done), len(form.nhiem_vu), last))
    return out


def _lay(out: Imported, read: FormRead, tasks: PlanTasks) -> None:
    base, new = out.tien_do, read.tien_do
    leads = {code: tasks.leads(task)[:1] for code, task in tasks.by_code().items()}
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
    return STATUSES.get(value, value) if isinstance(value, str) else formats.number(value)
