"""Courses of works, periods of reports and terms of councils: what begins ends later, a report counts its own months."""

from __future__ import annotations

import pytest

from tests.checking.times.told import told, under

_REPORT = {"loai": "bao_cao", "trich_yeu": "Kết quả giữ bến đò 6 tháng đầu năm 2026"}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Cầu phao khởi công 9/2026, hoàn thành 6/2026.", 1),
        ("Khởi công quý IV/2026, dự kiến đưa vào sử dụng quý II/2026.", 1),
        ("Lớp chèo đò bắt đầu từ ngày 20/8/2026, kết thúc ngày 10/8/2026.", 1),
        ("Cầu phao khởi công tháng 9/2026, bàn giao trước ngày 30/6/2026.", 1),
        ("Bắt đầu thực hiện từ tháng 8/2027, hoàn thành hồ sơ và báo cáo kết quả trước ngày 30/6/2027.", 0),
        ("Bắt đầu thực hiện từ tháng 8/2027, hoàn thành và báo cáo kết quả về UBND xã trước ngày 30/6/2027.", 1),
        ("Triển khai từ quý III/2026, hoàn thành, báo cáo trước ngày 15/5/2026.", 1),
        ("Bắt đầu thực hiện từ tháng 3/2027, hoàn thành và báo cáo kết quả trước ngày 30/6/2027.", 0),
        ("Cầu phao khởi công 9/2026, hoàn thành 6/2027.", 0),
        ("Cầu phao khởi công tháng 9/2026; hoàn thành hồ sơ mặt bằng trước ngày 30/6/2026.", 0),
        ("Khai mạc ngày 20/8/2026, bế mạc ngày 20/8/2026.", 0),
    ],
)
def test_what_begins_ends_later(sentence: str, found: int) -> None:
    assert len(told(("TG29",), mo_dau=[sentence])) == found


def _works(cell: str, *columns: str) -> dict[str, object]:
    heads = [
        {"ma": "noi_dung", "ten": "Công trình"},
        {"ma": "von", "ten": "Vốn"},
        *({"ma": "them", "ten": one} for one in columns),
    ]
    when = {"ma": "thoi_han", "ten": "Thời gian thực hiện"}
    row = {"noi_dung": "Kè bến Gáo", "von": "900", **dict.fromkeys(["them"][: len(columns)], "300"), "thoi_han": cell}
    return {
        "phu_luc": [
            {"ten": "Danh mục công trình", "cot": [*heads, when], "hang": [row, {**row, "noi_dung": "Cầu phao"}]}
        ]
    }


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("Khởi công 4/2026, hoàn thành 9/2026", set()),
        ("Khởi công 7/2026, hoàn thành 9/2027", set()),
        ("Bắt đầu tháng 3/2026, bàn giao tháng 11/2026", set()),
        ("4/2026 - 9/2026", set()),
        ("Khởi công 2/2026, hoàn thành 4/2026", {"TG11"}),
        ("Hoàn thành 4/2026", {"TG11"}),
        ("Hoàn thành 9/2027", {"TG12"}),
    ],
)
def test_the_beginning_of_a_work_is_no_deadline(cell: str, codes: set[str]) -> None:
    found = told(("TG11", "TG12"), loai="ke_hoach", nam=2026, trich_yeu="Kế hoạch sửa bến năm 2026", **_works(cell))
    assert {code for code, _ in found} == codes


def test_a_work_that_is_paid_over_years_may_outlast_the_plan() -> None:
    given = {"nam": 2026, "trich_yeu": "Kế hoạch sửa bến năm 2026", **_works("Hoàn thành 9/2027", "Tổng mức đầu tư")}
    assert not told(("TG12",), loai="ke_hoach", **given)


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Trong quý I/2026, các bến chở 4.200 lượt khách.", 1),
        ("Trong quý I/2026, các bến chở 4.200 lượt khách, giảm 300 lượt so với quý II.", 0),
        ("Trong quý II/2026, các bến chở 4.200 lượt khách.", 0),
        ("Trong quý I/2026, bến Gáo thiếu phao.", 0),
        ("Trong quý I/2026, xã giao 12 việc; đến nay còn 02 việc.", 0),
    ],
)
def test_the_results_of_a_quarter_are_not_told_of_the_one_before(item: str, found: int) -> None:
    paper = {"loai": "bao_cao", "trich_yeu": "Kết quả giữ bến đò quý II năm 2026"}
    assert len(told(("TG65",), **paper, **under("Kết quả đạt được", item))) == found


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Phấn đấu hoàn thành và hoàn thành vượt mức các chỉ tiêu kế hoạch năm 2025.", 1),
        ("Quyết tâm hoàn thành vượt mức các chỉ tiêu kế hoạch năm 2026.", 0),
        ("Phấn đấu vượt năm 2025 từ 5% trở lên.", 0),
        ("Toàn xã hoàn thành vượt mức các chỉ tiêu kế hoạch năm 2025.", 0),
        ("Phát huy kết quả vượt mức các chỉ tiêu kế hoạch năm 2025.", 0),
    ],
)
def test_what_is_striven_for_is_of_the_plans_own_year(item: str, found: int) -> None:
    given = told(
        ("TG32",),
        nam=2026,
        ngay_ban_hanh="2025-12-20",
        trich_yeu="Kế hoạch giữ bến năm 2026",
        **under("Mục tiêu chung", item),
    )
    assert len(given) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Xã đã gửi báo cáo quý I (kỳ số liệu từ ngày 15/12/2025 đến ngày 14/3/2026); họp Ban ngày 29/01/2026.", 0),
        ("Báo cáo quý I: số liệu từ ngày 15/12/2025 đến ngày 14/3/2026, gửi ngày 29/01/2026.", 1),
        ("Báo cáo quý I: vào ngày 29/01/2026, số liệu từ ngày 15/12/2025 đến ngày 14/3/2026.", 1),
        (
            "Báo cáo quý I theo Quyết định số 5/QĐ-UBND ngày 09/01/2026, số liệu từ ngày 15/12/2025 đến ngày 14/3/2026.",
            0,
        ),
    ],
)
def test_the_day_of_a_meeting_is_not_that_of_a_report(sentence: str, found: int) -> None:
    assert len(told(("TG20",), mo_dau=[sentence])) == found


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Tự chấm điểm Chỉ số cải cách hành chính năm 2025; báo cáo năm 2026 gửi trước ngày 05/12/2026.", 0),
        ("Tự chấm điểm Chỉ số cải cách hành chính năm 2025 trước ngày 05/12/2026.", 1),
    ],
)
def test_an_index_is_scored_in_the_next_year(item: str, found: int) -> None:
    given = told(
        ("TG52",),
        nam=2026,
        ngay_ban_hanh="2026-01-10",
        trich_yeu="Kế hoạch giữ bến năm 2026",
        **under("Nhiệm vụ", item),
    )
    assert len(given) == found


_LINE = "(Kèm theo Kế hoạch số 12/KH-UBND ngày 15 tháng 01 năm 2026 của Ủy ban nhân dân xã An Bình{})"


@pytest.mark.parametrize(
    ("added", "found"),
    [
        ("; số liệu đến ngày 31/12/2025", 0),
        (", số liệu tính đến hết năm 2025", 0),
        ("; đơn vị tính: triệu đồng", 0),
        (" gửi kèm bản giấy", 1),
    ],
)
def test_what_one_annex_adds_to_the_line_is_no_other_line(added: str, found: int) -> None:
    annexes = [{"ten": f"Biểu {at}", "kem_theo": _LINE.format(words)} for at, words in enumerate(("", added))]
    head = {"ngay_ban_hanh": "2026-01-15", "co_quan": {"ten": "Ủy ban nhân dân xã An Bình", "viet_tat": "UBND"}}
    given = told(("TC05", "TC07"), mo_dau=["Xem Phụ lục I và Phụ lục II."], phu_luc=annexes, **head)
    assert [code for code, _ in given] == ["TC07"] * found


def test_a_work_that_ends_before_it_begins_is_told_once() -> None:
    given = told(("TG29", "TG49"), mo_dau=["Cầu treo bến Hin khởi công 10/2026, hoàn thành 8/2026."])
    assert [code for code, _ in given] == ["TG29"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Các đại biểu HĐND xã nhiệm kỳ 2021 - 2026 được bầu ngày 15/3/2026 đã nhận việc ở bến.", 1),
        ("Cuộc bầu cử ngày 15/3/2026 an toàn. Cử tri đã bầu đủ 21 đại biểu HĐND xã nhiệm kỳ 2021 - 2026.", 1),
        ("Kỳ họp thứ 3, HĐND xã khóa II, nhiệm kỳ 2021 - 2026 tổ chức ngày 20/5/2026.", 1),
        ("Ngày 20/5/2026, HĐND xã khóa II, nhiệm kỳ 2021 - 2026 tổ chức kỳ họp thứ 3.", 1),
        ("Kỳ họp thứ nhất HĐND xã nhiệm kỳ 2026 - 2031 họp ngày 20/12/2025.", 1),
        ("Kỳ họp thứ 15, HĐND xã khóa I, nhiệm kỳ 2021 - 2026 tổ chức ngày 20/3/2026.", 0),
        ("Kỳ họp thứ 2, HĐND xã khóa II, nhiệm kỳ 2026 - 2031 tổ chức ngày 20/5/2026.", 0),
        ("Bầu cử ngày 15/3/2026 có 12 đại biểu HĐND xã nhiệm kỳ 2021 - 2026 tái cử, bầu mới 9 đại biểu.", 0),
        ("Ngày 20/5/2026, xã gặp mặt đại biểu HĐND nhiệm kỳ 2021 - 2026.", 0),
        ("Ngày 20/5/2026, Thường trực HĐND xã nhiệm kỳ 2026 - 2031 họp tổng kết nhiệm kỳ 2021 - 2026.", 0),
    ],
)
def test_deputies_and_sessions_are_of_the_term_of_their_day(sentence: str, found: int) -> None:
    assert len(told(("TG56",), mo_dau=[sentence])) == found


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Trong quý III năm 2026, hợp tác xã đã thay 40 phao.", 1),
        ("Lũy kế 9 tháng đầu năm 2026, các bến đã chở 12.140 lượt khách.", 1),
        ("Thu 9 tháng đầu năm đạt 204 triệu đồng.", 1),
        ("Thu 9 tháng đầu năm ước đạt 204 triệu đồng.", 0),
        ("Thu 6 tháng đầu năm đạt 204 triệu đồng.", 0),
        ("So với 9 tháng đầu năm 2025, lượt khách đã tăng 4%.", 0),
        ("Kế hoạch sơn cọc trong quý III/2026 của các bến đã được ban hành.", 0),
        ("Lịch trực trong quý III năm 2026 đã được thông báo.", 0),
    ],
)
def test_a_report_tells_no_sum_of_a_time_that_is_not_over(item: str, found: int) -> None:
    assert len(told(("TG65",), **_REPORT, **under("Kết quả đạt được", item))) == found


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Trong 7 tháng đầu năm 2026, bến chở 42 chuyến.", 1),
        ("Số vụ va đò tăng 1 vụ so với cùng kỳ tháng 5/2025.", 1),
        ("Trong 6 tháng đầu năm 2026, bến chở 42 chuyến.", 0),
        ("Số vụ va đò tăng 1 vụ so với cùng kỳ tháng 6/2025, giảm 2 vụ so với tháng 5/2026.", 0),
        ("Tháng 5/2026 có 4 vụ va đò, tăng so với cùng kỳ tháng 5/2025.", 0),
    ],
)
def test_a_report_of_a_month_counts_its_own_months(item: str, found: int) -> None:
    month = {"loai": "bao_cao", "trich_yeu": "Kết quả giữ bến đò tháng 6 năm 2026"}
    assert len(told(("TG65",), **month, **under("Kết quả đạt được", item))) == found


@pytest.mark.parametrize(
    ("items", "found"),
    [
        (("Trong nhiệm kỳ 2016 - 2021, Hội đã vận động được 12 triệu đồng.",), 1),
        (("Trong nhiệm kỳ 2021 - 2026, Hội đã vận động được 12 triệu đồng.",), 0),
        (("Trong nhiệm kỳ 2016 - 2021, Hội đã có 3 chi hội, nay có 5 chi hội.",), 0),
        (("Trong nhiệm kỳ 2016 - 2021, Hội đã kết nạp 4 người.", "Trong nhiệm kỳ 2016 - 2021, Hội đã lập quỹ."), 0),
    ],
)
def test_a_report_of_a_term_tells_of_its_own(items: tuple[str, ...], found: int) -> None:
    term = {"loai": "bao_cao", "nam": None, "trich_yeu": "Tổng kết hoạt động Hội lái đò nhiệm kỳ 2021 - 2026"}
    assert len(told(("TG52",), **term, **under("Kết quả đạt được", *items))) == found


@pytest.mark.parametrize(("day", "found"), [("12", 1), ("18", 0)])
def test_the_day_of_each_quarter_is_that_of_the_table_of_reports(day: str, found: int) -> None:
    words = f"Các bến gửi báo cáo quý về Văn phòng trước ngày {day} của tháng cuối quý."
    rows = [
        {
            "loai": "Báo cáo quý",
            "ai": "Các bến",
            "nhan_tai": "Văn phòng HĐND và UBND",
            "gui": "Trước ngày 18 của tháng cuối quý",
        },
        {
            "loai": "Báo cáo quý",
            "ai": "Văn phòng",
            "nhan_tai": "Sở Xây dựng",
            "gui": "Trước ngày 20 của tháng cuối quý",
        },
    ]
    heads = {"loai": "Loại báo cáo", "ai": "Đơn vị gửi", "nhan_tai": "Nơi nhận", "gui": "Hạn"}
    table = {"ten": "Chế độ báo cáo", "cot": [{"ma": code, "ten": name} for code, name in heads.items()], "hang": rows}
    assert len(told(("TG68",), mo_dau=[words], phu_luc=[table])) == found


@pytest.mark.parametrize(("years", "found"), [(("2025", "2026"), 1), (("2026", "2027"), 0)])
def test_the_closing_words_name_both_years_of_the_title(years: tuple[str, str], found: int) -> None:
    words = "{}iữ bến đò năm {} và phương hướng, nhiệm vụ năm {}"
    closing = f"Trên đây là Báo cáo kết quả {words.format('g', *years)} của xã."
    title = words.format("G", "2026", "2027")
    assert len(told(("TG31",), loai="bao_cao", trich_yeu=title, ket_thuc=closing)) == found


def test_a_month_behind_a_later_year_is_of_that_year() -> None:
    plan = {"loai": "bao_cao", "trich_yeu": "Kết quả giữ bến đò năm 2026", "ngay_ban_hanh": "2026-11-20"}
    item = "Công bố tuyến đò trước ngày 15/5/2027, nhận đơn trong tháng 6."
    assert not told(("TG11",), **plan, **under("Nhiệm vụ năm 2027", item))


def test_a_heading_sums_up_the_months_of_its_report() -> None:
    report = {"loai": "bao_cao", "trich_yeu": "Kết quả giữ bến đò 9 tháng đầu năm 2026"}
    assert len(told(("TG30",), **report, **under("Đánh giá chung 6 tháng đầu năm", "Sơn 12 cọc."))) == 1
    assert not told(("TG30",), **report, **under("Đánh giá chung 9 tháng đầu năm", "Sơn 12 cọc."))
