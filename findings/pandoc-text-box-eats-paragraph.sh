#!/usr/bin/env bash
# pandoc prints a paragraph that carries a text box without the paragraph's own words, even if the box is empty.
#
# Good guess: the box is dropped or printed beside the paragraph; the paragraph's own text is safe.
# Seen (pandoc 3.9, from pypandoc-binary 1.17): a paragraph with a run of text and a modern text box
# (mc:AlternateContent) comes out as the box's text alone; with an empty box it comes out as nothing. No warning. An
# old VML box does the opposite: the paragraph stays, the box's text goes. mammoth 1.13.0 keeps both.
# Why it matters here: of 62 text boxes counted in 312 real papers 50 were empty and 11 said "DỰ THẢO"; a line that
# carries one disappears from the converted text, be it the line with the document's number.
# What we do: our reader takes the paragraph and the box, each once.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'pypandoc-binary==1.17' 'mammoth==1.13.0' 'python-docx==1.2.0'
cat >"$tmp/try.py" <<'PY'
import sys
from importlib.metadata import version

import mammoth
import pypandoc
from docx import Document
from docx.oxml import parse_xml

print("pandoc", pypandoc.get_pandoc_version(), "| mammoth", version("mammoth"), "| python-docx", version("python-docx"))
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def boxed(said):
    inside = f"<w:txbxContent><w:p>{f'<w:r><w:t>{said}</w:t></w:r>' if said else ''}</w:p></w:txbxContent>"
    old = f'<w:pict><v:shape style="width:70pt;height:24pt"><v:textbox>{inside}</v:textbox></v:shape></w:pict>'
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp>'
    )
    new = (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="900000" cy="300000"/>'
        '<wp:docPr id="5" name="hop"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )
    return old, new


def read(box):
    paper = Document()
    line = f"<w:p {SPACES}><w:r><w:t>Số: 12/KH-UBND</w:t></w:r><w:r>{box}</w:r></w:p>"
    paper.element.body[-1].addprevious(parse_xml(line))
    paper.save("paper.docx")
    with open("paper.docx", "rb") as file:
        other = mammoth.extract_raw_text(file).value
    return pypandoc.convert_file("paper.docx", "plain").split("\n"), other.split("\n")


def words(lines):
    return [line for line in lines if line]


seen = {}
for name, box in (("full", boxed("DỰ THẢO")[1]), ("empty", boxed("")[1]), ("old VML", boxed("DỰ THẢO")[0])):
    by_pandoc, by_mammoth = read(box)
    seen[name] = words(by_pandoc)
    print(f"{name:8} pandoc {words(by_pandoc)}  mammoth {words(by_mammoth)}")
if seen != {"full": ["DỰ THẢO"], "empty": [], "old VML": ["Số: 12/KH-UBND"]}:
    sys.exit("changed: pandoc treats a paragraph with a text box otherwise")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
