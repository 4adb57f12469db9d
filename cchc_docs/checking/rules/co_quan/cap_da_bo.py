"""CQ: levels, bodies and terms that have ended, where nothing says that the time before is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated, Severity
from cchc_docs.checking.needs import TIME
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.profile import TRUONG
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.co_quan.viec_cu import (
    ADDRESS,
    TWO_TIERS,
    UNDATED,
    may_be_of_then,
    of_the_time_before,
    papers_asked_for,
    told_as_history,
)
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.checking.wording.by_word import ByWord, neighbours_in
from cchc_docs.checking.wording.clauses import sentence_of
from cchc_docs.law.places import Outdated, outdated
from cchc_docs.model.document import Path, Text
from cchc_docs.vietnamese.accents import to_placement_text
from cchc_docs.vietnamese.dates import short_of

_NO_LEVELS = date(2022, 8, 15)
"""Nghị định số 42/2022/NĐ-CP: online services are partial or full."""
_LEVELS = "Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (chính quyền địa phương hai cấp từ 01/7/2025)"
_CAPITAL = f"[{CAPITALS}]"


_SHORT_BODIES = {
    "Thông tin và Truyền thông": ("TT&TT", "TTTT"), "Kế hoạch và Đầu tư": ("KH&ĐT", "KHĐT"), "Giao thông vận tải": ("GTVT",),
    "Tài nguyên và Môi trường": ("TN&MT", "TNMT"), "Nông nghiệp và Phát triển nông thôn": ("NN&PTNT", "NNPTNT", "Nông nghiệp và PTNT"),
    "Lao động - Thương binh và Xã hội": ("LĐTBXH", "LĐ-TB&XH", "LĐTB&XH", "LĐ - TB&XH", "Lao động - TB&XH", "Lao động - TB và XH"),
}  # fmt: skip
"""How people shorten the bodies that ended."""


@lru_cache(maxsize=8)
def _phrases(on: date, groups: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, Outdated]]:
    known: dict[str, Outdated] = {}
    for entry in outdated(on):
        if entry.nhom in groups:
            for phrase in (spelled for typed in entry.cum_tu for spelled in _placements(typed)):
                known.setdefault(_unjoined(phrase.lower()), entry)
                for short in _SHORT_BODIES.get(phrase.partition(" ")[2], ()):
                    known.setdefault(_unjoined(f"{phrase.partition(' ')[0]} {short}".lower()), entry)
    ordered = sorted(known, key=len, reverse=True)
    either = "|".join(_first_either(re.escape(phrase).replace("\\+", _JOINED)) for phrase in ordered)
    return patterns.ours(rf"(?<![^\W_])(?:{either})(?![^\W_])" if either else r"(?!)"), known


def _placements(phrase: str) -> tuple[str, ...]:
    """A phrase with the tone mark on either vowel (hóa, hoá): both are right."""
    return tuple(dict.fromkeys((phrase, to_placement_text(phrase, "old"), to_placement_text(phrase, "new"))))


_JOINED = r"(?:\s?[-–]\s?|\s(?:và|&)\s|\s)"
"""The parts of a name are joined so or so, whatever the law writes: Văn hóa và Thông tin, Văn hóa - Thông tin."""


def _unjoined(phrase: str) -> str:
    """A phrase with one sign for whatever joins its parts."""
    return patterns.sub(r"\s[-–]\s|\svà\s|\s&\s|(?<=\w)\s?[-–]\s?(?=\w)", "+", phrase)


@lru_cache(maxsize=8)
def _openings(on: date, groups: tuple[str, ...]) -> ByWord[str]:
    """What each phrase opens with, by the words of letters alone in it: without those the phrase is nowhere."""
    found = dict.fromkeys(phrase.partition("+")[0] for phrase in _phrases(on, groups)[1])
    return ByWord(
        [(one, frozenset(word for word in one.split(" ") if word.isalpha()), neighbours_in(one)) for one in found]
    )


def _first_either(phrase: str) -> str:
    """Both cases of a phrase's first letter; the rest as the law writes it, in small letters or not."""
    return f"(?i:{phrase})"


def _sure(entry: Outdated, on: date) -> bool:
    """Tell whether an entry is reliable, or at least names a level that surely ended ("Công an huyện")."""
    levels = [phrase for one in outdated(on) if one.nhom == "cap_da_bo" for phrase in one.cum_tu]
    return entry.is_sure_on(on) or any(
        re.search(rf"\b{level}\b", phrase.lower()) for phrase in entry.cum_tu for level in levels
    )


_NAMES_ONLY = frozenset({"trich_yeu", "tieu_de", "nhom", "phu_luc_ten"})
"""Texts too short to tell of the time before themselves: where the body does, the old name may be meant."""
_HANDED_OVER = patterns.ours(
    r"(?<!\w)(?:tiếp nhận|nhận từ|bàn giao|chuyển giao|chuyển về|kế thừa|dôi dư|giải thể|hồ sơ cũ|trụ sở cũ|để lại|văn bản[^.;]{0,80}bãi bỏ|bãi bỏ[^.;]{0,80}văn bản"
    r"|(?:thu|giữ|lưu) được (?:của|từ)|(?:rà soát|số hóa|số hoá|chỉnh lý)[^.;]{0,40}(?:tài liệu|hồ sơ|sổ|văn bản)[^.;]{0,30}(?:của|do|từ))(?!\w)",
    re.IGNORECASE,
)
"""What was the old body's and came to another: told of the past, whatever the verb beside it."""
_GIVEN_TO = patterns.ours(
    r"(?:cho|về|với|sang|gửi|lên|trình|báo cáo|(?<!liên quan )(?:đến|tới)|phối hợp)(?: (?!(?:của|do|từ|thuộc|tại|ở|trước|cũ)\b)[^\s,;.]+){0,5} $"
)
"""Before a body: it is to get something now."""


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
    if not _A_LEVEL.fullmatch(found[0]) or patterns.match(r" \d", after) or before.endswith("Việt Nam "):
        return False  # no person and no street is called "Quận 9"
    if found[0] == "Thị Trấn" or _NAMED_PLACE.search(before):
        return True
    return _NAMED_PERSON.search(before) is not None


_OF_ARCHIVES = patterns.ours(
    r"bàn giao|tiếp nhận|chỉnh lý|phông|lưu trữ|kiểm kê|hồ sơ, tài liệu|tài sản", re.IGNORECASE
)


def _outdated(context: Context, groups: tuple[str, ...], severity: Severity | None = None) -> Iterator[Finding]:
    _, known = _phrases(context.on, groups)
    hits = _hits(context, groups)
    if hits and _OF_ARCHIVES.search(context.document.trich_yeu):
        hits = [hit for hit in hits if not hit[0].role.startswith("o.")]  # lists of what the old bodies left
    history: set[str] = set()
    told_with: set[tuple[Path, int]] = set()
    for text, found in hits:
        if told_as_history(context, text, found.start()):
            history.add(found[0].lower().rsplit(" ", 1)[-1])
    for text, found in hits:
        if told_as_history(context, text, found.start()) or _NOW_IS.match(text.text, found.end()):
            continue
        entry = _meant(found[0].lower(), known)
        if _names_no_body(context, text, found, entry):
            continue
        named = text.role in _NAMES_ONLY and found[0].lower().rsplit(" ", 1)[-1] in history
        if (text.path, found.start()) in told_with:
            continue
        if entry.nhom in _OF_BODIES and (named or _was_theirs(text.text, found)):
            continue
        number = (
            patterns.match(r" \d{1,2}(?!\d)", text.text[found.end() :]) if found[0].lower().endswith("quận") else None
        )
        quote = found[0] + (number[0] if number else "")
        if entry.chac_den is not None and context.on > entry.chac_den:  # the province may have given the name anew
            level_word = _LEVEL_AFTER.match(text.text, found.end())
            named_so = _shortened(found[0], entry) or found[0].lower() in {
                form.lower() for typed in entry.cum_tu for form in _placements(typed)
            }
            if level_word is None and (not named_so or _given_anew(context, found[0], entry)):
                continue
            if level_word is not None:
                quote = text.text[found.start() : level_word.end()]
                told_with.add((text.path, level_word.start("cap")))
        instead = entry.thay_bang or "bỏ hoặc thay bằng cấp xã, cấp tỉnh"
        since = short_of(entry.tu_ngay)
        note = f" ({entry.ghi_chu})" if entry.ghi_chu and len(entry.ghi_chu) < 60 else ""
        if entry.chac_tu is not None and entry.is_sure_on(context.on) and "tùy nghị quyết" in note:
            since, note = f"{short_of(entry.chac_tu)} ở mọi tỉnh", ""
        level = GOI_Y if not _sure(entry, context.on) else CANH_BAO if entry.nhom == "cap_da_bo" else severity
        if entry.chac_tu is not None and level is not GOI_Y:
            level = GOI_Y if may_be_of_then(text, found) else CANH_BAO
        if ADDRESS.search(text.text[: found.start()]):
            level = GOI_Y
        message = f"“{quote}” không còn từ {since}{note}"
        if quote != found[0] and not number:
            level = CANH_BAO
        elif entry.chac_den is not None and context.on > entry.chac_den:
            beside = f"; văn bản cũng gọi {_first_name(instead)}" if _beside_its_successor(context, entry) else ""
            field = found[0].partition(" ")[2]
            if beside and (field in _SHORT_BODIES or field.isupper() or _shortened(found[0], entry)):
                level = CANH_BAO  # of a ministry that ended, beside the office of today
            message = f"“{quote}” là tên phòng cấp huyện trước {since}{beside}"
            instead = f"giữ nếu tỉnh đã đặt tên này cho xã; nếu không, {instead}"
        yield Finding(text.path, message, quote, instead, severity=level, reference=entry.can_cu)


def _hits(context: Context, groups: tuple[str, ...]) -> list[tuple[Text, re.Match[str]]]:
    """Where a phrase of these groups stands."""
    pattern, _ = _phrases(context.on, groups)
    key = patterns.name_of(pattern)
    searched = context.unpassed(key)
    there = _openings(context.on, groups).there(searched)
    near = {text.path for opening in there for text in searched.texts_holding(opening)}
    texts = [text for text in searched.prose if text.path in near] if near else []
    hits = [(text, found) for text in texts for found in pattern.finditer(text.text)]
    context.pass_texts_but(key, (text for text, _ in hits))
    return hits


_NOW_IS = patterns.ours(r"(?: [^\s,;.()]+){0,5} ?\((?:nay|hiện nay|bây giờ) (?:là|thuộc)(?![^\W_])")
"""Behind an old name: what it is called now."""


def _meant(typed: str, known: dict[str, Outdated]) -> Outdated:
    """The entry whose phrase was matched, however its parts are joined."""
    whole = known.get(_unjoined(typed))
    if whole is not None:
        return whole
    bare = patterns.sub(_JOINED, " ", typed)
    return next(entry for phrase, entry in known.items() if phrase.replace("+", " ") == bare)


def _shortened(typed: str, entry: Outdated) -> bool:
    """Whether a body is called by the short form of the ministry that ended ("Phòng LĐTBXH"): no province gives that anew."""
    kind, _, short = typed.partition(" ")
    return any(
        short.lower() in {form.lower() for form in _SHORT_BODIES.get(phrase.partition(" ")[2], ())}
        for phrase in entry.cum_tu
        if phrase.partition(" ")[0].lower() == kind.lower()
    )


def _names_no_body(context: Context, text: Text, found: re.Match[str], entry: Outdated) -> bool:
    """Whether the words are part of another name, or a room for the sick."""
    if entry.nhom == "cap_da_bo":
        return _part_of_a_name(text.text, found)
    if found[0].lower().startswith("phòng ") and _OF_A_UNIT.search(context.document.trich_yeu):
        return True  # its own rooms may be called so
    room = context.profile.cap == TRUONG or _A_ROOM.match(text.text, found.end()) is not None
    return room and found[0].startswith("phòng y tế")


_OF_A_UNIT = patterns.ours(
    r"(?:cơ cấu tổ chức|thành lập|tổ chức lại|tổ chức và hoạt động|chức năng, nhiệm vụ|sáp nhập|hợp nhất)[^;]{0,80}? (?:Trung tâm|Trường|Bệnh viện|Ban [Qq]uản lý|Viện|Quỹ|Công ty|Đài|Nhà hát|Bảo tàng)(?![^\W_])",
    re.IGNORECASE,
)
"""The title of a paper that sets up a unit which is no body of a district."""
_A_ROOM = patterns.ours(
    r" (?:học đường|(?:của |ở |tại )?(?:các |mỗi |nhà )*(?:trường|điểm trường|cơ quan|công ty|doanh nghiệp|xưởng|khu công nghiệp|nhà máy))(?![^\W_])"
)
"""What is said behind a room for the sick of a school or a firm, which is no office."""
_OF_BODIES = ("cap_da_bo", "co_quan_da_bo")
_LEVEL_AFTER = patterns.ours(
    r" (?:của |thuộc |các |UBND |Ủy ban nhân dân )*(?P<cap>huyện|quận|thị xã)(?![^\W_])(?!,? thành phố trực thuộc)"
)


def _was_theirs(words: str, found: re.Match[str]) -> bool:
    """Whether the sentence tells of what an old body handed over, held or issued, and gives it nothing now."""
    before = words[max(0, found.start() - 70) : found.start()]
    if (
        _HANDED_OVER.search(sentence_of(words, found.start())) is None
        or _GIVEN_TO.search(before)
        or _BIDDEN.search(before)
    ):
        return False
    return _OF_IT.search(before) is not None or _IT_GAVE.match(words, found.end()) is not None


_BIDDEN = patterns.ours(r"(?:[Đđ]ề nghị|[Yy]êu cầu|[Gg]iao|[Kk]iến nghị) $")
"""Before a body that is to hand something over now."""
_OF_IT = patterns.ours(r"(?<!\w)(?:của|do|từ|thuộc|tại|liên quan đến|thời)(?: [^\s,;.]+){0,8} $")
_IT_GAVE = patterns.ours(
    r"(?: [^\s,;.]+){0,4} (?:đã )?(?:bàn giao|để lại|chuyển giao|chuyển về|giải thể|kết thúc hoạt động)(?!\w)"
)


def _first_name(instead: str) -> str:
    return instead.partition(" hoặc ")[0]


_AT_HOME = 3
"""A paper that speaks so often of an office, and of none that would be in its place, speaks of one it has."""


def _given_anew(context: Context, name: str, entry: Outdated) -> bool:
    """Whether the province seems to have given a commune this office anew: the decree is cited, or the paper is at home with it."""
    if name.partition(" ")[2] in _SHORT_BODIES:
        return False
    often = context.whole.count(name) >= _AT_HOME and not _beside_its_successor(context, entry)
    return often or "370/2025/NĐ-CP" in context.whole


def _forms(name: str) -> tuple[str, str]:
    """A name in small letters, and with the two short forms everybody writes."""
    small = name.lower()
    return small, small.replace("hội đồng nhân dân", "hđnd").replace("ủy ban nhân dân", "ubnd")


def _beside_its_successor(context: Context, entry: Outdated) -> bool:
    """Whether a paper of a commune names the office of today too: then the old name beside it was left over."""
    return (
        context.is_commune
        and bool(entry.thay_bang)
        and any(
            form in context.whole_small
            for name in _placements(_first_name(entry.thay_bang or ""))
            for form in _forms(name)
        )
    )


@rule(
    code="CQ10",
    tru=QUOTED,
    title="Cấp hành chính đã bỏ (huyện, quận, thị trấn)",
    severity=LOI,
    can_cu=_LEVELS,
    tu=TWO_TIERS,
    can=TIME,
    bad="mo_dau: [Thủ tục do Chủ tịch Ủy ban nhân dân huyện công bố.]",
    good="mo_dau: [Thủ tục do Chủ tịch Ủy ban nhân dân tỉnh công bố., Trụ sở của huyện trước đây.]",
)
def abolished_levels(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Nơi kể việc cũ (trước đây, trước sáp nhập, trước ngày 01/7/2025) và trích yếu văn bản viện dẫn không tính.

    Câu kể thứ cơ quan cũ bàn giao, để lại, tiêu đề của văn bản có kể việc cũ cũng vậy. Tên phòng mà tỉnh có thể đặt lại
    từ 2026 thì chỉ nhắc, và thôi khi văn bản dẫn Nghị định số 370/2025/NĐ-CP hoặc nhắc phòng ấy nhiều lần.
    """
    if of_the_time_before(context):
        yield NotEvaluated(UNDATED)
        return
    yield from _outdated(context, _OF_BODIES)
    yield from _in_a_list(context)
    yield from _in_the_head(context)


_LEVEL_OF_HEAD = patterns.ours(r"(?<![^\W_])(?P<cap>huyện|quận|thị xã|thị trấn) (?=[^\W_])", re.IGNORECASE)


def _in_the_head(context: Context) -> Iterator[Finding]:
    """“ỦY BAN NHÂN DÂN HUYỆN …” above the body, “xã …, huyện …” in its name: the letterhead of the year before."""
    for text in context.beside_prose:
        found = _LEVEL_OF_HEAD.search(text.text) if text.role in ("co_quan", "chu_quan") else None
        if found:
            quote = next(line for line in text.text.split("\n") if found["cap"] in line)
            message = f"Đầu văn bản ghi “{found['cap'].lower()}”, không còn từ {short_of(TWO_TIERS)}"
            yield Finding(text.path, message, quote, "bỏ, hoặc ghi cơ quan chủ quản hiện nay")


_SUCCESSORS = {
    "Thông tin và Truyền thông": "Khoa học và Công nghệ", "Kế hoạch và Đầu tư": "Tài chính", "Giao thông vận tải": "Xây dựng",
    "Tài nguyên và Môi trường": "Nông nghiệp và Môi trường", "Nông nghiệp và Phát triển nông thôn": "Nông nghiệp và Môi trường",
    "Lao động - Thương binh và Xã hội": "Nội vụ",
}  # fmt: skip
_LISTED = patterns.ours(rf"[Cc]ác (?:[Ss]ở|[Bb]ộ)(?:, ngành)?:? [^.;()]{{0,160}}?(?P<ten>{'|'.join(_SUCCESSORS)})")


def _in_a_list(context: Context) -> Iterator[Finding]:
    """“Giám đốc các sở: Y tế, Tài nguyên và Môi trường”: the word Sở stands once before all of them."""
    for hit in context.matches(_LISTED):
        name, at = hit.match["ten"], hit.span("ten")[0]
        own_word = hit.text.text[:at].endswith(("Sở ", "Bộ "))
        if not own_word and not told_as_history(context, hit.text, at):
            yield Finding(hit.text.path, f"Không còn sở, bộ “{name}”", name, _SUCCESSORS[name], severity=CANH_BAO)


_OF_A_LEVEL = patterns.ours(r"(?i:dịch vụ công|DVC|trực tuyến)[^.;:]{0,40}?(mức độ (?:3|4|ba|bốn))(?!\d)")


@rule(
    code="CQ11",
    title="Thuật ngữ đã được thay",
    severity=CANH_BAO,
    can_cu=practice("dùng thuật ngữ của văn bản đang có hiệu lực"),
    bad="mo_dau: [Cung cấp dịch vụ công mức độ 3., 'Hồ sơ gồm tờ khai, bản sao sổ hộ khẩu.']",
    good="mo_dau: [Cung cấp dịch vụ công trực tuyến toàn trình., 'Hồ sơ gồm tờ khai, không kèm bản sao sổ hộ khẩu.']",
)
def old_terms(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Ví dụ dịch vụ công “mức độ 3, 4” nay là “một phần, toàn trình”; hồ sơ đòi sổ hộ khẩu giấy (hết giá trị từ 01/01/2023), chứng minh nhân dân (từ 01/01/2025)."""
    findings = list(_outdated(context, ("thuat_ngu_cu",)))
    told = {finding.path for finding in findings}
    yield from findings
    for text, found in context.matches_alone(_OF_A_LEVEL, ("mức độ",)):
        if text.path not in told and context.on >= _NO_LEVELS:
            told.add(text.path)
            yield Finding(
                text.path,
                f"“{found[1]}” không còn dùng từ {short_of(_NO_LEVELS)}",
                found[1],
                "dịch vụ công trực tuyến một phần, toàn trình",
            )
    for text, name, since, law, instead in papers_asked_for(context):
        message = f"“{name}” giấy hết giá trị từ {short_of(since)} ({law})"
        yield Finding(text.path, message, name, instead)
