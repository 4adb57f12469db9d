"""A working sheet in Word (phiếu rà soát, phiếu kiểm tra): title, a line of summary, tables. Not a document to sign."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


class SheetTable(NamedTuple):
    """A table of the sheet: what it is, its headings with their widths in mm, its rows."""

    title: str
    columns: Sequence[tuple[str, float]]
    rows: Sequence[Sequence[str]]


def sheet(title: str, summary: str, tables: Sequence[SheetTable]) -> bytes:
    """Return a landscape A4 Word file; tables without rows are left out. Same input, same bytes."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, Pt

    document = Document()
    _drop_second_styles(document)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(12)
    for attribute in ("w:eastAsia", "w:cs"):
        style.element.rPr.rFonts.set(_name(attribute), "Times New Roman")
    document.add_paragraph().add_run(title).bold = True
    document.add_paragraph(summary)
    for table in tables:
        if table.rows:
            _add(document, table)
    _fixed_properties(document, title)
    buffer = BytesIO()
    document.save(buffer)
    return _fixed_zip(buffer.getvalue())


def upright_sheet(
    title: str, lines: Sequence[str], tables: Sequence[SheetTable], after: Sequence[str], signed: Sequence[str]
) -> bytes:
    """Return an upright A4 Word file for a dossier: lines, tables, lines below them, room for signatures. Same input, same bytes."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    document = Document()
    _drop_second_styles(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.top_margin = section.bottom_margin = Mm(15)
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(11)
    style.paragraph_format.space_after = Pt(3)
    for attribute in ("w:eastAsia", "w:cs"):
        style.element.rPr.rFonts.set(_name(attribute), "Times New Roman")
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.add_run(title).bold = True
    for line in lines:
        document.add_paragraph(line)
    for table in tables:
        if table.rows:
            _add(document, table, counted=False, size=9)
    for line in after:
        document.add_paragraph(line)
    if signed:
        grid = document.add_table(rows=1, cols=len(signed))
        for cell, words in zip(grid.rows[0].cells, signed, strict=True):
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            cell.paragraphs[0].add_run(words).bold = True
    _fixed_properties(document, title)
    buffer = BytesIO()
    document.save(buffer)
    return _fixed_zip(buffer.getvalue())


def _drop_second_styles(document: WordDocument) -> None:
    """Drop stylesWithEffects, what python-docx's own template keeps for Word 2010: it contradicts the styles beside it."""
    relations = document.part.rels
    for code in [code for code, one in relations.items() if one.reltype.endswith("/stylesWithEffects")]:
        del relations[code]


def _name(prefixed: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(prefixed))


def _add(document: WordDocument, table: SheetTable, *, counted: bool = True, size: float = 0) -> None:
    from docx.shared import Mm, Pt

    count = f" ({len(table.rows)})" if counted else ""
    document.add_paragraph().add_run(f"{table.title}{count}").bold = True
    grid = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    grid.autofit = False
    for column, (_, width) in zip(grid.columns, table.columns, strict=True):
        column.width = Mm(width)
    for cell, (heading, _) in zip(grid.rows[0].cells, table.columns, strict=True):
        cell.paragraphs[0].add_run(heading).bold = True
    for row in table.rows:
        for cell, words in zip(grid.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(words)
    for row_ in grid.rows:
        for cell, (_, width) in zip(row_.cells, table.columns, strict=True):
            cell.width = Mm(width)
    for run in [run for row_ in grid.rows for cell in row_.cells for run in cell.paragraphs[0].runs] if size else ():
        run.font.size = Pt(size)
    head = grid.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001  # python-docx has no API for a repeated header row
    head.append(head.makeelement(_name("w:tblHeader"), {}))


def _fixed_properties(document: WordDocument, title: str) -> None:
    from datetime import UTC, datetime

    core = document.core_properties
    core.title, core.author, core.comments, core.last_modified_by = title, "cchc", "", "cchc"
    core.created = core.modified = datetime(2020, 1, 1, tzinfo=UTC)


def _fixed_zip(data: bytes) -> bytes:
    """Return the package with fixed time stamps, so that the same sheet is the same bytes."""
    import zipfile

    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return out.getvalue()
