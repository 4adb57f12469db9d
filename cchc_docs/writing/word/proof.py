"""Proof after rendering: every text of the document stands in the file, in order. What was lost is named."""

from __future__ import annotations

from cchc_docs.model.document import Document, Text
from cchc_docs.model.markup import NOTE, plain
from cchc_docs.patterns import ours
from cchc_docs.vietnamese.line_breaks import BLANK
from cchc_docs.writing.word.text import settled

_NO_BREAK = "<w:noBreakHyphen/>"
_TEXT = ours(r"<w:t(?: [^>]*)?>([^<]*)")
_MANY = 32


def printed(xml: str) -> str:
    """Return all text of a part; blanks that hold are blanks."""
    text = "-".join(["".join(_TEXT.findall(between)) for between in xml.split(_NO_BREAK)]).replace(BLANK, " ")
    if "&" in text:
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return text


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
    parts = {"": xml, "chu_thich": notes, "lien_he": feet}
    if all(_stand(some, printed(parts[role])) for role, some in _said(document).items()):
        return []
    texts = list(document.texts())
    return [
        lost
        for role, part in parts.items()
        for lost in _missing([text for text in texts if (text.role if text.role in parts else "") == role], part)
    ]


def _said(document: Document) -> dict[str, list[str]]:
    """Return the words of `document` by the part they must stand in: those with a role of their own in `missing`, and ""."""
    said = document.said()
    if not document.lien_he and NOTE not in "".join(said):
        return {"": said}
    out: dict[str, list[str]] = {"": [], "chu_thich": [], "lien_he": []}
    for text in document.texts():
        out.get(text.role, out[""]).append(text.text)
    return out


def _missing(texts: list[Text], part: str) -> list[Text]:
    """Look closer: line ends and tabs are signs of their own in Word, so what is left without white space decides."""
    whole = _bare(printed(part))
    out: list[Text] = []
    at = 0
    for text in texts:
        found = _after(_bare(_shown(text.text)), whole, at)
        if found < 0:
            out.append(text)
        else:
            at = found
    return out


def _shown(text: str) -> str:
    """Return a text as `printed` has it."""
    return settled(plain(text) if "*" in text else text).replace(BLANK, " ")


def _stand(said: list[str], whole: str) -> bool:
    """Tell whether texts stand in `whole` in their order; many at a time, as nearly all follow the one before them."""
    at = 0
    for start in range(0, len(said), _MANY):
        some = said[start : start + _MANY]
        together = "".join(some)
        if whole.startswith(together, at):
            at += len(together)
            continue
        for text in some:
            at = _after(_shown(text), whole, at) if text and not text.isspace() else at
            if at < 0:
                return False
    return True


def _after(words: str, whole: str, at: int) -> int:
    """Return the place behind the first `words` from `at` on, -1 for none."""
    if whole.startswith(words, at):
        return at + len(words)
    # A label has a blank behind it: a look there spares a search.
    found = at + 1 if whole.startswith(words, at + 1) else whole.find(words, at)
    return found + len(words) if found >= 0 else -1
