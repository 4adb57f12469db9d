"""Signing for tests only: image, name and time drawn by us, one revision more for each signature (extra `sign`).

The program keeps no key: an office signs with its own program and its own device, which find the fields by name. The
picture is drawn here because pyHanko's own letters garble Vietnamese names (seen with 0.38).
"""

from __future__ import annotations

import io
from typing import Any

from cchc_docs.errors import CchcError
from cchc_docs.record import NamedTuple
from cchc_docs.writing.pdf.fields import MISSING, as_it_is

_FONTS = (
    "times.ttf", "Times New Roman.ttf", "/Library/Fonts/Times New Roman.ttf",
    "/System/Library/Fonts/Supplemental/Times New Roman.ttf",
    "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf", "LiberationSerif-Regular.ttf", "DejaVuSerif.ttf",
)  # fmt: skip
_LETTERS = "ễữịỦƯẬ"
"""Letters an old Liberation Serif does not have: a font without them would draw boxes."""

_CORNER = 10.0
_BLUE, _BLACK = (0, 0, 160, 255), (0, 0, 0, 255)
_MOST_DOTS = 16_000_000
_DOTS = 4  # dots of the picture for each point of the field


class Shown(NamedTuple):
    """What a signature shows: lines of words, under a picture (PNG, clear ground) if there is one.

    `corner`: the body's on a file of its own or a copy: no picture, black, 10 points, at the right (điểm b khoản 8 Mục II
    Phần I, khoản 3 Mục I Phần II Phụ lục I). `name`: who signs, kept in the signature.
    """

    words: list[str]
    name: str = ""
    picture: bytes = b""
    corner: bool = False


def said_of(data: bytes, field: str) -> str:
    """Return what a field says its signature shows above the time: "05/KH-UBND"; "" for one that says nothing."""
    from pypdf import PdfReader

    found = (PdfReader(io.BytesIO(data)).get_fields() or {}).get(field)
    return str(found.get("/TU", "")) if found is not None else ""


def sign(data: bytes, field: str, key: bytes, password: str, shown: Shown) -> bytes:
    """Return a PDF with one of its fields signed by a key (PKCS #12), which shows `shown`.

    Raises CchcError without pyHanko, for a key or a picture that cannot be opened, or a field that is not there or
    signed already.
    """
    try:
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, Margins, SimpleBoxLayoutRule
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
    whole = SimpleBoxLayoutRule(
        AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins(), inner_content_scaling=InnerScaling.STRETCH_FILL
    )
    picture = _picture(shown, right - left, top - bottom)
    # As large as it was drawn: left to itself a background keeps margins, and 10 points are 9.
    style = StaticStampStyle(border_width=0, background=picture, background_layout=whole)
    meta = signers.PdfSignatureMetadata(field_name=field, name=shown.name or None, md_algorithm="sha256")
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


def _picture(shown: Shown, wide: float, high: float) -> Any:
    """Return what is shown as a picture of the field's size: every letter as the font has it, in any viewer."""
    from PIL import Image
    from pyhanko.pdf_utils.images import PdfImage

    size = (max(1, round(wide * _DOTS)), max(1, round(high * _DOTS)))
    image = Image.new("RGBA", size, (255, 255, 255, 0))  # what stands below stays to be read
    room = size[1] if not shown.picture else size[1] / 3 if shown.words else 0  # of the words, below the picture
    if shown.words:
        _write(image, shown, room)
    if shown.picture:
        _paste(image, shown.picture, size[1] - round(room))
    return PdfImage(image)


def _write(image: Any, shown: Shown, room: float) -> None:
    """Draw the words: in a corner 10 points at the right, from the top; else as large as the lower `room` dots allow."""
    from PIL import ImageDraw

    draw, words = ImageDraw.Draw(image), shown.words
    points = _CORNER if shown.corner else min(_CORNER, room / _DOTS / (1.25 * len(words)))
    font = _font(points * _DOTS)
    if shown.corner:
        words = [line for text in words for line in _wrapped(draw, font, text, image.width)]
    longest = max(draw.textlength(line, font=font) for line in words)
    if longest > image.width * 0.96 and not shown.corner:
        points *= image.width * 0.96 / longest
        font = _font(points * _DOTS)
    step = points * _DOTS * 1.15
    at = 0.0 if shown.corner else image.height - room + (room - step * len(words)) / 2
    for line in words:
        free = image.width - draw.textlength(line, font=font)
        draw.text((free if shown.corner else free / 2, at), line, font=font, fill=_BLACK if shown.corner else _BLUE)
        at += step


def _wrapped(draw: Any, font: Any, text: str, wide: float) -> list[str]:
    """Return the lines a text takes."""
    out: list[str] = []
    for word in text.split():
        longer = f"{out[-1]} {word}" if out else word
        if out and draw.textlength(longer, font=font) <= wide:
            out[-1] = longer
        else:
            out.append(word)
    return out


def _paste(image: Any, picture: bytes, high: int) -> None:
    """Put the picture of a signature or a seal above the words, as large as there is room for, its ground clear."""
    from PIL import Image, UnidentifiedImageError

    try:
        found: Any = Image.open(io.BytesIO(picture), formats=["PNG"])
        if found.width * found.height > _MOST_DOTS:
            raise CchcError("ảnh chữ ký quá lớn; thu nhỏ dưới 4000 x 4000 điểm ảnh")
        found = found.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise CchcError(
            "ảnh chữ ký phải là tệp PNG nền trong suốt (Điều 12, Phụ lục I); lưu lại ảnh rồi thử lại"
        ) from None
    found.thumbnail((image.width, high))
    image.alpha_composite(found, ((image.width - found.width) // 2, (high - found.height) // 2))


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
