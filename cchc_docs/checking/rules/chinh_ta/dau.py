"""CH: words of two syllables with a wrong accent that makes another syllable ("thực hiên", "nhân thức")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from sys import intern

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated, Severity
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.checking.rules.chinh_ta.hoi_nga import no_such
from cchc_docs.checking.word_lists import from_words, sought, word_list
from cchc_docs.checking.wording.passed import Passed
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import (
    is_vietnamese_syllable,
    split_syllable,
    strip_accents,
    to_placement,
    to_placement_text,
)

OPENING, CLOSING = "(“\"'[", ".,;:)”\"'!?]…/"
Pair = tuple[str, str]


class _Known(NamedTuple):
    """What is worked out of the lists: letters without accents -> the right word; sets of pairs and of syllables."""

    by_letters: dict[str, Pair]
    right: frozenset[Pair]
    wide: list[Pair]
    more: frozenset[Pair]
    single: frozenset[str]
    common: frozenset[str]


@cache
def _known() -> _Known:
    return _Known(*from_words("tu_quen", [__file__], _work_out))


_Listed = tuple[
    dict[str, Pair], frozenset[Pair], list[Pair], frozenset[Pair], frozenset[str], frozenset[str]
]  # a plain tuple: what is kept knows no class of ours


def _work_out() -> _Listed:
    lists = word_list("tu_ghep")
    wide = [_pair(word) for word in patterns.split(r",\s*", lists["tu_ghep_rong"])]
    words = [_pair(word) for word in patterns.split(r",\s*", lists["tu_ghep"])] + list(dict.fromkeys(wide))
    others_too = [_pair(word) for word in patterns.split(r",\s*", lists["cung_dung"])]
    by_letters: dict[str, Pair] = {}
    for word in words:
        by_letters.setdefault(strip_accents(" ".join(word)), word)
    more = frozenset(_pair(word) for word in patterns.split(r",\s*", lists["ghep_khac"].strip()))
    single, common = (
        frozenset(intern(to_placement(word.strip(), "old")) for word in lists[key].split(","))
        for key in ("tu_don", "tu_thuong")
    )
    return by_letters, frozenset([*words, *others_too]), wide, more, single, single | common


def usual_pairs() -> tuple[Pair, ...]:
    """The usual words of two syllables (small letters, tone on the first vowel)."""
    return tuple(_known().by_letters.values())


def known_pairs() -> frozenset[Pair]:
    """Pairs of syllables that make a word (small letters, tone on the first vowel)."""
    return _known().right


def more_pairs() -> frozenset[Pair]:
    """Pairs that make a word, beside those every rule knows: only to tell where two words meet."""
    return _known().more


def makes_a_word(pair: Pair) -> bool:
    """Whether two syllables are known to make a word (small letters, tone on the first vowel)."""
    return pair in known_pairs() or pair in more_pairs()


@cache
def wide_pairs() -> dict[Pair, None]:
    """The words of every walk of life (tu_ghep_rong), in order."""
    return dict.fromkeys(_known().wide)


def common_words() -> frozenset[str]:
    """Common words of one syllable: beside one of them a slip of a word of `wide_pairs` is not claimed."""
    return _known().common


def single_words() -> frozenset[str]:
    """Syllables that are words by themselves: a pair with one of them is only a hint."""
    return _known().single


def _pair(word: str) -> Pair:
    first, second = to_placement_text(word.strip(), "old").split(" ")
    return intern(first), intern(second)  # a syllable stands in many words: once in memory, once in what is kept


@rule(
    code="CH25",
    title="Sai dấu trong từ quen dùng (thực hiên, nhân thức)",
    severity=CANH_BAO,
    can_cu=practice("chính tả tiếng Việt, theo các từ hai âm tiết hay dùng trong văn bản hành chính"),
    bad="mo_dau: [Triển khai thực hiên nhiệm vụ.]",
    good="mo_dau: [Triển khai thực hiện nhiệm vụ., Văn bản hành chính., Cơ quan trong tỉnh., Hình thức thực hiện., Mở khóa học ngắn ngày., Ban Đô thị cử người trực.]",
)
def wrong_accent(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Cặp âm tiết cùng chữ cái với một từ quen dùng mà khác dấu ở một âm tiết, hoặc mất dấu thanh ở cả hai (tim kiêm). Hai từ gặp nhau (cơ quan | trong) không tính.

    Từ khác cũng đúng (khóa học) nằm trong danh sách cung_dung; âm tiết không có thật và có dấu thì do CH13 xét.
    """
    known, right = _known().by_letters, _known().right
    new = _PASSED.new(context)
    left = new - right
    tokens = ["", *{token for pair in left for token in pair}]
    bare = list(zip(tokens, strip_accents("\n".join(tokens)).split("\n"), strict=True))  # all of them at once
    first = {token: letters.lstrip(OPENING) for token, letters in bare}
    second = {token: letters.rstrip(CLOSING) for token, letters in bare}
    odd: dict[Pair, tuple[Pair, Pair, str]] = {}
    for one, other in left:
        meant = known.get(f"{first[one]} {second[other]}")
        if meant is None or (one, other) == meant or first[one] == second[other]:
            continue  # "công công" is one word typed twice: CH29
        raw = one.lstrip(OPENING), other.rstrip(CLOSING)
        typed = to_placement(raw[0], "old"), to_placement(raw[1], "old")
        if typed in right:
            continue
        wrong = typed[0] if typed[1] == meant[1] else typed[1] if typed[0] == meant[0] else ""
        if meant in wide_pairs() and wrong in common_words():
            continue
        wrong = wrong or (typed[0] if _toneless(typed, meant) else "")
        if wrong in no_such():
            continue  # CH35 tells
        if wrong and (is_vietnamese_syllable(wrong) or wrong.isascii()):
            odd[one, other] = raw, meant, wrong
    _PASSED.learn(context, new, odd.keys())
    for raw, meant, wrong in odd.values():
        yield from places_of(context, raw, meant, GOI_Y if wrong in single_words() else None)


_PASSED = Passed()


def _toneless(typed: Pair, meant: Pair) -> bool:
    """Whether both syllables lost their tones ("tim kiêm"): keys that did not take. Neither begins or ends a word so, or is one."""
    if any(
        split_syllable(one)[2] or not split_syllable(right)[2] or one in common_words() or one == "không"
        for one, right in zip(typed, meant, strict=True)
    ):
        return False
    sound = all(one.isascii() or is_vietnamese_syllable(one) for one in typed)
    return sound and not any(one == typed[0] or other == typed[1] for one, other in known_pairs())


def places_of(context: Context, raw: Pair, meant: Pair, severity: Severity | None = None) -> Iterator[Finding]:
    """Find the pair where neither syllable makes a word with the syllable beside it; the whole text is looked at first."""
    whole = context.whole_small
    if not any(True for _ in _alone(whole, raw, meant, whole)):
        return
    length = len(raw[0]) + len(raw[1]) + 1
    hits = [
        (text, text.text[at : at + length])
        for text in context.texts_with(raw[1])
        for at in _alone(text.text.lower(), raw, meant, whole)
        if not _is_name(text.text, at, at + length)
    ]
    if hits:
        texts = [text for text, _ in hits]
        quote, word = hits[0][1], " ".join(meant)
        fixed = word[:1].upper() + word[1:] if quote[:1].isupper() else word
        message = f"“{quote}” có phải “{word}”?{times(texts)}"
        yield Finding(texts[0].path, message, quote, fixed, severity=severity, also=others(texts))


def _is_name(words: str, start: int, end: int) -> bool:
    """Whether a pair is a name, or has one in it: "báo Đông", "Trung Hoa", "đội Nam với"; all in capitals it may be a heading."""
    quote = words[start:end]
    if quote.isupper() or quote.islower():
        return False
    second = quote.split(" ", 1)[1]
    if second[0].isupper():
        return True
    return start > 0 and _STARTS.search(words[:start]) is None


_STARTS = patterns.ours(r"(?:[.:;!?]|[-–+(“\"'\d)]) ?$")


def _alone(words: str, raw: Pair, meant: Pair, whole: str) -> Iterator[int]:
    """Yield where a pair stands by itself: no word with its neighbours, no slip that CH10 tells of."""
    pair = f"{raw[0]} {raw[1]}"
    first, second = to_placement(raw[0], "old"), to_placement(raw[1], "old")
    at = words.find(pair)
    while at >= 0:
        end = at + len(pair)
        before = _LAST.search(words, max(0, at - 10), at)
        after = _NEXT.match(words, end)
        apart = not words[at - 1 : at].isalpha() and not words[end : end + 1].isalpha()
        joined = (before and makes_a_word((to_placement(before[1], "old"), first))) or (
            after and makes_a_word((second, to_placement(after[1], "old")))
        )
        if apart and not joined and not _listed(words[max(0, at - 12) : end + 12]):
            beside = before if first != meant[0] else after
            if not (beside and _goes_with(whole, beside[1], pair, first=beside is before)):
                yield at
        at = words.find(pair, end)


_LAST = patterns.ours(r"([^\W\d_]+) $")
_NEXT = patterns.ours(r" ([^\W\d_]+)")


def _goes_with(whole: str, beside: str, pair: str, *, first: bool) -> bool:
    """Whether the paper joins the suspected syllable with the word on its other side in another place ("đô thị | cử người")."""
    one, other = pair.split(" ")
    if to_placement(beside, "old") in common_words():
        return False
    joined, here = (f"{beside} {one}", f"{beside} {pair}") if first else (f"{other} {beside}", f"{pair} {beside}")
    return whole.count(joined) > whole.count(here)


def _listed(words: str) -> bool:
    """Tell whether CH10 tells of these words already."""
    return any(one.letters in words and one.pattern.search(words) for one in sought("nham_chu"))
