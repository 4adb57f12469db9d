from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from cchc_docs.errors import CchcError
from cchc_docs.ooxml import opening
from cchc_docs.ooxml.edit import Editable
from cchc_docs.redline.redline import accept_all, document_text, reject_all, track_changes
from cchc_docs.redline.xml import w
from tests.redline.comparing import DAY, build, check_both_ways, document_xml, plain, saved, structure

SAMPLES = sorted((Path(__file__).parents[3] / "shared" / "samples").glob("*.docx"))

# --- what people do ---------------------------------------------------------------------------

ONE = [plain("Mở đầu"), plain("Giao Văn phòng chủ trì, hoàn thành trong Quý I/2026."), plain("Kết thúc")]
TABLE = [
    [[plain("Số thứ tự")], [plain("Nội dung")], [plain("Thời hạn")]],
    [[plain("1")], [plain("Rà soát thủ tục hành chính")], [plain("Quý I/2026")]],
    [[plain("2")], [plain("Niêm yết công khai"), plain("và cập nhật")], [plain("Tháng 6/2026")]],
    [[plain("3")], [plain("Khảo sát sự hài lòng")], [plain("Quý IV/2026")]],
]


def test_a_changed_year_marks_the_year_and_nothing_else():
    new = [ONE[0], plain("Giao Văn phòng chủ trì, hoàn thành trong Quý I/2027."), ONE[2]]
    result = check_both_ways(build(ONE), build(new))
    xml = document_xml(result.docx)
    assert re.findall(r"<w:delText[^>]*>([^<]*)<", xml) == ["2026"]
    assert (result.insertions, result.deletions, result.changed_paragraphs) == (1, 1, 1)
    assert 'w:author="cchc" w:date="2026-01-05T00:00:00Z"' in xml


def test_equal_files_have_no_changes():
    result = check_both_ways(build([*ONE, TABLE]), build([*ONE, TABLE]))
    assert result.same
    assert "<w:ins" not in document_xml(result.docx)


def test_added_and_removed_paragraphs_take_their_paragraph_mark_along():
    result = check_both_ways(build(ONE), build([ONE[0], plain("Một đoạn mới hẳn"), ONE[2]]))
    assert (result.inserted_paragraphs, result.deleted_paragraphs, result.changed_paragraphs) == (1, 1, 0)
    assert document_xml(result.docx).count("<w:rPr><w:ins ") == 1


def test_a_removed_last_paragraph_leaves_the_last_mark_of_the_body_alone():
    result = check_both_ways(build(ONE), build(ONE[:2]))
    last = Editable(result.docx, "tệp").body.findall(w("p"))[-1]
    assert last.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is None


def test_a_split_paragraph_is_one_inserted_mark():
    new = [ONE[0], plain("Giao Văn phòng chủ trì, "), plain("hoàn thành trong Quý I/2026."), ONE[2]]
    result = check_both_ways(build(ONE), build(new))
    assert result.insertions == result.deletions == 0
    assert document_xml(result.docx).count("<w:ins ") == 1
    check_both_ways(build(new), build(ONE))


def test_rows_added_and_removed_are_marked_as_rows():
    new = [*TABLE[:1], *TABLE[2:], [[plain("4")], [plain("Tập huấn chuyển đổi số")], [plain("Quý III/2026")]]]
    result = check_both_ways(build([ONE[0], TABLE, ONE[2]]), build([ONE[0], new, ONE[2]]))
    assert (result.rows_added, result.rows_removed) == (1, 1)
    assert re.findall(r"<w:trPr><w:(ins|del) ", document_xml(result.docx)) == ["del", "ins"]


def test_a_line_added_in_a_cell_stays_in_its_cell():
    new = [TABLE[0], [[plain("1")], [*TABLE[1][1], plain("và báo cáo kết quả")], TABLE[1][2]], *TABLE[2:]]
    result = check_both_ways(build([TABLE, ONE[0]]), build([new, ONE[0]]))
    assert (result.rows_added, result.rows_removed, result.inserted_paragraphs) == (0, 0, 1)


def test_a_column_more_replaces_the_table():
    wider = [[*row, [plain("Ghi chú")]] for row in TABLE]
    result = check_both_ways(build([ONE[0], TABLE, ONE[2]]), build([ONE[0], wider, ONE[2]]))
    assert (result.tables_removed, result.tables_added) == (1, 1)
    assert (result.rows_removed, result.rows_added) == (4, 4)


@pytest.mark.parametrize("old", [[TABLE], [TABLE, ONE[0]], [ONE[0], TABLE], [ONE[0]], [TABLE, ONE[0], TABLE]])
@pytest.mark.parametrize("new", [[TABLE], [TABLE, ONE[2]], [ONE[2], TABLE], [ONE[2]], [ONE[0], TABLE[:2], ONE[1]]])
def test_tables_at_either_end_of_the_body(old, new):
    check_both_ways(build(old), build(new))


def test_a_paragraph_between_two_tables_with_no_partner_is_said():
    old, new = build([TABLE, ONE[0]]), build([TABLE, ONE[1], TABLE[:2], ONE[0]])
    assert any("giữa hai bảng" in note for note in check_both_ways(old, new).notes)
    with_partner = build([ONE[2], TABLE, ONE[0]]), build([ONE[2], ONE[1], TABLE, ONE[0]])
    assert check_both_ways(*with_partner).notes == ()


def test_bold_alone_is_a_tracked_change_of_format():
    new = [ONE[0], (("Giao ", False), ("Văn phòng", True), (" chủ trì, hoàn thành trong Quý I/2026.", False)), ONE[2]]
    result = check_both_ways(build(ONE), build(new))
    assert (result.insertions, result.deletions, result.format_changes) == (0, 0, 1)
    assert track_changes(build(ONE), build(new), DAY, formatting=False).same


def test_paragraph_format_comes_back_on_reject():
    def centred(after):
        document = docx.Document(io.BytesIO(build(ONE)))
        document.paragraphs[1].alignment = after
        return saved(document)

    result = check_both_ways(centred(None), centred(1))
    assert result.format_changes == 1
    assert docx.Document(io.BytesIO(reject_all(result.docx))).paragraphs[1].alignment is None
    assert docx.Document(io.BytesIO(accept_all(result.docx))).paragraphs[1].alignment == 1


# --- what else a file holds -------------------------------------------------------------------


def test_a_section_break_of_the_old_file_does_not_break_the_text():
    document = docx.Document(io.BytesIO(build(ONE)))
    document.add_section()
    document.add_paragraph("Phụ lục")
    for old, new in ((saved(document), build(ONE)), (build(ONE), saved(document))):
        result = check_both_ways(old, new)
        assert any("Khổ giấy" in note for note in result.notes)
        assert document_xml(accept_all(result.docx)).count("<w:sectPr") == document_xml(new).count("<w:sectPr")


def test_merged_cells_are_compared_only_with_cells_merged_alike():
    def merged(rows):
        document = docx.Document(io.BytesIO(build([TABLE, ONE[0]])))
        table = document.tables[0]
        table.cell(rows[0], 1).merge(table.cell(rows[1], 1))
        return saved(document)

    check_both_ways(merged((1, 2)), merged((2, 3)))
    check_both_ways(build([TABLE, ONE[0]]), merged((1, 3)))


def test_a_table_within_a_cell_is_compared_in_its_cell():
    def nested(text):
        document = docx.Document(io.BytesIO(build([TABLE, ONE[0]])))
        cell = document.tables[0].cell(1, 1)
        cell.add_table(1, 2).cell(0, 0).text = text
        cell.add_paragraph("sau bảng")
        return saved(document)

    check_both_ways(nested("mười hồ sơ"), nested("hai mươi hồ sơ"))
    check_both_ways(nested("mười hồ sơ"), build([TABLE, ONE[0]]))
    check_both_ways(build([TABLE, ONE[0]]), nested("mười hồ sơ"))


PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db0"
    "0000000049454e44ae426082"
)


def test_a_deleted_picture_comes_back_on_reject():
    document = docx.Document(io.BytesIO(build(ONE)))
    document.paragraphs[1].add_run().add_picture(io.BytesIO(PICTURE))
    result = check_both_ways(saved(document), build(ONE))
    rejected = docx.Document(io.BytesIO(reject_all(result.docx)))
    assert len(rejected.inline_shapes) == 1
    identity = rejected.inline_shapes[0]._inline.graphic.graphicData.pic.blipFill.blip.embed
    assert rejected.part.related_parts[identity].blob == PICTURE
    assert len(docx.Document(io.BytesIO(accept_all(result.docx))).inline_shapes) == 0


def test_a_style_only_the_old_file_has_comes_along():
    document = docx.Document(io.BytesIO(build(ONE)))
    document.styles.add_style("Trích dẫn riêng", 1)
    document.paragraphs[1].style = "Trích dẫn riêng"
    result = check_both_ways(saved(document), build([ONE[0], ONE[2]]))
    rejected = docx.Document(io.BytesIO(reject_all(result.docx)))
    assert rejected.paragraphs[1].style.name == "Trích dẫn riêng"


def test_lists_of_the_old_file_keep_their_numbering():
    def numbered(fmt):
        document = docx.Document(io.BytesIO(build(ONE)))
        numbering = document.part.numbering_part.element
        numbering.insert(
            0,
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                f'<w:numFmt w:val="{fmt}"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
            ),
        )
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
        properties = document.paragraphs[1]._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val = 77
        return saved(document)

    old, new = numbered("lowerLetter"), numbered("upperRoman")
    rejected = docx.Document(io.BytesIO(reject_all(check_both_ways(old, new).docx)))
    identity = rejected.paragraphs[1]._p.pPr.numPr.numId.val
    numbering = rejected.part.numbering_part.element
    number = next(item for item in numbering.num_lst if item.numId == identity)
    shapes = {item.get(w("abstractNumId")): item for item in numbering.findall(w("abstractNum"))}
    assert shapes[str(number.abstractNumId.val)].find(f"{w('lvl')}/{w('numFmt')}").get(w("val")) == "lowerLetter"
    same = check_both_ways(old, old)
    assert same.same


def test_tracked_changes_that_the_comparison_cannot_carry_are_told():
    document = docx.Document(io.BytesIO(build(ONE)))
    numbers = document.paragraphs[1]._p.get_or_add_pPr().get_or_add_numPr()
    numbers.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="5" w:author="Sùng A Chứ" w:date="2026-02-03T00:00:00Z"/>'))
    for at, end in enumerate(("Start", "End")):
        document.element.body.insert(
            at, parse_xml(f'<w:customXmlInsRange{end} {nsdecls("w")} w:id="{6 + at}" w:author="Sùng A Chứ"/>')
        )
    told = [note for note in track_changes(saved(document), build(ONE), DAY).notes if "khung nhập liệu" in note]
    assert len(told) == 1
    assert "Tệp cũ có 2 thay đổi" in told[0]


def test_fields_and_links_are_changed_as_a_whole():
    def with_field(page, address):
        document = docx.Document(io.BytesIO(build(ONE)))
        target = document.part.relate_to(
            address, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", is_external=True
        )
        document.paragraphs[1]._p.append(
            parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGEREF a "><w:r><w:t>{page}</w:t></w:r></w:fldSimple>')
        )
        document.paragraphs[2]._p.append(
            parse_xml(
                f'<w:hyperlink {nsdecls("w", "r")} r:id="{target}"><w:r><w:t>cổng dịch vụ</w:t></w:r></w:hyperlink>'
            )
        )
        return saved(document)

    old, new = with_field("11", "https://cu.example/"), with_field("12", "https://moi.example/")
    result = check_both_ways(old, new)
    rejected = docx.Document(io.BytesIO(reject_all(result.docx)))
    assert [link.address for link in rejected.paragraphs[2].hyperlinks] == ["https://cu.example/"]
    assert "<w:delInstrText> PAGEREF a </w:delInstrText>" in document_xml(result.docx)


def test_footnotes_comments_and_bookmarks_do_not_stand_in_the_way():
    def marked(text):
        document = docx.Document(io.BytesIO(build(ONE)))
        paragraph = document.paragraphs[1]
        document.add_comment(paragraph.runs, text="Xem lại", author="A")
        paragraph._p.insert(1, parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="5" w:name="moc"/>'))
        paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="5"/>'))
        paragraph.add_run(text)
        return saved(document)

    result = check_both_ways(marked(" Trước mắt."), marked(" Sau này."))
    xml = document_xml(result.docx)
    assert xml.count("bookmarkStart") == xml.count("bookmarkEnd") == xml.count("commentReference") == 1
    assert any("nhận xét" in note for note in result.notes)


# --- what must be refused ---------------------------------------------------------------------


def rewritten(data: bytes, name: str, change) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            content = source.read(item)
            target.writestr(item.filename, change(content) if item.filename == name else content)
    return buffer.getvalue()


def test_what_is_not_a_docx_is_refused_in_one_line():
    empty_zip = io.BytesIO()
    zipfile.ZipFile(empty_zip, "w").close()
    for bad in (b"", b"PK\x03\x04abc", b"{\\rtf1}", empty_zip.getvalue(), build(ONE)[:-400]):
        with pytest.raises(CchcError, match="^Tệp mới: [^\n]+$"):
            track_changes(build(ONE), bad, DAY)


def test_entities_are_refused():
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]>'
    bad = rewritten(build(ONE), "word/document.xml", lambda xml: xml.replace(b"<w:document", bomb + b"<w:document", 1))
    with pytest.raises(CchcError, match="DOCTYPE"):
        track_changes(bad, build(ONE), DAY)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(opening, "MAX_TOTAL", 1_000_000)
    bad = rewritten(build(ONE), "docProps/app.xml", lambda _: b" " * 1_000_001)
    with pytest.raises(CchcError, match="quá lớn"):
        accept_all(bad)


def test_the_same_words_with_their_marks_apart_are_the_same():
    words = ["Mở lớp học bơi cho thiếu nhi", "Trả sổ trước ngày 05"]
    apart = [plain(unicodedata.normalize("NFD", text)) for text in words]
    result = track_changes(build([plain(text) for text in words]), build(apart), DAY)
    assert result.same
    assert any("dạng tổ hợp" in note for note in result.notes)


def test_words_in_a_part_that_cannot_be_compared_are_no_equal_files():
    relation = b'<Relationship Id="rA" Type="http://x/aFChunk" Target="c.txt"/></Relationships>'
    old = build(ONE)
    new = rewritten(old, "word/_rels/document.xml.rels", lambda data: data.replace(b"</Relationships>", relation))
    with zipfile.ZipFile(buffer := io.BytesIO(new), "a") as package:
        package.writestr("word/c.txt", "Việc thêm từ tệp khác")
    assert not track_changes(old, buffer.getvalue(), DAY).same
    assert track_changes(buffer.getvalue(), buffer.getvalue(), DAY).same


def test_a_sub_document_that_only_one_file_names_makes_them_differ():
    relation = (
        b'<Relationship Id="rB" Type="http://x/subDocument" Target="con.docx" TargetMode="External"/></Relationships>'
    )
    old = build(ONE)
    new = rewritten(old, "word/_rels/document.xml.rels", lambda data: data.replace(b"</Relationships>", relation))
    assert not track_changes(old, new, DAY).same


def test_changes_beyond_any_plan_are_refused():
    many = "<w:p>" + '<w:ins w:id="1"><w:r><w:t>a</w:t></w:r></w:ins>' * 20_001 + "</w:p></w:body>"
    bad = rewritten(build(ONE), "word/document.xml", lambda data: data.replace(b"</w:body>", many.encode()))
    with pytest.raises(CchcError, match="20001 thay đổi"):
        track_changes(build(ONE), bad, DAY)


def test_document_text_reads_tables_cell_by_cell():
    data = build([(("Một\tdòng", True), ("\nhai", False)), TABLE[:2], plain("")])
    assert document_text(data) == [
        "Một\tdòng\nhai",
        *("Số thứ tự", "Nội dung", "Thời hạn", "1", "Rà soát thủ tục hành chính", "Quý I/2026", ""),
    ]


@pytest.mark.skipif(not SAMPLES, reason="the sample plans are not here")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_plan_against_its_edited_copy(path):
    document = docx.Document(path)
    for number, paragraph in enumerate(document.paragraphs):
        for run in paragraph.runs:
            run.text = run.text.replace("2026", "2027")
        if number % 17 == 3:
            paragraph.insert_paragraph_before(f"Đoạn thêm số {number}")
    for table in document.tables:
        if len(table.rows) > 4:
            table._tbl.remove(table.rows[2]._tr)
            table.cell(1, 1).add_paragraph("Dòng thêm trong ô")
    old, new = path.read_bytes(), saved(document)
    result = track_changes(old, new, DAY)
    assert structure(accept_all(result.docx)) == structure(new)
    assert structure(reject_all(result.docx)) == structure(old)
    assert track_changes(old, old, DAY).same
