"""Any file an official may bring: its ending says which reader takes its bytes.

A new kind of file is a reader in its own folder of `reading/` and one line of `READERS`.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cchc_docs.errors import CchcError
from cchc_docs.reading.dossier import Dossier, Progress, Reader, file_bytes
from cchc_docs.record import NamedTuple

if TYPE_CHECKING:
    from cchc_docs.reading.result import Read


def _yaml(data: bytes, name: str, dossier: Dossier | None = None) -> Read:
    from cchc_docs.reading.yaml.plan import decoded, read_text

    return read_text(decoded(data, name), name, dossier=dossier)


def _word(data: bytes, name: str, dossier: Dossier | None = None) -> Read:  # noqa: ARG001 - one shape for all
    from cchc_docs.reading.word.file import read_docx

    return read_docx(data, name, legacy_doc=modern)


def _pdf(data: bytes, name: str, dossier: Dossier | None = None) -> Read:
    from cchc_docs.reading.pdf.file import read_pdf_apart

    return read_pdf_apart(data, name, progress=dossier.progress if dossier is not None else None)


def _scan(data: bytes, name: str, dossier: Dossier | None = None) -> Read:
    from cchc_docs.reading.scan.file import read_scan

    return read_scan(data, name, progress=dossier.progress if dossier is not None else None)


PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
READERS: dict[str, Reader] = {
    ".yaml": _yaml, ".yml": _yaml,
    ".docx": _word, ".docm": _word, ".doc": _word, ".rtf": _word, ".odt": _word,
    ".pdf": _pdf,
    **dict.fromkeys(PICTURES, _scan),
}  # fmt: skip
YAML = (".yaml", ".yml")


class File(NamedTuple):
    """The bytes of a file and its name: what messages call it, and where the files beside it stand."""

    data: bytes
    name: str


def on_disk(path: str) -> File:
    """Return a file of a folder. Raises CchcError where it cannot be read."""
    return File(file_bytes(path), path)


def ending(name: str) -> str:
    """Return the ending of a name in small letters, with its dot."""
    return os.path.splitext(name)[1].lower()


def dossier(progress: Progress | None = None) -> Dossier:
    """Return an empty dossier that knows every reader."""
    return Dossier(READERS, progress)


def read_bytes(data: bytes, name: str, around: Dossier | None = None) -> Read:
    """Return the document of the bytes of a file; `name` says its kind. Raises CchcError."""
    around = around or dossier()
    read = around.reader(name)(data, name, around)
    around.put(name, read)
    return read


def read_file(file: str, around: Dossier | None = None) -> Read:
    """Return the document of a file. Raises CchcError."""
    return (around or dossier()).read(file)


def modern(data: bytes, name: str) -> bytes:
    """Return a .docx made by LibreOffice of a .doc, .rtf or .odt; its bytes say which, whatever its name ends in."""
    import tempfile

    from cchc_docs.ooxml.opening import other_ending
    from cchc_docs.writing.pdf import office

    kind = other_ending(data) or ".doc"

    with tempfile.TemporaryDirectory(prefix="cchc-doc-") as folder:
        old = os.path.join(folder, f"cu{kind}")
        with open(old, "wb") as handle:
            handle.write(data)
        (made,) = office.convert_all([old], "docx", folder)
        if not made:
            raise CchcError(f"{name}: LibreOffice không đổi được tệp {kind} này; mở bằng Word rồi lưu thành .docx")
        with open(made, "rb") as handle:
            return handle.read()


def source_of(data: bytes, name: str, around: Dossier | None = None) -> str:
    """Return the YAML of a plan: its text, or what import makes of a Word or PDF file."""
    if ending(name) in YAML:
        from cchc_docs.reading.yaml.plan import decoded

        return decoded(data, name)
    return yaml_of(read_bytes(data, name, around))


def yaml_of(read: Read, *, plain: bool = False) -> str:
    """Return the YAML of a Word or PDF file that was read, with a comment where the reader was unsure.

    Offices, tasks, targets, cited texts and the plan get names beside the words, unless `plain`.
    """
    from cchc_docs.reading.recognise.read_flow import doubts
    from cchc_docs.writing.yaml.plan import dump_plan

    unsure = doubts(read)
    if not plain:
        from cchc_docs.reading.identity.identify import identify

        for path, said in identify(read.document).items():
            unsure[path] = f"{unsure[path]}; {said}" if path in unsure else said
    return dump_plan(read.document, unsure)


def word_of(file: File, around: Dossier | None = None) -> bytes:
    """Return a Word file: its bytes, what LibreOffice makes of an older kind, or what rendering makes of a plan."""
    if READERS.get(ending(file.name)) is _word:
        from cchc_docs.ooxml.opening import as_docx

        return as_docx(file.data, file.name, modern)[0]
    from cchc_docs.writing.word.render import render

    return render(read_bytes(file.data, file.name, around).document, None)
