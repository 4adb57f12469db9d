#!/usr/bin/env bash
# The library formulas adds figures typed as text that Excel's SUM leaves out.
#
# Good guess: SUM over a range skips text, "5" too, as Excel documents it; COUNT counts one number of two cells.
# Seen (formulas 1.3.4): =SUM(C1:C2) of the text "5" and the number 6 is 11, =COUNT is 2; pycel 1.0b30 gives 6 and 1,
# as Excel does.
# Why it matters here: figures pasted into a statistical form are often text. Excel's low total is the one that was
# printed and signed; recomputed this way it looks right, and the fault stays hidden.
# What follows: check the types of the cells of a form first; a recomputed total proves nothing about them.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'formulas==1.3.4' 'pycel==1.0b30' 'openpyxl==3.1.5'
cat >"$tmp/try.py" <<'PY'
import contextlib
import io
import sys
from importlib.metadata import version

import formulas
from openpyxl import Workbook
from pycel import ExcelCompiler

print(", ".join(f"{name} {version(name)}" for name in ("formulas", "pycel", "openpyxl")))


def computed(formula, cells):
    book = Workbook()
    sheet = book.active
    sheet.title = "TH"
    for row, value in enumerate(cells, 1):
        sheet.cell(row, 3, value)
    sheet["A1"] = formula
    book.save("form.xlsx")
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        solved = formulas.ExcelModel().loads("form.xlsx").finish().calculate()
    one = next(cell.value[0, 0] for key, cell in solved.items() if key.endswith("TH'!A1"))
    return str(one), str(ExcelCompiler("form.xlsx").evaluate("TH!A1"))


seen = {}
for formula, cells in (("=SUM(C1:C2)", ("5", 6)), ("=COUNT(C1:C2)", ("5", 6)), ("=SUM(C1:C2)+0", (5, 6))):
    seen[formula] = computed(formula, cells)
    print(f"{formula} of {cells}: formulas {seen[formula][0]}, pycel {seen[formula][1]}")
if [one for one, _ in seen.values()] != ["11.0", "2", "11.0"]:
    sys.exit("changed: formulas treats text in a range otherwise")
if [float(two) for _, two in seen.values()] != [6, 1, 11]:
    sys.exit("changed: pycel treats text in a range otherwise")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
