"""`TienDo` -> YAML a person can read and edit; `reading.progress_yaml` gives the same object back."""

from __future__ import annotations

import os
from collections.abc import Callable
from decimal import Decimal

from cchc_docs.model.document import NgayThang
from cchc_docs.model.progress import STATUSES, SoLieuThongKe, TienDo, TienDoChiTieu, TienDoNhiemVu
from cchc_docs.vietnamese.dates import format_short
from cchc_docs.vietnamese.numbers import format_number
from cchc_docs.writing.output import write
from cchc_docs.writing.yaml.scalars import inline


def progress_text(progress: TienDo) -> str:
    """Return the YAML of `progress`; ends with a line break. Empty parts are left out."""
    options = " | ".join(f"{code} ({words})" for code, words in STATUSES.items())
    lines = [
        "# Tiến độ các đơn vị gửi về; có thể sửa bằng tay. Số viết 2.310 hoặc 89,94; ngày viết 05/3/2026.",
        f"# trang_thai: {options}",
        f"ky_bao_cao: {progress.ky_bao_cao}",
        f"nam: {progress.nam}",
    ]
    if progress.ke_hoach:
        lines.append(f"ke_hoach: {inline(progress.ke_hoach)}")
    if progress.ma_ke_hoach:
        lines.append(f"ma_ke_hoach: {inline(progress.ma_ke_hoach)}")
    if progress.so_lieu is not None:
        lines.append(f"so_lieu: {{tu: {day_text(progress.so_lieu.tu)}, den: {day_text(progress.so_lieu.den)}}}")
    lines += _group("nhiem_vu", {code: _task(task) for code, task in progress.nhiem_vu.items()})
    lines += _group("chi_tieu", {code: _target(target) for code, target in progress.chi_tieu.items()})
    lines += _forms(progress.bieu_mau)
    lines += _sayings(progress)
    if progress.khong_doc_duoc:
        lines.append("khong_doc_duoc:")
        for cell in progress.khong_doc_duoc:
            parts = f"vi_tri: {inline(cell.vi_tri)}", f"chu: {inline(cell.chu)}", f"ly_do: {inline(cell.ly_do)}"
            lines += [f"- {parts[0]}", *(f"  {part}" for part in parts[1:])]
    return "\n".join(lines) + "\n"


def write_progress(progress: TienDo, folder: str, check: Callable[[bytes], object] | None = None) -> str:
    """Write `<folder>/<ky_bao_cao>.yaml`, whole or not at all; return the path.

    `check`: reads back what will be written, and raises where it cannot.
    """
    path = os.path.join(folder, f"{progress.ky_bao_cao}.yaml")
    write(path, progress_text(progress).encode(), check)
    return path


def day_text(day: NgayThang) -> str:
    """Return a date as a person types it; one with open parts as a group of keys."""
    if day.ngay and day.thang and day.nam:
        return format_short(day.ngay, day.thang, day.nam)
    parts = {"ngay": day.ngay, "thang": day.thang, "nam": day.nam}
    return "{" + ", ".join(f"{key}: {value}" for key, value in parts.items() if value is not None) + "}"


def _group(key: str, entries: dict[str, list[str]]) -> list[str]:
    if not entries:
        return []
    lines = [f"{key}:"]
    for code, inner in entries.items():
        lines.append(f"  {code}:" if inner else f"  {code}: {{}}")
        lines += [f"    {line}" for line in inner]
    return lines


def _pairs(pairs: list[tuple[str, str]], day: NgayThang | None) -> list[str]:
    lines = [f"{key}: {inline(text)}" for key, text in pairs if text]
    return [*lines, f"ngay_gui: {day_text(day)}"] if day is not None else lines


def _number(value: Decimal | None) -> str:
    return "" if value is None else format_number(value)


def _task(task: TienDoNhiemVu) -> list[str]:
    pairs = [
        ("trang_thai", task.trang_thai), ("ket_qua", task.ket_qua), ("so_ky_hieu", task.so_ky_hieu),
        ("ty_le", _number(task.ty_le)), ("kho_khan", task.kho_khan), ("kien_nghi", task.kien_nghi), ("don_vi", task.don_vi),
    ]  # fmt: skip
    lines = _pairs(pairs, task.ngay_gui)
    if task.ngay is not None:
        lines.insert(sum(bool(text) for _, text in pairs[:3]), f"ngay: {day_text(task.ngay)}")
    return lines


def _target(target: TienDoChiTieu) -> list[str]:
    pairs = [("gia_tri", target.gia_tri), ("ghi_chu", target.ghi_chu), ("don_vi", target.don_vi)]
    return _pairs(pairs, target.ngay_gui)


def _forms(forms: dict[str, dict[str, SoLieuThongKe]]) -> list[str]:
    if not forms:
        return []
    lines = ["bieu_mau:"]
    for code, rows in forms.items():
        lines.append(f"  {code}:" if rows else f"  {code}: {{}}")
        for number, row in rows.items():
            pairs = [("gia_tri", _number(row.gia_tri)), ("ghi_chu", row.ghi_chu), ("don_vi", row.don_vi)]
            inner = [f"{key}: {inline(text)}" for key, text in pairs if text]
            if row.ngay_gui is not None:
                inner.append(f"ngay_gui: {day_text(row.ngay_gui)}")
            lines.append(f"    {number}: {{{', '.join(inner)}}}")
    return lines


def _sayings(progress: TienDo) -> list[str]:
    if not progress.loi_van:
        return []
    lines = ["loi_van:"]
    for code, texts in progress.loi_van.items():
        lines.append(f"  {code}:" if texts else f"  {code}: []")
        for said in texts:
            lines.append(f"  - chu: {inline(said.chu)}")
            if said.don_vi:
                lines.append(f"    don_vi: {inline(said.don_vi)}")
    return lines
