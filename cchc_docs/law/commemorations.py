"""The days with a name (Ngày Nhà giáo Việt Nam …) and on which day of the year each is."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from cchc_docs.law.data_files import read_data
from cchc_docs.record import NamedTuple


class NamedDay(NamedTuple):
    """A day of every year, by day and month."""

    day: int
    month: int

    def in_year(self, year: int) -> date:
        """Return it in one year."""
        return date(year, self.month, self.day)


@cache
def named_days() -> dict[str, NamedDay]:
    """Return the days of data/ngay_ky_niem.yaml by the words behind “Ngày” that name them, as `plain` has them."""
    content = read_data("ngay_ky_niem")["ngay"]
    return {plain(name): NamedDay(one["ngay"], one["thang"]) for one in content for name in one["ten"]}


def plain(name: str) -> str:
    """Return a name without what papers leave out of it or write for each other: commas, dashes, “và”; small letters."""
    return " ".join(re.sub(r"[,–/-]|(?<!\w)và(?!\w)", " ", name.lower()).split())
