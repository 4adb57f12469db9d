"""Headings LibreOffice leaves at the foot of a page though they are kept with what follows (seen with 7.4: chains of headings).

Word keeps them; the Word file stays as it is. Only the copy that is converted gets a page break before such a heading.
"""

from __future__ import annotations

import io
import re
import zipfile

from cchc_docs.record import NamedTuple

_PART, _STYLES = "word/document.xml", "word/styles.xml"
_KEPT = re.compile(r'<w:style [^>]*w:styleId="([^"]+)">(?:(?!</w:style>).)*?<w:keepNext/>', re.DOTALL)
_TABLE = re.compile(r"<w:tbl>.*?</w:tbl>", re.DOTALL)
_PARAGRAPH = re.compile(r"<w:p>(?:(?!</w:p>).)*</w:p>", re.DOTALL)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)|(<w:noBreakHyphen/>)")
_BREAK = "<w:pageBreakBefore/>"


class _Line(NamedTuple):
    start: int
    words: str
    kept: bool


def mended(docx: bytes, pages: list[str]) -> bytes:
    """Return the Word file with a page break before each heading that ends a page; the same bytes where none does.

    `pages`: the text of each page, as the PDF made of it has it.
    """
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        names = package.infolist()
        if not {_PART, _STYLES} <= set(package.namelist()):
            return docx
        xml, styles = package.read(_PART).decode(), package.read(_STYLES).decode()
        places = _loose(_lines(xml, set(_KEPT.findall(styles))), pages)
        if not places:
            return docx
        for place in reversed(places):
            at = xml.index("</w:pPr>", place)
            at = xml.index("/>", xml.index("<w:pStyle ", place, at)) + 2
            xml = xml[:at] + _BREAK + xml[at:]
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
            for name in names:
                copy.writestr(name.filename, xml if name.filename == _PART else package.read(name))
    return out.getvalue()


def _lines(xml: str, kept: set[str]) -> list[_Line]:
    """Return the paragraphs of the body outside tables: where each begins, its bare words, whether it is a kept heading."""
    out = []
    plain = _TABLE.sub(lambda found: " " * len(found[0]), xml)
    for found in _PARAGRAPH.finditer(plain):
        style = re.search(r'<w:pStyle w:val="([^"]+)"/>', found[0])
        words = _bare("".join(text or ("-" if hyphen else "") for text, hyphen in _TEXT.findall(found[0])))
        if words:
            head = style is not None and style[1] in kept and _BREAK not in found[0]
            out.append(_Line(found.start(), words, head))
    return out


def _loose(lines: list[_Line], pages: list[str]) -> list[int]:
    """Return where the headings begin that end a page; of several one below the other the first."""
    out: list[int] = []
    at = 0
    for page in pages[:-1]:
        shown = [words for words in map(_bare, page.split("\n")) if words]
        if not shown:
            continue
        last = next((n for n in range(at, len(lines)) if lines[n].kept and lines[n].words.endswith(shown[-1])), None)
        # The words may be those of another paragraph: what stands above a heading is on its page too.
        if last is None or len(shown[-1]) < 4 or (last and not _on(lines[last - 1].words, "".join(shown))):
            continue
        first = last
        while first and lines[first - 1].kept and _on(lines[first - 1].words, "".join(shown)):
            first -= 1
        if first and "".join(shown).startswith(lines[first].words):
            continue  # it begins the page as well: a break would change nothing
        out.append(lines[first].start)
        at = last + 1
    return out


def _on(words: str, page: str) -> bool:
    return words[-30:] in page


def _bare(text: str) -> str:
    text = text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    return "".join(text.replace("\u2011", "-").split()).casefold()
