"""What a paper says of one thing at several places: a report of its period, a time of all rounds, a step of the one event."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_docs.checking.times.stretches import stretches
from tests.checking.times.told import told, under


def _report(
    title: str, body: dict[str, object], opening: str = "Xã báo cáo như sau:", day: str = "2026-10-03"
) -> list[str]:
    given = told(("TG65",), loai="bao_cao", trich_yeu=title, mo_dau=[opening], ngay_ban_hanh=day, **body)
    return [quote for _, quote in given]


@pytest.mark.parametrize(
    ("title", "heading", "found"),
    [
        ("Kết quả nuôi ong 6 tháng đầu năm 2026", "Nhiệm vụ 3 tháng cuối năm", ["3 tháng cuối năm"]),
        ("Kết quả nuôi ong 6 tháng đầu năm 2026", "Nhiệm vụ 6 tháng cuối năm", []),
        ("Kết quả nuôi ong 9 tháng đầu năm 2026", "NHIỆM VỤ 06 THÁNG CÒN LẠI CỦA NĂM", ["06 THÁNG CÒN LẠI CỦA NĂM"]),
        ("Kết quả nuôi ong quý I năm 2026", "Phương hướng, nhiệm vụ 9 tháng cuối năm", []),
        ("Kết quả nuôi ong tháng 5 năm 2026", "Nhiệm vụ 6 tháng cuối năm", []),
        ("Kết quả nuôi ong 6 tháng đầu năm 2026", "Kết quả so với 9 tháng cuối năm 2025", []),
    ],
)
def test_what_a_report_leaves_of_the_year(title: str, heading: str, found: list[str]) -> None:
    assert _report(title, under(heading, "Chia đàn."), day="2026-06-20") == found


@pytest.mark.parametrize(
    ("days", "found"),
    [("từ ngày 01/01/2026 đến ngày 30/6/2026", 1), ("từ ngày 15/12/2025 đến ngày 14/9/2026", 0), ("từ ngày 01/01/2026 đến ngày 30/9/2026", 0)],
)  # fmt: skip
def test_the_days_of_the_figures_are_those_of_the_title(days: str, found: int) -> None:
    opening = f"Ủy ban nhân dân xã báo cáo kết quả nuôi ong {days} như sau:"
    body = under("Kết quả", "Chia đàn.")
    assert len(_report("Kết quả nuôi ong 9 tháng năm 2026", body, opening)) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Số liệu trên được lấy từ sổ của các thôn trong quý I và quý II năm 2026.", ["quý I và quý II năm 2026"]),
        ("Số liệu trên được lấy từ sổ của các thôn trong quý I, quý II và quý III năm 2026.", []),
        ("Số liệu trên được lấy từ sổ của các thôn.", []),
    ],
)
def test_where_the_figures_of_a_report_come_from(source: str, found: list[str]) -> None:
    body = under("Kết quả", source)
    assert _report("Kết quả nuôi ong 9 tháng năm 2026", body) == found


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Tại 03 thôn trong quý III năm 2026 còn 12 đàn chưa tiêm.", ["quý III năm 2026"]),
        ("Tại 03 thôn trong quý II năm 2026 còn 12 đàn chưa tiêm.", []),
        ("Dự kiến trong quý III năm 2026 còn 12 đàn chưa tiêm.", []),
    ],
)
def test_what_is_told_of_a_quarter_that_runs(item: str, found: list[str]) -> None:
    body = under("Kết quả đạt được", item)
    assert _report("Kết quả nuôi ong 6 tháng đầu năm 2026", body, day="2026-07-05") == found


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Thú y tổng hợp kết quả cả hai đợt trước ngày 01/9/2026.", 1),
        ("Thú y tổng hợp kết quả cả hai đợt trước ngày 25/9/2026.", 0),
        ("Thú y báo cáo nhanh cả hai đợt trước ngày 01/9/2026.", 0),
        ("Thú y tổng hợp kết quả cả ba đợt trước ngày 01/9/2026.", 0),
        ("Mua bình phun trước ngày 20/7/2026 để dùng cho cả hai đợt.", 1),
        ("Mua bình phun trước ngày 01/7/2026 để dùng cho cả hai đợt.", 0),
    ],
)
def test_what_is_about_all_rounds(item: str, found: int) -> None:
    rounds = "Phun hai đợt: đợt 1 xong trước ngày 10/7/2026; đợt 2 xong trước ngày 20/9/2026."
    assert len(told(("TG66",), **under("Phun thuốc", rounds, item))) == found


@pytest.mark.parametrize(("day", "found"), [("30/8/2026", 1), ("05/9/2026", 0)])
def test_what_is_about_a_whole_season(day: str, found: int) -> None:
    season = "Trực cứu hộ cả mùa hè (từ ngày 25/6/2026 đến ngày 31/8/2026)."
    assert len(told(("TG66",), **under("Cứu hộ", season, f"Đội báo cáo số ca cả mùa hè trước ngày {day}."))) == found


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Văn phòng gửi giấy mời trước ngày 20/7/2026.", 1),
        ("Văn phòng gửi giấy mời trước ngày 12/7/2026.", 0),
        ("Văn phòng in sao đề, xong trước ngày 18/7/2026.", 1),
        ("Các thôn nộp biên bản họp về Văn phòng chậm nhất ngày 14/7/2026.", 1),
        ("Các thôn nộp biên bản họp về Văn phòng chậm nhất ngày 19/7/2026.", 0),
        ("Các thôn gửi giấy mời họp phụ đạo, thi lại trước ngày 20/7/2026.", 0),
    ],
)
def test_what_stands_on_one_side_of_the_event(item: str, found: int) -> None:
    body = under("Cách làm", "Thời gian: ngày 16/7/2026, tại đình làng.", item)
    assert len(told(("TG67",), loai="thong_bao", **body)) == found


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Hội Nông dân điều tra số hộ, xong trước ngày 20/7/2026 làm căn cứ mở lớp.", 1),
        ("Hội Nông dân điều tra số hộ, xong trước ngày 05/7/2026 làm căn cứ mở lớp.", 0),
        ("Hội Nông dân mua sổ trước ngày 20/7/2026 để tổng kết.", 0),
    ],
)
def test_what_serves_a_step_is_there_before_it(item: str, found: int) -> None:
    assert len(told(("TG67",), **under("Dạy nghề", "Khai giảng ngày 12/7/2026.", item))) == found


@pytest.mark.parametrize(("day", "found"), [("15/8/2026", 1), ("31/8/2026", 0)])
def test_who_is_dissolved_has_done_all_tasks(day: str, found: int) -> None:
    tasks = [
        "Tổ nạo mương từ ngày 20/8/2026 đến ngày 22/8/2026.",
        f"Tổ giải thể sau khi hoàn thành việc, chậm nhất ngày {day}.",
    ]
    assert len(told(("TG67",), loai="quyet_dinh", **under("Nhiệm vụ", *tasks))) == found


@pytest.mark.parametrize("words", ["Từ ngày 08/7 đến ngày 10/7/2026", "08/7 - 10/7/2026"])
def test_a_span_of_a_school_year_has_the_year_behind_it(words: str) -> None:
    assert [one.days for one in stretches(words, (2026, 2027), loose=True)] == [(date(2026, 7, 8), date(2026, 7, 10))]


@pytest.mark.parametrize(("day", "found"), [("Ngày 09/7/2026", 1), ("Ngày 11/7/2026", 0)])
def test_a_result_of_all_groups_comes_behind_each_of_them(day: str, found: int) -> None:
    last = ("Nhận hồ sơ trẻ ở xa", "Từ ngày 08/7 đến ngày 10/7/2026")
    rows = [
        {"noi_dung": what, "chu_tri": "Văn phòng", "san_pham": "Sổ", "thoi_han": when}
        for what, when in (last, ("Công bố danh sách đỗ (cả hai nhóm)", day))
    ]
    assert (
        len(told(("TG66",), trich_yeu="Tuyển sinh năm học 2026 - 2027", phu_luc=[{"ten": "Lịch", "nhiem_vu": rows}]))
        == found
    )


@pytest.mark.parametrize(
    ("event", "item", "found"),
    [
        ("Hội đua ghe ngày hội Bến Hạ tổ chức ngày 10/9/2026.", "Các thôn đăng ký dự thi trước ngày 15/9/2026.", 1),
        ("Hội thi vá lưới diễn ra vào ngày 10/9/2026.", "Gửi giấy mời trước ngày 12/9/2026.", 1),
        ("Hội thi vá lưới diễn ra vào ngày 10/9/2026.", "Các thôn đăng ký dự thi trước ngày 25/8/2026.", 0),
        ("Vá lưới ngày 10/9/2026.", "Các thôn đăng ký dự thi trước ngày 15/9/2026.", 0),
    ],
)
def test_an_event_told_in_a_sentence_has_its_day_too(event: str, item: str, found: int) -> None:
    assert len(told(("TG67",), **under("Nhiệm vụ", event, item))) == found
