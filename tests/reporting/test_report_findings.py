"""Findings: each disagreement put in by hand is found, at its place, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

import pytest

from cchc_docs.model.document import Document, NgayThang, SoLieu
from cchc_docs.model.progress import TienDo, TienDoChiTieu, TienDoNhiemVu
from cchc_docs.reporting.findings import report_findings
from tests.reporting.one_quarter import lines, made


def cells_of(document: Document, code: str) -> list[dict[str, list[str]]]:
    table = next(appendix.bang for appendix in document.phu_luc if appendix.ma == code)
    assert table is not None
    return [row.o for row in table.hang if not row.nhom]


def reword(old: str, new: str) -> Callable[[Document], None]:
    def edit(document: Document) -> None:
        for block in walk(document.noi_dung):
            block.chu = block.chu.replace(old, new)

    return edit


def walk(blocks):
    for block in blocks:
        yield block
        yield from walk(block.noi_dung)


def set_cell(code: str, at: int, column: str, value: str) -> Callable[[Document], None]:
    def edit(document: Document) -> None:
        cells_of(document, code)[at][column] = [value]

    return edit


def statistics_cell(form: int, number: str, value: str) -> Callable[[Document], None]:
    def edit(document: Document) -> None:
        tables = [block.bang for block in document.phu_luc[0].noi_dung if block.bang]
        next(row for row in tables[form].hang if row.nhan == number).o["so_lieu"] = [value]

    return edit


def drop_task(document: Document) -> None:
    table = next(appendix.bang for appendix in document.phu_luc if appendix.ma == "tien_do_nhiem_vu")
    assert table is not None
    table.hang = [row for row in table.hang if row.ma != "tv01"]


def repeat_task(document: Document) -> None:
    table = next(appendix.bang for appendix in document.phu_luc if appendix.ma == "tien_do_nhiem_vu")
    assert table is not None
    table.hang.append(deepcopy(table.hang[-1]))


def other_days(document: Document) -> None:
    document.so_lieu = SoLieu(NgayThang(1, 1, 2026), NgayThang(31, 3, 2026))


WRONG: dict[str, tuple[Callable[[Document], None], str]] = {
    "rate": (reword("(14,29%)", "(15%)"), "1/7 là 14%, không phải 15%"),
    "part_above_whole": (reword("1/2 nhiệm vụ (50%)", "3/2 nhiệm vụ (50%)"), "phần (3) lớn hơn tổng (2)"),
    "done_in_sentence": (reword("1/7 nhiệm vụ (14,29%)", "2/7 nhiệm vụ (28,57%)"), "câu ghi hoàn thành 2/7 nhiệm vụ, bảng tiến độ có 1/7"),
    "tasks_in_sentence": (reword("có 7 nhiệm vụ", "có 8 nhiệm vụ"), "câu ghi kế hoạch có 8 nhiệm vụ"),
    "ongoing_in_sentence": (reword("đang thực hiện 2", "đang thực hiện 3"), "câu ghi đang thực hiện 3 nhiệm vụ"),
    "status_in_table": (set_cell("tien_do_nhiem_vu", 0, "trang_thai", "Xong"), "trạng thái “Xong” không phải"),
    "task_missing": (drop_task, "thiếu nhiệm vụ 'tv01'"),
    "task_twice": (repeat_task, "'tv02' có hai lần"),
    "row_total": (set_cell("tong_hop", 0, "hoan_thanh", "2"), "tổng ghi 2, cộng các trạng thái là 3"),
    "column_total": (set_cell("tong_hop", 3, "tong", "**8**"), "hàng tổng ghi 8"),
    "form_rate": (statistics_cell(2, "3.1", "98,5"), "bảng ghi 98,5, tính ra 99,48"),
    "count_for_a_rate": (statistics_cell(2, "2.1", "2.298"), "là tỷ lệ % nhưng ghi 2.298"),
    "form_count": (statistics_cell(0, "2.2", "4"), "ghi 4, bảng tiến độ có 1"),
    "target": (set_cell("ket_qua_chi_tieu", 0, "thuc_hien", "97"), "chỉ tiêu 'dung_han': kỳ này ghi “97”, đơn vị trả lời “99,48”"),
    "period_in_title": (lambda document: setattr(document, "trich_yeu", "Công tác quý II năm 2026"), "trích yếu không nêu đúng kỳ “quý I năm 2026”"),
    "days": (other_days, "số liệu của báo cáo khác chế độ báo cáo của kế hoạch"),
    "days_in_opening": (lambda document: setattr(document, "mo_dau", ["số liệu tính từ ngày 01/01/2026 đến hết ngày 31/3/2026"]), "mở đầu ghi số liệu từ ngày 01/01/2026"),
}  # fmt: skip


def test_a_sound_report_has_no_findings() -> None:
    document, plan, returned = made()
    assert report_findings(document, plan, returned) == []


@pytest.mark.parametrize("name", WRONG)
def test_a_disagreement_is_found_where_it_stands(name: str) -> None:
    document, plan, returned = made()
    edit, words = WRONG[name]
    edit(document)
    found = report_findings(document, plan, returned)
    assert any(words in remark.message for remark in found), [remark.message for remark in found]
    assert all(remark.path for remark in found)


def test_the_change_since_the_last_report_is_checked() -> None:
    second = TienDo(
        "quy_2",
        2026,
        nhiem_vu={"tc02": TienDoNhiemVu("hoan_thanh", "Đã ban hành")},
        chi_tieu={"dung_han": TienDoChiTieu("99,6")},
    )
    document, plan, returned = made("6_thang", second)
    assert "So với kỳ báo cáo trước (1 nhiệm vụ hoàn thành), số nhiệm vụ hoàn thành tăng 1 nhiệm vụ." in lines(document)
    assert cells_of(document, "ket_qua_chi_tieu")[0]["so_voi_truoc"] == ["+0,12"]
    assert report_findings(document, plan, returned) == []
    reword("tăng 1 nhiệm vụ", "tăng 2 nhiệm vụ")(document)
    set_cell("ket_qua_chi_tieu", 0, "so_voi_truoc", "+1")(document)
    said = [remark.message for remark in report_findings(document, plan, returned)]
    assert ["thì nay phải là 3" in said[0], "ghi +1, tính ra +0,12" in said[1]] == [True, True]


def test_a_report_typed_in_word_is_known_by_its_headings() -> None:
    document, plan, _ = made()
    table = next(appendix.bang for appendix in document.phu_luc if appendix.ma == "tien_do_nhiem_vu")
    assert table is not None
    for at, column in enumerate(table.cot):  # what an import makes of a Word table: columns of its own, no ids
        if column.ma != "so_thu_tu":
            for row in table.hang:
                row.ma = ""
                if column.ma in row.o:
                    row.o[f"cot_{at}"] = row.o.pop(column.ma)
            column.ma = f"cot_{at}"
    assert report_findings(document, plan) == []
    table.hang = table.hang[:-1]
    assert any("thiếu nhiệm vụ 'tv02'" in remark.message for remark in report_findings(document, plan))


def test_results_of_the_period_stand_together_and_those_of_earlier_ones_do_not() -> None:
    second = TienDo(
        "quy_2",
        2026,
        nhiem_vu={
            "tt03": TienDoNhiemVu("dang_thuc_hien", "Đã trả lời 5 phản ánh"),
            "tt01": TienDoNhiemVu("hoan_thanh", "Đang in bảng niêm yết, đã treo"),
        },
    )
    half = lines(made("6_thang", second)[0])
    assert "Tiếp nhận phản ánh: đã tiếp nhận 3 phản ánh; đã trả lời 5 phản ánh." in half
    assert "Niêm yết thủ tục: đang in bảng niêm yết, đã treo." in half
    quarter = lines(made("quy_2", second)[0])
    assert "Tiếp nhận phản ánh: đã trả lời 5 phản ánh." in quarter
    assert not any("tiếp nhận 3" in line for line in quarter)
