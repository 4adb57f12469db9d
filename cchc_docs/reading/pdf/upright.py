"""A page of a PDF turned upright: places of the file (y upwards, any box, any /Rotate) -> points from the top left."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cchc_docs.reading.page.sheet import Bounds
from cchc_docs.reading.pdf.letters import Stretch

__all__ = ["Upright", "quarter_of"]

_SKEW = 4.0  # degrees: a page laid askew on the glass is still upright


@dataclass(frozen=True, slots=True)
class Upright:
    """The visible box of a page and how many quarters of a turn, with the clock, set it upright."""

    left: float
    bottom: float
    right: float
    top: float
    quarter: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright page."""
        wide, high = self.right - self.left, self.top - self.bottom
        return (high, wide) if self.quarter % 2 else (wide, high)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a place on the upright page."""
        if self.quarter == 0:
            return x - self.left, self.top - y
        if self.quarter == 1:
            return y - self.bottom, x - self.left
        if self.quarter == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, place: Bounds) -> Bounds:
        """Return a box on the upright page."""
        x0, y0 = self.point(place[0], place[1])
        x1, y1 = self.point(place[2], place[3])
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    @property
    def axis(self) -> tuple[int, float]:
        """How a place along upright words, on its own axis of the file, becomes one on the page: place - zero, or zero - place."""
        return ((1, self.left), (1, self.bottom), (-1, self.right), (-1, self.top))[self.quarter]

    def direction(self, stretch: Stretch) -> int | None:
        """Return the quarter (0 upright, 1 upwards, 2 upside down, 3 downwards) words run on the page; None: slanting."""
        return quarter_of(stretch.angle - 90 * self.quarter)

    def ink(self, stretch: Stretch) -> Bounds:
        """Return the place of a stretch on the page, without the room above and below its letters."""
        first, last = stretch.letters[0], stretch.letters[-1]
        low, high = min(first[1], last[1]), max(first[2], last[2])
        up, down = 0.7 * stretch.size, 0.2 * stretch.size
        turned = round(stretch.angle / 90) % 4
        if turned == 0:
            place = (low, stretch.y - down, high, stretch.y + up)
        elif turned == 2:
            place = (low, stretch.y - up, high, stretch.y + down)
        elif turned == 1:
            place = (stretch.x - up, low, stretch.x + down, high)
        else:
            place = (stretch.x - down, low, stretch.x + up, high)
        return self.box(place)


def quarter_of(angle: float) -> int | None:
    """Return which quarter an angle (degrees) is, None for one between them."""
    off = (angle + 45) % 90 - 45
    return round((angle - off) / 90) % 4 if abs(off) <= _SKEW else None


def turn_of(stretches: list[Stretch], shown: int) -> int:
    """Return the quarter the text of a page runs in. `shown`: the one a viewer turns the page to.

    A page set sideways has nearly all its letters there; a line along the edge of a page with few words is no text.
    """
    counts: Counter[int] = Counter()
    for one in stretches:
        quarter = quarter_of(one.angle)
        if quarter is not None:
            counts[quarter] += len(one.letters)
    if not counts:
        return shown
    quarter, count = counts.most_common(1)[0]
    return quarter if count > 3 * counts[shown] else shown
