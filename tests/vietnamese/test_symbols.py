"""Số, ký hiệu: put right and taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.vietnamese.symbols import SYMBOL_PROBLEMS, normalise_symbol, symbol_family


@pytest.mark.parametrize(
    ("typed", "right", "problems"),
    [
        ("06/QĐTTg", "06/QĐ-TTg", ("missing_hyphen",)),
        ("06/QĐ- TTg", "06/QĐ-TTg", ("spaces",)),
        ("23/CTTTg", "23/CT-TTg", ("missing_hyphen",)),
        ("23/CT.TTg", "23/CT-TTg", ("missing_hyphen",)),
        ("45/2019/NDCP", "45/2019/NĐ-CP", ("missing_hyphen", "plain_d")),
        ("45/2019-NĐ-CP", "45/2019/NĐ-CP", ("state_form",)),
        ("45/2019/NĐ-Cp", "45/2019/NĐ-CP", ("letter_case",)),
        ("257/KH–UBND", "257/KH-UBND", ("dash",)),
        ("30/2020/ND-CP", "30/2020/NĐ-CP", ("plain_d",)),
        ("749/QĐ-TTG", "749/QĐ-TTg", ("letter_case",)),
        ("18/NQ-TW", "18-NQ/TW", ("party_form",)),
        ("57-NQ-TW", "57-NQ/TW", ("party_form",)),
        ("05-KH/UBND", "05/KH-UBND", ("state_form",)),
        ("12/Kh-UBND", "12/KH-UBND", ("letter_case",)),
        ("62/PGDĐT-KTr", "62/PGDĐT-KTr", ()),
        ("58/SGD &ĐT -TTr", "58/SGD&ĐT-TTr", ("spaces",)),
        ("     /KH-UBND", "/KH-UBND", ("no_number",)),
    ],
)
def test_a_typed_symbol_is_put_right_and_its_faults_named(typed: str, right: str, problems: tuple[str, ...]) -> None:
    assert normalise_symbol(typed) == (right, problems)
    assert set(problems) <= set(SYMBOL_PROBLEMS)


@pytest.mark.parametrize(
    ("symbol", "parts"),
    [
        ("30/2020/NĐ-CP", ("state", "30", "2020", "NĐ", "CP", "")),
        ("66.7/2025/NQ-CP", ("state", "66.7", "2025", "NQ", "CP", "")),
        ("30c/NQ-CP", ("state", "30c", "", "NQ", "CP", "")),
        ("57-NQ/TW", ("party", "57", "", "NQ", "TW", "")),
        ("12-KH/ĐU", ("party", "12", "", "KH", "ĐU", "")),
        ("80/2025/QH15", ("qh", "80", "2025", "", "QH15", "")),
        ("1104/BNV-CCHC", ("state", "1104", "", "", "BNV", "CCHC")),
        ("05/2016/TTLT-BTTTT-BNV", ("state", "05", "2016", "TTLT", "BTTTT", "BNV")),
        ("06/2022", ("unknown", "", "", "", "", "")),
    ],
)
def test_a_right_symbol_stays_and_comes_apart(symbol: str, parts: tuple[str, ...]) -> None:
    assert normalise_symbol(symbol) == (symbol, ())
    assert symbol_family(symbol) == parts


@given(st.text("0123/-–. QĐNKHUBNDTWTtgrCPđ", max_size=20))
def test_putting_right_is_done_in_one_go(text: str) -> None:
    once = normalise_symbol(text)[0]
    assert normalise_symbol(once)[0] == once
    symbol_family(text)


def test_letters_of_a_party_body_that_a_ministry_has_too_are_told_by_the_stroke() -> None:
    assert normalise_symbol("1801/QĐ-BCT") == ("1801/QĐ-BCT", ())
    assert normalise_symbol("12-NQ/BCT") == ("12-NQ/BCT", ())
    assert normalise_symbol("12/NQ-TW")[0] == "12-NQ/TW"
