"""CQ: which commune and which province are meant - the own kind, other communes' names, provinces that merged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.needs import TIME
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.profile import COMMUNE
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.checking.rules.co_quan.ten_minh import own_name_end, slips_in_own_name
from cchc_docs.checking.rules.co_quan.viec_cu import (
    ADDRESS,
    TWO_TIERS,
    UNDATED,
    of_the_time_before,
    told_as_history,
)
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.checking.wording.clauses import sentence_of
from cchc_docs.checking.wording.phrases import Told, told
from cchc_docs.law.places import is_city_that_ended, province, province_formed_from
from cchc_docs.model.document import Text
from cchc_docs.vietnamese.accents import is_vietnamese_syllable
from cchc_docs.vietnamese.dates import short_of

_CAPITAL = f"[{CAPITALS}]"
_NAME = rf"{_CAPITAL}[^\W\d_]*(?:[ -]{_CAPITAL}[^\W\d_]*){{0,3}}"
_A_COMMUNE = patterns.ours(rf"(?<![^\W_])(?<!tác )(?<!thị )(?<!Thị )(?:xã|phường|đặc khu) ({_NAME})")
_A_PROVINCE = patterns.ours(rf"(?<![^\W_])([Tt]ỉnh|[Tt]hành phố|T[Pp]\.?|Thành [ủu][yỷ]) ?({_NAME})")
_OPENINGS = ("tỉnh ", "Tỉnh ", "thành phố ", "Thành phố ", "TP", "Tp", "Thành ủy ", "Thành uỷ ")
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
    """Loại đơn vị lấy ở tên cơ quan ban hành (hoặc dòng trên); nói thẩm quyền chung, kể việc cũ, tên xã khác thì không tính.

    Cả bài cùng gọi một loại khác thì nhắc một lần, ở tên cơ quan ban hành.
    """
    body = context.document.co_quan
    named = (_OWN_KIND.findall(body.ten) or _OWN_KIND.findall(body.chu_quan)) if body else []
    own = {kind.lower() for kind in named}
    if len(own) != 1:
        return
    head = head_alone(context, next(iter(own)))
    if head:
        yield head
        return
    yield from _own_name_with_another_kind(context, next(iter(own)))
    for kind, table in _TABLES.items():
        if kind in own:
            continue
        found = _bodies(context, table)
        for words in dict.fromkeys(one.words for one in found):
            same = [one.hit.text for one in found if one.words == words]
            right = words[: -len(kind)] + next(iter(own))
            message = f"“{words}” trong văn bản của {next(iter(own))}{times(same)}"
            yield Finding(same[0].path, message, words, right, also=others(same))


def _bodies(context: Context, table: str) -> list[Told]:
    others_too = () if context.is_commune else ("noi_nhan",)  # a province's paper goes to communes of every kind
    return [one for one in told(context, table) if one.hit.text.role not in ("kinh_gui", *others_too)]


_AGREED = 3
"""Places of the body that must speak of another kind, none of the letterhead's, for the letterhead to be what is wrong."""


def head_alone(context: Context, own: str) -> Finding | None:
    """Return what is said of a letterhead that alone names its kind (“Ủy ban nhân dân xã Lộc Vừng” above a paper of đặc khu Lộc Vừng)."""
    return context.once(f"head alone {own}", lambda: _head_alone(context, own))


def _head_alone(context: Context, own: str) -> Finding | None:
    name, body = context.profile.dia_danh, context.document.co_quan
    if not name or body is None:
        return None
    prose = [text for text in context.prose if text.role not in ("noi_nhan", "kinh_gui")]
    if f"{own} {name}" in context.whole_small and any(f"{own} {name}" in text.text.lower() for text in prose):
        return None
    if _bodies(context, _TABLES[own]):
        return None
    for kind, table in _TABLES.items():
        named = [text for text in prose if kind != own and f"{kind} {name}" in text.text.lower()]
        if named and len(named) + len(_bodies(context, table)) >= _AGREED:
            key = "ten" if own in body.ten.lower() else "chu_quan"
            lines = (body.ten if key == "ten" else body.chu_quan).split("\n")
            quote = next((line for line in lines if own in line.lower()), lines[-1])
            message = f"Đầu văn bản ghi {own}, trong bài là {kind} {name.title()}"
            return Finding(("co_quan", key), message, quote, f"{kind} {name.title()}")
    return None


def _own_name_with_another_kind(context: Context, own: str) -> Iterator[Finding]:
    """“Ủy ban nhân dân xã Bến Đá” in a paper of phường Bến Đá, or of a school below it."""
    name = context.profile.dia_danh
    if not name:
        return
    for kind in _TABLES:
        words = f"{kind} {name}"
        if kind == own or words not in context.whole_small:
            continue
        for text in context.texts_holding(words):
            at = text.text.lower().find(words)
            quote = text.text[at : at + len(words)]
            longer = patterns.match(rf" {_CAPITAL}", text.text[at + len(words) :]) is not None
            town = kind == "xã" and text.text[:at].lower().endswith("thị ")
            if not longer and not town and quote[len(kind) + 1].isupper() and not told_as_history(context, text, at):
                message = f"“{quote}”: cơ quan ban hành (hoặc cơ quan chủ quản) là {own}"
                yield Finding(text.path, message, quote, f"{own} {quote[len(kind) + 1 :]}")


@rule(
    code="CQ13",
    danh_cho=COMMUNE,
    title="Nhắc tên xã, phường khác",
    severity=GOI_Y,
    can_cu=practice("tên đơn vị hành chính khác thường là chép sót"),
    bad="mo_dau: [Trên địa bàn xã Bình Minh, các phòng thực hiện Kế hoạch.]",
    good="mo_dau: [Trên địa bàn xã An Bình, các phòng thực hiện Kế hoạch., Chủ tịch UBND xã Võ Thị Mười kết luận.]",
)
def other_commune(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So tên sau “xã”, “phường” với tên của cơ quan ban hành; nhắc xã giáp ranh hay xã cũ có thể là đúng.

    Tên chỉ gặp một lần, làm tên cơ quan, nhân dân mà văn bản nói như của mình, không câu nào gọi là xã cũ, xã bạn, thì là cảnh báo.
    """
    own = context.profile.dia_danh
    if not own:
        return
    places: dict[str, list[Text]] = {}
    explained: set[str] = set()
    slips = {one.quote for one in slips_in_own_name(context)}
    for hit in context.matches_opening(_A_COMMUNE, ("xã ", "phường ", "đặc khu ")):
        name = hit.match[1]
        at = hit.start + hit.match[0].index(name)
        if f"{name.lower()} ".startswith(f"{own} ") or own_name_end(hit.text.text, at, own):
            continue
        if told_as_history(context, hit.text, hit.start) or _SAYS_WHY.search(sentence_of(hit.text.text, hit.start)):
            explained.add(hit.match[0])
            continue
        if hit.match[0] in slips or _of_a_person(name, hit.text.text[max(0, hit.start - 40) : hit.start]):
            continue
        if (
            not patterns.match(r"(?:Phòng|Văn phòng|Trung tâm|Ban|Công|Kế|Đảng|Hội|Ủy|UBND|HĐND|Trưởng|Chủ)\b", name)
            and not name.isupper()
        ):
            places.setdefault(hit.match[0], []).append(hit.text)
    for quote, texts in places.items():
        if quote in explained:
            continue
        yield Finding(
            texts[0].path,
            f"“{quote}” không phải đơn vị ban hành ({own.title()})",
            quote,
            "kiểm tra có chép sót không",
            severity=CANH_BAO if len(texts) == 1 and _as_its_own(context, quote, texts[0]) else None,
            also=others(texts),
        )


_OWN_THING = patterns.ours(
    r"(?:[Đđ]ài [Tt]ruyền thanh|[Hh]ệ thống (?:loa )?truyền thanh|[Tt]rang thông tin điện tử|(?:[Nn]hân|[Nn]gười) dân|[Bb]à con|[Cc]án bộ, công chức|[Đđ]ảng bộ|(?:Mặt trận Tổ quốc|MTTQ)(?: Việt Nam)?|Hội (?:Nông dân|Liên hiệp Phụ nữ|LHPN|Cựu chiến binh|Người cao tuổi)|Đoàn Thanh niên|Trạm Y tế|Trung tâm Phục vụ hành chính công|[Tt]rên địa bàn|[Tt]oàn|[Tt]rụ sở UBND|các (?:thôn|bản|ấp|xóm) của) $"
)
_BESIDE_US = patterns.ours(
    r"(?<![^\W_])(?:cũ|trước đây|nguyên|giáp|giáp ranh|lân cận|bạn|liền kề|sáp nhập|hợp nhất|nhập|sắp xếp|kết nghĩa|học tập|kinh nghiệm|giao lưu|mô hình|phối hợp|liên xã|các xã|các phường|với xã|đến từ|quê|thường trú|chuyển (?:đến|đi|từ|về)|tuyến đường|từ xã|sang|địa giới|tranh chấp|giáp nhau)(?![^\W_])",
    re.IGNORECASE,
)
"""Words by which a sentence says why another commune is named."""


_SAYS_WHY = patterns.ours(
    r"(?<![^\W_])(?:trước đây|cũ|nguyên là|giáp|giáp ranh|lân cận|liền kề|xã bạn|phường bạn|sáp nhập|hợp nhất|sắp xếp|kết nghĩa|học tập|giao lưu|tham quan|quê|quê quán|thường trú|tuyến đường|địa giới|tranh chấp)(?![^\W_])",
    re.IGNORECASE,
)
"""Words of a sentence in which a neighbour, or one of the communes that became this one, is meant: asked about no more."""


def _as_its_own(context: Context, quote: str, text: Text) -> bool:
    """Whether another commune's name stands once, where the paper speaks of people and offices as of its own."""
    name = quote.partition(" ")[2] if not quote.startswith("đặc khu") else quote[8:]
    at = text.text.find(quote)
    if context.everything.count(name) > 1 or text.text.count(quote) > 1:
        return False
    return _OWN_THING.search(text.text, 0, at) is not None and _BESIDE_US.search(text.text) is None


_HOLDS = patterns.ours(
    r"(?:Chủ tịch|Bí thư|Trưởng|Giám đốc|Hiệu trưởng)(?: (?:UBND|HĐND|Hội đồng nhân dân|(?:Ủy|Uỷ) ban nhân dân|Đảng ủy|Công an))? $"
)
_OF_A_PERSON = patterns.ours(
    rf"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Đoàn|Lương|Mai|Tạ|Trịnh|Đào|Cao|Hà|Lò|Vàng|Giàng|Sùng|Quàng|Lường|Cà|Thào|Nông|Triệu|Ma)(?: [{CAPITALS}][^\W\d_]*){{2,}}"
)


def _of_a_person(name: str, before: str) -> bool:
    """“Chủ tịch UBND xã Phạm Văn Bốn chủ trì”: no name of a place. One that nobody can read is asked about all the same."""
    return (
        _OF_A_PERSON.match(name) is not None
        and _HOLDS.search(before) is not None
        and all(is_vietnamese_syllable(word.lower()) for word in name.split())
    )


@rule(
    code="CQ14",
    tru=QUOTED,
    title="Tên tỉnh, thành phố không còn hoặc gọi sai cấp",
    severity=CANH_BAO,
    can_cu="Nghị quyết số 202/2025/QH15 về sắp xếp đơn vị hành chính cấp tỉnh",
    tu=TWO_TIERS,
    can=TIME,
    bad="mo_dau: [Theo chỉ đạo của UBND tỉnh Hải Dương.]",
    good="mo_dau: [Theo chỉ đạo của UBND thành phố Hải Phòng., Tỉnh Hải Dương trước đây.]",
)
def wrong_province(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Từ 01/7/2025 còn 34 tỉnh, thành phố; nơi kể việc cũ và trích yếu văn bản viện dẫn không tính."""
    if of_the_time_before(context):
        yield NotEvaluated(UNDATED)
        return
    yield from _in_the_head(context)
    for hit in context.matches_opening(_A_PROVINCE, _OPENINGS):
        text, found = hit.text, hit.match
        places = (
            (hit.start, hit.start + len(found[1]) + 1) if found[1].endswith(".") else (hit.start,)
        )  # “TP. ” ends a sentence
        history = any(told_as_history(context, text, at) for at in places)
        if history or _TAKEN_OVER.search(text.text, max(0, hit.start - 120), hit.start):
            continue
        words = found[2].split()
        for length in range(min(3, len(words)), 0, -1):
            name = " ".join(words[:length])
            if found[1].lower() != "tỉnh" and is_city_that_ended(name, context.on):
                yield _ended_city(text, found[0][: found.start(2) - found.start() + len(name)], hit.start)
                break
            if found[1].lower() not in ("tỉnh", "thành phố"):
                continue
            if length == 1:
                if _CITY_BODY.search(text.text[: hit.start]) and found[1] == "thành phố" and len(words) > 1:
                    quote = f"{found[1]} {' '.join(words[:2])}"
                    message = f"“{quote}” không phải thành phố trực thuộc trung ương"
                    yield Finding(text.path, message, quote, "ghi đúng tên tỉnh, thành phố")
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


_PLACE_OF_HEAD = patterns.ours(r"(?P<loai>TỈNH|THÀNH PHỐ|[Tt]ỉnh|[Tt]hành phố) (?P<ten>[^\n,]{2,30})")


def _in_the_head(context: Context) -> Iterator[Finding]:
    """“TỈNH HÀ NAM”, “THÀNH PHỐ VINH” in a letterhead."""
    for text in context.beside_prose:
        found = _PLACE_OF_HEAD.search(text.text) if text.role in ("co_quan", "chu_quan") else None
        if found is None:
            continue
        name, older = found["ten"].strip(), province_formed_from(found["ten"].strip())
        if found["loai"].lower() == "thành phố" and is_city_that_ended(name, context.on):
            yield _ended_city(text, found[0], found.start())
        elif found["loai"].lower() == "tỉnh" and older is not None and province(name) is None:
            now = older.full_name(context.on)
            yield Finding(text.path, f"Đầu văn bản ghi “{found[0]}”, đã hợp nhất vào {now}", found[0], now)


_TAKEN_OVER = patterns.ours(
    r"(?:tiếp nhận nguyên trạng|hợp nhất|sáp nhập|đổi tên|tổ chức lại|chuyển giao|tách|nhập)(?: [^.;]{0,100})? $",
    re.IGNORECASE,
)
"""What became of a body whose name has the province's of then."""


_CITY_BODY = patterns.ours(
    r"(?:Thanh tra|Công an|UBND|[UuỦủ][ỷyỶY] ban nhân dân|HĐND|Hội đồng nhân dân|Sở [^.;,()]{2,40}) $"
)
"""A body of a province's level, right before the name of its city."""


def _ended_city(text: Text, quote: str, at: int) -> Finding:
    """“thành phố Vinh”: a city below a province has ended; in an address, on a road it is only mentioned."""
    before = text.text[:at]
    severity = GOI_Y if ADDRESS.search(before) or _ON_THE_WAY.search(before) else CANH_BAO
    instead = "ghi cấp ủy phường, xã hoặc Tỉnh ủy" if quote.startswith("Thành ") else "ghi phường, xã và tỉnh hiện nay"
    message = f"“{quote}” không còn là đơn vị hành chính từ {short_of(TWO_TIERS)}"
    return Finding(text.path, message, quote, instead, severity=severity)


_ON_THE_WAY = patterns.ours(
    r"(?<![^\W_])(?:cách|tuyến|quê|quê quán|sinh tại|nối|(?-i:trung tâm)|nội thành|hướng)(?: [^\s,.;]+){0,6} $",
    re.IGNORECASE,
)
