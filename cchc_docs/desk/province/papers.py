"""A folder of communes' papers as pieces that travel: their bytes and names, what lies beside each."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cchc_docs.desk.open import READERS, YAML, ending
from cchc_docs.desk.province.kept import digest
from cchc_docs.errors import CchcError
from cchc_docs.reading.dossier import OWN_TEXTS, Dossier, file_bytes
from cchc_docs.record import NamedTuple

if TYPE_CHECKING:
    from cchc_docs.law.register import LegalText
    from cchc_docs.reading.result import Read

_PARENT = re.compile(rb"^ke_hoach_goc:[ \t]*[\"']?([^\"'#\r\n]+)", re.MULTILINE)
_NOT_OURS = ("tien_do",)


class Piece(NamedTuple):
    """One file as it travels: its name under the folder, its bytes, the plan it names beside it; `error`: why it was not read."""

    name: str
    data: bytes = b""
    beside: tuple[tuple[str, bytes], ...] = ()
    error: str = ""

    @property
    def key(self) -> bytes:
        """A digest of all that travels."""
        beside = (part for name, data in self.beside for part in (name.encode(), data))
        return digest(self.name.encode(), self.data, self.error.encode(), *beside)


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


def piece_of(folder: str, name: str) -> Piece:
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


def own_texts(file: str, folder: str) -> str:
    """Return the file of the province's own legal texts: the one given, or the one of that name in the folder; "" for none."""
    beside = os.path.join(folder, OWN_TEXTS)
    return file or (beside if os.path.isfile(beside) else "")


def legal_texts(file: str) -> tuple[LegalText, ...]:
    """Return the texts of a file of legal texts, () where there is none."""
    if not file:
        return ()
    from cchc_docs.reading.yaml.legal_texts import read_legal_texts

    return tuple(read_legal_texts(file))


def held(file: str) -> bytes:
    """Return the bytes of a file that was given, b"" where none was. Raises CchcError."""
    return file_bytes(file) if file else b""
