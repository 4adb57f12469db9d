#!/usr/bin/env bash
# docx2python prints automatic numbers of Word, but other ones: "Điều 12." becomes "5)".
#
# Good guess: a reader that promises the numbers of numbered paragraphs takes the level's own text ("Điều %1.") and
# the start that the list was given.
# Seen (docx2python 3.7.1): the words around %1 are dropped, every mark ends in ")", w:startOverride is ignored (12 ->
# 5, the start of the abstract list), 01. 02. (decimalZero) turn into dashes, and a list numbered by its style gets no
# number.
# Why it matters here: papers refer to "Điều 12"; a number that is wrong, but looks read, is worse than none. In the
# decree's forms "I.", "1.", "a)" tell the level, and all look alike here.
# What we do: our reader counts by the list's own start, override and level text.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'docx2python==3.7.1' 'python-docx==1.2.0'
cat >"$tmp/try.py" <<'PY'
import sys
from importlib.metadata import version

from docx import Document
from docx2python import docx2python
from docx.oxml import parse_xml

print("docx2python", version("docx2python"), "| python-docx", version("python-docx"))
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
paper = Document()
lists = paper.part.numbering_part.element
first = lists.find("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}num")
for number, start, form, text in ((91, 5, "decimal", "Điều %1."), (92, 1, "decimalZero", "%1.")):
    level = f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    kind = '<w:multiLevelType w:val="singleLevel"/>'
    first.addprevious(parse_xml(f'<w:abstractNum {W} w:abstractNumId="{number}">{kind}{level}</w:abstractNum>'))
    lists.append(parse_xml(f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="12"/></w:lvlOverride>'
lists.append(parse_xml(f'<w:num {W} w:numId="95"><w:abstractNumId w:val="91"/>{again}</w:num>'))
for number, text in ((91, "Hiệu lực"), (91, "Thi hành"), (95, "Khen thưởng"), (92, "Tổ một")):
    how = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    paper.element.body[-1].addprevious(parse_xml(f"<w:p {W}>{how}<w:r><w:t>{text}</w:t></w:r></w:p>"))
paper.add_paragraph("Theo kiểu", style="List Number")
paper.save("paper.docx")
with docx2python("paper.docx") as read:
    lines = [line for line in read.text.split("\n") if line]
for right, line in zip(("Điều 5.", "Điều 6.", "Điều 12.", "01.", "1."), lines, strict=True):
    print(f"Word shows {right:9} docx2python {line!r}")
marks = [line.split("\t")[0] for line in lines]
if marks != ["5)", "6)", "5)", "--", "Theo kiểu"]:
    sys.exit("changed: the numbers are read otherwise")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
