"""Days everybody knows: years since, lunar days, holidays; and words of another period than the report's."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cchc_docs.vietnamese.lunar import lunar_day
from tests.checking.times.told import sentences, told, under

CODES = ("TG17", "TG42", "TG43", "TG46", "TG47")


@pytest.mark.parametrize(("sentence", "code", "quote"), sentences()["known_days"]["told"])
def test_what_no_calendar_says_is_told(sentence: str, code: str, quote: str) -> None:
    assert (code, quote) in told(CODES, mo_dau=[sentence], ngay_ban_hanh="2026-03-02")


@pytest.mark.parametrize("sentence", sentences()["known_days"]["left"])
def test_what_is_so_is_left_alone(sentence: str) -> None:
    assert told(CODES, mo_dau=[sentence], ngay_ban_hanh="2026-03-02") == []


@pytest.mark.parametrize(("title", "sentence"), sentences()["words_of_a_period"]["told"])
def test_words_of_another_period_are_told(title: str, sentence: str) -> None:
    assert told(("BC12",), loai="bao_cao", trich_yeu=title, **under("Kết quả", sentence))


@pytest.mark.parametrize(("title", "sentence"), sentences()["words_of_a_period"]["left"])
def test_words_of_a_part_of_the_period_are_left_alone(title: str, sentence: str) -> None:
    assert told(("BC12",), loai="bao_cao", trich_yeu=title, **under("Kết quả", sentence)) == []


@pytest.mark.parametrize(
    ("day", "lunar"),
    [
        (date(2026, 2, 17), (1, 1, False)),
        (date(2026, 4, 26), (10, 3, False)),
        (date(2026, 9, 25), (15, 8, False)),
        (date(2007, 2, 17), (1, 1, False)),
        (date(2030, 2, 2), (1, 1, False)),
        (date(2023, 3, 22), (1, 2, True)),
        (date(2025, 7, 25), (1, 6, True)),
        (date(2033, 12, 22), (1, 11, True)),
    ],
)
def test_lunar_days_are_those_of_vietnam(day: date, lunar: tuple[int, int, bool]) -> None:
    assert lunar_day(day) == lunar


def test_the_first_of_the_year_is_the_one_holidays_know() -> None:
    from holidays import country_holidays

    for year in range(1995, 2051):
        tet = [
            day
            for day, name in country_holidays("VN", years=year, language="en_US").items()
            if name == "Lunar New Year"
        ]
        first = [day for n in range(15, 55) if lunar_day(day := date(year, 1, 1) + timedelta(n)) == (1, 1, False)]
        assert first == tet


def test_a_weekday_of_another_year_asks_for_the_year() -> None:
    assert told(("TG40",), mo_dau=["Họp thứ Tư, ngày 28 tháng 10 năm 2025."], ngay_ban_hanh="2026-10-20") == [
        ("TG40", "thứ Tư")
    ]
    assert told(("TG40",), mo_dau=["Họp thứ Tư, ngày 28 tháng 10 năm 2026."], ngay_ban_hanh="2026-10-20") == []


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Ban hành lịch trực đò dịp Tết Nguyên đán Bính Ngọ trước ngày 24/02/2026.", ["ngày 24/02/2026"]),
        ("Ban hành lịch trực đò dịp Tết Nguyên đán Bính Ngọ trước ngày 06/02/2026.", []),
        ("Treo đèn vui Tết Trung thu ở bến, xong trước ngày 02/10/2026.", ["ngày 02/10/2026"]),
        ("Treo đèn vui Tết Trung thu ở bến, xong trước ngày 22/9/2026.", []),
        ("Trao áo phao cho học sinh nhân ngày Quốc tế Thiếu nhi, chậm nhất ngày 12/6/2026.", ["ngày 12/6/2026"]),
        ("Thăm gia đình liệt sĩ dịp Thương binh - Liệt sĩ, hoàn thành trước ngày 10/8/2026.", ["ngày 10/8/2026"]),
        ("Thăm gia đình liệt sĩ dịp Thương binh - Liệt sĩ, hoàn thành trước ngày 25/7/2026.", []),
        ("Chỉnh trang bến mừng Quốc khánh, xong trước ngày 15/9/2026.", ["ngày 15/9/2026"]),
        ("Báo cáo kết quả ra quân dịp Quốc khánh trước ngày 15/9/2026.", []),
        ("Tháo dỡ đèn treo dịp Tết Trung thu trước ngày 02/10/2026.", []),
        ("Lập sổ quà dịp Tết Nguyên đán năm sau trước ngày 20/3/2026.", []),
        ("Chuẩn bị quà Tết Trung thu cho trẻ bến, xong trước ngày 10/10/2026.", ["ngày 10/10/2026"]),
        ("Mua phao cho bến, xong trước ngày 12/6/2026.", []),
    ],
)
def test_what_is_made_for_a_feast_is_there_when_it_comes(item: str, found: list[str]) -> None:
    given = told(("TG93",), ngay_ban_hanh="2026-01-12", trich_yeu="An toàn bến đò năm 2026", **under("Nhiệm vụ", item))
    assert [quote for _, quote in given] == found
