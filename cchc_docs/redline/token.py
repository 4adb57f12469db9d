"""What a paragraph is made of when it is compared: words, and what became of each."""

from __future__ import annotations

from collections.abc import Hashable

from cchc_docs.record import Record
from cchc_docs.redline.marks import UNMARKED, Marks, Op, fate
from cchc_docs.redline.xml import Element


class Part(Record):
    """A piece of text, or one element of a run (tab, break, picture), with the look of its run.

    `was`: its look before a change of format that someone is tracking; the same as `look` where no one is.
    """

    text: str
    child: Element | None
    properties: Element | None
    look: Hashable
    was: Hashable


class Token(Record):
    """A word, blank or sign; or elements kept whole (`whole`: a field, a formula); or an anchor.

    `inside`: the marks of each element of `whole`, given where they differ.
    """

    key: Hashable
    parts: list[Part]
    link: Element | None = None
    whole: list[Element] | None = None
    anchor: Element | None = None
    marks: Marks = UNMARKED
    inside: list[Marks] | None = None


class Piece(Record):
    """A token and its fate: on both sides, only in the old text, or only in the new."""

    op: Op
    old: Token | None
    new: Token | None

    @property
    def token(self) -> Token:
        """The token as it will be written: the new one where there is one."""
        found = self.new if self.new is not None else self.old
        assert found is not None
        return found

    @property
    def marks(self) -> Marks:
        """Whose insertion and deletion it is in the result."""
        old = UNMARKED if self.old is None else self.old.marks
        return fate(self.op, old, UNMARKED if self.new is None else self.new.marks)
