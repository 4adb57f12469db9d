"""The reports of several files as one JSON or one SARIF log, each in the shape of a single one."""

from __future__ import annotations

import json
from typing import Any


def merged_json(reports: list[tuple[str, dict[str, Any]]]) -> str:
    """Return one report in the shape of `outputs.as_dict`; with several files, `files` has the summary of each."""
    if len(reports) == 1:
        return json.dumps(reports[0][1], ensure_ascii=False, indent=2)
    out: dict[str, Any] = {
        "findings": [finding for _, report in reports for finding in report["findings"]],
        "not_evaluated": [{"file": file, **note} for file, report in reports for note in report["not_evaluated"]],
        "summary": {key: sum(report["summary"][key] for _, report in reports) for key in ("loi", "canh_bao", "goi_y")},
        "suppressed": [finding for _, report in reports for finding in report["suppressed"]],
        "unused_suppressions": [
            {"file": file, **unused} for file, report in reports for unused in report["unused_suppressions"]
        ],
        "files": {file: report["summary"] for file, report in reports},
    }
    return json.dumps(out, ensure_ascii=False, indent=2)


def merged_sarif(logs: list[str]) -> str:
    """Return one SARIF log with one run: the rules that ran anywhere, and every result."""
    if not logs:
        return json.dumps({"version": "2.1.0", "runs": []})
    runs = [json.loads(log)["runs"][0] for log in logs]
    rules: dict[str, Any] = {rule["id"]: rule for run in runs for rule in run["tool"]["driver"]["rules"]}
    merged = json.loads(logs[0])
    first = merged["runs"][0]
    first["tool"]["driver"]["rules"] = list(rules.values())
    first["results"] = [result for run in runs for result in run["results"]]
    first["invocations"] = [invocation for run in runs for invocation in run["invocations"]]
    return json.dumps(merged, ensure_ascii=False, indent=2)
