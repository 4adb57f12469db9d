"""Files an official may name where a plan is wanted: YAML, Word, PDF, old .doc."""

from __future__ import annotations

import os

from cchc_docs.errors import CchcError, reason
from cchc_docs.model.document import Document
from cchc_docs.reading.result import Read


def expanded(paths: list[str]) -> list[str]:
    """Return the files named, also where the shell (cmd.exe, PowerShell) leaves `*.docx` as it was typed."""
    out: list[str] = []
    for path in paths:
        if not {"*", "?"} & set(path) or os.path.exists(path):
            out.append(path)
            continue
        from glob import glob

        found = [file for file in sorted(glob(path)) if not os.path.basename(file).startswith("~$")]
        if not found:
            raise CchcError(f"{path}: không có tệp nào như vậy; kiểm tra lại thư mục, đuôi tệp")
        out += found
    return out


def read_any(file: str) -> Read:
    """Return the document of a YAML, Word or PDF file."""
    ending = os.path.splitext(file)[1].lower()
    if ending in (".yaml", ".yml"):
        from cchc_docs.reading.yaml.plan import read_yaml

        return read_yaml(file)
    if not os.path.isfile(file):
        raise CchcError(f"{file}: không tìm thấy tệp; kiểm tra lại đường dẫn")
    if ending == ".pdf":
        from cchc_docs.cli.arguments import bar
        from cchc_docs.reading.pdf.file import read_pdf

        return read_pdf(file, file, progress=bar("Đang đọc trang"))
    if ending in (".docx", ".docm", ".doc", ".rtf", ".odt"):
        from cchc_docs.reading.word.file import read_docx

        return read_docx(file, file, legacy_doc=modern)
    raise CchcError(f"{file}: không nhận loại tệp này; dùng .yaml, .docx, .doc, .rtf, .odt hoặc .pdf")


def modern(data: bytes, name: str) -> bytes:
    """Return a .docx made by LibreOffice of a .doc, .rtf or .odt; its bytes say which, whatever its name ends in."""
    import tempfile

    from cchc_docs.ooxml.package import other_ending
    from cchc_docs.writing.pdf import office

    ending = other_ending(data) or ".doc"

    with tempfile.TemporaryDirectory(prefix="cchc-doc-") as folder:
        old = os.path.join(folder, f"cu{ending}")
        with open(old, "wb") as handle:
            handle.write(data)
        (made,) = office.convert_all([old], "docx", folder)
        if not made:
            raise CchcError(f"{name}: LibreOffice không đổi được tệp {ending} này; mở bằng Word rồi lưu thành .docx")
        with open(made, "rb") as handle:
            return handle.read()


def plan_source(file: str) -> str:
    """Return the YAML of a plan: its text, or what import makes of a Word or PDF file."""
    if os.path.splitext(file)[1].lower() in (".yaml", ".yml"):
        from cchc_docs.reading.yaml.plan import read_source

        return read_source(file)
    return imported(read_any(file))


def imported(read: Read) -> str:
    """Return the YAML of what was read, with a comment where the reader was unsure."""
    from cchc_docs.reading.recognise.read_flow import doubts
    from cchc_docs.writing.yaml.plan import dump_plan

    return dump_plan(read.document, doubts(read))


def document_of(file: str) -> Document:
    """Return the document of any file."""
    return read_any(file).document


def word_of(file: str) -> bytes:
    """Return a Word file: its bytes, or what rendering makes of a plan."""
    if os.path.splitext(file)[1].lower() == ".docx":
        try:
            with open(file, "rb") as handle:
                return handle.read()
        except OSError as error:
            raise CchcError(f"{file}: không mở được tệp ({reason(error)}); kiểm tra lại đường dẫn") from None
    from cchc_docs.writing.word.render import render

    return render(read_any(file).document, None)
