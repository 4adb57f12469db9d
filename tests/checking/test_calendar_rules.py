"""Weekdays, hours, names of years and anniversaries: what no calendar or clock allows is told."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check
from cchc_docs.vietnamese.lunar import NAMED_YEAR, name_of_year, same_name

CODES = ("TG40", "TG41", "TG42", "TG43")


def _told(*sentences: str, **head: str) -> list[tuple[str, str]]:
    fields = {"ngay_ban_hanh": "2026-03-02", **head, "mo_dau": list(sentences)}
    text = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items())
    report = check(example_read(text), on=date(2026, 3, 2), select=CODES)
    assert [note for note in report.not_evaluated if "gặp lỗi" in note.reason] == []
    return [(one.code, one.quote) for one in report.findings]


@pytest.mark.parametrize(
    ("sentence", "code", "quote"),
    [
        ("Họp lúc 8 giờ, thứ Hai, ngày 10 tháng 3 năm 2026.", "TG40", "thứ Hai"),
        ("Họp vào sáng Thứ Sáu ngày 11/3/2026 tại nhà bia.", "TG40", "thứ Sáu"),
        ("Chủ nhật, ngày 14/3/2026: ra quân dọn mương.", "TG40", "Chủ nhật"),
        ("Trả thẻ ngày 12/3/2026 (thứ Tư).", "TG40", "thứ Tư"),
        ("Trả thẻ ngày 12/3 (thứ 3).", "TG40", "thứ 3"),
        ("Trả thẻ ngày 12/3/2026, thứ Bảy.", "TG40", "thứ Bảy"),
        ("Lễ mừng từ 9 giờ 30 đến 8 giờ 15 cùng ngày.", "TG41", "từ 9 giờ 30 đến 8 giờ 15"),
        ("Cắt điện từ 13h00 đến 11h30 ngày 12/3/2026.", "TG41", "từ 13h00 đến 11h30"),
        ("Vui xuân Giáp Thìn 2026 ở đình làng.", "TG42", "Giáp Thìn"),
        ("Năm 2027 (Bính Ngọ) trồng cây đầu xuân.", "TG42", "Bính Ngọ"),
        (
            "Kỷ niệm 50 năm Ngày giải phóng bến Hạ (12/4/1975 - 12/4/2026).",
            "TG43",
            "50 năm Ngày giải phóng bến Hạ (12/4/1975 - 12/4/2026)",
        ),
    ],
)
def test_what_no_calendar_allows_is_told(sentence: str, code: str, quote: str) -> None:
    assert _told(sentence) == [(code, quote)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Họp lúc 8 giờ, thứ Ba, ngày 10 tháng 3 năm 2026; thứ Tư ngày 11/3/2026 đi thực địa.",
        "Kỳ họp thứ Hai, ngày 12/3/2026; phiên họp thứ Ba ngày 13/3/2026; họp lần thứ tư ngày 14/3/2026.",
        "Thứ nhất, thu rác; gửi sổ trước ngày 12/3/2026, thứ hai là vớt bèo; thứ ba, ngày 11/3/2026 họp bàn.",
        "Tiếp dân thứ Hai hằng tuần; ngày 02/3 (thứ Hai) và 01/3/2027 (thứ Hai).",
        "Trực từ 18 giờ đến 6 giờ; gác đèn từ 15 giờ đến 4 giờ hôm sau; từ 7 giờ đến 11 giờ 30 phút.",
        "Mở cửa từ 8 giờ đến 5 giờ chiều.",
        "Tết Bính Ngọ 2026; ngày 23 tháng Chạp năm Ất Tỵ 2026 thả cá; năm 2025 (Ất Tị).",
        "Kỷ niệm 51 năm Ngày giải phóng bến Hạ (12/4/1975 - 12/4/2026); sau 5 năm (2021 - 2026).",
    ],
)
def test_what_is_right_is_left_alone(sentence: str) -> None:
    assert _told(sentence) == []


def test_minutes_end_after_they_begin() -> None:
    begun = "Hôm nay, vào hồi 14 giờ 00 ngày 12 tháng 3 năm 2026, tại nhà bia, tổ bến họp."
    kind = {"loai": "bien_ban"}
    assert _told(begun, "Cuộc họp kết thúc hồi 11 giờ 30 phút cùng ngày.", **kind) == [
        ("TG41", "kết thúc hồi 11 giờ 30 phút")
    ]
    assert _told(begun, "Cuộc họp kết thúc vào lúc 16 giờ ngày 11 tháng 3 năm 2026.", **kind)[0][0] == "TG41"
    assert _told(begun, "Cuộc họp kết thúc hồi 4 giờ chiều cùng ngày.", **kind) == []
    assert _told(begun, "Cuộc họp kết thúc hồi 10 giờ ngày 13 tháng 3 năm 2026.", **kind) == []


def test_a_title_names_the_new_year_that_comes() -> None:
    assert _told(trich_yeu="Phục vụ Tết Nguyên đán Ất Tỵ", ngay_ban_hanh="2026-01-05") == [("TG42", "Ất Tỵ")]
    assert _told(trich_yeu="Phục vụ Tết Nguyên đán Bính Ngọ", ngay_ban_hanh="2025-12-20") == []
    assert _told(trich_yeu="Kết quả phục vụ Tết Nguyên đán Bính Ngọ", ngay_ban_hanh="2026-03-20") == []


def test_names_of_years_come_back_after_sixty() -> None:
    names = [name_of_year(year) for year in range(1984, 2044)]
    assert len(set(names)) == 60
    assert names[0] == "Giáp Tý"
    for year in range(1984, 2044):
        found = NAMED_YEAR.search(f"năm {name_of_year(year)},")
        assert found is not None
        assert [other for other in range(1984, 2044) if same_name(found, other)] == [year]
        assert same_name(found, year + 60)
