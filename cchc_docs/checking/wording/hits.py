"""A match found in the whole of a document, with the text it stands in."""

from __future__ import annotations

import re

from cchc_docs.model.document import Text
from cchc_docs.record import NamedTuple


class Hit(NamedTuple):
    """A match in `Context.whole`, with its text and where that text begins there."""

    text: Text
    base: int
    match: re.Match[str]

    @property
    def start(self) -> int:
        """Where the match begins in its text."""
        return self.match.start() - self.base

    @property
    def end(self) -> int:
        """Where it ends in its text."""
        return self.match.end() - self.base

    @property
    def is_word(self) -> bool:
        """Whether it begins where a word begins: asked here, as a pattern that asks first is slow to search with."""
        before = self.match.string[self.match.start() - 1 : self.match.start()]
        return not before.isalnum()

    def span(self, group: str) -> tuple[int, int]:
        """Where a group of the match stands in its text."""
        start, end = self.match.span(group)
        return start - self.base, end - self.base
