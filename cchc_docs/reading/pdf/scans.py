"""The pages of a PDF that are pictures, drawn and read by a machine."""

from __future__ import annotations

from functools import partial

from cchc_docs.errors import CchcError
from cchc_docs.reading.page.asides import numbers
from cchc_docs.reading.pdf.draw import drawn
from cchc_docs.reading.pdf.layers import Page
from cchc_docs.reading.pdf.open import Opened
from cchc_docs.reading.pdf.recognised import Progress, Recognised
from cchc_docs.reading.scan.pages import NEVER_CERTAIN, failures, read_pictures

__all__ = ["recognised"]


def recognised(pdf: Opened, scans: list[Page], name: str, progress: Progress | None) -> Recognised:
    """Return what a machine reads on pages that are pictures; nothing, and the reason, where it cannot."""
    done = pdf.pages - len(scans)

    def told() -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress(done, pdf.pages)

    out = Recognised([page.number for page in scans])
    try:
        found = read_pictures(((page.number, partial(drawn, pdf, page, name)) for page in scans), told)
    except CchcError as error:
        out.why = str(error)
        return out
    out.sheets, out.failed = found.sheets, len(found.failed)
    seen = [page for page in out.pages if page not in found.failed]
    out.said = [f"trang {numbers(seen)} {NEVER_CERTAIN}"] if seen else []
    out.said += failures(found)
    return out
