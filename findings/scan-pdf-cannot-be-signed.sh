#!/usr/bin/env bash
# A PDF that Pillow makes of a picture cannot be signed with pyHanko: two strict libraries, one number apart.
#
# Good guess: the commonest way to make a PDF of a scanned sheet gives a file the commonest signing library takes, as
# every viewer does.
# Seen (Pillow 13.0.0, pyHanko 0.38.0): Pillow ends the list of free objects with generation 65536; the largest the
# standard knows is 65535 (ISO 32000-1, 7.5.4). pyHanko's writer, strict unless told otherwise, refuses with "Illegal
# generation"; strict=False takes it, and pypdf 7.1.1 and pikepdf 10.18.0 read it without a word.
# Why it matters here: a sao y to electronic form is a scan that the office signs; it fails at the last step, after the
# paper was scanned and stamped.
# What follows: write the scan anew (by pikepdf) before a signature field is added.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'pillow==13.0.0' 'pyhanko==0.38.0' 'pypdf==7.1.1' 'pikepdf==10.18.0'
cat >"$tmp/try.py" <<'PY'
import io
import sys
from importlib.metadata import version

import pikepdf
from PIL import Image
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pypdf import PdfReader

print(", ".join(f"{name} {version(name)}" for name in ("pillow", "pyhanko", "pypdf", "pikepdf")))
scan = io.BytesIO()
Image.new("RGB", (60, 85), "white").save(scan, "PDF")
print("first entry of the list:", next(line for line in scan.getvalue().splitlines() if line.endswith(b" f ")))


def opened(data: bytes, *, strict: bool) -> str:
    try:
        IncrementalPdfFileWriter(io.BytesIO(data), strict=strict)
    except PdfError as error:
        return str(error)
    return "taken"


anew = io.BytesIO()
pikepdf.open(io.BytesIO(scan.getvalue())).save(anew)
seen = {
    "pyHanko": opened(scan.getvalue(), strict=True),
    "pyHanko, strict=False": opened(scan.getvalue(), strict=False),
    "pyHanko, after pikepdf": opened(anew.getvalue(), strict=True),
    "pypdf": f"{len(PdfReader(io.BytesIO(scan.getvalue())).pages)} page",
}
for name, result in seen.items():
    print(f"{name}: {result}")
if "generation" not in seen["pyHanko"].lower() or list(seen.values())[1:] != ["taken", "taken", "1 page"]:
    sys.exit("changed: a PDF of Pillow is taken, or refused otherwise")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
