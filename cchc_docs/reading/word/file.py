"""A Word file -> `Read`: the document, where each value stands, its form, and what could not be placed.

Nothing is lost: at the end every word of the file, taken by another way, is looked for in the result; a paragraph with
words met nowhere goes to `left_over` as it is.
"""

from __future__ import annotations

import os

from cchc_docs.errors import CchcError
from cchc_docs.ooxml.opening import Convert, as_docx
from cchc_docs.ooxml.package import Package, read_bytes
from cchc_docs.reading.flow import Flow
from cchc_docs.reading.recognise.read_flow import read_flow
from cchc_docs.reading.result import Read
from cchc_docs.reading.word.around import read_around
from cchc_docs.reading.word.body import BodyReader
from cchc_docs.reading.word.form import read_form
from cchc_docs.reading.word.sweep import before_unicode, source_of, sweep


def read_docx(file: str | bytes, name: str = "", *, legacy_doc: Convert | None = None) -> Read:
    """Return the document of a Word file (a path, or its bytes with a `name` for messages).

    Raises CchcError, one Vietnamese line, for what is no readable Word file. `legacy_doc` converts .doc, .rtf and .odt;
    without it they are refused with what to do.
    """
    data = file if isinstance(file, bytes) else read_bytes(file)
    name = name or (file if isinstance(file, str) else "tệp Word")
    if os.path.basename(name).startswith("~$"):
        raise CchcError(f"{name}: đây là tệp khóa tạm của Word (~$…), không phải văn bản; chọn tệp không có ~$")
    data, converted = as_docx(data, name, legacy_doc)
    package = Package(data, name)
    root = package.xml(package.main)
    body = BodyReader(package)
    flow = body.read(root)
    read_around(package, flow, body.styles)
    _sweep(package, flow)
    if not any(text.strip() for text in flow.source):
        raise CchcError(f"{name}: tệp Word không có chữ nào (trống, hoặc chỉ có ảnh chụp); kiểm tra lại tệp")
    out = read_flow(flow, name)
    out.notes = [*package.notes, *out.notes]
    if converted:
        out.notes.insert(0, f"tệp {converted} đã được đổi sang .docx để đọc")
    out.form = read_form(out.tree, macros=any("macro" in note for note in package.notes))
    return out


def _sweep(package: Package, flow: Flow) -> None:
    """Take the words of the file a second time, by another way."""
    styles = next((package.data(part) for part in package.related("styles")), None)
    fonts = before_unicode(styles) if flow.counts.legacy_fonts else None
    found = sweep(source_of(package), fonts)
    flow.source, flow.unread = found.lines, [(one.name, one.words) for one in found.unread]
