"""Reporting periods: which days their figures cover, which quarters they add up, what comes before and after.

The days are those of the plan's `che_do_bao_cao`; where the plan is silent, those of Điều 12 Nghị định 09/2019/NĐ-CP
(law/data/ky_bao_cao.yaml).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from cchc_docs.errors import CchcError
from cchc_docs.law.periods import period as law_period
from cchc_docs.model.document import Document, KyBaoCao, NgayThang, SoLieu
from cchc_docs.model.references import short_date

QUARTERS = ("quy_1", "quy_2", "quy_3", "quy_4")
_PARTS = {"6_thang": QUARTERS[:2], "9_thang": QUARTERS[:3], "nam": QUARTERS, **{code: (code,) for code in QUARTERS}}
_LAW_KEYS = {"6_thang": "sau_thang_dau_nam", "9_thang": "chin_thang"}
_NAMES = {
    "quy_1": "quý I năm {}", "quy_2": "quý II năm {}", "quy_3": "quý III năm {}", "quy_4": "quý IV năm {}",
    "6_thang": "6 tháng đầu năm {}", "9_thang": "9 tháng đầu năm {}", "nam": "năm {}",
}  # fmt: skip
_MONTHS = {
    "quy_1": (1, 3),
    "quy_2": (4, 6),
    "quy_3": (7, 9),
    "quy_4": (10, 12),
    "6_thang": (1, 6),
    "9_thang": (1, 9),
    "nam": (1, 12),
}
_NEXT = {
    "quy_1": ("quý II năm {}", 4, 6), "quy_2": ("6 tháng cuối năm {}", 7, 12), "6_thang": ("6 tháng cuối năm {}", 7, 12),
    "quy_3": ("quý IV năm {}", 10, 12), "9_thang": ("quý IV năm {}", 10, 12),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """One period of report year `nam`.

    `tu`, `den`: first and last day of its figures, both counted; `han_nop` the day it is due, if the plan says.
    `phan`: the quarters its figures add up (itself alone for a quarter). `nguon`: who set the days.
    """

    ma: str
    nam: int
    tu: date
    den: date
    han_nop: date | None
    nguon: str
    phan: tuple[str, ...]

    @property
    def ten(self) -> str:
        """Its name: "quý I năm 2026"."""
        return _NAMES[self.ma].format(self.nam)

    @property
    def ten_sau(self) -> str:
        """The name of the time after it: "quý II năm 2026", "6 tháng cuối năm 2026", "năm 2027"."""
        if self.phan[-1] == "quy_4":
            return f"năm {self.nam + 1}"
        return _NEXT[self.ma][0].format(self.nam)

    @property
    def den_quy(self) -> tuple[str, ...]:
        """The quarters from the start of the year to the end of this period: what has been done stays done."""
        return QUARTERS[: QUARTERS.index(self.phan[-1]) + 1]

    @property
    def theo_lich(self) -> tuple[date, date]:
        """Its first and last day by the calendar: "Quý I/2026" in a plan is due on 31/3, whatever the cut-off."""
        first, last = _MONTHS[self.ma]
        return date(self.nam, first, 1), month_end(self.nam, last)

    @property
    def lich_sau(self) -> tuple[date, date]:
        """The time after it by the calendar."""
        if self.phan[-1] == "quy_4":
            return date(self.nam + 1, 1, 1), date(self.nam + 1, 12, 31)
        _, first, last = _NEXT[self.ma]
        return date(self.nam, first, 1), month_end(self.nam, last)

    @property
    def so_lieu(self) -> SoLieu:
        """The days as the model has them."""
        return SoLieu(*(NgayThang(day.day, day.month, day.year) for day in (self.tu, self.den)))

    @property
    def cac_ngay(self) -> str:
        """Its days: "từ ngày 15/12/2025 đến hết ngày 14/3/2026"."""
        return f"từ ngày {short_date(self.so_lieu.tu)} đến hết ngày {short_date(self.so_lieu.den)}"


def period_of(plan: Document, code: str) -> Period:
    """Return a period of the plan's year. Raises CchcError for an unknown code or a plan without a year."""
    if code not in _PARTS:
        raise CchcError(f"không có kỳ báo cáo '{code}'; chọn một trong: {', '.join(_NAMES)}")
    year = plan.nam
    if year is None:
        raise CchcError("kế hoạch chưa ghi 'nam' nên không xác định được kỳ báo cáo; thêm dòng 'nam: …'")
    asked = next((entry for entry in plan.che_do_bao_cao if entry.ky_bao_cao == code), None)
    days = _days(asked)
    due = as_date(asked.han_nop) if asked is not None else None
    parts = _PARTS[code]
    if days is not None:
        if code in QUARTERS[1:] and days[0] == _year_start(plan, year):
            parts = QUARTERS[: QUARTERS.index(code) + 1]  # the plan's "quý III" counts from the start of the year
        return Period(code, year, *days, due, "chế độ báo cáo của kế hoạch", parts)
    rule = law_period(_LAW_KEYS.get(code, code), year)
    if rule is None:  # the data file of the law lost a period: a fault of ours
        raise CchcError(f"dữ liệu kỳ báo cáo của chương trình thiếu kỳ '{code}'")
    return Period(code, year, rule.tu, rule.den, due, rule.can_cu, parts)


def period_in(words: str) -> str:
    """Return the code of the period a title names first, "" for none: "… quý I năm 2026 và phương hướng …" -> quy_1."""
    named = {
        code: re.search(re.escape(name).replace(r"\{\}", r"\d{4}"), words, re.IGNORECASE)
        for code, name in _NAMES.items()
    }
    places = {code: (found.start(), code == "nam") for code, found in named.items() if found}
    return min(places, key=lambda code: places[code], default="")


def _days(asked: KyBaoCao | None) -> tuple[date, date] | None:
    if asked is None or asked.so_lieu is None:
        return None
    start, end = as_date(asked.so_lieu.tu), as_date(asked.so_lieu.den)
    if start is None or end is None:
        raise CchcError(f"che_do_bao_cao: kỳ '{asked.ky_bao_cao}' có 'so_lieu' thiếu ngày, tháng hoặc năm; ghi đủ ngày")
    if start > end:
        raise CchcError(
            f"che_do_bao_cao: kỳ '{asked.ky_bao_cao}' có 'so_lieu' đi từ {start:%d/%m/%Y} đến {end:%d/%m/%Y}; đảo lại"
        )
    return start, end


def _year_start(plan: Document, year: int) -> date | None:
    """Return the first day of the year's figures, as the plan or else the law has it."""
    for code in ("nam", "9_thang", "6_thang", "quy_1"):
        days = _days(next((entry for entry in plan.che_do_bao_cao if entry.ky_bao_cao == code), None))
        if days is not None:
            return days[0]
    rule = law_period("nam", year)
    return rule.tu if rule else None


def earlier(period: Period) -> str:
    """Return the code of the period reported before this one, "" for the first of the year."""
    if period.ma in ("nam", "quy_4"):
        return "9_thang"
    if period.ma in ("9_thang", "quy_3"):
        return "6_thang"
    return "" if period.ma == "quy_1" else "quy_1"


def collected_before(period: Period) -> str:
    """Return the code of the period to show beside a form: for a quarter the quarter before, not what adds up to it."""
    if period.ma in QUARTERS and len(period.phan) == 1:
        return "" if period.ma == "quy_1" else QUARTERS[QUARTERS.index(period.ma) - 1]
    return earlier(period)


def as_date(day: NgayThang) -> date | None:
    """Return a whole date, None where a part is open."""
    if day.ngay is None or day.thang is None or day.nam is None:
        return None
    return date(day.nam, day.thang, day.ngay)


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
