"""Which office of a commune sees to which matters: its name, its fields, what is its own whatever it is about."""

from __future__ import annotations

import re
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.law.data_files import read_data
from cchc_docs.record import NamedTuple


class Office(NamedTuple):
    """An office: its code, the pattern its name begins with, words of tasks of its own (small letters)."""

    code: str
    name: re.Pattern[str]
    own: re.Pattern[str]


class Field(NamedTuple):
    """A field of matters: the pattern of its words (small letters), the codes of the offices that may lead it, its name."""

    words: re.Pattern[str]
    offices: frozenset[str]
    name: str


@lru_cache(maxsize=1)
def offices() -> tuple[Office, ...]:
    """Return the offices a commune may have."""
    data = read_data("linh_vuc")
    return tuple(
        Office(one["ma"], patterns.ours(one["ten"]), _any([*one["lam"], *data["chung"]])) for one in data["co_quan"]
    )


@lru_cache(maxsize=1)
def fields() -> tuple[Field, ...]:
    """Return the fields of matters."""
    return tuple(Field(_any(one["tu"]), frozenset(one["cua"]), one["goi"]) for one in read_data("linh_vuc")["linh_vuc"])


def office_named(name: str) -> Office | None:
    """Return the office that a name begins with."""
    return next((one for one in offices() if one.name.match(name)), None)


@lru_cache(maxsize=4096)  # the same tasks stand in paper after paper
def foreign_field(task: str, office: Office) -> tuple[Field, str] | None:
    """Return the field of a task, and the words that say so, where the office may not lead any that the task is of.

    None where the task is of no known field, of one of the office's own too, or work of its own whatever it is about.
    A place, a way, an owner says nothing of the field: guarding a feast is no culture, burning paper at the dam no farming.
    """
    low = task.lower()
    about = _BESIDE.split(low, maxsplit=1)[0]
    found = [(field, hit[0]) for field in fields() if (hit := field.words.search(about))]
    if not found or any(office.code in field.offices for field, _ in found) or office.own.search(low):
        return None
    return found[0]


_BESIDE = patterns.ours(r"(?<!\w)(?:tại|trong|ở|cho|qua|của)(?!\w)")
"""Behind it stands where, by what way, for whom."""


def _any(words: list[str]) -> re.Pattern[str]:
    return patterns.ours(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")
