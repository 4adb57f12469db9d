"""Rendering: a plan in YAML becomes a Word file, and a Word file a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_docs.record import Record, uncollected

if TYPE_CHECKING:
    from cchc_docs.model.document import Document


class Rendered(Record):
    """A Word file; its title and appendices (label, title) as a PDF's outline shows them; what a person should know."""

    docx: bytes
    title: str
    appendices: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()
    signer: tuple[str, str] = ("", "")
    others: tuple[tuple[str, str, bool], ...] = ()
    attached: tuple[Piece, ...] = ()


class Piece(Record):
    """An appendix as a file of its own: its place among the appendices from 1, and what `Rendered` says of it.

    `said`: number and symbol of the paper, which the signature of the body shows on it (mẫu 2.2).
    """

    number: int
    docx: bytes
    title: str
    said: str


@uncollected
def render_file(file: str, template: str = "", *, apart: bool = False) -> Rendered:
    """Return the Word file of a YAML plan. Raises CchcError where the plan or the template cannot be read.

    `apart`: every appendix is a file of its own, not only those that say so (`tep_rieng`).
    """
    from cchc_docs.reading.yaml.plan import read_yaml

    read = read_yaml(file)
    kept = len(read.document.chua_ro)
    notes = (
        *read.notes,
        *([f"{file}: {kept} đoạn chưa rõ vai trò (ở cuối kế hoạch) không được in; đặt vào đúng chỗ"] if kept else []),
    )
    return rendered(read.document, template, notes, apart=apart)


def rendered(document: Document, template: str = "", notes: tuple[str, ...] = (), *, apart: bool = False) -> Rendered:
    """Return the Word file of a document that was read or built."""
    from cchc_docs.writing.word.render import render

    attached: tuple[Piece, ...] = ()
    if document.phu_luc and (apart or any(one.tep_rieng for one in document.phu_luc)):
        document, attached = _apart(document, template, every=apart)
    docx = render(document, template or None)
    return Rendered(
        docx, title_of(document), appendices_of(document), notes, signer_of(document), others_of(document), attached
    )


def _apart(document: Document, template: str, *, every: bool) -> tuple[Document, tuple[Piece, ...]]:
    from cchc_docs.model.apart import apart
    from cchc_docs.model.printed import number_line
    from cchc_docs.writing.word.render import render

    body, attached = apart(document, every=every)
    said = number_line(document).removeprefix("Số:").strip()
    return body, tuple(
        Piece(number, render(one, template or None), ". ".join(filter(None, appendices_of(one)[0])), said)
        for number, one in attached
    )


def title_of(document: Document) -> str:
    """Return the title on one line."""
    return " ".join(document.trich_yeu.split())


def signer_of(document: Document) -> tuple[str, str]:
    """Return title and name of who signs."""
    signer = document.chu_ky
    return (signer.chuc_vu, signer.ho_ten) if signer is not None else ("", "")


def others_of(document: Document) -> tuple[tuple[str, str, bool], ...]:
    """Return title and name of who signs beside, and whether for a body of its own, which then signs too."""
    own = document.loai != "bien_ban"
    return tuple((one.chuc_vu, one.ho_ten, own and bool(one.quyen_han)) for one in document.chu_ky_khac)


def appendices_of(document: Document) -> tuple[tuple[str, str], ...]:
    """Return label and title of each appendix, each on one line."""
    return tuple((one.nhan_in, " ".join(one.ten.split())) for one in document.phu_luc)
