"""Labels Word computes (w:numPr): they are not in the text, and 23 of 312 real files have them (WORD_HABITS 2).

ECMA-376 Part 1, 17.9. Counters belong to the abstract definition, so two w:num of one definition count on together
unless a startOverride begins anew.
"""

from __future__ import annotations

import re
from typing import Any

from cchc_docs.errors import CchcError
from cchc_docs.ooxml.lengths import whole
from cchc_docs.ooxml.names import W
from cchc_docs.ooxml.symbols import seen, sign_of, unknown
from cchc_docs.patterns import ours
from cchc_docs.reading.word.styles import VAL, on
from cchc_docs.vietnamese.enumerators import roman
from cchc_docs.vietnamese.numbers import in_words

LEVELS = 9
MAX_TEXT = 255
"""Letters of one numbering text: Word itself takes no more; a longer one is printed before every paragraph."""
_PLACE = ours(r"%([1-9])")
# Bullets whose font is not told, as the signs a reader sees.
_BULLETS = {"o": "○", "§": "▪", "·": "•", "Ø": "➢", "ü": "✓"}


class _Level:
    __slots__ = ("font", "form", "legal", "restart", "start", "text")

    def __init__(self, element: Any) -> None:
        self.start = whole(_value(element, "start"), 1)
        self.form = _value(element, "numFmt") or "decimal"
        self.text = _value(element, "lvlText") or ""
        if len(self.text) > MAX_TEXT:
            raise CchcError(
                f"một kiểu đánh số của tệp dài hơn {MAX_TEXT} ký tự, in ra ở mọi đoạn dùng nó; mở bằng Word, đặt lại kiểu đánh số "
                "(Define New Number Format) rồi lưu"
            )
        restart = _value(element, "lvlRestart")
        self.restart = whole(restart) if restart is not None else None
        fonts = element.find(f"{W}rPr/{W}rFonts")
        self.font = str(fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "") if fonts is not None else ""
        legal = element.find(f"{W}isLgl")
        self.legal = legal is not None and on(legal)


def _value(element: Any, name: str) -> str | None:
    found = element.find(f"{W}{name}")
    return str(found.get(VAL)) if found is not None and found.get(VAL) is not None else None


class Numbering:
    """Computes the label of each numbered paragraph, called in document order."""

    def __init__(self, root: Any | None) -> None:
        self.abstract: dict[str, dict[int, _Level]] = {}
        self.links: dict[str, str] = {}
        self.style_of: dict[str, str] = {}
        self.nums: dict[str, str] = {}
        self.overrides: dict[str, dict[int, _Level]] = {}
        self.starts: dict[str, dict[int, int]] = {}
        self.style_levels: dict[str, tuple[str, int]] = {}
        self.counts: dict[str, list[int | None]] = {}
        self.begun: set[tuple[str, int]] = set()
        self.unread: list[str] = []
        if root is not None:
            self._load(root)

    def _load(self, root: Any) -> None:
        for element in root.iter(f"{W}abstractNum"):
            key = element.get(f"{W}abstractNumId") or ""
            self.abstract[key] = {whole(level.get(f"{W}ilvl")): _Level(level) for level in element.iter(f"{W}lvl")}
            link = _value(element, "numStyleLink")
            if link:
                self.links[key] = link
            own = _value(element, "styleLink")
            if own:
                self.style_of[own] = key
        for element in root.iter(f"{W}num"):
            key = element.get(f"{W}numId") or ""
            self.nums[key] = _value(element, "abstractNumId") or ""
            for override in element.iter(f"{W}lvlOverride"):
                depth = whole(override.get(f"{W}ilvl"))
                start = _value(override, "startOverride")
                if start is not None:
                    self.starts.setdefault(key, {})[depth] = whole(start, 1)
                level = override.find(f"{W}lvl")
                if level is not None:
                    self.overrides.setdefault(key, {})[depth] = _Level(level)

    def label(self, key: str, depth: int) -> str:
        """Return the label of the next paragraph of list `key` at level `depth` (from 0), "" for none."""
        abstract = self.nums.get(key)
        if abstract is None:
            return ""
        abstract = self.style_of.get(self.links.get(abstract, ""), abstract)
        levels = {**self.abstract.get(abstract, {}), **self.overrides.get(key, {})}
        level = levels.get(depth)
        if level is None or not 0 <= depth < LEVELS:
            return ""
        counts = self.counts.setdefault(abstract, [None] * LEVELS)
        start = self.starts.get(key, {}).get(depth)
        if start is not None and (key, depth) not in self.begun:
            counts[depth] = start
        else:
            now = counts[depth]
            counts[depth] = level.start if now is None else now + 1
        self.begun.add((key, depth))
        self._restart(counts, levels, depth)
        if level.form == "bullet":
            sign = seen(sign_of(level.text, level.font))
            return "•" if unknown(sign) else _BULLETS.get(sign, sign)
        if level.form == "none" and not _PLACE.search(level.text):
            return level.text.strip()
        return self._written(level, levels, counts, depth)

    def _restart(self, counts: list[int | None], levels: dict[int, _Level], depth: int) -> None:
        for deeper in range(depth + 1, LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and depth <= restart - 1):
                counts[deeper] = None

    def _written(self, level: _Level, levels: dict[int, _Level], counts: list[int | None], depth: int) -> str:
        def written(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            if at > depth:
                return ""
            other = levels.get(at)
            count = counts[at]
            if count is None:
                count = other.start if other is not None else 1
            form = (
                "decimal"
                if level.legal and other is not None and other.form != "none"
                else (other.form if other else "decimal")
            )
            if form not in FORMS:
                self.unread.append(form)
            return counted(count, form)

        return _PLACE.sub(written, level.text).strip()


FORMS = {
    "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "decimal", "decimalZero", "none",
    "numberInDash", "decimalEnclosedParen", "decimalEnclosedFullstop", "vietnameseCounting",
}  # fmt: skip
"""Formats (w:numFmt, ECMA-376 Part 1, 17.18.59) whose counts are written as Word prints them; others come in figures."""

_AROUND = {"numberInDash": "- {} -", "decimalEnclosedParen": "({})", "decimalEnclosedFullstop": "{}.", "none": ""}


def counted(count: int, form: str) -> str:
    """Return a count as Word writes it in a format (w:numFmt); those not of `FORMS` fall back to figures."""
    if form in ("upperRoman", "lowerRoman"):
        if not 1 <= count <= 3999:
            return str(count)
        return roman(count) if form == "upperRoman" else roman(count).lower()
    if form in ("upperLetter", "lowerLetter"):
        if count < 1:
            return str(count)
        times, place = divmod(count - 1, 26)
        letters = chr(ord("a") + place) * min(times + 1, 10)
        return letters.upper() if form == "upperLetter" else letters
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "vietnameseCounting":
        return in_words(count)
    return _AROUND.get(form, "{}").format(count)
