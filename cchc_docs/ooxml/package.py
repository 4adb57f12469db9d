"""A Word file opened safely: what is no .docx, is locked, damaged or built to harm is told in one line.

A .docx is a zip of XML parts (ECMA-376). Sizes are looked at before anything is unpacked, XML is parsed without
entities or network, and parts are found by their relationships, not by their usual names.
"""

from __future__ import annotations

import io
import os
import posixpath
import zipfile
import zlib
from typing import Any

from lxml import etree

from cchc_docs.errors import CchcError, reason

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

MAX_FILE = 100_000_000
MAX_ENTRIES = 5_000
MAX_TOTAL = 400_000_000
MAX_PART = 80_000_000
MAX_RATIO = 150
"""A part is suspect beyond this ratio of unpacked to packed size; Word's own XML stays under 60."""
_SMALL = 4_000_000

# Strict OOXML (ISO 29500) says the same with other names: read under the usual ones.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", WORD.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)


class Package:
    """The parts of one .docx. `notes` tells what is unusual about the file."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.notes: list[str] = []
        self.zip = _opened(data, name)
        self.names = {entry.filename.lstrip("/").lower(): entry for entry in self.zip.infolist()}
        self.main = self._main()
        found = self._relations(self.main)
        self.targets = [(kind, target) for kind, target, _ in found]
        self.ids = {key: target for _, target, key in found}
        if any(part.endswith("vbaproject.bin") for part in self.names):
            self.notes.append("tệp có macro; chỉ đọc phần chữ, không chạy macro")

    def xml(self, part: str) -> Any | None:
        """Return the root of a part, None where there is none. Raises CchcError for damaged or dangerous XML."""
        data = self.data(part)
        return None if data is None else self._parsed(data, part)

    def related(self, kind: str) -> list[str]:
        """Return the parts the document names for `kind` ("styles", "footnotes", "header" …), in their order."""
        found = [target for relation, target in self.targets if relation == kind and target.lower() in self.names]
        usual = f"word/{kind}.xml"
        return found or ([usual] if usual in self.names else [])

    def one(self, kind: str) -> Any | None:
        """Return the root of the first part of `kind`; a damaged one that carries no words is passed over."""
        for part in self.related(kind):
            try:
                return self.xml(part)
            except CchcError:
                if kind not in ("styles", "numbering", "settings", "theme"):
                    raise
                self.notes.append(f"phần '{part}' của tệp bị hỏng, đã bỏ qua")
        return None

    def data(self, part: str) -> bytes | None:
        """Return the bytes of a part, None where there is none."""
        entry = self.names.get(part.lower())
        if entry is None:
            return None
        try:
            with self.zip.open(entry) as handle:
                return handle.read(MAX_PART + 1)[:MAX_PART]
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
            raise CchcError(
                f"{self.name}: tệp Word bị hỏng (phần '{part}' không giải nén được); xin lại bản gốc"
            ) from None
        except RuntimeError:
            raise CchcError(f"{self.name}: tệp nén có mật khẩu; bỏ mật khẩu rồi thử lại") from None

    def _main(self) -> str:
        for relation, target, _ in self._relations(""):
            if relation == "officeDocument":
                if target.lower() not in self.names:
                    continue
                if target.lower().startswith(("xl/", "ppt/")):
                    raise CchcError(f"{self.name}: {_other_office(target)}; cần tệp Word .docx")
                return target
        if "word/document.xml" in self.names:
            return "word/document.xml"
        for part in self.names:
            if part.startswith(("xl/", "ppt/")):
                raise CchcError(f"{self.name}: {_other_office(part)}; cần tệp Word .docx")
        if "content.xml" in self.names and "mimetype" in self.names:
            raise CchcError(f"{self.name}: đây là tệp OpenDocument (.odt); mở bằng LibreOffice, lưu lại dạng .docx")
        raise CchcError(f"{self.name}: tệp nén này không chứa văn bản Word; kiểm tra lại tệp")

    def _relations(self, source: str) -> list[tuple[str, str, str]]:
        """Return (last word of the type, target part, id) for each relationship of a part ("" for the package)."""
        folder, base = posixpath.split(source)
        part = posixpath.join(folder, "_rels", f"{base}.rels")
        try:
            root = self.xml(part)
        except CchcError:
            root = None
        if root is None:
            return []
        out: list[tuple[str, str, str]] = []
        for relation in root.iter(_RELATIONS):
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target") or ""
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            out.append(((relation.get("Type") or "").rsplit("/", 1)[-1], path, relation.get("Id") or ""))
        return out

    def _parsed(self, data: bytes, part: str) -> Any:
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise CchcError(f"{self.name}: tệp có khai báo DOCTYPE/ENTITY trong '{part}', không an toàn; không đọc")
        if b"purl.oclc.org/ooxml" in data:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
            huge_tree=False,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError, LookupError):
            raise CchcError(
                f"{self.name}: tệp Word bị hỏng (phần '{part}' không phải XML đúng); mở bằng Word, chọn Open and Repair, lưu lại"
            ) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise CchcError(f"{self.name}: tệp có khai báo DTD trong '{part}', không an toàn; không đọc")
        return root


def read_bytes(file: str) -> bytes:
    """Return the bytes of a file. Raises CchcError where it cannot be read or is larger than any document."""
    base = os.path.basename(file)
    if base.startswith("~$"):
        raise CchcError(f"{file}: đây là tệp khóa tạm của Word (~$…), không phải văn bản; chọn tệp không có ~$")
    try:
        if os.path.getsize(file) > MAX_FILE:
            raise CchcError(
                f"{file}: tệp lớn hơn {MAX_FILE // 1_000_000} MB, không giống một văn bản; kiểm tra lại tệp"
            )
        with open(file, "rb") as handle:
            return handle.read(MAX_FILE + 1)
    except FileNotFoundError:
        raise CchcError(f"{file}: không tìm thấy tệp; kiểm tra lại đường dẫn") from None
    except IsADirectoryError:
        raise CchcError(f"{file}: là thư mục, không phải tệp Word") from None
    except OSError as error:
        raise CchcError(f"{file}: không mở được tệp ({reason(error)}); kiểm tra quyền đọc") from None


def other_ending(data: bytes) -> str:
    """Return ".doc", ".rtf" or ".odt" for a text another program has to convert first, "" for anything else."""
    if data.startswith(_OLE):
        return ".doc" if _utf16("WordDocument") in data and _utf16("EncryptedPackage") not in data else ""
    if data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(b"{\\rtf"):
        return ".rtf"
    return ".odt" if data.startswith(b"PK") and _ODT in data[:200] else ""


_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _opened(data: bytes, name: str) -> zipfile.ZipFile:
    """Return the zip, after looking at what it claims to hold."""
    _refuse_others(data, name)
    try:
        found = zipfile.ZipFile(io.BytesIO(data))
        entries = found.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, UnicodeDecodeError):
        raise CchcError(f"{name}: tệp Word bị cắt cụt hoặc hỏng; chép hoặc tải lại tệp") from None
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise CchcError(f"{name}: tệp nén bung ra quá lớn, không giống văn bản Word; không đọc để an toàn")
    for entry in entries:
        big = entry.file_size > _SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
        if big or (entry.file_size > MAX_PART and entry.filename.lower().endswith((".xml", ".rels"))):
            raise CchcError(f"{name}: '{entry.filename[:40]}' bung ra quá lớn (bom nén); không đọc để an toàn")
        if entry.flag_bits & 1:
            raise CchcError(f"{name}: tệp nén có mật khẩu; bỏ mật khẩu rồi thử lại")
    return found


def _refuse_others(data: bytes, name: str) -> None:
    if not data:
        raise CchcError(f"{name}: tệp rỗng (0 byte); chép hoặc tải lại tệp")
    if data.startswith(b"PK"):
        return
    if data.startswith(_OLE):
        if _utf16("EncryptedPackage") in data:
            raise CchcError(f"{name}: tệp Word đặt mật khẩu; mở bằng Word, bỏ mật khẩu (File > Info), lưu lại")
        if _utf16("WordDocument") in data:
            raise CchcError(
                f"{name}: tệp Word đời cũ (.doc); cần LibreOffice để đổi, hoặc mở bằng Word rồi lưu dạng .docx"
            )
        if _utf16("Workbook") in data or _utf16("Book") in data:
            raise CchcError(f"{name}: đây là bảng tính Excel đời cũ; cần tệp Word .docx")
        raise CchcError(f"{name}: tệp Office đời cũ không đọc được; mở bằng Word, lưu lại dạng .docx")
    start = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(b"{\\rtf"):
        what = "đây là tệp RTF; mở bằng Word, lưu lại dạng .docx"
    elif start.startswith(b"%pdf"):
        what = "đây là tệp PDF mang đuôi Word; đổi đuôi thành .pdf rồi import lại"
    elif start.startswith((b"<html", b"<!doctype html", b"<?xml")):
        what = "đây là trang web hoặc XML lưu với đuôi Word; mở bằng Word, lưu lại dạng .docx"
    elif len(data) < 512 and b"\x00" in data:
        what = "tệp này quá ngắn, có thể là tệp khóa tạm (~$…); chọn đúng tệp văn bản"
    else:
        what = "không phải tệp Word .docx; kiểm tra lại tệp"
    raise CchcError(f"{name}: {what}")


def _other_office(part: str) -> str:
    return "đây là bảng tính Excel" if part.lower().startswith("xl/") else "đây là tệp trình chiếu PowerPoint"
