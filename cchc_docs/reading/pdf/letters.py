"""The letters of a PDF page as they are drawn: stretches of one font, size, colour and direction, in drawing order."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from cchc_docs import patterns
from cchc_docs.errors import CchcError
from cchc_docs.reading.flow import RunLook
from cchc_docs.reading.pdf.marks import Loose, is_beside, settle, with_mark
from cchc_docs.reading.pdf.pdfium import Calls

__all__ = ["MAX_LETTERS", "Letter", "Stretch", "look_of", "stretches_of"]

MAX_LETTERS = 60_000  # of one page: a page of 6 pt from edge to edge has some 15,000
_UNKNOWN = "\ufffd"
_HYPHENS = (0x02, 0xFFFE)  # what PDFium makes of a hyphen at the end of a line
_BOLD = patterns.ours(r"bold|black|heavy|demi|,b(?:i|$)|-bd|bd(?:it)?mt$", re.IGNORECASE)
_ITALIC = patterns.ours(r"italic|oblique|,(?:b)?i$|-it$|it(?:alic)?mt$", re.IGNORECASE)
_SPLIT = patterns.ours(r"[,-](?:bold|italic|regular|oblique|semi|medium|light|black|ps)", re.IGNORECASE)
Letter = tuple[str, float, float]
"""A letter and where it begins and ends along its stretch, in the file's own points (x, or y where it runs upwards)."""


@dataclass(slots=True)
class Stretch:
    """What one drawing order of text puts on the page, in the coordinates of the file (y upwards).

    `angle`: the direction it runs, degrees against the clock. `order`: the place of its object in the page, -1 unknown.
    `color`: red, green, blue, opacity (0 to 255). `mode`: 3 draws nothing (PDF 32000-1, 9.3.6).
    `apart`: a blank stands before it.
    """

    letters: list[Letter]
    look: RunLook
    angle: float
    x: float
    y: float
    color: tuple[int, int, int, int] = (0, 0, 0, 255)
    mode: int = 0
    order: int = -1
    handle: int = 0
    size: float = field(default=0.0)
    apart: bool = False

    @property
    def text(self) -> str:
        """Its words, blanks as they were typed."""
        return "".join(letter[0] for letter in self.letters)


@lru_cache(maxsize=1024)
def look_of(font: str, size: float) -> RunLook:
    """Return the look a PDF font name tells: "BAAAAA+TimesNewRomanPS-BoldItalicMT" is Times, bold and italic."""
    name = font.split("+", 1)[1] if patterns.match(r"[A-Z]{6}\+", font) else font
    bold, italic = bool(_BOLD.search(name)), bool(_ITALIC.search(name))
    plain = _SPLIT.split(name)[0]
    return RunLook(font=plain, size=size, bold=bold, italic=italic)


def stretches_of(pdfium: Calls, text: Any, number: int) -> list[Stretch]:
    """Return the stretches of a loaded text page. Raise CchcError where it has more letters than any page."""
    count = pdfium.raw.FPDFText_CountChars(text)
    if count > MAX_LETTERS:
        raise CchcError(f"Trang {number} của tệp PDF có quá nhiều chữ ({count}), không đọc; hãy in lại từ Word ra PDF.")
    return _Reader(pdfium, text).read(count)


class _Reader:
    """Goes once over the letters of a page."""

    def __init__(self, pdfium: Calls, text: Any) -> None:
        self.pdfium, self.text, self.page = pdfium, text, pdfium.handle(text)
        self.box = pdfium.raw.FS_RECTF()
        self.matrix = pdfium.raw.FS_MATRIX()
        self.shown: dict[str, dict[int, str]] = {}
        self.marks: set[str] = set()
        self.out: list[Stretch] = []
        self.loose: list[Loose] = []

    def read(self, count: int) -> list[Stretch]:
        pdfium, page, box = self.pdfium, self.page, self.box
        code_of, object_of, box_of, place = pdfium.unicode, pdfium.object, pdfium.box, ctypes.addressof(box)
        handle = 0
        letters: list[Letter] = []
        shown: dict[int, str] = {}
        upwards = blank = False
        for at in range(count):
            own = object_of(page, at)
            if not own:
                # A blank that PDFium adds where it sees a gap, or for one drawn by itself; we look at the places too.
                blank = code_of(page, at) == 0x20
                continue
            if own != handle:
                now, handle = self._begin(at, own), own
                now.apart, blank = blank, False
                letters, shown = now.letters, self.shown.setdefault(now.look.font, {})
                upwards = 45 <= now.angle % 180 <= 135
            code = code_of(page, at)
            letter = shown.get(code) or self._letter(code, at, shown)
            box_of(page, at, place)
            low, high = (box.bottom, box.top) if upwards else (box.left, box.right)
            if letter in self.marks:
                self._mark(letter, low, high, letters)
            else:
                letters.append((letter, low, high))
        if self.loose:
            settle(self.loose, self.out)
        return self.out

    def _mark(self, mark: str, low: float, high: float, letters: list[Letter]) -> None:
        """Put a mark drawn apart (NFD) on the letter under it, so that sorting by place cannot part them."""
        own = letters or (self.out[-2].letters if len(self.out) > 1 else [])
        if own and is_beside(own[-1], low, high):
            own[-1] = (with_mark(own[-1][0], mark), own[-1][1], max(own[-1][2], high))
            return
        self.loose.append(Loose(mark, low, high, self.out[-1], own, len(own) - 1))

    def _letter(self, code: int, at: int, shown: dict[int, str]) -> str:
        """Return what a code of a font shows, and remember it."""
        letter = chr(code) if 0x20 <= code < 0xD800 else self._odd(code)
        if self.pdfium.unknown(self.page, at):
            letter = _UNKNOWN
        if unicodedata.combining(letter):
            self.marks.add(letter)
        shown[code] = letter
        return letter

    def _odd(self, code: int) -> str:
        if code in _HYPHENS:
            return "-"
        if code in (9, 10, 13):
            return " "
        return chr(code) if 0xE000 <= code < 0x110000 and code not in (0xFFFE, 0xFFFF) else _UNKNOWN

    def _begin(self, at: int, handle: int) -> Stretch:
        raw = self.pdfium.raw
        raw.FPDFText_GetMatrix(self.text, at, ctypes.byref(self.matrix))
        a, b, c, d = self.matrix.a, self.matrix.b, self.matrix.c, self.matrix.d
        size = raw.FPDFText_GetFontSize(self.text, at) * math.hypot(c, d)
        if not math.isfinite(size):
            size = 0.0
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self.text, at, ctypes.byref(x), ctypes.byref(y))
        drawn = raw.FPDFText_GetTextObject(self.text, at)
        angle = math.degrees(math.atan2(b, a)) % 360 if a or b else 0.0
        out = Stretch([], look_of(self._font(at), round(size * 2) / 2), angle, x.value, y.value, handle=handle)
        out.size, out.color, out.mode = size, self._color(drawn), raw.FPDFTextObj_GetTextRenderMode(drawn)
        self.out.append(out)
        return out

    def _font(self, at: int) -> str:
        name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
        length = self.pdfium.raw.FPDFText_GetFontInfo(self.text, at, name, 256, ctypes.byref(flags))
        return name.value.decode("utf-8", "replace") if 0 < length <= 256 else ""

    def _color(self, drawn: Any) -> tuple[int, int, int, int]:
        parts = [ctypes.c_uint() for _ in range(4)]
        if not self.pdfium.raw.FPDFPageObj_GetFillColor(drawn, *map(ctypes.byref, parts)):
            return 0, 0, 0, 255
        red, green, blue, opacity = (part.value for part in parts)
        return red, green, blue, opacity
