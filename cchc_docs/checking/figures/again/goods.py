"""Things a row of a table counts (“Tờ rơi (tờ)”, 3.000) against how many the body says of the same things (“phát 2.000 tờ rơi”)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import amounts, of_each, sentences
from cchc_docs.checking.figures.tables.promised import Promise
from cchc_docs.model.document import Bang, Path
from cchc_docs.model.markup import plain
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.numbers import NUMBER, value_of

_NAMES = patterns.ours(r"nội dung|hạng mục|tên|danh mục|vật tư|hàng hóa|hàng hoá|khoản mục", re.IGNORECASE)
_COUNTS = patterns.ours(r"(?:số|khối) lượng|sl", re.IGNORECASE)
_UNITS = patterns.ours(r"đơn vị(?: tính)?|đvt", re.IGNORECASE)
_VERB = patterns.ours(
    r"^(?:in và phát|in ấn|in|mua sắm|mua|phát|treo|lắp đặt|lắp|trang bị|cấp phát|cấp|làm|may|thuê|trồng|sửa chữa|sửa|hỗ trợ|chi|tiền|chi phí|biên soạn|xây dựng|tổ chức) ",
)
_BRACKET = patterns.ours(r"\(([^\W\d_]+(?: [^\W\d_]+)?)\)\s*$")
_PER = patterns.ours(r"(?: [^\W\d_]+){0,3} ?/")
_OTHER = patterns.ours(
    r"(?<!\w)(?:năm trước|cùng kỳ|hiện có|đã có|còn|thêm|bổ sung|trong đó|đợt|quý|bình quân|năm 20\d\d|giai đoạn|tối thiểu|ít nhất|khoảng|gần|hơn|trên|đã)(?!\w)",
    re.IGNORECASE,
)
_WORDS = patterns.ours(r"[^\W\d_]+")


class Goods(NamedTuple):
    """So many of a thing that a row counts: its place, name and figure, the one or two syllables it is called, its unit."""

    row: Promise
    called: tuple[str, ...]


def goods_of(base: Path, table: Bang) -> Iterator[Goods]:
    """Yield the things that a table with a column of counts counts, row by row."""
    naming = next((one.ma for one in table.cot if _NAMES.search(plain(one.ten)) and one.ma != "so_thu_tu"), "")
    counts = [one.ma for one in table.cot if _COUNTS.fullmatch(plain(one.ten).strip())]
    if not naming or len(counts) != 1:
        return
    units = next(
        (one.ma for one in table.cot if one.ma == "don_vi_tinh" or _UNITS.fullmatch(plain(one.ten).strip())), ""
    )
    for at, row in enumerate(table.hang):
        typed = row.words(counts[0]).strip()
        name = row.words(naming)
        if row.nhom or not patterns.fullmatch(NUMBER, typed) or not name:
            continue
        bracket = _BRACKET.search(name)
        unit = (row.words(units) or (bracket[1] if bracket else "")).lower().strip()
        said = _BRACKET.sub("", name).lower()
        said = _VERB.sub("", said)
        called = tuple(_WORDS.findall(said.split(",")[0].split(" và ")[0])[:2])
        if called:
            promise = Promise(
                (*base, table.kieu, at), counts[0], name, frozenset(), value_of(typed), unit, typed, frozenset()
            )
            yield Goods(promise, called)


def counted_otherwise(goods: Sequence[Goods], body: Sequence[tuple[Path, str]]) -> Iterator[tuple[Promise, Path, str]]:
    """Yield a row with the one other figure the body has of its things: where it stands and the words."""
    by_name: defaultdict[tuple[str, ...], list[Goods]] = defaultdict(list)
    for one in goods:
        by_name[one.called].append(one)
    for rows in by_name.values():
        if len(rows) != 1:
            continue
        told = [heard for path, text in body for heard in _heard(rows[0], path, text)]
        values = {value for value, _, _ in told}
        row = rows[0].row
        if len(values) == 1 and row.value not in values:
            value, path, quote = told[0]
            if value <= 2 * row.value and row.value <= 2 * value:
                yield row, path, quote


def _heard(one: Goods, path: Path, text: str) -> Iterator[tuple[Decimal, Path, str]]:
    low = text.lower()
    if one.called[0] not in low:
        return
    for _, sentence in sentences(text):
        for each in amounts(sentence):
            behind = [*_WORDS.finditer(sentence, each.end, each.end + 30)][:4]
            words = [word[0].lower() for word in behind]
            unit = one.row.unit.split()
            skip = len(unit) if words[: len(unit)] == unit else 0
            if skip and tuple(words[skip : skip + len(one.called)]) == one.called:
                last = skip + len(one.called)
            elif len(one.called) > 1 and tuple(words[:2]) == one.called:
                last = 2
            else:
                continue
            end = behind[last - 1].end()
            ahead = patterns.split(r"[,;:.]", sentence[: each.start])[-1]
            if (
                sentence[each.end : end].count(",")
                or _PER.match(sentence, each.end)
                or of_each(sentence, each)
                or _OTHER.search(ahead)
            ):
                continue
            yield each.value, path, sentence[each.start : end]
