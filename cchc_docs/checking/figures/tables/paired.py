"""A figure of a row and the clause of the body that says nearly the row's words: one thing told with two values, whatever it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain, zip_longest

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, amounts, is_fraction, kin, of_each, sentences
from cchc_docs.checking.figures.tables.retold import years_in
from cchc_docs.checking.wording.likeness import NEAR, SURE, Weights
from cchc_docs.model.document import Bang, Cot, Path
from cchc_docs.model.markup import plain
from cchc_docs.record import NamedTuple

_WORD = patterns.ours(r"[^\W\d_]+")
_SAYS_LITTLE = frozenset([
    "của", "và", "các", "cho", "tại", "ở", "trên", "trong", "để", "được", "có", "là",
    "với", "về", "theo", "từ", "đến", "năm", "xã", "phường", "mỗi", "những", "một", "ít",
    "nhất", "tối", "thiểu", "đạt", "trở", "lên", "khoảng", "phấn", "đấu", "tổ", "chức", "thực",
    "hiện", "mở", "tổng", "số", "đón", "duy", "trì", "bảo", "đảm", "hoàn", "thành", "nâng",
    "tỷ", "lệ",
])  # fmt: skip
_NO_FIGURE = frozenset(["so_thu_tu", "thoi_han", "chu_tri", "phoi_hop", "kinh_phi", "don_vi_tinh"])
_NO_COUNT = frozenset(["đồng", "", "lần", "ngày", "tháng", "năm", "giờ", "phút", "buổi", "quý", "tuần"])
_BEFORE = patterns.ours(r"hiện trạng|hiện có|năm trước|cùng kỳ|kỳ trước|đã thực hiện|đã đạt|đến nay", re.IGNORECASE)
"""Heads of columns that tell of what was."""
_IN_PERCENT = patterns.ours(r"\(%\)")
_UNIT_BEHIND = patterns.ours(r"\((%|[^\W\d_]+(?: [^\W\d_]+)?)\)$")
"""The unit of a row at the end of its name, where no column has it."""
_RATE = patterns.ours(r"%|tỷ lệ|so với|mức độ", re.IGNORECASE)
"""Heads of columns whose figures are not in the unit of the row."""
_ANOTHER = patterns.ours(
    r"so với|cùng kỳ|năm trước|năm 20\d\d đạt|bình quân|trung bình|trong đó|còn lại|(?<!\w)(?:tăng|giảm|thêm|mỗi|từng|khoảng|gần|ước|đã)(?: [^\W\d_]+){0,2} $",
    re.IGNORECASE,
)
"""What makes a figure of the body a part, a mean, a change, a guess, or of another time."""
_AT_LEAST = patterns.ours(r"(?:tối thiểu|ít nhất|trên|hơn|từ) $", re.IGNORECASE)
_FLOOR = patterns.ours(r"[≥>]|(?<!\w)(?:từ|tối thiểu|ít nhất|trên|hơn) \d|trở lên", re.IGNORECASE)
_STOPS = (patterns.ours(r"[,;:]\s"), patterns.ours(r";\s"), patterns.ours(r"[;:]\s"))
_ENDS = (patterns.ours(r"[,;.:(]"), patterns.ours(r"[;.(]"))
_LONGEST = 8
"""Words of a cell that tells an amount."""
_RATE_TOLD = patterns.ours(r"(?:đạt )?\d[\d.,]* ?%", re.IGNORECASE)
"""What a column of remarks may tell."""
_FEWEST = 2
_AGREES, _BETTER, _TIED = 0.3, 0.05, 0.15
_ALL_SAID, _LONG_NAME = 4, 6
"""Syllables of a row that name it wherever one clause says them all; that surely do."""
_TWICE = 2
_ALL = 100


class Asked(NamedTuple):
    """A figure of a row: where it stands, the row's name, the syllables of both, value, unit, the words of the cell, the years the name says."""

    path: Path
    column: str
    name: str
    words: frozenset[str]
    value: Decimal
    unit: str
    typed: str
    years: frozenset[int]


class Heard(NamedTuple):
    """A figure of the body: where it stands, the words as typed, its sentence, value, unit, the syllables around it as narrow and as wide as it may be meant.

    `least`: told as a bound from below; `sums`: those of its unit beside it, one by one and in runs; `years`: those its sentence names.
    """

    path: Path
    typed: str
    text: str
    value: Decimal
    unit: str
    around: tuple[frozenset[str], ...]
    sentence: frozenset[str]
    least: bool
    sums: frozenset[Decimal]
    years: frozenset[int]


class Differing(NamedTuple):
    """A row and the clause that says the same with another figure; `sure`: whether most of their words are the same."""

    asked: Asked
    heard: Heard
    sure: bool


def asked_in(base: Path, table: Bang, *, before: bool = False) -> Iterator[Asked]:
    """Yield the figures of the rows of a table, those inside their names too; `before`: of the columns of an earlier year and of how things stand alone, else of the others."""
    columns = [one for one in table.cot if one.ma not in _NO_FIGURE]
    naming = next((one for one in columns if _names(table, one)), None)
    if naming is None:
        return
    last = max((year for one in columns for year in patterns.findall(r"20\d\d", one.ten)), default="")
    old = [one for one in columns if _is_of_before(one, last)]
    columns = old if before else [one for one in columns if one not in old]
    units = next((one.ma for one in table.cot if one.ma == "don_vi_tinh"), "")
    counting = {one.ma for one in columns if one is not naming and not _RATE.search(one.ten)} if units else set[str]()
    rates = {one.ma for one in columns if one is not naming and _IN_PERCENT.search(one.ten)} if before else set[str]()
    for at, row in enumerate(table.hang):
        name = "" if row.nhom else row.words(naming.ma)
        unit = row.words(units).split(",")[0].strip().lower() if units and name else ""
        for column in columns if name else ():
            cell = row.words(column.ma)
            if (column is not naming and len(cell.split()) > _LONGEST) or (
                column.ma == "ghi_chu" and not _RATE_TOLD.fullmatch(cell)
            ):
                continue
            counted = "%" if column.ma in rates else unit if column.ma in counting else ""
            if not units and column is not naming and (own := _UNIT_BEHIND.search(name)):
                counted = own[1].lower()
            for one in (each if each.unit else each._replace(unit=counted) for each in amounts(cell)):
                if one.unit not in _NO_COUNT and not of_each(cell, one):
                    said = (
                        cell[: one.start] + " " + cell[one.end :] if column is naming else f"{name} {cell[one.end :]}"
                    )
                    typed = cell[one.start : one.unit_end] if column is naming else cell
                    yield Asked(
                        (*base, table.kieu, at),
                        column.ma,
                        name,
                        _words(said),
                        one.value,
                        one.unit,
                        typed,
                        years_in(name),
                    )


def _is_of_before(column: Cot, last: str) -> bool:
    """Whether a column tells how things stood; `last`: the last year that the heads name."""
    return _BEFORE.search(column.ten) is not None or (
        last not in column.ten and patterns.search(r"20\d\d", column.ten) is not None
    )


def _names(table: Bang, column: Cot) -> bool:
    """Whether a column says in words what its rows are about."""
    rows = [row.words(column.ma) for row in table.hang if not row.nhom]
    return plain(column.ten) != "" and 2 * sum(_WORD.match(words) is not None for words in rows) > len(rows)


def heard_in(path: Path, text: str) -> Iterator[Heard]:
    """Yield the figures of a text with the words around them."""
    return (one._replace(path=path) for one in _heard(text))


@lru_cache(maxsize=2048)
def _heard(text: str) -> tuple[Heard, ...]:
    return tuple(chain.from_iterable(_of_sentence(sentence) for _, sentence in sentences(text)))


def _of_sentence(sentence: str) -> Iterator[Heard]:
    found = amounts(sentence)
    years = years_in(sentence)
    for n, one in enumerate(_counted(sentence, found)):
        before = sentence[max(0, one.start - 40) : one.start]
        if n and is_fraction(sentence, found[n - 1], found[n]):
            continue
        if one.unit in _NO_COUNT or _ANOTHER.search(before) or of_each(sentence, one):
            continue
        values = [each.value for each in found if each.unit == one.unit]
        sums = frozenset(
            sum(values[a:b], Decimal(0)) for a in range(len(values)) for b in range(a + 2, len(values) + 1)
        )
        around = tuple(dict.fromkeys(_words(words) for words in _clauses(sentence, found, n)))
        typed, least = sentence[one.start : one.unit_end], _AT_LEAST.search(before) is not None
        yield Heard((), typed, sentence, one.value, one.unit, around, _words(sentence), least, sums, years)


def _counted(sentence: str, found: Sequence[Amount]) -> Iterator[Amount]:
    """Yield the amounts, the upper part of a share with the unit of the lower: "360/400 hộ"."""
    for one, below in zip_longest(found, found[1:]):
        if below is not None and below.unit and is_fraction(sentence, one, below):
            yield one._replace(unit=below.unit, unit_end=below.unit_end)
        else:
            yield one


def _clauses(sentence: str, found: Sequence[Amount], n: int) -> Iterator[str]:
    """Yield the words around an amount without it: between the nearest stops, then wider as long as no other amount of its unit stands there."""
    one = found[n]
    begins = [max((stop.end() for stop in stops.finditer(sentence, 0, one.start)), default=0) for stops in _STOPS]
    ends = [stop.start() if (stop := end.search(sentence, one.unit_end)) else len(sentence) for end in _ENDS]
    inner = max([begins[0], *(each.unit_end for each in found[:n])])
    yield f"{sentence[inner : one.start]} {sentence[one.end : ends[0]]}"
    for begin in begins:
        for end in ends:
            others = [each for each in found if each is not one and begin <= each.start < end]
            if not any(each.unit == one.unit or each.start > one.start for each in others):
                yield f"{sentence[begin : one.start]} {sentence[one.end : end]}"


@lru_cache(maxsize=8192)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - _SAYS_LITTLE


def differing(rows: Sequence[Asked], body: Sequence[Heard]) -> Iterator[Differing]:
    """Yield the rows with the likest clause of the body where that gives another figure, and no clause like it agrees."""
    if rows and body:
        yield from _differing(tuple(rows), tuple(body))


@lru_cache(maxsize=64)
def _differing(rows: tuple[Asked, ...], body: tuple[Heard, ...]) -> tuple[Differing, ...]:
    """What differs among them, kept: an edit leaves most papers' rows and figures as they were."""
    told: dict[tuple[Path, str], Differing] = {}
    for one in _of_all(rows, body):
        other = told.setdefault((one.asked.path, one.heard.typed), one)
        if abs(one.asked.value - one.heard.value) < abs(other.asked.value - one.heard.value):
            told[one.asked.path, one.heard.typed] = one  # of the columns of a row the nearest is meant
    return tuple(told.values())


def _of_all(rows: Sequence[Asked], body: Sequence[Heard]) -> Iterator[Differing]:
    weights = Weights({one.words for one in rows} | {one.sentence for one in body})

    known: dict[tuple[frozenset[str], int], float] = {}

    def alike(row: frozenset[str], heard: Heard) -> float:
        key = row, id(heard)
        if key not in known:
            known[key] = compared(row, heard)
        return known[key]

    def compared(row: frozenset[str], heard: Heard) -> float:
        said = row & heard.sentence
        if len(said) < _FEWEST:
            return 0.0
        near = (words for words in heard.around if len(row & words) >= _FEWEST)
        alike = max((weights.share(row, words) for words in near), default=0.0)
        whole = len(said) == len(row) >= _ALL_SAID and any(row <= words for words in heard.around)
        return max(alike, NEAR) if whole else alike

    for row in rows:
        may = [n for n, one in enumerate(body) if _counts(one, row)]
        if any(body[n].value == row.value and alike(row.words, body[n]) >= _AGREES for n in may):
            continue
        ranked = sorted(((like, -n) for n in may if (like := alike(row.words, body[n])) >= _AGREES), reverse=True)
        if not ranked or ranked[0][0] < NEAR:
            continue
        best = ranked[0][0]
        first = body[-ranked[0][1]]
        near = [
            one
            for like, n in ranked
            if like >= max(NEAR, best - _TIED) and (one := body[-n]).sentence == first.sentence
        ]
        heard = min(near, key=lambda one: abs(one.value - row.value))
        if _may_both_be(row, heard, best):
            continue
        others = [(alike(one.words, heard), one) for one in rows if one is not row and _counts(heard, one)]
        if row.value + sum(one.value for like, one in others if like >= _AGREES) == heard.value:
            continue  # the rows part what the body tells of together
        if any(like > best + _BETTER or (like >= _AGREES and one.value == heard.value) for like, one in others):
            continue
        yield Differing(row, heard, _surely(row, heard, best))


def _may_both_be(row: Asked, heard: Heard, best: float) -> bool:
    """Whether both figures may be right: one of several parts, a bound from below, a rate of some of the things."""
    if row.value in heard.sums or not max(heard.value, row.value) <= _TWICE * min(heard.value, row.value):
        return True
    if _is_more(row, heard) and best < SURE:
        return True  # at least so many, and more are meant
    long = len(row.words) >= _LONG_NAME and any(row.words <= words for words in heard.around)
    if _is_bare_rate(row) and not long and not any(words <= row.words for words in heard.around):
        return True  # a rate of some of them
    return heard.unit == "%" and heard.value == _ALL and _FLOOR.search(row.typed) is not None


def _surely(row: Asked, heard: Heard, best: float) -> bool:
    said = len(row.words) >= _LONG_NAME and any(row.words <= words for words in heard.around)
    if _is_more(row, heard) or (_is_bare_rate(row) and row.words not in heard.around):
        return False
    return best >= SURE or said


def _is_more(row: Asked, heard: Heard) -> bool:
    return heard.least and heard.value < row.value and not _FLOOR.search(row.typed)


def _is_bare_rate(row: Asked) -> bool:
    """Whether the row says in another column that it is a rate: its name may be short for several."""
    return row.unit == "%" and "%" not in row.typed


def _counts(heard: Heard, row: Asked) -> bool:
    return (heard.unit == row.unit or kin(heard.unit, row.unit)) and (not row.years or row.years == heard.years)
