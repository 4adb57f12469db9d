"""Capital letters that can be checked word by word (Phụ lục II Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from re import Pattern
from typing import Any

from cchc_docs.law.data_files import read_data
from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple


class CapitalBreach(NamedTuple):
    """Words at [start, end) of the text and what they should be."""

    start: int
    end: int
    found: str
    right: str


class CapitalRule(NamedTuple):
    """A wrong form (`sai`, a regular expression with one group) and the right one.

    `chac` False: a hint a person must judge. `truoc`: words before which make the form right.
    `dau_cau` False: the capital is right where a sentence begins. `can`: letters (small) that every match holds.
    `tu`: the first day of issue it is wrong on (None: any), where the circular before the decree said otherwise.
    """

    khoa: str
    sai: str
    dung: str
    can_cu: str
    do_tin: str
    chac: bool
    dau_cau: bool
    truoc: tuple[str, ...] = ()
    ghi_chu: str = ""
    can: str = ""
    tu: date | None = None

    def right_form(self, found: str) -> str:
        """What the words found should be."""
        if self.dung == "@hoa":
            return found[:1].upper() + found[1:]
        if self.dung == "@ten":
            return " ".join(word[:1].upper() + word[1:] for word in found.split(" "))
        if self.dung == "@nho":
            return found.lower()
        if self.dung == "@trung_tam":  # the word of the kind, then the name with its first letter
            return found[:10] + found[10:11].upper() + found[11:]
        if self.dung == "@dau":
            return found.capitalize()
        if self.dung == "@thuong":
            return found[:1].lower() + found[1:]
        return self.dung

    @property
    def pattern(self) -> Pattern[str]:
        """The wrong form; it is compiled where it is first looked for."""
        return _compiled(self.sai)

    def breaches(self, text: str) -> Iterator[CapitalBreach]:
        """Every place of one paragraph (NFC) where the wrong form stands."""
        for match in self.pattern.finditer(text):
            start, end = match.span(1)
            before = text[:start].rstrip()
            if not self.dau_cau and _begins_sentence(before):
                continue
            if any(before.casefold().endswith(word.casefold()) for word in self.truoc):
                continue
            found = match[1]
            right = self.right_form(found)
            if right != found:
                yield CapitalBreach(start, end, found, right)


def _begins_sentence(before: str) -> bool:
    """Nothing before, or the end of a sentence, an opening quote or a list mark."""
    return not before or before[-1] in '.?!“"-+)'


@cache
def _compiled(pattern: str) -> Pattern[str]:
    return ours(pattern)


@lru_cache(maxsize=1)
def _content() -> dict[str, Any]:
    return read_data("viet_hoa")


@lru_cache(maxsize=1)
def capital_rules() -> tuple[CapitalRule, ...]:
    """The word rules, in the order of the data file."""
    default = _content()["mac_dinh"]["do_tin"]
    return tuple(
        CapitalRule(**{"do_tin": default, **entry, "truoc": tuple(entry.get("truoc", ()))})
        for entry in _content()["quy_tac"]
    )


@lru_cache(maxsize=1)
def body_names() -> tuple[str, ...]:
    """Names of bodies with their only right mixture of capitals (all capitals in a header is right too)."""
    return tuple(_content()["ten_co_quan"]["ten"])
