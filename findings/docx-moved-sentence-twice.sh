#!/usr/bin/env bash
# A sentence moved under track changes is read twice by two text readers that do drop deleted text, and by python-docx
# not at all.
#
# Good guess: who skips w:del skips w:moveFrom, its twin; who reads w:ins reads w:moveTo.
# Seen (docx2txt 0.9, docx2python 3.7.1, python-docx 1.2.0, mammoth 1.13.0): w:del is skipped by all. The place a
# sentence was moved from is still read by docx2txt and docx2python, so the sentence stands twice; python-docx reads
# neither place; only mammoth reads it once.
# Why it matters here: drafts come back from offices with changes tracked; a task moved to another section would be
# counted as two tasks, or lost.
# What we do: our reader takes the new place only, and says how many changes it took as accepted.
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
WHO = 'w:author="x" w:date="2026-01-05T00:00:00Z"'
run = "<w:r><w:t>Rà soát thủ tục.</w:t></w:r>"
paper = Document()
end = paper.element.body[-1]
for part in (
    f'<w:moveFromRangeStart w:id="1" w:name="m1" {WHO}/><w:moveFrom w:id="2" {WHO}>{run}</w:moveFrom><w:moveFromRangeEnd w:id="1"/>',
    "<w:r><w:t>Công khai kết quả.</w:t></w:r>",
    f'<w:moveToRangeStart w:id="3" w:name="m1" {WHO}/><w:moveTo w:id="4" {WHO}>{run}</w:moveTo><w:moveToRangeEnd w:id="3"/>',
    f'<w:del w:id="5" {WHO}><w:r><w:delText>Câu đã xóa.</w:delText></w:r></w:del>',
):
    end.addprevious(parse_xml(f"<w:p {W}>{part}</w:p>"))
paper.save("paper.docx")
with open("paper.docx", "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value
with docx2python("paper.docx") as read:
    by_docx2python = read.text
texts = {
    "docx2txt": docx2txt.process("paper.docx"),
    "docx2python": by_docx2python,
    "python-docx": "\n".join(one.text for one in Document("paper.docx").paragraphs),
    "mammoth": by_mammoth,
}
moved = {name: text.count("Rà soát thủ tục.") for name, text in texts.items()}
deleted = {name: text.count("Câu đã xóa.") for name, text in texts.items()}
print("moved sentence read:", moved)
print("deleted sentence read:", deleted)
if list(moved.values()) != [2, 2, 0, 1] or any(deleted.values()):
    sys.exit("changed: moved text is read another number of times")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
