"""The days with a name (Ngày Nhà giáo Việt Nam …) and on which day of the year each is."""

from __future__ import annotations

from functools import cache

from cchc_docs.law.data_files import read_data
from cchc_docs.record import NamedTuple


class NamedDay(NamedTuple):
    """A day of every year: day, month, and the words behind “Ngày” that name it (small letters, tone on the first vowel)."""

    day: int
    month: int
    names: tuple[str, ...]


@cache
def named_days() -> tuple[NamedDay, ...]:
    """Return all days of data/ngay_ky_niem.yaml."""
    return tuple(NamedDay(one["ngay"], one["thang"], tuple(one["ten"])) for one in read_data("ngay_ky_niem")["ngay"])
