"""CH: half of a word where the other half is lost ("bằng các hình như sân khấu", "Ban quản dự án", "; phương của xóm Bến")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from cchc_docs.checking.context import SENTENCES, Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import SAID
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.cau.dao_chu import out_of_order
from cchc_docs.checking.rules.chinh_ta.am_tiet import slipped
from cchc_docs.checking.rules.chinh_ta.hoi_nga import no_such
from cchc_docs.checking.rules.chinh_ta.khong_co import unheard
from cchc_docs.checking.rules.chinh_ta.tu import lost, mistaken
from cchc_docs.checking.word_lists import from_words, word_list
from cchc_docs.checking.wording.beside import bare
from cchc_docs.checking.wording.neighbours import neighbours
from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import is_vietnamese_syllable, to_placement

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
_ENDS = frozenset([".", ";", ":", ",", "!", "?", ""])
"""What ends words; "" is an end of the text."""
_FULL_STOPS = frozenset([".", ";"])
_STOPS = _ENDS - {","}
"""Where something begins anew: behind a comma half of a list's word may stand ("rau, quả")."""
_SIGNS = ".,;:!?()“”\"'…/"
_TOKEN = ours(r"[^\W_]+(?:-[^\W_]+)*|\S")
_BEHIND, _BEFORE = "nửa sau", "nửa trước"
_OPENERS = frozenset(["Các", "Những", "Mọi", "Mỗi", "Việc", "Để", "Và", "Với", "Về", "Trong", "Tại", "Theo", "Không"])
"""What begins a sentence and no name."""
_A_SENTENCE = 6
"""Fewer words than this without a mark behind them are a name, a cell."""


class _Halves(NamedTuple):
    """Syllables in small letters, whichever vowel has the tone: those that stand before, behind their other half; those seldom seen that begin words; what never ends a sentence."""

    first: frozenset[str]
    last: frozenset[str]
    rare: frozenset[str]
    never_end: frozenset[str]
    every: frozenset[str]


@cache
def _halves() -> _Halves:
    lists = word_list("tu_ghep")
    names = "nua_truoc", "nua_sau", "khong_cuoi"
    first, last, never_end = (_either_way(lists[name].split(", ")) for name in names)
    rare = frozenset(from_words("nua_hiem", [__file__], _seldom, "cap_am_tiet.txt")) - first
    return _Halves(first, last, rare, never_end, first | last | rare | never_end)


def _either_way(words: list[str]) -> frozenset[str]:
    return frozenset(to_placement(word, where) for word in words for where in ("old", "new"))


def _seldom() -> list[str]:
    return sorted(_either_way(neighbours().only_begin()))


class _Half(NamedTuple):
    """A syllable that lacks its other half: what is typed around it, the syllable, which half is lost, whether it is a hint."""

    quote: str
    half: str
    lost: str
    hint: bool


@rule(
    code="CH46",
    title="Nửa từ, rơi mất nửa kia (bằng các hình như)",
    severity=CANH_BAO,
    can_cu=practice("chữ của một từ viết đủ, theo thứ tự"),
    tru=SAID,
    bad="mo_dau: [Ban bến giữ phao bằng các phương như buộc dây.]",
    good="mo_dau: ['Ban bến giữ phao bằng các phương tiện như dây buộc; hình như nước lên.']",
)
def half_a_word(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Âm tiết hầu như không đứng một mình (phương, hình, hoạch) mà không thành từ với chữ trước, chữ sau nó: nửa kia bị rơi, hoặc có chữ chen vào giữa.

    Sau “các”, “những”, “bằng” thì phải là một danh từ, nên là cảnh báo; chỗ khác là gợi ý. Chỗ CH25, CH32 hiểu là gõ sai, CH31 biết là tên gì, CH45, CH47 biết là đảo chữ thì không nhắc lại.
    """
    left = list(context.each(_halves_in))
    if not left:
        return
    told = {(one.path, half) for one in (*lost(context), *mistaken(context)) for half in one.quote.split(" ")}
    told |= {(one.text.path, half) for one in out_of_order(context) for half in one.quote.split(" ")}
    for text, one in left:
        parts = one.quote.split(" ")
        if text.role not in SENTENCES and text.role != "tieu_de":
            continue
        if any((text.path, part) in told for part in parts) or not slipped(context).isdisjoint(map(bare, parts)):
            continue
        told.add((text.path, one.half))
        message = f"“{one.half}” ở “{one.quote}” không đứng một mình: thiếu {one.lost} của từ"
        yield Finding(text.path, message, one.quote, "viết nốt chữ còn thiếu", severity=GOI_Y if one.hint else None)


def _halves_in(words: str) -> tuple[_Half, ...]:
    """The halves of a text; most have none, which small letters tell."""
    small = words.lower()
    for sign in _SIGNS:
        if sign in small:
            small = small.replace(sign, f" {sign} ")
    tokens, every = ["", *small.split(), "", ""], _halves().every
    for n, token in enumerate(tokens):
        if token not in every or _is_usual(token, tokens[n + 1]) or _is_usual(tokens[n - 1], token):
            continue
        if _lacks(*tokens[n - 1 : n + 3]):
            return tuple(_as_typed(words))
    return ()


@lru_cache(maxsize=32768)
def _is_usual(one: str, other: str) -> bool:
    return neighbours().common(bare(one), bare(other))


def _as_typed(words: str) -> Iterator[_Half]:
    found = list(_TOKEN.finditer(words))
    typed = ["", *(one[0] for one in found), "", "", ""]
    for n in range(1, len(found) + 1):
        before, half, after, beyond = typed[n - 1 : n + 3]
        lost = _lacks(before.lower(), half.lower(), after.lower(), beyond.lower())
        shared = after == "," and neighbours().a_word(bare(half), bare(typed[n + 3]))  # "các ưu, nhược điểm"
        if not lost or shared or not _are_words(before, half, after) or (after == "" and len(found) < _A_SENTENCE):
            continue
        first, last = n - 1 - before.isalnum(), n - 1 + after.isalnum()
        yield _Half(words[found[first].start() : found[last].end()], half, lost, bare(before) not in _COUNTS)


def _are_words(before: str, half: str, after: str) -> bool:
    """Whether no capital tells a name; of a sentence the first word has one, and some offices are known by letters ("giải TTHC")."""
    if not half.islower() and not (half.istitle() and before in _STOPS):
        return False
    if (before.istitle() and len(before) > 1 and before not in _OPENERS) or after.istitle() or before in ("'", "’"):
        return False
    if len(before) == 1 and before.islower():
        return False  # a syllable that a blank cuts in two: CH27 tells
    around = [bare(one) for one in (before, half, after) if one.isalpha() and one.islower()]
    return not any(one in no_such() or one in unheard() or not is_vietnamese_syllable(one) for one in around)


def _lacks(before: str, half: str, after: str, beyond: str) -> str:
    """Return which half is lost of a syllable in small letters, "" where none is; around it syllables, signs, "" at an end."""
    halves, table, typed = _halves(), neighbours(), bare(half)
    if half not in halves.every:
        return ""
    left, right = bare(before) if before.isalpha() else "", bare(after) if after.isalpha() else ""
    if (left and table.a_word(left, typed)) or (right and table.a_word(typed, right)):
        alike = half in halves.rare and left in _COUNTS and right in _NEVER_ENDS  # "bằng các hình | như"
        return _BEHIND if alike and not table.a_word(left, typed) else ""
    if not left and before[-1:].isalnum() and not before.isdigit():
        return ""  # "13hồ sơ"
    if typed in (left, right) or (left and table.turned(left, typed)) or (right and table.turned(typed, right)):
        return ""  # CH29 or CH45 tells
    if half in halves.first and (after in _ENDS or after[:1].isdigit() or (right and not table.known(typed, right))):
        return _BEHIND
    if half in halves.never_end and left and after in _FULL_STOPS:
        return _BEHIND
    if half in halves.last and (before in _STOPS or (left and not table.known(left, typed))):
        return _BEFORE
    return _BEHIND if half in halves.rare and left and _seldom_lacks(left, typed, after, beyond) else ""


def _seldom_lacks(left: str, typed: str, after: str, beyond: str) -> bool:
    """What stands in few papers lacks its half where what follows is whole by itself."""
    table, counted = neighbours(), left in _COUNTS
    if not counted and table.ends_usual(typed):
        return False  # "hổ trợ khi": the slip is the other half
    right = bare(after)
    if right in _JOINING:
        return not table.known(typed, right) or (counted and right in _NEVER_ENDS)
    if not right.isalpha():
        return after in _ENDS and after != ""
    return not table.known(typed, right) and beyond.isalpha() and table.usual(right, bare(beyond))
