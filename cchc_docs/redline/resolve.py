"""Accept or reject every tracked change of a part, as Word's "Accept all" and "Reject all" do."""

from __future__ import annotations

from cchc_docs.redline.marks import CAME, CELL_CAME, CELL_WENT, PROPERTY_CHANGES, TRACKED, WENT
from cchc_docs.redline.xml import ANCHORS, Element, unwrap, w

_RANGES = [
    w(f"{name}{end}")
    for name in (
        "moveFromRange",
        "moveToRange",
        "customXmlInsRange",
        "customXmlDelRange",
        "customXmlMoveFromRange",
        "customXmlMoveToRange",
    )
    for end in ("Start", "End")
]
# What a *Change element does not hold and therefore stays when the old properties come back.
_STAYS = {
    w("pPrChange"): (w("rPr"), w("sectPr")),
    w("sectPrChange"): (w("headerReference"), w("footerReference")),
}


def resolve(root: Element, *, accept: bool, author: str | None = None) -> int:
    """Accept (or reject) the tracked changes (of one author) below `root`, in place; return how many there were.

    A paragraph whose mark goes is joined to the paragraph after it, which keeps its own
    properties. Before a table or at the end of a cell there is nothing to join: the paragraph
    goes when it is empty, and stays otherwise.
    """
    meant = {element for element in root.iter(*TRACKED) if author is None or element.get(w("author")) == author}
    if not meant:
        return 0
    gone, kept = (WENT, CAME) if accept else (CAME, WENT)
    _rows(root, gone, meant)
    _cells(root, CELL_WENT if accept else CELL_CAME, meant)
    joined = _take_marks(root, gone, meant)
    for element in [item for item in root.iter(*gone) if item in meant]:
        _remove(element)
    for element in [item for item in root.iter(*kept) if item in meant]:
        if not accept:
            _bring_back(element)
        unwrap(element)
    for element in list(root.iter(*_RANGES)) if author is None else ():
        _remove(element)
    for element in [item for item in root.iter(*PROPERTY_CHANGES) if item in meant]:
        if not accept:
            _restore(element)
        _remove(element)
    for paragraph in reversed(joined):
        _join(paragraph)
    for link in list(root.iter(w("hyperlink"))):
        if len(link) == 0:
            _remove(link)
    return len(meant)


def _bring_back(deletion: Element) -> None:
    for name, live in (("delText", "t"), ("delInstrText", "instrText")):
        for element in list(deletion.iter(w(name))):
            element.tag = w(live)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _rows(root: Element, gone: frozenset[str], meant: set[Element]) -> None:
    for row in list(root.iter(w("tr"))):
        properties = row.find(w("trPr"))
        marks = (
            [] if properties is None else [item for item in properties if item in meant and item.tag != w("trPrChange")]
        )
        if any(mark.tag in gone for mark in marks):
            _remove(row)
        for mark in marks:
            _remove(mark)
    _drop_empty_tables(root)


def _drop_empty_tables(root: Element) -> None:
    for table in reversed(list(root.iter(w("tbl")))):
        if next(table.iter(w("tr")), None) is None:
            _remove(table)


def _cells(root: Element, gone: str, meant: set[Element]) -> None:
    for mark in [mark for mark in root.iter(CELL_CAME, CELL_WENT) if mark in meant]:
        properties = mark.getparent()
        cell = None if properties is None else properties.getparent()
        row = None if cell is None else cell.getparent()
        if mark.tag == gone and cell is not None and row is not None:
            row.remove(cell)
            if row.find(w("tc")) is None:
                _remove(row)
        _remove(mark)
    _drop_empty_tables(root)


def _take_marks(root: Element, gone: frozenset[str], meant: set[Element]) -> list[Element]:
    """Take the marks off all paragraphs; return those whose mark goes, in reading order."""
    joined: list[Element] = []
    for paragraph in root.iter(w("p")):
        for mark in paragraph.findall(f"{w('pPr')}/{w('rPr')}/*") + paragraph.findall(f"{w('pPr')}/{w('numPr')}/*"):
            if mark not in meant or mark.tag not in CAME | WENT:
                continue
            parent = mark.getparent()
            if mark.tag in gone and parent is not None:
                if parent.tag == w("numPr"):
                    _remove(parent)
                elif not (joined and joined[-1] is paragraph):
                    joined.append(paragraph)
            _remove(mark)
    return joined


def _restore(change: Element) -> None:
    parent = change.getparent()
    if parent is None or len(change) == 0:
        return
    stays = _STAYS.get(change.tag, ())
    for child in list(parent):
        if child is not change and child.tag not in stays:
            parent.remove(child)
    old = list(change[0])
    at = 0 if change.tag == w("pPrChange") else len(parent) - 1
    parent[at:at] = old


def _join(paragraph: Element) -> None:
    parent = paragraph.getparent()
    if parent is None:
        return
    following = paragraph.getnext()
    while following is not None and following.tag in ANCHORS:
        following = following.getnext()
    content = [child for child in paragraph if child.tag != w("pPr")]
    if following is not None and following.tag == w("p"):
        at = 1 if len(following) and following[0].tag == w("pPr") else 0
        following[at:at] = content
        parent.remove(paragraph)
    elif all(child.tag in ANCHORS for child in content) and not _closes_cell(paragraph, following):
        for anchor in content:
            paragraph.addprevious(anchor)
        parent.remove(paragraph)


def _closes_cell(paragraph: Element, following: Element | None) -> bool:
    """Say whether a cell, header or note would be left without the paragraph it must end with."""
    parent = paragraph.getparent()
    return following is None and parent is not None and parent.tag != w("body")
