"""DS: row numbers of tables, judged as they are printed, level by level."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.tables.sheet import is_numbering
from cchc_docs.checking.finding import CANH_BAO, LOI, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import Path
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.enumerators import VIETNAMESE_LETTERS, letter, parse_roman, roman

_COUNTED = practice("số thứ tự chạy liên tục, một kiểu trong một bảng")
_RANKS = ("A", "I", "1", "1.1", "a")
"""Schemes of row numbers from the highest: one that comes again lets all lower ones begin anew."""


_CAPITALS = "ABCDĐEFGH"
"""Capital letters of groups of rows: most tables go on from D to E, some to Đ; from E to F or G."""
_OVER_A_LETTER = {(4, 6), (6, 8)}


class RowNumber(NamedTuple):
    """A row number: its scheme (one of the ranks), its parts ((1, 2) for 1.2), how it is typed."""

    scheme: str
    parts: tuple[int, ...]
    raw: str

    @property
    def value(self) -> int:
        """The last part."""
        return self.parts[-1]


def row_number(typed: str) -> RowNumber | None:
    """Return a row number taken apart; None for what is none ("", "-", "Tổng")."""
    bare = typed.strip().strip("()").rstrip(".)/ ")
    if patterns.fullmatch(r"\d{1,3}(?:\.\d{1,3}){0,4}", bare):
        parts = tuple(int(part) for part in bare.split("."))
        return RowNumber("1" if len(parts) == 1 else "1.1", parts, typed)
    if patterns.fullmatch(r"[IVX]{1,6}", bare) and (value := parse_roman(bare)) is not None:
        return RowNumber("I", (value,), typed)
    if patterns.fullmatch(r"[a-zđ]", bare) and bare in VIETNAMESE_LETTERS:
        return RowNumber("a", (VIETNAMESE_LETTERS.index(bare) + 1,), typed)
    if patterns.fullmatch(r"[A-HĐ]", bare):
        return RowNumber("A", (_CAPITALS.index(bare) + 1,), typed)
    return None


def _tables(context: Context) -> Iterator[list[tuple[Path, RowNumber | None, bool]]]:
    """Yield the rows of each table in which a person typed a number: path, number as printed, whether it is a group."""
    for base, table in context.tables:
        if not any(column.ma == "so_thu_tu" for column in table.cot) or all(row.nhan is None for row in table.hang):
            continue
        first = is_numbering(table.hang[0])  # "(1) | (2) | (3) = (1) - (2)" under the heads numbers columns
        yield [
            (
                (*base, table.kieu, at, "nhan"),
                row_number(row.nhan if row.nhan is not None else row.so_thu_tu),
                bool(row.nhom),
            )
            for at, row in enumerate(table.hang)
            if at or not first
        ]


class _Count:
    """Where the count of a table stands, scheme by scheme."""

    def __init__(self) -> None:
        self.last: dict[str, tuple[int, ...]] = {}
        self.fresh: set[str] = set(_RANKS)
        self.doubled: set[str] = set()

    def follows(self, one: RowNumber) -> bool:
        """Whether a number may stand here: one more, the first below its parent, or a new count."""
        last = self.last.get(one.scheme)
        if one.scheme == "1.1":
            return self._nested(one.parts)
        if last is None:
            return one.value == 1
        if one.scheme == "A" and (last[-1], one.value) in _OVER_A_LETTER:
            return True
        steps = {1, 2} if one.scheme in self.doubled else {1}
        return one.value - last[-1] in steps or (one.value == 1 and (one.scheme in self.fresh or last[-1] != 1))

    def _nested(self, parts: tuple[int, ...]) -> bool:
        before = self.last.get("1.1") or self.last.get("1")
        if before is None or parts == (*before, 1):
            return True
        head = self.last.get("1")
        if "1.1" in self.fresh:
            return parts[-1] == 1 and (head is None or head[0] == parts[0])
        steps = (1, 2) if "1.1" in self.doubled else (1,)
        return any(
            parts == (*before[:level], before[level] + step) for level in range(1, len(before)) for step in steps
        ) or (parts[-1] == 1 and parts[0] in (before[0], before[0] + 1))

    def take(self, one: RowNumber) -> None:
        """Go on from a number, right or wrong."""
        (self.doubled.add if self.last.get(one.scheme) == one.parts else self.doubled.discard)(one.scheme)
        self.last[one.scheme] = one.parts
        lower = _RANKS[_RANKS.index(one.scheme) + 1 :]
        self.fresh |= set(lower)
        self.fresh.discard(one.scheme)
        if one.scheme != "1.1":
            self.last.pop("1.1", None)
        if one.scheme != "a":
            self.last.pop("a", None)


@rule(
    code="DS20",
    title="Số thứ tự trong bảng trùng, nhảy hoặc lùi",
    severity=LOI,
    can_cu=_COUNTED,
    bad="""
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{nhan: "1", noi_dung: Rà soát}, {nhan: "2", noi_dung: Công khai}, {nhan: "2", noi_dung: Tập huấn}]
""",
    good="""
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{nhan: "1", noi_dung: Rà soát}, {nhan: "1.1", noi_dung: Lập danh mục}, {nhan: "2", noi_dung: Công khai}, {nhom: Nhóm hai, nhan: II}, {nhan: "1", noi_dung: Tập huấn}]
""",
)
def row_numbers(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Số thứ tự có cấp (1, 1.1, 1.2, 2; I, 1, a); sau mỗi dòng nhóm bắt đầu lại từ 1 hoặc chạy tiếp.

    Bảng nối tiếp bảng trước có thể bắt đầu từ số khác 1, nên khi đó chỉ cảnh báo.
    """
    before: tuple[int, ...] = ()
    for rows in _tables(context):
        count = _Count()
        for path, one, group in rows:
            if one is None:
                count.fresh |= {"1", "1.1", "a"} if group else set()
                continue
            first = one.scheme not in count.last
            goes_on = first and one.scheme == "1" and before and one.value == before[0] + 1
            if not goes_on and not (first and group) and not count.follows(one):
                yield _finding(path, one, count, first=first)
            count.take(one)
        before = count.last.get("1", ())


def _finding(path: Path, one: RowNumber, count: _Count, *, first: bool) -> Finding:
    if first:
        start = _printed(one, 1) if one.scheme != "1.1" else ""
        return Finding(path, f"Bảng bắt đầu từ số “{one.raw}”", one.raw, start, severity=CANH_BAO)
    last = count.last[one.scheme]
    shown = ".".join(map(str, last)) if one.scheme in ("1", "1.1") else _printed(one, last[-1])
    right = ".".join(map(str, (*last[:-1], last[-1] + 1))) if one.scheme == "1.1" else _printed(one, last[-1] + 1)
    return Finding(path, f"Số thứ tự “{one.raw}” đứng sau “{shown}”", one.raw, right)


def _printed(one: RowNumber, value: int) -> str:
    """A number in the scheme of another."""
    if one.scheme == "I":
        return roman(value)
    if one.scheme == "A":
        return _CAPITALS[value - 1 : value]
    if one.scheme == "a":
        return letter(value)
    return str(value)


@rule(
    code="DS21",
    title="Số thứ tự trong một bảng viết hai kiểu",
    severity=CANH_BAO,
    can_cu=_COUNTED,
    bad="""
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{nhan: "1", noi_dung: Rà soát}, {nhan: "2", noi_dung: Công khai}, {nhan: "3.", noi_dung: Tập huấn}]
""",
    good="""
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{nhan: "1", noi_dung: Rà soát}, {nhan: "2", noi_dung: Công khai}]
""",
)
def row_forms(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“1” và “5.”, “02” và “3” trong cùng một bảng; hoặc từ ba bảng viết “1.” mà một bảng viết “1”."""
    yield from _odd_table(context)
    for rows in _tables(context):
        forms: dict[tuple[bool, bool], list[tuple[Path, RowNumber]]] = {}
        plain = [(path, one) for path, one, group in rows if one is not None and one.scheme == "1" and not group]
        padded = {one.raw.strip().startswith("0") for _, one in plain if one.value < 10}
        for path, one in plain:
            zero = one.raw.strip().startswith("0") and one.value < 10 if len(padded) > 1 else False
            dotted = one.raw.strip().endswith(".")
            if one.value < 10 or len(padded) < 2:
                forms.setdefault((dotted, zero), []).append((path, one))
        if len(forms) < 2:
            continue
        first = next(iter(forms.values()))
        rest = sorted((part for part in forms.values() if part is not first), key=len)
        ranked = [first, *rest] if len(first) == 1 and len(rest[-1]) > 2 else [*rest, first]
        odd, main = [place for part in ranked[:-1] for place in part], ranked[-1][0][1].raw.strip()
        path, one = odd[0]
        right = str(one.value).zfill(2) if main.startswith("0") else str(one.value)
        yield Finding(
            path,
            f"Số thứ tự “{one.raw}” khác kiểu các hàng còn lại ({len(odd)} hàng)",
            one.raw,
            f"{right}." if main.endswith(".") else right,
            also=tuple(place for place, _ in odd[1:]),
        )


def _odd_table(context: Context) -> Iterator[Finding]:
    """The one table whose row numbers are in another style than those of three or more others, told at its first row."""
    styles: dict[str, list[tuple[Path, str]]] = {}
    for base, table in context.tables:
        if not any(column.ma == "so_thu_tu" for column in table.cot):
            continue
        printed = [(n, (row.nhan or row.so_thu_tu or "").strip()) for n, row in enumerate(table.hang) if not row.nhom]
        numbers = [(n, typed) for n, typed in printed if (one := row_number(typed)) is not None and one.scheme == "1"]
        shapes = {
            patterns.sub(r"[1-9]\d*", "1", typed)
            for _, typed in numbers
            if len(typed.strip(".)(")) < 2 or typed.startswith("0")
        }
        if len(shapes) == 1:
            first, typed = numbers[0]
            styles.setdefault(shapes.pop(), []).append(((*base, table.kieu, first, "nhan"), typed))
    ranked = sorted(styles.values(), key=len)
    if len(ranked) == 2 and len(ranked[0]) == 1 and len(ranked[1]) >= 3:
        path, typed = ranked[0][0]
        usual = ranked[1][0][1]
        message = f"Bảng này đánh số “{typed}”, {len(ranked[1])} bảng khác đánh “{usual}”"
        yield Finding(path, message, typed, "một kiểu cho mọi bảng")
