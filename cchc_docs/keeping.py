"""What we make once and keep between runs (compiled templates, tables of law and words): in files that only we can have written.

A kept file proves itself: it and its folder belong to us, nobody else may write them, and a digest in front covers what
it holds and its name (which says what it was made from).
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
from _blake2 import blake2b  # hashlib brings OpenSSL along: 3 ms of a start that takes 40
from _thread import allocate_lock
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from io import FileIO
from typing import Any, TypeVar
from zlib import crc32

_T = TypeVar("_T")
_DIGEST = 32
_NONBLOCK = getattr(os, "O_NONBLOCK", 0)  # a pipe in the place of a file must not hold us up
_FORM = 2
"""Raised whenever tables kept by an older version must not be used."""


def cache_dir() -> str:
    """Return the folder of what we keep: CCHC_CACHE_DIR, else the user's cache folder; "" where there is none.

    A user without a home gets no cache: a folder named "~" in the work folder would be worse than compiling anew.
    """
    own = os.environ.get("CCHC_CACHE_DIR")
    if own:
        return own
    base = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME")
    if not base and os.environ.get("HOME", "x"):
        base = os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "cchc-docs") if base and os.path.isabs(base) else ""


def trusted(folder: str, path: str) -> bytes | None:
    """Return what a cache file holds, where it is whole and only its owner, us, can have written it; code is loaded from it.

    No link is followed, to the file or to its folder; the digest in front covers the content and the name (which holds
    template, version and Python), so that neither flipped bytes nor another file put in its place are ever run.
    """
    try:
        handle = _opened(folder, path)
        if handle is None:
            return None
        with FileIO(handle) as file:
            digest, kept = file.read(_DIGEST), file.read()
    except OSError:
        return None
    return kept if digest == _digest(path, kept) else None


def _opened(folder: str, path: str) -> int | None:
    """Open a file that only we can have written; None where others might have."""
    if not _ours(os.lstat(folder), stat.S_ISDIR, 0o022):
        return None
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | _NONBLOCK)
    if _ours(os.fstat(handle), stat.S_ISREG, 0o077):
        return handle
    os.close(handle)
    return None


def _ours(status: os.stat_result, sort: Callable[[int], bool], forbidden: int) -> bool:
    """Tell whether a folder or file is of this sort, belongs to us, and grants nobody the `forbidden` rights."""
    if not sort(status.st_mode):
        return False
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & forbidden)


def _digest(path: str, kept: bytes) -> bytes:
    return blake2b(kept, digest_size=_DIGEST, key=_name(path)).digest()


def _name(path: str) -> bytes:
    return os.path.basename(path).encode()[:64]


def named(made_of: str) -> str:
    """Return a short name for what something kept is made of."""
    return blake2b(made_of.encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()


def keep(folder: str, path: str, data: bytes) -> None:
    """Write a cache file whole or not at all; a folder we cannot write to costs time, nothing else."""
    _write(folder, path, _digest(path, data), data)


def _write(folder: str, path: str, *parts: bytes) -> None:
    scratch = f"{path}.{os.getpid()}"
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        if not _ours(os.lstat(folder), stat.S_ISDIR, 0o022):
            return
        handle = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.writelines(parts)
        os.replace(scratch, path)
    except OSError:
        try:
            os.unlink(scratch)
        except OSError:
            return


@cache
def program() -> str:
    """Return a digest of this very program, its tables and its Python: another may find something else in the same paper.

    "" for one without files of its own (packed into one).
    """
    top = os.path.dirname(os.path.abspath(__file__))
    try:
        marks = sorted(_marks(top))
    except OSError:
        return ""
    return named(f"{sys.version} {marks}")


def _marks(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                status = entry.stat()
                yield entry.path, status.st_size, status.st_mtime_ns
            elif entry.name != "__pycache__":
                yield from _marks(entry.path)


_Key = tuple[str, int]
_Places = dict[int, int]
"""Number of a key -> where its value begins, above `_LENGTH` bits for how long it is and 32 for its checksum."""
_LENGTH = 20


class Shelf:
    """Values kept in one file (marshal must know them), each read when it is asked for: a run uses few, or each once.

    The digest in front covers name and index, the index has a checksum of each value. The file stays open, so that whoever
    replaces it meanwhile harms nobody.
    """

    def __init__(self, path: str) -> None:
        self._lock, self._begin = allocate_lock(), 0
        self._handle: int | None = None
        self._places: _Places = {}
        try:
            self._handle = _opened(os.path.dirname(path), path)
            front = self._read(-_FRONT, _FRONT) if self._handle is not None else b""
            index = self._read(0, min(int.from_bytes(front[_DIGEST:], "big"), _LONGEST))
        except OSError:
            return
        if front[:_DIGEST] == _digest(path, index):
            self._places = marshal.loads(index)  # noqa: S302 - our own file, proved by its digest
            self._begin = len(index)

    def get(self, key: _Key) -> Any:
        """Return the value under a key, None where there is none or it was touched."""
        place = self._places.get(_number(key))
        found = self._at(place) if place is not None else None
        return found[1] if found is not None and found[0] == key else None

    def everything(self) -> dict[_Key, Any]:
        """Return all there is."""
        return dict(found for place in self._places.values() if (found := self._at(place)) is not None)

    def close(self) -> None:
        """Let the file go; nothing is found any more."""
        self._places = {}
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _at(self, place: int) -> tuple[_Key, Any] | None:
        start, size, check = place >> (_LENGTH + 32), (place >> 32) & ((1 << _LENGTH) - 1), place & 0xFFFFFFFF
        try:
            data = self._read(self._begin + start, size)
            if crc32(data) == check:  # the digest of the whole covers the checksums
                found: tuple[_Key, Any] = marshal.loads(data)  # noqa: S302 - our own file, proved by its digest
                return found
        except (OSError, ValueError, EOFError, TypeError):
            pass  # lost, or of another Python: made again
        return None

    def _read(self, start: int, size: int) -> bytes:
        """Return so many bytes from a place behind the front of the file."""
        if self._handle is None:
            raise OSError("closed")
        if hasattr(os, "pread"):
            return os.pread(self._handle, size, _FRONT + start)
        with self._lock:
            os.lseek(self._handle, _FRONT + start, os.SEEK_SET)
            return os.read(self._handle, size)


_FRONT, _LONGEST = _DIGEST + 4, 1 << 20
"""What stands before the index; an index that is longer was touched."""


def _number(key: _Key) -> int:
    """Return what a key is looked for under: two keys that share one cannot both be found, no more."""
    return crc32(key[0].encode("utf-8", "surrogatepass"), key[1])


def shelve(path: str, values: dict[_Key, Any]) -> None:
    """Write the file of a `Shelf`, as `keep` writes one."""
    parts, places, at = [], {}, 0
    for key, value in values.items():
        data = marshal.dumps((key, value))
        if len(data) >> _LENGTH:
            continue  # none of ours is so long
        places[_number(key)] = at << (_LENGTH + 32) | len(data) << 32 | crc32(data)
        parts.append(data)
        at += len(data)
    index = marshal.dumps(places)
    _write(os.path.dirname(path), path, _digest(path, index), len(index).to_bytes(4, "big"), index, *parts)


_last: list[Callable[[], None]] = []


def when_done(keep_it: Callable[[], None]) -> None:
    """Have something kept at the end of this process's work."""
    if keep_it not in _last:
        _last.append(keep_it)


def done() -> None:
    """Keep what is to be kept: called at the end of a command, and of a process that helped it."""
    for keep_it in _last:
        keep_it()


def table(file: str) -> dict[str, Any]:
    """Return the content of a YAML file of ours (a mapping), read by a safe loader once and kept from then on.

    FileNotFoundError where there is no such file, TypeError where it holds no mapping.
    """
    with open(file, "rb") as stream:
        data = stream.read()
    mark = blake2b(data, digest_size=12).hexdigest()
    return made(f"{os.path.splitext(os.path.basename(file))[0]}-{mark}", lambda: _loaded(file, data))


def made(name: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return what `make` makes, made once and kept from then on; `name` says what it was made from, and which of it."""
    folder = cache_dir()
    path = os.path.join(folder, f"{name}-{_FORM}-{sys.implementation.cache_tag}.bang") if folder else ""
    found = trusted(folder, path) if path else None
    if found is not None:
        try:
            dated, packed = marshal.loads(found)  # noqa: S302 - our own file, proved by `trusted`
            content: dict[str, Any] = _unpacked(packed) if dated else packed
            return content
        except (ValueError, EOFError, TypeError):
            pass  # of another Python: made again
    content = make()
    if path:
        try:
            packed = _packed(content)
            kept = marshal.dumps((packed != content, packed))
        except ValueError:
            return content  # something YAML knows and marshal does not: made every time
        keep(folder, path, kept)
    return content


def worked_out(name: str, made_of: Sequence[str], make: Callable[[], _T]) -> _T:
    """Return what `make` gives (marshal must know it), kept from then on until one of the files it is made of changes.

    `made_of`: the data and the modules that work on them; a change shows in size or time.
    """
    folder = cache_dir()
    try:
        marks = [(status.st_size, status.st_mtime_ns) for status in map(os.stat, made_of)]
    except OSError:  # no files of their own: a program packed into one
        return make()
    mark = blake2b(repr(marks).encode(), digest_size=12).hexdigest()
    path = os.path.join(folder, f"{name}-{mark}-{_FORM}-{sys.implementation.cache_tag}.bang") if folder else ""
    found = trusted(folder, path) if path else None
    if found is not None:
        try:
            kept: _T = marshal.loads(found)  # noqa: S302 - our own file, proved by `trusted`
        except (ValueError, EOFError, TypeError):
            pass  # of another Python: made again
        else:
            return kept
    made = make()
    if path:
        kept_form: Any = made
        keep(folder, path, marshal.dumps(kept_form))
    return made


def _loaded(file: str, data: bytes) -> dict[str, Any]:
    import yaml  # 15 ms, and a millisecond for every 4 kB: what `table` spares

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content = yaml.load(data, Loader=loader)  # noqa: S506 - always one of the safe loaders
    if not isinstance(content, dict):
        raise TypeError(f"{os.path.basename(file)} must hold a mapping")
    return content


def _packed(value: Any) -> Any:
    """Return a value without days: one is written (its number,), as nothing else in YAML is a tuple."""
    if isinstance(value, dict):
        return {_packed(key): _packed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_packed(inner) for inner in value]
    return (value.toordinal(),) if type(value) is date else value


def _unpacked(value: Any) -> Any:
    kind = type(value)
    if kind is dict:
        return {(_unpacked(key) if type(key) is tuple else key): _unpacked(inner) for key, inner in value.items()}
    if kind is list:
        return [_unpacked(inner) for inner in value]
    return date.fromordinal(value[0]) if kind is tuple else value
