"""PDF drawn by hand: lines, paragraphs, columns, tables over pages, what is dropped, what is refused."""

from __future__ import annotations

import builtins
import zlib
from pathlib import Path

import pytest
from PIL import Image

from cchc_docs.errors import CchcError
from cchc_docs.reading.flow import Grid, Para
from cchc_docs.reading.pdf.flow import read_flow
from cchc_docs.reading.pdf.pdfium import calls
from tests.reading.pdf.make import Sheet, write

FULL = (
    "lam xong khoan nay cho nhanh roi ghi ra cho ca thon xem cung khi xong nhau va lam theo cho"  # a line to the margin
)
LEFT, INDENT, STEP = 85, 121, 18


def texts(path: str) -> list[str]:
    return [item.text for item in read_flow(path, "thu.pdf").flow.items if isinstance(item, Para)]


def grids(path: str) -> list[list[list[str]]]:
    items = read_flow(path, "thu.pdf").flow.items
    return [[[cell.text for cell in row.cells] for row in item.rows] for item in items if isinstance(item, Grid)]


def body(sheet: Sheet, y: float, *lines: str) -> Sheet:
    """Set a paragraph with an indented first line."""
    for number, line in enumerate(lines):
        sheet.say(LEFT if number else INDENT, y + number * STEP, line if number else line[: len(line) - 6])
    return sheet


def table(sheet: Sheet, top: float, heights: list[float], *, closed: bool = True, opened: bool = False) -> Sheet:
    """Rule a table of three columns; without its last (`closed`) or first (`opened`) level rule."""
    xs, y = (60, 100, 300, 535), top
    ys = [top]
    for height in heights:
        y += height
        ys.append(y)
    for place, level in enumerate(ys):
        if not ((place == 0 and opened) or (place == len(ys) - 1 and not closed)):
            sheet.rule(xs[0], level, xs[-1], level)
    for x in xs:
        sheet.rule(x, ys[0], x, ys[-1])
    return sheet


def test_a_paragraph_goes_on_over_lines_and_pages_and_ends_where_a_word_more_would_fit(tmp_path) -> None:
    one, two = Sheet(), Sheet()
    body(one, 100, FULL, FULL, "het.")
    body(one, 160, FULL, "xong.")
    one.say(INDENT, 780, FULL[:-6])
    two.say(LEFT, 80, FULL).say(LEFT, 98, "ca nam.")
    body(two, 116, FULL, "nua.")
    found = texts(write(tmp_path / "a.pdf", one, two))
    assert found == [
        f"{FULL[:-6]} {FULL} het.",
        f"{FULL[:-6]} xong.",
        f"{FULL[:-6]} {FULL} ca nam.",
        f"{FULL[:-6]} nua.",
    ]


def test_labels_and_hyphens_at_the_end_of_a_line_stay(tmp_path) -> None:
    sheet = Sheet()
    sheet.say(INDENT, 100, "a) " + FULL[:-10]).say(LEFT, 118, FULL[:-7] + " 2025-").say(LEFT, 136, "2030 la xong.")
    sheet.say(INDENT, 154, "b) " + FULL[:-10]).say(LEFT, 172, "cho xong.")
    sheet.say(INDENT, 190, "- lam ngay.").say(INDENT, 208, "+ ghi ra.")
    for y in (226, 244, 262):
        sheet.say(LEFT, y, FULL)
    found = texts(write(tmp_path / "a.pdf", sheet))
    assert found[0] == f"a) {FULL[:-10]} {FULL[:-7]} 2025-2030 la xong."
    assert found[1:4] == [f"b) {FULL[:-10]} cho xong.", "- lam ngay.", "+ ghi ra."]


def test_bold_and_italic_come_from_font_names(tmp_path) -> None:
    sheet = Sheet().say(LEFT, 100, "lam").say(110, 100, "nhanh", font="F2").say(150, 100, "xong", font="F3")
    (item,) = read_flow(write(tmp_path / "a.pdf", sheet), "thu.pdf").flow.items
    assert isinstance(item, Para)
    looks = {piece.text.strip(): (piece.look.bold, piece.look.italic) for piece in item.pieces if piece.text.strip()}
    assert looks == {"lam": (False, False), "nhanh": (True, False), "xong": (False, True)}


def test_letters_drawn_twice_to_look_bold_are_read_once(tmp_path) -> None:
    sheet = Sheet().say(LEFT, 100, "lam xong cho nhanh").say(LEFT + 0.4, 100, "lam xong cho nhanh")
    assert texts(write(tmp_path / "a.pdf", sheet)) == ["lam xong cho nhanh"]


def test_words_are_read_by_place_and_not_in_the_order_they_were_drawn(tmp_path) -> None:
    sheet = Sheet().say(150, 100, "xong").say(LEFT, 118, "sau").say(LEFT, 100, "lam")
    assert texts(write(tmp_path / "a.pdf", sheet)) == ["lam xong", "sau"]


def test_the_head_and_the_signature_are_read_column_by_column(tmp_path) -> None:
    sheet = Sheet()
    sheet.say(110, 70, "UY BAN NHAN DAN").say(300, 70, "CONG HOA XA HOI CHU NGHIA VIET NAM")
    sheet.say(130, 90, "XA SONG THAO").say(350, 88, "Doc lap - Tu do - Hanh phuc")
    sheet.say(130, 110, "So:      /KH-UBND").say(330, 112, "Song Thao, ngay     thang 01 nam 2026")
    sheet.say(280, 150, "KE HOACH")
    for y in (180, 198, 216):
        sheet.say(LEFT, y, FULL)
    sheet.say(LEFT, 240, "Noi nhan:", 12).say(380, 241, "TM. UY BAN NHAN DAN")
    sheet.say(LEFT, 256, "- Cac thon, cac truong va").say(410, 262, "CHU TICH").say(LEFT, 270, "cac hoi trong xa;")
    sheet.say(LEFT, 284, "- Luu: VT.").say(400, 340, "Le Van Thu")
    found = grids(write(tmp_path / "a.pdf", sheet))
    assert found[0] == [
        ["UY BAN NHAN DAN\nXA SONG THAO\nSo: /KH-UBND",
         "CONG HOA XA HOI CHU NGHIA VIET NAM\nDoc lap - Tu do - Hanh phuc\nSong Thao, ngay thang 01 nam 2026"]
    ]  # fmt: skip
    assert found[1] == [
        [
            "Noi nhan:\n- Cac thon, cac truong va cac hoi trong xa;\n- Luu: VT.",
            "TM. UY BAN NHAN DAN\nCHU TICH\nLe Van Thu",
        ]
    ]


def test_a_title_in_bold_capitals_ends_where_its_note_begins(tmp_path) -> None:
    title, note = (
        "LAM XONG KHOAN NAY CHO NHANH ROI GHI RA CHO CA THON XEM",
        "(Kem theo khoan nay cho nhanh roi ghi ra cho ca thon xem cung nhau va lam)",
    )
    sheet = Sheet().say(95, 100, title, 12, "F2").say(LEFT, 118, note, 12, "F3")
    for y in range(160, 360, STEP):
        sheet.say(LEFT, y, FULL)
    assert texts(write(tmp_path / "a.pdf", sheet))[:2] == [title, note]


def test_a_label_far_from_its_text_is_no_column(tmp_path) -> None:
    sheet = Sheet()
    for number in range(4):
        sheet.say(LEFT, 100 + 40 * number, f"{number + 1}.").say(LEFT + 60, 100 + 40 * number, "lam xong khoan nay")
    assert texts(write(tmp_path / "a.pdf", sheet)) == [f"{n}. lam xong khoan nay" for n in range(1, 5)]


def head_row(sheet: Sheet, y: float) -> Sheet:
    return sheet.say(65, y, "TT").say(105, y, "Khoan").say(305, y, "Ai lam")


@pytest.mark.parametrize("closed", [True, False], ids=["closed by a rule", "open at the page end"])
def test_a_row_cut_by_the_page_is_one_row_and_the_head_printed_again_goes(tmp_path, closed) -> None:
    one = table(Sheet(), 700, [20, 20, 40], closed=closed)
    head_row(one, 714).say(65, 734, "1").say(105, 734, "ghi ra").say(305, 734, "thon Ba")
    one.say(65, 754, "2").say(105, 754, "lam xong khoan nay cho nhanh roi").say(
        105, 768, "ghi ra cho ca thon xem cung khi xong"
    )
    one.say(305, 754, "thon Hai")
    two = table(Sheet(), 60, [20, 40, 20], opened=not closed)
    head_row(two, 74).say(105, 94, "nhau va lam theo").say(65, 134, "3").say(105, 134, "nghi").say(305, 134, "thon Tu")
    read = read_flow(write(tmp_path / "a.pdf", one, two), "thu.pdf")
    (found,) = grids(str(tmp_path / "a.pdf"))
    assert found == [
        ["TT", "Khoan", "Ai lam"],
        ["1", "ghi ra", "thon Ba"],
        ["2", "lam xong khoan nay cho nhanh roi ghi ra cho ca thon xem cung khi xong nhau va lam theo", "thon Hai"],
        ["3", "nghi", "thon Tu"],
    ]
    assert any("bỏ 1 lần in lại dòng tiêu đề bảng" in note for note in read.notes)
    assert any("nối 1 hàng bị ngắt" in note for note in read.notes)
    assert read.dropped == ["TT Khoan Ai lam"]


def test_a_numbered_row_at_the_top_of_a_page_is_a_row_of_its_own(tmp_path) -> None:
    one = table(Sheet(), 700, [20, 60])
    head_row(one, 714).say(65, 734, "1").say(105, 734, "ghi ra")
    two = table(Sheet(), 60, [20])
    two.say(65, 74, "2").say(105, 74, "lam xong").say(305, 74, "thon Hai")
    (found,) = grids(write(tmp_path / "a.pdf", one, two))
    assert [row[0] for row in found] == ["TT", "1", "2"]


def test_a_table_with_other_columns_is_another_table(tmp_path) -> None:
    one = head_row(table(Sheet(), 700, [20, 20]), 714).say(65, 734, "1")
    two = (
        Sheet()
        .rule(60, 60, 400, 60)
        .rule(60, 90, 400, 90)
        .rule(60, 60, 60, 90)
        .rule(200, 60, 200, 90)
        .rule(400, 60, 400, 90)
    )
    two.say(70, 80, "mot").say(210, 80, "hai")
    assert len(grids(write(tmp_path / "a.pdf", one, two))) == 2


def test_items_in_a_cell_are_told_apart(tmp_path) -> None:
    sheet = table(Sheet(), 100, [20, 80])
    head_row(sheet, 114).say(65, 134, "1").say(105, 134, "- ghi ra;").say(
        105, 148, "- lam xong khoan nay cho nhanh roi"
    ).say(105, 162, "xem;").say(105, 176, "Het.")
    (found,) = grids(write(tmp_path / "a.pdf", sheet))
    assert found[1][1] == "- ghi ra;\n- lam xong khoan nay cho nhanh roi xem;\nHet."


def cells(tmp_path, *lines: str) -> list[str]:
    """Return the paragraphs of one narrow cell, 195 points wide."""
    sheet = table(Sheet(), 100, [20, 160])
    head_row(sheet, 114).say(65, 134, "1")
    for number, line in enumerate(lines):
        sheet.say(105, 134 + 14 * number, line)
    return grids(write(tmp_path / "a.pdf", sheet))[0][1][1].split("\n")


def test_a_list_without_marks_is_told_apart_where_its_lines_begin_alike(tmp_path) -> None:
    one, two = "Ghi ra cho ca thon xem cung khi xong", "Ghi ra cho ca xa xem cung khi xong viec"
    assert cells(tmp_path, one, two) == [one, two]


def test_a_dash_inside_a_name_begins_no_item(tmp_path) -> None:
    one, two = "lam xong khoan nay cho nhanh kinh te", "- xa hoi ca nam"
    assert cells(tmp_path, one, two) == [f"{one} {two}"]


def test_an_abbreviation_at_the_start_of_a_line_goes_on(tmp_path) -> None:
    one, two = "Ghi ra cho ca thon xem cung theo cua", "UBND xong"
    assert cells(tmp_path, one, two) == [f"{one} {two}"]


def test_page_numbers_and_running_heads_are_dropped_by_name_and_numbers_of_the_text_stay(tmp_path) -> None:
    sheets = []
    for number in range(1, 5):
        sheet = Sheet().say(LEFT, 800, "Tai lieu cua xa", 10)
        if number > 1:
            sheet.say(295, 40, str(number))
        for line in range(5):
            sheet.say(LEFT, 90 + 40 * line, f"khoan {number * 10 + line} la xong")
        sheets.append(sheet.say(LEFT, 300, "2026"))
    read = read_flow(write(tmp_path / "a.pdf", *sheets), "thu.pdf")
    found = [item.text for item in read.flow.items if isinstance(item, Para)]
    assert len(found) == 24 and found.count("2026") == 4
    assert sorted(read.dropped) == ["2", "3", "4"] + ["Tai lieu cua xa"] * 4
    assert read.notes == ["bỏ số trang ở 3 trang", "bỏ dòng lặp lại ở đầu hoặc cuối 4 trang: “Tai lieu cua xa”"]


def test_a_footnote_goes_where_its_mark_stands_and_one_without_a_mark_stays_apart(tmp_path) -> None:
    sheet = Sheet()
    sheet.say(LEFT, 100, "ba con trong thon", 14).say(181, 95, "1", 8).say(192, 100, "cung lam", 14)
    for line in range(8):
        sheet.say(LEFT, 140 + STEP * line, FULL)
    sheet.rule(LEFT, 740, 230, 740)
    sheet.say(LEFT, 752, "1", 9).say(95, 755, "Theo so ghi cua thon.", 10)
    sheet.say(LEFT, 767, "2", 9).say(95, 770, "Khong ai tro den.", 10)
    read = read_flow(write(tmp_path / "a.pdf", sheet), "thu.pdf")
    first = next(item for item in read.flow.items if isinstance(item, Para))
    assert first.text == "ba con trong thon cung lam"
    assert [(piece.text, [one.text for one in piece.note]) for piece in first.pieces if piece.note] == [
        ("", ["Theo so ghi cua thon."])
    ]
    assert [para.text for para in read.flow.around] == ["2 Khong ai tro den."]
    told = " ".join(text for _, text in read.source)
    assert "ba con trong thon cung lam Theo so ghi cua thon." in told and "2 Khong ai tro den." in told


def test_the_same_sentence_at_the_top_of_every_page_is_text(tmp_path) -> None:
    sheets = [Sheet() for _ in range(4)]
    for sheet in sheets:
        for line in range(8):
            sheet.say(LEFT, 70 + STEP * line, FULL)
    read = read_flow(write(tmp_path / "a.pdf", *sheets), "thu.pdf")
    assert read.dropped == []


def test_a_table_on_paper_turned_sideways_reads_the_same(tmp_path) -> None:
    sheet = head_row(table(Sheet(), 100, [20, 20]), 114).say(65, 134, "1").say(105, 134, "ghi ra")
    upright = grids(write(tmp_path / "a.pdf", sheet))
    for degrees in (90, 180, 270):
        sheet.rotate = degrees
        assert grids(write(tmp_path / "b.pdf", sheet)) == upright


def test_progress_is_told_page_by_page(tmp_path) -> None:
    seen: list[tuple[int, int]] = []
    read_flow(
        write(tmp_path / "a.pdf", *(Sheet().say(85, 100, "lam xong") for _ in range(3))), "a", lambda *a: seen.append(a)
    )
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_each_paragraph_knows_its_page(tmp_path) -> None:
    read = read_flow(write(tmp_path / "a.pdf", Sheet().say(85, 100, "mot."), Sheet().say(85, 100, "hai.")), "a")
    assert [read.pages[item.index] for item in read.flow.items if isinstance(item, Para)] == [1, 2]


def test_files_read_side_by_side_say_what_each_says(tmp_path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    paths = [
        write(tmp_path / f"{n}.pdf", *(body(Sheet(), 100, FULL, f"xong {n}.") for _ in range(5))) for n in range(6)
    ]
    alone = [texts(path) for path in paths]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(texts, paths * 3)) == alone * 3


# --- what cannot be read ---------------------------------------------------------------------------------------------


def refused(path: str) -> str:
    with pytest.raises(CchcError) as error:
        read_flow(path, "thu.pdf")
    message = str(error.value)
    assert "\n" not in message and message.startswith("thu.pdf: ")
    return message


@pytest.fixture
def no_tesseract(monkeypatch) -> None:
    from cchc_docs.reading.scan import tesseract

    tesseract.program.cache_clear()
    monkeypatch.setattr(tesseract.shutil, "which", lambda name: None)
    monkeypatch.setattr(tesseract.os.path, "isfile", lambda path: False)
    yield
    tesseract.program.cache_clear()


def test_a_scan_without_the_machine_that_reads_it_says_what_to_install(tmp_path, no_tesseract) -> None:
    Image.new("RGB", (600, 850), "white").save(tmp_path / "scan.pdf")
    said = refused(str(tmp_path / "scan.pdf"))
    for part in ("bản quét", "tesseract-ocr", "tesseract-ocr-vie", "Windows"):
        assert part in said


def test_a_scanned_page_among_others_is_named(tmp_path, no_tesseract) -> None:
    from pypdf import PdfWriter

    Image.new("RGB", (600, 850), "white").save(tmp_path / "scan.pdf")
    writer = PdfWriter()
    writer.append(write(tmp_path / "a.pdf", Sheet().say(85, 100, "lam xong")))
    writer.append(str(tmp_path / "scan.pdf"))
    writer.write(tmp_path / "b.pdf")
    (note,) = read_flow(str(tmp_path / "b.pdf"), "b").notes
    assert note.startswith("trang 2 là ảnh quét không có lớp chữ, không đọc được. ")
    assert "tesseract-ocr-vie" in note


def test_an_encrypted_file_says_so_and_one_that_only_forbids_printing_is_read(tmp_path) -> None:
    from pypdf import PdfWriter

    source = write(tmp_path / "a.pdf", Sheet().say(85, 100, "lam xong"))
    for name, password in (("khoa.pdf", "mat-khau"), ("mo.pdf", "")):
        writer = PdfWriter()
        writer.append(source)
        writer.encrypt(password, "chu", algorithm="AES-256")
        writer.write(tmp_path / name)
    assert "mật khẩu" in refused(str(tmp_path / "khoa.pdf"))
    assert texts(str(tmp_path / "mo.pdf")) == ["lam xong"]


def test_files_that_are_no_pdf_or_none_any_more_each_say_what_they_are(tmp_path) -> None:
    good = Path(write(tmp_path / "a.pdf", Sheet().say(85, 100, "lam xong"))).read_bytes()
    cases = {
        b"": "rỗng",
        b"PK\x03\x04 more": "tệp nén",
        b"\xd0\xcf\x11\xe0 more": "đời cũ",
        b"chu thuong": "không phải PDF",
        b"%PDF-1.4\nhong": "hỏng",
        good[: len(good) // 2]: "hỏng",
    }
    for data, said in cases.items():
        (tmp_path / "x.pdf").write_bytes(data)
        assert said in refused(str(tmp_path / "x.pdf"))
    assert "không tìm thấy tệp" in refused(str(tmp_path / "nope.pdf"))
    assert "thư mục" in refused(str(tmp_path))


def test_no_page_and_empty_pages_are_said(tmp_path) -> None:
    assert "không có trang" in refused(write(tmp_path / "a.pdf"))
    assert "không có chữ" in refused(write(tmp_path / "b.pdf", Sheet()))


def test_a_stream_that_unpacks_without_end_is_refused(tmp_path) -> None:
    bomb = zlib.compress(b"\0" * 70_000_000, 9)
    path = tmp_path / "a.pdf"
    good = Path(write(path, Sheet().say(85, 100, "lam xong"))).read_bytes()
    head = b"99 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(bomb)
    path.write_bytes(good.replace(b"xref\n0", head + bomb + b"\nendstream\nendobj\nxref\n0", 1))
    assert "giải nén ra quá lớn" in refused(str(path))
    path.write_bytes(
        good.replace(b"xref\n0", head.replace(b"/FlateDecode", b"[/FlateDecode /FlateDecode]") + b"xref\n0", 1)
    )
    assert "nhiều lớp" in refused(str(path))


@pytest.mark.parametrize(
    "content",
    ["BT /F1 9 Tf " + "(abcdef) Tj " * 150_000 + "ET", "q " * 2_600_000, "0 0 m " + "9 9 l " * 900_000 + "S"],
    ids=["letters", "states", "strokes"],
)
def test_a_page_with_more_on_it_than_paper_holds_is_refused_before_it_is_drawn(tmp_path, content) -> None:
    path = write(tmp_path / "a.pdf", Sheet().say(85, 100, "lam xong").draw(content))
    assert "quá nhiều chữ, hình vẽ" in refused(path)


def test_a_file_of_more_letters_than_any_is_refused(tmp_path, monkeypatch) -> None:
    from cchc_docs.reading.pdf import flow

    monkeypatch.setattr(flow, "_MAX_ALL", 50)
    path = write(tmp_path / "a.pdf", *(Sheet().say(85, 100, "lam xong viec nay cho nhanh") for _ in range(3)))
    assert "quá nhiều chữ hoặc hình vẽ" in refused(path)


def test_drawings_in_drawings_without_end_are_refused(tmp_path) -> None:
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    writer = PdfWriter()
    writer.append(PdfReader(write(tmp_path / "a.pdf", Sheet().say(85, 100, "lam xong"))))
    form = None
    for _ in range(30):
        stream = StreamObject()
        stream.set_data(b"/X Do /X Do" if form else b"0 0 m 1 1 l S")
        inner = {NameObject("/X"): form} if form else {}
        box = writer.pages[0]["/MediaBox"]
        stream.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Form"),
                NameObject("/BBox"): box,
            }
        )
        stream[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): DictionaryObject(inner)})
        form = writer._add_object(stream)
    writer.pages[0]["/Resources"][NameObject("/XObject")] = DictionaryObject({NameObject("/X"): form})
    content = StreamObject()
    content.set_data(b"/X Do")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(content)
    writer.write(tmp_path / "b.pdf")
    with pytest.raises(CchcError, match="hình lồng nhau"):
        read_flow(str(tmp_path / "b.pdf"), "thu.pdf")


def test_without_pdfium_the_message_names_the_extra(tmp_path, monkeypatch) -> None:
    path = write(tmp_path / "a.pdf", Sheet().say(85, 100, "lam xong"))
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name.startswith("pypdfium2"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    calls.cache_clear()
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(CchcError, match=r"pip install cchc-docs\[pdf\]"):
        read_flow(path, "a")
