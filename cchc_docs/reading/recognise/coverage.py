"""The proof that nothing was lost: the words of the file, taken by another way, against the words of the result.

The other way is plain: every w:t of every part, whatever it stands in, but for deletions and the second telling of a
drawing. Nothing of the reader proper is used.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from cchc_docs.model import markup
from cchc_docs.model.document import Document
from cchc_docs.patterns import ours
from cchc_docs.reading.raised import flat
from cchc_docs.record import NamedTuple

_TOKEN = ours(r"[^\W_]+|[^\w\s]")
_NO_WIDTH = ours("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffe\uffff]")
_RUN = 4
_NEAR = 40
_SMALL = 250_000
_LAYOUT = frozenset("_=*~….")


class Coverage(NamedTuple):
    """`in_order`: share of the source's words met in their order (0 to 100); `missing`: words met nowhere.

    `added`: words of the document the source does not have. `unread`: (what holds words and was not read, how many);
    those words are among `words`.
    """

    in_order: float
    missing: Counter[str]
    words: int
    added: Counter[str]
    unread: list[tuple[str, int]]

    @property
    def share(self) -> float:
        """How much of the words of the file was met, 0 to 100."""
        lost = self.missing.total() + sum(count for _, count in self.unread)
        return 100.0 * (1 - lost / self.words) if self.words else 100.0


def together(proofs: Sequence[Coverage]) -> Coverage:
    """Return the proof of several files that were read into one document."""
    words = sum(one.words for one in proofs)
    order = sum(one.in_order * one.words for one in proofs) / words if words else 100.0
    empty: Counter[str] = Counter()
    return Coverage(
        order, sum((one.missing for one in proofs), empty), words, sum((one.added for one in proofs), empty),
        [part for one in proofs for part in one.unread],
    )  # fmt: skip


def tokens(text: str) -> list[str]:
    """Return words and marks, small letters, composed; where blanks or lines stood does not matter."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        text = flat(text)
    return _TOKEN.findall(text.lower())


def all_tokens(texts: Iterable[str]) -> list[str]:
    """Return the words of several texts, one after the other: in one go, as no word runs over the end of a text."""
    return tokens("\n".join(texts))


def document_tokens(document: Document) -> list[str]:
    """Return the words of the document as printed, in reading order."""
    return all_tokens([markup.plain(text) for _, _, text in document.texts()])


def missing_words(source: Iterable[str], found: Iterable[str]) -> Counter[str]:
    """Return the words of the source met nowhere, with how often. Drawn lines ("......") are no words."""
    missing = Counter(source) - Counter(found)
    for mark in _LAYOUT & missing.keys():
        del missing[mark]
    return missing


def compare(
    source: list[str],
    document: list[str],
    apart: list[str],
    computed: Iterable[str] = (),
    unread: Iterable[tuple[str, int]] = (),
) -> Coverage:
    """Compare the words of the source with those of the document, in order, and with those kept or dropped `apart`.

    `computed`: words that stand in no part of the file because Word works them out (numbers, signs).
    """
    aloof = Counter(apart)
    left = _passed_over(source, document)
    if (left - aloof).total():  # the short way does not account for every word: look for the longest order there is
        met = _in_order(source, document)
        left = Counter(source[at] for at in range(len(source)) if at not in met)
    unnamed = left.total() - (left & aloof).total()
    share = 100.0 * (len(source) - unnamed) / len(source) if source else 100.0
    aside = list(unread)
    total = len(source) + sum(count for _, count in aside)
    added = missing_words(document, [*source, *computed])
    return Coverage(min(share, 100.0), missing_words(source, [*document, *apart]), total, added, aside)


def _passed_over(source: list[str], document: list[str]) -> Counter[str]:
    """Return the words of the source left out when both are walked side by side, each difference passed over shortly."""
    left: list[str] = []
    here = there = 0
    end, other = len(source), len(document)
    while here < end and there < other:
        if source[here] == document[there]:
            here, there = here + 1, there + 1
            continue
        skip = _nearest(source, document, here, there, end, other)
        if skip is None:
            break
        left += source[here : here + skip[0]]
        here, there = here + skip[0], there + skip[1]
    return Counter(left + source[here:])


def _in_order(source: list[str], document: list[str]) -> set[int]:
    """Return the places of the source met in order: stretches that occur once in both, then what lies between them."""
    from difflib import SequenceMatcher

    met: set[int] = set()
    here = there = 0
    for at, other in [*_anchors(source, document), (len(source), len(document))]:
        while here < at and there < other and source[here] == document[there]:
            met.add(here)
            here, there = here + 1, there + 1
        if 0 < (at - here) * (other - there) <= _SMALL:
            between = SequenceMatcher(None, source[here:at], document[there:other], autojunk=False)
            for block in between.get_matching_blocks():
                met.update(range(here + block.a, here + block.a + block.size))
            here, there = at, other
        while here < at and there < other:
            if source[here] == document[there]:
                met.add(here)
                here, there = here + 1, there + 1
                continue
            skip = _nearest(source, document, here, there, at, other)
            here, there = (here + skip[0], there + skip[1]) if skip else (here + 1, there)
        here, there = max(here, at), max(there, other)
    return met


def _nearest(
    source: list[str], document: list[str], here: int, there: int, end: int, other: int
) -> tuple[int, int] | None:
    """Return how many words to pass over on either side until three words agree again, None where it is far."""
    for total in range(1, _NEAR):
        for passed in range(total + 1):
            a, b = here + passed, there + total - passed
            if a < end and b < other and source[a] == document[b] and source[a : a + 3] == document[b : b + 3]:
                return passed, total - passed
    return None


def _anchors(source: list[str], document: list[str]) -> list[tuple[int, int]]:
    """Return the longest rising run of places where the same words stand once in each."""
    ours, theirs = _once(source), _once(document)
    pairs = [(at, theirs[words]) for words, at in ours.items() if words in theirs]
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = [-1] * len(pairs)
    for number, (_, other) in enumerate(pairs):
        place = bisect_left(ends, other)
        before[number] = last[place - 1] if place else -1
        ends[place : place + 1] = [other]
        last[place : place + 1] = [number]
    out: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        out.append(pairs[number])
        number = before[number]
    return out[::-1]


def _once(words: list[str]) -> dict[tuple[str, ...], int]:
    seen: dict[tuple[str, ...], int] = {}
    for at in range(len(words) - _RUN + 1):
        key = tuple(words[at : at + _RUN])
        seen[key] = -1 if key in seen else at
    return {key: at for key, at in seen.items() if at >= 0}
