"""What the rows of a table promise ("20 đợt", "03 lớp, 90 học viên"), against the sentence of the body that tells of the same work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, amounts, kin, of_each, sentences
from cchc_docs.checking.figures.tables.retold import clause, near, words_of, years_in
from cchc_docs.model.document import Bang, Path
from cchc_docs.model.markup import plain
from cchc_docs.record import NamedTuple

_NAMES = patterns.ours(
    r"nội dung|nhiệm vụ|hoạt động|công việc|chỉ tiêu|chỉ số|tiêu chí|mục tiêu|tên|danh mục|hạng mục|việc", re.IGNORECASE
)
_PRODUCT = patterns.ours(r"sản phẩm|kết quả|số lượng|khối lượng|đầu ra|quy mô|chỉ tiêu", re.IGNORECASE)
_UNITS = patterns.ours(r"đơn vị(?: tính)?|đvt", re.IGNORECASE)
_NO_PRODUCT = frozenset(["so_thu_tu", "thoi_han", "chu_tri", "phoi_hop", "kinh_phi", "don_vi_tinh"])
_MEASURED = patterns.ours(
    r"(?:khoảng )?\d[\d.,]* ?(?!tháng|ngày|năm|giờ|tuần|đồng|triệu|tỷ|lần)[^\W\d_]+(?: [^\W\d_]+){0,4}", re.IGNORECASE
)
"""A figure with its unit, whatever the column is called ("2,6 km")."""
_PLANNED = patterns.ours(r"(?:kế hoạch|mục tiêu|phấn đấu|chỉ tiêu giao|giao)(?!\w)", re.IGNORECASE)
"""The head of a column of plain figures whose units stand in a column of their own."""
_FLOOR = patterns.ours(r"[≥>]|(?<!\w)(?:từ|tối thiểu|ít nhất|trên|hơn) \d|trở lên", re.IGNORECASE)
_DIGIT = patterns.ours(r"\d")
_EACH = patterns.ours(
    r"(?:một|bình quân|trung bình|thêm|còn|đã|năm trước|trong đó)(?: [^\W\d_]+){0,2} $", re.IGNORECASE
)
_AT_LEAST = patterns.ours(r"(?:tối thiểu|ít nhất|trên|hơn|từ)(?: \w+)? $", re.IGNORECASE)
_AT_MOST = patterns.ours(r"(?:tối đa|không quá|dưới)(?: \w+)? $", re.IGNORECASE)
_ROUGHLY = patterns.ours(r"(?:khoảng|gần|ước)(?: \w+)? $", re.IGNORECASE)
_NO_COUNT = frozenset(["", "lần", "ngày", "tháng", "năm", "giờ", "quý", "tuần"])


class Promise(NamedTuple):
    """A figure of a row: where it stands, the words of the row, how much of what, the words as typed."""

    path: Path
    column: str
    name: str
    words: frozenset[str]
    value: Decimal
    unit: str
    typed: str
    years: frozenset[int]


class Said(NamedTuple):
    """A sentence of the body: its text, where it stands there, its amounts and syllables, the years it names."""

    path: Path
    base: int
    text: str
    amounts: tuple[Amount, ...]
    words: frozenset[str]
    years: frozenset[int]


class Broken(NamedTuple):
    """A promise that a sentence denies, and the words of the sentence."""

    promise: Promise
    said: Said
    quote: str


def promises_of(base: Path, table: Bang) -> list[Promise]:
    """Return the figures that the rows of a table promise; a table without a column of names and one of products has none."""
    naming = next((one for one in table.cot if _NAMES.search(plain(one.ten)) and one.ma != "so_thu_tu"), None)
    others = [
        one
        for one in table.cot
        if one is not naming and one.ma not in _NO_PRODUCT and not _UNITS.fullmatch(plain(one.ten).strip())
    ]
    if naming is None or not others:
        return []
    last = max((year for one in others for year in patterns.findall(r"20\d\d", one.ten)), default="")
    others = [
        one for one in others if last in one.ten or not patterns.search(r"20\d\d", one.ten)
    ]  # no result of before
    told = [(one.ma, _PRODUCT.search(plain(one.ten)) is not None) for one in others]
    planned = [one.ma for one in others if _PLANNED.match(plain(one.ten).strip())]
    units = next(
        (one.ma for one in table.cot if one.ma == "don_vi_tinh" or _UNITS.fullmatch(plain(one.ten).strip())), ""
    )
    out: list[Promise] = []
    if units and len(planned) == 1:
        told = [(column, product or column == planned[0]) for column, product in told]
    for at, row in enumerate(table.hang):
        if row.nhom:
            continue
        cells = [(column, cell) for column, product in told if (cell := row.words(column)) and _measures(cell, product)]
        name = row.words(naming.ma) if cells else ""
        for column, cell in cells if name else ():
            found = amounts(cell)
            for one in found:
                unit = one.unit or row.words(units).lower()
                if unit in _NO_COUNT or unit == "đồng" or _ROUGHLY.search(cell[: one.start]) or of_each(cell, one):
                    continue
                behind = cell[one.unit_end :] if len(found) == 1 else ""
                words = words_of(f"{name} {behind}") - words_of(unit)
                typed = cell if len(found) == 1 else cell[one.start : one.unit_end]
                out.append(
                    Promise((*base, table.kieu, at), column, name, words, one.value, unit, typed, years_in(name))
                )
    return out


def _measures(cell: str, product: bool) -> bool:
    """Whether a cell may name an amount; in a column of products whatever words stand beside it."""
    return _DIGIT.search(cell) is not None and (product or _MEASURED.fullmatch(cell) is not None)


def said_in(path: Path, text: str) -> Iterator[Said]:
    """Yield the sentences of a text that name an amount."""
    for base, sentence in sentences(text):
        found = amounts(sentence)
        if found:
            yield Said(path, base, sentence, found, words_of(sentence), years_in(sentence))


def broken(promises: Sequence[Promise], body: Sequence[Said]) -> Iterator[Broken]:
    """Yield the promises whose sentence - the one of the body that says most of the row - gives another figure."""
    units = [frozenset(one.unit for one in said.amounts) for said in body]
    every = frozenset(chain.from_iterable(units))
    of_unit: dict[str, list[int]] = {}  # rows of one unit ask the same of every sentence
    for promise in promises:
        if promise.unit not in of_unit:
            like = {unit for unit in every if _counts(unit, promise.unit)}
            of_unit[promise.unit] = [
                n for n, one in enumerate(body) if not like.isdisjoint(units[n]) and _same(promise, one)
            ]
        may = (n for n in of_unit[promise.unit] if not promise.years or promise.years == body[n].years)
        ranked = sorted(((_shared(promise, body[n]), n) for n in may), reverse=True)
        if not ranked or not (_enough(promise, ranked[0][0]) or _alone(promise, body[ranked[0][1]], promises)):
            continue
        best = [body[n] for share, n in ranked if share == ranked[0][0]]
        said = best[0]
        if len(best) > 1 or any(
            not any(one.value == other.value for one in _same(other, said))
            for other in promises
            if other.path != promise.path and kin(other.unit, promise.unit) and _shared(other, said) >= ranked[0][0]
        ):
            continue
        if any(one.value == promise.value for _, n in ranked for one in _same(promise, body[n])):
            continue
        quote = _denied(promise, said, promises)
        if quote:
            yield Broken(promise, said, quote)


def _counts(unit: str, promised: str) -> bool:
    """Whether a unit counts what another counts."""
    return unit == promised or (unit not in _NO_COUNT and kin(unit, promised))


def _same(promise: Promise, said: Said) -> list[Amount]:
    """The amounts of a sentence that count the same thing; none a rate per something, none of one among many."""
    return [
        one
        for one in said.amounts
        if _counts(one.unit, promise.unit)
        and not patterns.match(r"(?:, [^\W\d_]+)?/", said.text[one.unit_end : one.unit_end + 16])
        and said.text[one.start - 1 : one.start] != "/"
        and not of_each(said.text, one)
        and not _EACH.search(said.text[max(0, one.start - 30) : one.start])
    ]


def _shared(promise: Promise, said: Said) -> int:
    return len(promise.words & said.words)


def _enough(promise: Promise, shared: int) -> bool:
    """Whether a sentence says enough of a row: half its syllables and two at least; of a share two thirds."""
    if promise.unit == "%":
        return shared >= 3 and 3 * shared >= 2 * len(promise.words)
    return shared >= 2 and 2 * shared >= len(promise.words)


def _alone(promise: Promise, said: Said, promises: Sequence[Promise]) -> bool:
    """Whether the thing counted ("tờ gấp") is in the row's name, no other row makes any, and the figures are a slip apart."""
    same = _same(promise, said)
    if len(same) != 1 or any(one is not promise and kin(one.unit, promise.unit) for one in promises):
        return False
    behind = patterns.match(r" [^\W\d_]+((?: [^\W\d_]+){1,3}|, [^\W\d_]+)", said.text[same[0].end :])
    return (
        behind is not None
        and bool(words_of(behind[1]) & words_of(promise.name))
        and promise.value >= 5
        and near(same[0].value, promise.value, wide=True)
    )


def _nearest(promise: Promise, said: Said, same: list[Amount]) -> list[Amount]:
    """Of several amounts the one whose own words are the row's: "4,8 km mương thoát nước, 6,2 km điện chiếu sáng"."""
    if len(same) < 2:
        return same
    shares = []
    for one in same:
        left, right = clause(said.text, said.amounts, said.amounts.index(one))
        if not right and (behind := patterns.match(r"[^,;.:()\d]+", said.text[one.unit_end :])):
            right = behind[0]
        shares.append(len(words_of(f"{left} {right}") & promise.words))
    best = max(shares)
    return [same[shares.index(best)]] if best and shares.count(0) == len(same) - 1 else same


def _denied(promise: Promise, said: Said, promises: Sequence[Promise]) -> str:
    """The words of a sentence that give another figure than the row, "" where they may agree."""
    same = _nearest(promise, said, _same(promise, said))
    whole = sum((one.value for one in same), Decimal(0))
    rows = [one for one in promises if kin(one.unit, promise.unit) and _shared(one, said)]
    every = sum((one.value for one in _same(promise, said)), Decimal(0))
    if sum((one.value for one in rows), Decimal(0)) in {whole, every, *(one.value for one in same)}:
        return ""
    first, before = same[0], said.text[max(0, same[0].start - 24) : same[0].start]
    if len(same) > 1:
        slip = promise.unit != "%" and abs(whole - promise.value) <= max(Decimal(2), whole / 8)
    elif _AT_LEAST.search(before) or "trở lên" in said.text[first.unit_end : first.unit_end + 30]:
        slip = promise.value != whole if _FLOOR.search(promise.typed) else promise.value < whole
    elif _AT_MOST.search(before):
        slip = promise.value > whole
    else:
        slip = not _ROUGHLY.search(before)
    slip = slip and ((whole <= 2 * promise.value and promise.value <= 2 * whole) or near(whole, promise.value))
    return said.text[first.start : same[-1].unit_end] if slip else ""
