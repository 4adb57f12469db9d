"""One drafting at work: the prior source, and the edits and decisions gathered on the way."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from cchc_docs.drafting.decisions import DECIDE, Change, Draft, Question
from cchc_docs.drafting.places import place_words, years_of
from cchc_docs.errors import CchcError
from cchc_docs.model.document import Document, Path
from cchc_docs.model.progress import TienDo
from cchc_docs.model.references import References, Unknown
from cchc_docs.reading.result import Read
from cchc_docs.reading.yaml.edit import Edit, comment_line, long_texts, replace_scalar, splice_with_comments
from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.reading.yaml.tree import Node
from cchc_docs.record import Record

LAST_YEAR = 2100
"""The last year a plan can be of (`nam` in `reading/yaml/document.py`)."""


class Order(Record):
    """What to draft: the year, and what else is known. `exists` tells whether a file stands beside the prior plan."""

    year: int | None = None
    progress: TienDo | None = None
    parent: Document | None = None
    parent_name: str = ""
    exists: Callable[[str], bool] = lambda _name: False


class Work:
    """The prior plan, the edits to make in its source, and what a person must know or decide."""

    def __init__(self, source: str, name: str, order: Order) -> None:
        self.source = source
        self.read: Read = read_text(source, name)
        self.tree: Node = self.read.tree
        self.order = order
        self.plan = years_of(self.read.document, name)
        length = self.plan.last - self.plan.first + 1
        year = order.year if order.year is not None else self.plan.first + length
        if year > LAST_YEAR:
            raise CchcError(f"{name}: --year {year}: năm mới chỉ đến {LAST_YEAR}")
        self.shift = year - self.plan.first
        if self.plan.first != self.plan.last and year in self.plan:
            self.shift = 0  # the yearly plan of a period plan: `yearly` makes it
        elif self.shift <= 0:
            raise CchcError(f"{name}: kế hoạch này của năm {self.plan.first}; năm mới phải sau năm đó (--year {year})")
        self.year = year
        self.on = date(year, 1, 31)
        self.edits: dict[tuple[int, int], Edit] = {}
        self.comments: list[tuple[int, str]] = []
        self.result = Draft("", name, name)
        self.gone: list[tuple[int, int]] = []

    def place(self, path: Path) -> str:
        """Return where a value stands, in words that survive the draft's own line shifts."""
        return place_words(self.read.document, path)

    def change(self, path: Path, node: Node, new: str, why: str) -> None:
        """Make the scalar at `path` say `new`."""
        edit = replace_scalar(self.source, self.tree, path, node, new)
        self.edits[(edit.start, edit.end)] = edit
        self.tell(path, node.content or "", new, why)

    def tell(self, path: Path, old: str, new: str, why: str) -> None:
        """Say that something was changed, in words and not in the language of the file."""
        self.result.changes.append(Change(self.place(path), self.shown(old), self.shown(new, new=True), why))

    def shown(self, text: str, *, new: bool = False) -> str:
        """Return a text as it is printed: `{{ nam }}` as its year, other references as what they stand for."""
        if "{{" not in text:
            return text
        year = self.year if new else self.plan.first

        def words(found: re.Match[str]) -> str:
            call = found[1].strip()
            step = re.fullmatch(r"nam(?:\s*([+-])\s*(\d+))?", call)
            if step:
                return str(year + int(step[2] or 0) * (-1 if step[1] == "-" else 1))
            try:
                return References(self.read.document, None, lambda _path, _unknown: None).value(call)
            except Unknown:
                return "…"

        return re.sub(r"\{\{(.{0,200}?)\}\}", words, text)

    def ask(self, path: Path, node: Node, old: str, proposal: str, why: str) -> None:
        """Leave a question at `path`; a proposal that is what stands there is none."""
        old, why = self.shown(old), self.shown(why)
        proposal = "" if proposal == old else self.shown(proposal, new=True)
        asked = Question(self.place(path), old, proposal, why)
        if asked in self.result.questions:
            return
        self.result.questions.append(asked)
        words = f"{DECIDE}: {why}" + (f" — đề xuất: {proposal}" if proposal else "")
        self.comments.append((node.start, " ".join(words.split())))

    def done(self) -> Draft:
        """Make the edits and comments; what is written must read back."""
        comments: dict[int, list[str]] = {}
        texts = long_texts(self.source, self.tree)
        for offset, words in self.comments:
            if any(start <= offset < end for start, end in self.gone):
                continue
            edit = comment_line(self.source, self.tree, offset, words, texts)
            lines = comments.setdefault(edit.start, [])
            if edit.text not in lines:
                lines.append(edit.text)
        edits = list(self.edits.values())
        out = splice_with_comments(self.source, edits, comments)
        self.result.source = out
        read_text(out, f"{self.result.name} (dự thảo)")
        return self.result
