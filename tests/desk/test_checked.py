"""A paper checked again: what was printed is printed again, until anything that decides it is another."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from cchc_docs.checking.runner import Report
from cchc_docs.cli.documents.check_command import Job, Outcome, Shown, check_one
from cchc_docs.desk import check, checked
from cchc_docs.desk.check import Order
from cchc_docs.reading.dossier import Dossier
from tests.conftest import MINIMAL

ORDER = Order(date(2026, 1, 15))
ALL = Shown()
WRONG = MINIMAL.replace("Nâng cao chất lượng", "Nâng cao chất lựơng ,")


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CCHC_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("CCHC_FORGET", raising=False)
    (tmp_path / "xa").mkdir()
    file = tmp_path / "xa" / "ke_hoach.yaml"
    file.write_text(WRONG, encoding="utf-8")
    return file


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were judged, one for each time."""
    done: list[str] = []
    judge = checked.check_bytes

    def counted(data: bytes, name: str, order: Order, around: Dossier | None = None) -> Report:
        done.append(os.path.basename(name))
        return judge(data, name, order, around)

    monkeypatch.setattr(checked, "check_bytes", counted)
    return done


def outcome(file: Path, order: Order = ORDER, form: str = "text", shown: Shown = ALL, alone: bool = True) -> Outcome:
    return check_one(Job(str(file), order, form, shown, alone))


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("form", ["text", "json", "sarif", "html"])
def test_the_same_paper_is_judged_once_and_told_alike(plan: Path, judged: list[str], form: str, alone: bool) -> None:
    first = outcome(plan, form=form, alone=alone)
    assert first.findings > 0
    assert first.text or first.part is not None
    again = outcome(plan, form=form, alone=alone)
    assert again == first
    assert type(again.part) is type(first.part)
    assert judged == ["ke_hoach.yaml"]


def test_whatever_decides_the_report_has_it_made_anew(plan: Path, judged: list[str]) -> None:
    before = outcome(plan)

    def anew(order: Order = ORDER, shown: Shown = ALL, form: str = "text") -> Outcome:
        count = len(judged)
        found = outcome(plan, order, form, shown)
        assert len(judged) == count + 1
        return found

    assert anew(ORDER._replace(select=("TT",))) != before
    assert anew(ORDER._replace(ignore=("CH",))) != before
    anew(ORDER._replace(on=date(2026, 2, 15)))
    assert anew(shown=Shown("lỗi")).findings < before.findings
    anew(shown=Shown(gate=True))
    plan.write_text(MINIMAL, encoding="utf-8")
    assert anew().findings < before.findings


def test_files_beside_a_paper_count(plan: Path, judged: list[str]) -> None:
    before = outcome(plan)
    code = before.text.split(": ", 2)[1].split()[0]
    accepted = plan.with_name("ke_hoach.bo_qua.yaml")
    accepted.write_text(f"- {{ma: {code}, ly_do: đã hỏi, nguoi: Lê Thị Hạnh}}\n", encoding="utf-8")
    after = outcome(plan)
    assert after.findings < before.findings
    assert outcome(plan) == after
    assert len(judged) == 2
    accepted.unlink()
    assert outcome(plan) == before
    assert len(judged) == 2
    own = plan.with_name("van_ban.yaml")
    own.write_text("không phải sổ văn bản\n", encoding="utf-8")
    assert "van_ban.yaml" in outcome(plan).error
    own.unlink()
    assert outcome(plan) == before


def test_a_file_beside_that_is_too_long_to_be_compared_keeps_nothing(
    plan: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plan.with_name("ke_hoach.bo_qua.yaml").write_text(
        "- {ma: CH10, ly_do: đã hỏi, nguoi: Lê Thị Hạnh}\n", encoding="utf-8"
    )
    monkeypatch.setattr(check, "MAX_BESIDE", 20)
    outcome(plan)
    outcome(plan)
    assert len(judged) == 2


def test_a_paper_that_asks_for_another_is_judged_every_time(plan: Path, judged: list[str]) -> None:
    child = plan.with_name("con.yaml")
    child.write_text(WRONG + "ke_hoach_goc: ke_hoach.yaml\n", encoding="utf-8")
    outcome(child)
    outcome(child)
    assert judged == ["con.yaml", "con.yaml"]


def test_a_rule_that_failed_is_tried_again(plan: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Report, "failed", True)
    outcome(plan)
    outcome(plan)
    assert len(judged) == 2


def test_what_is_kept_says_nothing_of_the_paper_and_is_not_believed_once_touched(
    plan: Path, judged: list[str], tmp_path: Path
) -> None:
    before = outcome(plan)
    (kept,) = (tmp_path / "cache" / "da_kiem_tra").iterdir()
    data = kept.read_bytes()
    assert "lựơng".encode() not in data
    assert "Suối Trong".encode() not in data
    kept.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    assert outcome(plan) == before
    assert len(judged) == 2


def test_nothing_is_kept_where_nothing_is_to_be(plan: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_FORGET", "1")
    outcome(plan)
    outcome(plan)
    assert len(judged) == 2


def test_the_oldest_go_where_there_are_too_many(plan: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checked, "_MOST", 4)
    monkeypatch.setattr(checked, "_LEFT", 2)
    for number in range(5):
        other = plan.with_name(f"{number}.yaml")
        other.write_text(WRONG, encoding="utf-8")
        outcome(other)
        os.utime(max((plan.parents[1] / "cache" / "da_kiem_tra").iterdir(), key=os.path.getmtime), (number, number))
    assert len(list((plan.parents[1] / "cache" / "da_kiem_tra").iterdir())) == 2
    outcome(plan.with_name("0.yaml"))
    assert judged.count("0.yaml") == 2
