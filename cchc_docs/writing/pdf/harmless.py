"""A PDF that is handed on under our hands, with its pages and nothing that acts: what Word files lose by `ooxml/allowed.py`."""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

from cchc_docs.errors import CchcError

_LINKS = frozenset({"/GoTo", "/URI", "/Named"})
"""Actions that stay: links inside the paper and to an address, which a person clicks and sees (ISO 32000-1, 12.6.4)."""
_ACTS = frozenset({"/A", "/OpenAction", "/Next", "/PA"})
_PROGRAM, _FILE, _FILM = "chương trình hoặc lệnh tự chạy", "tệp đính kèm", "phim, âm thanh hoặc hình động"
_KEYS = {"/AA": _PROGRAM, "/JavaScript": _PROGRAM, "/XFA": _PROGRAM, "/EmbeddedFiles": _FILE, "/AF": _FILE}
_NOTES = {"/FileAttachment": _FILE} | dict.fromkeys(("/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"), _FILM)


def harmless(data: bytes, name: str) -> tuple[bytes, list[str]]:
    """Return a PDF without programs, attached files and films, and a line on what went; untouched where it has none.

    Raises CchcError where the file cannot be read.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    try:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
        gone = _cleared(writer.root_object)
        if not gone:
            return data, []
        out = io.BytesIO()
        writer.write(out)
        # Once more: only what something still leads to is taken along.
        writer, out = PdfWriter(clone_from=PdfReader(out)), io.BytesIO()
        writer.write(out)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise CchcError(f"{name}: không đọc được cấu trúc tệp PDF; in lại tệp ra PDF rồi thử lại") from error
    told = ", ".join(f"{count} {what}" for what, count in gone.items())
    return out.getvalue(), [f"{name}: bỏ {told} có trong tệp PDF: bản sao chỉ có các trang giấy"]


def _cleared(root: Any) -> Counter[str]:
    """Take what acts out of everything a document leads to; count it by kind."""
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

    gone: Counter[str] = Counter()
    seen: set[int] = set()
    todo: list[Any] = [root]
    while todo:
        one = todo.pop()
        if isinstance(one, IndirectObject):
            if one.idnum in seen:
                continue
            seen.add(one.idnum)
            one = one.get_object()
        if isinstance(one, DictionaryObject):
            for key in list(one):
                what = _KEYS.get(key) or (_PROGRAM if key in _ACTS and _acts(one.get(key)) else "")
                if what:
                    gone[what] += 1
                    del one[key]
            todo += list(one.values())
        elif isinstance(one, ArrayObject):
            for at in range(len(one) - 1, -1, -1):
                what = _film(one[at])
                if what:
                    gone[what] += 1
                    del one[at]
            todo += list(one)
    return gone


def _acts(action: Any) -> bool:
    """Tell whether an action (not a place to go to) does more than lead a reader somewhere."""
    found: Any = action.get_object() if action is not None else None
    return hasattr(found, "get") and found.get("/S") is not None and found.get("/S") not in _LINKS


def _film(note: Any) -> str:
    """Return what a note on a page (an annotation) is that cannot be printed, "" for others."""
    found: Any = note.get_object() if note is not None else None
    return _NOTES.get(str(found.get("/Subtype")), "") if hasattr(found, "get") else ""
