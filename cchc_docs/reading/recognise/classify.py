"""The flow of a Word file -> the document: head, opening, body, closing, foot, appendices, in that order."""

from __future__ import annotations

import re
from collections.abc import Callable

from cchc_docs import patterns
from cchc_docs.law.kinds import OTHER, form_of
from cchc_docs.law.period_names import done_part, named
from cchc_docs.model import markup, printed
from cchc_docs.model.complete import tables
from cchc_docs.model.document import ChuaRo, Document, GiaiDoan, Muc, Path, PhuLuc
from cchc_docs.model.numbering import LADDER, number
from cchc_docs.reading.flow import Grid, Item
from cchc_docs.reading.recognise.appendix import Part, find_appendices, name_labels, read_parts, split_parts
from cchc_docs.reading.recognise.below import take_address, take_confirmed, take_copies
from cchc_docs.reading.recognise.blocks import Node, build_tree, settle
from cchc_docs.reading.recognise.coverage import tokens
from cchc_docs.reading.recognise.foot import find_foot, read_foot
from cchc_docs.reading.recognise.head import read_head, titled_rows_apart
from cchc_docs.reading.recognise.opening import open_lines, read_opening
from cchc_docs.reading.recognise.reading import Reading, words
from cchc_docs.reading.recognise.schemes import choose_ladder, label_tree
from cchc_docs.record import replace
from cchc_docs.vietnamese.citations import find_citations
from cchc_docs.vietnamese.dates import find_dates
from cchc_docs.vietnamese.enumerators import split_label

_CLOSES = patterns.ours(
    r"(?i)^[*]*(trên đây là|trên đây|trong quá trình|quá trình (triển khai|thực hiện)|yêu cầu (các|trưởng|thủ trưởng)|đề nghị (các|ủy ban|thủ trưởng)|"
    r"(ủy ban nhân dân|ubnd) .{0,60}(yêu cầu|báo cáo|đề nghị|trân trọng)|trân trọng|nơi nhận|kế hoạch này|nhận được (kế hoạch|công văn)|rất mong|kính (đề nghị|trình|mong))"
)
_CHANGES = patterns.ours(
    r"(?i)\b(?:thay thế|sửa đổi|bổ sung|bãi bỏ|hủy bỏ|huỷ bỏ|thu hồi|đính chính|gia hạn|điều chỉnh)(?:, (?:sửa đổi|bổ sung))? "
    r"(?:một số (?:nội dung|điều) (?:của )?|toàn bộ |nội dung )?(?:kế hoạch|quyết định|nghị quyết|công văn|quy chế|quy định|chương trình|đề án|thông báo|báo cáo|phương án)\b"
)
_UP_TO = patterns.ours(r"(?<![^\W_])đến (?:hết )?$", re.IGNORECASE)
"""Before a year that only ends what the paper plans ("… đến năm 2030")."""
_QUOTED = patterns.ours(r"“[^”]*”|\"[^\"]*\"")


def classify(reading: Reading) -> None:
    """Fill the document of `reading` from its flow."""
    items = titled_rows_apart(take_copies(reading, take_address(reading, reading.flow.items)))
    start = read_head(reading, items)
    open_lines(items, start)
    foot = find_foot(items, start)
    limit = foot.begin if foot is not None else find_appendices(items, start)
    at = read_opening(reading, items[:limit], start)
    end = _closing_start(items, at, limit)
    nodes = build_tree(reading, items[at:end])
    _closing(reading, items[end:limit])
    after = items[foot.end :] if foot is not None else items[limit:]
    if foot is not None:
        after = take_confirmed(reading, foot, after)
        read_foot(reading, foot)
    parts = read_parts(reading, split_parts(after), reading.flow)
    _label(reading, nodes, parts)
    _years(reading)
    _boxes(reading)
    _around(reading)
    _settle_form(reading)
    number(reading.document)
    for appendix in reading.document.phu_luc:
        appendix.kem_theo_in = _attached(reading, appendix)
    reading.in_table = _in_tables(reading.document)


def _closing_start(items: list[Item], at: int, limit: int) -> int:
    """Return where the closing paragraphs begin: unlabelled ones at the end that say so."""
    begin = limit
    for place in range(limit - 1, at - 1, -1):
        item = items[place]
        if isinstance(item, Grid) or item.label:
            break
        text = item.text.strip()
        if not text:
            continue
        if split_label(text)[0]:
            break
        if _CLOSES.match(text):
            begin = place
        elif not (begin == limit and text.endswith("./.") and not _under_heading(items, place, at)):
            if begin == limit:
                continue_ = text.endswith((".", ";")) and len(text) < 400
                if not continue_:
                    break
                # one more paragraph up may say "Trên đây là"
                previous = [
                    one for one in items[max(at, place - 3) : place] if not isinstance(one, Grid) and one.text.strip()
                ]
                if not previous or not _CLOSES.match(previous[-1].text.strip()):
                    break
                continue
            break
        else:
            begin = place
    return begin


def _under_heading(items: list[Item], place: int, at: int) -> bool:
    """Tell whether the paragraph before is a heading, so that this one is its only content."""
    for above in range(place - 1, at - 1, -1):
        item = items[above]
        if isinstance(item, Grid):
            return False
        if item.text.strip():
            return (
                item.bold
                or item.text.isupper()
                or bool((item.label or split_label(item.text)[0]) and not item.text.rstrip().endswith((".", ";")))
            )
    return False


def _closing(reading: Reading, items: list[Item]) -> None:
    for item in items:
        if isinstance(item, Grid):
            reading.leave_item(item)
        elif item.text.strip():
            reading.put(("ket_thuc", len(reading.document.ket_thuc)), item, "ket_thuc")
            reading.document.ket_thuc.append(words(item))


def _label(reading: Reading, nodes: list[Node], parts: list[Part]) -> None:
    document = reading.document
    ladder_said = choose_ladder([nodes, *(part.nodes for part in parts)])
    document.danh_so = ladder_said
    ladder = tuple(ladder_said) or LADDER
    label_tree(nodes, ladder[0], ladder, fixed=True)
    document.noi_dung = settle(reading, nodes, ("noi_dung",)) or _plain_body(reading)
    for at, part in enumerate(parts):
        chosen, _ = label_tree(part.nodes, ladder[0], ladder)
        appendix = part.appendix
        appendix.danh_so = chosen if chosen != ladder[0] else None
        appendix.noi_dung = settle(reading, part.nodes, ("phu_luc", at, "noi_dung"))
        appendix.bang = part.table
        if part.table is not None:
            reading.place_table(part.table, ("phu_luc", at))
        document.phu_luc.append(appendix)
    if parts:
        name_labels(reading, parts)
    _plain_items(document.noi_dung)
    for appendix in document.phu_luc:
        _plain_items(appendix.noi_dung)


def _plain_body(reading: Reading) -> list[Muc]:
    """Return as body what was read as opening where nothing else is: a paper that speaks in plain paragraphs."""
    document = reading.document
    turn = max((at for at, line in enumerate(document.mo_dau) if printed.decides(line)), default=-1) + 1
    said = document.mo_dau[turn:]
    if document.loai == OTHER or not said or not said[-1].rstrip("*").endswith("./."):
        return []
    for at in range(len(said)):
        place = reading.places.pop(("mo_dau", turn + at), None)
        if place is not None:
            reading.places["noi_dung", at, "doan"] = reading.places["noi_dung", at] = place
    document.mo_dau = document.mo_dau[:turn]
    return [Muc("doan", line, khoa="doan") for line in said]


def _plain_items(blocks: list[Muc]) -> None:
    """An item that says nothing but its words is written as a plain line: its text has no key of its own."""
    for block in blocks:
        if block.kieu == "muc" and not block.noi_dung and block.nhan is None and block.danh_so is None and block.chu:
            block.khoa = ""
        _plain_items(block.noi_dung)


def _years(reading: Reading) -> None:
    """Take the year or the years of the plan from the trích yếu, never from a paper it names."""
    document = reading.document
    text = " ".join(markup.plain(f"{document.ten_loai.capitalize()} {document.trich_yeu}").split())
    if document.loai == "cong_van":
        return  # its V/v names the business, often a paper of another year
    cited = [(one.start, one.end) for one in find_citations(text)]
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    if any(one.year and not _inside(one.start, [*cited, *quoted]) for one in find_dates(text)):
        cited += quoted  # "… Đề án “… giai đoạn 2022 - 2025” năm 2023": the years of what is quoted are its own
    if document.loai == "bao_cao":
        document.nam = named(text).year
        text = done_part(text)  # "… năm 2026 và phương hướng năm 2027" is of 2026
    # What is replaced or amended is another paper, to the end of the line.
    cited += [(found.start(), len(text)) for found in _CHANGES.finditer(text)]
    found = [
        one
        for one in find_dates(text)
        # The day of a paper, and any year in the name of one, is of that paper and says nothing of this.
        if one.form not in ("short", "dashed", "long", "term") and not _inside(one.start, cited)
    ]
    spans = [one for one in found if one.form == "period" and one.year and one.end_year]
    if spans:
        first, last = spans[-1].year, spans[-1].end_year
        if first is not None and last is not None and 1990 <= first <= last <= 2100:
            document.giai_doan = GiaiDoan(first, last)
        return
    years = [
        one.year
        for one in found
        if one.year is not None and 1990 <= one.year <= 2100 and not _UP_TO.search(text[: one.start])
    ]
    if years:
        document.nam = years[-1]


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _boxes(reading: Reading) -> None:
    for para in reading.flow.paras():
        for box in para.boxes:
            reading.leave(box, where=f"hộp chữ, đoạn {para.index + 1}")


def _around(reading: Reading) -> None:
    """Headers and footers that say more than a page number, footnotes and hidden text are left over."""
    seen: set[str] = set()
    for paras in reading.flow.parts.values():
        for para in paras:
            text = para.text.strip()
            if not text or text in seen:
                continue
            seen.add(text)
            if any(char.isalpha() for char in text):
                reading.leave(para, where=para.part)
    for para in reading.flow.around:
        reading.leave(para, where=para.part)
    for index, text in reading.flow.hidden:
        if text.strip():
            reading.left_over.append(ChuaRo(f"chữ ẩn, đoạn {index + 1}", text.strip()))


def _settle_form(reading: Reading) -> None:
    """Decide whether our own marks may be added: only where they give back exactly what was typed."""
    document = reading.document
    _symbol(reading)
    form = form_of(document.loai)
    placed = bool(document.dia_danh) or (form is not None and "dia_danh" not in form.phai)
    complete = bool(document.co_quan and placed and document.noi_nhan and document.chu_ky)
    kept = {key: list(getattr(document, key)) for key in ("can_cu", "ket_thuc", "noi_nhan", "kinh_gui")}
    filed, symbol = document.luu, document.ky_hieu
    document.nguyen_trang = False
    if symbol == printed.symbol(replace(document, ky_hieu="")):
        document.ky_hieu = ""
    _strip_marks(reading)
    if complete and _gives_back(reading, kept):
        for _, table in tables(document):
            table.tach_dong = printed.parted(table)
            if table.tach_dong:
                printed.bare_cells(table)
        return
    document.nguyen_trang = True
    for key, lines in kept.items():
        setattr(document, key, lines)
    document.luu, document.ky_hieu = filed, symbol
    typed = [*reading.typed.get("noi_nhan", []), *reading.typed.get("luu", [])]
    if any(line.startswith("-") for line in typed) and not all(line.startswith("-") for line in typed):
        # Some have their dash and some not: nothing is added to such a document, so all stay as typed.
        document.noi_nhan = reading.typed.get("noi_nhan", [])
        document.luu = reading.typed.get("luu", [""])[0]
    _lines_as_typed(reading)


def _strip_marks(reading: Reading) -> None:
    document = reading.document
    last = len(document.can_cu) - 1
    document.can_cu = [_without(line, "." if at == last else ";") for at, line in enumerate(document.can_cu)]
    document.noi_nhan = [_without(line, ";") for line in document.noi_nhan]
    filed = patterns.sub(r"^Lưu:\s*", "", _without(document.luu, "."))
    document.luu = filed
    if document.ket_thuc:
        document.ket_thuc[-1] = _without(document.ket_thuc[-1], "./.")
    if len(document.kinh_gui) > 1:
        end = len(document.kinh_gui) - 1
        bare = [patterns.sub(r"^-\s*", "", line) for line in document.kinh_gui]
        document.kinh_gui = [_without(line, "." if at == end else ";") for at, line in enumerate(bare)]


def _without(line: str, mark: str) -> str:
    """Return a line without the mark that the form prints; with it where a blank parts them, as the form prints none."""
    end = markup.tail(line)
    body = line[: len(line) - len(end)]
    if not body.endswith(mark) or body.endswith((f"/{mark}", f" {mark}")):
        return line
    return f"{body[: -len(mark)]}{end}"


def _gives_back(reading: Reading, kept: dict[str, list[str]]) -> bool:
    """Compare the lines of the form, word by word, with those that were typed."""
    document = reading.document
    if any(line.startswith("{{") for line in document.can_cu) or not _closed(document):
        return False
    recipients = [*reading.typed.get("noi_nhan", []), *reading.typed.get("luu", [])]
    pairs = [
        (printed.basis_lines(document), kept["can_cu"]),
        (printed.closing_lines(document), kept["ket_thuc"]),
        (printed.recipient_lines(document), recipients),
        (printed.addressee_lines(document), reading.typed.get("kinh_gui", kept["kinh_gui"])),
    ]
    if any([tokens(line) for line in made] != [tokens(line) for line in typed] for made, typed in pairs):
        return False
    last = printed.last_words(document)
    if last is not None:
        if not last.chu.endswith("./."):
            return False
        last.ket = True
    _lines_as_typed(reading)
    return True


def _closed(document: Document) -> bool:
    """Tell whether a body without closing paragraph ends with "./.", which the form would add."""
    if document.ket_thuc or not document.noi_dung:
        return True
    last = document.noi_dung[-1]
    while last.noi_dung:
        last = last.noi_dung[-1]
    return last.kieu not in ("muc", "doan") or last.chu.rstrip("*").endswith("./.")


def _symbol(reading: Reading) -> None:
    """Learn the short name of the body from the ký hiệu ("UBND" from "KH-UBND")."""
    document = reading.document
    if document.co_quan is not None and "-" in document.ky_hieu:
        before, _, after = document.ky_hieu.partition("-")
        document.co_quan.viet_tat = before.strip() if document.loai == "cong_van" else after.strip()


def _lines_as_typed(reading: Reading) -> None:
    """Keep number line and date line as typed where the form would print others; a missing line stays missing."""
    document = reading.document
    document.dong_so = document.dong_ngay = None
    for key, made, field in (("number", printed.number_line, "dong_so"), ("date", printed.date_line, "dong_ngay")):
        typed = reading.typed.get(key)
        if typed is None:
            if made(document).strip():
                setattr(document, field, "")
        elif tokens(made(document)) != tokens(typed[0]) or (key == "number" and _SPACED_NUMBER.search(typed[0])):
            setattr(document, field, " ".join(typed[0].split()))


_SPACED_NUMBER = patterns.ours(r"\d\s+/\s*[A-ZĐ]|\d/\s+[A-ZĐ]|^\s*Số\s?:\d")
"""A number that was typed, and a blank at the stroke behind it, or none before it; before the stroke alone there may be room to write one."""


def _letters(line: str) -> list[str]:
    return patterns.findall(r"[^\W\d_]+", line)


def _attached(reading: Reading, appendix: PhuLuc) -> str:
    document = reading.document
    if appendix.kem_theo is not None:
        made = printed.attachment_line(document)
        alike = tokens(made) == tokens(appendix.kem_theo) and _letters(made) == _letters(appendix.kem_theo)
        if not document.nguyen_trang and alike:  # "của Sở Nội vụ" is kept where the head prints "SỞ NỘI VỤ"
            appendix.kem_theo = None
            return made
        return appendix.kem_theo
    if not document.nguyen_trang:
        appendix.kem_theo = ""
    return ""


def _in_tables(document: Document) -> Callable[[Path], str]:
    """Return what tells where a cell stands in words: "Phụ lục II, dòng 7, cột Thời gian"; "" for what stands in no table.

    Told when it is asked for: of a thousand cells few have something to find in them.
    """
    known: dict[Path, tuple[str, dict[str, str]]] = {}
    for base, table in tables(document):
        owner = "bảng"
        if base[0] == "phu_luc":
            appendix = document.phu_luc[int(base[1])]
            owner = appendix.nhan_in or f"phụ lục thứ {int(base[1]) + 1}"
        known[*base, table.kieu] = owner, {column.ma: column.ten or column.nhom or column.ma for column in table.cot}
    depths = sorted({len(start) for start in known}, reverse=True)

    def told(path: Path) -> str:
        for depth in depths:
            found = known.get(path[:depth]) if len(path) > depth else None
            if found is not None:
                row = f"{found[0]}, dòng {int(path[depth]) + 1}"
                column = found[1].get(str(path[depth + 1])) if len(path) > depth + 1 else None
                return f"{row}, cột {' '.join(column.split())}" if column else row
        return ""

    return told
