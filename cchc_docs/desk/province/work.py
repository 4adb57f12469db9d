"""Work on the papers of a folder, in any process: what is kept of the same bytes is not made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from cchc_docs.desk.many import Lost, over
from cchc_docs.desk.province.kept import Kept, digest
from cchc_docs.desk.province.papers import Piece, piece_of
from cchc_docs.errors import CchcError
from cchc_docs.keeping import program
from cchc_docs.record import NamedTuple

if TYPE_CHECKING:
    from cchc_docs.gathering.account import Account

Told = Callable[[int, int, int], None]
"""Told (files done, of them newly read, files in all)."""


class Outcome(NamedTuple):
    """What was made of a piece; `lasting`: it would be the same on any other day."""

    data: bytes
    lasting: bool = True


class Made(Protocol):
    """What is made of a piece, as bytes: the same for the same thing."""

    def dump(self) -> bytes: ...  # noqa: D102


def outcome_of(piece: Piece, made: Callable[[], tuple[Made, bool]], unread: Callable[[str], Made]) -> Outcome:
    """Return what `made` gives and whether it lasts; of a piece that cannot be read what `unread` makes of the reason."""
    try:
        found, lasting = made()
        return Outcome(found.dump(), lasting)
    except CchcError as error:
        why = str(error)
    except Exception as error:  # noqa: BLE001 - one bad file stops no other; what it is stands in the table
        why = (
            f"{piece.name}: lỗi của chương trình khi đọc tệp này ({type(error).__name__}); gửi tệp cho người phát triển"
        )
    return Outcome(unread(why).dump())


class Running(NamedTuple):
    """How to run over many files: processes (0: as many as cores), or a Dask scheduler; what to tell while at it."""

    processes: int = 0
    scheduler: str = ""
    told: Told | None = None


class Folder(NamedTuple):
    """Files of a folder by name, each with the digest of what it held when looked at; `lost`: those that killed a worker."""

    folder: str
    keys: dict[str, bytes]
    lost: dict[str, Lost]


def looked_at(folder: str, names: Iterable[str]) -> Folder:
    """Return the files of a folder with their digests; none stays in memory."""
    return Folder(folder, {name: piece_of(folder, name).key for name in names}, {})


class Order(NamedTuple):
    """What is made of each piece: `work`, a digest of all that decides the outcome beside the piece, the day it is done."""

    work: Callable[[Piece], Outcome]
    key: bytes
    day: bytes = b""

    def keys(self, piece: bytes) -> tuple[bytes, bytes]:
        """Return under what the outcome of a piece (by its digest) is kept: one that lasts, one of this day."""
        lasting = digest(program().encode(), self.key, piece)
        return lasting, digest(lasting, self.day)


def outcomes(order: Order, files: Folder, store: Kept, how: Running) -> Iterator[tuple[str, bytes | Lost]]:
    """Yield each file with what is made of it, in order; what is kept of the same bytes is not made again.

    `files` is brought up to date: a file may have changed since it was looked at. What killed a worker is not kept.
    """
    names = list(files.keys)
    fresh = [name for name in names if _kept(order, files.keys[name], store) is None]
    known = len(names) - len(fresh)
    _tell(how, known, 0, len(names))

    def pieces() -> Iterator[Piece]:
        for name in fresh:
            piece = piece_of(files.folder, name)
            files.keys[name] = piece.key
            yield piece

    workers = how.processes if len(names) > 1 else 1
    made = over(order.work, pieces(), processes=workers, scheduler=how.scheduler) if fresh else iter(())
    for number, (name, outcome) in enumerate(zip(fresh, made, strict=True), start=1):
        if isinstance(outcome, Lost):
            files.lost[name] = outcome
        else:
            lasting, of_day = order.keys(files.keys[name])
            store.put(lasting if outcome.lasting else of_day, outcome.data)
        _tell(how, known + number, number, len(names))
    for name in names:
        yield name, files.lost.get(name) or _kept(order, files.keys[name], store) or b""


def _tell(how: Running, *figures: int) -> None:
    if how.told is not None:
        how.told(*figures)


def _kept(order: Order, piece: bytes, store: Kept) -> bytes | None:
    lasting, of_day = order.keys(piece)
    return store.get(lasting) or store.get(of_day)


# --- all of it --------------------------------------------------------------------------------------------------------

_PARTS = (b"excel", b"word", b"account")
_RUNS = 5
"""Of how many runs that had to read everything anew the outcomes are kept."""


class Handed(NamedTuple):
    """What an errand hands out: an Excel book, a Word report of the decree's form, what is said on the terminal."""

    excel: bytes
    word: bytes
    account: Account


def handed(store: Kept, asked: bytes, folders: Sequence[Folder], how: Running) -> Handed | None:
    """Return what was handed out when the same was asked of the same files, None where that is not kept.

    `asked`: a digest of all that decides it beside the files.
    """
    from cchc_docs.gathering.account import load

    key = _key(asked, folders)
    parts = [store.get(part) for part in _PARTS]
    excel, word, account = (part[len(key) :] if part is not None and part.startswith(key) else b"" for part in parts)
    if not (excel and word and account):
        return None
    for files in folders:
        _tell(how, len(files.keys), 0, len(files.keys))
    return Handed(excel, word, load(account))


def keep(store: Kept, asked: bytes, folders: Sequence[Folder], made: Handed) -> Handed:
    """Keep what is handed out, instead of what was before; unless a file was lost to it: that one is tried again."""
    if not any(files.lost for files in folders):
        key = _key(asked, folders)
        for part, data in zip(_PARTS, (made.excel, made.word, made.account.dump()), strict=True):
            store.put(part, key + data)
    store.trim(_RUNS * sum(len(files.keys) for files in folders) + len(_PARTS))
    return made


def _key(asked: bytes, folders: Sequence[Folder]) -> bytes:
    return digest(program().encode(), asked, *(key for files in folders for key in (b"", *files.keys.values())))
