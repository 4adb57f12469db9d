"""CQ: the commune's own name - cut short, with another letter, or another commune's where the paper speaks of itself."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, LOI, Finding, NotEvaluated
from cchc_docs.checking.parts import HISTORY, QUOTED
from cchc_docs.checking.profile import COMMUNE
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.model.document import Text
from cchc_docs.vietnamese.accents import strip_accents

_SYLLABLE = rf"[{CAPITALS}][^\W\d_{CAPITALS}]*"
_KINDS = ("xã ", "phường ", "đặc khu ")
_COMMUNE = patterns.ours(
    rf"(?:xã|phường|đặc khu) (?P<name>{_SYLLABLE}(?: {_SYLLABLE}){{0,4}})(?![^\W_])(?P<after>.{{0,60}})"
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
    danh_cho=COMMUNE,
    tru=(QUOTED, HISTORY),
    title="Tên của chính xã, phường bị thiếu chữ, sai chữ hoặc là tên nơi khác",
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
    own = context.profile.dia_danh
    if len(own.split()) < 2:
        return
    for hit in context.matches_opening(_COMMUNE, _KINDS):
        before = hit.text.text[max(0, hit.start - 40) : hit.start]
        name = hit.match["name"]
        if not _SPEAKS.search(before) or _LISTED.search(before) or _begins(hit.text.text, hit.span("name")[0], own):
            continue
        itself = hit.text.role in ("kem_theo", "ket_thuc") or (
            hit.text.role == "mo_dau" and _ITSELF.match(hit.match["after"]) is not None
        )
        how = _how(name.lower(), own)
        if how or (itself and name.lower() != own and not _told_as_other(context, hit.text, name)):
            quote = hit.match[0][: hit.match.end("name") - hit.match.start()]
            right = f"{quote[: -len(name)]}{own.title()}"
            severity = LOI if itself and how else None
            yield Finding(
                hit.text.path, f"“{quote}” {how or 'không phải tên cơ quan ban hành'}", quote, right, severity=severity
            )


def _begins(text: str, at: int, own: str) -> bool:
    return text[at : at + len(own)].lower() == own


def _how(name: str, own: str) -> str:
    """Return how a name is the own one gone wrong, "" where it is another."""
    if own.startswith(f"{name} ") or own.endswith(f" {name}"):
        return "thiếu chữ so với tên cơ quan ban hành"
    one, two = name.split(), own.split()
    if len(one) == len(two) > 1:
        apart = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
        if len(apart) == 1 and strip_accents(apart[0][0]) == strip_accents(apart[0][1]):
            return "sai dấu so với tên cơ quan ban hành"
    return ""


def _told_as_other(context: Context, text: Text, name: str) -> bool:
    """Tell whether the paper speaks of that other commune elsewhere too: then it may well mean it."""
    return any(other.path != text.path and name in other.text for other in context.prose)
