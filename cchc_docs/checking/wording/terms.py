"""Terms and set phrases of offices, and what is left of one that lost a syllable: the other half of its word stands by itself there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cchc_docs.checking.word_lists import from_words, word_list
from cchc_docs.checking.wording import neighbours as table
from cchc_docs.checking.wording.beside import CLOSING, bare, beside
from cchc_docs.checking.wording.mistaken import slip_of
from cchc_docs.checking.wording.neighbours import neighbours
from cchc_docs.checking.wording.worded import Pair
from cchc_docs.model.document import Path, Text
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import to_placement_text

_SYLLABLES = 4
_OFTEN_ALONE = 3
"""A half that stands by itself more often than this is a word of its own ("tổ thực hiện")."""
_SELDOM_ALONE, _LAST_ALONE = 2, 5
"""In a set phrase: of a half whose new neighbours are known, and of one that is left at its end ("hệ thống chính")."""
_LEFT = 3
"""So many syllables of a set phrase must be left: of two that are, too many others are made."""


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


_Ended = dict[str, list[tuple[str, str, str]]]
"""The syllable left at the end of a set phrase -> what is left, the phrase, the syllable lost."""


@cache
def _phrases() -> tuple[_Kept, _Ended]:
    return from_words("cum_tu_roi_chu", [__file__, table.__file__], _work_out_phrases, "cap_am_tiet.txt", "cum_tu.yaml")


def _work_out_phrases() -> tuple[_Kept, _Ended]:
    lists = word_list("cum_tu")
    right = frozenset(one.strip() for one in lists["con_dung"].split(";"))
    whole = " ; ".join(one.strip().rstrip("+").lower() for one in lists["cum_tu"].split(";"))
    inside: _Kept = {}
    ended: _Ended = {}
    for written in lists["cum_tu"].split(";"):
        phrase = written.strip().rstrip("+").lower()
        syllables = phrase.split(" ")
        for lost in range(1, len(syllables) - (0 if "+" in written else 1)):
            rest = _without(syllables, lost)
            if rest is None or " ".join(rest) in right:
                continue
            last = lost == len(rest)
            if f" {' '.join(rest)} {';' if last else ''}" in f" {whole} ;":
                continue  # another phrase has it
            for where in ("old", "new"):
                typed = to_placement_text(" ".join(rest), where)
                left = typed.split(" ")
                entry = (typed, phrase, syllables[lost].rstrip(","))
                found = ended.setdefault(left[-1], []) if last else inside.setdefault((left[lost - 1], left[lost]), [])
                if entry not in found:
                    found.append(entry)
    return inside, ended


def _without(syllables: list[str], lost: int) -> list[str] | None:
    """What is left of a set phrase without one syllable, None where that may be right: a word of one syllable, another word made."""
    of = neighbours()
    one = syllables[lost].rstrip(",")
    before, after = syllables[lost - 1], "" if lost == len(syllables) - 1 else syllables[lost + 1].rstrip(",")
    of_left = not before.endswith(",") and of.a_word(bare(before), bare(one))
    of_right = bool(after) and syllables[lost] == one and of.a_word(bare(one), bare(after))
    if not (of_left or of_right) or len(syllables) <= _LEFT or (before, one) == ("nâng", "cao"):
        return None
    half = of.alone(bare(before if of_left else after))
    rest = syllables[:lost] + syllables[lost + 1 :]
    if syllables[lost] != one:
        rest[lost - 1] = f"{before.rstrip(',')},"
    if half > _LAST_ALONE and (not after or len(rest) == _LEFT or rest[lost - 1].endswith(",")):
        return None
    if not after:
        return rest
    met = (bare(before), bare(after))
    if not rest[lost - 1].endswith(",") and of.known(*met) and (of.a_word(*met) or half > _SELDOM_ALONE):
        return None
    return rest


def may_be_cut(pairs: set[Pair]) -> set[Pair]:
    """Return those of some neighbours between which, or behind the first of which, a syllable of a term may be lost."""
    terms, (inside, ended), a_word = _terms(), _phrases(), neighbours().a_word
    return {
        (one, other)
        for one, other in pairs
        if (one, other.rstrip(CLOSING)) in terms
        or (one, other.rstrip(CLOSING)) in inside
        or (one in ended and other.rstrip(CLOSING).isalpha() and not a_word(bare(one), bare(other.rstrip(CLOSING))))
        or (other[-1:] in CLOSING and other.rstrip(CLOSING) in ended)
    }


def terms_cut(words: str, pair: Pair) -> Iterator[LostSyllable]:
    """Yield the terms of a text that lost a syllable between two neighbours; not where an end of what is left goes with what stands beside it ("hiện đại | thông tin")."""
    a_word = neighbours().a_word
    inside, ended = _phrases()
    cut, small = (pair[0], pair[1].rstrip(CLOSING)), words.lower()
    yield from _phrases_ended(words, [one for last in cut for one in ended.get(last, ()) if one[0] in small])
    for rest, term, lost in (*_terms().get(cut, ()), *inside.get(cut, ())):
        first, last = rest.split(" ")[0], rest.split(" ")[-1]
        for place in beside(words, rest):
            before, after = bare(place.before), bare(place.after)
            goes_on = (before and a_word(before, bare(first))) or (after and a_word(bare(last), after))
            if not goes_on:
                yield LostSyllable(place.start, words[place.start : place.end], term, lost)


def apart(found: list[tuple[Text, LostSyllable]]) -> Iterator[tuple[Text, LostSyllable]]:
    """Yield what was found of phrases that are parts of each other once, as the longest has it."""
    taken: dict[Path, set[int]] = {}
    for text, one in sorted(found, key=lambda each: -len(each[1].quote)):
        places = set(range(one.start, one.start + len(one.quote)))
        if taken.setdefault(text.path, set()).isdisjoint(places):
            taken[text.path] |= places
            yield text, one


def _phrases_ended(words: str, entries: list[tuple[str, str, str]]) -> Iterator[LostSyllable]:
    """Yield the set phrases without their last syllable: at a mark, or before what does not go on from there ("uy | trong")."""
    a_word = neighbours().a_word
    for rest, phrase, lost in entries:
        for place in beside(words, rest):
            after = bare(place.after)
            goes_on = after and (a_word(bare(rest.rsplit(" ", 1)[-1]), after) or slip_of(after, bare(lost)))
            if not goes_on and (after or words[place.end : place.end + 1] in tuple(CLOSING)):
                yield LostSyllable(place.start, words[place.start : place.end], phrase, lost)
