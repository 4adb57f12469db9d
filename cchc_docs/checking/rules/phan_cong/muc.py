"""TC: who leads what - the part "Tổ chức thực hiện" against the rows of the appendices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.context import Block, Context
from cchc_docs.checking.finding import GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.nhiem_vu.bang import listed_units, units_of
from cchc_docs.model.document import Path, Text
from cchc_docs.model.markup import plain
from cchc_docs.vietnamese.accents import similarity
from cchc_docs.vietnamese.units import normalise_unit, same_unit

_AGREE = practice("phân công trong bài phải khớp với cột chủ trì của phụ lục")


def organising_sections(context: Context) -> list[tuple[Block, str]]:
    """Return the headings below "Tổ chức thực hiện" that name a unit, with the unit."""
    return context.once("organising_sections", lambda: list(_organising(context)))


_OF_ORDERS = ("cong_van", "thong_bao", "chi_thi", "cong_dien")
"""Kinds that give work without a part of their own for it."""


def below_organising(context: Context) -> list[Block]:
    """Return what stands below "Tổ chức thực hiện": headings and items."""

    def find() -> list[Block]:
        inside = [
            one
            for one in context.blocks
            if one.block.kieu == "tieu_de" and patterns.search(r"tổ chức thực hiện|phân công", one.said.lower())
        ]
        if not inside and context.document.loai in _OF_ORDERS:
            return [one for one in context.blocks if one.block.kieu in ("tieu_de", "muc")]
        return [
            one
            for one in context.blocks
            if one.block.kieu in ("tieu_de", "muc")
            and any(one.path[: len(top.path)] == top.path and one is not top for top in inside)
        ]

    return context.once("below_organising", find)


def _organising(context: Context) -> Iterator[tuple[Block, str]]:
    """Yield the headings below "Tổ chức thực hiện" that name a unit, with the unit."""
    for one in below_organising(context):
        name = _unit_named(one.said)
        if (
            patterns.match(r"(?:phòng|văn phòng|trung tâm|công an|ban|trạm|sở|giao phòng)\b", name.lower())
            and len(name) < 80
        ):
            yield one, name


_DUTY = patterns.ours(
    r",?\s+(?=(?:chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|theo dõi|tham mưu|tổng hợp|thực hiện|triển khai|hướng dẫn|báo cáo|bố trí|phân công|căn cứ"
    r"|cử|lập|rà soát|kiểm tra|đôn đốc|cung cấp|cấp|chỉ đạo|tổ chức (?!cán bộ)|xây dựng|tuyên truyền|vận động|thường xuyên|chuẩn bị|bảo đảm|là cơ quan|là đầu mối|là đơn vị|làm đầu mối|giúp|đưa|đăng)\b)"
)


_ENDS_WITH_LEVEL = patterns.ours(
    r"[^,;:]{3,80}? (?:xã(?! hội)|phường|đặc khu)(?= (?!và |hoặc |cùng )[^\W\d_A-ZĐÂÊÔƠƯĂ])"
)
"""The name of an office of a commune ends with the word for its level, whatever the verb of its duty: "Công an xã phân luồng"."""


def _unit_named(words: str) -> str:
    """The unit a heading or an item of assignments begins with: "Sở Nội vụ chủ trì, theo dõi." names Sở Nội vụ."""
    named = _DUTY.split(words.rstrip(". :"), maxsplit=1)[0].rstrip(" ,:;")
    whole = _ENDS_WITH_LEVEL.match(named)
    named = whole[0] if whole else named
    return patterns.sub(r"^(?:Giao|Yêu cầu) (?=[Pp]hòng|[Vv]ăn phòng|[Tt]rung tâm|[Cc]ông an)", "", named).partition(
        ":"
    )[0]


@lru_cache(maxsize=4096)
def alike(first: str, second: str) -> bool:
    """Tell whether two names mean one unit, or nearly: a word left out is forgiven."""
    one, other = normalise_unit(first), normalise_unit(second)
    return same_unit(first, second) or one in other or other in one or similarity(one, other) > 0.65


_LAST = 6
"""Sentences near the end in which a paper says whom to turn to and who watches over it."""


def given_to_another(
    context: Context, told: list[tuple[str, Path]], pattern: re.Pattern[str]
) -> Iterator[tuple[Text, re.Match[str], str, Path]]:
    """Yield the last sentences in which a pattern names a unit (`ai`) other than the only one told before: with it and its place."""
    if len({unit for unit, _ in told}) != 1:
        return
    unit, at = told[0]
    for text in context.sentences_of_body[-_LAST:]:
        found = pattern.search(text.text)
        if found and not alike(found["ai"], unit):
            yield text, found, unit, at


def texts_below(one: Block) -> Iterator[tuple[Path, str]]:
    """Yield the path and the words of each block right below a heading."""
    for n, block in enumerate(one.block.noi_dung):
        path = (*one.path, "noi_dung", n)
        yield ((*path, block.khoa) if block.khoa else path), plain(block.chu)


@rule(
    code="TC21",
    title="Đơn vị chủ trì nhiệm vụ mà không có trong phần tổ chức thực hiện",
    severity=GOI_Y,
    can_cu=_AGREE,
    bad="""
noi_dung:
- tieu_de: Tổ chức thực hiện
  noi_dung: [{tieu_de: Phòng Kinh tế, noi_dung: [Tham mưu kinh phí.]}, {tieu_de: Văn phòng, noi_dung: [Theo dõi.]}]
phu_luc:
- {ten: Tài chính, nhiem_vu: [{noi_dung: Dự toán, san_pham: Báo cáo, chu_tri: Công an xã, phoi_hop: Các phòng, thoi_han: Quý I/2026}]}
""",
    good="""
noi_dung:
- tieu_de: Tổ chức thực hiện
  noi_dung: [{tieu_de: Phòng Kinh tế, noi_dung: [Tham mưu kinh phí.]}, {tieu_de: Văn phòng, noi_dung: [Theo dõi.]}]
phu_luc:
- {ten: Tài chính, nhiem_vu: [{noi_dung: Dự toán, san_pham: Báo cáo, chu_tri: Phòng Kinh tế, phoi_hop: Các phòng, thoi_han: Quý I/2026}]}
""",
)
def no_item(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So đơn vị ở cột chủ trì với các mục của phần tổ chức thực hiện; đơn vị nhắc trong lời văn cũng được tính."""
    sections = list(organising_sections(context))
    if len(sections) < 2:
        return
    names = [unit for _, unit in sections]
    written = [text.text.lower() for text in context.prose if not text.role.startswith("o.")]
    body, begins = (
        " ".join(written),
        "\n".join(words[:90] for words in written if words.startswith(("các ", "đề nghị các ", "hiệu trưởng các "))),
    )
    told: set[str] = set()
    yield from _in_the_item_of_others(context, sections)
    yield from _named_as_leads(context, names, told)
    for row in context.task_rows:
        for unit in units_of(row, "chu_tri"):
            key = normalise_unit(unit)
            if (
                key in told
                or patterns.match(r"(?:trưởng |bí thư |hiệu trưởng )?các\b|cơ quan", key)
                or any(alike(unit, name) for name in names)
            ):
                continue
            told.add(key)
            if unit.lower() not in body and not _in_a_group(unit, begins):
                message = f"“{unit}” chủ trì nhiệm vụ nhưng phần tổ chức thực hiện không có mục nào cho đơn vị này"
                yield Finding(row.cell_path("chu_tri"), message, unit, "thêm mục hoặc ghi trong mục chung")


_HEADS_OTHERS = patterns.ours(
    r"(?:trách nhiệm (?:của )?)?(?:các |trưởng các|thủ trưởng|giám đốc|lãnh đạo|chủ tịch |trưởng (?:phòng|ban))",
    re.IGNORECASE,
)
_OWN_ITEMS, _NESTED = 2, 2


def _in_the_item_of_others(context: Context, sections: list[tuple[Block, str]]) -> Iterator[Finding]:
    """Yield duties of a unit that stand in the item of others ("1. Các phòng, đơn vị"), where units have items of their own.

    Told of a unit that has an item of its own too, and of one that leads in the body and has only this.
    """
    heads = {one.path: one for one in context.blocks if one.block.kieu == "tieu_de" and _HEADS_OTHERS.match(one.said)}
    nested: dict[Path, list[tuple[Block, str]]] = {}
    for one, unit in sections:
        if one.path[:-2] in heads:
            nested.setdefault(one.path[:-2], []).append((one, unit))
    own = [(one, unit) for one, unit in sections if one.path[:-2] not in heads and one.block.kieu == "tieu_de"]
    for path, inside in nested.items():
        if len(own) < _OWN_ITEMS or len(inside) > _NESTED:
            continue
        for one, unit in inside:
            quote = unit if unit in one.said else ""
            item = next((other for other, name in own if alike(name, unit)), None)
            if item is not None:
                message = f"Việc của “{unit}” để trong mục “{heads[path].said[:60]}”, đơn vị này có mục riêng"
                yield Finding(one.text_path, message, quote, "chuyển về mục của đơn vị", also=(item.text_path,))
            elif any(alike(lead, unit) for lead in _leads_of_body(context)):
                message = f"“{unit}” chủ trì ở phần nội dung nhưng chỉ được giao trong mục “{heads[path].said[:60]}”"
                yield Finding(one.text_path, message, quote, "thêm mục cho đơn vị")


def _leads_of_body(context: Context) -> set[str]:
    """The units that a line "Đơn vị chủ trì: …" or a sentence "… chủ trì …" of the body names."""
    found: set[str] = set()
    for text in context.sentences_of_body:
        if "ủ trì" in text.text[:90]:
            led = _LEADS_SO.match(text.text)
            if led:
                found.update(listed_units((led[1] or led[2]).rstrip(". ")))
    return found


_LEADS_SO = patterns.ours(r"(?:\W*(?:Đơn vị|Cơ quan) chủ trì(?: thực hiện)?\s*:\s*(.+)|\W*(.{5,60}?) chủ trì )")


_GROUPS = {
    "sở": ("các sở",), "phòng": ("các phòng", "phòng, ban", "phòng, đơn vị"), "văn": ("các sở, ban", "các phòng, ban"), "trung": ("các trung tâm", "các phòng, trung tâm"),
    "khoa": ("các khoa",), "trường": ("các trường", "hiệu trưởng các"),
    "trạm": ("các trạm",), "thôn": ("các thôn",), "trưởng": ("các thôn", "các tổ dân phố"), "tổ": ("các tổ",), "hội": ("các hội", "đoàn thể"),
    "đoàn": ("đoàn thể",), "ban": ("các ban", "các sở, ban"), "ubnd": ("ubnd các",), "ủy": ("ubnd các", "các đoàn thể"), "chi": ("các chi",),
}  # fmt: skip


def _in_a_group(unit: str, begins: str) -> bool:
    """Whether an item speaks to the unit with others of its kind: "Các sở, ban, ngành", "Các khoa Y, Dược"."""
    return any(words in begins for words in _GROUPS.get(unit.lower().split(maxsplit=1)[0], ()))


def _named_as_leads(context: Context, names: list[str], told: set[str]) -> Iterator[Finding]:
    """Units that a line "Đơn vị chủ trì: …" names and no heading of the organising part."""
    for text in context.sentences_of_body:
        found = patterns.match(r"(?:Đơn vị|Cơ quan) chủ trì(?: thực hiện)?\s*:\s*(.+)", text.text) or patterns.match(
            r"(.{5,60}?) chủ trì ", text.text
        )
        if found is None or "ủ trì" not in text.text[:90]:
            continue
        for unit in listed_units(found[1].rstrip(". ")):
            known = patterns.match(r"(?:phòng|văn phòng|trung tâm|công an)\b", unit.lower())
            if (
                not known
                or len(unit.split()) > 9
                or any(alike(unit, name) for name in names)
                or normalise_unit(unit) in told
            ):
                continue
            told.add(normalise_unit(unit))
            message = f"“{unit}” được giao chủ trì nhưng phần tổ chức thực hiện không có mục riêng cho đơn vị này"
            yield Finding(text.path, message, unit if unit in text.text else "", "thêm mục cho đơn vị")
