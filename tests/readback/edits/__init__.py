"""Kinds of edits in Word and what comes of each: the lines of the source that go ("-") and come ("+"), what is not placed."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from docx.document import Document as Word


class Kind(NamedTuple):
    """A kind of edit: what hands do, and what comes of it."""

    edit: Callable[[Word], None]
    lines: tuple[str, ...]
    listed: tuple[str, ...]


KINDS: dict[str, Kind] = {}


def kind(*lines: str, listed: tuple[str, ...] = ()) -> Callable[[Callable[[Word], None]], None]:
    """Keep an edit under the words of its name."""

    def keep(edit: Callable[[Word], None]) -> None:
        KINDS[edit.__name__.lstrip("_").replace("_", " ")] = Kind(edit, lines, listed)

    return keep
