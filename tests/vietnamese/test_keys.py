"""Keys that were struck and not turned into letters."""

from __future__ import annotations

import pytest

from cchc_docs.vietnamese.accents import struck


@pytest.mark.parametrize(
    ("keys", "syllable"),
    [
        ("dduwocj", "được"),
        ("dduowcj", "được"),
        ("phair", "phải"),
        ("đeer", "để"),
        ("hoaf", "hòa"),
        ("tieesng", "tiếng"),
        ("khoong", "không"),
        ("ngươif", "người"),
        ("server", ""),
        ("tour", ""),
        ("giaoso", ""),
        ("qu", ""),
        ("a", ""),
    ],
)
def test_keys_of_telex_stand_for_a_syllable(keys: str, syllable: str) -> None:
    assert struck(keys) == syllable
