"""Citations of documents in running text: type, symbol, date, issuer and title, each with its place.

The full first mention is tên loại, số, ký hiệu, ngày, cơ quan ban hành, trích yếu (Nghị định 30/2020/NĐ-CP, Phụ lục I,
Mục II, khoản 6); Luật and Pháp lệnh go by name. Found are also what people write instead: half symbols, no date,
lists of numbers under one type word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache

from cchc_docs import patterns
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.dates import FoundDate, find_dates
from cchc_docs.vietnamese.fold import latin
from cchc_docs.vietnamese.symbols import normalise_symbol, symbol_family

__all__ = ["Citation", "find_citations", "normalise_symbol", "symbol_family"]


class Citation(NamedTuple):
    """One document named in a text: `text[start:end] == raw`.

    `loai` is the type word in its usual capitals ("Nghị quyết"; "" for a symbol on its own); `so_ky_hieu` the symbol
    exactly as typed ("06/QĐ- TTg", "57" for a bare number, "" for a law by name); `ngay` its date, `co_quan` its issuer
    without "của", `trich_yeu` its title with the leading word (về, ban hành …) or a law's name with its type word.
    `spans` gives the place in the text of each part that is there, under the same names. `listed` marks a symbol that
    takes its type word from the one before it ("số 61/… và số 107/…").
    """

    start: int
    end: int
    raw: str
    loai: str
    so_ky_hieu: str
    ngay: FoundDate | None
    co_quan: str
    trich_yeu: str
    spans: dict[str, tuple[int, int]]
    listed: bool = False

    @property
    def day(self) -> date | None:
        """The day it gives, where that is a real one."""
        return self.ngay.date if self.ngay and not self.ngay.problem else None

    @property
    def issuer(self) -> str:
        """`co_quan` as it is compared: a run of blanks, a line end typed inside the name are one blank."""
        return " ".join(self.co_quan.split())


_TYPES = (
    "Thông tư liên tịch", "Nghị quyết liên tịch", "Văn bản hợp nhất", "Nghị quyết", "Nghị định", "Quyết định",
    "Chỉ thị",
    "Thông tư", "Kế hoạch", "Công văn", "Công điện", "Kết luận", "Chương trình hành động", "Chương trình", "Hướng dẫn",
    "Quy định", "Quy chế", "Thông báo", "Thông cáo", "Báo cáo", "Tờ trình", "Đề án", "Dự án", "Phương án", "Văn bản",
    "Lệnh", "Sắc lệnh",
)  # fmt: skip
# Types that people name by a bare number ("Đề án 06", "Nghị quyết 57").
_BY_NUMBER = "Nghị quyết|Nghị định|Quyết định|Chỉ thị|Kết luận|Thông tư|Đề án|Quy định|Chương trình"

_GROUP = r"[A-ZĐÐ][A-ZĐÐa-zđ.&]{0,11}[A-ZĐÐa-zđ&]\d{0,2}(?![\wÀ-ỹ])"
_ISSUED_BY = r"(?:(?i:ttg|cp|tw|tu|đu)|Tg)(?![\wÀ-ỹ])"
"""Letters of an issuer that a hurried hand leaves small, or out: QĐ-Ttg, NĐ-Cp, NQ/Tw, CTr/Tu, QĐ-Tg."""
_TAIL = (
    rf"(?:{_GROUP}(?:\s&[A-ZĐ]{{1,4}}(?![\wÀ-ỹ]))?"
    rf"(?:\s?[-–—/]\s?(?:(?=[A-ZĐÐ]{{2}}|[A-ZĐ][A-Za-z]*[A-ZĐ]|TTg){_GROUP}|{_ISSUED_BY})){{0,4}})"
)
_NUMBER = r"\d{1,5}(?:[a-zđ]|[A-D](?=/))?(?:\.\d{1,3})?"
_SYMBOL = rf"{_NUMBER}(?:\s{{0,3}}/\s{{0,3}}(?:\d{{4}}(?:\s?[/-]\s?|\s(?=(?:QĐ|NĐ|NQ|TT|CT)[/-])))?|\s?[-–]\s?){_TAIL}"
_BLANK_SYMBOL = rf"[.…_\s]{{0,20}}[/-]{_TAIL}"
_HALF_SYMBOL = rf"{_NUMBER}(?:/\d{{4}})?"


@cache
def _heads() -> re.Pattern[str]:
    types = "|".join(t.replace(" ", r"\s+") for t in _TYPES)
    numbered = rf"(?i:số)\s*:?\s*(?P<numbered>{_SYMBOL}|{_BLANK_SYMBOL}|{_HALF_SYMBOL}(?![\d%]))"
    counted = r"(?![\d%/.,-]?\d|\s*(?:%|tháng|năm|ngày|điểm|nhiệm|người|tỷ|triệu))"
    return patterns.ours(
        rf"(?<![^\W\d_])(?:(?P<type>(?i:{types})|Bộ\s+luật|Luật|Pháp\s+lệnh)\s+"
        rf"(?:{numbered}|(?P<unnumbered>{_SYMBOL}|[.…_]{{0,20}}/{_TAIL}))"
        rf"|(?P<short>{_BY_NUMBER})\s+(?P<bare>\d{{2,3}}[a-z]?){counted}"
        r"|(?P<law>Bộ luật|Luật|Pháp lệnh|Hiến pháp)(?=\s+[A-ZĐÀ-Ỹ][^\W\d_]|\s+(?:năm|ngày)\s)"
        rf"|(?:số\s*:?\s*)?(?P<alone>(?<![\w/.]){_NUMBER}(?:/\d{{4}})?[/-]{_TAIL}))"
    )


_LAW_END = patterns.ours(
    r"\s+(?:năm\s+\d|(?:ngày\s+){1,2}\d|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\s+tháng\s+\d|số\s*\d|(?:của|trên|tại|theo|được|đã|về|cho|đến|tới|trong|nhằm|để|khi)\b|"
    r"có\s+hiệu|và\s+(?:các|những|Luật|Bộ luật|Pháp lệnh|Nghị|Thông tư|Quyết|văn bản|quy)\b|là\b|quy\s+định\b|thì\b|này\b|với\b(?!\s+cách\s+mạng))"
    r"|,\s+(?:các|những|được|theo|đồng|nhằm|trong|trên|bảo|đảm|góp|số|[A-ZĐÀ-Ỹ])|[;:.()“”\"\n]|\s*$"
)
_ISSUER_STOP = (
    r"[Vv]ề|[Bb]an\s+hành|[Pp]hê\s+duyệt|[Qq]uy\s+định|v/v|[Ss]ửa\s+đổi|hướng\s+dẫn|[Cc]ông\s+bố|thực\s+hiện|triển\s+khai|giao|thành\s+lập|"
    r"đẩy\s+mạnh|tăng\s+cường|kiện\s+toàn|bãi\s+bỏ|điều\s+chỉnh|bổ\s+sung|trong|tại|đã|được|trên|theo|để|nhằm|cho|là|có|và\s+số|ngày|"
    r"năm|kèm|và\s+(?:các|Luật|" + "|".join(_TYPES).replace(" ", r"\s+") + ")"
)
_IN_A_NAME = r"Thể|Khoa|Hạ|Công\s+nghệ"
_BODIES = rf"{_IN_A_NAME}|Bộ|Ủy\s+ban|Uỷ\s+ban|Tòa\s+án|Toà\s+án|Viện|Thanh\s+tra|Ngân\s+hàng|Tổng|Ban|Trung\s+ương|Đoàn|Mặt\s+trận|Hội"


def _issuer(behind_comma: str) -> str:
    return (
        rf"\s*,?\s*của\s+(?P<issuer>(?:(?!\s+(?:{_ISSUER_STOP})\b)"
        rf"(?:[^,;:()“”\"\n.]|,(?=\s(?:{behind_comma})\b)|(?<=TP)\.))+)"
    )


_TITLE = (
    r"\s*,?\s*(?P<lead>về\s+việc|về|v/v|ban\s+hành|phê\s+duyệt|quy\s+định|sửa\s+đổi|hướng\s+dẫn|công\s+bố|thực\s+hiện|"
    r"triển\s+khai|giao|thành\s+lập|đẩy\s+mạnh|tăng\s+cường|kiện\s+toàn|bãi\s+bỏ|điều\s+chỉnh|bổ\s+sung|thông\s+qua)(?=[\s,])"
)
_TITLE_END = (
    r"\s\((?=sau\s+đây|gọi\s|viết\s+tắt)|,\s+(?=(?:" + "|".join(_TYPES).replace(" ", r"\s+") + r")\s+số\s*\d)|"
    r",\s+(?=UBND|Ủy\s+ban|Uỷ\s+ban|HĐND|Hội\s+đồng|Chủ\s+tịch|Phòng|cụ\s+thể|như\s+sau|với\s|trên\s+cơ\s+sở|nhằm|đồng\s+thời|"
    r"bảo\s+đảm|đảm\s+bảo|trong\s+đó|yêu\s+cầu|đề\s+nghị)|\s(?=(?:hết|có)\s+hiệu\s+lực)|[;\n]|\./\.|\.(?=\s|$)|:(?=\s|$)"
)
# Right after these words the next document is part of the title ("về thực hiện Nghị quyết số …").
_NESTING = (
    r"(?:thực\s+hiện|triển\s+khai|thi\s+hành|sửa\s+đổi|bổ\s+sung|của|theo|hướng\s+dẫn|tại|thay\s+thế|bãi\s+bỏ|"
    r"hành|duyệt|với|chi\s+tiết)\s*$"
)
_LIST_JOINT = r"\s*(?:\([^)]*\))?(?:\s*(?:,|;|và|hoặc|cùng))+\s*"


def find_citations(text: str, known_laws: Sequence[str] = ()) -> list[Citation]:
    """Return every citation, in order. `known_laws` are law names with their type word ("Luật Cán bộ, công chức").

    A name in `known_laws` is taken whole; other laws are named up to the first word that cannot belong to a name. A
    document named inside the title of another is also found on its own.
    """
    return list(_citations(text, tuple(known_laws)))


@lru_cache(maxsize=4096)
def _citations(text: str, known_laws: tuple[str, ...]) -> tuple[Citation, ...]:
    """Kept by text, as dates are."""
    typed, text = text, latin(text)  # letter for letter, so every place holds
    heads = [h for h in _heads().finditer(text) if _is_head(h)]
    out: list[Citation] = []
    for place, head in enumerate(heads):
        following = heads[place + 1].start() if place + 1 < len(heads) else len(text)
        previous = out[-1] if out else None
        if head["alone"] and previous and previous.spans.get("so_ky_hieu") == head.span("alone"):
            continue  # the number of the law just read
        law = bool(head["law"])
        cited = _law(text, head, following, known_laws) if law else _document(text, head, following, previous)
        if cited:
            out.append(cited if typed is text else _as_typed(cited, typed))
    return tuple(out)


def _as_typed(cited: Citation, typed: str) -> Citation:
    """Return a citation with its words as they stand in the text, look-alike letters and all."""

    def words(part: str) -> str:
        start, end = cited.spans.get(part, (0, 0))
        return typed[start:end]

    return cited._replace(
        raw=typed[cited.start : cited.end],
        so_ky_hieu=words("so_ky_hieu"),
        co_quan=words("co_quan"),
        trich_yeu=words("trich_yeu"),
    )


def _is_head(head: re.Match[str]) -> bool:
    """Tell a symbol on its own from "24/7" or "15/20 TTHC": its letters must be those of a document."""
    if head["alone"]:
        return symbol_family(head["alone"]).family != "unknown"
    if head["type"] and head.string.endswith("Luật Ban hành ", 0, head.start()):
        return False  # "văn bản" is of the law's name
    half = head["numbered"] if head["type"] else None
    # "Kế hoạch số 2026" names no document, and what the blank alternative matched must hold a symbol.
    return half is None or not patterns.fullmatch(r"(?:19|20)\d{2}", half)


def _document(text: str, head: re.Match[str], limit: int, previous: Citation | None) -> Citation:
    group = next(g for g in ("numbered", "unnumbered", "bare", "alone") if head[g])
    typed = head["type"] or head["short"] or ""
    spans: dict[str, tuple[int, int]] = {}
    if typed:
        spans["loai"] = head.span("type" if head["type"] else "short")
    symbol_at = head.start(group) + len(head[group]) - len(head[group].lstrip())
    spans["so_ky_hieu"] = (symbol_at, head.end(group))
    loai, listed = _usual_capitals(typed), False
    if not typed and previous and _joined(text, previous, head.start()):
        loai, listed = previous.loai, True
    end = head.end(group)
    ngay, end = _date_at(text, end, limit)
    co_quan, end = _issuer_at(text, end, limit, spans, joint="LT" in head[group])
    if ngay is None and co_quan:
        ngay, behind = _date_at(text, end, limit)
        if ngay is not None and _ACTS.match(text, behind, limit):
            ngay = None  # "… của Chính phủ, ngày 17/6/2025 Bộ trưởng … ban hành": the day of what comes next
        else:
            end = behind
    if ngay:
        spans["ngay"] = (ngay.start, ngay.end)
    trich_yeu, end = _title_at(text, end, limit, spans)
    start = head.start()
    symbol = text[symbol_at : head.end(group)]
    return Citation(start, end, text[start:end], loai, symbol, ngay, co_quan, trich_yeu, spans, listed)


_ACTS = patterns.ours(
    r"\s+(?:Bộ|Chính phủ|Thủ tướng|Quốc hội|UBND|HĐND|Ủy ban|Uỷ ban|Hội đồng|Chủ tịch|Sở|Phòng|Ban|Đảng ủy|Tỉnh ủy|Văn phòng)(?![^\W_])"
)
"""Who acts on a day, right behind it; a title begins with a small letter, an issuer with “của”."""


def _joined(text: str, previous: Citation, start: int) -> bool:
    """Say whether only a comma, "và" or the like stands between the citation before and this one."""
    return previous.end <= start and patterns.fullmatch(_LIST_JOINT, text[previous.end : start]) is not None


def _usual_capitals(typed: str) -> str:
    words = " ".join(typed.split())
    return words[:1].upper() + words[1:].lower()


_BEFORE_DAY = patterns.ours(
    r"(?:\s+(?:huyện|quận|thị\s+xã|thành\s+phố|tỉnh|xã|phường|thị\s+trấn)(?:\s+[A-ZĐÀ-Ỹ][^\W\d_]*){1,4}(?=\s*,?\s*[Nn]gày))?"
    r"\s*[,(]?\s*(?:ban\s+hành\s+|ký\s+)?(?:[Nn]gày\s+(?=[Nn]gày\s))?(?=[Nn]gày|\d{1,2}[/.-]|\d{1,2}\s+tháng\s+\d|năm\s+\d)"
)
"""What stands between a symbol and its day, a place too ("số 81/KH-PGD huyện A, ngày …"), a word typed twice ("ngày ngày 05/3/2020")."""


def _date_at(text: str, pos: int, limit: int) -> tuple[FoundDate | None, int]:
    gap = _BEFORE_DAY.match(text, pos, limit)
    if not gap:
        return None, pos
    window = text[gap.end() : min(limit, gap.end() + 60)]
    found = next(iter(find_dates(window)), None)
    if found is None or found.start != 0 or found.form not in {"short", "long", "dashed", "day_month", "year"}:
        return None, pos
    moved = found._replace(start=gap.end(), end=gap.end() + found.end)
    return moved, moved.end


@cache
def _after() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        patterns.ours(_issuer(_IN_A_NAME)),
        patterns.ours(_TITLE, re.IGNORECASE),
        patterns.ours(_TITLE_END),
        patterns.ours(_NESTING, re.IGNORECASE),
    )


@cache
def _several() -> re.Pattern[str]:
    return patterns.ours(_issuer(_BODIES))


def _issuer_at(text: str, pos: int, limit: int, spans: dict[str, tuple[int, int]], *, joint: bool) -> tuple[str, int]:
    """`joint`: a text of several bodies ("liên tịch"), between which commas stand."""
    found = (_several() if joint else _after()[0]).match(text, pos, limit)
    if not found:
        return "", pos
    issuer = patterns.sub(r"[\s,]+(?:và)?[\s,]*$", "", found["issuer"])
    spans["co_quan"] = (found.start("issuer"), found.start("issuer") + len(issuer))
    return issuer, spans["co_quan"][1]


def _title_at(text: str, pos: int, limit: int, spans: dict[str, tuple[int, int]]) -> tuple[str, int]:
    _, title, _, nesting = _after()
    found = title.match(text, pos)
    if not found or found.start("lead") >= limit:
        return "", pos
    start = found.start("lead")
    end = _title_end(text, start)
    if end > limit and not nesting.search(text, max(start, limit - 20), limit):
        end = limit
    words = patterns.sub(r"(?:[\s,]+(?:và|số|các)?)*[\s,;(]*$", "", text[start:end])
    if len(words) <= len(found["lead"]):
        return "", pos
    spans["trich_yeu"] = (start, start + len(words))
    return words, start + len(words)


def _title_end(text: str, start: int) -> int:
    """Return where the phrase ends: a stop outside quotes, or a bracket that closes what opened before it."""
    quoted, depth, stops = False, 0, _after()[2]
    for n in range(start, len(text)):
        c = text[n]
        if c in '“”"':
            quoted = c == "“" or (c == '"' and not quoted)
        elif c == "(":
            depth += 1
        elif c == ")":
            depth -= 1
            if depth < 0:
                return n
        elif c in " ,;\n.:" and not quoted and stops.match(text, n):
            return n
    return len(text)


_AMENDS = patterns.ours(r"\bLuật\s+(?:[Ss]ửa\s+đổi|[Bb]ổ\s+sung)\b[^;.\n]{0,120}\b(?:của|điều)\s+(?:các\s+)?$")
_NUMBERED = patterns.ours(rf"\s+số\s*({_SYMBOL})")


def _law(text: str, head: re.Match[str], limit: int, known: Sequence[str]) -> Citation | None:
    start = head.start("law")
    known_end = max((start + len(k) for k in known if text.startswith(k, start)), default=0)
    # No name of a law is longer than 250 letters; the bound keeps a wall of text from being searched again and again.
    wall = min(len(text), start + 250)
    stop = _LAW_END.search(text, head.end("law"), wall)
    end = known_end or (stop.start() if stop else wall)
    if limit > head.end():
        end = min(end, limit) if not known_end else end
    end = start + len(patterns.sub(r"[\s,]+(?:và)?[\s,]*$", "", text[start:end]))
    if end <= head.end("law") and head["law"] != "Hiến pháp":
        return None
    spans = {"loai": head.span("law"), "trich_yeu": (start, end)}
    name = text[start:end]
    symbol, after = "", end
    numbered = _NUMBERED.match(text, end)
    if numbered:
        symbol, spans["so_ky_hieu"], after = numbered[1], numbered.span(1), numbered.end()
    # "Luật sửa đổi … một số điều của Luật A ngày …": the day is of the law that amends, not of the one amended.
    ngay, after = _date_at(text, after, len(text))
    if ngay and _AMENDS.search(text, max(0, start - 160), start):
        ngay = None
    if ngay:
        spans["ngay"] = (ngay.start, ngay.end)
    issuer = ""
    if (ngay or symbol) and text.startswith(" của ", after):  # behind a comma another body is told
        issuer, after = _issuer_at(text, after, len(text), spans, joint=False)
    return Citation(start, after, text[start:after], head["law"], symbol, ngay, issuer, name, spans)
