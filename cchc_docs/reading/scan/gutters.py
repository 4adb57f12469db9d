"""The white strip between two columns without rules: the agency beside the Quốc hiệu, Nơi nhận beside the signature.

Their lines stand at different heights; read across, letters of both get into one line. So a page is looked at as blocks
of ink and paper, and a strip of paper that goes on over several lines with ink on both sides parts it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_docs.reading.scan.cuts import Box

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["columns"]

_BLOCK = 8  # pixels, 1 mm at 200 dpi
_WIDE = 4  # blocks of paper: three spaces of the text
_HIGH = 14  # blocks: two lines and what is between them
_BOTH = 5  # rows of blocks with ink on both sides
_DARK = 140


@dataclass(slots=True)
class _Strip:
    x: int
    top: int
    bottom: int
    both: int


def columns(image: Image) -> list[tuple[Box, Box]]:
    """Return the boxes (pixels) left and right of each strip, from top to bottom."""
    small = image.point([255] * _DARK + [0] * (256 - _DARK)).reduce(_BLOCK)
    wide, high = small.size
    data = small.tobytes()
    rows = [_ink(data[y * wide : (y + 1) * wide]) for y in range(high)]
    out: list[_Strip] = []
    for strip in sorted(_strips(rows, wide), key=lambda one: (-one.both, one.top)):
        if all(strip.bottom <= other.top or strip.top >= other.bottom for other in out):
            out.append(strip)
    return [_boxes(strip, image) for strip in sorted(out, key=lambda one: one.top)]


def _ink(row: bytes) -> int:
    """Return a row as bits, the first block the highest bit."""
    return int("".join("1" if value > 10 else "0" for value in row), 2)


def _strips(rows: list[int], wide: int) -> list[_Strip]:
    out = []
    for x in range(wide // 5, wide - wide // 5 - _WIDE):
        window = ((1 << _WIDE) - 1) << (wide - x - _WIDE)
        left, right = -1 << (wide - x), (1 << (wide - x - _WIDE)) - 1
        top = 0
        for y in range(len(rows) + 1):
            if y < len(rows) and not rows[y] & window:
                continue
            if y - top >= _HIGH:
                both = [at for at in range(top, y) if rows[at] & left and rows[at] & right]
                if len(both) >= _BOTH:
                    first = max(top, both[0] - 3)
                    out.append(_Strip(x, _between(rows, first, 1), _between(rows, y, -1), len(both)))
            top = y + 1
    return out


def _between(rows: list[int], at: int, step: int) -> int:
    """Return the row near by with the least ink: a strip ends inside the line that crosses it, and marks reach up to it."""
    near = [at + step * off for off in range(6) if 0 <= at + step * off < len(rows)]
    return min(near, key=lambda row: rows[row].bit_count(), default=at)


def _boxes(strip: _Strip, image: Image) -> tuple[Box, Box]:
    middle = (strip.x + _WIDE // 2) * _BLOCK
    top, bottom = max(strip.top * _BLOCK - 4, 0), min(strip.bottom * _BLOCK, image.height)
    return (0, top, middle, bottom), (middle, top, image.width, bottom)
