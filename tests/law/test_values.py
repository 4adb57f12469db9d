from __future__ import annotations

import os
from datetime import date

import pytest

from cchc_docs.law import values
from cchc_docs.law.kinds import (
    document_types,
    type_by_key,
    type_by_name,
)
from cchc_docs.law.values import UnknownValueError, all_values, component, components, find_value, value

DAY = date(2026, 1, 5)
DECREE = os.path.join(os.path.dirname(__file__), "..", "..", "..", "shared", "law", "ND30-2020-phu-luc-I.txt")


def test_every_value_has_an_article_a_source_a_day_and_a_confidence():
    for entry in all_values():
        assert any(word in entry.can_cu for word in ("khoản", "điểm", "Điều", "Mục")), entry
        assert entry.van_ban == "30/2020/NĐ-CP"
        assert entry.do_tin in set("ABMPU")
        assert isinstance(entry.tu_ngay, date)
        assert isinstance(entry.doi_chieu, date)
        assert entry.den_ngay is None or entry.den_ngay > entry.tu_ngay


def test_a_value_is_either_a_range_or_a_value_and_a_range_is_the_right_way_round():
    for entry in all_values():
        assert entry.is_range != (entry.gia_tri is not None), entry.khoa
        if entry.tu is not None and entry.den is not None:
            assert entry.tu <= entry.den, entry.khoa


def test_no_two_values_of_one_key_hold_on_the_same_day():
    seen: dict[str, list[values.Value]] = {}
    for entry in all_values():
        for other in seen.get(entry.khoa, []):
            assert not other.holds_on(entry.tu_ngay), entry.khoa
            assert not entry.holds_on(other.tu_ngay), entry.khoa
        seen.setdefault(entry.khoa, []).append(entry)


@pytest.mark.parametrize(
    ("key", "inside", "outside"),
    [
        ("le_tren", 20, 19.9),
        ("le_duoi", 25, 25.1),
        ("le_trai", 35, 29),
        ("le_phai", 15, 14),
        ("noi_dung.co_chu", 14, 12),
        ("noi_dung.cach_dong", 1.5, 1.6),
        ("noi_dung.cach_doan", 12, 5),
        ("noi_dung.lui_dau_dong", 12.7, 15),
        ("quoc_hieu.co_chu", 12, 14),
        ("noi_nhan.co_chu", 11, 12),
    ],
)
def test_a_measure_is_judged_by_the_range_of_the_decree(key, inside, outside):
    assert value(key, DAY).allows(inside)
    assert not value(key, DAY).allows(outside)


def test_a_tolerance_widens_both_ends():
    assert value("le_trai", DAY).allows(29.98, 0.05)
    assert value("noi_dung.lui_dau_dong", DAY).allows(9.99, 0.05)


def test_a_document_older_than_the_decree_has_no_value():
    assert find_value("le_trai", date(2020, 3, 4)) is None
    assert find_value("le_trai", date(2020, 3, 5)) is not None
    with pytest.raises(UnknownValueError):
        value("le_trai", date(2019, 1, 1))


def test_an_unknown_key_is_an_error_even_when_the_day_would_give_none():
    with pytest.raises(UnknownValueError):
        find_value("le_giua", date(2019, 1, 1))


def test_words_and_numbers_are_not_mixed_up():
    assert value("so_ky_hieu.nhan", DAY).text == "Số:"
    assert value("thang.them_so_0", DAY).numbers() == (1.0, 2.0)
    with pytest.raises(TypeError):
        value("so_ky_hieu.nhan", DAY).numbers()
    with pytest.raises(TypeError):
        value("thang.them_so_0", DAY).words()
    with pytest.raises(TypeError):
        value("so_trang.hien_trang_dau", DAY).numbers()


def test_the_points_of_a_khoan_run_a_b_c_d_dd_e_g_h_i():
    letters = value("diem.chu_cai", DAY).words()
    assert letters[:9] == ("a", "b", "c", "d", "đ", "e", "g", "h", "i")
    assert not set("fjwzăâêôơư") & set(letters)


def test_there_are_nine_main_components():
    assert len(value("thanh_phan_chinh", DAY).words()) == 9


def test_the_end_sign_is_practice_and_not_a_rule():
    assert not value("noi_dung.dau_ket_thuc", DAY).is_reliable


def test_noi_nhan_is_bold_italic_twelve_and_its_list_plain_eleven():
    label, recipients = component("noi_nhan_nhan", DAY), component("noi_nhan", DAY)
    assert (label.dam, label.nghieng, label.co_chu_tu, label.co_chu_den) == (True, True, 12, 12)
    assert (recipients.dam, recipients.nghieng) == (False, False)
    assert recipients.allows_size(11)
    assert not recipients.allows_size(12)


def test_every_component_is_also_there_as_values():
    for key, part in components().items():
        assert value(f"{key}.co_chu", DAY).den == part.co_chu_den
        assert value(f"{key}.loai_chu", DAY).text == ("in_hoa" if part.in_hoa else "in_thuong")


@pytest.mark.skipif(not os.path.exists(DECREE), reason="the decree's text is not here")
@pytest.mark.parametrize(
    ("key", "phrase"),
    [
        ("le_tren", "mép trên và mép dưới {tu} - {den} mm"),
        ("le_trai", "mép trái {tu} - {den} mm"),
        ("le_phai", "mép phải {tu} - {den} mm"),
        ("quoc_hieu.co_chu", "in hoa, cỡ chữ từ {tu} đến {den}"),
        ("noi_dung.cach_doan", "đoạn văn tối thiểu là {tu}pt"),
    ],
)
def test_the_numbers_stand_in_the_text_of_the_decree(key, phrase):
    with open(DECREE, encoding="utf-8") as stream:
        text = stream.read()
    found = value(key, DAY)
    assert phrase.format(tu=f"{found.tu:g}", den=f"{found.den:g}" if found.den else "") in text


def test_there_are_29_kinds_and_27_abbreviations_all_different():
    kinds = document_types()
    short = [kind.viet_tat for kind in kinds if kind.viet_tat]
    assert (len(kinds), len(short), len(set(short))) == (29, 27, 27)
    assert {kind.khoa for kind in kinds if not kind.viet_tat} == {"cong_van", "thu_cong"}
    assert len({kind.khoa for kind in kinds}) == 29


def test_a_kind_is_found_by_key_and_name():
    plan = type_by_key("ke_hoach")
    assert plan is not None
    assert plan is type_by_name("KẾ HOẠCH ")
    assert type_by_key("ke_hoc") is None
