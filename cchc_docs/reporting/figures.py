"""Figures of the statistical form: totals and rates computed, what was typed compared with them, periods added up."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from cchc_docs.model.collecting import BieuMau, HangBieu, figure_code
from cchc_docs.model.document import Path
from cchc_docs.model.progress import Remark, SoLieuThongKe
from cchc_docs.record import Record, field
from cchc_docs.vietnamese import formats

Typed = Mapping[str, SoLieuThongKe]
"""Row number -> figure, of one form."""

_CENT = Decimal("0.01")


class Figures(Record):
    """The figures of every form, computed ones included: (form, row) -> value (None: not known) and its remark."""

    so: dict[tuple[str, str], Decimal | None] = field(default_factory=dict)
    ghi_chu: dict[tuple[str, str], str] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    def text(self, form: str, row: HangBieu) -> str:
        """Return a figure as the table prints it, "" where it is not known."""
        value = self.so.get((form, row.so))
        return "" if value is None else shown(value, row)


def shown(value: Decimal, row: HangBieu) -> str:
    """Return a figure as printed: a choice by its words, others in Vietnamese form, at most two decimals."""
    if row.lua_chon:
        return row.lua_chon.get(str(int(value)), formats.number(value))
    text = formats.number(value, 2)
    return text.rstrip("0").rstrip(",") if "," in text else text


def rate(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """Return part / whole in percent to two places, everywhere in a report, rounded half up; None where the whole is nothing."""
    if not whole:
        return None
    return (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def compute(forms: list[BieuMau], returned: Mapping[str, Typed], counts: Mapping[str, int]) -> Figures:
    """Return every figure: typed, counted from the plan (`counts`: nhiem_vu, hoan_thanh), summed, divided.

    What was typed over a total or a rate and differs from the computed one becomes a remark; the computed one stands.
    """
    out = Figures()
    for form in forms:
        _compute_form(form, returned.get(form.ma, {}), counts, out)
        known = {row.so for row in form.hang}
        for number in returned.get(form.ma, {}):
            if number not in known:
                out.remarks.append(
                    Remark(
                        _path(form, number), f"biểu '{form.ma}' không có hàng {number}; số liệu này không vào báo cáo"
                    )
                )
    codes = {form.ma for form in forms}
    for code in returned:
        if code not in codes:
            out.remarks.append(
                Remark(("bieu_mau", code), f"không có biểu '{code}'; số liệu của biểu này không vào báo cáo")
            )
    return out


def _path(form: BieuMau, number: str) -> Path:
    return ("bieu_mau", form.ma, number)


def _compute_form(form: BieuMau, typed: Typed, counts: Mapping[str, int], out: Figures) -> None:
    values: dict[str, Decimal | None] = {}

    def value(row: HangBieu) -> Decimal | None:
        if row.so in values:
            return values[row.so]
        found = typed.get(row.so)
        own = found.gia_tri if found is not None else None
        made = _made(row)
        if made is None and not row.lay_tu:
            values[row.so] = own
        else:
            values[row.so] = made
            if own is not None and made is not None and own != made and own not in _rounded(row, made):
                said = f"hàng {row.so} “{row.ten}”: đơn vị ghi {shown(own, row)}, tính ra {shown(made, row)}; báo cáo dùng số tính ra"
                out.remarks.append(Remark(_path(form, row.so), said))
        return values[row.so]

    def _rounded(row: HangBieu, made: Decimal) -> set[Decimal]:
        """The computed figure with as many decimals as were typed; a rate is rounded once, from the division."""
        exact = made
        if row.ty_le:
            above, below = (value(inner) for inner in (form.row(number) for number in row.ty_le) if inner is not None)
            exact = Decimal(above or 0) * 100 / below if below else made
        return {one.quantize(step, ROUND_HALF_UP) for one in (exact, made) for step in (_step(typed[row.so]), _CENT)}

    def _made(row: HangBieu) -> Decimal | None:
        if row.lay_tu:
            return Decimal(counts[row.lay_tu]) if row.lay_tu in counts else None
        if row.tong:
            parts = [value(inner) for inner in (form.row(number) for number in row.tong) if inner is not None]
            present = [part for part in parts if part is not None]
            return sum(present, Decimal(0)) if len(present) == len(parts) else None
        if row.ty_le:
            above, below = (value(inner) for inner in (form.row(number) for number in row.ty_le) if inner is not None)
            return rate(above, below) if above is not None and below else None
        return None

    for row in form.hang:
        out.so[form.ma, row.so] = value(row)
        found = typed.get(row.so)
        if found is not None and found.ghi_chu:
            out.ghi_chu[form.ma, row.so] = found.ghi_chu
    _compare(form, values, out)


def _step(figure: SoLieuThongKe) -> Decimal:
    """The last decimal place of a figure as typed: 62,4 gives 0.1."""
    exponent = figure.gia_tri.as_tuple().exponent if figure.gia_tri is not None else 0
    return Decimal(1).scaleb(min(0, exponent if isinstance(exponent, int) else 0))


def _compare(form: BieuMau, values: Mapping[str, Decimal | None], out: Figures) -> None:
    """A part is not above its whole."""
    for row in form.hang:
        if row.ty_le:
            above, below = (values.get(number) for number in row.ty_le)
            if above is not None and below is not None and above > below:
                said = f"biểu {form.ten}: hàng {row.ty_le[0]} ({formats.number(above)}) lớn hơn hàng {row.ty_le[1]} ({formats.number(below)}); tỷ lệ vượt 100%, kiểm tra lại hai số"
                out.remarks.append(Remark(_path(form, row.ty_le[0]), said))
        whole = values.get(row.so)
        if row.khong_nho_hon and whole is not None:
            parts = [values.get(number) for number in row.khong_nho_hon]
            total = sum((part for part in parts if part is not None), Decimal(0))
            if total > whole:
                said = f"biểu {form.ten}: hàng {row.so} ({formats.number(whole)}) nhỏ hơn tổng các hàng {', '.join(row.khong_nho_hon)} ({formats.number(total)}); kiểm tra lại"
                out.remarks.append(Remark(_path(form, row.so), said))


def add_up(
    form: str, row: HangBieu, quarters: list[tuple[str, SoLieuThongKe | None]]
) -> tuple[SoLieuThongKe | None, list[Remark]]:
    """Return one figure over several quarters, in order (name, figure), and what does not fit.

    A flow adds up and is unknown while a quarter is missing; a stock is that of the last quarter; a figure counted from
    the start of the year is the last one and must not go down.
    """
    values = [(name, found.gia_tri if found else None) for name, found in quarters]
    present = [(name, value) for name, value in values if value is not None]
    if not present:
        return None, []
    last = quarters[-1][1]
    source = last or next(found for _, found in reversed(quarters) if found)
    remarks: list[Remark] = []
    path: Path = ("bieu_mau", form, row.so)
    total: Decimal | None = values[-1][1]
    if row.loai_so_lieu == "thoi_ky":
        total = sum((value for _, value in present), Decimal(0)) if len(present) == len(values) else None
    elif row.loai_so_lieu == "tung_co":
        highest = max(value for _, value in present)
        total = highest if highest or len(present) == len(values) else None
    elif row.loai_so_lieu == "luy_ke":
        for (before, low), (after, high) in pairwise(present):
            if high < low:
                said = f"hàng {row.so} “{row.ten}” là số lũy kế nhưng giảm từ {formats.number(low)} ({before}) xuống {formats.number(high)} ({after})"
                remarks.append(Remark(path, said))
    note = source.ghi_chu
    if total is None:
        had = "; ".join(f"{name}: {shown(value, row)}" for name, value in present)
        missing = ", ".join(name for name, value in values if value is None)
        note = f"thiếu số liệu {missing} (đã có {had})"
        remarks.append(Remark(path, f"hàng {figure_code(form, row.so)} “{row.ten}”: {note}"))
    return SoLieuThongKe(total, note, source.don_vi, source.ngay_gui), remarks
