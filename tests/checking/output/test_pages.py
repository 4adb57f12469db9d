"""Places in a Word file say about which page, where Word has left its marks in the file."""

from __future__ import annotations

import io
from datetime import date

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from cchc_docs.checking.output.page_html import as_html
from cchc_docs.checking.output.signing_paper import paper as paper_to_sign
from cchc_docs.checking.output.text_json_sarif import as_json, as_text
from cchc_docs.checking.runner import check
from cchc_docs.desk.open import read_bytes, yaml_of

BREAK = "<w:r {}><w:lastRenderedPageBreak/></w:r>"
WORDS = (
    "ỦY BAN NHÂN DÂN",
    "KẾ HOẠCH",
    "Các thôn đầy mạnh tuyên truyền.",
    "Tổ công tác đầy mạnh rà soát hồ sơ.",
    "Trạm y tế đầy mạnh chuyển đổi số.",
)


def paper(*, laid_out: bool) -> bytes:
    """A paper whose third and fifth line begin a page; a page ends within its fourth."""
    document = docx.Document()
    for number, words in enumerate(WORDS):
        paragraph = document.add_paragraph()
        if laid_out and number in (2, 4):
            paragraph._p.append(parse_xml(BREAK.format(nsdecls("w"))))
        paragraph.add_run(words)
        if laid_out and number == 3:
            paragraph._p.append(parse_xml(BREAK.format(nsdecls("w"))))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def report(*, laid_out: bool):
    return check(read_bytes(paper(laid_out=laid_out), "a.docx"), on=date(2026, 6, 1))


def slips(found) -> list[str]:
    return [one.place.text for one in found.findings if one.quote == "đầy mạnh"]


def test_a_place_says_about_which_page_where_the_file_tells() -> None:
    (place,) = slips(report(laid_out=True))
    assert place.startswith("khoảng trang 2, ")
    (plain,) = slips(report(laid_out=False))
    assert "trang" not in plain
    assert place.removeprefix("khoảng trang 2, ") == plain


def test_each_paragraph_is_on_the_page_where_it_begins() -> None:
    form = read_bytes(paper(laid_out=True), "a.docx").form
    assert form is not None
    assert [form.page_of(number) for number in range(-1, 5)] == [0, 1, 1, 2, 2, 4]
    assert read_bytes(paper(laid_out=False), "a.docx").form.page_of(3) == 0


def test_every_way_of_telling_names_the_page_and_import_does_not() -> None:
    found = report(laid_out=True)
    for text in (as_text(found), as_html(found), as_json(found)):
        assert "khoảng trang 2" in text
    printed = docx.Document(io.BytesIO(paper_to_sign(found)))
    assert any("khoảng trang 2" in cell.text for table in printed.tables for row in table.rows for cell in row.cells)
    laid, plain = (yaml_of(read_bytes(paper(laid_out=one), "a.docx")) for one in (True, False))
    assert laid == plain
