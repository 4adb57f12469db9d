"""Administrative units and bodies by date: which levels, ministries, offices and terms no longer exist, and what replaced them.

A document is judged by the law of its own day, and an old name is right where history is told
(`history_words`: "trước đây", "cũ", "sau sắp xếp" …).
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from cchc_docs.law.data_files import read_data
from cchc_docs.law.values import RELIABLE
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.fold import fold


class Outdated(NamedTuple):
    """Phrases (`cum_tu`) that are out of date from `tu_ngay` on; `nhom` is cap_da_bo, co_quan_da_bo or thuat_ngu_cu.

    `chac_den`: the last day on which that is sure. `chac_tu`: the first; between `tu_ngay` and it each province had its own day.
    """

    nhom: str
    cum_tu: tuple[str, ...]
    tu_ngay: date
    thay_bang: str | None
    can_cu: str
    do_tin: str
    ghi_chu: str = ""
    chac_den: date | None = None
    chac_tu: date | None = None

    @property
    def is_reliable(self) -> bool:
        """True when a rule may rely on it (do_tin A or B)."""
        return self.do_tin in RELIABLE

    def is_sure_on(self, day: date) -> bool:
        """Whether a rule may rely on it on that day: from 2026 a province may give a commune's office such a name."""
        begun = self.chac_tu is None or self.chac_tu <= day
        return self.is_reliable and begun and (self.chac_den is None or day <= self.chac_den)


class Province(NamedTuple):
    """One of the 34 units of cấp tỉnh; `tu` are the units of the former 63 it was formed from."""

    ten: str
    loai: str
    tu: tuple[str, ...]
    len_thanh_pho: date | None = None
    nghi_quyet: str = ""
    do_tin: str = "A"

    def kind_on(self, day: date) -> str:
        """`tỉnh` or `thành phố`, as it was on that day."""
        became_city = self.len_thanh_pho is not None and day >= self.len_thanh_pho
        return "thành phố" if became_city else self.loai

    def full_name(self, on: date) -> str:
        """`tỉnh Sơn La`, `thành phố Huế`; Thành phố Hồ Chí Minh with its special capital (Phụ lục II)."""
        if self.ten == "Hồ Chí Minh":
            return "Thành phố Hồ Chí Minh"
        return f"{self.kind_on(on)} {self.ten}"


class CommuneUnit(NamedTuple):
    """A specialised unit of a commune's UBND; `cap_xa` lists the kinds of commune that may have it."""

    ten: str
    cap_xa: tuple[str, ...]
    ghi_chu: str = ""


@lru_cache(maxsize=1)
def _content() -> dict[str, Any]:
    return read_data("don_vi_hanh_chinh")


@lru_cache(maxsize=1)
def all_outdated() -> tuple[Outdated, ...]:
    """Every outdated level, body and term, whatever the day."""
    default = _content()["mac_dinh"]["do_tin"]
    return tuple(
        Outdated(
            nhom=group,
            cum_tu=tuple(entry["cum_tu"]),
            tu_ngay=entry["tu_ngay"],
            thay_bang=entry["thay_bang"],
            can_cu=entry["can_cu"],
            do_tin=entry.get("do_tin", default),
            ghi_chu=entry.get("ghi_chu", ""),
            chac_den=entry.get("chac_den"),
            chac_tu=entry.get("chac_tu"),
        )
        for group in ("cap_da_bo", "co_quan_da_bo", "thuat_ngu_cu")
        for entry in _content()[group]
    )


def outdated(on: date) -> tuple[Outdated, ...]:
    """What was already out of date on that day."""
    return tuple(entry for entry in all_outdated() if entry.tu_ngay <= on)


class Ministry(NamedTuple):
    """A ministry that began or ended: its first day (None: before all we know), the first without it (None: it is there)."""

    ten: str
    tu: date | None
    het: date | None


@lru_cache(maxsize=1)
def ministries() -> dict[str, Ministry]:
    """The ministries that began or ended, by the letters that stand for them in symbols (BNNMT, BTNMT)."""
    ended = {
        _initials(name): Ministry(name, None, entry.tu_ngay)
        for entry in all_outdated()
        for name in entry.cum_tu
        if entry.is_reliable and entry.nhom == "co_quan_da_bo" and name.startswith("Bộ ") and name[3].isupper()
    }
    begun = {_initials(one["ten"]): Ministry(one["ten"], one["tu_ngay"], None) for one in _content()["bo_moi"]}
    return ended | begun


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.upper().split() if word.isalpha() and word != "VÀ")


@lru_cache(maxsize=1)
def history_words() -> tuple[str, ...]:
    """Words that, near an old name, show that history is told."""
    return tuple(_content()["tu_lich_su"])


def two_tiers_from() -> date:
    """The day from which local government has two tiers (no district)."""
    day: date = _content()["cap_xa"]["tu_ngay"]
    return day


def commune_units(loai: str, on: date) -> tuple[CommuneUnit, ...]:
    """The specialised units a `xã`, `phường` or `đặc khu` may have (Nghị định 150/2025/NĐ-CP); none before it."""
    content = _content()["co_quan_chuyen_mon_cap_xa"]
    if on < content["tu_ngay"]:
        return ()
    units = (CommuneUnit(unit["ten"], tuple(unit["o"]), unit.get("ghi_chu", "")) for unit in content["co_quan"])
    return tuple(unit for unit in units if loai in unit.cap_xa)


@lru_cache(maxsize=1)
def provinces() -> tuple[Province, ...]:
    """The 34 units of cấp tỉnh since 01/7/2025 (Nghị quyết 202/2025/QH15)."""
    return tuple(Province(**{**entry, "tu": tuple(entry["tu"])}) for entry in _content()["cap_tinh"]["don_vi"])


def _bare(name: str) -> str:
    """The key of a province's name without tỉnh / thành phố / TP."""
    folded = fold(name)
    for prefix in ("tỉnh ", "thành phố ", "tp. ", "tp.", "tp "):
        if folded.startswith(prefix):
            return folded.removeprefix(prefix).strip()
    return folded


def province(name: str) -> Province | None:
    """The present unit of that present name, with or without tỉnh / thành phố before it."""
    wanted = _bare(name)
    return next((entry for entry in provinces() if fold(entry.ten) == wanted), None)


@lru_cache(maxsize=1)
def _cities_below() -> frozenset[str]:
    return frozenset(fold(name) for name in _content()["thanh_pho_cu"])


def is_city_that_ended(name: str, on: date) -> bool:
    """Whether "thành phố" with that name was one below a province and is none of cấp tỉnh on that day."""
    now = province(name)
    is_city_now = now is not None and now.kind_on(on) == "thành phố"
    return on >= two_tiers_from() and _bare(name) in _cities_below() and not is_city_now


def province_formed_from(old_name: str) -> Province | None:
    """The present unit that took in one of the former 63 (Hà Giang -> Tuyên Quang) or an older one; None if unknown."""
    wanted = _bare(old_name)
    for older in _content()["cap_tinh"]["ten_cu_hon"]:
        if fold(older["ten"]) == wanted:
            return province(older["nay"])
    return next((entry for entry in provinces() if wanted in (fold(part) for part in entry.tu)), None)
