"""Times and years held by the part they play: hand-in before hand-on, so many times, an event's close, a year in a target or a heading."""

from __future__ import annotations

import pytest

from tests.checking.times.told import told, under


@pytest.mark.parametrize(
    ("items", "found"),
    [
        (["Các bản nộp sổ trực về Phòng Kinh tế trước ngày 10/9/2026.", "Phòng Kinh tế tổng hợp, trình Ủy ban nhân dân xã trước ngày 02/9/2026."], 1),
        (["Các bản nộp sổ trực về Phòng Kinh tế trước ngày 10/9/2026.", "Phòng Kinh tế tổng hợp, trình Ủy ban nhân dân xã trước ngày 15/9/2026."], 0),
        (["Các bản nộp sổ trực về Phòng Kinh tế trước ngày 10/9/2026 (đợt 2).", "Phòng Kinh tế tổng hợp, trình Ủy ban nhân dân xã trước ngày 02/9/2026 (đợt 1)."], 0),
        (["Các bản gửi sổ về Phòng Kinh tế trước ngày 12/8/2026 để Phòng tổng hợp, trình ký trước ngày 05/8/2026."], 1),
        (["Các bến nộp sổ phao trước ngày 22, Văn phòng tổng hợp trước ngày 19 hằng tháng."], 1),
        (["Hằng quý, chủ đò gửi phiếu khách trước ngày 14 tháng cuối quý; Tổ tự quản tổng hợp, trình chậm nhất ngày 12 tháng cuối quý."], 1),
        (["Đăng ký mua áo phao trước ngày 20/8/2026, Hợp tác xã tổng hợp chậm nhất là ngày 16/8/2026."], 1),
        (["Cung cấp ảnh bến cũ muộn nhất ngày 08 tháng 9 năm 2026 để tổng hợp vào sách ảnh trước ngày 03 tháng 9 năm 2026."], 1),
        (["Các bến nộp sổ phao trước ngày 19, Văn phòng tổng hợp trước ngày 22 hằng tháng."], 0),
        (["Các bến nộp sổ phao trước ngày 28 hằng tháng, Văn phòng tổng hợp trước ngày 05 tháng sau."], 0),
        (["Các bến nộp sổ phao trước ngày 25 hằng tháng; tổng hợp trước ngày 20 tháng cuối quý."], 0),
        (["Các bến nộp sổ phao trước ngày 25; tổng hợp trước ngày 05/12/2026."], 0),
        (["Tổ chuyển đổi số: thành lập đội chụp ảnh bến trước ngày 25/9/2026; tổng hợp ảnh cũ trước ngày 31/8/2026."], 0),
    ],
)  # fmt: skip
def test_what_is_handed_in_comes_before_what_is_handed_on(items: list[str], found: int) -> None:
    assert len(told(("TG49",), **under("Giao việc", *items))) == found


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Báo cáo UBND tỉnh số bến đạt chuẩn cả năm trước ngày 05/12/2026; các bến nộp sổ về Phòng chậm nhất ngày 09/12/2026.", 1),
        ("Các bến gửi số liệu về Phòng để lập sổ phao trước ngày 24/11/2026; trình Chủ tịch ký sổ phao trước ngày 20/11/2026.", 1),
        ("Báo cáo UBND tỉnh số bến đạt chuẩn cả năm trước ngày 05/12/2026; các bến nộp sổ về Phòng chậm nhất ngày 01/12/2026.", 0),
        ("Báo cáo UBND tỉnh số bến trước ngày 05/7/2026; các bến nộp sổ cả năm về Phòng chậm nhất ngày 01/12/2026.", 0),
    ],
)  # fmt: skip
def test_what_comes_in_to_the_office_of_a_part_comes_before_what_it_sends_up(item: str, found: int) -> None:
    part = {"tieu_de": "Phòng Kinh tế", "noi_dung": [item, "Trông kho phao."]}
    other = {"tieu_de": "Công an xã", "noi_dung": ["Giữ trật tự ở bến.", "Tuần tra đêm."]}
    given = {"noi_dung": [{"tieu_de": "TỔ CHỨC THỰC HIỆN", "noi_dung": [part, other]}]}
    assert len(told(("TG49",), **given)) == found


@pytest.mark.parametrize(
    ("heading", "items", "found"),
    [
        ("Hội thi nấu cơm", ["Đăng ký: chậm nhất ngày 20/8/2026.", "Ban giám khảo chấm tại bến: ngày 15/8/2026."], 1),
        ("Hội thi nấu cơm", ["Đăng ký: chậm nhất ngày 20/8/2026.", "Ban giám khảo chấm tại bến: ngày 25/8/2026."], 0),
        ("Lễ hội đua thuyền", ["Thời gian: từ ngày 02/8/2026 đến ngày 09/8/2026.", "Trao giải: ngày 05/8/2026."], 1),
        ("Lễ hội đua thuyền", ["Thời gian: từ ngày 02/8/2026 đến ngày 09/8/2026.", "Trao giải: ngày 09/8/2026."], 0),
    ],
)  # fmt: skip
def test_the_steps_of_one_event_need_not_name_it(heading: str, items: list[str], found: int) -> None:
    assert len(told(("TG49",), **under(heading, *items))) == found


@pytest.mark.parametrize(("second", "found"), [("Tháng 9/2026", ["Tháng 9/2026"]), ("Tháng 11/2026", [])])
def test_so_many_times_are_those_of_the_rows(second: str, found: list[str]) -> None:
    rows = [
        {"noi_dung": f"Tập chèo thuyền lần {n}", "chu_tri": "Văn phòng", "san_pham": "Sổ", "thoi_han": when}
        for n, when in ((1, "Tháng 7/2026"), (2, second))
    ]
    body = under("Nhiệm vụ", "Tập chèo thuyền cứu hộ 02 lần, vào tháng 7/2026 và tháng 11/2026.")
    assert [quote for _, quote in told(("TG38",), phu_luc=[{"ten": "Lịch", "nhiem_vu": rows}], **body)] == found


@pytest.mark.parametrize(
    ("heading", "item", "found"),
    [
        ("Mục tiêu", "Số thuyền có phao năm 2025 đạt 60 chiếc.", ["năm 2025"]),
        ("Mục tiêu", "Số thuyền có phao tăng 10% so với năm 2025.", []),
        ("Mục tiêu", "Số thuyền có phao năm 2025 đạt 50 chiếc, năm 2026 đạt 60 chiếc.", []),
        ("Kết quả thực hiện mục tiêu", "Số thuyền có phao năm 2025 đạt 60 chiếc.", []),
        ("Mục tiêu", "Giảm 12 bến tạm, đến hết năm 2025 còn 08 bến tạm.", ["năm 2025"]),
        ("Mục tiêu", "Xóa 12 bến tạm (đến hết năm 2025 còn 20 bến tạm).", []),
        ("Mục tiêu", "Giữ 14 bến đã kẻ vạch; phấn đấu mọi bến có mái che trong năm 2025.", ["năm 2025"]),
        ("Kinh phí", "Không quá 2% tổng chi ngân sách năm 2025 của xã.", ["năm 2025"]),
        ("Nhiệm vụ", "Đưa việc cứu hộ vào chương trình công tác năm 2025 của thôn.", ["năm 2025"]),
        ("Nhiệm vụ", "Báo cáo kết quả thực hiện Kế hoạch năm 2025 trước ngày 10/12/2026.", ["năm 2025"]),
        ("Mục tiêu", "Giảm số vụ chìm ghe so với năm 2024.", ["năm 2024"]),
        ("Mục tiêu", "Giảm số vụ chìm ghe so với năm 2025.", []),
        ("Nhiệm vụ", "Báo cáo kết quả năm 2026 và đề xuất kế hoạch năm 2026 trước ngày 15/12/2026.", ["năm 2026"]),
        ("Nhiệm vụ", "Báo cáo kết quả năm 2026 và đề xuất kế hoạch năm 2027 trước ngày 15/12/2026.", []),
        ("Kinh phí", "Từ kết dư ngân sách năm 2025.", []),
        ("Kinh phí", "Không quá 2% dự toán theo nghị quyết giao ngân sách năm 2025.", []),
    ],
)
def test_a_target_is_of_the_year_of_its_plan(heading: str, item: str, found: list[str]) -> None:
    given = told(("TG32", "TG52"), nam=2026, trich_yeu="An toàn bến đò năm 2026", **under(heading, item))
    assert [quote for _, quote in given] == found


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        (("Thực hiện năm 2024", "Kế hoạch năm 2025"), ["năm 2025"]),
        (("Thực hiện năm 2025", "Kế hoạch năm 2026"), []),
        (("Thực hiện năm 2025", "Ghi chú"), []),
    ],
)
def test_the_head_of_a_column_is_of_the_year_of_its_plan(columns: tuple[str, str], found: list[str]) -> None:
    table = {
        "ten": "Số thuyền",
        "cot": [{"ma": "ben", "ten": "Bến"}, *({"ma": f"so_{n}", "ten": name} for n, name in enumerate(columns))],
        "hang": [{"ben": "Hạ", "so_0": "3", "so_1": "4"}],
    }
    given = told(("TG32", "TG52"), nam=2026, trich_yeu="An toàn bến đò năm 2026", phu_luc=[table])
    assert [quote for _, quote in given] == found


@pytest.mark.parametrize(
    ("heading", "found"),
    [("Dự toán năm 2026", ["năm 2026"]), ("Ước thực hiện dự toán năm 2026", []), ("Dự toán năm 2027", [])],
)
def test_a_heading_about_the_title_is_of_its_year(heading: str, found: list[str]) -> None:
    title = "Về việc quyết định dự toán ngân sách xã năm 2027"
    given = told(
        ("TG52",),
        nam=2027,
        loai="to_trinh",
        ngay_ban_hanh="2026-11-24",
        trich_yeu=title,
        **under(heading, "Thu 4 tỷ đồng."),
    )
    assert [quote for _, quote in given] == found


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Hội thi chèo đò ngày 10/5/2026.", ["ngày 10/5/2026"]),
        ("Sửa những bến hỏng trong trận lũ ngày 10/5/2026.", []),
        ("Hội thi chèo đò ngày 10/5/2027.", []),
    ],
)
def test_a_day_in_the_tasks_of_next_years_plan_is_to_come(item: str, found: list[str]) -> None:
    given = told(
        ("TG11",), nam=2027, ngay_ban_hanh="2026-11-20", trich_yeu="An toàn bến đò năm 2027", **under("Nhiệm vụ", item)
    )
    assert [quote for _, quote in given] == found


def test_a_heading_of_a_later_period_says_what_is_to_come() -> None:
    given = under("Việc làm trong quý III", "Sửa bến; xong trong tháng 4/2026.")
    assert told(("TG11",), loai="bao_cao", trich_yeu="An toàn bến đò quý II năm 2026", **given) == [
        ("TG11", "tháng 4/2026")
    ]
