"""What a viewer shows above the pages of a PDF: notes people put on them, values typed into a form, signatures."""

from __future__ import annotations

import ctypes
import html
from typing import Any

from cchc_docs import patterns
from cchc_docs.reading.pdf.open import Opened

__all__ = ["around"]

_LINK, _WIDGET, _POPUP = 2, 20, 16  # FPDF_ANNOT_*
_MAX = 2_000  # of one page
_LONG = 500
_NAMED = 5


def around(pdf: Opened, name: str) -> list[str]:
    """Return a note for each: nothing of it is text of the page, all of it is something a person should see."""
    out: list[str] = []
    for number in range(1, pdf.pages + 1):
        with pdf.page(number, name) as page:
            out += _of_page(pdf.pdfium.raw, page, number, values=not pdf.form)
    if pdf.form:
        out += _of_form(pdf.data)
    if names := pdf.attached():
        shown = ", ".join(f"“{_short(one)}”" for one in names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
        out.append(f"có {len(names)} tệp đính kèm trong tệp PDF, không đọc: {shown}; mở từng tệp để xem")
    return list(dict.fromkeys(out))


def _of_form(data: bytes) -> list[str]:
    """Return the values of the form, under the full names of its fields, and who signed."""
    import io
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        fields: dict[str, Any] = PdfReader(io.BytesIO(data)).get_fields() or {}
    except Exception:  # noqa: BLE001 -- a damaged form: its values cannot be told, that there is one can
        return ["tệp có biểu mẫu không đọc được giá trị; mở tệp xem các ô điền"]
    out = []
    for name, field in list(fields.items())[:_MAX]:
        value = field.get("/V")
        if field.get("/FT") == "/Sig":
            signer = _short(str(value.get("/Name", ""))) if hasattr(value, "get") else ""
            if value is not None:
                out.append(f"tệp có chữ ký số{f' của “{signer}”' if signer else ''}; việc nhập không kiểm tra chữ ký")
        elif value not in (None, "", "/Off"):
            said = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            out.append(f"ô điền (biểu mẫu) “{name}”: “{_short(said.removeprefix('/'))}”")
    return out


def _of_page(raw: Any, page: Any, number: int, *, values: bool) -> list[str]:
    out = []
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), _MAX)):
        note = raw.FPDFPage_GetAnnot(page, at)
        if not note:
            continue
        kind = raw.FPDFAnnot_GetSubtype(note)
        if kind == _WIDGET:
            said = _value(raw, note, b"V")
            name = _value(raw, note, b"T")
            if values and said and said != "Off":
                out.append(f"ô điền (biểu mẫu) “{name}” trang {number}: “{said}”")
        elif kind not in (_LINK, _POPUP):
            said = _value(raw, note, b"Contents") or _rich(_value(raw, note, b"RC"))
            author = _value(raw, note, b"T")
            if said:
                out.append(f"ghi chú trên trang {number}{f' của {author}' if author else ''}: “{said}”")
        raw.FPDFPage_CloseAnnot(note)
    return out


def _rich(words: str) -> str:
    """Return the plain words of a note kept as XHTML alone (RC, ISO 32000-1, 12.5.6.2)."""
    return " ".join(html.unescape(patterns.sub(r"<[^>]*>?", " ", words)).split())


def _value(raw: Any, note: Any, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    if size <= 2:
        return ""
    place = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(note, key, ctypes.cast(place, ctypes.POINTER(ctypes.c_ushort)), size)
    return _short(place.raw[: size - 2].decode("utf-16-le", "replace"))


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONG else flat[:_LONG] + " …"
