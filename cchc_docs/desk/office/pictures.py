"""Pages as they will be printed: a Word file through LibreOffice, a PDF as it is, drawn by PDFium."""

from __future__ import annotations

import io
import os
import tempfile

from cchc_docs.errors import CchcError


def can_print() -> bool:
    """Tell whether LibreOffice is there."""
    from cchc_docs.writing.pdf import office

    try:
        office.find()
    except CchcError:
        return False
    return True


def pdf_of(docx: bytes) -> bytes:
    """Return the PDF of a Word file. Raises CchcError without LibreOffice, or where it makes none."""
    from cchc_docs.writing.pdf import office

    with tempfile.TemporaryDirectory(prefix="cchc-trang-") as folder:
        file = os.path.join(folder, "van_ban.docx")
        with open(file, "wb") as handle:
            handle.write(docx)
        (made,) = office.convert_all([file], "pdf", folder)
        if not made:
            raise CchcError("LibreOffice không tạo được PDF từ văn bản này; tải bản Word rồi in từ Word")
        with open(made, "rb") as handle:
            return handle.read()


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has. Raises CchcError where it cannot be opened."""
    document = _opened(pdf)
    try:
        return len(document)
    finally:
        document.close()


def page_png(pdf: bytes, number: int, width: int = 900) -> bytes:
    """Return page `number` (from 1) as a picture `width` pixels wide. Raises CchcError for a page that is not there."""
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


def _opened(pdf: bytes):  # type: ignore[no-untyped-def]  # noqa: ANN202 - the library has no types
    try:
        import pypdfium2
    except ImportError:
        raise CchcError("chưa cài phần đọc PDF nên không vẽ được trang; dùng python3 run.py") from None
    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        raise CchcError("không mở được tệp PDF này để vẽ trang") from None
