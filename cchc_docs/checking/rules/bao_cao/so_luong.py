"""BC: how many there are said to be, against the rows of the table or the items of the list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Block, Context
from cchc_docs.checking.figures.amounts import Amount
from cchc_docs.checking.figures.tables.announced import (
    Listing,
    announced,
    group_listings,
    items_listing,
    listing_of,
    off,
)
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.bao_cao.bang_so import lined_tables
from cchc_docs.checking.rules.bao_cao.trong_cau import items_behind
from cchc_docs.checking.rules.tham_chieu.phu_luc import references
from cchc_docs.model.document import Path, Text
from cchc_docs.model.markup import plain
from cchc_docs.vietnamese.enumerators import parse_roman

_ROWS = """
mo_dau: ['Kế hoạch có {} nhiệm vụ (chi tiết tại Phụ lục kèm theo).']
phu_luc:
- ten: Danh mục nhiệm vụ
  cot: [so_thu_tu, {{ma: viec, ten: Nhiệm vụ}}, {{ma: noi, ten: Nơi làm}}]
  hang: [{{viec: Phát quang, noi: Thôn Hạ}}, {{viec: Nạo vét, noi: Thôn Trung}}, {{viec: Đắp bờ, noi: Thôn Thượng}}]
"""
_POINTS = patterns.ours(
    r"(?:phụ lục|danh sách|danh mục|biểu|bảng)[^.;:()]{0,30}(?:kèm|dưới đây|sau đây|sau)|(?:tại|theo|ở|xem|chi tiết) (?:các )?(?:phụ lục|danh sách|danh mục|biểu|bảng)|\((?:các )?(?:phụ lục|danh sách)",
    re.IGNORECASE,
)


BY_MARK = patterns.ours(
    r"(?<![\d.,/])(?P<so>0?[1-9]|[1-9]\d) (?P<gi>[^\d.;:()]{2,40}?) (?:có|đạt|với) (?P<cot>[^\d.,;:()]{4,60}?) (?P<so_sanh>từ|trên|dưới|hơn|vượt|không quá|ít nhất|bằng) (?P<muc>\d[\d.]*(?:,\d+)?) ?(?P<don_vi>%)?(?P<sau> trở lên| trở xuống)?",
    re.IGNORECASE,
)
"""“05 thôn có tỷ lệ hộ nghèo trên 15%”: so many rows have such a figure, not so many there are; BC90 counts them."""
_AND_MORE = patterns.ours(r"(?:, (?:xã|phường|đặc khu|thị trấn|tổ dân phố|đơn vị|cá nhân|khu phố|trạm|trường)(?!\w))+")


@rule(
    code="BC22",
    title="Số lượng nêu trong bài khác số hàng của bảng, danh sách",
    severity=CANH_BAO,
    can_cu=practice("số lượng nêu trong bài bằng số dòng của bảng, danh sách mà câu chỉ đến"),
    tru=(QUOTED, CITED, HISTORY),
    bad=_ROWS.format("04"),
    good=_ROWS.format("03"),
)
def announced_rows(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“13 nhiệm vụ (Phụ lục kèm theo)”, “07 cuộc, theo lịch sau:”, “gồm 11 thành viên có tên sau:” so với số hàng, số mục đếm được.

    Đúng một cách đếm là được: mọi hàng, các hàng cấp cao, số nhóm, số hàng của một nhóm, số thứ tự cuối. Chênh nhiều thì coi là nói về việc khác.
    """
    told: set[tuple[Path, int]] = set()
    for text, amount, noun, lists in _pointed(context):
        value = int(amount.value)
        wrong = off(value, lists)
        of_all = text.text.endswith("cả ", 0, amount.start)  # of what was named, not of what follows
        if wrong is None or of_all or BY_MARK.match(text.text, amount.start) or (text.path, amount.start) in told:
            continue
        told.add((text.path, amount.start))
        quote = text.text[amount.start : amount.unit_end]
        more = _AND_MORE.match(text.text, amount.unit_end)
        whole = more[0] if more else ""
        counted = "bảng có" if wrong.names else "liệt kê"
        yield Finding(
            text.path,
            f"Nêu {quote}{whole}, {counted} {wrong.main:02d}",
            f"{quote}{whole}",
            f"{wrong.main:02d} {noun}{whole}",
            also=(wrong.path,) if wrong.names else (),
        )


def listings(context: Context) -> list[Listing]:
    """Return the tables of a document as lists, in reading order."""
    return context.once("listings", lambda: _listings(context))


def _listings(context: Context) -> list[Listing]:
    out = []
    for base, table, lines in lined_tables(context):
        one = listing_of(base, table, title_above(context, base), lines)
        if one is not None:
            out.append(one)
        out += group_listings(base, table, lines)
    return out


def title_above(context: Context, base: Path) -> str:
    """Return the words above a table: the name of its appendix, the heading it stands under."""
    words = ""
    if base[0] == "phu_luc" and isinstance(base[1], int):
        words = plain(context.document.phu_luc[base[1]].ten)
    heads = context.once("heads", lambda: [block for block in context.blocks if block.block.kieu == "tieu_de"])
    above = [one for one in heads if one.path == base[: len(one.path)]]
    return f"{words} ; {plain(above[-1].block.chu)}" if above else words


_AHEAD = patterns.ours(
    r"phương hướng|nhiệm vụ|mục tiêu|chỉ tiêu|giải pháp|kế hoạch|dự kiến|kiến nghị|đề xuất", re.IGNORECASE
)
_BACK = patterns.ours(
    r"kết quả|tình hình|thực trạng|hiện trạng|(?<!giám sát, )(?<!kiểm tra, )(?<!theo dõi, )đánh giá|sự cần thiết"
    r"|cơ sở (?:pháp lý|thực tiễn|chính trị|khoa học|lý luận|xây dựng|lập|đề xuất)",
    re.IGNORECASE,
)


def looks_back(context: Context, path: Path) -> bool:
    """Tell whether a place tells of what was, by its headings; where they say nothing, a report does and a plan does not."""
    told = context.once("looks_back", dict[Path, bool])
    if path not in told:
        words = _heading(context, path)
        back = _BACK.search(words) is not None
        if back or _AHEAD.search(words):
            told[path] = back
        else:
            told[path] = looks_back(context, path[:-1]) if path else context.document.loai == "bao_cao"
    return told[path]


def headings_over(context: Context, path: Path) -> str:
    """Return the headings a place stands under, the widest first."""
    return " ; ".join(words for n in range(1, len(path)) if (words := _heading(context, path[:n])))


def _heading(context: Context, path: Path) -> str:
    """The words of a heading, the name of an appendix; "" for what else stands at a path."""
    if len(path) == 2 and path[0] == "phu_luc" and isinstance(path[1], int):
        return plain(context.document.phu_luc[path[1]].ten)
    block = context.once("block_by_path", lambda: {one.path: one.block for one in context.blocks}).get(path)
    is_head = block is not None and (block.kieu == "tieu_de" or (block.noi_dung and len(block.chu) < 120))
    return plain(block.chu) if block is not None and is_head else ""


def _pointed(context: Context) -> Iterator[tuple[Text, Amount, str, list[Listing]]]:
    """Yield the counts of the body with the lists their sentence points to."""
    texts = {text.path: text for text in context.prose if text.role in ("muc", "doan", "mo_dau", "tieu_de", "ket_thuc")}
    lists = listings(context)
    blocks = {block.text_path: block for block in context.blocks}
    mentions: dict[Path, list[int | None]] = {}
    for one in references(context) if lists else ():
        mentions.setdefault(one.text.path, []).append(one.number)
    free: list[tuple[Text, Amount, str]] = []
    for path, text in texts.items():
        if not patterns.search(r"\d", text.text):
            continue
        counts = announced(text.text)
        if not counts:
            continue
        block = blocks.get(path)
        if block is not None and text.text.rstrip().endswith(":"):
            yield from _followed(text, block, counts, lists)
        elif block is not None and block.block.noi_dung:
            yield from _headed(text, block, counts)
        if lists and path[0] != "phu_luc" and (path in mentions or _POINTS.search(text.text)):
            yield from _attached(context, text, counts, lists, mentions.get(path, []))
        elif path[0] != "phu_luc" or text.role == "doan":
            free += [(text, amount, noun) for amount, noun in counts]
        yield from _numbered(context, text, counts)
    yield from _named(free, lists)


_BOUND = patterns.ours(
    r"\s*(?:$|[.;,)(:]|và (?!\w+ tiêu)|trên địa bàn|của xã|của phường|tại \d|năm \d|trọng (?:tâm|điểm))", re.IGNORECASE
)


def _named(
    free: list[tuple[Text, Amount, str]], lists: list[Listing]
) -> Iterator[tuple[Text, Amount, str, list[Listing]]]:
    """Counts of what the only table of its name lists, where the document says one number of them."""
    for noun in {noun for _, _, noun in free if " " in noun}:
        named = [one for one in lists if one.is_named(noun)]
        said = [(text, amount) for text, amount, other in free if other == noun]
        if len(named) != 1 or len({amount.value for _, amount in said}) != 1 or named[0].status:
            continue
        text, amount = said[0]
        if abs(int(amount.value) - named[0].main) <= 2 and _BOUND.match(text.text, amount.unit_end):
            yield text, amount, noun, named


_POINTING = patterns.ours(r" (?:nêu trên|trên|sau|sau đây|dưới đây|như sau|cụ thể)(?!\w)|:$", re.IGNORECASE)


def _numbered(
    context: Context, text: Text, counts: list[tuple[Amount, str]]
) -> Iterator[tuple[Text, Amount, str, list[Listing]]]:
    """Counts of what stands numbered by its own name: "Tình huống 1: …", "Bước 2. …"."""
    for amount, unit in counts:
        words = patterns.match(r" ([^\W\d_]+(?: [^\W\d_]+)?)", text.text[amount.end :])
        ways = [(unit, amount.unit_end), *([(words[1], amount.end + words.end())] if words else [])]
        pointing = next((way for way in ways if _POINTING.match(text.text, way[1])), None)
        if pointing is None:
            continue
        noun, end = pointing
        label = re.compile(rf"{re.escape(noun)} (\d{{1,2}})(?=\W|$)", re.IGNORECASE)
        heads = [int(found[1]) for block in context.blocks if (found := label.match(block.said))]
        if len(heads) >= 2 and heads == list(range(1, len(heads) + 1)):
            yield text, amount._replace(unit_end=end), noun, [Listing((), "", "", len(heads), frozenset([len(heads)]))]


def _followed(
    text: Text, block: Block, counts: list[tuple[Amount, str]], lists: list[Listing]
) -> Iterator[tuple[Text, Amount, str, list[Listing]]]:
    """A paragraph that ends with ":" before a table or before items."""
    base = table_behind(block)
    amount, noun = counts[-1]
    last = text.text[amount.unit_end :]
    far = patterns.search(r"[.]\s|;|trong đó", last) or len(last) > 90
    if base is not None:
        found = [one for one in lists if one.path[: len(base)] == base]
        for one, word in counts:
            meant = [each for each in found if each.is_named(word) and not _is_figure(word, each)]
            if meant:
                yield text, one, word, meant
        alone = len(counts) == 1 and _OPENS.search(text.text[: amount.start]) and _LEADS.fullmatch(last)
        if alone and not far and found and not found[0].is_named(noun) and not _is_figure(noun, found[0]):
            yield text, amount, noun, found
        return
    if far:
        return
    items = [one for one in items_behind(block) if one.kieu in ("muc", "tieu_de", "doan")]
    if len({_mark(one.nhan_in) for one in items}) == 1 and items[0].nhan_in:
        listing = items_listing((*block.path, "noi_dung", 0), items)
        if listing is not None and len(counts) == 1:
            yield text, amount, noun, [listing]


def table_behind(block: Block) -> Path | None:
    """Return the path of the table a paragraph opens: its first child or the next block, a short line between."""
    if block.block.noi_dung:
        return (*block.path, "noi_dung", 0, "bang") if block.block.noi_dung[0].kieu == "bang" else None
    at = block.behind
    for n, one in enumerate(block.siblings[at : at + 2], start=at):
        if one.kieu == "bang":
            return (*block.path[:-1], n, "bang")
        if len(one.chu) > 60 or one.nhan_in:
            return None
    return None


def _mark(label: str) -> str:
    return patterns.sub(r"\w+", "x", label)


def _is_figure(noun: str, one: Listing) -> bool:
    return re.search(rf"(?<!\w){re.escape(noun)}(?!\w)", one.figures.lower()) is not None


_OPENS = patterns.ours(r"(?:^|\W)(?:tổng(?: số)?|tổng cộng|gồm|có|là|với|lịch)\W[^.;]{0,30}$", re.IGNORECASE)
_LEADS = patterns.ours(
    r"[^,.;:]{0,30}(?:[,;]? ?(?:theo|cụ thể|như sau|gồm|phân bổ|lịch|chi tiết|được|có tên|trong bảng)[^,.;:]{0,30})?:",
    re.IGNORECASE,
)
_GROUPED = patterns.ours(r"\((?:gồm |có )?\d{1,3} [^()]{2,30}\)$|gồm \d{1,3} [^\d.;:]{2,30}$", re.IGNORECASE)


def _headed(
    text: Text, block: Block, counts: list[tuple[Amount, str]]
) -> Iterator[tuple[Text, Amount, str, list[Listing]]]:
    """A heading that says how many stand below it: "2. Các chỉ tiêu chủ yếu (gồm 12 chỉ tiêu)"."""
    if len(counts) != 1 or not _GROUPED.search(text.text.rstrip(" .;")):
        return
    amount, noun = counts[0]
    if amount.unit_end < len(text.text) - 40:
        return
    items = [one for one in block.block.noi_dung if one.chu]
    listing = items_listing((*block.path, "noi_dung", 0), items) if all(one.nhan_in for one in items) else None
    if listing is not None:
        yield text, amount, noun, [listing]


def _attached(
    context: Context, text: Text, counts: list[tuple[Amount, str]], lists: list[Listing], numbers: list[int | None]
) -> Iterator[tuple[Text, Amount, str, list[Listing]]]:
    """A sentence that names an appendix, or the list attached."""
    known = [_number(appendix.nhan_in) for appendix in context.document.phu_luc]
    asked = [known.index(one) for one in numbers if one is not None and one in known]
    there = [one for one in lists if one.path[0] == "phu_luc" and (not asked or one.path[1] in asked)]
    for amount, noun in counts:
        if patterns.search(r"trong đó", text.text[max(0, amount.start - 40) : amount.start], re.IGNORECASE):
            continue
        found = [one for one in there if not one.status and not _is_figure(noun, one)]
        found = [one for one in found if one.is_named(noun)] or [one for one in found if one.is_of(noun)]
        if found:
            yield text, amount, noun, found


def _number(label: str) -> int | None:
    found = patterns.search(r"(?:(\d{1,2})|([IVXL]{1,5}))\s*[.:]?$", label.strip())
    if found is None:
        return None
    return int(found[1]) if found[1] else parse_roman(found[2])
