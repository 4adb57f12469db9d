"""Which texts a word stands in: what hundreds of patterns need is looked for among the different words of a paper."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from cchc_docs.patterns import ours

_WORD = ours(r"[^\W\d_]+")


class Standing:
    """The different words of texts (letters only, in small letters), each with the numbers of the texts it stands in."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._numbers: dict[str, list[int]] = {}
        numbers, words = self._numbers, _WORD.findall
        for number, text in enumerate(texts):
            for word in set(words(text)):
                if word in numbers:
                    numbers[word].append(number)
                else:
                    numbers[word] = [number]

    def near(self, run: str) -> set[int] | None:
        """Return the numbers of the texts that hold all the words of a run; None for a run without any: it may stand anywhere.

        A word the run begins or ends with may be cut: then it is a word of the text that ends or begins so.
        """
        words = _WORD.findall(run)
        if not words:
            return None
        cut_before, cut_behind = run.startswith(words[0]), run.endswith(words[-1])
        if len(words) == 1:
            return set(self._in(words[0], cut_before, cut_behind))
        found = set(self._in(words[-1], False, cut_behind))
        for word in words[1:-1]:
            found.intersection_update(self._in(word, False, False))
        return found.intersection(self._in(words[0], cut_before, False)) if found else found

    def _in(self, word: str, cut_before: bool, cut_behind: bool) -> Iterable[int]:
        """The numbers of the texts with a word, which may be cut before, behind or on both sides."""
        if not (cut_before or cut_behind):
            return self._numbers.get(word, ())
        if cut_before and cut_behind:
            like = self._around(word)
        elif cut_behind:
            like = _begun(self._in_order, word)
        else:
            like = [turned[::-1] for turned in _begun(self._turned, word[::-1])]
        return self._numbers[like[0]] if len(like) == 1 else {number for one in like for number in self._numbers[one]}

    def _around(self, part: str) -> list[str]:
        """The words that hold some letters."""
        lines, out = self._lines, []
        at = lines.find(part)
        while at >= 0:
            end = lines.find("\n", at)
            out.append(lines[lines.rfind("\n", 0, at) + 1 : end])
            at = lines.find(part, end)
        return out

    @cached_property
    def _lines(self) -> str:
        return "\n".join(["", *self._numbers, ""])

    @cached_property
    def _in_order(self) -> list[str]:
        return sorted(self._numbers)

    @cached_property
    def _turned(self) -> list[str]:
        """The words turned about, in order."""
        return sorted(word[::-1] for word in self._numbers)


def _begun(words: list[str], begun: str) -> list[str]:
    """The words (in order) that begin so."""
    start = end = bisect_left(words, begun)
    while end < len(words) and words[end].startswith(begun):
        end += 1
    return words[start:end]
