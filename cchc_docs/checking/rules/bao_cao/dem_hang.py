"""BC: how many rows of a table are as a sentence says: above a mark ("05 thôn có tỷ lệ trên 15%"), or all of them right below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from operator import eq, ge, gt, le, lt

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.amounts import amounts
from cchc_docs.checking.figures.tables.announced import Listing, off
from cchc_docs.checking.figures.tables.retold import Titled
from cchc_docs.checking.figures.tables.sheet import Column, Line, Sheet
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.bao_cao.bang_so import sheets
from cchc_docs.checking.rules.bao_cao.so_luong import BY_MARK, listings
from cchc_docs.checking.rules.bao_cao.trong_bai import titled
from cchc_docs.model.document import Path, Text

_HOW: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "từ": ge, "trên": gt, "dưới": lt, "hơn": gt, "vượt": gt, "không quá": le, "ít nhất": ge, "bằng": eq,
}  # fmt: skip
_WORD = patterns.ours(r"[^\W\d_]+")
_ASIDE = patterns.ours(r"\([^()]*\)")
_LITTLE = frozenset(["các", "số", "của", "và", "có", "mức", "đạt", "được", "là", "tỉ", "tỷ", "lệ"])
_FEWEST = 3
_NO_COUNT = ("", "%", "đồng", "lần")
_ABOVE = patterns.ours(
    r"[^,.;:()\d]{0,30}? (?:nêu trên|nói trên|kể trên|trên đây|đã nêu|(?:ở|tại|trong) bảng trên)(?!\w)"
)
_ROWS = """
mo_dau: ['Có {} thôn có tỷ lệ hộ dùng nước giếng trên 40% (Phụ lục).']
phu_luc:
- ten: Nước sinh hoạt
  cot: [so_thu_tu, {{ma: thon, ten: Thôn}}, {{ma: ty_le, ten: Tỷ lệ hộ dùng nước giếng (%)}}]
  hang: [{{thon: Thôn Hạ, ty_le: "52,5"}}, {{thon: Thôn Trung, ty_le: "40,0"}}, {{thon: Thôn Bến, ty_le: "61,2"}}, {{thon: Thôn Thượng, ty_le: "18,7"}}]
"""


@rule(
    code="BC90",
    title="Số hàng đủ mức, số nêu ngay dưới bảng khác bảng",
    severity=CANH_BAO,
    can_cu=practice("số nêu trong bài bằng số hàng của bảng có mức ấy"),
    tru=(QUOTED, CITED, HISTORY),
    bad=_ROWS.format("03"),
    good=_ROWS.format("02"),
)
def rows_as_told(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“05 thôn có tỷ lệ hộ nghèo trên 15%” so với số hàng có mức ấy ở cột cùng tên; câu ngay dưới bảng “04 điểm nêu trên” so với số hàng, số tên khác nhau của bảng.

    Bảng phải kể đúng những cái được đếm; năm, kỳ khác không xét.
    """
    tables = titled(context)
    if not tables:
        return
    lists = listings(context)
    for text in context.with_figures:
        if text.role not in ("muc", "doan", "mo_dau") or text.path[0] == "phu_luc":
            continue
        for found in BY_MARK.finditer(text.text):
            count = _count(found, tables, lists)
            if count is not None and count != int(found["so"]):
                quote = f"{found['so']} {found['gi']}"
                yield Finding(text.path, f"Bảng có {count:02d} hàng như vậy, ở đây ghi {quote}", quote, f"{count:02d}?")
    yield from _right_below(context)


def _count(found: re.Match[str], tables: Sequence[Titled], lists: Sequence[Listing]) -> int | None:
    """How many rows of the only table that has the column are as told; None where none or several have it, or the rows are of other things."""
    wanted = _words(found["cot"])
    mark = Decimal(found["muc"].replace(".", "").replace(",", "."))
    compare = {" trở lên": ge, " trở xuống": le}.get(found["sau"] or "", _HOW[found["so_sanh"].lower()])
    counts = []
    for sheet, title in tables if wanted else ():
        lines = [line for line in sheet.lines if not line.total and not line.rate and line.cells]
        column = _column(sheet, title, wanted, rate=bool(found["don_vi"]))
        names = next((one.names for one in lists if one.path[:-1] == sheet.lines[0].path[:-1]), "")
        if column is not None and len(lines) >= _FEWEST and _lists(names, lines, found["gi"]):
            values = [line.cells[column.code].value for line in lines if column.code in line.cells]
            counts.append(sum(compare(value, mark) for value in values))
    return counts[0] if len(counts) == 1 else None


def _column(sheet: Sheet, title: str, wanted: frozenset[str], *, rate: bool) -> Column | None:
    """The column of that name; the only one of rates where its head says no more ("Tỷ lệ (%)") and the other heads name the thing."""
    heads = [_words(_ASIDE.sub(" ", one.head)) for one in sheet.columns]
    named = [one for one, head in zip(sheet.columns, heads, strict=True) if head == wanted]
    rates = [(one, head) for one, head in zip(sheet.columns, heads, strict=True) if one.rate]
    if len(named) == 1:
        return named[0]
    if named or not rate or len(rates) != 1 or rates[0][1]:
        return None
    return rates[0][0] if wanted <= frozenset().union(_words(title), *heads) else None


def _lists(names: str, lines: Sequence[Line], things: str) -> bool:
    """Whether the rows of a table are the things counted: most set out with a word of theirs, or the head of the names says one."""
    words = {word for word in _WORD.findall(things.lower()) if word not in _LITTLE}
    named = sum(bool(words & set(_WORD.findall(line.label.lower())[:1])) for line in lines)
    return 2 * named > len(lines) or bool(words & set(_WORD.findall(names.lower())))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - _LITTLE


def _right_below(context: Context) -> Iterator[Finding]:
    """Counts right below a table that speak of what it lists."""
    below: dict[Path, Path] = {}
    for block in context.blocks:
        if block.block.kieu == "bang" and block.behind < len(block.siblings):
            behind = block.siblings[block.behind]
            path = (*block.path[:-1], block.behind)
            below[(*path, behind.khoa) if behind.khoa else path] = (*block.path, "bang")
    texts = [text for text in context.texts_holding("trên") if text.path in below]
    for text in texts:
        yield from _of_text(context, text, below[text.path])


def _of_text(context: Context, text: Text, base: Path) -> Iterator[Finding]:
    lists = [one for one in listings(context) if one.path[: len(base)] == base]
    sheet = next((one for one in sheets(context) if one.lines and one.lines[0].path[: len(base)] == base), None)
    if not lists or sheet is None:
        return
    lines = [line for line in sheet.lines if not line.total]
    known = {len({line.texts.get(code, "") for line in lines} - {""}) for line in lines for code in line.texts}
    known |= {int(cell.value) for line in sheet.lines for cell in line.cells.values()}
    known |= {int(one.value) for line in sheet.lines for words in line.texts.values() for one in amounts(words)}
    for amount in amounts(text.text):
        value = int(amount.value)
        if amount.places or amount.unit in _NO_COUNT or text.text[amount.start - 1 : amount.start] == "/":
            continue
        if _ABOVE.match(text.text, amount.unit_end) and value not in known and (wrong := off(value, lists)) is not None:
            quote = text.text[amount.start : amount.unit_end]
            message = f"Nêu {quote}, bảng ngay trên có {wrong.main:02d} hàng"
            yield Finding(text.path, message, quote, f"{wrong.main:02d} {amount.unit}", also=(wrong.path,))
