"""A figure of the body that is a slip of what a table has: in the paragraph next to the table, in a sentence that names its row in other words."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.registry import find_rule
from cchc_docs.checking.runner import check

TABLE = """
    bang:
      cot: [so_thu_tu, {{ma: viec, ten: {name}}}, {{ma: so, ten: {head}}}]
      hang: {rows}
"""
ROWS = "[{viec: Buồng phà Bến Tre, so: '318'}, {viec: Buồng lái tàu Cồn Lớn, so: '246'}, {viec: Cộng, so: '564'}]"


def told(text: str, head: str, rows: str = ROWS, name: str = "Tên", code: str = "BC23") -> list[str]:
    words = f"noi_dung:\n- tieu_de: Việc làm\n  noi_dung:\n  - '{text}'\n  -{TABLE.format(name=name, head=head, rows=rows)[4:]}"
    rule = find_rule(code)
    assert rule is not None
    return [one.quote for one in check(example_read(words), on=date(2026, 6, 1), rules=[rule]).findings]


@pytest.mark.parametrize(
    ("text", "head"),
    [("Sơn lại {} m2 vách.", "Diện tích (m2)"), ("Chi {} triệu đồng cho các buồng.", "Kinh phí (triệu đồng)"), ("Cần {} cây đinh để đóng lại.", "Số cây đinh")],
)  # fmt: skip
def test_the_paragraph_before_a_table_tells_its_total(text: str, head: str) -> None:
    assert told(text.format("564"), head) == []
    assert len(told(text.format("546"), head)) == 1
    assert told(text.format("120"), head) == []


@pytest.mark.parametrize("words", ["Danh sách có {} người", "(Tổng cộng: {} người)"])
def test_a_list_says_below_it_how_many_stand_on_it(words: str) -> None:
    rows = "[{viec: Lò Thị Mây, so: Bếp}, {viec: Vàng A Sử, so: Kho}, {viec: Tẩn Mẩy, so: Cổng}, {nhom: '%s'}]"
    assert told("Phân công.", "Việc", rows % words.format("03"), "Họ tên", "BC25") == []
    assert told("Phân công.", "Việc", rows % words.format("04"), "Họ tên", "BC25") == ["04 người"]


def test_what_all_costs_is_told_against_the_only_table_of_money_wherever_it_stands() -> None:
    words = """
mo_dau: ['{}', Chi tiết tại Phụ lục.]
phu_luc:
- ten: Các khoản chi
  cot: [so_thu_tu, {{ma: viec, ten: Việc}}, {{ma: tien, ten: Thành tiền (triệu đồng)}}]
  hang: [{{viec: Thuê phà, tien: '318'}}, {{viec: Mua dây neo, tien: '246'}}, {{viec: Cộng, tien: '564'}}]
"""
    rule = find_rule("BC23")
    assert rule is not None
    said = "Tổng kinh phí dự kiến {} triệu đồng."
    for figure, wrong in (("564", False), ("546", True), ("318", False), ("120", False)):
        found = check(example_read(words.format(said.format(figure))), on=date(2026, 6, 1), rules=[rule]).findings
        assert bool(found) == wrong, figure
