"""The days a periodic report covers (Điều 12 Nghị định 09/2019/NĐ-CP), unless the body that orders it says otherwise."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from cchc_docs.law.data_files import read_data


class Period(NamedTuple):
    """One reporting period with its first and last day, both counted.

    `trong_nghi_dinh` is False for 9 tháng, which only local rules have; `dan_xuat` True where the days are
    computed from a general rule.
    """

    khoa: str
    ten: str
    nam: int
    tu: date
    den: date
    can_cu: str
    do_tin: str
    dan_xuat: bool = False
    trong_nghi_dinh: bool = True
    ghi_chu: str = ""


@lru_cache(maxsize=1)
def _content() -> dict[str, Any]:
    return read_data("ky_bao_cao")


def _day(part: dict[str, int], year: int) -> date:
    return date(year + part["nam"], part["thang"], part["ngay"])


@lru_cache(maxsize=16)
def periods(year: int) -> tuple[Period, ...]:
    """The quarters, halves, nine months and year of report year `year`."""
    source = _content()["mac_dinh"]
    found: list[Period] = []
    for entry in _content()["ky_bao_cao"]:
        fields = {"do_tin": source["do_tin"], **entry}
        fields |= {"nam": year, "tu": _day(entry["tu"], year), "den": _day(entry["den"], year)}
        if fields.get("trong_nghi_dinh", True):
            fields["can_cu"] = f"{entry['can_cu']} Nghị định số {source['van_ban']}"
        found.append(Period(**fields))
    return tuple(found)


def period(key: str, year: int) -> Period | None:
    """`quy_1`, `sau_thang_dau_nam`, `nam` … of that year; None for an unknown key."""
    return next((entry for entry in periods(year) if entry.khoa == key), None)


def month_period(year: int, month: int) -> Period:
    """A monthly report: from the 15th of the month before to the 14th of the month. ValueError outside 1-12."""
    if not 1 <= month <= 12:
        raise ValueError(f"month {month} is not between 1 and 12")
    rule, source = _content()["thang"], _content()["mac_dinh"]
    before = date(year - 1, 12, rule["ngay_dau"]) if month == 1 else date(year, month - 1, rule["ngay_dau"])
    cited = f"{rule['can_cu']} Nghị định số {source['van_ban']}"
    last = date(year, month, rule["ngay_cuoi"])
    return Period(f"thang_{month}", f"tháng {month}", year, before, last, cited, source["do_tin"])
