"""CH: words of two syllables with a wrong accent that makes another syllable ("thực hiên", "nhân thức")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.ch_go import others, times
from cchc_docs.checking.word_lists import slip_groups, word_list
from cchc_docs.vietnamese.accents import is_vietnamese_syllable, strip_accents, to_placement_text

_OPENING, _CLOSING = "(“\"'[", ".,;:)”\"'!?]…/"
Pair = tuple[str, str]


@cache
def _known() -> tuple[dict[str, Pair], frozenset[Pair]]:
    """Letters without accents -> the right word; and every pair of syllables that is right."""
    lists = word_list("tu_ghep")
    words = [_pair(word) for word in re.split(r",\s*", lists["tu_ghep"])]
    others_too = [_pair(word) for word in re.split(r",\s*", lists["cung_dung"])]
    by_letters: dict[str, Pair] = {}
    for word in words:
        by_letters.setdefault(_letters(word), word)
    return by_letters, frozenset([*words, *others_too])


def _pair(word: str) -> Pair:
    first, second = to_placement_text(word.strip(), "old").split(" ")
    return first, second


@lru_cache(maxsize=8192)
def _bare(syllable: str) -> str:
    return strip_accents(syllable)


def _letters(pair: Pair) -> str:
    return f"{_bare(pair[0])} {_bare(pair[1])}"


@rule(
    code="CH25",
    title="Sai dấu trong từ quen dùng (thực hiên, nhân thức)",
    severity=CANH_BAO,
    can_cu=practice("chính tả tiếng Việt (danh sách từ hai âm tiết trong checking/data/tu_ghep.yaml)"),
    bad="mo_dau: [Triển khai thực hiên nhiệm vụ.]",
    good="mo_dau: [Triển khai thực hiện nhiệm vụ., Văn bản hành chính., Cơ quan trong tỉnh., Hình thức thực hiện., Mở khóa học ngắn ngày.]",
)
def wrong_accent(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Cặp âm tiết cùng chữ cái với một từ quen dùng mà khác dấu ở đúng một âm tiết. Hai từ gặp nhau (cơ quan | trong) không tính.

    Từ khác cũng đúng (khóa học) nằm trong danh sách cung_dung; âm tiết không có thật và có dấu thì do CH13 xét.
    """
    known, right = _known()
    tokens = to_placement_text(context.whole_small, "old").split()
    for pair in {(one, other) for one, other in pairwise(tokens) if one.isalpha() or one[0] in _OPENING}:
        typed = pair[0].lstrip(_OPENING), pair[1].rstrip(_CLOSING)
        meant = known.get(_letters(typed))
        if meant is None or typed in right or not (typed[0].isalpha() and typed[1].isalpha()):
            continue
        wrong = typed[0] if typed[1] == meant[1] else typed[1] if typed[0] == meant[0] else ""
        if wrong and (is_vietnamese_syllable(wrong) or wrong.isascii()):
            yield from _places(context, typed, meant, right)


def _places(context: Context, typed: Pair, meant: Pair, right: frozenset[Pair]) -> Iterator[Finding]:
    """Find the pair in the texts, where neither syllable belongs to a word with the syllable beside it."""
    hits = []
    pattern = re.compile(rf"(?:([^\W\d_]+) )?(?<![^\W_])({typed[0]} {typed[1]})(?![^\W_])(?: ([^\W\d_]+))?", re.IGNORECASE)
    for text in context.texts_with(typed[1]):
        for found in pattern.finditer(to_placement_text(text.text, "old")):
            before, after = (found[1] or "").lower(), (found[3] or "").lower()
            joined = (before, typed[0]) in right or (typed[1], after) in right
            if not joined and not _listed(text.text[max(0, found.start(2) - 12) : found.end(2) + 12]):
                hits.append((text, text.text[found.start(2) : found.end(2)]))
    if hits:
        texts = [text for text, _ in hits]
        quote, word = hits[0][1], " ".join(meant)
        fixed = word[:1].upper() + word[1:] if quote[:1].isupper() else word
        yield Finding(texts[0].path, f"“{quote}” có phải “{word}”?{times(texts)}", quote, fixed, also=others(texts))


def _listed(words: str) -> bool:
    """Tell whether CH10 tells of these words already."""
    return any(pattern.search(words) for group in slip_groups("nham_chu") for pattern, _ in group.slips)
