"""CQ: an office in small letters ("qua phòng Chăn nuôi và Thú y") where the paper names it elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import GOI_Y, Finding
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.model.document import Text

SEVERAL = patterns.ours(r"(?:các|những|mỗi|từng|hai|ba|\d|mọi|một số) $", re.IGNORECASE)
"""Before a name: several of them, so no name."""
_A_PLACE = 12
"""Letters before a name in which that stands."""
_SMALL_OFFICE = patterns.ours(
    rf"(?P<sai>(?:phòng|khoa|chi cục) [{CAPITALS}][^\W\d_{CAPITALS}]+ [^\W\d_]+(?: và [{CAPITALS}][^\W\d_{CAPITALS}]+ [^\W\d_]+)?)(?![^\W_])"
)


def _names_one(whole: str, words: str) -> bool:
    """Whether words stand somewhere behind a small letter, where their capital begins no sentence, or anywhere and join two fields."""
    at = whole.find(words)
    while at >= 0:
        if " và " in words or (whole[at - 1 : at] == " " and whole[at - 2 : at - 1].islower()):
            return True
        at = whole.find(words, at + 1)
    return False


_HEADS = ("rưởng ", "hó ", "ãnh đạo ", "văn ")
"""“Trưởng phòng Kinh tế”: the word belongs to the post; “văn phòng”."""


def small_offices(context: Context, told: set[str]) -> Iterator[Finding]:
    """“qua phòng Chăn nuôi và Thú y” where the paper writes “Phòng Chăn nuôi” too: one office, one way."""
    found: dict[str, list[Text]] = {}
    for hit in context.matches(_SMALL_OFFICE, ("phòng ", "khoa ", "chi cục ")):
        form = hit.match["sai"]
        several = SEVERAL.search(hit.text.text, max(0, hit.start - _A_PLACE), hit.start)
        of_a_post = hit.text.text.endswith(_HEADS, 0, hit.start)
        known = any(form.startswith(one) for one in told)
        odd = hit.is_word and not (several or of_a_post or known)
        if odd and _names_one(context.whole, form[0].upper() + form[1:]):
            found.setdefault(form, []).append(hit.text)
    for form, texts in found.items():
        right = form[0].upper() + form[1:]
        message = f"“{form}”, nơi khác viết “{right}”{times(texts)}"
        yield Finding(texts[0].path, message, form, right, severity=GOI_Y, also=others(texts))
