"""Ruling lines found in the picture of a page: long, thin, level or upright ink.

The picture is shrunk along one direction only: a block of a row that is nearly all ink is part of a rule, letters never
fill one. Neighbouring blocks make the rule; its ends are then looked for in the picture itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_docs.reading.page.sheet import Bounds

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["rules_of"]

_DARK = 170
_FULL = 190  # of 255: how much of a block is ink
_LEVEL = (16, 5)  # pixels of a block, blocks in a row: 10 mm at 200 dpi
_UPRIGHT = (12, 3)  # 4.5 mm: the height of one line of a table; a letter of the text is 3.5 mm at most
_THICK = 14  # pixels; what is thicker is a picture
_GAP = 30
_MANY = 4_000


@dataclass(slots=True)
class _Rule:
    start: int
    end: int
    first: int
    last: int

    @property
    def middle(self) -> float:
        return (self.first + self.last) / 2


def rules_of(image: Image) -> list[Bounds]:
    """Return the level and upright rules of a straight grey picture, in pixels, each without thickness."""
    from PIL.Image import Transpose

    ink = image.point([255] * _DARK + [0] * (256 - _DARK))
    level = [(float(one.start), one.middle, float(one.end), one.middle) for one in _level(ink, *_LEVEL)]
    turned = ink.transpose(Transpose.TRANSPOSE)
    upright = [(one.middle, float(one.start), one.middle, float(one.end)) for one in _level(turned, *_UPRIGHT)]
    return level + upright


def _level(ink: Image, block: int, blocks: int) -> list[_Rule]:
    from PIL import ImageChops
    from PIL.Image import Resampling

    thick = ImageChops.lighter(ink, ImageChops.offset(ink, 0, 1))  # a thin rule that is a hair off lies on two rows
    wide = ink.width // block
    if wide < blocks:
        return []
    small = thick.resize((wide, ink.height), Resampling.BOX, box=(0, 0, wide * block, ink.height))
    rows = small.point([0] * _FULL + [1] * (256 - _FULL)).tobytes()
    row_of = re.compile(rb"\x01{%d,}" % blocks)
    some = b"\x01" * blocks
    out: list[_Rule] = []
    going: list[_Rule] = []
    for y in range(ink.height):
        row = rows[y * wide : (y + 1) * wide]
        if some not in row:
            continue
        going = [one for one in going if y - one.last <= 3]
        for found in row_of.finditer(row):
            start, end = found.start() * block, found.end() * block
            near = [one for one in going if start <= one.end + block and end >= one.start - block]
            if near:
                one = near[0]
                for other in near[1:]:
                    one.start, one.end = min(one.start, other.start), max(one.end, other.end)
                    one.first = min(one.first, other.first)
                    going.remove(other)
                    out.remove(other)
                one.start, one.end, one.last = min(one.start, start), max(one.end, end), y
            else:
                going.append(_Rule(start, end, y, y))
                out.append(going[-1])
        if len(out) > _MANY:
            return []  # a photograph, a pattern
    kept = [one for one in out if one.last - one.first <= _THICK]
    for one in kept:
        _reach(one, thick, block)
    return _bridged(kept)


def _bridged(rules: list[_Rule]) -> list[_Rule]:
    """Join what a seal or bad ink parted: pieces of one rule with less than a line of text between them."""
    out: list[_Rule] = []
    for one in sorted(rules, key=lambda rule: rule.start):
        before = next(
            (
                other
                for other in reversed(out)
                if abs(other.middle - one.middle) <= 3
                and one.start - other.end <= _GAP
                and min(one.end - one.start, other.end - other.start) > _GAP
            ),
            None,
        )
        if before is None:
            out.append(one)
        else:
            before.end = max(before.end, one.end)
    return out


def _reach(rule: _Rule, thick: Image, block: int) -> None:
    """Move the ends of a rule to where its ink ends."""
    from PIL.Image import Resampling

    left, right = max(rule.start - 2 * block, 0), min(rule.end + 2 * block, thick.width)
    top, bottom = max(rule.first - 1, 0), min(rule.last + 2, thick.height)
    band = thick.crop((left, top, right, bottom)).resize((right - left, 1), Resampling.BOX).tobytes()
    enough = 200 // (bottom - top)
    at = rule.start - left
    while at > 0 and max(band[max(at - 2, 0) : at]) > enough:
        at -= 1
    end = min(rule.end - left, len(band)) - 1
    while end < len(band) - 1 and max(band[end + 1 : end + 3]) > enough:
        end += 1
    rule.start, rule.end = left + at, left + end + 1
