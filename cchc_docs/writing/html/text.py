"""A text of a document as HTML: escaped, bold and italic, with the words a finding speaks of marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from itertools import pairwise

from cchc_docs.model.document import Path
from cchc_docs.model.markup import Run, runs
from cchc_docs.record import NamedTuple


class Mark(NamedTuple):
    """Words to point at: `path` of a text or of anything around it, the exact words ("" for the whole).

    `kind`: a class of the page ("loi", "canh_bao", "goi_y"); `ident`: an id a link can go to, unique in the page.
    """

    path: Path
    quote: str
    kind: str
    ident: str


def anchor(path: Path) -> str:
    """Return the id of the element that shows the value at `path`."""
    return "o-" + "-".join(re.sub(r"\W", "_", str(part)) for part in path)


def dressed(text: str, marks: Sequence[Mark] = ()) -> tuple[str, list[Mark]]:
    """Return the HTML of a text and the marks whose words stand in it; those are in `<mark>`, the first time they occur."""
    found = runs(text)
    plain = "".join(run.text for run in found)
    spans = [(at, at + len(mark.quote), mark) for mark in marks if mark.quote and (at := _at(plain, mark.quote)) >= 0]
    cuts = {0, len(plain), *(cut for start, end, _ in spans for cut in (start, end))}
    position, dress = 0, []
    for run in found:
        dress.append((position, position + len(run.text), run))
        cuts.add(position)
        position += len(run.text)
    out: list[str] = []
    shown: set[str] = set()
    for start, end in pairwise(sorted(cuts)):
        run = next(run for first, last, run in dress if first <= start < last)
        over = [mark for first, last, mark in spans if first <= start < last]
        out.append(_piece(plain[start:end], run, over, shown))
    return "".join(out), [mark for *_, mark in spans]


def _at(plain: str, quote: str) -> int:
    at = plain.find(quote)
    return at if at >= 0 else plain.casefold().find(quote.casefold())


def _piece(text: str, run: Run, over: list[Mark], shown: set[str]) -> str:
    inner = escape(text).replace("\n", "<br>")
    if run.italic:
        inner = f"<i>{inner}</i>"
    if run.bold:
        inner = f"<b>{inner}</b>"
    for mark in over:
        ident = "" if mark.ident in shown else f' id="{escape(mark.ident)}"'
        shown.add(mark.ident)
        inner = f'<mark class="{escape(mark.kind)}"{ident}>{inner}</mark>'
    return inner
