"""Figures of a text that name a row of a table: the row must have them, in whatever column."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, amounts, is_fraction, is_slip_of, kin, sentences, transposed
from cchc_docs.checking.figures.tables.retold import Titled, beside_slash, clause, words_of
from cchc_docs.checking.figures.tables.sheet import Line
from cchc_docs.model.document import Path
from cchc_docs.record import NamedTuple

_OTHER = patterns.ours(
    r"so với|cùng kỳ|điều chỉnh|từ \d|kỳ trước|năm trước|tháng trước|quý trước|trung bình|bình quân|mỗi|(?<!\w)tăng|giảm|vượt|còn lại|thêm|lũy kế|luỹ kế|đầu (?:năm|kỳ)|tối thiểu|tối đa|ít nhất|không quá|ví dụ|năm 20\d\d|quý [iv]+(?!\w)|khoảng|ước|riêng|phấn đấu|đơn giá|định mức|dưới|trên \d",
    re.IGNORECASE,
)
"""Words by which a figure is another one than the row's."""
_NO_FIGURE = patterns.ours(r"so sánh|đơn giá|định mức|năm sinh|thời (?:gian|hạn)", re.IGNORECASE)
_MONEY = patterns.ours(
    r"tiền|kinh phí|giá trị|dự toán|vốn|(?<!cộng )(?<!hội )(?<!hợp )đồng(?! chí| bộ| bào)|tr\.?đ", re.IGNORECASE
)
_YEAR = patterns.ours(r"(?<![\d./])(?:19|20)\d\d(?!\d)")
_SCALE_OF = (("tỷ đ", 10**9), ("triệu", 10**6), ("tr.đ", 10**6), ("trđ", 10**6), ("nghìn", 1000), ("đồng", 1))
_SCALES = (1, 1000, 10**6, 10**9)
_LEAST, _LARGE = 10, 100
"""Figures that are looked at; those that many columns do not have by chance."""
_FEW, _MORE, _RAREST, _MOST = 2, 4, 3, 40
_NEAR = Decimal("1.5")
_IN_OR_OUT = frozenset(["thu", "chi"])
_SAYS_LITTLE = frozenset(
    [
        "còn",
        "hiện",
        "gồm",
        "mở",
        "tổ",
        "chức",
        "cử",
        "tham",
        "gia",
        "huy",
        "động",
        "mua",
        "trồng",
        "xây",
        "lắp",
        "làm",
        "cho",
    ]
)
"""What is done with a thing, said or not."""


class Off(NamedTuple):
    """A figure of a text that its row denies: where it stands, what the row has, the row's name, the place of the cell.

    `sure`: whether only a slip explains it; `here`: whether the table proves its own figure, so that the text is what to mend.
    """

    start: int
    end: int
    right: str
    where: str
    path: Path
    sure: bool = True
    here: bool = True


class _Entry(NamedTuple):
    """A row: the syllables that name it, its columns of figures, the scale of its money (0: not told), its table and what that is of."""

    words: frozenset[str]
    line: Line
    codes: tuple[str, ...]
    scale: int
    sheet: int
    money: bool


class _Heard(NamedTuple):
    """An amount as its sentence tells it: the syllables of its clause, these with its unit, all up to its end.

    `over`: the amount below the line, where this one is the upper part of a share.
    """

    one: Amount
    bare: frozenset[str]
    near: frozenset[str]
    said: frozenset[str]
    over: Amount | None


class Rows:
    """The rows of all tables by the syllables of their names: to ask costs no walk over them."""

    def __init__(self, tables: Sequence[Titled], own: str, backs: Sequence[bool]) -> None:
        self.by_word: defaultdict[str, list[_Entry]] = defaultdict(list)
        self.values: list[set[Decimal]] = []
        self.years: list[set[str]] = []
        self.backs, self.lines = backs, [table.sheet.lines for table in tables]
        for number, table in enumerate(tables):
            heads = " ".join(column.head for column in table.sheet.columns)
            self.years.append(set(_YEAR.findall(f"{heads} {table.title} {own}")))
            self.values.append({cell.value for line in table.sheet.lines for cell in line.cells.values()})
            for entry in _entries(table, number):
                for word in entry.words:
                    self.by_word[word].append(entry)

    def denied(self, text: str, *, back: bool) -> Iterator[Off]:
        """Yield the figures of a text that the row they name does not have; `back`: whether the text tells of what was."""
        for base, sentence in sentences(text) if self.by_word else ():
            found = amounts(sentence)
            heard = [_heard(sentence, found, n, self.by_word) for n in range(len(found))]
            named = [(one, entry) for one in heard if one is not None and (entry := self._row(one)) is not None]
            columns = _columns(named)
            for one, entry in named:
                amount = one.one
                if _has(entry, amount) or amount.value in {
                    other.value for other in found if other.start < amount.start
                }:
                    continue
                if not set(_YEAR.findall(sentence[: amount.start])) <= self.years[entry.sheet]:
                    continue
                meant = self._meant(
                    one, entry, columns.get(entry.sheet, ("", False)), alike=self.backs[entry.sheet] == back
                )
                if meant is not None:
                    code, sure = meant
                    if any(_same(entry, other, code) for other in found) or _goes_beyond(
                        text, base + amount.start, amount, entry, code
                    ):
                        continue  # "09 cuộc, gồm 05 cuộc tại các ấp": the sentence says the row's figure itself
                    yield Off(
                        base + amount.start, base + amount.unit_end, entry.line.cells[code].typed, entry.line.label[:50],
                        (*entry.line.path, code), sure, self._is_proved(entry, code),
                    )  # fmt: skip

    def _row(self, heard: _Heard) -> _Entry | None:
        """The row that a figure names: its clause says the row's name, or the row's name all of the clause; None where two fit alike."""
        fits: dict[int, tuple[tuple[int, int], _Entry]] = {}
        known = [word for word in heard.near if word in self.by_word]
        for word in sorted(known, key=lambda word: (len(self.by_word[word]), word))[:_RAREST]:
            for entry in self.by_word[word][:_MOST]:
                rank = _rank(heard, entry)
                if rank is not None:
                    fits[id(entry)] = (rank, entry)
        if not fits:
            return None
        most = max(rank for rank, _ in fits.values())
        best = [entry for rank, entry in fits.values() if rank == most]
        return best[0] if len(best) == 1 else None

    def _meant(self, heard: _Heard, entry: _Entry, column: tuple[str, bool], *, alike: bool) -> tuple[str, bool] | None:
        """The column whose figure was meant, and whether surely; None where the figure may be another one. `alike`: both tell of what was, or of what shall be."""
        one, cells, known = heard.one, entry.line.cells, heard.one.value in self.values[entry.sheet]
        others = len(heard.bare - _SAYS_LITTLE - entry.words)
        if heard.over is not None:  # a share of the row: its whole stands in the row, its part does not
            whole = [code for code in entry.codes if cells[code].value == heard.over.value]
            parts = [code for code in entry.codes if code not in whole and _within(one.value, cells[code].value, _NEAR)]
            told = whole and parts and not known and others <= _FEW
            return (min(parts, key=lambda code: abs(cells[code].value - one.value)), True) if told else None
        fits = [(code, _scaled(entry, one, code)) for code in entry.codes]
        unit = heard.near - heard.bare
        exact = bool(heard.bare - _SAYS_LITTLE) and heard.bare - _SAYS_LITTLE | unit == entry.words | unit
        for code, value in fits if exact else ():
            if code == column[0]:
                return (code, column[1]) if _within(one.value, value, Decimal(2)) else None
        if known or one.value < _LEAST or others > _FEW:
            return None
        nearest = sorted(fits, key=lambda fit: abs(fit[1] - one.value))
        turned = [code for code, value in nearest if transposed(one.value, value)]
        if turned and (one.value >= _LARGE or not others):
            return turned[0], True
        alike = alike or len(fits) > 1  # a table of plan and result tells of both
        if not alike or others or (len(fits) > 1 and one.value < _LARGE):
            return None
        slips = [code for code, value in nearest if is_slip_of(one.value.normalize(), value.normalize())]
        if slips and len(entry.words) >= _FEW:
            return slips[0], True
        return (nearest[0][0], False) if exact and len(fits) == 1 and _within(one.value, nearest[0][1], _NEAR) else None

    def _is_proved(self, entry: _Entry, code: str) -> bool:
        """Whether a cell is what its table adds up to: its column makes the total, or the row ends with the sum of its cells."""
        values = [entry.line.cells[one].value for one in entry.codes]
        if len(values) > _FEW and values[-1] == sum(values[:-1]):
            return True
        lines = [line for line in self.lines[entry.sheet] if code in line.cells]
        totals = [line.cells[code].value for line in lines if line.total]
        return totals == [sum((line.cells[code].value for line in lines if not line.total), Decimal(0))]


def _heard(sentence: str, found: Sequence[Amount], n: int, names: Collection[str]) -> _Heard | None:
    """What a sentence says around an amount; None where it is a bound, a change, of another time, or says nothing of `names`."""
    one = found[n]
    over = found[n + 1] if n + 1 < len(found) and is_fraction(sentence, one, found[n + 1]) else None
    if one.unit in ("lần", "%") or one.value < _FEW or (over is None and beside_slash(sentence, found, n)):
        return None
    last = n if over is None else n + 1
    left, right = clause(sentence, found, n)[0], clause(sentence, found, last)[1]
    if _OTHER.search(f"{left} {right}"):
        return None
    if left.rstrip().endswith(":") and _name(right):
        left = ""  # what opens a list names none of its items
    bare = _name(f"{left} {right}")
    near = bare | _name(sentence[found[last].end : found[last].unit_end] if one.unit != "đồng" else "")
    if near.isdisjoint(names):
        return None
    end = found[last + 1].start if last + 1 < len(found) else len(sentence)
    return _Heard(one, bare, near, _name(sentence[:end]) | near, over)


def _rank(heard: _Heard, entry: _Entry) -> tuple[int, int] | None:
    """How well an amount names a row: syllables of its name said, others beside them; None where it does not."""
    words, others = entry.words, len(heard.near - entry.words)
    if not _unit_fits(heard.one, entry) or not words & heard.near:
        return None
    shared = len(words & heard.said)
    told = shared * 5 >= len(words) * 4 and len(heard.near & words) * 2 >= len(heard.near) and len(words) >= _FEW
    inside = bool(heard.bare) and heard.bare <= words and entry.line.unit == heard.one.unit != ""
    return (shared if told else 0, -others) if (told or inside) and others <= _MORE else None


def _columns(named: Sequence[tuple[_Heard, _Entry]]) -> dict[int, tuple[str, bool]]:
    """The column of each table that a sentence tells row by row: it has two figures of the sentence, or (surely) more."""
    out: defaultdict[int, list[set[str]]] = defaultdict(list)
    for heard, entry in named:
        codes = {code for code in entry.codes if _same(entry, heard.one, code)}
        if codes:
            out[entry.sheet].append(codes)
    shared = {sheet: (set.intersection(*told), len(told) > _FEW) for sheet, told in out.items() if len(told) >= _FEW}
    return {sheet: (min(codes), sure) for sheet, (codes, sure) in shared.items() if len(codes) == 1}


def _name(text: str) -> frozenset[str]:
    """The syllables of some words that name something: "thu" and "chi" do beside money."""
    return words_of(text) | (_IN_OR_OUT & frozenset(patterns.findall(r"\w+", text.lower())))


def _within(one: Decimal, other: Decimal, times: Decimal) -> bool:
    return 0 < max(one, other) <= times * min(one, other)


def _scaled(entry: _Entry, one: Amount, code: str) -> Decimal:
    """A figure of a row in the unit of an amount: money by what the head says, else by the nearest scale."""
    value = entry.line.cells[code].value
    if one.unit != "đồng":
        return value
    scales = (entry.scale,) if entry.scale else _SCALES
    return min((value * scale for scale in scales), key=lambda each: abs(each - one.value))


def _goes_beyond(text: str, at: int, one: Amount, entry: _Entry, code: str) -> bool:
    """Whether a text means to do more than a row has ("phấn đấu vượt chỉ tiêu, thu 40 tỷ đồng")."""
    return _BEYOND.search(text, 0, at) is not None and one.value > _scaled(entry, one, code)


_BEYOND = patterns.ours(r"(?<!\w)vượt(?!\w)", re.IGNORECASE)


def _same(entry: _Entry, one: Amount, code: str) -> bool:
    return abs(_scaled(entry, one, code) - one.value) <= one.slack


def _has(entry: _Entry, one: Amount) -> bool:
    return any(_same(entry, one, code) for code in entry.codes)


def _entries(table: Titled, number: int) -> Iterator[_Entry]:
    sheet, title = table
    codes = [column.code for column in sheet.columns if not column.rate and not _NO_FIGURE.search(column.head)]
    heads = " ".join(column.head for column in sheet.columns)
    money = _MONEY.search(f"{heads} {title}") is not None
    told = (size for words in (heads, title) for name, size in _SCALE_OF if name in words.lower())
    scale = next(told, 0)
    for line in sheet.lines:
        there = tuple(code for code in codes if code in line.cells)
        words = _name(line.label)
        if there and words and not line.total and not line.rate:
            own = next((size for name, size in _SCALE_OF if name in line.unit.lower()), scale)
            yield _Entry(words, line, there, own, number, "đồng" in line.unit or (not line.unit and money))


def _unit_fits(one: Amount, entry: _Entry) -> bool:
    if entry.money or one.unit == "đồng":
        return entry.money and one.unit == "đồng"
    unit = entry.line.unit.split(",")[0].strip().lower()
    return not one.unit or not unit or kin(one.unit, unit) or one.unit in entry.line.label.lower()
