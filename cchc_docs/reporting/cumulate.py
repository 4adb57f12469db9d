"""Several returns -> the state at the end of a period: tasks and targets as last known, figures added up.

Tasks, targets: the last answer counts, whatever quarter it came in: what was done in quý I is done in the year's
report. Figures: only of the quarters the period covers; a return for the whole period (`6_thang.yaml`) stands before
the sum of its quarters, and where the two differ a person is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cchc_docs.law.periods import MONTHS, QUARTERS, WEEKS, calendar_days
from cchc_docs.model.collecting import BieuMau
from cchc_docs.model.progress import STATUSES, LoiVan, Remark, SoLieuThongKe, TienDo, TienDoNhiemVu
from cchc_docs.record import Record, field, replace
from cchc_docs.reporting.figures import add_up, shown
from cchc_docs.reporting.periods import Period, order_of
from cchc_docs.vietnamese import formats

SHORT = {
    "quy_1": "quý I", "quy_2": "quý II", "quy_3": "quý III", "quy_4": "quý IV",
    "6_thang": "6 tháng", "9_thang": "9 tháng", "nam": "năm",
    **{code: f"tháng {at}" for at, code in enumerate(MONTHS, start=1)},
    **{code: f"tuần {at}" for at, code in enumerate(WEEKS, start=1)},
}  # fmt: skip
_LAST = {**{code: code for code in QUARTERS}, "6_thang": "quy_2", "9_thang": "quy_3", "nam": "quy_4"}


class State(Record):
    """The state at the end of a period.

    `ket_qua`: task -> what was returned of it inside the period, in order, each once. `thieu`: quarters nobody returned
    anything for.
    """

    tien_do: TienDo
    ket_qua: dict[str, list[str]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    thieu: list[str] = field(default_factory=list)


def state_at(period: Period, returned: Mapping[str, TienDo], forms: list[BieuMau]) -> State:
    """Return what is known at the end of `period`; `returned` maps period codes to what was returned for them."""
    first, end = period.theo_lich
    known = sorted(
        (code for code in returned if calendar_days(code, period.nam)[1] <= end),
        key=lambda code: order_of(code, period.nam),
    )
    inside = {
        code for code in known if _start(code, period) >= first or code in period.phan or _LAST.get(code) in period.phan
    }
    out = State(TienDo(period.ma, period.nam, so_lieu=period.so_lieu))
    for code in known:
        if returned[code].nam != period.nam:
            said = f"tiến độ {SHORT[code]} là của năm {returned[code].nam}, không phải {period.nam}; không dùng"
            out.remarks.append(Remark(("nam",), said, SHORT[code]))
    known = [code for code in known if returned[code].nam == period.nam]
    for code in known:
        _tasks(out, code, returned[code])
        _targets(out, returned[code])
        if code in inside:
            _words(out, returned[code])
            _results(out, returned[code])
    pieces = _pieces(period, [code for code in known if code in inside])
    out.thieu = [code for code in pieces if code not in returned]
    for form in forms:
        _figures(out, form, period, returned, pieces)
    return out


def _start(code: str, period: Period) -> date:
    """Return the first day of a period by the calendar; of a half or nine months, of their last quarter."""
    return calendar_days(_LAST.get(code, code), period.nam)[0]


def _pieces(period: Period, known: list[str]) -> list[str]:
    """Return the returns that together cover the period: the longest shorter one, then the quarters after it."""
    if len(period.phan) == 1:
        months = [code for code in MONTHS if code in known]
        # A quarter nobody returned as a whole is the sum of its three months.
        return months if period.ma not in known and len(months) == 3 else [period.ma]
    for code in ("9_thang", "6_thang"):
        if code in known and code != period.ma and _LAST[code] != period.phan[-1]:
            after = period.phan[period.phan.index(_LAST[code]) + 1 :]
            return [code, *after]
    return list(period.phan)


def _tasks(out: State, code: str, progress: TienDo) -> None:
    for task, new in progress.nhiem_vu.items():
        old = out.tien_do.nhiem_vu.get(task)
        if old is None:
            out.tien_do.nhiem_vu[task] = replace(new)
            continue
        if old.trang_thai == "hoan_thanh" and new.trang_thai not in ("", "hoan_thanh"):
            said = f"nhiệm vụ '{task}' kỳ trước đã hoàn thành, {SHORT[code]} lại ghi “{STATUSES[new.trang_thai]}”; kiểm tra lại"
            out.remarks.append(Remark(("nhiem_vu", task, "trang_thai"), said, SHORT[code]))
        if old.ty_le is not None and new.ty_le is not None and new.ty_le < old.ty_le:
            said = f"nhiệm vụ '{task}': mức độ hoàn thành giảm từ {formats.percent(old.ty_le)} xuống {formats.percent(new.ty_le)} ({SHORT[code]})"
            out.remarks.append(Remark(("nhiem_vu", task, "ty_le"), said, SHORT[code]))
        out.tien_do.nhiem_vu[task] = _later(old, new)


def _later(old: TienDoNhiemVu, new: TienDoNhiemVu) -> TienDoNhiemVu:
    """Return what is known after a newer answer. Difficulties and proposals are those of the newest answer alone."""
    answered = bool(new.trang_thai)
    return TienDoNhiemVu(
        new.trang_thai or old.trang_thai,
        new.ket_qua or old.ket_qua,
        new.so_ky_hieu or old.so_ky_hieu,
        new.ngay or old.ngay,
        new.ty_le if new.ty_le is not None else (None if answered and new.trang_thai == "hoan_thanh" else old.ty_le),
        new.kho_khan if answered else new.kho_khan or old.kho_khan,
        new.kien_nghi if answered else new.kien_nghi or old.kien_nghi,
        new.don_vi or old.don_vi,
        new.ngay_gui or old.ngay_gui,
    )


def _targets(out: State, progress: TienDo) -> None:
    for target, new in progress.chi_tieu.items():
        if new.gia_tri or target not in out.tien_do.chi_tieu:
            out.tien_do.chi_tieu[target] = replace(new)


def _results(out: State, progress: TienDo) -> None:
    """Keep the results of the period; a text that repeats an earlier one and goes on takes its place."""
    for task, answer in progress.nhiem_vu.items():
        text = answer.ket_qua.strip()
        kept = out.ket_qua.setdefault(task, [])
        if text and not any(text in earlier for earlier in kept):
            out.ket_qua[task] = [*(earlier for earlier in kept if earlier not in text), text]


def _words(out: State, progress: TienDo) -> None:
    for part, texts in progress.loi_van.items():
        kept = out.tien_do.loi_van.setdefault(part, [])
        kept += [LoiVan(said.chu, said.don_vi) for said in texts if said not in kept]


def _figures(out: State, form: BieuMau, period: Period, returned: Mapping[str, TienDo], pieces: list[str]) -> None:
    rows: dict[str, SoLieuThongKe] = {}
    own = returned[period.ma].bieu_mau.get(form.ma, {}) if period.ma in returned and pieces != [period.ma] else {}
    typed_numbers = {
        number for code in pieces if code in returned for number in returned[code].bieu_mau.get(form.ma, {})
    }
    for row in form.hang:
        quarters = [(SHORT[code], _one(returned.get(code), form.ma, row.so)) for code in pieces]
        added, remarks = add_up(form.ma, row, quarters)
        stated = own.get(row.so)
        if stated is not None and stated.gia_tri is not None:
            rows[row.so] = replace(stated)
            _disagree(out, form, row.so, stated, added)
            continue
        if row.is_asked or not (row.tong or row.ty_le or row.lay_tu):
            out.remarks += remarks
        typed_total = bool(row.tong) and not _parts_given(row.tong, typed_numbers)
        if added is not None and (row.is_asked or len(pieces) == 1 or typed_total):
            rows[row.so] = added
    unknown = {number for number in typed_numbers | set(own) if form.row(number) is None}
    for number in sorted(unknown):
        found = next((_one(returned.get(code), form.ma, number) for code in (period.ma, *pieces)), None)
        rows[number] = found or SoLieuThongKe()
    if rows:
        out.tien_do.bieu_mau[form.ma] = rows


def _parts_given(numbers: list[str], typed: set[str]) -> bool:
    return any(number in typed for number in numbers)


def _one(progress: TienDo | None, form: str, number: str) -> SoLieuThongKe | None:
    return progress.bieu_mau.get(form, {}).get(number) if progress is not None else None


def _disagree(out: State, form: BieuMau, number: str, stated: SoLieuThongKe, added: SoLieuThongKe | None) -> None:
    row = form.row(number)
    if (
        row is None
        or added is None
        or added.gia_tri is None
        or stated.gia_tri is None
        or added.gia_tri == stated.gia_tri
    ):
        return
    path = ("bieu_mau", form.ma, number)
    here, there = shown(stated.gia_tri, row), shown(added.gia_tri, row)
    said = (
        f"biểu {form.ten}, hàng {number} “{row.ten}”: cả kỳ ghi {here}, cộng các kỳ ngắn hơn là {there}; kiểm tra lại"
    )
    if row.loai_so_lieu in ("thoi_ky", "luy_ke") and stated.gia_tri < added.gia_tri:
        said = f"biểu {form.ten}, hàng {number} “{row.ten}”: số cả kỳ ({here}) nhỏ hơn số đã báo cáo ({there}); số phát sinh không thể giảm"
    out.remarks.append(Remark(path, said))
