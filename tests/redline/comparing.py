"""Documents to compare, and the check that both ways lead back."""

from __future__ import annotations

import datetime as dt
import io
import re
import unicodedata
import zipfile

import docx

from cchc_docs.ooxml.edit import Editable
from cchc_docs.redline.redline import Revisions, accept_all, reject_all, track_changes
from cchc_docs.redline.xml import Element, text_of, w

DAY = dt.date(2026, 1, 5)

# A paragraph is a tuple of (text, bold) runs, "\t" and "\n" being tabs and soft breaks; a table
# is a list of rows, a row a list of cells, a cell a list of paragraphs.

Paragraph = tuple[tuple[str, bool], ...]


def plain(text: str) -> Paragraph:
    return ((text, False),) if text else ()


def _fill(paragraph, runs: Paragraph) -> None:
    for text, bold in runs:
        paragraph.add_run(text).bold = bold or None


def build(blocks) -> bytes:
    """Write blocks with python-docx; the body may begin or end with a table, as a file can."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, tuple):
            _fill(document.add_paragraph(), block)
            continue
        table = document.add_table(rows=len(block), cols=len(block[0]))
        for row, cells in zip(table.rows, block, strict=True):
            for cell, lines in zip(row.cells, cells, strict=True):
                _fill(cell.paragraphs[0], lines[0])
                for line in lines[1:]:
                    _fill(cell.add_paragraph(), line)
    return saved(document)


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def structure(data: bytes):
    """Return paragraphs as text (composed, as the result has it) and tables as rows of cells, any depth."""
    return _structure(Editable(data, "tệp").body)


def _structure(container: Element):
    return [
        unicodedata.normalize("NFC", text_of(block))
        if block.tag == w("p")
        else [[_structure(cell) for cell in row.findall(w("tc"))] for row in block.findall(w("tr"))]
        for block in container
        if block.tag in (w("p"), w("tbl"))
    ]


def bold_letters(data: bytes):
    """Return, paragraph by paragraph, which letters are bold."""
    body = Editable(data, "tệp").body
    return [
        [(run.find(f"{w('rPr')}/{w('b')}") is not None, len(run_text)) for run, run_text in _runs(paragraph)]
        for paragraph in body.iter(w("p"))
    ]


def _runs(paragraph: Element):
    joined: list[list] = []
    for run in paragraph.iter(w("r")):
        text = "".join(item.text or "" for item in run.iter(w("t")))
        bold = run.find(f"{w('rPr')}/{w('b')}") is not None
        if joined and joined[-1][2] == bold:
            joined[-1][1] += text
        elif text:
            joined.append([run, text, bold])
    return [(run, text) for run, text, _ in joined]


def document_xml(data: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def check_both_ways(old: bytes, new: bytes) -> Revisions:
    result = track_changes(old, new, DAY)
    accepted, rejected = accept_all(result.docx), reject_all(result.docx)
    assert structure(accepted) == structure(new)
    assert structure(rejected) == structure(old)
    assert bold_letters(accepted) == bold_letters(new)
    assert bold_letters(rejected) == bold_letters(old)
    identities = re.findall(r'<w:(?:ins|del|rPrChange|pPrChange) [^>]*?w:id="(\d+)"', document_xml(result.docx))
    assert len(identities) == len(set(identities))
    return result
