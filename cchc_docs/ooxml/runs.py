"""The runs of a Word paragraph that hold given words, split out of their neighbours without changing a letter."""

from __future__ import annotations

import re
import unicodedata
from copy import deepcopy
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


def runs_of_quote(paragraph: Any, quote: str) -> list[Any]:
    """The runs that hold exactly the words of the quote, split out of their neighbours; empty where it is not found."""
    runs = _visible_runs(paragraph)
    text, spots = _composed_text(runs)
    found = _find(text, quote)
    if found is None:
        return []
    start, end = spots[found[0]][0], spots[found[1] - 1][1]
    _split(runs, end)
    _split(_visible_runs(paragraph), start)
    out, position = [], 0
    for run in _visible_runs(paragraph):
        length = len(_text(run))
        if start <= position and position + length <= end and length:
            out.append(run)
        position += length
    return out


def _text(run: Any) -> str:
    out = ""
    for child in run:
        out += (child.text or "") if child.tag == f"{W}t" else _ONE_CHARACTER.get(child.tag, "")
    return out


def _composed_text(runs: list[Any]) -> tuple[str, list[tuple[int, int]]]:
    """The text of the runs in NFC, and for each of its characters where it stands in the text as typed."""
    typed = "".join(_text(run) for run in runs)
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


def _split(runs: list[Any], offset: int) -> None:
    """Part the run that `offset` (in the text as typed) falls inside of, so that a run begins there."""
    position = 0
    for run in runs:
        length = len(_text(run))
        if position < offset < position + length:
            _part(run, offset - position)
            return
        position += length


def _part(run: Any, offset: int) -> None:
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
