"""TC: the appendices an item of the organising part gives to a unit, against the leads of their rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Block, Context, Row
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.nhiem_vu.bang import units_of
from cchc_docs.checking.rules.phan_cong.muc import alike, organising_sections, texts_below
from cchc_docs.checking.rules.tham_chieu.phu_luc import _REFERENCE, numbers
from cchc_docs.model.document import Path
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.enumerators import parse_roman

_LED = patterns.ours(r"[Cc]hủ trì")
_OF_OTHERS = patterns.ours(r"được giao chủ trì")
_WITH = patterns.ours(
    r"(?<!hủ trì, )(?<!hủ trì và )[Pp]hối hợp (?:chặt chẽ )?(?:với|cùng) (?P<ai>(?:[Pp]hòng|[Vv]ăn phòng|[Tt]rung tâm|[Cc]ông an|[Tt]rạm|[Bb]an) [^,;:.]{3,60}?) (?:trong |để )?(?:việc )?(?:thực hiện|triển khai|tham mưu)[^;.]{0,40}? (?:tại|ở|trong|của|thuộc) (?=[Pp]hụ lục)"
)
_EVERY = patterns.ours(r"[Cc]ác [Pp]hụ lục|[Pp]hụ lục[^,;.]{0,12} (?:đến|tới|-|–) ")
"""All appendices, or a range of them."""


class _Item(NamedTuple):
    """What an item of a unit says of appendices: those it names, the places where it gives them with "chủ trì" or "phối hợp với"."""

    unit: str
    named: set[int]
    leads: list[tuple[Path, str, int]]
    helps: list[tuple[Path, str, int, str]]
    every: bool


def _rows(context: Context) -> dict[int, list[Row]]:
    """Position of an appendix -> its rows that name a lead."""
    out: dict[int, list[Row]] = {}
    for row in context.task_rows:
        if row.path[0] == "phu_luc" and isinstance(row.path[1], int) and units_of(row, "chu_tri"):
            out.setdefault(row.path[1], []).append(row)
    return out


def _items(context: Context) -> list[_Item]:
    return [_item(section, unit, numbers(context)) for section, unit in organising_sections(context)]


def _item(section: Block, unit: str, known: dict[int, int]) -> _Item:
    item = _Item(unit, set(), [], [], every=False)
    every = False
    for path, words in ((section.text_path, section.said), *texts_below(section)):
        every = every or _EVERY.search(words) is not None
        for sentence in patterns.split(r";|(?<=\.)\s", words):
            refs = [
                (found[0], known[number])
                for found in _REFERENCE.finditer(sentence)
                if (number := int(found["arabic"]) if found["arabic"] else parse_roman(found["roman"] or "")) in known
            ]
            item.named.update(position for _, position in refs)
            other = _WITH.search(sentence)
            if other:
                item.helps.extend((path, quote, position, other["ai"].strip()) for quote, position in refs)
            elif _LED.search(sentence) and not _OF_OTHERS.search(sentence):
                item.leads.extend((path, quote, position) for quote, position in refs)
    return item._replace(every=every)


@rule(
    code="TC20",
    title="Phụ lục giao cho một đơn vị không khớp cột chủ trì của phụ lục",
    severity=CANH_BAO,
    can_cu=practice("phân công trong bài phải khớp với cột chủ trì của phụ lục"),
    bad="""
noi_dung:
- tieu_de: Tổ chức thực hiện
  noi_dung: [{tieu_de: Phòng Kinh tế, noi_dung: [Chủ trì thực hiện các nhiệm vụ tại Phụ lục kèm theo., Chủ trì các nhiệm vụ tại Phụ lục I.]}]
phu_luc:
- {ten: Thể chế, nhiem_vu: [{noi_dung: Rà soát, san_pham: Báo cáo, chu_tri: Văn phòng, phoi_hop: Các phòng, thoi_han: Quý I/2026}]}
- {ten: Tài chính, nhiem_vu: [{noi_dung: Dự toán, san_pham: Báo cáo, chu_tri: Phòng Kinh tế, phoi_hop: Các phòng, thoi_han: Quý I/2026}]}
""",
    good="""
noi_dung:
- tieu_de: Tổ chức thực hiện
  noi_dung: [{tieu_de: Phòng Kinh tế, noi_dung: [Chủ trì thực hiện các nhiệm vụ tại Phụ lục II., Tham mưu.]}]
phu_luc:
- {ten: Thể chế, nhiem_vu: [{noi_dung: Rà soát, san_pham: Báo cáo, chu_tri: Văn phòng, phoi_hop: Các phòng, thoi_han: Quý I/2026}]}
- {ten: Tài chính, nhiem_vu: [{noi_dung: Dự toán, san_pham: Báo cáo, chu_tri: Phòng Kinh tế, phoi_hop: Các phòng, thoi_han: Quý I/2026}]}
""",
)
def other_appendices(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Chủ trì … tại Phụ lục số N” mà không chủ trì dòng nào ở đó; “phối hợp với đơn vị X … tại Phụ lục số N” mà X không chủ trì dòng nào.

    Chủ trì từ ba dòng, từ một nửa số dòng của một phụ lục mà mục của mình nêu các phụ lục khác, không nêu phụ lục ấy cũng được nhắc.
    """
    rows = _rows(context)
    items = _items(context) if rows else []
    for item in items:
        for path, quote, position in item.leads:
            if position in rows and not _leads(item.unit, rows[position]):
                message = f"{item.unit} được giao chủ trì {quote} nhưng không chủ trì dòng nào ở đó"
                yield Finding(path, message, quote, "sửa phụ lục hoặc sửa phân công")
        for path, quote, position, other in item.helps:
            if position in rows and not _leads(other, rows[position]):
                message = f"Phối hợp với “{other}” ở {quote}, mà đơn vị ấy không chủ trì dòng nào ở đó: {_shown(rows[position])}"
                yield Finding(
                    path, message, quote, "ghi đúng đơn vị chủ trì", also=(rows[position][0].cell_path("chu_tri"),)
                )
        yield from _unnamed(context, item, items, rows)


def _leads(unit: str, rows: list[Row]) -> int:
    """In how many rows a unit leads; a group of all units counts for each."""
    return sum(any(alike(unit, lead) or _whole(lead) for lead in units_of(row, "chu_tri")) for row in rows)


def _whole(lead: str) -> bool:
    return patterns.match(r"[Cc]ác (?:phòng|cơ quan|đơn vị|ban)", lead) is not None


def _shown(rows: list[Row]) -> str:
    counted = Counter(lead for row in rows for lead in units_of(row, "chu_tri")).most_common(3)
    return ", ".join(f"{name} ({count})" for name, count in counted)


_FEWEST = 3


def _unnamed(context: Context, item: _Item, items: list[_Item], rows: dict[int, list[Row]]) -> Iterator[Finding]:
    """Yield appendices most rows of which a unit leads, where its item names others and not them."""
    if not item.leads or item.every:
        return
    path, quote, _ = item.leads[-1]
    mine = [other for other in items if alike(other.unit, item.unit)]
    if any(other.every for other in mine):
        return
    named = set().union(*(other.named for other in mine))
    for position, found in rows.items():
        own = sum(any(alike(item.unit, lead) for lead in units_of(row, "chu_tri")) for row in found)
        if position in named or own < _FEWEST or 2 * own < len(found):
            continue
        other = next((one.unit for one in items for _, _, led in one.leads if led == position), "")
        label = context.document.phu_luc[position].nhan_in or context.document.phu_luc[position].ten
        message = f"{item.unit} chủ trì {own}/{len(found)} dòng của {label} mà mục giao việc không nêu phụ lục này"
        if other:
            message += f", lại giao “{other}”"
        also = (found[0].cell_path("chu_tri"),)
        yield Finding(
            path,
            message,
            quote,
            f"thêm {label} hoặc sửa cột chủ trì",
            severity=CANH_BAO if not other else GOI_Y,
            also=also,
        )
