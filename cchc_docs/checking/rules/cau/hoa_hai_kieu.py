"""CH: one and the same run of words, with a capital here and without it there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.the_thuc.hoa_giua_cau import in_two_ways
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.checking.wording.neighbours import neighbours
from cchc_docs.model.document import Text
from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import to_placement

_INSIDE = ours(
    rf"(?<![^\W_])(?P<truoc>[^\W\d_]+) (?P<chu>[{CAPITALS}][^\W\d_{CAPITALS}]+)(?= (?P<sau>[^\W_]+),?(?: -)? (?P<cuoi>[^\W_]+)(?![^\W_]))"
)
"""A word with a capital inside a sentence, the one before it and two behind it."""


class _Gram(NamedTuple):
    """Four words as typed: the first and the last hold the place, the second (here in small letters) is the one whose capital is looked at."""

    first: str
    small: str
    typed: str


@rule(
    code="CH96",
    title="Một cụm từ chỗ viết hoa, chỗ viết thường (lập Kế hoạch, lập kế hoạch)",
    severity=GOI_Y,
    can_cu=practice("một tên gọi viết hoa một cách trong một văn bản"),
    tru=QUOTED,
    bad="mo_dau: [Tổ phao lập Kế hoạch đua thuyền mùa nước., Các bản góp ý để tổ phao lập kế hoạch đua thuyền mùa nước.]",
    good="mo_dau: [Tổ phao lập Kế hoạch đua thuyền mùa nước., Các bản góp ý để tổ phao lập Kế hoạch đua thuyền; bản Hin có kế hoạch đua thuyền.]",
)
def now_with_a_capital(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Bốn chữ liền nhau giống hệt, chữ đầu và chữ cuối như nhau, mà chữ ở giữa lúc hoa, lúc thường: nhắc kiểu ít dùng, mỗi chữ một lần. Chữ mà TT45 đã nhắc thì thôi.

    Từ hai chữ chỉ hoa chữ sau (chi Hội) mà chỗ khác viết “Chi hội”, “chi hội” cũng nhắc.
    """
    both = {small for small, forms in context.small_words.items() if len(forms) > 1 and small in forms}
    every = frozenset[_Gram]().union(*(_grams(text.text) for text in context.prose))
    grams = sorted(gram for gram in every if gram.small in both)
    told = {word for one in in_two_ways(context) for word in one.quote.lower().split()} if grams else set[str]()
    for gram in grams:
        if gram.small not in told and _stands_bare(context.whole, f"{gram.first} {gram.small}"):
            forms = _forms(context, gram)
            if len(forms) > 1:
                told.add(gram.small)
                yield _finding(forms)
    for typed in sorted(frozenset[str]().union(*(_second_only(text.text) for text in context.prose))):
        first, second = typed.lower().split(" ")
        usual = next(
            (one for one in (f"{first.capitalize()} {second}", f"{first} {second}") if one in context.whole), ""
        )
        if usual and second not in told and first in context.small_words:
            place = context.text_at(context.whole.index(typed))
            yield Finding(place.path, f"“{typed}”, chỗ khác viết “{usual}”", typed, usual)


_SECOND = ours(rf"(?<![^\W_])([^\W\d_{CAPITALS}]+) ([{CAPITALS}][^\W\d_{CAPITALS}]+)(?![^\W_])(?! [{CAPITALS}])")
_IN_ORDER = frozenset({"nhất", "nhì", "ba", "tư"})


@lru_cache(maxsize=20_000)
def _second_only(words: str) -> frozenset[str]:
    """The words of two syllables of which the second alone has a capital ("chi Hội"), no name behind; prizes ("giải Ba") aside."""
    return frozenset(
        found[0]
        for found in _SECOND.finditer(words)
        if neighbours().usual(to_placement(found[1], "old"), to_placement(found[2].lower(), "old"))
        and found[2].lower() not in _IN_ORDER
    )


def _stands_bare(whole: str, words: str) -> bool:
    """Whether words stand somewhere with no mark on either side."""
    at = whole.find(words)
    while at >= 0:
        end = at + len(words)
        if not f"{whole[at - 1 : at]}{whole[end : end + 1]}".strip():
            return True
        at = whole.find(words, end)
    return False


def _finding(forms: dict[str, list[Text]]) -> Finding:
    usual = max(forms, key=lambda form: len(forms[form]))
    form = next(one for one in forms if one != usual)
    quote, other = (_whole(forms[one][0].text, one) for one in (form, usual))
    return Finding(forms[form][0].path, f"“{quote}”, chỗ khác viết “{other}”", quote, other)


def _whole(words: str, run: str) -> str:
    """The run with what its ends are cut from ("chức Lễ kỷ niệm" -> "tổ chức Lễ kỷ niệm"), its last word off where that begins no other."""
    start = words.find(run)
    end = start + len(run)
    before, after = _LAST.search(words, 0, start), _NEXT.match(words, end)
    pieces = [to_placement(one.rstrip(",").lower(), "old") for one in run.split(" ")]
    a_word = neighbours().a_word
    if before and a_word(to_placement(before[1].lower(), "old"), pieces[0]):
        start = before.start(1)
    if after and a_word(pieces[-1], to_placement(after[1].lower(), "old")):
        end = after.end(1)
    elif not a_word(pieces[-2], pieces[-1]):
        end = words.rfind(" ", start, end)
    return words[start:end].rstrip(",- ")


_LAST, _NEXT = ours(r"(?<![^\W_])([^\W\d_]+) $"), ours(r" ([^\W\d_]+)(?![^\W_])")


@lru_cache(maxsize=20_000)
def _grams(words: str) -> frozenset[_Gram]:
    """What may be typed with a small letter elsewhere; kept: the same texts stand in paper after paper."""
    if words.isupper():
        return frozenset()
    return frozenset(
        _Gram(found["truoc"], found["chu"].lower(), words[found.start() : found.end("cuoi")])
        for found in _INSIDE.finditer(words)
        if not found["truoc"].isupper() and found["cuoi"].islower()
    )


def _forms(context: Context, gram: _Gram) -> dict[str, list[Text]]:
    """How the four words are typed in the paper, the first and the last as here: each form with its texts."""
    whole, small, sought = context.whole, context.whole_small, gram.typed.lower()
    last = gram.typed[gram.typed.rfind(" ") :]
    forms: dict[str, list[Text]] = {}
    at = small.find(sought) if len(small) == len(whole) else -1
    while at >= 0:
        end = at + len(sought)
        typed = whole[at:end]
        alone = not small[at - 1 : at].isalnum() and not small[end : end + 1].isalnum()
        if alone and typed.startswith(f"{gram.first} ") and typed.endswith(last) and not typed.isupper():
            forms.setdefault(typed, []).append(context.text_at(at))
        at = small.find(sought, end)
    return forms
