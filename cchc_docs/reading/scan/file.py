"""Pictures of pages (.png, .jpg, .tif with several pages; several files in order) -> `Read`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from cchc_docs.errors import CchcError
from cchc_docs.reading.page.asides import aside_notes
from cchc_docs.reading.page.assemble import PageFlow, assembled, page_text
from cchc_docs.reading.page.doubts import doubt_notes
from cchc_docs.reading.page.layer import measure
from cchc_docs.reading.page.read import read_pages
from cchc_docs.reading.page.sheet import Sheet
from cchc_docs.reading.result import Read
from cchc_docs.reading.scan.pages import NEVER_CERTAIN, failures, read_pictures
from cchc_docs.reading.scan.picture import frames

__all__ = ["flow_of", "read_scan"]

Progress = Callable[[int, int], None]


def read_scan(
    data: bytes, name: str, *, more: Sequence[tuple[bytes, str]] = (), progress: Progress | None = None
) -> Read:
    """Return the document of pictures of its pages. `more`: the files of the pages after those of the first.

    `progress(done, total)` is called after each page. Nothing is certain in what is returned (`Read.scanned`); what the
    machine doubts is in `Read.doubtful`. Raise CchcError: no Tesseract, no picture, larger than any page, no words.
    """
    files = [(data, name), *more]
    total = sum(sum(1 for _ in frames(*file)) for file in files)
    done = 0

    def told() -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress(done, total)

    scanned = read_pictures(_pictures(files), told)
    if len(scanned.failed) == total:
        raise CchcError(f"{name}: không đọc được trang nào ({next(iter(scanned.failed.values()))}).")
    sheets = [scanned.sheets[number] for number in sorted(scanned.sheets)]
    flow = flow_of(sheets, name)
    flow.notes = [NEVER_CERTAIN, *failures(scanned), *doubt_notes(flow), *flow.notes, *aside_notes(sheets)]
    flow.scanned = total - len(scanned.failed)
    return read_pages(flow, name)


def flow_of(sheets: list[Sheet], name: str) -> PageFlow:
    """Return the flow of scanned pages. Raise CchcError where there are no words on them."""
    texts = [page_text(sheet) for sheet in sheets]
    if not any(page.lines or page.tables for page in texts):
        raise CchcError(f"{name}: không thấy chữ nào trong ảnh; kiểm tra ảnh có rõ, đúng chiều không rồi quét lại.")
    layer = measure([line.text for page in texts for line in page.every_line()])
    if layer.words >= 30 and layer.right < 0.5:
        raise CchcError(
            f"{name}: máy không đọc được chữ trong ảnh (quá mờ, quá nhỏ hoặc không phải tiếng Việt); quét lại ở 200-300 dpi."
        )
    return assembled(texts, name, recognised=True)


def _pictures(files: Sequence[tuple[bytes, str]]) -> Iterator[tuple[int, Callable[[], Any]]]:
    number = 0
    for data, name in files:
        for image in frames(data, name):
            number += 1
            # Decoded here and now: the next page of a .tif takes the place of this one.
            yield number, image.copy
