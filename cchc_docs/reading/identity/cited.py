"""Cited texts as data: every text cited with number and kind in the body, once; and which of them is the superior's plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.model.codes import folded, slug
from cchc_docs.model.document import Document, Muc, NgayThang, Path, VanBan
from cchc_docs.model.markup import plain

_HINT = patterns.ours(r"\d\s?[/-]\s?(?:\d{4}\s?/\s?)?[A-ZĐÐ]")
_ABOVE = patterns.ours(
    r"(?i)(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|hđnd|hội đồng nhân dân|tỉnh ủy|thành ủy)?\s*(?:tỉnh|thành phố|thành ủy|tỉnh ủy)\b"
    r"|chính phủ|thủ tướng|bộ\s"
)
_PLAN = patterns.ours(r"kế hoạch|chương trình", re.IGNORECASE)
_STOP = frozenset(
    [
        "va",
        "cua",
        "tren",
        "dia",
        "ban",
        "tinh",
        "thanh",
        "pho",
        "xa",
        "phuong",
        "nam",
        "giai",
        "doan",
        "ke",
        "hoach",
        "ve",
        "viec",
        "ban",
        "hanh",
        "cong",
        "tac",
    ]
)


def identify_texts(document: Document, doubts: dict[Path, str]) -> None:
    """Fill `van_ban` and `van_ban_cap_tren`; a plan that has some keeps them as they are."""
    if document.van_ban:
        return
    from cchc_docs.vietnamese.citations import find_citations, normalise_symbol

    by_symbol: dict[str, str] = {}
    parents: list[str] = []
    for head, text in _texts(document):
        for found in find_citations(text):
            if not found.loai or not patterns.search(r"\d+.*[/-].*[A-ZĐ]", found.so_ky_hieu) or found.listed:
                continue
            symbol, problems = normalise_symbol(found.so_ky_hieu)
            known = by_symbol.get(symbol, "")
            if not known:
                day = found.ngay
                dated = NgayThang(day.day, day.month, day.year) if day and day.year else None
                known = _code(found.loai, symbol, document)
                by_symbol[symbol] = known
                document.van_ban[known] = VanBan(
                    found.loai, symbol, dated, found.co_quan, " ".join(found.trich_yeu.split())
                )
                if problems:
                    doubts["van_ban", known] = f"trong văn bản gõ “{found.so_ky_hieu}”; có phải {symbol}?"
            if head and _is_parent(document, document.van_ban[known]) and known not in parents:
                parents.append(known)
    parents.sort(key=lambda code: _distance(document.van_ban[code]))
    if parents:
        document.van_ban_cap_tren = parents[0]
        if len(parents) > 1:
            others = ", ".join(f"{code} ({document.van_ban[code].so_ky_hieu})" for code in parents[1:])
            doubts[("van_ban_cap_tren",)] = f"cũng có thể là {others}"


def _texts(document: Document) -> Iterator[tuple[bool, str]]:
    """Yield the texts that may cite one, the bases and the opening marked."""
    for text in (*document.can_cu, *document.mo_dau):
        if _HINT.search(text):
            yield True, plain(text)
    stack: list[Muc] = list(reversed(document.noi_dung))
    while stack:
        block = stack.pop()
        if _HINT.search(block.chu):
            yield False, plain(block.chu)
        stack += reversed(block.noi_dung)


def _code(kind: str, symbol: str, document: Document) -> str:
    head = "".join(word[0] for word in folded(kind).split())
    code = base = f"{head}_{slug(symbol).removeprefix('m_')}"
    number = 2
    while code in document.van_ban:
        code, number = f"{base}_{number}", number + 1
    return code


def _distance(text: VanBan) -> int:
    """Return how far above the commune a text was issued: its own, the province's, the State's."""
    if patterns.search(r"(?i)chính phủ|thủ tướng|bộ\s|trung ương", text.co_quan):
        return 2
    return 1 if _ABOVE.search(text.co_quan) else 0


def _is_parent(document: Document, text: VanBan) -> bool:
    """Tell the plan this one carries out, on its own subject, from other bases: the superior's, or a wider one of its own."""
    subject = text.trich_yeu
    if text.loai not in ("Kế hoạch", "Chương trình") and not _PLAN.search(subject):
        return False
    if not text.co_quan:
        return False
    mine = set(folded(document.trich_yeu).split()) - _STOP
    theirs = set(folded(subject).split()) - _STOP
    mine, theirs = ({word for word in words if not word.isdigit()} for words in (mine, theirs))
    shared = len(mine & theirs)
    return shared >= 3 or (bool(theirs) and shared >= min(2, len(mine)))
