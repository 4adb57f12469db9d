from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc_docs.law.competence import acts_above, beyond_power
from cchc_docs.law.register import LegalText, Status, normalise, parse_symbol, register
from cchc_docs.vietnamese.citations import find_citations

TODAY = date(2026, 11, 21)


def one(symbol: str) -> LegalText:
    found = register().find(symbol)
    assert len(found) == 1, found
    return found[0]


def test_every_text_has_an_issuer_a_subject_and_a_confidence():
    for text in register().texts:
        assert text.co_quan
        assert text.trich_yeu
        assert text.do_tin in set("ABMU"), text


def test_every_symbol_parses():
    assert [text.so_ky_hieu for text in register().texts if parse_symbol(text.so_ky_hieu) is None] == []


def test_no_text_stands_twice():
    counted = Counter((normalise(text.so_ky_hieu), text.ngay) for text in register().texts)
    assert [key for key, times in counted.items() if times > 1] == []


def test_texts_that_share_a_number_say_so():
    counted = Counter(normalise(text.so_ky_hieu) for text in register().texts)
    for text in register().texts:
        if counted[normalise(text.so_ky_hieu)] > 1:
            assert text.mo_ho, text.so_ky_hieu


def test_every_successor_and_amendment_is_in_the_register_or_named_as_outside_it():
    known = {normalise(text.so_ky_hieu) for text in register().texts} | {
        normalise(symbol) for symbol in register().outside
    }
    for text in register().texts:
        for symbol in (text.thay_the_boi, text.bai_bo_boi, *text.sua_doi_boi):
            assert symbol is None or normalise(symbol) in known, (text.so_ky_hieu, symbol)


def test_every_text_the_table_of_competences_rests_on_is_in_the_register():
    cited = {
        one.so_ky_hieu
        for act in (*acts_above(), *beyond_power())
        for one in find_citations(act.can_cu)
        if one.so_ky_hieu
    }
    assert len(cited) > 20
    assert sorted(symbol for symbol in cited if not register().find(symbol)) == []


def test_days_are_in_order():
    for text in register().texts:
        if text.ngay and text.hieu_luc_tu:
            assert text.ngay <= text.hieu_luc_tu, text.so_ky_hieu
        start = text.hieu_luc_tu or text.ngay
        if start and text.het_hieu_luc:
            assert start < text.het_hieu_luc, text.so_ky_hieu


def test_the_year_in_a_symbol_is_the_year_of_its_day():
    for text in register().texts:
        parts = parse_symbol(text.so_ky_hieu)
        assert parts is not None
        if parts.nam and text.ngay:
            assert parts.nam == text.ngay.year, text.so_ky_hieu


def test_a_successor_is_not_older_than_what_it_replaces():
    for text in register().texts:
        for symbol in (text.thay_the_boi, text.bai_bo_boi):
            for later in register().find(symbol) if symbol else []:
                assert not (text.ngay and later.ngay) or later.ngay >= text.ngay, text.so_ky_hieu


@pytest.mark.parametrize(
    "typed",
    [
        "06/QĐ-TTg",
        "6/QĐ-TTg",
        "số 06/QĐ-TTg",
        "06 / QĐ – TTg",
        "06/QĐ‑TTg",
        "06/qđ-ttg",
        "06/QÐ-TTg",
        "06/Q\u0110-\u0422\u0422g",
    ],
)
def test_a_symbol_is_found_however_it_is_typed(typed):
    assert one(typed).ngay == date(2022, 1, 6)


def test_hyphen_and_slash_make_different_texts():
    assert one("66-NQ/TW").co_quan == "Bộ Chính trị"
    assert one("66/NQ-CP").co_quan == "Chính phủ"
    assert register().find("66/NQ/CP") == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("17-NQ/CP", "17/NQ-CP"),
        ("72/2025/QH16", "72/2025/QH15"),
        ("71-NQ/TW", "71/NQ-CP"),
        ("66/NQ-CP", "66.7/2025/NQ-CP"),
    ],
)
def test_a_look_alike_is_offered_for_a_mistyped_symbol(typed, meant):
    assert meant in [text.so_ky_hieu for text in register().look_alikes(typed)]


def test_a_text_is_no_look_alike_of_itself_and_rubbish_has_none():
    assert "76/NQ-CP" not in [text.so_ky_hieu for text in register().look_alikes("76/NQ-CP")]
    assert register().look_alikes("không phải số") == []


def test_one_number_of_several_years_is_told_apart_by_the_day():
    assert len(register().find("16/CT-TTg")) == 3
    days = [text.known_day for text in register().find("16/CT-TTg", date(2020, 3, 31))]
    assert date(2020, 3, 31) in days
    assert register().find("76/NQ-CP", date(2021, 7, 16)) == []
    assert one("76/NQ-CP").known_day == date(2021, 7, 15)


def test_a_day_we_are_not_sure_of_calls_no_other_day_wrong():
    assert one("468/QĐ-TTg").known_day is None
    assert register().find("468/QĐ-TTg", date(2021, 3, 28))


@pytest.mark.parametrize(
    ("symbol", "day", "expected"),
    [
        ("30/2020/NĐ-CP", TODAY, Status.IN_FORCE),
        ("61/2018/NĐ-CP", date(2025, 6, 30), Status.IN_FORCE),
        ("61/2018/NĐ-CP", date(2025, 7, 1), Status.REPEALED),
        ("42/2022/NĐ-CP", TODAY, Status.REPEALED),
        ("42/2022/NĐ-CP", date(2026, 1, 5), Status.IN_FORCE),
        ("148/2025/QH15", date(2026, 1, 5), Status.NOT_YET),
        ("45/2020/NĐ-CP", TODAY, Status.UNKNOWN),
        ("131/NQ-CP", TODAY, Status.UNKNOWN),
        ("63/2026/NĐ-CP", TODAY, Status.UNKNOWN),
    ],
)
def test_a_text_is_judged_by_the_day_of_the_document(symbol, day, expected):
    assert register().status(one(symbol), day) is expected


def test_a_repealed_text_names_what_to_cite_instead():
    assert one("61/2018/NĐ-CP").successor == "118/2025/NĐ-CP"
    assert one("42/2022/NĐ-CP").successor == "224/2026/NĐ-CP"


def test_a_text_nobody_confirmed_is_never_called_repealed_or_not_yet():
    for text in register().texts:
        if not text.is_reliable:
            assert register().status(text, date(1990, 1, 1)) is Status.UNKNOWN
            assert register().status(text, TODAY) is Status.UNKNOWN


def test_a_programme_is_over_after_its_last_year():
    assert not one("76/NQ-CP").period_over(2030)
    assert one("30c/NQ-CP").period_over(2021)


def test_a_law_is_found_by_name_in_all_its_versions():
    symbols = {text.so_ky_hieu for text in register().laws_named("Luật Tổ chức chính quyền địa phương")}
    assert symbols == {"77/2015/QH13", "65/2025/QH15", "72/2025/QH15"}
    assert register().laws_named("cán bộ công chức")
    assert register().laws_named("Luật Không Có") == []


@given(st.text(max_size=40))
@example("số số: 06/QĐ-TTg")
@example("0Số06/QĐ-TTg")
@example("::06/QĐ-TTg")
@example("Số:")
@example("00")
@example("1ΐ")
@example("ῧ/QĐ")
@example("ŉ\u0301")
@example("µ\u0323")
def test_no_text_makes_the_register_fail(typed):
    key = normalise(typed)
    assert normalise(key) == key
    parse_symbol(typed)
    register().find(typed)
    register().look_alikes(typed)


@pytest.mark.parametrize(
    ("old", "last", "new"),
    [
        ("104/2016/QH13", date(2026, 8, 31), "01/2026/QH16"),
        ("24/2018/QH14", date(2026, 6, 30), "116/2025/QH15"),
        ("86/2015/QH13", date(2026, 6, 30), "116/2025/QH15"),
        ("58/2010/QH12", date(2026, 6, 30), "129/2025/QH15"),
        ("60/2014/QH13", date(2027, 2, 28), "03/2026/QH16"),
        ("45/2018/QĐ-TTg", date(2026, 9, 30), "41/2026/QĐ-TTg"),
        ("13/2023/NĐ-CP", date(2025, 12, 31), "356/2025/NĐ-CP"),
    ],
)
def test_laws_that_end_in_2026_and_2027_hold_to_their_last_day(old, last, new):
    text = one(old)
    assert text.successor == new
    assert register().status(text, last) is Status.IN_FORCE
    assert register().status(text, last + timedelta(days=1)) is Status.REPEALED


def test_a_number_of_the_sixteenth_assembly_may_be_a_law_and_a_resolution():
    kinds = {(text.loai, text.ngay) for text in register().find("20/2026/QH16")}
    assert kinds == {("Luật", date(2026, 8, 24)), ("Nghị quyết", date(2026, 4, 24))}
    assert all(text.mo_ho for text in register().texts if text.so_ky_hieu.endswith("/2026/QH16"))


def test_a_day_with_one_source_is_not_certain():
    assert not one("282/QĐ-TTg").is_day_certain
    assert one("30/2020/NĐ-CP").is_day_certain


def test_what_sources_disagree_on_stays_unsure():
    assert register().status(one("47/2020/NĐ-CP"), TODAY) is Status.UNKNOWN
    assert register().status(one("27/2018/NĐ-CP"), TODAY) is Status.UNKNOWN


def test_a_text_is_found_by_its_day():
    assert [text.so_ky_hieu for text in register().of_day(date(2018, 8, 29))] == ["110/2018/NĐ-CP"]
    assert register().of_day(date(1999, 2, 3)) == []


def test_a_register_with_texts_of_an_office_finds_both():
    own = one("30/2020/NĐ-CP")._replace(so_ky_hieu="7/2031/QĐ-UBND", ngay=date(2031, 5, 4), loai="Quyết định")
    joined = register().joined([own])
    assert joined.find("7/2031/QĐ-UBND") == [own] == joined.of_day(date(2031, 5, 4))
    assert joined.find("30/2020/NĐ-CP") == register().find("30/2020/NĐ-CP")
    assert len(joined.texts) == len(register().texts) + 1
