"""What reading hands on: the model, the places, the form, and what could not be placed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cchc_docs.model.document import ChuaRo, Document, Path
from cchc_docs.record import NamedTuple, Record, field


class Place(NamedTuple):
    """Where a value stands in its file.

    `line` and `column` count from 1 (YAML); `text` is what a person is told: "dòng 41" or "đoạn 41" or
    "Phụ lục II, dòng 7, cột Thời gian" or "trang 3". `paragraph` is the index of the w:p in the body in document
    order, from 0 (Word), so that a comment can be anchored there. `start`/`end` are offsets in the YAML source.
    """

    file: str
    line: int = 0
    column: int = 0
    text: str = ""
    paragraph: int = -1
    page: int = 0
    start: int = -1
    end: int = -1

    def __str__(self) -> str:
        if self.line:
            return f"{self.file}:{self.line}:{self.column}"
        return f"{self.file}: {self.text}" if self.text else self.file


Places = Callable[[Path], Place]
"""Look a path up; a path that has no place of its own gets that of its nearest parent."""


class Problem(NamedTuple):
    """Something in a file that keeps it from being read: a value, so that all come at once."""

    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


DOUBTFUL = "chữ quét chưa chắc"
"""How the comment over a value begins that names its doubtful words, each in “…”."""

Doubtful = Callable[[Path], frozenset[str]]
"""Words of the value at a path that a machine recognised and was not sure of."""


def nothing_doubtful(path: Path) -> frozenset[str]:  # noqa: ARG001 - a Doubtful
    """Return no words: what was typed is what was meant."""
    return frozenset()


class Read(Record):
    """A document as read.

    `raw`: the model before references were resolved (the same object where there are none).
    `form`: the look of a Word file (page, margins, effective fonts …), None for YAML.
    `left_over`: what has no place in the model, word for word, with where it stood.
    `parent`: the plan this one carries out (`ke_hoach_goc`), as it was read beside it.
    `notes`: what a person should know of the reading ("đọc như đã chấp nhận 3 sửa đổi").
    `scanned`: pages that were pictures: nothing in them is certain. `doubtful`: words of a value that the machine
    which recognised them was not sure of.
    """

    document: Document
    places: Places
    source: str
    raw: Document | None = None
    form: Any = None
    left_over: list[ChuaRo] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    tree: Any = None
    scanned: int = 0
    doubtful: Doubtful = nothing_doubtful
    parent: Document | None = None

    @property
    def in_capitals(self) -> bool:
        """Whether headings of the first level read in capitals though they are not typed so: the first one of a Word file does, a plan's are printed so."""
        if self.form is None:
            return self.places(("noi_dung",)).line > 0  # a plan has lines, a PDF shows what it shows
        first = next(iter(self.form.of("tieu_de")), None)
        return first is not None and first.caps
