"""The parent plan against ours: which of its tasks and targets we have, have otherwise, or lack."""

from __future__ import annotations

from cchc_docs.drafting.decisions import Covered
from cchc_docs.model.complete import tables
from cchc_docs.model.document import Document
from cchc_docs.vietnamese.accents import similarity

SAME, NEAR = 0.8, 0.45
"""From which likeness on a task counts as covered, and as covered in other words. Chosen on the shipped plans."""


def cover(parent: Document, ours: Document) -> list[Covered]:
    """Return each task and target of `parent` with the best match among our tasks, targets and paragraphs."""
    mine = _items(ours) + [
        text.text for text in ours.texts() if text.role in ("muc", "tieu_de", "doan") and len(text.text) > 20
    ]
    out = []
    for theirs in _items(parent):
        best, score = "", 0.0
        for words in mine:
            value = similarity(theirs, words)
            if value > score:
                best, score = words, value
        state = "có" if score >= SAME else "khác lời" if score >= NEAR else "thiếu"
        out.append(Covered(theirs, best if score >= NEAR else "", round(score, 2), state))
    return out


def _items(document: Document) -> list[str]:
    """Return the words of every task and target."""
    found: list[str] = []
    for _, table in tables(document):
        for row in table.hang:
            words = " ".join(row.o.get("noi_dung") or row.o.get("chi_tieu") or [])
            if words and not row.nhom and words not in found:
                found.append(words)
    for target in document.chi_tieu.values():
        if target.ten not in found:
            found.append(target.ten)
    return found
