"""Legal numbers and fixed forms, each with its article and the days between which it holds.

No rule or template holds a legal number as a literal: it asks here, for the day the document
was issued, and cites `Value.can_cu` in its message.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from cchc_docs.law.data_files import read_data
from cchc_docs.record import NamedTuple

Scalar = str | int | float | bool

# Only official text, or sources we could read, may carry the words "trái quy định" in a message.
RELIABLE = frozenset({"A", "B"})


class UnknownValueError(LookupError):
    """No legal value of that key, or none in force on that day."""


class Value(NamedTuple):
    """One legal value: a scalar or a list in `gia_tri`, or a range in `tu`/`den` (either end may be open)."""

    khoa: str
    can_cu: str
    van_ban: str
    tu_ngay: date
    den_ngay: date | None
    do_tin: str
    doi_chieu: date
    gia_tri: Scalar | tuple[Scalar, ...] | None = None
    tu: float | None = None
    den: float | None = None
    don_vi_tinh: str = ""
    ghi_chu: str = ""

    @property
    def is_reliable(self) -> bool:
        """True when a breach may be reported as a breach of the law (do_tin A or B)."""
        return self.do_tin in RELIABLE

    @property
    def is_range(self) -> bool:
        """True when the law gives a range, maybe open at one end."""
        return self.tu is not None or self.den is not None

    def holds_on(self, day: date) -> bool:
        """Whether it was in force on that day; both ends count."""
        return self.tu_ngay <= day and (self.den_ngay is None or day <= self.den_ngay)

    def allows(self, measured: float, tolerance: float = 0.0) -> bool:
        """Whether a measure in `don_vi_tinh` is inside the range, or equals the value or one of the options.

        `tolerance` widens each end (Word stores twips and half-points, so a legal 1.27 cm may read 12.69 mm).
        """
        if self.is_range:
            above = self.tu is None or measured >= self.tu - tolerance
            below = self.den is None or measured <= self.den + tolerance
            return above and below
        return any(abs(measured - option) <= tolerance for option in self.numbers())

    def numbers(self) -> tuple[float, ...]:
        """The value or options as numbers; TypeError when they are words."""
        options = self.gia_tri if isinstance(self.gia_tri, tuple) else (self.gia_tri,)
        numbers: list[float] = []
        for option in options:
            if isinstance(option, bool) or not isinstance(option, int | float):
                raise TypeError(f"{self.khoa} is not a number")
            numbers.append(float(option))
        return tuple(numbers)

    def words(self) -> tuple[str, ...]:
        """The value or options as text; TypeError when they are not text."""
        options = self.gia_tri if isinstance(self.gia_tri, tuple) else (self.gia_tri,)
        words: list[str] = []
        for option in options:
            if not isinstance(option, str):
                raise TypeError(f"{self.khoa} is not text")
            words.append(option)
        return tuple(words)

    @property
    def text(self) -> str:
        """The one word or phrase of the value."""
        words = self.words()
        if len(words) != 1:
            raise TypeError(f"{self.khoa} is a list")
        return words[0]


class Component(NamedTuple):
    """How one component is set: sizes in pt as an inclusive range, case, weight, slope, alignment."""

    khoa: str
    ten: str
    o_so: str
    in_hoa: bool
    co_chu_tu: float
    co_chu_den: float
    dam: bool
    nghieng: bool
    can_le: str
    can_cu: str
    do_tin: str
    ghi_chu: str = ""

    def allows_size(self, points: float) -> bool:
        """Whether a size in pt is inside the range."""
        return self.co_chu_tu <= points <= self.co_chu_den


def _value(entry: dict[str, Any], defaults: dict[str, Any]) -> Value:
    fields = {**defaults, **entry}
    if isinstance(fields.get("gia_tri"), list):
        fields["gia_tri"] = tuple(fields["gia_tri"])
    return Value(**fields)


def _component(entry: dict[str, Any], defaults: dict[str, Any]) -> Component:
    size = entry["co_chu"]
    low, high = (size["tu"], size["den"]) if isinstance(size, dict) else (size, size)
    return Component(
        khoa=entry["khoa"],
        ten=entry["ten"],
        o_so=entry.get("o_so", ""),
        in_hoa=entry["loai_chu"] == "in_hoa",
        co_chu_tu=low,
        co_chu_den=high,
        dam=entry.get("dam", False),
        nghieng=entry.get("nghieng", False),
        can_le=entry.get("can_le", ""),
        can_cu=entry["can_cu"],
        do_tin=entry.get("do_tin", defaults["do_tin"]),
        ghi_chu=entry.get("ghi_chu", ""),
    )


def _values_of(entry: dict[str, Any], defaults: dict[str, Any]) -> list[Value]:
    """The attributes of a component as values of their own, so a rule may cite `quoc_hieu.co_chu`."""
    shared: dict[str, Any] = {
        key: entry[key] for key in ("can_cu", "tu_ngay", "den_ngay", "do_tin", "doi_chieu") if key in entry
    }
    part = _component(entry, defaults)
    facts: list[dict[str, Any]] = [
        {"khoa": f"{part.khoa}.co_chu", "tu": part.co_chu_tu, "den": part.co_chu_den, "don_vi_tinh": "pt"},
        {"khoa": f"{part.khoa}.loai_chu", "gia_tri": entry["loai_chu"]},
        {"khoa": f"{part.khoa}.dam", "gia_tri": part.dam},
        {"khoa": f"{part.khoa}.nghieng", "gia_tri": part.nghieng},
    ]
    return [_value({**shared, **fact}, defaults) for fact in facts]


@lru_cache(maxsize=1)
def all_values() -> tuple[Value, ...]:
    """Every value of every source, also those no longer in force."""
    content = read_data("nd30")
    defaults = content["mac_dinh"]
    values = [_value(entry, defaults) for entry in content["gia_tri"]]
    for entry in content["thanh_phan"]:
        values.extend(_values_of(entry, defaults))
    return tuple(values)


@lru_cache(maxsize=1)
def _by_key() -> dict[str, list[Value]]:
    index: dict[str, list[Value]] = {}
    for entry in all_values():
        index.setdefault(entry.khoa, []).append(entry)
    return index


def find_value(key: str, on: date) -> Value | None:
    """The value of `key` in force on that day, or None (a document older than the decree has none)."""
    if key not in _by_key():
        raise UnknownValueError(f"no legal value is called {key}")
    return next((entry for entry in _by_key()[key] if entry.holds_on(on)), None)


def value(key: str, on: date) -> Value:
    """The value of `key` in force on that day; UnknownValueError when there is none."""
    found = find_value(key, on)
    if found is None:
        raise UnknownValueError(f"{key} has no value in force on {on.isoformat()}")
    return found


@lru_cache(maxsize=1)
def components() -> dict[str, Component]:
    """Every component of a document by key, as Nghị định 30/2020/NĐ-CP has it set."""
    content = read_data("nd30")
    parts = (_component(entry, content["mac_dinh"]) for entry in content["thanh_phan"])
    return {part.khoa: part for part in parts}


def component(key: str, on: date) -> Component:
    """How that component is set by the law of that day; UnknownValueError when there is none."""
    value(f"{key}.co_chu", on)
    return components()[key]
