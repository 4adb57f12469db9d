"""The XML of a Word file for who only reads it: Python's own elements, a tenth of what lxml takes to load.

What may be read is lxml's to say: whatever is not plain, sound UTF-8 goes through it first (`package.parse`). An element
knows what it holds and not what it stands in: that is asked of `Above`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import ParseError, XMLParser

from cchc_docs import patterns

_HEAD, _MOST = 200, 9_000_000
_DEEPEST = 200
"""Well within what lxml reads: 10 MB in one text, 256 elements in one another."""
_DECLARED = (
    r"""<\?xml\s+version\s*=\s*["']1\.0["'](?:\s+encoding\s*=\s*["'](?:utf-8|us-ascii|ascii)["'])?"""
    r"""(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*\?>"""
)
_SPACE = r"""(?::[\w.-]+)?\s*=\s*(["'])[a-z]+:(?://[\w.-]+(?:/[\w.~/-]*)?|(?!//)[\w.~:/-]+)\1"""
_LONG = 300
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_PREFIX = r"""\sxmlns:([\w.-]+)\s*=\s*["']([^"']*)["']"""


def plain(data: bytes) -> bool:
    """Tell whether bytes are XML in UTF-8, of a size that both parsers take, and their namespaces addresses without an oddity."""
    head = data[:_HEAD].decode("latin-1").removeprefix("\xef\xbb\xbf")
    if len(data) > _MOST or "\0" in head or not head.startswith("<"):
        return False
    if head.startswith("<?xml") and not patterns.match(_DECLARED, head, re.IGNORECASE):
        return False
    _, *spaces = data.split(b"xmlns")
    return all(patterns.match(_SPACE, space[:_LONG].decode("latin-1"), re.ASCII) for space in spaces)


def read_tree(data: bytes, verdict: Callable[[], bytes]) -> Any:
    """Return the root of the XML in `data`, whose mc:Choice elements name namespaces, not prefixes, in their `Requires`.

    `verdict` returns what lxml reads in it as UTF-8, and raises where that is nothing.
    """
    root = None
    if plain(data):
        try:
            root = _root(data)
        except (ParseError, ValueError, LookupError):
            root = None
        if root is not None and _deep(root):
            root = None
    if root is None:
        data = verdict()
        root = _root(data)
    if b"Requires" in data:
        _name_spaces(root, data)
    return root


def _root(data: bytes) -> Any:
    parser = XMLParser()  # noqa: S314 - entities are refused before, sizes are looked at
    parser.feed(data)
    return parser.close()


def _deep(root: Any) -> bool:
    """Tell whether elements stand in one another deeper than any program writes them."""
    level = [root]
    for _ in range(_DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True


def _name_spaces(root: Any, data: bytes) -> None:
    """Put the namespaces a choice requires in the place of their prefixes; one declared twice otherwise is not known."""
    known: dict[str, str] = {}
    for prefix, space in patterns.findall(_PREFIX, data.decode(errors="replace")):
        known[prefix] = space if known.get(prefix, space) == space else ""
    for choice in root.iter(_CHOICE):
        required = (choice.get("Requires") or "").split()
        choice.set("Requires", " ".join(known.get(prefix) or "?" for prefix in required))


def every(element: Any, *tags: str) -> Iterator[Any]:
    """Yield the element and what stands in it, where it has one of these tags, in order."""
    return (one for one in element.iter() if one.tag in tags)


class Above:
    """What the elements of a tree stand in; found out when it is first asked for."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self._in: dict[Any, Any] = {}

    def of(self, element: Any, tag: str = "") -> Iterator[Any]:
        """Yield what an element stands in, from the inside out; those with `tag` only."""
        if not self._in:
            self._in = {child: parent for parent in self._root.iter() for child in parent}
        above = self._in.get(element)
        while above is not None:
            if not tag or above.tag == tag:
                yield above
            above = self._in.get(above)
