"""PDF drawn by hand: lines, paragraphs, columns, tables over pages, what is dropped, what is refused."""

from __future__ import annotations

import pytest

from cchc_docs.reading.flow import Grid, Para
from cchc_docs.reading.pdf.flow import read_flow
from tests.reading.pdf.make import Sheet, texts, write

FULL = (
    "lam xong khoan nay cho nhanh roi ghi ra cho ca thon xem cung khi xong nhau va lam theo cho"  # a line to the margin
)
LEFT, INDENT, STEP = 85, 121, 18


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
