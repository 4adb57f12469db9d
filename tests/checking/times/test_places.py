"""A task told in the body and in a table, a plan cited with a day outside its years, weekdays in a column: told where they cannot both be."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checking.times.told import told, under

Row = dict[str, str]


def _row(task: str, due: str, lead: str = "Văn phòng") -> Row:
    return {"noi_dung": task, "san_pham": "Báo cáo", "chu_tri": lead, "phoi_hop": "Các phòng", "thoi_han": due}


def _both(heading: str, sentences: list[str], row: Row) -> int:
    table = [{"ten": "Nhiệm vụ", "nhiem_vu": [row, _row("Đan lưới cho bè cá của hợp tác xã", "Thường xuyên")]}]
    return len(told(("TG38",), ngay_ban_hanh="2026-03-02", phu_luc=table, **under(heading, *sentences)))


@pytest.mark.parametrize(
    ("heading", "sentence", "row", "found"),
    [
        ("Nhiệm vụ", "Vá đập tràn: đập Khe, đập Nứa; xong trước ngày 15/5/2026.", _row("Vá đập tràn Khe", "Tháng 9/2026"), 0),
        ("Nhiệm vụ", "Vá thân đập tràn: đập Khe, đập Nứa; xong trước ngày 15/5/2026.", _row("Vá thân đập tràn", "Trước ngày 30/5/2026"), 1),
        ("Nhiệm vụ", "Thay phao bè; vá thân đập tràn 12 m trước ngày 15/5/2026.", _row("Vá thân đập tràn", "Trước ngày 15/6/2026"), 1),
        ("Nhiệm vụ", "Đóng lại dấu, đánh số các loại sổ thu phí do bến cũ in trước ngày 01/7/2025; hủy sổ trùng số, hoàn thành trước ngày 30/6/2026.", _row("Đóng lại dấu, đánh số sổ của bến cũ", "Trước ngày 31/8/2026"), 1),
        ("Nhiệm vụ", "Đóng lại dấu, đánh số các loại sổ thu phí do bến cũ in trước ngày 01/7/2025; hủy sổ trùng số, hoàn thành trước ngày 30/6/2026.", _row("Đóng lại dấu, đánh số sổ của bến cũ", "Trước ngày 30/6/2026"), 0),
        ("Nhiệm vụ", "Đóng lại dấu, đánh số các loại sổ thu phí do bến cũ in; hủy sổ trùng số, hoàn thành trước ngày 30/6/2026.", _row("Đóng lại dấu, đánh số vé của bến cũ", "Trước ngày 31/8/2026"), 0),
        ("Nhiệm vụ", "Bước 3. Lễ hạ thủy thuyền dự kiến vào thứ Ba, ngày 12/5/2026.", _row("Lễ hạ thủy thuyền", "13/5/2026"), 1),
        ("Nhiệm vụ", "Bước 3. Lễ hạ thủy thuyền dự kiến vào thứ Ba, ngày 12/5/2026.", _row("Lễ hạ thủy thuyền", "12/5/2026"), 0),
        ("Hỏi ý kiến chủ ghe", "Văn phòng hỏi 200 người ở 5 bến, xong trước ngày 30/9/2026.", _row("Hỏi ý kiến chủ ghe", "Trước ngày 31/10/2026"), 1),
        ("Lập và niêm yết sổ ghe", "Văn phòng lập sổ, niêm yết chậm nhất ngày 03/4/2026.", _row("Lập, niêm yết sổ ghe", "13/4/2026"), 1),
        ("Nhiệm vụ", "Các tổ ghe: xây dựng kế hoạch tổ trước ngày 20/9/2026.", _row("Xây dựng kế hoạch tổ ghe", "Trước ngày 30/9/2026", "Các tổ ghe"), 1),
        ("Nhiệm vụ", "Các tổ ghe: xây dựng kế hoạch tổ trước ngày 20/9/2026.", _row("Xây dựng kế hoạch tổ ghe", "Tháng 9/2026", "Các tổ ghe"), 0),
        ("Nhiệm vụ", "Sau khi vá thân đập tràn, thả cá trước ngày 15/5/2026.", _row("Vá thân đập tràn", "Trước ngày 30/4/2026"), 0),
    ],
)  # fmt: skip
def test_one_task_has_one_deadline(heading: str, sentence: str, row: Row, found: int) -> None:
    assert _both(heading, [sentence], row) == found


def test_a_heading_over_several_days_says_nothing_of_one_task() -> None:
    sentences = ["Bến Hạ xong trước ngày 30/4/2026.", "Bến Thượng xong trước ngày 30/9/2026."]
    assert _both("Hỏi ý kiến chủ ghe", sentences, _row("Hỏi ý kiến chủ ghe", "Trước ngày 31/10/2026")) == 0


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Thực hiện Kế hoạch số 12/KH-UBND ngày 10/02/2026 của UBND tỉnh về bến thủy giai đoạn 2021 - 2025, UBND xã ban hành Kế hoạch như sau:", 1),
        ("Căn cứ Kế hoạch số 9/KH-SXD ngày 15 tháng 01 năm 2026 của Sở Xây dựng về kiểm tra bến bãi năm 2025;", 1),
        ("Ban hành Kế hoạch số 3/KH-UBND ngày 12/01/2025 về rà soát sổ bến năm 2026.", 1),
        ("Theo Chương trình số 4/CTr-UBND ngày 20/3/2026 của UBND tỉnh thực hiện nghề cá giai đoạn 2021 - 2025.", 1),
        ("Triển khai Đề án số 6/ĐA-UBND ngày 02/4/2026 của UBND tỉnh về chợ nổi giai đoạn 2020 - 2025.", 1),
        ("Kế hoạch số 77/KH-UBND ngày 08/02/2025 của UBND xã về trực lũ năm 2026 được điều chỉnh.", 1),
        ("Thực hiện Kế hoạch số 12/KH-UBND ngày 10/02/2026 của UBND tỉnh về bến thủy giai đoạn 2026 - 2030.", 0),
        ("Kế hoạch số 5/KH-UBND ngày 20/01/2026 của UBND tỉnh về tổng kết giai đoạn 2021 - 2025.", 0),
        ("Kế hoạch số 5/KH-UBND ngày 20/01/2026 về khắc phục hạn chế năm 2025.", 0),
        ("Kế hoạch số 5/KH-UBND ngày 20/12/2025 của UBND tỉnh về trực lũ năm 2026.", 0),
        ("Quyết định số 15/QĐ-UBND ngày 10/3/2026 của UBND tỉnh về công bố chỉ số năm 2025.", 0),
        ("Kế hoạch số 5/KH-UBND ngày 20/01/2026 về trực lũ năm 2026; năm 2025 có 3 trận lũ.", 0),
        ("Kế hoạch số 5/KH-UBND ngày 10/9/2025 về xây dựng dự toán năm 2026.", 0),
        ("Kế hoạch số 5/KH-UBND ngày 20/01/2026 của UBND xã, Phòng Kinh tế đã rà soát số liệu năm 2025.", 0),
    ],
)  # fmt: skip
def test_a_plan_cited_has_a_day_of_its_years(sentence: str, found: int) -> None:
    assert len(told(("TG48",), mo_dau=[sentence])) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Kiểm tra tay nghề ngày 20/4/2026; công bố kết quả ngày 15/4/2026.", 1),
        ("Thi vòng một ngày 10/5/2026, thông báo kết quả trước ngày 05/5/2026.", 1),
        ("Kiểm tra tay nghề ngày 20/4/2026; công bố kết quả ngày 25/4/2026.", 0),
        ("Thi vòng một ngày 10/5/2026, chuẩn bị phòng thi trước ngày 05/5/2026.", 0),
    ],
)
def test_results_come_after_the_test(sentence: str, found: int) -> None:
    assert len(told(("TG49",), ngay_ban_hanh="2026-03-02", mo_dau=["Thời gian như sau.", sentence])) == found


def _calendar(*rows: tuple[str, str]) -> list[dict[str, Any]]:
    columns = [
        {"ma": "so_thu_tu", "ten": "STT"},
        {"ma": "noi_dung", "ten": "Bến"},
        {"ma": "thu", "ten": "Thứ"},
        {"ma": "ngay", "ten": "Ngày"},
    ]
    return [{"ten": "Lịch", "cot": columns, "hang": [{"noi_dung": f"Bến số {n}", "thu": one, "ngay": day} for n, (one, day) in enumerate(rows, 1)]}]  # fmt: skip


def test_weekdays_in_a_column_are_those_of_the_days() -> None:
    right = (("Thứ Ba", "11/8/2026"), ("Thứ Năm", "13/8/2026"), ("Chủ nhật", "16/8/2026"))
    wrong = (*right[:1], ("Thứ Tư", "13/8/2026"), *right[2:])
    given: dict[str, Any] = {"mo_dau": ["Lịch kiểm tra tại Phụ lục."], "ngay_ban_hanh": "2026-07-14"}
    assert told(("TG40",), phu_luc=_calendar(*right), **given) == []
    assert told(("TG40",), phu_luc=_calendar(*wrong), **given) == [("TG40", "Thứ Tư")]


def test_results_of_a_schedule_are_not_due_before_it_begins() -> None:
    days = (("Thứ Ba", "11/8/2026"), ("Thứ Năm", "13/8/2026"), ("Chủ nhật", "16/8/2026"))
    for day, found in (("10/8/2026", 1), ("25/8/2026", 0)):
        part = under(
            "Tổ chức thực hiện", f"Văn phòng tổng hợp kết quả, trình Chủ tịch thông báo kết luận trước ngày {day}."
        )
        assert len(told(("TG49",), phu_luc=_calendar(*days), ngay_ban_hanh="2026-07-14", **part)) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Sắp lại kho giống, dán nhãn 40 ngăn; báo cáo kết quả trước ngày 12/8/2026.", 0),
        ("Đoàn kiểm tra lập biên bản tại bến; báo cáo kết quả trước ngày 12/8/2026.", 1),
        ("Báo cáo kết quả trước ngày 12/8/2026.", 1),
        ("Đoàn kiểm tra lập biên bản tại bến; báo cáo kết quả trước ngày 22/8/2026.", 0),
    ],
)
def test_results_are_of_what_their_text_sets_out_with(sentence: str, found: int) -> None:
    days = (("Thứ Ba", "11/8/2026"), ("Thứ Năm", "13/8/2026"), ("Chủ nhật", "16/8/2026"))
    part = under("Tổ chức thực hiện", sentence)
    assert len(told(("TG49",), phu_luc=_calendar(*days), ngay_ban_hanh="2026-07-14", **part)) == found


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("Rà soát 22 sổ bến do bến cũ lập; báo cáo kết quả rà soát trước ngày 31/10/2026.", "Rà soát, viết lại lời loa của 10 chợ. Làm từ tháng 2, báo cáo kết quả trước ngày 30/6/2026.", 0),
        ("Rà soát 22 sổ bến do bến cũ lập; báo cáo kết quả rà soát trước ngày 31/10/2026.", "Văn phòng đôn đốc rà soát sổ bến do bến cũ lập. Việc này báo cáo kết quả trước ngày 30/6/2026.", 1),
        ("Rà soát sổ bến, báo cáo kết quả rà soát sổ bến trước ngày 31/10/2026.", "Văn phòng báo cáo kết quả rà soát sổ bến trước ngày 30/6/2026.", 1),
    ],
)  # fmt: skip
def test_results_of_two_things_have_two_days(first: str, second: str, found: int) -> None:
    assert len(told(("TG50",), ngay_ban_hanh="2026-01-20", **under("Nhiệm vụ", first, second))) == found


def test_the_result_of_last_year_is_no_deadline() -> None:
    aim = {"tieu_de": "Nhiệm vụ", "noi_dung": ["Giải ngân vốn lát đường bến đạt từ 95% trở lên đến ngày 31/12/2026.", "Quét chợ."]}  # fmt: skip
    for heading, found in (("Kết quả đạt được", 0), ("Tổ chức thực hiện", 1)):
        told_of = {"tieu_de": heading, "noi_dung": ["Giải ngân vốn lát đường bến đến ngày 15/12/2025 đạt 1.200 triệu đồng.", "Trồng tre."]}  # fmt: skip
        parts = {"nam": 2026, "trich_yeu": "Giữ bến đò năm 2026", "noi_dung": [told_of, aim]}
        assert len(told(("TG50",), ngay_ban_hanh="2025-12-28", **parts)) == found
