"""A column that says in words or with a sign how a row rose or fell ("giảm 7 lượt", "tăng 10%", "+12") against the two columns it compares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import shown
from cchc_docs.checking.figures.tables.sheet import Cell, Column, Line, Sheet
from cchc_docs.checking.figures.tables.totals import WrongCell
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.numbers import NUMBER, value_of

_SAYS = patterns.ours(
    r"(?:đã )?(?:(?P<len>tăng(?: thêm)?|cao hơn|nhiều hơn|vượt|\+)|(?P<xuong>giảm|thấp hơn|ít hơn|hụt|[-–−]))\s?:? ?"
    rf"(?P<so>{NUMBER})\s?(?P<don_vi>%|lần|điểm %|điểm phần trăm)?[^\d]{{0,30}}",
    re.IGNORECASE,
)
_ONLY = patterns.ours(r"(?:đã )?(?:(?P<len>tăng)|(?P<xuong>giảm))", re.IGNORECASE)
_OLD = patterns.ours(r"cùng kỳ|(?:năm|quý|tháng|kỳ) trước|đầu (?:năm|kỳ)|trước (?:sắp xếp|khi)|kế hoạch", re.IGNORECASE)
_NEW = patterns.ours(
    r"(?:năm|quý|tháng|kỳ) (?:này|nay)|thực hiện|hiện|kết quả|cuối (?:năm|kỳ)|sau (?:sắp xếp|khi)|ước", re.IGNORECASE
)
_YEAR = patterns.ours(r"20\d\d")
_FEWEST = 2
"""Rows that must keep what a column says, before one that does not is told."""


class _Said(NamedTuple):
    """What a cell says: up or down, by how much (None for the word alone), in percent or not."""

    up: bool
    value: Decimal | None
    step: Decimal
    rate: bool
    typed: str


def wrong_trends(sheet: Sheet) -> Iterator[WrongCell]:
    """Yield the cells that say "tăng" or "giảm", or by how much, against the two figures of their row."""
    for code, said in _columns(sheet):
        best: tuple[int, int, list[Line], tuple[Column, Column]] | None = None
        for old, new in _pairs(sheet, code):
            judged = [
                line for line in sheet.lines if line.path in said and old.code in line.cells and new.code in line.cells
            ]
            kept = [line for line in judged if _holds(said[line.path], line, old.code, new.code)]
            off = [line for line in judged if line not in kept]
            if best is None or (len(kept) - len(off)) > best[0] - len(best[2]):
                best = len(kept), len(judged), off, (old, new)
        if best is None or not best[2] or best[0] < _FEWEST or best[0] < 2 * len(best[2]):
            continue
        for line in best[2]:
            yield _wrong(line, code, said[line.path], best[3])


def _columns(sheet: Sheet) -> Iterator[tuple[str, dict[tuple[str | int, ...], _Said]]]:
    """Yield the columns whose cells say how a row moved, with what each says."""
    codes = dict.fromkeys(code for line in sheet.lines for code in (*line.texts, *line.cells))
    for code in codes:
        said: dict[tuple[str | int, ...], _Said] = {}
        others = 0
        for line in sheet.lines:
            cell = line.cells.get(code)
            typed = cell.typed if cell else line.texts.get(code, "")
            one = _said(typed)
            if one is not None:
                said[line.path] = one
            elif typed and not line.total:
                others += 1
        worded = any(one.typed[:1] not in "-–−" for one in said.values())
        signs = {one.up for one in said.values()}
        if len(said) > _FEWEST and others <= len(said) / 3 and (worded or len(signs) == 2):
            yield code, said


_FIRST = frozenset("tgđcnvhi+-–−")
"""What the words of a trend begin with."""


def _said(typed: str) -> _Said | None:
    if typed.strip()[:1].lower() not in _FIRST:
        return None
    found = _SAYS.fullmatch(typed.strip())
    if found is None:
        only = _ONLY.fullmatch(typed.strip())
        return _Said(bool(only["len"]), None, Decimal(1), rate=False, typed=typed) if only else None
    if found["don_vi"] and found["don_vi"].lower() == "lần":
        return None
    value = value_of(found["so"])
    step = Decimal(1).scaleb(-len(found["so"].partition(",")[2]))
    return _Said(bool(found["len"]), value, step, rate=bool(found["don_vi"]), typed=typed)


def _pairs(sheet: Sheet, code: str) -> Iterator[tuple[Column, Column]]:
    """Yield the columns that may be compared, the earlier one first: by their heads, else in reading order."""
    others = [one for one in sheet.columns if one.code != code]
    for n, one in enumerate(others):
        for other in others[n + 1 :]:
            order = _order(one.head, other.head)
            if order >= 0:
                yield one, other
            if order <= 0:
                yield other, one


def _order(one: str, other: str) -> int:
    """1 where the first head is the earlier, -1 where the second is, 0 where the heads do not say."""
    years = [sorted(_YEAR.findall(head)) for head in (one, other)]
    if all(years) and years[0] != years[1]:
        return 1 if years[0] < years[1] else -1
    if _OLD.search(one) and not _OLD.search(other):
        return 1
    if _OLD.search(other) and not _OLD.search(one):
        return -1
    if _NEW.search(one) and not _NEW.search(other):
        return -1
    return 1 if _NEW.search(other) and not _NEW.search(one) else 0


def _ways(said: _Said, line: Line, old: Cell, new: Cell) -> Sequence[Decimal]:
    """By how much a figure moved, as a cell may say it: the difference; in percent the growth, and for rates both."""
    differ = new.value - old.value
    growth = [100 * differ / old.value] if old.value else []
    if not said.rate:
        return [differ]
    return [differ, *growth] if line.rate or "%" in f"{old.typed}{new.typed}" else growth


def _holds(said: _Said, line: Line, before: str, after: str) -> bool:
    old, new = line.cells[before], line.cells[after]
    if said.value == 0:
        return old.value == new.value
    if new.value == old.value or (new.value > old.value) != said.up:
        return False
    return said.value is None or any(abs(abs(way) - said.value) < said.step for way in _ways(said, line, old, new))


def _wrong(line: Line, code: str, said: _Said, pair: tuple[Column, Column]) -> WrongCell:
    old, new = line.cells[pair[0].code], line.cells[pair[1].code]
    way = "tăng" if new.value > old.value else "giảm" if new.value < old.value else "bằng"
    miss = abs(new.value - old.value)
    by = shown(100 * miss / old.value, "%", 1) if said.rate and "%" not in old.typed and old.value else shown(miss)
    right = f"{way} {by}" if miss else "bằng"
    message = f"{line.label[:40]}: từ {old.typed} đến {new.typed} là {right}, cột này ghi “{said.typed}”"
    sure = miss != 0 and (new.value > old.value) != said.up and _order(pair[0].head, pair[1].head) != 0
    return WrongCell(line.path, code, said.typed, message, right, sure=sure)
