"""Which syllable may be typed for which: another mark, a sound that ears take for it, a key too many, too few, beside it."""

from __future__ import annotations

from functools import lru_cache

from cchc_docs.vietnamese.accents import split_syllable, strip_accents

MARK, SOUND, KEY = "dau", "am", "phim"

_ALIKE = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "s/x", "ch/tr", "d/gi", "d/r", "gi/r", "d/v", "gi/v", "l/n", "c/q", "n/ng", "t/c", "n/nh", "ng/nh", "m/n", "c/ch", "t/ch",
        "iêu/ưu", "iêu/ươu", "ưu/ươu", "iu/iêu", "ươu/ưu", "ai/ay", "ao/au", "ui/uôi", "im/iêm", "ip/iêp", "uôn/uông",
        "ươn/ương", "iên/iêng", "ân/âng", "ăn/ăng", "inh/in", "in/inh", "iêc/iêt", "uôc/uôt", "ac/at", "ăc/ăt", "âc/ât", "ưc/ưt",
        "n/t", "/i",
    )
)  # fmt: skip
"""Onsets and rimes that ears or fingers take for each other ("vai" loses its i)."""
ONSETS_HEARD = frozenset(
    map(frozenset, (("s", "x"), ("ch", "tr"), ("d", "gi"), ("d", "r"), ("gi", "r"), ("d", "v"), ("l", "n")))
)
"""The onsets that people of one region or another say alike."""
_VOWELS = "aăâeêioôơuưy"
_HOOK_AND_TILDE = {2, 3}


@lru_cache(maxsize=32768)
def slip_of(typed: str, meant: str) -> str:
    """Return how one syllable may be typed for another (`MARK`, `SOUND`, `KEY`), "" where it hardly is.

    Of sounds hỏi and ngã count as one ("rỏi", dõi); a wrong key leaves the tone as it is.
    """
    if typed == meant:
        return ""
    if len(typed) == len(meant) and strip_accents(typed) == strip_accents(meant):
        return MARK
    (onset, rime, tone), (other_onset, other_rime, other_tone) = split_syllable(typed), split_syllable(meant)
    if tone != other_tone and {tone, other_tone} != _HOOK_AND_TILDE:
        return ""
    if rime == other_rime and frozenset((onset, other_onset)) in _ALIKE:
        return SOUND
    if onset == other_onset and rime != other_rime and _rimes_alike(rime, other_rime):
        return SOUND
    return KEY if tone == other_tone and one_key_off(onset + rime, other_onset + other_rime) else ""


def heard_alike(typed: str, meant: str) -> bool:
    """Whether people somewhere say two syllables alike: what they write then is what they hear, no key they missed."""
    (onset, rime, tone), (other_onset, other_rime, other_tone) = split_syllable(typed), split_syllable(meant)
    if rime == other_rime:
        same = onset == other_onset and {tone, other_tone} == _HOOK_AND_TILDE
        return same or (bool(slip_of(typed, meant)) and frozenset((onset, other_onset)) in ONSETS_HEARD)
    by_finger = {rime[-1:], other_rime[-1:]} == {"n", "t"} or f"{rime}i" == other_rime or f"{other_rime}i" == rime
    return onset == other_onset and not by_finger and slip_of(typed, meant) == SOUND


def _rimes_alike(rime: str, other: str) -> bool:
    if frozenset((rime, other)) in _ALIKE:
        return True
    start = 0
    while start < min(len(rime), len(other)) and rime[start] == other[start] and rime[start] in _VOWELS:
        start += 1
    return start > 0 and frozenset((rime[start:], other[start:])) in _ALIKE


def one_key_off(a: str, b: str) -> bool:
    """Tell whether letters, or digits, differ by one too many, too few, another, or two that stand the other way round; i and y are one key."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    one, other = a[start:], b[start:]
    if len(a) != len(b):
        return one[1:] == other if len(a) > len(b) else other[1:] == one
    swapped = one[:2] == other[1::-1] and one[2:] == other[2:]
    return swapped or (one[1:] == other[1:] and {one[0], other[0]} != {"i", "y"})
