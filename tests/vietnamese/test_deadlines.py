"""Deadlines: what offices write in the column Thời gian, understood."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.vietnamese.deadlines import Deadline, due_in, overdue_at, parse_deadline

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        ("Quý I/2026", "date", [(3, 31)]),
        ("Trước ngày 10/01/2026", "date", [(1, 10)]),
        ("Trước 15/6", "date", [(6, 15)]),
        ("Trong tháng 3", "date", [(3, 31)]),
        ("T6/2026", "date", [(6, 30)]),
        ("Báo cáo kết quả vào: Tháng 6/2026 và tháng 11/2026.", "dates", [(6, 30), (11, 30)]),
        ("Tháng 6, 9, 12", "dates", [(6, 30), (9, 30), (12, 31)]),
        ("Quý I, III/2026", "dates", [(3, 31), (9, 30)]),
        ("15/6/2026; 15/12/2026", "dates", [(6, 15), (12, 15)]),
        ("Quý II - Quý III/2026", "range", [(9, 30)]),
        ("Quý I - III/2026", "range", [(9, 30)]),
        ("Từ tháng 3 đến tháng 6/2026", "range", [(6, 30)]),
        ("Năm 2026", "range", [(12, 31)]),
        ("2026", "range", [(12, 31)]),
        ("Cả năm", "range", [(12, 31)]),
        ("6 tháng đầu năm", "range", [(6, 30)]),
        ("Hằng năm", "recurring", [(12, 31)]),
        ("Hàng năm (T11–12)", "recurring", [(12, 31)]),
        ("Tháng 1 hàng năm", "recurring", [(1, 31)]),
        ("Quý IV hằng năm", "recurring", [(12, 31)]),
        ("Trước ngày 15/6 và 15/12 hằng năm", "recurring", [(6, 15), (12, 15)]),
        ("Định kỳ hằng quý", "recurring", [(3, 31), (6, 30), (9, 30), (12, 31)]),
        ("Định kỳ 6 tháng, 9 tháng, năm", "recurring", [(6, 30), (9, 30), (12, 31)]),
        ("Trước ngày 20 của tháng cuối quý", "recurring", [(3, 20), (6, 20), (9, 20), (12, 20)]),
        ("Thường xuyên", "continuous", []),
        ("Thường xuyên trong năm 2026", "continuous", []),
        ("Khi có hướng dẫn của Sở Nội vụ", "condition", []),
        ("Sau khi UBND tỉnh công bố", "condition", []),
        ("Theo Kế hoạch số 10/KH-UBND ngày 25/5/2025", "condition", []),
        ("", "empty", []),
        ("…", "empty", []),
        ("chưa rõ", "unknown", []),
    ],
)
def test_each_way_of_writing_falls_due_when_it_should(text: str, kind: str, days: list[tuple[int, int]]) -> None:
    deadline = parse_deadline(text, 2026)
    assert (deadline.kind, due_in(deadline, *YEAR)) == (kind, [date(2026, m, d) for m, d in days])
    assert deadline.raw == text


def test_a_monthly_day_comes_twelve_times() -> None:
    days = due_in(parse_deadline("Ngày 25 hằng tháng", 2026), *YEAR)
    assert days == [date(2026, m, 25) for m in range(1, 13)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Thứ Hai đầu tháng", [1, 6, 3]),
        ("Thứ Ba tuần thứ hai của tháng", [9, 14, 11]),
        ("Chiều thứ Năm tuần cuối hằng tháng", [25, 30, 27]),
        ("Trong 05 ngày đầu tháng", [5, 5, 5]),
    ],
)
def test_a_day_of_a_week_of_the_month_comes_each_month(text: str, days: list[int]) -> None:
    found = due_in(parse_deadline(text, 2026), date(2026, 6, 1), date(2026, 8, 31))
    assert found == [date(2026, 6 + n, day) for n, day in enumerate(days)]


def test_the_first_days_of_a_quarter_or_of_one_month_are_known() -> None:
    assert due_in(parse_deadline("Trong 10 ngày đầu của quý", 2026), *YEAR) == [
        date(2026, m, 10) for m in (1, 4, 7, 10)
    ]
    assert due_in(parse_deadline("Trong 5 ngày đầu tháng 6", 2026), *YEAR) == [date(2026, 6, 5)]


def test_a_period_runs_over_its_years() -> None:
    deadline = parse_deadline("2026–2027", period=(2026, 2030))
    assert (deadline.kind, deadline.start, deadline.end) == ("range", date(2026, 1, 1), date(2027, 12, 31))


def test_a_cell_of_several_lines_keeps_each_reading() -> None:
    deadline = parse_deadline("- Kế hoạch năm 2026: trước ngày 10/01/2026;\n- Báo cáo: định kỳ hằng quý", 2026)
    assert [p.kind for p in deadline.parts] == ["date", "recurring"]
    assert due_in(deadline, *YEAR) == [
        date(2026, 1, 10), date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31/02/2026", "impossible"),
        ("Quý V/2026", "bad_quarter"),
        ("Quý I/2025", "outside"),
        ("Năm 202", "truncated_year"),
    ],
)
def test_what_is_wrong_with_a_deadline_is_said(text: str, problem: str) -> None:
    assert parse_deadline(text, 2026).problems == (problem,)


def test_a_month_without_any_year_is_a_problem_not_a_guess() -> None:
    deadline = parse_deadline("Tháng 6")
    assert (deadline.kind, deadline.dates, deadline.problems) == ("unknown", (), ("no_year",))


def test_only_one_time_deadlines_become_overdue() -> None:
    late = date(2026, 4, 1)
    texts = ["Quý I/2026", "Quý II/2026", "Thường xuyên", "Định kỳ hằng quý", "Khi có yêu cầu"]
    assert [overdue_at(parse_deadline(t, 2026), late) for t in texts] == [True, False, False, False, False]


@given(st.text("Quýtháng năm hằng 0123456789/-–;:\n. IVTrướcngày", max_size=50), st.sampled_from([None, 2026]))
def test_any_text_is_read_without_failing(text: str, year: int | None) -> None:
    deadline = parse_deadline(text, year)
    assert isinstance(deadline, Deadline)
    assert all(YEAR[0] <= d <= YEAR[1] for d in due_in(deadline, *YEAR))
    overdue_at(deadline, YEAR[1])


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="real plans are not here")
def test_every_deadline_of_the_real_plans_is_understood() -> None:
    kinds: Counter[str] = Counter()
    unknown = []
    for path in sorted(SAMPLES.glob("*.json")):
        for table in json.loads(path.read_text(encoding="utf-8"))["phu_luc"]:
            for row in table["rows"]:
                for column, cell in zip(table["columns"], row["cells"], strict=False):
                    if "hời" in column and not row.get("group"):
                        text = "\n".join(cell)
                        found = parse_deadline(text, None, (2026, 2030))
                        kinds[found.kind] += 1
                        unknown += [text] if found.kind == "unknown" else []
    assert unknown == []
    assert kinds.total() > 100
