"""CH: half of a word where the other half is lost ("bằng các hình như sân khấu", "Ban quản dự án")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.am_tiet import slipped
from cchc_docs.checking.rules.chinh_ta.tu import lost
from cchc_docs.checking.wording.beside import CLOSING, Syllables, bare, beside
from cchc_docs.checking.wording.neighbours import neighbours
from cchc_docs.checking.wording.passed import Passed
from cchc_docs.checking.wording.worded import Pair
from cchc_docs.vietnamese.accents import is_vietnamese_syllable

_JOINING = frozenset(
    [
        "như",
        "để",
        "nhằm",
        "và",
        "với",
        "theo",
        "được",
        "mà",
        "đã",
        "phải",
        "về",
        "tại",
        "trong",
        "của",
        "cho",
        "do",
        "từ",
        "khi",
        "thì",
        "là",
        "bằng",
        "sẽ",
        "đang",
        "cần",
        "hoặc",
        "đến",
        "vào",
        "trên",
        "các",
        "những",
    ]
)
"""Words that join: what stands before them is whole."""
_NEVER_ENDS = frozenset(["như", "để", "của", "và", "với"])
"""Of these that is sure: the dictionary's word is not meant."""
_COUNTS = frozenset(["các", "những", "mọi", "mỗi", "bằng", "nhiều", "từng", "của", "về"])
"""Behind these a noun stands."""
_PASSED = Passed("halves of words")


def _odd(syllables: Syllables) -> set[Pair]:
    """The pairs whose first is half of a word and no word with the second, or the second so before a mark."""
    table, odd = neighbours(), set[Pair]()
    for one, others in syllables.items():
        half = not table.alone(one) and table.begins_usual(one)
        for other, pair in others:
            if not pair[0].isalpha():
                continue
            if half:
                wrong = not table.known(one, other) or other in _NEVER_ENDS
            else:
                ended = not pair[1].isalpha() and not table.alone(other) and table.begins_usual(other)
                wrong = ended and not table.a_word(one, other)
            if wrong:
                odd.add(pair)
    return odd


@rule(
    code="CH46",
    title="Nửa từ, rơi mất nửa sau (bằng các hình như)",
    severity=CANH_BAO,
    can_cu=practice("chữ của một từ viết đủ, theo thứ tự"),
    tru=QUOTED,
    bad="mo_dau: [Ban bến giữ phao bằng các phương như buộc dây.]",
    good="mo_dau: ['Ban bến giữ phao bằng các phương tiện như dây buộc; hình như nước lên.']",
)
def half_a_word(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Âm tiết không bao giờ đứng một mình (phương, hình), không thành từ với chữ trước, mà sau nó là chữ nối, dấu câu hoặc đã là một từ khác.

    Sau “các”, “những”, “bằng” thì phải là một danh từ, nên là cảnh báo; chỗ khác là gợi ý, và không nói của âm tiết cũng là nửa sau của từ (hổ trợ). Chỗ CH25, CH32 hiểu là gõ sai, CH31 biết là tên gì thì không nhắc lại.
    """
    told = set[tuple[object, str]]()
    for text, (quote, half, hint) in _PASSED.found(context, lambda pairs: _odd(context.syllables(pairs)), _in_text):
        if (text.path, quote) in told or not slipped(context).isdisjoint(map(bare, quote.split(" "))):
            continue
        if any(one.path == text.path and half in one.quote.split(" ") for one in lost(context)):
            continue  # CH31 knows what it is half of
        told.add((text.path, quote))
        message = f"“{half}” ở “{quote}” không đứng một mình: thiếu nửa sau của từ"
        yield Finding(text.path, message, quote, "viết nốt chữ còn thiếu", severity=GOI_Y if hint else None)


@lru_cache(maxsize=8192)
def _in_text(words: str, pair: Pair) -> tuple[tuple[str, str, bool], ...]:
    """What is typed, the half in it, whether it is a hint."""
    one, other = pair
    short, found = other.rstrip(CLOSING), []
    for place in beside(words, f"{one} {short}"):
        typed = words[place.start : place.end].split(" ")
        if _lacks(place.before, typed[0], typed[1], place.after):
            quote = f"{place.before} {words[place.start : place.end]}"
            found.append((quote, typed[0], bare(place.before) not in _COUNTS))
        elif short != other and words[place.end : place.end + 1] in CLOSING and _lacks(typed[0], typed[1], "", ""):
            found.append((words[place.start : place.end], typed[1], bare(typed[0]) not in _COUNTS))
    return tuple(found)


def _lacks(before: str, half: str, after: str, beyond: str) -> bool:
    """Whether a syllable is half of a word: what stands before it is no part of it, what stands behind it a word of its own."""
    table, typed, last = neighbours(), bare(half), bare(after)
    if typed in (bare(before), last) or table.turned(bare(before), typed) or (last and table.turned(typed, last)):
        return False  # CH29 or CH45 tells
    if not before or not half.islower() or (after and not after.islower()):
        return False
    if table.alone(typed) or not table.begins_usual(typed) or not is_vietnamese_syllable(typed):
        return False
    counted = bare(before) in _COUNTS
    if table.a_word(bare(before), typed) or (not counted and table.ends_usual(typed)):
        return False  # "hổ trợ khi": the slip is the other half
    if not after:
        return True
    if last in _JOINING:
        return not table.known(typed, last) or (counted and last in _NEVER_ENDS)
    return not table.known(typed, last) and bool(beyond) and table.usual(last, bare(beyond))
