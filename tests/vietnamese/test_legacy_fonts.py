"""Fonts of before Unicode: known sentences, and every letter there and back."""

from __future__ import annotations

import unicodedata

import pytest

from cchc_docs.vietnamese import legacy_fonts
from cchc_docs.vietnamese.legacy_fonts import convert, is_legacy_font, legacy_encoding

TONED = [
    unicodedata.normalize("NFC", v + t)
    for v in "aăâeêioôơuưy"
    for t in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
]
LETTERS = [*TONED, "đ"]


def test_fonts_are_known_by_name() -> None:
    names = [".VnTime", ".VnTimeH", ".vnArial", "VNI-Times", "Times New Roman", "Arial", ""]
    assert [legacy_encoding(n) for n in names] == ["tcvn3", "tcvn3_capitals", "tcvn3", "vni", None, None, None]
    assert is_legacy_font(".VnTime")
    assert not is_legacy_font("Times New Roman")


@pytest.mark.parametrize(
    ("typed", "font", "meant"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", ".VnTime", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", ".VnTime", "Độc lập - Tự do - Hạnh phúc"),
        ("ñy ban nh©n d©n", ".VnTimeH", "ỦY BAN NHÂN DÂN"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "VNI-Times", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("UÛY BAN NHAÂN DAÂN, Ñieàu 5", "VNI-Times", "ỦY BAN NHÂN DÂN, Điều 5"),
        ("Việt Nam", "Times New Roman", "Việt Nam"),
    ],
)
def test_known_sentences_become_unicode(typed: str, font: str, meant: str) -> None:
    assert convert(typed, font) == meant


def test_every_letter_of_tcvn3_goes_there_and_back() -> None:
    back = {letter: chr(code) for code, letter in legacy_fonts._tcvn3().items()}
    assert len(back) == len(legacy_fonts._tcvn3())
    text = " ".join(LETTERS)
    assert convert("".join(back.get(c, c) for c in text), ".VnTime") == text
    assert convert("".join(back.get(c, c) for c in text), ".VnTimeH") == text.upper()


def test_every_letter_of_vni_goes_there_and_back() -> None:
    back: dict[str, str] = {}
    for codes, letter in legacy_fonts._vni().items():
        back.setdefault(letter, codes)
    text = " ".join(LETTERS) + " " + " ".join(LETTERS).upper()
    assert all(c in back or c.isascii() for c in text)
    assert convert("".join(back.get(c, c) for c in text), "VNI-Times") == text
