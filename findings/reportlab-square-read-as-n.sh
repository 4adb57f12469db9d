#!/usr/bin/env bash
# Letters that reportlab cannot draw are black squares on paper, "n" for pdfplumber and "I" for PyMuPDF.
#
# Good guess: a standard font without ễ raises, or leaves a mark that every reader takes for a missing letter.
# Seen (reportlab 5.1.0): each such letter is one letter n of ZapfDingbats, a filled square. pdfplumber 0.11.10 reads
# the code "n": "Nguyễn" -> "Nguynn"; PyMuPDF 2.0 reads "I"; pypdf 7.1.1 and pypdfium2 5.15.2 read U+25A0. No
# exception, no log.
# Why it matters here: a text check of a printed PDF by pdfplumber sees letters, not holes: "Thị" is "Thn", a word
# that looks typed wrong by an official and not lost by a program.
# What we do: our pages are printed by LibreOffice with the fonts embedded, never with a standard font of PDF.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'reportlab==5.1.0' 'pdfplumber==0.11.10' 'pypdf==7.1.1' 'pypdfium2==5.15.2' 'PyMuPDF==2.0'
cat >"$tmp/try.py" <<'PY'
import io
import sys
from importlib.metadata import version

import pdfplumber
import pymupdf
import pypdfium2
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

names = ("reportlab", "pdfplumber", "pypdf", "pypdfium2", "PyMuPDF")
print(", ".join(f"{name} {version(name)}" for name in names))
out = io.BytesIO()
canvas = Canvas(out)
canvas.setFont("Times-Roman", 13)
canvas.drawString(60, 700, "Nguyễn Thị Hà")
canvas.save()
data = out.getvalue()
with pdfplumber.open(io.BytesIO(data)) as pdf:
    by_plumber = pdf.pages[0].extract_text()
seen = {
    "pypdf": PdfReader(io.BytesIO(data)).pages[0].extract_text(),
    "pypdfium2": pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range(),
    "pdfplumber": by_plumber,
    "PyMuPDF": pymupdf.open(stream=data)[0].get_text(),
}
seen = {name: text.strip() for name, text in seen.items()}
for name, text in seen.items():
    print(f"{name:10} {text!r}")
square = "Nguy■n Th■ Hà"
if seen != {"pypdf": square, "pypdfium2": square, "pdfplumber": "Nguynn Thn Hà", "PyMuPDF": "NguyIn ThI Hà"}:
    sys.exit("changed: a letter outside the font is written or read otherwise")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
