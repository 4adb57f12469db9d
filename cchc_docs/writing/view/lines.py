"""Lines of the head by the width of their words: how long the drawn ones are, where centred words had better break."""

from __future__ import annotations

from functools import lru_cache

from cchc_docs.record import NamedTuple, Record, field

TWIPS = 20
"""Twips in a point."""


class Under(NamedTuple):
    """Where a line is drawn: width of its cell or page in twips, and the letters of the text above it."""

    room: int
    size: float
    bold: bool
    caps: bool
    text: str


class Layout(Record):
    """What the compiler reads off a template, in twips.

    `rong`, `cao`: text width and height of the section each kind "het_…" ends. `cot`: column code -> width in the
    sampler. `ke`: name of a line -> what it stands under. `ke_phu_luc`: length of the line under an appendix title.
    `giua`: centred lines that may be broken in balance; those of an appendix have no room of their own. `cho_ky`: words
    in the room of a signature have a place of their own.
    """

    rong: dict[str, int] = field(default_factory=dict)
    cao: dict[str, int] = field(default_factory=dict)
    cot: dict[str, int] = field(default_factory=dict)
    ke: dict[str, Under] = field(default_factory=dict)
    giua: dict[str, Under] = field(default_factory=dict)
    ke_phu_luc: int = 0
    cho_ky: bool = False


class Ke(Record):
    """A line: `lui` twips are left free on either side of it."""

    lui: int = 0


class DuongKe(Record):
    """The drawn lines of the head."""

    co_quan: Ke
    trich_yeu: Ke
    tieu_ngu: Ke


class Lui(Record):
    """Twips left free on either side of the centred lines of the head, so that no word stands alone on the last one."""

    chu_quan: int
    co_quan: int
    trich_yeu: int


FULL = ("tieu_ngu",)
"""Lines exactly as long as the words above (điểm b khoản 1 Mục II Phần I Phụ lục I); the others 1/3 to 1/2 of them."""


def rules(layout: Layout, texts: dict[str, list[str]], free: Lui) -> DuongKe:
    """Return the lines of the head; `texts` has the lines of text above those whose text changes, `free` their indents."""
    return DuongKe(
        co_quan=rule("co_quan", layout, texts["co_quan"], free.co_quan),
        trich_yeu=rule("trich_yeu", layout, texts["trich_yeu"], free.trich_yeu),
        tieu_ngu=rule("tieu_ngu", layout, texts["tieu_ngu"], 0),
    )


def rule(name: str, layout: Layout, texts: list[str] | None, free: int = 0) -> Ke:
    """Return the line below these lines of text; `free` twips are left on either side of them."""
    under = layout.ke.get(name)
    if under is None:
        return Ke()
    room = under.room - 2 * free
    above = [under.text] if under.text else texts or [""]
    widths = [width for text in above for width in _wrapped(text, under, room)]
    length = max(widths) if name in FULL else part(widths)
    return Ke(max(0, round((under.room - length) / 2)))


def part(widths: list[float]) -> float:
    """Return a length between 1/3 and 1/2 of the longest line of text, and of the last one too where both can be had."""
    last, longest = widths[-1], max(widths)
    return max(longest * 0.335, min((longest / 3 + last / 2) / 2, longest * 0.42))


_STEP = 80
"""Twips between two widths that are tried."""


def balanced(texts: list[str], under: Under | None, room: int = 0) -> int:
    """Return the twips to leave free on either side of centred `texts`, so that their lines break well.

    Well: no word alone on the last line, no number apart from the word before it, lines of about one length; and never
    a line more than without. `room` stands for that of `under` where it has none.
    """
    return 0 if under is None else _balanced(tuple(texts), under, under.room or room)


@lru_cache(256)
def _balanced(texts: tuple[str, ...], under: Under, room: int) -> int:
    if all(_width(text, under) < room for text in texts):
        return 0
    words = [text.split(" ") for text in texts]
    widths = [[_width(word, under) for word in found] for found in words]
    space = _width(" ", under)
    best, fewest, count = room, 0, 0
    for narrower in range(room, room // 3, -_STEP):
        lines = [_lines(found, space, narrower) for found in widths]
        poor = sum(_poor(found, starts) for found, starts in zip(words, lines, strict=True))
        if not count:
            count, fewest = sum(map(len, lines)), poor
        elif sum(map(len, lines)) > count:
            break
        if poor <= fewest:
            best, fewest = narrower, poor
    # A point more than measured: a line that did not fit by a hair would cost a line.
    return max(0, (room - best - TWIPS) // 2)


def _poor(words: list[str], lines: list[tuple[int, float]]) -> int:
    """Return how many lines begin with a number, and whether the last one is a single word."""
    starts = [start for start, _ in lines[1:]]
    return sum(words[start][:1].isdigit() for start in starts) + bool(starts and starts[-1] == len(words) - 1)


def _lines(widths: list[float], space: float, room: float) -> list[tuple[int, float]]:
    """Return the lines that words of these widths take in a room: index of the first word, width."""
    out = [(0, widths[0])]
    for place, width in enumerate(widths[1:], start=1):
        start, length = out[-1]
        if length + space + width > room:
            out.append((place, width))
        else:
            out[-1] = (start, length + space + width)
    return out


def _wrapped(text: str, under: Under, room: float) -> list[float]:
    """Return the widths of the lines a text takes in a room."""
    widths = [_width(word, under) for word in text.split(" ")]
    return [width for _, width in _lines(widths, _width(" ", under), room)]


def _width(text: str, under: Under) -> float:
    from cchc_docs.model.markup import plain
    from cchc_docs.vietnamese.metrics import text_width_pt

    words = plain(text)
    return text_width_pt(words.upper() if under.caps else words, under.size, bold=under.bold) * TWIPS
