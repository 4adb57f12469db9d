#!/usr/bin/env bash
# A row of a Word table that leaves its first column out puts its figures under the wrong heading in three converters.
#
# Good guess: w:gridBefore says that the row starts one column later, so a converter adds an empty cell in front.
# Seen (pandoc 3.9 of pypandoc-binary 1.17, mammoth 1.13.0, docx2python 3.7.1): it is ignored, the cells slide left
# and an empty cell is added at the end or nowhere. python-docx 1.2.0 knows it (row.grid_cols_before) but row.cells is
# the short list as well.
# Why it matters here: Word makes such rows when somebody drags the edge of one row in a statistical form; the number
# under "Đúng hạn" is then read as the number under "Tổng số", and it is a plausible one.
# What we do: our reader pads by w:gridBefore and w:gridAfter before a cell gets its heading.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'pypandoc-binary==1.17' 'mammoth==1.13.0' 'docx2python==3.7.1' 'python-docx==1.2.0'
cat >"$tmp/try.py" <<'PY'
import re
import sys
from importlib.metadata import version

import mammoth
import pypandoc
from docx import Document
from docx2python import docx2python
from docx.oxml import parse_xml

print("pandoc", pypandoc.get_pandoc_version())
print(", ".join(f"{name} {version(name)}" for name in ("mammoth", "docx2python", "python-docx")))
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def cell(text):
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>'


head = "<w:tr>" + "".join(map(cell, ("Lĩnh vực", "Tổng số", "Đúng hạn"))) + "</w:tr>"
late = '<w:trPr><w:gridBefore w:val="1"/><w:wBefore w:w="2000" w:type="dxa"/></w:trPr>'
row = f"<w:tr>{late}{cell('40')}{cell('38')}</w:tr>"
grid = "<w:tblGrid>" + '<w:gridCol w:w="2000"/>' * 3 + "</w:tblGrid>"
paper = Document()
paper.element.body[-1].addprevious(parse_xml(f"<w:tbl {W}><w:tblPr/>{grid}{head}{row}</w:tbl>"))
paper.element.body[-1].addprevious(parse_xml(f"<w:p {W}/>"))
paper.save("paper.docx")


def html_rows(html):
    rows = re.findall(r"<tr.*?</tr>", html, re.S)
    return [[re.sub(r"<.*?>", "", one).strip() for one in re.findall(r"<t[dh].*?</t[dh]>", r, re.S)] for r in rows]


with open("paper.docx", "rb") as file:
    by_mammoth = html_rows(mammoth.convert_to_html(file).value)[1]
with docx2python("paper.docx") as read:
    by_docx2python = ["".join(one) for one in read.body[0][1]]
table = Document("paper.docx").tables[0]
seen = {
    "pandoc": html_rows(pypandoc.convert_file("paper.docx", "html"))[1],
    "mammoth": by_mammoth,
    "docx2python": by_docx2python,
    "python-docx": [one.text for one in table.rows[1].cells],
}
print("headings:", [one.text for one in table.rows[0].cells])
for name, cells in seen.items():
    print(f"{name:12} {cells}")
print("python-docx grid_cols_before:", table.rows[1].grid_cols_before)
if any(cells[:2] != ["40", "38"] for cells in seen.values()):
    sys.exit("changed: one of them leaves the first column empty")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
