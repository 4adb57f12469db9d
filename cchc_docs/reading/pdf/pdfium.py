"""The few calls into PDFium that read letters, with the types that make them fast.

pypdfium2 ships PDFium and its C functions. A page has thousands of letters with three calls each: handles as plain
addresses and one box filled again and again take a third of the time of the generated wrappers. PDFium is not made for
threads: whoever reads holds `LOCK`.
"""

from __future__ import annotations

import ctypes
from ctypes import c_int, c_uint, c_void_p
from functools import cache
from threading import RLock
from typing import Any

__all__ = ["LOCK", "Calls", "calls"]

LOCK = RLock()


class Calls:
    """PDFium as we call it. `raw` holds everything else by its C name."""

    def __init__(self, raw: Any) -> None:
        self.raw = raw
        self.unicode = _typed(raw.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
        self.object = _typed(raw.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
        self.box = _typed(raw.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
        self.clip = _typed(raw.FPDFPageObj_GetClipPath, c_void_p, c_void_p)
        self.clips = _typed(raw.FPDFClipPath_CountPaths, c_int, c_void_p)
        self.corners = _typed(raw.FPDFClipPath_CountPathSegments, c_int, c_void_p, c_int)
        self.corner = _typed(raw.FPDFClipPath_GetPathSegment, c_void_p, c_void_p, c_int, c_int)
        self.point = _typed(raw.FPDFPathSegment_GetPoint, c_int, c_void_p, c_void_p, c_void_p)
        self.marks = _typed(raw.FPDFPageObj_CountMarks, c_int, c_void_p)
        self.unknown = _typed(raw.FPDFText_HasUnicodeMapError, c_int, c_void_p, c_int)

    def handle(self, pointer: Any) -> Any:
        """Return a pointer as the plain address that the fast calls take, 0 for none."""
        return ctypes.cast(pointer, c_void_p).value or 0


def _typed(function: Any, result: Any, *arguments: Any) -> Any:
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, c_void_p).value or 0)


@cache
def calls() -> Calls:
    """Return the calls; raise ImportError where pypdfium2 is not installed."""
    import pypdfium2.raw

    return Calls(pypdfium2.raw)
