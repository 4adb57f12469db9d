"""A picture of a page made ready: its red channel, set straight, at the resolution Tesseract reads best.

Red seals and signatures vanish in the red channel; that is worth more than every other preparation and costs nothing.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from cchc_docs.errors import CchcError

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["DPI", "MAX_PIXELS", "Picture", "flat", "frames", "may_lie", "straight", "turned"]

DPI = 200  # 300 reads no better and takes longer
MAX_PIXELS = 120_000_000  # A3 at 600 dpi has 70 million
_MAX_FRAMES = 300
_A4 = 11.69  # inches, the long side
_PALE = 50  # shades of grey between paper and ink
_TILT = 5.0  # degrees: what a page laid by hand is off


@dataclass(slots=True)
class Picture:
    """A page as a straight grey picture. `dpi`: pixels to the inch; `tilt`: degrees it was turned, against the clock."""

    image: Image
    dpi: int
    tilt: float = 0.0

    @property
    def points(self) -> tuple[float, float]:
        """Width and height of the page."""
        return self.image.width * 72 / self.dpi, self.image.height * 72 / self.dpi


def frames(data: bytes, name: str) -> Iterator[Any]:
    """Yield the pictures of a file (.png, .jpg, .tif with several pages), each not yet decoded.

    Raise CchcError: Pillow is not installed, no picture, broken, more pixels than any page (told by its head alone).
    """
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError as error:
        raise CchcError("Chưa cài phần đọc bản quét: chạy `pip install cchc-docs[scan]` rồi thử lại.") from error
    broken = CchcError(f"{name}: tệp ảnh bị hỏng hoặc không phải ảnh PNG, JPEG, TIFF; hãy quét hoặc lấy lại tệp.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # we count pixels ourselves, by the page
            image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
            count = getattr(image, "n_frames", 1)
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise broken from error
    if count > _MAX_FRAMES:
        raise CchcError(f"{name}: tệp ảnh có {count} trang, nhiều hơn mức đọc được ({_MAX_FRAMES}); hãy tách nhỏ tệp.")
    for number in range(count):
        try:
            image.seek(number)
        except (OSError, ValueError, SyntaxError, EOFError) as error:
            raise broken from error
        if image.width * image.height > MAX_PIXELS:
            raise _too_large(name)
        yield image


def _too_large(name: str) -> CchcError:
    return CchcError(f"{name}: ảnh có nhiều điểm ảnh hơn mọi trang giấy quét, không đọc; quét lại ở 200-300 dpi.")


def flat(image: Any) -> Picture:
    """Return a picture (Pillow, any mode) as a grey page, not yet straight. Raise OSError where it breaks in decoding."""
    dpi = _resolution(image)
    grey = _clear(_red(image))
    if not 140 <= dpi <= 260:
        scale = DPI / dpi
        size = (max(round(grey.width * scale), 1), max(round(grey.height * scale), 1))
        grey, dpi = grey.resize(size, _resample(smooth=True)), DPI
    return Picture(grey, dpi)


def straight(picture: Picture) -> Picture:
    """Return a page with its lines level."""
    tilt = _tilt_of(picture.image)
    if abs(tilt) < 0.1:
        return picture
    return Picture(picture.image.rotate(tilt, resample=_resample(), fillcolor=255), picture.dpi, tilt)


def turned(grey: Image, quarters: int) -> Image:
    """Return a picture turned by quarters against the clock."""
    from PIL.Image import Transpose

    ways = {1: Transpose.ROTATE_90, 2: Transpose.ROTATE_180, 3: Transpose.ROTATE_270}
    return grey.transpose(ways[quarters % 4]) if quarters % 4 else grey


def _clear(grey: Image) -> Image:
    """Return a page with paper white and ink black: what is left of a seal, shadows and grey noise go.

    Measured on bad scans: wrong words in paragraphs from 0.9 to 0.4 %.
    """
    counts = grey.histogram()
    ink, paper = _level(counts, 0.02), _level(counts, 0.5)
    if paper - ink < _PALE:
        return grey  # hardly anything on it
    low, high = ink + 0.1 * (paper - ink), ink + 0.75 * (paper - ink)
    return grey.point([min(max(round((value - low) * 255 / (high - low)), 0), 255) for value in range(256)])


def _level(counts: list[int], share: float) -> int:
    """Return the grey that a share of the points is not lighter than."""
    left = share * sum(counts)
    for value, count in enumerate(counts):
        left -= count
        if left <= 0:
            return value
    return 255


def may_lie(grey: Image) -> bool:
    """Tell whether the lines of a page may run up or down: wide appendices are laid on the glass like any other page.

    The rules of a table look the same: only reading tells for sure.
    """
    small = _ink(grey)
    return _sharpness(turned(small, 1)) > 1.2 * _sharpness(small)


def _ink(grey: Image) -> Image:
    """Return a small picture of a page in which letters are light and paper, with its grey noise, is black."""
    from PIL import ImageOps

    small = ImageOps.invert(grey.reduce(max(max(grey.size) // 780, 1)))
    return small.point([0] * 90 + list(range(90, 256)))


def _sharpness(small: Image, angle: float = 0.0) -> int:
    """Return how much the sums of the rows differ from one to the next: most where lines lie level."""
    from PIL.Image import Resampling

    level = small.rotate(angle) if angle else small
    rows = level.resize((1, level.height), Resampling.BOX).tobytes()
    return sum((a - b) ** 2 for a, b in pairwise(rows))


def _resample(*, smooth: bool = False) -> Any:
    from PIL.Image import Resampling

    return Resampling.LANCZOS if smooth else Resampling.BICUBIC


def _resolution(image: Any) -> int:
    """Return the dots to the inch: as the file says, or as they would be on A4."""
    said = image.info.get("dpi")
    try:
        dpi = float(said[0]) if said else 0.0
    except (TypeError, ValueError, IndexError):
        dpi = 0.0
    by_paper = max(image.width, image.height) / _A4
    # Cameras write 72 or 96 for any picture; no paper is a third or three times of A4.
    return max(round(dpi if dpi and 0.6 < dpi / by_paper < 1.7 else by_paper), 1)


def _red(image: Any) -> Image:
    """Return the red channel; what is clear is paper."""
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(image)
    if upright.mode in ("1", "L"):
        return upright.convert("L")
    if upright.mode in ("I;16", "I", "F"):
        return ImageOps.autocontrast(upright.convert("F").point(lambda value: value / 257).convert("L"))
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        clear = upright.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        paper.alpha_composite(clear)
        upright = paper
    return upright.convert("RGB").getchannel("R")


def _tilt_of(grey: Image) -> float:
    """Return by how many degrees, against the clock, the lines of a page must be turned to lie level."""
    small = _ink(grey)
    best, step = 0.0, 1.0
    reach = [step * n for n in range(-int(_TILT), int(_TILT) + 1)]
    while step > 0.1:
        best = max((best + off for off in reach), key=lambda angle: _sharpness(small, angle))
        step /= 3
        reach = [-2 * step, -step, 0, step, 2 * step]
    return best if _sharpness(small, best) > 1.02 * _sharpness(small) else 0.0
