"""CH: a syllable that sounds or looks like the right one in a word that offices use every day ("số lựu", "thời hạng")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from sys import intern

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta import dau
from cchc_docs.checking.rules.chinh_ta.dau import (
    CLOSING,
    OPENING,
    Pair,
    common_words,
    known_pairs,
    makes_a_word,
    places_of,
    single_words,
    usual_pairs,
    wide_pairs,
)
from cchc_docs.checking.rules.chinh_ta.hoi_nga import no_such
from cchc_docs.checking.rules.chinh_ta.lap import joining_words, words_alone
from cchc_docs.checking.word_lists import from_words
from cchc_docs.checking.wording.passed import Passed
from cchc_docs.vietnamese.accents import is_vietnamese_syllable, split_syllable, strip_accents, to_placement

_ALIKE = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "s/x", "ch/tr", "d/gi", "d/r", "gi/r", "d/v", "gi/v", "l/n", "c/q", "n/ng", "t/c", "n/nh", "ng/nh", "m/n", "c/ch", "t/ch",
        "iêu/ưu", "iêu/ươu", "ưu/ươu", "iu/iêu", "ươu/ưu", "ai/ay", "ao/au", "ui/uôi", "im/iêm", "ip/iêp", "uôn/uông",
        "ươn/ương", "iên/iêng", "ân/âng", "ăn/ăng", "inh/in", "in/inh", "iêc/iêt", "uôc/uôt", "ac/at", "ăc/ăt", "âc/ât", "ưc/ưt",
        "n/t", "/i",
    )
)  # fmt: skip
"""Onsets and rimes that ears or fingers take for each other ("vai" loses its i); accents alone are CH25's."""


_VOWELS = "aăâeêioôơuưy"


@lru_cache(maxsize=8192)
def _mistaken(typed: str, meant: str) -> bool:
    """Tell whether one syllable may be typed for another: onset or rime of a pair that sounds alike, hỏi and ngã for one ("rỏi", dõi)."""
    onset, rime, tone = split_syllable(typed)
    other_onset, other_rime, other_tone = split_syllable(meant)
    if tone != other_tone and {tone, other_tone} != _HOOK_AND_TILDE:
        return False
    if rime == other_rime:
        return onset != other_onset and frozenset((onset, other_onset)) in _ALIKE
    return onset == other_onset and _rimes_alike(rime, other_rime)


_HOOK_AND_TILDE = {2, 3}


def _rimes_alike(rime: str, other: str) -> bool:
    if frozenset((rime, other)) in _ALIKE:
        return True
    start = 0
    while start < min(len(rime), len(other)) and rime[start] == other[start] and rime[start] in _VOWELS:
        start += 1
    return start > 0 and frozenset((rime[start:], other[start:])) in _ALIKE


def _sound(syllable: str) -> str:
    """A key that syllables share which may be taken for each other: a quick sieve before `_mistaken` decides."""
    return _sides()[2].get(syllable) or _worked_out_sound(syllable)


@lru_cache(maxsize=8192)
def _worked_out_sound(syllable: str) -> str:
    onset, rime, tone = split_syllable(syllable)
    start = next((n for n, c in enumerate(rime) if c not in _VOWELS), len(rime))
    vowels = _ONE_VOWEL.get(rime[:start], rime[:1])
    coda = _ONE_CODA.get(rime[start:], rime[start:])
    return f"{_ONE_ONSET.get(onset, onset)} {vowels} {coda} {2 if tone == 3 else tone}"


_ONE_ONSET = {"x": "s", "tr": "ch", "gi": "d", "r": "d", "v": "d", "n": "l", "m": "l", "q": "c"}
_ONE_CODA = {"ng": "n", "nh": "n", "m": "n", "ch": "n", "c": "n", "t": "n"}
_ONE_VOWEL = {"iêu": "ưu", "ươu": "ưu", "iu": "ưu", "ưu": "ưu"}


_Side = dict[str, str]


@cache
def _sides() -> tuple[_Side, _Side, dict[str, str]]:
    """The usual words by their first syllable: the seconds, behind their sounds; the other way round; all the sounds.

    The syllables of a side are one text: as dictionaries in dictionaries they took three times the room.
    """
    return from_words("tu_nghe_giong", [__file__, dau.__file__], _work_out)


def _work_out() -> tuple[_Side, _Side, dict[str, str]]:
    first: dict[str, dict[str, list[str]]] = {}
    second: dict[str, dict[str, list[str]]] = {}
    words = dict.fromkeys([*usual_pairs(), *wide_pairs()])  # "lắng nghe" has the letters of "làng nghề": both
    sounds = {syllable: intern(_worked_out_sound(syllable)) for pair in words for syllable in pair}
    for one, other in words:
        first.setdefault(one, {}).setdefault(sounds[other], []).append(other)
        second.setdefault(other, {}).setdefault(sounds[one], []).append(one)
    in_one = [
        {
            word: "".join(f"\t{sound}\t{'|'.join(heard)}\t" for sound, heard in side.items())
            for word, side in sides.items()
        }
        for sides in (first, second)
    ]
    return in_one[0], in_one[1], sounds


def _heard(side: str, sound: str) -> list[str]:
    """Return the syllables of that sound on one side of a word."""
    _, here, behind = side.partition(f"\t{sound}\t")
    return behind[: behind.index("\t")].split("|") if here else []


def _meant(typed: Pair) -> Pair | None:
    """The one usual word a pair of syllables may be a slip of; None where there is none or there are several."""
    first, second, _ = _sides()
    one, other = typed
    found = {(one, right) for right in _heard(first.get(one, ""), _sound(other)) if _mistaken(other, right)}
    found |= {(right, other) for right in _heard(second.get(other, ""), _sound(one)) if _mistaken(one, right)}
    return found.pop() if len(found) == 1 else None


def _mistyped(typed: Pair, heard: tuple[str, str]) -> Pair | None:
    """The one word of offices a pair is one key away from (a letter too many, too few, another, two swapped), its tone right.

    Only the words used most, and only where the odd syllable is no word by itself: "thực thiện", "giải quết".
    """
    (one, other), (first, second) = typed, _of_offices()
    seconds, firsts = first.get(one + heard[1][-1]), second.get(other + heard[0][-1])
    if not (seconds or firsts):
        return None
    found = [(one, right) for right in seconds or () if _one_key_off(other, right)]
    found += [(right, other) for right in firsts or () if _one_key_off(one, right)]
    if len(found) != 1 or makes_a_word(typed):
        return None
    wrong, kept = (one, other) if one != found[0][0] else (other, one)
    return (
        None if is_free(wrong) or kept in single_words() else found[0]
    )  # "chỉ | đạt": a word of the sentence and the next one


def _two_words(typed: Pair, meant: Pair) -> bool:
    """Whether the syllable that differs may be a word of its own beside another: "điện | xuống", "nam | với".

    Beside one that is none, it is no word either: "tần" stands in "tần suất", never before "xuất".
    """
    wrong, kept = typed if typed[0] != meant[0] else (typed[1], typed[0])
    return wrong in single_words() or (is_free(wrong) and is_free(kept))


def is_free(word: str) -> bool:
    """Whether a syllable is a word by itself."""
    return word in common_words() or word in words_alone() or word in joining_words()


@cache
def _of_offices() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The words offices use most (tu_ghep): seconds by their first syllable and their tone (the end of a sound), firsts by their second."""
    first: dict[str, list[str]] = {}
    second: dict[str, list[str]] = {}
    sounds = _sides()[2]
    for one, other in usual_pairs():
        if (one, other) not in wide_pairs():
            first.setdefault(one + sounds[other][-1], []).append(other)
            second.setdefault(other + sounds[one][-1], []).append(one)
    return first, second


@lru_cache(maxsize=8192)
def _one_key_off(typed: str, meant: str) -> bool:
    a, b = strip_accents(typed), strip_accents(meant)
    if a == b or abs(len(a) - len(b)) > 1 or split_syllable(typed)[2] != split_syllable(meant)[2]:
        return False
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    one, other = a[start:], b[start:]
    if len(a) != len(b):
        return one[1:] == other if len(a) > len(b) else other[1:] == one
    swapped = one[:2] == other[1::-1] and one[2:] == other[2:]
    return swapped or (one[1:] == other[1:] and {one[0], other[0]} != {"i", "y"})


@rule(
    code="CH32",
    title="Nhầm một chữ nghe gần giống, gõ lệch một chữ cái trong từ quen dùng (thời hạng, thực thiện)",
    severity=CANH_BAO,
    can_cu=practice("chính tả tiếng Việt, theo các từ hai âm tiết hay dùng trong văn bản hành chính"),
    tru=QUOTED,
    bad="mo_dau: [Đối chiếu số lựu đã nộp đúng thời hạng., Chủ đò giải quết xong việc neo bến.]",
    good="mo_dau: [Đối chiếu số liệu đã nộp đúng thời hạn., Trồng thêm hai gốc lựu., Xếp hạng hồ sơ., Bến chỉ đạt hai tiêu chí.]",
)
def sounds_alike(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So với từ hai âm tiết quen dùng: khác đúng một âm tiết, và âm tiết ấy chỉ khác phụ âm đầu hoặc vần hay lẫn (s/x, ch/tr, n/ng, t/c, iêu/ưu).

    Với từ văn phòng dùng nhiều nhất: thừa, thiếu, lẫn hay đảo đúng một chữ cái cũng tính (thực thiện, giải quết).
    Chỗ hai từ gặp nhau không tính: âm tiết bị nghi mà ghép được với chữ bên cạnh thành từ quen dùng thì thôi.
    """
    right = known_pairs()
    first, second, sounds = _sides()
    new = _PASSED.new(context)
    left = new - right
    common = common_words()
    tokens = {token for pair in left for token in pair}
    front = {token: to_placement(short, "old") for token in tokens if (short := token.lstrip(OPENING)).isalpha()}
    back = {token: to_placement(short, "old") for token in tokens if (short := token.rstrip(CLOSING)).isalpha()}
    odd: dict[Pair, Pair] = {}
    for one, other in left:
        if one not in front or other not in back:
            continue
        typed = front[one], back[other]
        if typed[0] in common and typed[1] in common:
            continue  # two words, whichever of them is suspected
        behind, before = first.get(typed[0], ""), second.get(typed[1], "")
        if not (behind or before) or typed in right or typed[0] in no_such() or typed[1] in no_such():
            continue
        heard = sounds.get(typed[0]) or _sound(typed[0]), sounds.get(typed[1]) or _sound(typed[1])
        alike = (behind and f"\t{heard[1]}\t" in behind) or (before and f"\t{heard[0]}\t" in before)
        meant = (_meant(typed) if alike else None) or _mistyped(typed, heard)
        if meant is None:
            continue
        if _two_words(typed, meant):
            continue
        if all(is_vietnamese_syllable(word) for word in typed):
            odd[one, other] = meant
    _PASSED.learn(context, new, odd.keys())
    for (one, other), meant in odd.items():
        yield from places_of(context, (one.lstrip(OPENING), other.rstrip(CLOSING)), meant)


_PASSED = Passed()
