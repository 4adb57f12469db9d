"""A plain zip is read as `zipfile` reads it, and one that is not plain by `zipfile` itself."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.ooxml import unzip
from cchc_docs.ooxml.zip import write_zip
from tests.test_linear import word


def by_zipfile(data: bytes) -> list[tuple[str, bytes | None]] | None:
    try:
        found = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        return None
    out: list[tuple[str, bytes | None]] = []
    for entry in found.infolist():
        try:
            with found.open(entry) as handle:
                out.append((entry.filename, handle.read(entry.file_size + 1)))
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError):
            out.append((entry.filename, None))
    return out


def by_us(data: bytes) -> list[tuple[str, bytes | None]] | None:
    try:
        found = unzip.archive(data)
    except ValueError:
        return None
    out: list[tuple[str, bytes | None]] = []
    for entry in found.entries:
        try:
            out.append((entry.filename, found.read(entry)))
        except (ValueError, RuntimeError):
            out.append((entry.filename, None))
    return out


def packed(
    parts: dict[str, bytes], way: int = zipfile.ZIP_DEFLATED, *, comment: bytes = b"", stream: bool = False
) -> bytes:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return not stream

    out = Pipe()
    with zipfile.ZipFile(out, "w", way) as target:
        for name, data in parts.items():
            target.writestr(name, data)
        target.comment = comment
    return out.getvalue()


PARTS = {"[Content_Types].xml": b"<a/>", "word/document.xml": b"<b>" * 400, "word/": b"", "xã.xml": b""}


@pytest.mark.parametrize("way", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("stream", [False, True])
def test_what_office_writes_is_plain(way: int, *, stream: bool) -> None:
    data = packed(PARTS, way, stream=stream)
    assert isinstance(unzip.archive(data), unzip._Plain)
    assert by_us(data) == by_zipfile(data) == list(PARTS.items())
    ours = write_zip(list(PARTS.items()))
    assert isinstance(unzip.archive(ours), unzip._Plain)
    assert dict(by_us(ours) or []) == PARTS


@pytest.mark.parametrize(
    "data",
    [
        packed(PARTS, comment=b"of somebody"),
        packed(PARTS, zipfile.ZIP_BZIP2),
        packed(PARTS, zipfile.ZIP_LZMA),
        b"in front" + packed(PARTS),
        packed({"word\\document.xml": b"<a/>"}).replace(b"word/", b"word\\"),
    ],
)
def test_what_is_unusual_is_left_to_zipfile(data: bytes) -> None:
    assert isinstance(unzip.archive(data), unzip._Unusual)
    assert by_us(data) == by_zipfile(data)


def test_what_is_no_zip_is_refused() -> None:
    for data in (b"", b"PK", b"PK\5\6" + b"\0" * 18 + b"x", packed(PARTS)[:-30], b"PK\3\4" * 40):
        assert by_us(data) == by_zipfile(data)


SAMPLES = [packed(PARTS), packed(PARTS, zipfile.ZIP_STORED, stream=True), write_zip(list(PARTS.items()))]


@given(st.sampled_from(SAMPLES), st.data())
def test_a_touched_zip_gets_the_verdict_of_zipfile(data: bytes, more: st.DataObject) -> None:
    touched = bytearray(data)
    for at in more.draw(st.lists(st.integers(0, len(data) - 1), min_size=1, max_size=3)):
        touched[at] ^= 1 << more.draw(st.integers(0, 7))
    assert by_us(bytes(touched)) == by_zipfile(bytes(touched))


def test_every_byte_of_headers_and_directory_may_be_touched() -> None:
    data = packed({"a.xml": b"<a/>", "b.xml": b"<b/>" * 9})
    for at in range(len(data)):
        for bit in range(8):
            touched = bytearray(data)
            touched[at] ^= 1 << bit
            assert by_us(bytes(touched)) == by_zipfile(bytes(touched)), (at, bit)


def test_a_word_file_brings_no_zipfile_along() -> None:
    assert isinstance(unzip.archive(word("rows", 3)), unzip._Plain)
