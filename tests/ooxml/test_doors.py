"""One file, one verdict: whatever command opens it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest

from cchc_docs.checking.output.word_comments import annotated
from cchc_docs.errors import CchcError
from cchc_docs.reading.word.file import read_docx
from cchc_docs.redline.redline import track_changes
from cchc_docs.writing.template.source import read_parts
from tests.reading.word.files import plan

DAY = date(2026, 1, 5)
DOORS: dict[str, Callable[[bytes], object]] = {
    "import": lambda data: read_docx(data, "a.docx"),
    "compare, old": lambda data: track_changes(data, plan(), DAY),
    "compare, new": lambda data: track_changes(plan(), data, DAY),
    "annotate": lambda data: annotated(data, "a.docx", []),
    "template": read_parts,
}
MAIN = "word/document.xml"


def remade(change: dict[str, Callable[[bytes], bytes]], extra: dict[str, bytes] | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plan())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change.get(name, bytes)(old.read(name)))
        for name, data in (extra or {}).items():
            new.writestr(name, data)
    return out.getvalue()


def doctype(data: bytes) -> bytes:
    at = data.index(b"?>") + 2 if data.startswith(b"<?xml") else 0
    return data[:at] + b'<!DOCTYPE a [<!ENTITY b "c">]>' + data[at:]


REFUSED = {
    "doctype": (remade({MAIN: doctype}), "DOCTYPE"),
    "bomb": (remade({}, {"word/x.xml": b" " * 45_000_000}), "bung ra quá lớn"),
    "encrypted": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "cut": (plan()[:700], "hỏng"),
    "broken": (remade({MAIN: lambda data: data[:-40]}), "không phải XML đúng"),
    "many paragraphs": (
        remade({MAIN: lambda data: data.replace(b"</w:body>", b"<w:p/><w:p />" * 20_001 + b"</w:body>")}),
        "quá lớn",
    ),
    "twice the same part": (remade({}, {"word/Document.xml": b"<a/>"}), "trùng tên"),
    "excel": (
        remade({"_rels/.rels": lambda _: b"", MAIN: lambda _: b""}, {"xl/workbook.xml": b"<a/>"}).replace(
            b"word/document.xml", b"xl/docs/odd_one.x"
        ),
        "Excel",
    ),
    "nothing": (b"", "rỗng"),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("sort", REFUSED)
def test_what_one_door_refuses_every_door_refuses_in_the_same_words(door: str, sort: str) -> None:
    data, words = REFUSED[sort]
    with pytest.raises(CchcError, match=words) as caught:
        DOORS[door](data)
    assert "\n" not in str(caught.value)


STRICT = {
    MAIN: lambda data: data.replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    ).replace(b"<w:document ", b'<w:document w:conformance="strict" ', 1),
    "_rels/.rels": lambda data: data.replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
}
MACRO = {
    "[Content_Types].xml": lambda data: data.replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
}
TAKEN = {"strict": (STRICT, None), "macro": (MACRO, {"word/vbaProject.bin": b"no program, only a name"})}


@pytest.mark.parametrize("door", [door for door in DOORS if door != "template"])
@pytest.mark.parametrize("sort", TAKEN)
def test_strict_and_macro_files_are_taken_by_every_door(door: str, sort: str) -> None:
    change, extra = TAKEN[sort]
    DOORS[door](remade(change, extra))


@pytest.mark.parametrize("sort", TAKEN)
def test_strict_and_macro_files_say_the_same_and_become_ordinary_files(sort: str) -> None:
    change, extra = TAKEN[sort]
    data = remade(change, extra)
    assert read_docx(data, "a.docx").document == read_docx(plan(), "a.docx").document
    assert track_changes(plan(), data, DAY).same
    out = annotated(data, "a.docx", []).docx
    with zipfile.ZipFile(io.BytesIO(out)) as made:
        assert not [name for name in made.namelist() if "vba" in name.lower()]
        everything = b"".join(made.read(name) for name in made.namelist() if name.endswith((".xml", ".rels")))
    assert b"macroEnabled" not in everything
    assert b"purl.oclc.org" not in everything
