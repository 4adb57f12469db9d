"""What lies on the same paper as the text and is none of it: parted before lines are made, said, never lost."""

from __future__ import annotations

import pytest

from cchc_docs.reading.flow import Grid, Para
from cchc_docs.reading.pdf.flow import read_flow
from tests.reading.pdf.make import Sheet, write

ROWS = [
    "Cac thon nhan viec tu dau nam va ghi ro nguoi lam, ngay xong",
    "viec nao vuong thi neu ngay trong tuan de cung go, khong don",
    "den cuoi nam; to giup viec gop lai va bao cho ca xa cung xem",
    "nha van hoa mo cua buoi toi de ba con den hoi va nop giay to",
]
FONTS = ("Times-Roman", "Times-Bold", "Times-Italic", "Helvetica", "Courier")


def page() -> Sheet:
    sheet = Sheet()
    for number in range(16):
        sheet.say(85, 100 + 36 * number, f"{number + 1}. {ROWS[number % 4]}.", 14)
    return sheet


def read(tmp_path, *sheets: Sheet):
    return read_flow(write(tmp_path / "a.pdf", *sheets, fonts=FONTS), "thu.pdf")


def said(flow) -> list[str]:
    return [item.text for item in flow.flow.items if isinstance(item, Para)]


WATERMARKS = {
    "slanting and grey": "0.8 g BT /F4 60 Tf 0.707 0.707 -0.707 0.707 140 240 Tm (DU THAO) Tj ET",
    "slanting and black": "BT /F1 60 Tf 0.866 0.5 -0.5 0.866 140 240 Tm (DU THAO) Tj ET",
    "level, grey and large": "0.75 g BT /F4 72 Tf 120 420 Td (DU THAO) Tj ET",
    "level, red and a quarter thick": "/Half gs 1 0 0 rg BT /F2 64 Tf 120 430 Td (DU THAO) Tj ET",
    "letter by letter": "0.8 g BT /F4 60 Tf 0.707 0.707 -0.707 0.707 140 240 Tm (DU) Tj ( ) Tj (THAO) Tj ET",
    "light and of the size of the text": "0.82 g BT /F1 14 Tf 130 484 Td (DU THAO) Tj ET",
    "large, dark, of another font": "0.4 0 0 rg BT /F5 50 Tf 130 440 Td (DU THAO) Tj ET",
}


@pytest.mark.parametrize("under", [True, False], ids=["under", "over"])
@pytest.mark.parametrize("mark", WATERMARKS.values(), ids=WATERMARKS)
def test_a_watermark_is_kept_apart_and_said(tmp_path, mark, under) -> None:
    clean = said(read(tmp_path, page(), page()))
    marked = read(tmp_path, page().draw(mark, under=under), page().draw(mark, under=under))
    assert said(marked) == clean
    (note,) = [note for note in marked.notes if "để riêng" in note]
    assert "watermark" in note and "trang 1-2" in note and "DU THAO" in note


STAMPS = {
    "small, another font": "BT /F4 8 Tf 250 %d Td (Ky boi: UBND xa Suoi Trong) Tj 0 -10 Td (Ngay ky: 05/02/2026) Tj ET",
    "red, the font of the text": "1 0 0 rg BT /F1 9 Tf 250 %d Td (Ky boi: UBND xa Suoi Trong) Tj 0 -11 Td (Ngay ky: 05/02/2026) Tj ET",
    "other words": "0 0 1 rg BT /F4 10 Tf 250 %d Td (DA NHAN - van thu) Tj 0 -11 Td (so den 118) Tj ET",
    "set by itself": "BT /F5 9 Tf 250 %d Td (Nguoi ky: Tran Thi Mit) Tj ET",
}


@pytest.mark.parametrize("stamp", STAMPS.values(), ids=STAMPS)
@pytest.mark.parametrize("y", [742, 634, 598])
def test_a_stamp_over_the_text_is_kept_apart_as_a_whole(tmp_path, stamp, y) -> None:
    clean = said(read(tmp_path, page()))
    stamped = read(tmp_path, page().draw(stamp % y))
    words = stamp.split("(", 1)[1].split(")")[0]
    assert said(stamped) == clean
    assert any("để riêng" in note and words in note for note in stamped.notes)


@pytest.mark.parametrize("y", [738, 730, 100])
def test_a_stamp_of_a_signature_is_known_by_its_words_where_it_covers_none(tmp_path, y) -> None:
    clean = said(read(tmp_path, page()))
    stamped = read(tmp_path, page().draw(STAMPS["small, another font"] % y))
    assert said(stamped) == clean
    assert any("để riêng" in note and "05/02/2026" in note for note in stamped.notes)


EDGES = {
    "up the left edge": "BT /F4 7 Tf 0 1 -1 0 22 280 Tm (van_thu_Suoi Trong_05/02/2026 08:15:40) Tj ET",
    "up the left edge, in the font of the text": "BT /F1 14 Tf 0 1 -1 0 40 280 Tm (van_thu_Suoi Trong_05/02/2026 08:15:40) Tj ET",
    "down the right edge": "BT /F4 7 Tf 0 -1 1 0 575 600 Tm (van_thu_Suoi Trong_05/02/2026 08:15:40) Tj ET",
    "level at the very top": "BT /F4 7 Tf 200 830 Td (van_thu_Suoi Trong_05/02/2026 08:15:40) Tj ET",
    "level at the very top, in the font of the text": "BT /F1 8 Tf 200 828 Td (van_thu_Suoi Trong_05/02/2026 08:15:40) Tj ET",
    "level at the very foot": "0.3 g BT /F4 6 Tf 200 12 Td (van_thu_Suoi Trong_05/02/2026 08:15:40) Tj ET",
    "level, from the margin into the text": "BT /F4 5 Tf 3 500 Td (van_thu_Suoi Trong_05/02/2026 08:15:40) Tj ET",
}


@pytest.mark.parametrize("edge", EDGES.values(), ids=EDGES)
def test_a_line_a_system_prints_at_the_edge_is_kept_apart(tmp_path, edge) -> None:
    clean = said(read(tmp_path, page()))
    marked = read(tmp_path, page().draw(edge))
    assert said(marked) == clean
    assert any("để riêng" in note and "van_thu_Suoi Trong_05/02/2026 08:15:40" in note for note in marked.notes)


def test_letters_set_upright_one_under_the_other_in_the_margin_are_kept_apart(tmp_path) -> None:
    column = "BT /F4 7 Tf 20 700 Td " + " 0 -9 Td ".join(f"({letter}) Tj" for letter in "VANTHUSO9") + " ET"
    assert said(read(tmp_path, page().draw(column))) == said(read(tmp_path, page()))


HIDDEN = {
    "drawn with nothing": "BT 3 Tr /F1 14 Tf 90 484 Td (khong ai thay) Tj ET",
    "nearly white on paper": "0.95 g BT /F1 14 Tf 90 484 Td (khong ai thay) Tj ET",
    "white on paper": "1 g BT /F1 14 Tf 90 484 Td (khong ai thay) Tj ET",
    "clear": "/Gone gs BT /F1 14 Tf 90 484 Td (khong ai thay) Tj ET",
    "left of the paper": "BT /F1 14 Tf -200 484 Td (khong ai thay) Tj ET",
    "below the paper": "BT /F1 14 Tf 90 -40 Td (khong ai thay) Tj ET",
    "of no size": "BT /F1 0.2 Tf 90 484 Td (khong ai thay) Tj ET",
    "cut off by a clipping path": "0 0 10 10 re W n BT /F1 14 Tf 90 484 Td (khong ai thay) Tj ET",
    "made small by a matrix": "0.01 0 0 0.01 90 484 cm BT /F1 14 Tf (khong ai thay) Tj ET",
    "under a white box": "BT /F1 14 Tf 90 486 Td (khong ai thay) Tj ET 1 g 80 480 200 20 re f",
    "under a black box": "BT /F1 14 Tf 90 486 Td (khong ai thay) Tj ET 0 g 80 480 200 20 re f",
}


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_words_nobody_sees_are_no_text(tmp_path, hidden) -> None:
    clean = said(read(tmp_path, page()))
    found = read(tmp_path, page().draw(hidden))
    assert not any("khong ai thay" in text for text in said(found))
    assert any("không nhìn thấy" in note and "khong ai thay" in note for note in found.notes)
    if "re f" not in hidden:
        assert said(found) == clean


def test_words_outside_the_part_of_the_page_that_is_shown_are_no_text(tmp_path) -> None:
    sheet = page().say(85, 820, "ngoai le giay", 14)
    sheet.box = (0, 60, 595, 842)
    found = read(tmp_path, sheet)
    assert not any("ngoai le" in text for text in said(found))
    assert any("không nhìn thấy" in note and "ngoai le giay" in note for note in found.notes)


def put(path, make):
    """Change each page of a PDF: `make(writer, page, content)` gives its new content."""
    from pypdf import PdfWriter
    from pypdf.generic import NameObject, StreamObject

    writer = PdfWriter(clone_from=path)
    for sheet in writer.pages:
        stream = StreamObject()
        stream.set_data(make(writer, sheet, b"q\n" + sheet.get_contents().get_data() + b"\nQ\n"))
        sheet[NameObject("/Contents")] = writer._add_object(stream)
    writer.write(path)
    return read_flow(path, "thu.pdf")


@pytest.mark.parametrize(("off", "read_as_text"), [(True, False), (False, True)])
def test_a_layer_that_is_switched_off_is_no_text(tmp_path, off, read_as_text) -> None:
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

    def make(writer, sheet, content):
        layer = writer._add_object(
            DictionaryObject({NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("Lớp ẩn")})
        )
        setting = DictionaryObject({NameObject("/OFF"): ArrayObject([layer] if off else [])})
        writer._root_object[NameObject("/OCProperties")] = DictionaryObject(
            {NameObject("/OCGs"): ArrayObject([layer]), NameObject("/D"): setting}
        )
        sheet["/Resources"][NameObject("/Properties")] = DictionaryObject({NameObject("/L"): layer})
        return content + b"/OC /L BDC BT /F1 14 Tf 90 30 Td (chu cua lop) Tj ET EMC"

    found = put(write(tmp_path / "a.pdf", page(), fonts=FONTS), make)
    assert any("chu cua lop" in text for text in said(found)) is read_as_text
    assert any("không nhìn thấy" in note and "chu cua lop" in note for note in found.notes) is off


@pytest.mark.parametrize("content", [WATERMARKS["slanting and grey"], STAMPS["small, another font"] % 598])
def test_what_a_drawing_of_its_own_brings_is_parted_too(tmp_path, content) -> None:
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, StreamObject

    def make(writer, sheet, old):
        form = StreamObject()
        form.set_data(content.encode())
        form.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Form"),
                NameObject("/BBox"): ArrayObject([FloatObject(v) for v in (-9, -9, 900, 900)]),
                NameObject("/Resources"): sheet["/Resources"],
            }
        )
        sheet["/Resources"][NameObject("/XObject")] = DictionaryObject({NameObject("/W"): writer._add_object(form)})
        return old + b"q 1 0 0 1 0 0 cm /W Do Q"

    found = put(write(tmp_path / "a.pdf", page(), fonts=FONTS), make)
    assert said(found) == said(read(tmp_path, page()))
    assert any("để riêng" in note for note in found.notes)


def test_words_that_look_like_the_text_and_lie_over_it_are_parted_by_when_they_were_drawn(tmp_path) -> None:
    found = read(tmp_path, page().draw("BT /F1 14 Tf 130 598 Td (CHU DE LEN) Tj ET"))
    assert said(found) == said(read(tmp_path, page()))
    assert any("để riêng" in note and "CHU DE LEN" in note for note in found.notes)


def test_words_typed_over_a_dotted_line_are_text_and_so_is_the_line(tmp_path) -> None:
    found = read(tmp_path, page().say(85, 760, "So: ..............", 14).say(112, 759, "271", 13, "F4"))
    assert any("271" in text for text in said(found))
    assert not any("để riêng" in note for note in found.notes)


def test_white_words_on_a_dark_box_are_seen(tmp_path) -> None:
    sheet = page().draw("0 0 0.5 rg 80 30 300 20 re f 1 g BT /F2 14 Tf 90 36 Td (chu trang nen xanh) Tj ET")
    found = read(tmp_path, sheet)
    assert any("chu trang nen xanh" in text for text in said(found))
    assert not any("để riêng" in note for note in found.notes)


def test_a_box_behind_words_hides_none(tmp_path) -> None:
    sheet = page().draw("0.9 1 0.9 rg 60 60 480 740 re f", under=True)
    assert said(read(tmp_path, sheet)) == said(read(tmp_path, page()))


@pytest.mark.parametrize("y", [812, 760, 729, 40])
def test_what_a_system_stamps_last_in_its_own_font_and_colour_is_kept_apart(tmp_path, y) -> None:
    clean = said(read(tmp_path, page()))
    stamp = f"1 0 0 rg BT /F4 12 Tf 330 {y} Td (DEN So: 118) Tj 0 -14 Td (Ngay: 07/02/2026) Tj ET"
    stamped = read(tmp_path, page().draw(stamp))
    assert said(stamped) == clean
    assert any("để riêng" in note and "DEN So: 118" in note for note in stamped.notes)


def test_a_coloured_heading_of_another_font_among_the_text_is_text(tmp_path) -> None:
    sheet = (
        page()
        .draw("0 0 1 rg BT /F4 13 Tf 85 775 Td (Viec cua thon) Tj ET 0 g")
        .draw("BT /F1 14 Tf 85 60 Td (Ca xa cung lam.) Tj ET")
    )
    assert any("Viec cua thon" in text for text in said(read(tmp_path, sheet)))


def test_a_note_kept_as_rich_text_and_files_kept_inside_are_said(tmp_path) -> None:
    from pypdf import PdfWriter
    from pypdf.annotations import FreeText
    from pypdf.generic import NameObject, TextStringObject

    writer = PdfWriter(clone_from=write(tmp_path / "a.pdf", page()))
    note = writer.add_annotation(0, FreeText(text="", rect=(100, 500, 300, 540)))
    del note["/Contents"]
    rich = '<body xmlns="http://www.w3.org/1999/xhtml"><p>Xem lại <b>mục 2 &amp; 3</b></p></body>'
    note[NameObject("/RC")] = TextStringObject(rich)
    writer.add_attachment("bang_ke.xlsx", b"PK")
    writer.add_attachment("bien_ban.docx", b"PK")
    writer.write(tmp_path / "b.pdf")
    notes = read_flow(str(tmp_path / "b.pdf"), "thu.pdf").notes
    assert any("ghi chú trên trang 1" in note and "Xem lại mục 2 & 3" in note for note in notes)
    assert any("2 tệp đính kèm" in note and "bang_ke.xlsx" in note and "bien_ban.docx" in note for note in notes)


def test_notes_and_values_above_the_page_are_said(tmp_path) -> None:
    from pypdf import PdfWriter
    from pypdf.annotations import FreeText, Text
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject

    writer = PdfWriter(clone_from=write(tmp_path / "a.pdf", page(), page()))
    writer.add_annotation(0, FreeText(text="Rút gọn mục này", rect=(100, 500, 300, 540)))
    writer.add_annotation(1, Text(rect=(50, 50, 70, 70), text="Hỏi lại thôn Ba"))
    box = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Tx"),
            NameObject("/T"): TextStringObject("so_van_ban"),
            NameObject("/V"): TextStringObject("271"),
            NameObject("/Rect"): ArrayObject([FloatObject(v) for v in (120, 700, 160, 715)]),
        }
    )
    place = writer._add_object(box)
    writer.pages[0]["/Annots"].append(place)
    writer._root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): ArrayObject([place])})
    writer.write(tmp_path / "b.pdf")
    notes = read_flow(str(tmp_path / "b.pdf"), "thu.pdf").notes
    assert any("ghi chú trên trang 1" in note and "Rút gọn mục này" in note for note in notes)
    assert any("ghi chú trên trang 2" in note and "Hỏi lại thôn Ba" in note for note in notes)
    assert any("ô điền" in note and "so_van_ban" in note and "271" in note for note in notes)


def test_values_of_fields_in_fields_and_ticked_boxes_are_said(tmp_path) -> None:
    from pypdf import PdfWriter
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

    writer = PdfWriter(clone_from=write(tmp_path / "a.pdf", page()))

    def field(**keys):
        return writer._add_object(DictionaryObject({NameObject(f"/{key}"): value for key, value in keys.items()}))

    kid = field(T=TextStringObject("so"), FT=NameObject("/Tx"), V=TextStringObject("271/UBND"))
    parent = field(T=TextStringObject("dau"), Kids=ArrayObject([kid]))
    kid.get_object()[NameObject("/Parent")] = parent
    ticked = field(T=TextStringObject("dong_y"), FT=NameObject("/Btn"), V=NameObject("/Co"))
    empty = field(T=TextStringObject("trong"), FT=NameObject("/Btn"), V=NameObject("/Off"))
    fields = ArrayObject([parent, ticked, empty])
    writer._root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): fields})
    writer.write(tmp_path / "b.pdf")
    notes = [note for note in read_flow(str(tmp_path / "b.pdf"), "thu.pdf").notes if "ô điền" in note]
    assert notes == ["ô điền (biểu mẫu) “dau.so”: “271/UBND”", "ô điền (biểu mẫu) “dong_y”: “Co”"]


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256"])
def test_an_owner_password_with_no_rights_at_all_is_no_reason_not_to_read(tmp_path, algorithm) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=write(tmp_path / "a.pdf", page()))
    writer.encrypt("", owner_password="chu", permissions_flag=0, algorithm=algorithm)
    writer.write(tmp_path / "b.pdf")
    assert said(read_flow(str(tmp_path / "b.pdf"), "thu.pdf")) == said(read(tmp_path, page()))


def test_the_head_of_a_narrow_column_typed_upwards_stays_in_its_cell(tmp_path) -> None:
    sheet = Sheet()
    for y in (100, 180, 200):
        sheet.rule(60, y, 535, y)
    for x in (60, 90, 300, 535):
        sheet.rule(x, 100, x, 200)
    sheet.say(110, 150, "Noi dung viec", 12).say(310, 150, "Ai lam", 12)
    sheet.say(70, 195, "1", 12).say(110, 195, "don duong lang", 12).say(310, 195, "thon Ba", 12)
    sheet.draw("BT /F2 12 Tf 0 1 -1 0 80 680 Tm (Thu tu) Tj ET")
    found = read(tmp_path, sheet)
    (grid,) = [item for item in found.flow.items if isinstance(item, Grid)]
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["Thu tu", "Noi dung viec", "Ai lam"],
        ["1", "don duong lang", "thon Ba"],
    ]
    assert not any("để riêng" in note for note in found.notes)


def test_a_raised_mark_of_a_footnote_belongs_to_its_word(tmp_path) -> None:
    sheet = page().say(85, 740, "ba con trong thon", 14).say(181, 735, "1", 9).say(192, 740, "cung lam", 14)
    assert any("thon¹ cung lam" in text for text in said(read(tmp_path, sheet)))


def test_a_page_typed_wholly_in_grey_is_its_text(tmp_path) -> None:
    sheet = Sheet()
    for number, row in enumerate(ROWS):
        sheet.draw(f"0.7 g BT /F1 14 Tf 85 {700 - 30 * number} Td ({row}.) Tj ET")
    assert len(said(read(tmp_path, sheet))) == 4
