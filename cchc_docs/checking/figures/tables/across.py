"""What a row of a sheet says across its columns: a total and its parts, what is left, number times price, a rate."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import is_slip_of, shown
from cchc_docs.checking.figures.tables.sheet import Column, Line, Sheet
from cchc_docs.checking.figures.tables.totals import WrongCell
from cchc_docs.model.document import Path
from cchc_docs.record import NamedTuple

_SUM = patterns.ours(r"(?<!\w)(?:tổng|cộng)(?!\w)", re.IGNORECASE)
_AFTER = patterns.ours(
    r"sau (?:điều chỉnh|bổ sung)|lũy kế|luỹ kế|cộng dồn|cuối kỳ|cả (?:năm|kỳ|giai đoạn)|giai đoạn|toàn (?:xã|phường|trường)|^quý|^(?:0?6|0?9|12) tháng",
    re.IGNORECASE,
)
_INSIDE = patterns.ours(r"trong đó|chia ra|(?:bao )?gồm|cơ cấu|nguồn|phân (?:theo|ra)|xếp loại|kết quả", re.IGNORECASE)
"""Heads over columns that part the one before them."""
_STATE = patterns.ours(
    r"(?:số |hs |hồ sơ |giải quyết |xếp loại |loại |hoàn thành )*(?:\(?(?:trước|đúng|quá|trong|sớm|trễ|chậm)[\w ,]* hạn|đang|chưa|trực tuyến|trực tiếp|bưu chính|nam$|nữ$|tốt|khá|giỏi|xuất sắc"
    r"|đạt|không|trung bình|chuyển|trả lại|rút|lưu|từ chối|tạm dừng|yếu|kém|hoàn thành|đồng ý|hợp lệ|có mặt|vắng|hài lòng|chính thức|dự bị|vượt|đã|còn|tán thành|ngân sách|xã hội h|huy động|nhân dân|vốn)",
    re.IGNORECASE,
)
"""Heads that name the parts of a whole."""
_START = patterns.ours(r"đầu (?:năm|kỳ|tháng|quý)|kỳ trước|năm trước chuyển|tồn đầu|chuyển sang", re.IGNORECASE)
_END = patterns.ours(r"cuối (?:năm|kỳ|tháng|quý)|còn lại|tồn cuối|hiện (?:có|còn)|đến nay", re.IGNORECASE)
_OUT = patterns.ours(
    r"thoát|giảm|xuất|(?<!\w)chi(?!\w)|đã|trả|chuyển (?:đi|trường đi)|bỏ|nghỉ|chết|thôi|khai trừ|ra khỏi", re.IGNORECASE
)
_IN = patterns.ours(
    r"phát sinh|tăng|nhập|(?<!\w)thu(?!\w)|bổ sung|mới|tiếp nhận|chuyển đến|kết nạp|trong (?:kỳ|tháng|quý|năm)|tái nghèo",
    re.IGNORECASE,
)
_LEFT = patterns.ours(
    r"còn lại|chênh lệch|^so sánh|^so với|(?<!\w)(?:còn|chưa|tồn|thừa|thiếu|tăng|giảm|dư)(?!\w)", re.IGNORECASE
)
_UNSIGNED = patterns.ours(r"tăng|giảm|chênh|^so", re.IGNORECASE)
"""Columns where people write a rise and a fall alike, without a sign."""
_PRODUCT = patterns.ours(r"thành tiền|kinh phí|tổng tiền|số tiền|giá trị|tổng cộng", re.IGNORECASE)
_PRICE = patterns.ours(r"đơn giá|định mức|(?<!\w)mức (?:chi|hỗ trợ|thưởng|trợ cấp)|(?<!\w)giá(?! trị)", re.IGNORECASE)
_GROWTH = patterns.ours(r"tăng|giảm", re.IGNORECASE)
_SCALES = (Decimal(1), Decimal(1000), Decimal("0.001"), Decimal(10**6), Decimal("0.000001"))
_MOST = 12
"""Columns of a sheet that is looked through; a wider one is a list of something else."""


class Law(NamedTuple):
    """How the column `out` follows from others; `sure` where its head or the table itself says so."""

    out: Column
    terms: tuple[Column, ...]
    value: Callable[[Line], Decimal]
    sign: str
    rate: bool = False
    sure: bool = True
    state: bool = False
    minus: tuple[str, ...] = ()

    def holds(self, line: Line) -> bool:
        """Whether a row keeps it; rounding of what is written is allowed for."""
        told = line.cells[self.out.code]
        return abs(self.value(line) - told.value) <= self.room(line)

    def miss(self, line: Line) -> Decimal:
        """By how much a row misses it; where a row of totals misses it as much, another cell of both is wrong."""
        return self.value(line) - line.cells[self.out.code].value

    def room(self, line: Line) -> Decimal:
        """How far rounding may move the figure."""
        told = line.cells[self.out.code]
        if self.rate:
            return told.step * Decimal("0.999")
        steps = [line.cells[one.code].step for one in self.terms if one.code in line.cells]
        loose = any(step < 1 for step in (*steps, told.step))
        if self.sign == "×":
            return told.step if loose else told.step / 2
        return (told.step + sum(steps, Decimal(0))) / 4 if loose else Decimal(0)

    def tells(self, line: Line) -> bool:
        """Whether a row that keeps it says much: no 100 % of equal figures, no sum of one figure and nothing."""
        told = line.cells[self.out.code].value
        if self.rate:
            return told not in (0, 100)
        return sum(line.value(one.code) != 0 for one in self.terms) >= 2 and told != 0

    def fits(self, line: Line) -> bool:
        """Whether a row has the figures to be judged by."""
        if self.out.code not in line.cells or any(one.code in line.texts for one in self.terms):
            return False
        if line.rate and self.sign in "+±":
            return False
        there = sum(one.code in line.cells for one in self.terms)
        return there == len(self.terms) or (self.sign in "+±" and there >= 1)


def wrong_rows(sheet: Sheet, off: dict[str, Decimal]) -> Iterator[WrongCell]:
    """Yield the cells that a law of their table denies. `off`: columns whose total is wrong, by how much their rows exceed it."""
    if len(sheet.columns) > _MOST:
        return
    laws = [law for column in sheet.columns if (law := _law(sheet, column)) is not None]
    told: set[tuple[Path, str]] = set()
    for law in laws:
        wrong = [line for line in sheet.lines if law.fits(line) and not law.holds(line)]
        rows = [line for line in wrong if not line.total]
        for line in rows or wrong:
            if line.total and any(one.code in off for one in (law.out, *law.terms)):
                continue  # a figure of that row is wrong already as a total
            cell = _wrong(law, line, off)
            if cell.column == law.out.code and any(
                one.total and law.miss(one) == law.miss(line) for one in wrong if one is not line
            ):
                cell = _doubtful(law, line, cell, laws)
            if (cell.path, cell.column) not in told:
                told.add((cell.path, cell.column))
                yield cell


def _doubtful(law: Law, line: Line, cell: WrongCell, laws: Sequence[Law]) -> WrongCell:
    """The cell of a row whose totals miss as much: the one that no rate of the row proves, else none in particular."""
    proved = {
        one.code
        for other in laws
        if other.rate and other.fits(line) and other.holds(line) and other.tells(line)
        for one in other.terms
    }
    doubted = [one for one in law.terms if one.code in line.cells and one.code not in proved]
    if law.sign == "+" and law.out.code in proved and len(doubted) == 1:
        told = line.cells[doubted[0].code]
        meant = shown(told.value - law.miss(line))
        return cell._replace(column=doubted[0].code, typed=told.typed, right=meant)
    return cell._replace(right="")


def _wrong(law: Law, line: Line, off: dict[str, Decimal]) -> WrongCell:
    """The cell at fault: where a total of a column is wrong by the same amount, the cell in that column."""
    told, right = line.cells[law.out.code], law.value(line)
    places = max(0, -int(told.step.as_tuple().exponent))
    figures = _said(law, line)
    shown_right = shown(right, "", max(places, 1) if law.rate else places)
    where = f"cột “{law.out.head[:40]}”" if law.out.head else "ở đây"
    message = f"{line.label[:40]}: {figures} là {shown_right}, {where} ghi {told.typed}"
    if law.sign == "+":
        for one in law.terms:
            if one.code in line.cells and off.get(one.code) == right - told.value:
                cell = line.cells[one.code]
                meant = shown(cell.value - off[one.code])
                return WrongCell(line.path, one.code, cell.typed, message, meant)
    return WrongCell(line.path, law.out.code, told.typed, message, shown_right, sure=law.sure)


def _said(law: Law, line: Line) -> str:
    """The figures a law takes from a row, as they are reckoned."""
    there = [one for one in law.terms if one.code in line.cells]
    if law.sign == "/+":
        return ", ".join(f"“{one.head[:30]}” {line.cells[one.code].typed}" for one in there) + ": tỷ lệ"
    if law.sign == "±":
        signs = ["-" if one.code in law.minus else "+" for one in there]
        return " ".join(f"{sign} {line.cells[one.code].typed}" for sign, one in zip(signs, there, strict=True)).lstrip(
            "+ "
        )
    return f" {law.sign} ".join(line.cells[one.code].typed for one in there)


def _law(sheet: Sheet, out: Column) -> Law | None:
    """The law that most rows of a sheet keep for a column, None where none is sure."""
    told = _formula(sheet, out)
    if told is not None:
        return told
    best: tuple[int, int, int, Law] | None = None
    for law in _candidates(sheet, out):
        judged = [line for line in sheet.lines if law.fits(line)]
        kept = [line for line in judged if law.holds(line)]
        broken = [line for line in judged if not law.holds(line)]
        bad = len([line for line in broken if not line.total] or broken)
        telling = sum(law.tells(line) for line in kept)
        if best is None or (telling - bad, len(kept)) > (best[0] - best[2], best[1]):
            best = telling, len(kept), bad, law
    if best is None:
        return None
    telling, good, bad, law = best
    if law.sign == "-" and _is_one_part(sheet, law, bad):
        return None
    if law.state:
        return law._replace(sure=False) if telling >= 2 * bad and telling >= 2 else None
    if not _is_named(law):
        return law._replace(sure=False) if telling >= 3 and telling >= 3 * bad else None
    two = law.sign == "-" and out.head and telling >= 1 and good >= 2 and bad == 1
    slip = law.rate and telling == bad == 1 and good >= 2 and _is_slip(law, sheet)
    price = law.sign in "×±" and telling >= 1 and bad <= 1
    return law if (telling >= 2 and telling >= 2 * bad) or two or slip or price or telling == bad == 2 else None


def _is_one_part(sheet: Sheet, law: Law, broken: int) -> bool:
    """Whether a "rest" of two columns is one part of several: a whole is the sum of more columns, in more of the rows."""
    for other in (
        one for whole in sheet.columns if broken and whole is not law.out for one in _candidates(sheet, whole)
    ):
        if other.sign == "+" and law.out in other.terms:
            missed = [line for line in sheet.lines if other.fits(line) and not other.holds(line)]
            if len([line for line in missed if not line.total] or missed) < broken:
                return True
    return False


def _is_slip(law: Law, sheet: Sheet) -> bool:
    """Whether the only row that breaks a rate is one slip of typing off."""
    line = next(line for line in sheet.lines if law.fits(line) and not law.holds(line))
    told = line.cells[law.out.code]
    return is_slip_of(told.value, law.value(line).quantize(told.step))


def _is_named(law: Law) -> bool:
    """Whether the head of the column says what it is."""
    head = law.out.head
    if law.rate:
        return law.out.rate
    if law.sign == "±":
        return True
    pattern = {"+": _SUM, "-": _LEFT, "×": _PRODUCT}[law.sign]
    return pattern.search(head) is not None or (law.sign == "+" and _AFTER.search(head) is not None)


def _candidates(sheet: Sheet, out: Column) -> Iterator[Law]:
    at = sheet.columns.index(out)
    others = [one for one in sheet.columns if one is not out]
    counts = [one for one in others if one.adds]
    if out.rate:
        yield from _rates(out, counts)
        return
    if _PRODUCT.search(out.head) and any(_PRICE.search(one.head) for one in others):
        yield from _products(others, out)
        return
    if not out.adds and not out.points and not _LEFT.search(out.head):
        return
    before, behind = sheet.columns[:at], sheet.columns[at + 1 :]
    rows = [behind[first:n] for first in (0, 1) for n in range(first + 2, len(behind) + 1)]
    if _SUM.search(out.head) or _AFTER.search(out.head):
        rows += [before[-n:] for n in range(2, len(before) + 1)]
    for row in rows:
        terms = tuple(one for one in row if one.adds or (one.points and out.points))
        if len(terms) >= 2 and (out.adds or out.points):
            yield Law(out, terms, _sum(terms), "+", state=_part_it(terms, out))
    if _LEFT.search(out.head):
        for one, other in combinations([one for one in sheet.columns[:at] if one.adds] or counts, 2):
            for first, second in ((one, other), (other, one)):
                yield Law(out, (first, second), _difference(first.code, second.code), "-")
                if _UNSIGNED.search(out.head):
                    yield Law(out, (first, second), _distance(first.code, second.code), "-")
    yield from _balance(out, before)


def _part_it(terms: Sequence[Column], out: Column) -> bool:
    """Whether heads say that these columns part another one."""
    groups = {one.group for one in terms}
    if len(groups) == 1 and out.group not in groups and _INSIDE.match(terms[0].group):
        return True
    names = [one.head.removeprefix(one.group).strip() for one in terms]
    return all(_STATE.match(name) for name in names) and not _STATE.match(out.head.removeprefix(out.group).strip())


def _rates(out: Column, counts: Sequence[Column]) -> Iterator[Law]:
    """The rates of two columns; where the head names the upper one, also of a column and the sum of neighbours."""
    growth = _GROWTH.search(out.head) is not None
    for one, other in combinations(counts, 2):
        for part, whole in ((one, other), (other, one)):
            yield Law(out, (part, whole), _rate(part.code, whole.code, growth=False), "/", rate=True)
            if growth:
                yield Law(out, (part, whole), _rate(part.code, whole.code, growth=True), "/", rate=True)
    runs = [tuple(counts[n : n + size]) for size in (2, 3) for n in range(len(counts) - size + 1)]
    named = [one for one in counts if _shares_words(one.head, out.head)]
    for part in named:
        for run in runs:
            if part in run:
                yield Law(out, (part, *(one for one in run if one is not part)), _part_of(part, run), "/+", rate=True)
    for run in runs:
        if all(one in named for one in run):
            yield from (Law(out, (*run, one), _run_of(run, one), "/+", rate=True) for one in counts if one not in run)
            for longer in runs:
                if set(run) < set(longer):
                    rest = tuple(one for one in longer if one not in run)
                    yield Law(out, (*run, *rest), _run_of(run, *longer), "/+", rate=True)


def _shares_words(head: str, rate: str) -> bool:
    """Whether the head of a rate names a column: half of its words."""
    words = set(patterns.findall(r"[^\W\d_]+", head.lower())) - _EMPTY
    return 2 * len(words & set(patterns.findall(r"[^\W\d_]+", rate.lower()))) >= len(words) > 0


_EMPTY = frozenset(["số", "hồ", "sơ", "và", "hạn", "tỷ", "lệ", "giải", "quyết", "đã", "được"])


def _part_of(part: Column, run: Sequence[Column]) -> Callable[[Line], Decimal]:
    def value(line: Line) -> Decimal:
        base = sum((line.value(one.code) for one in run), Decimal(0))
        return 100 * line.value(part.code) / base if base else Decimal(0)

    return value


def _run_of(run: Sequence[Column], *whole: Column) -> Callable[[Line], Decimal]:
    def value(line: Line) -> Decimal:
        base = sum((line.value(one.code) for one in whole), Decimal(0))
        return 100 * sum((line.value(one.code) for one in run), Decimal(0)) / base if base else Decimal(0)

    return value


def _balance(out: Column, before: Sequence[Column]) -> Iterator[Law]:
    """What stood at the start, less what went, and what came: "đầu năm - thoát nghèo + phát sinh = cuối năm"."""
    start = next((n for n, one in enumerate(before) if _START.search(one.head)), None)
    if start is None or not _END.search(out.head):
        return
    terms = [one for one in before[start:] if one.adds]
    signs = [1] + [-1 if _OUT.search(one.head) else 1 if _IN.search(one.head) else 0 for one in terms[1:]]
    if len(terms) < 3 or 0 in signs:
        return

    def value(line: Line) -> Decimal:
        return sum((sign * line.value(one.code) for sign, one in zip(signs, terms, strict=True)), Decimal(0))

    yield Law(
        out, tuple(terms), value, "±", minus=tuple(one.code for one, sign in zip(terms, signs, strict=True) if sign < 0)
    )


def _products(others: Sequence[Column], out: Column) -> Iterator[Law]:
    prices = [one for one in others if _PRICE.search(one.head)]
    counts = [one for one in others if one not in prices and not one.rate and not _PRODUCT.search(one.head)]
    for price in prices:
        for size in range(1, min(3, len(counts)) + 1):
            for chosen in combinations(counts, size):
                for scale in _SCALES:
                    terms = (*chosen, price)
                    yield Law(out, terms, _product(terms, scale), "×")


def _sum(terms: Sequence[Column]) -> Callable[[Line], Decimal]:
    return lambda line: sum((line.value(one.code) for one in terms), Decimal(0))


def _difference(first: str, second: str) -> Callable[[Line], Decimal]:
    return lambda line: line.value(first) - line.value(second)


def _distance(first: str, second: str) -> Callable[[Line], Decimal]:
    return lambda line: abs(line.value(first) - line.value(second))


def _product(terms: Sequence[Column], scale: Decimal) -> Callable[[Line], Decimal]:
    def value(line: Line) -> Decimal:
        out = scale
        for one in terms:
            out *= line.value(one.code)
        return out

    return value


def _rate(part: str, whole: str, *, growth: bool) -> Callable[[Line], Decimal]:
    def value(line: Line) -> Decimal:
        base = line.value(whole)
        share = 100 * line.value(part) / base if base else Decimal(0)
        return abs(share - 100) if growth and base else share

    return value


_TERM = patterns.ours(r"\(?(\d{1,2}|[A-Z])\)?")


def _formula(sheet: Sheet, out: Column) -> Law | None:
    """The law a row of column numbers tells: "(3) = (1) - (2)", "(5)=(3)x(4)", "(4)=(3)/(2)*100"."""
    words = sheet.formulas.get(out.code, "")
    if not words:
        return None
    words = patterns.sub(r"\s|[x×*]\s*100\s*%?$|%", "", words)
    for sign, mark in (("+", r"\+"), ("-", r"[-–−]"), ("×", r"[x×X*.]"), ("/", r"[/:]")):
        terms = patterns.split(mark, words)
        codes = [sheet.numbers.get(found[1], "") for term in terms if (found := _TERM.fullmatch(term))]
        columns = [one for code in codes for one in sheet.columns if one.code == code]
        if len(terms) < 2 or len(columns) != len(terms) or (sign in "-/" and len(terms) != 2):
            continue
        first, second = columns[0].code, columns[1].code
        if sign == "+":
            value = _sum(columns)
        elif sign == "-":
            value = _difference(first, second)
        else:
            value = _product(columns, Decimal(1)) if sign == "×" else _rate(first, second, growth=False)
        return Law(out, tuple(columns), value, sign, rate=sign == "/")
    return None
