"""CQ: the commune's own name - cut short, with another letter, or another commune's where the paper speaks of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, LOI, Finding, NotEvaluated
from cchc_docs.checking.parts import HISTORY, QUOTED
from cchc_docs.checking.profile import COMMUNE, TRUONG
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.model.document import Text
from cchc_docs.vietnamese.accents import strip_accents
from cchc_docs.vietnamese.near import one_letter_off

_SYLLABLE = rf"[{CAPITALS}][^\W\d_{CAPITALS}]*"
_KINDS = ("xã ", "phường ", "đặc khu ")
_COMMUNE = patterns.ours(
    rf"(?:xã|phường|đặc khu) (?P<name>{_SYLLABLE}(?: {_SYLLABLE}){{0,4}})(?![^\W_])(?=(?P<after>.{{0,60}}))"
)
_SPEAKS = patterns.ours(
    r"(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Đảng ủy|Công an|Mặt trận Tổ quốc Việt Nam|[Đđ]ịa bàn|[Nn]hân dân) $"
)
_ITSELF = patterns.ours(
    r",? (?:ban hành|xây dựng|báo cáo|thông báo|yêu cầu|đề nghị|triển khai|trân trọng|kính|quyết định|phát động|tổ chức)\b"
)
_LISTED = patterns.ours(r"(?:các|và|với|cùng|giáp|cạnh|,|từ|sang|liên xã|cụm) (?:xã|phường|đặc khu )?$")


@rule(
    code="CQ15",
    danh_cho=COMMUNE | {TRUONG},
    tru=(QUOTED, HISTORY),
    title="Tên của chính xã, phường, trường bị thiếu chữ, sai chữ hoặc là tên nơi khác",
    severity=CANH_BAO,
    can_cu=practice("cơ quan ban hành ghi đúng tên của mình"),
    bad="""
co_quan: {ten: Ủy ban nhân dân xã Lũng Vài Thượng, viet_tat: UBND}
ket_thuc: Trên đây là Kế hoạch của Ủy ban nhân dân xã Lũng Vài.
""",
    good="""
co_quan: {ten: Ủy ban nhân dân xã Lũng Vài Thượng, viet_tat: UBND}
ket_thuc: Trên đây là Kế hoạch của Ủy ban nhân dân xã Lũng Vài Thượng; các xã Lũng Vài, Nà Phạ phối hợp.
""",
)
def own_name(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Tên sau “UBND xã”, “trên địa bàn xã” thiếu hoặc khác một tiếng so với tên cơ quan ban hành.

    Ở câu kết, dòng “Kèm theo” và câu “UBND xã … ban hành” thì tên nơi khác hẳn cũng được báo. Tên trong danh sách nhiều xã không xét.
    """
    if context.profile.cap == TRUONG:
        yield from _slips_of_a_school(context)
    else:
        yield from slips_in_own_name(context)


def _slips_of_a_school(context: Context) -> Iterator[Finding]:
    """“Trường THCS Nguyễn Đình Chiễu” in a paper of Trường THCS Nguyễn Đình Chiểu: one syllable one letter other."""
    body = context.document.co_quan
    own = body.ten.lower().split() if body else []
    if len(own) < 4 or own[0] != "trường":
        return
    opening = " ".join(own[:2])
    for text in context.texts_holding(opening):
        at = text.text.lower().find(opening)
        words = text.text[at:].split()[: len(own)]
        bare = [word.strip(" ,.;:()“”") for word in words]
        apart = [(a, b) for a, b in zip((word.lower() for word in bare), own, strict=False) if a != b]
        if len(bare) == len(own) and len(apart) == 1 and _one_letter_off(*apart[0]) and bare[-1][:1].isupper():
            quote = text.text[at : at + len(" ".join(words))].rstrip(" ,.;:()”")
            yield Finding(
                text.path,
                f"“{quote}” sai chữ so với tên cơ quan ban hành",
                quote,
                body.ten if body else "",
                severity=LOI,
            )


def slips_in_own_name(context: Context) -> list[Finding]:
    """Return what CQ15 says, so that no other rule says it of the same words again."""
    return context.once("slips in own name", lambda: list(_slips(context)))


def _slips(context: Context) -> Iterator[Finding]:
    own = context.profile.dia_danh
    if len(own.split()) < 2:
        return
    place = context.document.dia_danh.strip()
    one, two = place.lower().split(), own.split()
    if place.lower() != own and len(one) == len(two) and len({*one} & {*two}) >= len(two) - 1 and len(one) > 1:
        head = " ".join((context.document.co_quan.ten if context.document.co_quan else "").split())
        if strip_accents(place.lower()) == strip_accents(own) and head:
            message = f"Tên cơ quan ban hành khác địa danh “{place}”"
            yield Finding(("co_quan", "ten"), message, head.split("\n")[-1], place, severity=LOI)
        else:
            message = f"Địa danh “{place}” khác tên cơ quan ban hành"
            yield Finding(("dia_danh",), message, place, own.title(), severity=LOI)
    for hit in context.matches_opening(_COMMUNE, _KINDS):
        before = hit.text.text[max(0, hit.start - 40) : hit.start]
        name = hit.match["name"]
        if _is_person(context, name, before):
            continue
        at = hit.span("name")[0]
        end = own_name_end(hit.text.text, at, own)
        if end:
            typed = hit.text.text[at:end]
            if _half_small(typed):
                quote = hit.text.text[hit.start : at] + typed
                yield Finding(
                    hit.text.path,
                    f"“{quote}”: tên riêng viết hoa mọi âm tiết",
                    quote,
                    hit.text.text[hit.start : at] + own.title(),
                )
            continue
        if _LISTED.search(before):
            continue
        speaks = _SPEAKS.search(before) is not None
        itself = speaks and (
            hit.text.role in ("kem_theo", "ket_thuc")
            or (hit.text.role == "mo_dau" and _ITSELF.match(hit.match["after"]) is not None)
        )
        how = _slip(name.lower(), own, cut=speaks)
        if how or (itself and name.lower() != own and not _told_as_other(context, hit.text, name)):
            quote = hit.match[0][: hit.match.end("name") - hit.match.start()]
            right = f"{quote[: -len(name)]}{own.title()}"
            severity = LOI if itself and how else None
            yield Finding(
                hit.text.path, f"“{quote}” {how or 'không phải tên cơ quan ban hành'}", quote, right, severity=severity
            )


def _is_person(context: Context, name: str, before: str) -> bool:
    """Whether a name is that of a person behind a post: "Phó Chủ tịch UBND xã Lò Thị Bé", whoever signs, a name with its "Thị", "Văn"."""
    signer = context.document.chu_ky
    named = signer is not None and name.casefold() == " ".join(signer.ho_ten.split()).casefold()
    return named or (_POST.search(before) is not None and _OF_PEOPLE.search(name) is not None)


_POST = patterns.ours(r"(?:[Cc]hủ tịch|[Bb]í thư|[Cc]hánh Văn phòng|[Tt]rưởng (?:phòng|ban|Công an))\b[^,.;]{0,30}$")
_OF_PEOPLE = patterns.ours(r"^\S+ (?:Thị|Văn) \S+")


def _half_small(name: str) -> bool:
    """“Thọ lộc”: the first syllable has its capital, another has not."""
    first, *more = [word for word in name.split() if word[0].isalpha()]
    return first[0].isupper() and any(word[0].islower() for word in more)


def own_name_end(text: str, at: int, own: str) -> int:
    """Return where the own name (small letters) that begins at a place ends, 0 where another stands there; two blanks within are one."""
    found = re.compile(r"\s+".join(map(re.escape, own.split())), re.IGNORECASE).match(text, at)
    return found.end() if found else 0


def _slip(name: str, own: str, *, cut: bool) -> str:
    """Return how a name is the own one gone wrong, "" where it is another.

    `cut`: a name that lacks syllables counts. Where the paper does not speak of itself it may be the neighbour's, after whom
    An Bình Đông was named.
    """
    if cut and (own.startswith(f"{name} ") or own.endswith(f" {name}")):
        return "thiếu chữ so với tên cơ quan ban hành"
    one, two = name.split(), own.split()
    apart = [(a, b) for a, b in zip(one, two, strict=False) if a != b]
    if len(one) >= len(two) > 1 and len(apart) == 1 and _one_letter_off(*apart[0]):
        return "sai chữ so với tên cơ quan ban hành"
    return ""


def _one_letter_off(typed: str, meant: str) -> bool:
    if strip_accents(typed) == strip_accents(meant):
        return True
    return min(len(typed), len(meant)) > 2 and one_letter_off(typed, meant)


def _told_as_other(context: Context, text: Text, name: str) -> bool:
    """Tell whether the paper speaks of that other commune elsewhere too: then it may well mean it."""
    return any(other.path != text.path and name in other.text for other in context.prose)
