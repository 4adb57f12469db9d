#!/usr/bin/env bash
# An attached file taken out of a PDF is still in the bytes that pypdf and PyMuPDF write.
#
# Good guess: what is deleted, and what nothing in the document leads to any more, is not written; all three list no
# attachment afterwards.
# Seen (pypdf 7.1.1, PyMuPDF 2.0, pikepdf 10.18.0): deleted by the library's own call and saved with its defaults, the
# words of the attached file stand in the new PDF of pypdf and of PyMuPDF, as an object that nobody names; pikepdf
# writes only what is reached from the root.
# Why it matters here: a scan that came by mail with a wage table attached is copied (sao y) and sent on; the reader
# shows no attachment, and the table travels along.
# What we do: what was cleared is written twice; the second writing takes along only what something still leads to.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'pypdf==7.1.1' 'PyMuPDF==2.0' 'pikepdf==10.18.0'
cat >"$tmp/try.py" <<'PY'
import io
import sys
from importlib.metadata import version

import pikepdf
import pymupdf
from pypdf import PdfReader, PdfWriter

print(", ".join(f"{name} {version(name)}" for name in ("pypdf", "PyMuPDF", "pikepdf")))
WORDS = b"Bang luong thang 5 cua 18 nguoi"


def bytes_of(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


made = PdfWriter()
made.add_blank_page(595, 842)
made.add_attachment("luong.txt", WORDS)
data = bytes_of(made)

writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
for attached in list(writer.attachment_list):
    attached.delete()
by_pypdf = bytes_of(writer)

document = pymupdf.open(stream=data, filetype="pdf")
document.embfile_del("luong.txt")
by_pymupdf = document.tobytes()

with pikepdf.open(io.BytesIO(data)) as pdf:
    del pdf.attachments["luong.txt"]
    out = io.BytesIO()
    pdf.save(out)
by_pikepdf = out.getvalue()

again = bytes_of(PdfWriter(clone_from=PdfReader(io.BytesIO(by_pypdf))))
seen = {}
for name, new in (("pypdf", by_pypdf), ("PyMuPDF", by_pymupdf), ("pikepdf", by_pikepdf), ("pypdf, twice", again)):
    listed = len(PdfReader(io.BytesIO(new)).attachments)
    seen[name] = (listed, WORDS in new)
    print(f"{name:13} lists {listed} attached files; its words are {'still' if WORDS in new else 'not'} in the file")
if list(seen.values()) != [(0, True), (0, True), (0, False), (0, False)]:
    sys.exit("changed: another library leaves the deleted file out, or keeps it")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
