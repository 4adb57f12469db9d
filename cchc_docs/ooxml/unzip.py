"""Zips as Office writes them, read without `zipfile`: it brings thirty modules along, 6 ms and a megabyte of every check.

Only the plain case is read here. Whatever is unusual (zip64, a comment, another way of packing, parts that overlap, names
that disagree) is left to `zipfile`, with its verdict.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Protocol

from cchc_docs.record import NamedTuple

_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_END = struct.Struct("<4s4H2LH")
_STORED, _DEFLATED, _UTF8, _NEWEST = 0, 8, 0x800, 45
_HARMLESS = _UTF8 | 0x0E
"""Flags that change nothing here: how hard it was packed, sizes told behind the data too, a name in UTF-8."""


class Entry(Protocol):
    """What is asked of a member before it is unpacked; `zipfile.ZipInfo` is one."""

    @property
    def filename(self) -> str: ...  # noqa: D102
    @property
    def file_size(self) -> int: ...  # noqa: D102
    @property
    def compress_size(self) -> int: ...  # noqa: D102
    @property
    def flag_bits(self) -> int: ...  # noqa: D102


class Archive(Protocol):
    """A zip in memory."""

    @property
    def entries(self) -> Sequence[Entry]:
        """Its members, in the order of its directory."""

    def read(self, entry: Any) -> bytes:
        """Unpack a member, to no more than the size it claims. Raises ValueError where it is damaged."""


def archive(data: bytes) -> Archive:
    """Return the zip that bytes hold. Raises ValueError where they hold none."""
    return _plain(data) or _Unusual(data)


class _Member(NamedTuple):
    filename: str
    file_size: int
    compress_size: int
    flag_bits: int
    deflated: bool
    crc: int
    start: int


class _Plain:
    def __init__(self, data: bytes, entries: list[_Member]) -> None:
        self.data, self.entries = data, entries

    def read(self, entry: _Member) -> bytes:
        packed = memoryview(self.data)[entry.start : entry.start + entry.compress_size]
        size = entry.file_size
        try:
            found = zlib.decompressobj(-15).decompress(packed, max(size, 1)) if entry.deflated else bytes(packed)
        except zlib.error as error:
            raise ValueError(str(error)) from None
        if zlib.crc32(found[:size]) != entry.crc:
            raise ValueError("bad checksum")
        return found if len(found) == size else found[:size]


def _plain(data: bytes) -> _Plain | None:
    """Return a zip of which nothing is unusual, None for any other."""
    if len(data) < _END.size or data[-_END.size : 4 - _END.size] != b"PK\5\6":
        return None
    _, disk, first, here, count, size, begin, comment = _END.unpack_from(data, len(data) - _END.size)
    end = len(data) - _END.size
    if disk or first or here != count or comment or begin + size != end:
        return None
    entries, at, places = [], begin, []
    for _ in range(count):
        member = _member(data, at, begin)
        if member is None:
            return None
        entry, header, at = member
        entries.append(entry)
        places.append((header, entry.start + entry.compress_size))
    places.sort()
    apart = all(one[1] <= other[0] for one, other in pairwise([*places, (begin, begin)]))
    return _Plain(data, entries) if at == end and apart else None


def _member(data: bytes, at: int, begin: int) -> tuple[_Member, int, int] | None:
    """Return the member that the directory tells of at a place, where its header stands, and where the next one is told of."""
    if at + _CENTRAL.size > len(data):
        return None
    mark, _, needs, flags, way, _, _, crc, packed, size, named, extra, remark, disk, _, _, header = (
        _CENTRAL.unpack_from(data, at)
    )
    name = data[at + _CENTRAL.size : at + _CENTRAL.size + named]
    usual = mark == b"PK\1\2" and needs & 0xFF <= _NEWEST and not flags & ~_HARMLESS and way in (_STORED, _DEFLATED)
    if (
        not usual
        or disk
        or b"\0" in name
        or b"\\" in name
        or header + _LOCAL.size > begin
        or 0xFFFFFFFF in (packed, size)
    ):
        return None
    local = _LOCAL.unpack_from(data, header)
    start = header + _LOCAL.size + local[9] + local[10]
    told = data[header + _LOCAL.size : header + _LOCAL.size + local[9]]
    if local[0] != b"PK\3\4" or (local[2] ^ flags) & _UTF8 or told != name or not (flags & _UTF8 or name.isascii()):
        return None
    try:
        filename = name.decode()
    except UnicodeDecodeError:
        return None
    found = _Member(filename, size, packed, flags, way == _DEFLATED, crc, start)
    return found, header, at + _CENTRAL.size + named + extra + remark


class _Unusual:
    """A zip as `zipfile` reads it."""

    def __init__(self, data: bytes) -> None:
        import io
        import zipfile

        self._broken = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except self._broken as error:
            raise ValueError(str(error)) from None
        self.entries: Sequence[Entry] = self._zip.infolist()

    def read(self, entry: Any) -> bytes:
        try:
            with self._zip.open(entry) as handle:
                return handle.read(entry.file_size + 1)
        except self._broken as error:
            raise ValueError(str(error)) from None
