"""Each rule finds its bad example and leaves its good one; each is documented, with reference and date."""

from __future__ import annotations

import re

import pytest

from cchc_docs.checking.examples import check_example, findings_of, overlaid
from cchc_docs.checking.registry import Rule, all_rules
from cchc_docs.checking.runner import check
from cchc_docs.reading.yaml.plan import read_text

RULES = all_rules()


def _code(one: Rule) -> str:
    return one.code


@pytest.mark.parametrize("one", RULES, ids=_code)
def test_a_rule_finds_its_bad_example(one: Rule) -> None:
    found = findings_of(one, one.bad)
    assert {finding.code for finding in found} == {one.code}
    assert all(finding.message and finding.severity and finding.reference and finding.place for finding in found)


@pytest.mark.parametrize("one", RULES, ids=_code)
def test_a_rule_leaves_its_good_example(one: Rule) -> None:
    assert [finding.message for finding in findings_of(one, one.good)] == []


@pytest.mark.parametrize("one", RULES, ids=_code)
def test_a_rule_is_documented_with_reference_and_date(one: Rule) -> None:
    assert one.explanation
    assert len(one.can_cu) > 10
    assert one.tu is None or one.tu.year >= 1998
    assert one.tu is not None or one.den is None
    assert not re.search(r"\.ya?ml|\bdata/|\.py\b", f"{one.can_cu} {one.explanation} {one.title}")
    assert one.title[0].isupper() or one.title[0] in "“'"


@pytest.mark.parametrize("one", RULES, ids=_code)
def test_a_quote_stands_in_the_text_it_is_about(one: Rule) -> None:
    report = check_example(one, one.bad)
    from cchc_docs.checking.context import Context

    context = Context(report.read, report.on)
    words = [text.text for text in context.texts] + [report.read.source]
    if report.read.form is not None:
        words += [para.text for para in report.read.form.paragraphs] + [
            report.read.form.quoc_hieu,
            report.read.form.tieu_ngu,
        ]
    for finding in report.findings:
        assert any(finding.quote in text for text in words)


def test_the_smallest_plan_is_clean_but_for_hints() -> None:
    from datetime import date

    report = check(read_text(overlaid("")), on=date(2026, 6, 1))
    assert [(finding.code, finding.message) for finding in report.findings] == []
