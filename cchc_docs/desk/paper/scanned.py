"""A scan held against what the decree asks of one: PDF 1.4 or later, in colour, 200 dpi or more, 100 % (khoản 2 Mục I Phần II Phụ lục I)."""

from __future__ import annotations

import re
from typing import Any

from cchc_docs.reading.pdf.open import opened
from cchc_docs.reading.pdf.pdfium import LOCK

LEAST_DPI = 200
LEAST_VERSION = 4
_A4 = (595.3, 841.9)
_NEAR = 12.0
_WHOLE = 0.5
"""Share of a page a picture covers that is the page."""
_ROUNDED = 2
"""Dots per inch a scanner's rounding may take away."""


def standard(data: bytes, name: str) -> list[str]:
    """Return what a scan does not keep of the standard, a line each; empty is good. Raises CchcError for no readable PDF."""
    import pypdfium2 as pdfium

    out = []
    version = re.match(rb"%PDF-1\.(\d)", data)
    if version and int(version[1]) < LEAST_VERSION:
        out.append(f"{name}: PDF phiên bản 1.{version[1].decode()}; bản số hóa phải từ 1.4 trở lên")
    low: dict[int, list[int]] = {}
    grey, bare, other = [], [], []
    with opened(data, name) as seen, LOCK:
        document = pdfium.PdfDocument(data)
        for number in range(1, seen.pages + 1):
            page = document[number - 1]
            size = sorted((page.get_width(), page.get_height()))
            if any(abs(side - want) > _NEAR for side, want in zip(size, _A4, strict=True)):
                other.append(number)
            picture = _page_picture(pdfium, page)
            if picture is None:
                bare.append(number)
                continue
            dpi, coloured = picture
            if dpi < LEAST_DPI - _ROUNDED:
                low.setdefault(round(dpi), []).append(number)
            if not coloured:
                grey.append(number)
        document.close()
    out += [
        f"{name}: trang {_pages(pages)} quét ở {dpi} dpi; phải từ {LEAST_DPI} dpi" for dpi, pages in sorted(low.items())
    ]
    if grey:
        out.append(f"{name}: trang {_pages(grey)} không phải ảnh màu")
    if bare:
        out.append(
            f"{name}: trang {_pages(bare)} không phải ảnh quét; bản sao điện tử làm từ bản số hóa của văn bản giấy"
        )
    if other:
        out.append(f"{name}: trang {_pages(other)} không phải khổ A4; tỷ lệ số hóa phải 100%, không phóng, không thu")
    return out


def _page_picture(pdfium: Any, page: Any) -> tuple[float, bool] | None:
    """Return dots per inch and whether it has colours, of the picture that is the page; None where there is none."""
    area = page.get_width() * page.get_height()
    for found in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = found.get_bounds()
        if (right - left) * (top - bottom) < _WHOLE * area:
            continue
        data = found.get_metadata()
        return min(data.horizontal_dpi, data.vertical_dpi), data.bits_per_pixel >= 24
    return None


def _pages(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:5]))
    return f"{shown} … (tất cả {len(numbers)} trang)" if len(numbers) > 5 else shown
