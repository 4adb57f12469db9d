"""The head of a document: whatever its grid, typed with tabs or spaces, or missing (WORD_HABITS 1).

Lines are known by what they say, not by where they stand; what they do not say is left over.
"""

from __future__ import annotations

from itertools import takewhile

from cchc_docs import patterns
from cchc_docs.law.kinds import OTHER_MARKS, URGENCY
from cchc_docs.model import printed
from cchc_docs.model.document import CoQuan, NgayThang
from cchc_docs.reading.flow import Grid, Item, Para, Row
from cchc_docs.reading.recognise.reading import Reading, clean, columns, is_rule, notes_of, shown, squeezed, words
from cchc_docs.reading.recognise.title import (
    NAMED_BY,
    SUBJECT,
    has_symbol,
    is_basis,
    is_number,
    opens_subject,
    read_title,
    take_number,
    title_of,
    wide_title_of,
)
from cchc_docs.record import Record, replace
from cchc_docs.vietnamese.accents import to_placement_text
from cchc_docs.vietnamese.enumerators import split_label

_LOOK_AT, _NEAR, _SHORT = 24, 14, 120
DATE_LINE = patterns.ours(
    r"(?i)^(?P<place>[^\d,;:]{0,60}?)\s*,?\s*ngày\s*(?P<day>[\d.…_\s]*?)\s*tháng\s*(?P<month>[\d.…_\s]*?)\s*năm\s*(?P<year>[\d.…_\s]*)\.?$"
)
_BODY = patterns.ours(r"(?:Chương|CHƯƠNG|Điều|ĐIỀU|Phần|PHẦN) (?:[IVXLC]+|\d+|thứ \w+|THỨ \w+)\b[.:]?|[IVX]+\. |1\. ")
_DRAFT = patterns.ours(r"(?i)^\(?dự thảo\b")
NATION = "conghoaxahoi"
MOTTO = "doclaptudohanhphuc"
PARTY = "dangcongsanvietnam"
_LEGAL_KINDS = frozenset({"thongtu", "thongtulientich", "nghidinh", "luat", "boluat", "phaplenh", "lenh", "thongtri"})
"""Kinds this program does not write, whose name under a head is no name of a body."""


class Line(Record):
    """A line of the head: its words, its paragraph, and the side it stands on (0 left, 1 right, -1 unknown)."""

    text: str
    para: Para
    side: int = -1


def read_head(reading: Reading, items: list[Item]) -> int:
    """Read the head, the kind and the trích yếu into the document; return where the body begins."""
    end, lines = _lines(items)
    agency: list[Line] = []
    lines = _without_addressees(reading, lines)
    for line in lines:
        _take(reading, line, agency)
    _agency(reading, agency)
    _boxes(reading, items[:end])
    _typed_nation(reading)
    return read_title(reading, items, end, headed=bool(lines))


def titled_rows_apart(items: list[Item]) -> list[Item]:
    """Return the items with what a clerk typed into rows of the head table from the title on ("TỜ TRÌNH") set below it."""
    at = next((at for at, item in enumerate(items[:_LOOK_AT]) if isinstance(item, Grid) and has_nation(item)), None)
    head = items[at] if at is not None else None
    if at is None or not isinstance(head, Grid):
        return items
    first = next(
        (n for n, row in enumerate(head.rows) if n and (one := _only(row)) and title_of(one[0]) is not None), 0
    )
    if not first:
        return items
    below: list[Item] = []
    for row in head.rows[first:]:
        below += _only(row) or [replace(head, rows=[row])]
    return [*items[:at], replace(head, rows=head.rows[:first]), *below, *items[at + 1 :]]


def _only(row: Row) -> list[Item]:
    """What stands in a row of which one cell alone has words."""
    filled = [cell for cell in row.cells if cell.text]
    return list(filled[0].items) if len(filled) == 1 else []


def has_nation(item: Item) -> bool:
    """Tell whether an item carries the Quốc hiệu, or the Party's name in its place: a head begins here."""
    if isinstance(item, Para):
        text = item.text
        sides = columns(text) if "\t" in text or "   " in text else ()  # one side alone is the line itself
        return _names_state(text) or any(_is_party(squeezed(part)) for part in sides)
    return len(item.rows) <= 6 and any(_names_state(para.text) for para in item.paras())


def _names_state(text: str) -> bool:
    """Tell whether a line stands for the state or the Party; a sentence that mentions them does not."""
    bare = squeezed(text)
    return _is_party(bare) or (NATION in bare and ("CỘNG H" in text or len(bare) < 60))


def _is_party(bare: str) -> bool:
    return bare.rstrip("0123456789") == PARTY


def _without_addressees(reading: Reading, lines: list[Line]) -> list[Line]:
    """Take "Kính gửi" and the lines that go on its list out of the grid of the head."""
    at = next((at for at, line in enumerate(lines) if squeezed(line.text).startswith("kinhgui")), None)
    if at is None:
        return lines
    from cchc_docs.reading.recognise.opening import addressees

    end = at + 1
    while end < len(lines) and lines[end].side != 0 and not _is_head(lines[end]):
        end += 1
    addressees(reading, list({id(line.para): line.para for line in lines[at:end]}.values()))
    return [*lines[:at], *lines[end:]]


def _typed_nation(reading: Reading) -> None:
    """Keep what stands at the right of the head where it is not what the form prints; nothing there stays nothing."""
    typed = [line for key in ("quoc_hieu", "tieu_ngu") if (line := reading.national.get(key))]
    form = [printed.STATE, printed.MOTTO]
    if [_usual(line) for line in typed] == [_usual(line) for line in form]:
        return
    reading.document.quoc_hieu = typed
    if typed:
        usual = [_usual(line).replace("–", "-") for line in typed] == [_usual(line) for line in form]
        if usual or not any(squeezed(line) == PARTY for line in typed):
            reading.unsure[("quoc_hieu",)] = (
                "khác mẫu của Nghị định 30; xóa khóa này để in Quốc hiệu, Tiêu ngữ theo mẫu"
            )
    else:
        reading.notes.append(
            "bản gốc không có Quốc hiệu, Tiêu ngữ; bản in cũng không có (xóa 'quoc_hieu: []' để in theo mẫu)"
        )


def _usual(line: str) -> str:
    return to_placement_text(" ".join(line.split()).casefold(), "old")


def _lines(items: list[Item]) -> tuple[int, list[Line]]:
    """Return the lines of the head and where it ends."""
    filled = [at for at, item in enumerate(items[:_LOOK_AT]) if isinstance(item, Grid) or item.text.strip()]
    filled = list(takewhile(lambda at: not _begins_body(items[at]), filled))
    title = next((at for at in filled if title_of(items[at]) is not None), None)
    nation = next((at for at in filled if has_nation(items[at])), None)
    if title is None:
        title = next(
            (at for at in filled if at > (-1 if nation is None else nation) and wide_title_of(items[at]) is not None),
            None,
        )
    if title is not None and nation is not None and nation > title:
        nation = None
    near = title is not None and title - (nation or 0) <= _NEAR
    end = 0
    out: list[Line] = []
    for at in filled:
        item = items[at]
        if title is not None and at >= title:
            break
        found = grid_lines(item) if isinstance(item, Grid) else para_lines(item)
        sure = nation is not None and (at <= nation or near)
        short = near and isinstance(item, Para) and len(item.text) < _SHORT and not split_label(item.text)[0]
        typed = near and isinstance(item, Grid) and _has_number_and_body(found)
        if not sure and not short and not typed and not (found and all(_is_head(line) for line in found)):
            break
        out += found
        end = at + 1
    if title is not None and near and end < title and not any(at >= end for at in filled if at < title):
        end = title
    if nation is None and title is None and not any(_speaks(line.text) for line in out):
        return 0, []
    return end, out


def _has_number_and_body(lines: list[Line]) -> bool:
    """Whether a grid above a title holds a body in capitals over its number: a head, whatever was lost at its right."""
    left = [line.text for line in lines if line.side == 0]
    return any(text.isupper() for text in left) and any(is_number(text) or has_symbol(text) for text in left)


def _begins_body(item: Item) -> bool:
    """Tell whether an item can only stand in the body or the foot: no head, no title comes behind it."""
    if isinstance(item, Grid):
        return any(squeezed(para.text).startswith("noinhan") for para in item.paras()) and not has_nation(item)
    return bool(_BODY.match(item.text.strip())) or (bool(item.label) and len(item.text) > _SHORT)


def grid_lines(grid: Grid) -> list[Line]:
    """Return the lines of a table, each with the side it stands on."""
    out = []
    for row in grid.rows:
        filled = [cell for cell in row.cells if cell.text]
        for cell in row.cells:
            side = -1 if len(row.cells) < 2 else 0 if cell is row.cells[0] else 1
            if len(filled) == 1 and len(row.cells) > 2 and cell is row.cells[1]:
                side = -1
            out += [
                Line(part.strip(), para, side)
                for para in cell.paras()
                for part in shown(para).split("\n")
                if part.strip()
            ]
    return out


def para_lines(para: Para) -> list[Line]:
    """Return the lines of a paragraph, those set side by side with tabs or blanks apart."""
    out = []
    for line in para.text.split("\n"):
        parts = [one for part in columns(line) for one in _number_and_day(part)]
        filled = [(at, part) for at, part in enumerate(parts) if part]
        for place, (at, part) in enumerate(filled):
            side = place if len(filled) > 1 else (1 if at > 0 or para.look.align == "right" else -1)
            out.append(Line(part, para, min(side, 1)))
    return out


_NUMBER_THEN = patterns.ours(r"(?i)^số\s*:?\s*[^\s,;]{3,40}\s*[,;]\s+(?=[^,;]{0,60},?\s*ngày\s)")


def _number_and_day(text: str) -> tuple[str, ...]:
    """The number and the day of a line that has both, as copies of a page do: "Số: 01/KH-UBND, An Bình, ngày 05 tháng 6 năm 2026"."""
    number = _NUMBER_THEN.match(text)
    if number is None or not DATE_LINE.match(text[number.end() :]) or not is_number(number[0].rstrip(" ,;")):
        return (text,)
    return number[0].rstrip(" ,;"), text[number.end() :]


def _speaks(text: str) -> bool:
    """Tell whether a line can only belong to a head."""
    bare = squeezed(text)
    return (
        NATION in bare or MOTTO in bare or has_symbol(text) or bool(DATE_LINE.match(text)) or bool(SUBJECT.match(text))
    )


def _is_head(line: Line) -> bool:
    text = line.text
    if _speaks(text) or is_rule(text) or _DRAFT.match(text) or is_number(text):
        return True
    if not text.isupper() or squeezed(text) in _LEGAL_KINDS:
        return False
    return len(text) < 90 and not split_label(text)[0] and not is_basis(text)


def _take(reading: Reading, line: Line, agency: list[Line]) -> None:
    text, bare, document = line.text, squeezed(line.text), reading.document
    if _take_mark(reading, line.para, text):
        return
    if (NATION in bare and len(bare) < 60) or (_is_party(bare) and line.side != 0):
        _national(reading, "quoc_hieu", line)
    elif MOTTO in bare and len(bare) < 40:
        _national(reading, "tieu_ngu", line)
    elif is_rule(text):
        reading.drop(text)
    elif is_number(text) and not (reading.typed.get("number") or (agency and NAMED_BY.search(agency[-1].text))):
        take_number(reading, line.para, text)
    elif DATE_LINE.match(text) and not reading.typed.get("date"):
        take_date(reading, line)
    elif not document.trich_yeu and (SUBJECT.match(text) or (line.side == 0 and opens_subject(reading, text))):
        document.trich_yeu = clean(text) + notes_of(line.para)
        reading.put(("trich_yeu",), line.para, "trich_yeu_cong_van")
    elif document.trich_yeu and not text.isupper() and line.side == 0:
        document.trich_yeu += f"\n{clean(text)}"
        line.para.role = line.para.role or "trich_yeu_cong_van"
    elif (
        (line.side == -1 and any(one.side == 0 for one in agency))
        or _DRAFT.match(text)
        or not (text.isupper() or line.side == 0)
        or len(text) > 120
    ):
        reading.leave(line.para, text)
    else:
        agency.append(line)


def _take_mark(reading: Reading, para: Para, text: str) -> bool:
    """Take a line that is a mark of the decree: how urgent; a mark of secrecy or of circulation is kept as it is (a stamp)."""
    said = to_placement_text(clean(text).upper(), "old")
    key = next((key for key, (words, _) in URGENCY.items() if words == said), "")
    if said in OTHER_MARKS or (key and reading.document.do_khan):
        reading.leave(para, text)
        return True
    if not key:
        return False
    reading.document.do_khan = key
    reading.put(("do_khan",), para, "do_khan")
    if said != clean(text):  # the form prints it in its own letters
        reading.drop(text)
    return True


def _national(reading: Reading, key: str, line: Line) -> None:
    reading.national.setdefault(key, clean(line.text))
    line.para.role = line.para.role or key
    reading.drop(line.text)


def take_date(reading: Reading, line: Line) -> None:
    """Keep the place and the day a line gives."""
    document = reading.document
    found = DATE_LINE.match(clean(line.text))
    if not found:
        return
    reading.typed["date"] = [clean(line.text)]
    # A line that has both is set as its number is.
    reading.put(("ngay_ban_hanh",), line.para, "" if line.para.role == "so_ky_hieu" else "dia_danh_ngay")
    reading.places[("dia_danh",)] = reading.places[("ngay_ban_hanh",)]
    document.dia_danh = found["place"].strip(" ,")
    parts = [patterns.sub(r"[\s.…_]", "", found[name]) for name in ("day", "month", "year")]
    values = [int(part) if part.isdecimal() and len(part) < 6 else None for part in parts]
    day = NgayThang(*values)
    document.ngay_ban_hanh = day if day.possible and 1945 <= (day.nam or 1945) <= 2100 else NgayThang()


def _agency(reading: Reading, lines: list[Line]) -> None:
    """Take the issuing body and the body above it from the lines on the left."""
    own = [line for line in lines if line.side < 1] or lines
    for line in lines:
        if line in own:
            continue
        if not reading.national and line.text.isupper():
            _national(reading, "quoc_hieu", line)  # a union has its own name where the state has Quốc hiệu
        else:
            reading.leave(line.para, line.text)
    if not own:
        return
    split = _above(own)
    name = [clean(line.text) for line in own[split:]]
    reading.document.co_quan = CoQuan(
        printed.full_name(name, reading.document.dia_danh), "", "\n".join(clean(line.text) for line in own[:split])
    )
    for line in own:
        line.para.role = line.para.role or "co_quan"
    reading.put(("co_quan", "ten"), own[split].para, "co_quan")
    if split:
        reading.put(("co_quan", "chu_quan"), own[0].para, "chu_quan")
    reading.put(("co_quan",), own[0].para)


def _above(lines: list[Line]) -> int:
    """Return how many lines name the body above: not bold over bold, or a whole body over another."""
    split = _parted(lines)
    while split and _GOES_ON.search(f"{lines[split - 1].text.strip()}\n{lines[split].text.strip()}"):
        split -= 1
    return split


_GOES_ON = patterns.ours(r"(?i)[-–,]\n|\bvà\n|\n(?:và|[-–]) ")
"""What parts no two bodies: "BỘ VĂN HÓA, THỂ THAO / VÀ DU LỊCH" is one."""


def _parted(lines: list[Line]) -> int:
    if len(lines) < 2:
        return 0
    bold = [line.para.bold for line in lines]
    first = lines[0].text.lower().strip()
    second = lines[1].text.lower().strip()
    # "ỦY BAN NHÂN DÂN" alone names nobody: its place below belongs to it, bold or not
    if any(bold) and not bold[0] and not (first in printed.COUNCILS and bold.index(True) == 1):
        return bold.index(True)
    if first in printed.COUNCILS:
        # "ỦY BAN NHÂN DÂN / TỈNH A / SỞ B": a council with its place, then another body
        placed = len(lines) > 2 and _is_place(second) and not _is_place(lines[2].text.lower())
        return 2 if placed and len(lines[2].text) > 3 else 0
    return 1 if first.startswith((*printed.COUNCILS, "ubnd", "hđnd", "sở ", "bộ ")) and not _is_place(second) else 0


def _is_place(text: str) -> bool:
    return text.strip().startswith(tuple(f"{word} " for word in printed.PLACE_WORDS))


def _boxes(reading: Reading, items: list[Item]) -> None:
    """A text box of the head may hold the V/v or a mark; the rest ("DỰ THẢO") is left over by the classifier."""
    for item in items:
        for para in item.paras() if isinstance(item, Grid) else [item]:
            for box in list(para.boxes):
                if _take_mark(reading, box, box.text):
                    para.boxes.remove(box)
                elif SUBJECT.match(box.text.strip()) and not reading.document.trich_yeu:
                    reading.document.trich_yeu = words(box, own_bold=True, own_italic=True)
                    reading.put(("trich_yeu",), box, "trich_yeu")
                    para.boxes.remove(box)
