"""What Word refuses to open, looked for in the finished XML. Counts first: the slow look is for files that fail them."""

from __future__ import annotations

import re

_CELL_END = re.compile(r"(?:</w:p>|<w:p(?: [^>]*)?/>)\s*</w:tc>")
_TABLE_END = re.compile(r"</w:tr>\s*</w:tbl>")
_SECTION = re.compile(r"<w:sectPr[ >].*?</w:sectPr>", re.DOTALL)
_NUMBER = r'<w:{}(?= )[^>]* w:{}="(-?\d+)"'
_SIZE = tuple(re.compile(_NUMBER.format("pgSz", name)) for name in ("w", "h"))
_MARGIN = tuple(re.compile(_NUMBER.format("pgMar", name)) for name in ("left", "right", "top", "bottom"))
_UNIQUE = (
    ("w:bookmarkStart", re.compile(r'<w:bookmarkStart(?= )[^>]* w:id="([^"]*)"'), "mã dấu trang (bookmark)"),
    ("w:bookmarkStart", re.compile(r'<w:bookmarkStart(?= )[^>]* w:name="([^"]*)"'), "tên dấu trang (bookmark)"),
    ("wp:docPr", re.compile(r'<wp:docPr(?= )[^>]* id="([^"]*)"'), "mã hình vẽ"),
    ("w14:paraId", re.compile(r' w14:paraId="([^"]*)"'), "mã đoạn"),
    ("w:commentRangeStart", re.compile(r'<w:commentRangeStart(?= )[^>]* w:id="([^"]*)"'), "mã chú thích"),
)


def defects(parts: dict[str, str]) -> list[str]:
    """Return what is wrong with the XML of the parts written ("word/document.xml" and headers); empty is good."""
    out: list[str] = []
    for name, xml in parts.items():
        broken = _malformed(xml)
        if broken:
            out.append(f"{name}: {broken}")
            continue
        out += [f"{name}: {message}" for message in _blocks(xml) + _ids(xml)]
        if name == "word/document.xml":
            out += [f"{name}: {message}" for message in _sections(xml)]
        elif "<w:commentR" in xml:
            out.append(f"{name}: đầu trang, chân trang không được có chú thích")
    return out


def _malformed(xml: str) -> str:
    from xml.parsers import expat

    try:
        expat.ParserCreate().Parse(xml.encode(), True)
    except expat.ExpatError as error:
        return f"XML hỏng ở ký tự {error.offset} dòng {error.lineno}"
    return ""


def _blocks(xml: str) -> list[str]:
    out = []
    cells = xml.count("</w:tc>")
    if xml.count("</w:p></w:tc>") != cells and len(_CELL_END.findall(xml)) != cells:
        out.append("có ô bảng không kết thúc bằng một đoạn")
    tables = xml.count("</w:tbl>")
    if xml.count("</w:tr></w:tbl>") != tables and len(_TABLE_END.findall(xml)) != tables:
        out.append("có bảng không có hàng nào")
    if "<w:tc/>" in xml or "<w:tr/>" in xml or "</w:trPr></w:tr>" in xml or "<w:tr></w:tr>" in xml:
        out.append("có hàng không có ô, hoặc ô trống không có đoạn")
    return out


def _ids(xml: str) -> list[str]:
    out = []
    for marker, pattern, what in _UNIQUE:
        if marker in xml:
            found = pattern.findall(xml)
            if len(set(found)) != len(found):
                again = next(code for code in found if found.count(code) > 1)
                out.append(f"{what} '{again}' có nhiều lần")
    return out


def _sections(xml: str) -> list[str]:
    if not xml.endswith("</w:sectPr></w:body></w:document>"):
        return ["thiếu khổ giấy (sectPr) ở cuối văn bản"]
    for section in set(_SECTION.findall(xml)):
        size = [int(found[1]) for pattern in _SIZE if (found := pattern.search(section))]
        margins = [int(found[1]) for pattern in _MARGIN if (found := pattern.search(section))]
        if len(size) < 2 or len(margins) < 4:
            return ["có phần văn bản thiếu khổ giấy hoặc lề"]
        if size[0] - margins[0] - margins[1] < 1000 or size[1] - abs(margins[2]) - abs(margins[3]) < 1000:
            return ["có phần văn bản mà lề chiếm hết trang"]
    return []
