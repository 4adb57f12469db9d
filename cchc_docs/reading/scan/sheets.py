"""A picture of a page -> a sheet: words on their lines, how sure the machine is of each word."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from statistics import median

from cchc_docs.patterns import ours
from cchc_docs.reading.flow import RunLook
from cchc_docs.reading.page.sheet import Aside, Bounds, Run, Sheet
from cchc_docs.reading.scan.picture import Picture
from cchc_docs.reading.scan.tesseract import Seen

__all__ = ["is_rule", "sheet_of"]

DIRT = "vết bẩn, nét rời máy đọc thành dấu"
_LOW = frozenset("gjpqyQ,;()[]{}|/ç")  # these go below the line
_TALL = frozenset("bdđfhklt0123456789")
_SPECK = ours(r"[^\w\s]{1,3}")
_MEANT = frozenset({"-", "–", "+", "*", "•", "…", "...", "%", "./.", "“", "”"})
_DRAWN = ours(r"[|¦_—=~\[\]{}!Il]+")


def sheet_of(picture: Picture, words: list[Seen], number: int) -> Sheet:
    """Return the sheet of a picture with its words; what is only a speck is no word."""
    scale = 72 / picture.dpi
    wide, high = picture.points
    specks = [word.text for word in words if _is_speck(word)]
    words = [word for word in words if not _is_speck(word)]
    lines: dict[tuple[int, int, int], list[Seen]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    sizes = {key: _size(line) for key, line in lines.items()}
    known = [size for size in sizes.values() if size]
    usual = median(known) if known else 14 / scale
    out = Sheet(number, wide, high, pictures=1.0)
    if specks:
        out.aside.append(Aside(DIRT, " ".join(specks), number))
    for key, line in lines.items():
        size = sizes[key] or usual
        # Letters vary more than fonts do: only a size that is plainly another is one.
        size = usual if 0.75 < size / usual < 1.35 else size
        look = RunLook(font="", size=round(2 * size * scale) / 2)
        base = _base(line, size)
        for word in line:
            out.runs.append(
                Run(unicodedata.normalize("NFC", word.text), word.left * scale, word.right * scale,
                    _stands(word, base, size) * scale, look, closed=True, sure=word.sure, other=word.other)
            )  # fmt: skip
    return out


def _low(text: str) -> bool:
    """Tell whether letters go below the line: g, y, a comma, a dot below."""
    return not _LOW.isdisjoint(text) or "\u0323" in unicodedata.normalize("NFD", text)


def _size(line: list[Seen]) -> float:
    """Return the size of the letters in pixels, 0 where the words do not show it."""
    found = []
    for word in line:
        if _low(word.text) or not any(map(str.isalnum, word.text)):
            continue
        plain = unicodedata.normalize("NFD", word.text)
        capital = any(map(str.isupper, word.text))
        marked = len(plain) > len(word.text)
        if (
            capital
            and marked
            and any(one.isupper() and len(unicodedata.normalize("NFD", one)) > 1 for one in word.text)
        ):
            found.append((word.bottom - word.top) / 0.88)
        elif capital or marked or not _TALL.isdisjoint(plain):
            found.append((word.bottom - word.top) / 0.68)
    return median(found) if found else 0.0


def _base(line: list[Seen], size: float) -> float:
    """Return where a line stands: where most of its words do."""
    bottoms = [word.bottom for word in line if not _low(word.text) and any(map(str.isalnum, word.text))]
    return median(bottoms or [_bottom(word, size) for word in line])


def _stands(word: Seen, base: float, size: float) -> float:
    """Return where a word stands: on its line, unless that is the line of another column that reads as one with it."""
    own = _bottom(word, size)
    return base if abs(own - base) < 0.7 * size else own


def _bottom(word: Seen, size: float) -> float:
    if not any(map(str.isalnum, word.text)):
        return word.bottom + (0.25 * size if word.bottom - word.top < 0.2 * size and word.text in "-–—•+*" else 0)
    return word.bottom - (0.22 * size if _low(word.text) else 0)


def is_rule(word: Seen, rules: list[Bounds]) -> bool:
    """Tell whether a "word" is a ruling line read as one."""
    if not _DRAWN.fullmatch(word.text):
        return False
    for x0, top, x1, bottom in rules:
        level = top == bottom
        if level and word.top - 6 <= top <= word.bottom + 6 and x0 - 6 <= word.left and word.right <= x1 + 6:
            return word.bottom - word.top < 14 or not any(map(str.isalnum, word.text))
        if not level and word.left - 6 <= x0 <= word.right + 6 and top - 6 <= word.bottom and word.top <= bottom + 6:
            return True
    return False


def _is_speck(word: Seen) -> bool:
    """Tell whether a "word" is dirt: a mark that does not stand alone, or that the machine itself doubts."""
    if not _SPECK.fullmatch(word.text):
        return False
    return word.sure < (30 if word.text in _MEANT else 80)
