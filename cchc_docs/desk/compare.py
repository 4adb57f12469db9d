"""Comparing: two versions of a document become one Word file with tracked changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cchc_docs.desk import open as opening
from cchc_docs.errors import CchcError
from cchc_docs.record import uncollected

if TYPE_CHECKING:
    from cchc_docs.desk.open import File
    from cchc_docs.redline.compare import CompareResult


@uncollected
def compare(old: File, new: File, on: date) -> CompareResult:
    """Return what changed from `old` to `new` (YAML, Word or PDF); `on` is the day the changes are marked with."""
    from cchc_docs.redline.compare import compare_docx

    around = opening.dossier()
    try:
        return compare_docx(opening.word_of(old, around), opening.word_of(new, around), on)
    except CchcError as error:  # the comparison knows no names of files
        words = str(error)
        for part, file in (("Tệp cũ:", old), ("Tệp mới:", new)):
            words = f"{file.name}:{words.removeprefix(part)}" if words.startswith(part) else words
        raise CchcError(words) from None
