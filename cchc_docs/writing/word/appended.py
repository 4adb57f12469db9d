"""What one Word file prints put under the last words of another, which stays as it is: the block of a copy (mẫu 3.1).

The paragraphs bring their styles along under names of their own, so that nothing of the file they come to changes their
look, and they change nothing of it.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from cchc_docs.ooxml.edit import Editable
from cchc_docs.ooxml.names import W

_OWN = "CchcSao"
_STYLES = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"


def appended(paper: bytes, block: bytes, name: str) -> tuple[bytes, list[str]]:
    """Return the .docx `paper` with the body of `block` at its end, and what of the file was not written again.

    Raises CchcError where `paper` (called `name`) is no Word file that may be opened.
    """
    target, source = Editable(paper, name), Editable(block, "phần bản sao")
    elements = [deepcopy(one) for one in source.body if one.tag != f"{W}sectPr"]
    while elements and elements[-1].tag == f"{W}p" and not "".join(elements[-1].itertext()).strip():
        elements.pop()
    used = {str(style.get(f"{W}val")) for one in elements for style in one.iter(f"{W}pStyle")}
    _bring(source.root("styles"), target, used)
    for one in elements:
        for style in one.iter(f"{W}pStyle"):
            style.set(f"{W}val", f"{_OWN}{style.get(f'{W}val')}")
    last = target.body.find(f"{W}sectPr")
    at = len(target.body) if last is None else target.body.index(last)
    closing = target.body.makeelement(f"{W}p")  # Word wants a paragraph behind a table that ends a text
    for place, one in enumerate([*elements, closing]):
        target.body.insert(at + place, one)
    return target.save(), target.notes


def _bring(styles: Any, target: Editable, used: set[str]) -> None:
    """Copy styles, with those they are based on, into a file; the first of each chain says all the defaults it relies on."""
    known = {str(one.get(f"{W}styleId")): one for one in styles.iter(f"{W}style")}
    defaults = styles.find(f"{W}docDefaults")
    there = target.root("styles")
    if there is None:
        there = styles.makeelement(f"{W}styles")
    present = {str(one.get(f"{W}styleId")) for one in there.iter(f"{W}style")}
    waiting = list(used)
    while waiting:
        code = waiting.pop()
        style = known.get(code)
        if style is None or f"{_OWN}{code}" in present:
            continue
        made = deepcopy(style)
        present.add(f"{_OWN}{code}")
        made.set(f"{W}styleId", f"{_OWN}{code}")
        made.attrib.pop(f"{W}default", None)
        for key in ("link", "next", "qFormat"):
            for one in made.findall(f"{W}{key}"):
                made.remove(one)
        title = made.find(f"{W}name")
        title.set(f"{W}val", f"Bản sao: {title.get(f'{W}val')}")
        base = made.find(f"{W}basedOn")
        if base is None:
            _say(made, defaults)
        else:
            waiting.append(str(base.get(f"{W}val")))
            base.set(f"{W}val", f"{_OWN}{base.get(f'{W}val')}")
        there.append(made)
    target.add("styles", there, _STYLES, _RELATION)


def _say(style: Any, defaults: Any) -> None:
    """Write the defaults of a file into a style that is based on none."""
    for part in ("pPr", "rPr"):
        usual = defaults.find(f"{W}{part}Default/{W}{part}") if defaults is not None else None
        own = style.find(f"{W}{part}")
        if usual is None:
            continue
        if own is None:
            style.append(deepcopy(usual))
            continue
        said = {one.tag for one in own}
        for place, one in enumerate(one for one in usual if one.tag not in said):
            own.insert(place, deepcopy(one))
