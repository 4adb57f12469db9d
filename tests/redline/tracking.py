"""Word files in which people are tracking changes, and who changed what in a file."""

from __future__ import annotations

import io
from collections import defaultdict
from typing import NamedTuple

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from cchc_docs.ooxml.edit import Editable
from cchc_docs.redline.xml import w
from tests.redline.comparing import saved

AN, BINH, CHI = "Trần Thị An", "Lê Văn Bình", "Phạm Chi"


class Words(NamedTuple):
    """Text of a run; who brought it, who took it away, who made it bold (or the opposite)."""

    text: str
    came: str = ""
    went: str = ""
    bold: bool = False
    restyled: str = ""


class Line(NamedTuple):
    """A paragraph; who brought its end, who took it away."""

    words: tuple[Words, ...] = ()
    came: str = ""
    went: str = ""


class Row(NamedTuple):
    """A row of cells, each a list of lines; who brought it, who took it away."""

    cells: tuple[tuple[Line, ...], ...]
    came: str = ""
    went: str = ""


Block = Line | tuple[Row, ...]


def line(text: str) -> Line:
    return Line((Words(text),)) if text else Line()


def tracked(blocks: list[Block], base: bytes | None = None) -> bytes:
    """Write the blocks as a Word file, in the place of the text of `base`."""
    document = docx.Document(None if base is None else io.BytesIO(base))
    body = document.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    for number, block in enumerate(blocks):
        xml = _paragraph(block, number) if isinstance(block, Line) else _table(block, number)
        body.insert(len(body) - 1, parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))
    return saved(document)


def _who(author: str, number: int = 0) -> str:
    return f'w:id="{7}" w:author="{author}" w:date="2026-02-{number % 27 + 1:02}T08:00:00Z"'


def _both(came: str, went: str) -> str:
    marks = f"<w:ins {_who(came)}/>" if came else ""
    return marks + (f"<w:del {_who(went)}/>" if went else "")


def _paragraph(one: Line, number: int) -> str:
    marks = _both(one.came, one.went)
    properties = f"<w:pPr><w:rPr>{marks}</w:rPr></w:pPr>" if marks else ""
    return f"<w:p>{properties}{''.join(_run(words, number) for words in one.words)}</w:p>"


def _run(words: Words, number: int) -> str:
    look = "<w:b/>" if words.bold else ""
    if words.restyled:
        was = "" if words.bold else "<w:b/>"
        look += f"<w:rPrChange {_who(words.restyled, number)}><w:rPr>{was}</w:rPr></w:rPrChange>"
    name = "delText" if words.went else "t"
    run = f'<w:r><w:rPr>{look}</w:rPr><w:{name} xml:space="preserve">{words.text}</w:{name}></w:r>'
    for tag, author in (("del", words.went), ("ins", words.came)):
        if author:
            run = f"<w:{tag} {_who(author, number)}>{run}</w:{tag}>"
    return run


def _table(rows: tuple[Row, ...], number: int) -> str:
    columns = "<w:gridCol/>" * len(rows[0].cells)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(_row(row, number) for row in rows)}</w:tbl>"


def _row(row: Row, number: int) -> str:
    marks = _both(row.came, row.went)
    cells = "".join(f"<w:tc>{''.join(_paragraph(one, number) for one in cell)}</w:tc>" for cell in row.cells)
    return f"<w:tr>{f'<w:trPr>{marks}</w:trPr>' if marks else ''}{cells}</w:tr>"


def changes(data: bytes) -> dict[tuple[str, str], str]:
    """Return the words under each change by (kind, author), in order; an end of a paragraph or row counts as a sign."""
    found: dict[tuple[str, str], str] = defaultdict(str)
    body = Editable(data, "tệp").body
    for element in body.iter(w("ins"), w("del"), w("moveFrom"), w("moveTo")):
        holder = {w("rPr"): "¶", w("trPr"): "▤"}.get(element.getparent().tag, "")
        words = "".join(item.text or "" for item in element.iter(w("t"), w("delText")))
        found[element.tag.rpartition("}")[2], element.get(w("author"))] += holder + words
    return dict(found)


def of_people(data: bytes, *people: str) -> dict[tuple[str, str], str]:
    return {key: words for key, words in changes(data).items() if key[1] in people}
