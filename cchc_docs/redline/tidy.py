"""Make a document simple enough to compare: what only wraps or interrupts text is taken away."""

from __future__ import annotations

import unicodedata
from typing import Any

from lxml import etree

from cchc_docs.ooxml.names import W
from cchc_docs.record import Record, field
from cchc_docs.redline.marks import CAME, TRACKED, WENT
from cchc_docs.redline.xml import ANCHORS, XML_SPACE, Element, unwrap, w

_NOISE = (w("proofErr"), w("lastRenderedPageBreak"))
_WRAPPERS = (w("sdtContent"), w("smartTag"))
_UNSEEN_RANGES = tuple(
    w(f"customXml{kind}Range{end}") for kind in ("Ins", "Del", "MoveFrom", "MoveTo") for end in ("Start", "End")
)
_WRAPPER_DATA = tuple(w(name) for name in ("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"))


class Tidied(Record):
    """What `tidy` met: content controls and long fields made plain text, words composed."""

    controls: int = 0
    fields: int = 0
    composed: int = 0
    unseen: int = 0


def tidy(body: Element) -> Tidied:
    """Prepare a body for comparison, in place."""
    result = Tidied()
    result.unseen = _ready_changes(body)
    for element in list(body.iter(*_NOISE)):
        _drop(element)
    for element in list(body.iter(*_WRAPPER_DATA)):
        _drop(element)
    for element in list(body.iter(w("sdt"), w("customXml"), *_WRAPPERS)):
        result.controls += element.tag == w("sdt")
        unwrap(element)
    for element in list(body.iter(w("fldSimple"))):
        _spell_out(element)
    result.fields = _flatten_long_fields(body)
    result.composed = compose(body)
    _settle_anchors(body)
    for cell in body.iter(w("tc")):
        # Word calls a cell that does not end in a paragraph a damaged file.
        if len(cell) == 0 or cell[-1].tag != w("p"):
            cell.append(cell.makeelement(w("p")))
    marks: Any = _SAVE_MARKS(body)
    for mark in marks:
        del mark.getparent().attrib[mark.attrname]
    return result


_SAVE_MARKS = etree.XPath(
    "descendant-or-self::*/@*[starts-with(local-name(), 'rsid') or local-name() = 'paraId' or local-name() = 'textId']"
)
"""Attributes Word writes anew at every save."""


def _ready_changes(body: Element) -> int:
    """Take the ids off tracked changes (they get new ones), and the kinds no one sees: of content controls, of numbers.

    Return how many of those there were: what they mark stays, as if accepted.
    """
    for element in body.iter(*TRACKED):
        if w("id") in element.attrib:
            del element.attrib[w("id")]
    unseen = list(body.iter(*_UNSEEN_RANGES, w("numberingChange")))
    unseen += [mark for numbers in body.iter(w("numPr")) for mark in numbers.iterchildren(*CAME, *WENT)]
    for element in unseen:
        _drop(element)
    return sum(not str(element.tag).endswith("End") for element in unseen)


def compose(body: Element) -> int:
    """Compose letters (NFC): Mac and PDF programs write "e" and its mark apart. Return how many texts changed.

    A mark that begins a run goes to the letter it belongs to, at the end of the run before.
    """
    changed = 0
    for paragraph in body.iter(w("p")):
        before: Element | None = None
        for text in paragraph.iter(w("t"), w("delText")):
            words = text.text or ""
            if words.isascii() or (not unicodedata.combining(words[0]) and unicodedata.is_normalized("NFC", words)):
                before = text if words else before
                continue
            cut = 0
            while before is not None and cut < len(words) and unicodedata.combining(words[cut]):
                cut += 1
            if cut and before is not None and before.tag == text.tag:
                before.text = unicodedata.normalize("NFC", (before.text or "") + words[:cut])
                text.set(XML_SPACE, "preserve")  # a blank may now stand first
            text.text = unicodedata.normalize("NFC", words[cut:])
            changed += cut > 0 or text.text != words
            before = text if text.text else before
    return changed


def drop_anchors(body: Element) -> int:
    """Take away bookmarks and comments of the old text; return how many comments there were.

    A move loses its two ends with them and becomes what it is in each place: text brought, text taken away.
    """
    comments = 0
    for element in list(body.iter(*ANCHORS)):
        _drop(element)
    for moved, plain in (("moveTo", "ins"), ("moveFrom", "del")):
        for element in list(body.iter(w(moved))):
            element.tag = w(plain)
    for element in list(body.iter(w("commentReference"))):
        comments += 1
        run = element.getparent()
        if run is not None:
            _drop(run)
    return comments


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _spell_out(simple: Element) -> None:
    """Write w:fldSimple as the runs of a complex field: only runs may stand in w:ins and w:del."""
    marks = []
    for kind in ("begin", "separate", "end"):
        run = simple.makeelement(w("r"))
        run.append(simple.makeelement(w("fldChar"), {w("fldCharType"): kind}))
        marks.append(run)
    order = simple.makeelement(w("r"))
    text = simple.makeelement(w("instrText"))
    text.text = simple.get(w("instr"), "")
    order.append(text)
    simple[:0] = [marks[0], order, marks[1]]
    simple.append(marks[2])
    unwrap(simple)


class _Field(Record):
    start: Element
    parts: list[Element] = field(default_factory=list)
    long: bool = False


def _flatten_long_fields(body: Element) -> int:
    """Keep only the result of fields that run over several paragraphs (a table of contents)."""
    if next(body.iter(w("fldChar"), w("instrText"), w("delInstrText")), None) is None:
        return 0
    open_fields: list[_Field] = []
    long_fields: list[_Field] = []
    for paragraph in body.iter(w("p")):
        for mark in list(paragraph.iter(w("fldChar"), w("instrText"), w("delInstrText"))):
            if next(mark.iterancestors(w("p"))) is not paragraph:
                continue  # inside a text box
            kind = mark.get(w("fldCharType")) if mark.tag == w("fldChar") else None
            if kind == "begin":
                open_fields.append(_Field(paragraph))
            if not open_fields:
                long_fields.append(_Field(paragraph, [mark]))  # an end without a beginning
                continue
            current = open_fields[-1]
            current.parts.append(mark)
            current.long |= current.start is not paragraph
            if kind == "end":
                open_fields.pop()
                long_fields += [current] if current.long else []
    for item in long_fields + open_fields:
        for mark in item.parts:
            _drop(mark)
    return len(long_fields + open_fields)


def _settle_anchors(body: Element) -> None:
    """Move bookmarks that stand between paragraphs or rows into the next paragraph."""
    if next(body.iter(*ANCHORS), None) is None:
        return
    last: Element | None = None
    waiting: list[Element] = []
    for element in list(body.iter(w("p"), *ANCHORS)):
        parent = element.getparent()
        if element.tag == w("p"):
            at = 1 if len(element) and element[0].tag == w("pPr") else 0
            element[at:at] = waiting
            waiting, last = [], element
        elif parent is not None and parent.tag in _BLOCK_PARENTS:
            parent.remove(element)
            waiting.append(element)
    if last is not None:
        last.extend(waiting)


_BLOCK_PARENTS = frozenset(f"{W}{name}" for name in ("body", "tbl", "tr", "tc"))
