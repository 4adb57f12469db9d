"""The one call: a document as read gets its identity; the doubts come back by path, for comments."""

from __future__ import annotations

import re

from cchc_docs import patterns
from cchc_docs.model.codes import content_code, plan_id
from cchc_docs.model.complete import tables
from cchc_docs.model.document import Document, Hang, Path
from cchc_docs.model.markup import plain
from cchc_docs.reading.identity.cited import identify_texts
from cchc_docs.reading.identity.offices import identify_offices
from cchc_docs.reading.identity.regime import identify_regime
from cchc_docs.reading.identity.targets import identify_targets

_CAME = patterns.ours(r"(?<!\w)(?:đã|đang|chưa)(?!\w)", re.IGNORECASE)
PLANS = frozenset({"ke_hoach", "chuong_trinh", "phuong_an", "de_an"})
"""Kinds of document a year runs on; others are read and keep their words only."""


def identify(document: Document) -> dict[Path, str]:
    """Give a plan its names, in place: offices, task codes, targets, cited texts, regime, its own id.

    Return path -> what a person should check there. What a document has already stays; no text changes. Of a document
    that is no plan nothing is made.
    """
    doubts: dict[Path, str] = {}
    if document.loai not in PLANS:
        return doubts
    identify_offices(document, doubts)
    identify_targets(document, doubts)
    _products(document)
    _tasks(document)
    identify_texts(document, doubts)
    identify_regime(document, doubts)
    document.ma_ke_hoach = plan_id(document)
    return doubts


def _products(document: Document) -> None:
    """Call the column "Kết quả" of a table of tasks their product: a plan tells what is to come of them, not what came."""
    for _, table in tables(document):
        codes = [column.ma for column in table.cot]
        if table.kieu != "nhiem_vu" or "san_pham" in codes or "ket_qua" not in codes:
            continue
        cells = [" ".join(row.o["ket_qua"]) for row in table.hang if any(row.o.get("ket_qua", ()))]
        if any(_CAME.search(cell) for cell in cells):
            continue
        table.cot[codes.index("ket_qua")].ma = "san_pham"
        for row in table.hang:
            if "ket_qua" in row.o:
                row.o = {"san_pham" if key == "ket_qua" else key: lines for key, lines in row.o.items()}
            row.gop_tren = ["san_pham" if key == "ket_qua" else key for key in row.gop_tren]


def _tasks(document: Document) -> None:
    """Give every row of a table of tasks a code made of its words."""
    taken = {row.ma for _, table in tables(document) for row in table.hang if row.ma}
    for _, table in tables(document):
        if table.kieu != "nhiem_vu":
            continue
        for words, row in task_rows(table.hang):
            if not row.ma and words:
                row.ma = task_code(words, row, taken)
                taken.add(row.ma)


def task_rows(rows: list[Hang]) -> list[tuple[str, Hang]]:
    """Return the rows that are tasks with their words; a row merged with the one above has the words of that one."""
    out: list[tuple[str, Hang]] = []
    above = ""
    for row in rows:
        if row.nhom:
            above = ""
            continue
        own = "\n".join(plain(line) for line in row.o.get("noi_dung", ()))
        if not own.strip() and "noi_dung" in row.gop_tren:
            own = above
        above = own
        out.append((own, row))
    return out


def task_code(words: str, row: Hang, taken: set[str]) -> str:
    """Return the code of a task without one, told from others of the same words by product, office, deadline."""
    more = (" ".join(row.o.get(key, ())) for key in ("san_pham", "chu_tri", "thoi_han"))
    return content_code(words, taken, *more)
