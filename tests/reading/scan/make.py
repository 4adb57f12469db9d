"""Pages of a PDF made into scans: laid askew, grey noise, a red seal over the text, poor JPEG."""

from __future__ import annotations

import io
import random

from PIL import Image, ImageChops, ImageDraw

DPI = 200


def pages_of(pdf: str, numbers: list[int]) -> list[Image.Image]:
    """Return pages (from 0) as they print, in colour."""
    import pypdfium2

    file = pypdfium2.PdfDocument(pdf)
    out = [file[number].render(scale=DPI / 72).to_pil().convert("RGB") for number in numbers]
    file.close()
    return out


def seal(page: Image.Image, x: float, y: float) -> Image.Image:
    """Stamp a page (x, y: shares of its width and height): ink over print darkens, it hides nothing."""
    ink = Image.new("RGB", page.size, "white")
    draw = ImageDraw.Draw(ink)
    left, top, radius = int(page.width * x), int(page.height * y), int(0.7 * DPI)
    for ring, width in ((radius, 8), (radius - 25, 4)):
        draw.ellipse((left - ring, top - ring, left + ring, top + ring), outline=(221, 28, 36), width=width)
    draw.regular_polygon((left, top, radius // 3), 5, fill=(221, 28, 36))
    return ImageChops.multiply(page, ink)


def worn(page: Image.Image, *, tilt: float = 1.0, noise: float = 18, quality: int = 50, seed: int = 7) -> bytes:
    """Return a page as a poor office machine scans it, as JPEG. The noise is the same every time."""
    page = page.rotate(tilt, Image.Resampling.BICUBIC, fillcolor="white")
    if noise:
        wild = random.Random(seed)
        tile = Image.frombytes(
            "L", (256, 256), bytes(min(max(round(wild.gauss(128, noise)), 0), 255) for _ in range(65536))
        )
        grey = Image.new("L", page.size, 128)
        for x in range(0, page.width, 256):
            for y in range(0, page.height, 256):
                grey.paste(tile, (x, y))
        page = ImageChops.add(page, Image.merge("RGB", (grey, grey, grey)), 1, -128)
    out = io.BytesIO()
    page.save(out, "JPEG", quality=quality, dpi=(DPI, DPI))
    return out.getvalue()
