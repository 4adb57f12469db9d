"""A copied paper as pages to print: the pages of the original, then under its last words the block of who copies.

Điểm a khoản 2 Mục II Phần II Phụ lục I Nghị định 30/2020/NĐ-CP: on the same sheet (A4), right below the last words; where
these leave no room, on a page of its own.
"""

from __future__ import annotations

import io
from typing import Any

from cchc_docs.errors import CchcError
from cchc_docs.record import NamedTuple

_A4 = (595.3, 841.9)
_NEAR = 6.0
_GAP = 14.0
"""Points between the last words and the line that begins the block."""
_MARGIN = 57.0
"""Points of the lower margin, 20 mm."""
_DARK, _SPECKS, _EDGE = 140, 2, 0.04
"""What counts as ink: how dark, more dots of a row than dust, away from the edges a scanner blackens."""
_FLAT_PRINT = 1


class Ink(NamedTuple):
    """Where a page is written on: points from its upper edge; an empty page has `bottom` 0."""

    top: float
    bottom: float


def with_block(original: bytes, block: bytes) -> bytes:
    """Return the pages of `original`, notes and signatures drawn into them, and the one page of `block` under the last.

    Raises CchcError where the library is not installed or a file cannot be put together.
    """
    try:
        import pypdfium2 as pdfium
    except ImportError as error:
        raise CchcError("chưa cài phần PDF để ghép trang bản sao; cài thêm: pip install 'cchc-docs[pdf]'") from error
    try:
        paper, own = pdfium.PdfDocument(original), pdfium.PdfDocument(block)
        for page in paper:
            pdfium.raw.FPDFPage_Flatten(page, _FLAT_PRINT)
        last, below = paper[len(paper) - 1], own[0]
        ink, wanted = _ink(last), _ink(below)
        start = ink.bottom + _GAP
        fits = _is_a4(last) and start + (wanted.bottom - wanted.top) < last.get_height() - _MARGIN
        if fits:
            _put(pdfium, own, last, wanted.top - start)
        else:
            paper.import_pages(own, [0])
        out = io.BytesIO()
        paper.save(out)
    except pdfium.PdfiumError as error:
        raise CchcError(
            f"không ghép được trang bản sao vào tệp PDF này ({error}); in lại tệp ra PDF rồi thử lại"
        ) from error
    return out.getvalue()


def _is_a4(page: Any) -> bool:
    size = page.get_width(), page.get_height()
    return page.get_rotation() == 0 and all(abs(side - want) < _NEAR for side, want in zip(size, _A4, strict=True))


def _put(pdfium: Any, own: Any, page: Any, up: float) -> None:
    """Draw the first page of a document onto a page, moved up by so many points."""
    form = own.page_as_xobject(0, page.pdf)
    seen = form.as_pageobject()
    seen.set_matrix(pdfium.PdfMatrix(1, 0, 0, 1, 0, up))
    page.insert_obj(seen)
    page.gen_content()


def _ink(page: Any) -> Ink:
    """Return where the writing of a page begins and ends."""
    bitmap = page.render(scale=0.5, grayscale=True)
    wide, high, stride = bitmap.width, bitmap.height, bitmap.stride
    data = bytes(bitmap.buffer)
    edge = int(wide * _EDGE)
    rows = [
        row
        for row in range(int(high * _EDGE), int(high * (1 - _EDGE)))
        if sum(dot < _DARK for dot in data[row * stride + edge : row * stride + wide - edge]) > _SPECKS
    ]
    return Ink(rows[0] * 2.0, (rows[-1] + 1) * 2.0) if rows else Ink(0.0, 0.0)
