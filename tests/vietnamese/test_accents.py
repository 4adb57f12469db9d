"""Letters: normal form, two accent styles, dictionary order, possible syllables, likeness."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.vietnamese.accents import (
    is_vietnamese_syllable,
    nfc,
    placement,
    repair_d,
    similarity,
    sort_key,
    strip_accents,
    to_placement,
    to_placement_text,
    with_tone_in_place,
)

POSSIBLE = """
nghiêng ngoằn ngoèo khuỷu huỳnh quốc quyết giếng gì giữ yêu khuya thuở goòng loằng xuân luật chuyển
nghị gửi Ủy kỷ lý mỹ sỹ tỷ oan uống ưu ươm ý ĐIỀU người rượu hươu tuyết quỳnh qui giêng
"""
IMPOSSIBLE = """
tòan hòan qúy gỉai nghành kế-hoạch fáp jì zì wá nghà ka cê gê ghà cat hoc bêt cácg tế1 nghiệmm tiếń
email UBND iêu trìnhh thựcc đượcc quoan kiễmm bf mướnn
"""


def test_decomposed_letters_are_composed_and_nothing_else() -> None:
    assert nfc(unicodedata.normalize("NFD", "Cộng hòa xã hội")) == "Cộng hòa xã hội"
    assert nfc("Ðảng") == "Ðảng"


def test_the_look_alike_d_becomes_the_vietnamese_one() -> None:
    assert repair_d("\u00d0ảng ủy \u0189 \u00f0") == "Đảng ủy Đ đ"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hóa", "hoá"),
        ("thủy", "thuỷ"),
        ("úy", "uý"),
        ("khỏe", "khoẻ"),
        ("HÓA", "HOÁ"),
        ("Thúy", "Thuý"),
        ("tòa", "toà"),
    ],
)
def test_both_styles_are_told_apart_and_turned_into_each_other(old: str, new: str) -> None:
    assert (placement(old), placement(new)) == ("old", "new")
    assert (to_placement(old, "new"), to_placement(new, "old")) == (new, old)
    assert is_vietnamese_syllable(old)
    assert is_vietnamese_syllable(new)


@pytest.mark.parametrize("word", ["quý", "quả", "hoàn", "già", "hoa", "của", "loại", "khuya", "xoáy", "", "UBND"])
def test_words_that_both_styles_write_alike_have_no_style(word: str) -> None:
    assert placement(word) is None
    assert to_placement(word, "old") == word == to_placement(word, "new")


def test_a_text_is_turned_word_by_word() -> None:
    assert to_placement_text("Phòng Văn hoá, số hoá; thuỷ lợi.", "old") == "Phòng Văn hóa, số hóa; thủy lợi."


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(ValueError, match="style"):
        to_placement("hóa", "middle")


def test_names_sort_as_in_a_vietnamese_dictionary() -> None:
    names = ["Đạt", "Ông", "Ân", "Dương", "An Bình", "An", "Bình", "Ăn", "bã", "bả", "bà", "ba", "bá", "bạ"]
    assert sorted(names, key=sort_key) == [
        "An", "An Bình", "Ăn", "Ân", "ba", "bà", "bả", "bã", "bá", "bạ", "Bình", "Dương", "Đạt", "Ông",
    ]  # fmt: skip


@pytest.mark.parametrize("word", POSSIBLE.split())
def test_real_syllables_pass(word: str) -> None:
    assert is_vietnamese_syllable(word)


@pytest.mark.parametrize("word", IMPOSSIBLE.split())
def test_what_the_orthography_forbids_fails(word: str) -> None:
    assert not is_vietnamese_syllable(word)


def test_stop_codas_bear_two_tones_only() -> None:
    assert [is_vietnamese_syllable(w) for w in ("mát", "mạt", "mat", "màt", "mảt", "mãt")] == [True, True] + [False] * 4


def test_like_texts_score_high_and_unlike_ones_low() -> None:
    base = "Rà soát, đơn giản hóa thủ tục hành chính nội bộ"
    assert similarity(base, base.upper().replace("HÓA", "HOÁ")) == 1.0
    assert similarity(base, "Rà soát, đơn giản hóa thủ tục hành chính") > 0.8
    assert similarity(base, "Tổ chức tập huấn cho công chức") < 0.1
    assert similarity("", "") == 1.0


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_symmetric_and_between_nought_and_one(first: str, second: str) -> None:
    assert 0 <= similarity(first, second) <= 1
    assert similarity(first, second) == similarity(second, first)


@given(st.text(max_size=30))
def test_letter_functions_never_fail(text: str) -> None:
    sort_key(text)
    is_vietnamese_syllable(text)
    strip_accents(text)
    for style in ("old", "new"):
        assert strip_accents(to_placement_text(text, style)) == strip_accents(text)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("cuả", "của"),
        ("chiụ", "chịu"),
        ("lụât", "luật"),
        ("đựơc", "được"),
        ("khoẻ", ""),
        ("hóa", ""),
        ("trât", ""),
        ("bến", ""),
    ],
)
def test_a_tone_is_put_where_it_belongs(typed: str, right: str) -> None:
    assert with_tone_in_place(typed) == right
