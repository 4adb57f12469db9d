"""What an office's programs leave in a template: unseen letters in tags, shapes in repeated blocks, breaks moved about."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest

from cchc_docs.model.document import PhuLuc
from cchc_docs.writing.template.lint import check_template
from cchc_docs.writing.word.render import render
from cchc_docs.writing.word.structure import defects, tidied

SHAPE = '<w:r><w:drawing><wp:anchor xmlns:wp="urn:x"><wp:docPr id="{0}" name="Nét {0}"/></wp:anchor></w:drawing></w:r>'
MARKS = '<w:bookmarkStart w:id="4" w:name="dau"/><w:bookmarkEnd w:id="4"/>'

HIDING = (
    '<w:style w:type="character" w:styleId="ChuGiau"><w:name w:val="Chữ giấu"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="ChuGiauCon"><w:name w:val="Giấu con"/><w:basedOn w:val="ChuGiau"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="DoanGiau"><w:name w:val="Đoạn giấu"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="DoanHien"><w:name w:val="Đoạn hiện"/><w:basedOn w:val="DoanGiau"/>'
    '<w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
)


def body_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\ufeff", "\u2060", "\u200e", "\u202a", "\u2068"])
def test_letters_not_seen_in_a_tag_are_passed_over(changed, plan, unseen: str) -> None:
    template = changed(("{{ ten_loai }}", f"{{{{ ten{unseen}_loai }}}}"), ("{%p endif %}", f"{{%p end{unseen}if %}}"))
    assert check_template(template) == []
    assert "KẾ HOẠCH" in body_of(render(plan(), template))


@pytest.mark.parametrize(
    "left",
    [
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hỏi lại anh Bền rồi hãy in</w:t></w:r>",
        '<w:r><w:rPr><w:rPrChange w:id="8" w:author="anh Bền"><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t> </w:t></w:r>',
        '<w:r><w:commentReference w:id="0"/></w:r><w:commentRangeEnd w:id="0"/>',
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>anh Bền: đạt 80% thôi</w:t></w:r>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>anh Bền xem {{ dia_danh }}</w:t></w:r>",
        '<w:r><w:rPr><w:rStyle w:val="ChuGiau"/></w:rPr><w:t>anh Bền xem lại</w:t></w:r>',
        '<w:r><w:rPr><w:rStyle w:val="ChuGiauCon"/></w:rPr><w:t>anh Bền xem lại</w:t></w:r>',
    ],
)  # fmt: skip
@pytest.mark.parametrize("part", ["word/document.xml", "word/header1.xml"])
def test_what_only_its_author_should_see_goes_out_with_no_paper(changed, plan, left: str, part: str) -> None:
    at = "{{ ten_loai }}</w:t></w:r>" if "document" in part else "<w:t>2</w:t></w:r>"
    template = changed((at, at + left), part=part)
    data = render(plan(), changed(("</w:styles>", f"{HIDING}</w:styles>"), part="word/styles.xml", of=template))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        printed = package.read(part).decode()
    assert not [word for word in ("anh Bền", "Change", "comment") if word in printed]


@pytest.mark.parametrize(
    ("looks", "goes"),
    [
        ('<w:pStyle w:val="DoanGiau"/>', True),
        ('<w:pStyle w:val="DoanHien"/>', False),
        ("<w:rPr><w:vanish/></w:rPr>", False),  # hides the end of the paragraph alone
    ],
)  # fmt: skip
def test_a_paragraph_is_hidden_by_its_style(changed, plan, looks: str, goes: bool) -> None:
    at = "<w:p><w:pPr><w:pStyle"
    template = changed((at, f"<w:p><w:pPr>{looks}</w:pPr><w:r><w:t>Hỏi lại anh Bền</w:t></w:r></w:p>{at}"))
    data = render(plan(), changed(("</w:styles>", f"{HIDING}</w:styles>"), part="word/styles.xml", of=template))
    assert ("anh Bền" not in body_of(data)) is goes


def test_a_hidden_tag_is_no_hidden_word(changed, plan) -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>{{% if nam %}}</w:t></w:r>{0}<w:r><w:rPr><w:vanish/></w:rPr><w:t>{{% en</w:t></w:r>"
    after = "<w:r><w:t>dif %}</w:t></w:r>"
    at = "{{ ten_loai }}</w:t></w:r>"
    shown = "<w:r><w:t> CHÍNH THỨC</w:t></w:r>"
    assert "CHÍNH THỨC" in body_of(render(plan(), changed((at, at + hidden.format(shown) + after))))


@pytest.mark.parametrize(
    ("left", "mark"),
    [
        ('<w:r><w:pict><v:line xmlns:v="urn:schemas-microsoft-com:vml" id="_x0000_s9" from="1pt,1pt"/></w:pict></w:r>', "_x0000_s9"),
        ('<w:sdt><w:sdtPr><w:id w:val="88"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t> </w:t></w:r></w:sdtContent></w:sdt>',
         '<w:id w:val="88"/>'),
        ('<w:permStart w:id="3" w:edGrp="everyone"/><w:permEnd w:id="3"/>', "perm"),
    ],
)  # fmt: skip
def test_an_id_nobody_calls_is_not_printed_again_and_again(changed, plan, left: str, mark: str) -> None:
    title = '<w:pStyle w:val="PhuLucTen"/></w:pPr>'
    template = changed((title, title + left))
    assert check_template(template) == []
    assert mark not in body_of(render(plan(phu_luc=[PhuLuc(ten="Một"), PhuLuc(ten="Hai")]), template))


def test_a_row_whose_cells_are_all_left_out_goes(changed, plan) -> None:
    cell = "<w:tc><w:tcPr/><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    cells = "".join(map(cell.format, ("{%tc if chu_quan %}", "Thuộc {{ chu_quan }}", "{%tc endif %}")))
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='4000'/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
    template = changed(("{{ ten_loai }}</w:t></w:r></w:p>", "{{ ten_loai }}</w:t></w:r></w:p>" + table))
    assert check_template(template) == []
    assert "Thuộc" not in body_of(render(plan(), template))


def test_a_blank_that_holds_is_a_blank_in_a_tag(changed, plan) -> None:
    template = changed(("{%p for b in khoi %}", "{%p\u00a0for b in\u00a0khoi %}"))
    assert check_template(template) == []
    assert "Nâng cao" in body_of(render(plan(), template))


def test_a_shape_and_a_bookmark_of_a_repeated_block_get_ids_of_their_own(changed, plan) -> None:
    title = '<w:pStyle w:val="PhuLucTen"/></w:pPr>'
    template = changed((title, title + SHAPE.format(61) + MARKS))
    assert check_template(template) == []
    xml = body_of(render(plan(phu_luc=[PhuLuc(ten="Một"), PhuLuc(ten="Hai"), PhuLuc(ten="Ba")]), template))
    shapes = re.findall(r'<wp:docPr id="(\d+)"', xml)
    starts = re.findall(r'<w:bookmarkStart w:id="(\d+)" w:name="(\w+)"', xml)
    assert len(shapes) == len(set(shapes)) == 3
    assert len(starts) == len({code for code, _ in starts}) == len({name for _, name in starts}) == 3
    assert re.findall(r'<w:bookmarkEnd w:id="(\d+)"', xml) == [code for code, _ in starts]


def test_a_table_whose_rows_are_all_left_out_goes(changed, plan) -> None:
    cell = "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    rows = "".join(map(cell.format, ("{%tr if chu_quan %}", "Thuộc {{ chu_quan }}", "{%tr endif %}")))
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='4000'/></w:tblGrid>{rows}</w:tbl>"
    template = changed(("{{ ten_loai }}</w:t></w:r></w:p>", "{{ ten_loai }}</w:t></w:r></w:p>" + table))
    data = render(plan(), template)
    docx.Document(io.BytesIO(data))
    assert "Thuộc" not in body_of(data)
    above = plan()
    assert above.co_quan is not None
    above.co_quan.chu_quan = "UBND tỉnh Lâm Sơn"
    assert "Thuộc" in body_of(render(above, template))


def test_only_what_repeats_is_numbered_anew() -> None:
    once = f"<w:body>{SHAPE.format(7)}{MARKS}<w:tbl><w:tr></w:tr></w:tbl></w:body>"
    assert tidied(once) == once
    assert not [
        one for one in defects({"word/x.xml": f'<a xmlns:w="w" xmlns:wp="p">{tidied(once * 2)}</a>'}) if "mã" in one
    ]


def test_a_section_moved_into_the_paragraph_of_a_tag_is_understood(changed, plan) -> None:
    xml = body_of(changed())
    moved = re.findall(r'(<w:pStyle w:val="The"/></w:pPr><w:r><w:t [^>]*>\{%p elif b\.kieu == \'het_\w+\' %\}</w:t></w:r></w:p>)'
                       r'<w:p><w:pPr><w:pStyle w:val="HetPhan"/>(<w:sectPr>.*?</w:sectPr>)</w:pPr></w:p>', xml)  # fmt: skip
    assert len(moved) == 2
    pairs = [
        (
            f'{tag}<w:p><w:pPr><w:pStyle w:val="HetPhan"/>{section}</w:pPr></w:p>',
            tag.replace("</w:pPr>", section + "</w:pPr>", 1),
        )
        for tag, section in moved
    ]
    template = changed(*pairs)
    assert check_template(template) == []
    document = plan(phu_luc=[PhuLuc(ten="Một", huong="doc"), PhuLuc(ten="Hai")])
    assert len(docx.Document(io.BytesIO(render(document, template))).sections) == 3
