"""Labels of headings, items and bullets: write them by scheme, take them off a typed paragraph.

A scheme is a plain string that shows the first label it makes: "A." "I." "1." "1.1." "a)" "a." "(1)" "-" "+" "•" ""
"Điều 1." "Phần I" "Chương I" "Mục 1". The kinds come from Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 6 (phần,
chương, mục, điều, khoản, điểm); the rest is what offices type.

Letters are those of the decree's điểm: a b c d đ e g h i k l m n o p q r s t u v x y (no f j w z, no ă â ê ô ơ ư).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cchc_docs import patterns
from cchc_docs.record import NamedTuple

__all__ = [
    "BULLETS",
    "ORDINALS",
    "VIETNAMESE_LETTERS",
    "ParsedLabel",
    "label",
    "letter",
    "parse_label",
    "parse_letter",
    "parse_roman",
    "roman",
    "split_label",
]

VIETNAMESE_LETTERS = "abcdđeghiklmnopqrstuvxy"
# The last four are what Word's Symbol and Wingdings bullets become in Unicode's private area.
ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
"""What parts are counted with in words: "Phần thứ ba"."""
BULLETS = "-+–—−•*·●○▪■►➢✓\uf0b7\uf0a7\uf0d8\uf0fc"

_ROMAN_STEPS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}

_WORDS = "Điều|Phần|Chương|Tiểu mục|Mục|Phụ lục số|Phụ lục|Khoản|Điểm|Biểu số|Biểu"
_SCHEME = rf"(?:(?P<word>{_WORDS}) )?(?P<open>\(?)(?P<head>(?:[AI1]\.)*)(?P<mark>A|I|1|01|a|i)(?P<close>[.)/:]| -|)"


class ParsedLabel(NamedTuple):
    """A label understood.

    `scheme` is the scheme that writes such labels; `value` counts from 1 and is None where the mark is no member of
    the scheme ("f)", "w."); `raw` is the label exactly as typed; `prefix` the part before the count ("2.3." in
    "2.3.1.", "Điều" in "Điều 3.").
    """

    scheme: str
    value: int | None
    raw: str
    prefix: str = ""


@lru_cache(maxsize=512)
def roman(n: int) -> str:
    """Return n (1 to 3999) in capital Roman numerals; ValueError outside."""
    if not 1 <= n <= 3999:
        raise ValueError(f"no Roman numeral for {n}")
    out = []
    for value, mark in _ROMAN_STEPS:
        count, n = divmod(n, value)
        out.append(mark * count)
    return "".join(out)


@lru_cache(maxsize=4096)
def parse_roman(text: str) -> int | None:
    """Return the value of a well-formed capital Roman numeral, None for anything else ("IIII", "VX", "ii", "")."""
    if not text or any(c not in _ROMAN_DIGITS for c in text):
        return None
    total = 0
    for here, after in zip(text, [*text[1:], ""], strict=True):
        value = _ROMAN_DIGITS[here]
        total += -value if after and _ROMAN_DIGITS[after] > value else value
    # Writing it back is the simplest strict test: only the canonical spelling survives.
    return total if 1 <= total <= 3999 and roman(total) == text else None


def letter(n: int) -> str:
    """Return the n-th Vietnamese letter of a list (1 is a, 5 is đ); after y comes aa, ab … (our choice)."""
    if n < 1:
        raise ValueError(f"no letter for {n}")
    out = ""
    while n:
        n, place = divmod(n - 1, len(VIETNAMESE_LETTERS))
        out = VIETNAMESE_LETTERS[place] + out
    return out


def parse_letter(text: str) -> int | None:
    """Return the place of a small letter (or aa, ab …) in a Vietnamese list, None for f, j, w, z and all else."""
    value = 0
    for c in text:
        place = VIETNAMESE_LETTERS.find(c)
        if place < 0:
            return None
        value = value * len(VIETNAMESE_LETTERS) + place + 1
    return value or None


def label(scheme: str, n: int, parent: str = "") -> str:
    """Return the n-th label (from 1) of a scheme.

    For nested schemes ("1.1.", "I.1.") `parent` is the label of the nearest numbered ancestor, as printed: its number
    comes in front. Without one the count stands alone ("3."). Bullets and "" are the same for every n.
    ValueError for an unknown scheme or n below 1.
    """
    if n < 1:
        raise ValueError(f"labels count from 1, not {n}")
    if scheme == "" or (len(scheme) == 1 and scheme in BULLETS):
        return scheme
    found = _scheme(scheme)
    if not found or not (found["close"] or found["word"] or found["head"]):
        raise ValueError(f"unknown label scheme {scheme!r}")
    word = found["word"] + " " if found["word"] else ""
    head = _number_of(parent) if found["head"] else ""
    close = found["close"]
    if found["head"] and not head and not close:
        close = "."  # a bare "3" would not be a label
    return f"{word}{found['open']}{head}{_count(found['mark'], n)}{close}"


@cache
def _scheme(scheme: str) -> re.Match[str] | None:
    return patterns.fullmatch(_SCHEME, scheme)


def _count(mark: str, n: int) -> str:
    if mark == "I":
        return roman(n)
    if mark == "i":
        return roman(n).lower()
    if mark in "aA":
        return letter(n) if mark == "a" else letter(n).upper()
    return f"{n:02d}" if mark == "01" else str(n)


_PARENT = r"(?:^|[\s(])((?:[IVXLC]+|[A-ZĐ]|\d+)(?:\.\d+)*)(?=[.)/:\s-]|$)"


def _number_of(parent: str) -> str:
    found = patterns.search(_PARENT, parent)
    return found[1] + "." if found else ""


# --- reading ---------------------------------------------------------------------------------------------------------

_UPPER = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_LOWER_MARK = "a-zđăâêôơư"
_ROMAN = "[IVX]+"  # no list goes past 39, and "C." and "D." are letters
# What may follow a mark typed without a space: a capital with another letter after it, or markup or quote before one.
_GLUED = rf"(?=[*“\"]{{0,3}}[{_UPPER}][^\W\d_])"
_NESTED = rf"(?:{_ROMAN}|[A-GĐ]|\d{{1,2}})(?:\.\d{{1,2}}){{1,4}}"
_NEXT_CAPITAL = rf"(?=\s+[*“\"(]{{0,3}}[{_UPPER}])"

_TYPED = (
    # Điều 3.   Chương II   Mục 1: (split_label asks more where the mark is missing)
    r"(?P<word>(?i:điều|phần|chương|tiểu mục|mục)\s+(?:[IVXLC]+|\d{1,3}[a-zđ]?)(?:(?P<mark>\s?[.:])(?=\s|$|"
    + _GLUED
    + r")|(?=\s|$)))",
    # 1.1.   2.3.1.   II.1.   and, before a capital or a percentage, 1.1
    rf"(?P<nested>{_NESTED}(?:[.)](?=\s|$|{_GLUED})|(?=\s*$)|{_NEXT_CAPITAL}|(?=\s+\d+\s?%)))",
    # 1.   01.   1)   1/ Xây dựng   1 - Xây dựng
    rf"(?P<number>\d{{1,3}}(?:\.(?=\s|$|{_GLUED})|\s?\)|\s\.{_NEXT_CAPITAL}|/{_NEXT_CAPITAL}|\s?[-–]{_NEXT_CAPITAL}))",
    # Roman: I. and II - and III/ and IV) and I- MỤC ĐÍCH
    rf"(?P<roman>{_ROMAN}(?:\.(?=\s|$|{_GLUED})|\)|(?:\s\.|/|\s?[-–]){_NEXT_CAPITAL}|\s?[-–]{_GLUED}))",
    # A.   B)   only up to G: "P. Văn hóa", "T. Dân tộc" are abbreviations; C. Mác is a man
    rf"(?P<upper>(?!C\.\s?Mác)[A-GĐ](?:\.(?=\s|$|{_GLUED})|\)|/{_NEXT_CAPITAL}|\s?[-–]{_NEXT_CAPITAL}))",
    # a)   đ)   f)   aa)   a.   a/ Xây dựng
    rf"(?P<lower>a?[{_LOWER_MARK}](?:\s?\)|\.(?=\s|$|{_GLUED})|(?:/|\s?[-–]){_NEXT_CAPITAL}))",
    # in brackets: (1) and (a) and (ii)
    r"(?P<round>\((?:\d{1,2}|[a-zđ]|[ivx]{2,5})\))",
    # - + – •; glued to a number only when words follow ("-100% văn bản", but not "-5%"); * is markup if glued
    rf"(?P<bullet>\*(?=\s|$)|[{re.escape(BULLETS.replace('*', ''))}](?=\s|$|[^\W\d_]|[“\"(*]|\d[^\s]*\s+[^\W\d_]))",
)


@cache
def _typed() -> re.Pattern[str]:
    # Compiled on first use: rendering writes labels and never reads one.
    return patterns.ours("|".join(_TYPED))


def split_label(text: str) -> tuple[str, str]:
    """Take the typed label off the start of a paragraph: ("1.1.", "Mục tiêu") from "1.1. Mục tiêu".

    The label is exactly as typed ("II -", "1.1", "f)"); white space around it goes. Where none is sure, ("", text):
    bare numbers ("4 Xây dựng"), years, dates, thousands and percentages ("2026 là", "15/7", "1.000 hồ sơ", "100% văn
    bản") are not labels, nor is "Phụ lục II", which names an appendix.
    """
    start = len(text) - len(text.lstrip())
    found = _typed().match(text, start)
    if not found:
        return "", text
    rest = text[found.end() :].strip()
    if found["word"] and not found["mark"] and rest and not rest.isupper():
        return "", text  # "Phần II của Kế hoạch": a reference; a title would stand in capitals
    return found[0].rstrip(), rest


_CORE = (
    rf"(?:(?P<word>(?i:{_WORDS.lower()}))\s+)?(?P<open>\(?)"
    rf"(?P<head>(?:(?:[IVXLC]+|[A-ZĐ]|\d{{1,2}})\.)?(?:\d{{1,2}}\.)*)"
    rf"(?P<mark>\d{{1,3}}|[IVXLC]+|[A-ZĐ]{{1,2}}|[{_LOWER_MARK}]{{1,5}})(?P<tail>[a-zđ]?)\s?(?P<close>[.)/:–-]|)"
)


@cache
def _core() -> re.Pattern[str]:
    return patterns.ours(_CORE)


@lru_cache(maxsize=4096)
def parse_label(text: str) -> ParsedLabel | None:
    """Understand a whole label, written by `label` or taken off by `split_label`; None when it is none.

    "f)" is a letter label without a value. A single capital I, V or X is a Roman numeral, the other capitals are
    letters ("C.", "D."); in round brackets (i), (v) and (x) are Roman. A bare "4" or "IV" is no label.
    """
    raw = text.strip()
    if len(raw) == 1 and raw in BULLETS:
        return ParsedLabel(raw, None, raw)
    found = _core().fullmatch(raw)
    if not found or (found["tail"] and not (found["word"] and found["mark"].isdigit())):
        return None
    word, head, close = found["word"], found["head"], found["close"]
    if not (word or head or close) or (found["open"] and close != ")"):
        return None
    understood = _mark_of(found["mark"], bracketed=bool(found["open"]))
    if understood is None or (head and understood[0] not in ("1", "01")):
        return None
    mark, value = understood
    if head:
        mark = "1.1" if head[0].isdigit() else "I.1" if head[0] in "IVX" else "A.1"
    end = " -" if close in ("-", "–") else close
    shown = word[0].upper() + word[1:].lower() + " " if word else ""
    return ParsedLabel(f"{shown}{found['open']}{mark}{end}", value, raw, head or (word or ""))


def _mark_of(mark: str, *, bracketed: bool) -> tuple[str, int | None] | None:
    """Return the scheme's mark and the value of a count; None where it cannot be a label."""
    if mark.isdigit():
        return ("01" if mark[0] == "0" and len(mark) > 1 else "1"), int(mark) or None
    if mark.isupper():
        value = parse_roman(mark)
        if value is not None and (len(mark) > 1 or mark in "IVX"):
            return "I", value
        if len(mark) == 1:
            return "A", parse_letter(mark.lower())
        return "I", None
    as_roman = parse_roman(mark.upper())
    if as_roman is not None and (len(mark) > 1 or (bracketed and mark in "ivx")):
        return "i", as_roman
    if len(mark) == 1 or (len(mark) == 2 and mark[0] == "a" and parse_letter(mark) is not None):
        return "a", parse_letter(mark)
    return None
