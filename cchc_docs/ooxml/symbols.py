"""Signs of Symbol and Wingdings, kept by Word at U+F0xx, as the Unicode signs a reader sees."""

from __future__ import annotations

SYMBOLS = {
    0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF02D: "-", 0xF02B: "+", 0xF06C: "●", 0xF06E: "■", 0xF06F: "□", 0xF071: "□",
    0xF075: "◆", 0xF076: "❖", 0xF077: "◆", 0xF0A8: "□", 0xF0E0: "→", 0xF0E8: "➔", 0xF0FE: "☑", 0xF0B3: "≥", 0xF0A3: "≤", 0xF0B1: "±",
}  # fmt: skip
"""Private code -> sign: a table for `str.translate`."""


def seen(text: str) -> str:
    """Return a text with the signs of those fonts as Unicode has them."""
    return text if text.isascii() else text.translate(SYMBOLS)


def sign_of(letter: str, font: str) -> str:
    """Return the sign a letter of Wingdings or Symbol shows; the letter itself in any other font."""
    if len(letter) != 1 or not font.lower().startswith(("wingdings", "symbol")) or ord(letter) > 0xFF:
        return letter
    return SYMBOLS.get(0xF000 + ord(letter), letter if font.lower().startswith("symbol") else "•")
