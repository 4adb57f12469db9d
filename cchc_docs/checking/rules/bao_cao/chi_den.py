"""BC: which tables a text sends its reader to, and which stand in its section."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.mentions.rows import Off
from cchc_docs.checking.figures.tables.pointed import Guided, off_guided
from cchc_docs.checking.figures.tables.retold import Titled
from cchc_docs.checking.rules.danh_so.bang import appendix_number
from cchc_docs.checking.rules.tham_chieu.phu_luc import references
from cchc_docs.model.document import Muc, Path, Text
from cchc_docs.model.markup import plain

_SHEET = patterns.ours(r"(?<!\w)(?P<loai>biểu|bảng)(?: số)? (?P<so>\d{1,2}|[IVX]+)(?![\w/])", re.IGNORECASE)
_OF_UNITS = patterns.ours(r"[(*\s]*(?:đơn vị(?: tính)?|đvt)\s*:", re.IGNORECASE)
_NEAR = 3
"""Blocks between a paragraph and the table of its section."""


def told_of_tables(context: Context, tables: list[Titled]) -> Iterator[tuple[Text, Off]]:
    """Yield the figures of texts that the tables they point to, or stand beside, deny."""
    bases = {table.sheet.lines[0].path[:-2]: table for table in tables}
    around = {base: f"{table.title} ; {_captions(context, base)}" for base, table in bases.items()}
    labelled = _labelled(around)
    pointing: dict[Path, set[int | None]] = {}
    for one in references(context):
        pointing.setdefault(one.text.path, set()).add(one.number)
    beside = _in_sections(context, bases)
    numbers = _numbers(context)
    for text in context.with_figures:
        if text.role not in ("muc", "doan", "mo_dau") or text.path[0] == "phu_luc":
            continue
        sent, places = set[Path](), list[tuple[int, int]]()
        if text.path in pointing:
            wanted = {numbers.get(number) for number in pointing[text.path]}
            sent.update(base for base in bases if base[0] == "phu_luc" and base[1] in wanted)
            places += [found.span() for found in _APPENDIX.finditer(text.text)]
        for found in _SHEET.finditer(text.text) if labelled else ():
            base = labelled.get(_key(found))
            if base is not None:
                sent.add(base)
                places.append(found.span())
        those = [Guided(bases[base], around[base], sent=True) for base in bases if base in sent]
        those += [
            Guided(bases[base], around[base], sent=False) for base in beside.get(text.path, ()) if base not in sent
        ]
        for off in off_guided(text.text, those, places) if those else ():
            yield text, off


_APPENDIX = patterns.ours(r"phụ lục", re.IGNORECASE)


def _numbers(context: Context) -> dict[int | None, int]:
    """The number of each appendix -> its position; of the only one also where it is told without a number."""
    known: dict[int | None, int] = {}
    for position, appendix in enumerate(context.document.phu_luc):
        number = appendix_number(appendix.nhan_in)
        known.setdefault(number[0] if number else position + 1, position)
    return known | ({None: 0} if len(context.document.phu_luc) == 1 else {})


def _key(found: re.Match[str]) -> tuple[str, str]:
    return found["loai"].lower(), found["so"].upper().lstrip("0")


def _labelled(around: dict[Path, str]) -> dict[tuple[str, str], Path]:
    """The tables by the label that stands over them: "Bảng 5. …", an annex called "Biểu số 02"."""
    out: dict[tuple[str, str], Path] = {}
    for base, words in around.items():
        for part in words.split(" ; "):
            if found := _SHEET.match(part.strip()):
                out.setdefault(_key(found), base)
    return out


def _captions(context: Context, base: Path) -> str:
    """The label of its annex, the paragraphs right above a table, the line of its units."""
    words, blocks, at = [], list[Muc](), 0
    if base[0] == "phu_luc" and isinstance(base[1], int):
        appendix = context.document.phu_luc[base[1]]
        words, blocks, at = [plain(appendix.nhan_in)], appendix.noi_dung, len(appendix.noi_dung)
    by_path = context.once("block_by_own_path", lambda: {one.path: one for one in context.blocks})
    if block := by_path.get(base[:-1]):
        blocks, at = block.siblings, block.behind - 1
    for n, one in enumerate(blocks[:at]):
        said = plain(one.chu)
        if _OF_UNITS.match(said) or (n >= at - 2 and _SHEET.match(said)):
            words.append(said)
    return " ; ".join(words)


def _in_sections(context: Context, bases: dict[Path, Titled]) -> dict[Path, list[Path]]:
    """The tables by the paragraphs that stand at most so many blocks before them in their section."""
    out: dict[Path, list[Path]] = {}
    for block in context.blocks:
        base = (*block.path, "bang")
        if base not in bases:
            continue
        here = block.behind - 1
        for n in range(max(0, here - _NEAR), here):
            above = block.siblings[n]
            path = (*block.path[:-1], n)
            out.setdefault((*path, above.khoa) if above.khoa else path, []).append(base)
    return out
