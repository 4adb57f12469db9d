"""Terms of offices of two words each, and what is left of one that lost a syllable: the other half of its word stands by itself there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cchc_docs.checking.word_lists import from_words, word_list
from cchc_docs.checking.wording import neighbours as table
from cchc_docs.checking.wording.beside import CLOSING, bare, beside
from cchc_docs.checking.wording.neighbours import neighbours
from cchc_docs.checking.wording.worded import Pair
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import to_placement_text

_SYLLABLES = 4
_OFTEN_ALONE = 3
"""A half that stands by itself more often than this is a word of its own ("tổ thực hiện")."""


class LostSyllable(NamedTuple):
    """What is left of a term (as typed), where it stands in its text, the term, the syllable it lacks."""

    start: int
    quote: str
    term: str
    lost: str


_Kept = dict[Pair, list[tuple[str, str, str]]]
"""The two syllables between which one is lost -> what is left of the term, the term, the syllable."""


@cache
def _terms() -> _Kept:
    return from_words(
        "thuat_ngu_roi_chu", [__file__, table.__file__], _work_out, "cap_am_tiet.txt", "loi_thuong_gap.yaml"
    )


def _work_out() -> _Kept:
    lists = word_list("loi_thuong_gap")
    alone = frozenset(lists["thuat_ngu_dung_rieng"])
    found: _Kept = {}
    for term in lists["thuat_ngu"]:
        syllables = term.split(" ")
        for lost in (1, _SYLLABLES - 2):  # the second half of the first word, the first of the second
            half = bare(syllables[lost ^ 1])
            left, right = bare(syllables[lost - 1]), bare(syllables[lost + 1])
            if half in alone or neighbours().alone(half) > _OFTEN_ALONE or neighbours().known(left, right):
                continue
            rest = " ".join(syllables[:lost] + syllables[lost + 1 :])
            for where in ("old", "new"):
                typed = to_placement_text(rest, where)
                first, second = typed.split(" ")[lost - 1 : lost + 1]
                entry = (typed, term, syllables[lost])
                if entry not in found.setdefault((first, second), []):
                    found[first, second].append(entry)
    return found


def may_be_cut(pairs: set[Pair]) -> set[Pair]:
    """Return those of some neighbours between which a syllable of a term may be lost."""
    terms = _terms()
    return {(one, other) for one, other in pairs if (one, other.rstrip(CLOSING)) in terms}


def terms_cut(words: str, pair: Pair) -> Iterator[LostSyllable]:
    """Yield the terms of a text that lost a syllable between two neighbours; not where an end of what is left goes with what stands beside it ("hiện đại | thông tin")."""
    a_word = neighbours().a_word
    for rest, term, lost in _terms()[pair[0], pair[1].rstrip(CLOSING)]:
        first, last = rest.split(" ")[0], rest.split(" ")[-1]
        for place in beside(words, rest):
            before, after = bare(place.before), bare(place.after)
            goes_on = (before and a_word(before, bare(first))) or (after and a_word(bare(last), after))
            if not goes_on:
                yield LostSyllable(place.start, words[place.start : place.end], term, lost)
