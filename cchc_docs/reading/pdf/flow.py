"""A PDF -> its pages as tables and lines, the words of other layers apart -> the flow."""

from __future__ import annotations

from collections.abc import Mapping
from time import process_time

from cchc_docs.apart import step, tell
from cchc_docs.errors import CchcError
from cchc_docs.reading.page.asides import aside_notes
from cchc_docs.reading.page.assemble import PageFlow, assembled, page_text
from cchc_docs.reading.page.layer import measure
from cchc_docs.reading.page.pages import PageText
from cchc_docs.reading.page.sheet import Aside, Sheet
from cchc_docs.reading.pdf.around import around
from cchc_docs.reading.pdf.layers import MISREAD, OVER_SCAN, Page, body_of, is_scan, layer_under, part
from cchc_docs.reading.pdf.open import Opened, opened
from cchc_docs.reading.pdf.recognised import Progress, Recognised
from cchc_docs.reading.pdf.sheets import cleaned, page_of, sheet_of, stray_sideways

__all__ = ["Progress", "read_flow", "read_flow_telling"]

_MAX_ALL = 2_500_000  # letters of a file: 1,000 full pages
_ENOUGH, _DOUBTFUL = 30, 0.9  # words, share of them that can be Vietnamese: see page.layer
_MAX_DRAWN = 1_000_000
_PAGE_SECONDS = 60  # a page takes a hundredth of one
_MAX_SECONDS = 240  # of the machine's work, for a file that no other limit stops: 35 pages take a third of one


def read_flow(file: str | bytes, name: str, progress: Progress | None = None) -> PageFlow:
    """Read a PDF (a path, or its bytes). `progress` is told (pages done, pages in all) after each page.

    Raise CchcError where it cannot be read: see `open.opened`; a scan; a text layer that cannot be trusted.
    """
    step("mở tệp", _PAGE_SECONDS)
    with opened(file, name) as pdf:
        pages = _pages(pdf, name, progress)
        step("đọc phần ngoài trang", _PAGE_SECONDS)
        notes = around(pdf, name)
        scans = [page for page in pages if is_scan(page)]
        scans += [page for page in _misread(pages) if page not in scans]
        read = _recognised(pdf, scans, name, progress)
    step("xếp các trang", _PAGE_SECONDS + len(pages))
    typed = [page for page in pages if page.number not in read.sheets]
    part(typed, body_of(typed))
    sheets = [_sheet(page, read.sheets) for page in pages]
    texts = []
    for sheet in sheets:
        texts.append(page_text(sheet))
        stray_sideways(sheet)
    _refuse_without_text(texts, scans, read.why, name)
    out = assembled(texts, name, recognised=read.count == len(sheets))
    out.scanned = read.count
    if any(MISREAD in page.aside.values() for page in pages):
        out.notes.insert(0, "lớp chữ sẵn có của bản quét không phải tiếng Việt: bỏ, đọc lại từ ảnh")
    layered = sum(page.pictures > 0.8 and any(page.text()) for page in pages if page.number not in read.sheets)
    if layered > len(sheets) / 2:
        out.notes.insert(0, "PDF là bản quét, lớp chữ do máy nhận dạng: cần đọc lại từng chữ")
    out.notes = [*read.notes(out), *out.notes, *aside_notes(sheets), *notes]
    return out


def read_flow_telling(data: bytes, name: str) -> PageFlow:
    """Read a PDF in a worker (`cchc_docs.apart`), which tells how far it is."""
    return read_flow(data, name, tell)


def _misread(pages: list[Page]) -> list[Page]:
    """Return the scans whose words a machine read that knows no Vietnamese: they are read again from the picture."""
    layered = [page for page in pages if layer_under(page)]
    if not layered:
        return []
    layer = measure([text for page in layered for text in layer_under(page)])
    if layer.words < _ENOUGH or layer.right >= _DOUBTFUL:
        return []
    from cchc_docs.reading.scan.tesseract import available

    if not available():
        return []
    for page in layered:
        page.aside |= dict.fromkeys(page.text(), MISREAD)
    return layered


def _recognised(pdf: Opened, scans: list[Page], name: str, progress: Progress | None) -> Recognised:
    if not scans:
        return Recognised([])
    from cchc_docs.reading.pdf.scans import recognised

    return recognised(pdf, scans, name, progress)


def _pages(pdf: Opened, name: str, progress: Progress | None) -> list[Page]:
    out: list[Page] = []
    letters = drawings = done = 0
    began = process_time()
    for number in range(1, pdf.pages + 1):
        step(f"đọc trang {number}", _PAGE_SECONDS)
        with pdf.page(number, name) as page:
            out.append(page_of(pdf.pdfium, page, number, pdf.off))
        letters += sum(len(one.letters) for one in out[-1].stretches)
        drawings += out[-1].drawing.count
        if letters > _MAX_ALL or drawings > _MAX_DRAWN or process_time() - began > _MAX_SECONDS:
            raise CchcError(f"{name}: tệp PDF có quá nhiều chữ hoặc hình vẽ để đọc một lần; hãy tách nhỏ tệp.")
        if not is_scan(out[-1]):
            done += 1
            if progress is not None:
                progress(done, pdf.pages)
    return out


def _sheet(page: Page, read: Mapping[int, Sheet]) -> Sheet:
    if page.number not in read:
        return sheet_of(page)
    out = read[page.number]
    over = [cleaned(page.stretches[at].text).strip() for at in page.text()]
    out.aside += [Aside(OVER_SCAN, text, page.number) for text in over if text]
    return out


def _refuse_without_text(pages: list[PageText], scans: list[Page], why: str, name: str) -> None:
    if any(page.lines or page.tables for page in pages):
        return
    if scans:
        raise CchcError(
            f"{name}: tệp PDF là bản quét (ảnh), không có lớp chữ; hãy dùng tệp Word gốc, hoặc cài phần nhận dạng chữ. {why}"
            if why
            else f"{name}: tệp PDF là bản quét (ảnh) và không thấy chữ nào trong ảnh; kiểm tra bản quét."
        )
    raise CchcError(f"{name}: tệp PDF không có chữ nào; hãy in lại từ Word ra PDF.")
