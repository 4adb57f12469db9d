"""What a text says is the most or the least of all, against the rows of the table that has its figure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, amounts, sentences
from cchc_docs.checking.figures.tables.sheet import Line, Sheet
from cchc_docs.model.document import Path
from cchc_docs.record import NamedTuple

_MOST = patterns.ours(
    r"(?<!\w)(?:(?P<most>nhiều|cao|lớn|đông)|(?P<least>ít|thấp|nhỏ))(?P<gi>(?: [^\W\d_]+){0,8}?) nhất(?!\w)(?! (?:trí|quán|định|thiết|là \d|\d))",
    re.IGNORECASE,
)
_NOT_OF_ALL = patterns.ours(
    r"(?<!\w)(?:một trong|trong số|trong nhóm|nhóm|còn lại|tăng|giảm|phấn đấu|mục tiêu|dự kiến|(?:cao|nhiều|ít|thấp|đứng|xếp) thứ|thứ (?:hai|ba|nhì)|tiếp (?:đến|theo)|vùng|khối|cùng kỳ|năm trước|trừ|ngoài|so với|hai|ba|bốn|các (?=[^\W\d_]+ có (?:nhiều|tỷ|số)))(?!\w)",
    re.IGNORECASE,
)
"""What makes it the most of some, of another time, or of what is still to be."""
_REST = patterns.ours(r"(?<!\w)(?:khác|còn lại|toàn|chung)(?!\w)", re.IGNORECASE)
_FEW = 3


class Beaten(NamedTuple):
    """A figure that is not the most, or the least: where it stands, the row that has more (less) and what it has."""

    start: int
    end: int
    line: Line
    column: str


class Heights(NamedTuple):
    """The rows of all tables by their figures."""

    rows: dict[Decimal, list[tuple[Sheet, Line, str]]]

    @classmethod
    def of(cls, sheets: Sequence[Sheet]) -> Heights:
        """Index the rows that are no totals."""
        rows: defaultdict[Decimal, list[tuple[Sheet, Line, str]]] = defaultdict(list)
        for sheet in sheets:
            codes = {one.code for one in sheet.columns if one.adds or one.rate}
            for line in sheet.lines:
                for code, cell in line.cells.items() if not line.total else ():
                    if code in codes:
                        rows[cell.value].append((sheet, line, code))
        return cls(dict(rows))

    def beaten(self, text: str) -> Iterator[Beaten]:
        """Yield the figures of a text said to be the most or the least of a table that has a greater or a smaller one."""
        for base, sentence in _clauses(text) if " nhất" in text else ():
            said = list(_MOST.finditer(sentence))
            if len(said) != 1 or _NOT_OF_ALL.search(sentence[: said[0].end()]):
                continue
            one = _figure(sentence, said[0])
            named = [each for each in self.rows.get(one.value, ()) if _names(sentence, each[1].label)] if one else []
            above = [_beyond(sheet, line, code, most=said[0]["most"] is not None) for sheet, line, code in named]
            if one is not None and above and all(above):
                other = next(each for each in above if each is not None)
                yield Beaten(base + said[0].start(), base + max(said[0].end(), one.unit_end), other, named[0][2])


def _clauses(text: str) -> Iterator[tuple[int, str]]:
    """The sentences, cut at their semicolons: each says one thing to be the most."""
    for base, sentence in sentences(text):
        for part in _PART.finditer(sentence):
            yield base + part.start(), part[0]


_PART = patterns.ours(r"[^;]+")


def _figure(sentence: str, said: re.Match[str]) -> Amount | None:
    """The figure of what is said to be the most: the first behind, else the only one of the sentence."""
    every = amounts(sentence)
    behind = [one for one in every if one.start >= said.end()]
    if behind and not _STOPS.search(sentence, said.end(), behind[0].start):
        return behind[0]
    before = every[0] if len(every) == 1 and every[0].start < said.start() else None
    # "cho 30 thủ tục có nhiều hồ sơ nhất": thirty is no number of hồ sơ.
    return before if before is not None and (not said["gi"] or f" {before.unit} " in f"{said['gi']} ".lower()) else None


_STOPS = patterns.ours(r"[;]|(?<!\w)(?:tiếp|thứ|sau đó|còn|trong khi|so với)(?!\w)", re.IGNORECASE)


def _names(sentence: str, label: str) -> bool:
    """Whether a sentence says the name of a row, with the word for its kind ("Ấp Đông", "Bến Cồn Trâu") or without."""
    whole = label.strip().lower()
    bare = whole.partition(" ")[2]
    names = [whole, *([bare] if " " in bare else [])]
    return any(
        len(name) > _FEW and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence.lower()) is not None
        for name in names
    )


def _beyond(sheet: Sheet, line: Line, code: str, *, most: bool) -> Line | None:
    """The row of the same kind that goes furthest beyond a row in a column; None where there is none."""
    rows = [
        one
        for one in sheet.lines
        if not one.total
        and one.depth == line.depth
        and one.unit == line.unit
        and code in one.cells
        and not _REST.search(one.label)
    ]
    if len(rows) < _FEW:
        return None
    first = max(rows, key=lambda one: one.cells[code].value * (1 if most else -1))
    beyond = first.cells[code].value != line.cells[code].value
    return first if beyond and line in rows else None


def path_of(beaten: Beaten) -> Path:
    """Where the greater (smaller) figure stands."""
    return (*beaten.line.path, beaten.column)
