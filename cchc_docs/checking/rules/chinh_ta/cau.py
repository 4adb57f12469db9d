"""CH: sentences - final marks, sentences cut off, phrases said twice, first letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from cchc_docs.checking.context import SENTENCES, Block, Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import nd30, practice, rule
from cchc_docs.checking.rules.chinh_ta.dau import makes_a_word
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.checking.word_lists import slips
from cchc_docs.model.columns import PERIOD_LINE, UNIT_LINE
from cchc_docs.model.markup import plain
from cchc_docs.model.parts import Muc
from cchc_docs.patterns import ours, search
from cchc_docs.vietnamese.accents import to_placement

_MARKS = practice("mỗi mục kết thúc bằng một dấu câu")
_CLOSED = (".", ";", ":", "!", "?", "…", "./.", ")", "”", '"', ",")
_SHARE = 0.7


def _items(context: Context) -> Iterator[tuple[list[Block], Block]]:
    """Yield each item written as a sentence, with all such items of the document."""
    items = [
        one
        for one in context.blocks
        if one.block.kieu in ("muc", "doan") and not one.block.noi_dung and one.block.chu.strip()
    ]
    for one in items:
        yield items, one


@rule(
    code="CH16",
    title="Thiếu dấu kết thúc ở cuối mục",
    severity=CANH_BAO,
    can_cu=_MARKS,
    tru=QUOTED,
    bad="""
noi_dung:
- tieu_de: Nhiệm vụ
  noi_dung: [Rà soát các thủ tục còn vướng mắc., Công khai kết quả giải quyết hồ sơ., Tập huấn cho công chức của xã., Báo cáo kết quả thực hiện hằng quý]
""",
    good="""
noi_dung:
- tieu_de: Nhiệm vụ
  noi_dung: [Rà soát các thủ tục., Công khai kết quả., Tập huấn cho công chức., Báo cáo hằng quý.]
""",
)
def no_final_mark(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Khi phần lớn các mục của văn bản, hay mọi mục khác của cùng một liệt kê, có dấu cuối câu, mục không có dấu là sót. Tiêu đề và ô bảng không xét.

    Dòng kết thúc bằng đường dẫn, địa chỉ thư, dòng dẫn đến đường dẫn hay sang dòng sau viết tiếp thì không có dấu.
    """
    items = [one for _, one in _items(context)]
    closed = sum(one.said.rstrip().endswith(_CLOSED) for one in items)
    lists_alone = closed < _SHARE * len(items)
    following = {id(one): after for one, after in pairwise(context.blocks)}
    ahead = {id(after): one for one, after in pairwise(context.blocks)}
    begun = False  # what stands before the first line with a mark may be the title of a paper whose head is not one
    for one in items:
        words = one.said.rstrip()
        begun = begun or words.endswith((".", ";", ":", "!", "?"))
        if not begun or words.endswith(_CLOSED) or words.isupper() or _NO_SENTENCE.search(words):
            continue
        if UNIT_LINE.match(words) or PERIOD_LINE.match(words):
            continue
        if ((lists_alone or len(words) < 25) and not _among(one)) or _is_title(ahead.get(id(one))):
            continue
        after = following.get(id(one))
        next_words = after.said.lstrip() if after is not None and not after.block.nhan_in else ""
        if _LINK.match(next_words) or next_words[:1].islower() or (after is not None and after.block.kieu == "bang"):
            continue
        tail, mark = _tail(words), ":" if _leads_in(one, after) else "."
        yield Finding(one.text_path, "Cuối mục chưa có dấu kết thúc", tail, f"{tail}{mark}", f"{tail}{mark}")
    if not lists_alone:
        yield from _read_as_headings(context)


_LABEL_ALONE = ours(r"(?:(?:Phần|Chương|Mục|Tiểu mục)(?: thứ)? [\dIVXLA-Za-zà-ỹ]+|[\dIVXL]+)[.:)]?$", re.IGNORECASE)
"""A label with its line to itself: the next line is its title."""


def _is_title(before: Block | None) -> bool:
    """Whether the line before is a label and nothing more."""
    return before is not None and _LABEL_ALONE.match(f"{before.block.nhan_in} {before.said}".strip()) is not None


def _leads_in(one: Block, after: Block | None) -> bool:
    """Whether a line without a label of its own stands right before the first item of a list, and has not said itself what it tells ("Buổi sáng: từ 7 giờ")."""
    return (
        after is not None
        and ": " not in one.said
        and not one.block.nhan_in
        and after.siblings is one.siblings
        and after.block.nhan_in.rstrip(".)/") in _FIRST_LABELS
    )


_FIRST_LABELS = frozenset({"1", "a", "I", "i", "-", "+", "•", "*", "(1", "(a", "1.1"})


def _among(one: Block) -> bool:
    """Whether a few words stand inside a list whose other items, the last one apart, all end in one mark."""
    others = [plain(other.chu).rstrip()[-1:] for other in one.siblings[:-1] if other is not one.block]
    return one.block is not one.siblings[-1] and len(others) >= _A_LIST and set(others) in ({";"}, {"."})


def _read_as_headings(context: Context) -> Iterator[Finding]:
    """Items that lost their mark and look like headings: all the others beside them are sentences.

    Nothing stands below, or a paragraph without a mark of its own that follows the last item of a list.
    """
    for one in context.blocks:
        block = one.block
        if block.kieu != "tieu_de" or not block.nhan_in or not _is_item(block, one.siblings):
            continue
        beside = [other for other in one.siblings if other is not block and not other.noi_dung]
        ends = [plain(other.chu).rstrip()[-1:] for other in beside]
        words = plain(block.chu).rstrip()
        if len(ends) < 2 or any(end not in (".", ";") for end in ends) or words.endswith((*_SENTENCE_ENDS, ":")):
            continue
        if words.isupper() or _LINK.search(words):
            continue
        tail, mark = _tail(words), ";" if ends.count(";") > ends.count(".") and block is not one.siblings[-1] else "."
        severity = None if len(words.split()) > _A_SENTENCE else GOI_Y
        yield Finding(one.text_path, "Cuối mục chưa có dấu kết thúc", tail, f"{tail}{mark}", severity=severity)


def _is_item(block: Muc, siblings: list[Muc]) -> bool:
    """Whether a block may be an item of a list although it was read as a heading."""
    if not block.noi_dung:
        return True
    unmarked = all(other.kieu == "doan" and not other.nhan_in for other in block.noi_dung)
    return unmarked and len(siblings) > _A_LIST and block is siblings[-1] and len(block.chu.split()) > _A_SENTENCE


_A_LIST = 3
"""More items than this make a list in which one that is a heading would stand out."""
_SENTENCE_ENDS = (".", ";", "!", "?", "…", "./.")
_A_SENTENCE = 14
"""More words than this are hardly a heading."""


_LINK = ours(r"(?:https?://|www\.)\S+$|\S+@\S+\.\w+$|(?:[\w-]+\.)+(?:vn|com|org|net)(?:/\S*)?$|^(?:https?://|www\.)\S+")


_NO_SENTENCE = ours(rf"{_LINK.pattern}|\./\.\W*$|^Bước \d|\s=\s.*(?:\s/\s|×|\s[xX]\s)|[×/+-]\s*\d+$")
"""Ends in an address or behind "./.", the name of a step, a formula."""


def _tail(words: str) -> str:
    """The last three words."""
    return " ".join(words.split(" ")[-3:])


@rule(
    code="CH26",
    title="Một mục kết thúc bằng dấu khác các mục cùng cấp",
    severity=CANH_BAO,
    can_cu=_MARKS,
    bad="""
noi_dung:
- tieu_de: Việc làm sạch thôn
  noi_dung: [Quét sân;, Phát quang đường;, Khơi rãnh., Thu gom vỏ chai;, Trồng hoa.]
""",
    good="""
noi_dung:
- tieu_de: Việc làm sạch thôn
  noi_dung: [Quét sân;, Phát quang đường;, Khơi rãnh;, Thu gom vỏ chai;, Trồng hoa.]
""",
)
def odd_mark(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Từ bốn mục cùng cấp không có mục con; từ 70 % các mục trước mục cuối cùng một dấu, dấu khác là lạc. Mục cuối kết thúc bằng dấu chấm là đúng.

    Văn bản mà từ 90 % các mục kết thúc bằng dấu chấm thì mục nào cũng theo, kể cả hai, ba mục cạnh nhau và mục cuối; các ý sau một câu dẫn (hết bằng “:”) thì không.
    """
    runs = list(_runs(context))
    ends = Counter(mark for _, _, marks in runs for mark in marks)
    stops = ends["."] >= max(_STOPS, _NEARLY_ALL * ends.total())
    for one, run, marks in runs:
        main, count = Counter(marks[:-1]).most_common(1)[0]
        led = ":" in marks or (one.parent is not None and plain(one.parent.chu).rstrip().endswith(":"))
        if stops and not led and not (len(run) > 2 and set(marks[:-1]) == {";"} and marks[-1] == "."):
            main, last = ".", len(run)
        elif len(run) < 4 or main not in (";", ".") or count < _SHARE * (len(run) - 1):
            continue
        else:
            last = len(run) - 1
        for (number, block), mark in zip(run[:last], marks, strict=False):
            if mark == main or mark not in (";", "."):  # CH17 tells a comma
                continue
            path = (*one.path[:-1], number)
            tail = _tail(plain(block.chu).rstrip())
            yield Finding(
                (*path, block.khoa) if block.khoa else path,
                f"Mục kết thúc bằng “{mark}”, các mục {'khác' if last == len(run) else 'cùng cấp'} kết thúc bằng “{main}”",
                tail,
                f"{tail[:-1]}{main}",
            )


_STOPS, _NEARLY_ALL = 8, 0.9
"""So many items, and nearly all of the paper, that end in a full stop: every one is held to it, the last of a level too."""


def _runs(context: Context) -> Iterator[tuple[Block, list[tuple[int, Muc]], list[str]]]:
    """Yield the items of one level that have nothing below them, two or more, each with its number there and its last sign."""
    seen: set[int] = set()
    for one in context.blocks:
        if id(one.siblings) in seen:
            continue
        seen.add(id(one.siblings))
        run = [
            (n, other) for n, other in enumerate(one.siblings) if other.kieu in ("muc", "doan") and not other.noi_dung
        ]
        for part in _lists(run):
            if len(part) > 1:
                yield one, part, [plain(other.chu).rstrip()[-1:] for _, other in part]


def _lists(run: list[tuple[int, Muc]]) -> list[list[tuple[int, Muc]]]:
    """Part the items of one level into lists: a whole sentence without a label ends a list of labels, the first words of a letter that are no basis end its bases."""
    lists: list[list[tuple[int, Muc]]] = [[]]
    for at, (number, block) in enumerate(run):
        before = run[at - 1][1] if at else None
        sentence = not block.nhan_in and plain(block.chu).rstrip()[-1:] in (".", ":")
        if before is not None and (
            (before.nhan_in and sentence and any(other.nhan_in for _, other in run[at + 1 :]))
            or (_BASIS.match(before.chu) and sentence and not _BASIS.match(block.chu))
        ):
            lists.append([])
        lists[-1].append((number, block))
    return lists


_BASIS = ours(r"[*\s]*(?:Căn cứ|Xét|Theo đề nghị) ")


@rule(
    code="CH19",
    title="Mục bắt đầu bằng chữ thường",
    severity=GOI_Y,
    can_cu=nd30("Mục I Phụ lục II"),
    bad="""
noi_dung:
- tieu_de: Nhiệm vụ
  noi_dung: [Rà soát thủ tục., công khai kết quả., Tập huấn., Báo cáo.]
""",
    good="""
noi_dung:
- tieu_de: Nhiệm vụ
  noi_dung: [Rà soát thủ tục., Công khai kết quả., Tập huấn., Báo cáo.]
""",
)
def small_first(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Xuống dòng thì viết hoa chữ đầu. Chỉ nhắc khi các mục cùng cấp viết hoa; có thể là đoạn bị ngắt giữa câu."""
    for number, one in enumerate(context.blocks):
        if number < 3 and context.document.loai == "khac":
            continue  # the title of a paper whose head was not taken apart
        words = one.said.lstrip(' “"(')
        if not words or not words[0].islower() or one.block.kieu not in ("muc", "tieu_de"):
            continue
        if any(letter.isupper() for letter in words.split(" ", 1)[0]):
            continue  # a name written so: "iOffice"
        first = [plain(other.chu).lstrip(' “"(')[:1] for other in one.siblings if other.chu]
        if sum(letter.isupper() for letter in first) >= 2 and sum(letter.islower() for letter in first) == 1:
            quote = " ".join(words.split(" ")[:3])
            yield Finding(one.text_path, "Mục bắt đầu bằng chữ thường", quote, quote[:1].upper() + quote[1:])


@rule(
    code="CH20",
    title="Câu dẫn số nhiều mà chỉ liệt kê một",
    severity=GOI_Y,
    can_cu=practice("“các …:” thì liệt kê từ hai trở lên"),
    bad="mo_dau: ['Nâng cao các chỉ số: Cải cách hành chính.']",
    good="mo_dau: ['Nâng cao các chỉ số: Cải cách hành chính, Chuyển đổi số.']",
)
def announces_several(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“các chỉ số: Cải cách hành chính.” thường là liệt kê bị rơi mất phần sau; có thể người soạn chỉ cần bỏ chữ “các”.

    “Căn cứ các Quyết định số …;” mà chỉ có một số, ký hiệu cũng vậy.
    """
    for text, found in context.matches_alone(_ANNOUNCED):
        if text.role in SENTENCES:
            message = "Nói “các” mà chỉ có một mục sau dấu hai chấm"
            yield Finding(text.path, message, found[0].strip(), "liệt kê đủ hoặc bỏ “các”")

    for text, found in context.matches_alone(_CITES_SEVERAL, ("các ",)):
        if text.role == "can_cu" and text.text.count("/") - len(_DAYS.findall(text.text)) == 1:
            message = "Nói “các” mà chỉ có một văn bản"
            yield Finding(text.path, message, found[0], found[0].removeprefix("các "))


_CITES_SEVERAL = ours(
    r"(?<![^\W_])các (?:Luật|Nghị quyết|Quyết định|Kế hoạch|Công văn|Chỉ thị|Thông tư|Nghị định) số(?= \d{1,5}/[^;,\n]*(?:[;.]|$))"
)
_DAYS = ours(r"(?<=\d)/(?=\d)")
_ANNOUNCED = ours(
    r"(?<![^\W_])các (?:chỉ số|nội dung|nhiệm vụ|nhóm|giải pháp|lĩnh vực|chỉ tiêu|hình thức)(?: [^\W\d_]+){0,4}: [^,;:.–-]{4,70}(?<! và )\.(?=\s|$)"
)


@rule(
    code="CH40",
    title="Một cặp từ lúc có dấu phẩy, lúc không",
    severity=GOI_Y,
    can_cu=practice("một cách liệt kê chỉ viết một kiểu trong một văn bản"),
    tru=QUOTED,
    bad="mo_dau: ['Vận hành, sửa chữa bến đò mỗi tháng.', 'Bản lo vận hành, sửa chữa bến đò.', Chi tiền vận hành sửa chữa bến đò.]",
    good="mo_dau: ['Vận hành, sửa chữa bến đò mỗi tháng.', 'Bản lo vận hành, sửa chữa bến đò.', Vận hành để sửa chữa.]",
)
def now_with_a_comma(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“sản xuất, kinh doanh” hai lần trở lên mà có chỗ “sản xuất kinh doanh” sau hoặc trước cùng một chữ: một chỗ gõ sót hoặc gõ thừa."""
    sides: dict[str, list[tuple[str, str]]] = {}
    for text in context.texts_holding(", "):
        for pair, before, after in _pairs(text.text):
            sides.setdefault(pair, []).append((before, after))
    whole = context.whole_small
    for pair, standing in sides.items():
        bare = pair.replace(",", "")
        if len(standing) < 2 or not 0 < whole.count(bare) <= len(standing):
            continue
        ahead, behind = ({side for side in one if side} for one in zip(*standing, strict=True))
        texts = [
            text
            for text in context.texts_holding(bare)
            if any(two in behind or (not two and one in ahead) for one, two in _standing(text.text.lower(), bare))
        ]
        known = (bare in slip.sai or search(slip.sai, bare) for slip in slips("thieu_phay"))
        if texts and not any(known):  # CH11 tells those
            message = f"“{bare}”, chỗ khác viết “{pair}”{times(texts)}"
            yield Finding(texts[0].path, message, bare, pair, also=others(texts))


@lru_cache(maxsize=20_000)
def _pairs(text: str) -> tuple[tuple[str, str, str], ...]:
    """Two words of two syllables with a comma between them, and the syllables around; "" where a mark stands."""
    pieces = [piece.split(" ") for piece in text.lower().split(", ")]
    out = []
    for left, right in pairwise(pieces):
        if len(left) < 2 or len(right) < 2:
            continue
        last = right[1].rstrip(".;:)")
        if _word(left[-2], left[-1]) and _word(right[0], last):
            after = right[2] if len(right) > 2 and right[1] == last else ""
            before = left[-3] if len(left) > 2 else ""
            out.append((f"{left[-2]} {left[-1]}, {right[0]} {last}", before, after if after.isalpha() else ""))
    return tuple(out)


def _word(one: str, other: str) -> bool:
    return one.isalpha() and other.isalpha() and makes_a_word((to_placement(one, "old"), to_placement(other, "old")))


def _standing(text: str, bare: str) -> Iterator[tuple[str, str]]:
    """Where words stand as whole words, with the syllables around."""
    for found in re.finditer(rf"(?:(\w+) |(?<!\w)){re.escape(bare)}(?!\w)(?: (\w+))?", text):
        yield found[1] or "", found[2] or ""
