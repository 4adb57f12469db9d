"""Which acts the law leaves to the province or the centre, and who has no power to do what; each with its article."""

from __future__ import annotations

from functools import lru_cache

from cchc_docs.law.data_files import read_data
from cchc_docs.record import NamedTuple


class Act(NamedTuple):
    """An act: its verbs, its objects (words or patterns), words one of which is there where an object is (small letters).

    Then whose it is, the article, what a commune does instead; `chac`: surely not a commune's.
    """

    viec: tuple[str, ...]
    ve: tuple[str, ...]
    chu: tuple[str, ...]
    cua: str
    can_cu: str
    thay: str
    chac: bool


class Beyond(NamedTuple):
    """Who (a pattern) has no power to do what (a pattern); the rest as in `Act`. `giao_duoc`: it may be handed down to him."""

    ai: str
    lam: str
    chu: tuple[str, ...]
    cua: str
    can_cu: str
    thay: str
    chac: bool
    giao_duoc: bool = True


@lru_cache(maxsize=1)
def acts_above() -> tuple[Act, ...]:
    """Return the acts that are not a commune's."""
    return tuple(
        Act(
            tuple(one["viec"]),
            tuple(one["ve"]),
            tuple(one.get("chu", one["ve"])),
            one["cua"],
            one["can_cu"],
            one["thay"],
            "muc" not in one,
        )
        for one in read_data("tham_quyen")["viec"]
    )


@lru_cache(maxsize=1)
def beyond_power() -> tuple[Beyond, ...]:
    """Return who may not do what."""
    return tuple(
        Beyond(
            one["ai"],
            one["lam"],
            tuple(one["chu"]),
            one["cua"],
            one["can_cu"],
            one["thay"],
            "muc" not in one,
            "uy_quyen" not in one,
        )
        for one in read_data("tham_quyen")["nguoi"]
    )
