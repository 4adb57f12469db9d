"""The general elections of deputies: their days, and the terms that were elected on them."""

from __future__ import annotations

from datetime import date
from functools import cache

from cchc_docs.law.data_files import read_data
from cchc_docs.record import NamedTuple


class Election(NamedTuple):
    """One general election: its day, the number of the National Assembly, the first and last year of the councils' term."""

    day: date
    assembly: str
    term: tuple[int, int]

    @property
    def councils(self) -> str:
        """The term as papers write it: "2026 - 2031"."""
        return f"{self.term[0]} - {self.term[1]}"


@cache
def elections() -> tuple[Election, ...]:
    """Return the elections of data/bau_cu.yaml, oldest first."""
    return tuple(
        Election(one["ngay"], one["quoc_hoi"], (one["nhiem_ky"][0], one["nhiem_ky"][1]))
        for one in read_data("bau_cu")["bau_cu"]
    )
