"""This build against that of another commit: whole processes in turn, the same inputs, ratios with quartiles.

python -m bench.all --against REVISION [--pairs N] [--cpu] [--json]

Inputs are the plans of the other commit and Word files it renders, so that both builds can read them. Every build works
with its own libraries, caches and bytecode. Beside each figure stands whether both made the same of the same input.
"""

from __future__ import annotations

import json
import shutil
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from bench.builds import Build, pair
from bench.clock import Pairs, Row, Run, Stopped, alternate, ask, versus
from bench.growth import growth

LINES: dict[str, tuple[tuple[str, ...], float]] = {
    "cold render, 35 pages": (("render", "one.yaml", "-o", ">made.docx", "--force"), 0.70),
    "check, 35 pages of YAML, cold": (("check", "one.yaml"), 0.60),
    "check, 35 pages of Word, cold": (("check", "one.docx"), 0.60),
    "import, 35 pages of Word, cold": (("import", "one.docx", "-o", ">word.yaml", "--force"), 0.0),
    "import of the same pages as PDF, cold": (("import", "one.pdf", "-o", ">pdf.yaml", "--force"), 0.0),
    "draft, cold": (("draft", "one.yaml", "-o", ">draft.yaml", "--force"), 0.75),
    "compare, cold": (("compare", "one.yaml", "next.yaml", "-o", ">changes.docx", "--force"), 0.75),
    "report, cold": (("report", "one.yaml", "--period", "quy_1", "-o", ">report.docx", "--force"), 0.75),
}
"""Line -> arguments (">x": written to the build's own folder; "x.y": an input) and the issue's target, 0 for none."""
PEAKS = {"check, 35 pages of Word, cold": 0.80, "import, 35 pages of Word, cold": 0.80}
WARM: dict[str, tuple[tuple[str, ...], float]] = {
    "check, every rule, 27 pages, warm": (("check", "plan.yaml"), 0.45),
    "   a paper this process never saw": (("check_new", "plan.yaml"), 0.0),
    "   checked again after one edit in three paragraphs": (("check_edited", "plan.yaml"), 0.0),
    "35 pages, document in memory to bytes": (("render_memory", "one.yaml"), 0.50),
    "10 x plan, YAML to file, warm": (("render_file", "ten.yaml", ">ten.docx"), 0.50),
}
"""Line -> job of `bench.warm` and target."""
_THEIRS = {"check_edited": "check"}
"""A job that an older build has not, and what of it it stands beside."""


def measure(revision: str, pairs: int, field: str = "wall") -> tuple[dict[str, list[Row]], list[str]]:
    """Return the tables (title -> rows) and what was seen to be equal or not; `field`: "wall", or "cpu" on a busy machine."""
    with pair(revision) as (ours, theirs):
        inputs = _inputs(theirs)
        rows, notes = [], []
        for name, (arguments, _) in LINES.items():
            try:
                rows += _line(name, (ours, theirs), inputs, arguments, pairs, field)
            except Stopped as stopped:
                notes.append(f"{name}: left out, {stopped}")
                continue
            notes.append(f"{name}: {_same(ours, theirs, inputs, arguments)}")
        rows += _warm(ours, theirs, inputs, pairs, field)
        node = shutil.which("node")
        if node:
            render = ours.cchc(*_of(ours, inputs, LINES["cold render, 35 pages"][0]))
            start = partial(_run_other, [node, "-e", "0"], ours)
            rows.append(
                versus("cold render, 35 pages, against `node -e 0`", alternate(render, start, pairs), field, 1.15)
            )
        grown, told = growth(ours, inputs)
    return {f"against {revision} (peer: that commit)": rows, "growth (peer: from 1x to 4x)": grown}, [*notes, *told]


def _line(
    name: str, builds: tuple[Build, Build], inputs: Path, arguments: tuple[str, ...], pairs: int, field: str
) -> list[Row]:
    """Return the rows of a command: of a check, as it meets a paper first, its texts again, the same file again."""
    asked = [(build, _of(build, inputs, arguments)) for build in builds]
    again = alternate(*(build.cchc(*words) for build, words in asked), pairs)
    if arguments[0] != "check":
        return _rows(name, again, field)
    first = alternate(*(build.cchc_new(*words) for build, words in asked), pairs)
    seen = alternate(*(build.cchc_seen(*words) for build, words in asked), pairs)
    return [
        *_rows(name, first, field),
        versus("   its texts seen by an earlier run", seen, field),
        versus("   the same file again", again, field),
    ]


def _rows(name: str, found: Pairs, field: str) -> list[Row]:
    rows = [versus(name, found, field, LINES[name][1])]
    return [*rows, versus("   peak memory", found, "peak", PEAKS[name])] if name in PEAKS else rows


def _run_other(command: list[str], build: Build) -> Run:
    from bench.clock import run

    return run(command, build.env)


def _inputs(theirs: Build) -> Path:
    """Make the inputs with the older build: plans of 27, 35 and 350 pages, next year's, Word and PDF files."""
    folder = theirs.file("in")
    folder.mkdir()
    ask(theirs.python("-m", "bench.inputs", folder), theirs.env)
    shutil.copy(theirs.root / "plans" / "cchc_2026.yaml", folder / "plan.yaml")
    theirs.said("draft", folder / "one.yaml", "-o", folder / "next.yaml")
    arguments = ("render", folder / "one.yaml", "-o", folder / "one.docx")
    try:
        theirs.said(*arguments, "--pdf")
    except Stopped:  # without LibreOffice the line of PDF is left out
        theirs.said(*arguments, "--force")
    return folder


def _of(build: Build, inputs: Path, arguments: tuple[str, ...]) -> list[str]:
    """Return arguments with the names of files put in their folders."""
    out = []
    for one in arguments:
        if one.startswith(">"):
            out.append(str(build.file(one[1:])))
        else:
            out.append(str(inputs / one) if "." in one else one)
    return out


def _warm(ours: Build, theirs: Build, inputs: Path, pairs: int, field: str) -> list[Row]:
    def job(build: Build, words: tuple[str, ...]) -> Callable[[], Run]:
        return partial(build.warm, 3 if "ten.yaml" in words else 10, *_of(build, inputs, words))

    return [
        versus(name, alternate(job(ours, words), job(theirs, _theirs(words)), max(3, pairs // 3)), field, most)
        for name, (words, most) in WARM.items()
    ]


def _theirs(words: tuple[str, ...]) -> tuple[str, ...]:
    return (_THEIRS.get(words[0], words[0]), *words[1:])


def _same(ours: Build, theirs: Build, inputs: Path, arguments: tuple[str, ...]) -> str:
    """Say whether both builds made the same: findings of a check, bytes or words of a file."""
    if arguments[0] == "check":
        return _findings(*(build.said(*_of(build, inputs, arguments), "--format", "json") for build in (ours, theirs)))
    name = next(one[1:] for one in arguments if one.startswith(">"))
    a, b = (build.file(name).read_bytes() for build in (ours, theirs))
    if a == b:
        return "same bytes"
    if name.endswith(".docx"):
        parts = [_parts(build.file(name)) for build in (ours, theirs)]
        differ = sorted(part for part in parts[0].keys() | parts[1].keys() if parts[0].get(part) != parts[1].get(part))
        return f"other bytes in {', '.join(differ)}" if differ else "same parts, packed otherwise"
    return f"{len(_changed(a, b))} lines differ"


def _parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist() if name != "docProps/custom.xml"}


def _changed(a: bytes, b: bytes) -> list[str]:
    one, other = (Counter(data.decode().splitlines()) for data in (a, b))
    return [*(one - other).elements(), *(other - one).elements()]


def _findings(ours: str, theirs: str) -> str:
    """Compare findings by code, message and place."""
    one, other = (Counter(_keys(json.loads(text))) for text in (ours, theirs))
    more, less = one - other, other - one
    if not more and not less:
        return f"same {one.total()} findings"
    told = [f"{sign} {_codes(found)}" for sign, found in (("only here", more), ("only there", less)) if found]
    return f"{(one & other).total()} findings alike; {'; '.join(told)}"


def _keys(report: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return code, message and place of each finding."""
    return [(one["code"], one["message"], str(one["place"].get("text"))) for one in report["findings"]]


def _codes(found: Counter[tuple[str, str, str]]) -> str:
    counts = Counter(code for code, _, _ in found.elements())
    return ", ".join(f"{code} x{count}" if count > 1 else code for code, count in sorted(counts.items()))
