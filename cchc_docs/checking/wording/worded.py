"""The words of a document, and which of them stand side by side: found once, and asked by hundreds of rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import pairwise

from cchc_docs.model.document import Text
from cchc_docs.patterns import ours

Pair = tuple[str, str]

_WORD = ours(r"[^\W\d_]+")


class Worded:
    """The words are those of `prose`, which whoever inherits this gives."""

    @cached_property
    def prose(self) -> list[Text]:
        """The texts in which words are looked at."""
        raise NotImplementedError

    @cached_property
    def whole(self) -> str:
        """All the prose, a line per text: to see quickly whether something is there at all."""
        return "\n".join(text.text for text in self.prose)

    @cached_property
    def whole_small(self) -> str:
        """`whole` in small letters."""
        return self.whole.lower()

    @cached_property
    def pieces(self) -> Counter[str]:
        """What stands between two blanks, marks still on it, in order of first appearance, with how often it stands there."""
        return Counter(self.whole.split())

    @cached_property
    def each_piece(self) -> str:
        """Every one of `pieces` on a line of its own: for what looks at no blank, a fourth of `whole`."""
        return "\n".join([*self.pieces, ""])

    @cached_property
    def words(self) -> Counter[str]:
        """Every word of the prose (letters only, as typed), in order of first appearance, with how often it stands there."""
        out: dict[str, int] = {}
        for piece, times in self.pieces.items():
            # Of what stands between blanks most is a word already.
            bare = piece.rstrip(",.;:")
            for word in (bare,) if bare.isalpha() else _WORD.findall(bare):
                out[word] = out.get(word, 0) + times
        return Counter(out)

    def has_words(self, words: AbstractSet[str]) -> bool:
        """Whether each of some words (small letters) stands somewhere in the prose, in any capitals; true of none."""
        return self.small_words.keys() >= words

    def side_by_side(self, pair: Pair) -> bool:
        """Whether one blank may part two words (letters only, in small letters) somewhere in the prose; where not, none does."""
        if pair in self.pairs:
            return True
        first, second = pair
        ends, begins = self._dressed
        firsts, seconds = (first, *ends.get(first, ())), (second, *begins.get(second, ()))
        return any((one, other) in self.pairs for one in firsts for other in seconds)

    @cached_property
    def _dressed(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """The pieces (small letters) with marks on them, by the word each ends with, and by the one it begins with."""
        ends: dict[str, list[str]] = {}
        begins: dict[str, list[str]] = {}
        for piece in set(map(str.lower, self.pieces)):
            if not piece.isalpha() and (words := _WORD.findall(piece)):
                if piece.endswith(words[-1]):
                    ends.setdefault(words[-1], []).append(piece)
                if piece.startswith(words[0]):
                    begins.setdefault(words[0], []).append(piece)
        return ends, begins

    @cached_property
    def small_words(self) -> dict[str, list[str]]:
        """Every word of the prose in small letters, with the forms it is typed in."""
        out: dict[str, list[str]] = {}
        for word in self.words:
            out.setdefault(word.lower(), []).append(word)
        return out

    @cached_property
    def pairs(self) -> set[Pair]:
        """Every two neighbours of `whole_small` between blanks, marks and brackets still on them; each pair once."""
        words, known = self.whole_small.split(), dict[str, str]()
        # The same word once in memory, and a set no larger than its pairs: half of what the plain way takes.
        return set(dict.fromkeys(pairwise(map(known.setdefault, words, words))))
