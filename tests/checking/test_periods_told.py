"""The period a paper speaks of, and years left from last year's: told where they are wrong, left alone where they tell of before."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check

CODES = ("TG11", "TG30", "TG31", "TG32", "TG33")


def _told(**fields: object) -> list[tuple[str, str]]:
    given = {"ngay_ban_hanh": "2026-06-20", "ket_thuc": "Trên đây là toàn bộ việc của xã.", **fields}
    text = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in given.items())
    report = check(example_read(text), on=date(2026, 6, 20), select=CODES)
    assert [note for note in report.not_evaluated if "gặp lỗi" in note.reason] == []
    return [(one.code, one.quote) for one in report.findings]


def _report(title: str, heading: str, *items: str, end: str = "") -> list[tuple[str, str]]:
    more = {"ket_thuc": end} if end else {}
    body = [{"tieu_de": heading, "noi_dung": list(items) or ["Rà soát lại sổ bến."]}]
    return _told(loai="bao_cao", trich_yeu=title, noi_dung=body, **more)


@pytest.mark.parametrize(
    ("title", "heading", "found"),
    [
        ("Công tác bến bãi quý II năm 2026", "PHƯƠNG HƯỚNG QUÝ II NĂM 2026", [("TG30", "QUÝ II NĂM 2026")]),
        ("Công tác bến bãi quý II/2026", "Nhiệm vụ trọng tâm quý I/2026", [("TG30", "quý I/2026")]),
        ("Công tác bến bãi tháng 6 năm 2026", "Nhiệm vụ tháng 6/2026", [("TG30", "tháng 6/2026")]),
        ("Công tác bến bãi năm 2026", "Phương hướng, nhiệm vụ năm 2026", [("TG30", "năm 2026")]),
        (
            "Công tác bến bãi 6 tháng đầu năm 2026",
            "Phương hướng 6 tháng đầu năm 2026",
            [("TG30", "6 tháng đầu năm 2026")],
        ),
        ("Công tác bến bãi quý II năm 2026", "Phương hướng, nhiệm vụ quý III năm 2026", []),
        ("Công tác bến bãi quý II năm 2026", "Nhiệm vụ những tháng cuối năm 2026", []),
        ("Công tác bến bãi 6 tháng đầu năm 2026", "Nhiệm vụ 6 tháng cuối năm 2026", []),
        ("Công tác bến bãi quý II, nhiệm vụ quý III năm 2026", "Nhiệm vụ quý III năm 2026", []),
        ("Công tác bến bãi quý II năm 2026", "Kết quả thực hiện nhiệm vụ quý II năm 2026", []),
        ("Công tác bến bãi năm 2025", "Phương hướng, nhiệm vụ năm 2026", []),
        ("Công tác bến bãi tháng 12 năm 2025", "Nhiệm vụ tháng 01 năm 2026", []),
        ("Công tác bến bãi tháng 6 năm 2026", "KẾ HOẠCH THÁNG 6 NĂM 2026", [("TG30", "THÁNG 6 NĂM 2026")]),
        (
            "Bến bãi 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2026",
            "NHIỆM VỤ 6 THÁNG ĐẦU NĂM 2026",
            [("TG30", "6 THÁNG ĐẦU NĂM 2026")],
        ),
        ("Bến bãi quý II năm 2026", "KẾT QUẢ THỰC HIỆN QUÝ II NĂM 2025", [("TG30", "QUÝ II NĂM 2025")]),
        ("Bến bãi quý II năm 2026", "KẾT QUẢ THỰC HIỆN QUÝ I NĂM 2026", [("TG30", "QUÝ I NĂM 2026")]),
        ("Bến bãi quý II năm 2026", "KẾT QUẢ KHẮC PHỤC TỒN TẠI QUÝ I NĂM 2026", []),
        ("Bến bãi quý II năm 2026", "KẾT QUẢ QUÝ I VÀ QUÝ II NĂM 2026", []),
    ],
)
def test_what_is_to_come_is_of_the_next_period(title: str, heading: str, found: list[tuple[str, str]]) -> None:
    assert _report(title, heading) == found


@pytest.mark.parametrize(
    ("title", "end", "found"),
    [
        (
            "Công tác bến bãi quý II năm 2026",
            "Trên đây là báo cáo công tác bến bãi quý I năm 2026./.",
            [("TG31", "quý I năm 2026")],
        ),
        ("Công tác bến bãi năm 2026", "Trên đây là Báo cáo công tác bến bãi năm 2025 của xã.", [("TG31", "năm 2025")]),
        ("Công tác bến bãi quý II năm 2026", "Trên đây là báo cáo quý II năm 2026; kế hoạch quý III năm 2026.", []),
        ("Công tác bến bãi quý II năm 2026", "Trên đây là báo cáo năm 2026 của xã.", []),
        ("Công tác bến bãi", "Trên đây là báo cáo quý I năm 2026 của xã.", []),
        ("Công tác bến bãi quý II và 6 tháng đầu năm 2026", "Trên đây là báo cáo quý II năm 2026.", []),
    ],
)
def test_the_closing_line_names_the_period_of_the_title(title: str, end: str, found: list[tuple[str, str]]) -> None:
    assert _report(title, "Phương hướng thời gian tới", end=end) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Phấn đấu trong năm 2025 có 80% bến có đèn.", [("TG32", "năm 2025")]),
        ("Kinh phí từ dự toán ngân sách năm 2025 của xã.", [("TG32", "năm 2025")]),
        ("Kết quả năm 2025 đạt 80%; so với chỉ tiêu năm 2025 thì thấp hơn.", []),
        ("Khắc phục hạn chế trong năm 2025.", []),
        ("Tiếp tục thực hiện Kế hoạch số 14/KH-UBND ngày 09/3/2025 của Ủy ban nhân dân tỉnh về bến bãi năm 2025.", []),
        ("Nguồn kinh phí năm 2025 chuyển sang.", []),
    ],
)
def test_last_years_year_among_what_is_to_be_done(sentence: str, found: list[tuple[str, str]]) -> None:
    assert _told(trich_yeu="Chỉnh trang bến bãi năm 2026", mo_dau=[sentence]) == found


def test_an_appendix_is_of_the_plans_year() -> None:
    title = "Chỉnh trang bến bãi năm 2026"
    assert _told(trich_yeu=title, phu_luc=[{"ten": "Lịch trực bến năm 2025"}]) == [("TG32", "năm 2025")]
    assert _told(trich_yeu=title, phu_luc=[{"ten": "Kết quả trực bến năm 2025"}]) == []


def test_deadlines_in_what_is_to_come_of_a_report() -> None:
    assert _report(
        "Bến bãi quý I năm 2026", "Nhiệm vụ quý II năm 2026", "Sơn lại cọc, hoàn thành trước 16 giờ 30 ngày 01/6/2026."
    ) == [("TG11", "ngày 01/6/2026")]
    assert _report("Bến bãi quý I năm 2026", "Kết quả", "Sơn lại cọc, hoàn thành trước ngày 01/6/2026.") == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Đề nghị các bến treo đèn dịp Tết Trung thu năm 2025.", [("TG32", "năm 2025")]),
        ("Gia cố cọc trước mùa nước nổi năm 2025.", [("TG32", "năm 2025")]),
        ("Kết quả Tết Trung thu năm 2025 đã báo cáo.", []),
        ("Rút kinh nghiệm mùa nước nổi năm 2025.", []),
        ("Số liệu năm 2025 gửi kèm.", []),
    ],
)
def test_an_event_of_last_year_in_a_letter(sentence: str, found: list[tuple[str, str]]) -> None:
    assert _told(loai="cong_van", trich_yeu="Giữ an toàn bến bãi", mo_dau=[sentence]) == found


def test_school_years() -> None:
    title = "Giữ bến đò trường năm học 2026 - 2027"
    assert _told(trich_yeu=title, mo_dau=["Năm học 2025 - 2026, trường mở bến mới."]) == [
        ("TG33", "Năm học 2025 - 2026")
    ]
    assert _told(trich_yeu=title, mo_dau=["Kết quả năm học 2025 - 2026 tốt; năm học 2026 - 2027 mở bến mới."]) == []
    assert _told(trich_yeu=title, mo_dau=["Năm học 2026 - 2028 mở bến mới."]) == [("TG33", "Năm học 2026 - 2028")]
