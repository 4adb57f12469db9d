"""The parent plan against ours: which of its tasks and targets we have, have otherwise, or lack."""

from __future__ import annotations

import re

from cchc_docs.drafting.decisions import Covered
from cchc_docs.model.complete import tables
from cchc_docs.model.document import Document
from cchc_docs.vietnamese.accents import similarity
from cchc_docs.vietnamese.numbers import parse_number

SAME, NEAR = 0.8, 0.45
"""From which likeness on a task counts as covered, and as covered in other words. Chosen on the shipped plans."""
_FIGURE = re.compile(r"\d[\d.,]*\s?%")


def cover(parent: Document, ours: Document) -> list[Covered]:
    """Return each task and target of `parent` with the best match among our tasks, targets and paragraphs.

    Words are matched by what they mean, their figures apart: the same target with a lower figure is "khác mức". What
    the superior has and we lack comes first.
    """
    mine = list(_items(ours)) + [
        text.text for text in ours.texts() if text.role in ("muc", "tieu_de", "doan") and len(text.text) > 20
    ]
    bare = [(_meaning(words), words) for words in mine]
    out = []
    for theirs, figure in _items(parent).items():
        best, score = "", 0.0
        wanted = _meaning(theirs)
        for meaning, words in bare:
            value = similarity(wanted, meaning)
            if value > score:
                best, score = words, value
        state = "có" if score >= SAME else "khác lời" if score >= NEAR else "thiếu"
        if state == "có" and _lower(figure or _figure(theirs), _items(ours).get(best) or _figure(best)):
            state = "khác mức"
        out.append(Covered(theirs, best if score >= NEAR else "", round(score, 2), state))
    order = ("thiếu", "khác mức", "khác lời", "có")
    return sorted(out, key=lambda one: order.index(one.state))


def _meaning(words: str) -> str:
    """Return words without figures and the verbs that only set a level: what the target or task is about."""
    bare = _FIGURE.sub(" ", words)
    bare = re.sub(
        r"\b(?:bảo đảm|đảm bảo|phấn đấu|duy trì|đạt|từ|trên|trở lên|tối thiểu|ít nhất|không quá|tối đa)\b",
        " ",
        bare,
        flags=re.IGNORECASE,
    )
    return " ".join(bare.split())


def _figure(words: str) -> str:
    found = _FIGURE.findall(words)
    return found[0] if len(found) == 1 else ""


def _lower(theirs: str, ours: str) -> bool:
    """Tell whether our figure of one target is below theirs."""
    values = [parse_number(text.rstrip("% ")).value for text in (theirs, ours)]
    return values[0] is not None and values[1] is not None and values[1] < values[0]


def _items(document: Document) -> dict[str, str]:
    """Return the words of every task and target -> its figure ("" where it has none)."""
    found: dict[str, str] = {}
    for _, table in tables(document):
        for row in table.hang:
            words = " ".join(row.o.get("noi_dung") or row.o.get("chi_tieu") or [])
            if words and not row.nhom:
                found.setdefault(words, "")
    for target in document.chi_tieu.values():
        falling = target.so_sanh in ("<", "<=")
        found[target.ten] = f"{target.gia_tri}%" if target.don_vi_tinh == "%" and target.gia_tri and not falling else ""
    return found
