#!/usr/bin/env bash
# The number "12/KH-UBND" typed with Word's non-breaking hyphen is read as "12/KHUBND" by two text readers.
#
# Good guess: Ctrl+Shift+- gives a hyphen in the text, as the character U+2011 or a plain "-".
# Seen (docx2txt 0.9, docx2python 3.7.1): the hyphen is its own element (w:noBreakHyphen) and is dropped without a
# trace. python-docx 1.2.0 gives "-", mammoth 1.13.0 gives U+2011: four readers, three texts.
# Why it matters here: the symbol is the identity of a document, and this key is the one that keeps it on one line.
# What we do: our reader gives "-".
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'docx2txt==0.9' 'docx2python==3.7.1' 'python-docx==1.2.0' 'mammoth==1.13.0'
cat >"$tmp/try.py" <<'PY'
import sys
from importlib.metadata import version

import docx2txt
import mammoth
from docx import Document
from docx2python import docx2python
from docx.oxml import parse_xml

names = ("docx2txt", "docx2python", "python-docx", "mammoth")
print(", ".join(f"{name} {version(name)}" for name in names))
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
paper = Document()
run = "<w:r><w:t>Số: 12/KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r>"
paper.element.body[-1].addprevious(parse_xml(f"<w:p {W}>{run}</w:p>"))
paper.save("paper.docx")
with open("paper.docx", "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value
with docx2python("paper.docx") as read:
    by_docx2python = read.text
seen = [docx2txt.process("paper.docx"), by_docx2python, Document("paper.docx").paragraphs[0].text, by_mammoth]
seen = [text.strip() for text in seen]
for name, text in zip(names, seen, strict=True):
    print(f"{name:12} {ascii(text)}")
head = "Số: 12/KH"
if seen != [head + "UBND", head + "UBND", head + "-UBND", head + "\u2011UBND"]:
    sys.exit("changed: a non-breaking hyphen is read otherwise")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
