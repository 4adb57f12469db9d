"""The words of a Word file by another way than the reader's: the source side of the proof of coverage."""

from __future__ import annotations

import re
from typing import Any

from cchc_docs.ooxml.names import W
from cchc_docs.ooxml.package import Package
from cchc_docs.ooxml.symbols import seen
from cchc_docs.reading.word.styles import Styles
from cchc_docs.vietnamese.legacy_fonts import convert, is_legacy_font

_NO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffe\uffff]")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


_GONE = frozenset({f"{W}del", f"{W}moveFrom", _FALLBACK})


_ROOM = frozenset(f"{W}{name}" for name in ("tab", "br", "cr", "ptab", "sym", "noBreakHyphen"))


def source_paragraphs(package: Package, styles: Styles | None = None) -> list[str]:
    """Return the text of every paragraph of the file, part by part.

    `styles`: given where the file has fonts of before Unicode, whose letters mean something only with their font.
    """
    out: list[str] = []
    root = package.xml(package.main)
    for one in [root, *(package.xml(part) for kind in ("footnotes", "endnotes") for part in package.related(kind))]:
        if one is not None:
            out += _texts(one, styles)
    return out


def _texts(root: Any, styles: Styles | None) -> list[str]:
    gone: set[Any] = set()
    by_para: dict[Any, list[str]] = {}
    order: list[Any] = []
    for element in root.iter(*_GONE):
        gone.update(element.iter(f"{W}t"))
    for row in root.iter(f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is not None:
            gone.update(row.iter(f"{W}t"))
    for text in root.iter(f"{W}t", *_ROOM):
        if text in gone or (text.tag not in _ROOM and not text.text):
            continue
        para = next((above for above in text.iterancestors(f"{W}p")), root)
        if para not in by_para:
            by_para[para] = []
            order.append(para)
        by_para[para].append(_words(text, para, styles) if text.tag not in _ROOM else " ")
    return ["".join(by_para[para]) for para in order]


def _words(text: Any, para: Any, styles: Styles | None) -> str:
    words = seen(_NO_WIDTH.sub("", str(text.text)))
    run = text.getparent()
    if styles is None or run is None:
        return words
    style = styles.paragraph(para.find(f"{W}pPr")).style
    font = styles.run(run.find(f"{W}rPr"), style).font
    return convert(words, font) if font and is_legacy_font(font) else words
