"""CH: syllables that do not exist, a hỏi typed for a ngã or the other way round ("chũ trì", "lổi")."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import permutations

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import LOI, Finding, NotEvaluated
from cchc_docs.checking.parts import quoted_spans
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.go import others, standing_alone, times
from cchc_docs.checking.word_lists import word_list
from cchc_docs.checking.wording.beside import bare, beside
from cchc_docs.checking.wording.mistaken import ONSETS_HEARD
from cchc_docs.checking.wording.neighbours import STANDS_ANYWHERE, neighbours
from cchc_docs.model.document import Text
from cchc_docs.vietnamese.accents import strip_accents

_OTHER = str.maketrans({"\u0309": "\u0303", "\u0303": "\u0309"})
_OPENS = r"(?:^|[.:;!?] |[-–+(“\"] ?|\d[.)] |[a-zđ]\) )"


@cache
def no_such() -> dict[str, str]:
    """What is no syllable -> the one it is meant for."""
    right = word_list("loi_thuong_gap")["hoi_nga"]
    return {unicodedata.normalize("NFC", unicodedata.normalize("NFD", one).translate(_OTHER)): one for one in right}


@rule(
    code="CH35",
    title="Nhầm dấu hỏi, dấu ngã thành âm tiết không có (chũ trì, sửa lổi)",
    severity=LOI,
    can_cu=practice("chính tả tiếng Việt"),
    bad="mo_dau: [Trưởng thôn chũ trì buổi quét bến., Biễu ghi giờ tàu.]",
    good="mo_dau: [Trưởng thôn chủ trì buổi quét bến., Biểu ghi giờ tàu; bà Lê Thị Mỷ.]",
)
def hook_for_tilde(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Âm tiết mang dấu kia thì có, mang dấu này thì không từ nào dùng. Chữ hoa giữa câu có thể là tên riêng, không xét."""
    odd = context.words_among("CH35", no_such().keys())
    yield from told_of(context, {small: no_such()[small] for small in odd})


def told_of(context: Context, meant: dict[str, str], *, sure: bool = True) -> Iterator[Finding]:
    """Tell of syllables that are none, each once with its places; in the middle of a sentence one with a capital may be a name.

    `sure`: whether nothing else can be meant, so that it may be put in its place; else a part of a hyphenated word ("ô-dôn") is left.
    """
    for small, right in sorted(meant.items()):
        for form in context.small_words.get(small, ()):
            texts = [
                text
                for text in context.places(form)
                if (form.islower() or _no_name(text.text, form))
                and not _shown(text.text, form)
                and (sure or form in standing_alone(context, text))
            ]
            for right_here, places in _by_meaning(texts, form, small, right, sure=sure).items():
                fixed = (
                    right_here.upper()
                    if form.isupper() and len(form) > 1
                    else right_here.capitalize()
                    if form[0].isupper()
                    else right_here
                )
                if small in _TWO_MEANT:
                    fixed, sure_here = f"{fixed} hoặc {_TWO_MEANT[small]}", False
                else:
                    sure_here = sure
                message = f"“{form}” là “{fixed}”" if sure else f"Không từ nào có “{form}”, có phải “{fixed}”?"
                yield Finding(
                    places[0].path,
                    f"{message}{times(places)}",
                    form,
                    fixed,
                    fixed if sure_here else None,
                    also=others(places),
                )


def _by_meaning(texts: list[Text], form: str, small: str, right: str, *, sure: bool) -> dict[str, list[Text]]:
    """What is meant in each text: what makes a word with a neighbour ("phá giỡ" is no "giở"), else what it is usually meant for.

    Where that is not sure, a word that stands beside any other and has the same letters ("hoạc treo") comes before it.
    """
    usually = right if sure else _with_other_marks().get(strip_accents(small), right)
    found: dict[str, list[Text]] = {}
    for text in texts:
        places = beside(text.text.lower(), form.lower())
        meant = {_meant_at(bare(place.before), small, right, bare(place.after)) or usually for place in places}
        for one in meant or {right}:
            found.setdefault(one, []).append(text)
    return found


def _meant_at(before: str, small: str, right: str, after: str) -> str:
    """What makes a word with a neighbour, "" where nothing does."""
    table = neighbours()
    if table.a_word(before, right) or table.a_word(right, after):
        return right
    heard = (one for word in (small, right) for one in _heard_so(word))
    return next((one for one in heard if table.common(before, one) or table.common(one, after)), "")


def _heard_so(word: str) -> Iterator[str]:
    """What begins with a sound that ears take for the first of a syllable."""
    for onsets in ONSETS_HEARD:
        for mine, other in permutations(sorted(onsets)):
            if word.startswith(mine) and not (mine == "n" and word[1:2] in ("g", "h")):
                yield other + word[len(mine) :]


@cache
def _with_other_marks() -> dict[str, str]:
    """Words that stand beside any other, by their letters."""
    return {strip_accents(one): one for one in STANDS_ANYWHERE}


_TWO_MEANT = {"chử": "chủ"}
"""Where another mark is forgotten as often: "chử sở hữu"."""


def _shown(words: str, form: str) -> bool:
    """Whether a word is quoted to be looked at ("viết “chũ” là sai") or as another's: a motto in quotation marks is the paper's own."""
    spans = [words[start:end] for start, end in quoted_spans(words)]
    quoted = [span for span in spans if form in span]
    return (
        bool(quoted)
        and (words.count(form) <= sum(span.count(form) for span in quoted))
        and not all(1 < span.count(" ") < _A_MOTTO for span in quoted)
    )


_A_MOTTO = 6
"""Fewer blanks than this: a motto, the name of a movement."""


def _no_name(words: str, form: str) -> bool:
    """Whether a word with a capital begins a sentence, or stands in a heading in capitals."""
    return words.isupper() or re.search(rf"{_OPENS}{form} [a-zà-ỹđ]", words) is not None
