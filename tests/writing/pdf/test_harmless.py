"""A PDF that is handed on keeps its pages and links, and nothing that acts; the stand-ins here do nothing."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from cchc_docs.errors import CchcError
from cchc_docs.writing.pdf.harmless import harmless


def action(kind: str) -> DictionaryObject:
    return DictionaryObject({NameObject("/S"): NameObject(kind), NameObject("/Note"): TextStringObject("nothing")})


def paper() -> PdfWriter:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.add_blank_page(595, 842)
    writer.add_annotation(0, Link(rect=(50, 50, 90, 60), target_page_index=1))
    writer.add_annotation(0, Link(rect=(50, 80, 90, 90), url="https://xakhelau.example/van-ban"))
    return writer


def bytes_of(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_paper_with_pages_and_links_is_left_as_it_is() -> None:
    data = bytes_of(paper())
    assert harmless(data, "a.pdf") == (data, [])


def opened_by_itself(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/OpenAction")] = action("/JavaScript")


def named_programs(writer: PdfWriter) -> None:
    tree = DictionaryObject({NameObject("/Names"): ArrayObject([TextStringObject("a"), action("/JavaScript")])})
    writer.root_object[NameObject("/Names")] = DictionaryObject({NameObject("/JavaScript"): tree})


def on_a_page(writer: PdfWriter) -> None:
    writer.pages[1][NameObject("/AA")] = DictionaryObject({NameObject("/O"): action("/Launch")})


def behind_a_link(writer: PdfWriter) -> None:
    note = writer.pages[0]["/Annots"][1].get_object()
    note["/A"][NameObject("/Next")] = ArrayObject([action("/SubmitForm")])
    note[NameObject("/A")] = action("/Launch")


def attached(writer: PdfWriter) -> None:
    writer.add_attachment("so_lieu.txt", b"42")


def pinned(writer: PdfWriter) -> None:
    writer.pages[0]["/Annots"].append(
        DictionaryObject({NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Screen")})
    )


@pytest.mark.parametrize(
    ("put", "told"),
    [
        (opened_by_itself, "chương trình"),
        (named_programs, "chương trình"),
        (on_a_page, "chương trình"),
        (behind_a_link, "chương trình"),
        (attached, "tệp đính kèm"),
        (pinned, "phim"),
    ],
)
def test_what_acts_goes_and_is_told_and_the_rest_stays(put, told) -> None:
    writer = paper()
    put(writer)
    data, notes = harmless(bytes_of(writer), "a.pdf")
    assert len(notes) == 1
    assert told in notes[0]
    assert notes[0].startswith("a.pdf: ")
    found = PdfReader(io.BytesIO(data))
    assert b"nothing" not in data
    assert b"so_lieu" not in data
    assert len(found.pages) == 2
    links = [note.get_object() for note in found.pages[0]["/Annots"]]
    assert [str(link["/Subtype"]) for link in links] == ["/Link", "/Link"]
    assert harmless(data, "a.pdf") == (data, [])


def test_a_file_that_cannot_be_read_is_one_message() -> None:
    with pytest.raises(CchcError, match="cấu trúc tệp PDF"):
        harmless(bytes_of(paper())[:200], "a.pdf")
