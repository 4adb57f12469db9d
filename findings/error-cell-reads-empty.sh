#!/usr/bin/env bash
# A cell that shows #REF! is an empty cell for calamine, which pandas 3 announces as its coming default for Excel.
#
# Good guess: an error in a cell is a value of its own; a reader gives its text, as openpyxl does, or raises.
# Seen (python-calamine 0.9.1, openpyxl 3.1.5, pandas 3.1.1): to_python() gives '' for #REF! and #DIV/0!, exactly what it
# gives for a cell nobody filled. pandas gives NaN for both with either engine, so which of the two it was cannot be asked.
# Why it matters here: a commune's form with a broken link is then "not filled yet" and is chased for a figure it believes
# it has sent; a sum over the column passes over it in silence.
# What we do: our reader of forms knows an error from an empty cell, and names it with its cell.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'python-calamine==0.9.1' 'openpyxl==3.1.5' 'pandas==3.1.1'
cat >"$tmp/try.py" <<'PY'
import sys
from importlib.metadata import version

import pandas
from openpyxl import Workbook, load_workbook
from python_calamine import load_workbook as calamine

print(", ".join(f"{name} {version(name)}" for name in ("python-calamine", "openpyxl", "pandas")))
book = Workbook()
sheet = book.active
for row in (["Thôn", "Hồ sơ"], ["Một", 52], ["Hai", "#REF!"], ["Ba", "#DIV/0!"], ["Bốn", None], ["Năm", 7]):
    sheet.append(row)
for cell in ("B3", "B4"):
    sheet[cell].data_type = "e"
book.save("form.xlsx")
seen = {
    "openpyxl": [row[1].value for row in load_workbook("form.xlsx").active.iter_rows(min_row=2)],
    "calamine": [row[1] for row in calamine("form.xlsx").get_sheet_by_index(0).to_python()[1:]],
}
for name, column in seen.items():
    print(f"{name}: {column}")
gaps = {engine: list(pandas.read_excel("form.xlsx", engine=engine)["Hồ sơ"].isna()) for engine in ("openpyxl", "calamine")}
print(f"pandas, what counts as missing: {gaps}")
if seen["calamine"] != [52.0, "", "", "", 7.0] or seen["openpyxl"][1:3] != ["#REF!", "#DIV/0!"]:
    sys.exit("changed: an error cell is read otherwise")
if any(column != [False, True, True, True, False] for column in gaps.values()):
    sys.exit("changed: pandas tells errors from empty cells")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
