"""The other commands against the clock: check, draft, compare, report, the forms of the offices.

python -m bench.checks [--pairs N] [--json]
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from bench.clock import Row, Stopped, alone
from bench.forgetting import forget_earlier_runs, forget_reports
from bench.inputs import PLAN
from bench.setting import Setting, command

PLANS = 1000


def measure(at: Setting) -> tuple[list[Row], list[str]]:
    """Return the rows, and a word on each command that is not there or could not run."""
    rows: list[Row] = []
    notes: list[str] = []
    for part in (check, draft, compare, report):
        try:
            rows += part(at)
        except Stopped as stopped:
            notes.append(f"{part.__name__}: left out, {stopped}")
    return rows, notes


def check(at: Setting) -> list[Row]:
    """35 pages as YAML and as Word, cold and warm; a folder of small plans."""
    plan, word = at.file("one.yaml"), at.file("one.docx")
    rows = [
        alone("check, every rule, the shipped plan of 27 pages, warm", at.warm(at.pairs, "check", str(PLAN)), 150),
        alone("   a paper this process never saw", at.warm(at.pairs, "check_new", str(PLAN))),
        alone("   checked again after one edit", at.warm(min(at.pairs, 20), "check_edited", str(PLAN))),
        alone("   the same, 35 pages with repeated rows", at.warm(at.pairs, "check", plan)),
        alone("   with reading and the report, 35 pages", at.warm(at.pairs, "check_file", plan)),
    ]
    for kind, file in (("YAML", plan), ("Word", word)):
        rows.append(_cold(at, f"check, 35 pages of {kind}, cold", 1000, "check", file, forget=forget_earlier_runs))
        rows.append(_cold(at, "   its texts seen by an earlier run", 1000, "check", file, forget=forget_reports))
        rows.append(_cold(at, "   the same file again", 1000, "check", file))
    folder = at.folder / "small"
    folder.mkdir(exist_ok=True)
    for number in range(PLANS):
        shutil.copy(at.file("small.yaml"), folder / f"plan_{number:04}.yaml")
    for jobs in (2, 1):
        forget_earlier_runs(at.folder / "cache")
        taken = at.ours("check", str(folder), "-j", str(jobs), codes=(0, 1))()
        rows.append(alone(f"check, {PLANS} small plans, {jobs} processes", [taken.wall]))
        rows.append(alone("   processor time", [taken.cpu]))
    return rows


def _cold(at: Setting, name: str, most: float, *arguments: str, forget: Callable[[Path], None] | None = None) -> Row:
    """Return the row of a whole process; `forget`: what of the cache is taken away before each."""
    once = at.ours(*arguments, codes=(0, 1))
    once()
    taken = []
    for _ in range(max(5, at.pairs // 2)):
        if forget is not None:
            forget(at.folder / "cache")
        taken.append(once().wall)
    return alone(name, taken, most)


def draft(at: Setting) -> list[Row]:
    """Next year's plan."""
    target = at.file("next.yaml")
    return [_cold(at, "draft of 35 pages, cold", 1000, "draft", at.file("one.yaml"), "-o", target, "--force")]


def compare(at: Setting) -> list[Row]:
    """This year's plan and next year's."""
    word = at.file("changes.docx")
    return [
        _cold(
            at,
            "compare 35 pages, cold",
            2000,
            "compare",
            at.file("one.yaml"),
            at.file("next.yaml"),
            "-o",
            word,
            "--force",
        )
    ]


def report(at: Setting) -> list[Row]:
    """Forms of the offices written, read back as they are, and the report of the quarter, without a chart."""
    plan, forms = at.file("one.yaml"), at.folder / "forms"
    period = ("--period", "quy_1")
    write = _cold(at, "collect: forms of every office, cold", 0, "collect", plan, *period, "-o", str(forms), "--force")
    files = [str(file) for file in sorted(forms.glob("*.xlsx"))]
    thirty = _thirty(at, files)
    name = f"collect: {len(thirty)} forms read, as sent and not filled, cold"
    read = _cold(at, name, 3000, "collect", plan, *period, "--import", *thirty)
    made = _cold(
        at, "report without chart, cold", 600, "report", plan, *period, "-o", at.file("report.docx"), "--force"
    )
    return [write, read, made]


def _thirty(at: Setting, files: list[str]) -> list[str]:
    """Return thirty forms: those written, copied under other names until there are enough."""
    if not files:
        raise Stopped("collect wrote no form")
    folder = at.folder / "thirty"
    folder.mkdir(exist_ok=True)
    return [str(shutil.copy(files[number % len(files)], folder / f"bieu_{number:02}.xlsx")) for number in range(30)]


if __name__ == "__main__":
    command("checks", measure)
