"""Compiled templates, kept between runs: in files of our own that nobody else can have written."""

from __future__ import annotations

import os
import stat
import sys
import zlib
from _blake2 import blake2b  # hashlib brings OpenSSL along: 3 ms of a start that takes 40
from collections.abc import Callable
from typing import TYPE_CHECKING

from cchc_docs.errors import CchcError
from cchc_docs.files import read_file

if TYPE_CHECKING:
    from cchc_docs.writing.template.compiled import Compiled

Template = bytes | str | os.PathLike[str]
"""A template as it comes: the bytes of a .docx, or its path."""

_DIGEST = 32
_MAX_TEMPLATE = 30_000_000
_NONBLOCK = getattr(os, "O_NONBLOCK", 0)  # a pipe in the place of a file must not hold us up
_loaded: dict[bytes, Compiled] = {}


def load(template: Template) -> Compiled:
    """Return a template compiled, from memory or from the cache where they have it. Raises CchcError, which names a file."""
    data = template if isinstance(template, bytes) else _read(template)
    found = _loaded.get(data)
    if found is None:
        try:
            found = _loaded[data] = _cached(data)
        except CchcError as error:
            raise CchcError(f"{named(template)}{error}") from None
        while len(_loaded) > 8:
            del _loaded[next(iter(_loaded))]
    return found


def named(template: Template) -> str:
    """Return how a message about a template begins: "mau_cua_xa.docx: ", or "" for a template without a file."""
    return "" if isinstance(template, bytes) else f"{os.fspath(template)}: "


def shipped(name: str = "ke_hoach.docx") -> str:
    """Return the path of a template that ships with the program. Raises CchcError where it is missing."""
    here = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    for folder in (os.path.join(here, "templates"), os.path.join(os.path.dirname(here), "templates")):
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return path
    raise CchcError(f"không tìm thấy mẫu {name} đi kèm chương trình; cài lại, hoặc chỉ mẫu khác bằng --template")


def _read(path: str | os.PathLike[str]) -> bytes:
    file = os.fspath(path)
    if not os.path.lexists(file):
        raise CchcError(f"{file}: không tìm thấy mẫu; kiểm tra lại đường dẫn")
    return read_file(file, limit=_MAX_TEMPLATE, sort="mẫu Word .docx")


def cache_dir() -> str:
    """Return the folder of compiled templates: CCHC_CACHE_DIR, else the user's cache folder; "" where there is none.

    A user without a home gets no cache: a folder named "~" in the work folder would be worse than compiling anew.
    """
    own = os.environ.get("CCHC_CACHE_DIR")
    if own:
        return own
    base = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME")
    if not base and os.environ.get("HOME", "x"):
        base = os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "cchc-docs") if base and os.path.isabs(base) else ""


def _cached(data: bytes) -> Compiled:
    from cchc_docs.writing.template.compiled import VERSION, Compiled

    # The checksum only names the file: the file holds the template it was made from, and that is compared whole.
    folder = cache_dir()
    path = (
        os.path.join(folder, f"{zlib.crc32(data):08x}-{VERSION}-{sys.implementation.cache_tag}.mau") if folder else ""
    )
    kept = _trusted(folder, path) if path else None
    if kept is not None:
        try:
            return Compiled.load(kept, data)
        except (ValueError, EOFError, TypeError):
            pass  # a torn or foreign file: compile again and put a good one in its place
    from cchc_docs.writing.template.compile import TemplateFault, compile_template

    try:
        compiled = compile_template(data)
    except TemplateFault as fault:
        from cchc_docs.writing.template.lint import check_template

        raise TemplateFault(check_template(data) or fault.wrong) from None
    if path:
        _keep(folder, path, compiled.dump(data))
    return compiled


def _trusted(folder: str, path: str) -> bytes | None:
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


def _keep(folder: str, path: str, data: bytes) -> None:
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
