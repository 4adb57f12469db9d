"""The runs of a Word paragraph that hold given words, split out of their neighbours without changing a letter."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from copy import deepcopy
from itertools import accumulate
from typing import Any

from cchc_docs.ooxml.names import W

_ONE_CHARACTER = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def near(paragraph: Any) -> list[Any]:
    """The paragraph, then the others of its cell: a cell has one place, its words may stand in any of its paragraphs."""
    cell = paragraph.getparent()
    others = cell.findall(f"{W}p") if cell is not None and cell.tag == f"{W}tc" else []
    return [paragraph, *(one for one in others if one is not paragraph)]


def all_runs(paragraph: Any) -> list[Any]:
    """The visible runs of a paragraph; an empty one is made where there is none."""
    runs = _visible_runs(paragraph)
    if not runs:
        run = paragraph.makeelement(f"{W}r", {})
        paragraph.append(run)
        runs = [run]
    return runs


def _visible_runs(paragraph: Any) -> list[Any]:
    """The runs of a paragraph itself: not those deleted, nor those of a text box inside it, nor comment marks."""
    out = []
    for run in paragraph.iter(f"{W}r"):
        above = next(one for one in run.iterancestors() if one.tag == f"{W}p")
        removed = any(one.tag in (f"{W}del", f"{W}moveFrom") for one in run.iterancestors())
        if above is paragraph and not removed and run.find(f"{W}commentReference") is None:
            out.append(run)
    return out


def runs_of_quote(paragraph: Any, quote: str, known: dict[Any, Words] | None = None) -> list[Any]:
    """The runs that hold exactly the words of the quote, split out of their neighbours; empty where it is not found.

    `known`: paragraphs looked at before, kept up to date here; for many quotes of one paragraph, as long as nobody else
    changes its runs meanwhile.
    """
    words = known.get(paragraph) if known is not None else None
    if words is None:
        words = Words(paragraph)
        if known is not None:
            known[paragraph] = words
    found = _find(words.text, quote)
    if found is None:
        return []
    return words.between(words.typed(found[0])[0], words.typed(found[1] - 1)[1])


class Words:
    """The visible runs of a paragraph and where each begins in its text as typed; `text` is that text in NFC."""

    def __init__(self, paragraph: Any) -> None:
        self._runs = _visible_runs(paragraph)
        typed = [_text(run) for run in self._runs]
        self._starts = list(accumulate(map(len, typed), initial=0))
        self.text, self._spots = _composed_text("".join(typed))

    def typed(self, at: int) -> tuple[int, int]:
        """Where a character of `text` stands in the text as typed: its first place, and the one after its last."""
        return self._spots[at] if self._spots is not None else (at, at + 1)

    def between(self, start: int, end: int) -> list[Any]:
        """The runs from one place of the typed text to another, those at either end split."""
        self._split(end)
        self._split(start)
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [self._runs[n] for n in range(first, last) if self._starts[n] < self._starts[n + 1]]

    def _split(self, offset: int) -> None:
        """Part the run that `offset` falls inside of, so that a run begins there."""
        at = bisect_right(self._starts, offset) - 1
        if at < len(self._runs) and self._starts[at] < offset:
            self._runs.insert(at + 1, _part(self._runs[at], offset - self._starts[at]))
            self._starts.insert(at + 1, offset)


def _text(run: Any) -> str:
    out = ""
    for child in run:
        out += (child.text or "") if child.tag == f"{W}t" else _ONE_CHARACTER.get(child.tag, "")
    return out


def _composed_text(typed: str) -> tuple[str, list[tuple[int, int]] | None]:
    """A text in NFC, and for each of its characters where it stands in the text as typed; None where it is the same text."""
    if unicodedata.is_normalized("NFC", typed) and not any(map(unicodedata.combining, typed)):
        return typed, None
    out: list[str] = []
    spots: list[tuple[int, int]] = []
    at = 0
    while at < len(typed):
        end = at + 1
        while end < len(typed) and unicodedata.combining(typed[end]):
            end += 1
        for c in unicodedata.normalize("NFC", typed[at:end]):
            out.append(c)
            spots.append((at, end))
        at = end
    return "".join(out), spots


def _find(text: str, quote: str) -> tuple[int, int] | None:
    """Where a quote stands; white space may differ, since reading may have closed it up."""
    if not quote:
        return None
    at = text.find(quote)
    if at >= 0:
        return at, at + len(quote)
    loose = r"\s+".join(re.escape(word) for word in quote.split())
    found = re.search(loose, text) if loose else None
    return (found.start(), found.end()) if found else None


def _part(run: Any, offset: int) -> Any:
    """Part a run; return its second half."""
    second = run.makeelement(run.tag, dict(run.attrib))
    dress = run.find(f"{W}rPr")
    if dress is not None:
        second.append(deepcopy(dress))
    position = 0
    for child in list(run):
        if child.tag == f"{W}rPr":
            continue
        text = (child.text or "") if child.tag == f"{W}t" else _ONE_CHARACTER.get(child.tag, "")
        if position >= offset:
            second.append(child)
        elif position + len(text) > offset:
            rest = deepcopy(child)
            child.text, rest.text = text[: offset - position], text[offset - position :]
            for half in (child, rest):
                half.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            second.append(rest)
        position += len(text)
    run.addnext(second)
    return second
