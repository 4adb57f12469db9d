"""Whether all that a part can print is well-formed XML, found out once, when the template is compiled.

It is where each branch and each body of a loop is well-formed by itself and stands inside the root, in no tag, and what is
around them is well-formed without them. Every print is tried with a value that has all a value can bring: marks, a note,
breaks, signs of XML. Where this shows nothing (half a tag in one branch, half in another), each paper made with the
template is parsed instead: `structure.defects`. In the same way it is found out which `structure.SHAPES` Word refuses cannot come up.
"""

from __future__ import annotations

from cchc_docs.writing.word.structure import CELL, EMPTY, ROWS, SECTION, SHAPES, unmeasured

_JOINED = ("<!", "]]")
"""Comments and what ends a CDATA section: tags inside them are none, and two harmless halves make one."""
_END, _PARAGRAPH = "</w:sectPr>", "</w:p>"


class Trial:
    """A part as it is printed with that value; `whole` until something speaks against it."""

    VALUE = "a & <b> \"c\" 'd'\n\t**e *g* h** *i* k^[l & m] n\u2011p"

    def __init__(self) -> None:
        self.whole = True
        self._shapes: set[str] = set()
        # What stands in each open branch: with a letter for the branches in it, with the end of each, and without them.
        self._open: list[tuple[list[str], list[str], list[str]]] = [([], [], [])]

    def literal(self, text: str) -> None:
        """Print what the template says itself."""
        if any(sign in text for sign in _JOINED) or text.endswith(("<", "]")) or "<?" in text[1:]:
            self.whole = False
        before, *sections = text.split(SECTION)
        if sections and (_END in before or any(one.count(_END) != 1 for one in sections) or unmeasured(text)):
            self._shapes.add(SECTION)
        self.printed(text)

    def printed(self, xml: str) -> None:
        """Print what a value became."""
        for words in self._open[-1]:
            words.append(xml)

    def begin(self, *, in_tag: bool) -> None:
        """Begin a branch, or the body of a loop."""
        self.whole = self.whole and not in_tag
        self._open.append(([], [], []))

    def end(self, *, always: bool = False) -> str:
        """End it; a letter stands for it around, where no letter may stand outside the root. Return what it prints at least.

        `always`: it is printed once or more.
        """
        body, bare = self._close()
        self.whole = _parses(f"<x>{body}</x>") and self.whole
        self._open[-1][0].append("x")
        self._open[-1][1].append(_PARAGRAPH if body.endswith(_PARAGRAPH) else "x")
        if always:
            self._open[-1][2].append(bare)
        return bare

    def one_of(self, branches: list[str]) -> None:
        """Say that one of the branches just ended, as `end` returned them, is printed whatever happens."""
        if all(branches) and len({one[one.rfind("</") :] for one in branches}) == 1:
            self._open[-1][2].append(branches[0])

    def end_of_part(self) -> bool:
        """Return whether the part is well-formed whatever it is given."""
        self.whole = _parses(self._close()[0]) and self.whole
        return self.whole

    def shapes(self) -> set[str]:
        """Return those of SHAPES that a paper may have; known at the end of the part."""
        return self._shapes if self.whole else set(SHAPES)

    def _close(self) -> tuple[str, str]:
        """Return what stands in the branch, and what is left of it where each branch that may be left out is."""
        body, ends, bare = map("".join, self._open.pop())
        if ends.count(CELL) != ends.count(f"{_PARAGRAPH}{CELL}"):
            self._shapes.add(CELL)
        if bare.count(CELL) != bare.count(f"{_PARAGRAPH}{CELL}"):
            self._shapes.add(
                EMPTY if bare.count(CELL) == bare.count(f"{_PARAGRAPH}{CELL}") + bare.count(EMPTY) else CELL
            )
        self._shapes.update(shape for shape in ROWS if shape in bare)
        return body, bare


def _parses(xml: str) -> bool:
    import pyexpat

    try:
        pyexpat.ParserCreate().Parse(xml, True)
    except pyexpat.ExpatError:
        return False
    return True
