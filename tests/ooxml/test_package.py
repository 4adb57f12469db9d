"""Files that are no readable Word file: one clear line for each."""

from __future__ import annotations

import io
import zipfile

import pytest

from cchc_docs.errors import CchcError
from cchc_docs.ooxml.names import usual
from cchc_docs.ooxml.opening import other_ending
from cchc_docs.reading.word.file import read_docx
from tests.reading.word.files import R, W, docx, p, plan, section

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


ODT = b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text" + b"PK"


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), ".doc"),
        (OLE + "WordDocumentEncryptedPackage".encode("utf-16-le"), ""),
        (OLE + "Workbook".encode("utf-16-le"), ""),
        (b"\r\n{\\rtf1 abc}", ".rtf"),
        (ODT, ".odt"),
        (ODT.replace(b".text", b".spreadsheet"), ""),
        (plan(), ""),
    ],
)
def test_texts_of_other_programs_are_known_by_their_bytes_and_converted(data, ending):
    assert other_ending(data) == ending
    if ending:
        found = read_docx(data, "thu.docx", legacy_doc=lambda given, _: plan() if given == data else b"")
        assert found.notes[0] == f"tệp {ending} đã được đổi sang .docx để đọc"


def zipped(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(name.replace("__", "/"), text)
    return out.getvalue()


BAD = {
    "empty": (b"", "rỗng"),
    "text": (b"Xin chao" * 100, "không phải tệp Word"),
    "a lock file": (b"\x05Admin" + b"\0" * 156, "khóa tạm"),
    "rtf": (rb"{\rtf1 abc}", "RTF"),
    "pdf": (b"%PDF-1.7 ...", "PDF"),
    "a web page": (b"<html><body>x</body></html>", "trang web"),
    "truncated": (plan()[:900], "cắt cụt"),
    "encrypted": (OLE + utf16("EncryptedPackage"), "mật khẩu"),
    "an old doc": (OLE + utf16("WordDocument"), ".doc"),
    "an old sheet": (OLE + utf16("Workbook"), "Excel"),
    "a sheet": (zipped(xl__workbook__xml="x", **{"xl/workbook.xml": "<x/>"}), "Excel"),
    "slides": (zipped(**{"ppt/presentation.xml": "<x/>"}), "PowerPoint"),
    "open document": (zipped(**{"mimetype": "x", "content.xml": "<x/>"}), "OpenDocument"),
    "another zip": (zipped(**{"a.txt": "x"}), "không phải tệp Word"),
    "no words": (docx(p()), "không có chữ"),
    "broken xml": (zipped(**{"word/document.xml": "<w:document"}), "hỏng"),
    "an empty part": (zipped(**{"word/document.xml": ""}), "hỏng"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_word_file_is_told_in_one_line(kind):
    data, said = BAD[kind]
    with pytest.raises(CchcError) as caught:
        read_docx(data, "tep.docx")
    message = str(caught.value)
    assert message.startswith("tep.docx: ")
    assert said in message
    assert "\n" not in message


@pytest.mark.parametrize("name", ["~$ke_hoach.docx", "thu/~$ke_hoach.docx"])
def test_a_lock_file_is_known_by_its_name(name):
    with pytest.raises(CchcError, match="khóa tạm"):
        read_docx(plan(), name)


def test_a_missing_file_and_a_folder_are_told(tmp_path):
    with pytest.raises(CchcError, match="không tìm thấy"):
        read_docx(str(tmp_path / "khong.docx"))
    with pytest.raises(CchcError, match="thư mục"):
        read_docx(str(tmp_path))


def test_entities_and_dtds_are_refused():
    xml = f'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
    with pytest.raises(CchcError, match="không an toàn"):
        read_docx(zipped(**{"word/document.xml": xml}), "tep.docx")
    hidden = ('<?xml version="1.0" encoding="UTF-16"?>' + xml).encode("utf-16")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("word/document.xml", hidden)
    with pytest.raises(CchcError):
        read_docx(out.getvalue(), "tep.docx")


def test_bombs_are_not_unpacked():
    with pytest.raises(CchcError, match="bung ra quá lớn"):
        read_docx(zipped(**{"word/document.xml": "<a>" + " " * 30_000_000}), "tep.docx")
    with pytest.raises(CchcError, match="bung ra quá lớn"):
        read_docx(zipped(**{f"f{n}": "" for n in range(5_001)}), "tep.docx")


def test_deep_nesting_is_read_or_refused_but_never_crashes():
    deep = "<w:sdt><w:sdtContent>" * 100 + p("sâu") + "</w:sdtContent></w:sdt>" * 100
    assert any("sâu" in text for _, _, text in read_docx(plan(deep), "tep.docx").document.texts())
    with pytest.raises(CchcError):
        read_docx(docx("<w:x>" * 5_000 + "</w:x>" * 5_000), "tep.docx")


def test_strict_names_are_read():
    data = docx(p("Một câu."), last=section())
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            text = text.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
            new.writestr(name, text.replace(R, "http://purl.oclc.org/ooxml/officeDocument/relationships"))
    assert [text for _, _, text in read_docx(out.getvalue(), "tep.docx").document.texts()] == ["Một câu."]


@pytest.mark.parametrize(
    ("strict", "plain"),
    [
        ('<w:sz w:val="14pt"/>', '<w:sz w:val="28"/>'),
        ('<w:pgMar w:top="2cm" w:left="85.05pt" w:right="-0.5in"/>', '<w:pgMar w:top="1134" w:left="1701" w:right="-720"/>'),
        ('<w:t w:rsidR="12">dài "5cm", cao 3pt</w:t>', '<w:t w:rsidR="12">dài "5cm", cao 3pt</w:t>'),
        ('<v:line strokeweight="1pt"/>', '<v:line strokeweight="1pt"/>'),
    ],
)  # fmt: skip
def test_lengths_of_a_strict_file_are_written_as_the_usual_files_have_them(strict: str, plain: str) -> None:
    name = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    told = usual(f'<w:body xmlns:w="{name}">{strict}</w:body>'.encode()).decode()
    assert told == f'<w:body xmlns:w="{W}">{plain}</w:body>'
    assert usual(strict.encode()).decode() == strict  # an ordinary file is not touched


def test_macros_are_said_and_not_run():
    found = read_docx(plan(extra={"word/vbaProject.bin": b"x"}), "tep.docm")
    assert any("macro" in note for note in found.notes)
    assert found.form.macros


def test_a_damaged_part_without_words_is_passed_over():
    found = read_docx(plan(parts={"styles": "<w:styles"}), "tep.docx")
    assert any("bị hỏng, đã bỏ qua" in note for note in found.notes)
    assert found.document.loai == "ke_hoach"


def test_an_old_doc_goes_through_the_converter_it_is_given():
    asked: list[str] = []

    def convert(data: bytes, name: str) -> bytes:
        asked.append(name)
        return plan()

    found = read_docx(OLE + utf16("WordDocument"), "cu.doc", legacy_doc=convert)
    assert asked == ["cu.doc"]
    assert found.document.loai == "ke_hoach"
    assert ".doc" in found.notes[0]
