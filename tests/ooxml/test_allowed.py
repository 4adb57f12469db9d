"""What a paper we write may hold. Every stand-in here is harmless: names without anything behind them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from cchc_docs.checking.output.word_comments import annotated
from tests.ooxml.test_doors import MAIN, remade

RELS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MS = "http://schemas.microsoft.com/office/2006/relationships"
NAMES = f'xmlns:r="{OFFICE}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
EMPTY = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'


def with_words(words: str) -> Callable[[bytes], bytes]:
    return lambda data: data.replace(b"</w:body>", f"<w:p {NAMES}>{words}</w:p></w:body>".encode(), 1)


def with_relation(attributes: str) -> Callable[[bytes], bytes]:
    line = f"<Relationship {attributes}/></Relationships>".encode()
    return lambda data: (data if b"<Relationship" in data else EMPTY).replace(b"</Relationships>", line)


def made(
    words: str = "", relation: str = "", extra: dict[str, bytes] | None = None
) -> tuple[dict[str, bytes], list[str]]:
    change = {MAIN: with_words(words)}
    parts = dict(extra or {})
    with zipfile.ZipFile(io.BytesIO(remade({}))) as old:
        has = RELS in old.namelist()
    if relation and has:
        change[RELS] = with_relation(relation)
    elif relation:
        parts[RELS] = with_relation(relation)(EMPTY)
    out = annotated(remade(change, parts), "a.docx", [])
    with zipfile.ZipFile(io.BytesIO(out.docx)) as package:
        return {name: package.read(name) for name in package.namelist()}, out.notes


FIELDS = ["DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "DATABASE", "MACROBUTTON"]


def complex_field(*order: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    words = "".join(f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in order)
    return f"{mark('begin')}{words}{mark('separate')}<w:r><w:t>chữ đang hiện</w:t></w:r>{mark('end')}"


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_that_fetches_or_runs_becomes_the_words_it_shows(name: str) -> None:
    for words in (
        f'<w:fldSimple w:instr=" {name} khong_co "><w:r><w:t>chữ đang hiện</w:t></w:r></w:fldSimple>',
        complex_field(f" {name} khong_co "),
        complex_field(f" {name[:3].lower()}", f"{name[3:]} khong_co "),
    ):
        parts, notes = made(words)
        assert "chữ đang hiện".encode() in parts[MAIN]
        assert b"khong_co" not in parts[MAIN]
        assert any(name in note for note in notes)


def test_a_field_of_page_numbers_stays() -> None:
    parts, notes = made(complex_field(" PAGE "))
    assert b" PAGE " in parts[MAIN]
    assert notes == []


@pytest.mark.parametrize(
    ("relation", "words", "told"),
    [
        (f'Id="rA" Type="{OFFICE}/image" Target="http://x.invalid/a.png" TargetMode="External"', '<w:r><w:drawing><a:blip r:link="rA"/></w:drawing></w:r>', "hình"),
        (f'Id="rA" Type="{OFFICE}/image" Target="http://x.invalid/a.png" targetmode="external"', '<w:r><w:pict><v:imagedata r:id="rA"/></w:pict></w:r>', "hình"),
        (f'Id="rA" Type="{OFFICE}/attachedTemplate" Target="file:///z:/m.dotm" TargetMode=" EXTERNAL "', "", "mẫu gắn"),
        (f'Id="rA" Type="{OFFICE}/hyperlink" Target="file:///z:/a.txt" TargetMode="External"', '<w:hyperlink r:id="rA"><w:r><w:t>chữ đang hiện</w:t></w:r></w:hyperlink>', "liên kết"),
        (f'Id="rA" Type="{OFFICE}/oleObject" Target="embeddings/o.bin"', '<w:r><w:object><o:OLEObject r:id="rA"/></w:object></w:r>', "OLE"),
        (f'Id="rA" Type="{OFFICE}/control" Target="activeX/a.xml"', "", "ActiveX"),
        (f'Id="rA" Type="{OFFICE}/aFChunk" Target="c.html"', "", "altChunk"),
        (f'Id="rA" Type="{MS}/vbaProject" Target="vbaProject.bin"', "", "macro"),
        (f'Id="rA" Type="{MS}/keyMapCustomizations" Target="customizations.xml"', "", "macro"),
    ],
    ids=["picture", "other letters", "template", "link to a file", "ole", "activex", "altchunk", "macro", "keys"],
)  # fmt: skip
def test_what_fetches_or_runs_is_left_out_and_said(relation: str, words: str, told: str) -> None:
    names = ["embeddings/o.bin", "activeX/a.xml", "c.html", "vbaProject.bin", "customizations.xml"]
    extra = {f"word/{name}": b"<a/>" for name in names if name in relation}
    parts, notes = made(words, relation, extra)
    assert any(told in note for note in notes)
    assert not set(extra) & set(parts)
    assert b'"rA"' not in parts[MAIN]
    assert b'"rA"' not in parts.get(RELS, b"")
    if "chữ đang hiện" in words:
        assert "chữ đang hiện".encode() in parts[MAIN]


def test_links_a_person_clicks_stay() -> None:
    relation = f'Id="rA" Type="{OFFICE}/hyperlink" Target="https://dichvucong.example/" TargetMode="External"'
    parts, notes = made('<w:hyperlink r:id="rA"><w:r><w:t>cổng</w:t></w:r></w:hyperlink>', relation)
    assert b"https://dichvucong.example/" in parts[RELS]
    assert notes == []


def test_parts_nothing_speaks_of_are_left_out_and_said() -> None:
    parts, notes = made(extra={"word/la.bin": b"x", "customUI/customUI.xml": b"<a/>"})
    assert not {"word/la.bin", "customUI/customUI.xml"} & set(parts)
    assert any("la.bin" in note for note in notes)
    assert any("ribbon" in note for note in notes)
