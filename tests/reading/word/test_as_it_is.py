"""Word as it is: notes, fields, other tellings, generated lists, formulas, signs, text pasted in; and the second look."""

from __future__ import annotations

import pytest

from cchc_docs.reading.recognise.read_flow import coverage, doubts
from cchc_docs.reading.result import Read
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.word.scan import scan
from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.writing.word.render import render
from cchc_docs.writing.yaml.plan import dump_plan
from tests.reading.word.files import BODY, R, W, docx, p, plan, row, run, section, table


def read(data: bytes, *, left: int = 0) -> Read:
    """Every word of the file has its place, and nothing else stands in the plan."""
    found = read_docx(data, "thu.docx")
    proof = coverage(found)
    assert (dict(proof.missing), dict(proof.added), len(found.left_over)) == ({}, {}, left), found.left_over
    return found


def items(found: Read) -> list[str]:
    """The labelled lines under the first heading."""
    return [block.chu for block in found.document.noi_dung[0].noi_dung]


def mark(kind: str, inside: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def notes(kind: str, *texts: str) -> str:
    own = "".join(f'<w:{kind} w:id="{at}">{text}</w:{kind}>' for at, text in enumerate(texts, start=2))
    return f'<w:{kind}s xmlns:w="{W}"><w:{kind} w:type="separator" w:id="-1">{p()}</w:{kind}>{own}</w:{kind}s>'


def number(kind: str, key: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'


RAW = (
    run("3. Tổ chức 14 buổi tuyên truyền")
    + number("footnote", 2)
    + run(" tại các thôn")
    + number("footnote", 3)
    + run(".")
)
NOTES = notes("footnote", p("Thôn Đồi 09 buổi; ", i=True) + p("thôn Suối 05 buổi [cả tối]."), p("Trừ thôn Ngọn."))


def test_notes_stand_in_their_sentence_and_print_again():
    found = read(plan(BODY + p(raw=RAW), parts={"footnotes": NOTES}))
    assert items(found)[-1] == (
        "Tổ chức 14 buổi tuyên truyền^[*Thôn Đồi 09 buổi;* ¶ thôn Suối 05 buổi [cả tối].] tại các thôn^[Trừ thôn Ngọn.]."
    )
    again = read_text(dump_plan(found.document)).document
    second = read(render(again, None))
    assert [(text.role, text.text) for text in second.document.texts()] == [
        (text.role, text.text) for text in again.texts()
    ]
    assert [text.text for text in again.texts() if text.role == "chu_thich"] == [
        "*Thôn Đồi 09 buổi;*", "thôn Suối 05 buổi [cả tối].", "Trừ thôn Ngọn.",
    ]  # fmt: skip


def test_notes_of_titles_bases_cells_and_closing_words():
    title = p("KẾ HOẠCH", b=True, align="center") + p(
        raw=run("Dọn vệ sinh năm 2026", b=True) + number("footnote", 2), align="center"
    )
    basis = p(raw=run("Căn cứ Luật Đê điều", i=True) + number("footnote", 3) + run(";", i=True))
    grid = table(
        row("TT", "Nội dung", "Chủ trì", b=True),
        row("1", f"<w:tc><w:tcPr/>{p(raw=run('Quét ngõ') + number('footnote', 4))}</w:tc>", "Thôn Hạ"),
    )
    closing = p(raw=run("Trên đây là Kế hoạch./.") + number("footnote", 5))
    data = plan(
        BODY + grid, title=title, opening=basis, closing=closing,
        parts={"footnotes": notes("footnote", p("Một."), p("Hai."), p("Ba."), p("Bốn."))},
    )  # fmt: skip
    found = read(data)
    assert [text.text for text in found.document.texts() if text.role == "chu_thich"] == ["Một.", "Hai.", "Ba.", "Bốn."]
    assert coverage(found).in_order == 100.0
    assert read(render(read_text(dump_plan(found.document)).document, None))


def test_endnotes_are_read_as_notes_and_said():
    found = read(
        plan(
            BODY + p(raw=run("3. Họp dân") + number("endnote", 2)),
            parts={"endnotes": notes("endnote", p("Ngày 03/5."))},
        )
    )
    assert items(found)[-1] == "Họp dân^[Ngày 03/5.]"
    assert any("cuối văn bản" in note for note in found.notes)


def test_a_note_without_its_number_is_left_over():
    found = read(plan(parts={"footnotes": notes("footnote", p("Chú thích lạc."))}), left=1)
    assert found.left_over[0].chu == "Chú thích lạc."


def test_instructions_of_nested_fields_are_no_text():
    nested = (
        mark("begin") + code(" IF ") + mark("begin") + code(" MERGEFIELD ho ") + mark("separate") + run("Lò") + mark("end")
        + code(' = "Lò" "ông" "bà" ') + mark("separate") + run("ông") + mark("end")
    )  # fmt: skip
    assert items(read(plan(BODY + p(raw=run("3. Mời ") + nested + run(" Lò Văn Tân.")))))[-1] == "Mời ông Lò Văn Tân."


def test_a_field_without_end_hides_no_word():
    found = read(plan(BODY + p(raw=run("3. Trước ") + mark("begin") + code(" REF x ") + run("giữa") + run(" sau."))))
    assert items(found)[-1] == "Trước giữa sau."


FORM = '<w:ffData><w:ddList><w:default w:val="0"/>{result}<w:listEntry w:val="quý I"/><w:listEntry w:val="quý III"/></w:ddList></w:ffData>'
BOX = '<w:ffData><w:checkBox><w:sizeAuto/><w:default w:val="0"/>{checked}</w:checkBox></w:ffData>'


@pytest.mark.parametrize(
    ("kind", "form", "shown"),
    [
        ("FORMDROPDOWN", FORM.format(result='<w:result w:val="1"/>'), "quý III"),
        ("FORMDROPDOWN", FORM.format(result=""), "quý I"),
        ("FORMCHECKBOX", BOX.format(checked="<w:checked/>"), "☑"),
        ("FORMCHECKBOX", BOX.format(checked='<w:checked w:val="0"/>'), "☐"),
        ('SYMBOL 163 \\f "Symbol" \\s 12', "", "≤"),
        ('SYMBOL 0163 \\f "Symbol"', "", "≤"),
        ('SYMBOL 0xFC \\f "Wingdings"', "", "✓"),
        ("SYMBOL 8805 \\u", "", "≥"),
        ("SEQ Bang \\* ARABIC", "", "1"),
        ("EQ \\f(3;4)", "", "3/4"),
        ('QUOTE "tạm thời"', "", "tạm thời"),
        ("MACROBUTTON NoMacro [ghi tên thôn]", "", "[ghi tên thôn]"),
    ],
)
def test_what_fields_show_without_a_result(kind, form, shown):
    found = read(
        plan(BODY + p(raw=run("3. Ghi ") + mark("begin", form) + code(f" {kind} ") + mark("end") + run(" vào sổ.")))
    )
    assert items(found)[-1] == f"Ghi {shown} vào sổ."


def test_a_field_whose_result_nobody_knows_is_told():
    found = read(plan(BODY + p(raw=run("3. Xem ") + mark("begin") + code(" REF _Ref9 \\h ") + mark("end") + run("."))))
    assert any("REF _Ref9" in note for note in found.notes)


def test_numbers_word_counts_from_field_to_field():
    auto = mark("begin") + code(" AUTONUM ") + mark("end")
    lists = [mark("begin") + code(f" LISTNUM {rest}") + mark("end") for rest in ("\\l 7 ", "\\l 7 ", "\\l 2 ")]
    found = read(plan(p("I. VIỆC", b=True) + p(raw=auto + run(" Đào mương.")) + p(raw=auto + run(" Đắp bờ."))))
    assert [block.nhan_in for block in found.document.noi_dung[0].noi_dung] == ["1.", "2."]
    found = read(plan(p("I. VIỆC", b=True) + "".join(p(raw=one + run(" Làm cỏ.")) for one in lists)))
    assert [text.text for text in found.document.texts() if text.role == "nhan"] == ["I.", "1.", "2.", "a)"]


MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def either(requires: str, choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent xmlns:mc="{MC}" xmlns:la="urn:la" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<mc:Choice Requires="{requires}">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>'
    )


@pytest.mark.parametrize(
    ("one", "wanted"),
    [
        (either("wps", "<w:t>hiểu được</w:t>", "<w:t>dự phòng</w:t>"), "hiểu được"),
        (either("la", "<w:t>không hiểu</w:t>", "<w:t>dự phòng</w:t>"), "dự phòng"),
        (either("wps", "", "<w:t>dự phòng</w:t>"), "dự phòng"),
        (either("wps la", "<w:t>không hiểu</w:t>", "<w:t>dự phòng</w:t>"), "dự phòng"),
    ],
)
def test_of_two_tellings_the_first_understood_one(one, wanted):
    found = read(plan(BODY + p(raw=run("3. Bản ") + f"<w:r>{one}</w:r>" + run("."))))
    assert items(found)[-1] == f"Bản {wanted}."


def listed(text: str, first: str = "", last: str = "", style: str = "") -> str:
    raw = first + run(f"{text}\t3") + last
    return p(raw=raw, props=f'<w:pStyle w:val="{style}"/>' if style else "")


STYLES = f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="Mucluc1"><w:name w:val="toc 1"/></w:style></w:styles>'
_TITLE = p("MỤC LỤC", b=True, align="center")
BY_FIELD = (
    _TITLE
    + listed("I. MỤC ĐÍCH", mark("begin") + code(" TOC \\o ") + mark("separate"))
    + listed("II. VIỆC", last=mark("end"))
)
BY_STYLE = _TITLE + listed("I. MỤC ĐÍCH", style="Mucluc1") + listed("II. VIỆC", style="Mucluc1")
BY_BLOCK = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>'
    + _TITLE + listed("I. MỤC ĐÍCH") + listed("II. VIỆC") + "</w:sdtContent></w:sdt>"
)  # fmt: skip


BY_HAND = _TITLE + p("I. MỤC ĐÍCH ........ 3") + p() + p("II. VIỆC\t3", props="<w:tabs/>")


@pytest.mark.parametrize("made", [BY_FIELD, BY_STYLE, BY_BLOCK, BY_HAND], ids=["field", "style", "block", "hand"])
def test_lists_of_the_text_are_left_out_and_said(made):
    found = read(plan(opening=made, parts={"styles": STYLES}))
    bare = read(plan(opening=""))
    assert found.document == bare.document
    assert coverage(found).words == coverage(bare).words
    assert [note for note in found.notes if "mục lục" in note] == ["bỏ mục lục (9 từ), không tính vào số từ"]


def test_one_line_that_ends_in_a_figure_is_no_list():
    found = read(plan(BODY + _TITLE + p("3. Số phao còn thiếu ... 3")))
    assert "Số phao còn thiếu ... 3" in str(found.document)


def test_letters_of_symbol_fonts_typed_as_words_are_met_once():
    typed = run("3. Ô ") + run("\uf0fc", props='<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>') + run(" là xong.")
    found = read(plan(BODY + p(raw=typed) + p("\uf0b7 Rào chân cầu.")))
    assert not coverage(found).missing
    assert not found.left_over
    assert any("Ô ✓ là xong." in text for _, _, text in found.document.texts())


def test_a_sign_of_a_font_nobody_knows_is_said():
    found = read(plan(BODY + p(raw=run("3. Ô ") + '<w:r><w:sym w:font="Chu La" w:char="F041"/></w:r>')))
    assert any("U+F041" in note for note in found.notes)


M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("<m:f><m:num><m:r><m:t>7</m:t></m:r></m:num><m:den><m:r><m:t>9</m:t></m:r></m:den></m:f>", "7/9"),
        ("<m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>", "(a+b)/2"),
        (
            "<m:r><m:t>2</m:t></m:r><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>",
            "2 1/2",
        ),
        ("<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup>", "10^3"),
        ("<m:rad><m:deg/><m:e><m:r><m:t>16</m:t></m:r></m:e></m:rad>", "√(16)"),
        ("<m:d><m:dPr/><m:e><m:r><m:t>x</m:t></m:r></m:e></m:d>", "(x)"),
    ],
)
def test_formulas_keep_their_meaning_on_one_line(formula, shown):
    found = read(plan(BODY + p(raw=run("3. Đạt ") + f"<m:oMath {M}>{formula}</m:oMath>" + run(" thôn."))))
    assert items(found)[-1] == f"Đạt {shown} thôn."


def test_a_fraction_behind_a_number_is_set_off():
    half = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    found = read(plan(BODY + p(raw=run("3. Đào 2") + f"<m:oMath {M}>{half}</m:oMath>" + run(" sào."))))
    assert items(found)[-1] == "Đào 2 1/2 sào."


@pytest.mark.parametrize(
    ("font", "char", "sign"),
    [("Wingdings 2", "F052", "☑"), ("Wingdings 2", "50", "✓"), ("Webdings", "F061", "✔"), ("Wingdings", "F0FC", "✓"),
     ("Symbol", "F0B3", "≥"), ("Symbol", "61", "α"), ("Wingdings", "F081", "①")],
)  # fmt: skip
def test_signs_of_symbol_fonts(font, char, sign):
    found = read(
        plan(BODY + p(raw=run("3. Sổ ") + f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>' + run(" đủ.")))
    )
    assert items(found)[-1] == f"Sổ {sign} đủ."
    assert not any("ký hiệu" in note for note in found.notes)


def test_a_sign_nobody_knows_keeps_its_code_and_is_told():
    found = read(plan(BODY + p(raw=run("3. Sổ ") + '<w:r><w:sym w:font="Webdings" w:char="F0D4"/></w:r>')))
    assert any("U+F0D4" in note for note in found.notes)


def test_words_struck_out_are_kept_and_marked():
    raw = run("3. Giao ") + run("Đội Thuế", props="<w:dstrike/>") + run(" Văn phòng ghi sổ.")
    found = read(plan(BODY + p(raw=raw)))
    assert items(found)[-1] == "Giao Đội Thuế Văn phòng ghi sổ."
    assert "“Đội Thuế”" in doubts(found)["noi_dung", 0, "noi_dung", 2]
    assert "# kiểm tra: chữ bị gạch ngang" in dump_plan(found.document, doubts(found))


def test_white_words_are_told_unless_something_dark_is_behind_them():
    white = '<w:color w:val="FFFFFF"/>'
    found = read(plan(BODY + p(raw=run("3. Thấy được") + run(" không thấy", props=white))))
    assert any("màu trắng" in note and "không thấy" in note for note in found.notes)
    found = read(plan(BODY + p(raw=run("3. Chữ trên nền") + run(" xanh", props=white + '<w:shd w:fill="1F3864"/>'))))
    assert not any("màu trắng" in note for note in found.notes)


def chunked(name: str, data: bytes) -> bytes:
    """A plan whose second item stands in a part of its own."""
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdnumbering" Type="{R}/numbering" Target="numbering.xml"/><Relationship Id="rC" Type="{R}/aFChunk" Target="{name}"/></Relationships>'
    return plan(
        p("I. VIỆC", b=True) + p("1. Việc đầu.") + '<w:altChunk r:id="rC"/>' + p("4. Việc cuối."),
        extra={"word/_rels/document.xml.rels": rels.encode(), f"word/{name}": data},
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", "<html><head><title>x</title><style>p{}</style></head><body><p>2. Việc <b>hai</b>.</p><div>3. Việc&nbsp;ba.</div></body></html>".encode()),
        ("a.txt", "2. Việc hai.\r\n3. Việc ba.\r\n".encode("utf-16")),
        ("a.docx", docx(p("2. Việc hai.") + p("3. Việc ba."))),
    ],
)  # fmt: skip
def test_text_pasted_in_whole_is_read_at_its_place(name, data):
    found = read(chunked(name, data))
    assert [line.replace("*", "") for line in items(found)] == ["Việc đầu.", "Việc hai.", "Việc ba.", "Việc cuối."]


def test_text_pasted_in_another_form_is_named_and_lowers_the_figure():
    found = read(chunked("a.rtf", rb"{\rtf1\ansi Hai viec nua.}"))
    proof = coverage(found)
    assert proof.unread == [("phần chèn “word/a.rtf”", 3)]
    assert proof.share < 100
    assert any("word/a.rtf" in note for note in found.notes)


def test_parts_the_reader_does_not_read_are_named_with_their_words():
    draw = "http://schemas.openxmlformats.org/drawingml/2006"
    chart = f'<c:chartSpace xmlns:c="{draw}/chart" xmlns:a="{draw}/main"><a:t>Hộ nghèo qua các năm</a:t><c:strCache><c:v>thôn Hạ</c:v></c:strCache><c:numCache><c:v>12</c:v></c:numCache></c:chartSpace>'
    smart = f'<dgm:dataModel xmlns:dgm="{draw}/diagram" xmlns:a="{draw}/main"><a:t>Bước một</a:t></dgm:dataModel>'
    blocks = f'<w:glossaryDocument xmlns:w="{W}"><w:body>{p("Bấm để ghi ngày")}</w:body></w:glossaryDocument>'
    parts = {"word/charts/chart1.xml": chart, "word/diagrams/data1.xml": smart, "word/glossary/document.xml": blocks}
    found = read(plan(extra={name: xml.encode() for name, xml in parts.items()}))
    assert [count for _, count in coverage(found).unread] == [7, 2, 4]
    assert coverage(found).share < 100


def test_words_in_headers_of_the_first_page_and_word_art_are_found_once():
    header = f'<w:hdr xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml">{p("Lưu hành nội bộ")}<w:p><w:r><w:pict><v:shape><v:textpath string="BẢN NHÁP"/></v:shape></w:pict></w:r></w:p></w:hdr>'
    refs = f'<w:headerReference xmlns:r="{R}" w:type="first" r:id="rIdheader1"/>'
    found = read(plan(parts={"header1": header}, last=section(refs=refs)), left=2)
    assert {one.chu for one in found.left_over} == {"Lưu hành nội bộ", "BẢN NHÁP"}


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        (f'<d:document xmlns:d="{W}"><d:body><d:p><d:r><d:t>một &amp; hai</d:t></d:r></d:p></d:body></d:document>', ["một & hai"]),
        (f'<document xmlns="{W}"><p><r><t>một</t><tab/><t>hai</t></r></p></document>', ["một hai"]),
        (f'<w:document xmlns:w="{W}"><!-- <w:t>ghi</w:t> --><w:p><w:t><![CDATA[a<b]]></w:t></w:p></w:document>', ["a<b"]),
        (f'<w:document xmlns:w="{W}"><w:p><w:del w:id="1"><w:r><w:t>bỏ</w:t></w:r></w:del><w:r><w:t>giữ</w:t></w:r></w:p></w:document>', ["giữ"]),
        (f'<w:document xmlns:w="{W}"><w:tr><w:trPr><w:del/></w:trPr><w:p><w:t>bỏ</w:t></w:p></w:tr><w:p><w:t>giữ</w:t></w:p></w:document>', ["giữ"]),
    ],
)  # fmt: skip
def test_the_second_look_by_patterns(xml, words):
    assert [line.text for line in scan(xml, None) if line.text] == words


def test_remarks_are_no_words_of_the_paper_but_are_counted():
    remarks = f'<w:comments xmlns:w="{W}"><w:comment w:id="0">{p("Xem lại số này.")}</w:comment></w:comments>'
    found = read(plan(parts={"comments": remarks}))
    assert "bỏ qua 1 ghi chú (comment) trong tệp, 4 từ" in found.notes
    assert coverage(found).share == 100.0


def test_a_workbook_put_into_the_text_is_named_one_of_a_chart_is_not():
    from io import BytesIO

    from openpyxl import Workbook

    book = Workbook()
    book.active["A1"] = "Hộ nghèo thôn Hạ"
    data = BytesIO()
    book.save(data)
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="t/package" Target="../embeddings/b.xlsx"/></Relationships>'
    extra = {"word/embeddings/a.xlsx": data.getvalue(), "word/embeddings/b.xlsx": data.getvalue()}
    found = read(plan(extra={**extra, "word/charts/_rels/chart1.xml.rels": rels.encode()}))
    assert coverage(found).unread == [("bảng tính nhúng (word/embeddings/a.xlsx)", 4)]


def test_the_reading_over_a_word_is_counted_as_the_reader_takes_it():
    ruby = "<w:r><w:ruby><w:rt><w:r><w:t>nà cừng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>Nà Cừng</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    found = read(plan(p("I. NHIỆM VỤ", b=True) + p(raw=run("1. Họp thôn ") + ruby + run(" mỗi quý."))))
    assert "Họp thôn Nà Cừng mỗi quý." in items(found)[0]
