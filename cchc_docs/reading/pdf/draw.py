"""A page of a PDF drawn as a picture, for the machine that reads scans."""

from __future__ import annotations

from typing import Any

from cchc_docs.apart import step
from cchc_docs.errors import CchcError
from cchc_docs.reading.pdf.layers import Page
from cchc_docs.reading.pdf.open import Opened
from cchc_docs.reading.scan.picture import DPI, MAX_PIXELS

__all__ = ["drawn"]

_MAX_DRAWN = 40_000_000  # pixels: A2 at 200 dpi has 15 million
_DRAW_SECONDS = 60  # a page of a scan takes a fifth of one
# Tesseract has a limit of its own for each look at a page; a page takes some twenty looks at most, a few pages at a time.
_RECOGNISE_SECONDS = 3_600
_TEXT = 1
_BGRX = 3


def drawn(pdf: Opened, page: Page, name: str) -> Any:
    """Return a page as a Pillow picture, without the words that are letters and not picture.

    Raise CchcError: no Pillow, a picture of more pixels than any scan (told by its head), a page that cannot be drawn.
    """
    try:
        from PIL import Image
    except ImportError as error:
        raise CchcError("chưa cài phần đọc bản quét: chạy `pip install cchc-docs[scan]`") from error
    if page.drawing.pixels > MAX_PIXELS:
        raise CchcError("ảnh trong trang có nhiều điểm ảnh hơn mọi trang giấy quét")
    raw = pdf.pdfium.raw
    step(f"vẽ trang {page.number}", _DRAW_SECONDS)
    with pdf.page(page.number, name) as handle:
        for at in range(raw.FPDFPage_CountObjects(handle)):
            one = raw.FPDFPage_GetObject(handle, at)
            if raw.FPDFPageObj_GetType(one) == _TEXT:
                raw.FPDFPageObj_SetIsActive(one, False)
        wide, high = raw.FPDF_GetPageWidthF(handle), raw.FPDF_GetPageHeightF(handle)
        if not (wide > 0 and high > 0):
            raise CchcError("trang không có khổ giấy")
        scale = min(DPI / 72, (_MAX_DRAWN / (wide * high)) ** 0.5)
        size = (max(round(wide * scale), 1), max(round(high * scale), 1))
        bitmap = raw.FPDFBitmap_CreateEx(*size, _BGRX, None, 0)
        if not bitmap:
            raise CchcError("trang không vẽ được")
        try:
            raw.FPDFBitmap_FillRect(bitmap, 0, 0, *size, 0xFFFFFFFF)
            raw.FPDF_RenderPageBitmap(bitmap, handle, 0, 0, *size, 0, 0)
            stride = raw.FPDFBitmap_GetStride(bitmap)
            data = _bytes(raw.FPDFBitmap_GetBuffer(bitmap), stride * size[1])
        finally:
            raw.FPDFBitmap_Destroy(bitmap)
    step("nhận dạng chữ", _RECOGNISE_SECONDS)
    out = Image.frombytes("RGB", size, data, "raw", "BGRX", stride)
    out.info["dpi"] = (72 * scale, 72 * scale)
    return out


def _bytes(place: Any, count: int) -> bytes:
    import ctypes

    return ctypes.string_at(place, count)
