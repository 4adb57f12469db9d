"""What stands around the body: headers, footers, footnotes; where the page number is."""

from __future__ import annotations

from typing import Any

from cchc_docs.ooxml.names import W
from cchc_docs.ooxml.package import Package
from cchc_docs.reading.flow import Flow, Para
from cchc_docs.reading.word.paragraph import ParagraphReader
from cchc_docs.reading.word.styles import Styles

_PLACES = {"header": "đầu trang", "footer": "chân trang"}


def read_around(package: Package, flow: Flow, styles: Styles) -> None:
    """Read headers and footers into `flow.parts` (part name -> paragraphs), footnotes into `flow.around`."""
    for kind, place in _PLACES.items():
        for part in package.related(kind):
            root = package.xml(part)
            if root is not None:
                flow.parts[part] = _paras(root, ParagraphReader(styles, flow.counts, place), flow)
    for section in flow.sections:
        section.parts = {key: package.ids.get(named, "") for key, named in section.parts.items()}
    for kind in ("footnotes", "endnotes"):
        for part in package.related(kind):
            root = package.xml(part)
            if root is not None:
                _notes(root, flow, styles, kind[:-1])


def _paras(root: Any, reader: ParagraphReader, flow: Flow) -> list[Para]:
    from cchc_docs.reading.word.paragraph import _nearest_box

    out = []
    for element in root.iter(f"{W}p"):
        if _nearest_box(element) is None and next(element.iterancestors(f"{W}del"), None) is None:
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


def _notes(root: Any, flow: Flow, styles: Styles, tag: str) -> None:
    number = 0
    for note in root.iter(f"{W}{tag}"):
        if (note.get(f"{W}type") or "normal") != "normal":
            continue
        number += 1
        place = f"chú thích {number}" if tag == "footnote" else f"chú thích cuối {number}"
        flow.around += [
            para for para in _paras(note, ParagraphReader(styles, flow.counts, place), flow) if para.text.strip()
        ]


def page_number_place(flow: Flow, parts: dict[str, str]) -> tuple[str, str]:
    """Return where the page number of a section stands and how it is aligned: ("header", "center"), ("", "")."""
    for place in ("header", "footer"):
        for kind in ("default", "even", "first"):
            for para in flow.parts.get(parts.get(f"{place} {kind}", ""), []):
                if para.pages:
                    return place, para.look.align
    return "", ""
