"""CQ: proper names whose marks went wrong - a province's ("Quang Nam, Đà Nẵng"), a place's that is written right elsewhere in the paper."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.co_quan.ten_minh import slips_in_own_name
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.law.places import provinces
from cchc_docs.model.document import Text
from cchc_docs.patterns import ours
from cchc_docs.vietnamese.accents import is_vietnamese_syllable, split_syllable, strip_accents, to_placement_text

_SYLLABLE = rf"[{CAPITALS}][^\W\d_]*"
_NAME = ours(rf"(?<![^\W_])({_SYLLABLE}) (?=({_SYLLABLE})(?![^\W_]))")
_BEFORE = ours(r"(?:[Tt]ỉnh|TỈNH|[Tt]hành phố|THÀNH PHỐ|[Tt]p\.?|TP\.?) $")
_LINK = r"(?:, | và | hoặc | - | – |; )(?:(?:tỉnh|thành phố|TP\.?) )?"
_PLACE = ours(
    rf"(?<![^\W_])(?i:xã|phường|đặc khu|huyện|quận|thị xã|thị trấn|thôn|ấp|bản|buôn|làng|khu phố|tổ dân phố) ({_SYLLABLE}) ({_SYLLABLE})(?![^\W_])"
)


@rule(
    code="CQ35",
    title="Tên riêng mất dấu, sai dấu (tỉnh Quang Nam; xã viết hai dấu khác nhau)",
    severity=CANH_BAO,
    can_cu=practice("tên riêng viết đúng dấu, một tên chỉ viết một cách trong một văn bản"),
    tru=QUOTED,
    bad="mo_dau: ['Đoàn đò dọc đến từ Quang Ngãi, Đà Nẵng.']",
    good="mo_dau: ['Đoàn đò dọc đến từ Quảng Ngãi, Đà Nẵng.', 'Bà Cao Bằng Lăng, Hà Nội; thôn Hà Nam, thôn Hạ Nam.']",
)
def name_with_other_marks(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Tên tỉnh sai dấu đứng sau “tỉnh”, “thành phố” hoặc cạnh tên tỉnh khác; tên xã, thôn một chỗ khác dấu các chỗ còn lại.

    Hai nơi có thể có tên chỉ khác nhau dấu thanh, nên tên xã, thôn chỉ báo khi chữ lạc thiếu dấu so với các chỗ kia hoặc không phải âm tiết; khác dấu mà chỉ gặp một lần, xa mọi danh sách, là gợi ý.
    """
    told = {
        (one.path, quote) for one in slips_in_own_name(context) for quote in (one.quote, one.quote.split(" ", 1)[-1])
    }
    for text, quote, right, sure in (*_provinces(context), *_places(context)):
        if (text.path, quote) not in told:
            told.add((text.path, quote))
            severity = None if sure else GOI_Y
            yield Finding(text.path, f"“{quote}” có phải “{right}”?", quote, right, severity=severity)


@cache
def _names() -> tuple[str, ...]:
    """The names of provinces, today's and the 63 before."""
    return tuple(sorted({name for one in provinces() for name in (one.ten, *one.tu)}))


@cache
def _right() -> dict[str, str]:
    """Letters of a province's name of two syllables -> the name; those of other tongues ("Đắk Lắk") are rightly written several ways."""
    return {_bare(name): name for name in _names() if name.count(" ") == 1 and "k" not in name}


def _form(name: str) -> str:
    return to_placement_text(name.lower(), "old")


def _bare(name: str) -> str:
    return strip_accents(name).lower()


@cache
def _ours_left() -> re.Pattern[str]:
    return ours(rf"(?:{'|'.join(_names())}){_LINK}$")


@cache
def _ours_right() -> re.Pattern[str]:
    return ours(rf"{_LINK}(?:{'|'.join(_names())})(?![^\W_])")


def _provinces(context: Context) -> Iterator[tuple[Text, str, str, bool]]:
    """A name a smaller place has in the paper ("huyện Thạnh Hóa, tỉnh Long An") is that place's own."""
    right = _right()
    at_head = ((text, one) for text in context.beside_prose for one in _odd_names(text.text))
    for text, (start, typed) in chain(context.each(_odd_names), at_head):
        name, end = right[_bare(typed)], start + len(typed)
        if _is_smaller(context, typed):
            continue
        beside = _ours_left().search(text.text[max(0, start - 40) : start]) or _ours_right().match(text.text, end)
        if _BEFORE.search(text.text[:start]) or (beside and not typed.isupper()):
            yield text, typed, name.upper() if typed.isupper() else name, True


_SMALL = (
    "xã", "phường", "đặc khu", "huyện", "quận", "thị xã", "thị trấn", "thôn", "ấp", "bản", "buôn", "làng", "khu phố", "tổ dân phố", "sông", "chợ",
)  # fmt: skip


def _is_smaller(context: Context, name: str) -> bool:
    """Whether a name has the word of a smaller place before it anywhere in the paper."""
    return any(f"{kind} {name.lower()}" in context.whole_small for kind in _SMALL)


def _odd_names(words: str) -> Iterator[tuple[int, str]]:
    """Where two syllables have the letters of a province's name and other marks."""
    right = _right()
    for found in _NAME.finditer(words):
        typed = f"{found[1]} {found[2]}"
        name = right.get(_bare(typed))
        if name is not None and _form(typed) != _form(name):
            yield found.start(), typed


def _places(context: Context) -> Iterator[tuple[Text, str, str, bool]]:
    found: defaultdict[str, defaultdict[str, list[tuple[Text, str]]]] = defaultdict(lambda: defaultdict(list))
    at_head = ((text, one) for text in context.beside_prose for one in _placed_at_head(text))
    for text, words in chain(context.each(_placed), at_head):
        form = _form(words)
        found[_bare(form)][form].append((text, words))
    for forms in found.values():
        if len(forms) < 2:
            continue
        main = max(forms, key=lambda form: len(forms[form]))
        for form, places in forms.items():
            if form != main and len(places) == 1 < len(forms[main]):
                text, words = places[0]
                sure = _lost_marks(form, main)
                if sure or (len(forms[main]) >= _OFTEN and not _listed_beside(text, forms[main])):
                    yield text, words, main.upper() if words.isupper() else main.title(), sure


_OFTEN = 4
"""So often one form stands that another, met once, is likelier a slip than a place of its own."""


def _listed_beside(text: Text, others: list[tuple[Text, str]]) -> bool:
    """Whether two names stand in one text, one list or one table, as two places do."""
    return any(other.path == text.path or other.path[:-2] == text.path[:-2] for other, _ in others)


def _placed(words: str) -> Iterator[str]:
    """The names of places in a text, two syllables as typed."""
    return (f"{found[1]} {found[2]}" for found in _PLACE.finditer(words))


def _placed_at_head(text: Text) -> Iterator[str]:
    yield from _placed(text.text)
    if text.role == "dia_danh_ngay" and (own := _NAME.match(text.text)):
        yield f"{own[1]} {own[2]}"


def _lost_marks(form: str, main: str) -> bool:
    """Whether a form has fewer marks than the usual one where they differ, or is no syllable there."""
    apart = [(one, other) for one, other in zip(form.split(), main.split(), strict=True) if one != other]
    return all(
        not is_vietnamese_syllable(one) or (split_syllable(one)[2] == 0 and split_syllable(other)[2] != 0)
        for one, other in apart
    )
