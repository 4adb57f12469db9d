#!/usr/bin/env bash
# Excel's ordinary date cell, which shows 09/01/2026 in Vietnam, becomes "01-09-26" or "1/9/26" as text.
#
# Good guess: a converter to text writes an ISO date, or the day first where every other date of the sheet has it.
# Seen (xlsx2csv 0.8.6, SheetJS "xlsx" 0.18.5): format 14, what Excel gives a cell when a date is typed, means "short date
# of this machine"; openpyxl calls it "mm-dd-yy", and both converters write the American order, xlsx2csv with dashes. The
# cell beside it with an own format dd/mm/yyyy comes out day first: two orders in one column, none of them marked.
# Why it matters here: deadlines up to the 12th of a month change places with the month and stay plausible: 9 January is
# read as 1 September.
# What we do: a date is taken as the day the cell holds, never from its text; text dates are read day first.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'xlsx2csv==0.8.6' 'openpyxl==3.1.5'
npm install --silent --no-fund --no-audit --prefix "$tmp" xlsx@0.18.5 >/dev/null
cat >"$tmp/try.py" <<'PY'
import io
import subprocess
import sys
from datetime import date
from importlib.metadata import version

from openpyxl import Workbook
from xlsx2csv import Xlsx2csv

book = Workbook()
sheet = book.active
for at, day in enumerate((date(2026, 1, 9), date(2026, 3, 4)), start=1):
    for column, form in ((1, "mm-dd-yy"), (2, "dd/mm/yyyy")):  # openpyxl's name of built-in format 14; a typed one
        sheet.cell(at, column, day).number_format = form
book.save("days.xlsx")
out = io.StringIO()
Xlsx2csv("days.xlsx").convert(out)
node = "const x=require('xlsx');const b=x.readFile('days.xlsx');process.stdout.write(x.version+'\\n'+x.utils.sheet_to_csv(b.Sheets[b.SheetNames[0]]))"
release, *lines = subprocess.run(["node", "-e", node], capture_output=True, text=True, check=True).stdout.split()
seen = {f"xlsx2csv {version('xlsx2csv')}": out.getvalue().split(), f"SheetJS {release}": lines}
for name, rows in seen.items():
    print(f"{name}: {rows}")
if list(seen.values()) != [["01-09-26,09/01/2026", "03-04-26,04/03/2026"], ["1/9/26,09/01/2026", "3/4/26,04/03/2026"]]:
    sys.exit("changed: built-in format 14 is written otherwise")
PY
cd "$tmp"
NODE_PATH="$tmp/node_modules" PYTHONUTF8=1 "$tmp/venv/bin/python" "$tmp/try.py"
