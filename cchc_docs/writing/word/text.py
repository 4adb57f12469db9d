"""How a value becomes XML: escaped where it is printed, bold and italic as runs, line breaks and tabs as Word's own."""

from __future__ import annotations

from collections.abc import Callable

from cchc_docs.model.markup import NOTE, runs
from cchc_docs.vietnamese.line_breaks import BLANK, HYPHEN, loose

Dress = tuple[str, str, str, str]
"""Run properties of a plain, bold, italic, and bold italic run."""

Noted = Callable[[str], str]
"""Takes what a note says, gives the run that holds its number."""

# XML 1.0 has no place for control characters; a soft break pasted from Word or Excel (U+000B) is a line break.
_CONTROL: dict[int, str | None] = dict.fromkeys((*range(32), 0xFFFE, 0xFFFF))
_CONTROL.update({9: "\t", 10: "\n", 11: "\n", 12: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"})
_BREAKS = (
    ("\n", '</w:t><w:br/><w:t xml:space="preserve">'),
    ("\t", '</w:t><w:tab/><w:t xml:space="preserve">'),
    (HYPHEN, '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'),
)
OWN: set[str] = set()
"""Values that are their own XML, as most are: papers of one kind, and one paper after each edit, print the same ones."""
_MOST, _LONG = 8192, 500


def put(value: str, dress: Dress, noted: Noted | None = None) -> str:
    """Return a value inside the w:t of a run whose properties are `dress[0]`; without `noted` its notes are left out."""
    marked = "&" in value or "<" in value or ">" in value or "*" in value or NOTE in value or HYPHEN in value
    if not marked and _plain(value):
        if len(value) <= _LONG:
            if len(OWN) >= _MOST:
                OWN.clear()
            OWN.add(value)
        return value
    out: list[str] = []
    worn = 0
    for run in runs(value):
        if run.note:
            if noted is not None:
                out.append(f'</w:t></w:r>{noted(run.note)}<w:r>{dress[worn]}<w:t xml:space="preserve">')
            continue
        number = run.bold + 2 * run.italic
        if number != worn:
            out.append(f'</w:t></w:r><w:r>{dress[number]}<w:t xml:space="preserve">')
            worn = number
        out.append(_text(run.text))
    if worn:
        out.append(f'</w:t></w:r><w:r>{dress[0]}<w:t xml:space="preserve">')
    return "".join(out)


def _text(value: str) -> str:
    text = clean(value)
    for char, xml in _BREAKS:
        if char in text:
            text = text.replace(char, xml)
    return text


def _plain(value: str) -> bool:
    """Tell whether a value has no line breaks and nothing else that XML has no place for."""
    return (value.replace(BLANK, "") if BLANK in value else value).isprintable()


def clean(value: str) -> str:
    """Return a value escaped, with line breaks as line feeds and no character XML cannot hold."""
    return escaped(settled(value))


def settled(value: str) -> str:
    """Return a value with line breaks as line feeds and no character XML cannot hold."""
    if _plain(value):
        return value
    value = value.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROL)
    return "".join([char for char in value if not "\ud800" <= char <= "\udfff"])


def escaped(value: str) -> str:
    """Return a value with the signs of XML escaped; `xml.sax.saxutils` does the same and brings half of `urllib` along."""
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def words(value: str) -> str:
    """Return a value as XML text outside runs, marks taken off."""
    from cchc_docs.model.markup import plain

    return loose(clean(plain(value))).replace("\n", " ").replace("\t", " ")


def attribute(value: str) -> str:
    """Return a value inside a quoted attribute."""
    return words(value).replace('"', "&quot;").replace("'", "&apos;")
