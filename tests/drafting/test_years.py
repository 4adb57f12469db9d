"""Years understood: what moves, what stays, what is asked."""

from __future__ import annotations

import pytest

from cchc_docs.drafting.years import ASK, KEEP, MOVE, Mention, Span, judge

PLAN = Span(2026, 2026)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kế hoạch năm 2026", [("năm 2027", MOVE)]),
        ("Quý I/2026", [("Quý I/2027", MOVE)]),
        ("tháng 12/2026", [("tháng 12/2027", MOVE)]),
        ("Trước ngày 10/01/2026", [("ngày 10/01/2027", MOVE)]),
        ("ngày 05 tháng 3 năm 2026", [("ngày 05 tháng 3 năm 2027", MOVE)]),
        ("nhiệm kỳ 2025 - 2030", [("nhiệm kỳ 2025 - 2030", KEEP)]),
        ("giai đoạn 2026 - 2030", [("giai đoạn 2026 - 2030", KEEP)]),
        ("theo Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ", [("ngày 15/7/2021", KEEP)]),
        ("Quyết định số 12/QĐ-UBND ngày 05/02/2026 của UBND xã", [("ngày 05/02/2026", KEEP)]),
        ("so với kết quả năm 2025", [("năm 2026", ASK)]),
        ("kinh phí năm 202 được bố trí", [("năm 2027", ASK)]),
        ("xây dựng kế hoạch năm 2027", [("năm 2028", MOVE)]),
        ("đến năm 2030", [("năm 2030", KEEP)]),
        (
            "số liệu tính từ ngày 05/12/2025 đến hết ngày 05/3/2026",
            [("ngày 05/12/2026", MOVE), ("ngày 05/3/2027", MOVE)],
        ),
        ("sổ sách thị trấn bàn giao trước ngày 01/7/2025", [("ngày 01/7/2025", KEEP)]),
        ("từ ngày 01 tháng 7 năm 2025, sau khi sắp xếp, xã có 09 thôn", [("ngày 01 tháng 7 năm 2025", KEEP)]),
        ("xong trước ngày 01/7/2025", [("ngày 01/7/2027", ASK)]),
        ("100% hồ sơ", []),
        ("Chi theo dự toán 2026 của xã", [("2027", ASK)]),
        ("Số 2026 phố Chợ; mẫu 2026/MB; 2.026 hộ", []),
    ],
)
def test_each_mention_has_its_own_rule(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(j.new, j.verdict) for j in judge(text, PLAN, 1)] == wanted


def test_a_deadline_of_a_year_gone_by_is_asked() -> None:
    assert [j.verdict for j in judge("Quý I/2025", PLAN, 1, Mention(deadline=True))] == [ASK]


def test_phases_of_a_period_plan_move_with_it() -> None:
    judged = judge("giai đoạn 2026 - 2027 và năm 2030, tầm nhìn 2045", Span(2026, 2030), 5)
    assert [(j.new, j.verdict) for j in judged] == [("giai đoạn 2031 - 2032", MOVE), ("năm 2035", MOVE)]


def test_the_29th_of_february_becomes_the_28th() -> None:
    assert judge("ngày 29/02/2028", Span(2028, 2028), 1)[0].new == "ngày 28/02/2029"


def test_a_digit_lost_in_a_span_is_proposed_with_the_whole_span_moved() -> None:
    judged = judge("trong giai đoạn 202-2030", Span(2026, 2030), 5)
    assert [j.new for j in judged] == ["giai đoạn 2031-2035"]
