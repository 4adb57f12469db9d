"""What is one thing is not broken at a line end: "2026 - 2030", "31/KH-UBND", "ngày 05", "Văn hóa - Xã hội", "60 %".

Blanks and hyphens inside such words become ones that hold (U+00A0, U+2011). It is done where a text is printed and
nowhere else: readers give blanks and hyphens back as typed, so plans, rules and searches never meet them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from cchc_docs.patterns import ours

BLANK, HYPHEN = "\u00a0", "\u2011"
"""They hold what stands on either side of them together."""

_TAKES_NUMBER = (
    "ngày", "tháng", "năm", "quý", "tuần", "kỳ", "số", "điều", "khoản", "điểm", "mục", "chương", "phần", "lục", "bảng", "biểu",
    "mẫu", "lần", "khóa", "thứ", "tổ", "thôn", "mức", "độ", "từ", "đến", "trên", "dưới", "đủ",
)  # fmt: skip
_WITH_NUMBER = frozenset(form for word in _TAKES_NUMBER for form in (word, word.capitalize(), word.upper()))
# "tháng", "năm" before a number of their own go with that one: a whole day held together leaves gaps in the line above it.
_UNITS = (
    "%", "‰", "°C", "đồng", "triệu", "tỷ", "tỉ", "nghìn", "ngàn", "ngày", r"(?:tháng|năm)(?! \d)", "giờ", "phút", "tuần", "km", "m²", "m2",
    "m", "ha", "kg", "tấn", "MB", "GB", "Mbps",
)  # fmt: skip
_ROMAN = frozenset("IVX")
_END = '.,;:)/”"'
_BETWEEN = "\x00"
# Each begins with the sign itself, which is quickest to look for, and tells the rest by looks around it.
_SPOT = ours(r" (?=[\dIVX])")
_UNIT = ours(rf" (?<=\d )(?=(?:{'|'.join(_UNITS)})[{_END}]*(?:[ /{_BETWEEN}]|\Z))")
_YEARS = ours(r" ([-–]) (?=\d{4})(?<=\d{4} [-–] )")
_IN_WORD = ours(r"-(?=[A-ZĐ\d])")


_known: dict[str, str] = {}
"""What texts became: communes of one province print the same paragraphs, and so does a paper after each edit of it."""
_MOST = 1_000_000
"""How many letters are remembered, each text counted fifty too long for what a text costs by itself: some ten MB."""


def hold(text: str) -> str:
    """Return a text with the blanks and hyphens inside what is one thing as ones that hold; web addresses stay."""
    known = _known.get(text)
    return _settled(_spots_held(text)) if known is None else known


def hold_all(texts: list[str]) -> Mapping[str, str]:
    """Return what `hold` makes of each text (and of others), in one go: a plan has a thousand short ones, many of them often."""
    global _known  # noqa: PLW0603 - put in its place whole: other threads go on with the one they have
    known = _known
    new = list(dict.fromkeys([text for text in texts if text not in known]))
    if new:
        known = {**known, **dict(zip(new, _held(new), strict=True))}
        _known = known if sum(map(len, known)) + 50 * len(known) < _MOST else {}
    return known


def _held(texts: list[str]) -> list[str]:
    together = _BETWEEN.join(texts)
    if together.count(_BETWEEN) != len(texts) - 1:
        return [_settled(_spots_held(text)) for text in texts]
    held = _spots_held(together).split(_BETWEEN)
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
    if " - " in text or " – " in text:
        text = _YEARS.sub(rf"{BLANK}\1{BLANK}", text)
    first, *others = _SPOT.split(text)
    held = _UNIT.sub(BLANK, text)  # as long as the text itself
    at = len(first)
    out = [held[:at]]
    before = first
    for part in others:
        # The word before a number is what stands behind the last blank, or begins a text.
        word = before[before.rfind(" ") + 1 :]
        if _BETWEEN in word:
            word = word[word.rfind(_BETWEEN) + 1 :]
        out.append(BLANK if word in _WITH_NUMBER and (part[0] not in _ROMAN or _roman(part)) else " ")
        out.append(held[at + 1 : (at := at + 1 + len(part))])
        before = part
    return _IN_WORD.sub(_hyphen, "".join(out))


def _hyphen(found: re.Match[str]) -> str:
    at = found.start()
    return HYPHEN if found.string[at - 1 : at].isalnum() else "-"


def _roman(text: str) -> bool:
    """Tell whether a text begins with a word that is a Roman number."""
    word = text[: text.find(" ")] if " " in text else text
    return _ROMAN.issuperset(word.partition(_BETWEEN)[0].partition("/")[0].rstrip(_END))


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
