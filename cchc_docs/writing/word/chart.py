"""Charts as Word's own: bars with patterns that tell apart in black and white, figures on them, data to edit in Word.

Only a document that has a chart loads this module. The template prints `MARK` where a chart stands (kind "hinh"); here
the mark becomes a drawing, and the package gets the chart, the sheet of its data, and what points to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from cchc_docs.model.document import Bang, Document, Muc
from cchc_docs.model.markup import plain
from cchc_docs.ooxml.zip import Member, member, write_zip
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.numbers import format_number, parse_number
from cchc_docs.writing.view.lines import Layout
from cchc_docs.writing.view.view import MARK
from cchc_docs.writing.word.text import words

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PKG = "http://schemas.openxmlformats.org/package/2006"
_DRAW = "http://schemas.openxmlformats.org/drawingml/2006"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "application/vnd.openxmlformats-officedocument"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_EMU = 635  # in a twip
_BAR, _AROUND = 400, 1500  # height of a bar with its gap, of title and legend, in twips
_SOLID, _BLANK = "404040", "FFFFFF"
_FILLS = (_SOLID, "wdUpDiag", _BLANK, "pct30", "dkHorz")
_TEXT = re.compile(r"<(?:a:t|c:v)>([^<]*)</")
_RUN_TEXT = re.compile(rf"<w:t(?: [^>]*)?>{MARK}</w:t>")


class Chart(NamedTuple):
    """A chart: title, names of the series, then per bar its label and the text of each figure; twips it may fill."""

    title: str
    series: list[str]
    bars: list[tuple[str, list[str]]]
    width: int
    height: int


def charts(document: Document, layout: Layout) -> list[Chart]:
    """Return the charts of a document in reading order; the first column of their data holds the labels of the bars."""
    found = [(block, "het_than") for block in _blocks(document.noi_dung)]
    for appendix in document.phu_luc:
        end = f"het_phu_luc_{'doc' if appendix.huong == 'doc' else 'ngang'}"
        found += [(block, end) for block in _blocks(appendix.noi_dung)]
    return [_chart(block.chu, block.bang or Bang([], []), layout.rong[end], layout.cao[end]) for block, end in found]


def _blocks(blocks: list[Muc]) -> Iterator[Muc]:
    for block in blocks:
        if block.kieu == "bieu_do":
            yield block
        yield from _blocks(block.noi_dung)


def _chart(title: str, table: Bang, width: int, height: int) -> Chart:
    series = [plain(column.ten) for column in table.cot[1:]]
    bars = []
    for row in table.hang:
        texts = [plain(" ".join(row.o.get(column.ma, []))) for column in table.cot]
        bars.append((texts[0] if texts else "", texts[1:]))
    return Chart(plain(title), series, bars, width, min(_AROUND + _BAR * max(2, len(bars)), height * 4 // 5))


def with_charts(
    parts: list[tuple[str, Member | str]], made: dict[str, str], document: Document, layout: Layout
) -> list[tuple[str, Member | str]]:
    """Put the charts in their places in `made` (name of a part -> XML); return the parts of the package with theirs."""
    from zlib import decompress

    found = charts(document, layout)
    drawings = iter([_drawing(chart, number) for number, chart in enumerate(found, 1)])
    made["word/document.xml"] = _RUN_TEXT.sub(lambda _: next(drawings, ""), made["word/document.xml"])
    types = '<Default Extension="xlsx" ContentType="' + f'{_TYPES}.spreadsheetml.sheet"/>'
    points = ""
    added: list[tuple[str, Member | str]] = []
    for number, chart in enumerate(found, 1):
        name, book = f"word/charts/chart{number}.xml", f"bieu_do{number}.xlsx"
        made[name] = _chart_xml(chart)
        types += f'<Override PartName="/{name}" ContentType="{_TYPES}.drawingml.chart+xml"/>'
        points += f'<Relationship Id="rIdBieuDo{number}" Type="{_OFFICE}/chart" Target="charts/chart{number}.xml"/>'
        inside = f'<Relationship Id="rId1" Type="{_OFFICE}/package" Target="../embeddings/{book}"/>'
        target = f"word/charts/_rels/chart{number}.xml.rels"
        added += [
            (name, name),
            (target, member(target, _relations(inside).encode())),
            (f"word/embeddings/{book}", member(f"word/embeddings/{book}", workbook(chart))),
        ]
    ends = {"[Content_Types].xml": ("</Types>", types), "word/_rels/document.xml.rels": ("</Relationships>", points)}
    out = list(parts)
    for place, (name, part) in enumerate(out):
        if name in ends and not isinstance(part, str):
            end, more = ends[name]
            text = decompress(part.deflated, -15).decode()
            if 'Extension="xlsx"' in text:
                more = more.partition("/>")[2]
            out[place] = (name, member(name, text.replace(end, more + end).encode()))
    return [*out, *added]


def words_of(document_xml: str, parts: dict[str, str]) -> str:
    """Return the document with the words of each chart, as its own part has them, at the place of its drawing."""
    for number in range(1, sum(name.startswith("word/charts/") for name in parts) + 1):
        xml = parts[f"word/charts/chart{number}.xml"]
        title, names, labels, figures = (_TEXT.findall(part) for part in _pieces(xml))
        told = [*title, *names]
        for place, label in enumerate(labels):
            told += [label, *map(_shown, figures[place :: len(labels)])]
        said = "".join(f"<w:t>{text}</w:t>" for text in told)
        document_xml = document_xml.replace(
            f'<c:chart r:id="rIdBieuDo{number}"', f'{said}<c:chart r:id="rIdBieuDo{number}"'
        )
    return document_xml


def _pieces(xml: str) -> Iterator[str]:
    """Yield the parts of a chart that hold its title, the names of its series, its labels (once) and its figures."""
    yield "".join(re.findall(r"<c:title>.*?</c:title>", xml)[:1])
    yield "".join(re.findall(r"<c:tx><c:strRef>.*?</c:tx>", xml))
    yield "".join(re.findall(r"<c:cat>.*?</c:cat>", xml)[:1])
    yield "".join(re.findall(r"<c:val>.*?</c:val>", xml))


def _shown(figure: str) -> str:
    """Return a figure of the chart as a person writes it."""
    return format_number(Decimal(figure))


def _relations(inner: str) -> str:
    return f'{_XML}<Relationships xmlns="{_PKG}/relationships">{inner}</Relationships>'


def _drawing(chart: Chart, number: int) -> str:
    said = words(chart.title).replace('"', "&quot;")
    return (
        f'<w:drawing><wp:inline xmlns:wp="{_DRAW}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{chart.width * _EMU}" cy="{chart.height * _EMU}"/>'
        f'<wp:docPr id="{9000 + number}" name="Biểu đồ {number}" descr="{said}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_DRAW}/main"><a:graphicData uri="{_DRAW}/chart">'
        f'<c:chart r:id="rIdBieuDo{number}" xmlns:c="{_DRAW}/chart" xmlns:r="{_OFFICE}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


# --- the chart --------------------------------------------------------------------------------------------------------


def _font(size: int, *, bold: bool = False, color: str = "000000") -> str:
    return (
        f'<a:defRPr sz="{size}" b="{int(bold)}"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'
        '<a:latin typeface="Times New Roman"/><a:cs typeface="Times New Roman"/></a:defRPr>'
    )


def _letters(size: int, *, color: str = "000000") -> str:
    return f"<c:txPr><a:bodyPr/><a:p><a:pPr>{_font(size, color=color)}</a:pPr><a:endParaRPr/></a:p></c:txPr>"


def _chart_xml(chart: Chart) -> str:
    title = (
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr>{_font(1300, bold=True)}</a:pPr><a:r>"
        f'<a:rPr lang="vi-VN" sz="1300" b="1"><a:latin typeface="Times New Roman"/></a:rPr><a:t>{words(chart.title)}</a:t>'
        '</a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
    )
    series = "".join(_series(chart, place) for place in range(len(chart.series)))
    line = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></c:spPr>'
    return (
        f'{_XML}<c:chartSpace xmlns:c="{_DRAW}/chart" xmlns:a="{_DRAW}/main" xmlns:r="{_OFFICE}">'
        f'<c:roundedCorners val="0"/><c:chart>{title}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>'
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>{series}'
        '<c:gapWidth val="45"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{line}{_letters(1200)}<c:crossAx val="2"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        '<c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/><c:crossAx val="1"/></c:valAx>'
        f'</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_letters(1200)}</c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _series(chart: Chart, place: int) -> str:
    column = chr(ord("B") + place)
    last = len(chart.bars) + 1
    kind = _FILLS[place % len(_FILLS)]
    edge = '<a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
    paper = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
    fill = (
        f'<a:solidFill><a:srgbClr val="{kind}"/></a:solidFill>'
        if kind in (_SOLID, _BLANK)
        else f'<a:pattFill prst="{kind}"><a:fgClr><a:srgbClr val="000000"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/>'
        "</a:bgClr></a:pattFill>"
    )
    # On a pattern a figure needs paper under it; on the solid bar it is white. A figure of nothing is not written.
    label = _letters(1200, color=_BLANK) if kind == _SOLID else f"<c:spPr>{paper}</c:spPr>{_letters(1200)}"
    labels = _points([bar[0] for bar in chart.bars])
    figures = _points([_plain_number(bar[1][place]) for bar in chart.bars])
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f>'
        f"<c:strCache>{_points([chart.series[place]])}</c:strCache></c:strRef></c:tx><c:spPr>{fill}{edge}</c:spPr>"
        '<c:invertIfNegative val="0"/><c:dLbls><c:numFmt formatCode="#,##0;;" sourceLinked="0"/>'
        f'{label}<c:dLblPos val="ctr"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>{labels}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f><c:numCache><c:formatCode>General"
        f"</c:formatCode>{figures}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _points(texts: list[str]) -> str:
    points = "".join(f'<c:pt idx="{place}"><c:v>{words(text)}</c:v></c:pt>' for place, text in enumerate(texts))
    return f'<c:ptCount val="{len(texts)}"/>{points}'


def _plain_number(text: str) -> str:
    """Return a figure as the format has it ("1.250,5" -> "1250.5"); words that are no figure count nothing."""
    value = parse_number(text.rstrip("%").strip()).value
    return "0" if value is None else format(value, "f")


# --- the sheet of its data --------------------------------------------------------------------------------------------


def workbook(chart: Chart) -> bytes:
    """Return the sheet Word opens for "Edit data": labels in column A, a series in each column after it."""
    rows = [["", *chart.series], *([label, *figures] for label, figures in chart.bars)]
    cells = "".join(
        f'<row r="{number}">' + "".join(_cell(place, number, text) for place, text in enumerate(row)) + "</row>"
        for number, row in enumerate(rows, 1)
    )
    book = f'{_XML}<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    types = (
        f'{_XML}<Types xmlns="{_PKG}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.spreadsheetml.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.spreadsheetml.worksheet+xml"/></Types>'
    )
    top = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    below = f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    return write_zip([
        ("[Content_Types].xml", types.encode()),
        ("_rels/.rels", _relations(top).encode()),
        ("xl/workbook.xml", book.encode()),
        ("xl/_rels/workbook.xml.rels", _relations(below).encode()),
        ("xl/worksheets/sheet1.xml", f'{_XML}<worksheet xmlns="{_SHEET}"><sheetData>{cells}</sheetData></worksheet>'.encode()),
    ])  # fmt: skip


def _cell(place: int, row: int, text: str) -> str:
    name = f"{chr(ord('A') + place)}{row}"
    if place and row > 1:
        return f'<c r="{name}"><v>{_plain_number(text)}</v></c>'
    return f'<c r="{name}" t="inlineStr"><is><t>{words(text)}</t></is></c>'
