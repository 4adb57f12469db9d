"""Texts the prior plan cites, judged at the new date: the superior's yearly plan becomes a blank, repealed law is told.

A text is replaced only where the register is sure of the successor (number, day of issue); else it is listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cchc_docs.drafting.decisions import blank
from cchc_docs.drafting.years import Span, moved
from cchc_docs.law.register import LegalText, Status, register
from cchc_docs.model.document import Document, VanBan
from cchc_docs.model.references import short_date
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.citations import Citation, find_citations, normalise_symbol
from cchc_docs.vietnamese.dates import find_dates

_COMMON = frozenset(
    [
        "về",
        "việc",
        "của",
        "trên",
        "địa",
        "bàn",
        "tỉnh",
        "xã",
        "phường",
        "năm",
        "kế",
        "hoạch",
        "ban",
        "hành",
        "thực",
        "hiện",
        "công",
        "tác",
        "và",
    ]
)
_YEARLY = {"Kế hoạch": "KH", "Chương trình": "CTR", "Chương trình hành động": "CTR"}
"""Kinds of papers that come anew with each year, and the letters their symbols carry."""


class Replacement(NamedTuple):
    """Replace text[start:end]; `ask` tells that a person must look, not only know."""

    start: int
    end: int
    new: str
    why: str
    ask: bool


def is_yearly(kind: str, symbol: str, subject: str, plan: Span) -> bool:
    """Tell whether a cited text is surely another body's plan for the year the prior plan covers: its title says so."""
    if plan.first != plan.last or not is_plan(kind, symbol):
        return False
    return plan.first in [found.year for found in find_dates(subject) if found.form == "year"]


def is_plan(kind: str, symbol: str) -> bool:
    """Tell a plan by its kind and its symbol."""
    return kind in _YEARLY and _YEARLY[kind] in symbol.upper()


class Basis(NamedTuple):
    """Where a citation stands: `base`: among the căn cứ or in the opening; `subject`: what the plan itself is about."""

    base: bool = False
    subject: str = ""


def inline(text: str, plan: Span, shift: int, on: date, parent: VanBan | None, where: Basis) -> Iterator[Replacement]:
    """Yield what must become of the citations written out in a text.

    Number and day are blanked only where it is certain that the text is the plan of the prior year: its title names
    that year, or it is a base on the plan's own subject by the superior. What is likely is kept and asked about.
    """
    for citation in find_citations(text):
        if not citation.so_ky_hieu:
            continue
        symbol = normalise_symbol(citation.so_ky_hieu)[0]
        if is_yearly(citation.loai, symbol, citation.trich_yeu, plan) or _of_superior(citation, symbol, plan, where):
            yield from _blanked(text, citation, plan, shift, parent)
            continue
        known = _known(citation, symbol)
        problem = trouble(known, on) if known is not None else ""
        if problem:
            yield Replacement(citation.start, citation.end, citation.raw, problem, True)
        elif said := _still(citation, symbol, plan, where):
            yield Replacement(citation.start, citation.end, citation.raw, said, True)


def _of_superior(citation: Citation, symbol: str, plan: Span, where: Basis) -> bool:
    """Tell the superior's plan of the prior year that does not name it: a base, on our subject, issued for that year."""
    issued = citation.ngay.year if citation.ngay else None
    if plan.first != plan.last or not where.base or not is_plan(citation.loai, symbol):
        return False
    if any(found.form in ("year", "period", "term") for found in find_dates(citation.trich_yeu)):
        return False
    above = re.search(r"(?i)\btỉnh\b|thành phố|chính phủ|\bbộ\b", citation.issuer) is not None
    return above and issued in (plan.first - 1, plan.first) and _same_subject(citation.trich_yeu, where.subject)


def _same_subject(title: str, subject: str) -> bool:
    theirs, ours = _about(title), _about(subject)
    return bool(ours) and len(theirs & ours) >= min(3, len(ours))


def shares_subject(title: str, subject: str) -> bool:
    """Tell whether two titles have any word of what they are about in common; one that says nothing of it may."""
    theirs, ours = _about(title), _about(subject)
    return not theirs or not ours or bool(theirs & ours)


def _about(title: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{2,}", title.casefold())) - _COMMON


_BARE_YEAR = r"(?<![\d/.])(?<![-–])(?<![-–] ){}(?![\d/.]|\s?[-–])"
"""“xây dựng kế hoạch cải cách hành chính 2026”: the year of a title without its word, no end of a span."""


def _still(citation: Citation, symbol: str, plan: Span, where: Basis) -> str:
    """Return what to ask of a citation that stays: it names the prior year, or is a plan that may have been for it."""
    named = plan.first == plan.last and (
        plan.first in [found.year for found in find_dates(citation.trich_yeu) if found.form == "year"]
        or re.search(_BARE_YEAR.format(plan.first), citation.trich_yeu) is not None
    )
    title = f"{citation.loai} số {citation.so_ky_hieu}".strip()
    if named:
        place = "căn cứ " if where.base else ""
        return f"{place}{title} còn nêu năm {plan.first}: thay bằng văn bản của năm mới, hoặc giữ nếu vẫn dùng"
    issued = citation.ngay.year if citation.ngay else None
    other = any(found.form in ("period", "term", "year") for found in find_dates(citation.trich_yeu))
    if (
        plan.first == plan.last
        and is_plan(citation.loai, symbol)
        and issued in (plan.first - 1, plan.first)
        and not other
    ):
        return f"{title} không nêu năm: còn dùng cho năm mới hay đã có văn bản khác"
    return ""


def _blanked(text: str, citation: Citation, plan: Span, shift: int, parent: VanBan | None) -> Iterator[Replacement]:
    """Blank number and date of a yearly plan, and move the year in its title."""
    start, end = citation.spans["so_ky_hieu"]
    if citation.ngay is not None:
        end = max(end, citation.ngay.end)
    if parent is not None and parent.co_quan.lower() == citation.issuer.lower():
        day = f" ngày {short_date(parent.ngay)}" if parent.ngay and parent.ngay.ngay else ""
        yield Replacement(start, end, f"{parent.so_ky_hieu}{day}", "số, ngày của kế hoạch cấp trên năm mới", False)
    else:
        what = f"số, ký hiệu, ngày ban hành của kế hoạch năm {plan.first + shift}"
        yield Replacement(start, end, blank(what), "kế hoạch hằng năm: số và ngày của năm mới chưa có", True)
    title = citation.spans.get("trich_yeu")
    if title is None:
        return
    for found in find_dates(text[title[0] : title[1]]):
        if found.year in plan and found.form != "period":
            at = title[0] + found.start
            yield Replacement(at, at + len(found.raw), moved(found, shift), "tên kế hoạch hằng năm theo năm mới", False)


def _known(citation: Citation, symbol: str) -> LegalText | None:
    """Return the text of the register a citation surely means, its symbol typed rightly or not."""
    issued = citation.ngay.date if citation.ngay else None
    found = register().find(symbol, issued) or register().find(symbol)
    return found[0] if len(found) == 1 and not found[0].mo_ho else None


def known_text(text: VanBan) -> LegalText | None:
    """Return the text of the register that an entry of `van_ban` surely is."""
    if not text.so_ky_hieu:
        return None
    found = register().find(text.so_ky_hieu)
    return found[0] if len(found) == 1 and not found[0].mo_ho else None


def trouble(known: LegalText, on: date) -> str:
    """Return why a text should not be cited on `on`, "" where nothing is known against it."""
    name = f"{known.loai} số {known.so_ky_hieu}"
    if register().status(known, on) is Status.REPEALED:
        after = known.successor
        return f"{name} hết hiệu lực" + (f", thay bằng {after}" if after else "") + "; kiểm tra rồi thay"
    if known.period_over(on.year):
        return f"{name} chỉ cho giai đoạn đến năm {known.giai_doan_den}; kiểm tra văn bản của giai đoạn mới"
    return ""


def successor(known: LegalText, on: date) -> LegalText | None:
    """Return the one text that replaced `known`, where the register is sure of its number, day and effect."""
    if known.successor is None:
        return None
    found = register().find(known.successor)
    if len(found) != 1 or not found[0].is_reliable or found[0].known_day is None:
        return None
    return found[0] if register().status(found[0], on) is Status.IN_FORCE else None


def as_parent(document: Document | None) -> VanBan | None:
    """Return how the parent plan is cited."""
    if document is None:
        return None
    from cchc_docs.model.references import as_cited

    return as_cited(document)
