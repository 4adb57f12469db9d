from __future__ import annotations

import re

import pytest

from cchc_docs.writing.word.proof import missing
from cchc_docs.writing.word.render import render_parts
from cchc_docs.writing.word.structure import CELL, EMPTY, defects

DOCUMENT = "word/document.xml"


def test_a_rendered_document_has_no_defect_and_loses_nothing(plan):
    document = plan()
    _, parts = render_parts(document)
    assert defects(parts) == []
    assert missing(document, parts[DOCUMENT]) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("</w:p></w:tc>", "</w:p><w:tbl><w:tr/></w:tbl></w:tc>", "ô bảng"),
        ("</w:tr></w:tbl>", "</w:tr></w:tbl><w:tbl></w:tbl>", "không có hàng"),
        ("<w:p>", "<w:p", "XML hỏng"),
        ("<w:p>", '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkStart w:id="1" w:name="b"/><w:p>', "mã dấu trang"),
        ("<w:p>", '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkStart w:id="2" w:name="a"/><w:p>', "tên dấu trang"),
        ('w:left="1701"', 'w:left="11000"', "lề chiếm hết trang"),
        ('w:h="16838"', "", "thiếu khổ giấy"),
    ],
)
def test_what_word_refuses_is_found(plan, old, new, message):
    _, parts = render_parts(plan())
    xml = parts[DOCUMENT]
    at = xml.rindex(old) if old.startswith(("w:", "</w:tr")) else xml.index(old)
    broken = xml[:at] + new + xml[at + len(old) :]
    assert any(message in line for line in defects({DOCUMENT: broken}))


def test_a_cell_without_a_paragraph_is_found_where_a_paper_may_have_one(plan):
    _, parts = render_parts(plan())
    empty = {DOCUMENT: re.sub("(</w:tcPr>).*?(</w:tc>)", r"\1\2", parts[DOCUMENT], count=1, flags=re.DOTALL)}
    assert any("ô bảng" in line for line in defects(empty, {EMPTY}))
    assert any("ô bảng" in line for line in defects(empty, {CELL}))
    assert defects(empty, set()) == []


def test_a_comment_in_a_header_is_found():
    xml = '<w:hdr xmlns:w="x"><w:p><w:commentRangeStart w:id="1"/></w:p></w:hdr>'
    assert any("chú thích" in line for line in defects({"word/header1.xml": xml}))


def test_a_lost_a_changed_and_a_displaced_text_are_each_missing(plan):
    document = plan()
    _, parts = render_parts(document)
    xml = parts[DOCUMENT]
    assert [t.text for t in missing(document, xml.replace("Nâng cao", "Nâng"))] == ["Nâng cao chất lượng phục vụ./."]
    assert [t.role for t in missing(document, xml.replace("Lê Văn Minh", ""))] == ["ho_ten"]
    moved = re.sub(r"<w:t[^>]*>Số: 05/KH.*?UBND</w:t>", "", xml).replace(
        "</w:body>", "<w:t>Số: 05/KH-UBND</w:t></w:body>"
    )
    assert missing(document, moved)
