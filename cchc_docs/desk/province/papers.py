"""A folder of communes' papers as pieces that travel: bytes and names, what lies beside each, what is kept of each."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from cchc_docs.desk.many import Lost, over
from cchc_docs.desk.open import READERS, YAML, ending
from cchc_docs.desk.province.kept import Kept, digest, program
from cchc_docs.errors import CchcError
from cchc_docs.reading.dossier import OWN_TEXTS, Dossier, file_bytes

if TYPE_CHECKING:
    from cchc_docs.law.register import LegalText
    from cchc_docs.reading.result import Read

_PARENT = re.compile(rb"^ke_hoach_goc:[ \t]*[\"']?([^\"'#\r\n]+)", re.MULTILINE)
_NOT_OURS = ("tien_do",)
Told = Callable[[int, int, int], None]
"""Told (files done, of them newly read, files in all)."""


class Piece(NamedTuple):
    """One file as it travels: its name under the folder, its bytes, the plan it names beside it; `error`: why it was not read."""

    name: str
    data: bytes = b""
    beside: tuple[tuple[str, bytes], ...] = ()
    error: str = ""


class Running(NamedTuple):
    """How to run over many files: processes (0: as many as cores), or a Dask scheduler; what to tell while at it."""

    processes: int = 0
    scheduler: str = ""
    told: Told | None = None


def papers_in(folder: str, endings: Sequence[str] = tuple(READERS), without: Sequence[str] = ()) -> list[str]:
    """Return the files of a folder and the folders below it, sorted, as paths under it. Raises CchcError where there is none.

    Left out: hidden files, locks of Office, an office's own texts and progress, the files of `without`.
    """
    if not os.path.isdir(folder):
        raise CchcError(f"{folder}: không có thư mục này; chỉ thư mục chứa văn bản các xã gửi")
    skipped = {os.path.realpath(file) for file in without if file}
    out = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _NOT_OURS)
        for name in sorted(names):
            path = os.path.join(place, name)
            ours = name.startswith((".", "~$")) or name == OWN_TEXTS or os.path.realpath(path) in skipped
            if not ours and ending(name) in endings:
                out.append(os.path.relpath(path, folder))
    if not out:
        raise CchcError(f"{folder}: thư mục không có tệp {', '.join(endings)} nào")
    return sorted(out)


def _piece(folder: str, name: str) -> Piece:
    """Return a file as it travels; what keeps it from being read travels as words, so that it stops no other."""
    try:
        data = file_bytes(os.path.join(folder, name))
        beside: tuple[tuple[str, bytes], ...] = ()
        named = _PARENT.search(data) if ending(name) in YAML else None
        if named is not None:
            other = os.path.join(os.path.dirname(name), named[1].decode("utf-8", "replace").strip())
            path = os.path.join(folder, other)
            if ".." not in other and os.path.isfile(path):
                beside = ((other, file_bytes(path)),)
        return Piece(name, data, beside)
    except CchcError as error:
        return Piece(name, error=str(error))


def opened(piece: Piece) -> Read:
    """Return the document of a piece, with the plan beside it; nothing is looked for on a disk. Raises CchcError."""
    if piece.error:
        raise CchcError(piece.error)
    around = Dossier(READERS)
    for name, data in piece.beside:
        around.put(name, around.reader(name)(data, name, around))
    return around.reader(piece.name)(piece.data, piece.name, around)


def legal_texts(file: str, folder: str) -> tuple[LegalText, ...]:
    """Return the province's own legal texts: of `file`, or of the file of that name in the folder; () without either."""
    own = file or os.path.join(folder, OWN_TEXTS)
    if not file and not os.path.isfile(own):
        return ()
    from cchc_docs.reading.yaml.legal_texts import read_legal_texts

    return tuple(read_legal_texts(own))


def outcomes(
    work: Callable[[Piece], bytes], order: bytes, folder: str, names: Sequence[str], store: Kept, how: Running
) -> Iterator[tuple[str, bytes | Lost]]:
    """Yield each file with what `work` makes of it, in order; what is kept of the same bytes is not made again.

    `order`: a digest of all that decides the outcome beside the file itself. Whatever killed a worker is not kept.
    """
    fresh: list[tuple[str, bytes]] = []
    known: dict[str, bytes] = {}
    done = 0

    def missing() -> Iterator[Piece]:
        nonlocal done
        for name in names:
            piece = _piece(folder, name)
            key = digest(program(), order, piece.name.encode(), piece.data, piece.error.encode(), *_flat(piece.beside))
            found = store.get(key)
            if found is None:
                fresh.append((name, key))
                yield piece
            else:
                known[name] = key
                done += 1
                if how.told is not None:
                    how.told(done, len(fresh), len(names))

    keys: dict[str, bytes] = {}
    lost: dict[str, Lost] = {}
    workers = how.processes if len(names) > 1 else 1
    for number, outcome in enumerate(over(work, missing(), processes=workers, scheduler=how.scheduler)):
        name, key = fresh[number]
        if isinstance(outcome, Lost):
            lost[name] = outcome
        else:
            store.put(key, outcome)
            keys[name] = key
        done += 1
        if how.told is not None:
            how.told(done, number + 1, len(names))
    for name in names:
        if name in lost:
            yield name, lost[name]
        else:
            yield name, store.get(keys.get(name) or known[name]) or b""


def _flat(beside: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    for name, data in beside:
        yield name.encode()
        yield data


def ordered(work: Callable[..., bytes], *order: object) -> Callable[[Piece], bytes]:
    """Return `work` with its order bound, as something that can be sent to a process."""
    return partial(work, *order)


def flat(found: Iterable[tuple[str, bytes | Lost]]) -> Iterator[bytes]:
    """Yield names and outcomes, for a digest of all of them."""
    for name, outcome in found:
        yield name.encode()
        yield outcome.reason.encode() if isinstance(outcome, Lost) else outcome


def both(store: Kept, key: bytes, written: Callable[[], tuple[bytes, bytes]]) -> tuple[bytes, bytes]:
    """Return book and report, as kept where all they are made of is the same as last time."""
    book, report = store.get(key + b"book"), store.get(key + b"report")
    if book is None or report is None:
        book, report = written()
        store.put(key + b"book", book)
        store.put(key + b"report", report)
    return book, report
