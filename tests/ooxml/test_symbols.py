from __future__ import annotations

import pytest

from cchc_docs.ooxml.symbols import seen, sign_of, unknown


@pytest.mark.parametrize(
    ("font", "codes", "signs"),
    [
        ("Wingdings 3", range(0x21, 0x29), "←→↑↓↖↗↙↘"),
        ("Wingdings 3", range(0x66, 0x6A), "←→↑↓"),
        ("Wingdings 3", (0x70, 0x71, 0x75, 0x78, 0x7D, 0x84), "▲▼▶◣▶▶"),
        ("Wingdings", (0xD8, 0xFC, 0xE0), "➢✓→"),
        ("Webdings", (0x61, 0x72), "✔✖"),
    ],
)
def test_a_sign_is_what_its_font_draws(font: str, codes, signs: str) -> None:
    assert "".join(sign_of(chr(code), font) for code in codes) == signs
    assert seen("".join(chr(0xF000 + code) for code in codes), font) == signs


def test_a_sign_that_no_table_knows_is_kept_and_told() -> None:
    kept = sign_of(chr(0x4E), "Webdings")
    assert unknown(f"việc {kept}") == [kept]
    assert sign_of("N", "Times New Roman") == "N"
