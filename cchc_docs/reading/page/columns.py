"""Two columns without rules: the agency beside the Quốc hiệu, Nơi nhận beside the signature.

They are read column by column, never line by line. What tells them: a strip of paper that stays empty over several
lines, with words on both sides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from cchc_docs import patterns
from cchc_docs.reading.page.lines import BULLET, LABEL, Line
from cchc_docs.vietnamese.accents import strip_accents

__all__ = ["Zone", "split_zones"]

_NUMBERED = patterns.ours(r"SO\s?:.{1,60}\bNGAY\b.{1,40}\bNAM\b")
_GAP = 1.6  # of the size: spaces of a justified line stay below
_KNOWN = patterns.ours(
    r"CONG HOA XA HOI|DOC LAP\s*[-–—]|NOI NHAN|CHU TICH|\bTM\.|\bKT\.|\bTL\.|\bTUQ\.|\bQ\.|DANG CONG SAN"
)
_NATION = patterns.ours(r"CONG HOA XA HOI|DOC LAP\s*[-–—]|DANG CONG SAN")
_DATED = patterns.ours(r"(?i)\bngày\b(?!.*\bnăm\s*\d{4})")
_REST_OF_DATE = patterns.ours(r"(?i)(?:\d{1,2}\s+)?(?:tháng|năm)\b|\d{4}$")
_RULE = patterns.ours(r"[\s_\-–—=*.]{3,}")
_MOTTO = "CONG HOA XA HOI CHU NGHIA VIET NAM"


@cache
def _type() -> re.Pattern[str]:
    """The kinds of document, "Phụ lục" and "Kính gửi": each stands in the middle of the page again."""
    from cchc_docs.law.kinds import document_types

    names = [strip_accents(kind.ten).upper() for kind in document_types() if kind.khoa != "cong_van"]
    return re.compile(rf"({'|'.join(map(re.escape, [*names, 'PHU LUC']))})\b.*")


@dataclass(slots=True)
class Zone:
    """Lines in two columns."""

    left: list[Line] = field(default_factory=list)
    right: list[Line] = field(default_factory=list)
    gutter: tuple[float, float] = (0.0, 0.0)

    @property
    def lines(self) -> list[Line]:
        """All lines, the left column first."""
        return self.left + self.right

    @property
    def base(self) -> float:
        """Where it begins, from the top."""
        return min(line.base for line in self.lines)

    @property
    def page(self) -> int:
        """Its page."""
        return self.lines[0].page


def split_zones(lines: list[Line], left: float, right: float) -> list[Line | Zone]:
    """Return the lines of a page from top to bottom, those in two columns as zones. `left`, `right`: the text margins."""
    out: list[Line | Zone] = []
    at = 0
    while at < len(lines):
        best: tuple[int, int, Zone] | None = None
        for gap in _gaps(lines[at], left, right):
            found = _grow(lines, at, gap, (left + right) / 2)
            if found and (best is None or _weight(found[2]) > _weight(best[2])):
                best = found
        if best is None:
            out.append(lines[at])
            at += 1
            continue
        start, end, zone = best
        if start < at:
            del out[len(out) - (at - start) :]
        out.append(zone)
        at = end
    return out


def _weight(zone: Zone) -> tuple[int, float]:
    return min(len(zone.left), len(zone.right)), zone.gutter[1] - zone.gutter[0]


def _gaps(line: Line, left: float, right: float) -> list[tuple[float, float]]:
    """Return the wide gaps of a line near the middle of the page; the one after a label is none."""
    out = []
    for number, (before, after) in enumerate(zip(line.words, line.words[1:], strict=False)):
        wide = after.x0 - before.x1 > _GAP * line.size
        middle = (before.x1 + after.x0) / 2
        label = number == 0 and (BULLET.fullmatch(before.text) or LABEL.fullmatch(before.text))
        if wide and not label and left + 0.12 * (right - left) < middle < right - 0.12 * (right - left):
            out.append((before.x1, after.x0))
    return out


def _grow(lines: list[Line], at: int, gap: tuple[float, float], center: float) -> tuple[int, int, Zone] | None:
    """Return first line, last line + 1 and the zone that grows from a gap; None where it is only a wide blank."""
    zone = Zone(gutter=gap)
    _take(zone, lines[at])
    end = at + 1
    both = 1
    while end < len(lines):
        narrowed = _narrow(zone, lines[end])
        if narrowed is None or _starts_anew(zone, lines[end], center):
            break
        zone.gutter = narrowed
        both += lines[end].x0 < narrowed[0] + 1 and lines[end].x1 > narrowed[1] - 1
        _take(zone, lines[end])
        end += 1
    start = at
    while start > 0 and _belongs_above(zone, lines, start - 1):
        start -= 1
        _take(zone, lines[start])
        zone.gutter = _narrow(zone, lines[start]) or zone.gutter
    for side in (zone.left, zone.right):
        side.sort(key=lambda line: line.base)
    known = _KNOWN.search(strip_accents(" ".join(line.text for line in zone.lines)).upper())
    return (start, end, zone) if (known and len(zone.lines) > 2) or both > 2 else None


def _narrow(zone: Zone, line: Line) -> tuple[float, float] | None:
    """Return the gutter that is left beside a line, None where the line crosses it."""
    low, high = zone.gutter
    for word in line.words:
        if word.x1 <= (low + high) / 2:
            low = max(low, word.x1)
        elif word.x0 >= (low + high) / 2 or word.x0 - low > high - word.x1:
            high = min(high, word.x0)
        else:
            low = max(low, word.x1)
    return (low, high) if high - low > 0.5 * line.size and not _across(line, low, high) else None


def _across(line: Line, low: float, high: float) -> bool:
    """Tell whether the line runs on over the gutter with an ordinary space."""
    return any(
        before.x1 <= low + 0.1 and after.x0 >= high - 0.1 and after.x0 - before.x1 < line.size
        for before, after in zip(line.words, line.words[1:], strict=False)
    )


def _starts_anew(zone: Zone, line: Line, center: float) -> bool:
    """Tell whether a line under the columns belongs to the page again: a title, or anything in its middle."""
    text = strip_accents(line.text).upper().strip()
    if (_type().fullmatch(text) and line.text.isupper()) or text.startswith("KINH GUI"):
        return True
    if _NUMBERED.match(text):
        return False  # number and day: together they may well lie in the middle of the page
    far = line.base - max(one.base for one in zone.lines) > 3.5 * line.size
    beside = zone.right if line.x0 >= zone.gutter[0] else zone.left
    own = beside and abs(line.middle - _middle(beside)) < 12
    signed = any("NOI NHAN" in strip_accents(one.text).upper() for one in zone.left)
    return abs(line.middle - center) < 5 and not own and (far or not signed or _type().match(text) is not None)


def _middle(lines: list[Line]) -> float:
    return sum(line.middle for line in lines) / len(lines)


def _belongs_above(zone: Zone, lines: list[Line], at: int) -> bool:
    """Tell whether a line over the columns is the head of one: on the right, or in a letterhead with nothing above."""
    line = lines[at]
    below = min(one.base for one in zone.lines)
    if below - line.base > 2.2 * line.size or _narrow(zone, line) is None:
        return False
    if line.x0 >= zone.gutter[0] or strip_accents(line.text).upper().startswith("NOI NHAN"):
        return True
    head = _NATION.search(strip_accents(" ".join(one.text for one in zone.lines)).upper())
    return bool(head) and all(one.x0 >= zone.gutter[0] or one.x1 <= zone.gutter[1] for one in lines[:at])


def _take(zone: Zone, line: Line) -> None:
    low, high = zone.gutter
    middle = (low + high) / 2
    for side, part in ((zone.left, line.part(float("-inf"), middle)), (zone.right, line.part(middle, float("inf")))):
        if part is not None:
            side.append(part)


def zone_paragraphs(lines: list[Line]) -> list[list[Line]]:
    """Return the lines of one column by paragraphs: a line each, but for the motto, the V/v and long recipients."""
    out: list[list[Line]] = []
    for line in lines:
        if out and _goes_on(out[-1], line):
            out[-1].append(line)
        else:
            out.append([line])
    return out


def _goes_on(before: list[Line], line: Line) -> bool:
    text = " ".join(one.text for one in before)
    joined = patterns.sub(r"\W+", " ", strip_accents(f"{text} {line.text}")).upper().strip()
    if joined == _MOTTO or text.startswith(("V/v", "V/V")):
        return True
    if _RULE.fullmatch(before[-1].text) or _RULE.fullmatch(line.text):
        return False
    if BULLET.fullmatch(before[0].words[0].text) or before[0].text.startswith(("-", "+")):
        return not (line.text.startswith(("-", "+", "•", "–", "Lưu")) or text.endswith((";", ".")))
    if _DATED.search(text) and _REST_OF_DATE.match(line.text):
        return True
    return line.text[:1].islower() and not text.endswith(":")
