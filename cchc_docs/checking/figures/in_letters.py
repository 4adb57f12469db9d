"""Whole numbers written in words: "một triệu hai trăm linh năm nghìn" to 1205000, as amounts of money are repeated in letters."""

from __future__ import annotations

import re

__all__ = ["parse_number_words"]

_UNITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9,
}  # fmt: skip
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_SKIPPED = frozenset(["linh", "lẻ", "và", "chẵn", "đồng", "tròn"])


def parse_number_words(text: str) -> int | None:
    """Return the number some words say, None where a word is no number; "đồng chẵn" at the end is fine.

    As people speak, "chín lăm" is 95, "hai trăm tư mốt" 241, "một triệu rưỡi" 1500000.
    """
    total, group, last, seen = 0, 0, 10**12, False
    digit = False  # the word before was a figure of its own, so one more makes it tens
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        if word in _SKIPPED:
            digit = False
            continue
        if word in _UNITS:
            group += 9 * (group % 10) if digit else 0
            group, seen, digit = group + _UNITS[word], True, not digit
            continue
        digit = False
        if word == "mười":
            group, seen = group + 10, True
        elif word in ("mươi", "chục"):
            group += 9 * (group % 10)
        elif word == "trăm":
            group *= 100
        elif word == "rưỡi" and seen:
            total, group = (total, group + 50) if group else (total + (last // 2 if last < 10**12 else 0), 0)
        elif word in _SCALES and seen:
            scale = _SCALES[word]
            if scale == 10**9:
                total, group = (total + group) * scale, 0
            elif scale < last:
                total, group = total + group * scale, 0
            else:
                return None
            last = scale
        else:
            return None
    return total + group if seen else None
