"""What follows the signature: appendices by label, by section, by page break, or one without any sign.

Also a second document in the file (the rules a decision issues): read as an appendix with the lines of its own head.
"""

from __future__ import annotations

import re

from cchc_docs.model import markup
from cchc_docs.model.columns import UNIT_LINE
from cchc_docs.model.document import Bang, PhuLuc
from cchc_docs.model.numbering import appendix_label
from cchc_docs.patterns import ours
from cchc_docs.reading.flow import Flow, Grid, Item, Para
from cchc_docs.reading.recognise.blocks import Node, build_tree
from cchc_docs.reading.recognise.foot import signature_above, take_signer
from cchc_docs.reading.recognise.head import MOTTO, has_nation
from cchc_docs.reading.recognise.reading import Reading, clean, is_rule, shown, squeezed, words
from cchc_docs.reading.recognise.signing import looks_name
from cchc_docs.reading.recognise.tables import head_rows, read_table
from cchc_docs.reading.recognise.title import ATTACHED, title_of
from cchc_docs.record import Record, field
from cchc_docs.vietnamese.enumerators import split_label

_NAME = r"(?:phụ lục|phụ biểu|biểu mẫu|biểu|mẫu|danh mục|bảng)"
_ORDINAL = r"(?:(?i:số)\s*)?(?:[IVXLC]+|\d{1,2}[a-zA-Z]?|[A-HĐ])"
_LABEL = ours(
    rf"(?P<label>(?i:phụ lục)(?:\s+{_ORDINAL}(?![\w/]))?|(?i:{_NAME})\s+(?:(?i:số)\s*:?\s*)?{_ORDINAL}(?![\w/])|(?i:phụ biểu|biểu mẫu))"
    r"\s*(?P<mark>[:.\-–—]*)\s*(?P<rest>.*)",
    re.DOTALL,
)
_BARE = frozenset({"phụ biểu", "biểu mẫu"})
_HEAD, _AGENCY = 14, 5
_LONG = 300


class Part(Record):
    """One appendix on its way: its items, and its blocks once built."""

    items: list[Item]
    appendix: PhuLuc = field(default_factory=PhuLuc)
    nodes: list[Node] = field(default_factory=list)
    table: Bang | None = None
    label: str = ""


def label_of(item: Item) -> re.Match[str] | None:
    """Return the label an appendix begins with, None for any other paragraph."""
    if isinstance(item, Grid) or item.label:
        return None
    text = clean(item.text)
    found = _LABEL.fullmatch(text)
    if not found or len(text) > _LONG:
        return None
    rest = found["rest"]
    if rest and found["label"].lower() in _BARE and not found["mark"] and "\n" not in text[: len(found["label"]) + 2]:
        return None  # a title that begins with the word: "BIỂU MẪU TỔNG HỢP KẾT QUẢ"
    centred = item.look.align in ("center", "right") or item.breaks
    if not rest:
        return found if centred or item.bold or len(text) < 30 else None
    begins = found["mark"] or "\n" in text[: len(found["label"]) + 2] or rest[:1].isupper()
    return found if begins and (centred or item.bold) and not rest.rstrip().endswith(";") else None


def find_appendices(items: list[Item], start: int) -> int:
    """Return where appendices begin in a file without a foot, len(items) for none."""
    for at in range(start, len(items)):
        item = items[at]
        if label_of(item) is not None and _stands_alone(items, at):
            return at
    return len(items)


def _stands_alone(items: list[Item], at: int) -> bool:
    item = items[at]
    if isinstance(item, Grid):
        return False
    return item.breaks or item.look.align == "center" or at == 0


def split_parts(items: list[Item]) -> list[list[Item]]:
    """Cut what follows the foot into appendices."""
    parts: list[list[Item]] = []
    for at, item in enumerate(items):
        blank = isinstance(item, Para) and not item.text.strip() and not item.boxes
        if not parts or (not blank and _begins(items, at, parts[-1])):
            parts.append([])
        parts[-1].append(item)
    filled = [part for part in parts if any(isinstance(item, Grid) or item.text.strip() or item.boxes for item in part)]
    blanks = [item for part in parts if part not in filled for item in part]
    if filled and blanks:
        filled[-1] += blanks
    return filled


def _begins(items: list[Item], at: int, so_far: list[Item]) -> bool:
    item = items[at]
    words_before = [one for one in so_far if isinstance(one, Grid) or one.text.strip()]
    if not words_before:
        return False
    found = label_of(item)
    if found is not None:
        if _is_part(found, items, at, words_before) or _names_again(found, words_before):
            return False
        return not all(isinstance(one, Para) and (is_rule(one.text) or has_nation(one)) for one in words_before)
    if has_nation(item):
        begun = len(words_before) < _AGENCY and all(
            isinstance(one, Para) and one.text.isupper() for one in words_before
        )
        return not begun and not all(label_of(one) is not None for one in words_before)
    if not item.breaks:
        return False
    if isinstance(item, Grid):
        return False  # a table cut at the end of a page goes on
    had_content = any(isinstance(one, Grid) for one in words_before) or len(words_before) > 3
    section = item.section != words_before[-1].section
    centred = (
        item.look.align == "center" and (item.bold or item.text.strip().isupper()) and not split_label(item.text)[0]
    )
    return had_content and (centred or title_of(item) is not None) and (section or _table_near(items, at))


def _is_part(found: re.Match[str], items: list[Item], at: int, before: list[Item]) -> bool:
    """Tell whether "Biểu mẫu 1" is a part of the PHỤ LỤC it stands in: no section and no "(Kèm theo …)" of its own."""
    first = label_of(before[0]) if before else None
    if (
        first is None
        or not first["label"].lower().startswith("phụ lục")
        or found["label"].lower().startswith("phụ lục")
    ):
        return False
    own = any(isinstance(one, Para) and ATTACHED.match(clean(one.text)) for one in items[at + 1 : at + 5])
    return not own and items[at].section == before[-1].section


def _names_again(found: re.Match[str], before: list[Item]) -> bool:
    """Tell whether a title says its kind once more right below the label: "PHỤ LỤC I", then "PHỤ LỤC LỊCH TRỰC BẾN"."""
    first = label_of(before[0]) if len(before) == 1 else None
    bare = not _ENDS_IN_ORDINAL.search(found["label"]) and not found["mark"]
    return first is not None and not first["rest"] and bare and bool(found["rest"])


_ENDS_IN_ORDINAL = ours(rf"\s{_ORDINAL}$")


def _table_near(items: list[Item], at: int) -> bool:
    return any(isinstance(item, Grid) for item in items[at : at + 6])


def read_parts(reading: Reading, parts: list[list[Item]], flow: Flow) -> list[Part]:
    """Read every appendix: head, blocks, tables."""
    out: list[Part] = []
    for items in parts:
        part = Part(items)
        number = len(out)
        at = _head(reading, part, number)
        part.items = items[at:]
        if not part.label and not part.appendix.ten:
            reading.unsure["phu_luc", number] = "phần sau chữ ký không có tên phụ lục"
        _signed(reading, part, number)
        section = flow.sections[min(_section_of(items), len(flow.sections) - 1)]
        part.appendix.huong = "ngang" if section.landscape else "doc"
        _content(reading, part)
        out.append(part)
    return out


def _signed(reading: Reading, part: Part, number: int) -> None:
    """Take who signs an appendix, or a second document, below its last words: one signer whose every line has its place."""
    last = next((item for item in reversed(part.items) if isinstance(item, Grid) or item.text.strip()), None)
    if last is None or (isinstance(last, Grid) and last.ruled):
        return
    begin, lines = signature_above(part.items, len(part.items))
    if len(lines) < 2 or not looks_name(lines[-1][0]) or begin == 0:
        return
    sub = Reading(reading.file, Flow(), reading.document)
    base = ("phu_luc", number, "chu_ky")
    signer = take_signer(sub, lines, base)
    if sub.left_over or not signer.ho_ten:
        return
    part.appendix.chu_ky = signer
    reading.places.update(sub.places)
    part.items = part.items[:begin]


def _section_of(items: list[Item]) -> int:
    tables = [item.section for item in items if isinstance(item, Grid)]
    return tables[0] if tables else items[0].section


def _head(reading: Reading, part: Part, number: int) -> int:
    """Read label, title and "(Kèm theo …)" of an appendix; return where its content begins."""
    lines: list[str] = []
    appendix = part.appendix
    at = len(part.items)
    named = False
    open_line: Para | None = None
    begin = _second_head(reading, part, number)
    for place, item in enumerate(part.items[begin:], start=begin):
        if isinstance(item, Grid):
            at = place
            break
        text = clean(item.text)
        if not text:
            continue
        if is_rule(text):
            reading.drop(text)
        elif ATTACHED.match(text) and (appendix.kem_theo is None):
            appendix.kem_theo = words(item, own_bold=True, own_italic=True)
            reading.put(("phu_luc", number, "kem_theo"), item, "kem_theo")
            open_line = item
        elif open_line is not None and _goes_on_attached(item, open_line, appendix.kem_theo or ""):
            appendix.kem_theo = f"{appendix.kem_theo}\n{words(item, own_bold=True, own_italic=True)}"
            item.role = "kem_theo"
        elif not part.label and not lines and (found := label_of(item)) is not None:
            named = True
            _label(reading, part, item, found, lines, number)
        elif not part.label and not lines and _part_named(part.items, place):
            named = True
            part.label = text
            reading.put(("phu_luc", number, "nhan"), item, "phu_luc_nhan")
            reading.places[("phu_luc", number)] = reading.places[("phu_luc", number, "nhan")]
        elif _is_title(item, text, part, lines, named=named):
            _title_line(reading, item, lines, number, part)
        else:
            at = place
            break
    appendix.ten = "\n".join(line for line in lines if line)
    return at


def _part_named(items: list[Item], at: int) -> bool:
    """Tell whether "Phần I." stands where the label of an appendix does: centred, a title and "(Kèm theo …)" below it."""
    item = items[at]
    if isinstance(item, Grid) or item.look.align != "center" or not _PART.fullmatch(clean(item.text)):
        return False
    below = [one for one in items[at + 1 : at + 8] if isinstance(one, Grid) or one.text.strip()][:3]
    return any(isinstance(one, Para) and ATTACHED.match(clean(one.text)) for one in below)


_PART = ours(r"(?i)phần\s+(?:[IVX]+|\d{1,2}|thứ \w+)[.:]?")


def _goes_on_attached(item: Para, first: Para, so_far: str) -> bool:
    """Tell whether a line goes on "(Kèm theo …" that has not been closed."""
    open_ = so_far.startswith("(") and so_far.count("(") > so_far.count(")") and so_far.count("\n") < 3
    return open_ and item.look.align == first.look.align and not item.label and not split_label(item.text)[0]


def _label(reading: Reading, part: Part, item: Para, found: re.Match[str], lines: list[str], number: int) -> None:
    part.label = found["label"] + (found["mark"] if found["mark"] in (":", ".") or not found["rest"] else "")
    reading.put(("phu_luc", number, "nhan"), item, "phu_luc_nhan")
    reading.places[("phu_luc", number)] = reading.places[("phu_luc", number, "nhan")]
    rest = found["rest"]
    if found["mark"] and found["rest"] and found["mark"] not in (":", "."):
        reading.drop(found["mark"])
    if rest:
        first, _, attached = rest.partition("\n(")
        if ATTACHED.match(f"({attached}") and attached:
            part.appendix.kem_theo = f"({attached}"
        else:
            first = rest
        lines.append(first)
        reading.places[("phu_luc", number, "ten")] = reading.places[("phu_luc", number, "nhan")]


def _is_title(item: Para, text: str, part: Part, lines: list[str], *, named: bool) -> bool:
    if item.label or split_label(text)[0] or len(text) > _LONG or text.endswith((":", ";")):
        return False
    look = item.look.align == "center" or item.bold or text.isupper()
    if part.appendix.kem_theo is not None and not (item.look.align == "center" and text.isupper() and not lines):
        return False
    if not lines:
        return look or named
    if text[0].islower() and text[-1].isalnum() and lines[-1][-1:].isalnum() and part.appendix.kem_theo is None:
        return True  # one title in two paragraphs
    return look and (item.look.align == "center" or text.isupper()) and not UNIT_LINE.match(text)


def _title_line(reading: Reading, item: Para, lines: list[str], number: int, part: Part) -> None:
    text = words(item, own_bold=True, own_italic=True)
    reading.places.setdefault(("phu_luc", number, "ten"), (f"đoạn {item.index + 1}", item.index))
    reading.places.setdefault(("phu_luc", number), (f"đoạn {item.index + 1}", item.index))
    item.role = "phu_luc_ten"
    first, _, attached = text.partition("\n(")
    if attached and ATTACHED.match(f"({attached}") and part.appendix.kem_theo is None:
        part.appendix.kem_theo = f"({attached}"
        text = first
    lines.append(text)


def _second_head(reading: Reading, part: Part, number: int) -> int:
    """Take the head of a second document, as typed, down to the name of its kind; return where that stands."""
    items = part.items[:_HEAD]
    named = next(
        (at for at, item in enumerate(items) if title_of(item) is not None or label_of(item) is not None), None
    )
    nation = [at for at, item in enumerate(items) if has_nation(item)]
    if not nation or (named is not None and nation[0] > named):
        return 0
    end = named if named is not None else nation[-1] + 1
    while named is None and end < len(items) and MOTTO in squeezed(_text(items[end])):
        end += 1
    for item in items[:end]:
        for para in item.paras() if isinstance(item, Grid) else [item]:
            for line in shown(para).split("\n"):
                if is_rule(line):
                    reading.drop(line)
                elif text := clean(line):
                    reading.put(("phu_luc", number, "dong_dau", len(part.appendix.dong_dau)), para, "dong_dau")
                    part.appendix.dong_dau.append(markup.escaped(text))
    note = "tệp có hai văn bản; văn bản sau được đọc như một phụ lục, đầu trang của nó ở dong_dau"
    if note not in reading.notes:
        reading.notes.append(note)
    return end


def _text(item: Item) -> str:
    return "" if isinstance(item, Grid) else item.text


def _content(reading: Reading, part: Part) -> None:
    """Build blocks and tables; the last table is the appendix's own when nothing stands below it."""
    items = [item for item in _joined(reading, part.items) if isinstance(item, Grid) or item.text.strip() or item.label]
    last = items[-1] if items else None
    if isinstance(last, Grid) and len(last.rows) > 1 and max((len(row.cells) for row in last.rows), default=0) > 1:
        part.table = read_table(reading, last)
        items = items[:-1]
    part.nodes = build_tree(reading, items)


def _joined(reading: Reading, items: list[Item]) -> list[Item]:
    """Put together a table cut by hand: the same number of columns, nothing but blanks between, no other head."""
    out: list[Item] = []
    for item in items:
        if isinstance(item, Para) and not item.text.strip():
            continue
        before = out[-1] if out else None
        if isinstance(item, Grid) and isinstance(before, Grid) and _goes_on(before, item):
            before.rows += item.rows
            reading.notes.append("một bảng bị cắt thành hai đã được nối lại")
        else:
            out.append(item)
    return out


def _goes_on(first: Grid, second: Grid) -> bool:
    widths = [sum(cell.span for cell in grid.rows[0].cells) for grid in (first, second)]
    if widths[0] != widths[1] or widths[0] < 3:
        return False
    keys = [["|".join(squeezed(cell.text) for cell in row.cells) for row in grid.rows[:1]] for grid in (first, second)]
    if keys[0] == keys[1]:
        return True
    from cchc_docs.reading.recognise.tables import _spots

    rows = [_spots(row) for row in second.rows]
    return head_rows(second, rows, widths[1]) == 0


def name_labels(reading: Reading, parts: list[Part]) -> None:
    """Choose `danh_so_phu_luc` and keep every label that it does not give."""
    several = len(parts) > 1
    labels = [part.label for part in parts]
    options = ["I", "1", "01", ""]
    options += [
        label.rsplit(" ", 1)[0] if several else label
        for label in labels
        if label and not label.lower().startswith("phụ lục")
    ]

    def said(scheme: str) -> int:
        return sum(appendix_label(scheme, at, several=several) != label for at, label in enumerate(labels, start=1))

    scheme = min(dict.fromkeys(options), key=lambda one: (said(one), one != "I"))
    if said(scheme) == len(labels):
        scheme = "I"
    reading.document.danh_so_phu_luc = scheme
    for at, part in enumerate(parts, start=1):
        part.appendix.nhan = None if appendix_label(scheme, at, several=several) == part.label else part.label
