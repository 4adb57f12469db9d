"""Compiled templates, kept between runs: in files of our own that nobody else can have written."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING
from zlib import crc32

from cchc_docs.errors import CchcError
from cchc_docs.files import read_file
from cchc_docs.keeping import cache_dir, keep, trusted

if TYPE_CHECKING:
    from cchc_docs.writing.template.compiled import Compiled

Template = bytes | str | os.PathLike[str]
"""A template as it comes: the bytes of a .docx, or its path."""

_MAX_TEMPLATE = 30_000_000
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


def _cached(data: bytes) -> Compiled:
    from cchc_docs.writing.template.compiled import VERSION, Compiled

    # The checksum only names the file: the file holds the template it was made from, and that is compared whole.
    folder = cache_dir()
    path = os.path.join(folder, f"{crc32(data):08x}-{VERSION}-{sys.implementation.cache_tag}.mau") if folder else ""
    kept = trusted(folder, path) if path else None
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
        keep(folder, path, compiled.dump(data))
    return compiled
