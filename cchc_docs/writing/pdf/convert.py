"""Word -> PDF, checked and made navigable: A4, fonts embedded, an outline with one entry per appendix, page labels."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from cchc_docs.errors import CchcError
from cchc_docs.writing.output import write
from cchc_docs.writing.pdf import archive, fields, office

A4 = (595.3, 841.9)
_TOLERANCE = 2.0
_PRODUCER = b"/Producer (cchc)"
_SAME_METRICS = ("times", "liberationserif", "tinos", "thorndale")


@dataclass(frozen=True, slots=True)
class PdfJob:
    """A Word file to convert. `title` goes to the metadata, `appendices` (label, title) to the outline.

    `signer`: title and name of who signs; empty signature fields are put there (with the extra `sign`), None: no fields.
    `said`: what the signature of the body shows on a file of its own. `others`: title and name of who signs beside, and
    whether a body of theirs signs too.
    """

    docx: str
    title: str = ""
    appendices: tuple[tuple[str, str], ...] = ()
    force: bool = False
    signer: tuple[str, str] | None = None
    said: str = ""
    others: tuple[tuple[str, str, bool], ...] = ()


@dataclass(slots=True)
class PdfResult:
    """The PDF made, or why there is none; `warnings` is what a person should look at."""

    file: str
    error: str = ""
    pages: int = 0
    warnings: list[str] = field(default_factory=list)


def convert(jobs: Sequence[PdfJob]) -> list[PdfResult]:
    """Convert Word files, each to a PDF beside it. Raises CchcError without LibreOffice; the Word files stay."""
    results = []
    with tempfile.TemporaryDirectory(prefix="cchc-pdf-") as folder:
        # Two plans of one name in two folders must not meet in the output folder.
        copies = [_numbered(job.docx, folder, number) for number, job in enumerate(jobs)]
        made = office.convert_all(copies, "pdf", folder, archive.FILTER)
        _mend_feet(copies, made, folder)
        for job, file in zip(jobs, made, strict=True):
            target = os.path.splitext(job.docx)[0] + ".pdf"
            if not job.force and not _ours(target):
                kept = "tệp PDF này không do cchc tạo (có thể là bản đã ký) nên không ghi đè; đổi tên tệp, hoặc thêm --force"
                results.append(PdfResult(target, kept))
                continue
            if not file:
                results.append(
                    PdfResult(target, "LibreOffice không tạo được PDF từ tệp này; mở tệp bằng Word để kiểm tra")
                )
                continue
            results.append(_finish(job, file, target))
    return results


_ROUNDS = 2
"""How often pages are made anew: a break may push a later heading to the foot of its page."""


def _mend_feet(copies: list[str], made: list[str], folder: str) -> None:
    """Convert those files again in which a heading ends a page."""
    for _ in range(_ROUNDS):
        wrong = [number for number, file in enumerate(made) if file and _mended(copies[number], file)]
        if not wrong:
            return
        again = office.convert_all([copies[number] for number in wrong], "pdf", folder, archive.FILTER)
        for number, file in zip(wrong, again, strict=True):
            made[number] = file or made[number]


def _mended(copy: str, made: str) -> bool:
    """Break the pages of a copy before the headings that end one; tell whether there were any."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    from cchc_docs.writing.pdf.feet import mended

    with open(copy, "rb") as handle:
        data = handle.read()
    try:
        new = mended(data, [page.extract_text() for page in PdfReader(made).pages])
    except PyPdfError:
        return False
    if new == data:
        return False
    with open(copy, "wb") as handle:
        handle.write(new)
    return True


def _ours(file: str) -> bool:
    """Tell whether a PDF may be replaced: there is none, or it is one of ours that nobody has signed since."""
    if not os.path.exists(file):
        return True
    try:
        with open(file, "rb") as handle:
            data = handle.read()
    except OSError:
        return False
    # A signature is appended to the file: the words of ours stay, and its own come after them.
    return _PRODUCER in data and b"/ByteRange" not in data


def _numbered(file: str, folder: str, number: int) -> str:
    copy = os.path.join(folder, f"{number}.docx")
    with open(file, "rb") as source, open(copy, "wb") as target:
        target.write(source.read())
    return copy


def _finish(job: PdfJob, made: str, target: str) -> PdfResult:
    """Check the PDF, add outline, labels and metadata, and put it beside the Word file."""
    from io import BytesIO

    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    result = PdfResult(target)
    try:
        reader = PdfReader(made)
        result.pages = len(reader.pages)
        if not result.pages:
            result.error = "PDF không có trang nào; mở tệp Word để kiểm tra"
            return result
        result.warnings += check_pages(reader) + check_fonts(reader)
        writer = PdfWriter(clone_from=reader)  # with its colours, marks and tags: they make it PDF/A
        writer.root_object.pop("/Outlines", None)
        writer.pdf_header = "%PDF-1.7"
        starts = appendix_pages([page.extract_text() for page in reader.pages], job.appendices)
        _navigate(writer, job, starts)
        missing = [label or title for (label, title), page in zip(job.appendices, starts, strict=True) if page < 0]
        if missing:
            result.warnings.append(f"không tìm thấy trang đầu của {', '.join(missing)} trong PDF")
        archive.settle(writer, job.title)
        buffer = BytesIO()
        writer.write(buffer)
        data = buffer.getvalue()
        result.warnings += [f"chưa đạt PDF/A-2b: {fault}" for fault in archive.faults(PdfReader(BytesIO(data)))]
        if job.signer is not None and fields.has_pyhanko():
            body = next((page for page in starts if page > 0), result.pages)
            found = fields.places(data, *job.signer, job.said, job.others, body)
            if job.signer[1] and found[0].name != fields.SIGNER:
                result.warnings.append(
                    f"không tìm thấy chỗ ký của {job.signer[1]} trong PDF; ô chữ ký để ở góc trang đầu"
                )
            data = fields.with_fields(data, found)
    except PyPdfError as error:
        result.error = f"không đọc lại được PDF vừa tạo ({error})"
        return result
    try:
        write(target, data)
    except CchcError as error:
        result.error = str(error)
    return result


def check_pages(reader: Any) -> list[str]:
    """Return a warning for each run of pages that is not A4 (khoản 1 Mục I Phần I Phụ lục I)."""
    wrong = []
    for number, page in enumerate(reader.pages, start=1):
        size = sorted((float(page.mediabox.width), float(page.mediabox.height)))
        if any(abs(side - want) > _TOLERANCE for side, want in zip(size, A4, strict=True)):
            wrong.append(number)
    return [f"trang {', '.join(map(str, wrong[:5]))} không phải khổ A4"] if wrong else []


def fonts(reader: Any) -> dict[str, bool]:
    """Return the fonts of a PDF: name -> embedded."""
    found: dict[str, bool] = {}
    for page in reader.pages:
        resources = page.get("/Resources")
        table = resources.get_object().get("/Font") if resources is not None else None
        for reference in table.get_object().values() if table is not None else ():
            font = reference.get_object()
            inner = font.get("/DescendantFonts")
            plain = inner.get_object()[0].get_object() if inner is not None else font
            descriptor = plain.get("/FontDescriptor")
            keys = descriptor.get_object() if descriptor is not None else {}
            name = str(font.get("/BaseFont", "")).lstrip("/").split("+")[-1]
            embedded = any(key in keys for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            found[name] = found.get(name, True) and embedded
    return found


def check_fonts(reader: Any) -> list[str]:
    """Return warnings for fonts not embedded and for fallback fonts, which move line and page breaks."""
    found = fonts(reader)
    warnings = []
    loose = sorted(name for name, embedded in found.items() if not embedded)
    if loose:
        warnings.append(f"phông chưa nhúng vào PDF: {', '.join(loose)}")
    other = sorted(name for name in found if not name.lower().replace(" ", "").startswith(_SAME_METRICS))
    if other:
        warnings.append(
            f"máy thiếu phông Times New Roman nên LibreOffice dùng phông thay thế ({', '.join(other)}); "
            "cài phông (Debian/Ubuntu: fonts-liberation2) để ngắt dòng, ngắt trang đúng"
        )
    return warnings


def appendix_pages(pages: Sequence[str], appendices: Sequence[tuple[str, str]]) -> list[int]:
    """Return the page (from 0) on which each appendix begins, -1 where it is not found; pages only go forward."""
    squeezed = [_squeeze(text) for text in pages]
    found, start = [], 0
    for label, title in appendices:
        wanted = _squeeze(label + title)[:60]
        page = next((n for n in range(start, len(squeezed)) if wanted and wanted in squeezed[n][:400]), -1)
        found.append(page)
        start = page + 1 if page >= 0 else start
    return found


def _squeeze(text: str) -> str:
    return "".join(text.split()).casefold()


def _navigate(writer: Any, job: PdfJob, starts: list[int]) -> None:
    """Add the outline and the page labels: the body from 1, each appendix from 1 again."""
    writer.add_outline_item(title=job.title or "Văn bản", page_number=0)
    begins = [(page, label, title) for (label, title), page in zip(job.appendices, starts, strict=True) if page >= 0]
    last = len(writer.pages) - 1
    first = begins[0][0] if begins else last + 1
    if first > 0:
        writer.set_page_label(page_index_from=0, page_index_to=first - 1, style="/D")
    for number, (page, label, title) in enumerate(begins):
        writer.add_outline_item(title=f"{label}. {title}" if label else title, page_number=page)
        end = begins[number + 1][0] - 1 if number + 1 < len(begins) else last
        writer.set_page_label(
            page_index_from=page, page_index_to=end, style="/D", prefix=f"{label}, trang " if label else "PL, trang "
        )
