"""Pages as they will be printed: a Word file through LibreOffice, a PDF as it is, drawn by PDFium."""

from __future__ import annotations

import io
import os
import tempfile
from typing import TYPE_CHECKING

from cchc_docs import apart
from cchc_docs.errors import CchcError

if TYPE_CHECKING:
    from PIL.Image import Image


def pdf_of(docx: bytes, kind: str = ".docx") -> bytes:
    """Return the PDF of a Word file (`kind`: its ending). Raises CchcError without LibreOffice, or where it makes none."""
    from cchc_docs.writing.pdf import office

    with tempfile.TemporaryDirectory(prefix="cchc-trang-") as folder:
        file = os.path.join(folder, f"van_ban{kind}")
        with open(file, "wb") as handle:
            handle.write(docx)
        (made,) = office.convert_all([file], "pdf", folder)
        if not made:
            raise CchcError("LibreOffice không tạo được PDF từ văn bản này; tải bản Word rồi in từ Word")
        with open(made, "rb") as handle:
            return handle.read()


_SECONDS = 60  # a page takes a tenth of one
PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")


def pages_of(data: bytes, name: str) -> bytes:
    """Return a file as what pages are drawn from: a PDF or a picture as it is, a Word file as a PDF. Raises CchcError."""
    from cchc_docs.desk.open import YAML, ending, read_bytes

    kind = ending(name)
    if kind == ".pdf" or kind in PICTURES:
        return data
    if kind in YAML:
        from cchc_docs.desk.render import rendered

        return pdf_of(rendered(read_bytes(data, name).document).docx)
    return pdf_of(data, kind)


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF or a picture has. Raises CchcError where it cannot be opened."""
    if not pdf.startswith(b"%PDF"):
        return _frames(pdf)
    counted: int = apart.call(f"{__name__}:count_pages", pdf)
    return counted


def page_png(pdf: bytes, number: int, width: int = 900) -> bytes:
    """Return page `number` (from 1) as a picture `width` pixels wide.

    Raises CchcError for a page that is not there, or that takes too long to draw.
    """
    if not pdf.startswith(b"%PDF"):
        return _frame_png(pdf, number, width)
    drawn: bytes = apart.call(f"{__name__}:draw_page", pdf, number, width)
    return drawn


def count_pages(pdf: bytes) -> int:
    """In a worker: return how many pages a PDF has."""
    apart.step("mở tệp PDF", _SECONDS)
    document = _opened(pdf)
    try:
        return len(document)
    finally:
        document.close()


def draw_page(pdf: bytes, number: int, width: int) -> bytes:
    """In a worker: return a page of a PDF as a picture."""
    apart.step(f"vẽ trang {number}", _SECONDS)
    document = _opened(pdf)
    try:
        if not 1 <= number <= len(document):
            raise CchcError(f"văn bản không có trang {number}")
        page = document[number - 1]
        picture = page.render(scale=width / max(page.get_width(), 1)).to_pil()
        out = io.BytesIO()
        picture.save(out, "PNG")
        return out.getvalue()
    finally:
        document.close()


def _frames(data: bytes) -> int:
    return int(getattr(_picture(data), "n_frames", 1))


def _frame_png(data: bytes, number: int, width: int) -> bytes:
    picture = _picture(data)
    if not 1 <= number <= int(getattr(picture, "n_frames", 1)):
        raise CchcError(f"văn bản không có trang {number}")
    out = io.BytesIO()
    try:
        picture.seek(number - 1)
        small = picture.convert("RGB")
        small.thumbnail((width, width * 4))
        small.save(out, "PNG")
    except (OSError, ValueError, SyntaxError, EOFError):
        raise CchcError("ảnh bị hỏng hoặc tải về chưa đủ; chụp, quét lại") from None
    return out.getvalue()


def _picture(data: bytes) -> Image:
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError:
        raise CchcError("chưa cài phần đọc ảnh nên không hiện được trang; dùng python3 run.py") from None
    try:
        return Image.open(io.BytesIO(data))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError):
        raise CchcError("không mở được ảnh này; chụp, quét lại rồi thử") from None


def _opened(pdf: bytes):  # type: ignore[no-untyped-def]  # noqa: ANN202 - the library has no types
    try:
        import pypdfium2
    except ImportError:
        raise CchcError("chưa cài phần đọc PDF nên không vẽ được trang; dùng python3 run.py") from None
    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        raise CchcError("không mở được tệp PDF này để vẽ trang") from None
