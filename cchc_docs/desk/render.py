"""Rendering: a plan in YAML becomes a Word file, and a Word file a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cchc_docs.model.document import Document


class Rendered(NamedTuple):
    """A Word file; its title and appendices (label, title) as a PDF's outline shows them; what a person should know."""

    docx: bytes
    title: str
    appendices: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()
    signer: tuple[str, str] = ("", "")


def render_file(file: str, template: str = "") -> Rendered:
    """Return the Word file of a YAML plan. Raises CchcError where the plan or the template cannot be read."""
    from cchc_docs.reading.yaml.plan import read_yaml

    read = read_yaml(file)
    kept = len(read.document.chua_ro)
    notes = (
        *read.notes,
        *([f"{file}: {kept} đoạn trong 'chua_ro' không được in; đặt vào đúng chỗ"] if kept else []),
    )
    return rendered(read.document, template, notes)


def rendered(document: Document, template: str = "", notes: tuple[str, ...] = ()) -> Rendered:
    """Return the Word file of a document that was read or built."""
    from cchc_docs.writing.word.render import render

    docx = render(document, template or None)
    return Rendered(docx, title_of(document), appendices_of(document), notes, signer_of(document))


def title_of(document: Document) -> str:
    """Return the title on one line."""
    return " ".join(document.trich_yeu.split())


def signer_of(document: Document) -> tuple[str, str]:
    """Return title and name of who signs."""
    signer = document.chu_ky
    return (signer.chuc_vu, signer.ho_ten) if signer is not None else ("", "")


def appendices_of(document: Document) -> tuple[tuple[str, str], ...]:
    """Return label and title of each appendix, each on one line."""
    return tuple((one.nhan_in, " ".join(one.ten.split())) for one in document.phu_luc)
