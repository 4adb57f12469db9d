"""Places (ô) of the decree's drawings beyond head, body and foot: printed where they belong, read back the same."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from cchc_docs.errors import CchcError
from cchc_docs.model import printed
from cchc_docs.model.document import Document
from cchc_docs.reading.recognise.read_flow import coverage
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.writing.html.document import document_html
from cchc_docs.writing.word.render import render
from cchc_docs.writing.yaml.plan import dump_plan

HEAD = """
nam: 2026
co_quan: {ten: Ủy ban nhân dân xã Khe Vàng, viet_tat: UBND}
so: 14
dia_danh: Khe Vàng
ngay_ban_hanh: 2026-03-18
"""
FOOT = """
noi_nhan: [Bà Hoàng Thị Lựu]
luu: VT
chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: CHỦ TỊCH, ho_ten: Mùa A Sử}
"""
LETTER = f"""
loai: cong_van{HEAD}
trich_yeu: V/v mượn hội trường thôn Nà Pan
kinh_gui: [Trưởng thôn Nà Pan]
noi_dung:
- doan: Ủy ban nhân dân xã đề nghị cho mượn hội trường sáng ngày 20/3/2026.
{FOOT}"""
LEAVE = f"""
loai: giay_nghi_phep{HEAD}
noi_dung:
- doan: "Bà: Hoàng Thị Lựu"
- doan: Được nghỉ phép 02 ngày, từ ngày 24/3/2026.
{FOOT}"""
COPY = """
ban_sao:
- hinh_thuc: {kind}
  co_quan: {{ten: Ủy ban nhân dân xã Bản Mòng, viet_tat: UBND}}
  so: 7
  dia_danh: Bản Mòng
  ngay: 2026-04-02
  noi_nhan: [Văn phòng Đảng ủy xã, Trưởng các bản]
  luu: VT
  chu_ky: {{quyen_han: [TL. CHỦ TỊCH], chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Cà Văn Ún}}
"""
OTHERS = """
chu_ky_khac:
"""


def said(document: Document) -> list[tuple[str, str]]:
    return [(text.role, text.text) for text in document.texts() if text.text]


def there_and_back(source: str) -> Document:
    """Print a paper, read it back, and want the same words, each in its role, and nothing left over."""
    document = read_text(source).document
    read = read_docx(render(document), "van_ban.docx")
    assert said(read.document) == said(document)
    assert read.left_over == []
    assert coverage(read).share == 100
    assert read.document.nguyen_trang is False
    again = read_text(dump_plan(read.document)).document
    assert said(again) == said(document)
    html, _ = document_html(document)
    assert all(word in html for text in document.texts() for word in text.text.split() if word.isalnum())
    return read.document


def parts(source: str) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(render(read_text(source).document))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_the_address_stands_at_the_foot_of_the_first_page_only() -> None:
    source = LETTER + 'lien_he: ["Địa chỉ: bản Tông, xã Khe Vàng", "Điện thoại: 0211.222.333"]\n'
    assert there_and_back(source).lien_he == ["Địa chỉ: bản Tông, xã Khe Vàng", "Điện thoại: 0211.222.333"]
    found = parts(source)
    assert "bản Tông" not in found["word/document.xml"]
    feet = {name: xml for name, xml in found.items() if "footer" in name}
    assert sum("bản Tông" in xml for xml in feet.values()) == 1
    section = found["word/document.xml"].rpartition("<w:sectPr")[2]
    assert 'w:footerReference w:type="first"' in section
    assert "<w:titlePg" in section


def test_a_template_without_a_place_for_the_address_is_refused_not_silent() -> None:
    document = read_text(LETTER + "lien_he: [Điện thoại 0211.222.333]\n").document
    with zipfile.ZipFile(io.BytesIO(_shipped())) as archive:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as changed:
            for name in archive.namelist():
                changed.writestr(
                    name, archive.read(name).replace(b"{{ dong }}", b"") if "footer" in name else archive.read(name)
                )
    with pytest.raises(CchcError, match="0211"):
        render(document, out.getvalue())


def _shipped() -> bytes:
    from cchc_docs.desk.start import shipped_template

    return shipped_template()


def test_who_confirms_a_leave_stands_below_the_signature() -> None:
    confirmed = (
        LEAVE
        + 'xac_nhan: {chuc_vu: Xác nhận của Ủy ban nhân dân xã Bản Mòng, ky_ten: "(Chữ ký, dấu)", ho_ten: Họ và tên}\n'
    )
    found = there_and_back(confirmed).xac_nhan
    assert found is not None
    assert (found.chuc_vu, found.ky_ten) == ("Xác nhận của Ủy ban nhân dân xã Bản Mòng", "(Chữ ký, dấu)")
    assert there_and_back(LEAVE).xac_nhan is None


@pytest.mark.parametrize(("kind", "title", "symbol"), [
    ("sao_y", "SAO Y", "07/SY-UBND"), ("sao_luc", "SAO LỤC", "07/SL-UBND"), ("trich_sao", "TRÍCH SAO", "07/TrS-UBND"),
])  # fmt: skip
@pytest.mark.parametrize("paper", [LETTER, LEAVE], ids=["công văn", "giấy nghỉ phép"])
def test_a_copy_has_its_block_below_the_paper(paper: str, kind: str, title: str, symbol: str) -> None:
    (back,) = there_and_back(paper + COPY.format(kind=kind)).ban_sao
    assert (back.hinh_thuc, back.dia_danh, back.luu) == (kind, "Bản Mòng", "VT")
    assert back.co_quan is not None
    assert back.co_quan.ten == "Ủy ban nhân dân xã Bản Mòng"
    assert printed.copy_title(back) == title
    assert printed.copy_number_line(back).endswith(symbol)
    assert back.chu_ky is not None
    assert back.chu_ky.ho_ten == "Cà Văn Ún"
    assert back.noi_nhan == ["Văn phòng Đảng ủy xã", "Trưởng các bản"]


def test_a_copy_typed_otherwise_loses_no_word() -> None:
    import docx

    document = read_text(LETTER + COPY.format(kind="sao_y")).document
    word = docx.Document(io.BytesIO(render(document)))
    cell = next(
        cell for table in word.tables for row in table.rows for cell in row.cells if cell.text.strip() == "SAO Y"
    )
    cell.paragraphs[0].runs[0].text = "SAO Y BẢN CHÍNH"
    out = io.BytesIO()
    word.save(out)
    read = read_docx(out.getvalue(), "sao.docx")
    assert read.document.ban_sao == []
    assert coverage(read).share == 100


def signing(*signers: str) -> str:
    return LETTER + "chu_ky_khac:\n" + "".join(f"- {{{one}}}\n" for one in signers)


FIRST, SECOND, THIRD = (
    "quyen_han: [TM. BAN THƯỜNG TRỰC], chuc_vu: CHỦ TỊCH, ho_ten: Quàng Thị Dín",
    "chuc_vu: TRƯỞNG THÔN, ky_ten: (Đã ký), ho_ten: Lò Văn Phớ",
    "chuc_vu: THƯ KÝ, ho_ten: Tòng Thị Ín",
)


@pytest.mark.parametrize("others", [(FIRST,), (FIRST, SECOND), (FIRST, SECOND, THIRD)], ids=len)
def test_signers_stand_two_and_two(others: tuple[str, ...]) -> None:
    """Even: side by side, recipients below; odd: the last one beside the recipients."""
    source = signing(*others)
    back = there_and_back(source)
    assert [one.ho_ten for one in back.chu_ky_khac] == [one.rpartition(" ho_ten: ")[2] for one in others]
    import docx

    tables = docx.Document(io.BytesIO(render(read_text(source).document))).tables[1:]
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    assert all("Nơi nhận" in rows[-1][0] for _ in rows)
    assert ("Mùa A Sử" in rows[-1][1]) == (len(others) % 2 == 0)
    names = [[line for line in text.splitlines() if line] for row in rows for text in row]
    assert [lines[-1] for lines in names if lines and "Nơi nhận:" not in lines] == [
        *(one.rpartition(" ho_ten: ")[2] for one in others), *(["Mùa A Sử"])
    ]  # fmt: skip


def test_names_side_by_side_stand_on_one_line() -> None:
    import docx

    word = docx.Document(io.BytesIO(render(read_text(signing(SECOND)).document)))
    left, right = next(row.cells for table in word.tables for row in table.rows if "Lò Văn Phớ" in row.cells[0].text)
    height = [cell.text.splitlines().index(name) for cell, name in ((left, "Lò Văn Phớ"), (right, "Mùa A Sử"))]
    assert height[0] == height[1]


def test_what_stands_in_the_room_of_a_signature_is_not_dressed_as_a_title() -> None:
    import docx

    word = docx.Document(io.BytesIO(render(read_text(signing(SECOND)).document)))
    paragraph = next(
        one
        for table in word.tables
        for row in table.rows
        for cell in row.cells
        for one in cell.paragraphs
        if one.text == "(Đã ký)"
    )
    assert paragraph.style.name == "Chữ ở chỗ ký"
    assert not paragraph.style.font.bold


def test_a_second_document_keeps_its_signature() -> None:
    source = (
        LETTER
        + """
phu_luc:
- dong_dau: [ỦY BAN NHÂN DÂN, XÃ KHE VÀNG, CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM, Độc lập - Tự do - Hạnh phúc]
  nhan: ""
  kem_theo: ""
  ten: NỘI QUY HỘI TRƯỜNG
  huong: doc
  noi_dung: [Giữ gìn vệ sinh chung.]
  chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: CHỦ TỊCH, ho_ten: Mùa A Sử}
"""
    )
    found = there_and_back(source).phu_luc[0].chu_ky
    assert found is not None
    assert found.ho_ten == "Mùa A Sử"


@pytest.mark.parametrize("kept", ["VT, VHXH", "VT, VHXH (02)", "VT, VHXH. PL (30)", "VT, VHXH (02). PL (30)"])
def test_who_typed_it_and_how_many_were_made_stand_behind_the_drafting_unit(kept: str) -> None:
    document = there_and_back(LETTER.replace("luu: VT", f"luu: {kept}"))
    assert document.luu == kept
    assert printed.symbol(document) == "UBND-VHXH"
    assert printed.recipient_lines(document)[-1] == f"- Lưu: {kept}."


def test_a_titled_point_is_upright_and_a_titled_clause_bold() -> None:
    import docx

    body = """
- tieu_de: Phần việc
  noi_dung:
  - tieu_de: Khoản việc
    noi_dung:
    - tieu_de: Điểm việc
      noi_dung:
      - doan: Làm ngay.
"""
    source = (
        LETTER.replace("loai: cong_van", "loai: ke_hoach")
        .replace("V/v mượn", "Mượn")
        .replace("kinh_gui: [Trưởng thôn Nà Pan]\n", "")
    )
    document = there_and_back(re.sub(r"- doan: Ủy ban .*\n", body.lstrip("\n"), source))
    assert [one.chu for one in document.noi_dung[0].noi_dung[0].noi_dung] == ["Điểm việc"]
    word = docx.Document(io.BytesIO(render(document)))
    looks = {one.text: (one.style.font.bold, one.style.font.italic) for one in word.paragraphs if "việc" in one.text}
    assert looks == {"I. Phần việc": (True, None), "1. Khoản việc": (True, None), "a) Điểm việc": (None, None)}
