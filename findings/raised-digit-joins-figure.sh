#!/usr/bin/env bash
# A note's mark typed as a raised digit makes ten times the figure in five readers of Word files.
#
# Good guess: plain text has "²" and Markdown has <sup>, so 1.250 with a raised 2 stays apart from 12502; at least the
# converter to Markdown, which goes through HTML with <sup>2</sup>, keeps it.
# Seen (python-docx 1.2.0, docx2txt 0.9, docx2python 3.7.1, mammoth 1.13.0, markitdown 0.1.9): all five read "1.2502 hồ
# sơ" and "95%1"; mammoth's HTML has the <sup>, its raw text and markitdown's Markdown lose it.
# Why it matters here: typists mark the source of a figure by a raised digit, without Word's own footnotes; in Vietnam a
# dot parts thousands and nobody sees that 1.2502 is no number.
# What we do: a raised digit that touches a figure is read as the raised digit of Unicode.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'python-docx==1.2.0' 'docx2txt==0.9' 'docx2python==3.7.1' \
    'mammoth==1.13.0' 'markitdown[docx]==0.1.9'
cat >"$tmp/try.py" <<'PY'
import sys
from importlib.metadata import version

import docx
import docx2txt
import mammoth
from docx2python import docx2python
from markitdown import MarkItDown

print(", ".join(f"{name} {version(name)}" for name in ("python-docx", "docx2txt", "docx2python", "mammoth", "markitdown")))
file = docx.Document()
paragraph = file.add_paragraph("Tiếp nhận 1.250")
paragraph.add_run("2").font.superscript = True
paragraph.add_run(" hồ sơ, đạt 95%")
paragraph.add_run("1").font.superscript = True
file.save("so.docx")
html = mammoth.convert_to_html(open("so.docx", "rb")).value
seen = {
    "python-docx": docx.Document("so.docx").paragraphs[0].text,
    "docx2txt": docx2txt.process("so.docx").strip(),
    "docx2python": docx2python("so.docx").text.strip(),
    "mammoth": mammoth.extract_raw_text(open("so.docx", "rb")).value.strip(),
    "markitdown": MarkItDown().convert("so.docx").text_content.strip(),
}
for name, text in seen.items():
    print(f"{name}: {text}")
print(f"mammoth's HTML: {html}")
if set(seen.values()) != {"Tiếp nhận 1.2502 hồ sơ, đạt 95%1"} or "1.250<sup>2</sup>" not in html:
    sys.exit("changed: a raised digit is kept apart by one of them")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
