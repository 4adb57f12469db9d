#!/usr/bin/env bash
# pyexcel leaves hidden rows and columns of a workbook out, so the parts no longer make the printed total.
#
# Good guess: hiding is for the eye; a reader of data gives every row, as openpyxl, pandas and calamine do.
# Seen (pyexcel 0.7.6 with pyexcel-xlsx 0.6.1): get_array() of four rows, one of them hidden, gives three; with
# skip_hidden_row_and_column=False all four. Neither a warning nor a gap tells.
# Why it matters here: offices hide rows to print a form on one page, and a filter hides them too; "Tổng 116" then stands
# under parts that add up to 93, and a check of sums accuses the office of an error it did not make.
# What we do: our reader of forms takes every row, and knows which were hidden.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'pyexcel==0.7.6' 'pyexcel-xlsx==0.6.1' 'pyexcel-io==0.6.8' \
    'openpyxl==3.1.5'
cat >"$tmp/try.py" <<'PY'
import sys
from importlib.metadata import version

import pyexcel
from openpyxl import Workbook, load_workbook

print(", ".join(f"{name} {version(name)}" for name in ("pyexcel", "pyexcel-xlsx", "openpyxl")))
book = Workbook()
sheet = book.active
for row in (["Thôn", "Hồ sơ"], ["Thôn Một", 52], ["Thôn Hai", 23], ["Thôn Ba", 41], ["Tổng", 116]):
    sheet.append(row)
sheet.row_dimensions[3].hidden = True
book.save("form.xlsx")
plain = pyexcel.get_array(file_name="form.xlsx")
asked = pyexcel.get_array(file_name="form.xlsx", skip_hidden_row_and_column=False)
other = [[cell.value for cell in row] for row in load_workbook("form.xlsx").active]
for name, rows in (("pyexcel", plain), ("pyexcel, asked for all", asked), ("openpyxl", other)):
    print(f"{name}: parts {sum(row[1] for row in rows[1:-1])}, total {rows[-1][1]}: {rows}")
if [row[0] for row in plain] != ["Thôn", "Thôn Một", "Thôn Ba", "Tổng"] or asked != other:
    sys.exit("changed: hidden rows are read")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
