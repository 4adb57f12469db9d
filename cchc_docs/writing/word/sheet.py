"""A working sheet in Word (phiếu rà soát, phiếu kiểm tra): title, a line of summary, tables. Not a document to sign.

Written part by part: a general library takes longer to start than a whole draft takes to make.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cchc_docs.ooxml.names import OUR_NAME
from cchc_docs.ooxml.zip import write_zip
from cchc_docs.record import NamedTuple
from cchc_docs.writing.template.look import font_table_xml, theme_xml
from cchc_docs.writing.word.text import escaped

_FONT = "Times New Roman"
_MM = 1440 / 25.4
"""Twentieths of a point to the millimetre."""
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
    f'<Override PartName="/word/fontTable.xml" ContentType="{_WORD}.fontTable+xml"/>'
    '<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
    f'<Override PartName="/docProps/core.xml" ContentType="{_CORE}"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>'
)
_OF_DOCUMENT = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/settings" Target="settings.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/fontTable" Target="fontTable.xml"/>'
    f'<Relationship Id="rId4" Type="{_OFFICE}/theme" Target="theme/theme1.xml"/></Relationships>'
)
_SETTINGS = (
    f'{_HEAD}<w:settings {_W}><w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


class SheetTable(NamedTuple):
    """A table of the sheet: what it is, its headings with their widths in mm, its rows."""

    title: str
    columns: Sequence[tuple[str, float]]
    rows: Sequence[Sequence[str]]


class _Page(NamedTuple):
    """Width, height and margins (left, right, top and bottom) in mm; size of letters and room below a paragraph in points."""

    width: float
    height: float
    left: float
    right: float
    edge: float
    size: float
    after: float


def sheet(title: str, summary: str, tables: Sequence[SheetTable]) -> bytes:
    """Return a landscape A4 Word file; tables without rows are left out. Same input, same bytes."""
    body = [_paragraph(title, bold=True), _paragraph(summary)]
    for table in tables:
        if table.rows:
            body += _table(table, counted=True)
    return _file(title, body, _Page(297, 210, 20, 20, 20, 12, 10))


def upright_sheet(
    title: str, lines: Sequence[str], tables: Sequence[SheetTable], after: Sequence[str], signed: Sequence[str]
) -> bytes:
    """Return an upright A4 Word file for a dossier: lines, tables, lines below them, room for signatures. Same input, same bytes."""
    body = [_paragraph(title, bold=True, centred=True), *map(_paragraph, lines)]
    for table in tables:
        if table.rows:
            body += _table(table, counted=False, size=9)
    body += map(_paragraph, after)
    if signed:
        width = 160 / len(signed)
        cells = "".join(_cell(words, width, bold=True, centred=True) for words in signed)
        body.append(f"{_grid([width] * len(signed), '')}<w:tr>{cells}</w:tr></w:tbl>{_paragraph('')}")
    return _file(title, body, _Page(210, 297, 30, 20, 15, 11, 3))


def _table(table: SheetTable, *, counted: bool, size: float = 0) -> Iterator[str]:
    """Give the heading of a table and the table, its first row repeated on every page."""
    yield _paragraph(f"{table.title} ({len(table.rows)})" if counted else table.title, bold=True)
    widths = [width for _, width in table.columns]
    yield _grid(widths, '<w:tblStyle w:val="TableGrid"/>')
    heads = "".join(_cell(heading, width, bold=True, size=size) for heading, width in table.columns)
    yield f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{heads}</w:tr>"
    for row in table.rows:
        cells = "".join(_cell(words, width, size=size) for words, width in zip(row, widths, strict=True))
        yield f"<w:tr>{cells}</w:tr>"
    yield "</w:tbl>"


def _grid(widths: Sequence[float], style: str) -> str:
    columns = "".join(f'<w:gridCol w:w="{round(width * _MM)}"/>' for width in widths)
    return f'<w:tbl><w:tblPr>{style}<w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'


def _cell(words: str, width: float, *, bold: bool = False, centred: bool = False, size: float = 0) -> str:
    inner = _paragraph(words, bold=bold, centred=centred, size=size)
    return f'<w:tc><w:tcPr><w:tcW w:w="{round(width * _MM)}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'


def _paragraph(words: str, *, bold: bool = False, centred: bool = False, size: float = 0) -> str:
    """Return a paragraph; a line end in its words is a line break, a tab a tab."""
    place = '<w:pPr><w:jc w:val="center"/></w:pPr>' if centred else ""
    if not words:
        return f"<w:p>{place}</w:p>"
    dress = ("<w:b/>" if bold else "") + (f'<w:sz w:val="{round(size * 2)}"/>' if size else "")
    dress = f"<w:rPr>{dress}</w:rPr>" if dress else ""
    text = escaped(_CONTROL.sub("", words))
    for mark, element in (("\t", "<w:tab/>"), ("\n", "<w:br/>")):
        text = text.replace(mark, f'</w:t>{element}<w:t xml:space="preserve">')
    return f'<w:p>{place}<w:r>{dress}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _file(title: str, body: Sequence[str], page: _Page) -> bytes:
    edge = round(page.edge * _MM)
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    section = (
        f'<w:sectPr><w:pgSz w:w="{round(page.width * _MM)}" w:h="{round(page.height * _MM)}"{turned}/>'
        f'<w:pgMar w:top="{edge}" w:right="{round(page.right * _MM)}" w:bottom="{edge}" w:left="{round(page.left * _MM)}"'
        ' w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
    )
    last = "" if body and body[-1].endswith("</w:p>") else _paragraph("")
    document = f"{_HEAD}<w:document {_W}><w:body>{''.join(body)}{last}{section}</w:body></w:document>"
    parts = (
        ("[Content_Types].xml", _TYPES),
        ("_rels/.rels", _RELATIONS),
        ("docProps/core.xml", _core(title)),
        ("word/document.xml", document),
        ("word/styles.xml", _styles(page)),
        ("word/settings.xml", _SETTINGS),
        ("word/fontTable.xml", font_table_xml()),
        ("word/theme/theme1.xml", theme_xml()),
        ("word/_rels/document.xml.rels", _OF_DOCUMENT),
    )
    return write_zip((name, text.encode()) for name, text in parts)


def _core(title: str) -> str:
    day = '<dcterms:{0} xsi:type="dcterms:W3CDTF">2020-01-01T00:00:00Z</dcterms:{0}>'
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(_CONTROL.sub('', title))}</dc:title><dc:creator>{OUR_NAME}</dc:creator>"
        f"<cp:lastModifiedBy>{OUR_NAME}</cp:lastModifiedBy>{day.format('created')}{day.format('modified')}</cp:coreProperties>"
    )


def _styles(page: _Page) -> str:
    fonts = f'<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:eastAsia="{_FONT}" w:cs="{_FONT}"/>'
    size = round(page.size * 2)
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in _SIDES)
    margins = '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
    return (
        f"{_HEAD}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:spacing w:after="{round(page.after * 20)}" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        f"{margins}</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>'
        '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style></w:styles>"
    )
