"""What a check made of a file, kept: the same bytes under the same order, with the same files beside it, are not judged again.

A folder is checked again after one paper of it was mended, a paper once more before it is signed. What is kept is locked
with the paper's own bytes: who has not the paper cannot read in it what was found. A check that asked for other files (the
plan above, the plan and progress of a báo cáo) is made anew every time, as these may change; so is one in which a rule failed.
"""

from __future__ import annotations

import marshal
import os
from _blake2 import blake2b
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from cchc_docs.desk.check import Order, check_bytes, files_beside
from cchc_docs.desk.open import dossier, ending
from cchc_docs.keeping import cache_dir, keep, program, trusted
from cchc_docs.reading.dossier import file_bytes

if TYPE_CHECKING:
    from cchc_docs.checking.runner import Report

_ENDINGS = (".yaml", ".yml", ".docx", ".docm")
"""Read by us alone: what another program reads may be read otherwise tomorrow."""
_FOLDER, _MOST, _LEFT = "da_kiem_tra", 1000, 800
"""So many results are kept, some 20 kB each; beyond that the oldest go."""
_BLOCK = 64

Values = tuple[Any, ...]


def printed(file: str, order: Order, form: Callable[[Report], Values], shown: Values) -> Values:
    """Return what `form` makes of the report of a file: plain values, the same for the same report and `shown` (what it asks for).

    Raises CchcError where the file cannot be read.
    """
    around = dossier()
    around.reader(file)
    data = file_bytes(file)
    place = _place(data, file, order, shown)
    known = place.known() if place is not None else None
    if known is not None:
        return known
    report = check_bytes(data, file, order, around)
    lasting = around.alone and not report.read.document.ke_hoach and not report.failed
    out = form(report)
    if place is not None and lasting:
        place.keep(out)
    return out


class _Place:
    """Where the outcome of one paper under one order is kept, and its lock."""

    def __init__(self, folder: str, name: str, lock: bytes) -> None:
        self._folder, self._path, self._lock = folder, os.path.join(folder, f"{name}.bang"), lock

    def known(self) -> Values | None:
        """Return what was kept, None where nothing was or it was touched."""
        found = trusted(self._folder, self._path)
        if found is None:
            return None
        out: Values = marshal.loads(self._turned(found))  # noqa: S302 - our own file, proved by `trusted`
        return out

    def keep(self, values: Values) -> None:
        """Keep an outcome, and let the oldest go where there are too many."""
        keep(self._folder, self._path, self._turned(marshal.dumps(values)))
        try:
            kept = [entry for entry in os.scandir(self._folder) if entry.is_file()]
            if len(kept) > _MOST:
                for entry in sorted(kept, key=lambda entry: entry.stat().st_mtime_ns)[:-_LEFT]:
                    os.unlink(entry.path)
        except OSError:
            return  # another process was quicker

    def _turned(self, data: bytes) -> bytes:
        """Lock, or open again: a stream of digests laid over the bytes."""
        blocks = range(-(-len(data) // _BLOCK))
        stream = b"".join(blake2b(number.to_bytes(8, "big"), key=self._lock).digest() for number in blocks)
        return (int.from_bytes(data, "big") ^ int.from_bytes(stream[: len(data)], "big")).to_bytes(len(data), "big")


def _place(data: bytes, file: str, order: Order, shown: Values) -> _Place | None:
    """Return the place of an outcome, by all that decides it; None where nothing is to be kept."""
    folder, build = cache_dir(), program()
    kept = folder and build and ending(file) in _ENDINGS and not os.environ.get("CCHC_FORGET")
    beside = files_beside(file, order) if kept else None
    if beside is None:
        return None
    paper = blake2b(data).digest()
    decided = repr((build, file, tuple(order), shown, beside, paper))
    made = blake2b(decided.encode("utf-8", "surrogatepass")).digest()
    # Name and lock are two digests: the one does not give the other away.
    name = blake2b(made, digest_size=16, person=b"ten").hexdigest()
    return _Place(os.path.join(folder, _FOLDER), name, blake2b(made, person=b"khoa").digest())
