"""Comments put into a Word file: the part itself, its rows in commentsExtended and commentsIds, marks at the words.

Written here because python-docx (1.2) names styles the file may not define, stamps the time of day and adds no rows
beside the comment; the same findings then gave other bytes each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from lxml import etree

from cchc_docs.ooxml.edit import Editable
from cchc_docs.ooxml.names import RELATION, WORD, W
from cchc_docs.ooxml.package import parse
from cchc_docs.record import NamedTuple

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_CID = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PARA_ID = f"{{{_W14}}}paraId"
_HIGHEST_ID = 1_000_000_000


class Comment(NamedTuple):
    """A comment from the run `first` to the run `last` of the main part; `lines` are its paragraphs."""

    first: Any
    last: Any
    lines: list[str]
    author: str
    initials: str


def add_comments(package: Editable, comments: list[Comment]) -> None:
    """Put comments into the file, behind those it has. Ids and paragraph ids are new in the whole file."""
    if not comments:
        return
    root = _grown(package.root("comments"), f"{{{WORD}}}comments", {"w": WORD, "w14": _W14}, "w14")
    extended = _grown(package.root("commentsExtended"), f"{{{_W15}}}commentsEx", {"w15": _W15}, "w15")
    ids = _grown(package.root("commentsIds"), f"{{{_CID}}}commentsIds", {"w16cid": _CID}, "w16cid")
    free, para_ids = _free_ids(root), _free_para_ids(package, root)
    for one in comments:
        number = str(next(free))
        last_para = ""
        comment = etree.SubElement(
            root, f"{W}comment", {f"{W}id": number, f"{W}author": one.author, f"{W}initials": one.initials}
        )
        for line in one.lines:
            last_para = next(para_ids)
            paragraph = etree.SubElement(comment, f"{W}p", {_PARA_ID: last_para})
            words = etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t")
            words.text = line
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        etree.SubElement(extended, f"{{{_W15}}}commentEx", {f"{{{_W15}}}paraId": last_para, f"{{{_W15}}}done": "0"})
        row = {f"{{{_CID}}}paraId": last_para, f"{{{_CID}}}durableId": last_para}
        etree.SubElement(ids, f"{{{_CID}}}commentId", row)
        _mark(one, number)
    package.add("comments", root, f"{_TYPE}comments+xml", f"{RELATION}/comments")
    ms = "http://schemas.microsoft.com/office"
    package.add(
        "commentsExtended", extended, f"{_TYPE}commentsExtended+xml", f"{ms}/2011/relationships/commentsExtended"
    )
    package.add("commentsIds", ids, f"{_TYPE}commentsIds+xml", f"{ms}/2016/09/relationships/commentsIds")


def _grown(old: Any | None, tag: str, names: dict[str, str], ignorable: str) -> Any:
    """Return the root of a part with our namespaces declared and marked as safe to ignore, its children kept."""
    names = {**names, "mc": _MC}
    if old is not None:
        names = {**names, **{key: value for key, value in old.nsmap.items() if key}}
    root = etree.Element(tag, nsmap=names)
    words: list[str] = []
    if old is not None:
        for key, value in old.attrib.items():
            root.set(key, value)
        words = (old.get(f"{{{_MC}}}Ignorable") or "").split()
        root.extend(list(old))
    root.set(f"{{{_MC}}}Ignorable", " ".join(word for word in dict.fromkeys([*words, ignorable]) if word in names))
    return root


def _free_ids(root: Any) -> Iterator[int]:
    used = {
        int(number) for one in root if (number := one.get(f"{W}id") or "").isdecimal() and int(number) < _HIGHEST_ID
    }
    return count(max(used, default=-1) + 1)


def _free_para_ids(package: Editable, comments: Any) -> Iterator[str]:
    """Yield ids of eight hexadecimal digits below 80000000 (MS-DOCX 2.6.2.3) that stand nowhere in the file."""
    used = {(one.get(_PARA_ID) or "").upper() for tree in (package.document, comments) for one in tree.iter(f"{W}p")}
    for kind in ("header", "footer", "footnotes", "endnotes"):
        for relation in package.relations.values():
            if relation.kind == kind and relation.target in package.parts:
                tree = parse(package.parts[relation.target], relation.target, package.name)
                used |= {(one.get(_PARA_ID) or "").upper() for one in tree.iter(f"{W}p")}
    return (text for number in count(0x3C000001) if (text := f"{number:08X}") not in used)


def _mark(one: Comment, number: str) -> None:
    """Put the range around the runs and the reference behind it."""
    make = one.first.makeelement
    one.first.addprevious(make(f"{W}commentRangeStart", {f"{W}id": number}))
    end = make(f"{W}commentRangeEnd", {f"{W}id": number})
    one.last.addnext(end)
    run = make(f"{W}r", {})
    run.append(make(f"{W}commentReference", {f"{W}id": number}))
    end.addnext(run)
