"""BC: what a paper gives to one of a series - a class, a grade, a row of its schedule -, told elsewhere of another of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from itertools import chain

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.mentions.exchanged import share_of_another, turned_about
from cchc_docs.checking.figures.mentions.series import LABELS, Told, half_of, mixed_up, names_of, told_in, values_of
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import Bang, Hang, Text
from cchc_docs.model.markup import plain

_BODY = ("muc", "doan", "mo_dau", "ket_thuc")
_WHERE = patterns.ours(
    r"(?i)(?:địa điểm|nơi|điểm|sân|phòng|hội trường)(?: (?:tổ chức|học|thi|khám|họp|diễn ra|thực hiện|tập trung))?"
)
_WHAT = patterns.ours(
    r"(?i)(?:nội dung|công việc|môn(?: thi)?|hoạt động|chương trình|hạng mục|lễ|phần thi)(?: (?:thi|chính|hoạt động|công việc))?"
)
_HOURS = patterns.ours(r"(?<!\d)(\d{1,2}) ?(?:giờ|h|:)")
_HALVES = ("sáng", "chiều", "tối")
_OF_LABEL = patterns.ours(rf"(?i)(?:{LABELS})")
_OPENS = patterns.ours(rf"(?i)\W*(?:\w{{1,3}}[.)] ?)?(?:[-+•] ?)?(?:{LABELS})(?!\w)")
_PARTS = patterns.ours(r"[,;]| và ")
_TWO = """
mo_dau: ['Lớp 1 học tại Nhà văn hóa thôn Hạ; lớp 2 học tại Hội trường thôn Thượng.', 'Đón học viên lớp 2 tại {}.']
"""


@rule(
    code="BC46",
    title="Nơi, buổi của một lớp, một nhóm ghi thành của lớp, nhóm khác",
    severity=CANH_BAO,
    can_cu=practice("nơi và buổi của một việc ghi như nhau ở mọi chỗ trong một văn bản"),
    tru=(QUOTED, CITED, HISTORY),
    bad=_TWO.format("Nhà văn hóa thôn Hạ"),
    good=_TWO.format("Hội trường thôn Thượng"),
)
def told_of_another(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Bảng lịch, các mục liền nhau cho mỗi lớp, khối, nhóm, đợt, môn thi một nơi, một buổi, ngày chẵn hay lẻ; chỗ khác nhắc lại bằng nơi, buổi của lớp, nhóm khác trong đó.

    Chỉ xét khi mỗi lớp, nhóm có đúng một giá trị và giá trị nhắc lại là của lớp, nhóm khác cùng bảng, cùng danh sách.
    """
    texts = [text for text in context.prose if text.role in _BODY and text.path[0] != "phu_luc"]
    told = [one for number, text in enumerate(texts) for one in told_in(number, text.text)]
    series: defaultdict[Hashable, list[Told]] = defaultdict(list)
    for one in told:
        if _OPENS.match(texts[one.text].text):
            series[_list_of(texts[one.text])].append(one)  # an item of a list of duties gives nothing its place
        series["text", one.text].append(one)
    for number, (_, table) in enumerate(context.tables):
        rows = list(_of_table(table))
        series[number] = rows
        told += _named_again(rows, texts)
    for found in mixed_up(series, told):
        text, name = texts[found.here.text], ", ".join(sorted(found.own.names & found.here.names))
        quote = text.text[found.here.start : found.here.end]
        message = f"Chỗ khác ghi {found.own.kind} của {name} là “{found.own.value}”; “{found.whose.value}” là của {', '.join(sorted(found.whose.names))}"
        also = (texts[found.own.text].path,) if found.own.text >= 0 else ()
        yield Finding(text.path, message, quote, f"thống nhất: {found.own.value}?", also=also)


def _list_of(text: Text) -> Hashable:
    """What tells the items of one list from those of another."""
    return text.path[:-2] if text.path[-1:] == ("muc",) else text.path[:-1]


def _of_table(table: Bang) -> Iterator[Told]:
    """What the rows of a table tell: names by labelled cells and by what is held, values by the columns of places and hours."""
    heads = {column.ma: " ".join(plain(column.ten).split()) for column in table.cot}
    places = [code for code, head in heads.items() if _WHERE.fullmatch(head)]
    if not places and not any(_OF_LABEL.fullmatch(head) for head in heads.values()):
        return
    for row in table.hang:
        names = frozenset() if row.nhom else _names(row, heads)
        if not names:
            continue
        for code in places:
            if words := row.words(code):
                yield Told(-1, 0, 0, names, "nơi", words)
        cells = [row.words(code) for code in heads]
        halves = {half_of(int(hour)) for cell in cells for hour in _HOURS.findall(cell)}
        halves |= {cell.lower() for cell in cells if cell.lower() in _HALVES}
        if len(halves) == 1:
            yield Told(-1, 0, 0, names, "buổi", halves.pop())


def _names(row: Hang, heads: dict[str, str]) -> frozenset[str]:
    out: set[str] = set()
    for code, head in heads.items():
        words = row.words(code)
        out |= names_of(f"{head} {words}") if _OF_LABEL.fullmatch(head) and words[:1].isdigit() else names_of(words)
        if _WHAT.fullmatch(head):
            out |= {part for each in _PARTS.split(words.lower()) if " " in (part := each.strip())}
    return frozenset(out)


def _named_again(rows: list[Told], texts: list[Text]) -> Iterator[Told]:
    """What the body tells of the things a schedule holds: its place right beside their names."""
    names = {name for one in rows for name in one.names if not _OF_LABEL.match(name)}
    if not names:
        return
    for number, text in enumerate(texts):
        start = 0
        for clause in text.text.split(";"):
            low = clause.lower()
            held = frozenset(name for name in names if name in low)
            for kind, value, a, b in values_of(clause) if held else ():
                if kind == "nơi":
                    yield Told(number, start + a, start + b, held, kind, value)
            start += len(clause) + 1


_SHARES = """
mo_dau: ['Kinh phí 90 triệu đồng, gồm ngân sách xã 60 triệu đồng; quỹ khuyến học của xã 30 triệu đồng.', 'Phòng Kinh tế thanh toán phần lấy từ quỹ khuyến học của xã là {} triệu đồng.']
"""


@rule(
    code="BC47",
    title="Hai số của một tổng đổi chỗ cho nhau ở chỗ khác",
    severity=CANH_BAO,
    can_cu=practice("một số liệu chỉ có một giá trị trong cùng một văn bản"),
    tru=(QUOTED, CITED, HISTORY),
    bad=_SHARES.format("60"),
    good=_SHARES.format("30"),
)
def figures_exchanged(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“12 nhà xây mới và 7 nhà sửa chữa”, chỗ khác “7 nhà xây mới và 12 nhà sửa chữa”; số tiền của một nguồn ghi thành số của nguồn khác trong cùng danh sách nguồn.

    Câu nói về kỳ khác, tăng giảm, tạm ứng, còn lại thì không xét.
    """
    texts = [text for text in context.with_figures if text.role in _BODY and text.path[0] != "phu_luc"]
    words = [text.text for text in texts]
    for found in chain(turned_about(words), share_of_another(words)):
        text, wrong = texts[found.text], found.wrong
        quote = text.text[wrong.start : wrong.end]
        yield Finding(text.path, wrong.message, quote, wrong.right, also=(texts[found.other].path,))
