#!/usr/bin/env bash
# Decomposed Vietnamese in a PDF that looks right is read as other letters by pdfplumber and pypdfium2.
#
# Good guess: the text layer keeps the order in which it was written, and composing it (NFC) gives the words back.
# Seen (PyMuPDF 2.0 writes by insert_htmlbox; pdfplumber 0.11.10, pypdfium2 5.15.2, pypdf 7.1.1 read): a mark is a
# glyph of its own, drawn back over its letter. pdfplumber sorts by place, so of two marks the accent comes before the
# circumflex and NFC cannot join them; pypdfium2 even breaks the line there. pypdf and PyMuPDF itself give the words
# back.
# Why it matters here: every third real Word file of our count is decomposed; "số" that is not "số" is found by no
# search, and looks the same on the screen.
# What we do: our reader puts each mark onto the letter it is drawn over, wherever in the text it is told.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'PyMuPDF==2.0' 'pdfplumber==0.11.10' 'pypdfium2==5.15.2' 'pypdf==7.1.1'
cat >"$tmp/try.py" <<'PY'
import io
import sys
import unicodedata
from importlib.metadata import version

import pdfplumber
import pymupdf
import pypdfium2
from pypdf import PdfReader

print(", ".join(f"{name} {version(name)}" for name in ("PyMuPDF", "pdfplumber", "pypdfium2", "pypdf")))
text = "Số đã đến hồ sơ"
book = pymupdf.open()
book.new_page().insert_htmlbox((50, 50, 550, 200), unicodedata.normalize("NFD", text))
data = book.tobytes()
with pdfplumber.open(io.BytesIO(data)) as pdf:
    by_plumber = pdf.pages[0].extract_text()
seen = {
    "pypdf": PdfReader(io.BytesIO(data)).pages[0].extract_text(),
    "PyMuPDF": book[0].get_text(),
    "pdfplumber": by_plumber,
    "pypdfium2": pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range(),
}
same = {}
for name, read in seen.items():
    joined = unicodedata.normalize("NFC", read.strip())
    same[name] = joined == text
    print(f"{name:10} {'the text' if same[name] else ascii(joined)}")
if list(same.values()) != [True, True, False, False]:
    sys.exit("changed: another reader gives the words back, or none")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
