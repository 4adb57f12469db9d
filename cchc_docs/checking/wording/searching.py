"""How a document is searched: all its prose as one string, each text a line of it, so that a pattern passes once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TypeVar

from cchc_docs.checking.wording.beside import Syllables, syllables_of
from cchc_docs.checking.wording.hits import Hit
from cchc_docs.checking.wording.texts.known import KNOWN_TEXTS, PassedTexts
from cchc_docs.checking.wording.texts.standing import Standing
from cchc_docs.checking.wording.worded import Pair, Worded
from cchc_docs.model.document import Text
from cchc_docs.patterns import letters_of, name_of, ours

_T = TypeVar("_T")
_made = tuple.__new__
"""Makes a hit, of which there are thousands, in half the time its class takes."""
_OWN_SMALL = ("\u0131", "\u017f")
"""Letters that a pattern without capitals takes for i and s, and `lower` leaves alone."""
_MANY = 0.4
"""A larger share of the texts: the whole is passed over at once."""
_FEW = 20
"""So many words are looked for one by one; beyond that a pattern is quicker."""
_FIGURE = ours(r"\d")


class Searched(Worded):
    """What is searched in is `prose`, which whoever inherits this gives."""

    def text_at(self, place: int) -> Text:
        """The text that stands at a place of `whole`."""
        return self.prose[bisect_right(self._starts, place) - 1]

    def matches(
        self, pattern: re.Pattern[str], needed: Sequence[str] = (), pieces: re.Pattern[str] | None = None
    ) -> Iterator[Hit]:
        """Every match of a pattern in the prose, in reading order: one pass over `whole`, however many texts there are.

        A pattern looks at one text: it must not run over the end of a line (a blank, not any space), nor ask what stands
        on the next. `needed`: words of which every match, or what it looks at around, holds one (small letters; one with
        a capital is looked for as it is); without them the letters count that the pattern itself needs. `pieces`: what
        every match holds or touches of what stands between two blanks (a line each); of different such there are few.
        """
        name = name_of(pattern)
        left = self.left(name)
        if left is not None and not left:
            return
        if pieces is not None and left is None:
            needed = self._pieces_like(pieces)
            left = None if needed else []
            needed = needed if len(needed) <= _FEW else ()
        sought = self._sought(pattern, needed) if left != [] else []
        if left is None:
            left = self._where(sought)
        elif sought:
            left = self._holders(left, sought)
        if needed and left is not None and len(left) > _FEW and len(letters := self._sought(pattern, ())) in (1, 2):
            left = self._holders(left, letters)
        found: set[int] = set()
        for hit, number in self._whole_matches(pattern) if left is None else self._matches_in(pattern, left):
            found.add(number)
            yield hit
        self.pass_all_but(name, found)

    def matches_alone(
        self, pattern: re.Pattern[str], needed: Sequence[str] = ()
    ) -> Iterator[tuple[Text, re.Match[str]]]:
        """`matches` in each text by itself, for a pattern that may run over the end of a line or asks where a text ends."""
        name = ("alone", *name_of(pattern))
        left = self.left(name)
        if left is not None and not left:
            return
        sought = self._sought(pattern, needed)
        if left is None:
            left = self._where(sought)
        elif sought:
            left = self._holders(left, sought)
        found: set[int] = set()
        for number in range(len(self.prose)) if left is None else left:
            text = self.prose[number]
            for match in pattern.finditer(text.text):
                found.add(number)
                yield text, match
        self.pass_all_but(name, found)

    def texts_where(self, pattern: re.Pattern[str]) -> list[Text]:
        """The texts in which a pattern finds something, in reading order; each is looked at by itself."""
        name, prose = ("where", *name_of(pattern)), self.prose
        left, search = self.left(name), pattern.search
        if left is not None and not left:
            return []
        found = [number for number in (range(len(prose)) if left is None else left) if search(prose[number].text)]
        self.pass_all_but(name, frozenset(found))
        return [prose[number] for number in found]

    def each(self, look: Callable[[str], Iterable[_T]], *, of_figures: bool = False) -> Iterator[tuple[Text, _T]]:
        """What a function of ours finds in the words of each text, in reading order; where it finds nothing it is not asked again.

        `of_figures`: it finds nothing in a text without a figure, and is asked of no such.
        """
        name, prose = f"{look.__module__}.{look.__qualname__}", self.prose
        left: Sequence[int] | None = self.left(name)
        found: set[int] = set()
        if left is None:
            left = self._figured if of_figures else range(len(prose))
        for number in left:
            text = prose[number]
            for one in look(text.text):
                found.add(number)
                yield text, one
        self.pass_all_but(name, found)

    def _whole_matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[Hit, int]]:
        starts, prose = self._starts, self.prose
        for match in pattern.finditer(self.whole):
            number = bisect_right(starts, match.start()) - 1
            yield _made(Hit, (prose[number], starts[number], match)), number

    def _matches_in(self, pattern: re.Pattern[str], numbers: Iterable[int]) -> Iterator[tuple[Hit, int]]:
        starts, ends, whole, prose = self._starts, self._ends, self.whole, self.prose
        for number in numbers:
            text, start = prose[number], starts[number]
            for match in pattern.finditer(whole, start, ends[number]):
                yield _made(Hit, (text, start, match)), number

    @cached_property
    def _passed(self) -> PassedTexts | None:
        """What is known of the texts of the prose, None where nothing is kept."""
        return KNOWN_TEXTS.of([text.text for text in self.prose])

    def left(self, key: Hashable) -> list[int] | None:
        """The numbers of the texts in which something may still be found, None where most are: the whole is looked at then."""
        left = self._passed.left(key) if self._passed else None
        return left if left is not None and len(left) <= _MANY * len(self.prose) else None

    def pass_all_but(self, key: Hashable, found: AbstractSet[int]) -> None:
        """Take down that nothing was found but in these texts."""
        if self._passed:
            self._passed.learn(key, found)

    def unpassed(self, key: Hashable) -> Searched:
        """The texts in which something may still be found, to be searched by themselves; all of them where most are.

        For what looks for many things, each in one text alone: what a pattern finds in a text is the same in both.
        """
        left = self.left(key)
        return self if left is None else self._part(left)

    def _part(self, numbers: list[int]) -> Part:
        """Some texts by themselves; most rules have the same left, so their words are laid out once."""
        key = tuple(numbers)
        found = self._parts.get(key)
        if found is None:
            found = self._parts[key] = Part([self.prose[number] for number in numbers])
        return found

    @cached_property
    def _parts(self) -> dict[tuple[int, ...], Part]:
        return {}

    def pass_texts_but(self, key: Hashable, found: Iterable[Text]) -> None:
        """Take down that in what `unpassed` gave nothing was found but in these."""
        if self._passed:
            numbers = self._numbers
            self.pass_all_but(key, {numbers[id(text)] for text in found})

    def words_among(self, key: Hashable, table: AbstractSet[str]) -> dict[str, list[Text]]:
        """The words of the prose (small letters) that stand in a table of ours, each with its texts; what holds none is not asked again under this key."""
        searched = self.unpassed(key)
        found = {word: searched.texts_with(word) for word in sorted(searched.small_words.keys() & table)}
        self.pass_texts_but(key, (text for texts in found.values() for text in texts))
        return found

    def pieces_among(self, key: Hashable, table: AbstractSet[str]) -> dict[str, list[Text]]:
        """`words_among` of what stands between two blanks, as typed; only where a blank stands before it."""
        searched = self.unpassed(key)
        found = {piece: searched.texts_holding(f" {piece}") for piece in sorted(searched.pieces.keys() & table)}
        self.pass_texts_but(key, (text for texts in found.values() for text in texts))
        return found

    @cached_property
    def of_one_place(self) -> list[Text]:
        """The texts that share their place with another: of several such, indexes by path know the last alone."""
        last = {text.path: text for text in self.prose}
        twice = {text.path for text in self.prose if last[text.path] is not text} if len(last) < len(self.prose) else ()
        return [text for text in self.prose if text.path in twice]

    @cached_property
    def _numbers(self) -> dict[int, int]:
        """The number of each text of the prose by what it is, not by what it says: two may say the same."""
        return {id(text): number for number, text in enumerate(self.prose)}

    def pairs_left(self, key: Hashable) -> set[Pair]:
        """The pairs of the texts in which an odd one may still be found."""
        left = self.left(key)
        if left is None:
            return self.pairs
        return self._part(left).pairs_by_text

    def pairs_beyond(self, pairs: set[Pair], known: set[Pair]) -> set[Pair]:
        """Return the pairs that are not known; rules that know the same ask the same of all the pairs of a paper: answered once."""
        if pairs is not self.__dict__.get("pairs"):
            return pairs - known
        if self._beyond is None or self._beyond[0] is not known:
            self._beyond = known, pairs - known
        return self._beyond[1]

    _beyond: tuple[set[Pair], set[Pair]] | None = None

    def syllables(self, pairs: set[Pair]) -> Syllables:
        """Return what the words of pairs are without marks; several rules ask it of the same set, which is not to be changed."""
        if self._bared is None or self._bared[0] is not pairs:
            self._bared = pairs, syllables_of(pairs)
        return self._bared[1]

    _bared: tuple[set[Pair], Syllables] | None = None

    def pass_pairs(self, key: Hashable, odd: AbstractSet[Pair]) -> None:
        """Take down that no pairs are odd but these."""
        if self._passed:
            searched = self.unpassed(key)
            self.pass_texts_but(key, (text for pair in odd for text in searched.texts_holding(" ".join(pair))))

    def keep_passed(self) -> None:
        """Keep in which texts nothing was found, for the next paper; asked for when every rule has looked."""
        if self._passed:
            self._passed.keep()

    def _holders(self, numbers: list[int], sought: list[tuple[str, str]]) -> list[int]:
        """Of some texts those that hold one of what is sought; thousands are asked, so no call for each."""
        starts, ends = self._starts, self._ends
        if len(sought) == 1:
            whole, run = sought[0]
            return [number for number in numbers if whole.find(run, starts[number], ends[number]) >= 0]
        out = []
        for number in numbers:
            start, end = starts[number], ends[number]
            for whole, run in sought:
                if whole.find(run, start, end) >= 0:
                    out.append(number)
                    break
        return out

    def _pieces_like(self, pattern: re.Pattern[str]) -> list[str]:
        """The pieces in which a pattern finds something."""
        every = self.each_piece
        starts = {every.rfind("\n", 0, found.start()) + 1 for found in pattern.finditer(every)}
        return [every[start : every.find("\n", start)] for start in starts]

    @cached_property
    def _standing(self) -> Standing | None:
        """Where each word stands; None where that does not pay, as most texts were seen before, or small letters are not at their places."""
        seen = self._passed is not None and len(self._passed.fresh) <= _MANY * len(self.prose)
        if seen or len(self.whole_small) != len(self.whole):
            return None
        small = self.whole_small
        return Standing(small[start:end] for start, end in zip(self._starts, self._ends, strict=True))

    def _where(self, sought: list[tuple[str, str]]) -> list[int] | None:
        """The numbers of the texts that hold one of what is sought, None where that is nothing or too many have it."""
        found: set[int] = set()
        for whole, run in sought:
            near = self._standing.near(run.lower()) if self._standing is not None and run.isalpha() else None
            found.update(self._holding(whole, run) if near is None else near)  # one too many does no harm
            if len(found) > _MANY * len(self.prose) + 1:
                return None
        return sorted(found) if sought else None

    def _sought(self, pattern: re.Pattern[str], needed: Sequence[str]) -> list[tuple[str, str]]:
        """What a match needs, each with where it is looked for: `whole` or `whole_small`."""
        small = self.whole_small if len(self.whole_small) == len(self.whole) else ""
        if needed:
            every = [(small if words.islower() else self.whole, words) for words in needed]
            return every if all(whole for whole, _ in every) else []
        letters = letters_of(pattern)
        if letters and pattern.flags & re.IGNORECASE:
            return [(small, run.lower()) for run in letters] if small and self._is_plain else []
        return [(self.whole, run) for run in letters]

    @cached_property
    def _is_plain(self) -> bool:
        """Whether small letters are for a pattern what they are for `lower`."""
        return not any(letter in self.whole for letter in _OWN_SMALL)

    def _holding(self, whole: str, words: str) -> list[int]:
        """The numbers of the texts that hold words, each once; `whole` has its texts where `self.whole` has them."""
        near = self._standing.near(words.lower()) if self._standing is not None else None
        if near is not None:
            sure = words.isalpha() and whole is self.whole_small
            return sorted(near) if sure or not near else self._holders(sorted(near), [(whole, words)])
        starts = self._starts
        found: list[int] = []
        at = whole.find(words)
        while at >= 0:
            behind = bisect_right(starts, at)
            found.append(behind - 1)
            at = whole.find(words, starts[behind]) if behind < len(starts) else -1
        return found

    def matches_opening(self, pattern: re.Pattern[str], openings: Sequence[str]) -> Iterator[Hit]:
        """`matches` of a pattern whose every match begins with one of some words (as typed): tried only where those stand.

        The words are always the same for one pattern.
        """
        whole, starts, prose = self.whole, self._starts, self.prose
        name, found = ("opening", *name_of(pattern)), set[int]()
        end = 0
        for at in self._places_of(openings, self.left(name)):
            match = pattern.match(whole, at) if at >= end else None
            if match:
                end = match.end()
                number = bisect_right(starts, at) - 1
                found.add(number)
                yield _made(Hit, (prose[number], starts[number], match))
        self.pass_all_but(name, found)

    def _places_of(self, openings: Sequence[str], numbers: list[int] | None) -> list[int]:
        """Where one of some words stands in `whole`, in order; in these texts alone, where they are given."""
        whole, small = self.whole, self.whole_small
        if len(small) == len(whole):  # each way to write them found at once
            openings = list(dict.fromkeys(map(str.lower, openings)))
        else:
            small = whole
        starts, prose = self._starts, self.prose
        spans = [(0, len(whole))] if numbers is None else [(starts[n], starts[n] + len(prose[n].text)) for n in numbers]
        places: set[int] = set()
        for words in openings:
            for start, end in spans:
                at = small.find(words, start, end)
                while at >= 0:
                    places.add(at)
                    at = small.find(words, at + 1, end)
        return sorted(places)

    def places(self, word: str) -> list[Text]:
        """The texts that hold a word as typed, one for each time it stands there, in reading order."""
        # The letters stand first: the engine runs to them, and looks behind itself only there.
        alone = re.compile(rf"{word}(?<![^\W\d_]{word})(?![^\W\d_])")
        return [self.text_at(found.start()) for found in alone.finditer(self.whole)]

    def texts_with(self, word: str) -> list[Text]:
        """The texts that hold a word (given in small letters), in any capitals; each once, form by form in reading order."""
        found = self.small_words.get(word, ())
        return list({text.path: text for form in found for text in self.places(form)}.values())

    def texts_holding(self, words: str) -> list[Text]:
        """The texts that hold some words (given in small letters) anywhere, each once, in reading order."""
        whole = self.whole_small
        if len(whole) != len(self.whole):  # a letter of another tongue that is longer in small: places do not hold
            return [text for text in self.prose if words in text.text.lower()]
        return [self.prose[number] for number in self._holding(whole, words)]

    @cached_property
    def with_figures(self) -> list[Text]:
        """The texts of the prose with a figure in them, in reading order."""
        return list({text.path: text for text in map(self.prose.__getitem__, self._figured)}.values())

    @cached_property
    def _figured(self) -> Sequence[int]:
        """The numbers of the texts with a figure in them."""
        numbers = self._numbers
        return [numbers[id(text)] for text in self.texts_where(_FIGURE)]

    @cached_property
    def _starts(self) -> list[int]:
        """Where each text of the prose begins in `whole`."""
        return [0, *accumulate(len(text.text) + 1 for text in self.prose)][:-1]

    @cached_property
    def _ends(self) -> list[int]:
        """Where each of them ends."""
        return [start + len(text.text) for start, text in zip(self._starts, self.prose, strict=True)]


class Part(Searched):
    """Some texts of a document, searched like the whole; what is found in them is taken down by the whole alone."""

    def __init__(self, texts: list[Text]) -> None:
        self.prose = texts
        self._passed = None
        self._standing = None

    @cached_property
    def pairs_by_text(self) -> set[Pair]:
        """Every two neighbours within a text, as `pairs` has them. The set is shared: it is not to be changed."""
        return {pair for text in self.prose for pair in pairwise(text.text.lower().split())}
