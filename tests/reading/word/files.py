"""Small Word files made of raw XML, one typing habit each."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"


def run(text: str, *, b: bool = False, i: bool = False, props: str = "") -> str:
    """A run; tabs and line breaks become w:tab and w:br."""
    inner = ""
    for part in text.replace("\t", "\0\t\0").replace("\n", "\0\n\0").split("\0"):
        if part == "\t":
            inner += "<w:tab/>"
        elif part == "\n":
            inner += "<w:br/>"
        elif part:
            inner += f'<w:t xml:space="preserve">{escape(part)}</w:t>'
    dress = ("<w:b/>" if b else "") + ("<w:i/>" if i else "") + props
    return f"<w:r>{f'<w:rPr>{dress}</w:rPr>' if dress else ''}{inner}</w:r>"


def p(
    text: str = "", *, b: bool = False, i: bool = False, align: str = "", num: str = "", props: str = "", raw: str = ""
) -> str:
    """A paragraph. `num`: "numId:level"; `raw`: runs ready made."""
    inside = props
    if num:
        key, level = num.split(":")
        inside += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>'
    if align:
        inside += f'<w:jc w:val="{align}"/>'
    runs = raw or (run(text, b=b, i=i) if text else "")
    return f"<w:p>{f'<w:pPr>{inside}</w:pPr>' if inside else ''}{runs}</w:p>"


def c(text: str = "", *, b: bool = False, span: int = 0, merge: str = "", raw: str = "", align: str = "") -> str:
    """A cell; each line of the text is a paragraph."""
    props = (f'<w:gridSpan w:val="{span}"/>' if span else "") + (
        "" if not merge else '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>"
    )
    paras = raw or "".join(p(line, b=b, align=align) for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{paras}</w:tc>"


def row(*cells: str, header: bool = False, b: bool = False) -> str:
    """A row of cells, plain strings among them."""
    made = "".join(cell if cell.startswith("<w:tc>") else c(cell, b=b) for cell in cells)
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if header else ''}{made}</w:tr>"


def table(*rows: str, widths: tuple[int, ...] = ()) -> str:
    """A table of rows."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def section(*, landscape: bool = False, refs: str = "") -> str:
    """Section properties."""
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if landscape else 'w:w="11906" w:h="16838"'
    margins = '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567"/>'
    return f"<w:sectPr>{refs}<w:pgSz {size}/>{margins}</w:sectPr>"


PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
RULE = p("_______________", align="center")
HEAD = table(
    row(
        c(raw=p("ỦY BAN NHÂN DÂN", b=True, align="center") + p("XÃ AN BÌNH", b=True, align="center")),
        c(raw=p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", b=True) + p("Độc lập - Tự do - Hạnh phúc", b=True)),
    ),
    row("Số: 05/KH-UBND", "An Bình, ngày 06 tháng 01 năm 2026"),
)
TITLE = p("KẾ HOẠCH", b=True, align="center") + p("Cải cách hành chính năm 2026", b=True, align="center")
OPENING = p("Ủy ban nhân dân xã ban hành Kế hoạch với các nội dung như sau:")
CLOSING = p("Trên đây là Kế hoạch cải cách hành chính của xã./.")
FOOT = table(
    row(
        c("Nơi nhận:\n- Sở Nội vụ (để b/c);\n- Các đơn vị;\n- Lưu: VT."),
        c("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nNguyễn Văn An"),
    )
)
BODY = p("I. MỤC ĐÍCH", b=True) + p("1. Việc thứ nhất của xã.") + p("2. Việc thứ hai của xã.")

_LEVELS = {
    1: ("upperRoman", "%1."), 2: ("decimal", "%1."), 3: ("lowerLetter", "%1)"), 4: ("bullet", "-"), 5: ("bullet", "\uf0b7"),
}  # fmt: skip
NUMBERING = (
    f'<w:numbering xmlns:w="{W}">'
    + "".join(
        f'<w:abstractNum w:abstractNumId="{key}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        for key, (form, text) in _LEVELS.items()
    )
    + '<w:abstractNum w:abstractNumId="9">'
    + "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate([("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3.")])
    )
    + "</w:abstractNum>"
    + "".join(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>' for key in (*_LEVELS, 9))
    + '<w:num w:numId="20"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    + '<w:num w:numId="21"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    + "</w:numbering>"
)
_KINDS = {
    "styles": f"{R}/styles", "numbering": f"{R}/numbering", "footnotes": f"{R}/footnotes", "comments": f"{R}/comments",
    "endnotes": f"{R}/endnotes",    "header1": f"{R}/header", "footer1": f"{R}/footer", "theme": f"{R}/theme",
}  # fmt: skip


def docx(
    body: str, *, last: str = "", parts: dict[str, str] | None = None, extra: dict[str, bytes] | None = None
) -> bytes:
    """A .docx with this body; `parts`: styles, numbering, footnotes, comments, header1, footer1 -> XML."""
    held = {"numbering": NUMBERING, **(parts or {})}
    relations = "".join(f'<Relationship Id="rId{name}" Type="{_KINDS[name]}" Target="{name}.xml"/>' for name in held)
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELS}">{relations}</Relationships>',
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}{last or section()}</w:body></w:document>",
        **{f"word/{name}.xml": xml for name, xml in held.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in {**files, **(extra or {})}.items():
            made.writestr(name, content)
    return out.getvalue()


def plan(body: str = BODY, *, head: str = HEAD, title: str = TITLE, opening: str = OPENING, closing: str = CLOSING,
         foot: str = FOOT, after: str = "", **more: object) -> bytes:  # fmt: skip
    """A whole plan with one part changed."""
    return docx(head + title + opening + body + closing + foot + after, **more)  # type: ignore[arg-type]
