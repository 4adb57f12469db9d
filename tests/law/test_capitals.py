from __future__ import annotations

import re

import pytest

from cchc_docs.law.capitals import body_names, capital_rules


def breaches(text: str) -> list[tuple[str, str]]:
    return [(found.found, found.right) for rule in capital_rules() for found in rule.breaches(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theo Khoản 2 Điều 8", ("Khoản", "khoản")),
        ("theo Điểm a khoản 2 Điều 8", ("Điểm", "điểm")),
        ("tại điều 5 của Luật này", ("điều", "Điều")),
        ("phục vụ nhân dân", ("nhân dân", "Nhân dân")),
        ("Ủy Ban Nhân Dân xã", ("Ủy Ban Nhân Dân", "Ủy ban nhân dân")),
        ("Hội đồng Nhân dân xã", ("Hội đồng Nhân dân", "Hội đồng nhân dân")),
        ("tại thành phố Hồ Chí Minh", ("thành phố", "Thành phố")),
        ("nghị định số 30/2020/NĐ-CP", ("nghị định", "Nghị định")),
        ("chiều thứ sáu", ("sáu", "Sáu")),
        ("dịp Tết Nguyên đán", ("Tết Nguyên đán", "tết Nguyên đán")),
    ],
)
def test_a_wrong_capital_is_found_with_the_right_form(text, expected):
    assert expected in breaches(text)


@pytest.mark.parametrize(
    "text",
    [
        "điểm a khoản 2 Điều 8 Nghị định số 30/2020/NĐ-CP",
        "Khoản 2 Điều 8 nêu rõ",
        "Hết câu. Khoản 2 Điều 8 nêu rõ",
        "Ủy ban nhân dân xã và Hội đồng nhân dân xã",
        "Tòa án nhân dân, Công an nhân dân",
        "cơ quan nhà nước, quản lý nhà nước",
        "ỦY BAN NHÂN DÂN XÃ AN BÌNH",
        "Thành phố Hồ Chí Minh",
        "Tết này",
        "nhiều điều 5 người đã nói",
        "tháng 3 năm 2026",
    ],
)
def test_a_right_form_is_left_alone(text):
    assert breaches(text) == []


def test_every_rule_compiles_with_one_group_and_cites_phu_luc_ii():
    for rule in capital_rules():
        assert re.compile(rule.sai).groups == 1, rule.khoa
        assert "Phụ lục II" in rule.can_cu
        assert rule.do_tin in set("ABMPU")
    assert len({rule.khoa for rule in capital_rules()}) == len(capital_rules())


def test_a_rule_of_practice_is_only_a_hint():
    assert all(not rule.chac for rule in capital_rules() if rule.do_tin not in "AB")


def test_the_names_of_bodies_break_no_rule_of_their_own():
    for name in body_names():
        assert breaches(name) == [], name
