"""What rules of this family know of words: the usual ones of two syllables, the common ones of one."""

from __future__ import annotations

from functools import cache
from sys import intern

from cchc_docs import patterns
from cchc_docs.checking.word_lists import from_words, sought, word_list
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import (
    strip_accents,
    to_placement,
    to_placement_text,
)

Pair = tuple[str, str]


class _Known(NamedTuple):
    """What is worked out of the lists: letters without accents -> the right word; sets of pairs and of syllables."""

    by_letters: dict[str, Pair]
    right: frozenset[Pair]
    more: frozenset[Pair]
    common: frozenset[str]


@cache
def _known() -> _Known:
    return _Known(*from_words("tu_quen", [__file__], _work_out))


_Listed = tuple[
    dict[str, Pair], frozenset[Pair], frozenset[Pair], frozenset[str]
]  # what is kept knows no class of ours


def _work_out() -> _Listed:
    lists = word_list("tu_ghep")
    wide = [_pair(word) for word in patterns.split(r",\s*", lists["tu_ghep_rong"])]
    words = [_pair(word) for word in patterns.split(r",\s*", lists["tu_ghep"])] + list(dict.fromkeys(wide))
    others_too = [_pair(word) for word in patterns.split(r",\s*", lists["cung_dung"])]
    by_letters: dict[str, Pair] = {}
    for word in words:
        by_letters.setdefault(strip_accents(" ".join(word)), word)
    more = frozenset(_pair(word) for word in patterns.split(r",\s*", lists["ghep_khac"].strip()))
    alone = (*lists["tu_don"].split(","), *lists["tu_thuong"].split(","))
    common = frozenset(intern(to_placement(word.strip(), "old")) for word in alone)
    return by_letters, frozenset([*words, *others_too]), more, common


def usual_pairs() -> tuple[Pair, ...]:
    """The usual words of two syllables (small letters, tone on the first vowel)."""
    return tuple(_known().by_letters.values())


def with_letters(letters: str) -> Pair | None:
    """Return the usual word that has these letters when its marks are off ("tim kiem")."""
    return _known().by_letters.get(letters)


def known_pairs() -> frozenset[Pair]:
    """Pairs of syllables that make a word (small letters, tone on the first vowel)."""
    return _known().right


def more_pairs() -> frozenset[Pair]:
    """Pairs that make a word, beside those every rule knows: only to tell where two words meet."""
    return _known().more


def makes_a_word(pair: Pair) -> bool:
    """Whether two syllables are known to make a word (small letters, tone on the first vowel)."""
    return pair in known_pairs() or pair in more_pairs()


def common_words() -> frozenset[str]:
    """Common words of one syllable."""
    return _known().common


def _pair(word: str) -> Pair:
    first, second = to_placement_text(word.strip(), "old").split(" ")
    return intern(first), intern(second)  # a syllable stands in many words: once in memory, once in what is kept


def is_name(words: str, start: int, end: int) -> bool:
    """Whether a pair is a name, or has one in it: "báo Đông", "Trung Hoa", "đội Nam với"; all in capitals it may be a heading."""
    quote = words[start:end]
    if quote.isupper() or quote.islower():
        return False
    second = quote.split(" ", 1)[1]
    if second[0].isupper():
        return True
    return start > 0 and _STARTS.search(words[:start]) is None


_STARTS = patterns.ours(r"(?:[.:;!?]|[-–+(“\"'\d)]) ?$")


def is_listed(words: str) -> bool:
    """Tell whether CH10 tells of these words already."""
    return any(one.letters in words and one.pattern.search(words) for one in sought("nham_chu"))
