"""One key for what the eye takes for the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.vietnamese.accents import to_placement_text
from cchc_docs.vietnamese.citations import find_citations
from cchc_docs.vietnamese.fold import fold, latin, look_alike_letters


def test_letters_of_other_alphabets_become_latin_place_for_place() -> None:
    typed = "31/2024/N\u0110-C\u0420 \u0430\u03bf \u0425"
    assert latin(typed) == "31/2024/NĐ-CP ao X"
    assert look_alike_letters(typed) == {"\u0420": "Kirin", "\u0430": "Kirin", "\u03bf": "Hy Lạp", "\u0425": "Kirin"}


def test_signs_of_science_stay() -> None:
    assert latin("tia α, 5 μm, ΔT, Ω") == "tia α, 5 μm, ΔT, Ω"
    assert look_alike_letters("tia α, ΔT") == {}


@pytest.mark.parametrize("typed", ["Hoà  Bình", "HÒA BÌNH", "ho\u0300a bi\u0300nh", "\u041dòa Bình"])
def test_one_name_has_one_key(typed: str) -> None:
    assert fold(typed) == "hòa bình"


def test_a_symbol_with_a_cyrillic_letter_is_cited_whole_and_as_typed() -> None:
    text = "Theo Nghị định số 118/2025/NĐ-C\u0420 ngày 09/6/2025 của Chính phủ."
    (cited,) = find_citations(text)
    assert cited.so_ky_hieu == "118/2025/NĐ-C\u0420"
    assert text[cited.start : cited.end] == cited.raw
    assert cited.ngay is not None


@given(st.text(max_size=60))
def test_folding_keeps_places_and_is_the_same_twice(text: str) -> None:
    assert len(latin(text)) == len(text)
    assert latin(latin(text)) == latin(text)
    assert fold(to_placement_text(text, "new")) == fold(to_placement_text(text, "old"))
