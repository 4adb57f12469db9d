"""How officials really type appendices and tables: one small Word file for each habit."""

from __future__ import annotations

import pytest

from cchc_docs.model.document import Document, Muc
from tests.reading.recognise.habits import TASKS, body, labels, read
from tests.reading.word.files import (
    BODY,
    HEAD,
    PAGE_BREAK,
    c,
    p,
    plan,
    row,
    run,
    section,
    table,
)  # fmt: skip

LANDSCAPE = f"<w:p><w:pPr>{section()}</w:pPr></w:p>"


def attached(after: str, **more: object) -> Document:
    return read(plan(after=after, **more)).document


def test_an_appendix_after_a_section_has_label_title_columns_and_rows():
    after = LANDSCAPE + p("Phụ lục", b=True, align="center") + p("NHIỆM VỤ NĂM 2026", b=True, align="center")
    after += p("(Kèm theo Kế hoạch của xã)", i=True, align="center") + TASKS
    found = attached(after, last=section(landscape=True))
    (only,) = found.phu_luc
    assert (only.nhan_in, only.ten, only.kem_theo, only.huong) == (
        "Phụ lục",
        "NHIỆM VỤ NĂM 2026",
        "(Kèm theo Kế hoạch của xã)",
        "ngang",
    )
    assert only.bang is not None
    assert [column.ma for column in only.bang.cot] == ["so_thu_tu", "noi_dung", "san_pham", "chu_tri", "thoi_han"]
    assert only.bang.kieu == "nhiem_vu"
    assert only.bang.hang[0].o["san_pham"] == ["- Báo cáo", "- Danh mục"]
    assert [row.so_thu_tu for row in only.bang.hang] == ["1", "2"]
    assert [row.nhan for row in only.bang.hang] == [None, None]


@pytest.mark.parametrize(
    "label",
    [
        p("Phụ lục II. NHIỆM VỤ TRỌNG TÂM", b=True, align="center"),
        p("PHỤ LỤC II\nNHIỆM VỤ TRỌNG TÂM", b=True, align="center"),
        p("Phụ lục II", align="center") + p("NHIỆM VỤ", align="center") + p("TRỌNG TÂM", align="center"),
    ],
)
def test_label_and_title_in_one_paragraph_or_several(label):
    first = PAGE_BREAK + p("Phụ lục I", b=True, align="center") + p("CHỈ TIÊU", b=True, align="center") + TASKS
    found = attached(first + PAGE_BREAK + label + TASKS)
    assert [one.nhan_in.lower().rstrip(".") for one in found.phu_luc] == ["phụ lục i", "phụ lục ii"]
    assert found.phu_luc[1].ten.split() == ["NHIỆM", "VỤ", "TRỌNG", "TÂM"]


def test_an_appendix_without_label_is_known_by_its_page():
    after = (
        PAGE_BREAK
        + p("DANH MỤC NHIỆM VỤ", b=True, align="center")
        + TASKS
        + PAGE_BREAK
        + p("BIỂU TỔNG HỢP", b=True, align="center")
        + TASKS
    )
    found = attached(after)
    assert [(one.nhan_in, one.ten) for one in found.phu_luc] == [("", "DANH MỤC NHIỆM VỤ"), ("", "BIỂU TỔNG HỢP")]


def test_labels_with_two_figures_are_a_scheme():
    after = "".join(
        PAGE_BREAK + p(f"Phụ lục số 0{n}", b=True, align="center") + p(f"VIỆC {n}", align="center") + TASKS
        for n in (1, 2, 3)
    )
    found = attached(after)
    assert found.danh_so_phu_luc == "01"
    assert [one.nhan for one in found.phu_luc] == [None, None, None]


def first_table(found: Document):
    return next(block.bang for block in walk(found.noi_dung) if block.bang is not None)


def walk(blocks: list[Muc]):
    for block in blocks:
        yield block
        yield from walk(block.noi_dung)


def test_a_table_in_the_middle_of_the_body_stays_there():
    found = body(p("I. A", b=True) + p("1. Trước bảng.") + TASKS + p("2. Sau bảng."))
    texts = [text for _, _, text in found.texts()]
    assert texts.index("Trước bảng.") < texts.index("Việc một") < texts.index("Sau bảng.")


def test_a_head_of_two_rows_has_a_common_heading_above():
    head = row(
        c("TT", b=True, merge="restart"), c("Nội dung", b=True, merge="restart"), c("Kết quả thống kê", b=True, span=2)
    )
    second = row(c(merge="continue"), c(merge="continue"), c("Đơn vị tính", b=True), c("Số liệu", b=True))
    found = first_table(body(BODY + table(head, second, row("1", "Hồ sơ", "hồ sơ", "120"))))
    assert [(column.ma, column.ten, column.nhom) for column in found.cot] == [
        ("so_thu_tu", "TT", ""), ("noi_dung", "Nội dung", ""), ("don_vi_tinh", "Đơn vị tính", "Kết quả thống kê"),
        ("so_lieu", "Số liệu", "Kết quả thống kê"),
    ]  # fmt: skip
    assert found.hang[0].o["so_lieu"] == ["120"]


def test_group_rows_are_groups_however_they_are_merged():
    rows = [
        row("TT", "Nhiệm vụ", "Chủ trì", "Thời gian", b=True), row("I", c("CẢI CÁCH THỂ CHẾ", span=3)), row("1", "Một", "A", "Quý I"),
        row("II", "CẢI CÁCH THỦ TỤC", "", "", b=True), row("1", "Hai", "B", "Quý II"), row(c("NHÓM KHÁC", span=4, b=True)), row("1", "Ba", "C", "Quý III"),
    ]  # fmt: skip
    found = first_table(body(BODY + table(*rows)))
    assert [one.nhom for one in found.hang] == ["CẢI CÁCH THỂ CHẾ", "", "CẢI CÁCH THỦ TỤC", "", "NHÓM KHÁC", ""]
    assert [one.so_thu_tu for one in found.hang] == ["I", "1", "II", "1", "", "1"]


def test_merged_cells_are_kept():
    rows = [
        row("TT", "Nhiệm vụ", "Chủ trì", "Thời gian", b=True), row("1", "Một", c("Phòng A", merge="restart"), "Quý I"),
        row("2", "Hai", c(merge="continue"), "Quý II"), row("3", "Ba", c("Cả xã, cả năm", span=2)),
    ]  # fmt: skip
    found = first_table(body(BODY + table(*rows)))
    assert found.hang[1].gop_tren == ["chu_tri"]
    assert found.hang[2].gop_phai == {"chu_tri": 2}


def test_a_head_repeated_in_the_middle_goes_and_a_table_cut_by_hand_is_joined():
    head = row("TT", "Nhiệm vụ", "Chủ trì", b=True)
    cut = table(head, row("1", "Một", "A")) + PAGE_BREAK + table(head, row("2", "Hai", "B"))
    found = attached(PAGE_BREAK + p("Phụ lục", b=True, align="center") + p("VIỆC", b=True, align="center") + cut)
    assert found.phu_luc[0].bang is not None
    assert [one.o["noi_dung"] for one in found.phu_luc[0].bang.hang] == [["Một"], ["Hai"]]
    again = first_table(body(BODY + table(head, row("1", "Một", "A"), head, row("2", "Hai", "B"))))
    assert len(again.hang) == 2


def test_an_unknown_heading_is_a_column_of_its_own():
    found = first_table(
        body(BODY + table(row("TT", "Nội dung", "Kênh phát", "Kênh phát", b=True), row("1", "Một", "Loa", "Đài")))
    )
    assert [column.ma for column in found.cot] == ["so_thu_tu", "noi_dung", "kenh_phat", "kenh_phat_2"]


def test_row_numbers_typed_otherwise_stay():
    rows = [row("TT", "Nhiệm vụ", "Chủ trì", b=True), *(row(n, f"Việc {n}", "A") for n in ("01", "02", "02", "04"))]
    found = first_table(body(BODY + table(*rows)))
    assert found.danh_so == "01"
    assert [one.nhan for one in found.hang] == [None, None, "02", "04"]


def test_row_numbers_made_by_word_are_computed():
    rows = [row("TT", "Nhiệm vụ", "Chủ trì", b=True), *(row(c(raw=p(num="2:0")), f"Việc {n}", "A") for n in "ab")]
    found = first_table(body(BODY + table(*rows)))
    assert [one.so_thu_tu for one in found.hang] == ["1.", "2."]


def test_a_table_without_head_and_a_nested_table_lose_nothing():
    nested = c(raw=table(row("trong một", "trong hai")) + p("sau"))
    found = first_table(body(BODY + table(row("1", "Một", "A"), row("2", nested, "B"))))
    assert [column.ten for column in found.cot] == ["", "", ""]
    assert found.hang[1].o["cot_2"] == ["trong một", "trong hai", "sau"]


def test_a_page_ended_inside_a_cell_is_a_line():
    raw = p(raw=run("Việc") + '<w:r><w:br w:type="page"/></w:r>' + run("nối"))
    found = read(plan(BODY + table(row("TT", "Nội dung", "Chủ trì", b=True), row("1", c(raw=raw), "A"))))
    assert first_table(found.document).hang[0].o["noi_dung"] == ["Việc", "nối"]


def test_a_page_ended_inside_a_paragraph_begins_an_appendix():
    after = p(raw=run("Hết.") + '<w:r><w:br w:type="page"/></w:r>' + run("Phụ lục I", b=True), align="center")
    found = read(
        plan(after=PAGE_BREAK + p("Phụ lục", b=True, align="center") + p("MỘT", align="center") + TASKS + after + TASKS)
    )
    assert len(found.document.phu_luc) == 2


def test_a_table_of_one_cell_is_text():
    found = body(p("I. A", b=True) + table(row(c("1. Đóng khung.\n2. Hai."))))
    assert labels(found.noi_dung) == ["I.", ["1.", "2."]]


def test_two_documents_in_one_file_are_read_and_said():
    second = (
        PAGE_BREAK
        + HEAD.replace("05/KH", "06/QC")
        + p("QUY CHẾ", b=True, align="center")
        + p("Về làm việc", b=True, align="center")
        + BODY
    )
    found = read(plan(after=second))
    assert found.document.phu_luc[0].dong_dau == [
        "ỦY BAN NHÂN DÂN", "XÃ AN BÌNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 06/QC-UBND",
        "An Bình, ngày 06 tháng 01 năm 2026",
    ]  # fmt: skip
    assert found.document.phu_luc[0].ten == "QUY CHẾ\nVề làm việc"
    assert labels(found.document.phu_luc[0].noi_dung) == ["I.", ["1.", "2."]]
    assert any("hai văn bản" in note for note in found.notes)
