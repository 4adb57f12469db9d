"""PDF that cannot be read: each says what it is, and what is to be done."""

from __future__ import annotations

import builtins
import zlib
from pathlib import Path

import pytest
from PIL import Image

from cchc_docs.errors import CchcError
from cchc_docs.reading.pdf.flow import read_flow
from cchc_docs.reading.pdf.pdfium import calls
from tests.reading.pdf.make import Sheet, texts, write


def refused(path: str) -> str:
    with pytest.raises(CchcError) as error:
        read_flow(path, "thu.pdf")
    message = str(error.value)
    assert "\n" not in message and message.startswith("thu.pdf: ")
    return message


@pytest.fixture
def no_tesseract(monkeypatch) -> None:
    from cchc_docs.reading.scan import tesseract

    tesseract.program.cache_clear()
    monkeypatch.setattr(tesseract.shutil, "which", lambda name: None)
    monkeypatch.setattr(tesseract.os.path, "isfile", lambda path: False)
    yield
    tesseract.program.cache_clear()


def test_a_scan_without_the_machine_that_reads_it_says_what_to_install(tmp_path, no_tesseract) -> None:
    Image.new("RGB", (600, 850), "white").save(tmp_path / "scan.pdf")
    said = refused(str(tmp_path / "scan.pdf"))
    for part in ("bản quét", "tesseract-ocr", "tesseract-ocr-vie", "Windows"):
        assert part in said


def test_a_scanned_page_among_others_is_named(tmp_path, no_tesseract) -> None:
    from pypdf import PdfWriter

    Image.new("RGB", (600, 850), "white").save(tmp_path / "scan.pdf")
    writer = PdfWriter()
    writer.append(write(tmp_path / "a.pdf", Sheet().say(85, 100, "lam xong")))
    writer.append(str(tmp_path / "scan.pdf"))
    writer.write(tmp_path / "b.pdf")
    (note,) = read_flow(str(tmp_path / "b.pdf"), "b").notes
    assert note.startswith("trang 2 là ảnh quét không có lớp chữ, không đọc được. ")
    assert "tesseract-ocr-vie" in note


def test_an_encrypted_file_says_so_and_one_that_only_forbids_printing_is_read(tmp_path) -> None:
    from pypdf import PdfWriter

    source = write(tmp_path / "a.pdf", Sheet().say(85, 100, "lam xong"))
    for name, password in (("khoa.pdf", "mat-khau"), ("mo.pdf", "")):
        writer = PdfWriter()
        writer.append(source)
        writer.encrypt(password, "chu", algorithm="AES-256")
        writer.write(tmp_path / name)
    assert "mật khẩu" in refused(str(tmp_path / "khoa.pdf"))
    assert texts(str(tmp_path / "mo.pdf")) == ["lam xong"]


def test_files_that_are_no_pdf_or_none_any_more_each_say_what_they_are(tmp_path) -> None:
    good = Path(write(tmp_path / "a.pdf", Sheet().say(85, 100, "lam xong"))).read_bytes()
    cases = {
        b"": "rỗng",
        b"PK\x03\x04 more": "tệp nén",
        b"\xd0\xcf\x11\xe0 more": "đời cũ",
        b"chu thuong": "không phải PDF",
        b"%PDF-1.4\nhong": "hỏng",
        good[: len(good) // 2]: "hỏng",
    }
    for data, said in cases.items():
        (tmp_path / "x.pdf").write_bytes(data)
        assert said in refused(str(tmp_path / "x.pdf"))
    assert "không tìm thấy tệp" in refused(str(tmp_path / "nope.pdf"))
    assert "thư mục" in refused(str(tmp_path))


def test_no_page_and_empty_pages_are_said(tmp_path) -> None:
    assert "không có trang" in refused(write(tmp_path / "a.pdf"))
    assert "không có chữ" in refused(write(tmp_path / "b.pdf", Sheet()))


def test_a_stream_that_unpacks_without_end_is_refused(tmp_path) -> None:
    bomb = zlib.compress(b"\0" * 70_000_000, 9)
    path = tmp_path / "a.pdf"
    good = Path(write(path, Sheet().say(85, 100, "lam xong"))).read_bytes()
    head = b"99 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(bomb)
    path.write_bytes(good.replace(b"xref\n0", head + bomb + b"\nendstream\nendobj\nxref\n0", 1))
    assert "giải nén ra quá lớn" in refused(str(path))
    path.write_bytes(
        good.replace(b"xref\n0", head.replace(b"/FlateDecode", b"[/FlateDecode /FlateDecode]") + b"xref\n0", 1)
    )
    assert "nhiều lớp" in refused(str(path))


@pytest.mark.parametrize(
    "content",
    ["BT /F1 9 Tf " + "(abcdef) Tj " * 150_000 + "ET", "q " * 2_600_000, "0 0 m " + "9 9 l " * 900_000 + "S"],
    ids=["letters", "states", "strokes"],
)
def test_a_page_with_more_on_it_than_paper_holds_is_refused_before_it_is_drawn(tmp_path, content) -> None:
    path = write(tmp_path / "a.pdf", Sheet().say(85, 100, "lam xong").draw(content))
    assert "quá nhiều chữ, hình vẽ" in refused(path)


def test_a_file_of_more_letters_than_any_is_refused(tmp_path, monkeypatch) -> None:
    from cchc_docs.reading.pdf import flow

    monkeypatch.setattr(flow, "_MAX_ALL", 50)
    path = write(tmp_path / "a.pdf", *(Sheet().say(85, 100, "lam xong viec nay cho nhanh") for _ in range(3)))
    assert "quá nhiều chữ hoặc hình vẽ" in refused(path)


def test_drawings_in_drawings_without_end_are_refused(tmp_path) -> None:
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    writer = PdfWriter()
    writer.append(PdfReader(write(tmp_path / "a.pdf", Sheet().say(85, 100, "lam xong"))))
    form = None
    for _ in range(30):
        stream = StreamObject()
        stream.set_data(b"/X Do /X Do" if form else b"0 0 m 1 1 l S")
        inner = {NameObject("/X"): form} if form else {}
        box = writer.pages[0]["/MediaBox"]
        stream.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Form"),
                NameObject("/BBox"): box,
            }
        )
        stream[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): DictionaryObject(inner)})
        form = writer._add_object(stream)
    writer.pages[0]["/Resources"][NameObject("/XObject")] = DictionaryObject({NameObject("/X"): form})
    content = StreamObject()
    content.set_data(b"/X Do")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(content)
    writer.write(tmp_path / "b.pdf")
    with pytest.raises(CchcError, match="hình lồng nhau"):
        read_flow(str(tmp_path / "b.pdf"), "thu.pdf")


def test_without_pdfium_the_message_names_the_extra(tmp_path, monkeypatch) -> None:
    path = write(tmp_path / "a.pdf", Sheet().say(85, 100, "lam xong"))
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name.startswith("pypdfium2"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    calls.cache_clear()
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(CchcError, match=r"pip install cchc-docs\[pdf\]"):
        read_flow(path, "a")
