"""Targets of a plan told in the body and in its tables: the row of the same name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import amounts, sentences
from cchc_docs.checking.figures.tables.retold import clause, words_of
from cchc_docs.model.document import Bang, Cot, Hang, Path
from cchc_docs.model.markup import plain
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.numbers import NUMBER, value_of

_MARK = patterns.ours(
    r"(?:[≥≤><]=?|trên|từ|đạt|tối thiểu|ít nhất|phấn đấu|tỷ lệ|tỉ lệ|trở lên|không quá|dưới|khoảng|bình quân)(?=\W|\d|$)",
    re.IGNORECASE,
)
_DIGIT = patterns.ours(r"\d")
_FIGURE = patterns.ours(NUMBER)
_ALSO = frozenset([
    "nâng", "cao", "tăng", "đẩy", "mạnh", "thực", "hiện", "việc", "công", "tác", "còn", "hiệu", "lực",
    "tỷ", "lệ", "thủ", "tục", "hành", "chính", "tthc", "người", "dân", "hộ", "gia", "đình", "số", "đảm", "bảo", "phấn",
    "đấu", "duy", "trì", "tối", "thiểu", "ít", "nhất", "trở", "lên", "từ", "hết", "cuối", "xã", "phường", "công", "chức",
    "mức", "tổng", "khoảng", "trên", "qua", "cho",
])  # fmt: skip
"""Syllables one name of a target may have before the other."""
_OTHER_TIME = patterns.ours(
    r"so với|cùng kỳ|tăng|giảm|hiện (?:nay|có|tại)|đã (?:đạt|có)|năm trước|mỗi|/năm|bình quân", re.IGNORECASE
)
_NAMES = patterns.ours(
    r"chỉ tiêu|chỉ số|mục tiêu|nội dung|nhiệm vụ|tiêu chí|tên|hoạt động|sản phẩm|công việc|danh mục", re.IGNORECASE
)


class Row(NamedTuple):
    """A row: its name, the unit of its figures ("" for none), the figures by column code as typed, and the heads of these.

    `promised`: its figure says what a task brings, not what a target is.
    """

    path: Path
    name: str
    unit: str
    figures: dict[str, tuple[Decimal, str, str]]
    promised: bool = False


class Other(NamedTuple):
    """A figure of a text that a row gives otherwise: where it stands in the text, the row, the column, what it says there."""

    start: int
    end: int
    row: Row
    column: str
    typed: str


def rows_of(base: Path, table: Bang) -> list[Row]:
    """Return the named rows of a table that have figures, "≥ 85" and "48 tin, bài" among them."""
    columns = [one for one in table.cot if one.ma not in ("so_thu_tu", "thoi_han", "ghi_chu")]
    unit_column = next(
        (
            one
            for one in columns
            if one.ma == "don_vi_tinh" or patterns.fullmatch(r"(?i)đơn vị(?: tính)?|đvt", plain(one.ten).strip())
        ),
        None,
    )
    naming = next((one for one in columns if _NAMES.search(plain(one.ten)) and one is not unit_column), None)
    if naming is None:
        return []
    told = [one for one in columns if one not in (naming, unit_column)]
    out: list[Row] = []
    for at, row in enumerate(table.hang):
        figures = dict(_figures(row, told)) if not row.nhom else {}
        name = row.words(naming.ma) if figures else ""
        if not name:
            continue
        unit = row.words(unit_column.ma).lower() if unit_column else ""
        promised = False
        if not unit and all("%" in typed for _, typed, _ in figures.values()):
            unit, promised = "%", unit_column is None
        out.append(Row((*base, table.kieu, at), name, unit, figures, promised))
    return out


def _figures(row: Hang, columns: Sequence[Cot]) -> Iterator[tuple[str, tuple[Decimal, str, str]]]:
    for column in columns:
        cell = row.words(column.ma)
        if not _DIGIT.search(cell):
            continue
        typed = _MARK.sub(" ", cell).strip()
        found = _FIGURE.match(typed)
        if found and len(typed) < 40 and not _DIGIT.search(typed, found.end()):
            value = value_of(found[0])
            yield column.ma, (value, cell, plain(column.ten))


@lru_cache(maxsize=4096)
def _name_words(name: str) -> frozenset[str]:
    return words_of(patterns.sub(r"\([^()]*\)", " ", name))


def other_levels(text: str, rows: Sequence[Row]) -> Iterator[Other]:
    """Yield the figures of a text that the row of the same name does not have."""
    units = {row.unit for row in rows} - {"", "lần"}
    for base, sentence in sentences(text):
        found = amounts(sentence)
        for n, one in enumerate(found):
            if one.unit not in units or one.value < 2:
                continue
            left, right = clause(sentence, found, n, wide=one.unit == "%")
            local = f"{left} {'' if one.unit == '%' else sentence[one.end : one.unit_end]} {right}"
            said = words_of(patterns.sub(r"\([^()]*\)", " ", local))
            if len(said) < 3 or _OTHER_TIME.search(local):
                continue
            same = [row for row in rows if row.unit == one.unit and _one_name(said, _name_words(row.name))]
            if len(same) != 1 or any(value == one.value for value, _, _ in same[0].figures.values()):
                continue
            years = set(patterns.findall(r"20\d\d", sentence))
            fit = [
                (code, typed)
                for code, (_, typed, head) in same[0].figures.items()
                if not years or years & set(patterns.findall(r"20\d\d", head))
            ]
            if len(fit) == 1 and not (years and len(same[0].figures) == 1 and not fit):
                yield Other(base + one.start, base + one.unit_end, same[0], *fit[0])


def _one_name(said: frozenset[str], name: frozenset[str]) -> bool:
    return len((said & name) - _ALSO) >= 3 and (said ^ name) <= _ALSO
