"""Drawn lines under the motto, the agency and the subject: as long as the decree asks, by the width of the words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

TWIPS = 20
"""Twips in a point."""


class Under(NamedTuple):
    """Where a line is drawn: width of its cell or page in twips, and the letters of the text above it."""

    room: int
    size: float
    bold: bool
    caps: bool
    text: str


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Layout:
    """What the compiler reads off a template, in twips.

    `rong`: text width of the section each kind "het_…" ends. `cot`: column code -> width in the sampler.
    `ke`: name of a line -> what it stands under. `ke_phu_luc`: length of the line under an appendix title.
    """

    rong: dict[str, int] = field(default_factory=dict)
    cot: dict[str, int] = field(default_factory=dict)
    ke: dict[str, Under] = field(default_factory=dict)
    ke_phu_luc: int = 0


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Ke:
    """A line: `lui` twips are left free on either side of it."""

    lui: int = 0


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class DuongKe:
    """The drawn lines of the head."""

    co_quan: Ke
    trich_yeu: Ke
    tieu_ngu: Ke


FULL = ("tieu_ngu",)
"""Lines exactly as long as the words above (điểm b khoản 1 Mục II Phần I Phụ lục I); the others 1/3 to 1/2 of them."""


def rules(layout: Layout, texts: dict[str, list[str]]) -> DuongKe:
    """Return the lines of the head; `texts` has the lines of text above those whose text changes."""
    return DuongKe(**{name: _rule(name, layout, texts.get(name)) for name in ("co_quan", "trich_yeu", "tieu_ngu")})


def _rule(name: str, layout: Layout, texts: list[str] | None) -> Ke:
    under = layout.ke.get(name)
    if under is None:
        return Ke()
    widths = [width for text in (texts or [under.text]) for width in _wrapped(text, under)]
    length = max(widths) if name in FULL else part(widths)
    return Ke(max(0, round((under.room - length) / 2)))


def part(widths: list[float]) -> float:
    """Return a length between 1/3 and 1/2 of the longest line of text, and of the last one too where both can be had."""
    last, longest = widths[-1], max(widths)
    return max(longest * 0.335, min((longest / 3 + last / 2) / 2, longest * 0.42))


def _wrapped(text: str, under: Under) -> list[float]:
    """Return the widths of the lines a text takes in its room, by the width of its words."""
    out = [0.0]
    space = _width(" ", under)
    for word in text.split():
        width = _width(word, under)
        if out[-1] and out[-1] + space + width > under.room:
            out.append(width)
        else:
            out[-1] += width + (space if out[-1] else 0.0)
    return out


def _width(text: str, under: Under) -> float:
    from cchc_docs.model.markup import plain
    from cchc_docs.vietnamese.metrics import text_width_pt

    words = plain(text)
    return text_width_pt(words.upper() if under.caps else words, under.size, bold=under.bold) * TWIPS
