"""A PDF page as drawn -> a sheet: the words of its text with their places, and what was put aside."""

from __future__ import annotations

import ctypes
from itertools import pairwise
from typing import Any

from cchc_docs.reading.flow import BLANKS
from cchc_docs.reading.page.sheet import Aside, Run, Sheet, Sideways
from cchc_docs.reading.pdf.drawn import drawing_of
from cchc_docs.reading.pdf.layers import EDGE, Page, hide
from cchc_docs.reading.pdf.letters import Stretch, stretches_of
from cchc_docs.reading.pdf.pdfium import Calls
from cchc_docs.reading.pdf.upright import Upright, turn_of

__all__ = ["page_of", "sheet_of", "stray_sideways"]

# A soft hyphen stays for now: in TCVN3 it is the letter ư.
_PLAIN = {code: new for code, new in BLANKS.items() if code != 0xAD}
_GAP = 0.25  # of the size: letters set wide apart stay below


def page_of(pdfium: Calls, page: Any, number: int, off: frozenset[str] = frozenset()) -> Page:
    """Return a loaded page as drawn, with what nobody sees already aside. `off`: layers of the file switched off.

    Raise CchcError where it is beyond any page.
    """
    text = pdfium.raw.FPDFText_LoadPage(page)
    try:
        stretches = stretches_of(pdfium, text, number)
    finally:
        pdfium.raw.FPDFText_ClosePage(text)
    drawing = drawing_of(pdfium, page, number, off)
    for one in stretches:
        one.order = drawing.orders.get(one.handle, -1)
    stretches = [one for one in stretches if one.letters]
    box = pdfium.raw.FS_RECTF()
    if not pdfium.raw.FPDF_GetPageBoundingBox(page, ctypes.byref(box)) or box.right <= box.left:
        box.left, box.bottom, box.right, box.top = 0, 0, 595, 842
    quarter = turn_of(stretches, max(pdfium.raw.FPDFPage_GetRotation(page), 0) % 4)
    upright = Upright(box.left, box.bottom, box.right, box.top, quarter)
    out = Page(number, upright, stretches, drawing)
    out.inks = [upright.ink(one) for one in stretches]
    out.ways = [upright.direction(one) for one in stretches]
    out.pictures = _covered(out)
    hide(out)
    return out


def _covered(page: Page) -> float:
    """Return the share of the page that pictures cover; scanners cut a page into strips."""
    wide, high = page.upright.size
    share = 0.0
    for patch in page.drawing.patches:
        if patch.picture:
            x0, top, x1, bottom = page.upright.box(patch.place)
            share += max(0.0, min(x1, wide) - max(x0, 0.0)) * max(0.0, min(bottom, high) - max(top, 0.0))
    return min(share / (wide * high), 1.0) if wide and high else 0.0


def sheet_of(page: Page) -> Sheet:
    """Return the sheet of a page whose layers are parted."""
    wide, high = page.upright.size
    out = Sheet(page.number, wide, high, pictures=page.pictures)
    out.rules = [page.upright.box(edge) for edge in page.drawing.edges]
    strokes = (page.upright.box(edge) for edge in page.drawing.strokes)
    out.strokes = [(x0, x1, top) for x0, top, x1, bottom in strokes if bottom - top < 2]
    for at, one in enumerate(page.stretches):
        if at in page.aside:
            out.aside.append(Aside(page.aside[at], cleaned(one.text).strip(), page.number))
        elif page.ways[at] == 0:
            out.runs += _runs(one, page.upright)
        elif one.text.strip():
            out.sideways.append(Sideways(cleaned(one.text), page.inks[at], one.look))
    out.aside = [one for one in out.aside if one.text]
    _tie(out.runs)
    return out


def _tie(runs: list[Run]) -> None:
    """Tell hard spaces drawn as nothing from places where a program leaves out every space: it does so everywhere."""
    drawn = sum(run.closed for run in runs)
    left_out = [run for before, run in pairwise(runs) if run.apart and not before.closed and run.base == before.base]
    if drawn > len(left_out):
        for run in left_out:
            run.tied = True


def stray_sideways(sheet: Sheet) -> None:
    """Put aside what runs up or down the page and stands in no cell."""
    sheet.aside += [Aside(EDGE, one.text.strip(), sheet.number) for one in sheet.sideways]
    sheet.sideways = []


def _runs(one: Stretch, upright: Upright) -> list[Run]:
    """Return the words of a stretch; a blank alone is a run without text that parts its neighbours."""
    out: list[Run] = []
    _, base = upright.point(one.x, one.y)
    gap = _GAP * one.size
    sign, zero = upright.axis
    word, start, end = "", 0.0, 0.0
    tied = hard = False
    for letter, low, high in one.letters:
        x0, x1 = (low - zero, high - zero) if sign > 0 else (zero - high, zero - low)
        if letter.isspace():
            hard = letter == "\xa0"
            if word:
                out.append(Run(cleaned(word), start, end, base, one.look, closed=True, tied=tied))
            elif not out:
                out.append(Run("", x0, x1, base, one.look, closed=True))
            word = ""
        elif not word:
            word, start, end, tied, hard = letter, x0, x1, hard, False
        elif x0 - end > gap or x1 < start:
            out.append(Run(cleaned(word), start, end, base, one.look, tied=tied))
            word, start, end, tied = letter, x0, x1, False
        else:
            word += letter
            end = max(end, x1)
    if word:
        out.append(Run(cleaned(word), start, end, base, one.look, tied=tied))
    if out and one.apart:
        out[0].apart = True
    return out


def cleaned(text: str) -> str:
    """Return text with plain blanks and without marks nobody sees."""
    return text if text.isprintable() else text.translate(_PLAIN)
