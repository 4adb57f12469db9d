"""Codes made of words, not of places: a row put in above moves none of them, and the same words give the same code.

A code that stands in a plan is kept whatever becomes of the words; these are for what has none yet.
"""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Container

from cchc_docs.model.document import Document
from cchc_docs.patterns import ours

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LETTERS = ours(r"[a-z0-9]+")


def bare(text: str) -> str:
    """Return small letters without accents: what stays the same however a word is accented or capitalised."""
    apart = unicodedata.normalize("NFD", text.casefold().replace("đ", "d").replace("ð", "d"))
    return apart.encode("ascii", "ignore").decode()


def slug(name: str) -> str:
    """Return a code made of a name: "Công an xã" -> "cong_an_xa"; "" for a name without letters."""
    code = "_".join(_LETTERS.findall(bare(name)))[:40].strip("_")
    return f"m_{code}" if code[:1].isdigit() else code


def unit_code(name: str, *taken: Container[str]) -> str:
    """Return a code for an office made of its name, "cong_an_xa", and one told from those that are taken."""
    code = slug(name) or "don_vi"
    while any(code in codes for codes in taken):
        code += "_khac"
    return code


def folded(text: str) -> str:
    """Return the bare words of a text on one line: two texts with the same are the same to a reader."""
    return " ".join(_LETTERS.findall(bare(text)))


def content_code(words: str, taken: Container[str] = (), *more: str) -> str:
    """Return a code for a task or target: its first words and a mark of all of them, "lap_so_theo_3k2f".

    `more`: what tells it from another with the same words (product, office), asked only where the code is `taken`.
    """
    code = _made(words, words)
    for extra in more:
        if code not in taken:
            return code
        code = _made(words, f"{words}\0{extra}")
    number = 2
    first = code
    while code in taken:
        code, number = f"{first}_{number}", number + 1
    return code


def _made(words: str, marked: str) -> str:
    head = ""
    for part in folded(words).split()[:3]:
        if len(head) + len(part) > 14:
            break
        head = f"{head}_{part}" if head else part
    if not head[:1].isalpha():
        head = f"m_{head}".strip("_")
    return f"{head}_{_mark(marked)}"


def _mark(text: str) -> str:
    """Return four letters or figures that another text has once in a million and a half."""
    value = zlib.crc32("\0".join(folded(part) for part in text.split("\0")).encode())
    out = ""
    for _ in range(4):
        value, rest = divmod(value, 36)
        out += _DIGITS[rest]
    return out


def plan_id(plan: Document) -> str:
    """Return what forms, progress and reports know a plan by: its own `ma_ke_hoach`, or one made of its head.

    Body, kind, years and subject make it; number and day do not, since a plan gets them later.
    """
    if plan.ma_ke_hoach:
        return plan.ma_ke_hoach
    body = plan.co_quan.ten if plan.co_quan else ""
    years = f"{plan.giai_doan.tu}_{plan.giai_doan.den}" if plan.nam is None and plan.giai_doan else str(plan.nam or "")
    kind = "".join(part[0] for part in plan.loai.split("_") if part) or "vb"
    parts = [kind, years, _mark(f"{body}\0{plan.loai}\0{years}\0{plan.trich_yeu}")]
    return "_".join(part for part in parts if part)
