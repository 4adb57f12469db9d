"""What a PDF page draws beside letters: ruling lines, boxes that cover, pictures; and in which order."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from cchc_docs.errors import CchcError
from cchc_docs.reading.page.sheet import Bounds
from cchc_docs.reading.pdf.pdfium import Calls

__all__ = ["Drawing", "Matrix", "Patch", "drawing_of"]

_MAX_OBJECTS = 100_000  # of one page with its forms: a table of 2,000 cells draws some 10,000
_MAX_SEGMENTS = 400_000
_DEEP = 20
_CORNERS = 400
_STRAIGHT = 0.5  # points: what is level but for rounding is level
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_LINE, _MOVE = 0, 2
Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Patch:
    """A filled box or a picture: its place in the file's points (x0, y0, x1, y1), when it is drawn, its colour.

    `sees_through`: what lies under it shows.
    """

    place: Bounds
    order: int
    color: tuple[int, int, int] = (255, 255, 255)
    sees_through: bool = False
    picture: bool = False


@dataclass(slots=True)
class Drawing:
    """The drawings of a page in the file's points (y upwards). `orders`: text object -> its place in the page.

    `clips`: text object -> the box outside of which it does not show. `unshown`: text objects of layers switched off.
    """

    edges: list[Bounds] = field(default_factory=list)
    strokes: list[Bounds] = field(default_factory=list)
    patches: list[Patch] = field(default_factory=list)
    orders: dict[int, int] = field(default_factory=dict)
    clips: dict[int, Bounds] = field(default_factory=dict)
    unshown: set[int] = field(default_factory=set)
    pixels: int = 0
    count: int = 0


def drawing_of(pdfium: Calls, page: Any, number: int, off: frozenset[str] = frozenset()) -> Drawing:
    """Return the drawings of a loaded page. `off`: names of layers that are switched off.

    Raise CchcError where there are more of them than on any page.
    """
    return _Walk(pdfium, number, off).read(page)


class _Walk:
    def __init__(self, pdfium: Calls, number: int, off: frozenset[str]) -> None:
        self.pdfium, self.raw, self.number, self.off = pdfium, pdfium.raw, number, off
        self.x, self.y = ctypes.c_float(), ctypes.c_float()
        self.out = Drawing()
        self.seen = self.segments = 0

    def read(self, page: Any) -> Drawing:
        count = self.raw.FPDFPage_CountObjects(page)
        self._objects(page, count, self.raw.FPDFPage_GetObject, (1, 0, 0, 1, 0, 0), 0)
        self.out.count = self.seen
        return self.out

    def _objects(self, parent: Any, count: int, get: Any, matrix: Matrix, depth: int) -> None:
        for at in range(count):
            one = get(parent, at)
            kind = self.raw.FPDFPageObj_GetType(one)
            self.seen += 1
            if self.seen > _MAX_OBJECTS:
                raise CchcError(
                    f"Trang {self.number} của tệp PDF có quá nhiều hình vẽ, không đọc; hãy in lại từ Word ra PDF."
                )
            if kind == _TEXT:
                self._text(self.pdfium.handle(one), one, depth)
            elif kind == _PATH:
                self._path(one, matrix)
            elif kind == _IMAGE:
                self._picture(one, matrix)
            elif kind == _FORM and depth < _DEEP:
                inner = _times(self._matrix(one), matrix)
                self._objects(
                    one, self.raw.FPDFFormObj_CountObjects(one), self.raw.FPDFFormObj_GetObject, inner, depth + 1
                )

    def _text(self, handle: int, one: Any, depth: int) -> None:
        self.out.orders[handle] = self.seen
        if self.off and self.pdfium.marks(handle) > 0 and not self.off.isdisjoint(self._layers(one)):
            self.out.unshown.add(handle)
        clip = self.pdfium.clip(handle)
        if depth == 0 and clip and self.pdfium.clips(clip) > 0:
            self.out.clips[handle] = self._clip(clip)

    def _clip(self, clip: int) -> Bounds:
        """Return the box that all clipping paths leave."""
        x, y, at_x, at_y = self.x, self.y, ctypes.addressof(self.x), ctypes.addressof(self.y)
        left = bottom = float("-inf")
        right = top = float("inf")
        for path in range(min(self.pdfium.clips(clip), _DEEP)):
            xs, ys = [], []
            for corner in range(min(self.pdfium.corners(clip, path), _CORNERS)):
                self.pdfium.point(self.pdfium.corner(clip, path, corner), at_x, at_y)
                xs.append(x.value)
                ys.append(y.value)
            if xs:
                left, right = max(left, min(xs)), min(right, max(xs))
                bottom, top = max(bottom, min(ys)), min(top, max(ys))
        return left, bottom, right, top

    def _layers(self, one: Any) -> list[str]:
        """Return the names of the layers an object is marked for."""
        out = []
        for at in range(self.raw.FPDFPageObj_CountMarks(one)):
            mark = self.raw.FPDFPageObj_GetMark(one, at)
            size = ctypes.c_ulong()
            name = (ctypes.c_ubyte * 512)()
            if self.raw.FPDFPageObjMark_GetParamBlobValue(mark, b"Name", name, 512, ctypes.byref(size)):
                text = bytes(name[: min(size.value, 512)])
                wide = text.startswith(b"\xfe\xff")
                out.append(text[2:].decode("utf-16-be", "replace") if wide else text.decode("latin-1"))
        return out

    def _matrix(self, one: Any) -> Matrix:
        found = self.raw.FS_MATRIX()
        self.raw.FPDFPageObj_GetMatrix(one, ctypes.byref(found))
        return found.a, found.b, found.c, found.d, found.e, found.f

    def _path(self, one: Any, matrix: Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        self.raw.FPDFPath_GetDrawMode(one, ctypes.byref(fill), ctypes.byref(stroke))
        if not (fill.value or stroke.value):
            return
        figures = self._figures(one, _times(self._matrix(one), matrix))
        for figure in figures:
            edges = _straight(figure)
            self.out.edges += edges
            if len(edges) == len(figure) - 1 == 1 or _thin(figure):
                self.out.strokes += edges
        if fill.value:
            color = self._color(one)
            clear = color[3] < 250 or bool(self.raw.FPDFPageObj_HasTransparency(one))
            for figure in figures:
                if _is_box(figure):
                    self.out.patches.append(Patch(_around(figure), self.seen, color[:3], clear))

    def _figures(self, one: Any, matrix: Matrix) -> list[list[_Point]]:
        """Return the corners of each figure of a path; a closed one ends where it began. Curves are cut short."""
        out: list[list[_Point]] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        count = self.raw.FPDFPath_CountSegments(one)
        self.segments += count
        if self.segments > _MAX_SEGMENTS:
            raise CchcError(
                f"Trang {self.number} của tệp PDF có hình vẽ quá phức tạp, không đọc; hãy in lại từ Word ra PDF."
            )
        for at in range(count):
            segment = self.raw.FPDFPath_GetPathSegment(one, at)
            self.raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            point = _moved(matrix, x.value, y.value)
            kind = self.raw.FPDFPathSegment_GetType(segment)
            if kind == _MOVE or not out:
                out.append([point])
            elif kind == _LINE or out[-1][-1] != point:
                out[-1].append(point)
            if self.raw.FPDFPathSegment_GetClose(segment) and out[-1][0] != out[-1][-1]:
                out[-1].append(out[-1][0])
        return [figure for figure in out if len(figure) > 1]

    def _picture(self, one: Any, matrix: Matrix) -> None:
        wide, high = ctypes.c_uint(), ctypes.c_uint()
        if self.raw.FPDFImageObj_GetImagePixelSize(one, ctypes.byref(wide), ctypes.byref(high)):
            self.out.pixels = max(self.out.pixels, wide.value * high.value)
        whole = _times(self._matrix(one), matrix)
        corners = [_moved(whole, x, y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
        clear = bool(self.raw.FPDFPageObj_HasTransparency(one))
        self.out.patches.append(Patch(_around(corners), self.seen, sees_through=clear, picture=True))

    def _color(self, one: Any) -> tuple[int, int, int, int]:
        parts = [ctypes.c_uint() for _ in range(4)]
        if not self.raw.FPDFPageObj_GetFillColor(one, *map(ctypes.byref, parts)):
            return 0, 0, 0, 0
        red, green, blue, opacity = (part.value for part in parts)
        return red, green, blue, opacity


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(matrix: Matrix, x: float, y: float) -> _Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _straight(figure: list[_Point]) -> list[Bounds]:
    """Return the level and the upright sides of a figure."""
    out: list[Bounds] = []
    for (x0, y0), (x1, y1) in pairwise(figure):
        if abs(y1 - y0) < _STRAIGHT and abs(x1 - x0) >= 1:
            out.append((min(x0, x1), y0, max(x0, x1), y0))
        elif abs(x1 - x0) < _STRAIGHT and abs(y1 - y0) >= 1:
            out.append((x0, min(y0, y1), x0, max(y0, y1)))
    return out


def _is_box(figure: list[_Point]) -> bool:
    return len(figure) in (4, 5) and len({round(x, 1) for x, _ in figure}) == 2 == len({round(y, 1) for _, y in figure})


def _thin(figure: list[_Point]) -> bool:
    x0, y0, x1, y1 = _around(figure)
    return _is_box(figure) and min(x1 - x0, y1 - y0) < 2


def _around(points: list[_Point]) -> Bounds:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
