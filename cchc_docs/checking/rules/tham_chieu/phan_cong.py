"""TC: who leads what - the part "Tổ chức thực hiện" against the rows of the appendices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.context import Block, Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.nhiem_vu.bang import listed_units, units_of
from cchc_docs.checking.rules.tham_chieu.phu_luc import _REFERENCE, _numbers
from cchc_docs.model.document import Path, Text
from cchc_docs.model.markup import plain
from cchc_docs.vietnamese.accents import similarity
from cchc_docs.vietnamese.enumerators import parse_roman
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


def _unit_named(words: str) -> str:
    """The unit a heading or an item of assignments begins with: "Sở Nội vụ chủ trì, theo dõi." names Sở Nội vụ."""
    named = _DUTY.split(words.rstrip(". :"), maxsplit=1)[0].rstrip(" ,:;")
    return patterns.sub(r"^(?:Giao|Yêu cầu) (?=[Pp]hòng|[Vv]ăn phòng|[Tt]rung tâm|[Cc]ông an)", "", named).partition(
        ":"
    )[0]


def _leads(context: Context) -> dict[int, set[str]]:
    """Position of an appendix -> the units that lead in its rows, as written."""
    out: dict[int, set[str]] = {}
    for row in context.task_rows:
        if row.path[0] == "phu_luc" and isinstance(row.path[1], int):
            out.setdefault(row.path[1], set()).update(units_of(row, "chu_tri"))
    return out


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
    code="TC20",
    title="Đơn vị được giao chủ trì phụ lục nhưng không chủ trì dòng nào",
    severity=CANH_BAO,
    can_cu=_AGREE,
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
def leads_nothing(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Câu “Chủ trì … tại Phụ lục số N” trong mục của một đơn vị, mà cột chủ trì của phụ lục đó không có đơn vị."""
    leads, known = _leads(context), _numbers(context)
    for section, unit in organising_sections(context):
        for path, words in texts_below(section):
            for sentence in patterns.split(r";|(?<=\.)\s", words):
                if not patterns.search(r"[Cc]hủ trì", sentence) or patterns.search(
                    r"phối hợp với [^;]{0,80}tại [Pp]hụ lục|được giao chủ trì", sentence
                ):
                    continue
                for found in _REFERENCE.finditer(sentence):
                    number = int(found["arabic"]) if found["arabic"] else parse_roman(found["roman"] or "")
                    position = known.get(number or 0)
                    if position is None or position not in leads:
                        continue
                    if not any(
                        alike(unit, lead) or patterns.match(r"[Cc]ác (?:phòng|cơ quan|đơn vị)", lead)
                        for lead in leads[position]
                    ):
                        yield Finding(
                            path,
                            f"{unit} được giao chủ trì {found[0]} nhưng không chủ trì dòng nào ở đó",
                            found[0],
                            "sửa phụ lục hoặc sửa phân công",
                        )


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
    yield from _named_as_leads(context, names, told)
    for row in context.task_rows:
        for unit in units_of(row, "chu_tri"):
            key = normalise_unit(unit)
            if key in told or patterns.match(r"các\b|cơ quan", key) or any(alike(unit, name) for name in names):
                continue
            told.add(key)
            if unit.lower() not in body and not _in_a_group(unit, begins):
                message = f"“{unit}” chủ trì nhiệm vụ nhưng phần tổ chức thực hiện không có mục nào cho đơn vị này"
                yield Finding(row.cell_path("chu_tri"), message, unit, "thêm mục hoặc ghi trong mục chung")


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
