"""Deadlines that were over when the paper was signed: told in every kind of paper, left alone where they tell of before."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check
from tests.checking.times.told import sentences, told, under

CODES = ("TG11", "TG16")


def _of(
    kind: str, sentence: str, heading: str | None, title: str = "Chỉnh trang bến bãi năm 2026", **more: object
) -> list[tuple[str, str]]:
    where = under(heading, sentence) if heading else {"mo_dau": [sentence]}
    return told(CODES, loai=kind, trich_yeu=title, **where, **more)


@pytest.mark.parametrize(("kind", "sentence", "heading"), sentences()["over"]["told"])
def test_a_day_that_was_over_is_told(kind: str, sentence: str, heading: str | None) -> None:
    assert _of(kind, sentence, heading)


@pytest.mark.parametrize(("kind", "sentence", "heading"), sentences()["over"]["left"])
def test_what_tells_of_before_is_left_alone(kind: str, sentence: str, heading: str | None) -> None:
    assert _of(kind, sentence, heading) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Các thôn nộp sổ bến về Văn phòng trước ngày 15/5.", ["ngày 15/5"]),
        ("Gửi danh sách chậm nhất ngày 10 tháng 6.", ["ngày 10 tháng 6"]),
        ("Các thôn nộp sổ bến về Văn phòng trước ngày 15/7.", []),
        ("Hằng năm, các thôn nộp sổ bến trước ngày 15/5.", []),
        ("Các thôn nộp sổ bến trước ngày 15/01 năm sau.", []),
        ("Các thôn họp lệ trước ngày 10/3 âm lịch.", []),
    ],
)
def test_a_day_without_a_year_is_of_the_year_of_the_paper(sentence: str, found: list[str]) -> None:
    assert [quote for _, quote in _of("ke_hoach", sentence, None)] == found


def test_a_day_without_a_year_may_be_of_another_year() -> None:
    sentence = "Các thôn nộp sổ bến về Văn phòng trước ngày 15/5."
    assert _of("ke_hoach", sentence, None, "Sửa bến giai đoạn 2026 - 2030", nam=None) == []
    assert _of("ke_hoach", sentence, None, "Sửa bến năm 2027", nam=None) == []
    assert _of("to_trinh", sentence, None) == []


def test_minutes_without_a_date_are_of_the_day_of_the_meeting() -> None:
    for begun, found in (
        ("Hôm nay, hồi 8 giờ ngày 18 tháng 6 năm 2026, tại nhà bia.", 1),
        ("Thời gian: 8 giờ ngày 02/6/2026.", 0),
        ("Hôm nay, các bên gặp nhau tại nhà bia.", 0),
    ):
        fields = {
            "loai": "bien_ban", "ngay_ban_hanh": None, "trich_yeu": "Kiểm tra bến đò", "mo_dau": [begun],
            **under("Kiến nghị", "Chủ bến thay phao cũ, báo cáo Đoàn trước ngày 15 tháng 6 năm 2026."),
        }  # fmt: skip
        text = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items())
        report = check(example_read(text), on=date(2026, 7, 1), select=CODES)
        assert len(report.findings) == found


@pytest.mark.parametrize(("day", "found"), [("05/9/2025", 0), ("05/9/2024", 1)])
def test_the_calendar_of_a_school_year_may_be_signed_when_it_runs(day: str, found: int) -> None:
    title = "Giáo dục nhà trường năm học 2025 - 2026"
    assert len(_of("ke_hoach", f"Khai giảng: Ngày {day}.", "Khung thời gian", title)) == found
