"""Whether all that a part can print is well-formed XML, found out once, when the template is compiled.

It is where each branch and each body of a loop is well-formed by itself and stands inside the root, in no tag, and what is
around them is well-formed without them. Every print is tried with a value that has all a value can bring: marks, a note,
breaks, signs of XML. Where this shows nothing (half a tag in one branch, half in another), each paper made with the
template is parsed instead: `structure.defects`.
"""

from __future__ import annotations

_JOINED = ("<!", "]]")
"""Comments and what ends a CDATA section: tags inside them are none, and two harmless halves make one."""


class Trial:
    """A part as it is printed with that value; `whole` until something speaks against it."""

    VALUE = "a & <b> \"c\" 'd'\n\t**e *g* h** *i* k^[l & m] n\u2011p"

    def __init__(self) -> None:
        self.whole = True
        self._open: list[list[str]] = [[]]

    def literal(self, text: str) -> None:
        """Print what the template says itself."""
        if any(sign in text for sign in _JOINED) or text.endswith(("<", "]")) or "<?" in text[1:]:
            self.whole = False
        self.printed(text)

    def printed(self, xml: str) -> None:
        """Print what a value became."""
        self._open[-1].append(xml)

    def begin(self, *, in_tag: bool) -> None:
        """Begin a branch, or the body of a loop."""
        self.whole = self.whole and not in_tag
        self._open.append([])

    def end(self) -> None:
        """End it; a letter stands for it around, where no letter may stand outside the root."""
        self.whole = _parses(f"<x>{''.join(self._open.pop())}</x>") and self.whole
        self.printed("x")

    def end_of_part(self) -> bool:
        """Return whether the part is well-formed whatever it is given."""
        return self.whole and _parses("".join(self._open[0]))


def _parses(xml: str) -> bool:
    import pyexpat

    try:
        pyexpat.ParserCreate().Parse(xml, True)
    except pyexpat.ExpatError:
        return False
    return True
