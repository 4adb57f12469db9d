"""The one door: a zip looked at before anything is unpacked, and every other kind of file told for what it is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from cchc_docs.errors import CchcError
from cchc_docs.record import NamedTuple

MAX_FILE = 100_000_000
MAX_ENTRIES = 5_000
MAX_TOTAL = 200_000_000
MAX_XML = 40_000_000
MAX_RATIO = 150
"""A part is suspect beyond this ratio of unpacked to packed size; Office's own XML stays under 60."""
_SMALL = 4_000_000

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"


Convert = Callable[[bytes, str], bytes]
"""Turns the bytes of a .doc, .rtf or .odt (and its name) into those of a .docx; given by the caller, who may start programs."""


class Sort(NamedTuple):
    """What a caller wants to open: its name, its ending, what to do when the file is another one."""

    name: str
    ending: str
    again: str


WORD_FILE = Sort("tệp Word", ".docx", "mở bằng Word, lưu lại dạng .docx")
EXCEL_FILE = Sort("tệp Excel", ".xlsx", "mở bằng Excel, lưu thành .xlsx rồi gửi lại")


def opened(data: bytes, name: str, sort: Sort) -> zipfile.ZipFile:
    """Return the zip, after looking at what it claims to hold. Raises CchcError, one line, for anything else."""
    _refuse_others(data, name, sort)
    try:
        found = zipfile.ZipFile(io.BytesIO(data))
        entries = found.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, UnicodeDecodeError):
        raise CchcError(f"{name}: {sort.name} bị cắt cụt hoặc hỏng; chép hoặc tải lại tệp") from None
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise CchcError(f"{name}: tệp nén bung ra quá lớn, không giống {sort.name}; không đọc để an toàn")
    for entry in entries:
        big = entry.file_size > _SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
        if big or (entry.file_size > MAX_XML and entry.filename.lower().endswith((".xml", ".rels"))):
            raise CchcError(f"{name}: '{entry.filename[:40]}' bung ra quá lớn (bom nén); không đọc để an toàn")
        if entry.flag_bits & 1:
            raise CchcError(f"{name}: tệp nén có mật khẩu; bỏ mật khẩu rồi thử lại")
    return found


def other_ending(data: bytes) -> str:
    """Return ".doc", ".rtf" or ".odt" for a text another program has to convert first, "" for anything else."""
    if data.startswith(OLE):
        return ".doc" if _utf16("WordDocument") in data and _utf16("EncryptedPackage") not in data else ""
    if data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(b"{\\rtf"):
        return ".rtf"
    return ".odt" if data.startswith(b"PK") and _ODT in data[:200] else ""


def as_docx(data: bytes, name: str, convert: Convert | None) -> tuple[bytes, str]:
    """Return the bytes of a .docx, and the ending of what `convert` made them of: "" where they were one already, or none is given."""
    older = other_ending(data) if convert is not None else ""
    return (convert(data, name), older) if convert is not None and older else (data, "")


def other_office(part: str) -> str:
    """Return what a part name tells of another program's file, "" where it tells nothing."""
    low = part.lower()
    return next((words for start, words in _OTHER_OFFICE if low.startswith(start)), "")


_OTHER_OFFICE = (
    ("word/", "đây là tệp Word"),
    ("xl/workbook.bin", "đây là tệp Excel nhị phân (.xlsb)"),
    ("xl/", "đây là bảng tính Excel"),
    ("ppt/", "đây là tệp trình chiếu PowerPoint"),
)


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _refuse_others(data: bytes, name: str, sort: Sort) -> None:
    if not data:
        raise CchcError(f"{name}: tệp rỗng (0 byte), không có gì để đọc; chép hoặc tải lại tệp")
    if not data.startswith(b"PK"):
        raise CchcError(f"{name}: {_old_office(data, sort) if data.startswith(OLE) else _other_file(data, name, sort)}")


def _old_office(data: bytes, sort: Sort) -> str:
    if _utf16("EncryptedPackage") in data:
        return f"{sort.name} đặt mật khẩu; bỏ mật khẩu (File > Info trong Office), lưu lại"
    if _utf16("WordDocument") in data:
        if sort is WORD_FILE:
            return "tệp Word đời cũ (.doc); cần LibreOffice để đổi, hoặc mở bằng Word rồi lưu dạng .docx"
        return f"đây là tệp Word đời cũ; cần {sort.name} {sort.ending}"
    if _utf16("Workbook") in data or _utf16("Book") in data:
        more = f"; {sort.again}" if sort is EXCEL_FILE else f"; cần {sort.name} {sort.ending}"
        return f"đây là bảng tính Excel đời cũ (.xls){more}"
    return f"tệp Office đời cũ (hoặc có mật khẩu) không đọc được; bỏ mật khẩu nếu có, {sort.again}"


def _other_file(data: bytes, name: str, sort: Sort) -> str:
    start = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(b"{\\rtf"):
        return f"đây là tệp RTF; {sort.again}"
    if start.startswith(b"%pdf"):
        return f"đây là tệp PDF mang đuôi {sort.ending}; đổi đuôi thành .pdf rồi thử lại"
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml")):
        return f"đây là trang web hoặc XML đổi đuôi, không phải {sort.name}; {sort.again}"
    if name.lower().endswith((".csv", ".txt", ".tsv")):
        return f"là tệp văn bản (CSV), không phải {sort.name} {sort.ending}; dùng đúng tệp đã nhận"
    if len(data) < 512 and b"\x00" in data:
        return "tệp này quá ngắn, có thể là tệp khóa tạm (~$…); chọn đúng tệp văn bản"
    return f"không phải {sort.name} {sort.ending}; kiểm tra lại tệp"
