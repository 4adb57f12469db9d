"""Footnotes at the foot of a page -> notes in the sentence they belong to: each goes where its raised mark stands."""

from __future__ import annotations

from cchc_docs.reading.page.lines import Line, Word
from cchc_docs.reading.page.pages import PageText

__all__ = ["place_notes"]

_RAISED = 0.8  # of the size of the line: a mark is smaller than its word


def place_notes(page: PageText) -> list[Line]:
    """Take the notes whose mark is found off `page.notes`, hang their lines on the word before the mark, return them."""
    kept: list[Line] = []
    placed: list[Line] = []
    for lines in _groups(page.notes):
        label = lines[0].words[0].text.strip("[]()")
        word = _marked(page, label)
        if word is None or len(lines[0].words) < 2:
            kept += lines
            continue
        first = lines[0]
        word.note = [Line(first.words[1:], first.base, first.size, first.page, first.spaced), *lines[1:]]
        placed += word.note
    page.notes = kept
    return placed


def _groups(notes: list[Line]) -> list[list[Line]]:
    """Return the lines of each note: one begins with its mark."""
    out: list[list[Line]] = []
    for line in notes:
        if not out or line.words[0].text.strip("[]()").isdigit() or line.text.startswith("*"):
            out.append([])
        out[-1].append(line)
    return out


def _marked(page: PageText, label: str) -> Word | None:
    """Return the word a raised mark stands after, the mark taken off; None where there is none, or it is not sure."""
    for line in page.every_line():
        for number, word in enumerate(line.words):
            last = word.pieces[-1]
            if last.text.strip("[]()") != label or last.look.size > _RAISED * line.size or word.note:
                continue
            if len(word.pieces) > 1:
                word.pieces.pop()
            elif number:
                line.words.pop(number)
                word = line.words[number - 1]  # noqa: PLW2901 -- a mark set apart belongs to the word before it
                if word.note:
                    return None
            else:
                continue
            line.text = " ".join(one.text for one in line.words)
            return word
    return None
