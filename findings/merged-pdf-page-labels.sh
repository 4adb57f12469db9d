#!/usr/bin/env bash
# Three libraries that join PDFs number the appendix on from the plan: its own page labels are gone, no word said.
#
# Good guess: pages bring their labels along as they bring their size; who keeps the outline keeps the labels.
# Seen (pypdf 7.1.1, pikepdf 10.18.0, PyMuPDF 2.0): a plan of pages 1 to 3 and an appendix of pages PL-1 and PL-2 become
# pages 1 to 5 in all three. The outline (3 + 2 entries) is kept whole by pypdf, comes out as the first file's 3 in
# PyMuPDF, and is empty in pikepdf.
# Why it matters here: an appendix is signed as a file of its own and joined afterwards; the plan says "trang PL-2", the
# viewer jumps to no such page.
# What follows: after joining, set the labels (and with pikepdf the outline) again from the files that were joined.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'pypdf==7.1.1' 'pikepdf==10.18.0' 'PyMuPDF==2.0' 'reportlab==5.1.0'
cat >"$tmp/try.py" <<'PY'
import sys
from importlib.metadata import version

import pikepdf
import pymupdf
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

print(", ".join(f"{name} {version(name)}" for name in ("pypdf", "pikepdf", "PyMuPDF")))


def paper(name: str, pages: int, prefix: str) -> None:
    canvas = Canvas(name)
    for number in range(pages):
        canvas.drawString(90, 700, f"{prefix}{number + 1}")
        canvas.bookmarkPage(f"p{number}")
        canvas.addOutlineEntry(f"Muc {prefix}{number + 1}", f"p{number}")
        canvas.showPage()
    canvas.save()
    writer = PdfWriter(clone_from=name)
    writer.set_page_label(0, pages - 1, style="/D", prefix=prefix, start=1)
    writer.write(name)


paper("plan.pdf", 3, "")
paper("appendix.pdf", 2, "PL-")
writer = PdfWriter()
for name in ("plan.pdf", "appendix.pdf"):
    writer.append(name)
writer.write("pypdf.pdf")
joined = pikepdf.new()
parts = [pikepdf.open(name) for name in ("plan.pdf", "appendix.pdf")]
for part in parts:
    joined.pages.extend(part.pages)
joined.save("pikepdf.pdf")
first = pymupdf.open("plan.pdf")
first.insert_pdf(pymupdf.open("appendix.pdf"))
first.save("pymupdf.pdf")
seen = {}
for name in ("plan", "appendix", "pypdf", "pikepdf", "pymupdf"):
    read = PdfReader(f"{name}.pdf")
    seen[name] = (list(read.page_labels), len(read.outline))
    print(f"{name}: pages {', '.join(read.page_labels)}; {len(read.outline)} entries in the outline")
on = ["1", "2", "3", "4", "5"]
if seen["appendix"][0] != ["PL-1", "PL-2"] or [seen[one] for one in ("pypdf", "pikepdf", "pymupdf")] != [(on, 5), (on, 0), (on, 3)]:
    sys.exit("changed: joining keeps other labels or another outline")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
