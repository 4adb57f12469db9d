"""What ends a year, a term, a school year, and what is no longer of use after it: told where the day or the year cannot be."""

from __future__ import annotations

import pytest

from tests.checking.times.told import told, under


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Triển khai Công điện số 12/CĐ-UBND ngày 09/11/2025 của Chủ tịch UBND tỉnh, xã đã sơ tán 12 ghe.", ["ngày 09/11/2025"]),
        ("Triển khai Công điện số 12/CĐ-UBND ngày 09/11/2026 của Chủ tịch UBND tỉnh, xã đã sơ tán 12 ghe.", []),
        ("Rút kinh nghiệm từ Công điện số 12/CĐ-UBND ngày 09/3/2025 của Chủ tịch UBND tỉnh.", []),
    ],
)  # fmt: skip
def test_a_telegram_is_not_carried_out_a_year_later(sentence: str, found: list[str]) -> None:
    assert [
        quote for _, quote in told(("TG48",), loai="bao_cao", ngay_ban_hanh="2026-11-12", mo_dau=[sentence])
    ] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Ban hành Kế hoạch bến sạch năm 2026 trước ngày 31/12/2026.", 1),
        ("Trình Chương trình công tác năm 2026 trong tháng 11/2026.", 1),
        ("Xây dựng kế hoạch sửa bến năm 2026 chậm nhất ngày 20/12/2026.", 1),
        ("Ban hành Kế hoạch bến sạch năm 2027 trước ngày 31/12/2026.", 0),
        ("Ban hành Kế hoạch tổng kết năm 2026 trước ngày 10/12/2026.", 0),
        ("Xây dựng kế hoạch Tết năm 2026 trước ngày 31/12/2026.", 0),
        ("Ban hành Kế hoạch bến sạch năm 2026 trước ngày 15/01/2026.", 0),
    ],
)
def test_the_plan_of_a_year_is_not_made_at_its_end(sentence: str, found: int) -> None:
    part = under("Phương hướng năm 2027", sentence)
    assert (
        len(told(("TG36",), loai="bao_cao", trich_yeu="Kết quả năm 2026", ngay_ban_hanh="2026-11-18", **part)) == found
    )


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Báo cáo kết quả tại kỳ họp thường lệ giữa năm 2026.", ["năm 2026"]),
        ("Giao UBND xã trình HĐND xã tại kỳ họp giữa năm 2026.", ["năm 2026"]),
        ("Báo cáo kết quả tại kỳ họp thường lệ cuối năm 2026.", []),
        ("Báo cáo kết quả tại kỳ họp thường lệ giữa năm 2027.", []),
        ("Nội dung đã được thông qua tại kỳ họp giữa năm 2026.", []),
    ],
)
def test_a_session_that_is_over_hears_nothing_more(sentence: str, found: list[str]) -> None:
    said = told(
        ("TG32",),
        loai="nghi_quyet",
        nam="2026",
        trich_yeu="Về chất vấn tại kỳ họp thứ Tư",
        ngay_ban_hanh="2026-11-20",
        mo_dau=[sentence],
    )
    assert [quote for _, quote in said] == found


def test_a_council_of_one_number_has_one_term() -> None:
    title = "Về chất vấn tại kỳ họp thứ Tư Hội đồng nhân dân xã khóa II, nhiệm kỳ 2026 - 2031"
    end = "Nghị quyết đã được Hội đồng nhân dân xã Bến Nứa khóa II, nhiệm kỳ {} thông qua ngày 20 tháng 6 năm 2026."
    given = {"loai": "nghi_quyet", "trich_yeu": title}
    assert told(("TG36",), **given, ket_thuc=end.format("2021 - 2026")) == [("TG36", "2021 - 2026")]
    assert told(("TG36",), **given, ket_thuc=end.format("2026 - 2031")) == []
    before = "Hội đồng nhân dân xã khóa I, nhiệm kỳ 2021 - 2026 đã bàn giao 12 kiến nghị."
    assert told(("TG36",), **given, mo_dau=[before]) == []


@pytest.mark.parametrize(
    ("kind", "title", "day", "found"),
    [
        ("bien_ban", "Họp cha mẹ học sinh lớp 4A đầu năm học 2025 - 2026", "2026-09-26", 1),
        ("ke_hoach", "Chăm sóc vườn trường năm học 2025 - 2026", "2026-09-05", 1),
        ("bien_ban", "Họp cha mẹ học sinh lớp 4A đầu năm học 2026 - 2027", "2026-09-26", 0),
        ("bien_ban", "Họp cha mẹ học sinh lớp 4A cuối năm học 2025 - 2026", "2026-05-26", 0),
        ("bao_cao", "Tổng kết năm học 2025 - 2026", "2026-08-05", 0),
        ("ke_hoach", "Chăm sóc vườn trường năm học 2025 - 2026", "2026-03-05", 0),
    ],
)
def test_a_school_year_that_ended_is_not_begun(kind: str, title: str, day: str, found: int) -> None:
    assert (
        len(told(("TG36",), loai=kind, trich_yeu=title, nam=None, ngay_ban_hanh=day, mo_dau=["Thành phần như sau."]))
        == found
    )


def test_merits_of_a_school_year_are_weighed_in_it() -> None:
    given = {
        "loai": "ke_hoach",
        "trich_yeu": "Kiểm tra nội bộ năm học 2026 - 2027",
        "nam": None,
        "ngay_ban_hanh": "2026-09-18",
    }
    said = "Căn cứ kết quả kiểm tra, Hội đồng xét danh hiệu năm học 2025 - 2026."
    assert told(("TG33",), **given, mo_dau=[said]) == [("TG33", "năm học 2025 - 2026")]
    assert told(("TG33",), **given, mo_dau=["Hội đồng đã xét danh hiệu năm học 2025 - 2026."]) == []


def test_two_sessions_of_a_day_are_both_read() -> None:
    words = "Buổi sáng từ 7 giờ 30 phút đến 12 giờ 00 phút, buổi chiều từ 13 giờ 30 phút đến {} giờ 00 phút."
    assert told(("TG41",), mo_dau=[words.format(13)]) == [("TG41", "từ 13 giờ 30 phút đến 13 giờ 00 phút")]
    assert told(("TG41",), mo_dau=[words.format(17)]) == []


def test_a_plan_signed_before_its_year_does_not_end_before_it() -> None:
    def due(task: str, day: str) -> int:
        row = {
            "noi_dung": task,
            "san_pham": "Bảng điểm",
            "chu_tri": "Văn phòng",
            "phoi_hop": "Các phòng",
            "thoi_han": day,
        }
        return len(told(("TG10",), nam="2027", trich_yeu="Bến sạch năm 2027", ngay_ban_hanh="2026-11-25", phu_luc=[{"ten": "Nhiệm vụ", "nhiem_vu": [row]}], mo_dau=["Chi tiết tại Phụ lục."]))  # fmt: skip

    assert due("Tự chấm điểm bến sạch", "20/12/2026") == 1
    assert due("Tự chấm điểm bến sạch", "20/12/2027") == 0
    assert due("Ban hành kế hoạch bến sạch", "20/12/2026") == 0
    assert due("Tổng kết bến sạch năm 2026", "20/12/2026") == 0
