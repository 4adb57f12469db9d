#!/usr/bin/env bash
# pyHanko's stamp of a signature draws a Vietnamese name as other letters with "þÿ" in front, without an error.
#
# Good guess: the default stamp shows any signer's name, or the library says that its font cannot.
# Seen (pyHanko 0.38.0, read by pypdf 7.1.1): with the default font (Courier) a line with one letter outside Latin-1
# is written as UTF-16 with its mark, and the one-byte font shows every byte: "þÿ", then the name with NULs between
# and other letters for ễ, ị, ồ, Đ. A line of plain letters is right, so a trial with "Nguyen Van A" passes.
# Why it matters here: the name is what the reader of a signed PDF looks at; ă, đ, ơ, ư and nearly all letters with
# two marks are outside Latin-1, so few names escape.
# What follows: a stamp needs a TextBoxStyle with a GlyphAccumulatorFactory of a font that has these letters.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'pyHanko==0.38.0' 'pypdf==7.1.1'
cat >"$tmp/try.py" <<'PY'
import io
import sys
from importlib.metadata import version

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.stamp import TextStamp, TextStampStyle
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

print("pyHanko", version("pyHanko"), "| pypdf", version("pypdf"))
blank = PdfWriter()
blank.add_blank_page(400, 400)
blank.pages[0][NameObject("/Contents")] = blank._add_object(DecodedStreamObject())
page = io.BytesIO()
blank.write(page)


def stamped(name):
    writer = IncrementalPdfFileWriter(io.BytesIO(page.getvalue()))
    style = TextStampStyle(stamp_text="%(signer)s")
    TextStamp(writer, style, text_params={"signer": name}, box=BoxConstraints(width=300, height=60)).apply(0, 20, 20)
    out = io.BytesIO()
    writer.write(out)
    return PdfReader(io.BytesIO(out.getvalue())).pages[0].extract_text().strip()


plain, accented = stamped("Le Hong Cuc"), stamped("Lê Hồng Cúc")
latin = stamped("Lê Cúc")
for given, seen in (("Le Hong Cuc", plain), ("Lê Cúc", latin), ("Lê Hồng Cúc", accented)):
    print(f"{given!r} -> {seen!r}")
if plain != "Le Hong Cuc" or not accented.startswith("þÿ\x00L"):
    sys.exit("changed: the stamp writes a Vietnamese name otherwise")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
