"""The engine: no rule stops the others, nothing that was not looked at counts as passed, a person may set things aside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from cchc_docs.checking.context import Context
from cchc_docs.checking.examples import example_read
from cchc_docs.checking.finding import CANH_BAO, LOI, Finding, NotEvaluated
from cchc_docs.checking.output.signing_sheet import blockers, sheet
from cchc_docs.checking.registry import Judge, Rule, all_rules, chosen, find_rule, rule
from cchc_docs.checking.runner import Report, check, day_of_judgement
from cchc_docs.model.document import Document, NgayThang

DAY = date(2026, 6, 1)


def _rule(code: str, judge: Judge, **more: object) -> Rule:
    return Rule(code, "Thử", LOI, "Thông lệ thử", "", "", judge, **more)  # type: ignore[arg-type]


def _finds(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Thử."""
    yield Finding(("trich_yeu",), "Thấy", "Cải cách")


def _fails(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Thử."""
    yield Finding(("luu",), "Thấy trước khi hỏng")
    raise RuntimeError("hỏng")


def _cannot(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Thử."""
    yield NotEvaluated("không có hình thức")


def _nothing(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Thử."""
    yield from ()


def _run(*rules: Rule, overlay: str = "") -> Report:
    return check(example_read(overlay), on=DAY, rules=rules)


def test_a_rule_that_raises_is_not_evaluated_and_stops_no_other() -> None:
    report = _run(_rule("TT91", _fails), _rule("TT92", _finds))
    assert [finding.code for finding in report.findings] == ["TT92", "TT91"]
    assert [(note.code, "hỏng" in note.reason) for note in report.not_evaluated] == [("TT91", True)]
    assert report.passed == []


def test_what_could_not_be_judged_is_never_passed() -> None:
    report = _run(_rule("TT91", _cannot), _rule("TT92", _nothing))
    assert report.passed == ["TT92"]
    assert [note.code for note in report.not_evaluated] == ["TT91"]
    entry = report.summary()[0]
    assert (entry.evaluated, entry.passed, entry.not_evaluated) == (1, 1, 1)


def test_rules_about_looks_are_not_evaluated_for_yaml() -> None:
    report = check(example_read(""), on=DAY, select=("TT60", "TT70"))
    assert {note.code for note in report.not_evaluated} == {"TT60", "TT70"}


def test_a_rule_outside_its_dates_is_not_evaluated() -> None:
    report = _run(_rule("TT91", _finds, tu=date(2030, 1, 1)))
    assert report.findings == []
    assert "01/01/2030" in report.not_evaluated[0].reason


def test_a_rule_for_reports_leaves_plans_alone() -> None:
    assert _run(_rule("TT91", _finds, ap_dung=("bao_cao",))).rules == []


def test_findings_stand_in_the_order_of_the_file() -> None:
    overlay = "{mo_dau: [Đầy mạnh cải cách của của xã.], ket_thuc: [Các phòng đầy mạnh cải cách.]}"
    report = check(example_read(overlay), on=DAY, select=("CH03", "CH10"))
    lines = [finding.place.line for finding in report.findings if finding.place]
    columns = [(finding.place.line, finding.place.column) for finding in report.findings if finding.place]
    assert lines == sorted(lines)
    assert columns == sorted(columns)
    assert [finding.code for finding in report.findings] == ["CH10", "CH03", "CH10"] or len(report.findings) == 3


def test_the_place_of_a_finding_is_where_its_quote_begins() -> None:
    report = check(example_read("mo_dau: [Các phòng đầy mạnh cải cách.]"), on=DAY, select=("CH10",))
    place = report.findings[0].place
    assert place is not None
    line = report.read.source.split("\n")[place.line - 1]
    assert line[place.column - 1 :].startswith("đầy mạnh")


def test_a_suppression_keeps_the_finding_with_its_reason() -> None:
    report = check(example_read("{mo_dau: [Các phòng đầy mạnh cải cách.], bo_qua: {CH10: trích nguyên văn}}"), on=DAY)
    assert [finding.code for finding in report.findings if finding.code == "CH10"] == []
    assert [(finding.code, reason) for finding, reason in report.suppressed] == [("CH10", "trích nguyên văn")]
    assert report.unused == []


def test_a_suppression_that_silences_nothing_is_reported() -> None:
    report = check(example_read("bo_qua: {CH10: không còn}"), on=DAY)
    assert report.unused == [("CH10", "không còn")]
    assert "CH10" in sheet(report)


def test_a_suppression_of_a_rule_that_did_not_run_is_not_called_unused() -> None:
    assert check(example_read("bo_qua: {CH10: để đó}"), on=DAY, select=("TT",)).unused == []


def test_select_and_ignore_take_codes_and_families() -> None:
    codes = {one.code for one in chosen(all_rules(), ("ch", "TT01"), ("CH10",))}
    assert "TT01" in codes and "CH01" in codes
    assert "CH10" not in codes and "TT02" not in codes


def test_the_gate_stops_errors_and_what_is_left_open() -> None:
    assert blockers(check(example_read("mo_dau: [Giao (cần bổ sung) chủ trì.]"), on=DAY))
    clean = check(example_read(""), on=DAY)
    assert blockers(clean) == []
    assert "không còn điểm nào" in sheet(clean)
    hint_only = check(example_read("mo_dau: [Hoàn thành trước ngày 26/03/2026.]"), on=DAY)
    assert hint_only.findings and blockers(hint_only) == []


def test_a_document_is_judged_by_the_law_of_its_own_date() -> None:
    plan = Document("ke_hoach", ngay_ban_hanh=NgayThang(15, 4, 2024))
    assert day_of_judgement(plan, DAY) == date(2024, 4, 15)
    assert day_of_judgement(Document("ke_hoach", ngay_ban_hanh=NgayThang(None, 2, 2025)), DAY) == date(2025, 2, 28)
    assert day_of_judgement(Document("ke_hoach"), DAY) == DAY
    text = "mo_dau: [Thủ tục do Ủy ban nhân dân huyện công bố.]\nngay_ban_hanh: 2024-01-15\n"
    assert check(example_read(text), on=DAY, select=("CQ10",)).findings == []


def test_a_code_is_used_once_and_well_formed() -> None:
    codes = [one.code for one in all_rules()]
    assert len(codes) == len(set(codes))
    for code in ("XX01", "TT1", "tt01"):
        with pytest.raises(ValueError, match="code"):
            rule(code=code, title="Thử", severity=CANH_BAO, can_cu="x", bad="", good="")(_nothing)


def test_a_rule_is_found_however_its_code_is_typed() -> None:
    found = find_rule(" ch10 ")
    assert found is not None and found.code == "CH10"
    assert find_rule("CH00") is None


def test_all_rules_over_a_shipped_plan_take_well_under_half_a_second() -> None:
    import time

    from cchc_docs.reading.yaml.plan import read_yaml
    from tests.conftest import ROOT

    read = read_yaml(str(ROOT / "plans" / "cchc_2026.yaml"))
    check(read, on=DAY)
    start = time.process_time()
    check(read, on=DAY)
    assert time.process_time() - start < 0.5  # about 0.12 s on a quiet machine


@pytest.mark.parametrize("kind", ["khac", "bao_cao", "cong_van", "quyet_dinh", "ke_hoach"])
def test_no_rule_fails_on_an_empty_document_of_any_kind(kind: str) -> None:
    from cchc_docs.reading.form import Form
    from cchc_docs.reading.result import Place, Read

    for form in (None, Form()):
        report = check(Read(Document(kind), lambda path: Place("trong.docx"), "", form=form), on=DAY)
        assert [note for note in report.not_evaluated if "gặp lỗi" in note.reason] == []
