"""What an office wrote beside the cells: comments, threaded comments, text boxes. Nothing it says in the file is lost."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

from cchc_docs import patterns
from cchc_docs.ooxml.names import OUR_NAME
from cchc_docs.reading.excel.places import REFERENCE, Spot, column_number

Remark = tuple[Spot | None, str, str]
"""Where (None: on no cell), who, what."""
_MOST = 2_000
_AROUND = patterns.ours(r"(?s)<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)\b[^>]*>([^<]*)")
_CODES = patterns.ours(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d+|[A-Za-z])')
"""What Excel puts into heads and feet for itself: places, fonts, sizes, colours, page numbers (ECMA-376, 18.3.1.39)."""
_OWN = patterns.ours(r"(?i)(?:trang|page|of|[\W\d_])*")


def remarks_of(parts: list[tuple[str, str]], tree: Callable[[str], Any]) -> list[Remark]:
    """Return the remarks of a sheet that names these parts (kind, part); those of a marked form are left out.

    `tree`: gives the root of a part, None where there is none.
    """
    out: list[Remark] = []
    threaded: set[Spot | None] = set()
    for kind, part in sorted(parts, key=lambda one: one[0] != "threadedComment"):
        root = tree(part) if kind in ("threadedComment", "comments", "drawing") else None
        if root is None:
            continue
        if kind == "threadedComment":
            for item in root.iterfind("{*}threadedComment"):
                threaded.add(_spot(item.get("ref", "")))
                out.append((_spot(item.get("ref", "")), "", "".join(item.itertext())))
        elif kind == "comments":
            out += _comments(root, threaded)
        else:
            for shape in root.iter("{*}txBody"):
                lines = ("".join(line.itertext()) for line in shape.iterfind("{*}p"))
                out.append((None, "", "\n".join(lines)))
    return [(spot, who, words.strip()) for spot, who, words in out[:_MOST] if words.strip()]


def printed_around(sheet: bytes) -> list[Remark]:
    """Return what somebody typed into the head or the foot of the printed page, but for the names of sheet and page.

    `sheet`: the XML of the sheet; it is searched, not parsed again: what is wanted stands at its end.
    """
    start = sheet.rfind(b"headerFooter")
    if start < 0 or b"headerFooter" not in sheet[: start - 1]:
        return []
    found = _AROUND.findall(sheet[sheet.rfind(b"headerFooter", 0, start) : start].decode("utf-8", "replace"))
    said = (
        " ".join(_CODES.sub(" ", html.unescape(words).replace("&&", "＆")).replace("＆", "&").split())
        for words in found
    )
    return [(None, "", words) for words in dict.fromkeys(said) if not _OWN.fullmatch(words)]


def _comments(root: Any, threaded: set[Spot | None]) -> list[Remark]:
    authors = [author.text or "" for author in root.iterfind("{*}authors/{*}author")]
    out: list[Remark] = []
    for item in root.iterfind("{*}commentList/{*}comment"):
        number = item.get("authorId", "")
        author = authors[int(number)] if number.isdigit() and int(number) < len(authors) else ""
        spot = _spot(item.get("ref", ""))
        if spot in threaded or author == OUR_NAME:
            continue  # a threaded comment has a plain copy for old programs; a marked form has ours
        body = item.find("{*}text")
        words = "".join(node.text or "" for node in body.iter("{*}t")) if body is not None else ""
        # Excel begins a comment with the name of its author.
        out.append((spot, author, words.strip().removeprefix(f"{author}:") if author else words))
    return out


def _spot(reference: str) -> Spot | None:
    found = REFERENCE.fullmatch(reference.replace("$", "").split(":")[0])
    return (int(found[2]), column_number(found[1])) if found else None
