"""Comments over values that name doubtful words of a scan (`# kiểm tra: chữ quét chưa chắc: “…”`), read back."""

from __future__ import annotations

from cchc_docs import patterns
from cchc_docs.model.document import Path
from cchc_docs.reading.result import DOUBTFUL, Doubtful, Places, nothing_doubtful

__all__ = ["doubtful_in"]

_QUOTED = "“([^”]+)”"


def doubtful_in(source: str, places: Places) -> Doubtful:
    """Return the doubtful words by path; a comment speaks of the value on the line under it."""
    if DOUBTFUL not in source:
        return nothing_doubtful
    words: dict[int, frozenset[str]] = {}
    waiting: set[str] = set()
    for number, line in enumerate(source.split("\n"), start=1):
        text = line.strip()
        if text.startswith("#"):
            if DOUBTFUL in text:
                waiting |= set(patterns.findall(_QUOTED, text))
        elif waiting and text:
            words[number] = frozenset(waiting)
            waiting = set()

    def doubtful(path: Path) -> frozenset[str]:
        # A long text is folded: its own place may be the line after its key.
        line = places(path).line
        return words.get(line) or words.get(line - 1) or frozenset()

    return doubtful
