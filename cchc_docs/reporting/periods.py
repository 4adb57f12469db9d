"""Reporting periods: which days their figures cover, which quarters they add up, what comes before and after.

The days are those of the plan's `che_do_bao_cao`; where the plan is silent, those of Điều 12 Nghị định 09/2019/NĐ-CP
(law/periods.py).
"""

from __future__ import annotations

from datetime import date

from cchc_docs.errors import CchcError
from cchc_docs.law.period_names import typed
from cchc_docs.law.periods import (
    ALL_PERIODS,
    MONTHS,
    PERIODS,
    QUARTERS,
    WEEKS,
    calendar_days,
    kind_of,
    last_week,
    name_of,
)
from cchc_docs.law.periods import period as law_period
from cchc_docs.model.document import Document, KyBaoCao, NgayThang, SoLieu
from cchc_docs.model.references import short_date
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.dates import short_of


def is_short(code: str) -> bool:
    """Tell a month or a week from the periods that add up to a year."""
    return code in MONTHS or code in WEEKS


def order_of(code: str, year: int) -> tuple[date, int]:
    """Return what sorts periods: when they end; of two with one end the shorter first."""
    first, last = calendar_days(code, year)
    return last, (last - first).days


class Period(NamedTuple):
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
        return name_of(self.ma, self.nam)

    @property
    def ten_sau(self) -> str:
        """The name of the time after it: "quý II năm 2026", "6 tháng cuối năm 2026", "năm 2027"."""
        if self.la_cuoi_nam:
            return f"năm {self.nam + 1}"
        following = _following(self.ma, self.nam)
        return name_of(following, self.nam) if following else kind_of(self.ma).sau[0].format(self.nam)

    @property
    def la_cuoi_nam(self) -> bool:
        """True for a period that ends the year."""
        return self.theo_lich[1] >= date(self.nam, 12, 28)

    @property
    def theo_lich(self) -> tuple[date, date]:
        """Its first and last day by the calendar: "Quý I/2026" in a plan is due on 31/3, whatever the cut-off."""
        return calendar_days(self.ma, self.nam)

    @property
    def lich_sau(self) -> tuple[date, date]:
        """The time after it by the calendar."""
        if self.la_cuoi_nam:
            return date(self.nam + 1, 1, 1), date(self.nam + 1, 12, 31)
        following = _following(self.ma, self.nam)
        if following:
            return calendar_days(following, self.nam)
        _, first, last = kind_of(self.ma).sau
        return date(self.nam, first, 1), calendar_days(f"thang_{last}", self.nam)[1]

    @property
    def so_lieu(self) -> SoLieu:
        """The days as the model has them."""
        return SoLieu(*(NgayThang(day.day, day.month, day.year) for day in (self.tu, self.den)))

    @property
    def cac_ngay(self) -> str:
        """Its days: "từ ngày 15/12/2025 đến hết ngày 14/3/2026"."""
        return f"từ ngày {short_date(self.so_lieu.tu)} đến hết ngày {short_date(self.so_lieu.den)}"


def period_of(plan: Document, code: str) -> Period:
    """Return a period of the plan's year: `code` is its code, or its name as people write it.

    Raises CchcError for an unknown name, one of another year, or a plan without a year.
    """
    words, said = code, typed(code)
    code = said.codes[0] if said.codes else words
    if code not in ALL_PERIODS:
        raise CchcError(f"không có kỳ báo cáo '{code}'; chọn một trong: {', '.join(PERIODS)}, thang_1 …, tuan_1 …")
    year = plan.nam
    if year is None and plan.giai_doan is not None:
        first, last = plan.giai_doan.tu, plan.giai_doan.den
        raise CchcError(
            f"kế hoạch của nhiều năm ({first}-{last}) thì thu phiếu, báo cáo ở kế hoạch của từng năm; "
            f"soạn kế hoạch năm trước: cchc draft KẾ_HOẠCH --year {first}"
        )
    if year is None:
        raise CchcError(
            "kế hoạch chưa ghi năm nên không xác định được kỳ báo cáo; ghi năm của kế hoạch ('nam') ở thông tin chung"
        )
    if said.year is not None and said.year != year:
        raise CchcError(
            f"“{words}” không thuộc kế hoạch năm {year}; chọn kế hoạch của năm {said.year}, hoặc ghi kỳ của năm {year}"
        )
    asked = next((entry for entry in plan.che_do_bao_cao if entry.ky_bao_cao == code), None)
    days = _days(asked)
    due = as_date(asked.han_nop) if asked is not None else None
    parts = kind_of(code).phan
    if days is not None:
        if code in QUARTERS[1:] and days[0] == _year_start(plan, year):
            parts = QUARTERS[: QUARTERS.index(code) + 1]  # the plan's "quý III" counts from the start of the year
        return Period(code, year, *days, due, "chế độ báo cáo của kế hoạch", parts)
    rule = law_period(code, year)
    if rule is None:  # the list of the law lost a period: a fault of ours
        raise CchcError(f"dữ liệu kỳ báo cáo của chương trình thiếu kỳ '{code}'")
    return Period(code, year, rule.tu, rule.den, due, rule.can_cu, parts)


def _said(asked: KyBaoCao) -> str:
    """Return a period in words."""
    return f"kỳ {kind_of(asked.ky_bao_cao).ten}"


def _days(asked: KyBaoCao | None) -> tuple[date, date] | None:
    if asked is None or asked.so_lieu is None:
        return None
    start, end = as_date(asked.so_lieu.tu), as_date(asked.so_lieu.den)
    if start is None or end is None:
        raise CchcError(f"chế độ báo cáo, {_said(asked)}: kỳ số liệu thiếu ngày, tháng hoặc năm; ghi đủ ngày")
    if start > end:
        raise CchcError(
            f"chế độ báo cáo, {_said(asked)}: kỳ số liệu đi từ {short_of(start)} đến {short_of(end)}; đảo lại"
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


def _following(code: str, year: int) -> str:
    """Return the month or week after one, "" for other periods and the last of the year."""
    kind, _, number = code.partition("_")
    last = {"thang": 12, "tuan": last_week(year)}.get(kind, 0)
    return f"{kind}_{int(number) + 1}" if last and int(number) < last else ""


def earlier(period: Period) -> str:
    """Return the code of the period reported before this one, "" for the first of the year."""
    if is_short(period.ma):
        kind, _, number = period.ma.partition("_")
        return f"{kind}_{int(number) - 1}" if int(number) > 1 else ""
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
