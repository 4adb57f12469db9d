"""Words a machine recognised and was not sure of: where they stand in the document, and what a person is told."""

from __future__ import annotations

from cchc_docs.model.document import Path
from cchc_docs.reading.page.build import PageFlow
from cchc_docs.reading.page.lines import Word
from cchc_docs.reading.page.sheet import is_telling
from cchc_docs.reading.recognise.reading import Reading
from cchc_docs.reading.result import DOUBTFUL, Doubtful, nothing_doubtful

__all__ = ["doubt_notes", "mark"]

_SHOWN = 30


def mark(reading: Reading, pages: PageFlow) -> Doubtful:
    """Put a comment on each value with doubtful words; return the words by path."""
    paths: dict[int, list[Path]] = {}
    for path, (_, index) in reading.places.items():
        if index in pages.doubtful:
            paths.setdefault(index, []).append(path)
    out: dict[Path, frozenset[str]] = {}
    for index, found in paths.items():
        words = pages.doubtful[index]
        for path in found:
            out[path] = frozenset(word.text for word in words) | out.get(path, frozenset())
        said = f"{DOUBTFUL}: {_shown(words)}"
        path = max(found, key=len)
        before = reading.unsure.get(path)
        reading.unsure[path] = f"{before}; {said}" if before else said
    if not out:
        return nothing_doubtful

    def doubtful(path: Path) -> frozenset[str]:
        """Return the words of a value, of what it stands in and of what stands in it."""
        found = (words for at, words in out.items() if at[: len(path)] == path or path[: len(at)] == at)
        return frozenset().union(*found)

    return doubtful


def doubt_notes(pages: PageFlow) -> list[str]:
    """Return what a person should look at, figures, symbols and names that were doubtful twice first."""
    found = [(pages.pages.get(index, 0), word) for index, words in sorted(pages.doubtful.items()) for word in words]
    if not found:
        return []
    total = sum(len(text.split()) for _, text in pages.source)
    out = [f"{len(found)} trong {total} chữ máy đọc chưa chắc, ghi “# kiểm tra” trong tệp YAML"]
    telling = [(page, word) for page, word in found if is_telling(word.text)]
    if telling:
        # The same word on one page is one thing to look at.
        shown = list(dict.fromkeys(f"{_word(word)} trang {page}" for page, word in telling))
        more = f" và {len(shown) - _SHOWN} chỗ nữa" if len(shown) > _SHOWN else ""
        out.append(f"xem trước các số, ký hiệu, tên đọc hai lần vẫn chưa chắc: {', '.join(shown[:_SHOWN])}{more}")
    return out


def _shown(words: list[Word]) -> str:
    """Return the words, figures, symbols and names first."""
    ordered = sorted(words, key=lambda word: not is_telling(word.text))
    return ", ".join(dict.fromkeys(map(_word, ordered)))


def _word(word: Word) -> str:
    return f"“{word.text}” (hay “{word.other}”?)" if word.other else f"“{word.text}”"
