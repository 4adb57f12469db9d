"""CH: a syllable that sounds or looks like the right one in a word that offices use every day ("số lựu", "thời hạng")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.dau import CLOSING, OPENING, Pair, known_pairs, places_of, usual_pairs
from cchc_docs.vietnamese.accents import is_vietnamese_syllable, split_syllable, to_placement

_ALIKE = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "s/x", "ch/tr", "d/gi", "d/r", "gi/r", "d/v", "gi/v", "l/n", "c/q", "n/ng", "t/c", "n/nh", "ng/nh", "m/n", "c/ch", "t/ch",
        "iêu/ưu", "iêu/ươu", "ưu/ươu", "iu/iêu", "ươu/ưu", "ai/ay", "ao/au", "oi/ôi", "ôi/ơi", "ui/uôi", "im/iêm", "ip/iêp", "uôn/uông",
        "ươn/ương", "iên/iêng", "ân/âng", "ăn/ăng", "ân/anh", "inh/in", "in/inh", "iêc/iêt", "uôc/uôt", "ac/at", "ăc/ăt", "âc/ât", "ưc/ưt",
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


@cache
def _sides() -> tuple[dict[str, list[Pair]], dict[str, list[Pair]]]:
    """The usual words by their first and by their second syllable."""
    first: dict[str, list[Pair]] = {}
    second: dict[str, list[Pair]] = {}
    for pair in usual_pairs():
        first.setdefault(pair[0], []).append(pair)
        second.setdefault(pair[1], []).append(pair)
    return first, second


def _meant(typed: Pair) -> Pair | None:
    """The one usual word a pair of syllables may be a slip of; None where there is none or there are several."""
    first, second = _sides()
    found = {pair for pair in first.get(typed[0], ()) if _mistaken(typed[1], pair[1])}
    found |= {pair for pair in second.get(typed[1], ()) if _mistaken(typed[0], pair[0])}
    return found.pop() if len(found) == 1 else None


@rule(
    code="CH32",
    title="Nhầm một chữ nghe gần giống trong từ quen dùng (thời hạng, chuyên môm)",
    severity=CANH_BAO,
    can_cu=practice("chính tả tiếng Việt (danh sách từ hai âm tiết trong checking/data/tu_ghep.yaml)"),
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
    tokens = context.whole_small.split()
    met = {(one.lstrip(OPENING), other.rstrip(CLOSING)) for one, other in set(pairwise(tokens))}
    for one, other in met:
        if one not in first and other not in second:
            continue
        typed = to_placement(one, "old"), to_placement(other, "old")
        if typed in right or not (one.isalpha() and other.isalpha()):
            continue
        meant = _meant(typed)
        if meant is not None and all(is_vietnamese_syllable(word) for word in typed):
            yield from places_of(context, (one, other), meant)
