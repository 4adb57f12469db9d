"""Parts counted in words: "Phần thứ ba"."""

from __future__ import annotations

from cchc_docs.vietnamese.enumerators import ORDINALS, ParsedLabel


def in_words(typed: str) -> ParsedLabel | None:
    """Understand "PHẦN THỨ BA": its scheme is "Phần thứ", its value 3."""
    head, _, word = typed.lower().rstrip(" .:").rpartition(" ")
    if head not in ("phần thứ", "chương thứ") or word not in ORDINALS:
        return None
    return ParsedLabel(head.capitalize(), ORDINALS.index(word) + 1, typed, typed[: len(head)])


def following(parsed: ParsedLabel, value: int) -> str:
    """Return the label of that value in the manner of another."""
    words = f"{parsed.prefix} {ORDINALS[(value - 1) % len(ORDINALS)]}"
    return words.upper() if parsed.raw.isupper() else words
