"""Signs of Symbol, Wingdings and Webdings as the Unicode signs a reader sees.

Word keeps a letter of such a font at U+F000 + its code, or as the bare code beside the name of the font. The tables
follow the mapping of Unicode 7.0 (L2/11-196) and Adobe's Symbol encoding, with the plainer sign where office fonts lack
the exact one. A sign that is in no table keeps its private code, so that whoever reads it can tell.
"""

from __future__ import annotations

from cchc_docs.patterns import ours

_SYMBOL = {
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "∗", 0x2B: "+", 0x2D: "-", 0x40: "≅", 0x5C: "∴", 0x5E: "⊥", 0x60: "‾", 0x7E: "∼",
    0xA0: "€", 0xA1: "ϒ", 0xA2: "′", 0xA3: "≤", 0xA4: "⁄", 0xA5: "∞", 0xA6: "ƒ", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠",
    0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝",
    0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC0: "ℵ", 0xC4: "⊗", 0xC5: "⊕", 0xC6: "∅",
    0xC7: "∩", 0xC8: "∪", 0xC9: "⊃", 0xCA: "⊇", 0xCB: "⊄", 0xCC: "⊂", 0xCD: "⊆", 0xCE: "∈", 0xCF: "∉", 0xD0: "∠", 0xD1: "∇",
    0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD5: "∏", 0xD6: "√", 0xD7: "⋅", 0xD8: "¬", 0xD9: "∧", 0xDA: "∨", 0xDB: "⇔", 0xDC: "⇐",
    0xDD: "⇑", 0xDE: "⇒", 0xDF: "⇓", 0xE0: "◊", 0xE2: "®", 0xE3: "©", 0xE4: "™", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_WINGDINGS = {
    **dict(zip(range(0x80, 0x8B), "⓪①②③④⑤⑥⑦⑧⑨⑩", strict=True)),
    **dict(zip(range(0x8B, 0x96), "⓿❶❷❸❹❺❻❼❽❾❿", strict=True)),
    **dict(zip(range(0x5E, 0x6A), "♈♉♊♋♌♍♎♏♐♑♒♓", strict=True)),
    0x21: "✏", 0x22: "✂", 0x23: "✁", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x2B: "+", 0x2D: "-", 0x36: "⌛", 0x37: "⌨", 0x3E: "✇",
    0x3F: "✍", 0x41: "✌", 0x45: "☜", 0x46: "☞", 0x47: "☝", 0x48: "☟", 0x4A: "☺", 0x4C: "☹", 0x4E: "☠", 0x4F: "⚐", 0x51: "✈",
    0x52: "☼", 0x54: "❄", 0x56: "✞", 0x58: "✠", 0x59: "✡", 0x5A: "☪", 0x5B: "☯", 0x5C: "ॐ", 0x5D: "☸", 0x6C: "●", 0x6D: "❍",
    0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x78: "⌧",
    0x79: "⍓", 0x7A: "⌘", 0x7B: "❀", 0x7C: "✿", 0x7D: "❝", 0x7E: "❞", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA2: "○", 0xA3: "○",
    0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: "□", 0xAA: "✦", 0xAB: "★", 0xAC: "✶", 0xAD: "✴", 0xAE: "✹", 0xAF: "✵", 0xB1: "⌖",
    0xB5: "✪", 0xB6: "✰", 0xD5: "⌫", 0xD6: "⌦", 0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE3: "↖",
    0xE4: "↗", 0xE5: "↙", 0xE6: "↘", 0xE7: "←", 0xE8: "➔", 0xE9: "↑", 0xEA: "↓", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    **dict(zip(range(0x69, 0x74), "⓪①②③④⑤⑥⑦⑧⑨⑩", strict=True)),
    **dict(zip(range(0x74, 0x7F), "⓿❶❷❸❹❺❻❼❽❾❿", strict=True)),
    0x21: "✒", 0x22: "✐", 0x25: "✄", 0x27: "☎", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x55: "⊗",
    0x56: "⊗", 0x57: "⊗", 0x58: "⊘", 0x95: "·", 0x96: "·", 0x97: "•", 0x98: "●", 0x99: "●", 0x9A: "○", 0x9B: "○", 0x9C: "○",
    0x9D: "○", 0x9E: "⊙", 0x9F: "▪", 0xA0: "▪", 0xA1: "■", 0xA2: "■", 0xA3: "☐", 0xA4: "□", 0xA5: "□", 0xA6: "□", 0xAE: "◆",
    0xB0: "◇", 0xB2: "◊",
}  # fmt: skip
_WINGDINGS_3 = {
    **dict(zip(range(0x21, 0x29), "←→↑↓↖↗↙↘", strict=True)),
    **dict(zip(range(0x66, 0x70), "←→↑↓↖↗↙↘↔↕", strict=True)),
    **dict(zip(range(0x70, 0x7E), "▲▼△▽◀▶◁▷◣◢◤◥◀▶", strict=True)),
    **dict(zip((0x7E, 0x80, 0x81, 0x82, 0x83, 0x84), "▲▼▲▼◀▶", strict=True)),
    0x31: "↔", 0x32: "↕",
}  # fmt: skip
_WEBDINGS = {
    0x31: "▲", 0x33: "◀", 0x34: "▶", 0x35: "▲", 0x36: "▼", 0x3C: "■", 0x3D: "■", 0x59: "♥", 0x61: "✔", 0x63: "□", 0x67: "■",
    0x6E: "●", 0x72: "✖", 0x78: "✖", 0x7C: "|",
}  # fmt: skip
_FONTS = {
    "symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "wingdings 3": _WINGDINGS_3, "webdings": _WEBDINGS,
}  # fmt: skip
_FONT_OF = ours(r"(symbol|wingdings ?[23]|wingdings|webdings)\b")
_PRIVATE = 0xF000
_SIGNS = ours("[\uf000-\uf0ff]")
# Without the name of a font: what the two that offices use mean by a code; the older one where they differ.
_ANY = {
    _PRIVATE + code: _WINGDINGS.get(code, _SYMBOL.get(code, "")) for code in sorted(_WINGDINGS.keys() | _SYMBOL.keys())
} | {_PRIVATE + code: _SYMBOL[code] for code in (0xB7, 0xB3, 0xA3, 0xB1)}


def _table(font: str) -> dict[int, str] | None:
    found = _FONT_OF.match(font.strip().lower())
    if found is None:
        return None
    name = found[1]
    return _FONTS[f"{name[:-1].strip()} {name[-1]}" if name[-1] in "23" else name]


def seen(text: str, font: str = "") -> str:
    """Return a text with the signs at private codes as Unicode has them, by the font that draws them."""
    if text.isprintable() or not _SIGNS.search(text):
        return text
    table = _table(font)
    if table is None:
        return text.translate(_ANY)
    return "".join(
        table.get(ord(letter) - _PRIVATE, letter) if "\uf000" <= letter <= "\uf0ff" else letter for letter in text
    )


def sign_of(letter: str, font: str) -> str:
    """Return the sign a letter of a symbol font shows; the letter itself in any other font."""
    table = _table(font)
    if len(letter) != 1 or table is None:
        return letter
    code = ord(letter) - _PRIVATE if "\uf000" <= letter <= "\uf0ff" else ord(letter)
    return table.get(code, chr(_PRIVATE + code) if 0x20 < code <= 0xFF else letter)


_PRIVATE_LETTER = ours("[\ue000-\uf8ff]")


def unknown(text: str) -> list[str]:
    """Return the letters of symbol fonts a text still holds: nobody can tell what they show."""
    return sorted(set(_PRIVATE_LETTER.findall(text)))
