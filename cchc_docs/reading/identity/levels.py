"""Which columns of a table of targets say how much: "Mức", "Số giao", "Năm 2026", or one for each year or quarter to come."""

from __future__ import annotations

import re

from cchc_docs import patterns
from cchc_docs.model.document import Bang

_VALUES = ("gia_tri", "ket_qua", "so_lieu")
_LEVELS = frozenset(
    ["muc", "so_giao", "muc_giao", "chi_tieu_giao", "ke_hoach", "giao", "ca_nam", "muc_dat", "muc_tieu"]
)
# A day, a year or a span of years a level is set for; what was reached, or is so now, is no level.
_OF_TIME = patterns.ours(
    r"(?:(?:chỉ tiêu|mục tiêu|mức|kế hoạch|kh|giao|phấn đấu|đăng ký|đến|hết|cuối|năm|giai đoạn)\s*)*"
    r"((?:(?:\d{1,2}[/.-])?\d{1,2}[/.-])?((?:19|20)\d\d)(?:\s*[-–—]\s*(?:19|20)\d\d)?)",
    re.IGNORECASE,
)
_POINTS = patterns.ours(r"điểm|thang", re.IGNORECASE)


def value_columns(table: Bang, year: int | None) -> list[tuple[str, str]] | None:
    """Return the columns that say how much, each with its stage ("" for the one level of the plan).

    None for a table that gives points for what was done ("Tiêu chí", "Điểm tối đa"); an empty list where no column says it.
    """
    codes = [column.ma for column in table.cot]
    usual = next((code for code in _VALUES if code in codes), "")
    if usual:
        return [(code, "") for code in _VALUES if code in codes]
    dated = []
    for column in table.cot:
        found = _OF_TIME.fullmatch(" ".join(column.ten.split()))
        if found is not None and (year is None or int(found[2]) >= year):
            dated.append(
                (column.ma, " - ".join(patterns.split(r"\s*[-–—]\s*", found[1])) if " " in found[1] else found[1])
            )
    if dated:
        return dated if len(dated) > 1 else [(dated[0][0], "")]
    level = next((code for code in codes if code in _LEVELS), "")
    if level:
        return [(level, "")]
    if any(_POINTS.search(column.ten) for column in table.cot):
        return None
    return []


def unit_column(table: Bang) -> str:
    """Return the code of the column that says in what is measured: "Đơn vị tính", or "Đơn vị" above "%", "hộ"."""
    if any(column.ma == "don_vi_tinh" for column in table.cot):
        return "don_vi_tinh"
    said = [" ".join(row.o["don_vi"]).strip() for row in table.hang if row.o.get("don_vi")]
    return "don_vi" if said and all(one.islower() or len(one.split()) == 1 for one in said) else ""
