"""`cchc template check`: what is wrong with a Word template an official has changed, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cchc_docs.errors import CchcError
from cchc_docs.record import NamedTuple
from cchc_docs.writing.template.compile import NO_TEMPLATE, Source, read_source, write_code
from cchc_docs.writing.template.compiled import DOCUMENT
from cchc_docs.writing.template.layout import stream
from cchc_docs.writing.template.source import read_parts
from cchc_docs.writing.template.xml import TAG, W, control, join_tags, parse, text_nodes, text_of
from cchc_docs.writing.view.view import KINDS, OPTIONAL, UNASKED

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HALF = re.compile(r"\{\{|\{%|\}\}|%\}")
_SPACED = re.compile(r"\{%\s+(p|tr|tc)\s+(?:if|elif|else|endif|for|endfor)\b")
_GLUED = re.compile(r"\{%(?:p|tr|tc)(if|elif|else|endif|for|endfor)\b")
_DASHED = re.compile(r"\{%-|-%\}|\{\{-|-\}\}")
_EXPRESSION = re.compile(r"\{\{|\{%")


class TemplateProblem(NamedTuple):
    """What is wrong, and where as an official finds it: "đoạn 12", "bảng 2, hàng 3, ô 1", "đầu trang"."""

    place: str
    message: str


def check_template(data: bytes) -> list[TemplateProblem]:
    """Return everything that is wrong with a template; empty is good. A file that is no Word document is one problem."""
    try:
        package = read_parts(data)
        trees = {
            name: parse(content, name)
            for name, content in package.items()
            if name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1
        }
    except CchcError as error:
        return [TemplateProblem("tệp", str(error))]
    out = [problem for name, root in trees.items() for problem in _part(name, root)]
    if not any(problem.message.startswith(_BROKEN) for problem in out):
        out += _compiled(data, trees)
    seen: dict[TemplateProblem, None] = dict.fromkeys(out)
    return list(seen)


_BROKEN = "thẻ hỏng"


def places(name: str, root: Element) -> list[str]:
    """Return the place of each paragraph of a part, in document order."""
    where = _part_name(name)
    tables = [table for table in root.iter(f"{W}tbl") if next(table.iterancestors(f"{W}tbl"), None) is None]
    number = {table: place for place, table in enumerate(tables, start=1)}
    out = []
    count = 0
    for paragraph in root.iter(f"{W}p"):
        cells = list(paragraph.iterancestors(f"{W}tc"))
        if not cells:
            count += 1
            out.append(f"{where}đoạn {count}")
            continue
        cell = cells[-1]
        row = next(cell.iterancestors(f"{W}tr"))
        table = next(cell.iterancestors(f"{W}tbl"))
        at_row = list(table.iter(f"{W}tr")).index(row) + 1
        at_cell = list(row.iterfind(f"{W}tc")).index(cell) + 1
        out.append(f"{where}bảng {number[table]}, hàng {at_row}, ô {at_cell}")
    return out


def _part_name(name: str) -> str:
    for start, words in (
        ("header", "đầu trang, "),
        ("footer", "chân trang, "),
        ("footnotes", "chú thích cuối trang, "),
    ):
        if name[5:].startswith(start):
            return words
    return ""


# --- tags as they stand in the paragraphs -----------------------------------------------------------------------------


def _part(name: str, root: Element) -> Iterator[TemplateProblem]:
    spots = places(name, root)
    paragraphs = list(root.iter(f"{W}p"))
    for paragraph in paragraphs:
        join_tags(paragraph)
    for spot, paragraph in zip(spots, paragraphs, strict=True):
        for message in _paragraph(paragraph):
            yield TemplateProblem(spot, message)
    yield from _balance(spots, paragraphs)
    yield from _cells(spots, paragraphs)
    if name == "word/settings.xml" and root.find(f"{W}trackRevisions") is not None:
        yield TemplateProblem("tệp", "mẫu đang bật Theo dõi thay đổi (Track Changes); tắt đi rồi lưu lại")


def _paragraph(paragraph: Element) -> Iterator[str]:
    text = "".join(node.text or "" for node in text_nodes(paragraph))
    for deleted in paragraph.iter(f"{W}delText"):
        if _EXPRESSION.search(deleted.text or ""):
            yield "có thẻ nằm trong đoạn đã xóa còn theo dõi (Track Changes); chấp nhận thay đổi rồi lưu lại"
    if next(paragraph.iter(f"{W}ins"), None) is not None or next(paragraph.iter(f"{W}del"), None) is not None:
        yield "còn thay đổi chưa chấp nhận (Track Changes); chấp nhận hoặc từ chối hết rồi lưu lại"
    bare = TAG.sub("", text)
    if half := _HALF.search(bare):
        yield f"{_BROKEN}: có “{half[0]}” mà không có dấu mở hoặc đóng đi cùng trong cùng một đoạn"
    if found := _SPACED.search(text):
        yield f"{_BROKEN}: viết “{{%{found[1]} …” liền nhau, không có dấu cách sau {{%"
    if found := _GLUED.search(text):
        yield f"{_BROKEN}: thiếu dấu cách trước “{found[1]}”"
    if _DASHED.search(text):
        yield f"{_BROKEN}: dấu trừ trong thẻ ({{%- hoặc -%}}) nuốt chữ bên cạnh; bỏ dấu trừ"
    for unit in ("p", "tr", "tc"):
        tags = re.findall(r"\{%" + unit + r"\s.{0,500}?%\}", text, re.DOTALL)
        if len(tags) > 1:
            yield f"hai thẻ {{%{unit} %}} trong một đoạn; mỗi thẻ một đoạn riêng"
        elif tags and _beside(paragraph, unit, tags[0]).strip():
            yield f"chữ đứng cạnh thẻ {{%{unit} %}} sẽ mất khi in; để thẻ ở {_HOME[unit]} riêng"


_HOME = {"p": "một đoạn", "tr": "một hàng", "tc": "một ô"}


def _beside(paragraph: Element, unit: str, tag: str) -> str:
    """Return the text that vanishes with a control tag: of its paragraph, its row, its cell."""
    holder = paragraph if unit == "p" else next(paragraph.iterancestors(f"{W}{unit}"), paragraph)
    return text_of(holder).replace(tag, "", 1)


def _unmatched(shown: str, wanted: str, opened: list[tuple[str, str, str]]) -> str:
    """Say what is wrong with a closing tag: nothing to close, or another tag still open inside."""
    if opened and any(word == wanted for word, _, _ in opened):
        word, unit, spot = opened[-1]
        return f"thẻ {{%{unit} {word} %}} ở {spot} không có thẻ end{word} đóng lại trước thẻ {shown}"
    return f"thẻ {shown} không có thẻ {wanted} mở ở trước"


def _balance(spots: list[str], paragraphs: list[Element]) -> Iterator[TemplateProblem]:
    """Match every if and for with its end, with the same kind of tag."""
    opened: list[tuple[str, str, str]] = []
    for spot, paragraph in zip(spots, paragraphs, strict=True):
        text = "".join(node.text or "" for node in text_nodes(paragraph))
        for found in re.finditer(r"\{%(p|tr|tc|r)?\s+(\w+)", text):
            unit, word = found[1] or "", found[2]
            shown = f"{{%{unit} {word} %}}"
            if word in ("if", "for"):
                opened.append((word, unit, spot))
            elif word in ("elif", "else", "endif", "endfor"):
                wanted = "for" if word == "endfor" else "if"
                if not opened or opened[-1][0] != wanted:
                    yield TemplateProblem(spot, f"{_BROKEN}: {_unmatched(shown, wanted, opened)}")
                    return
                if opened[-1][1] != unit:
                    yield TemplateProblem(
                        spot,
                        f"{_BROKEN}: thẻ {shown} khác loại với thẻ {{%{opened[-1][1]} {wanted} %}} ở {opened[-1][2]}",
                    )
                    return
                if word.startswith("end"):
                    opened.pop()
    for word, unit, spot in opened:
        yield TemplateProblem(spot, f"{_BROKEN}: thẻ {{%{unit} {word} %}} không có thẻ end{word} đóng lại")


def _cells(spots: list[str], paragraphs: list[Element]) -> Iterator[TemplateProblem]:
    """Name cells all of whose paragraphs may be left out: Word does not open a file with such a cell."""
    done: set[Element] = set()
    for spot, paragraph in zip(spots, paragraphs, strict=True):
        cell = next(paragraph.iterancestors(f"{W}tc"), None)
        if cell is None or cell in done:
            continue
        done.add(cell)
        depth = 0
        safe = False
        for inner in cell.iterfind(f"{W}p"):
            words = control(inner)
            if words is None:
                safe = safe or depth == 0
            elif words.startswith(("if ", "for ")):
                depth += 1
            elif words.startswith("end"):
                depth -= 1
        if not safe:
            yield TemplateProblem(
                spot, "ô này có thể không còn đoạn nào khi in; thêm một đoạn trống sau thẻ endif, endfor"
            )


# --- what compiling says ----------------------------------------------------------------------------------------------


def _compiled(data: bytes, trees: dict[str, Element]) -> Iterator[TemplateProblem]:
    try:
        source = read_source(data)
    except CchcError as error:
        yield TemplateProblem("tệp", str(error))
        return
    if DOCUMENT not in source.tagged:
        yield TemplateProblem("văn bản", NO_TEMPLATE.removeprefix("tệp này "))
        return
    written = write_code(source)
    wrong = source.wrong + written.wrong
    spots = {name: places(name, trees[name]) for name in {name for name, _, _ in wrong}}
    for name, paragraph, message in wrong:
        yield TemplateProblem(spots[name][paragraph] if paragraph >= 0 else "văn bản", message)
    if DOCUMENT not in written.unread:
        yield from _prototypes(source, written.kinds, trees[DOCUMENT])


def _prototypes(source: Source, kinds: set[str], root: Element) -> Iterator[TemplateProblem]:
    from cchc_docs.writing.template.code import nearest

    if source.wrong:
        return
    for kind in KINDS:
        if kind not in kinds and kind not in OPTIONAL and kind not in UNASKED:
            yield TemplateProblem("văn bản", f"thiếu đoạn mẫu cho khối '{kind}': {{%p elif b.kieu == '{kind}' %}} … ")
    for kind in sorted(kinds - set(KINDS)):
        yield TemplateProblem("văn bản", f"không có khối '{kind}'{nearest(kind, list(KINDS))}")
    body = root.find(f"{W}body")
    if body is None:
        return
    found = stream(body)
    texts: dict[str, str] = {}
    for element, own in found.elements:
        for kind in own:
            texts[kind] = texts.get(kind, "") + text_of(element)
    for kind, needed in _NEEDED.items():
        for name in needed:
            if kind in kinds and not re.search(r"\b" + re.escape(f"{found.block}.{name}") + r"\b", texts.get(kind, "")):
                yield TemplateProblem(
                    "văn bản", f"đoạn mẫu '{kind}' không in {{{{ {found.block}.{name} }}}}: chữ sẽ mất"
                )
    head = text_of(root)
    for name in _HEAD:
        if not re.search(r"(?:\{\{[^}]*|\{%\w*\s+for\s+\w+\s+in\s+)\b" + name + r"\b", head):
            yield TemplateProblem("văn bản", f"mẫu không in {{{{ {name} }}}}: chữ sẽ mất")


_HEAD = ("chu_quan", "co_quan", "so_ky_hieu", "dia_danh_ngay", "ten_loai", "trich_yeu")
_NEEDED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("tieu_de_1", "tieu_de_2", "tieu_de_3", "tieu_de_4", "muc", "gach", "cong"), ("nhan", "chu")),
    **dict.fromkeys(("kinh_gui_mot", "can_cu", "mo_dau", "phan_nhan", "phan_ten", "doan", "ket_thuc"), ("chu",)),
    **dict.fromkeys(("phu_luc_nhan", "phu_luc_ten", "kem_theo"), ("chu",)),
    "kinh_gui": ("dong",),
    "dien": ("nhan", "dong"),
    "chu_ky": ("noi_nhan", "quyen_han", "chuc_vu", "ho_ten"),
}
