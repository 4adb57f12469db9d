r"""Bold, italic and notes inside a text: `**đậm**`, `*nghiêng*`, `***cả hai***`, `câu^[chú thích chân trang]`.

A mark opens only before a visible character and closes only after one, so "(*) Ghi chú" and "2 * 3" stay words. A note
stands where its number is printed; brackets inside it come in pairs, "¶" begins a new paragraph of it. `\*` is an
asterisk, `\^[` the two signs, `\[` and `\]` a bracket without its fellow. All else is literal.
"""

from __future__ import annotations

import re

from cchc_docs import patterns
from cchc_docs.record import NamedTuple

_MARK = patterns.ours(r"(?<!\\)(\*{1,3})(?=[^\s*])(.+?)(?<=[^\s*\\])\1(?:(?!\*)|(?=\*{1,3}[^\s*]))", re.DOTALL)
_BRACKET = patterns.ours(r"\\[\[\]]|[\[\]]")
_ESCAPED = patterns.ours(r"\\(\*|\^\[)")
_SLOT = "\ufdd0"  # stands for a note while the dress of the words around it is read; no text may hold this code
NOTE = "^["
"""Opens a note."""
PARAGRAPH = "¶"
"""Begins a new paragraph inside a note."""


class Run(NamedTuple):
    """A stretch of text in one dress, or (without words of its own) the place of a note and what the note says."""

    text: str
    bold: bool
    italic: bool
    note: str = ""


def runs(text: str) -> list[Run]:
    """Split a text into runs; a text without marks is one run."""
    if NOTE in text:
        return _noted(text)
    if "*" not in text:
        return [Run(text, False, False)]
    return [run for run in _split(text, False, False) if run.text]


def _noted(text: str) -> list[Run]:
    bare, notes = _slotted(text)
    out: list[Run] = []
    for run in _split(bare, False, False):
        for number, words in enumerate(run.text.split(_SLOT)):
            if number:
                out.append(Run("", run.bold, run.italic, notes.pop(0)))
            if words:
                out.append(run._replace(text=words))
    return out


def parted(text: str) -> tuple[str, list[str]]:
    """Return a text (its marks of bold kept) without its notes, and what the notes say, in order."""
    bare, notes = _slotted(text)
    return bare.replace(_SLOT, ""), notes


def _slotted(text: str) -> tuple[str, list[str]]:
    out: list[str] = []
    notes: list[str] = []
    done = at = 0
    while (at := text.find(NOTE, at)) >= 0:
        end = _end(text, at + 2) if not _escaped(text, at) else -1
        if end < 0 or not text[at + 2 : end].strip():
            at += 2
            continue
        out += [text[done:at], _SLOT]
        # A note in a note is no thing of Word: its signs are read as words.
        notes.append(patterns.sub(r"(?<!\\)\^\[", r"\\^[", text[at + 2 : end].strip()))
        done = at = end + 1
    return "".join([*out, text[done:]]), notes


def _escaped(text: str, at: int) -> bool:
    return at > 0 and text[at - 1] == "\\"


def _end(text: str, at: int) -> int:
    """Return where the bracket that closes a note stands, -1 for none."""
    depth = 1
    for found in _BRACKET.finditer(text, at):
        if len(found[0]) == 1:
            depth += 1 if found[0] == "[" else -1
        if not depth:
            return found.start()
    return -1


def note_paragraphs(note: str) -> list[str]:
    """Return the paragraphs of a note, each a text with marks of its own."""
    parts = (part.strip() for part in note.split(PARAGRAPH))
    return [patterns.sub(r"\\([\[\]])", r"\1", part) for part in parts if part]


def as_note(paragraphs: list[str]) -> str:
    """Return the mark of a note of these paragraphs (texts with marks), "" where there are no words."""
    words = f" {PARAGRAPH} ".join(part.strip() for part in paragraphs if part.strip())
    if not words:
        return ""
    if _end(f"{words}]", 0) != len(words):
        words = patterns.sub(r"(?<!\\)[\[\]]", lambda found: f"\\{found[0]}", words)
    return f"{NOTE}{words}]"


def tail(text: str) -> str:
    """Return the notes and closing marks a text ends with: what stands behind its last word."""
    if not text.endswith(("*", "]")):
        return ""
    found = len(text)
    while True:
        bare = text[:found].rstrip("*")
        if bare.endswith("]") and NOTE in bare:
            found = _begin(bare)
            if found < len(bare):
                continue
        return text[len(bare) :]


def _begin(text: str) -> int:
    """Return where the note that ends a text begins, its length for none."""
    at = text.find(NOTE)
    while at >= 0:
        end = _end(text, at + 2) if not _escaped(text, at) else -1
        if end == len(text) - 1:
            return at
        at = text.find(NOTE, max(end, at + 2))
    return len(text)


def _split(text: str, bold: bool, italic: bool) -> list[Run]:
    out: list[Run] = []
    done = 0
    for found in _MARK.finditer(text):
        out.append(Run(_literal(text[done : found.start()]), bold, italic))
        stars = len(found[1])
        out += _split(found[2], bold or stars > 1, italic or stars != 2)
        done = found.end()
    out.append(Run(_literal(text[done:]), bold, italic))
    return out


def _literal(text: str) -> str:
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def plain(text: str) -> str:
    """Return the words alone, as a reader sees them in the line; those of notes are not among them."""
    return text if "*" not in text and NOTE not in text else "".join(run.text for run in runs(text))


def marked(found: list[Run]) -> str:
    """Return the text whose runs are `found`; the reverse of `runs` up to joining neighbours of one dress."""
    joined: list[Run] = []
    for run in found:
        if run.note:
            joined.append(run)
        elif (joined and joined[-1][1:] == run[1:]) or (
            joined and not run.text.strip() and run.text and not joined[-1].note
        ):
            joined[-1] = joined[-1]._replace(text=joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    return "".join(_dressed(run) for run in joined)


def _dressed(run: Run) -> str:
    if run.note:
        return as_note(note_paragraphs(run.note))
    body = run.text.strip()
    stars = "*" * (2 * run.bold + run.italic)
    words = escaped(body)
    if not stars or not body:
        return escaped(run.text)
    at = run.text.index(body)
    return f"{run.text[:at]}{stars}{words}{stars}{run.text[at + len(body) :]}"


def escaped(text: str) -> str:
    """Return `text` so that `runs` reads every sign of it as itself."""
    return text.replace("*", "\\*").replace(NOTE, f"\\{NOTE}") if "*" in text or NOTE in text else text
