"""TG: what the body does so many times at named times, against the rows that say when each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cchc_docs.checking.context import Context
from cchc_docs.checking.times.matters import matter_of
from cchc_docs.checking.times.moments import Moment, moments, subject_column, time_column, years_of
from cchc_docs.checking.times.stretches import Stretch, stretches
from cchc_docs.model.document import Path
from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple

_RUN = "lần|đợt|kỳ|buổi|cuộc|chuyến|lớp|vòng"
_SO_OFTEN = ours(
    rf"(?P<what>[^.;:,]{{4,90}}?),? (?P<n>0?[2-6]|hai|ba|bốn) (?:{_RUN})(?![\w/])[^.;\d]{{0,30}}?(?:,|:|\(|vào|trong)(?P<when>[^.;)]+)",
    re.IGNORECASE,
)
_COUNTED = ours(rf" (?:0?[2-6]|hai|ba|bốn) (?:{_RUN})(?![\w/])", re.IGNORECASE)
"""What every match of it holds: it tries ninety letters before each place, so few texts are read by it."""
_NUMBERED = ours(rf"(?<!\w)(?:{_RUN}) (?:thứ )?(?P<n>\d|I{{1,3}}|IV|V|nhất|hai|ba|tư|đầu)(?!\w)", re.IGNORECASE)
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "nhất": 1, "đầu": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4}


class Meant(NamedTuple):
    """One time of a series as the body tells it: its days, where it stands."""

    at: Stretch
    path: Path


class _Series(NamedTuple):
    """Something done so many times: its words, when each time is, where the body says so."""

    words: frozenset[str]
    times: Sequence[Stretch]
    path: Path


def rows_of_a_series(context: Context) -> Iterator[tuple[Moment, Meant]]:
    """Yield (the row of one time, when the body says that time is) where the two have no day in common."""
    rows = [(one, found) for one in moments(context) if one.row and (found := _NUMBERED.search(one.said))]
    told = list(_series(context)) if rows else []
    for row, found in rows:
        words = frozenset(matter_of(_NUMBERED.sub(" ", row.said)))
        number = _number(found["n"])
        about = [one for one in told if len(words) > 1 and words <= one.words and 0 < number <= len(one.times)]
        if len(about) == 1:
            meant = about[0].times[number - 1]
            if row.at.last < meant.first or row.at.first > meant.last:
                yield row, Meant(meant, about[0].path)


def cells_of_a_series(context: Context) -> Iterator[tuple[Path, str, Meant]]:
    """Yield (where, the words of a time, when the body says that time is) of cells with as many times as the body tells."""
    cells = list(_cells(context))
    told = list(_series(context)) if cells else []
    for path, words, times in cells if told else ():
        about = [one for one in told if words <= one.words and len(times) == len(one.times)]
        for at, meant in zip(times, about[0].times, strict=True) if len(about) == 1 else ():
            if at.last < meant.first or at.first > meant.last:
                yield path, at.raw, Meant(meant, about[0].path)


def _cells(context: Context) -> Iterator[tuple[Path, frozenset[str], Sequence[Stretch]]]:
    """Where a cell names several times, the words of what its row is about, the times."""
    years = years_of(context)
    for _, table in context.tables:
        column = time_column(table)
        subject = subject_column(table, column) if column else ""
        for row in context.rows_of(table) if subject else ():
            cell = row.cell(column)
            times = stretches(cell, years, loose=True) if _SEVERAL.search(cell) else ()
            words = frozenset(matter_of(row.cell(subject))) if len(times) > 1 else frozenset()
            if len(words) > 1:
                yield row.cell_path(column), words, times


_SEVERAL = ours(r"\d[^\d/]*(?:,|;|và)[^\d/]*\d")


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS.get(words.lower(), 0)


def _series(context: Context) -> Iterator[_Series]:
    years = years_of(context)
    for text in context.with_figures:
        if text.role not in ("muc", "doan") or not _COUNTED.search(text.text):
            continue
        for found in _SO_OFTEN.finditer(text.text):
            times = stretches(found["when"], years, loose=False)
            in_turn = all(one.last < later.first for one, later in pairwise(times))
            if len(times) == _number(found["n"]) and in_turn:
                yield _Series(frozenset(matter_of(found["what"])), times, text.path)
