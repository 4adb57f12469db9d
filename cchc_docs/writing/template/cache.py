"""Compiled templates, kept between runs: in files of our own that nobody else can have written."""

from __future__ import annotations

import os
import sys
import zlib
from typing import TYPE_CHECKING

from cchc_docs.errors import CchcError, reason

if TYPE_CHECKING:
    from cchc_docs.writing.template.compiled import Compiled

Template = bytes | str | os.PathLike[str]
"""A template as it comes: the bytes of a .docx, or its path."""

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
    try:
        with open(path, "rb") as handle:
            return handle.read()
    except FileNotFoundError:
        raise CchcError(f"{named(path)}không tìm thấy mẫu; kiểm tra lại đường dẫn") from None
    except OSError as error:
        if os.path.isdir(path):
            raise CchcError(f"{named(path)}là thư mục, không phải mẫu Word; chỉ tới tệp .docx") from None
        raise CchcError(f"{named(path)}không mở được mẫu ({reason(error)}); kiểm tra quyền đọc") from None


def cache_dir() -> str:
    """Return the folder of compiled templates: CCHC_CACHE_DIR, else the user's cache folder."""
    own = os.environ.get("CCHC_CACHE_DIR")
    if own:
        return own
    base = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME")
    return os.path.join(base or os.path.join(os.path.expanduser("~"), ".cache"), "cchc-docs")


def _cached(data: bytes) -> Compiled:
    from cchc_docs.writing.template.compiled import VERSION, Compiled

    # The checksum only names the file: the file holds the template it was made from, and that is compared whole.
    folder = cache_dir()
    path = os.path.join(folder, f"{zlib.crc32(data):08x}-{VERSION}-{sys.implementation.cache_tag}.mau")
    kept = _trusted(path)
    if kept is not None:
        try:
            return Compiled.load(kept, data)
        except (ValueError, EOFError, TypeError):
            pass  # a torn or foreign file: compile again and put a good one in its place
    from cchc_docs.writing.template.compile import compile_template

    compiled = compile_template(data)
    _keep(folder, path, compiled.dump(data))
    return compiled


def _trusted(path: str) -> bytes | None:
    """Return a cache file that only its owner, us, can have written; code is loaded from it."""
    try:
        with open(path, "rb") as handle:
            status = os.fstat(handle.fileno())
            if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o022):
                return None
            return handle.read()
    except OSError:
        return None


def _keep(folder: str, path: str, data: bytes) -> None:
    """Write a cache file whole or not at all; a folder we cannot write to costs time, nothing else."""
    scratch = f"{path}.{os.getpid()}"
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        handle = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        os.replace(scratch, path)
    except OSError:
        try:
            os.unlink(scratch)
        except OSError:
            return
