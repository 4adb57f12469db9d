"""Which of several papers of one commune is the one that holds: the same paper sent twice, a paper sent in another's place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from cchc_docs.model import printed
from cchc_docs.model.document import Document
from cchc_docs.model.markup import plain
from cchc_docs.record import NamedTuple
from cchc_docs.reporting.periods import as_date

_INSTEAD = r"(?:thay (?:thế|cho)|hủy bỏ|thu hồi)(?: cho)?(?: toàn bộ)? {} số\s*:?\s*0*(\d+)(?!\d)"
_ORDER = (".docx", ".docm", ".doc", ".yaml", ".yml", ".xlsx", ".pdf")
"""Of one paper in several files, the one that is read best comes first."""


class Edition(NamedTuple):
    """Number and day of issue of a paper ("" where it has none); numbers of papers of its kind it was sent in place of."""

    so: str = ""
    ngay: str = ""
    thay: tuple[str, ...] = ()


def edition(said: Sequence[Any]) -> Edition:
    """Return an edition from its JSON."""
    number, day, instead = said
    return Edition(number, day, tuple(instead))


class Issued(Protocol):
    """What every paper says of itself here: its file, its edition."""

    tep: str
    ban_hanh: Edition


P = TypeVar("P", bound=Issued)


NO_EDITION = Edition()


def edition_of(document: Document) -> Edition:
    """Return what a paper says: its number and day, and anywhere in it "thay thế Báo cáo số 12/BC-UBND"."""
    day = as_date(document.ngay_ban_hanh) if document.ngay_ban_hanh is not None else None
    pattern = re.compile(_INSTEAD.format(re.escape(printed.type_name(document))), re.IGNORECASE)
    found = (one for text in document.texts() for one in pattern.findall(plain(text.text)))
    return Edition(document.so.lstrip("0"), day.isoformat() if day is not None else "", tuple(dict.fromkeys(found)))


def sifted(papers: Sequence[P]) -> tuple[list[P], list[tuple[P, P, str]]]:
    """Return the papers of one commune that hold, and (paper, the one instead of it, why) of the others.

    Two files are one paper where kind, number and day are the same; an older paper falls where a later one names it.
    """
    instead: list[tuple[P, P, str]] = []
    once: list[P] = []
    for paper in sorted(papers, key=_read_best):
        twin = next((one for one in once if _same(one, paper)), None)
        if twin is None:
            once.append(paper)
        else:
            instead.append((paper, twin, "cùng văn bản với"))
    for paper in once:
        by = next((one for one in once if _replaces(one.ban_hanh, paper.ban_hanh)), None)
        if by is not None:
            instead.append((paper, by, "đã được thay bằng"))
    gone = {id(paper) for paper, _, _ in instead}
    return [paper for paper in papers if id(paper) not in gone], instead


def _read_best(paper: Issued) -> tuple[int, str]:
    ending = f".{paper.tep.rpartition('.')[2].lower()}"
    return (_ORDER.index(ending) if ending in _ORDER else len(_ORDER), paper.tep)


def _same(one: Issued, other: Issued) -> bool:
    mine, theirs = one.ban_hanh, other.ban_hanh
    return bool(mine.so and mine.ngay) and (mine.so, mine.ngay) == (theirs.so, theirs.ngay)


def _replaces(newer: Edition, older: Edition) -> bool:
    """A paper of the same year, no earlier, that names the other's number."""
    return (
        older.so in newer.thay
        and older.so != newer.so
        and newer.ngay[:4] == older.ngay[:4]
        and newer.ngay >= older.ngay
    )
