"""A PDF -> `Read`: pages with a text layer by their letters, pages that are pictures by a machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_docs import apart
from cchc_docs.errors import CchcError
from cchc_docs.reading.page.read import read_pages
from cchc_docs.reading.result import Read

if TYPE_CHECKING:
    from cchc_docs.reading.pdf.recognised import Progress

__all__ = ["read_pdf", "read_pdf_apart"]


def read_pdf(file: str | bytes, name: str = "", *, progress: Progress | None = None) -> Read:
    """Return the document of a PDF (a path, or its bytes). `name` is what messages call the file.

    `progress(done, total)` is called after each page. `notes` say what was joined, dropped and put aside. Raise
    CchcError, one Vietnamese line: no PDFium, no PDF, password, damaged, no page, a scan where Tesseract is not
    installed, a text layer that cannot be trusted.
    """
    from cchc_docs.reading.pdf.flow import read_flow

    name = name or (file if isinstance(file, str) else "tệp PDF")
    return read_pages(read_flow(file, name, progress), name)


def read_pdf_apart(data: bytes, name: str, *, progress: Progress | None = None) -> Read:
    """Return the same as `read_pdf`; PDFium reads and draws in a process of its own, each page with a limit of time.

    Raise CchcError besides where a page takes too long or too much memory.
    """
    try:
        flow = apart.call("cchc_docs.reading.pdf.flow:read_flow_telling", data, name, told=progress)
    except CchcError as error:
        said = str(error)
        raise error if name in said else CchcError(f"{name}: {said}.") from None
    return read_pages(flow, name)
