"""What is known of an object of a document, kept beside it: blocks and rows are equal by their words, not the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

_V = TypeVar("_V")


class Beside(Generic[_V]):
    """Values by object, told apart by identity; `key` parts several values of one object. Objects are held, so none is reused."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, str], tuple[object, _V]] = {}

    def put(self, one: object, value: _V, key: str = "") -> None:
        """Keep a value for an object."""
        self._kept[id(one), key] = (one, value)

    def of(self, one: object, key: str = "") -> _V | None:
        """Return the value of an object, None where there is none."""
        found = self._kept.get((id(one), key))
        return found[1] if found is not None else None

    def sure(self, one: object, key: str = "") -> _V:
        """Return the value of an object that has one. Raises KeyError."""
        return self._kept[id(one), key][1]

    def has(self, one: object, key: str = "") -> bool:
        """Tell whether an object has a value."""
        return (id(one), key) in self._kept


def numbered(objects: Iterable[object]) -> Beside[int]:
    """Return the place of each object in its list, from 0."""
    out: Beside[int] = Beside()
    for number, one in enumerate(objects):
        out.put(one, number)
    return out
