"""Marks of the head: how urgent a paper is (ô 10b) is read wherever it was typed; stamps are kept, and none names a body."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from cchc_docs.law.kinds import OTHER_MARKS, URGENCY
from cchc_docs.law.values import value
from cchc_docs.model import printed
from cchc_docs.readback.readback import read_back
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.writing.html.document import document_html
from cchc_docs.writing.word.render import render

TELEGRAM = """\
loai: cong_dien
nam: 2026
co_quan: {ten: Ủy ban nhân dân xã Pá Hu, viet_tat: UBND}
so: 3
dia_danh: Pá Hu
ngay_ban_hanh: 2026-08-11
trich_yeu: Về việc ứng phó sạt lở tại bản Pá Te
kinh_gui: [Trưởng các bản, Trạm Y tế xã]
noi_dung:
- doan: Di dời 14 hộ khỏi vùng sạt lở trước 17 giờ ngày 11/8/2026.
noi_nhan: [Như trên]
luu: VT
chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: CHỦ TỊCH, ho_ten: Giàng A Lử}
"""


def in_the_cell(word: Word, mark: str) -> None:
    word.tables[0].rows[-1].cells[0].add_paragraph(mark)


def in_a_frame_of_its_own(word: Word, mark: str) -> None:
    cell = word.tables[0].rows[-1].cells[0]
    cell.add_table(1, 1).cell(0, 0).text = mark
    cell.add_paragraph("")


def below_the_head(word: Word, mark: str) -> None:
    word.paragraphs[0].insert_paragraph_before(mark)


def in_a_text_box(word: Word, mark: str) -> None:
    drawn = (
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent>'
        f"<w:p><w:r><w:t>{mark}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    word.tables[0].rows[-1].cells[0].paragraphs[0]._p.append(parse_xml(drawn))


PLACES = [in_the_cell, in_a_frame_of_its_own, below_the_head, in_a_text_box]


def typed(put, mark: str) -> bytes:
    word = docx.Document(io.BytesIO(render(read_text(TELEGRAM, "cd.yaml").document)))
    put(word, mark)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


@pytest.mark.parametrize("put", PLACES)
@pytest.mark.parametrize(("mark", "key"), [("HỎA TỐC", "hoa_toc"), ("HOẢ TỐC", "hoa_toc"), ("Khẩn", "khan")])
def test_how_urgent_is_read_wherever_it_was_typed(put, mark: str, key: str) -> None:
    read = read_docx(typed(put, mark), "cd.docx").document
    assert read.do_khan == key
    assert read.co_quan is not None
    assert read.co_quan.ten == "Ủy ban nhân dân xã Pá Hu"
    assert read.chua_ro == []


@pytest.mark.parametrize("put", PLACES)
@pytest.mark.parametrize("mark", ["LƯU HÀNH NỘI BỘ", "MẬT"])
def test_a_stamp_is_kept_and_names_no_body(put, mark: str) -> None:
    read = read_docx(typed(put, mark), "cd.docx").document
    assert read.co_quan is not None
    assert read.co_quan.ten == "Ủy ban nhân dân xã Pá Hu"
    assert [one.chu for one in read.chua_ro] == [mark]
    assert read.do_khan == ""


@pytest.mark.parametrize("key", [*URGENCY, ""])
def test_it_prints_in_its_frame_and_reads_back(key: str) -> None:
    plan = TELEGRAM.replace("so: 3\n", f"so: 3\ndo_khan: {key or chr(39) * 2}\n")
    document = read_text(plan, "cd.yaml").document
    data = render(document)
    assert read_docx(data, "cd.docx").document.do_khan == key
    word = docx.Document(io.BytesIO(data))
    said = [para for para in word.tables[0].rows[-1].cells[0].paragraphs if para.style.name == "Độ khẩn"]
    assert [para.text for para in said] == ([URGENCY[key][0]] if key else [])
    assert ("do-khan" in document_html(document)[0]) is bool(key)
    for para in said:
        cell, gap, frame = 3715, 140, 2 * 80
        wide = cell - gap - para.paragraph_format.left_indent.twips - para.paragraph_format.right_indent.twips + frame
        assert wide == pytest.approx(URGENCY[key][1] * 56.7, abs=2)


def test_a_mark_changed_in_word_comes_back_to_the_plan() -> None:
    found = read_back(TELEGRAM, "cd.yaml", read_docx(typed(in_the_cell, "THƯỢNG KHẨN"), "cd.docx").document)
    assert "do_khan: thuong_khan" in found.source
    assert found.unplaced == []
    gone = read_back(found.source, "cd.yaml", read_docx(typed(lambda *_: None, ""), "cd.docx").document)
    assert printed.urgency(read_text(gone.source, "cd.yaml").document) == ""


def test_the_marks_are_those_of_the_decree() -> None:
    day = date(2026, 8, 11)
    assert tuple(words for words, _ in URGENCY.values()) == value("do_khan.muc", day).gia_tri
    assert tuple(wide for _, wide in URGENCY.values()) == value("do_khan.khung_rong", day).gia_tri
    stamps = (value(key, day).gia_tri for key in ("do_mat.muc", "luu_hanh.loi_van"))
    assert tuple(word for words in stamps for word in words) == OTHER_MARKS
