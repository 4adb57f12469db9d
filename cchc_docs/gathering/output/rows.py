"""The rows of a sheet as XML, packed while they come: whatever their number, little of them is in memory.

What a package holds is deflated, and a deflated text may be put together of several: the sheet around the rows is made by
openpyxl when their number is known.
"""

from __future__ import annotations

import zlib
from zlib import crc32
from collections.abc import Iterable, Iterator
from decimal import Decimal

from cchc_docs.ooxml.zip import Member

_MANY = 200
"""Rows put down together."""
_LONGEST = 32_767
"""Letters a cell of Excel holds."""


class PackedRows:
    """Rows of one sheet, from the first below its headings on."""

    def __init__(self) -> None:
        self._squeeze = zlib.compressobj(6, zlib.DEFLATED, -15)
        self._packed: list[bytes] = []
        self._waiting: list[str] = []

    def put(self, number: int, cells: Iterable[str], height: int = 0) -> None:
        """Add a row of cells (`cell`); `height` in points, 0 for that of one line."""
        high = f' ht="{height}" customHeight="1"' if height else ""
        self._waiting.append(f'<row r="{number}"{high}>{"".join(cells)}</row>')
        if len(self._waiting) >= _MANY:
            self._pack()

    def _pack(self) -> None:
        self._packed.append(self._squeeze.compress("".join(self._waiting).encode()))
        self._waiting = []

    def between(self, name: str, before: bytes, after: bytes) -> Member:
        """Return the part of a package that holds `before`, the rows, `after`. Asked for once, when all rows are there."""
        self._pack()
        self._packed.append(self._squeeze.flush(zlib.Z_FULL_FLUSH))
        crc, size = crc32(before), len(before)
        for some in self._unpacked():
            crc, size = crc32(some, crc), size + len(some)
        head, tail = (zlib.compressobj(6, zlib.DEFLATED, -15) for _ in range(2))
        packed = (head.compress(before), head.flush(zlib.Z_FULL_FLUSH), *self._packed, tail.compress(after), tail.flush())
        return Member(name, crc32(after, crc), size + len(after), b"".join(packed))

    def _unpacked(self) -> Iterator[bytes]:
        swell = zlib.decompressobj(-15)
        return (swell.decompress(some) for some in self._packed)


def cell(place: str, made: str) -> str:
    """Return a cell at a place ("B4") of what `inside` made."""
    return f'<c r="{place}{made}'


def inside(look: int, value: str | int | Decimal | None) -> str:
    """Return a cell but for its place: the number of its look, what it holds; words have no control characters."""
    if value is None or value == "":
        return f'" s="{look}" t="n"></c>'
    if isinstance(value, str):
        text = value[:_LONGEST].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        kept = ' xml:space="preserve"' if text != text.strip() else ""
        return f'" s="{look}" t="inlineStr"><is><t{kept}>{text}</t></is></c>'
    return f'" s="{look}" t="n"><v>{"%.16g" % value}</v></c>'
