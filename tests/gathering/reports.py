"""Reports of the communes of a province that does not exist, with holes, jumps and slips of units planted."""

from __future__ import annotations

import io
import random
from copy import deepcopy
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import openpyxl

from cchc_docs.desk.open import read_bytes
from cchc_docs.model.collecting import BieuMau, HangBieu
from cchc_docs.model.document import Document
from cchc_docs.model.progress import SoLieuThongKe, TienDo
from cchc_docs.reporting.kinds import settings
from cchc_docs.reporting.report import build_report
from cchc_docs.vietnamese.numbers import format_number
from cchc_docs.writing.word.render import render
from cchc_docs.writing.yaml.plan import dump_plan
from tests.gathering import typed
from tests.gathering.province import PROVINCE, names

_PLAN = """\
loai: ke_hoach
nam: 2026
co_quan: {{ten: "Ủy ban nhân dân {name}", viet_tat: UBND}}
dia_danh: {place}
ngay_ban_hanh: {{thang: 1, nam: 2026}}
trich_yeu: Cải cách hành chính năm 2026
don_vi: {{vh: {{ten: Phòng Văn hóa - Xã hội}}}}
mo_dau: ["Ủy ban nhân dân {name} ban hành Kế hoạch như sau:"]
noi_dung: [{{tieu_de: Nhiệm vụ, noi_dung: ["Nhiệm vụ tại {{{{ phu_luc.viec }}}}."]}}]
phu_luc:
- ma: viec
  ten: Nhiệm vụ cải cách thể chế
  nhiem_vu: [{{ma: v1, noi_dung: Lập danh mục văn bản phải ban hành trong năm, san_pham: Danh mục, chu_tri: vh, thoi_han: 30/3/2026}}]
noi_nhan: ["Ủy ban nhân dân tỉnh {province} (để b/c)"]
luu: VT
chu_ky: {{quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: CHỦ TỊCH, ho_ten: Vàng Văn Thử}}
"""
Values = dict[tuple[str, str], Decimal]


@dataclass
class Planted:
    """What was planted, and what the sums must be."""

    true: dict[str, Values] = field(default_factory=dict)
    not_sent: set[str] = field(default_factory=set)
    holes: set[tuple[str, str, str]] = field(default_factory=set)
    jumps: set[tuple[str, str, str]] = field(default_factory=set)
    slips: set[tuple[str, str, str]] = field(default_factory=set)
    in_dong: set[str] = field(default_factory=set)
    in_thousands: set[str] = field(default_factory=set)
    wrong_rate: set[tuple[str, str, str]] = field(default_factory=set)


def asked(forms: list[BieuMau]) -> list[tuple[BieuMau, HangBieu]]:
    """The rows a commune types."""
    return [(form, row) for form in forms for row in form.hang if row.is_asked]


def usual(name: str, form: BieuMau, row: HangBieu, dice: random.Random, size: float) -> Decimal:
    """A figure a commune of that size may well have."""
    if row.lua_chon:
        return Decimal(dice.choice(sorted(row.lua_chon)))
    if row.don_vi_tinh == "%":
        return Decimal(dice.randint(80, 100))
    base = {"Triệu đồng": 9000, "Hồ sơ": 1500, "Thủ tục": 300, "Người": 45}.get(row.don_vi_tinh, 12)
    return Decimal(max(1, round(base * size * dice.uniform(0.8, 1.2))))


def _whole(form: BieuMau, values: Values) -> None:
    """Keep parts below their wholes, as honest figures are."""
    for row in form.hang:
        if row.ty_le:
            part, whole = ((form.ma, number) for number in row.ty_le)
            if part in values and whole in values and values[part] > values[whole]:
                values[part], values[whole] = values[whole], values[part]
    for row in form.hang:
        if row.khong_nho_hon:
            values[form.ma, row.so] = sum(values.get((form.ma, number), Decimal(0)) for number in row.khong_nho_hon)


def report(name: str, values: Values, period: str = "quy_1") -> Document:
    """The report of a commune, written by `cchc report` from what its offices returned."""
    kind, _, place = name.partition(" ")
    plan = read_bytes(_PLAN.format(name=name, place=place, province=PROVINCE).encode(), "kh.yaml").document
    figures: dict[str, dict[str, SoLieuThongKe]] = {}
    for (form, number), value in values.items():
        figures.setdefault(form, {})[number] = SoLieuThongKe(value)
    return build_report(plan, {period: TienDo(period, 2026, bieu_mau=figures)}, period, own=settings())[0]


def excel(name: str, values: Values, forms: list[BieuMau], period: str = "quý I năm 2026") -> bytes:
    """The form of a province in Excel, filled in."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Bieu"
    sheet["A1"] = f"BIỂU MẪU THỐNG KÊ SỐ LIỆU BÁO CÁO CẢI CÁCH HÀNH CHÍNH {period.upper()}"
    sheet["A2"] = f"Đơn vị báo cáo: UBND {name}, tỉnh {PROVINCE}"
    for column, heading in enumerate(("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú"), 1):
        sheet.cell(4, column, heading)
    at = 5
    for form in forms:
        sheet.cell(at, 2, form.ten)
        at += 1
        for row in form.hang:
            sheet.cell(at, 1, row.so)
            sheet.cell(at, 2, row.ten)
            sheet.cell(at, 3, row.don_vi_tinh)
            value = values.get((form.ma, row.so))
            if value is not None:
                sheet.cell(at, 4, row.lua_chon.get(str(value), float(value)))
            at += 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _in_dong(document: Document) -> None:
    """Write every figure of triệu đồng in đồng, as some offices do."""
    for block in document.phu_luc[0].noi_dung:
        for row in block.bang.hang if block.bang is not None else ():
            if row.o.get("don_vi_tinh") == ["Triệu đồng"] and row.o.get("so_lieu"):
                row.o["don_vi_tinh"] = ["đồng"]
                row.o["so_lieu"] = [row.o["so_lieu"][0] + ".000.000"]


def _typed_rate(document: Document, number: str, words: str) -> None:
    for block in document.phu_luc[0].noi_dung:
        for row in block.bang.hang if block.bang is not None else ():
            if row.nhan == number and block.bang is not None and row.o.get("don_vi_tinh") == ["%"]:
                row.o["so_lieu"] = [words]
                return


def write_reports(now: Path, last: Path, count: int = 100, seed: int = 11) -> Planted:
    """Write the reports of two quarters; return what was planted in the second."""
    dice = random.Random(seed)
    forms = settings().bieu_mau
    rows = asked(forms)
    out = Planted()
    everybody = names()[:count]
    out.not_sent = set(dice.sample(everybody, count // 16))
    out.in_dong = set(dice.sample([one for one in everybody if one not in out.not_sent], count // 12))
    for number, name in enumerate(everybody):
        size = dice.uniform(0.5, 2.0)
        before = {(form.ma, row.so): usual(name, form, row, dice, size) for form, row in rows}
        after = {
            key: value if value < 20 else Decimal(round(value * Decimal(dice.uniform(1.0, 1.4))))
            for key, value in before.items()
        }
        for form in forms:
            _whole(form, before)
            _whole(form, after)
        _cumulative(forms, before, after)
        (last / f"bc_{number:03}.xlsx").write_bytes(excel(name, before, forms))
        if name in out.not_sent:
            continue
        _plant(out, name, after, rows, dice)
        out.true[name] = after
        _write(now, number, name, after, forms, out)
    return out


def _cumulative(forms: list[BieuMau], before: Values, after: Values) -> None:
    for form in forms:
        for row in form.hang:
            key = (form.ma, row.so)
            if row.loai_so_lieu == "luy_ke" and key in before:
                after[key] = max(before[key], after[key])


_FREE = (
    ("thu_tuc_hanh_chinh", "3.2.1"),
    ("chinh_quyen_so", "4.3.1"),
    ("che_do_cong_vu", "2.1"),
    ("to_chuc_bo_may", "2.3"),
)


def _plant(out: Planted, name: str, values: Values, rows: list, dice: random.Random) -> None:
    if dice.random() < 0.1:
        form, so = dice.choice((("to_chuc_bo_may", "3.1"), ("che_do_cong_vu", "2.2"), ("the_che", "2.2.1")))
        del values[form, so]
        out.holes.add((name, form, so))
    if dice.random() < 0.08:
        key = dice.choice(_FREE)
        if values.get(key, Decimal(0)) >= 20:
            values[key] *= 40
            out.jumps.add((name, *key))
    if dice.random() < 0.06 and name not in out.in_dong:
        values["tai_chinh_cong", "1.1"] *= 1_000_000
        out.slips.add((name, "tai_chinh_cong", "1.1"))


_HEADS = (
    ("TT", "Nội dung", "ĐVT", "Kết quả"),
    ("Số TT", "Tên chỉ tiêu", "Đơn vị tính", "Số liệu quý I/2026"),
    ("STT", "Chỉ tiêu thống kê", "ĐVT", "Cùng kỳ năm 2025", "Trong kỳ"),
    ("TT", "Tiêu chí", "Đơn vị", "Trong quý", "Lũy kế từ đầu năm"),
)


def _typed(name: str, values: Values, forms: list[BieuMau], habit: int) -> bytes:
    """A report typed by hand, in one table, headed and counted in one of several ways."""
    head = _HEADS[habit % len(_HEADS)]
    rows: list[tuple[str, ...]] = []
    for form in forms:
        rows.append(("IVX"[habit % 3], form.ten, *[""] * (len(head) - 2)))
        rows += [_typed_row(row, values.get((form.ma, row.so)), head, habit) for row in form.hang]
    kind, _, place = name.partition(" ")
    title = ("Kết quả công tác CCHC Quý 1/2026, nhiệm vụ quý 2 năm 2026", "Cải cách hành chính 3 tháng đầu năm 2026")
    return typed.report(
        [head, *rows],
        title=title[habit % 2],
        commune=name.upper(),
        place=place,
        to=f"Ủy ban nhân dân tỉnh {PROVINCE}",
        body=(f"Ủy ban nhân dân {kind} báo cáo như sau:",),
    )


def _typed_row(row: HangBieu, value: Decimal | None, head: tuple[str, ...], habit: int) -> tuple[str, ...]:
    said = "" if value is None else row.lua_chon.get(str(value), format_number(value))
    unit = row.don_vi_tinh
    if said and unit == "Triệu đồng":
        said, unit = ((said, "tr.đ"), (f"{said} triệu đồng", ""), (f"{said}.000", "1.000 đồng"))[habit % 3]
    elif said and unit == "Hồ sơ" and habit % 2:
        said = f"{said} hồ sơ"
    figures = {"Trong quý": "" if row.loai_so_lieu == "luy_ke" else said, "Cùng kỳ năm 2025": "1", "Lũy kế từ đầu năm": said if row.loai_so_lieu == "luy_ke" else ""}  # fmt: skip
    number = row.so if habit % 3 else ""
    return (number, row.ten, unit, *(figures.get(one, said) for one in head[3:]))


def _write(folder: Path, number: int, name: str, values: Values, forms: list[BieuMau], out: Planted) -> None:
    if number % 5 in (0, 3) and name not in out.in_dong:
        (folder / f"bieu_{number:03}.xlsx").write_bytes(excel(name, values, forms))
        return
    document = report(name, values)
    if name in out.in_dong:
        _in_dong(document)
    if number % 17 == 4:
        _typed_rate(document, "3.2", "12,5")
        out.wrong_rate.add((name, "thu_tuc_hanh_chinh", "3.2"))
    if number % 5 == 4 and name not in out.in_dong and number % 17 != 4:
        (folder / f"bc_{number:03}.docx").write_bytes(_typed(name, values, forms, number // 5))
        if number // 5 % 3 == 2:
            out.in_thousands.add(name)
    elif number % 5 == 1:
        (folder / f"bc_{number:03}.yaml").write_text(dump_plan(deepcopy(document)), encoding="utf-8")
    else:
        (folder / f"bc_{number:03}.docx").write_bytes(render(document))
