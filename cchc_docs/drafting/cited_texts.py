"""The entries of `van_ban` at the new date: the superior's yearly plan is blanked, repealed texts replaced or told."""

from __future__ import annotations

import re

from cchc_docs.drafting import cited
from cchc_docs.drafting.decisions import BLANK, blank
from cchc_docs.drafting.work import Work
from cchc_docs.law.register import LegalText
from cchc_docs.model.document import Path, VanBan
from cchc_docs.model.references import short_date
from cchc_docs.reading.yaml.edit import Edit, key_span
from cchc_docs.reading.yaml.plan import node_at
from cchc_docs.reading.yaml.tree import Node
from cchc_docs.vietnamese.dates import find_dates, format_short, short_of


def cited_texts(work: Work) -> None:
    """Judge every entry of `van_ban` at the new date."""
    parent = cited.as_parent(work.order.parent)
    said_texts = "\n".join(text.text for text in work.read.document.texts())
    for code, text in work.read.document.van_ban.items():
        path: Path = ("van_ban", code)
        node = node_at(work.tree, path)
        # An imported plan cites in words and has the entry beside them.
        called = re.search(rf"van_ban\.{code}\b", work.source) is not None or _number(text.so_ky_hieu) not in said_texts
        if is_yearly(work, text):
            _blank_yearly(work, path, node, parent, ask=called)
            continue
        if not called:
            continue  # cited in words: asked about where the words stand
        if work.plan.first == work.plan.last and _names_year(text.trich_yeu, work.plan.first):
            said = f"{text.loai} số {text.so_ky_hieu} còn nêu năm {work.plan.first}: thay bằng văn bản của năm mới, hoặc giữ nếu vẫn dùng"
            work.ask(path, node, text.so_ky_hieu, "", said)
            continue
        known = cited.known_text(text)
        problem = cited.trouble(known, work.on) if known is not None else ""
        if known is None or not problem:
            continue
        after = cited.successor(known, work.on)
        if after is not None and after.trich_yeu_chac and after.ngay is not None:
            _put_successor(work, path, node, after)
        else:
            work.ask(path, node, text.so_ky_hieu, "", problem)


def _number(symbol: str) -> str:
    """Return the number of a symbol with its sign ("749/"): what a badly typed symbol still has."""
    found = re.match(r"[\w.]+[/-]", symbol)
    return found[0] if found else symbol


def _names_year(title: str, year: int) -> bool:
    return year in [found.year for found in find_dates(title) if found.form == "year"]


def is_yearly(work: Work, text: VanBan) -> bool:
    """Tell whether an entry is another body's plan of the prior year, or the blank an earlier draft left for it."""
    return BLANK in text.so_ky_hieu or cited.is_yearly(text.loai, text.so_ky_hieu, text.trich_yeu, work.plan)


def _blank_yearly(work: Work, path: Path, node: Node, parent: object, *, ask: bool) -> None:
    number = node.content["so_ky_hieu"]
    if isinstance(parent, VanBan) and parent.ngay is not None:
        work.change((*path, "so_ky_hieu"), number, parent.so_ky_hieu, "kế hoạch cấp trên của năm mới")
        if "ngay" in node.content and parent.ngay.ngay:
            day = short_date(parent.ngay)
            work.change((*path, "ngay"), node.content["ngay"], day, "kế hoạch cấp trên của năm mới")
        return
    year = work.plan.first + work.shift
    work.change((*path, "so_ky_hieu"), number, blank(f"số, ngày của kế hoạch năm {year}"), "kế hoạch hằng năm chưa có")
    if ask:
        said = f"ghi số, ngày của kế hoạch năm {year} khi được ban hành"
        work.ask((*path, "so_ky_hieu"), number, number.content, "", said)
    if "ngay" in node.content:
        _cut_key(work, node, "ngay")


def _cut_key(work: Work, node: Node, key: str) -> None:
    if work.source[node.start : node.start + 1] != "{":
        start, end = key_span(work.source, node, key)
    else:
        start = node.keys[key].start
        after = [inner.start for inner in node.keys.values() if inner.start > start]
        if after:
            end = min(after)
        else:
            end = node.content[key].end
            start = max(inner.end for name, inner in node.content.items() if name != key)
    work.edits[(start, end)] = Edit(start, end, "")


def _put_successor(work: Work, path: Path, node: Node, after: LegalText) -> None:
    """Put the successor the register is sure of in place of a repealed text, and say so."""
    new = {
        "loai": after.loai,
        "so_ky_hieu": after.so_ky_hieu,
        "co_quan": after.co_quan,
        "trich_yeu": after.trich_yeu,
    }
    if after.ngay is not None:
        new["ngay"] = format_short(after.ngay.day, after.ngay.month, after.ngay.year)
    why = f"văn bản cũ hết hiệu lực trước {short_of(work.on)}"
    for key, value in new.items():
        if key in node.content and node.content[key].kind == "scalar" and node.content[key].content != value:
            work.change((*path, key), node.content[key], value, why)
    work.ask(path, node, "", "", f"đã thay bằng {after.loai} số {after.so_ky_hieu}; đọc lại các câu viện dẫn")
