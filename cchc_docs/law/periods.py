"""The periods of reports: code, names, days (Điều 12 Nghị định 09/2019/NĐ-CP), unless the body that orders one says otherwise.

The one list that reading, reporting and checking share. The body that orders a report may set other days: these hold
where it has not. Only khoản 4 (the year) was seen cited by number; khoản 1-3 are numbered in the order of the article
as remembered. `do_tin` A rests on other texts that repeat the article (compared on 21/11/2026). It is Python, not YAML:
the codes are needed by every plain render.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

QUARTERS = ("quy_1", "quy_2", "quy_3", "quy_4")
PERIODS = (*QUARTERS, "6_thang", "9_thang", "nam")
"""The usual periods, as plans name them."""

MONTHS = tuple(f"thang_{month}" for month in range(1, 13))
WEEKS = tuple(f"tuan_{week}" for week in range(1, 54))
"""Periods a plan may order besides: by the month, by the week (ISO 8601: week 1 holds the first Thursday)."""

ALL_PERIODS = (*PERIODS, *MONTHS, *WEEKS)
_DECREE = "Nghị định số 09/2019/NĐ-CP"
_FIRST, _LAST = 15, 14
"""Figures run from the 15th of the month before a period to the 14th of its last month."""


class PeriodKind:
    """One kind of period: `ten` on its own, `ten_nam` with the year left open, first and last month, quarters it adds up.

    `sau`: the name of the time after it, with its months; "" where that is the next year.
    """

    __slots__ = ("can_cu", "dan_xuat", "do_tin", "khoa", "phan", "sau", "ten", "ten_nam", "thang", "trong_nghi_dinh")

    def __init__(
        self,
        khoa: str,
        ten: str,
        ten_nam: str,
        thang: tuple[int, int],
        phan: tuple[str, ...],
        sau: tuple[str, int, int],
        can_cu: str,
        do_tin: str = "A",
        trong_nghi_dinh: bool = True,
        dan_xuat: bool = False,
    ) -> None:
        (
            self.khoa,
            self.ten,
            self.ten_nam,
            self.thang,
            self.phan,
            self.sau,
            self.can_cu,
            self.do_tin,
            self.trong_nghi_dinh,
            self.dan_xuat,
        ) = khoa, ten, ten_nam, thang, phan, sau, can_cu, do_tin, trong_nghi_dinh, dan_xuat


_REST, _YEAR = ("6 tháng cuối năm {}", 7, 12), ("", 1, 12)
_Q4 = ("quý IV năm {}", 10, 12)
_LOCAL = "quy định của địa phương"
_KINDS = {
    kind.khoa: kind
    for kind in (
        PeriodKind("quy_1", "quý I", "quý I năm {}", (1, 3), ("quy_1",), ("quý II năm {}", 4, 6), "khoản 2", dan_xuat=True),
        PeriodKind("quy_2", "quý II", "quý II năm {}", (4, 6), ("quy_2",), _REST, "khoản 2", dan_xuat=True),
        PeriodKind("quy_3", "quý III", "quý III năm {}", (7, 9), ("quy_3",), _Q4, "khoản 2", dan_xuat=True),
        PeriodKind("quy_4", "quý IV", "quý IV năm {}", (10, 12), ("quy_4",), _YEAR, "khoản 2", dan_xuat=True),
        PeriodKind("6_thang", "6 tháng", "6 tháng đầu năm {}", (1, 6), QUARTERS[:2], _REST, "khoản 3"),
        PeriodKind("9_thang", "9 tháng", "9 tháng đầu năm {}", (1, 9), QUARTERS[:3], _Q4, _LOCAL, "B", False),
        PeriodKind("nam", "năm", "năm {}", (1, 12), QUARTERS, _YEAR, "khoản 4"),
    )
}  # fmt: skip


class Period:
    """One reporting period with its first and last day, both counted.

    `trong_nghi_dinh` is False for 9 tháng, which only local rules have, and for weeks; `dan_xuat` True where the days
    are computed from a general rule.
    """

    __slots__ = ("can_cu", "dan_xuat", "den", "do_tin", "khoa", "nam", "ten", "trong_nghi_dinh", "tu")

    def __init__(
        self,
        khoa: str,
        ten: str,
        nam: int,
        tu: date,
        den: date,
        can_cu: str,
        do_tin: str,
        dan_xuat: bool = False,
        trong_nghi_dinh: bool = True,
    ) -> None:
        (
            self.khoa,
            self.ten,
            self.nam,
            self.tu,
            self.den,
            self.can_cu,
            self.do_tin,
            self.dan_xuat,
            self.trong_nghi_dinh,
        ) = khoa, ten, nam, tu, den, can_cu, do_tin, dan_xuat, trong_nghi_dinh


def kind_of(code: str) -> PeriodKind:
    """`quy_1`, `thang_5`, `tuan_22` -> its kind. KeyError for a code that is none."""
    known = _KINDS.get(code)
    if known is not None:
        return known
    if code not in MONTHS and code not in WEEKS:
        raise KeyError(code)
    unit, _, number = code.partition("_")
    if unit == "tuan":
        return PeriodKind(code, f"tuần {number}", f"tuần {number} năm {{}}", (0, 0), (code,), _YEAR, "", "A", False)
    month = int(number)
    after = (f"tháng {month + 1} năm {{}}", month + 1, month + 1) if month < 12 else _YEAR
    return PeriodKind(code, f"tháng {month}", f"tháng {month} năm {{}}", (month, month), (code,), after, "khoản 1")


def name_of(code: str, year: int | str) -> str:
    """Return the name of a period: "quý I năm 2026", "tháng 5 năm 2026", "tuần 22 năm 2026"."""
    return kind_of(code).ten_nam.format(year)


def calendar_days(code: str, year: int) -> tuple[date, date]:
    """Return the first and last day of a period by the calendar; a week from Monday to Sunday."""
    from datetime import date, timedelta

    first, last = kind_of(code).thang
    if first:
        return date(year, first, 1), date(year + last // 12, last % 12 + 1, 1) - timedelta(days=1)
    monday = date.fromisocalendar(year, min(int(code.partition("_")[2]), last_week(year)), 1)
    return monday, monday + timedelta(days=6)


def last_week(year: int) -> int:
    """Return the number of the last week of a year, 52 or 53."""
    from datetime import date

    return date(year, 12, 28).isocalendar().week


@lru_cache(maxsize=64)
def period(code: str, year: int) -> Period | None:
    """`quy_1`, `6_thang`, `nam`, `thang_5`, `tuan_22` of that year with the days of its figures; None for another code."""
    from datetime import date

    try:
        kind = kind_of(code)
    except KeyError:
        return None
    first, last = kind.thang
    if not first:
        days = calendar_days(code, year)
        return Period(
            code, kind.ten, year, *days, "tuần theo lịch, từ thứ Hai đến Chủ nhật", "A", trong_nghi_dinh=False
        )
    start = date(year - 1, 12, _FIRST) if first == 1 else date(year, first - 1, _FIRST)
    cited = f"{kind.can_cu} Điều 12 {_DECREE}" if kind.trong_nghi_dinh else kind.can_cu
    end = date(year, last, _LAST)
    return Period(code, kind.ten, year, start, end, cited, kind.do_tin, kind.dan_xuat, kind.trong_nghi_dinh)


def periods(year: int) -> tuple[Period, ...]:
    """The quarters, six and nine months and the year of report year `year`."""
    return tuple(found for code in PERIODS if (found := period(code, year)) is not None)
