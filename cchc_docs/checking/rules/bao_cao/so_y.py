"""BC: how many there are said to be, by a heading over its items or by a sentence that points back at them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.context import Block, Context
from cchc_docs.checking.figures.amounts import Amount
from cchc_docs.checking.figures.relations.facts import counted
from cchc_docs.checking.figures.tables.announced import Listing, items_listing, listing_of, off
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.bao_cao.bang_so import lined_tables
from cchc_docs.checking.rules.bao_cao.trong_cau import items_behind
from cchc_docs.model.document import Muc, Path, Text
from cchc_docs.model.markup import plain
from cchc_docs.record import NamedTuple

_LISTED = (
    r"(?:nhóm |mảng |đầu |ý )?(?:nhiệm vụ|giải pháp|nội dung|chỉ tiêu|mục tiêu|vấn đề|nguyên tắc|yêu cầu|bước|hoạt động|công việc|tiêu chí|biện pháp"
    r"|khâu|hạn chế|nguyên nhân|bài học|kiến nghị|đề xuất|đề nghị|việc|ý kiến|phản ánh|tồn tại|tình huống|trường hợp|điểm mới|kết quả|lĩnh vực|biểu mẫu|hạng mục|công trình|văn bản)"
)
_NAMED = patterns.ours(rf" (?P<ten>{_LISTED}|nhóm)(?!\w)")
_BACK = patterns.ours(
    r"(?: [^\W\d]+){0,5}? (?:(?:đã |vừa )?(?:nêu|kể|nói|liệt kê)(?: ở)? trên|(?:ở|bên)? ?trên(?=[.,;/)]|$| (?:để|và|theo|bảo đảm|xong|trước|đúng|phải|được|đến|cho|là)(?!\w))|(?:nêu )?(?:tại|trong|theo|ở) (?:bảng|biểu)(?!\w))",
    re.IGNORECASE,
)
_TO_END = patterns.ours(r"(?: [^\W\d]+){0,6}[ :.;]*$")
_MAY_POINT = patterns.ours(r"trên|bảng|biểu|BẢNG|BIỂU|TRÊN|Bảng|Biểu|Trên")
"""What no sentence that points back lacks."""
_CLOSES = patterns.ours(r"Trên đây là(?!\w)")
_SOME = patterns.ours(
    r"(?<!\w)(?:trong đó|đã|còn|còn lại|thêm|trong|một trong|trên|hơn|khoảng|gần|ít nhất|tối thiểu|từ|đến|mỗi|bình quân|hai trong|thứ|đầu|cuối|cùng|ngoài)(?: có| số| \w+)? $",
    re.IGNORECASE,
)
_SIGN = patterns.ours(r"\d|(?<!\w)(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) ", re.IGNORECASE)
_MOST, _OF_BODY = 40, 2
_SHORT = 120
_ITEMS = """
noi_dung:
- tieu_de: Nhiệm vụ
  noi_dung: [{{muc: Đắp bờ bao, noi_dung: [Xong trước mùa lũ.]}}, {{muc: Nạo vét mương, noi_dung: [Xong trong quý II.]}}, {{muc: Trồng tre, noi_dung: [Xong trong quý III.]}}]
- tieu_de: Thực hiện
  noi_dung: ['Các thôn báo cáo kết quả {} nhiệm vụ nêu trên.']
"""


_UNDER = patterns.ours(
    r"(?:danh sách|ấn định danh sách|tổng cộng|tổng số|cộng)[^\d.;]{0,25} (?P<so>\d{1,3}) (?P<ten>người|thành viên|đồng chí|ông, bà|cá nhân|hộ|đơn vị|tập thể|trường hợp|học sinh|đại biểu|em)(?!\w)",
    re.IGNORECASE,
)


def _under_tables(context: Context) -> Iterator[Finding]:
    """“Danh sách có 11 người” in the last row of a table, or right behind it, against the number of its last numbered row."""
    behind = {block.path: block for block in context.blocks if block.block.kieu == "bang"}
    for base, table, lines in lined_tables(context):
        numbers = [line.parts[0] for line in lines if line is not None and len(line.parts) == 1]
        if len(numbers) < _FAR or numbers != list(range(1, len(numbers) + 1)):
            continue
        last = len(table.hang) - 1
        row = table.hang[last]
        places: list[tuple[Path, str]] = [((*base, table.kieu, last, code), row.words(code)) for code in row.o]
        places += [((*base, table.kieu, last), plain(row.nhom))] if row.nhom else []
        block = behind.get(base[:-1]) if base and base[-1] == "bang" else None
        if block is not None and block.behind < len(block.siblings):
            after = block.siblings[block.behind]
            path = (*block.path[:-1], block.behind)
            places.append(((*path, after.khoa) if after.khoa else path, plain(after.chu)))
        for path, words in places:
            told = _UNDER.match(words.strip("( "))
            if told and 0 < abs(int(told["so"]) - numbers[-1]) <= _FAR:
                quote = f"{told['so']} {told['ten']}"
                yield Finding(
                    path, f"Nêu {quote}, bảng có {numbers[-1]:02d}", quote, f"{numbers[-1]:02d} {told['ten']}"
                )


class _Count(NamedTuple):
    """A count of things that are listed somewhere: its amount, what it counts, where its name ends."""

    amount: Amount
    noun: str
    end: int


class _Group(NamedTuple):
    """Items that stand below one heading, or the rows of a table: where, its words, how many, all numbers that may be meant."""

    path: Path
    words: str
    listing: Listing
    table: bool = False


@rule(
    code="BC25",
    title="Số lượng nêu ở đề mục, ở câu nhắc lại khác số mục kể ra",
    severity=CANH_BAO,
    can_cu=practice("nêu bao nhiêu thì kể đủ bấy nhiêu mục"),
    tru=(QUOTED, CITED, HISTORY),
    bad=_ITEMS.format("04"),
    good=_ITEMS.format("03"),
)
def counted_items(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Đề mục “Bốn giải pháp trọng tâm” so với các mục bên dưới; “06 nhóm nhiệm vụ trên”, “12 nhiệm vụ nêu tại bảng” so với danh sách phía trên.

    Đếm mục, mục con, hàng cách nào bằng thì được; nhiều danh sách cùng tên, chênh quá hai thì không xét.
    """
    yield from _under_tables(context)
    groups: list[_Group] | None = None
    texts = {text.path: text for text in context.prose if text.role in ("muc", "doan", "tieu_de", "ket_thuc")}
    blocks = {block.text_path: block for block in context.blocks}
    for path, text in texts.items():
        block = blocks.get(path)
        heading = block is not None and len(text.text) <= _SHORT
        told = _counts(text.text, heading) if path[0] != "phu_luc" else ()
        if not told:
            continue
        head = _below(block, text.text, told) if block is not None else None
        if head is not None:
            yield from _finding(text, told[-1], [head])
        elif any(_points_back(text.text, one) for one in told):
            groups = _groups(context) if groups is None else groups
            for one in told:
                if _points_back(text.text, one):
                    yield from _finding(text, one, _meant(groups, one, path, in_table="bảng" in text.text))


@lru_cache(maxsize=4096)
def _counts(words: str, heading: bool) -> tuple[_Count, ...]:
    if not (heading or _MAY_POINT.search(words)) or not _SIGN.search(words):
        return ()
    out = []
    for one in counted(words):
        named = _NAMED.match(words, one.end)
        before = words[max(0, one.start - 24) : one.start]
        if words.rstrip().endswith(":"):
            before = before.removesuffix("trên ")  # "Kết quả trên 06 lĩnh vực:"
        if named and one.exact and 2 <= one.value <= _MOST and not _SOME.search(before):
            out.append(_Count(one, named["ten"].lower(), named.end()))
    return tuple(out)


def _points_back(words: str, one: _Count) -> bool:
    return _BACK.match(words, one.end) is not None or (
        _CLOSES.match(words) is not None and one.noun.split()[-1] in ("nghị", "ánh", "kiến")
    )


def _below(block: Block, words: str, told: Sequence[_Count]) -> Listing | None:
    """The items of a heading that says how many there are; one that ends with a colon and a figure is told by BC22."""
    if len(told) != 1 or len(words) > _SHORT or not _TO_END.match(words, told[0].end):
        return None
    over = words[: told[0].amount.start].endswith("trên ")
    if words[told[0].amount.start].isdigit() and ((words.rstrip().endswith(":") and not over) or "gồm" in words):
        return None
    if words.rstrip().endswith(":") or not (block.block.noi_dung or block.block.nhan_in):
        items = items_behind(block)
    else:
        items = [one for one in block.block.noi_dung if one.chu]
    return _listing(block.path, items)


def _listing(path: Path, items: list[Muc]) -> Listing | None:
    labels = {patterns.sub(r"\w+", "x", one.nhan_in) for one in items}
    if len(labels) != 1 or "" in labels:
        return None
    listing = items_listing((*path, "noi_dung", 0), items)
    return listing._replace(main=min(len(items), listing.main)) if listing is not None else None


def _groups(context: Context) -> list[_Group]:
    out = []
    by_parent: dict[Path, list[Block]] = {}
    for block in context.blocks:
        if block.path[0] == "noi_dung":
            by_parent.setdefault(block.path[:-2], []).append(block)
    words = {block.path: block.said for block in context.blocks}
    for path, inside in by_parent.items():
        items = [one.block for one in inside if one.block.chu]
        labelled = [one for one in items if one.nhan_in]
        first = next((one for one in items if not one.nhan_in), None)
        listing = _listing(path, labelled)
        if listing is not None:
            opened = plain(first.chu) if first is not None and first.chu.rstrip().endswith(":") else ""
            names = " ; ".join(plain(one.chu) for one in labelled)
            title = words.get(path, context.document.trich_yeu if not path else "")
            out.append(_Group(listing.path, f"{title} ; {opened} ; {names if _all_named(labelled) else ''}", listing))
    for base, table, lines in lined_tables(context):
        rows = listing_of(base, table, "", lines)
        if rows is not None:
            out.append(_Group(rows.path, rows.names, rows, table=True))
    return out


def _all_named(items: list[Muc]) -> bool:
    """Whether all items open with one word, the name of what they are ("Nhóm nhiệm vụ về …")."""
    opens = {plain(one.chu).split(" ")[0].lower() for one in items}
    return len(opens) == 1


def _meant(groups: list[_Group], one: _Count, path: Path, *, in_table: bool) -> list[Listing]:
    """The lists a count may mean: of its name; none where one of them has it, or no single one is nearest before it."""
    noun = one.noun.removeprefix("nhóm ").removeprefix("mảng ").removeprefix("đầu ").removeprefix("ý ")
    noun = "biểu" if noun == "biểu mẫu" else noun
    kin = (
        "nhiệm vụ|nội dung|công việc|việc|hoạt động" if noun in ("nhiệm vụ", "nội dung", "công việc", "việc") else noun
    )
    named = re.compile(rf"(?<!\w)(?:{kin})(?!\w)", re.IGNORECASE)
    found = [each for each in groups if named.search(each.words) and each.path[: len(path)] != path]
    found = [each for each in found if each.table] if in_table else found
    found = [each for each in found if len(each.path) > _OF_BODY] or found
    tops = [each for each in found if not any(_inside(each, other) for other in found)]
    whole = [each for each in groups if noun == "nội dung" and len(each.path) <= _OF_BODY]  # whatever it is called
    if len(tops) != 1 or any(int(one.amount.value) in each.listing.counts for each in (*found, *whole)):
        return []
    return [tops[0].listing]


def _inside(one: _Group, other: _Group) -> bool:
    """Whether a list stands inside an item of another."""
    return len(one.path) > len(other.path) and one.path[: len(other.path) - 1] == other.path[:-1]


def _finding(text: Text, told: _Count, lists: list[Listing]) -> Iterator[Finding]:
    wrong = off(int(told.amount.value), lists)
    if wrong is not None and abs(wrong.main - int(told.amount.value)) <= _FAR:
        quote = text.text[told.amount.start : told.end]
        yield Finding(
            text.path,
            f"Nêu {quote}, kể ra {wrong.main:02d}",
            quote,
            f"{wrong.main:02d} {told.noun}",
            also=(wrong.path,),
        )


_FAR = 2
