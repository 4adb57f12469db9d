"""What stands around the body: headers, footers, notes; where the page number is."""

from __future__ import annotations

from typing import Any

from cchc_docs.ooxml.names import W
from cchc_docs.ooxml.package import Package
from cchc_docs.reading.flow import Flow, Para
from cchc_docs.reading.word.fields import Computed
from cchc_docs.reading.word.paragraph import ParagraphReader
from cchc_docs.reading.word.styles import Styles

_PLACES = {"header": "đầu trang", "footer": "chân trang"}


def read_around(package: Package, flow: Flow, styles: Styles) -> None:
    """Read headers and footers into `flow.parts` (part name -> paragraphs)."""
    for kind, place in _PLACES.items():
        for part in package.related(kind):
            root = package.xml(part)
            if root is not None:
                reader = ParagraphReader(styles, flow.counts, place)
                reader.begin(root)
                flow.parts[part] = _paras(root, reader, flow)
                flow.worked_out += reader.computed.texts
    for section in flow.sections:
        section.parts = {key: package.ids.get(named, "") for key, named in section.parts.items()}


def _paras(root: Any, reader: ParagraphReader, flow: Flow) -> list[Para]:
    out = []
    for element in root.iter(f"{W}p"):
        if not reader.in_box(element) and next(reader.above.of(element, f"{W}del"), None) is None:
            para = reader.read(element, -1)
            para.unbroken()
            frame = element.find(f"{W}pPr/{W}framePr")
            if frame is not None and frame.get(f"{W}xAlign"):
                para.look.align = str(frame.get(f"{W}xAlign"))
            elif para.pages and "\t" in para.text:
                para.look.align = "center" if para.text.count("\t") == 1 else "right"
            out.append(para)
            out += para.boxes
    flow.hidden += reader.hidden
    return out


def read_notes(package: Package, flow: Flow, styles: Styles, computed: Computed) -> dict[tuple[str, str], list[Para]]:
    """Return (footnote or endnote, id) -> the paragraphs of the note."""
    out: dict[tuple[str, str], list[Para]] = {}
    for kind, place in (("footnote", "chú thích"), ("endnote", "chú thích cuối")):
        for part in package.related(f"{kind}s"):
            root = package.xml(part)
            if root is None:
                continue
            reader = ParagraphReader(styles, flow.counts, place, computed)
            reader.begin(root)
            for note in root.iter(f"{W}{kind}"):
                paras = [para for para in _paras(note, reader, flow) if para.text.strip()]
                if paras:
                    out[kind, note.get(f"{W}id") or ""] = paras
    return out


def page_number_place(flow: Flow, parts: dict[str, str]) -> tuple[str, str]:
    """Return where the page number of a section stands and how it is aligned: ("header", "center"), ("", "")."""
    for place in ("header", "footer"):
        for kind in ("default", "even", "first"):
            for para in flow.parts.get(parts.get(f"{place} {kind}", ""), []):
                if para.pages:
                    return place, para.look.align
    return "", ""
