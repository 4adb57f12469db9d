"""What a viewer shows above the pages of a PDF: notes people put on them, values typed into a form, signatures."""

from __future__ import annotations

import ctypes
from typing import Any

from cchc_docs.reading.pdf.open import Opened

__all__ = ["around"]

_LINK, _WIDGET, _POPUP = 2, 20, 16  # FPDF_ANNOT_*
_MAX = 2_000  # of one page
_LONG = 500


def around(pdf: Opened) -> list[str]:
    """Return a note for each: nothing of it is text of the page, all of it is something a person should see."""
    out: list[str] = []
    for number in range(1, pdf.pages + 1):
        page = pdf.pdfium.raw.FPDF_LoadPage(pdf.handle, number - 1)
        if page:
            out += _of_page(pdf.pdfium.raw, page, number)
            pdf.pdfium.raw.FPDF_ClosePage(page)
    signatures = pdf.pdfium.raw.FPDF_GetSignatureCount(pdf.handle)
    if signatures > 0:
        out.append(f"tệp có {signatures} chữ ký số; việc nhập không kiểm tra chữ ký")
    return list(dict.fromkeys(out))


def _of_page(raw: Any, page: Any, number: int) -> list[str]:
    out = []
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), _MAX)):
        note = raw.FPDFPage_GetAnnot(page, at)
        if not note:
            continue
        kind = raw.FPDFAnnot_GetSubtype(note)
        if kind == _WIDGET:
            said = _value(raw, note, b"V")
            name = _value(raw, note, b"T")
            if said and said != "Off":
                out.append(f"ô điền (biểu mẫu) “{name}” trang {number}: “{said}”")
        elif kind not in (_LINK, _POPUP):
            said = _value(raw, note, b"Contents")
            author = _value(raw, note, b"T")
            if said:
                out.append(f"ghi chú trên trang {number}{f' của {author}' if author else ''}: “{said}”")
        raw.FPDFPage_CloseAnnot(note)
    return out


def _value(raw: Any, note: Any, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    if size <= 2:
        return ""
    place = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(note, key, ctypes.cast(place, ctypes.POINTER(ctypes.c_ushort)), size)
    text = " ".join(place.raw[: size - 2].decode("utf-16-le", "replace").split())
    return text if len(text) <= _LONG else text[:_LONG] + " …"
