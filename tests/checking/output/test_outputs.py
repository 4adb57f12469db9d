"""Text, JSON and SARIF of a report, and the page of rules."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.output.merge import json_part, merged_json, merged_sarif, sarif_part
from cchc_docs.checking.output.text_json_sarif import as_dict, as_json, as_sarif, as_text, dotted
from cchc_docs.checking.output.rule_pages import rules_page
from cchc_docs.checking.runner import Report, check

ROOT = Path(__file__).resolve().parents[3]


def _report() -> Report:
    overlay = "{mo_dau: [Các phòng đầy mạnh cải cách., Kinh phí năm 202.], bo_qua: {TG01: chờ số}}"
    return check(example_read(overlay), on=date(2026, 6, 1))


def test_the_json_shape_is_stable() -> None:
    content = json.loads(as_json(_report()))
    assert list(content) == ["findings", "not_evaluated", "summary", "suppressed", "unused_suppressions"]
    first = content["findings"][0]
    assert list(first) == ["code", "severity", "message", "suggestion", "reference", "quote", "place", "also"]
    assert list(first["place"]) == ["file", "line", "column", "path", "text"]
    assert (first["code"], first["severity"], first["quote"], first["place"]["path"]) == (
        "CH10",
        "loi",
        "đầy mạnh",
        "mo_dau[0]",
    )
    assert content["suppressed"][0]["reason"] == "chờ số"
    assert content["summary"]["loi"] == 1
    assert set(content["summary"]["families"]) == {
        "TT",
        "DS",
        "TC",
        "VD",
        "TG",
        "NV",
        "CT",
        "CQ",
        "VT",
        "CH",
        "TQ",
        "BC",
    }


def test_the_sarif_log_names_every_rule_it_uses() -> None:
    log = json.loads(as_sarif(_report()))
    assert log["version"] == "2.1.0"
    run = log["runs"][0]
    known = {one["id"] for one in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} <= known
    result = run["results"][0]
    assert result["level"] in ("error", "warning", "note")
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region["startLine"] > 0 and region["startColumn"] > 0
    assert run["results"][-1]["suppressions"] == [{"kind": "inSource", "justification": "chờ số"}]


def test_the_text_gives_place_quote_cure_and_reference() -> None:
    text = as_text(_report())
    assert "vi_du.yaml:" in text and "CH10 lỗi" in text
    assert "Chỗ sai: “đầy mạnh”" in text and "Nên là: đẩy mạnh" in text and "Căn cứ:" in text
    assert "\x1b[" not in text
    assert "\x1b[31m" in as_text(_report(), colours=True)


def test_a_path_is_shown_as_words() -> None:
    finding = _report().findings[0]
    assert dotted(finding.path) == "mo_dau[0]"
    assert as_dict(_report()) == as_dict(_report())


def test_the_page_of_rules_is_current() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == rules_page()


_CLEAN, _NOTHING = "{mo_dau: [Các phòng làm việc.]}", "{bo_qua: {CH10: đã sửa}}"


@pytest.mark.parametrize("overlays", [[], [_CLEAN], [_NOTHING, "", _CLEAN, ""]])
def test_reports_of_many_files_go_out_piece_by_piece_as_one_whole(overlays: list[str]) -> None:
    reports = [check(example_read(one), on=date(2026, 6, 1)) if one else _report() for one in overlays]
    each = [as_dict(report) for report in reports]
    text = "".join(merged_json(json_part(f"{n} “a”.yaml", report) for n, report in enumerate(reports)))
    found = json.loads(text)
    assert text == json.dumps(found, ensure_ascii=False, indent=2)
    for key in ("findings", "suppressed"):
        assert found[key] == [one for report in each for one in report[key]]
    for key in ("not_evaluated", "unused_suppressions"):
        assert found[key] == [{"file": f"{n} “a”.yaml", **one} for n, report in enumerate(each) for one in report[key]]
    assert found["summary"] == {key: sum(one["summary"][key] for one in each) for key in ("loi", "canh_bao", "goi_y")}
    assert list(found["files"].values()) == [one["summary"] for one in each]

    text = "".join(merged_sarif(sarif_part(report) for report in reports))
    log = json.loads(text)
    assert text == json.dumps(log, ensure_ascii=False, indent=2)
    runs = [json.loads(as_sarif(report))["runs"][0] for report in reports]
    for key in ("invocations", "results"):
        assert log["runs"][0][key] == [one for run in runs for one in run[key]]
    rules = {one["id"]: one for run in runs for one in run["tool"]["driver"]["rules"]}
    assert log["runs"][0]["tool"]["driver"]["rules"] == list(rules.values())
