"""The few XML helpers that comparing two Word files needs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import cache

from lxml import etree

from cchc_docs.ooxml.names import W
from cchc_docs.vietnamese.line_breaks import loose

M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = etree._Element  # noqa: SLF001  the only name lxml gives its element type
Look = tuple[Hashable, ...]

# Attributes Word rewrites at every save; two equal texts must not differ by them.
_NOISE_ATTRIBUTES = frozenset({"paraId", "textId", "anchorId", "editId", "spid"})


@cache
def w(name: str) -> str:
    """Return the qualified name of a WordprocessingML element or attribute."""
    return f"{W}{name}"


#: Zero-width marks: they carry no text and are never tracked.
ANCHORS = frozenset(
    w(name)
    for name in (
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "permStart",
        "permEnd",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
    )
)
_NOISE_ELEMENTS = ANCHORS | {w("proofErr"), w("lastRenderedPageBreak"), w("lang"), w("noProof")}


def look(element: Element | None, skip: frozenset[str] = frozenset()) -> Look:
    """Return a value equal for two elements that mean the same to a reader.

    Ids and revision-save marks, proofing marks, languages, bookmarks and the direct children
    named in `skip` do not count. An absent element looks like an empty one.
    """
    if element is None:
        return ()
    return tuple([_look(child) for child in element if child.tag not in _NOISE_ELEMENTS and child.tag not in skip])


_TABLE = w("tbl")


def alike(one: Element, other: Element) -> bool:
    """Tell whether two elements have one look: what is written alike has, and long tables differ early."""
    # A table is looked at row by row: most have changed somewhere.
    if one.tag != _TABLE and etree.tostring(one, with_tail=False) == etree.tostring(other, with_tail=False):
        return True
    inner, others = ([child for child in element if child.tag not in _NOISE_ELEMENTS] for element in (one, other))
    return len(inner) == len(others) and all(map(_alike, inner, others))


def _alike(one: Element, other: Element) -> bool:
    same = one.tag == other.tag and (one.text or "") == (other.text or "")
    return same and _attributes(one) == _attributes(other) and alike(one, other)


def _look(element: Element) -> Hashable:
    # Most elements have no child: this is the innermost loop of comparing two files.
    return (element.tag, _attributes(element), element.text or "", look(element) if len(element) else ())


def _attributes(element: Element) -> Look:
    items = element.items()
    return tuple(sorted([item for item in items if not _is_noise(item[0])])) if items else ()


@cache
def _is_noise(name: str) -> bool:
    namespace, _, local = name.rpartition("}")
    if local == "id":
        return not namespace.endswith(("/main", "/relationships"))
    return local in _NOISE_ATTRIBUTES or local.startswith("rsid")


_PARAGRAPH = w("p")
_AROUND = frozenset(w(name) for name in ("tbl", "tr", "tc", "sdt", "sdtContent", "customXml"))


def paragraphs(root: Element) -> Iterator[Element]:
    """Yield the paragraphs below `root` in reading order, without those inside text boxes."""
    for child in root:
        if child.tag == _PARAGRAPH:
            yield child
        elif child.tag in _AROUND:
            yield from paragraphs(child)


def text_of(paragraph: Element) -> str:
    """Return the text of a paragraph: tab as a tab, any break as a newline; deleted text does not count."""
    return loose("".join(_texts(paragraph, _NO_TEXT, None)))


def full_text(paragraph: Element, skip: Callable[[Element], bool] | None) -> str:
    """Return the text of a paragraph with what someone deleted, without the elements to be skipped."""
    return loose("".join(_texts(paragraph, _NEVER_TEXT, skip)))


_WORDS, _RUN = frozenset({w("t"), w("delText")}), w("r")
_PIECE_TEXTS = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
# Text boxes stand in drawings; they are compared as a whole, so their text is not the paragraph's.
_NEVER_TEXT = frozenset(w(name) for name in ("pPr", "rPr", "drawing", "pict", "object"))
_NO_TEXT = _NEVER_TEXT | {w("del"), w("moveFrom")}


def _texts(element: Element, no_text: frozenset[str], skip: Callable[[Element], bool] | None) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag in _WORDS:
            yield run_text(child)
        elif tag in _PIECE_TEXTS and element.tag == _RUN:
            yield _PIECE_TEXTS[tag]
        elif (
            not len(child) or tag in no_text or tag.endswith("}AlternateContent") or (skip is not None and skip(child))
        ):
            continue
        else:
            yield from _texts(child, no_text, skip)


def run_text(text: Element) -> str:
    """Return what Word shows of a w:t: outer blanks count only under xml:space="preserve"."""
    content = text.text or ""
    return content if text.get(XML_SPACE) == "preserve" else content.strip(" \t\r\n")


def unwrap(element: Element) -> None:
    """Put the children of an element in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at : at + 1] = list(element)
