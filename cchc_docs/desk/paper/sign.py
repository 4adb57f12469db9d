"""Signature fields: what a PDF has, what is signed; signing with a test certificate, for tests only."""

from __future__ import annotations

import io
from datetime import datetime, timedelta, timezone

from cchc_docs.errors import CchcError
from cchc_docs.record import NamedTuple

_VIETNAM = timezone(timedelta(hours=7))
"""The time a signature shows (ISO 8601, khoản 8 Mục II Phần I Phụ lục I)."""


def need_pyhanko(option: str) -> None:
    """Raise CchcError, naming what to install, where signature fields are wanted and cannot be made."""
    from cchc_docs.writing.pdf.fields import MISSING, has_pyhanko

    if not has_pyhanko():
        raise CchcError(f"{option}: {MISSING}")


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


def trial_signed(
    data: bytes, field: str, key: bytes, password: str, name: str, when: datetime, picture: bytes = b""
) -> bytes:
    """Return a PDF with a field signed by a test key, which shows what an office's program would.

    `picture`: of the signature or the seal (PNG). A field that says what it shows (an attached file, a copy) has that
    and the time by ISO 8601, and no picture.
    """
    from cchc_docs.writing.pdf.fields import AGENCY
    from cchc_docs.writing.pdf.sign import Shown, said_of, sign

    local = when.astimezone(_VIETNAM)
    said = said_of(data, field)
    if said:
        words = [*said.split("\n"), local.isoformat(timespec="seconds")]
        return sign(data, field, key, password, Shown(words, name, corner=True))
    if picture and field.startswith(AGENCY):  # the seal alone, of its own size (điểm a khoản 8)
        return sign(data, field, key, password, Shown([], name, picture))
    words = [f"Ký bởi: {name}", f"Thời gian ký: {local:%d/%m/%Y %H:%M:%S} +07:00", "(chứng thư thử)"]
    return sign(data, field, key, password, Shown(words, name, picture))
