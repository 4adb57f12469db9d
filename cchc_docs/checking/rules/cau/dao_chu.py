"""CH: syllables in the wrong order: those of a word that changed places, a word torn by another, one half said again behind the word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.am_tiet import slipped
from cchc_docs.checking.rules.chinh_ta.dau import is_name
from cchc_docs.checking.wording.beside import CLOSING, OPENING, Beside, Syllables, bare, beside
from cchc_docs.checking.wording.neighbours import neighbours
from cchc_docs.checking.wording.passed import Passed
from cchc_docs.checking.wording.worded import Pair
from cchc_docs.model.document import Text
from cchc_docs.record import NamedTuple

_ORDER = practice("chữ của một từ viết đủ, theo thứ tự")
_TOLD = 6
"""Up to which sum of how often each of two syllables stands by itself they are told: others stand side by side by chance."""
_ASKED = 10
"""Up to which they are asked about."""
_HALF = 4
"""Up to here a syllable is rather half of a word than a word."""
_COUNTS = frozenset(["các", "những", "mọi", "mỗi", "từng", "nhiều", "một", "hai", "ba", "bốn", "năm", "số", "bằng"])
"""Behind these a noun stands, and behind the noun what tells which: "các môn chuyên"."""
_HOLDERS = frozenset(["trưởng", "phó", "viên"])
""""Tổ trưởng tổ …": who holds a post, and of what."""


class _Place(NamedTuple):
    """What stands in the wrong order: the text, what is typed there, what is meant, which rule tells, whether it is a hint."""

    text: Text
    quote: str
    meant: str
    code: str
    hint: bool


_Found = tuple[str, str, str, bool]


def out_of_order(context: Context) -> list[_Place]:
    """Return the places of a paper where syllables stand in the wrong order."""
    return context.once("dao_chu", lambda: list(_find(context)))


def _find(context: Context) -> Iterator[_Place]:
    told = set[tuple[object, str]]()
    for text, one in _PASSED.found(context, lambda pairs: _odd(context.syllables(pairs)), _in_text):
        if (text.path, one[0]) not in told and slipped(context).isdisjoint(map(bare, one[0].split(" "))):
            told.add((text.path, one[0]))
            yield _Place(text, *one)


_PASSED = Passed("order of syllables")


def _odd(syllables: Syllables) -> set[Pair]:
    """The pairs that may be the halves of a word turned round, or the first half of one with another word behind it."""
    table, odd = neighbours(), set[Pair]()
    for one, others in syllables.items():
        alone, turned = table.alone(one), table.usual_before(one)
        half = alone <= _HALF and table.begins_usual(one)
        for other, pair in others if half or turned else ():
            if (half or (other in turned and alone + table.alone(other) <= _ASKED)) and not table.known(one, other):
                odd.add(pair)
    return odd


@lru_cache(maxsize=8192)
def _in_text(words: str, pair: Pair) -> tuple[_Found, ...]:
    found = []
    for place in beside(words, f"{pair[0].lstrip(OPENING)} {pair[1].rstrip(CLOSING)}"):
        quote = words[place.start : place.end]
        if not (quote.isupper() or is_name(words, place.start, place.end)):
            told = _doubled(place, quote) or _turned(place, quote) or _torn(place, quote)
            if told is not None:
                found.append(told)
    return tuple(found)


def _doubled(place: Beside, quote: str) -> _Found | None:
    """“giải [quyết giải] hồ sơ”, “[quyết giải] quyết”: a half that belongs to nothing beside the word."""
    one, other = quote.split(" ")
    first, last, table = bare(one), bare(other), neighbours()
    if not table.turned(first, last):
        return None
    before, after = bare(place.before), bare(place.after)
    if before == last:
        wrong = (after and table.a_word(last, after)) or table.alone(last) > _HALF or first in _HOLDERS
        return None if wrong else (f"{place.before} {quote}", f"{place.before} {one}", "CH47", False)
    if after == first:
        wrong = (before and table.a_word(before, first)) or table.alone(first) > _HALF
        return None if wrong else (f"{quote} {place.after}", f"{other} {place.after}", "CH47", False)
    return None


def _turned(place: Beside, quote: str) -> _Found | None:
    """“tiêu chuẩn [trị chính]”: the two make a word the other way round, and neither one with what stands beside it."""
    one, other = quote.split(" ")
    first, last, table = bare(one), bare(other), neighbours()
    before, after = bare(place.before), bare(place.after)
    if not table.turned(first, last) or last in (before, after) or first in (before, after) or before in _COUNTS:
        return None
    if (before and table.a_word(before, first)) or (after and table.a_word(last, after)):
        return None
    sum_ = table.alone(first) + table.alone(last)
    meant = f"{other.capitalize()} {one.lower()}" if one.istitle() else f"{other} {one}"
    return None if sum_ > _ASKED else (quote, meant, "CH45", sum_ > _TOLD)


def _torn(place: Beside, quote: str) -> _Found | None:
    """“[kể khi] từ nhận”: a word with another syllable between its halves, which goes with neither."""
    one, other = quote.split(" ")
    first, between, last, table = bare(one), bare(other), bare(place.after), neighbours()
    if not last or not place.after.islower() or not other.islower() or between == first:
        return None
    if table.alone(first) > _HALF or not table.usual(first, last) or table.known(between, last):
        return None
    before, beyond = bare(place.before), bare(place.beyond)
    if (before and table.a_word(before, first)) or (beyond and table.a_word(last, beyond)):
        return None
    if not (table.known(last, between) or (beyond and table.a_word(between, beyond))):
        return None  # "phân ủ | cấp cho vườn"
    return f"{quote} {place.after}", f"{one} {place.after} {other}", "CH45", False


@rule(
    code="CH45",
    title="Các chữ của một từ đổi chỗ cho nhau (tiêu chuẩn trị chính, kể khi từ)",
    severity=CANH_BAO,
    can_cu=_ORDER,
    tru=QUOTED,
    bad="mo_dau: ['Chủ đò ghi sổ, hành chấp lệnh nghỉ bến.']",
    good="mo_dau: ['Chủ đò ghi sổ, chấp hành lệnh nghỉ bến; các môn chuyên, đường trục, trục đường.']",
)
def turned_round(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Hai chữ đổi chỗ thì thành từ quen dùng, còn để nguyên thì không thành từ với nhau, với chữ đứng trước, chữ đứng sau; một từ bị chữ khác chen giữa.

    Hai chữ hay đứng một mình có thể chỉ tình cờ cạnh nhau (hai thứ tiếng): là gợi ý hoặc không nhắc.
    """
    yield from _told(context, "CH45", "đảo thứ tự")


@rule(
    code="CH47",
    title="Nửa từ viết lại sau, trước từ ấy (giải quyết giải hồ sơ)",
    severity=CANH_BAO,
    can_cu=_ORDER,
    tru=QUOTED,
    bad="mo_dau: ['Ban bến giải quyết giải đơn của chủ đò.']",
    good="mo_dau: ['Tổ trưởng tổ bến giải quyết giải thưởng, học đại học.']",
)
def half_again(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“báo cáo báo tiến độ”, “cáo báo cáo”: chữ thừa không thành từ với chữ bên kia nó. “Tổ trưởng tổ”, chữ hay đứng một mình không xét."""
    yield from _told(context, "CH47", "một nửa từ viết hai lần")


def _told(context: Context, code: str, what: str) -> Iterator[Finding]:
    for one in out_of_order(context):
        if one.code == code:
            message = f"“{one.quote}” có phải “{one.meant}”? ({what})"
            yield Finding(one.text.path, message, one.quote, one.meant, severity=GOI_Y if one.hint else None)
