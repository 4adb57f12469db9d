from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_docs.errors import CchcError
from cchc_docs.writing import revisions_package
from cchc_docs.writing.revisions import accept_all, document_text, reject_all, track_changes
from cchc_docs.writing.revisions_package import read_package
from cchc_docs.writing.revisions_xml import Element, text_of, w

DAY = dt.date(2026, 1, 5)
SAMPLES = sorted((Path(__file__).parents[3] / "shared" / "samples").glob("*.docx"))

# --- documents to compare -------------------------------------------------------------------
# A paragraph is a tuple of (text, bold) runs, "\t" and "\n" being tabs and soft breaks; a table
# is a list of rows, a row a list of cells, a cell a list of paragraphs.

Paragraph = tuple[tuple[str, bool], ...]


def plain(text: str) -> Paragraph:
    return ((text, False),) if text else ()


def _fill(paragraph, runs: Paragraph) -> None:
    for text, bold in runs:
        paragraph.add_run(text).bold = bold or None


def build(blocks) -> bytes:
    """Write blocks with python-docx; the body may begin or end with a table, as a file can."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, tuple):
            _fill(document.add_paragraph(), block)
            continue
        table = document.add_table(rows=len(block), cols=len(block[0]))
        for row, cells in zip(table.rows, block, strict=True):
            for cell, lines in zip(row.cells, cells, strict=True):
                _fill(cell.paragraphs[0], lines[0])
                for line in lines[1:]:
                    _fill(cell.add_paragraph(), line)
    return saved(document)


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def structure(data: bytes):
    """Return paragraphs as text and tables as rows of cells, any depth."""
    return _structure(read_package(data, "tệp").body)


def _structure(container: Element):
    return [
        text_of(block)
        if block.tag == w("p")
        else [[_structure(cell) for cell in row.findall(w("tc"))] for row in block.findall(w("tr"))]
        for block in container
        if block.tag in (w("p"), w("tbl"))
    ]


def bold_letters(data: bytes):
    """Return, paragraph by paragraph, which letters are bold."""
    body = read_package(data, "tệp").body
    return [
        [(run.find(f"{w('rPr')}/{w('b')}") is not None, len(run_text)) for run, run_text in _runs(paragraph)]
        for paragraph in body.iter(w("p"))
    ]


def _runs(paragraph: Element):
    joined: list[list] = []
    for run in paragraph.iter(w("r")):
        text = "".join(item.text or "" for item in run.iter(w("t")))
        bold = run.find(f"{w('rPr')}/{w('b')}") is not None
        if joined and joined[-1][2] == bold:
            joined[-1][1] += text
        elif text:
            joined.append([run, text, bold])
    return [(run, text) for run, text, _ in joined]


def document_xml(data: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def check_both_ways(old: bytes, new: bytes):
    result = track_changes(old, new, DAY)
    accepted, rejected = accept_all(result.docx), reject_all(result.docx)
    assert structure(accepted) == structure(new)
    assert structure(rejected) == structure(old)
    assert bold_letters(accepted) == bold_letters(new)
    assert bold_letters(rejected) == bold_letters(old)
    identities = re.findall(r'<w:(?:ins|del|rPrChange|pPrChange) [^>]*?w:id="(\d+)"', document_xml(result.docx))
    assert len(identities) == len(set(identities))
    return result


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
    last = read_package(result.docx, "tệp").body.findall(w("p"))[-1]
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


def test_changes_already_tracked_are_taken_as_accepted_and_said():
    first = track_changes(build(ONE), build([*ONE[:2], plain("Đã sửa một lần")]), DAY).docx
    result = track_changes(first, build(ONE), DAY)
    assert structure(reject_all(result.docx)) == structure(accept_all(first))
    assert any("coi như đã chấp nhận" in note and note.startswith("Tệp cũ") for note in result.notes)


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
    assert [int(shape.type) for shape in rejected.inline_shapes] == [3]
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
    monkeypatch.setattr(revisions_package, "MAX_BYTES", 1_000_000)
    bad = rewritten(build(ONE), "docProps/app.xml", lambda _: b" " * 1_000_001)
    with pytest.raises(CchcError, match="quá lớn"):
        accept_all(bad)


# --- properties -------------------------------------------------------------------------------

WORDS = ["kế hoạch", "Ủy ban", "năm 2026", "02/2026", "1.500,5", "a)", "-", "và", "và", "–", "rà soát", "hồ sơ", "đ"]
texts = st.lists(st.sampled_from([*WORDS, "\t", "\n", " "]), max_size=8).map(" ".join)
runs = st.tuples(texts.filter(bool), st.booleans())
paragraph_blocks = st.lists(runs, max_size=3).map(tuple)
lines = st.lists(paragraph_blocks, min_size=1, max_size=3)


@st.composite
def tables(draw):
    columns = draw(st.integers(1, 3))
    row = st.lists(lines, min_size=columns, max_size=columns)
    return draw(st.lists(row, min_size=1, max_size=4))


documents = st.lists(st.one_of(paragraph_blocks, paragraph_blocks, tables()), min_size=1, max_size=7)


@st.composite
def edited_paragraph(draw, block):
    pieces = list(block)
    if pieces and draw(st.booleans()):
        at = draw(st.integers(0, len(pieces) - 1))
        words = pieces[at][0].split(" ")
        words[draw(st.integers(0, len(words) - 1))] = draw(st.sampled_from([*WORDS, "\t", "\n"]))
        pieces[at] = (" ".join(words) or "x", draw(st.booleans()))
    elif draw(st.booleans()):
        pieces.append(draw(runs))
    return tuple(pieces)


@st.composite
def edited_table(draw, table):
    rows = [list(row) for row in table]
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(rows) - 1))
        deed = draw(st.sampled_from(["cell", "add", "remove", "move", "line", "column"]))
        column = draw(st.integers(0, len(rows[at]) - 1))
        if deed == "cell":
            rows[at][column] = draw(lines)
        elif deed == "add":
            rows.insert(at, [draw(lines) for _ in rows[at]])
        elif deed == "remove" and len(rows) > 1:
            del rows[at]
        elif deed == "move":
            rows.append(rows.pop(at))
        elif deed == "line":
            cell = list(rows[at][column])
            cell[draw(st.integers(0, len(cell) - 1))] = draw(edited_paragraph(cell[0]))
            rows[at][column] = [*cell, draw(paragraph_blocks)]
        elif deed == "column":
            rows = [[*row, draw(lines)] for row in rows]
    return rows


@st.composite
def edits(draw):
    """Draw a document and the same document after a few deeds of an official."""
    old = draw(documents)
    new = list(old)
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(new)))
        deed = draw(st.sampled_from(["edit", "edit", "add", "remove", "move", "split", "table", "join"]))
        if deed == "add" or at == len(new):
            new.insert(at, draw(paragraph_blocks))
        elif deed == "edit":
            one = new[at]
            new[at] = draw(edited_paragraph(one) if isinstance(one, tuple) else edited_table(one))
        elif deed == "remove" and len(new) > 1:
            del new[at]
        elif deed == "move":
            new.insert(draw(st.integers(0, len(new) - 1)), new.pop(at))
        elif deed == "split" and isinstance(new[at], tuple) and new[at]:
            cut = draw(st.integers(0, len(new[at])))
            new[at : at + 1] = [new[at][:cut], new[at][cut:]]
        elif deed == "table":
            new.insert(at, draw(tables()))
        elif deed == "join" and at + 1 < len(new) and isinstance(new[at], tuple) and isinstance(new[at + 1], tuple):
            new[at : at + 2] = [new[at] + new[at + 1]]
    return old, new


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(edits())
def test_accepting_gives_the_new_text_and_rejecting_the_old(pair):
    old, new = build(pair[0]), build(pair[1])
    result = check_both_ways(old, new)
    check_both_ways(new, old)
    assert track_changes(old, new, DAY) == result


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents, documents)
def test_two_documents_with_nothing_in_common_compare_as_well(old, new):
    check_both_ways(build(old), build(new))


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
