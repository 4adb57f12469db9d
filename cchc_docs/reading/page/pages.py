"""Pages -> what stands on them: tables, columns and lines in reading order; page numbers and running heads apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.reading.page.lines import Line
from cchc_docs.reading.page.ruling import Ruled

__all__ = ["PageText", "Shape", "drop_furniture", "floors", "take_footnotes"]

Shape = tuple[int, int]

_BAND = 0.115  # of the height: page numbers and running heads stand in the margins
_NUMBER = patterns.ours(
    r"[-–—\[(]?\s*(\d{1,4})\s*[-–—\])]?|(?:Trang|trang|Tr\.)\s*(\d{1,4})(?:\s*(?:/|trên)\s*\d{1,4})?|(\d{1,4})\s*/\s*\d{1,4}"
)


@dataclass(slots=True)
class PageText:
    """A page: its tables and the lines outside of them, from top to bottom.

    `number_at`: where its page number stood ("header"/"footer" and alignment), ("", "") for none.
    """

    number: int
    width: float
    height: float
    lines: list[Line]
    tables: list[Ruled]
    rules: list[tuple[float, float, float]] = field(default_factory=list)
    running: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    number_at: tuple[str, str] = ("", "")

    def every_line(self) -> list[Line]:
        """Return its lines, those in cells included."""
        return [*self.lines, *(line for table in self.tables for box in table.boxes for line in box.lines)]

    @property
    def shape(self) -> Shape:
        """Its size, roughly: pages of one shape share their margins."""
        return round(self.width / 5), round(self.height / 5)

    @property
    def bottom(self) -> float:
        """Where its last line or table ends."""
        return max([line.base for line in self.lines] + [table.bounds[3] for table in self.tables], default=0.0)


def drop_furniture(pages: list[PageText]) -> list[str]:
    """Take page numbers and running heads out of the lines of each page; return what a person is told of it."""
    numbers = _page_numbers(pages)
    for page, line in numbers:
        page.lines.remove(line)
        page.running.append(line)
        page.number_at = ("header" if line.base < page.height / 2 else "footer", _aligned(line, page))
    heads = _running_heads(pages)
    for page, line in heads:
        page.lines.remove(line)
        page.running.append(line)
    notes = [f"bỏ số trang ở {len(numbers)} trang"] if numbers else []
    counts = Counter(line.text for _, line in heads)
    return notes + [f"bỏ dòng lặp lại ở đầu hoặc cuối {count} trang: “{text}”" for text, count in counts.items()]


def _edge_lines(page: PageText) -> list[Line]:
    """Return the lines in the margins: at most three at the top, three at the bottom, nothing of the text before them."""
    tops = [table.bounds[1] for table in page.tables]
    bottoms = [table.bounds[3] for table in page.tables]
    upper = [
        line for line in page.lines[:3] if line.base < _BAND * page.height and all(line.base < y + 2 for y in tops)
    ]
    lower = [
        line
        for line in page.lines[-3:]
        if line.base > (1 - _BAND) * page.height and all(line.base > y for y in bottoms)
    ]
    return upper + [line for line in lower if line not in upper]


def _page_numbers(pages: list[PageText]) -> list[tuple[PageText, Line]]:
    """Return the lines that are page numbers: they count up with the pages, or begin at 1 with an appendix."""
    found: list[tuple[PageText, Line, int]] = []
    for page in pages:
        edge = _edge_lines(page)
        for line in edge:
            match = _NUMBER.fullmatch(line.text.strip())
            outermost = line is page.lines[0] or line is page.lines[-1]
            if match and outermost:
                found.append((page, line, int(next(group for group in match.groups() if group))))
    shifts = Counter(page.number - value for page, _, value in found)
    out = [(page, line) for page, line, value in found if shifts[page.number - value] > 1 or value == page.number]
    taken = {page.number for page, _ in out}
    return out + [(page, line) for page, line, value in found if page.number not in taken and value in (1, 2) and out]


def _running_heads(pages: list[PageText]) -> list[tuple[PageText, Line]]:
    """Return the lines that stand word for word at the same height on three or more pages in a row, off the text."""
    places: dict[tuple[str, int], list[tuple[PageText, Line]]] = defaultdict(list)
    for page in pages:
        for line in _edge_lines(page):
            text = patterns.sub(r"\d+(?=\s*(?:/\s*\d+)?$)", "#", line.text) if _paged(line) else line.text
            if _off_the_text(page, line):
                places[text, round(line.base / 4)].append((page, line))
    out = []
    for found in places.values():
        numbers = [page.number for page, _ in found]
        row = sum(after - before <= 2 for before, after in pairwise(numbers))
        if len(found) >= 3 and row >= len(found) / 2:
            out += found
    return out


def _off_the_text(page: PageText, line: Line) -> bool:
    """Tell whether a line keeps more distance from the text than lines keep among themselves, or is smaller."""
    upper = line.base < page.height / 2
    rest = [one for one in page.lines if one is not line and (one.base > line.base) == upper]
    inner = rest[:3] if upper else rest[-3:][::-1]
    edges = [table.bounds[1] if upper else table.bounds[3] for table in page.tables]
    if not inner:
        return True
    text = inner[-1] if len(inner) < 3 else inner[1]
    if line.size < 0.9 * text.size:
        return True
    near = abs(inner[0].base - line.base)
    usual = abs(inner[1].base - inner[0].base) if len(inner) > 1 else 1.3 * text.size
    cut = any(min(line.base, inner[0].base) < edge < max(line.base, inner[0].base) for edge in edges)
    return cut or near > 1.25 * max(min(usual, 2 * text.size), 1.15 * text.size)


def _paged(line: Line) -> bool:
    return bool(patterns.search(r"(?i)trang\s*\d+(\s*/\s*\d+)?$", line.text))


def _aligned(line: Line, page: PageText) -> str:
    if abs(line.middle - page.width / 2) < 0.08 * page.width:
        return "center"
    return "right" if line.middle > page.width / 2 else "left"


def take_footnotes(page: PageText, size: float) -> None:
    """Take footnotes off the lines: smaller than the text (`size`), at the foot, under a short rule."""
    for x0, x1, y in page.rules:
        short = x1 - x0 < 0.45 * page.width and y > 0.3 * page.height
        below = [line for line in page.lines if line.base > y]
        if not (short and below) or any(table.bounds[3] > y for table in page.tables):
            continue
        marked = patterns.match(r"\[?(\d{1,3}|[*†])\]?", below[0].text)
        if marked and below == page.lines[-len(below) :] and all(line.size <= 0.87 * size for line in below):
            page.notes = below
            page.lines = page.lines[: -len(below)]
            return


def floors(pages: list[PageText]) -> dict[Shape, float]:
    """Return how far down text goes on each shape of page."""
    out: dict[Shape, float] = {}
    for page in pages:
        out[page.shape] = max(out.get(page.shape, 0.0), page.bottom)
    return out
