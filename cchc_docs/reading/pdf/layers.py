"""The words of a page parted: its text, and what only lies on the same paper.

A watermark, a stamp over the text, the upright line a document system prints along the edge, words nobody sees: each
gives itself away by its direction, font, size, colour, by when it is drawn or by where it stands. They are parted whole,
as they were drawn, before any line is made, so that no letter of them gets into a sentence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.reading.page.sheet import Bounds
from cchc_docs.reading.pdf.drawn import Drawing, Patch
from cchc_docs.reading.pdf.letters import Stretch
from cchc_docs.reading.pdf.upright import Upright
from cchc_docs.vietnamese.accents import strip_accents

__all__ = [
    "EDGE",
    "HIDDEN",
    "MISREAD",
    "OVER_SCAN",
    "STAMP",
    "WATERMARK",
    "Body",
    "Page",
    "body_of",
    "hide",
    "is_scan",
    "layer_under",
    "part",
]

WATERMARK = "chữ chìm, chữ chéo (watermark)"
EDGE = "dòng in dọc hoặc ở mép trang"
STAMP = "dấu, chữ ký in đè lên trang"
HIDDEN = "chữ không nhìn thấy (ẩn, trắng, bị che hoặc ngoài trang)"
MISREAD = "lớp chữ máy đọc sai"
OVER_SCAN = "chữ in thêm lên ảnh quét"
_INVISIBLE = (3, 7)
_SIGNED = patterns.ours(
    r"(?:NGUOI KY|KY BOI|KY SO|DUOC KY|THOI GIAN KY|NGAY KY|SIGNED BY|DIGITALLY SIGNED|SIGNATURE)\b"
)
_RARE = 0.06  # share of the letters: a style that says less is not one the text is typed in
_PAPER = 240  # of 255: on white nobody sees it
_FEW_WORDS = 60  # over a scanned page: stamps of a document system, a number, a date
_Style = tuple[str, float, tuple[int, int, int]]


@dataclass(slots=True)
class Page:
    """A page as drawn, and how it is set upright. `aside`: place in `stretches` -> kind."""

    number: int
    upright: Upright
    stretches: list[Stretch]
    drawing: Drawing
    pictures: float = 0.0
    inks: list[Bounds] = field(default_factory=list)
    ways: list[int | None] = field(default_factory=list)
    aside: dict[int, str] = field(default_factory=dict)

    def text(self) -> Iterator[int]:
        """Yield the upright stretches that are not aside."""
        for at, way in enumerate(self.ways):
            if way == 0 and at not in self.aside:
                yield at


@dataclass(frozen=True, slots=True)
class Body:
    """What the text of the whole file is typed in: its font, its size, and how many letters each style has.

    Words that stand there twice count once.
    """

    font: str
    size: float
    styles: Counter[_Style]

    def rare(self, style: _Style) -> bool:
        """Tell whether few letters of the file look so."""
        return self.styles[style] <= max(300, _RARE * self.styles.total())


def body_of(pages: list[Page]) -> Body:
    """Return what the upright letters of all pages are typed in."""
    said: dict[_Style, set[str]] = defaultdict(set)
    for page in pages:
        for at in page.text():
            said[_style(page.stretches[at])].add(page.stretches[at].text)
    # A stamp says the same on every page: that makes it no more a style the text is typed in.
    styles = Counter({style: sum(map(len, texts)) for style, texts in said.items()})
    fonts: Counter[str] = Counter()
    for (font, _, _), count in styles.items():
        fonts[font] += count
    font = fonts.most_common(1)[0][0] if fonts else ""
    sizes: Counter[float] = Counter()
    for (name, size, _), count in styles.items():
        if name == font:
            sizes[size] += count
    return Body(font, sizes.most_common(1)[0][0] if sizes else 14.0, styles)


def hide(page: Page) -> None:
    """Put aside what nobody sees. On a scan whose words a machine laid under the picture they are the text."""
    hidden = [at for at, one in enumerate(page.stretches) if _unseen(page, at, one)]
    letters = sum(len(one.letters) for one in page.stretches)
    scan = page.pictures > 0.7 and sum(len(page.stretches[at].letters) for at in hidden) > 0.5 * letters
    for at in hidden:
        if not (scan and not _outside(page, at)):
            page.aside[at] = HIDDEN


def layer_under(page: Page) -> list[str]:
    """Return the words laid under the picture of a scan, none for any other page."""
    return [page.stretches[at].text for at in page.text()] if page.pictures > 0.8 else []


def is_scan(page: Page) -> bool:
    """Tell whether a page is a picture: nothing on it is typed, but for what a system printed over it."""
    words = sum(len(page.stretches[at].text.split()) for at in page.text())
    return page.pictures > (0.7 if words else 0.3) and words < _FEW_WORDS


def part(pages: list[Page], body: Body) -> None:
    """Put aside watermarks, edge lines and stamps. Words that run upwards wait: a cell of a table may hold them.

    What is a stamp on one page is one wherever it stands, also between two lines.
    """
    for page in pages:
        _part(page, body)
    stamps = {
        (_style(page.stretches[at]), page.stretches[at].text)
        for page in pages
        for at, kind in page.aside.items()
        if kind in (WATERMARK, STAMP)
    }
    for page in pages if stamps else []:
        for at in list(page.text()):
            if (_style(page.stretches[at]), page.stretches[at].text) in stamps:
                page.aside[at] = STAMP


def _part(page: Page, body: Body) -> None:
    for at, way in enumerate(page.ways):
        if at not in page.aside and way in (None, 2):
            page.aside[at] = WATERMARK
    _part_faint(page, body)
    _part_stamps(page, body)
    _part_edges(page, body)


def _style(one: Stretch) -> _Style:
    return _family(one.look.font), one.look.size, one.color[:3]


@lru_cache(maxsize=256)
def _family(font: str) -> str:
    return patterns.sub(r"(?:psmt|ps|mt)$", "", font.lower())


# --- what nobody sees


def _unseen(page: Page, at: int, one: Stretch) -> bool:
    if one.mode in _INVISIBLE or one.color[3] < 8 or one.size < 1 or _outside(page, at):
        return True
    if one.handle in page.drawing.unshown or _cut_off(page, at, one):
        return True
    x0, top, x1, bottom = page.inks[at]
    middle = ((x0 + x1) / 2, (top + bottom) / 2)
    if min(one.color[:3]) >= _PAPER and one.mode in (0, 4):
        under = [patch for patch in _patches(page, middle) if patch.order < one.order or one.order < 0]
        return not (under and (under[-1].picture or min(under[-1].color) < 235))
    over = [patch for patch in page.drawing.patches if patch.order > one.order >= 0 and not patch.sees_through]
    ink = (x0 + 1, top + 1, x1 - 1, bottom - 1)
    return any(_covers(page.upright.box(patch.place), ink) for patch in over if not _whole_page(page, patch))


def _outside(page: Page, at: int) -> bool:
    x0, top, x1, bottom = page.inks[at]
    wide, high = page.upright.size
    return not (-1 < (x0 + x1) / 2 < wide + 1 and -1 < (top + bottom) / 2 < high + 1)


def _cut_off(page: Page, at: int, one: Stretch) -> bool:
    """Tell whether words lie outside of the box they are drawn in."""
    clip = page.drawing.clips.get(one.handle)
    if clip is None:
        return False
    x0, top, x1, bottom = page.upright.box(clip)
    ink = page.inks[at]
    return ink[0] >= x1 or ink[2] <= x0 or ink[1] >= bottom or ink[3] <= top


def _patches(page: Page, point: tuple[float, float]) -> list[Patch]:
    x, y = point
    out = []
    for patch in page.drawing.patches:
        x0, top, x1, bottom = page.upright.box(patch.place)
        if x0 <= x <= x1 and top <= y <= bottom and not patch.sees_through:
            out.append(patch)
    return out


def _whole_page(page: Page, patch: Patch) -> bool:
    """Tell whether a picture is the scan of the page: words under it are what a machine read in it."""
    x0, top, x1, bottom = page.upright.box(patch.place)
    wide, high = page.upright.size
    return patch.picture and (x1 - x0) * (bottom - top) > 0.6 * wide * high


def _covers(patch: Bounds, ink: Bounds) -> bool:
    return patch[0] <= ink[0] and patch[1] <= ink[1] and patch[2] >= ink[2] and patch[3] >= ink[3]


# --- what lies over the text


def _faint(one: Stretch) -> bool:
    """Tell whether letters are so light that they only lie behind the text (0 is black on paper, 1 is paper)."""
    red, green, blue, opacity = one.color
    light = (0.3 * red + 0.59 * green + 0.11 * blue) / 255
    return 1 - (1 - light) * opacity / 255 > 0.55


def _part_faint(page: Page, body: Body) -> None:
    dark = sum(len(page.stretches[at].letters) for at in page.text() if not _faint(page.stretches[at]))
    faint = [at for at in page.text() if _faint(page.stretches[at])]
    if dark < sum(len(page.stretches[at].letters) for at in faint):
        return
    crossed = {at for pair in _overlaps(page) for at in pair}
    for at in faint:
        if page.stretches[at].size > 1.5 * body.size or at in crossed:
            page.aside[at] = WATERMARK


def _part_stamps(page: Page, body: Body) -> None:
    """Put aside what is printed over the text, and what was drawn together with it."""
    found: set[int] = set()
    for one, other in _overlaps(page):
        found.add(min(one, other, key=lambda at: _belongs(page.stretches[at], at, body)))
    for at in page.text():
        if _SIGNED.match(strip_accents(page.stretches[at].text).upper().strip()) and _strange(page.stretches[at], body):
            found.add(at)
    for at in list(found):
        found |= _drawn_with(page, at, body)
    for at in found:
        big = page.stretches[at].size > 2 * body.size
        page.aside[at] = WATERMARK if big else STAMP


def _belongs(one: Stretch, at: int, body: Body) -> tuple[bool, bool, int, int]:
    """Return how much a stretch looks like the text; of two that overlap the lesser one lies over it."""
    style = _style(one)
    return style[0] == body.font, max(style[2]) < 60, body.styles[style], -at


def _strange(one: Stretch, body: Body) -> bool:
    style = _style(one)
    other = style[0] != body.font or one.size <= 0.85 * body.size or max(style[2]) > 60
    return other and body.rare(style)


def _loud(one: Stretch, body: Body) -> bool:
    """Tell words in a font and a colour (no grey) that the text has not."""
    font, _, color = style = _style(one)
    return font != body.font and max(color) - min(color) > 90 and body.rare(style)


def _overlaps(page: Page) -> list[tuple[int, int]]:
    """Return pairs of stretches where letters of one stand on letters of the other, the first drawn first."""
    bands: dict[int, list[int]] = defaultdict(list)
    for at in page.text():
        _, top, _, bottom = page.inks[at]
        for band in range(int(top // 8), int(bottom // 8) + 1):
            bands[band].append(at)
    out: set[tuple[int, int]] = set()
    for members in bands.values():
        # By where they begin: only what begins before another ends can lie on it.
        members.sort(key=lambda at: page.inks[at][0])
        for number, one in enumerate(members):
            end = page.inks[one][2]
            for other in members[number + 1 :]:
                if page.inks[other][0] >= end:
                    break
                if _overlap(page, one, other):
                    out.add((min(one, other), max(one, other)))
    return sorted(out)


def _overlap(page: Page, one: int, other: int) -> bool:
    a, b = page.inks[one], page.inks[other]
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    first, second = page.stretches[one], page.stretches[other]
    size = min(first.size, second.size)
    if wide < 0.6 * size or high < 0.3 * 0.9 * size:
        return False
    # The same words twice are one word with its shadow; letters that only span a gap of others do not touch them.
    if first.text.strip() in second.text or second.text.strip() in first.text:
        return False
    return _letters_meet(first, second, 2 if _style(first) == _style(second) else 1)


def _letters_meet(one: Stretch, other: Stretch, wanted: int) -> bool:
    """Tell whether that many letters and figures stand on others; dots to be filled in are none."""
    size = 0.4 * min(one.size, other.size)
    others = [(start, end) for letter, start, end in other.letters if letter.isalnum()]
    for letter, low, high in one.letters:
        if letter.isalnum() and any(
            min(high, end) - max(low, start) > min(size, 0.5 * (high - low), 0.5 * (end - start)) > 0
            for start, end in others
        ):
            wanted -= 1
            if not wanted:
                return True
    return False


def _drawn_with(page: Page, at: int, body: Body) -> set[int]:
    """Return the stretches of the same stamp: same style, drawn before or after it, or right beside it."""
    style = _style(page.stretches[at])
    out = {at}
    if not body.rare(style):
        return out
    for step in (1, -1):
        near = at + step
        while 0 <= near < len(page.stretches) and _style(page.stretches[near]) == style:
            if near not in page.aside and page.ways[near] == 0:
                out.add(near)
            near += step
    reach = 2.5 * page.stretches[at].size
    x0, top, x1, bottom = page.inks[at]
    for near in page.text():
        a, b, c, d = page.inks[near]
        beside = a < x1 + reach and c > x0 - reach and b < bottom + reach and d > top - reach
        if beside and _style(page.stretches[near]) == style:
            out.add(near)
    return out


# --- what stands at the edge


def _part_edges(page: Page, body: Body) -> None:
    """Put aside small strange words wholly beside the text or at the very edge of the paper, and what was put on last.

    A system that takes a paper in prints its stamp after all else, in a font and a colour of its own, at any place.
    """
    own = [page.inks[at] for at in page.text() if _style(page.stretches[at])[0] == body.font]
    if len(own) < 5:
        return
    left, right = min(ink[0] for ink in own), max(ink[2] for ink in own)
    high = page.upright.size[1]
    for at in reversed(list(page.text())):
        if not (_loud(page.stretches[at], body) or page.stretches[at].text.isspace()):
            break
        page.aside[at] = STAMP
    for at in list(page.text()):
        one = page.stretches[at]
        style = _style(one)
        if not _strange(one, body) or not one.text.strip():
            continue
        small_print = one.size <= (0.6 if style[0] == body.font else 0.7) * body.size
        x0, top, x1, bottom = page.inks[at]
        beside = x1 < left + 1 or x0 > right - 1
        edge = small_print and (bottom < 30 or top > high - 30 or x0 < left - 20 or x1 > right + 20)
        if beside or edge:
            page.aside[at] = EDGE
