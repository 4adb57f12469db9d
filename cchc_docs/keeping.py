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
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

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
        if not _ours(os.lstat(folder), stat.S_ISDIR, 0o022):
            return None
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | _NONBLOCK)
        with os.fdopen(handle, "rb") as file:
            if not _ours(os.fstat(file.fileno()), stat.S_ISREG, 0o077):
                return None
            found = file.read()
    except OSError:
        return None
    kept = found[_DIGEST:]
    return kept if found[:_DIGEST] == _digest(path, kept) else None


def _ours(status: os.stat_result, sort: Callable[[int], bool], forbidden: int) -> bool:
    """Tell whether a folder or file is of this sort, belongs to us, and grants nobody the `forbidden` rights."""
    if not sort(status.st_mode):
        return False
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & forbidden)


def _digest(path: str, kept: bytes) -> bytes:
    return blake2b(kept, digest_size=_DIGEST, key=os.path.basename(path).encode()[:64]).digest()


def keep(folder: str, path: str, data: bytes) -> None:
    """Write a cache file whole or not at all; a folder we cannot write to costs time, nothing else."""
    scratch = f"{path}.{os.getpid()}"
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        if not _ours(os.lstat(folder), stat.S_ISDIR, 0o022):
            return
        handle = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(_digest(path, data) + data)
        os.replace(scratch, path)
    except OSError:
        try:
            os.unlink(scratch)
        except OSError:
            return


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
