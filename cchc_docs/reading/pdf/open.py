"""A PDF opened for reading, or one clear reason why not.

The library (PDFium) is an extra: most communes only ever bring Word files. A PDF comes from outside, so streams that
would grow past any printed page, and drawings in drawings without end, are refused before the library unpacks them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from cchc_docs.errors import CchcError
from cchc_docs.files import read_file
from cchc_docs.reading.pdf.budget import check_streams, layers_off
from cchc_docs.reading.pdf.pdfium import LOCK, Calls, calls

__all__ = ["Opened", "damaged_page", "opened"]

MAX_BYTES = 100_000_000
MAX_PAGES = 2_000
MAX_ATTACHED = 1_000
_MAGIC = {
    b"PK\x03\x04": "tệp này là tệp nén (có thể là Word .docx bị đổi đuôi): đổi lại đuôi cho đúng rồi nhập",
    b"\xd0\xcf\x11\xe0": "tệp này là Word/Excel đời cũ bị đổi đuôi: mở bằng Word, lưu thành .docx rồi nhập",
}
_PASSWORD, _SECURITY = 4, 5  # FPDF_GetLastError


class Opened:
    """An open PDF: PDFium's handle of it, how many pages it has, its bytes, the layers that are off, a form."""

    def __init__(self, pdfium: Calls, handle: Any, pages: int, data: bytes, off: frozenset[str], *, form: bool) -> None:
        self.pdfium, self.handle, self.pages, self.data, self.off, self.form = pdfium, handle, pages, data, off, form

    @contextmanager
    def page(self, number: int, name: str) -> Iterator[Any]:
        """Yield PDFium's page, counted from 1; nobody else uses PDFium meanwhile. Raise CchcError for a damaged one."""
        with LOCK:
            page = self.pdfium.raw.FPDF_LoadPage(self.handle, number - 1)
            if not page:
                raise damaged_page(name, number)
            try:
                yield page
            finally:
                self.pdfium.raw.FPDF_ClosePage(page)

    def attached(self) -> list[str]:
        """Return the names of the files kept inside this one, at most MAX_ATTACHED; they are pages of nothing."""
        raw = self.pdfium.raw
        out = []
        with LOCK:
            for at in range(min(raw.FPDFDoc_GetAttachmentCount(self.handle), MAX_ATTACHED)):
                file = raw.FPDFDoc_GetAttachment(self.handle, at)
                size = raw.FPDFAttachment_GetName(file, None, 0) if file else 0
                place = ctypes.create_string_buffer(max(size, 2))
                if size:
                    raw.FPDFAttachment_GetName(file, ctypes.cast(place, ctypes.POINTER(ctypes.c_ushort)), size)
                out.append(place.raw[: max(size - 2, 0)].decode("utf-16-le", "replace"))
        return out


@contextmanager
def opened(file: str | bytes, name: str) -> Iterator[Opened]:
    """Yield an open PDF (a path, or its bytes) with at least one page.

    Raise CchcError: extra not installed, no such file, not a PDF, password, damaged, no page, too large.
    """
    data = read_file(file, limit=MAX_BYTES, sort="một tệp PDF", name=name) if isinstance(file, str) else file
    layers = _check_bytes(data, name)
    try:
        pdfium = calls()
    except ImportError as error:
        raise CchcError("Chưa cài phần đọc PDF: chạy `pip install cchc-docs[pdf]` rồi thử lại.") from error
    with LOCK:
        handle = pdfium.raw.FPDF_LoadMemDocument64(data, ctypes.c_size_t(len(data)), None)
        if not handle:
            raise _why_not(pdfium.raw.FPDF_GetLastError(), name)
        pages = pdfium.raw.FPDF_GetPageCount(handle)
        form = pdfium.raw.FPDF_GetFormType(handle) != 0
    try:
        _counted(pages, name)
        yield Opened(pdfium, handle, pages, data, layers_off(data) if layers else frozenset(), form=form)
    finally:
        with LOCK:
            pdfium.raw.FPDF_CloseDocument(handle)


def _counted(count: int, name: str) -> None:
    if not count:
        raise CchcError(f"{name}: tệp PDF không có trang nào; hãy in lại từ Word ra PDF.")
    if count > MAX_PAGES:
        raise CchcError(f"{name}: tệp PDF có {count} trang, nhiều hơn mức đọc được ({MAX_PAGES}); hãy tách nhỏ tệp.")


def damaged_page(name: str, page: int) -> CchcError:
    """Return the error for a page that cannot be read."""
    return CchcError(f"{name}: trang {page} bị hỏng, không đọc được; hãy in lại từ Word ra PDF hoặc lấy lại tệp gốc.")


def _damaged(name: str) -> CchcError:
    return CchcError(f"{name}: tệp PDF bị hỏng hoặc tải về chưa đủ; hãy lấy lại tệp gốc.")


def _why_not(error: int, name: str) -> CchcError:
    if error == _PASSWORD:
        return CchcError(f"{name}: tệp PDF có mật khẩu; mở bằng mật khẩu, in lại thành PDF không khóa rồi nhập.")
    if error == _SECURITY:
        return CchcError(f"{name}: tệp PDF được mã hóa theo cách không đọc được; hãy in lại thành PDF không khóa.")
    return _damaged(name)


def _check_bytes(data: bytes, name: str) -> bool:
    if len(data) > MAX_BYTES:
        raise CchcError(f"{name}: tệp nặng hơn {MAX_BYTES // 1_000_000} MB, quá lớn để đọc; tách nhỏ tệp.")
    if not data:
        raise CchcError(f"{name}: tệp rỗng (0 byte); hãy lấy lại tệp gốc.")
    if b"%PDF-" not in data[:1024]:
        why = next((text for magic, text in _MAGIC.items() if data.startswith(magic)), "tệp này không phải PDF")
        raise CchcError(f"{name}: {why}.")
    return check_streams(data, name)
