"""What hands do to tables and appendices: rows, cells, groups, columns, targets."""

from __future__ import annotations

import copy

from docx.document import Document as Word
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from cchc_docs.vietnamese.line_breaks import loose
from tests.readback.editing import after, cut, every, fill, find, insert_row, targets, tasks, type_over
from tests.readback.edits import kind


@kind(
    "+  - noi_dung: Lập danh mục hồ sơ",
    "+    san_pham: Danh mục",
    "+    chu_tri: kinh_te",
    "+    thoi_han: Quý II/2026",
)
def _row_added(word: Word) -> None:
    insert_row(tasks(word), 3, ["3", "Lập danh mục hồ sơ", "Danh mục", "Phòng Kinh tế", "", "Quý II/2026"])


@kind(
    "-  - ma: tt02",
    "-    noi_dung: Rà soát phí, lệ phí",
    "-    san_pham: Báo cáo rà soát",
    "-    chu_tri: kinh_te",
    "-    thoi_han: Quý II/{{ nam }}",
)
def _row_removed(word: Word) -> None:
    r = tasks(word).rows[3]._tr
    r.getparent().remove(r)


@kind(
    "-  # hai việc dưới giao trong quý III",
    "-  - {ma: tt03, noi_dung: Khảo sát mức độ hài lòng, san_pham: Báo cáo khảo sát, chu_tri: vh_xh, thoi_han: Quý III/2026}",
    "+  # hai việc dưới giao trong quý III",
    "+  - {ma: tt03, noi_dung: Khảo sát mức độ hài lòng, san_pham: Báo cáo khảo sát, chu_tri: vh_xh, thoi_han: Quý III/2026}",
)
def _row_moved(word: Word) -> None:
    t = tasks(word)
    t.rows[5]._tr.addprevious(t.rows[6]._tr)
    fill(t.rows[5].cells[0], "1")
    fill(t.rows[6].cells[0], "2")


@kind(
    "-  - ma: tt02",
    "-    noi_dung: Rà soát phí, lệ phí",
    "-    san_pham: Báo cáo rà soát",
    "-    chu_tri: kinh_te",
    "-    thoi_han: Quý II/{{ nam }}",
    "+  - ma: tt02",
    "+    noi_dung: Rà soát phí, lệ phí",
    "+    san_pham: Báo cáo rà soát",
    "+    chu_tri: kinh_te",
    "+    thoi_han: Quý II/{{ nam }}",
)
def _row_moved_to_other_group(word: Word) -> None:
    t = tasks(word)
    t.rows[6]._tr.addnext(t.rows[3]._tr)
    fill(t.rows[6].cells[0], "3")


@kind(
    "-    san_pham: Lớp tập huấn",
    "+    san_pham: 02 lớp tập huấn",
)
def _cell_words(word: Word) -> None:
    fill(tasks(word).rows[6].cells[2], "02 lớp tập huấn")


@kind(
    "-    thoi_han: Quý II/{{ nam }}",
    "+    thoi_han: Trước ngày 30/6 của năm {{ nam }}",
)
def _cell_words_beside_reference(word: Word) -> None:
    fill(tasks(word).rows[3].cells[5], "Trước ngày 30/6 của năm 2026")


@kind(
    "-    - Chuyên mục trên trang thông tin",
    "+    - Bài viết trên trang thông tin",
)
def _cell_line_changed(word: Word) -> None:
    type_over(word, "Chuyên mục trên trang", "Bài viết trên trang")


@kind(
    "+    - Biên bản kiểm tra",
)
def _cell_line_added(word: Word) -> None:
    after(find(word, "Chuyên mục trên trang"), "Biên bản kiểm tra")


@kind(
    "-    - Bảng niêm yết",
)
def _cell_line_removed(word: Word) -> None:
    cut(find(word, "Bảng niêm yết"))


@kind(
    "-    thoi_han: Tháng 9/{{ nam }}",
)
def _cell_cleared(word: Word) -> None:
    fill(tasks(word).rows[6].cells[5], "")


@kind(
    "+    phoi_hop: van_phong",
)
def _cell_filled(word: Word) -> None:
    fill(tasks(word).rows[3].cells[4], "Văn phòng HĐND và UBND")


@kind(
    "-    chu_tri: vh_xh",
    "+    chu_tri: kinh_te",
)
def _unit_changed_to_known(word: Word) -> None:
    fill(tasks(word).rows[6].cells[3], "Phòng Kinh tế")


@kind(
    "-    chu_tri: vh_xh",
    "+    chu_tri: Công an xã",
)
def _unit_changed_to_unknown(word: Word) -> None:
    fill(tasks(word).rows[6].cells[3], "Công an xã")


@kind(
    "-  - {ma: tt03, noi_dung: Khảo sát mức độ hài lòng, san_pham: Báo cáo khảo sát, chu_tri: vh_xh, thoi_han: Quý III/2026}",
    "+  - {ma: tt03, noi_dung: Khảo sát mức độ hài lòng, san_pham: Báo cáo khảo sát, chu_tri: vh_xh, thoi_han: Quý IV/2026}",
)
def _cell_in_flow_row(word: Word) -> None:
    fill(tasks(word).rows[5].cells[5], "Quý IV/2026")


@kind(
    "-  - nhom: Chất lượng phục vụ",
    "+  - nhom: Chất lượng phục vụ người dân",
)
def _group_heading(word: Word) -> None:
    for c in tasks(word).rows[4].cells[1:2]:
        fill(c, "Chất lượng phục vụ người dân")


@kind(
    "-  cot: [so_thu_tu, noi_dung, san_pham, chu_tri, phoi_hop, thoi_han]",
    "+  cot: [so_thu_tu, noi_dung, {ma: san_pham, ten: Sản phẩm phải có}, chu_tri, phoi_hop, thoi_han]",
)
def _column_heading(word: Word) -> None:
    fill(tasks(word).rows[0].cells[2], "Sản phẩm phải có")


@kind(
    "-  cot: [so_thu_tu, noi_dung, san_pham, chu_tri, phoi_hop, thoi_han]",
    "+  cot: [so_thu_tu, noi_dung, san_pham, chu_tri, thoi_han]",
    "-    phoi_hop: [vh_xh, kinh_te]",
)
def _column_removed(word: Word) -> None:
    for r in tasks(word)._tbl.tr_lst:
        c = r.tc_lst
        if len(c) == 6:
            r.remove(c[4])
    g = tasks(word)._tbl.tblGrid
    g.remove(g.gridCol_lst[4])
    for r in tasks(word)._tbl.tr_lst:
        for c in r.tc_lst:
            if c.grid_span == 5:
                c.grid_span = 4


@kind(
    '-  truc_tuyen: {ten: Tỷ lệ hồ sơ trực tuyến, don_vi_tinh: "%", so_sanh: ">=", gia_tri: 70}',
    '+  truc_tuyen: {ten: Tỷ lệ hồ sơ trực tuyến, don_vi_tinh: "%", so_sanh: ">=", gia_tri: 75}',
)
def _target_value_in_table(word: Word) -> None:
    fill(targets(word).rows[2].cells[3], "từ 75 trở lên")


@kind(
    "+  - chi_tieu: Tỷ lệ thanh toán trực tuyến",
    '+    don_vi_tinh: "%"',
    "+    gia_tri: từ 60 trở lên",
    "+    chu_tri: kinh_te",
)
def _target_row_added(word: Word) -> None:
    insert_row(targets(word), 2, ["3", "Tỷ lệ thanh toán trực tuyến", "%", "từ 60 trở lên", "Phòng Kinh tế"])


@kind(
    "-  ten: Chỉ tiêu năm {{ nam }}",
    "+  ten: Các chỉ tiêu chính năm {{ nam }}",
)
def _appendix_title(word: Word) -> None:
    type_over(word, "Chỉ tiêu năm 2026", "Các chỉ tiêu chính năm 2026")


@kind(
    "+  kem_theo: (Kèm theo Kế hoạch số 12/KH-UBND ngày 09 tháng 01 năm 2026 của Ủy ban nhân dân xã Suối Mơ)",
)
def _attachment_typed(word: Word) -> None:
    type_over(
        word,
        "(Kèm theo Kế hoạch số      /KH-UBND ngày       tháng 01",
        "(Kèm theo Kế hoạch số 12/KH-UBND ngày 09 tháng 01",
    )


@kind(
    "-  cot: [so_thu_tu, noi_dung, san_pham, chu_tri, phoi_hop, thoi_han]",
    "+  cot: [so_thu_tu, noi_dung, san_pham, chu_tri, phoi_hop, thoi_han, kinh_phi]",
    "+    kinh_phi: 05 triệu đồng",
)
def _column_added(word: Word) -> None:
    t = tasks(word)
    g = t._tbl.tblGrid
    g.append(copy.deepcopy(g.gridCol_lst[-1]))
    for n, r in enumerate(t._tbl.tr_lst):
        c = r.tc_lst
        if len(c) == 6:
            x = copy.deepcopy(c[5])
            r.append(x)
            fill(_Cell(x, t), "Kinh phí" if n == 0 else "05 triệu đồng" if n == 2 else "")
        else:
            c[-1].grid_span = 6


@kind(
    "-    - Rà soát quy trình nội bộ theo {{ van_ban.nd_mot_cua }}; chi tiết tại {{ phu_luc.thu_tuc }}.",
    "+    - Rà soát quy trình nội bộ theo {{ van_ban.nd_mot_cua }}; chi tiết tại {{ phu_luc.thu_tuc }} I.",
    "-- ma: muc_tieu",
    "-  ten: Chỉ tiêu năm {{ nam }}",
    "-  huong: doc",
    "-  chi_tieu:",
    "-  - chi_tieu: hai_long",
    "-    chu_tri: vh_xh",
    "-  - chi_tieu: truc_tuyen",
    "-    chu_tri: van_phong",
)
def _appendix_removed(word: Word) -> None:
    found = [e for e in word.element.body if e.tag.endswith(("}p", "}tbl"))]
    at = next(
        n for n, e in enumerate(found) if e.tag.endswith("}p") and loose(Paragraph(e, word._body).text) == "Phụ lục II"
    )
    for e in found[at:-1]:
        word.element.body.remove(e)
    next(p for p in every(word) if loose(p.text) == "Phụ lục I").runs[0].text = "Phụ lục"


@kind(
    '+    nhan: ""',
)
def _row_number_cleared(word: Word) -> None:
    fill(tasks(word).rows[6].cells[0], "")


@kind(
    '-  truc_tuyen: {ten: Tỷ lệ hồ sơ trực tuyến, don_vi_tinh: "%", so_sanh: ">=", gia_tri: 70}',
    '+  truc_tuyen: {ten: Tỷ lệ hồ sơ nộp trực tuyến toàn trình, don_vi_tinh: "%", so_sanh: ">=", gia_tri: 70}',
)
def _target_name(word: Word) -> None:
    fill(targets(word).rows[2].cells[1], "Tỷ lệ hồ sơ nộp trực tuyến toàn trình")


@kind(
    "-    chu_tri: van_phong",
    "+    chu_tri: kinh_te",
)
def _target_lead(word: Word) -> None:
    fill(targets(word).rows[2].cells[4], "Phòng Kinh tế")


@kind(
    "+  - nhom: Kiểm soát nội bộ",
)
def _group_added(word: Word) -> None:
    t = tasks(word)
    e = copy.deepcopy(t.rows[4]._tr)
    t.rows[6]._tr.addnext(e)
    fill(t.rows[7].cells[0], "III")
    fill(t.rows[7].cells[1], "Kiểm soát nội bộ")


@kind(
    "-  - nhom: Chất lượng phục vụ",
)
def _group_removed(word: Word) -> None:
    t = tasks(word)
    t._tbl.remove(t.rows[4]._tr)
    fill(t.rows[4].cells[0], "3")
    fill(t.rows[5].cells[0], "4")
