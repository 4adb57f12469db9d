"""What Word refuses to open, looked for in the finished XML. Counts first: the slow look is for files that fail them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from cchc_docs import patterns

if TYPE_CHECKING:
    import re

_CELL_END = r"(?:</w:p>|<w:p(?: [^>]*)?/>)\s*</w:tc>"
_TABLE_END = r"</w:tr>\s*</w:tbl>"
_ATTRIBUTE = r' w:(\w+)="(-?\d+)"'
# What must be unique: a word that tells whether to look at all, the pattern, its name.
_UNIQUE = (
    ("w:bookmarkStart", r'<w:bookmarkStart(?= )[^>]* w:id="([^"]*)"', "mã dấu trang (bookmark)"),
    ("w:bookmarkStart", r'<w:bookmarkStart(?= )[^>]* w:name="([^"]*)"', "tên dấu trang (bookmark)"),
    ("wp:docPr", r'<wp:docPr(?= )[^>]* id="([^"]*)"', "mã hình vẽ"),
    ("w14:paraId", r' w14:paraId="([^"]*)"', "mã đoạn"),
    ("w:commentRangeStart", r'<w:commentRangeStart(?= )[^>]* w:id="([^"]*)"', "mã chú thích"),
)


_BARE = ("<w:tc/>", "<w:tr/>")
CELL, EMPTY, SECTION = "</w:tc>", "</w:tcPr></w:tc>", "<w:sectPr"
ROWS = ("</w:trPr></w:tr>", "<w:tr></w:tr>")
SHAPES = (CELL, EMPTY, *ROWS, SECTION)
"""A cell that may end with anything, one that may have no paragraph, rows that may have no cell, a section of any measures."""
MARKS = (*dict.fromkeys(word for word, _, _ in _UNIQUE), *_BARE, *SHAPES)
"""What only a prototype brings into a paper: where it has none, no paper made with it has to be searched."""


def defects(
    parts: dict[str, str], marks: Collection[str] = MARKS, whole: Collection[str] = (), *, rowed: bool = False
) -> list[str]:
    """Return what is wrong with the XML of the parts written ("word/document.xml" and headers); empty is good.

    `marks`: those of MARKS the template has. `whole`: parts known to be well-formed (`template.whole`). `rowed`: each
    table of the body was seen to end with a row.
    """
    out: list[str] = []
    for name, xml in parts.items():
        broken = "" if name in whole else _malformed(xml)
        if broken:
            out.append(f"{name}: {broken}")
            continue
        body = name == "word/document.xml"
        out += [f"{name}: {message}" for message in _blocks(xml, marks, rowed and body) + _ids(xml, marks)]
        if body:
            out += [f"{name}: {message}" for message in _sections(xml, marks)]
        elif "<w:commentR" in xml:
            out.append(f"{name}: đầu trang, chân trang không được có chú thích")
    return out


_SHAPE_ID = r'(<wp:docPr(?= )[^>]* id=")([^"]*)(")'
_MARK = r'<w:bookmark(Start|End)(?= )[^>]* w:id="([^"]*)"[^>]*/>'
_EMPTY_ROW = r"(?s)<w:tr(?: [^>]*)?>(?:<w:trPr>(?:(?!</w:trPr>).)*</w:trPr>)?</w:tr>"
_EMPTY_TABLE = r"(?s)<w:tbl>(?:(?!<w:tbl>|<w:tr[ >]).)*?</w:tbl>"


def tidied(xml: str, marks: Collection[str] = MARKS) -> str:
    """Return word/document.xml with what a repeated or left-out block leaves behind put right.

    Shapes and bookmarks of a block that is printed twice get ids (and names) of their own. `marks`: those of MARKS the
    template has.
    """
    if "wp:docPr" in marks and _repeats(found := patterns.findall(_SHAPE_ID, xml), 1):
        numbers = iter(range(1, len(found) + 1))
        xml = patterns.sub(_SHAPE_ID, lambda one: f"{one[1]}{next(numbers)}{one[3]}", xml)
    if "w:bookmarkStart" in marks and _repeats(
        [one.groups() for one in patterns.finditer(_MARK, xml) if one[1] == "Start"], 1
    ):
        xml = _own_marks(xml)
    return xml


def with_rows(xml: str, marks: Collection[str] = MARKS) -> tuple[str, bool]:
    """Return word/document.xml without rows all of whose cells and tables all of whose rows were left out.

    Told beside it: whether each other table ends with a row. `marks`: those of MARKS the template has.
    """
    if any(row in marks and row in xml for row in ROWS):
        xml = patterns.sub(_EMPTY_ROW, "", xml)
    if rowed(xml):
        return xml, True
    xml = patterns.sub(_EMPTY_TABLE, "", xml)
    return xml, rowed(xml)


def rowed(xml: str) -> bool:
    """Tell whether each table ends with a row, right behind it."""
    return _all_behind("</w:tr>", "</w:tbl>", xml)


def _all_behind(before: str, sign: str, xml: str) -> bool:
    """Tell whether each `sign` stands right behind `before`; for few signs in a long text."""
    at = xml.find(sign)
    while at >= 0:
        if not xml.endswith(before, 0, at):
            return False
        at = xml.find(sign, at + len(sign))
    return True


def _repeats(found: Sequence[Sequence[str]], part: int) -> bool:
    return len({one[part] for one in found}) != len(found)


def _own_marks(xml: str) -> str:
    """Number bookmarks anew: the n-th beginning of an id belongs to its n-th end; a name seen before gets its number."""
    seen: dict[tuple[str, str], int] = {}
    ids: dict[tuple[str, int], int] = {}
    names: set[str] = set()

    def own(found: re.Match[str]) -> str:
        kind, code = found[1], found[2]
        turn = seen[kind, code] = seen.get((kind, code), -1) + 1
        number = ids.setdefault((code, turn), len(ids) + 1)
        out = found[0].replace(f' w:id="{code}"', f' w:id="{number}"')
        name = patterns.search(r' w:name="([^"]*)"', out)
        if kind == "Start" and name is not None:
            if name[1] in names:
                out = out.replace(name[0], f' w:name="{name[1]}_{number}"')
            names.add(name[1])
        return out

    return patterns.sub(_MARK, own, xml)


def _malformed(xml: str) -> str:
    import pyexpat  # xml.parsers.expat by its own name

    try:
        pyexpat.ParserCreate().Parse(xml, True)  # the text keeps the bytes made for it: encoding it later costs little
    except pyexpat.ExpatError as error:
        return f"XML hỏng ở ký tự {error.offset} dòng {error.lineno}"
    return ""


_NO_END = "có ô bảng không kết thúc bằng một đoạn"


def _blocks(xml: str, marks: Collection[str], sound: bool) -> list[str]:
    out = []
    if CELL in marks:
        cells = xml.count("</w:tc>")
        if xml.count("</w:p></w:tc>") != cells and len(patterns.findall(_CELL_END, xml)) != cells:
            out.append(_NO_END)
    elif EMPTY in marks and EMPTY in xml:
        out.append(_NO_END)
    if not sound and not rowed(xml) and len(patterns.findall(_TABLE_END, xml)) != xml.count("</w:tbl>"):
        out.append("có bảng không có hàng nào")
    if any(words in marks and words in xml for words in (*ROWS, *_BARE)):
        out.append("có hàng không có ô, hoặc ô trống không có đoạn")
    return out


def _ids(xml: str, marks: Collection[str]) -> list[str]:
    out = []
    for marker, pattern, what in _UNIQUE:
        if marker in marks and marker in xml:
            found = patterns.findall(pattern, xml)
            if len(set(found)) != len(found):
                again = next(code for code in found if found.count(code) > 1)
                out.append(f"{what} '{again}' có nhiều lần")
    return out


def _sections(xml: str, marks: Collection[str]) -> list[str]:
    if not xml.endswith("</w:sectPr></w:body></w:document>"):
        return ["thiếu khổ giấy (sectPr) ở cuối văn bản"]
    return unmeasured(xml) if SECTION in marks else []


def unmeasured(xml: str) -> list[str]:
    """Return what is wrong with the paper or the margins of a section."""
    for section in _between(SECTION, "</w:sectPr>", xml):
        size, margins = _numbers(section, "pgSz"), _numbers(section, "pgMar")
        if not {"w", "h"} <= size.keys() or not {"left", "right", "top", "bottom"} <= margins.keys():
            return ["có phần văn bản thiếu khổ giấy hoặc lề"]
        wide = size["w"] - margins["left"] - margins["right"] - margins.get("gutter", 0)
        if wide < 1000 or size["h"] - abs(margins["top"]) - abs(margins["bottom"]) < 1000:
            return ["có phần văn bản mà lề chiếm hết trang"]
    return []


def _between(start: str, end: str, xml: str) -> set[str]:
    """Return what stands between a tag (so it begins) and its end, each once; for few tags in a long text."""
    out = set()
    at = xml.find(start)
    while at >= 0:
        stop = xml.find(end, at)
        if xml[at + len(start)] in " >":
            out.add(xml[at:stop])
        at = xml.find(start, stop)
    return out


def _numbers(section: str, name: str) -> dict[str, int]:
    at = section.find(f"<w:{name} ")
    shown = section[at : section.find(">", at)] if at >= 0 else ""
    return {key: int(value) for key, value in patterns.findall(_ATTRIBUTE, shown)}
