"""A PDF opened for reading, or one clear reason why not.

pdfplumber is an extra: most communes only ever bring Word files. A PDF comes from outside, so streams that would grow
past any printed page are refused before a library unpacks them.
"""

from __future__ import annotations

import logging
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from cchc_docs.errors import CchcError

__all__ = ["opened"]

MAX_BYTES = 100_000_000
MAX_PAGES = 2_000
_MAX_STREAM = 64_000_000  # a page of text unpacks to some tens of kilobytes, a font to a few megabytes
_MAX_ALL = 512_000_000
_MAGIC = {
    b"PK\x03\x04": "tệp này là tệp nén (có thể là Word .docx bị đổi đuôi): đổi lại đuôi cho đúng rồi nhập",
    b"\xd0\xcf\x11\xe0": "tệp này là Word/Excel đời cũ bị đổi đuôi: mở bằng Word, lưu thành .docx rồi nhập",
}


@contextmanager
def opened(source: str | bytes, name: str) -> Iterator[Any]:
    """Yield a pdfplumber PDF (of a path, or of the bytes of a file) with at least one page.

    Raise CchcError: extra not installed, no such file, not a PDF, password, damaged, no page, too large.
    """
    data = source if isinstance(source, bytes) else _bytes(source, name)
    _check_bytes(data, name)
    try:
        import pdfplumber
        from pdfplumber.utils.exceptions import PdfminerException
    except ImportError as error:
        raise CchcError("Chưa cài phần đọc PDF: chạy `pip install cchc-docs[pdf]` rồi thử lại.") from error
    # The library warns of every odd font; what matters of it we say ourselves.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        pdf = pdfplumber.open(BytesIO(data))
    except PdfminerException as error:
        raise _why_not(error, name) from error
    except Exception as error:  # a damaged file breaks the library anywhere
        raise _damaged(name) from error
    try:
        yield _counted(pdf, name)
    finally:
        pdf.stream.close()


def _counted(pdf: Any, name: str) -> Any:
    try:
        count = len(pdf.pages)
    except Exception as error:
        raise _damaged(name) from error
    if not count:
        raise CchcError(f"{name}: tệp PDF không có trang nào; hãy in lại từ Word ra PDF.")
    if count > MAX_PAGES:
        raise CchcError(f"{name}: tệp PDF có {count} trang, nhiều hơn mức đọc được ({MAX_PAGES}); hãy tách nhỏ tệp.")
    return pdf


def damaged_page(name: str, page: int) -> CchcError:
    """Return the error for a page that cannot be read."""
    return CchcError(f"{name}: trang {page} bị hỏng, không đọc được; hãy in lại từ Word ra PDF hoặc lấy lại tệp gốc.")


def _damaged(name: str) -> CchcError:
    return CchcError(f"{name}: tệp PDF bị hỏng hoặc tải về chưa đủ; hãy lấy lại tệp gốc.")


def _why_not(error: Exception, name: str) -> CchcError:
    cause = error.args[0] if error.args else error
    kind = type(cause).__name__
    if "Password" in kind:
        return CchcError(f"{name}: tệp PDF có mật khẩu; mở bằng mật khẩu, in lại thành PDF không khóa rồi nhập.")
    if "Encryption" in kind:
        return CchcError(f"{name}: tệp PDF được mã hóa theo cách không đọc được; hãy in lại thành PDF không khóa.")
    return _damaged(name)


def _bytes(path: str, name: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise CchcError(f"{name}: không có tệp này; kiểm tra lại đường dẫn.") from error
    except OSError as error:
        raise CchcError(f"{name}: không mở được tệp (là thư mục, hoặc không có quyền đọc); kiểm tra lại.") from error


def _check_bytes(data: bytes, name: str) -> None:
    if len(data) > MAX_BYTES:
        raise CchcError(f"{name}: tệp nặng hơn {MAX_BYTES // 1_000_000} MB, quá lớn để đọc; tách nhỏ tệp.")
    if not data:
        raise CchcError(f"{name}: tệp rỗng (0 byte); hãy lấy lại tệp gốc.")
    if b"%PDF-" not in data[:1024]:
        why = next((text for magic, text in _MAGIC.items() if data.startswith(magic)), "tệp này không phải PDF")
        raise CchcError(f"{name}: {why}.")
    _check_streams(data, name)


def _check_streams(data: bytes, name: str) -> None:
    """Refuse a stream that unpacks to more than any page holds; pictures are left out, they are never unpacked."""
    left = _MAX_ALL
    for found in re.finditer(rb"stream\r?\n", data):
        start = data.rfind(b" obj", max(0, found.start() - 2000), found.start())
        head = data[start if start >= 0 else max(0, found.start() - 500) : found.start()]
        if head.rstrip().endswith(b"end") or b"/Image" in head or (b"/FlateDecode" not in head and b"/Fl" not in head):
            continue
        if head.count(b"/FlateDecode") > 1:
            raise CchcError(f"{name}: tệp PDF nén nhiều lớp một cách bất thường, không đọc.")
        # A slice of the file is enough: what a bomb unpacks to comes from few bytes.
        size = _unpacked(data[found.end() : found.end() + 4_000_000])
        left -= size
        if size >= _MAX_STREAM or left < 0:
            raise CchcError(f"{name}: tệp PDF giải nén ra quá lớn một cách bất thường, không đọc.")


def _unpacked(packed: bytes) -> int:
    try:
        return len(zlib.decompressobj().decompress(packed, _MAX_STREAM))
    except zlib.error:
        return 0  # encrypted, or not what the dictionary says: the reader itself will tell
