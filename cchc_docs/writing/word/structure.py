"""What Word refuses to open, looked for in the finished XML. Counts first: the slow look is for files that fail them."""

from __future__ import annotations

import re

_CELL_END = re.compile(r"(?:</w:p>|<w:p(?: [^>]*)?/>)\s*</w:tc>")
_TABLE_END = re.compile(r"</w:tr>\s*</w:tbl>")
_SECTION = re.compile(r"<w:sectPr[ >].*?</w:sectPr>", re.DOTALL)
_ATTRIBUTE = re.compile(r' w:(\w+)="(-?\d+)"')
# What must be unique: a word that tells whether to look at all, the pattern, its name.
_UNIQUE = (
    ("w:bookmarkStart", r'<w:bookmarkStart(?= )[^>]* w:id="([^"]*)"', "mã dấu trang (bookmark)"),
    ("w:bookmarkStart", r'<w:bookmarkStart(?= )[^>]* w:name="([^"]*)"', "tên dấu trang (bookmark)"),
    ("wp:docPr", r'<wp:docPr(?= )[^>]* id="([^"]*)"', "mã hình vẽ"),
    ("w14:paraId", r' w14:paraId="([^"]*)"', "mã đoạn"),
    ("w:commentRangeStart", r'<w:commentRangeStart(?= )[^>]* w:id="([^"]*)"', "mã chú thích"),
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
            found = re.findall(pattern, xml)
            if len(set(found)) != len(found):
                again = next(code for code in found if found.count(code) > 1)
                out.append(f"{what} '{again}' có nhiều lần")
    return out


def _sections(xml: str) -> list[str]:
    if not xml.endswith("</w:sectPr></w:body></w:document>"):
        return ["thiếu khổ giấy (sectPr) ở cuối văn bản"]
    for section in set(_SECTION.findall(xml)):
        size, margins = _numbers(section, "pgSz"), _numbers(section, "pgMar")
        if not {"w", "h"} <= size.keys() or not {"left", "right", "top", "bottom"} <= margins.keys():
            return ["có phần văn bản thiếu khổ giấy hoặc lề"]
        wide = size["w"] - margins["left"] - margins["right"] - margins.get("gutter", 0)
        if wide < 1000 or size["h"] - abs(margins["top"]) - abs(margins["bottom"]) < 1000:
            return ["có phần văn bản mà lề chiếm hết trang"]
    return []


def _numbers(section: str, name: str) -> dict[str, int]:
    at = section.find(f"<w:{name} ")
    return (
        {key: int(value) for key, value in _ATTRIBUTE.findall(section[at : section.find(">", at)])} if at >= 0 else {}
    )
