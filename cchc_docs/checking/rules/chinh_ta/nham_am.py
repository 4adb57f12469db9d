"""CH: a syllable that sounds or looks like the right one in a word that offices use every day ("số lựu", "thời hạng")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

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
    places_of,
    single_words,
    usual_pairs,
    wide_pairs,
)
from cchc_docs.checking.word_lists import from_words
from cchc_docs.checking.wording.passed import Passed
from cchc_docs.vietnamese.accents import is_vietnamese_syllable, split_syllable, to_placement

_ALIKE = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "s/x", "ch/tr", "d/gi", "d/r", "gi/r", "d/v", "gi/v", "l/n", "c/q", "n/ng", "t/c", "n/nh", "ng/nh", "m/n", "c/ch", "t/ch",
        "iêu/ưu", "iêu/ươu", "ưu/ươu", "iu/iêu", "ươu/ưu", "ai/ay", "ao/au", "ui/uôi", "im/iêm", "ip/iêp", "uôn/uông",
        "ươn/ương", "iên/iêng", "ân/âng", "ăn/ăng", "inh/in", "in/inh", "iêc/iêt", "uôc/uôt", "ac/at", "ăc/ăt", "âc/ât", "ưc/ưt",
    )
)  # fmt: skip
"""Onsets and rimes that ears or fingers take for each other; accents alone are CH25's."""


_VOWELS = "aăâeêioôơuưy"


@lru_cache(maxsize=8192)
def _mistaken(typed: str, meant: str) -> bool:
    """Tell whether one syllable may be typed for another: same tone, onset or rime of a pair that sounds alike."""
    onset, rime, tone = split_syllable(typed)
    other_onset, other_rime, other_tone = split_syllable(meant)
    if tone != other_tone:
        return False
    if rime == other_rime:
        return onset != other_onset and frozenset((onset, other_onset)) in _ALIKE
    return onset == other_onset and _rimes_alike(rime, other_rime)


def _rimes_alike(rime: str, other: str) -> bool:
    if frozenset((rime, other)) in _ALIKE:
        return True
    start = 0
    while start < min(len(rime), len(other)) and rime[start] == other[start] and rime[start] in _VOWELS:
        start += 1
    return start > 0 and frozenset((rime[start:], other[start:])) in _ALIKE


@lru_cache(maxsize=8192)
def _sound(syllable: str) -> str:
    """A key that syllables share which may be taken for each other: a quick sieve before `_mistaken` decides."""
    onset, rime, tone = split_syllable(syllable)
    start = next((n for n, c in enumerate(rime) if c not in _VOWELS), len(rime))
    vowels = _ONE_VOWEL.get(rime[:start], rime[:1])
    return f"{_ONE_ONSET.get(onset, onset)} {vowels} {_ONE_CODA.get(rime[start:], rime[start:])} {tone}"


_ONE_ONSET = {"x": "s", "tr": "ch", "gi": "d", "r": "d", "v": "d", "n": "l", "m": "l", "q": "c"}
_ONE_CODA = {"ng": "n", "nh": "n", "m": "n", "ch": "t", "c": "t"}
_ONE_VOWEL = {"iêu": "ưu", "ươu": "ưu", "iu": "ưu", "ưu": "ưu"}


@cache
def _sides() -> tuple[dict[tuple[str, str], list[Pair]], dict[tuple[str, str], list[Pair]]]:
    """The usual words by their first syllable and the sound of the second, and the other way round."""
    return from_words("tu_nghe_giong", [__file__, dau.__file__], _work_out)


def _work_out() -> tuple[dict[tuple[str, str], list[Pair]], dict[tuple[str, str], list[Pair]]]:
    first: dict[tuple[str, str], list[Pair]] = {}
    second: dict[tuple[str, str], list[Pair]] = {}
    for pair in usual_pairs():
        first.setdefault((pair[0], _sound(pair[1])), []).append(pair)
        second.setdefault((_sound(pair[0]), pair[1]), []).append(pair)
    return first, second


def _meant(typed: Pair) -> Pair | None:
    """The one usual word a pair of syllables may be a slip of; None where there is none or there are several."""
    first, second = _sides()
    found = {pair for pair in first.get((typed[0], _sound(typed[1])), ()) if _mistaken(typed[1], pair[1])}
    found |= {pair for pair in second.get((_sound(typed[0]), typed[1]), ()) if _mistaken(typed[0], pair[0])}
    return found.pop() if len(found) == 1 else None


@rule(
    code="CH32",
    title="Nhầm một chữ nghe gần giống trong từ quen dùng (thời hạng, chuyên môm)",
    severity=CANH_BAO,
    can_cu=practice("chính tả tiếng Việt, theo các từ hai âm tiết hay dùng trong văn bản hành chính"),
    tru=QUOTED,
    bad="mo_dau: [Đối chiếu số lựu đã nộp đúng thời hạng.]",
    good="mo_dau: [Đối chiếu số liệu đã nộp đúng thời hạn., Trồng thêm hai gốc lựu., Xếp hạng hồ sơ.]",
)
def sounds_alike(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So với từ hai âm tiết quen dùng: khác đúng một âm tiết, và âm tiết ấy chỉ khác phụ âm đầu hoặc vần hay lẫn (s/x, ch/tr, n/ng, t/c, iêu/ưu).

    Chỗ hai từ gặp nhau không tính: âm tiết bị nghi mà ghép được với chữ bên cạnh thành từ quen dùng thì thôi.
    """
    right = known_pairs()
    first, second = _sides()
    new = _PASSED.new(context)
    left = new - right
    tokens = {token for pair in left for token in pair}
    front = {token: to_placement(short, "old") for token in tokens if (short := token.lstrip(OPENING)).isalpha()}
    back = {token: to_placement(short, "old") for token in tokens if (short := token.rstrip(CLOSING)).isalpha()}
    sounds = {token: _sound(word) for token, word in (front | back).items()}
    odd: dict[Pair, Pair] = {}
    for one, other in left:
        if one not in front or other not in back:
            continue
        typed = front[one], back[other]
        if ((typed[0], sounds[other]) not in first and (sounds[one], typed[1]) not in second) or typed in right:
            continue
        meant = _meant(typed)
        if meant is None:
            continue
        common = common_words() if meant in wide_pairs() else single_words()
        if any(word in common and word not in meant for word in typed):
            continue  # "nam với nữ": a word by itself
        if all(is_vietnamese_syllable(word) for word in typed):
            odd[one, other] = meant
    _PASSED.learn(context, new, odd.keys())
    for (one, other), meant in odd.items():
        yield from places_of(context, (one.lstrip(OPENING), other.rstrip(CLOSING)), meant)


_PASSED = Passed()
