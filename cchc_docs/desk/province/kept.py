"""What was made of a file, kept by what the file holds: the same bytes under the same order are not worked on again."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b

from cchc_docs.errors import CchcError

_EACH = 20
"""Results between two commits: what a killed run loses at most."""


class Kept:
    """Key (digest) -> outcome (bytes), in one file of a folder."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._loose = 0

    def get(self, key: bytes) -> bytes | None:
        """Return what was kept, None where nothing was, or where it is no longer what was written."""
        row = self._base.execute("select ket_qua, dau from da_lam where khoa = ?", (key,)).fetchone()
        if row is None or digest(key, row[0]) != row[1]:
            return None
        found: bytes = row[0]
        return found

    def put(self, key: bytes, outcome: bytes) -> None:
        """Keep an outcome."""
        self._base.execute("insert or replace into da_lam values (?, ?, ?)", (key, outcome, digest(key, outcome)))
        self._loose += 1
        if self._loose >= _EACH:
            self._base.commit()
            self._loose = 0

    def trim(self, most: int) -> None:
        """Let go of all but the `most` outcomes kept last."""
        self._base.execute(
            "delete from da_lam where rowid not in (select rowid from da_lam order by rowid desc limit ?)", (most,)
        )


@contextmanager
def kept(file: str) -> Iterator[Kept]:
    """Give what is kept in a file, made where it is not there; a file that is no longer one of ours is begun anew."""
    os.makedirs(os.path.dirname(file) or ".", exist_ok=True)
    try:
        base = _opened(file)
    except sqlite3.DatabaseError:
        try:
            os.unlink(file)
            base = _opened(file)
        except (OSError, sqlite3.Error) as error:
            raise CchcError(f"{file}: không ghi được sổ các tệp đã đọc ({error}); xóa tệp này rồi chạy lại") from None
    try:
        yield Kept(base)
    finally:
        base.commit()
        base.close()


def _opened(file: str) -> sqlite3.Connection:
    base = sqlite3.connect(file, timeout=30)
    base.execute("create table if not exists da_lam (khoa blob primary key, ket_qua blob, dau blob)")
    base.execute("select count(*) from da_lam").fetchone()
    return base


def digest(*parts: bytes) -> bytes:
    """Return a digest of several values; where one ends and the next begins counts."""
    out = blake2b(digest_size=20)
    for part in parts:
        out.update(len(part).to_bytes(8, "big"))
        out.update(part)
    return out.digest()
