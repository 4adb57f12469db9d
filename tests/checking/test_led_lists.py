"""What a unit leads as a list, against the rows of a table that name some of it (TC27)."""

from __future__ import annotations

import pytest

from tests.checking.test_roles import CA, KT, VH, YT, plan, row, told

_LED = "Chủ trì khơi luồng, cắm phao tiêu, trục vớt lưới ma tại các bãi Bắc, bãi Nam."


@pytest.mark.parametrize(
    ("task", "lead", "severities"),
    [
        ("Khơi luồng, cắm phao tiêu", CA, ["canh_bao"]),
        ("Cắm phao tiêu", YT, ["canh_bao"]),
        ("Cắm phao tiêu và khơi luồng", KT, []),
    ],
)
def test_a_row_names_items_of_a_list(task: str, lead: str, severities: list[str]) -> None:
    found = told(plan({KT: [_LED], VH: ["Vận động.", "Báo cáo."]}, {"Nhiệm vụ": [row(task, lead), row("Kẻ bảng", VH)]}))
    assert [severity for code, severity, _ in found if code == "TC27"] == severities


def test_the_unit_that_has_any_of_it_too_leads_rightly() -> None:
    duties = {KT: [_LED], CA: ["Chủ trì cắm phao tiêu, giữ trật tự bến."]}
    found = told(plan(duties, {"Nhiệm vụ": [row("Khơi luồng, cắm phao tiêu", CA), row("Kẻ bảng", VH)]}))
    assert [code for code, _, _ in found if code == "TC27"] == []
