"""The sixty names of the years (can chi): 2026 is Bính Ngọ. A name comes back every 60 years."""

from __future__ import annotations

import re

from cchc_docs.patterns import ours

__all__ = ["BRANCHES", "NAMED_YEAR", "name_of_year", "same_name"]

_STEMS = ("Canh", "Tân", "Nhâm", "Quý", "Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ")
_BRANCHES = ("Thân", "Dậu", "Tuất", "Hợi", "Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi")
_OTHER = {"Quí": "Quý", "Kỉ": "Kỷ", "Tí": "Tý", "Tị": "Tỵ", "Mẹo": "Mão", "Qúy": "Quý"}

BRANCHES = ours(rf" (?:{'|'.join((*_BRANCHES, 'Tí', 'Tị', 'Mẹo'))})(?![^\W_])")
"""The second word of every such name: to see quickly whether there may be one."""
NAMED_YEAR = ours(
    rf"(?<![^\W_])(?P<stem>{'|'.join((*_STEMS, 'Quí', 'Qúy', 'Kỉ'))}) (?P<branch>{'|'.join((*_BRANCHES, 'Tí', 'Tị', 'Mẹo'))})(?![^\W_])"
)
"""A year called by its name; `stem` and `branch` as typed."""


def name_of_year(year: int) -> str:
    """Return the name of the lunar year that begins in a year of our calendar."""
    return f"{_STEMS[year % 10]} {_BRANCHES[year % 12]}"


def same_name(found: re.Match[str], year: int) -> bool:
    """Tell whether a match of NAMED_YEAR names that year, in either spelling."""
    stem, branch = (_OTHER.get(found[part], found[part]) for part in ("stem", "branch"))
    return f"{stem} {branch}" == name_of_year(year)
