"""What a survey keeps of one paper: small, in JSON, so that it can be made anywhere and need not be made again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from sys import intern
from typing import Any, TypeVar, cast

from cchc_docs.gathering.commune import mentions
from cchc_docs.gathering.compare import Level, Match
from cchc_docs.gathering.edition import NO_EDITION, Edition, edition
from cchc_docs.model.markup import plain
from cchc_docs.reading.result import Read
from cchc_docs.reading.whereabouts import told

_Said = TypeVar("_Said", Match, Level)
_LONG = 60
"""A shorter paragraph may well be the same everywhere."""


@dataclass(slots=True)
class Paper:
    """One paper of the folder. `loi_doc`: why it could not be read, else "".

    `loai`, `ten`, `tinh`: of its commune ("" where its head names none, its words name no province). `muc_do`: severity
    -> findings; `quy_tac`: rule -> findings. `nhac_xa`: paragraphs that name a commune, (place, words).
    """

    tep: str
    loi_doc: str = ""
    loai_van_ban: str = ""
    trich_yeu: str = ""
    nam: int | None = None
    loai: str = ""
    ten: str = ""
    tinh: str = ""
    ban_hanh: Edition = NO_EDITION
    muc_do: dict[str, int] = field(default_factory=dict)
    quy_tac: dict[str, int] = field(default_factory=dict)
    chan_ky: int = 0
    chua_ro: int = 0
    nhiem_vu: list[Match] = field(default_factory=list)
    chi_tieu: list[Level] = field(default_factory=list)
    nhac_xa: list[tuple[str, str]] = field(default_factory=list)

    def dump(self) -> bytes:
        """Return the paper as JSON, the same for the same paper."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":")).encode()


def loader() -> Callable[[bytes], Paper]:
    """Return a function that makes a paper of its JSON; what several papers say alike is in memory once.

    The tasks of a province stand in the same words in most plans. The function raises ValueError, TypeError or KeyError for
    what `dump` did not write.
    """
    known: dict[Match | Level, Match | Level] = {}

    def alike(kind: type[_Said], values: list[Any]) -> _Said:
        made = kind._make(intern(value) if type(value) is str else value for value in values)
        return cast("_Said", known.setdefault(made, made))

    def load(data: bytes) -> Paper:
        found: dict[str, Any] = json.loads(data)
        found["ban_hanh"] = edition(found["ban_hanh"])
        found["nhiem_vu"] = [alike(Match, one) for one in found["nhiem_vu"]]
        found["chi_tieu"] = [alike(Level, one) for one in found["chi_tieu"]]
        found["nhac_xa"] = [(place, words) for place, words in found["nhac_xa"]]
        return Paper(**found)

    return load


def naming_paragraphs(read: Read) -> list[tuple[str, str]]:
    """Return the longer paragraphs that name a commune, with their places."""
    out = []
    for text in read.document.texts():
        words = " ".join(plain(text.text).split())
        if len(words) >= _LONG and next(mentions(words), None) is not None:
            out.append((told(read, text.path), words))
    return out
