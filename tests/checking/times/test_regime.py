"""The reporting regime and deadlines in tables: cut-off days, years to come, the plan above."""

from __future__ import annotations

import json

import pytest

from cchc_docs.checking.examples import check_example
from cchc_docs.checking.registry import find_rule
from tests.checking.times.told import told, under


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Các năm tiếp theo", True),
        ("Năm 2026 và các năm tiếp theo", True),
        ("Những năm sau", True),
        ("Mỗi năm", True),
        ("Tháng 11/2026", False),
        ("Hằng năm (tháng 11)", False),
    ],
)
def test_years_to_come_in_a_plan_of_one_year(cell: str, found: bool) -> None:
    row = {
        "noi_dung": "Chọn thợ giỏi",
        "san_pham": "Danh sách",
        "chu_tri": "Văn phòng",
        "phoi_hop": "Các phòng",
        "thoi_han": cell,
    }
    quotes = told(("TG14",), phu_luc=[{"ten": "Nhiệm vụ", "nhiem_vu": [row]}], mo_dau=["Chi tiết tại Phụ lục."])
    assert bool(quotes) is found


def _closings(*days: str) -> list[tuple[str, str]]:
    periods = ("quý I", "6 tháng", "quý III", "năm")
    due = ("15/3/2026", "15/6/2026", "15/9/2026", "15/12/2026")
    lines = [
        f"Kết quả {period} gửi ngày {day}, chốt số liệu ngày {end}."
        for period, day, end in zip(periods, due, days, strict=True)
    ]
    return told(("TG27",), ngay_ban_hanh="2026-01-05", **under("Chế độ báo cáo", *lines))


def test_one_period_closes_its_figures_otherwise() -> None:
    assert _closings("14/3/2026", "14/6/2026", "14/9/2026", "15/12/2026") == [("TG27", "15/12/2026")]
    assert _closings("14/3/2026", "14/6/2026", "14/9/2026", "14/12/2026") == []
    assert _closings("10/3/2026", "14/6/2026", "14/9/2026", "15/12/2026") == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Báo cáo năm gửi trước ngày 12 tháng 12, chốt số liệu đến ngày 12 tháng 12.", True),
        ("Báo cáo quý gửi trước ngày 10, số liệu tính đến hết ngày 14.", True),
        ("Báo cáo tháng gửi chậm nhất là ngày 20/5, chốt số liệu đến ngày 25/5.", True),
        ("Báo cáo năm gửi trước ngày 15 tháng 12, chốt số liệu đến ngày 14 tháng 12.", False),
        ("Báo cáo năm gửi trước ngày 10 tháng 12, số liệu đến ngày 30 tháng 11.", False),
        ("Báo cáo gửi trước ngày 10; số liệu của 15 thôn.", False),
        ("Báo cáo gửi trước ngày 10, kèm số liệu đến 14 biểu.", False),
    ],
)
def test_figures_run_up_to_a_day_before_the_report_is_due(sentence: str, found: bool) -> None:
    assert bool(told(("TG21",), mo_dau=[sentence])) is found


def _against_parent(mine: str, above: str, task: str = "Gửi danh mục nghề đan về Sở Công Thương") -> int:
    def plan(name: str, due: str) -> dict[str, object]:
        row = {
            "noi_dung": name,
            "san_pham": "Danh mục",
            "chu_tri": "Văn phòng",
            "phoi_hop": "Phòng Kinh tế",
            "thoi_han": due,
        }
        return {"mo_dau": ["Chi tiết tại Phụ lục."], "phu_luc": [{"ten": "Nhiệm vụ", "nhiem_vu": [row]}]}

    rule = find_rule("NV08")
    assert rule is not None
    text = {**plan(task, mine), "_goc": plan("Gửi danh mục các nghề đan về Sở Công Thương", above)}
    return len(check_example(rule, json.dumps(text, ensure_ascii=False)).findings)


def test_a_task_is_due_before_the_plan_above_asks_for_it() -> None:
    assert _against_parent("Tháng 9/2026", "Trước ngày 30/6/2026") == 1
    assert _against_parent("Trước ngày 05/7/2026", "Quý II/2026") == 1
    assert _against_parent("Trước ngày 25/6/2026", "Quý II/2026") == 0
    assert _against_parent("Tháng 9/2026", "Thường xuyên") == 0
    assert _against_parent("Hằng quý", "Quý II/2026") == 0
    assert _against_parent("Tháng 9/2026", "Quý II/2026", "Trồng lại hàng dừa ven chợ Nổi Hạ") == 0


_TABLE = """
phu_luc:
- ten: Chế độ báo cáo bến đò
  cot: [so_thu_tu, {ma: ky, ten: Kỳ}, {ma: ben, ten: Các bến gửi Văn phòng}, {ma: xa, ten: Xã gửi Sở Xây dựng}]
  hang:
  - {ky: Quý I, ben: Trước 12/3/2026, xa: Trước 18/3/2026}
  - {ky: 06 tháng đầu năm, ben: Trước 12/6/2026, xa: Trước 18/6/2026}
  - {ky: Quý III, ben: Trước 12/9/2026, xa: Trước 18/9/2026}
  - {ky: Năm, ben: Trước 12/12/2026, xa: Trước 18/12/2026}
"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Gửi Sở báo cáo quý I trước ngày 28/3/2026, báo cáo 6 tháng trước ngày 18/6/2026, báo cáo năm trước ngày 18/12/2026.", ["28/3/2026"]),
        ("Báo cáo quý 1 nộp trước 12/3/2026; báo cáo quý III chậm nhất ngày 02/9/2026.", ["02/9/2026"]),
        ("Gửi Sở báo cáo quý I trước ngày 18/3, báo cáo 6 tháng trước ngày 18/6, báo cáo năm trước ngày 18/12.", []),
        ("Các bến gửi báo cáo quý I trước ngày 12/3/2026, báo cáo quý III trước ngày 12/9/2026.", []),
        ("Báo cáo tài chính quý I trước ngày 05/4/2026, báo cáo năm trước ngày 05/01/2027.", []),
        ("Gửi Sở báo cáo quý I trước ngày 28/3/2026.", ["28/3/2026"]),
        ("Gửi Sở báo cáo quý I trước ngày 18/3/2026.", []),
        ("Các bến gửi báo cáo quý trước ngày 22 của tháng cuối quý.", ["22"]),
        ("Các bến gửi báo cáo kết quả quý trước ngày 12 của tháng cuối quý; báo cáo năm trước ngày 12 tháng 12.", []),
        ("Báo cáo năm 2026 gửi về Văn phòng chậm nhất là ngày 02/12/2026.", ["02/12/2026"]),
        ("Báo cáo vớt rác quý I trước ngày 28/3/2026.", []),
        ("Báo cáo hằng tháng trước ngày 25.", []),
        ("Báo cáo quý I gửi trước 15 giờ ngày 12/3/2026.", []),
    ],
)  # fmt: skip
def test_days_of_reports_against_the_table_of_reports(sentence: str, found: list[str]) -> None:
    overlay = f"mo_dau: [{json.dumps(sentence, ensure_ascii=False)}]{_TABLE}"
    rule = find_rule("TG68")
    assert rule is not None
    assert [one.quote for one in check_example(rule, overlay).findings] == found
