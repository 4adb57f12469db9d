"""What is one thing is not broken at a line end: "2026 - 2030", "31/KH-UBND", "ngày 05", "Văn hóa - Xã hội", "60 %".

Blanks and hyphens inside such words become ones that hold (U+00A0, U+2011). It is done where a text is printed and
nowhere else: readers give blanks and hyphens back as typed, so plans, rules and searches never meet them.
"""

from __future__ import annotations

import re

from cchc_docs.patterns import ours

BLANK, HYPHEN = "\u00a0", "\u2011"
"""They hold what stands on either side of them together."""

_TAKES_NUMBER = (
    "ngày", "tháng", "năm", "quý", "tuần", "kỳ", "số", "điều", "khoản", "điểm", "mục", "chương", "phần", "lục", "bảng", "biểu",
    "mẫu", "lần", "khóa", "thứ", "tổ", "thôn", "mức", "độ", "từ", "đến", "trên", "dưới", "đủ",
)  # fmt: skip
_WITH_NUMBER = frozenset(form for word in _TAKES_NUMBER for form in (word, word.capitalize(), word.upper()))
_UNITS = frozenset(
    [
        "%",
        "‰",
        "°C",
        "đồng",
        "triệu",
        "tỷ",
        "tỉ",
        "nghìn",
        "ngàn",
        "ngày",
        "tháng",
        "giờ",
        "phút",
        "năm",
        "tuần",
        "km",
        "m²",
        "m2",
        "m",
        "ha",
        "kg",
        "tấn",
        "MB",
        "GB",
        "Mbps",
    ]
)
_ROMAN = frozenset("IVX")
# Short patterns that begin with the sign itself, the rest in code: a long one takes longer to compile than a plan to print.
_SPOT = ours(r" (?:(?=[\dIVX])|(?<=\d ))")
_IN_WORD = ours(r"-(?=[A-ZĐ\d])")
_BETWEEN = "\x00"
_END = '.,;:)/”"'


def hold(text: str) -> str:
    """Return a text with the blanks and hyphens inside what is one thing as ones that hold; web addresses stay."""
    return _settled(_spots_held(text))


def hold_all(texts: list[str]) -> list[str]:
    """Return what `hold` makes of each text, in one go: a plan has a thousand short ones."""
    if any(_BETWEEN in text for text in texts):
        return [hold(text) for text in texts]
    held = _spots_held(_BETWEEN.join(texts)).split(_BETWEEN) if texts else []
    return [_settled(text) if " - " in text or HYPHEN in text else text for text in held]


def _settled(held: str) -> str:
    if " - " in held:
        held = _pairs(held)
    if HYPHEN in held and ("://" in held or "@" in held or "www." in held):
        held = held.replace(HYPHEN, "-")
    return held


def loose(text: str) -> str:
    """Return a text with ordinary blanks and hyphens: the other way round of `hold`."""
    return text.replace(BLANK, " ").replace(HYPHEN, "-")


def _spots_held(text: str) -> str:
    return _IN_WORD.sub(_hyphen, _SPOT.sub(_blank, text))


def _hyphen(found: re.Match[str]) -> str:
    at = found.start()
    return HYPHEN if found.string[at - 1 : at].isalnum() else "-"


def _blank(found: re.Match[str]) -> str:
    text, at = found.string, found.start()
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before == "-" or after == "-":
        # "2026 - 2030": the blank on either side of the dash
        dash = at - 1 if before == "-" else at + 1
        years = text[dash - 5 : dash - 1], text[dash + 2 : dash + 6]
        both = all(len(year) == 4 and year.isdecimal() for year in years)
        return BLANK if both and text[dash - 1 : dash + 2] == " - " else " "
    if after.isdecimal():
        return BLANK if _before(text, at) in _WITH_NUMBER else " "
    if after in _ROMAN:
        return BLANK if _before(text, at) in _WITH_NUMBER and _ROMAN.issuperset(_word(text, at + 1)) else " "
    return BLANK if _word(text, at + 1) in _UNITS else " "


def _before(text: str, at: int) -> str:
    word = text[text.rfind(" ", 0, at) + 1 : at]
    return word[word.rfind(_BETWEEN) + 1 :] if _BETWEEN in word else word


def _word(text: str, start: int) -> str:
    end = text.find(" ", start)
    return text[start : end if end >= 0 else len(text)].partition(_BETWEEN)[0].partition("/")[0].rstrip(_END)


def _pairs(text: str) -> str:
    """Hold the syllables of a name of two parts together: "Văn hóa" and "Xã hội" beside their dash."""
    parts = text.split(" - ")
    if BLANK not in text and not any(part[:1].isupper() for part in parts[1:]):
        return text
    for place in range(len(parts) - 1):
        left, right = parts[place].rsplit(" ", 2), parts[place + 1].split(" ", 2)
        if len(left) > 1 and len(right) > 1 and _name(left[-2]) and _name(right[0]) and left[-1].isalpha():
            head = f"{left[0]} " if len(left) > 2 else ""
            tail = f" {right[2]}" if len(right) > 2 else ""
            parts[place] = f"{head}{left[-2]}{BLANK}{left[-1]}"
            parts[place + 1] = f"{right[0]}{BLANK}{right[1]}{tail}"
    *before, last = parts
    return "".join([*[f"{part}{BLANK if BLANK in part[-9:] else ' '}- " for part in before], last])


def _name(word: str) -> bool:
    return word.isalpha() and word[0].isupper()
