"""The yearly plan of a period plan: what falls in the year and what recurs stays, the rest is left out and listed."""

from __future__ import annotations

import re

from cchc_docs.drafting.decisions import Change
from cchc_docs.drafting.work import Work
from cchc_docs.model.complete import tables
from cchc_docs.model.document import Bang, Hang, Path
from cchc_docs.reading.yaml.edit import Edit, item_span, key_span
from cchc_docs.reading.yaml.plan import node_at
from cchc_docs.vietnamese.deadlines import parse_deadline

_ONCE = ("date", "dates", "range")


def yearly(work: Work) -> None:
    """Turn a period plan into the plan of `work.year`, one of its years."""
    start, _ = key_span(work.source, work.tree, "giai_doan")
    work.edits[(start, start)] = Edit(start, start, f"nam: {work.year}\n")
    work.result.changes.append(Change("năm", "", str(work.year), "kế hoạch hằng năm của kế hoạch giai đoạn"))
    _subject(work)
    for base, table in tables(work.read.document):
        if table.kieu == "nhiem_vu":
            _tasks(work, base, table)
        elif table.kieu == "chi_tieu":
            node = node_at(work.tree, base)
            work.ask(base, node, "", "", f"chọn chỉ tiêu và giá trị của năm {work.year}, bỏ mốc của năm khác")


def _subject(work: Work) -> None:
    """Let the trích yếu name the year where it names the period."""
    node = work.tree.content["trich_yeu"]
    span = rf"(?:\{{\{{\s*giai_doan\s*\}}\}}|{work.plan.first}\s*[-–]\s*{work.plan.last})"
    new = re.sub(rf"giai đoạn\s+{span}", "năm {{ nam }}", node.content or "")
    if new != node.content:
        work.change(("trich_yeu",), node, new, "trích yếu của kế hoạch hằng năm")
    else:
        work.ask(("trich_yeu",), node, node.content or "", "", f"trích yếu có nêu năm {work.year} chưa")


def _tasks(work: Work, base: Path, table: Bang) -> None:
    """Cut the tasks of other years, and a group that has none left."""
    group: int | None = None
    left = 0
    for position, row in enumerate([*table.hang, Hang(nhom="hết")]):
        if row.nhom:
            if group is not None and not left:
                _cut(work, (*base, table.kieu, group), table.hang[group].nhom, "nhóm không còn nhiệm vụ")
            group, left = position, 0
        elif _falls(work, row):
            left += 1
        else:
            why = f"thời hạn “{'; '.join(row.o.get('thoi_han', []))}” không thuộc năm {work.year}"
            _cut(work, (*base, table.kieu, position), " ".join(row.o.get("noi_dung", [])), why)


def _falls(work: Work, row: Hang) -> bool:
    """Tell whether a task belongs to the year; one without a day of its own does."""
    when = parse_deadline("; ".join(row.o.get("thoi_han", [])), None, (work.plan.first, work.plan.last))
    if when.kind not in _ONCE:
        return True
    if when.start is not None and when.end is not None:
        return when.start.year <= work.year <= when.end.year
    return any(day.year == work.year for day in when.dates)


def _cut(work: Work, path: Path, words: str, why: str) -> None:
    parent = node_at(work.tree, path[:-1])
    position = path[-1]
    span = item_span(work.source, parent, position if isinstance(position, int) else 0)
    work.gone.append(span)
    work.edits[span] = Edit(*span, "")
    work.result.finished.append(Change(work.place(path), words, "", why))
