"""The yearly plan of a period plan: what falls in the year and what recurs stays, the rest is left out and listed."""

from __future__ import annotations

import re

from cchc_docs.drafting.decisions import Change, clipped, head_of
from cchc_docs.drafting.work import Work
from cchc_docs.model.complete import tables
from cchc_docs.model.document import Bang, Hang, Path
from cchc_docs.reading.yaml.edit import Edit, item_span, key_span, replace_scalar, scalars
from cchc_docs.reading.yaml.plan import node_at
from cchc_docs.reading.yaml.tree import Node
from cchc_docs.vietnamese.citations import find_citations
from cchc_docs.vietnamese.deadlines import parse_deadline

_ONCE = ("date", "dates", "range")


def yearly(work: Work) -> None:
    """Turn a period plan into the plan of `work.year`, one of its years."""
    if "nam" in work.tree.content:
        edit = replace_scalar(work.source, work.tree, ("nam",), work.tree.content["nam"], str(work.year))
        work.edits[(edit.start, edit.end)] = edit
    else:
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
    """Let everything that names the plan name the year: subject, opening, closing, appendices; together or not at all."""
    span = rf"(?:\{{\{{\s*giai_doan\s*\}}\}}|{work.plan.first}\s*[-–]\s*{work.plan.last})"
    years = rf"từ năm\s+{work.plan.first}\s+đến\s+(?:hết\s+)?năm\s+{work.plan.last}"
    lead = r"(?:giai đoạn|thời kỳ|(?:trong\s+)?(?:\d|ba|bốn|năm)\s+năm|các năm)"
    period = re.compile(rf"{lead}\s+(?:{span}|\({span}\))|(?:{lead}\s+)?(?:{years}|\({years}\))", re.IGNORECASE)
    node = work.tree.content["trich_yeu"]
    if not period.search(node.content or ""):
        work.ask(("trich_yeu",), node, node.content or "", "", f"trích yếu có nêu năm {work.year} chưa")
        return
    for path, inner in scalars(work.tree):
        if inner.content and _names_the_plan(path) and period.search(inner.content):
            _one(work, path, inner, period)
        elif inner.content and path[0] in ("noi_dung", "phu_luc") and "noi_dung" in path and path[-1] != "ma":
            _still_says(work, path, inner, period)
    own = work.read.document
    title = " ".join(own.trich_yeu.split())
    said = f"kế hoạch {work.plan.named} (“{title}”) có là căn cứ của kế hoạch năm {work.year} không; nếu có, thêm vào căn cứ"
    place = "can_cu" if "can_cu" in work.tree.content else "trich_yeu"
    work.ask((place,), work.tree.content[place], "", "", said)


def _names_the_plan(path: Path) -> bool:
    """Tell texts in which a plan names itself, from those that tell of the period in another sense."""
    if path[0] in ("trich_yeu", "mo_dau", "ket_thuc"):
        return True
    return path[0] == "phu_luc" and path[2:3] in (("ten",), ("kem_theo",))


def _still_says(work: Work, path: Path, node: Node, period: re.Pattern[str]) -> None:
    """Ask about a heading or a sentence that goes on speaking of the period, its citations left out."""
    text: str = node.content
    cited = [one for one in find_citations(text) if one.so_ky_hieu]
    for found in period.finditer(text):
        if not any(one.start <= found.start() < one.end for one in cited):
            said = f"“{clipped(text, *found.span())}”: còn nói cả giai đoạn, trích yếu đã là năm {work.year}"
            work.ask(path, node, head_of(text, 120), "", said)
            return


def _one(work: Work, path: Path, node: Node, period: re.Pattern[str]) -> None:
    """Move the period of one text; a text that cites another paper beside it is asked about."""
    text: str = node.content
    cited = [one for one in find_citations(text) if one.so_ky_hieu and path[-1] != "kem_theo"]
    if any(one.start <= found.start() < one.end for found in period.finditer(text) for one in cited):
        said = f"“{clipped(text, *next(period.finditer(text)).span())}”: còn giai đoạn, trích yếu đã là năm {work.year}"
        work.ask(path, node, head_of(text, 120), "", said)
        return
    work.change(path, node, period.sub("năm {{ nam }}", text), "kế hoạch hằng năm của kế hoạch giai đoạn")


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
