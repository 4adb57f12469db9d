"""Signing for tests only: image, name and time drawn by us, one revision more for each signature (extra `sign`).

The program keeps no key: an office signs with its own program and its own device, which find the fields by name. The
picture is drawn here because pyHanko's own letters garble Vietnamese names (seen with 0.38).
"""

from __future__ import annotations

import io
from typing import Any

from cchc_docs.errors import CchcError
from cchc_docs.writing.pdf.fields import MISSING, as_it_is

_FONTS = (
    "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf", "LiberationSerif-Regular.ttf", "times.ttf",
    "Times New Roman.ttf", "/Library/Fonts/Times New Roman.ttf",
    "/System/Library/Fonts/Supplemental/Times New Roman.ttf", "DejaVuSerif.ttf",
)  # fmt: skip
_LETTERS = "ễữịỦƯẬ"
"""Letters an old Liberation Serif does not have: a font without them would draw boxes."""

_DOTS = 4  # dots of the picture for each point of the field


def sign(data: bytes, field: str, key: bytes, password: str, words: list[str]) -> bytes:
    """Return a PDF with one of its fields signed by a key (PKCS #12) and `words` drawn in the field.

    Raises CchcError without pyHanko, for a key that cannot be opened, or a field that is not there or signed already.
    """
    try:
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign import signers
        from pyhanko.sign.fields import enumerate_sig_fields
        from pyhanko.stamp import StaticStampStyle
    except ImportError:
        raise CchcError(MISSING) from None
    signer = _signer(signers, key, password)
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(data))
    writer._update_meta = as_it_is  # noqa: SLF001 - title and maker must stay alike in both places of the file
    found = {name: (value, reference) for name, value, reference in enumerate_sig_fields(writer.prev)}
    if field not in found:
        raise CchcError(
            f"tệp không có ô chữ ký “{field}”; có: {', '.join(found) or 'không ô nào'}; tạo PDF bằng render --pdf"
        )
    if found[field][0] is not None:
        raise CchcError(f"ô “{field}” đã ký; mỗi ô ký một lần")
    left, bottom, right, top = (float(edge) for edge in found[field][1].get_object()["/Rect"])
    style = StaticStampStyle(border_width=0, background=_picture(words, right - left, top - bottom))
    meta = signers.PdfSignatureMetadata(field_name=field, name=words[0] if words else None, md_algorithm="sha256")
    out = io.BytesIO()
    try:
        signers.PdfSigner(meta, signer=signer, stamp_style=style).sign_pdf(writer, output=out)
    except Exception as error:
        raise CchcError(f"không ký được ({error}); kiểm tra chứng thư") from error
    return out.getvalue()


def _signer(signers: Any, key: bytes, password: str) -> Any:
    import tempfile

    with tempfile.NamedTemporaryFile(suffix=".p12") as file:
        file.write(key)
        file.flush()
        found = signers.SimpleSigner.load_pkcs12(file.name, passphrase=password.encode())
    if found is None:
        raise CchcError("không mở được chứng thư thử; cần tệp .p12 và đúng mật khẩu")
    return found


def _picture(words: list[str], wide: float, high: float) -> Any:
    """Return the words as a picture of the field's size: every letter as the font has it, in any viewer."""
    from PIL import Image, ImageDraw
    from pyhanko.pdf_utils.images import PdfImage

    size = (max(1, round(wide * _DOTS)), max(1, round(high * _DOTS)))
    image = Image.new("RGBA", size, (255, 255, 255, 0))  # what stands below stays to be read
    draw = ImageDraw.Draw(image)
    points = min(10.0, high / (1.25 * max(1, len(words))))
    font = _font(points * _DOTS)
    longest = max((draw.textlength(line, font=font) for line in words), default=0)
    if longest > size[0] * 0.96:
        points *= size[0] * 0.96 / longest
        font = _font(points * _DOTS)
    step = points * _DOTS * 1.2
    at = (size[1] - step * len(words)) / 2
    for line in words:
        draw.text(((size[0] - draw.textlength(line, font=font)) / 2, at), line, font=font, fill=(0, 0, 160, 255))
        at += step
    return PdfImage(image)


def _font(size: float) -> Any:
    from PIL import ImageFont

    for name in _FONTS:
        try:
            font = ImageFont.truetype(name, size)
        except OSError:
            continue
        unknown = bytes(font.getmask("\U0010fffd"))
        if all(bytes(font.getmask(letter)) != unknown for letter in _LETTERS):
            return font
    raise CchcError(
        "máy không có phông Times New Roman hay Liberation Serif đủ chữ Việt để vẽ tên; cài fonts-liberation2"
    )
