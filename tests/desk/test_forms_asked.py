"""What a person is told before the forms of a period go out."""

from __future__ import annotations

from pathlib import Path

from cchc_docs.desk.collect import asked
from tests.reporting.small import PLAN


def test_a_task_of_two_leaders_is_told_to_stand_in_two_forms(tmp_path: Path) -> None:
    plan = tmp_path / "ke_hoach.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    found = asked(str(plan), "quy_1")
    rows = [task.ma for form in found.forms.values() for task in form.nhiem_vu]
    assert (len(rows), len(set(rows))) == (8, 7)
    assert [line for line in found.told if "cùng chủ trì" in line] == [
        "1 nhiệm vụ có nhiều đơn vị cùng chủ trì nên nằm trong phiếu của từng đơn vị: các phiếu có 8 dòng cho 7 nhiệm vụ"
    ]
    plan.write_text(PLAN.replace("[vh_xh, van_phong]", "vh_xh"), encoding="utf-8")
    assert not any("cùng chủ trì" in line for line in asked(str(plan), "quy_1").told)
