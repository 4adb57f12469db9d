"""From when and until when the letters of a ministry stand in symbols."""

from __future__ import annotations

from datetime import date
from functools import cache

from cchc_docs.law.data_files import read_data
from cchc_docs.record import NamedTuple


class Ministry(NamedTuple):
    """A ministry that began or ended: its name, its first day (None: before all we know), its last, the act that says so."""

    ten: str
    tu: date | None
    den: date | None
    can_cu: str


@cache
def ministries() -> dict[str, Ministry]:
    """Return the ministries of data/bo_nganh.yaml by their letters."""
    content = read_data("bo_nganh")
    return {
        letters: Ministry(one["ten"], one.get("tu"), one.get("den"), content["can_cu"])
        for one in content["bo"]
        for letters in one["chu"]
    }
