"""Defects planted one at a time in clean plans: each is found, where it stands, with its words, and nothing else is."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cchc_docs.checking.context import Context
from cchc_docs.checking.examples import overlaid
from cchc_docs.checking.finding import Finding, Severity
from cchc_docs.checking.runner import Report, check
from cchc_docs.reading.result import Read
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import read_text, read_yaml
from cchc_docs.writing.word.render import render

PLANS = Path(__file__).resolve().parents[2] / "plans"
DAY = date(2026, 6, 1)
CHILD = "truyen_thong_2026"
SPOTS = {
    "item": ("nghiệm cho năm sau.", "nghiệm cho năm sau. {}"),
    "cell": ("danh sách giải thưởng", "danh sách giải thưởng. {}"),
    "end": ("được hướng dẫn./.", "được hướng dẫn. {}/."),
}
"""Where a sentence is put in the Word file: the words there, and what becomes of them."""


@cache
def planted() -> dict[str, list[dict[str, Any]]]:
    import yaml

    content = yaml.safe_load((Path(__file__).parent / "planted.yaml").read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


@cache
def word_parts(plan: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(render(read_yaml(str(PLANS / f"{plan}.yaml")).document))) as package:
        # With ordinary blanks and hyphens, so that words can be found and typed over.
        return {name: _loose(package.read(name)) for name in package.namelist()}


def _loose(data: bytes) -> bytes:
    held = re.compile(rb'</w:t><w:noBreakHyphen/><w:t xml:space="preserve">')
    return held.sub(b"-", data).replace("\u00a0".encode(), b" ") if data.startswith(b"<?xml") else data


def word_with(plan: str, old: str, new: str) -> Read:
    """The rendered plan with the first `old` of its body typed over."""
    parts = dict(word_parts(plan))
    xml = parts["word/document.xml"].decode()
    assert old in xml, f"{old!r} is not in {plan}"
    parts["word/document.xml"] = xml.replace(old, new.replace("&", "&amp;"), 1).encode()
    return read_docx(packed(parts), f"{plan}.docx")


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def yaml_with(plan: str, old: str, new: str) -> Read:
    source = (PLANS / f"{plan}.yaml").read_text(encoding="utf-8")
    assert old in source, f"{old!r} is not in {plan}"
    return read_text(source.replace(old, new, 1), str(PLANS / f"{plan}.yaml"))


@cache
def before(plan: str, place: str) -> frozenset[tuple[str, str]]:
    """The firm findings of the clean plan."""
    read = word_with(plan, "<w:body>", "<w:body>") if place == "word" else read_yaml(str(PLANS / f"{plan}.yaml"))
    return frozenset(
        (one.code, one.quote) for one in check(read, on=DAY).findings if one.severity is not Severity.GOI_Y
    )


def wrong(report: Report, one: dict[str, Any], clean: frozenset[tuple[str, str]] = frozenset()) -> str:
    """What is amiss with the findings for one planted defect; "" when all is well."""
    codes, quote = one["codes"], str(one["quote"])
    found = [finding for finding in report.findings if finding.code in codes]
    shown = [(finding.code, finding.quote) for finding in report.findings if finding.severity is not Severity.GOI_Y]
    if not found:
        return f"not found; found {shown}"
    fits = [
        finding
        for finding in found
        if quote == finding.quote or (one.get("loose") and (quote in finding.quote or finding.quote in quote))
    ]
    if not fits:
        return f"another quote: {[finding.quote for finding in found]}"
    if not any(stands(report, finding) for finding in fits):
        return f"another place: {[finding.path for finding in fits]}"
    more = [pair for pair in shown if pair[0] not in (*codes, *one.get("also", ())) and pair not in clean]
    return f"also found {more}" if more else ""


def stands(report: Report, finding: Finding) -> bool:
    """Whether the quote stands in the text the finding points at."""
    head = {"dong_so": "so", "dong_ngay": "ngay_ban_hanh"}
    path = (head.get(str(finding.path[0]), finding.path[0]), *finding.path[1:]) if finding.path else ()
    if finding.code in ("NV01", "CT03"):
        path = path[:-1]  # an empty cell holds no words: its row is quoted
    texts = Context(report.read, report.on).texts
    return not finding.quote or any(finding.quote in text.text for text in texts if text.path[: len(path)] == path)


def sentences() -> Iterator[Any]:
    for number, one in enumerate(planted()["sentences"]):
        for place in ("yaml", list(SPOTS)[number % 3]):
            if place != "yaml" or one.get("yaml", True):
                yield pytest.param(one, place, id=f"{one['codes'][0]}-{number}-{place}")


@pytest.mark.parametrize(("one", "place"), list(sentences()))
def test_a_planted_sentence_is_found(one: dict[str, Any], place: str) -> None:
    words = str(one["words"])
    if place == "yaml":
        read = yaml_with(CHILD, "nghiệm cho năm sau.", f"nghiệm cho năm sau. {words}")
    else:
        old, joined = SPOTS[place]
        read = word_with(CHILD, old, joined.format(words))
    report = check(read, on=DAY)
    clean = before(CHILD, "yaml" if place == "yaml" else "word")
    assert wrong(report, one, clean) == ""


def changes() -> list[Any]:
    return [pytest.param(one, id=f"{one['codes'][0]}-{number}") for number, one in enumerate(planted()["changes"])]


@pytest.mark.parametrize("one", changes())
def test_a_planted_change_is_found(one: dict[str, Any]) -> None:
    make = word_with if one["place"] == "word" else yaml_with
    report = check(make(one["plan"], one["old"], one["new"]), on=DAY)
    assert wrong(report, one, before(one["plan"], one["place"])) == ""


def overlays() -> list[Any]:
    return [pytest.param(one, id=f"{one['codes'][0]}-{number}") for number, one in enumerate(planted()["overlays"])]


@pytest.mark.parametrize("one", overlays())
def test_a_planted_overlay_is_found(one: dict[str, Any]) -> None:
    report = check(read_text(overlaid(str(one["over"])), "vi_du.yaml"), on=DAY)
    assert wrong(report, one) == ""


def test_enough_is_planted() -> None:
    found = planted()
    assert len(list(sentences())) + len(changes()) + len(found["overlays"]) >= 300
