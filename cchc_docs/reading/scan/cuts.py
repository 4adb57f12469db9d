"""Parts of a page cut out, set one under the other in a picture of their own, and read there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_docs.reading.scan.picture import Picture
from cchc_docs.reading.scan.tesseract import Seen, found_words

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["GAP", "Box", "has_ink", "read_apart"]

GAP = 14  # pixels of white between two parts
_BLOCK = 6  # Tesseract's page mode: one block of text
_SPECKS = 25  # dark pixels; a "1" of 14 pt has some 60
Box = tuple[int, int, int, int]


def has_ink(image: Image) -> bool:
    """Tell whether there is more on a picture than dirt."""
    return sum(image.histogram()[:128]) > _SPECKS


def read_apart(picture: Picture, boxes: list[Box]) -> list[list[Seen]]:
    """Return the words of each box (pixels of the page) that has ink, at their places on the page.

    A box without ink gives no words, and is not shown to Tesseract.
    """
    from PIL import Image

    out: list[list[Seen]] = [[] for _ in boxes]
    cuts = [(number, box, picture.image.crop(box)) for number, box in enumerate(boxes)]
    cuts = [cut for cut in cuts if has_ink(cut[2])]
    if not cuts:
        return out
    wide = max(cut.width for _, _, cut in cuts) + 4 * GAP
    high = sum(cut.height + GAP for _, _, cut in cuts) + GAP
    sheet = Image.new("L", (wide, high), 255)
    at = GAP
    spots = []
    for number, box, cut in cuts:
        sheet.paste(cut, (2 * GAP, at))
        spots.append((at, at + cut.height, number, box[0] - 2 * GAP, box[1] - at))
        at += cut.height + GAP
    for word in found_words(sheet, picture.dpi, _BLOCK):
        middle = (word.top + word.bottom) / 2
        _, _, number, right, down = min(spots, key=lambda spot: max(spot[0] - middle, middle - spot[1], 0))
        out[number].append(
            replace(
                word, left=word.left + right, right=word.right + right, top=word.top + down, bottom=word.bottom + down
            )
        )
    return out
