"""What earlier runs looked for in a text and did not find, kept between runs: a paper is checked again after a few edits.

Of a text only a digest is kept, with a key of the file's own: what a paper says stays in the paper. A bit says that
something was looked for in it; a text in which it was found has the bit unset and is looked at again. Whatever of the
program, its tables or its Python is another by now has another file, and one that was touched is none.
"""

from __future__ import annotations

import marshal
import os
import sys
from _blake2 import blake2b
from bisect import bisect_left
from collections.abc import Hashable, Iterable, Mapping

from cchc_docs.keeping import cache_dir, keep, program, trusted

MOST_KEYS = 1000
"""Things that are looked for, each of which has a bit."""
_FORM = 1
_MOST = 6000
"""Texts that are kept, those of the last run first: those of fifty papers, in 200 kB. Of processes side by side the last to end writes."""
_SIZE = 8
_OF_ITS_OWN = 32
"""The flag of a pattern that `re` made: one of ours has the flags it was given, and no paper's words in it."""
_Kept = tuple[bytes, list[bytes], bytes, bytes, list[int]]
"""The key; digests of what was looked for, a bit each; of the texts, in order; which of the bits each has; the bits."""


def file_of_texts() -> str:
    """Return the path of the file of this very program, "" where nothing is to be kept (`CCHC_FORGET`)."""
    folder, build = cache_dir(), program()
    if not folder or not build or os.environ.get("CCHC_FORGET"):
        return ""
    return os.path.join(folder, f"da_xem-{build}-{_FORM}-{sys.byteorder}.bang")


class Seen:
    """The texts of earlier runs."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.key, self._names = b"", list[bytes]()
        self._texts, self._which, self._bits = memoryview(b"").cast("Q"), memoryview(b"").cast("H"), list[int]()
        data = trusted(os.path.dirname(path), path)
        if data is not None:
            kept: _Kept = marshal.loads(data)  # noqa: S302 - our own file, proved by `trusted`
            self.key, self._names, texts, which, self._bits = kept
            self._texts, self._which = memoryview(texts).cast("Q"), memoryview(which).cast("H")
        self.key = self.key or os.urandom(16)
        self.numbers = {name: number for number, name in enumerate(self._names)}
        """Digest of what was looked for -> its bit; new ones are added."""

    def number(self, key: Hashable) -> int | None:
        """Return the bit of what is looked for, a new one for what is new; None for what is not to be kept."""
        if isinstance(key, tuple) and len(key) > 1 and isinstance(key[-1], int) and key[-1] & _OF_ITS_OWN:
            return None
        name = blake2b(repr(key).encode(), digest_size=_SIZE).digest()
        found = self.numbers.get(name)
        if found is None and len(self.numbers) < MOST_KEYS:
            found = self.numbers[name] = len(self.numbers)
        return found

    def bits(self, text: str) -> int:
        """Return what is known of a text."""
        return self._at(self._digest(text))

    def keep(self, texts: Mapping[str, int]) -> None:
        """Write what is known by now of texts, the others behind them, where there is something new."""
        bits = {self._digest(text): known for text, known in list(texts.items())[-_MOST:]}
        if any(known & ~self._at(digest) for digest, known in bits.items()):
            for digest, which in zip(self._texts, self._which, strict=True):
                if len(bits) >= _MOST:
                    break
                bits.setdefault(digest, self._bits[which])
            keep(os.path.dirname(self.path), self.path, _packed(self.key, self.numbers, bits.items()))

    def _digest(self, text: str) -> int:
        data = text.encode("utf-8", "surrogatepass")
        return int.from_bytes(blake2b(data, digest_size=_SIZE, key=self.key).digest(), sys.byteorder)

    def _at(self, digest: int) -> int:
        at = bisect_left(self._texts, digest)
        return self._bits[self._which[at]] if at < len(self._texts) and self._texts[at] == digest else 0


def _packed(key: bytes, names: Iterable[bytes], bits: Iterable[tuple[int, int]]) -> bytes:
    numbers: dict[int, int] = {}
    rows = [(digest, numbers.setdefault(known, len(numbers))) for digest, known in sorted(bits)]
    texts, which = (
        b"".join(row[place].to_bytes(size, sys.byteorder) for row in rows) for place, size in ((0, _SIZE), (1, 2))
    )
    kept: _Kept = (key, list(names), texts, which, list(numbers))
    return marshal.dumps(kept)
