#!/usr/bin/env bash
# Five readers of Word files print the condition of an IF field together with its result.
#
# Good guess: of a field the reader shows the result, what Word shows on the page, and nothing of the instruction.
# Seen (python-docx 1.2.0, docx2python 3.7.1, docx2txt 0.9, mammoth 1.13.0, pandoc 3.9 of pypandoc-binary 1.17): a
# MERGEFIELD inside the condition of an IF field has a cached result of its own; it is printed too: "IIquý hai" where
# the page says "quý hai".
# Why it matters here: mail-merge forms choose words by such a field; the text read is then one that no page shows, so
# a search misses it and a comparison finds changes that are none.
# What we do: our reader takes the result of the outermost field only.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'python-docx==1.2.0' 'docx2python==3.7.1' 'docx2txt==0.9' 'mammoth==1.13.0' 'pypandoc-binary==1.17'
cat >"$tmp/try.py" <<'PY'
import sys
from importlib.metadata import version

import docx2txt
import mammoth
import pypandoc
from docx import Document
from docx2python import docx2python
from docx.oxml import parse_xml

for name in ("python-docx", "docx2python", "docx2txt", "mammoth"):
    print(name, version(name))
print("pandoc", pypandoc.get_pandoc_version())
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def mark(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def asked(text):
    return f'<w:r><w:instrText xml:space="preserve"> {text} </w:instrText></w:r>'


def shown(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


inner = mark("begin") + asked("MERGEFIELD ky") + mark("separate") + shown("II") + mark("end")
outer = mark("begin") + asked("IF") + inner + asked('= "II" "quý hai" "cả năm"') + mark("separate") + shown("quý hai") + mark("end")
paper = Document()
paper.element.body[-1].addprevious(parse_xml(f"<w:p {W}>{shown('Báo cáo ')}{outer}</w:p>"))
paper.save("paper.docx")
with open("paper.docx", "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value
with docx2python("paper.docx") as read:
    by_docx2python = read.text
seen = {
    "python-docx": Document("paper.docx").paragraphs[0].text,
    "docx2python": by_docx2python,
    "docx2txt": docx2txt.process("paper.docx"),
    "mammoth": by_mammoth,
    "pandoc": pypandoc.convert_file("paper.docx", "plain"),
}
for name, text in seen.items():
    print(f"{name:12} {text.strip()!r}")
if {text.strip() for text in seen.values()} != {"Báo cáo IIquý hai"}:
    sys.exit("changed: one of them reads the field otherwise")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
