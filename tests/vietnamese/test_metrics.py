"""Widths: as the font has them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from cchc_docs.vietnamese.metrics import text_width_pt

FONTS = Path("/usr/share/fonts/truetype/liberation2")


def test_marks_add_no_width() -> None:
    assert text_width_pt("ệ", 14) == text_width_pt("e", 14) == text_width_pt(unicodedata.normalize("NFD", "ệ"), 14)
    assert text_width_pt("ợ", 10) == pytest.approx(5.29)


def test_width_grows_with_size_and_weight() -> None:
    assert text_width_pt("Kế hoạch", 14) == pytest.approx(2 * text_width_pt("Kế hoạch", 7))
    assert text_width_pt("Kế hoạch", 14, bold=True) > text_width_pt("Kế hoạch", 14)
    assert text_width_pt("", 14) == 0


@pytest.mark.skipif(not FONTS.is_dir(), reason="Liberation fonts are not here")
@pytest.mark.parametrize(("face", "bold"), [("Regular", False), ("Bold", True)])
def test_every_vietnamese_letter_has_the_width_of_the_font(face: str, bold: bool) -> None:
    font = TTFont(FONTS / f"LiberationSerif-{face}.ttf")
    cmap, widths, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    letters = [chr(n) for n in [*range(32, 127), *range(0x1EA0, 0x1EFA)]] + list("àáâãèéêìíòóôõùúýăđĩũơưĂĐĨŨƠƯ–“”…")
    off = [c for c in letters if abs(text_width_pt(c, 1000, bold=bold) - widths[cmap[ord(c)]][0] * 1000 / em) > 1]
    assert off == []
