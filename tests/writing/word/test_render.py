from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import unicodedata
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_docs.errors import CchcError
from cchc_docs.model.document import Bang, ChuKy, CoQuan, Cot, Document, Hang, Muc, PhuLuc
from cchc_docs.vietnamese.line_breaks import HYPHEN, loose
from cchc_docs.writing.output import untouched
from cchc_docs.writing.template.shipped import package
from cchc_docs.writing.word.render import render, render_parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EVIL = [
    "a & b < c > d", "{{ x }} {% if %} {# y #}", "**", "** x **", "*a", "\\*sao\\*", "***cả hai*** và **đậm**", "]]>",
    "dòng\x0bmềm\x00 hết\x07", "tab\tở\nđây", "\ud800 lẻ", "\u200b\u00a0x", "“ngoặc” %} }}", "&amp; &lt;", "</w:t>",
    unicodedata.normalize("NFD", "Ủy ban nhân dân xã Đổi"),
]  # fmt: skip


def texts(data: bytes) -> list[str]:
    return [loose(paragraph.text) for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def tables(data: bytes):
    return docx.Document(io.BytesIO(data)).tables


def columns(*codes: str) -> list[Cot]:
    return [Cot(code, f"Cột {code}") for code in codes]


def test_the_committed_template_is_what_its_script_makes():
    with open("templates/ke_hoach.docx", "rb") as handle:
        assert handle.read() == package()


def test_the_same_input_gives_the_same_bytes(plan):
    assert render(plan()) == render(plan())


def test_a_fresh_file_is_known_as_untouched_and_a_changed_one_is_not(plan, tmp_path):
    file = tmp_path / "a.docx"
    file.write_bytes(render(plan()))
    assert untouched(str(file))
    opened = docx.Document(str(file))
    opened.paragraphs[-1].add_run("sửa tay")
    opened.save(str(file))
    assert not untouched(str(file))


def test_every_hostile_text_arrives_as_it_was_typed(plan):
    rows = [Hang(o={"noi_dung": [text], "la": EVIL[:3]}) for text in EVIL]
    table = Bang([Cot("so_thu_tu", "TT"), Cot("noi_dung", "N & D"), Cot("la", "<lạ>")], rows)
    data = render(plan(noi_dung=[*(Muc("doan", text) for text in EVIL), Muc("bang", bang=table)], trich_yeu=EVIL[0]))
    found = texts(data)
    for text in ("a & b < c > d", "{{ x }} {% if %} {# y #}", "*sao*", "cả hai và đậm", "]]>", "&amp; &lt;", "</w:t>"):
        assert text in found
    assert "dòng\nmềm hết" in found
    assert "tab\tở\nđây" in found


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_at_all_gives_a_file_that_opens(one: str, two: str):
    document = Document("khac", trich_yeu=one, noi_dung=[Muc("doan", two), Muc("muc", one, nhan_in=two)])
    table = Bang([Cot("noi_dung", one), Cot("x", two)], [Hang(o={"x": [one, two]}), Hang(nhom=two)])
    document.phu_luc = [PhuLuc(ten=two, bang=table)]
    docx.Document(io.BytesIO(render(document)))


def test_marks_inside_a_text_become_runs(plan):
    data = render(plan(noi_dung=[Muc("doan", "trước **đậm** *nghiêng* sau")]))
    runs = next(p for p in docx.Document(io.BytesIO(data)).paragraphs if p.text.startswith("trước")).runs
    dress = [(run.text, run.bold, run.italic) for run in runs if run.text.strip()]
    assert dress == [("trước ", None, None), ("đậm", True, None), ("nghiêng", None, True), (" sau./.", None, None)]


def test_the_page_is_a4_with_the_margins_of_the_decree_and_each_appendix_counts_from_one(plan):
    data = render(plan(phu_luc=[PhuLuc(ten="Một"), PhuLuc(ten="Hai", huong="doc"), PhuLuc(ten="Ba")]))
    sections = docx.Document(io.BytesIO(data)).sections
    assert [round(section.page_width.mm) for section in sections] == [210, 297, 210, 297]
    for section in sections:
        edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [round(edge.mm) for edge in edges] == [20, 20, 30, 15]
        assert section.different_first_page_header_footer
        assert section._sectPr.find(f"{W}pgNumType").get(f"{W}start") == "1"
        assert "PAGE" in section.header._element.xml


def test_twelve_appendices_are_twelve_sections(plan):
    data = render(plan(phu_luc=[PhuLuc(ten=f"Phụ {n}", huong="doc" if n % 2 else "ngang") for n in range(12)]))
    assert len(docx.Document(io.BytesIO(data)).sections) == 13
    assert "Phụ lục XII" in texts(data)


def test_fonts_stand_in_every_script_and_the_language_is_vietnamese(shipped):
    with zipfile.ZipFile(io.BytesIO(shipped)) as archive:
        styles = archive.read("word/styles.xml").decode()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        assert f'w:{script}="Times New Roman"' in styles
    assert 'w:lang w:val="vi-VN"' in styles


def test_the_line_under_the_motto_is_as_long_as_its_words_and_the_others_a_third_to_a_half(plan):
    from cchc_docs.vietnamese.metrics import text_width_pt
    from cchc_docs.writing.template.shipped import HEAD_LEFT, HEAD_RIGHT, PORTRAIT

    body = docx.Document(io.BytesIO(render(plan())))
    lines = [p for p in body.element.body.iter(f"{W}p") if '"DuongKe"' in p.xml]
    free = [int(p.find(f"{W}pPr/{W}ind").get(f"{W}left")) for p in lines]
    agency, motto, subject = (
        (HEAD_LEFT - 140 - 2 * free[0]) / 20, (HEAD_RIGHT - 2 * free[1]) / 20, (PORTRAIT - 2 * free[2]) / 20,
    )  # fmt: skip
    assert motto == pytest.approx(text_width_pt("Độc lập - Tự do - Hạnh phúc", 14, bold=True), abs=0.2)
    assert 1 / 3 <= subject / text_width_pt("Cải cách hành chính năm 2026", 14, bold=True) <= 1 / 2
    assert 1 / 3 <= agency / text_width_pt("ỦY BAN NHÂN DÂN", 13, bold=True) <= 1 / 2


def test_the_state_name_fits_its_cell_on_one_line():
    from cchc_docs.vietnamese.metrics import text_width_pt
    from cchc_docs.writing.template.shipped import HEAD_RIGHT

    assert text_width_pt("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True) * 20 < HEAD_RIGHT - 100


@pytest.mark.parametrize("count", [0, 1, 3, 5])
def test_signing_lines_stand_beside_the_recipients(plan, count):
    signer = ChuKy([f"TM. DÒNG {n}" for n in range(count)], "CHỦ TỊCH", "Lê Văn Minh")
    left, right = tables(render(plan(chu_ky=signer)))[-1].rows[0].cells
    assert [p.text for p in left.paragraphs][:3] == ["Nơi nhận:", "- Sở Nội vụ (để b/c);", "- Lưu: VT."]
    said = [p.text for p in right.paragraphs]
    assert said[: count + 1] == [*signer.quyen_han, "CHỦ TỊCH"]
    assert said[-1] == "Lê Văn Minh"
    assert said[count + 1 : -1] == [""] * 4


def test_the_last_two_texts_are_kept_with_a_signature_that_is_never_split(plan):
    data = render(plan(noi_dung=[Muc("doan", f"Đoạn {n}") for n in range(4)]))
    body = docx.Document(io.BytesIO(data))
    kept = [p.text for p in body.paragraphs if p.paragraph_format.keep_with_next]
    assert kept[-2:] == ["Đoạn 2", "Đoạn 3./."]
    assert "Đoạn 1" not in kept
    long = "Các cơ quan, đơn vị triển khai thực hiện Kế hoạch này bảo đảm đúng tiến độ và chất lượng đã được giao. " * 2
    body = docx.Document(io.BytesIO(render(plan(noi_dung=[Muc("doan", "Đoạn 1"), Muc("doan", long.strip())]))))
    assert [p.text for p in body.paragraphs if p.paragraph_format.keep_with_next][-1] == long.strip()[:-1] + "./."
    assert "Đoạn 1" not in [p.text for p in body.paragraphs if p.paragraph_format.keep_with_next]
    assert body.tables[-1].rows[0]._tr.find(f"{W}trPr/{W}cantSplit") is not None


def test_a_table_has_its_heading_on_each_page_whole_rows_and_the_width_of_the_page(plan):
    table = Bang(columns("so_thu_tu", "noi_dung", "thoi_han"), [Hang(o={"noi_dung": ["một", "hai"]})] * 3)
    made = tables(render(plan(phu_luc=[PhuLuc(ten="X", bang=table)])))[-1]
    assert sum(int(column.get(f"{W}w")) for column in made._tbl.tblGrid) == 14287
    assert made.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None
    assert all(row._tr.find(f"{W}trPr/{W}cantSplit") is not None for row in made.rows)
    assert [p.text for p in made.cell(1, 1).paragraphs] == ["một", "hai"]


def test_columns_take_the_share_they_are_given(plan):
    cot = [Cot("so_thu_tu", "TT", 10), Cot("la", "Lạ", 60), Cot("khac_nua", "Khác"), Cot("ghi_chu", "Ghi chú")]
    grid = tables(render(plan(noi_dung=[Muc("bang", bang=Bang(cot, [Hang()]))])))[1]._tbl.tblGrid
    widths = [int(column.get(f"{W}w")) for column in grid]
    assert sum(widths) == 9355
    assert widths[0] == pytest.approx(935, abs=1)
    assert widths[1] == pytest.approx(5613, abs=1)


def test_group_rows_headings_over_columns_and_merges_come_out_as_cells(plan):
    cot = [
        Cot("so_thu_tu", "TT"),
        Cot("chi_tieu", "Chỉ tiêu"),
        Cot("a", "2026", nhom="Giá trị"),
        Cot("b", "2027", nhom="Giá trị"),
    ]
    rows = [
        Hang(nhom="Nhóm"),
        Hang(o={"chi_tieu": ["x"], "b": ["1"]}),
        Hang(o={"chi_tieu": ["y"]}, gop_tren=["b"]),
        Hang(o={"chi_tieu": ["cả hàng"]}, gop_phai={"chi_tieu": 3}),
    ]
    made = tables(render(plan(noi_dung=[Muc("bang", bang=Bang(cot, rows))])))[1]
    shape = [
        [(c.find(f".//{W}t").text if c.find(f".//{W}t") is not None else "",
          (c.find(f"{W}tcPr/{W}gridSpan").get(f"{W}val") if c.find(f"{W}tcPr/{W}gridSpan") is not None else ""),
          (c.find(f"{W}tcPr/{W}vMerge").get(f"{W}val") if c.find(f"{W}tcPr/{W}vMerge") is not None else ""))
         for c in row._tr.iterfind(f"{W}tc")]
        for row in made.rows
    ]  # fmt: skip
    assert shape[0] == [("TT", "", "restart"), ("Chỉ tiêu", "", "restart"), ("Giá trị", "2", "")]
    assert [cell[2] for cell in shape[1]] == ["continue", "continue", "", ""]
    assert shape[2] == [("I", "", ""), ("Nhóm", "3", "")]
    assert shape[3][3] == ("1", "", "restart")
    assert shape[4][3][2] == "continue"
    assert shape[5] == [("3", "", ""), ("cả hàng", "3", "")]


def test_a_merge_never_hides_words(plan):
    rows = [
        Hang(o={"a": ["một"]}),
        Hang(o={"a": ["hai"]}, gop_tren=["a"]),
        Hang(o={"a": ["ba"], "b": ["bốn"]}, gop_phai={"a": 2}),
    ]
    data = render(plan(noi_dung=[Muc("bang", bang=Bang(columns("a", "b"), rows))]))
    words = [cell.text for row in tables(data)[1].rows for cell in row.cells]
    assert {"một", "hai", "ba", "bốn"} <= set(words)
    assert b'w:val="continue"' not in zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")


@pytest.mark.parametrize(
    "appendix",
    [PhuLuc(), PhuLuc(ten="x", bang=Bang([], [])), PhuLuc(ten="y", bang=Bang(columns("noi_dung"), [])),
     PhuLuc(bang=Bang([], [Hang(nhom="mồ côi")])), PhuLuc(bang=Bang([Cot("a", "")], [Hang()]))],
)  # fmt: skip
def test_an_empty_appendix_is_still_a_file_word_opens(plan, appendix):
    docx.Document(io.BytesIO(render(plan(phu_luc=[appendix]))))


def test_four_hundred_rows_arrive(plan):
    table = Bang(columns("so_thu_tu", "noi_dung"), [Hang(o={"noi_dung": [f"Việc {n}"]}) for n in range(400)])
    made = tables(render(plan(phu_luc=[PhuLuc(ten="Dài", bang=table)])))[-1]
    assert len(made._tbl.tr_lst) == 401


def test_a_report_has_its_addressees_on_one_line_or_one_line_each(plan):
    assert "Kính gửi: Sở Nội vụ" in texts(render(plan(loai="bao_cao", kinh_gui=["Sở Nội vụ"])))
    several = texts(render(plan(loai="bao_cao", kinh_gui=["Sở Nội vụ", "UBND tỉnh"])))
    at = several.index("Kính gửi:")
    assert several[at : at + 3] == ["Kính gửi:", "- Sở Nội vụ;", "- UBND tỉnh."]


def test_blanks_of_a_draft_stay_as_room_to_write(plan):
    data = render(plan(so="", ngay_ban_hanh=None))
    words = [cell.text for row in tables(data)[0].rows for cell in row.cells]
    assert "Số:        /KH-UBND" in words
    assert any("ngày       tháng" in text for text in words)


def test_a_document_with_nothing_in_it_is_still_a_file(plan):
    docx.Document(io.BytesIO(render(Document("khac"))))
    docx.Document(io.BytesIO(render(plan(chu_ky=None, noi_nhan=[], luu="", noi_dung=[], co_quan=CoQuan()))))


def test_properties_name_the_subject_and_nobody(plan):
    data = render(plan(trich_yeu="A & B **đậm**"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "<dc:title>Kế hoạch A &amp; B đậm</dc:title>" in core
    assert "creator" not in core
    assert "lastModifiedBy" not in core


def test_a_template_that_loses_a_text_is_refused_with_the_text(plan, changed):
    template = changed(("{{ b.nhan }}{{ b.chu }}", "{{ b.nhan }}"))
    with pytest.raises(CchcError, match="Mục đích"):
        render(plan(), template)


def test_a_template_without_a_prototype_the_document_needs_is_refused_by_name(plan, changed):
    template = changed(("b.kieu == 'chu_ky'", "b.kieu == 'chu_khac'"))
    with pytest.raises(CchcError, match="'chu_ky'"):
        render(plan(), template)


def test_words_changed_in_the_template_are_printed(plan, changed):
    template = changed(("Kính gửi: {{ b.chu }}", "Trân trọng gửi: {{ b.chu }}"))
    assert "Trân trọng gửi: Sở Nội vụ" in texts(render(plan(loai="bao_cao", kinh_gui=["Sở Nội vụ"]), template))


def test_a_kept_template_needs_neither_docxtpl_nor_lxml_nor_jinja(tmp_path):
    code = (
        "import sys\nfrom cchc_docs.model.document import Document\nfrom cchc_docs.writing.word.render import render\n"
        "render(Document('khac'))\nprint([m for m in ('docxtpl', 'docx', 'lxml', 'jinja2', 'zipfile') if m in sys.modules])"
    )
    environment = {**os.environ, "CCHC_CACHE_DIR": str(tmp_path), "PYTHONPATH": os.getcwd()}
    runs = [
        subprocess.run([sys.executable, "-S", "-c", code], env={**environment, "PYTHONPATH": ":".join(sys.path)},
                       capture_output=True, text=True, check=True).stdout.strip()
        for _ in range(2)
    ]  # fmt: skip
    assert "docxtpl" in runs[0]
    assert runs[1] == "[]"


def test_parts_are_the_xml_that_stands_in_the_file(plan):
    data, parts = render_parts(plan())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.read("word/document.xml").decode() == parts["word/document.xml"]
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_plain_docxtpl_makes_the_same_of_the_same_template(plan, shipped):
    from docxtpl import DocxTemplate

    from cchc_docs.writing.template.compile import compile_template, expanded
    from cchc_docs.writing.view.view import view

    table = Bang(
        [*columns("so_thu_tu", "noi_dung"), Cot("la", "Lạ")], [Hang(nhom="Nhóm"), Hang(o={"noi_dung": ["một", "hai"]})]
    )
    document = plan(
        loai="bao_cao", kinh_gui=["A & B", "C"], can_cu=["Căn cứ một"], ket_thuc=["Hết <x>"],
        phu_luc=[PhuLuc(ten="Một", bang=table), PhuLuc(ten="Hai", huong="doc", noi_dung=[Muc("muc", "Việc", nhan="+")])],
    )  # fmt: skip
    plain = DocxTemplate(io.BytesIO(expanded(shipped)))
    seen = view(document, compile_template(shipped).layout)
    plain.render({name: getattr(seen, name) for name in seen.__slots__}, autoescape=True)
    out = io.BytesIO()
    plain.save(out)
    ours, theirs = (
        docx.Document(io.BytesIO(data)).element.body for data in (render(document, shipped), out.getvalue())
    )
    # A hyphen that holds is a sign to docxtpl and an element of Word's to us.
    holding = re.compile(r"</w:t>\s*<w:noBreakHyphen/>\s*<w:t[^>]*>")
    assert [holding.sub(HYPHEN, p.xml) for p in ours.iter(f"{W}p")] == [p.xml for p in theirs.iter(f"{W}p")]
    assert [c.xml for c in ours.iter(f"{W}tcPr")] == [c.xml for c in theirs.iter(f"{W}tcPr")]


def test_every_name_a_template_can_use_is_in_the_vocabulary():
    import yaml

    from cchc_docs.writing.view import lines as view_lines
    from cchc_docs.writing.view import tables as view_tables
    from cchc_docs.writing.view import view

    with open("cchc_docs/vocabulary.yaml", encoding="utf-8") as handle:
        words = set(yaml.safe_load(handle))
    shapes = (
        view.View,
        view.Khoi,
        view_lines.DuongKe,
        view_lines.Ke,
        view_tables.BangIn,
        view_tables.HangIn,
        view_tables.O,
    )
    assert {name for shape in shapes for name in shape.__slots__} - words == set()
