"""Số, ký hiệu of documents: put a typed one into its right form and take it apart.

State documents (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 3): số/<loại>-<cơ quan>, with the year between for
legal normative texts (30/2020/NĐ-CP); công văn số/<cơ quan>-<đơn vị>. Texts of Quốc hội: 80/2025/QH15. Party documents:
số-<loại>/<cơ quan> (57-NQ/TW).
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.fold import latin

__all__ = ["PARTY_BODIES", "SYMBOL_PROBLEMS", "TYPE_ABBREVIATIONS", "SymbolParts", "normalise_symbol", "symbol_family"]

# What a problem of `normalise_symbol` means, for an official.
SYMBOL_PROBLEMS = {
    "spaces": "trong số, ký hiệu có khoảng trắng",
    "dash": "dùng gạch dài thay cho gạch nối",
    "missing_hyphen": "thiếu gạch nối giữa các nhóm chữ viết tắt",
    "plain_d": "chữ Đ viết thành D",
    "letter_case": "sai chữ hoa, chữ thường trong chữ viết tắt",
    "party_form": "ký hiệu văn bản của Đảng viết số-loại/cơ quan (57-NQ/TW)",
    "state_form": "ký hiệu văn bản hành chính viết số/loại-cơ quan (05/KH-UBND)",
    "no_number": "chưa có số",
}

# Only what reading a symbol needs; the dated table of the decree lives in `law`.
TYPE_ABBREVIATIONS = frozenset(
    {
        "NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB", "TTr", "HĐ", "CĐ",
        "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "SY", "SL", "TrS", "NĐ", "TT", "TTLT", "NQLT", "PL",
        "KL", "L", "LCT", "CTHĐ", "QyC", "VBHN", "QĐi", "TL",
    }
)  # fmt: skip

PARTY_BODIES = frozenset({"TW", "TU", "ĐU", "HU", "QU", "ĐUK", "BBT", "BCT", "BTV", "BCĐTW", "UBKTTW"})
_BOTH = frozenset({"BCT"})
"""Letters of a Party body that a ministry has too (Bộ Công Thương): the stroke tells which is meant."""
_STATE_BODIES = r"CP|TTg|UBND|HĐND|VPCP|VPQH|CTN|CCHC|VHXH|BCĐ|BCĐCCHC|MTTQ|B[A-ZĐ]{2,8}|S[A-ZĐ]{2,7}"
_MIXED_CASE = {"TTG": "TTg", "TTR": "TTr", "CTR": "CTr", "QYĐ": "QyĐ", "TRS": "TrS"}
_ONSETS = "Ch|Gi|Kh|Ng|Nh|Ph|Qu|Th|Tr|Ti(?=H)"
_BY_ONSETS = patterns.ours(rf"(?:[A-ZĐ]|{_ONSETS})*(?:{_ONSETS})(?:[A-ZĐ]|{_ONSETS})*")
"""Letters of an office whose words begin with two: SNgV, PGDĐT-KTr; schools tell tiểu học (TiH) from trung học (TrH)."""
_PLAIN_D = {"QD": "QĐ", "ND": "NĐ", "HDND": "HĐND", "DA": "DA", "QyD": "QyĐ", "DU": "ĐU", "CD": "CĐ"}


class SymbolParts(NamedTuple):
    """A symbol taken apart; parts that are not there are "".

    `family` is state, party, qh (Quốc hội and its standing committee) or unknown. In "1104/BNV-CCHC" `loai` is "",
    `co_quan` BNV and `don_vi` CCHC: a công văn.
    """

    family: str
    so: str
    nam: str
    loai: str
    co_quan: str
    don_vi: str


@lru_cache(maxsize=4096)
def normalise_symbol(raw: str) -> tuple[str, tuple[str, ...]]:
    """Return the right form of a typed symbol and what was wrong with it (keys of SYMBOL_PROBLEMS).

    "06/QĐTTg" gives "06/QĐ-TTg" and missing_hyphen; a blank number stays blank. A symbol it does not know comes back
    with its spaces closed and no more. Look-alike letters of other alphabets are read as Latin (rule CH02 tells of them).
    """
    problems = []
    text = latin(raw).strip()
    closed = patterns.sub(r"\s+", "", text)
    if closed != text and not patterns.fullmatch(r"[.…_\s]*[/-]\S+", text):  # the room before "/KH-UBND" is to fill in
        problems.append("spaces")
    text = patterns.sub("[–—−]", "-", closed)
    if text != closed:
        problems.append("dash")
    found = patterns.fullmatch(
        r"(?P<so>[.…_]*|\d+[a-zđA-D]?(?:\.\d+)?)(?P<first>[/-])(?:(?P<nam>\d{4})[/-]?)?(?P<rest>\D.*)", text
    )
    if not found:
        return text, tuple(problems)
    if not found["so"].strip(".…_"):
        problems.append("no_number")
    groups = [_right_letters(g, problems) for g in patterns.split(r"[-/]", found["rest"])]
    if len(groups) == 1 and not patterns.fullmatch(r"(?:UBTV)?QH\d*", groups[0]):
        groups = _split_glued(groups[0], problems)
    party = len(groups) == 2 and groups[1] in PARTY_BODIES and not found["nam"]
    if party and groups[1] in _BOTH and found["first"] == "/":
        party = False
    typed = text[len(found["so"]) :]
    first, joint = ("-", "/") if party else ("/", "-")
    normal = first + (found["nam"] + "/" if found["nam"] else "") + joint.join(groups)
    if "missing_hyphen" in problems:
        typed = typed[0]  # compare only what was typed
    if _shape(normal[: len(typed)]) != _shape(typed):
        problems.append("party_form" if party else "state_form")
    return found["so"] + normal, tuple(dict.fromkeys(problems))


def _shape(text: str) -> str:
    """What is left of a symbol without its letters: those of Latin, Greek and Cyrillic writing."""
    return "".join(c for c in text if not c.isalpha() or c >= "\u2000")


def _right_letters(group: str, problems: list[str]) -> str:
    group = group.replace("\u00d0", "Đ")
    fixed = "TTg" if group == "Tg" else _MIXED_CASE.get(group.upper(), group)
    if (
        fixed == group
        and group not in _MIXED_CASE.values()
        and group != group.upper()
        and not patterns.search(r"\d|&", group)
    ):
        glued = any(group.endswith(end) for end in ("TTg",)) or any(group.startswith(t) for t in ("QyĐ", "CTr", "TTr"))
        onsets = group.upper() not in TYPE_ABBREVIATIONS and _BY_ONSETS.fullmatch(group)
        fixed = group if glued or onsets or len(group) > 8 else group.upper()
    if fixed != group:
        problems.append("letter_case")
    plain = _PLAIN_D.get(fixed, fixed)
    if plain != fixed:
        problems.append("plain_d")
    return plain


def _split_glued(group: str, problems: list[str]) -> list[str]:
    """Part "QĐTTg", "QĐ.TTg" or "NDCP" into its type and its issuer, where both are known."""
    for length in range(min(4, len(group) - 1), 0, -1):
        head, tail = _PLAIN_D.get(group[:length], group[:length]), group[length:].removeprefix(".")
        if head in TYPE_ABBREVIATIONS and (tail in PARTY_BODIES or patterns.fullmatch(_STATE_BODIES, tail)):
            problems += ["missing_hyphen"] if head == group[:length] else ["missing_hyphen", "plain_d"]
            return [head, tail]
    return [group]


def symbol_family(symbol: str, types: Collection[str] = TYPE_ABBREVIATIONS) -> SymbolParts:
    """Take a symbol apart, typed rightly or not; `types` are the type abbreviations to know."""
    normal, _ = normalise_symbol(symbol)
    found = patterns.fullmatch(r"(?P<so>[.…_]*|\d+[a-zđ]?(?:\.\d+)?)(?:/(?P<nam>\d{4}))?/(?P<rest>\D.*)", normal)
    party = patterns.fullmatch(r"(?P<so>[.…_]*|\d+[a-zđ]?)-(?P<loai>[^/-]+)/(?P<rest>[^/]+)", normal)
    if party:
        return SymbolParts("party", party["so"], "", party["loai"], party["rest"], "")
    if not found:
        return SymbolParts("unknown", "", "", "", "", "")
    so, nam, groups = found["so"], found["nam"] or "", found["rest"].split("-")
    if patterns.fullmatch(r"(?:UBTV)?QH\d*", groups[-1]):
        return SymbolParts("qh", so, nam, groups[0] if len(groups) > 1 else "", groups[-1], "")
    if groups[0] in types:
        if len(groups) == 1:
            return SymbolParts("unknown", so, nam, groups[0], "", "")
        return SymbolParts("state", so, nam, groups[0], groups[1], "-".join(groups[2:]))
    if len(groups) > 1:
        return SymbolParts("state", so, nam, "", groups[0], "-".join(groups[1:]))
    return SymbolParts("unknown", so, nam, "", groups[0], "")
