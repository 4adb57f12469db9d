"""One page of a scan read: the text around its tables, then the cells of the tables, then what was doubtful once more.

Tesseract reads lines right across a table and loses letters where rules touch them. So the cells, known from the rules,
are cut out and set one under the other in a picture of their own; each word goes back to the place it came from.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cchc_docs.reading.page.cells import cells_of
from cchc_docs.reading.page.sheet import Bounds, Sheet
from cchc_docs.reading.scan.cuts import GAP, has_ink, read_apart
from cchc_docs.reading.scan.gutters import columns
from cchc_docs.reading.scan.picture import Picture, flat, may_lie, straight, turned
from cchc_docs.reading.scan.ruling import rules_of
from cchc_docs.reading.scan.second import look_again
from cchc_docs.reading.scan.sheets import is_rule, sheet_of
from cchc_docs.reading.scan.tesseract import Seen, found_words

__all__ = ["NEAR", "read_page"]

NEAR = 3.0  # points: how far the ends of rules are off
_INSIDE = 5  # pixels from the middle of a rule to the paper of a cell
_LINES = 4  # Tesseract's page mode: lines of one page
_GOOD, _LITTLE = 75.0, 55.0  # trust: pages read the right way up have 85 and more
_FEW = 5  # words tell nothing
_TALL = 30_000  # pixels; Tesseract takes pictures up to 32,767


def read_page(image: Any, number: int) -> Sheet:
    """Return the sheet of a page (a Pillow picture). Raise CchcError (Tesseract) or OSError (a broken picture)."""
    page = flat(image)
    turn = _best_turn(page, (0, 1, 3)) if may_lie(page.image) else 0
    picture = straight(_turned(page, turn))
    words, rules = _read(picture)
    if len(words) > _FEW and _trust(words) < _LITTLE:
        other = _best_turn(page, (turn, turn + 2, turn + 1, turn + 3))
        if other != turn:
            picture = straight(_turned(page, other))
            words, rules = _read(picture)
    if _trust(words) > _LITTLE:
        words = look_again(picture, words)
    out = sheet_of(picture, words, number)
    scale = 72 / picture.dpi
    out.rules = [_scaled(rule, scale) for rule in _crossing(rules, NEAR / scale)]
    out.strokes = [(x0 * scale, x1 * scale, top * scale) for x0, top, x1, bottom in rules if top == bottom]
    return out


def _read(picture: Picture) -> tuple[list[Seen], list[Bounds]]:
    """Return the words and the rules of a picture, in pixels."""
    rules = rules_of(picture.image)
    cells = _cells(rules, picture)
    words = _around(picture, cells, rules)
    for boxes in _batches(cells):
        words += _in_boxes(picture, boxes)
    return words, rules


def _trust(words: list[Seen]) -> float:
    letters = sum(len(word.text) for word in words)
    return sum(word.sure * len(word.text) for word in words) / letters if letters else 0.0


def _turned(page: Picture, quarters: int) -> Picture:
    return Picture(turned(page.image, quarters), page.dpi) if quarters % 4 else page


def _best_turn(page: Picture, turns: tuple[int, ...]) -> int:
    """Return by how many quarters a page must be turned to read well: the first that does, else the best.

    The middle of the page shows it.
    """
    wide, high = page.image.size
    middle = page.image.crop((wide // 4, high // 4, wide - wide // 4, high - high // 4))
    best, most = turns[0], -1.0
    for turn in turns:
        found = found_words(turned(middle, turn), page.dpi, _LINES)
        trust = _trust(found) if len(found) > _FEW else 0.0
        if trust > _GOOD:
            return turn
        if trust > most + 5:
            best, most = turn, trust
    return best


def _scaled(rule: Bounds, scale: float) -> Bounds:
    x0, top, x1, bottom = rule
    return x0 * scale, top * scale, x1 * scale, bottom * scale


def _crossing(rules: list[Bounds], near: float) -> list[Bounds]:
    """Return the rules that meet one of the other direction: the foot of a word and the stem of a letter meet none."""
    level = [rule for rule in rules if rule[1] == rule[3]]
    upright = [rule for rule in rules if rule[1] != rule[3]]

    def meet(beam: Bounds, post: Bounds) -> bool:
        over = beam[0] - near <= post[0] <= beam[2] + near
        return over and post[1] - near <= beam[1] <= post[3] + near

    beams = [one for one in level if sum(meet(one, post) for post in upright) > 1]
    return beams + [one for one in upright if any(meet(beam, one) for beam in beams)]


def _cells(rules: list[Bounds], picture: Picture) -> list[Bounds]:
    """Return the cells of all tables; a frame around the page is none."""
    area = picture.image.width * picture.image.height
    near = NEAR * picture.dpi / 72
    out = []
    for table in cells_of(rules, near):
        if not any((x1 - x0) * (bottom - top) > 0.8 * area for x0, top, x1, bottom in table):
            out += sorted(table, key=lambda cell: (cell[1], cell[0]))
    return out


def _around(picture: Picture, cells: list[Bounds], rules: list[Bounds]) -> list[Seen]:
    """Read the page with its tables blotted out, columns side by side each for itself."""
    rest = Picture(picture.image.copy(), picture.dpi) if cells else picture
    for x0, top, x1, bottom in cells:
        rest.image.paste(255, (int(x0) - 4, int(top) - 4, int(x1) + 5, int(bottom) + 5))
    parts = [box for pair in columns(rest.image) for box in pair]
    out = _numbered(read_apart(rest, parts), 2000)
    if parts:
        rest = Picture(rest.image.copy(), rest.dpi)
        for box in parts:
            rest.image.paste(255, box)
    if has_ink(rest.image):
        out += found_words(rest.image, rest.dpi, _LINES)
    return [word for word in out if not is_rule(word, rules)]


def _batches(cells: list[Bounds]) -> list[list[Bounds]]:
    out: list[list[Bounds]] = []
    high = _TALL
    for cell in cells:
        own = int(cell[3] - cell[1]) + GAP
        if high + own > _TALL:
            out.append([])
            high = 0
        out[-1].append(cell)
        high += own
    return out


def _in_boxes(picture: Picture, boxes: list[Bounds]) -> list[Seen]:
    """Read boxes of the page set one under the other."""
    inner = [
        (int(x0) + _INSIDE, int(top) + _INSIDE, int(x1) - _INSIDE + 1, int(bottom) - _INSIDE + 1)
        for x0, top, x1, bottom in boxes
    ]
    return _numbered(read_apart(picture, [box for box in inner if box[2] - box[0] > 8 and box[3] - box[1] > 8]), 1000)


def _numbered(found: list[list[Seen]], first: int) -> list[Seen]:
    """Return the words of parts read apart; lines of two parts are two lines."""
    return [
        replace(word, line=(first + number, word.line[1], word.line[2]))
        for number, words in enumerate(found)
        for word in words
    ]
