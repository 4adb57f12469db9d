"""The letters of a PDF page with their place and look, turned upright, doubled ones once."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from cchc_docs.errors import CchcError
from cchc_docs.reading.flow import BLANKS, RunLook

# A soft hyphen stays for now: in TCVN3 it is the letter ư.
_PLAIN = {code: new for code, new in BLANKS.items() if code != 0xAD}

__all__ = ["Glyph", "Sheet", "read_sheet"]

_MAX_FORMS = 4_000  # of one page: a seal or a chart has some tens
_BOLD = re.compile(r"bold|black|heavy|demi|,b(?:i|$)|-bd|bd(?:it)?mt$", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|,(?:b)?i$|-it$|it(?:alic)?mt$", re.IGNORECASE)
_SPLIT = re.compile(r"[,-](?:bold|italic|regular|oblique|semi|medium|light|black|ps)", re.IGNORECASE)


@dataclass(slots=True)
class Glyph:
    """A letter on the page. Lengths in points from the top left; `base` is the line it stands on."""

    text: str
    x0: float
    x1: float
    base: float
    look: RunLook


@dataclass(slots=True)
class Sheet:
    """A page as drawn: its letters and its ruled tables (pdfplumber's cells), upright.

    `pictures`: share of the page that the largest picture covers.
    `left`, `top`: where pdfplumber's coordinates begin on a page whose box does not begin at 0.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    page: Any = None
    pictures: float = 0.0
    turned: int = 0
    left: float = 0.0
    top: float = 0.0


@lru_cache(maxsize=1024)
def look_of(font: str, size: float) -> RunLook:
    """Return the look a PDF font name tells: "BAAAAA+TimesNewRomanPS-BoldItalicMT" is Times, bold and italic."""
    name = font.split("+", 1)[1] if re.match(r"[A-Z]{6}\+", font) else font
    bold, italic = bool(_BOLD.search(name)), bool(_ITALIC.search(name))
    plain = _SPLIT.split(name)[0]
    return RunLook(font=plain, size=size, bold=bold, italic=italic)


def read_sheet(page: Any) -> Sheet:
    """Return the letters of a pdfplumber page; a page whose text runs sideways is turned first.

    Raise CchcError where drawings stand in drawings without end.
    """
    _draw(page)
    chars = page.chars
    turn = _turn(chars)
    if turn:
        page = _turned(page, turn)
        _draw(page)
        chars = page.chars
    sheet = Sheet(page.page_number, float(page.width), float(page.height), page=page, turned=turn)
    sheet.left, sheet.top = float(page.bbox[0]), float(page.bbox[1])
    for char in chars:
        text = char["text"]
        if text.startswith("(cid:"):
            text = "\ufffd"
        look = look_of(char["fontname"], round(char["size"] * 2) / 2)
        base = char["bottom"] + char["y0"] - char["matrix"][5] - sheet.top
        sheet.glyphs.append(Glyph(text, char["x0"] - sheet.left, char["x1"] - sheet.left, base, look))
    sheet.glyphs = _marks_on_letters(sheet.glyphs)
    area = sheet.width * sheet.height or 1.0
    sheet.pictures = max((abs(i["width"] * i["height"]) / area for i in page.images), default=0.0)
    return sheet


def _draw(page: Any) -> None:
    """Let pdfminer draw the page with a limit on forms: thirty that each draw the next one twice never end."""
    from pdfminer.pdfinterp import PDFPageInterpreter
    from pdfplumber.page import PDFPageAggregatorWithMarkedContent

    device: Any = PDFPageAggregatorWithMarkedContent(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
    begin, drawn = device.begin_figure, 0

    def counted(*args: Any) -> None:
        nonlocal drawn
        drawn += 1
        if drawn > _MAX_FORMS:
            raise CchcError(
                f"Trang {page.page_number} của tệp PDF có quá nhiều hình lồng nhau, không đọc; hãy in lại từ Word ra PDF."
            )
        begin(*args)

    device.begin_figure = counted
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()  # noqa: SLF001 -- what pdfplumber itself keeps; it would draw again without


def _turn(chars: list[dict[str, Any]]) -> int:
    """Return by how many degrees the page must be turned for most of its letters to stand upright."""
    angles: Counter[int] = Counter()
    for char in chars:
        a, b, c, d = char["matrix"][:4]
        if abs(a) >= abs(b):
            angles[0 if a * d >= 0 and a > 0 else 180 if a < 0 and d < 0 else 0] += 1
        else:
            angles[90 if b > 0 and c < 0 else 270 if b < 0 and c > 0 else 0] += 1
    return angles.most_common(1)[0][0] if angles else 0


def _turned(page: Any, turn: int) -> Any:
    """Return the page read again with another /Rotate."""
    from pdfplumber.page import Page

    source = page.page_obj
    page.close()
    # pdfminer draws by `rotate`, pdfplumber measures by the attribute.
    source.rotate = (int(source.rotate or 0) + turn) % 360
    source.attrs = {**source.attrs, "Rotate": source.rotate}
    return Page(page.pdf, source, page_number=page.page_number, initial_doctop=page.initial_doctop)


def _marks_on_letters(glyphs: list[Glyph]) -> list[Glyph]:
    """Put a mark drawn apart (NFD) on the letter before it, so that sorting by place cannot part them."""
    out: list[Glyph] = []
    for glyph in glyphs:
        text = glyph.text.translate(_PLAIN) if not glyph.text.isprintable() else glyph.text.replace("\xa0", " ")
        if not text:
            continue
        if unicodedata.combining(text[0]) and out and abs(out[-1].base - glyph.base) < glyph.look.size:
            out[-1].text += text
            continue
        glyph.text = text
        out.append(glyph)
    return out
