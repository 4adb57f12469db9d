"""The files around a plan, each read once: the plan it carries out, the documents it is compared with."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from cchc_docs.errors import CchcError
from cchc_docs.files import read_file

if TYPE_CHECKING:
    from cchc_docs.model.document import Document
    from cchc_docs.reading.result import Read

MAX_FILE = 100_000_000
"""No document of an office is larger; each reader has narrower limits of its own."""

OWN_TEXTS = "van_ban.yaml"
"""The file of legal texts an office keeps beside its plans; no plan itself."""

Progress = Callable[[int, int], None]
"""Told (pages done, pages in all) while a long file is read."""


class Reader(Protocol):
    """What makes a `Read` of the bytes of one kind of file; `name` is what messages call it.

    `dossier`: where the files beside it come from; None for a reader that opens them itself or needs none.
    """

    def __call__(self, data: bytes, name: str, dossier: Dossier | None = None) -> Read: ...  # noqa: D102


class Dossier:
    """Files read so far, by their path. One dossier is one errand: nobody else changes its files meanwhile."""

    def __init__(self, readers: Mapping[str, Reader], progress: Progress | None = None) -> None:
        self.readers = readers
        self.progress = progress
        self._read: dict[str, Read] = {}

    def read(self, file: str) -> Read:
        """Return the document of a file. Raises CchcError where it cannot be read or is of no kind we know."""
        key = os.path.normcase(os.path.normpath(file))
        if key not in self._read:
            reader = self.reader(file)
            self._read[key] = reader(file_bytes(file), file, self)
        return self._read[key]

    def reader(self, file: str) -> Reader:
        """Return the reader for the ending of a name. Raises CchcError for an ending nobody reads."""
        found = self.readers.get(os.path.splitext(file)[1].lower())
        if found is None and os.path.isdir(file):
            raise CchcError(f"{file}: là thư mục, không phải một văn bản")
        if found is None:
            kinds = ", ".join(dict.fromkeys(self.readers))
            raise CchcError(f"{file}: không nhận loại tệp này; dùng một trong các loại {kinds}")
        return found

    def put(self, file: str, read: Read) -> None:
        """Keep what came from bytes that are not (yet) a file, under the name they were given."""
        self._read[os.path.normcase(os.path.normpath(file))] = read

    @property
    def alone(self) -> bool:
        """Whether the paper asked for no other file."""
        return len(self._read) < 2

    def known(self, file: str) -> Document | None:
        """Return the document of a file read before, None for one that was not."""
        found = self._read.get(os.path.normcase(os.path.normpath(file)))
        return found.document if found is not None else None


def file_bytes(file: str) -> bytes:
    """Return the bytes of a file. Raises CchcError where it cannot be read or is larger than any document."""
    return read_file(file, limit=MAX_FILE, sort="một văn bản")
