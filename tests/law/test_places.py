from __future__ import annotations

from datetime import date

import pytest

from cchc_docs.law.places import (
    all_outdated,
    commune_units,
    history_words,
    outdated,
    province,
    province_formed_from,
    provinces,
)

TODAY = date(2026, 11, 21)


def test_34_units_came_from_63_and_none_was_counted_twice():
    parts = [part for unit in provinces() for part in unit.tu]
    assert (len(provinces()), len(parts), len(set(parts))) == (34, 63, 63)
    assert all(unit.ten in unit.tu for unit in provinces())


@pytest.mark.parametrize(
    ("day", "cities"), [(date(2025, 7, 1), 6), (date(2026, 4, 30), 7), (date(2026, 9, 1), 8), (TODAY, 9)]
)
def test_the_number_of_cities_grows_with_the_resolutions_of_2026(day, cities):
    assert sum(unit.kind_on(day) == "thành phố" for unit in provinces()) == cities


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hà Giang", "Tuyên Quang"),
        ("tỉnh Kiên Giang", "An Giang"),
        ("Thừa Thiên Huế", "Huế"),
        ("TP. Hải Phòng", "Hải Phòng"),
    ],
)
def test_an_old_province_leads_to_the_present_one(old, new):
    found = province_formed_from(old)
    assert found is not None
    assert found.ten == new


def test_a_province_that_is_gone_is_no_present_province():
    assert province("Hà Giang") is None
    assert province_formed_from("Atlantis") is None


def test_full_names_take_the_capitals_of_phu_luc_ii():
    city, hill = province("TP Hồ Chí Minh"), province("Sơn La")
    assert city is not None
    assert hill is not None
    assert city.full_name(TODAY) == "Thành phố Hồ Chí Minh"
    assert hill.full_name(TODAY) == "tỉnh Sơn La"


def test_a_ward_has_the_long_economic_office_and_a_commune_the_short_one():
    assert "Phòng Kinh tế" in [unit.ten for unit in commune_units("xã", TODAY)]
    assert "Phòng Kinh tế" not in [unit.ten for unit in commune_units("phường", TODAY)]
    assert commune_units("xã", date(2025, 1, 1)) == ()


def test_an_old_level_is_right_before_its_end():
    phrases = {phrase for entry in outdated(date(2025, 6, 30)) for phrase in entry.cum_tu}
    assert "thị trấn" not in phrases
    assert "Bộ Thông tin và Truyền thông" in phrases
    assert "thị trấn" in {phrase for entry in outdated(date(2025, 7, 1)) for phrase in entry.cum_tu}


def test_every_outdated_phrase_stands_once_with_source_and_day():
    phrases = [phrase for entry in all_outdated() for phrase in entry.cum_tu]
    assert len(phrases) == len(set(phrases))
    for entry in all_outdated():
        assert entry.can_cu
        assert isinstance(entry.tu_ngay, date)
        assert entry.do_tin in set("ABMPU")
    assert "trước đây" in history_words()


def test_what_replaces_a_body_is_not_itself_out_of_date():
    gone = {phrase for entry in all_outdated() for phrase in entry.cum_tu}
    assert not gone & {entry.thay_bang for entry in all_outdated()}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Thanh Hoá", "Thanh Hóa"),
        ("tỉnh Khánh Hoà", "Khánh Hòa"),
        ("TỈNH  THANH HOÁ", "Thanh Hóa"),
        ("tỉnh \u041dưng Yên", "Hưng Yên"),
        ("Sơn La", "Sơn La"),
    ],
)
def test_a_province_is_known_by_either_placement_and_by_look_alike_letters(typed, meant):
    found = province(typed)
    assert found is not None
    assert found.ten == meant


def test_a_former_province_is_known_by_either_placement():
    found = province_formed_from("tỉnh Hoà Bình")
    assert found is not None
    assert found.ten == "Phú Thọ"


def test_a_name_of_an_office_that_a_province_may_give_is_sure_only_until_2025():
    office = next(entry for entry in all_outdated() if "Phòng Tư pháp" in entry.cum_tu)
    level = next(entry for entry in all_outdated() if "Phòng Tư pháp huyện" in entry.cum_tu)
    assert (office.is_sure_on(date(2025, 12, 31)), office.is_sure_on(date(2026, 1, 1))) == (True, False)
    assert level.is_sure_on(date(2026, 1, 1))
