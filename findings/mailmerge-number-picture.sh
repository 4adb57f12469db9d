#!/usr/bin/env bash
# A mail merge writes 1250 as "1250.000" where the template's field says \# "#.##0".
#
# Good guess: the picture "#.##0", typed in Vietnamese Word (dot for thousands), gives "1.250"; a library that reads dots
# as decimals would give at most two places, "1250.00".
# Seen (docx-mailmerge2 1.0.3): the dot is taken as the decimal point whatever the language of the file, and the "0" after
# "##" as a third place: 1250 -> "1250.000". The picture "#,##0" gives "1,250".
# Why it matters here: to any Vietnamese reader "1250.000" is one and a quarter million: a thousand times the figure, in
# a form that looks right; the sheet of receivers and the letter are never read side by side.
# What follows: hand the library the figure as text that is already written, with no picture in the field.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'docx-mailmerge2==1.0.3' 'python-docx==1.2.0'
cat >"$tmp/try.py" <<'PY'
import sys
from importlib.metadata import version

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from mailmerge import MailMerge

print(f"docx-mailmerge2 {version('docx-mailmerge2')}")


def merged(picture: str, value: object) -> str:
    letter = docx.Document()
    letter.styles.element.xpath("//w:rPrDefault/w:rPr/w:lang")[0].set(docx.oxml.ns.qn("w:val"), "vi-VN")
    letter.add_paragraph()._p.append(
        parse_xml(
            f"<w:fldSimple {nsdecls('w')} w:instr=' MERGEFIELD SoHoSo \\# \"{picture}\" '>"
            "<w:r><w:t>«SoHoSo»</w:t></w:r></w:fldSimple>"
        )
    )
    letter.save("letter.docx")
    with MailMerge("letter.docx") as mail:
        mail.merge(SoHoSo=value)
        mail.write("merged.docx")
    return docx.Document("merged.docx").paragraphs[0].text


seen = [(picture, value, merged(picture, value)) for picture, value in (("#.##0", 1250), ("#.##0", 3450000), ("#,##0", 1250))]
for picture, value, text in seen:
    print(f'\\# "{picture}" of {value}: {text}')
if [text for *_, text in seen] != ["1250.000", "3450000.000", "1,250"]:
    sys.exit("changed: the dot of a number picture is read otherwise")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
