"""Periods by the regime or the law, figures added up over quarters, what may not go down."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.errors import CchcError
from cchc_docs.model.collecting import HangBieu
from cchc_docs.model.document import Document, GiaiDoan, KyBaoCao, NgayThang, SoLieu
from cchc_docs.model.progress import SoLieuThongKe, TienDo, TienDoNhiemVu
from cchc_docs.reporting.cumulate import state_at
from cchc_docs.reporting.figures import add_up, compute
from cchc_docs.reporting.kinds import settings
from cchc_docs.reporting.periods import QUARTERS, collected_before, earlier, period_of

D = Decimal
FORMS = settings().bieu_mau
PLAN = Document("ke_hoach", nam=2026)


@pytest.mark.parametrize(
    ("code", "days"),
    [
        ("quy_1", ((2025, 12, 15), (2026, 3, 14))), ("quy_3", ((2026, 6, 15), (2026, 9, 14))),
        ("6_thang", ((2025, 12, 15), (2026, 6, 14))), ("9_thang", ((2025, 12, 15), (2026, 9, 14))),
        ("nam", ((2025, 12, 15), (2026, 12, 14))),
    ],
)  # fmt: skip
def test_a_plan_that_is_silent_has_the_days_of_the_law(code: str, days: tuple[tuple[int, int, int], ...]) -> None:
    period = period_of(PLAN, code)
    assert (period.tu, period.den) == tuple(date(*day) for day in days)
    assert "09/2019" in period.nguon or code == "9_thang"


def test_the_regime_of_the_plan_stands_before_the_law() -> None:
    days = SoLieu(NgayThang(5, 12, 2025), NgayThang(5, 3, 2026))
    plan = Document("ke_hoach", nam=2026, che_do_bao_cao=[KyBaoCao("quy_1", NgayThang(5, 3, 2026), days)])
    period = period_of(plan, "quy_1")
    assert (period.tu, period.den, period.han_nop) == (date(2025, 12, 5), date(2026, 3, 5), date(2026, 3, 5))


@pytest.mark.parametrize(
    ("start", "parts"), [(NgayThang(6, 6, 2026), ("quy_3",)), (NgayThang(5, 12, 2025), QUARTERS[:3])]
)
def test_a_third_quarter_adds_up_from_the_start_of_the_year_where_its_days_do(
    start: NgayThang, parts: tuple[str, ...]
) -> None:
    year = KyBaoCao("nam", NgayThang(5, 12, 2026), SoLieu(NgayThang(5, 12, 2025), NgayThang(4, 12, 2026)))
    third = KyBaoCao("quy_3", NgayThang(5, 9, 2026), SoLieu(start, NgayThang(5, 9, 2026)))
    assert period_of(Document("ke_hoach", nam=2026, che_do_bao_cao=[year, third]), "quy_3").phan == parts


def test_quarters_of_the_law_meet_without_gap_or_overlap() -> None:
    periods = [period_of(PLAN, code) for code in QUARTERS]
    assert all((after.tu - before.den).days == 1 for before, after in pairwise(periods))


def test_an_unknown_period_or_a_plan_without_a_year_cannot_go_on() -> None:
    with pytest.raises(CchcError, match="quy_5"):
        period_of(PLAN, "quy_5")
    with pytest.raises(CchcError, match="nam"):
        period_of(Document("ke_hoach"), "quy_1")


def test_a_plan_of_several_years_is_reported_on_in_the_plans_of_each_year() -> None:
    with pytest.raises(CchcError, match=r"nhiều năm \(2026-2030\).*--year 2026"):
        period_of(Document("ke_hoach", giai_doan=GiaiDoan(2026, 2030)), "quy_1")


def test_a_form_shows_the_quarter_before_and_a_report_the_report_before() -> None:
    codes = ("quy_1", "quy_2", "6_thang", "quy_3", "9_thang", "quy_4", "nam")
    assert [collected_before(period_of(PLAN, code)) for code in codes] == [
        "",
        "quy_1",
        "quy_1",
        "quy_2",
        "6_thang",
        "quy_3",
        "9_thang",
    ]
    assert [earlier(period_of(PLAN, code)) for code in codes] == [
        "",
        "quy_1",
        "quy_1",
        "6_thang",
        "6_thang",
        "9_thang",
        "9_thang",
    ]


# --- figures ----------------------------------------------------------------------------------------------------------

quarters = st.lists(st.none() | st.integers(0, 1000), min_size=1, max_size=4)


def added(kind: str, values: list[int | None]) -> tuple[Decimal | None, int]:
    given_ = [(f"q{at}", SoLieuThongKe(D(value)) if value is not None else None) for at, value in enumerate(values)]
    found, remarks = add_up("x", HangBieu("1", "hàng", loai_so_lieu=kind), given_)
    return (found.gia_tri if found else None), len(remarks)


@given(quarters)
def test_a_flow_is_the_sum_or_unknown(values: list[int | None]) -> None:
    total = None if None in values else D(sum(value or 0 for value in values))
    assert added("thoi_ky", values)[0] == total


@given(quarters)
def test_a_stock_is_the_last_one(values: list[int | None]) -> None:
    assert added("thoi_diem", values)[0] == (D(values[-1]) if values[-1] is not None else None)


@given(quarters)
def test_a_running_figure_that_goes_down_is_told(values: list[int | None]) -> None:
    known = [value for value in values if value is not None]
    falls = sum(high < low for low, high in pairwise(known))
    missing = bool(known) and values[-1] is None
    assert added("luy_ke", values)[1] == falls + missing


def typed(**rows: int) -> dict[str, SoLieuThongKe]:
    return {key.strip("_").replace("_", "."): SoLieuThongKe(D(value)) for key, value in rows.items()}


def test_totals_and_rates_are_computed_and_typed_ones_compared() -> None:
    out = compute(FORMS, {"thu_tuc_hanh_chinh": typed(_3_2_1=400, _3_2_2=391, _3_2=99, _3_3_1=2, _3_3_2=5)}, {})
    assert out.so["thu_tuc_hanh_chinh", "3.2"] == D("97.75")
    said = [remark.message for remark in out.remarks]
    assert len(said) == 2
    assert "đơn vị ghi 99, tính ra 97,75" in said[0]
    assert "hàng 3.3.2 (5) lớn hơn hàng 3.3.1 (2)" in said[1]


def test_a_rate_of_nothing_is_not_divided() -> None:
    out = compute(FORMS, {"thu_tuc_hanh_chinh": typed(_3_3_1=0, _3_3_2=0)}, {})
    assert out.so["thu_tuc_hanh_chinh", "3.3"] is None
    assert out.remarks == []


def test_figures_for_rows_a_commune_does_not_have_are_told() -> None:
    out = compute(FORMS, {"the_che": typed(_1_1=3), "la": typed(_1=1)}, {})
    assert ["không có hàng 1.1" in out.remarks[0].message, "không có biểu 'la'" in out.remarks[1].message] == [
        True,
        True,
    ]


# --- states -----------------------------------------------------------------------------------------------------------


def back(code: str, status: str, files: int, total: int = 0) -> TienDo:
    rows = typed(_3_2_1=files)
    return TienDo(
        code, 2026, nhiem_vu={"tt01": TienDoNhiemVu(status, f"kết quả {code}")}, bieu_mau={"thu_tuc_hanh_chinh": rows}
    )


def test_half_a_year_adds_up_its_quarters_and_keeps_what_was_done() -> None:
    state = state_at(
        period_of(PLAN, "6_thang"), {"quy_1": back("quy_1", "hoan_thanh", 100), "quy_2": back("quy_2", "", 150)}, FORMS
    )
    assert state.tien_do.nhiem_vu["tt01"].trang_thai == "hoan_thanh"
    assert state.tien_do.bieu_mau["thu_tuc_hanh_chinh"]["3.2.1"].gia_tri == D(250)
    assert state.remarks == []


def test_a_task_that_was_done_and_no_longer_is_is_told() -> None:
    state = state_at(
        period_of(PLAN, "6_thang"),
        {"quy_1": back("quy_1", "hoan_thanh", 1), "quy_2": back("quy_2", "dang_thuc_hien", 1)},
        FORMS,
    )
    assert [remark.path for remark in state.remarks] == [("nhiem_vu", "tt01", "trang_thai")]


def test_a_return_for_the_whole_period_is_compared_with_its_quarters() -> None:
    returned = {"quy_1": back("quy_1", "", 100), "quy_2": back("quy_2", "", 150), "6_thang": back("6_thang", "", 240)}
    state = state_at(period_of(PLAN, "6_thang"), returned, FORMS)
    assert state.tien_do.bieu_mau["thu_tuc_hanh_chinh"]["3.2.1"].gia_tri == D(240)
    assert "không thể giảm" in state.remarks[0].message


def test_a_missing_quarter_leaves_the_figure_open_and_says_so() -> None:
    state = state_at(period_of(PLAN, "6_thang"), {"quy_2": back("quy_2", "", 150)}, FORMS)
    figure = state.tien_do.bieu_mau["thu_tuc_hanh_chinh"]["3.2.1"]
    assert (figure.gia_tri, figure.ghi_chu) == (None, "thiếu số liệu quý I (đã có quý II: 150)")
    assert state.thieu == ["quy_1"]


def test_the_year_uses_nine_months_where_they_were_returned_as_one() -> None:
    returned = {"9_thang": back("9_thang", "", 300), "quy_4": back("quy_4", "", 50)}
    assert state_at(period_of(PLAN, "nam"), returned, FORMS).tien_do.bieu_mau["thu_tuc_hanh_chinh"][
        "3.2.1"
    ].gia_tri == D(350)


def test_progress_of_another_year_is_not_used() -> None:
    old = TienDo("quy_1", 2025, nhiem_vu={"tt01": TienDoNhiemVu("hoan_thanh")})
    state = state_at(period_of(PLAN, "quy_1"), {"quy_1": old}, FORMS)
    assert state.tien_do.nhiem_vu == {}
    assert "năm 2025" in state.remarks[0].message


def test_a_period_of_another_year_is_refused_and_of_the_plans_own_taken() -> None:
    assert period_of(PLAN, "quý 2/2026").ma == "quy_2"
    with pytest.raises(CchcError, match="không thuộc kế hoạch năm 2026"):
        period_of(PLAN, "quý II năm 2025")


def test_months_and_weeks_are_periods_too() -> None:
    may, week = period_of(PLAN, "tháng 5"), period_of(PLAN, "tuan_22")
    assert (may.tu, may.den, may.ten, may.ten_sau) == (date(2026, 4, 15), date(2026, 5, 14), "tháng 5 năm 2026", "tháng 6 năm 2026")  # fmt: skip
    assert (week.tu, week.den, week.ten_sau) == (date(2026, 5, 25), date(2026, 5, 31), "tuần 23 năm 2026")
    assert period_of(PLAN, "thang_12").ten_sau == "năm 2027"
    assert (earlier(may), earlier(period_of(PLAN, "thang_1"))) == ("thang_4", "")


def test_what_months_returned_is_known_in_their_quarter() -> None:
    months = {
        f"thang_{at}": TienDo(f"thang_{at}", 2026, nhiem_vu={f"v{at}": TienDoNhiemVu("hoan_thanh", f"Xong việc {at}")})
        for at in (1, 2, 3, 4)
    }
    state = state_at(period_of(PLAN, "quy_1"), months, FORMS)
    assert sorted(state.tien_do.nhiem_vu) == ["v1", "v2", "v3"]
    assert sorted(state.ket_qua) == ["v1", "v2", "v3"]
