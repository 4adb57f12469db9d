#!/usr/bin/env bash
# Installing lxml makes the workbooks of openpyxl unreadable for pylightxl.
#
# Good guess: lxml only makes openpyxl faster; the file means the same, and a reader of xlsx opens it.
# Seen (openpyxl 3.1.5, lxml 6.1.3, pylightxl 1.61): with lxml the relationship prefix is declared on each <sheet>
# instead of on the root. Both are the same XML, but pylightxl collects prefixes at one place and fails with
# TypeError; with OPENPYXL_LXML=False, or without lxml, it reads the same workbook.
# Why it matters here: a workbook written by one office's script is read by another's; whether it can be depends on a
# package that neither imports.
# What follows: name the reader before promising that a workbook can be read by "any" library.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'openpyxl==3.1.5' 'lxml==6.1.3' 'pylightxl==1.61'
cat >"$tmp/try.py" <<'PY'
import os
import subprocess
import sys
import zipfile
from importlib.metadata import version

import pylightxl

print(", ".join(f"{name} {version(name)}" for name in ("openpyxl", "lxml", "pylightxl")))
code = "import openpyxl; b = openpyxl.Workbook(); b.active.title = 'TH'; b.active['A1'] = 12; b.save('form.xlsx')"
seen = {}
for with_lxml in ("True", "False"):
    subprocess.run([sys.executable, "-c", code], env={**os.environ, "OPENPYXL_LXML": with_lxml}, check=True)
    with zipfile.ZipFile("form.xlsx") as zipped:
        text = zipped.read("xl/workbook.xml").decode()
    try:
        seen[with_lxml] = pylightxl.readxl("form.xlsx").ws("TH").index(1, 1)
    except TypeError as error:
        seen[with_lxml] = f"TypeError: {error}"
    print(f"OPENPYXL_LXML={with_lxml}: {text[text.find('<sheet '):][:60]}... -> {seen[with_lxml]}")
if not str(seen["True"]).startswith("TypeError") or seen["False"] != 12:
    sys.exit("changed: pylightxl reads both, or neither")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
