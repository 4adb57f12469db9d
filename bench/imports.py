"""`cchc import` beside python-docx that only reads the text.

python -m bench.imports [--pairs N] [--json]
"""

from __future__ import annotations

from pathlib import Path

from bench.clock import Row, alone, alternate, ask, python
from bench.clock import versus as against
from bench.setting import Setting, command

READER = str(Path(__file__).with_name("bare_python_docx.py"))


def measure(at: Setting) -> tuple[list[Row], list[str]]:
    """Return the rows; PDF where LibreOffice made one."""
    word = at.file("one.docx")
    ours = at.ours("import", word, "-o", at.file("back.yaml"), "--force", codes=(0, 1))
    plain = alternate(ours, at.script(READER, word), at.pairs)
    manual = alternate(ours, at.script(READER, word, "cells"), max(3, at.pairs // 3))
    rows = [
        against("import of 35 pages of Word, cold", plain, most=4.0),
        against("   the peer as its manual shows (row.cells)", manual),
        against("   peak memory", plain, "peak"),
        alone("   against the clock", [run.wall for run in plain.a], 1000),
    ]
    pdf, notes = _pdf(at)
    if pdf:
        pages = at.ours("import", pdf, "-o", at.file("pdf.yaml"), "--force", codes=(0, 1))
        rows.append(alone("import of the same pages as PDF, cold", [pages().wall for _ in range(3)]))
    return rows, notes


def _pdf(at: Setting) -> tuple[str, list[str]]:
    made = at.folder / "one.pdf"
    try:
        ask(python(at.cchc, "render", at.file("one.yaml"), "-o", at.file("one.docx"), "--pdf"), at.env)
    except SystemExit:
        return "", ["PDF: left out, LibreOffice is not here."]
    return str(made), []


if __name__ == "__main__":
    command("imports", measure)
