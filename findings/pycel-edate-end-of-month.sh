#!/usr/bin/env bash
# pycel's EDATE takes 31 January one month on to 3 March.
#
# Good guess: EDATE stops at the last day of the month, 28 February, as Excel's help says and as pycel's own EOMONTH
# does.
# Seen (pycel 1.0b30): EDATE(31/1/2026, 1) is 46084 = 3 March 2026; EOMONTH(31/1/2026, 1) is 46081 = 28 February.
# formulas 1.3.4 gives 46081 for both.
# Why it matters here: a sheet of monthly deadlines is a row of EDATE; starting from a 31st, February and the four
# months of 30 days come out one to three days late, in the next month.
# What follows: take the values that Excel kept in the file, or clamp the day to the month before trusting such a
# sheet.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'pycel==1.0b30' 'formulas==1.3.4' 'openpyxl==3.1.5'
cat >"$tmp/try.py" <<'PY'
import contextlib
import io
import sys
from datetime import date, timedelta
from importlib.metadata import version

import formulas
from openpyxl import Workbook
from pycel import ExcelCompiler

print(", ".join(f"{name} {version(name)}" for name in ("pycel", "formulas", "openpyxl")))


def day(serial):
    return date(1899, 12, 30) + timedelta(days=int(serial))


seen = {}
for formula in ("=EDATE(DATE(2026,1,31),1)", "=EOMONTH(DATE(2026,1,31),1)", "=EDATE(DATE(2026,1,28),1)"):
    book = Workbook()
    book.active.title = "TH"
    book.active["A1"] = formula
    book.save("form.xlsx")
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        solved = formulas.ExcelModel().loads("form.xlsx").finish().calculate()
    other = next(cell.value[0, 0] for key, cell in solved.items() if key.endswith("TH'!A1"))
    seen[formula] = (str(day(ExcelCompiler("form.xlsx").evaluate("TH!A1"))), str(day(other)))
    print(f"{formula}: pycel {seen[formula][0]}, formulas {seen[formula][1]}")
if list(seen.values()) != [("2026-03-03", "2026-02-28"), ("2026-02-28",) * 2, ("2026-02-28",) * 2]:
    sys.exit("changed: EDATE ends a short month otherwise")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
