"""CT: what the body says of targets and products, against the rows of the tables and against what it says of later years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.again.goods import counted_otherwise, goods_of
from cchc_docs.checking.figures.amounts import amounts, kin
from cchc_docs.checking.figures.between.rates_named import called_twice, denied, rates_called, rates_named
from cchc_docs.checking.figures.mentions.pairing import other_verb
from cchc_docs.checking.figures.phases import Level, Phase, levels_in, lower_columns, lower_later, phase_in
from cchc_docs.checking.figures.relations.steps import fallen_steps
from cchc_docs.checking.figures.tables.paired import Asked, asked_in, differing, heard_in
from cchc_docs.checking.figures.tables.promised import Promise, broken, promises_of, said_in
from cchc_docs.checking.figures.tables.targets import other_levels, rows_of
from cchc_docs.checking.finding import GOI_Y, Finding
from cchc_docs.checking.rules.bao_cao.bang_so import sheets
from cchc_docs.checking.rules.bao_cao.so_luong import looks_back
from cchc_docs.checking.times.parts import is_goal
from cchc_docs.model.document import Path, Text


def body_against_rows(context: Context) -> Iterator[Finding]:
    """Yield figures of the body against the row of that name, and against the only row that makes the same thing; a report tells what was."""
    if context.document.loai == "bao_cao":
        return
    texts = [
        text
        for text in context.sentences_of_body
        if text.path[0] != "phu_luc" and patterns.search(r"\d", text.text) and not looks_back(context, text.path)
    ]
    told: set[Path] = set()
    rows = [row for base, table in context.tables for row in rows_of(base, table)]
    for text in texts if rows else ():
        for one in other_levels(text.text, rows):
            message = f"Trong bảng, “{one.row.name[:50]}” ghi {one.typed}"
            quote = text.text[one.start : one.end]
            cell = (*one.row.path, one.column)
            told.add(cell)
            if one.row.promised:
                message = f"Trong bài ghi {quote}, bảng ghi “{one.typed}” (“{one.row.name[:50]}”)"
                yield Finding(cell, message, one.typed, "thống nhất một giá trị", also=(text.path,), there=quote)
            else:
                told.add(text.path)
                yield Finding(text.path, message, quote, "thống nhất một giá trị", also=(cell,), there=one.typed)
    yield from _cells_against(context, texts, told)
    yield from _called_twice(context, texts)
    promises = [one for base, table in context.tables for one in promises_of(base, table)]
    body = [said for text in texts for said in said_in(text.path, text.text)] if promises else []
    first = context.years[0] if context.years else 0
    body = [said for said in body if min(said.years, default=first) >= first]
    for found in broken(promises, body):
        promise, cell = found.promise, (*found.promise.path, found.promise.column)
        if cell not in told and not other_verb(promise.name, found.said.text):
            told.add(cell)
            yield _of_row(promise, found.said.path, found.quote, sure=not _is_part(promise.name, found.said.text))
    goods = [one for base, table in context.tables for one in goods_of(base, table)]
    for row, there, quote in counted_otherwise(goods, [(text.path, text.text) for text in texts] if goods else []):
        if (*row.path, row.column) not in told:
            told.add((*row.path, row.column))
            yield _of_row(row, there, quote, sure=True)
    yield from _paired(context, texts, told)
    yield from _stood(context)


def _stood(context: Context) -> Iterator[Finding]:
    """Yield the figures of how things stand, told in the part that looks back and otherwise in the column of a target's start."""
    asked = [one for base, table in context.tables for one in asked_in(base, table, before=True)]
    texts = [text for text in context.sentences_of_body if text.path[0] != "phu_luc"] if asked else []
    heard = [one for text in texts if looks_back(context, text.path) for one in heard_in(text.path, text.text)]
    for row, said, sure in differing(asked, heard):
        if row.words <= said.sentence and not any(one.value == row.value for one in amounts(said.text)):
            yield _of_row(row, said.path, said.typed, sure=sure)


def _paired(context: Context, texts: Sequence[Text], told: set[Path]) -> Iterator[Finding]:
    """Yield the figures of rows that the likest clause of the body gives otherwise."""
    asked = [one for base, table in context.tables for one in asked_in(base, table)]
    first = context.years[0] if context.years else 0
    heard = (
        [one for text in texts for one in heard_in(text.path, text.text) if min(one.years, default=first) >= first]
        if asked
        else []
    )
    words = {text.path: text.text for text in texts} if heard else {}
    for row, said, alike in differing(asked, heard):
        beside = said.path in told or any(one[: len(row.path)] == row.path for one in told)
        sure = alike and not _is_part(row.name, said.text)
        if not sure and row.unit != "%" and _says(words[said.path], row):
            continue  # "kè 140 mét bờ, năm nay 80 mét": the row's figure stands there too
        if not beside and (row.words <= said.sentence or not other_verb(row.name, said.text)):
            told.add((*row.path, row.column))
            yield _of_row(row, said.path, said.typed, sure=sure)


def _says(text: str, row: Asked) -> bool:
    return any(one.value == row.value and kin(one.unit, row.unit) for one in amounts(text))


def _of_row(row: Promise | Asked, there: Path, quote: str, *, sure: bool) -> Finding:
    """The finding of a row whose figure the body gives otherwise."""
    message = f"Trong bài ghi {quote}, bảng ghi {row.typed} (“{row.name[:50]}”)"
    level, cell = None if sure else GOI_Y, (*row.path, row.column)
    return Finding(cell, message, row.typed, "thống nhất một giá trị", severity=level, also=(there,), there=quote)


_PART = patterns.ours(
    r"(?<!\w)(?:quý (?:IV|I{1,3}|[1-4])|đợt \w+|(?:6|06|9|09|sáu|chín) tháng|học kỳ \w+|(?:vụ|mùa) \w+|(?:thôn|bản|ấp|xóm|khu phố|tổ dân phố) \w+)(?!\w)",
    re.IGNORECASE,
)


def _is_part(name: str, sentence: str) -> bool:
    """Whether a sentence may tell of some of a row only: of a time or a place that the row does not name, of fewer things than it lists."""
    row, said = name.lower(), sentence.lower()
    return any(one not in row for one in _PART.findall(said)) or any(one not in said for one in _AND.split(row)[1:])


_AND = patterns.ours(r", | và ")


def _cells_against(context: Context, texts: Sequence[Text], told: set[Path]) -> Iterator[Finding]:
    """Yield the rates told among the words of a cell that the clause of the same words gives otherwise."""
    cells = [text for text in context.with_figures if text.role.startswith("o.") and "%" in text.text]
    body = [text for text in texts if "%" in text.text] if cells else ()
    named = [one for n, cell in enumerate(cells) for one in rates_named(n, cell.text, cell=True)] if body else ()
    clauses = [one for n, text in enumerate(body) for one in rates_named(n, text.text, cell=False)] if named else ()
    for one, other in denied(named, clauses) if clauses else ():
        cell, text = cells[one.text], body[other.text]
        if cell.path not in told:
            told.add(cell.path)
            message = f"Trong bài ghi {other.shown}, ở đây ghi {one.shown}"
            yield Finding(cell.path, message, one.shown, "thống nhất một giá trị", also=(text.path,), there=other.shown)


_ALL = "100%"


def _called_twice(context: Context, texts: Sequence[Text]) -> Iterator[Finding]:
    """Yield the rates of the body that stand there with another value under the same name."""
    year = str(context.years[0]) if context.years and context.years[0] == context.years[1] else ""
    rates = [one for n, text in enumerate(texts) if "%" in text.text for one in rates_called(n, text.text)]
    for one, other in called_twice(rates, year):
        goals = [is_goal(context, texts[rate.text].path) for rate in (one, other)]
        if (one.behind or other.behind) and (goals[0] == goals[1] or _ALL in (one.shown, other.shown)):
            continue  # of two times, of two groups: a target is told again where it is given to somebody
        message = f"Tỷ lệ này ở nơi khác là {other.shown}, ở đây ghi {one.shown}"
        here, there = texts[one.text].path, texts[other.text].path
        yield Finding(here, message, one.shown, "thống nhất một giá trị", also=(there,), there=other.shown)


def fallen_levels(context: Context) -> Iterator[Finding]:
    """Yield levels of one sentence that fall from one day to a later one; a report tells what was, and is left alone."""
    if context.document.loai == "bao_cao":
        return
    for text in context.prose:
        if "%" not in text.text or text.text.count("%") < 2 or looks_back(context, text.path):
            continue
        for wrong in fallen_steps(text.text):
            quote = text.text[wrong.start : wrong.end]
            yield Finding(text.path, wrong.message, quote, wrong.right)


def lower_later_levels(context: Context) -> Iterator[Finding]:
    """Yield levels of the body by year, and of the columns of a table headed by years; a report tells what was, and is left alone."""
    issued = context.earliest
    if issued is None or context.document.loai == "bao_cao" or len(set(patterns.findall(r"20\d\d", context.whole))) < 2:
        return
    phases: dict[Path, Phase] = {}
    levels: list[Level] = []
    for block in context.blocks:
        words = block.said
        phase = phase_in(words) if block.block.noi_dung and len(words) < 120 else None
        if phase is not None:
            phases[block.path] = phase
        above = (
            next((phases[block.path[:n]] for n in range(len(block.path), 0, -1) if block.path[:n] in phases), None)
            if phases
            else None
        )
        if patterns.search(r"\d", words) and block.block.kieu != "bang":
            levels += levels_in(block.text_path, words, above)
    for later, before in lower_later(levels, issued.year):
        message = f"Đến năm {later.phase.year} đặt {later.quote}, đến năm {before.phase.year} đã là {before.quote}"
        yield Finding(later.path, message, later.quote, "kiểm tra lại giá trị", also=(before.path,))
    for sheet in sheets(context):
        for path, column, typed, before_it in lower_columns(sheet, issued.year):
            yield Finding(
                (*path, column), f"Năm sau đặt {typed}, năm trước đã là {before_it}", typed, "kiểm tra lại giá trị"
            )


def against_rows(context: Context) -> list[Finding]:
    """What `body_against_rows` yields, looked for once: CT10 tells it, BC29 leaves it."""
    return context.once("body_against_rows", lambda: list(body_against_rows(context)))
