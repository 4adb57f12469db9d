"""CH: a syllable that no word has, heard for a usual one ("mỗi tuầng"): what can be said and no table holds, a slip of an ear away from one they hold."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.am_tiet import slipped
from cchc_docs.checking.rules.chinh_ta.hoi_nga import no_such, told_of
from cchc_docs.checking.word_lists import content_of, from_words, word_list
from cchc_docs.checking.wording import mistaken, neighbours
from cchc_docs.checking.wording.mistaken import ONSETS_HEARD
from cchc_docs.checking.wording.neighbours import classed
from cchc_docs.vietnamese.accents import is_vietnamese_syllable, to_placement

_ENDS = ("t/c", "n/ng")
_HOOKS, _TILDES = "ảẩẳẻểỉỏổởủửỷ", "ãẫẵẽễĩõỗỡũữỹ"
_OTHER_TONE = str.maketrans(_HOOKS + _TILDES, _TILDES + _HOOKS)
_USUAL = 3
"""The class of pairs that papers use again and again."""
_OURS = {"tu_ghep": _USUAL, "tu_ghep_rong": _USUAL, "tu_thuong": 4, "tu_don": 4}
"""What our own words of two syllables and of one are taken for."""
_A_CHANGE, _NEVER = 4, 99
"""What a second change of one syllable costs, in classes of usual words."""


@cache
def unheard() -> dict[str, str]:
    """What no word has -> the syllable meant (tone on the first vowel): hundreds, so they are worked out once and kept."""
    return from_words(
        "am_tiet_khong_co", [__file__, mistaken.__file__, neighbours.__file__], _work_out, "cap_am_tiet.txt"
    )


def _work_out() -> dict[str, str]:
    heard, usual = _heard()
    best: dict[str, tuple[int, str]] = {}
    for one, weight in usual.items():
        for changes, other in _mishearings(one):
            if other not in heard and not other.isascii() and is_vietnamese_syllable(other):
                best[other] = max(best.get(other, (-_NEVER, "")), (weight - _A_CHANGE * changes, one))
    return {other: one for other, (_, one) in best.items()}


def _heard() -> tuple[set[str], dict[str, int]]:
    """Every syllable of the tables, and the usual ones with how usual they are."""
    heard: set[str] = set()
    usual: dict[str, int] = {}

    def put(words: list[str], weight: int) -> None:
        for one in words:
            usual[one] = max(weight, usual.get(one, 0))

    for line in content_of("cap_am_tiet").decode().splitlines():
        head, _, rest = line.partition(": ")
        if head.startswith("="):
            put(rest.split(), int(head[1:]))
        elif not head.startswith("#"):
            behind = dict(classed(rest))
            heard.update([head], behind)
            often = [word for word, kind in behind.items() if kind >= _USUAL]
            put([head, *often] if often else [], _USUAL)
    for name, of_list in word_list("tu_ghep").items():
        words = [to_placement(one, "old") for one in of_list.replace(",", " ").split()]
        heard.update(words)
        put(words, _OURS.get(name, 0))
    return heard | usual.keys(), {one: weight for one, weight in usual.items() if weight and one.isalpha()}


def _mishearings(one: str) -> Iterator[tuple[int, str]]:
    """What ears and fingers make of a syllable, with how many of its parts change."""
    ways = [(0, one), *([(1, f"d{one[1:]}")] if one[0] == "đ" else [])]
    for onsets in ONSETS_HEARD:
        left, right = sorted(onsets)
        ways += [(1, other + one[len(mine) :]) for mine, other in ((left, right), (right, left)) if _begins(one, mine)]
    for ends in _ENDS:
        left, right = ends.split("/")
        for mine, other in ((left, right), (right, left)):
            ways += [(n + 1, word[: -len(mine)] + other) for n, word in ways if word.endswith(mine)]
    for n, word in ways:
        yield n, word
        yield n + 1, word.translate(_OTHER_TONE)


def _begins(word: str, onset: str) -> bool:
    """Whether a syllable has an onset: "n" is not that of "ngô"."""
    return word.startswith(onset) and not (onset == "n" and word[1:2] in ("g", "h"))


@rule(
    code="CH98",
    title="Âm tiết không từ nào dùng, nghe như một chữ quen (mỗi tuầng)",
    severity=CANH_BAO,
    can_cu=practice("chính tả tiếng Việt"),
    bad="mo_dau: [Đò ngang chạy mỗi tuầng hai buổi.]",
    good="mo_dau: ['Đò ngang chạy mỗi tuần hai buổi, chở một chục khách.', Bà Lò Thị Tuầng giữ phao.]",
)
def heard_wrong(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Âm tiết viết được mà không có trong từ nào, chỉ khác một chữ quen ở s/x, ch/tr, d/gi/r/v, l/n, t/c, n/ng, đ/d, hỏi/ngã.

    Chữ hoa giữa câu có thể là tên riêng, không xét. Chỗ mà chữ bên cạnh cho biết phải là từ nào thì CH25, CH32 nói.
    """
    meant = unheard()
    found = set(context.words_among("CH98", meant.keys()))
    if found:
        told = slipped(context)
        yield from told_of(context, {one: meant[one] for one in found - no_such().keys() - told}, sure=False)
