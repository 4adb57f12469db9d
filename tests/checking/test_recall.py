"""Against a careful reader's list of one sample plan: what is surely wrong is found, what only looks wrong is left."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cchc_docs.checking.finding import Finding, Severity
from cchc_docs.checking.runner import check

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
pytestmark = pytest.mark.skipif(not (SAMPLES / "seed_002.findings.yaml").exists(), reason="samples are not here")
NOT_IN_THE_FILE = {"yes"}


def _key() -> dict[str, Any]:
    import yaml

    content = yaml.safe_load((SAMPLES / "seed_002.findings.yaml").read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def _found() -> tuple[list[Finding], dict[int, str]]:
    from cchc_docs.reading.word.file import read_docx

    read = read_docx(str(SAMPLES / "seed_002.docx"))
    report = check(read, on=date(2026, 6, 1))
    paragraphs = {para.paragraph: para.text for para in read.form.paragraphs}
    return report.findings, paragraphs


FAMILIES_OF = {
    "thể thức": "TT CH TG VD", "viện dẫn văn bản": "VD CQ", "chính tả": "CH TT CQ", "từ viết tắt": "VT CQ",
    "đánh số": "DS", "tên cơ quan": "CQ CH TC", "cấp hành chính": "CQ", "chỉ tiêu": "CT CH",
    "tham chiếu nội bộ": "TC NV", "thời gian": "TG CH", "thẩm quyền": "TQ",
}  # fmt: skip


def _meets(defect: dict[str, Any], finding: Finding) -> bool:
    """Whether a finding of a fitting family says the defect's own words, or some of them."""
    families = FAMILIES_OF[str(defect["category"]).split("/")[0]].split()
    wanted = " ".join(str(defect["quote"]).replace("*", "").split()).lower()
    quote = " ".join(finding.quote.split()).lower()
    cut = any(wanted.endswith(quote[:n]) for n in range(12, len(quote)))  # the key quotes the beginning only
    return finding.family in families and bool(quote) and (quote in wanted or wanted in quote or cut)


def test_every_sure_defect_is_found() -> None:
    findings, _ = _found()
    sure = [one for one in _key()["defects"] if one["confidence"] == "high" and one["detectable"] in ("yes", "partly")]
    missed = [one["id"] for one in sure if not any(_meets(one, finding) for finding in findings)]
    assert len(sure) >= 12
    assert missed == []


def test_most_defects_of_any_weight_are_found() -> None:
    findings, _ = _found()
    mine = [one for one in _key()["defects"] if str(one["ocr"]) not in NOT_IN_THE_FILE]
    hit = [one["id"] for one in mine if any(_meets(one, finding) for finding in findings)]
    assert len(hit) >= 0.7 * len(mine)


def test_what_only_looks_wrong_is_neither_error_nor_warning() -> None:
    findings, paragraphs = _found()
    firm = [finding for finding in findings if finding.severity is not Severity.GOI_Y]
    for looks in _key()["looks_wrong_but_is_right"]:
        words = " ".join(str(looks["quote"]).split()).lower()
        blamed = [
            finding.code for finding in firm
            if finding.quote and " ".join(finding.quote.split()).lower() in words
            and words in " ".join(paragraphs.get(finding.place.paragraph if finding.place else -1, "").split()).lower()
        ]  # fmt: skip
        assert blamed == [], looks["id"]
