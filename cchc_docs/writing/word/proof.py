"""Proof after rendering: every text of the document stands in the file, in order. What was lost is named."""

from __future__ import annotations

import re

from cchc_docs.model.document import Document, Text
from cchc_docs.model.markup import plain
from cchc_docs.writing.word.text import clean

_NO_BREAK = "<w:noBreakHyphen/>"
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)")


def printed(xml: str) -> str:
    """Return all text of a part, still escaped, without white space."""
    if _NO_BREAK in xml:
        xml = xml.replace(_NO_BREAK, "<w:t>-")
    return "".join("".join(_TEXT.findall(xml)).split())


def missing(document: Document, xml: str, notes: str = "", feet: str = "") -> list[Text]:
    """Return the texts of `document` that `xml` (word/document.xml) does not hold in their order; empty is good.

    `notes`: word/footnotes.xml, where the notes stand in the order of the texts they hang on. `feet`: the footers, where
    the address of the body stands. Taking each text at its first place after the one before it is enough: if any
    arrangement fits, this one does.
    """
    texts = list(document.texts())
    lost: list[Text] = []
    for role, part in (("chu_thich", notes), ("lien_he", feet)):
        apart = [text for text in texts if text.role == role]
        if apart:
            texts = [text for text in texts if text.role != role]
            lost += _missing(apart, printed(part))
    return _missing(texts, printed(xml)) + lost


def _missing(texts: list[Text], whole: str) -> list[Text]:
    out: list[Text] = []
    at = 0
    for text in texts:
        words = text.text
        if "*" in words:
            words = plain(words)
        if words.isprintable() and "&" not in words and "<" not in words and ">" not in words:
            words = words.replace(" ", "")  # the only white space that is printable
        else:
            words = "".join(clean(words).split())
        found = whole.find(words, at)
        if found < 0:
            out.append(text)
        else:
            at = found + len(words)
    return out
