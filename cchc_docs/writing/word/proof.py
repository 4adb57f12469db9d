"""Proof after rendering: every text of the document stands in the file, in order. What was lost is named."""

from __future__ import annotations

from cchc_docs.model.document import Document, Text
from cchc_docs.model.markup import plain
from cchc_docs.patterns import ours
from cchc_docs.vietnamese.line_breaks import BLANK
from cchc_docs.writing.word.text import escaped, settled

_NO_BREAK = "<w:noBreakHyphen/>"
_BETWEEN = "␞"
_TEXT = ours(r"<w:t(?: [^>]*)?>([^<]*)")


def printed(xml: str) -> str:
    """Return all text of a part, still escaped, without white space."""
    if _NO_BREAK in xml:
        xml = xml.replace(_NO_BREAK, "<w:t>-")
    return _bare("".join(_TEXT.findall(xml)))


def _bare(text: str) -> str:
    """Return a text without white space."""
    text = text.replace(" ", "").replace(BLANK, "")
    return text if text.isprintable() else "".join(text.split())  # all other white space is not printable


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


def _wanted(texts: list[str]) -> list[str]:
    """Return texts as `printed` has them; all in one go, as a plan has a thousand short ones."""
    found = [settled(plain(text) if "*" in text else text) for text in texts]
    together = _bare(escaped(_BETWEEN.join(found))).split(_BETWEEN)
    return together if len(together) == len(found) else [_bare(escaped(text)) for text in found]


def _missing(texts: list[Text], whole: str) -> list[Text]:
    out: list[Text] = []
    at = 0
    for text, words in zip(texts, _wanted([text.text for text in texts]), strict=True):
        # Nearly every text follows the one before it: a look there spares a search.
        found = at if whole.startswith(words, at) else whole.find(words, at)
        if found < 0:
            out.append(text)
        else:
            at = found + len(words)
    return out
