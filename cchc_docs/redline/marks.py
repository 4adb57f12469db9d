"""Whose insertion and whose deletion a word, a paragraph mark or a row already is.

Two files may hold changes that people are still tracking. The comparison keeps them, and marks only
what no one has marked, as one author more:

- accept everything: the new file with everything accepted; reject everything: the old one with
  everything rejected;
- every change of the new file stands in the result with its author and date, over the same words;
- so does every change of the old file, where the new one has nothing of its own in its place.

One rule gives all three. A thing has two marks, who brought it and who took it away. It is seen when
all is accepted unless it was taken away, and when all is rejected unless it was brought. So what both
files have takes "brought" from the old file and "taken away" from the new one; what only the old file
has is taken away by us unless someone did; what only the new file has is brought by us unless someone did.
"""

from __future__ import annotations

from typing import Literal

from cchc_docs.ooxml.names import CHANGED_LOOKS
from cchc_docs.record import NamedTuple
from cchc_docs.redline.xml import Element, full_text, w

Op = Literal["=", "-", "+"]

CAME = frozenset({w("ins"), w("moveTo")})
WENT = frozenset({w("del"), w("moveFrom")})
PROPERTY_CHANGES = (*CHANGED_LOOKS, w("cellMerge"))
CELL_CAME, CELL_WENT = w("cellIns"), w("cellDel")
#: Every element that is a tracked change, with an id, an author and a date.
TRACKED = (*sorted(CAME | WENT), CELL_CAME, CELL_WENT, *PROPERTY_CHANGES)


class Mark(NamedTuple):
    """A tracked change as it will be written: its element's name, author, date; no attributes means ours."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()


class Marks(NamedTuple):
    """Who brought a thing and who took it away; None is no one, so far."""

    came: Mark | None = None
    went: Mark | None = None


UNMARKED = Marks()
OUR_INSERTION, OUR_DELETION = Mark(w("ins")), Mark(w("del"))


def mark_of(element: Element) -> Mark:
    """Return the change an element (w:ins, w:del, w:moveFrom, w:moveTo) stands for."""
    attributes = sorted((str(name), str(value)) for name, value in element.attrib.items() if name != w("id"))
    return Mark(str(element.tag), tuple(attributes))


def within(marks: Marks, wrapper: Element) -> Marks:
    """Return the marks of what stands in a wrapper that itself stands under `marks`."""
    if wrapper.tag in CAME:
        return Marks(marks.came or mark_of(wrapper), marks.went)
    return Marks(marks.came, marks.went or mark_of(wrapper))


def paragraph_marks(paragraph: Element | None) -> Marks:
    """Return the marks of a paragraph's end."""
    properties = None if paragraph is None else next(paragraph.iterchildren(w("pPr")), None)
    return _held(None if properties is None else next(properties.iterchildren(w("rPr")), None))


def row_marks(row: Element) -> Marks:
    """Return the marks of a table row."""
    return _held(row.find(w("trPr")))


def _held(properties: Element | None) -> Marks:
    marks = UNMARKED
    for child in properties if properties is not None else ():
        if child.tag in CAME or child.tag in WENT:
            marks = within(marks, child)
    return marks


def fits(old: Marks, new: Marks) -> bool:
    """Whether one thing can carry the marks of both files; otherwise it stands there twice, once for each."""
    return (new.came is None or old.came is not None) and (old.went is None or new.went is not None)


def fate(op: Op, old: Marks, new: Marks) -> Marks:
    """Return the marks in the result of what both files have ("="), or only the old ("-") or the new one ("+")."""
    if op == "-":
        return Marks(old.came, old.went or OUR_DELETION)
    if op == "+":
        return Marks(new.came or OUR_INSERTION, new.went)
    return Marks(old.came and (new.came or old.came), new.went)


def changes_of(body: Element) -> frozenset[Mark]:
    """Return the insertions and deletions tracked in a body; a moved text counts as both."""
    return frozenset(_plain(mark_of(element)) for element in body.iter(*CAME, *WENT))


def _plain(mark: Mark) -> Mark:
    return Mark(w("ins") if mark.tag in CAME else w("del"), mark.attributes)


class Side(NamedTuple):
    """How one file is laid beside the other: without what only its own people changed.

    `strangers`: of the new file, insertions the old one does not know; of the old file, deletions
    the new one does not know. Without them the two texts are most alike.
    """

    strangers: frozenset[Mark] = frozenset()

    def text(self, paragraph: Element) -> str:
        """Return the text of a paragraph as it is laid beside the other file's."""
        return full_text(paragraph, self._strange if self.strangers else None)

    def runs_on(self, paragraph: Element) -> bool:
        """Whether the paragraph's end is a stranger: for the other file, it goes on in the next one."""
        return self.strange(paragraph_marks(paragraph))

    def strange_row(self, row: Element) -> bool:
        """Whether a whole row is a stranger."""
        return self.strange(row_marks(row))

    def _strange(self, element: Element) -> bool:
        return (element.tag in CAME or element.tag in WENT) and _plain(mark_of(element)) in self.strangers

    def strange(self, marks: Marks) -> bool:
        """Whether what carries these marks is a stranger."""
        return bool(self.strangers) and any(mark is not None and _plain(mark) in self.strangers for mark in marks)


def sides(old: Element, new: Element) -> tuple[Side, Side]:
    """Return how two bodies are laid beside each other."""
    before, after = changes_of(old), changes_of(new)
    went = frozenset(mark for mark in before - after if mark.tag in WENT)
    return Side(went), Side(frozenset(mark for mark in after - before if mark.tag in CAME))
