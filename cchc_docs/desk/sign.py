"""Signature fields: what a PDF has, what is signed; signing with a test certificate, for tests only."""

from __future__ import annotations

import io
from datetime import datetime, timedelta, timezone
from typing import NamedTuple

from cchc_docs.errors import CchcError

_VIETNAM = timezone(timedelta(hours=7))
"""The time a signature shows (ISO 8601, khoản 8 Mục II Phần I Phụ lục I)."""


class FieldState(NamedTuple):
    """A signature field of a PDF: its name, the page from 1, whether it is signed."""

    name: str
    page: int
    signed: bool


def fields_of(data: bytes, name: str = "PDF") -> list[FieldState]:
    """Return the signature fields of a PDF. Raises CchcError, which calls the file `name`, for a file that is none."""
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells in English what our message tells
    if b"%PDF-" not in data[:1024]:
        raise CchcError(f"{name}: {'tệp này không phải PDF' if data else 'tệp rỗng (0 byte)'}; hãy lấy lại tệp gốc")
    try:
        reader = PdfReader(io.BytesIO(data))
        out = []
        for number, page in enumerate(reader.pages, start=1):
            for reference in page.get("/Annots") or []:
                field = reference.get_object()
                if field.get("/FT") == "/Sig":
                    out.append(FieldState(str(field.get("/T", "")), number, "/V" in field))
    except PyPdfError as error:
        raise CchcError(f"{name}: tệp PDF bị hỏng hoặc tải về chưa đủ; hãy lấy lại tệp gốc") from error
    return out


def trial_signed(data: bytes, field: str, key: bytes, password: str, name: str, when: datetime) -> bytes:
    """Return a PDF with a field signed by a test key; name and time are drawn as an office's program would show them."""
    from cchc_docs.writing.pdf.sign import sign

    local = when.astimezone(_VIETNAM)
    words = [f"Ký bởi: {name}", f"Thời gian ký: {local:%d/%m/%Y %H:%M:%S} +07:00", "(chứng thư thử)"]
    return sign(data, field, key, password, words)
