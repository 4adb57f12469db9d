"""A PDF -> `Read`: pages with a text layer by their letters, pages that are pictures by a machine."""

from __future__ import annotations

from cchc_docs.reading.page.read import read_pages
from cchc_docs.reading.pdf.flow import Progress, read_flow
from cchc_docs.reading.result import Read

__all__ = ["read_pdf"]


def read_pdf(file: str | bytes, name: str = "", *, progress: Progress | None = None) -> Read:
    """Return the document of a PDF (a path, or its bytes). `name` is what messages call the file.

    `progress(done, total)` is called after each page. `notes` say what was joined, dropped and put aside. Raise
    CchcError, one Vietnamese line: no PDFium, no PDF, password, damaged, no page, a scan where Tesseract is not
    installed, a text layer that cannot be trusted.
    """
    name = name or (file if isinstance(file, str) else "tệp PDF")
    return read_pages(read_flow(file, name, progress), name)
