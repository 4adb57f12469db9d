"""Documents checked together: what they are called, whether they are of one body, which one another carries out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cchc_docs import patterns
from cchc_docs.vietnamese.fold import fold
from cchc_docs.vietnamese.symbols import normalise_symbol

if TYPE_CHECKING:
    from cchc_docs.checking.context import Context
    from cchc_docs.model.document import Document
    from cchc_docs.vietnamese.citations import Citation


def file_name(context: Context) -> str:
    """Return what an official calls the file of a document."""
    return os.path.basename(context.read.places(()).file)


def level_of(body: str) -> str:
    """Return the level an issuer is of: tỉnh, xã, bộ, chính phủ, trung ương …; "" where its name does not say."""
    found = patterns.search(r"tỉnh|thành phố|xã|phường|đặc khu|huyện|chính phủ|trung ương|bộ|sở", fold(body))
    return {"thành phố": "tỉnh", "phường": "xã", "đặc khu": "xã"}.get(found[0], found[0]) if found else ""


def symbol_key(symbol: str) -> str:
    """Return the symbol of a text as it is compared: its right form, leading zeros aside."""
    return normalise_symbol(symbol)[0].lstrip("0")


def own_symbol(document: Document) -> str:
    """Return the key of a document's own number and symbol, "" where the number is open."""
    from cchc_docs.model.printed import symbol

    return symbol_key(f"{document.so}/{symbol(document)}") if document.so else ""


def cites(context: Context, other: Context) -> bool:
    """Whether a document cites another by symbol and day, and the issuer it names is of the other's level.

    A number alone is no identity: every body counts anew, and communes of one name stand in many provinces.
    """
    key, day = own_symbol(other.document), other.issued
    body = other.document.co_quan
    level = level_of(f"{body.ten} {body.chu_quan}") if body else ""
    return (
        bool(key)
        and day is not None
        and any(
            symbol_key(cited.so_ky_hieu) == key
            and cited.ngay is not None
            and cited.ngay.date == day
            and level_of(cited.issuer) in ("", level)
            for _, cited in context.citations
            if cited.so_ky_hieu
        )
    )


def cited_plan(context: Context) -> Document | None:
    """Return the plan among the others that this document cites: the one it carries out. None where none or several."""
    if context.document.loai not in ("ke_hoach", "bao_cao", "chuong_trinh"):
        return None
    found = [one for one in context.others if one.document.loai == "ke_hoach" and cites(context, one)]
    return found[0].document if len(found) == 1 else None


def same_body(context: Context, other: Context) -> bool:
    """Whether two documents are of one issuer, as far as their heads tell: same level, same place."""
    mine, theirs = context.profile, other.profile
    if not mine.cap or mine.cap != theirs.cap or fold(mine.dia_danh) != fold(theirs.dia_danh):
        return False
    above = [one.document.co_quan.chu_quan if one.document.co_quan else "" for one in (context, other)]
    provinces = [patterns.search(r"(?:tỉnh|thành phố) [^\n,]+", fold(name)) for name in above]
    return not (provinces[0] and provinces[1]) or provinces[0][0] == provinces[1][0]


def one_root(context: Context, other: Context) -> str:
    """Return the symbol of a text that two documents both rest on: both cite it, or one is it and the other cites it."""
    if cites(context, other) or cites(other, context):
        return own_symbol(other.document if cites(context, other) else context.document)
    theirs = _cited_days(other)
    return next((cited.so_ky_hieu for key, cited in _cited_days(context).items() if key in theirs), "")


def _cited_days(context: Context) -> dict[tuple[str, object], Citation]:
    """Every paper cited with its day: (symbol, day) -> the citation; laws and decrees, which all cite, are left out."""

    def find() -> dict[tuple[str, object], Citation]:
        return {
            (symbol_key(cited.so_ky_hieu), cited.ngay.date): cited
            for _, cited in context.citations
            if cited.so_ky_hieu
            and cited.ngay
            and cited.ngay.date
            and patterns.match(r"(?:Kế hoạch|Quyết định|Chương trình|Nghị quyết|Đề án|Chỉ thị)", cited.loai)
        }

    return context.once("cited_days", find)
