"""The kinds of administrative documents and their abbreviations (Điều 7, Phụ lục III Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from cchc_docs.law.data_files import read_data
from cchc_docs.vietnamese.accents import nfc, repair_d
from cchc_docs.vietnamese.fold import fold, latin


class DocumentType(NamedTuple):
    """One kind of document; `viet_tat` is None for công văn and thư công, which have none."""

    khoa: str
    ten: str
    viet_tat: str | None
    mau: str | None
    ghi_chu: str = ""


class WrongAbbreviation(NamedTuple):
    """A habit that is not in the decree: `dung` is the right form, None where nothing may stand."""

    sai: str
    khoa: str
    dung: str | None
    do_tin: str
    ghi_chu: str = ""


@lru_cache(maxsize=1)
def document_types() -> tuple[DocumentType, ...]:
    """The 29 kinds, in the decree's order."""
    return tuple(DocumentType(**entry) for entry in read_data("ten_loai")["ten_loai"])


@lru_cache(maxsize=1)
def copy_types() -> tuple[DocumentType, ...]:
    """The three kinds of copies (sao y, trích sao, sao lục)."""
    return tuple(DocumentType(**entry) for entry in read_data("ten_loai")["ban_sao"])


@lru_cache(maxsize=1)
def wrong_abbreviations() -> tuple[WrongAbbreviation, ...]:
    """Abbreviations people write and the decree does not have (CV, QYĐ, TTR …)."""
    return tuple(WrongAbbreviation(**entry) for entry in read_data("ten_loai")["viet_tat_sai"])


def type_by_key(key: str) -> DocumentType | None:
    """`ke_hoach` -> Kế hoạch (KH)."""
    return next((kind for kind in document_types() if kind.khoa == key), None)


def type_by_name(name: str) -> DocumentType | None:
    """`Kế hoạch`, `KẾ HOẠCH` -> Kế hoạch (KH); case and spaces around do not matter."""
    wanted = fold(name)
    return next((kind for kind in document_types() if fold(kind.ten) == wanted), None)


def type_by_abbreviation(abbreviation: str) -> DocumentType | None:
    """`KH` -> Kế hoạch. Case counts: the decree writes QyĐ and TTr, and QYĐ is an error to report."""
    wanted = latin(repair_d(nfc(abbreviation))).strip()
    return next((kind for kind in document_types() if kind.viet_tat == wanted), None)
