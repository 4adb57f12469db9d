"""The name of the kind ("KẾ HOẠCH") and the trích yếu below it, over as many paragraphs as its author needed.

And the number line: "Số: 05/KH-UBND", the Party's "Số 05-NQ/CB", one whose number is still to be given.
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile

from cchc_docs import patterns
from cchc_docs.law.kinds import WRITTEN, form_of, type_by_key
from cchc_docs.model.document import Document
from cchc_docs.reading.flow import Grid, Item, Para
from cchc_docs.reading.recognise.reading import Reading, clean, is_rule, squeezed, words
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.enumerators import split_label

_NUMBER = patterns.ours(
    r"(?i)^số\s*:?\s*(?P<number>[\d.…_\s]*[a-z]?)\s*/\s*(?P<symbol>[A-ZĐ][\w&]*(?:\s?[-–]\s?[\w&,]+)*)\s*$"
)
_PARTY = patterns.ours(r"(?i)^số\s*:?\s*(?P<number>[\d.…_\s]*[a-z]?)\s*-\s*(?P<symbol>[A-ZĐ]{1,5}/[\w&-]+)\s*$")
_BARE = patterns.ours(r"(?i)^số\s*:?\s*[\d.…_/\s]*\S{0,24}$")
_NAMED_NUMBER = patterns.ours(r"(?i)^(?:nghị quyết|luật|pháp lệnh|lệnh|nghị định)\s+số\s*:\s*\d[\w.]*/\S+$")
"""Quốc hội and its standing committee name the kind in the number line: "Nghị quyết số: 12/2031/UBTVQH16"."""
NAMED_BY = patterns.ours(r"\bTHEO (?:QUYẾT ĐỊNH|QĐ|KẾ HOẠCH|NGHỊ QUYẾT|THÔNG BÁO|CÔNG VĂN)$")
"""A body named by the paper that set it up ("ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH / SỐ 12/QĐ-SCT"): that number is no number line."""
_BASIS = patterns.ours(
    r"(?i)^[*“\"\s]*(căn cứ|thực hiện|theo (đề nghị|kế hoạch|nghị|quyết|chỉ|công|chương|văn)|xét|trên cơ sở|nhằm|để)\b"
)
_LONG_TITLE = 350
_ACTS = patterns.ours(
    r"(?i)^(kính gửi|trên đây|năm \d{4},|trong (năm|quý|tháng)|sau khi|ngày \d|ủy ban nhân dân .{0,60}(ban hành|xây dựng|báo cáo)|ubnd .{0,60}(ban hành|xây dựng|báo cáo))"
)


AUTHORITY = patterns.ours(
    r"(?:QUYỀN |PHÓ )?(?:CHỦ TỊCH|ỦY BAN|UỶ BAN|HỘI ĐỒNG|GIÁM ĐỐC|THƯỜNG TRỰC|BAN CHẤP HÀNH|BAN THƯỜNG VỤ|BAN CHỈ ĐẠO|HIỆU TRƯỞNG|"
    r"BỘ TRƯỞNG|CHÁNH|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|TRƯỞNG (?:BAN|PHÒNG|CÔNG AN)|TỔNG (?:GIÁM ĐỐC|CỤC TRƯỞNG)|THỦ TRƯỞNG|ĐẢNG ỦY|CHI BỘ)\b"
)
"""Who decides: how the line above the căn cứ of a decision begins."""
DECIDING = ("quyet_dinh", "nghi_quyet")
_LONG_NAME = 120
_APPENDIX = patterns.ours(r"PHỤ LỤC(?:\s+(?:SỐ\s+)?[IVX\d]+)?\s*(?:[:.–-]|$)")
"""How the first line of an appendix that is a file of its own begins."""
ATTACHED = patterns.ours(
    r"(?i)^(?:(?:\(?\s*\(?(ban hành\s+)?|\([^()]{3,100}[;,] )(kèm theo|đính kèm)\b"
    r"|\(\s*(?:gửi kèm|kèm|theo)\s+(?:kế hoạch|quyết định|báo cáo|công văn|tờ trình|thông báo|chương trình|nghị quyết|hướng dẫn|phương án|đề án)\s+số\b)"
)
"""How "(Kèm theo …)" begins, whatever clerks write for it ("(Theo Kế hoạch số …)"), or before it: "(Số liệu đến ngày …; kèm theo …)"."""
_OTHER_NAMES = (
    "điều lệ", "nội quy", "quy ước", "hương ước", "quy trình", "lịch công tác", "lịch tiếp công dân", "danh sách", "giấy xác nhận",
    "giấy chứng nhận", "bản cam kết", "đề cương", "bài phát biểu", "kịch bản", "phiếu trình", "phiếu lấy ý kiến", "kết luận",
    "quy chế phối hợp", "thông báo kết luận", "chương trình hành động", "báo cáo chính trị", "chương trình công tác",
)  # fmt: skip
"""Papers people issue that the decree does not name (Điều 7 has 29 kinds): they have a title as others do."""


class Title(NamedTuple):
    """The name of a kind as typed, its key, and what follows it in the same paragraph (characters before it: `skip`)."""

    name: str
    kind: str
    skip: int


@cache
def _kinds() -> dict[str, str]:
    from cchc_docs.law.kinds import document_types

    named = {kind.ten.casefold().replace(" ", ""): kind.khoa for kind in document_types() if kind.khoa != "cong_van"}
    longest = sorted(named, key=len, reverse=True)
    others = {name.replace(" ", "") for name in _OTHER_NAMES}
    # "Thông báo kết luận" is a thông báo under a longer name; a charter is no kind of the decree.
    return named | {name: next((named[one] for one in longest if name.startswith(one)), "khac") for name in others}


def title_of(item: Item) -> Title | None:
    """Return the kind a paragraph names, None where it names none. A grid of one cell counts as its first words."""
    if isinstance(item, Grid):
        return None
    text = item.text
    first = next((line for line in text.split("\n") if line.strip()), "")
    key = _kinds().get(_joined(first))
    if key and (first.strip().isupper() or item.look.align == "center" or item.bold) and first.strip()[:1].isupper():
        return Title(clean(first), key, text.index(first) + len(first))
    if not item.bold and item.look.align != "center":
        return None
    # "KẾ HOẠCH Cải cách hành chính năm 2026": the name in capitals, the rest not
    capitals = list(takewhile(lambda found: found[0].isupper(), patterns.finditer(r"\S+", text)))
    if capitals and len(capitals) < len(text.split()) and (key := _kinds().get(_joined(text[: capitals[-1].end()]))):
        return Title(clean(text[: capitals[-1].end()]), key, capitals[-1].end())
    return None


def wide_title_of(item: Item) -> Title | None:
    """Return the kind a line all in capitals begins with: "CHƯƠNG TRÌNH CÔNG TÁC", "BÁO CÁO KẾT QUẢ NĂM 2026"."""
    if isinstance(item, Grid) or item.label or not (item.bold or item.look.align == "center"):
        return None
    first = next((line for line in item.text.split("\n") if line.strip()), "")
    if not first.isupper() or len(first) > _LONG_TITLE:
        return None
    for found in list(patterns.finditer(r"\S+", first))[4::-1]:
        if (key := _kinds().get(_joined(first[: found.end()]))) and first[found.end() :].strip():
            return Title(clean(first[: found.end()]), key, item.text.index(first) + found.end())
    return None


def _joined(text: str) -> str:
    return patterns.sub(r"[\s:.]", "", text).casefold() if not text.rstrip().endswith(":") else ""


def is_basis(text: str) -> bool:
    """Tell whether a paragraph begins as a căn cứ does."""
    return _BASIS.match(text) is not None


def read_title(reading: Reading, items: list[Item], start: int, *, headed: bool) -> int:
    """Read kind and trích yếu from `start` on; return where the rest begins."""
    at = _skip_blank(items, start)
    if at >= len(items):
        return start
    item = items[at]
    title = title_of(item)
    document = reading.document
    if title is None and (wide := wide_title_of(item)) is not None:
        title = _whole_line(items, at, wide)
    if title is None or isinstance(item, Grid):
        return _untitled(reading, items, at, headed=headed)
    document.loai = title.kind if title.kind in WRITTEN else "khac"
    usual = type_by_key(document.loai)
    document.ten_loai = "" if usual is not None and title.name == usual.in_hoa else title.name
    reading.put(("loai",), item, "ten_loai")
    reading.places[("ten_loai",)] = reading.places[("loai",)]
    lines = []
    rest = words(item, title.skip, own_bold=True, own_italic=True)
    if rest:
        lines.append(rest)
        reading.put(("trich_yeu",), item)
    return _subject(reading, items, at + 1, item, lines)


def _whole_line(items: list[Item], at: int, wide: Title) -> Title:
    """Return what a line all in capitals names: all of it where a trích yếu in small letters stands below, else a kind."""
    item = items[at]
    below = next((one for one in items[at + 1 :] if isinstance(one, Grid) or one.text.strip()), None)
    if isinstance(item, Grid) or below is None or isinstance(below, Grid) or "\n" in item.text.strip():
        return wide
    text = below.text.strip()
    if text.isupper() or is_rule(text) or not _continues(below, item, [], text) or not (below.bold and item.bold):
        return wide
    return Title(clean(item.text), wide.kind, len(item.text))


def _subject(reading: Reading, items: list[Item], at: int, kind: Para, lines: list[str]) -> int:
    """Collect the lines of the trích yếu below `kind`; a rule ends it and goes.

    Forms 1.8 and 1.10 have none: a plain line below their title begins the text.
    """
    form = form_of(reading.document.loai)
    unnamed = form is not None and "trich_yeu" not in form.phai
    while at < len(items):
        item = items[at]
        if isinstance(item, Grid):
            break
        text = item.text.strip()
        if is_rule(text):
            reading.drop(text)
            item.role = "ke"
            at += 1
            break
        if (end := _attached_lines(items, at)) > at:
            for one in items[at:end]:
                assert isinstance(one, Para)
                said = words(one, own_italic=True)
                reading.document.kem_theo += f"\n{said}" if reading.document.kem_theo else said
                reading.put(("kem_theo",), one, "kem_theo")
            at = end
            continue
        if text and (reading.document.kem_theo or (lines and _decides(reading.document, items, at, text))):
            break
        if text and is_number(text) and not reading.typed.get("number"):
            take_number(reading, item, text)
            at += 1
            continue
        if text:
            goes_on = _continues(item, kind, lines, text) or _above_bases(items, at, text, lines)
            if not (goes_on or (not lines and (_broken_off(items, at, text) or _first_of_two(items, at, kind)))) or (
                unnamed and not (item.bold or item.look.align == "center")
            ):
                break
            lines.append(words(item, own_bold=True, own_italic=True))
            reading.places.setdefault(("trich_yeu",), (f"đoạn {item.index + 1}", item.index))
            item.role = "trich_yeu"
        elif lines and item.drawn:
            at += 1
            break
        at += 1
    if lines:
        reading.document.trich_yeu = "\n".join(lines)
    return at


def _decides(document: Document, items: list[Item], at: int, text: str) -> bool:
    """Tell whether a line below a trích yếu says who decides.

    In small letters it is a further line of the trích yếu where one in capitals still comes: "… Chủ tịch / Ủy ban nhân dân
    xã A nhiệm kỳ …" above "HỘI ĐỒNG NHÂN DÂN XÃ A".
    """
    if document.loai not in DECIDING or len(text) >= _LONG_NAME:
        return False
    if text.isupper():
        return AUTHORITY.match(text) is not None or names_issuer(document, text)
    if not AUTHORITY.match(text.upper()):
        return False
    for item in items[at + 1 : at + 5]:
        below = "" if isinstance(item, Grid) else item.text.strip()
        if isinstance(item, Grid) or is_basis(below):
            return True
        if below.isupper() and (AUTHORITY.match(below) or names_issuer(document, below)):
            return False
    return True


def names_issuer(document: Document, text: str) -> bool:
    """Tell whether a line in capitals is the name at the head: "THỦ TƯỚNG CHÍNH PHỦ" above the căn cứ."""
    return document.co_quan is not None and text.isupper() and squeezed(text) == squeezed(document.co_quan.ten.upper())


def _attached_lines(items: list[Item], at: int) -> int:
    """Return where "(Kèm theo …)" ends, which may run over two or three centred lines; `at` where there is none."""
    first = items[at]
    if isinstance(first, Grid) or not ATTACHED.match(first.text.strip()) or not first.text.strip().startswith("("):
        return at
    end = at + 1
    text = first.text
    while ")" not in text and end < min(at + 5, len(items)):
        item = items[end]
        if isinstance(item, Grid) or split_label(item.text)[0] or item.look.align != first.look.align:
            break
        text += item.text
        end += 1
    return end


def _continues(para: Para, kind: Para, lines: list[str], text: str) -> bool:
    """Tell whether a paragraph is (more of) the trích yếu."""
    if para.label or split_label(text)[0] or squeezed(text).startswith(("kinhgui", "kinhmoi")):
        return False
    if title_of(para) is not None or _authority(text):
        return False
    same = para.look.align == kind.look.align and kind.look.align == "center"
    if not lines:
        if is_basis(text) or (_ACTS.match(text) and not same) or text.endswith((":", ";")):
            return same and para.bold and not text.endswith((":", ";"))
        return len(text) <= _LONG_TITLE
    if (is_basis(text) and not same) or text.endswith(":"):
        return False
    return (same or (para.bold and kind.bold and para.look.align == kind.look.align)) and len(text) <= _LONG_TITLE


def _above_bases(items: list[Item], at: int, text: str, lines: list[str]) -> bool:
    """Tell whether a paragraph is of the trích yếu that does not look so: the căn cứ begin below it, and it is no sentence.

    The first may be very long, a second is short; one that goes on in small letters needs no căn cứ.
    """
    if text.endswith((":", ";")) or is_basis(text) or _ACTS.match(text) or split_label(text)[0]:
        return False
    if lines and (text[-1] in ".," or len(text) >= _LONG_NAME or text.isupper() is not lines[0].isupper()):
        return False
    if lines and text[0].islower():
        return True
    if len(text) > 2 * _LONG_TITLE or patterns.search(r"[.] [A-ZĐ]", text) or title_of(items[at]) is not None:
        return False
    below = next((one for one in items[at + 1 :] if isinstance(one, Grid) or one.text.strip()), None)
    return not isinstance(below, Grid | None) and is_basis(below.text.strip())


def _broken_off(items: list[Item], at: int, text: str) -> bool:
    """Tell whether a line, no mark behind it, goes on in small letters in the next paragraph: so are titles typed, no căn cứ."""
    below = next((one for one in items[at + 1 :] if isinstance(one, Grid) or one.text.strip()), None)
    item = items[at]
    if isinstance(below, Grid | None) or isinstance(item, Grid) or item.label or split_label(text)[0]:
        return False
    rest = below.text.strip()
    ends = text[-1].isalnum() and rest[-1].isalnum() and max(len(text), len(rest)) < _LONG_NAME
    return ends and rest[0].islower() and not below.label and not squeezed(text).startswith("kinhgui")


def _first_of_two(items: list[Item], at: int, kind: Para) -> bool:
    """Tell whether a line that ends in a semicolon is half a trích yếu: it and the next stand bold in the middle, as the kind does."""
    item = items[at]
    below = next((one for one in items[at + 1 :] if isinstance(one, Grid) or one.text.strip()), None)
    if isinstance(item, Grid) or isinstance(below, Grid | None) or not item.text.rstrip().endswith(";"):
        return False
    rest = below.text.strip()
    if is_basis(item.text) or is_basis(rest) or is_rule(rest) or below.label or split_label(rest)[0]:
        return False
    return all(one.bold and one.look.align == kind.look.align == "center" for one in (item, below))


def _authority(text: str) -> bool:
    """Tell whether a line is "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ A" above the căn cứ of a decision: no trích yếu."""
    return text.isupper() and AUTHORITY.match(text) is not None


def _untitled(reading: Reading, items: list[Item], at: int, *, headed: bool) -> int:
    """A document that names no kind: a công văn, an unknown kind in capitals, or a bare text."""
    document = reading.document
    item = items[at]
    if document.trich_yeu or document.kinh_gui or any(_addresses(one) for one in items[:30]):
        document.loai = "cong_van"
        return at if isinstance(item, Grid) else _more_subject(reading, items, at)
    if isinstance(item, Grid):
        return at
    text = item.text.strip()
    label = item.label or split_label(text)[0] or (not headed and _APPENDIX.match(text))
    if (
        not label
        and text.isupper()
        and len(text) < 160
        and not is_rule(text)
        and (headed or item.look.align == "center")
    ):
        document.loai = "khac"
        document.ten_loai = words(item, own_bold=True, own_italic=True)
        reading.put(("loai",), item, "ten_loai")
        reading.unsure[("loai",)] = "chưa nhận ra tên loại văn bản"
        return _subject(reading, items, at + 1, item, [])
    return at


def _addresses(item: Item) -> bool:
    paras = item.paras()[:2] if isinstance(item, Grid) else [item]
    return any(squeezed(para.text).startswith("kinhgui") for para in paras)


def _more_subject(reading: Reading, items: list[Item], at: int) -> int:
    """Take the further lines of a V/v typed as centred paragraphs of its own, as far as no blank stands between."""
    for place in range(at, len(items)):
        item, above = items[place], items[place - 1] if place else None
        inside = isinstance(above, Para) and above.role.startswith("trich_yeu") and above.look.align == "center"
        if isinstance(item, Grid) or not inside or item.look.align != "center":
            return place
        text = item.text.strip()
        if not text or item.label or split_label(text)[0] or squeezed(text).startswith("kinhgui"):
            return place
        reading.document.trich_yeu += f"\n{words(item, own_bold=True, own_italic=True)}"
        item.role = "trich_yeu_cong_van"
    return at


def _skip_blank(items: list[Item], at: int) -> int:
    while at < len(items):
        item = items[at]
        if isinstance(item, Grid) or (item.text.strip() and not is_rule(item.text)):
            break
        at += 1
    return at


# --- the number line --------------------------------------------------------------------------------------------------


def has_symbol(text: str) -> bool:
    """Tell whether a line can only be a number line."""
    return _NUMBER.match(text) is not None


SUBJECT = patterns.ours(r"(?i)^v\s*/\s*v\b\s*:?\s*|^về việc\b\s*")
_OPENS_SUBJECT = patterns.ours(
    r"(?:Về|Hướng dẫn|Triển khai|Tăng cường|Báo cáo|Đề nghị|Góp ý|Lấy ý kiến|Xin ý kiến|Trả lời|Phúc đáp|Cung cấp|Rà soát|Đôn đốc|Chấn chỉnh|Thực hiện) (?:[^\W\d_]+,? ){2}"
)


def opens_subject(reading: Reading, text: str) -> bool:
    """Tell whether a line below the number of a letter opens its subject, though "V/v" was left out."""
    return bool(reading.typed.get("number")) and not text.isupper() and _OPENS_SUBJECT.match(text) is not None


def is_number(text: str) -> bool:
    """Tell whether a line may be a number line."""
    if text[:2].lower() == "số":
        return any(one.match(text) for one in (_BARE, _NUMBER, _PARTY))
    return _NAMED_NUMBER.match(text) is not None


def take_number(reading: Reading, para: Para, text: str) -> None:
    """Keep the number line, and the number and the symbol it gives."""
    document = reading.document
    reading.typed["number"] = [clean(text)]
    reading.put(("so",), para, "so_ky_hieu")
    found = _NUMBER.match(clean(text)) or _PARTY.match(clean(text))
    if found:
        number = patterns.sub(r"[\s.…_]", "", found["number"])
        document.so = number if patterns.fullmatch(r"\d{1,5}[a-z]?", number) else ""
        document.ky_hieu = found["symbol"].strip()
