"""Levels to be reached by a year ("đến năm 2028 đón 15.000 lượt khách"): a later one is not lower."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import amounts, sentences
from cchc_docs.checking.figures.tables.judged import FALLING
from cchc_docs.checking.figures.tables.retold import clause, words_of
from cchc_docs.checking.figures.tables.sheet import Sheet, figure_of
from cchc_docs.model.document import Path
from cchc_docs.record import NamedTuple

_BY = patterns.ours(
    r"(?P<den>đến (?:hết |cuối )?)?(?:năm|giai đoạn)\s?(?P<nam>20\d\d)(?:\s?[-–]\s?(?P<cuoi>20\d\d))?",
    re.IGNORECASE,
)
_LESS = patterns.ours(
    r"(?<!\w)(?:còn|giảm|dưới|không quá|tối đa|so với|tăng|bình quân|mỗi|thêm|hằng năm|hàng năm|/năm)(?!\w)",
    re.IGNORECASE,
)
_SHARE = patterns.ours(
    r"được|(?<!\w)có(?!\w)|sử dụng|tham gia|đạt|dùng|bao phủ|hài lòng|trực tuyến|số hóa|số hoá|đúng hạn|thu gom|qua đào tạo|tiếp cận|nước sạch|chữ ký số|định danh|kiên cố|ký số",
    re.IGNORECASE,
)
"""Rates that a plan raises."""


class Phase(NamedTuple):
    """The year by which, and whether the level is one reached by then (not what is done in it)."""

    year: int
    reached: bool


class Level(NamedTuple):
    """A level to be reached: where it stands, of what (syllables, unit), how much, by when."""

    path: Path
    start: int
    end: int
    about: frozenset[str]
    unit: str
    value: Decimal
    phase: Phase
    quote: str


def phase_in(words: str) -> Phase | None:
    """Return the phase that some words name; None for none, or for several years."""
    found = list(_BY.finditer(words))
    years = {int(one["cuoi"] or one["nam"]) for one in found}
    return Phase(years.pop(), bool(found[0]["den"] or found[0]["cuoi"])) if len(years) == 1 else None


def levels_in(path: Path, text: str, above: Phase | None) -> Iterator[Level]:
    """Yield the levels of a text; `above` is the phase of the heading it stands under."""
    for base, sentence in sentences(text):
        found = amounts(sentence)
        marks = [
            (one.start(), int(one["cuoi"] or one["nam"]), bool(one["den"] or one["cuoi"]))
            for one in (_BY.finditer(sentence) if found and "20" in sentence else ())
        ]
        for n, one in enumerate(found):
            before = [mark for mark in marks if mark[0] < one.start]
            phase = Phase(before[-1][1], before[-1][2]) if before else above
            if phase is None or one.unit in ("", "lần") or sentence[one.unit_end : one.unit_end + 1] == "/":
                continue
            left, right = clause(sentence, found, n)
            local = _BY.sub(" ", f"{left} {sentence[one.end : one.unit_end]} {right}")
            about = words_of(local) - _LEVEL
            if len(about - words_of(one.unit)) < 1 or len(about) < 2 or _LESS.search(local) or FALLING.search(local):
                continue
            if phase.reached or one.unit == "%":
                yield Level(
                    path,
                    base + one.start,
                    base + one.unit_end,
                    about,
                    one.unit,
                    one.value,
                    phase,
                    text[base + one.start : base + one.unit_end],
                )


_LEVEL = frozenset([
    "phấn", "đấu", "bảo", "đảm", "tối", "thiểu", "ít", "nhất", "trở", "lên", "từ", "duy", "trì", "khoảng", "trên", "hết",
    "cuối",
])  # fmt: skip


def lower_later(levels: Sequence[Level], since: int) -> Iterator[tuple[Level, Level]]:
    """Yield (later, earlier) for levels of one thing where the later year's is the lower one; `since`: no year before it."""
    by_name: dict[tuple[frozenset[str], str], list[Level]] = {}
    for one in levels:
        if one.phase.year >= since:
            by_name.setdefault((one.about, one.unit), []).append(one)
    for same in by_name.values():
        for one in same:
            earlier = [other for other in same if other.phase.year < one.phase.year and other.value > one.value]
            if earlier:
                yield one, max(earlier, key=lambda other: other.phase.year)


def lower_columns(sheet: Sheet, since: int) -> Iterator[tuple[Path, str, str, str]]:
    """Yield (row, column, what is typed, what stood before) for rates of a row that fall from one year's column to the next."""
    columns = [
        (int(years[-1]), column.code, column.head)
        for column in sheet.columns
        if (years := patterns.findall(r"20\d\d", column.head))
    ]
    columns = [
        one
        for one in columns
        if one[0] >= since and not patterns.search(r"(?i)thực hiện|kết quả|hiện trạng|(?<!\w)th(?!\w)|so", one[2])
    ]
    if len(columns) < 2 or [one[0] for one in columns] != sorted({one[0] for one in columns}):
        return
    for line in sheet.lines:
        said = f"{line.label} {' '.join(line.texts.values())}"
        if not line.rate or FALLING.search(said) or not _SHARE.search(line.label):
            continue
        values = [figure_of(line.cells[code].typed) if code in line.cells else None for _, code, _ in columns]
        drops = [
            n
            for n in range(1, len(values))
            if (a := values[n - 1]) is not None and (b := values[n]) is not None and b < a
        ]
        if len(drops) == 1 and len([one for one in values if one is not None]) >= 2:
            n = drops[0]
            yield (
                line.path,
                columns[n][1],
                line.cells[columns[n][1]].typed,
                f"{line.cells[columns[n - 1][1]].typed} ({columns[n - 1][2]})",
            )
