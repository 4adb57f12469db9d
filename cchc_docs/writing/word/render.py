"""A document and a template -> the bytes of a .docx: the same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import TYPE_CHECKING

from cchc_docs.errors import CchcError
from cchc_docs.model.document import Document
from cchc_docs.ooxml.zip import Member, join, member
from cchc_docs.record import Record, uncollected
from cchc_docs.writing.output import custom_properties, digest_of
from cchc_docs.writing.template.cache import Template, load, named, shipped
from cchc_docs.writing.template.compiled import CUSTOM, DOCUMENT, FOOTNOTES, MADE
from cchc_docs.writing.view.view import OPTIONAL, View, view
from cchc_docs.writing.word.proof import missing
from cchc_docs.writing.word.structure import MARKS, defects, tidied, with_rows
from cchc_docs.writing.word.text import OWN, attribute, put, words

if TYPE_CHECKING:
    from cchc_docs.writing.word.notes import Notes

_BUILTINS = {"str": str, "len": len, "enumerate": enumerate}
_Part = Callable[..., list[str]]
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties'
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
    "<dc:language>vi-VN</dc:language></cp:coreProperties>"
)


@uncollected
def render(document: Document, template: Template | None = None) -> bytes:
    """Return `document` (complete: labels numbered, references resolved) as a .docx, proved and checked.

    `template`: a .docx as bytes or a path; None is the one that ships. Raises CchcError where the template cannot be
    used, has no prototype for something the document holds, loses a text, or makes a file Word would refuse.
    """
    done = _printed(document, template)
    parts = done.made
    wrong = defects(parts, done.marks, done.whole, rowed=done.rowed)
    if wrong:
        raise _faulty(template, f"văn bản tạo ra không mở được bằng Word: {wrong[0]}")
    xml = parts[DOCUMENT]
    if len(parts) > 1 and any(name.startswith("word/charts/") for name in parts):
        from cchc_docs.writing.word.chart import words_of

        xml = words_of(xml, parts)
    feet = "".join(part for name, part in parts.items() if "footer" in name) if document.lien_he else ""
    lost = missing(document, xml, parts.get(FOOTNOTES, ""), feet)
    if lost:
        shown = "; ".join(f"“{text.text[:60]}” ({'.'.join(map(str, text.path))})" for text in lost[:3])
        raise _faulty(template, f"mẫu Word làm mất {len(lost)} dòng chữ: {shown}")
    return _packed(done)


def render_parts(document: Document, template: Template | None = None) -> tuple[bytes, dict[str, str]]:
    """Return the .docx and the XML of the parts just written, neither proved nor checked."""
    done = _printed(document, template)
    return _packed(done), done.made


class _Printed(Record):
    """The XML of the parts just written; all parts of the package in order.

    `marks`: those of `structure.MARKS` it may hold. `whole`: parts that are as the template prints them, well-formed.
    `rowed`: each table of the body was seen to end with a row.
    """

    made: dict[str, str]
    parts: list[tuple[str, Member | str]]
    core: str
    marks: Collection[str]
    whole: frozenset[str]
    rowed: bool


def _printed(document: Document, template: Template | None) -> _Printed:
    compiled = load(shipped() if template is None else template)
    seen = view(document, compiled.layout)
    kinds = {block.kieu for block in seen.khoi}
    lacking = {kind: OPTIONAL[kind] for kind in kinds - compiled.kinds if kind in OPTIONAL}
    for block in seen.khoi if lacking else ():
        block.kieu = lacking.get(block.kieu, block.kieu)
    unknown = kinds - compiled.kinds - lacking.keys()
    if unknown:
        raise _faulty(template, f"mẫu Word không có đoạn mẫu cho khối '{min(unknown)}' mà văn bản cần")
    functions: dict[str, _Part] = {"__builtins__": _BUILTINS}  # type: ignore[dict-item]
    exec(compiled.code, functions)  # noqa: S102 - written by compile_code from checked names only
    noted = _Noted(compiled.parts)
    noting = partial(put, noted=noted)
    made = {
        # Word knows no notes in headers and footers.
        name: "".join(functions[part](seen, words, noting if name == DOCUMENT else put, attribute, OWN))
        for name, part in compiled.parts
        if isinstance(part, str) and part != MADE
    }
    as_printed = dict(made)
    made[DOCUMENT], rowed = with_rows(tidied(made[DOCUMENT], compiled.marks), compiled.marks)
    parts = noted.with_part(made)
    # A template's own notes may stand in a part without tags, of which `marks` does not speak.
    marks = compiled.marks if noted.notes is None else frozenset(MARKS)
    if "hinh" in kinds:
        from cchc_docs.writing.word.chart import with_charts

        parts, marks = with_charts(parts, made, document, compiled.layout), frozenset(MARKS)
    whole = frozenset(name for name in compiled.whole if made[name] is as_printed[name])
    return _Printed(made, parts, core(seen), marks, whole, rowed)


def _packed(done: _Printed) -> bytes:
    members = []
    for name, part in done.parts:
        if not isinstance(part, str):
            members.append(part)
        else:
            members.append(member(name, (done.core if part == MADE else done.made[name]).encode()))
    mark = digest_of((name, size, crc) for name, crc, size, _ in members)
    return join([*members, member(CUSTOM, custom_properties(mark))])


class _Noted:
    """Takes the notes of a document as they are printed; the part that holds them is made when there is one."""

    def __init__(self, parts: list[tuple[str, Member | str]]) -> None:
        self.parts = parts
        self.notes: Notes | None = None

    def __call__(self, note: str) -> str:
        if self.notes is None:
            from cchc_docs.writing.word.notes import Notes

            self.notes = Notes(self.parts)
        return self.notes.add(note)

    def with_part(self, made: dict[str, str]) -> list[tuple[str, Member | str]]:
        """Return the parts of the package, with that of the notes where there are some."""
        return self.parts if self.notes is None else self.notes.with_part(self.parts, made)


def _faulty(template: Template | None, message: str) -> CchcError:
    start = "" if template is None else named(template)
    return CchcError(f"{start}{message}; kiểm tra mẫu bằng 'cchc template check'")


def core(seen: View) -> str:
    """Return the core properties: the title, and no trace of who made the template."""
    kind = seen.ten_loai.capitalize()
    title = f"{kind} {' '.join(seen.trich_yeu or seen.ve_viec)}".strip()
    return _CORE.format(title=words(title))
