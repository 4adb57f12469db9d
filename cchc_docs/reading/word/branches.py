"""mc:AlternateContent (ECMA-376 Part 3): of several tellings of one thing exactly one is read.

The first mc:Choice whose namespaces are all understood and that holds anything, else mc:Fallback.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OFFICE = "http://schemas.microsoft.com/office/"
_UNDERSTOOD = (
    "http://schemas.openxmlformats.org/",
    "http://purl.oclc.org/ooxml/",
    f"{_OFFICE}word/20",
    f"{_OFFICE}drawing/2010/",
)


def chosen(alternate: Any) -> Any | None:
    """Return the branch that is read, None where there is none."""
    for child in alternate:
        if child.tag == _CHOICE and len(child) and _understood(child):
            return child
    fallback = next((child for child in alternate if child.tag == _FALLBACK), None)
    if fallback is not None and (len(fallback) or fallback.text):
        return fallback
    return next(iter(alternate), None)


def _understood(choice: Any) -> bool:
    # `ooxml.tree` has put namespaces in the place of their prefixes.
    return all(space.startswith(_UNDERSTOOD) for space in (choice.get("Requires") or "").split())


def under(element: Any, *tags: str) -> Iterator[Any]:
    """Yield what stands under `element` with one of these tags, of two tellings one; what stands in a found one is its own."""
    for child in element:
        if child.tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                yield from under(branch, *tags)
        elif child.tag in tags:
            yield child
        else:
            yield from under(child, *tags)
