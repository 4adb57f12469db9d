"""Sao y, sao lục, trích sao: a copy of a paper, to print or as an electronic file (Điều 25-27 Nghị định 30/2020/NĐ-CP).

From YAML, Word or PDF. Nothing of the original is typed again, but for a trích sao, which the decree makes that way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_docs.desk import open as opening
from cchc_docs.desk.open import File
from cchc_docs.errors import CchcError
from cchc_docs.law.kinds import DIEN_TU, GIAY, copy_type
from cchc_docs.model import printed
from cchc_docs.model.document import BanSao, Document
from cchc_docs.record import NamedTuple

if TYPE_CHECKING:
    from cchc_docs.law.kinds import CopyType

_SECRET = re.compile(r"^\s*(?:TUYỆT MẬT|TỐI MẬT|MẬT)\s*$", re.MULTILINE)
_FEW = 40
"""Letters on its first page below which a PDF is a picture."""


class Copied(NamedTuple):
    """The copy: a Word file or a PDF (b"" for none); what a person should know."""

    docx: bytes
    pdf: bytes
    notes: list[str]


def copied(source: File, copy: BanSao, parts: list[str], *, electronic: bool, pdf: bool, template: str = "") -> Copied:
    """Return a copy of a paper: `copy` says who copies, how, under which number, on which day.

    `parts`: of a trích sao, what it holds (`model.extract`). `electronic`: to electronic form (mẫu 3.2), else to paper
    (mẫu 3.1). `pdf`: as pages to print, else as Word where the source is none. Raises CchcError where the decree does not
    have such a copy, the paper is not issued yet or holds a state secret, or a file cannot be read.
    """
    kind = copy_type(copy.hinh_thuc)
    ending = opening.ending(source.name)
    if ending in opening.PICTURES:
        raise CchcError(f"{source.name}: ghép các ảnh quét thành một tệp PDF rồi sao từ tệp đó")
    if (kind.hinh_thuc == "trich_sao") != bool(parts):
        raise CchcError("--part đi cùng --kind trich_sao: ghi từng phần cần trích, ví dụ --part 'Điều 2' --part II.3")
    document, notes = _read(source, kind)
    _allowed(source, kind, electronic=electronic)
    if kind.hinh_thuc == "trich_sao":
        return _extract(source, document, copy, parts, notes, electronic=electronic, pdf=pdf, template=template)
    if ending == ".pdf":
        from cchc_docs.writing.pdf.harmless import harmless

        data, gone = harmless(source.data, source.name)
        source = File(data, source.name)
        notes += gone
    if electronic:
        return Copied(b"", _signed_place(source, copy, notes), notes)
    if ending == ".pdf":
        return Copied(b"", _below(source, copy, template), notes)
    if ending in opening.YAML:
        assert document is not None
        document.ban_sao.append(copy)
        made = _word(document, template)
    else:
        from cchc_docs.writing.word.appended import appended

        made, dropped = appended(source.data, block_of(copy, template), source.name)
        notes += dropped
    return Copied(made, _pdf(made) if pdf else b"", notes)


def block_of(copy: BanSao, template: str = "") -> bytes:
    """Return a Word file with the block of a copy alone."""
    return _word(Document("khac", quoc_hieu=[], nguyen_trang=True, ban_sao=[copy]), template)


def described(source: File, document: Document | None) -> str:
    """Return what the book of copies says of the original: "Kế hoạch số 05/KH-UBND ngày 09/01/2026 của …"."""
    if document is None or not document.so:
        return source.name
    name = printed.type_name(document).capitalize() or "Công văn"
    day = document.ngay_ban_hanh
    when = f" ngày {day.ngay:02d}/{day.thang:02d}/{day.nam}" if day and day.ngay and day.thang else ""
    body = f" của {' '.join(document.co_quan.ten.split())}" if document.co_quan else ""
    return f"{name} {printed.number_line(document).replace('Số: ', 'số ')}{when}{body}"


def original_of(source: File) -> Document | None:
    """Return what the original says of itself, None for pictures in a PDF. Raises CchcError where it cannot be read."""
    if opening.ending(source.name) == ".pdf":
        import io

        from pypdf import PdfReader

        from cchc_docs.reading.pdf.open import opened

        with opened(source.data, source.name):  # refuses what must not be unpacked
            first = PdfReader(io.BytesIO(source.data)).pages[0].extract_text()
        if len(first.strip()) < _FEW:
            return None
    return opening.read_bytes(source.data, source.name).document


def _read(source: File, kind: CopyType) -> tuple[Document | None, list[str]]:
    """Return the original as read and what a person must look at; refuse what may not be copied."""
    document = original_of(source)
    if document is None:
        wanted = "đúng là bản sao y và " if kind.hinh_thuc == "sao_luc" else ""
        return None, [f"{source.name} là ảnh quét, máy không đọc: tự xem văn bản {wanted}không có dấu chỉ độ mật"]
    said = "\n".join(text.text for text in document.texts())
    if _SECRET.search(said):
        raise CchcError(
            f"{source.name}: văn bản có dấu chỉ độ mật; sao theo pháp luật về bảo vệ bí mật nhà nước (khoản 2 Điều 27)"
        )
    day = document.ngay_ban_hanh
    issued = document.so and day is not None and day.ngay and day.thang and document.chu_ky and document.chu_ky.ho_ten
    if not issued:
        raise CchcError(
            f"{source.name}: văn bản chưa có số, ngày hoặc người ký: chưa ban hành thì chưa có bản gốc, bản chính để sao (Điều 25)"
        )
    if kind.hinh_thuc == "sao_luc" and not any(one.hinh_thuc == "sao_y" for one in document.ban_sao):
        raise CchcError(
            f"{source.name}: sao lục được in, chụp từ bản sao y (điểm b khoản 2 Điều 25); tệp này không có phần SAO Y"
        )
    return document, []


def _allowed(source: File, kind: CopyType, *, electronic: bool) -> None:
    """Refuse a way of copying that Điều 25 does not have: from electronic to electronic there is only the trích sao."""
    paper = opening.ending(source.name) == ".pdf" and b"/ByteRange" not in source.data
    way = (GIAY if paper else DIEN_TU, DIEN_TU if electronic else GIAY)
    if way not in kind.duong:
        raise CchcError(
            f"{source.name}: Điều 25 không có {kind.ten.removeprefix('Bản ')} từ văn bản điện tử sang văn bản điện tử; gửi chính "
            "văn bản điện tử đã ký số, hoặc đưa tệp PDF quét từ bản giấy"
        )


def _extract(
    source: File, document: Document | None, copy: BanSao, parts: list[str], notes: list[str], *, electronic: bool,
    pdf: bool, template: str,
) -> Copied:  # fmt: skip
    from cchc_docs.model.extract import extract

    if document is None:
        raise CchcError(
            f"{source.name}: trích sao tạo lập lại văn bản nên cần bản đọc được chữ; nhập bằng 'cchc import' trước"
        )
    made = extract(document, parts)
    if made.chu_ky is not None and not made.chu_ky.ky_ten:
        from dataclasses import replace

        made.chu_ky = replace(made.chu_ky, ky_ten="(Đã ký)")
    if not electronic:
        made.ban_sao = [*made.ban_sao, copy]
    docx = _word(made, template)
    if not electronic:
        return Copied(docx, _pdf(docx) if pdf else b"", notes)
    return Copied(b"", _signed_place(File(_pdf(docx), source.name), copy, notes, scanned=False), notes)


def _signed_place(source: File, copy: BanSao, notes: list[str], *, scanned: bool = True) -> bytes:
    """Return a PDF with the copying body's field at the top right of page 1, which says how and by whom (mẫu 3.2)."""
    from cchc_docs.writing.pdf.fields import COPIER, corner, with_fields

    if scanned:
        from cchc_docs.desk.paper.scanned import standard

        notes += standard(source.data, source.name)
    body = " ".join(copy.co_quan.ten.split()) if copy.co_quan else ""
    said = f"{printed.copy_title(copy).capitalize()}\n{body}"
    return with_fields(source.data, [corner(source.data, said, COPIER)])


def _below(source: File, copy: BanSao, template: str) -> bytes:
    from cchc_docs.reading.pdf.pdfium import LOCK
    from cchc_docs.writing.pdf.copied import with_block

    block = _pdf(block_of(copy, template))
    with LOCK:
        return with_block(source.data, block)


def _word(document: Document, template: str) -> bytes:
    from cchc_docs.writing.word.render import render

    return render(document, template or None)


def _pdf(docx: bytes) -> bytes:
    """Return a Word file as PDF/A-2b. Raises CchcError without LibreOffice."""
    import os
    import tempfile

    from cchc_docs.writing.pdf.convert import PdfJob, convert

    with tempfile.TemporaryDirectory(prefix="cchc-sao-") as folder:
        file = os.path.join(folder, "sao.docx")
        with open(file, "wb") as handle:
            handle.write(docx)
        (made,) = convert([PdfJob(file, force=True)])
        if made.error:
            raise CchcError(made.error)
        with open(made.file, "rb") as handle:
            return handle.read()
