"""The text layer of a PDF, judged by whether its words can be Vietnamese."""

from __future__ import annotations

import pytest

from cchc_docs.errors import CchcError
from cchc_docs.reading.page.layer import judge_layer, legacy_reading, measure
from cchc_docs.reading.page.lines import unicoded

GOOD = [
    "Các thôn rà soát sổ sách đã ghi từ đầu năm, việc nào chậm thì nói rõ lý do, người làm và ngày xong.",
    "Văn phòng HĐND và UBND xã gom lại, gửi Chủ tịch trước ngày 15/3/2026; TTHC trực tuyến đạt 80% trở lên.",
]
LOST = [
    "Các th n r so t s s ch ghi t u n m, vi c n o ch m th n i r l do, ng i l m v ng y xong.",
    "V n ph ng v x gom l i, g i Ch t ch tr c ng y; tr c tuy n t tr l n.",
]


def test_a_plan_as_it_should_be_measures_right() -> None:
    layer = measure(GOOD)
    assert layer.right == 1.0 and layer.unknown == 0.0 and layer.words > 30
    assert judge_layer(GOOD, "thu.pdf") == []


def test_letters_lost_to_another_font_are_refused_with_examples() -> None:
    with pytest.raises(CchcError, match=r"thu\.pdf: lớp chữ .* sai .*ví dụ “"):
        judge_layer(LOST, "thu.pdf")


def test_a_few_wrong_words_are_a_note() -> None:
    (note,) = judge_layer([*GOOD, "V n ph ng v x gom"], "thu.pdf")
    assert note.startswith("lớp chữ của PDF có thể sai: khoảng") and "cần đọc lại" in note


def test_shapes_without_meaning_are_refused() -> None:
    with pytest.raises(CchcError, match="lớp chữ"):
        judge_layer(["\ufffd\ufffd\ue001\ue002 thôn"], "thu.pdf")


def test_a_short_text_is_not_judged_by_its_words() -> None:
    assert judge_layer(["Sgrthk bcdf Prtx"], "thu.pdf") == []


def test_labels_figures_and_abbreviations_are_no_evidence() -> None:
    assert measure(["a) 1.1. UBND TTHC 2026 %"]).words == 0


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times"])
def test_an_old_font_whose_name_was_lost_is_known_by_what_its_table_makes_of_the_words(font) -> None:
    typed = [_typed(line, font) for line in GOOD]
    assert legacy_reading(typed) == font
    assert [" ".join(unicoded(word, font) for word in line.split()) for line in typed] == GOOD


def test_plain_text_needs_no_table() -> None:
    assert legacy_reading(GOOD) is None
    assert legacy_reading(LOST) is None


def test_the_letter_that_looks_like_a_hyphen_comes_back() -> None:
    assert unicoded("ng-êi", ".VnTime") == "người"
    assert unicoded("H§ND-UBND", ".VnTime") == "HĐND-UBND"


def _typed(text: str, font: str) -> str:
    """Type a text in an old font: the tables of `legacy_fonts`, the other way round."""
    from cchc_docs.vietnamese import legacy_fonts

    if font == ".VnTime":
        back = {letter: chr(code) for code, letter in legacy_fonts._tcvn3().items()}
    else:
        back = {letter: codes for codes, letter in reversed(legacy_fonts._vni().items())}
    return "".join(back.get(letter, letter) for letter in text)
