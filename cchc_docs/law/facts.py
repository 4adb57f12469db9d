"""Figures the law sets and plans repeat (an age, a term), each with how it is said, its article and since when."""

from __future__ import annotations

from datetime import date
from functools import cache

from cchc_docs.law.data_files import read_data
from cchc_docs.record import NamedTuple


class SetFigure(NamedTuple):
    """A figure by the law: its name, the pattern of a sentence that says it (group "so"), words without which that is nowhere.

    Then the figures that are right, what the law says in words, where, and from which day on.
    """

    khoa: str
    mau: str
    chu: tuple[str, ...]
    dung: frozenset[str]
    noi: str
    can_cu: str
    tu_ngay: date


@cache
def set_figures() -> tuple[SetFigure, ...]:
    """Return the figures of data/con_so.yaml."""
    return tuple(
        SetFigure(
            one["khoa"],
            one["mau"],
            tuple(one["chu"]),
            frozenset(one["dung"]),
            one["noi"],
            one["can_cu"],
            one["tu_ngay"],
        )
        for one in read_data("con_so")["con_so"]
    )
