"""One paper judged: which findings are right, which false, which planted defects were found.

A finding answers a defect when their words overlap - those of either place where one thing is told twice - and, for rules named in
`codes.yaml`, when the kind of the defect is one the rule speaks of. What the checker says is read through `findings_of` alone: the JSON
that `cchc check --format json` prints.
"""

from __future__ import annotations

import io
import json
import re
import unicodedata
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.precision.build import build
from tests.precision.paper import Paper, Planted

HERE = Path(__file__).resolve().parent
FLOOR = HERE / "floor.yaml"
DAY = "20/11/2026"
"""The day papers without a date of their own are judged by."""


class Told(NamedTuple):
    """One finding of the checker."""

    code: str
    severity: str
    quote: str
    message: str
    place: str
    there: tuple[str, ...] = ()
    """What stands at its other places, where it is told otherwise."""


class Verdict(NamedTuple):
    """One paper: findings that are right, allowed and false; planted defects found and missed."""

    paper: Paper
    right: list[tuple[Told, Planted]]
    allowed: list[Told]
    false: list[Told]
    found: list[Planted]
    missed: list[Planted]


def findings_of(file: Path) -> list[Told]:
    """Return what `cchc check` says of a file. The only place that touches the checker."""
    from cchc_docs.cli.main import main

    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["check", str(file), "--format", "json", "--as-of", DAY, "-j", "1"])
    if not out.getvalue().strip():
        raise RuntimeError(f"{file.name}: exit code {code}: {err.getvalue().strip()}")
    return [told(entry) for entry in json.loads(out.getvalue())["findings"]]


def told(entry: dict[str, Any]) -> Told:
    """Return a finding of the JSON."""
    place = entry.get("place") or {}
    where = place.get("text") or place.get("path") or ""
    return Told(
        entry["code"],
        entry["severity"],
        entry.get("quote") or "",
        f"{entry['message']} {entry.get('suggestion') or ''}",
        where,
        tuple(one["quote"] for one in entry["also"] if one["quote"] != entry["quote"]),
    )


def judge(paper: Paper, folder: Path) -> Verdict:
    """Type a paper, check it and compare."""
    file = folder / f"{paper.name}.docx"
    file.write_bytes(build(paper))
    verdict = Verdict(paper, [], [], [], [], [])
    printed = fold(paper.text.replace("**", ""))
    for one in findings_of(file):
        answered = [defect for defect in paper.planted if answers(one, defect, printed)]
        if answered:
            verdict.right.append((one, answered[0]))
            verdict.found.extend(defect for defect in answered if defect not in verdict.found)
        elif any(tolerated(one, words) for words in paper.allowed):
            verdict.allowed.append(one)
        else:
            verdict.false.append(one)
    verdict.missed.extend(defect for defect in paper.planted if defect not in verdict.found)
    return verdict


@cache
def kinds_by_code() -> dict[str, list[str]]:
    """Return the kinds of defects a rule speaks of, for rules whose quotes are wide or empty."""
    return yaml.safe_load((HERE / "codes.yaml").read_text(encoding="utf-8")) or {}


def answers(one: Told, defect: Planted, printed: str) -> bool:
    """Whether a finding is about a planted defect."""
    kinds = kinds_by_code().get(one.code, kinds_by_code().get(one.code[:2]))
    if kinds is not None and defect.loai not in kinds:
        return False
    quoted = (one.quote, *one.there)
    if defect.bao:
        said = fold(one.message)
        return any(fold(word) in said for word in defect.bao) and (
            not defect.chu or not one.quote or any(meet(quote, defect.chu, printed) for quote in quoted)
        )
    if one.quote:
        return any(meet(quote, defect.chu, printed) for quote in quoted)
    return len(defect.chu) > 3 and fold(defect.chu) in fold(one.message)


def tolerated(one: Told, words: str) -> bool:
    """Whether a finding is about words where nobody asks for one and nobody minds."""
    if words.startswith("!"):
        return fold(words[1:]) in fold(one.message)
    return any(overlaps(quote, words) for quote in (one.quote, *one.there))


def fold(text: str) -> str:
    """Return a text for comparing: NFC, small letters, single blanks, one kind of dash."""
    text = unicodedata.normalize("NFC", text).casefold().replace("–", "-").replace("\u00a0", " ")
    return re.sub(r"\s+", " ", text).strip(' .;:,…“”"')


def overlaps(quote: str, words: str) -> bool:
    """Whether one holds the other, or they share most of their words."""
    a, b = fold(quote), fold(words)
    if not a or not b:
        return quote.strip() == words.strip() != ""
    if bounded(a, b) or bounded(b, a):
        return True
    one, other = set(a.split()), set(b.split())
    return len(one & other) >= 3 and len(one & other) / min(len(one), len(other)) >= 0.7


def meet(quote: str, words: str, printed: str) -> bool:
    """Whether two quotes of a paper overlap: by their words, or by where they stand when both stand in few places."""
    if overlaps(quote, words):
        return True
    one, other = places(quote, printed), places(words, printed)
    return 0 < len(one) <= 2 and any(a < end and start < b for a, b in one for start, end in other)


def places(words: str, printed: str) -> list[tuple[int, int]]:
    """Return where words stand in a folded text."""
    folded = fold(words)
    return [found.span() for found in re.finditer(rf"(?<!\w){re.escape(folded)}(?!\w)", printed)] if folded else []


def bounded(short: str, long: str) -> bool:
    """Whether `short` stands in `long`, not inside a word."""
    return re.search(rf"(?<!\w){re.escape(short)}(?!\w)", long) is not None


def floor() -> dict[str, dict[str, Any]]:
    """Return what each paper gave when the floor was written: false findings by rule, defects found."""
    return yaml.safe_load(FLOOR.read_text(encoding="utf-8")) if FLOOR.exists() else {}


def as_floor(verdict: Verdict) -> dict[str, Any]:
    """Return the floor of one paper."""
    by_code: dict[str, int] = {}
    for one in verdict.false:
        by_code[one.code] = by_code.get(one.code, 0) + 1
    return {"found": len(verdict.found), "wrong": dict(sorted(by_code.items()))}
