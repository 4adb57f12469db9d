"""Held words in the printed file: seen by Word, undone by every reader, and told as no change by a comparison."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.redline.compare import compare_docx
from cchc_docs.writing.word.render import render
from cchc_docs.writing.yaml.plan import dump_plan

PLAN = """
loai: ke_hoach
nam: 2026
co_quan: {ten: Ủy ban nhân dân xã Nà Hoa, viet_tat: UBND}
so: 8
dia_danh: Nà Hoa
ngay_ban_hanh: 2026-02-09
trich_yeu: Trồng rừng giai đoạn 2026 - 2030
don_vi:
  kt: {ten: Phòng Kinh tế}
  vh: {ten: Phòng Văn hóa - Xã hội}
can_cu: [Căn cứ Kế hoạch số 44/KH-UBND ngày 12/12/2025 của Ủy ban nhân dân tỉnh về trồng rừng]
noi_dung: [Các thôn trồng 60 ha rừng trong quý II/2026.]
phu_luc:
- ten: Phân công
  nhiem_vu:
  - {noi_dung: Giao đất, san_pham: [Bản đồ, Biên bản giao], chu_tri: kt, phoi_hop: [vh, kt], thoi_han: Quý II/2026}
  - {noi_dung: Ươm cây, san_pham: Vườn ươm, chu_tri: kt, thoi_han: Tháng 7/2026}
  - {noi_dung: Nghiệm thu, san_pham: ["- Biên bản", "- Ảnh"], chu_tri: kt, thoi_han: Tháng 11/2026}
noi_nhan: [Phòng Văn hóa - Xã hội]
luu: VT, KT
chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: CHỦ TỊCH, ho_ten: Vàng A Sính}
"""


def printed() -> bytes:
    return render(read_text(PLAN).document)


def xml_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


def words_of(xml: str) -> str:
    return re.sub(r"<[^>]+>", "", xml.replace("<w:noBreakHyphen/>", "=")).replace("\u00a0", "~")


def test_periods_symbols_names_and_dates_hold_together() -> None:
    words = words_of(xml_of(printed()))
    for held in (
        "2026~-~2030",
        "44/KH=UBND",
        "ngày~12/12/2025",
        "Văn~hóa~- Xã~hội",
        "60~ha",
        "quý~II/2026",
        "08/KH=UBND",
    ):
        assert held in words
    assert "2026 - 2030" not in words


def test_readers_give_back_ordinary_blanks_and_hyphens_and_the_cells_as_the_plan_has_them() -> None:
    read = read_docx(printed(), "k.docx")
    plan = read_text(PLAN).document
    assert list(read.document.texts()) != []
    assert [text.text for text in read.document.texts()] == [text.text for text in plan.texts()]
    table = read.document.phu_luc[0].bang
    assert table is not None
    assert table.hang[0].o["san_pham"] == ["Bản đồ", "Biên bản giao"]
    assert table.hang[2].o["san_pham"] == ["- Biên bản", "- Ảnh"]
    assert "tach_dong" not in dump_plan(read.document)


def test_several_offices_of_a_cell_are_parted_and_typed_dashes_stay() -> None:
    words = words_of(xml_of(printed()))
    assert "Bản đồ;" in words and "Biên bản giao;" not in words
    assert "Phòng Văn~hóa~- Xã~hội;Phòng Kinh tế" in words
    assert "- Biên bản- Ảnh" in words


def test_a_table_may_do_without_the_marks() -> None:
    plain = PLAN.replace("  nhiem_vu:", "  tach_dong: false\n  nhiem_vu:")
    data = render(read_text(plain).document)
    assert "Bản đồ;" not in words_of(xml_of(data))
    assert "tach_dong: false" in dump_plan(read_docx(data, "k.docx").document)


def test_words_held_or_not_are_no_change_to_a_comparison() -> None:
    held = printed()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(held)) as package, zipfile.ZipFile(out, "w") as copy:
        for name in package.namelist():
            data = package.read(name)
            if name == "word/document.xml":
                joint = b'</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
                data = data.replace(joint, b"-").replace("\u00a0".encode(), b" ")
            copy.writestr(name, data)
    for old, new in ((held, out.getvalue()), (out.getvalue(), held)):
        assert compare_docx(old, new, dt.date(2026, 3, 1), formatting=False).same


def test_the_first_two_and_the_last_two_rows_stay_together() -> None:
    rows = re.findall(r"<w:tr[ >].*?</w:tr>", xml_of(printed()), re.DOTALL)
    body = [row for row in rows if "Giao đất" in row or "Ươm cây" in row or "Nghiệm thu" in row]
    assert ["<w:keepNext" in row for row in body] == [True, True, False]
