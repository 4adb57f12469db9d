"""CQ: levels and bodies - abolished ones, what is left of the level above, other communes' names, provinces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated, Severity
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED, parts
from cchc_docs.checking.profile import COMMUNE
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.checking.rules.co_quan.ten_minh import slips_in_own_name
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.checking.wording.by_word import ByWord
from cchc_docs.checking.wording.phrases import told
from cchc_docs.law.places import Outdated, is_city_that_ended, outdated, province, province_formed_from
from cchc_docs.model.document import Text

_TWO_TIERS = date(2025, 7, 1)
_NO_LEVELS = date(2022, 8, 15)
"""Nghị định số 42/2022/NĐ-CP: online services are partial or full."""
_LEVELS = "Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (chính quyền địa phương hai cấp từ 01/7/2025)"
_CAPITAL = f"[{CAPITALS}]"
_NAME = rf"{_CAPITAL}[^\W\d_]*(?:[ -]{_CAPITAL}[^\W\d_]*){{0,3}}"
_A_COMMUNE = patterns.ours(rf"(?<![^\W_])(?:xã|phường|đặc khu) ({_NAME})")
_A_PROVINCE = patterns.ours(rf"(?<![^\W_])([Tt]ỉnh|[Tt]hành phố) ({_NAME})")


_SHORT_BODIES = {
    "Thông tin và Truyền thông": ("TT&TT", "TTTT"), "Kế hoạch và Đầu tư": ("KH&ĐT", "KHĐT"), "Giao thông vận tải": ("GTVT",),
    "Tài nguyên và Môi trường": ("TN&MT", "TNMT"), "Nông nghiệp và Phát triển nông thôn": ("NN&PTNT", "NNPTNT"),
    "Lao động - Thương binh và Xã hội": ("LĐTBXH", "LĐ-TB&XH", "LĐTB&XH"),
}  # fmt: skip
"""How people shorten the bodies that ended."""


@lru_cache(maxsize=8)
def _phrases(on: date, groups: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, Outdated]]:
    known: dict[str, Outdated] = {}
    for entry in outdated(on):
        if entry.nhom in groups:
            for phrase in entry.cum_tu:
                known.setdefault(phrase.lower(), entry)
                for short in _SHORT_BODIES.get(phrase.partition(" ")[2], ()):
                    known.setdefault(f"{phrase.partition(' ')[0]} {short}".lower(), entry)
    ordered = sorted(known, key=len, reverse=True)
    either = "|".join(_first_either(re.escape(phrase).replace(r"\ \-\ ", r"\s?[-–]\s?")) for phrase in ordered)
    return patterns.ours(rf"(?<![^\W_])(?:{either})(?![^\W_])" if either else r"(?!)"), known


@lru_cache(maxsize=8)
def _openings(on: date, groups: tuple[str, ...]) -> ByWord[str]:
    """What each phrase opens with, by the words of letters alone in it: without those the phrase is nowhere."""
    found = dict.fromkeys(phrase.partition(" - ")[0] for phrase in _phrases(on, groups)[1])
    return ByWord([(one, frozenset(word for word in one.split(" ") if word.isalpha())) for one in found])


def _first_either(phrase: str) -> str:
    """Both cases of a phrase's first letter; the rest as the law writes it, in small letters or not."""
    return f"(?i:{phrase})"


def _sure(entry: Outdated, on: date) -> bool:
    """Tell whether an entry is reliable, or at least names a level that surely ended ("Công an huyện")."""
    levels = [phrase for one in outdated(on) if one.nhom == "cap_da_bo" for phrase in one.cum_tu]
    return entry.is_sure_on(on) or any(
        re.search(rf"\b{level}\b", phrase.lower()) for phrase in entry.cum_tu for level in levels
    )


def _told_as_history(context: Context, text: Text, start: int) -> bool:
    """Whether a name stands where the time before is told, or in the title of a cited text."""
    return parts(context).holds((HISTORY, CITED), text, start)


_NAMES_ONLY = frozenset({"trich_yeu", "tieu_de", "nhom", "phu_luc_ten"})
"""Texts too short to tell of the time before themselves: where the body does, the old name may be meant."""
_HANDED_OVER = patterns.ours(
    r"(?<!\w)(?:tiếp nhận|bàn giao|chuyển giao|chuyển về|kế thừa|dôi dư|giải thể|hồ sơ cũ|trụ sở cũ)(?!\w)",
    re.IGNORECASE,
)


def _sentence(words: str, at: int) -> str:
    """The sentence of a place."""
    start = max(words.rfind(mark, 0, at) for mark in (". ", "; ", "\n")) + 1
    ends = [end for mark in (". ", "; ", "\n") if (end := words.find(mark, at)) >= 0]
    return words[start : min(ends, default=len(words))]


_A_LEVEL = patterns.ours(r"Huyện|Quận|Thị [Xx]ã|Thị [Tt]rấn")
_NAMED_PLACE = patterns.ours(
    r"(?:[Đđ]ường|[Pp]hố|[Cc]ầu|[Cc]hợ|[Bb]ến xe|[Bb]ến đò|[Bb]ưu điện|[Ss]ân vận động|[Nn]hà văn hóa|[Bb]ệnh viện|[Nn]ghĩa trang|[Gg]a|[Nn]gã (?:ba|tư)|[Qq]uán|[Nn]hà hàng|[Kk]hách sạn|[Tt]rường(?: [^\W\d_]+){1,3}) $"
)

_NAMED_PERSON = patterns.ours(
    rf"(?<![^\W_])(?:{_CAPITAL}[^\W\d_{CAPITALS}]*|(?i:ông|bà|anh|chị|em|cụ|cô|chú|bác|thầy|cháu|đồng chí|họ tên)) $"
)
"""A name of several words, or what persons are called by, right before."""


def _part_of_a_name(words: str, found: re.Match[str]) -> bool:
    """Whether a word like "Thị trấn" is only part of a name: of a person, a street, a school, an inn."""
    before, after = words[: found.start()], words[found.end() :]
    if found[0].lower() == "quận" and patterns.match(r" (?:[Cc]ông|[Cc]húa|[Vv]ương|Cam)\b", after):
        return True
    if found[0].lower() == "huyện" and (patterns.search(r"[Đđ]ường $", before) or after.startswith(" lộ")):
        return True  # a class of roads
    if not _A_LEVEL.fullmatch(found[0]):
        return False
    if found[0] == "Thị Trấn" or _NAMED_PLACE.search(before):
        return True
    return _NAMED_PERSON.search(before) is not None


_ADDRESS = patterns.ours(r"(?:[Đđ]ịa chỉ|[Ss]ố (?:nhà )?\d+[^.;]{0,40}(?:đường|phố)|đường|[Qq]uốc lộ)[^.;]{0,80}$")


_OF_ARCHIVES = patterns.ours(
    r"bàn giao|tiếp nhận|chỉnh lý|phông|lưu trữ|kiểm kê|hồ sơ, tài liệu|tài sản", re.IGNORECASE
)


def _outdated(context: Context, groups: tuple[str, ...], severity: Severity | None = None) -> Iterator[Finding]:
    pattern, known = _phrases(context.on, groups)
    there = [one for one in _openings(context.on, groups).there(context) if one in context.whole_small]
    near = {text.path: text for opening in there for text in context.texts_holding(opening)}
    texts = [text for text in context.prose if text.path in near] if near else []
    if texts and _OF_ARCHIVES.search(context.document.trich_yeu):
        texts = [text for text in texts if not text.role.startswith("o.")]  # lists of what the old bodies left
    history: set[str] = set()
    hits = [(text, found) for text in texts for found in pattern.finditer(text.text)]
    for text, found in hits:
        if _told_as_history(context, text, found.start()):
            history.add(found[0].lower().rsplit(" ", 1)[-1])
    for text, found in hits:
        if _told_as_history(context, text, found.start()):
            continue
        entry = known[patterns.sub(r"\s?[-–]\s?", " - ", found[0].lower())]
        if entry.nhom == "cap_da_bo" and _part_of_a_name(text.text, found):
            continue
        instead = entry.thay_bang or "bỏ hoặc thay bằng cấp xã, cấp tỉnh"
        since = f"{entry.tu_ngay:%d/%m/%Y}"
        note = f" ({entry.ghi_chu})" if entry.ghi_chu and len(entry.ghi_chu) < 60 else ""
        level = GOI_Y if not _sure(entry, context.on) else CANH_BAO if entry.nhom == "cap_da_bo" else severity
        named = text.role in _NAMES_ONLY and found[0].lower().rsplit(" ", 1)[-1] in history
        if (
            named
            or _HANDED_OVER.search(_sentence(text.text, found.start()))
            or _ADDRESS.search(text.text[: found.start()])
        ):
            level = GOI_Y
        message = f"“{found[0]}” không còn từ {since}{note}"
        if entry.chac_den is not None and context.on > entry.chac_den:  # the province may have given the name anew
            message = f"“{found[0]}” là tên phòng cấp huyện trước {since}; từ 2026 tỉnh quy định tên phòng của xã"
            instead = f"giữ nếu tỉnh đã đặt tên này; nếu không, {instead}"
        yield Finding(text.path, message, found[0], instead, severity=level, reference=entry.can_cu)


@rule(
    code="CQ10",
    tru=QUOTED,
    title="Cấp hành chính đã bỏ (huyện, quận, thị trấn)",
    severity=LOI,
    can_cu=_LEVELS,
    tu=_TWO_TIERS,
    bad="mo_dau: [Thủ tục do Chủ tịch Ủy ban nhân dân huyện công bố.]",
    good="mo_dau: [Thủ tục do Chủ tịch Ủy ban nhân dân tỉnh công bố., Trụ sở của huyện trước đây.]",
)
def abolished_levels(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Nơi kể việc cũ (trước đây, trước sáp nhập, trước ngày 01/7/2025) và trích yếu văn bản viện dẫn không tính.

    Câu nói đến tiếp nhận, bàn giao và tiêu đề của văn bản có kể việc cũ thì chỉ nhắc.
    """
    yield from _outdated(context, ("cap_da_bo", "co_quan_da_bo"))


@rule(
    code="CQ11",
    title="Thuật ngữ đã được thay",
    severity=CANH_BAO,
    can_cu=practice("dùng thuật ngữ của văn bản đang có hiệu lực"),
    bad="mo_dau: [Cung cấp dịch vụ công mức độ 3.]",
    good="mo_dau: [Cung cấp dịch vụ công trực tuyến toàn trình.]",
)
def old_terms(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Ví dụ dịch vụ công “mức độ 3, 4” nay là “một phần, toàn trình”."""
    told = {finding.path for finding in _outdated(context, ("thuat_ngu_cu",))}
    yield from _outdated(context, ("thuat_ngu_cu",))
    for text in context.texts_with("mức"):
        found = patterns.search(
            r"(?i:dịch vụ công|DVC|trực tuyến)[^.;:]{0,40}?(mức độ (?:3|4|ba|bốn))(?!\d)", text.text
        )
        if found and text.path not in told and context.on >= _NO_LEVELS:
            yield Finding(
                text.path,
                f"“{found[1]}” không còn dùng từ {_NO_LEVELS:%d/%m/%Y}",
                found[1],
                "dịch vụ công trực tuyến một phần, toàn trình",
            )


_OWN_KIND = patterns.ours(r"(?<!thị )\b(xã|phường|đặc khu)\b(?! hội)", re.IGNORECASE)
_TABLES = {"xã": "goi_xa", "phường": "goi_phuong", "đặc khu": "goi_dac_khu"}


@rule(
    code="CQ08",
    title="Gọi mình bằng loại đơn vị khác (UBND xã trong văn bản của phường)",
    severity=CANH_BAO,
    can_cu=practice("gọi xã, phường, đặc khu theo đúng loại đơn vị của mình"),
    tru=(QUOTED, HISTORY, CITED),
    bad="{co_quan: {ten: Ủy ban nhân dân phường Bến Đá}, mo_dau: [Các phòng báo cáo UBND xã mỗi quý.]}",
    good="{co_quan: {ten: Ủy ban nhân dân phường Bến Đá}, mo_dau: [Các phòng báo cáo UBND phường mỗi quý., UBND xã Bản Đưng bàn giao sổ., Theo thẩm quyền của UBND xã.]}",
)
def own_kind(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Loại đơn vị lấy ở tên cơ quan ban hành (hoặc dòng trên); nói thẩm quyền chung, kể việc cũ, tên xã khác thì không tính."""
    body = context.document.co_quan
    named = (_OWN_KIND.findall(body.ten) or _OWN_KIND.findall(body.chu_quan)) if body else []
    own = {kind.lower() for kind in named}
    if len(own) != 1:
        return
    for kind, table in _TABLES.items():
        if kind in own:
            continue
        found = [one for one in told(context, table) if one.hit.text.role not in ("noi_nhan", "kinh_gui")]
        for words in dict.fromkeys(one.words for one in found):
            same = [one.hit.text for one in found if one.words == words]
            right = words[: -len(kind)] + next(iter(own))
            message = f"“{words}” trong văn bản của {next(iter(own))}{times(same)}"
            yield Finding(same[0].path, message, words, right, also=others(same))


@rule(
    code="CQ13",
    danh_cho=COMMUNE,
    title="Nhắc tên xã, phường khác",
    severity=GOI_Y,
    can_cu=practice("tên đơn vị hành chính khác thường là chép sót"),
    bad="mo_dau: [Trên địa bàn xã Bình Minh, các phòng thực hiện Kế hoạch.]",
    good="mo_dau: [Trên địa bàn xã An Bình, các phòng thực hiện Kế hoạch.]",
)
def other_commune(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So tên sau “xã”, “phường” với tên của cơ quan ban hành; nhắc xã giáp ranh hay xã cũ có thể là đúng."""
    own = context.profile.dia_danh
    if not own:
        return
    places: dict[str, list[Text]] = {}
    slips = {one.quote for one in slips_in_own_name(context)}
    for hit in context.matches_opening(_A_COMMUNE, ("xã ", "phường ", "đặc khu ")):
        name = hit.match[1]
        if f"{name.lower()} ".startswith(f"{own} ") or _told_as_history(context, hit.text, hit.start):
            continue
        if hit.match[0] in slips:
            continue
        if (
            not patterns.match(r"(?:Phòng|Văn phòng|Trung tâm|Ban|Công|Kế|Đảng|Hội|Ủy|UBND|HĐND|Trưởng|Chủ)\b", name)
            and not name.isupper()
        ):
            places.setdefault(hit.match[0], []).append(hit.text)
    for quote, texts in places.items():
        yield Finding(
            texts[0].path,
            f"“{quote}” không phải đơn vị ban hành ({own.title()})",
            quote,
            "kiểm tra có chép sót không",
            also=others(texts),
        )


@rule(
    code="CQ14",
    tru=QUOTED,
    title="Tên tỉnh, thành phố không còn hoặc gọi sai cấp",
    severity=CANH_BAO,
    can_cu="Nghị quyết số 202/2025/QH15 về sắp xếp đơn vị hành chính cấp tỉnh",
    tu=_TWO_TIERS,
    bad="mo_dau: [Theo chỉ đạo của UBND tỉnh Hải Dương.]",
    good="mo_dau: [Theo chỉ đạo của UBND thành phố Hải Phòng., Tỉnh Hải Dương trước đây.]",
)
def wrong_province(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Từ 01/7/2025 còn 34 tỉnh, thành phố; nơi kể việc cũ và trích yếu văn bản viện dẫn không tính."""
    for hit in context.matches_opening(_A_PROVINCE, ("tỉnh ", "Tỉnh ", "thành phố ", "Thành phố ")):
        text, found = hit.text, hit.match
        if _told_as_history(context, text, hit.start):
            continue
        words = found[2].split()
        for length in range(min(3, len(words)), 0, -1):
            name = " ".join(words[:length])
            if found[1].lower() == "thành phố" and is_city_that_ended(name, context.on):
                yield _ended_city(text, f"{found[1]} {name}", hit.start)
                break
            if length == 1:
                break
            now = province(name)
            if now is not None:
                if now.kind_on(context.on) != found[1].lower():
                    quote = f"{found[1]} {name}"
                    yield Finding(
                        text.path, f"“{quote}” nay là {now.full_name(context.on)}", quote, now.full_name(context.on)
                    )
                break
            older = province_formed_from(name)
            if older is not None:
                quote = f"{found[1]} {name}"
                if found[1].lower() == "tỉnh":
                    yield Finding(
                        text.path,
                        f"“{quote}” đã hợp nhất vào {older.full_name(context.on)}",
                        quote,
                        older.full_name(context.on),
                    )
                break


def _ended_city(text: Text, quote: str, at: int) -> Finding:
    """“thành phố Vinh”: a city below a province has ended; in an address it is only mentioned."""
    severity = GOI_Y if _ADDRESS.search(text.text[:at]) else CANH_BAO
    message = f"“{quote}” không còn là đơn vị hành chính từ {_TWO_TIERS:%d/%m/%Y}"
    return Finding(text.path, message, quote, "ghi phường, xã và tỉnh hiện nay", severity=severity)
