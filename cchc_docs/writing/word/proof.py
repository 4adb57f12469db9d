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
_MANY = 32


def printed(xml: str) -> str:
    """Return all text of a part, still escaped; blanks that hold are blanks."""
    return "-".join(["".join(_TEXT.findall(between)) for between in xml.split(_NO_BREAK)]).replace(BLANK, " ")


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
    words: list[str] = []
    noted: list[str] = []
    footed: list[str] = []
    kept = {"chu_thich": noted, "lien_he": footed}
    for text in document.texts():
        kept.get(text.role, words).append(text.text)
    pairs = ((words, xml), (noted, notes), (footed, feet))
    if all(_stand(_wanted(some), printed(part)) for some, part in pairs if some):
        return []
    texts = list(document.texts())
    lost: list[Text] = []
    for role, part in (("chu_thich", notes), ("lien_he", feet)):
        lost += _missing([text for text in texts if text.role == role], part)
    return _missing([text for text in texts if text.role not in kept], xml) + lost


def _missing(texts: list[Text], part: str) -> list[Text]:
    """Look closer: line ends and tabs are signs of their own in Word, so what is left without white space decides."""
    whole = _bare(printed(part))
    out: list[Text] = []
    at = 0
    for text, words in zip(texts, _wanted([text.text for text in texts]), strict=True):
        found = _after(_bare(words), whole, at)
        if found < 0:
            out.append(text)
        else:
            at = found
    return out


def _wanted(texts: list[str]) -> list[str]:
    """Return texts as `printed` has them; all in one go, as a plan has a thousand short ones."""
    words = [plain(text) if "*" in text else text for text in texts]
    together = escaped(_BETWEEN.join(words)).replace(BLANK, " ")
    if not together.isprintable() or together.count(_BETWEEN) != len(words) - 1:
        return [escaped(settled(text)).replace(BLANK, " ") for text in words]
    return together.split(_BETWEEN)


def _stand(wanted: list[str], whole: str) -> bool:
    """Tell whether texts stand in `whole` in their order; many at a time, as nearly all follow the one before them."""
    at = 0
    for start in range(0, len(wanted), _MANY):
        some = wanted[start : start + _MANY]
        together = "".join(some)
        if whole.startswith(together, at):
            at += len(together)
            continue
        for words in some:
            at = _after(words, whole, at)
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
