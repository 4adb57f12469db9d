"""The whole that a sentence needs, against what the paper says there is: "16 đơn vị …; 20 đơn vị còn lại" needs 36 of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, amounts, is_fraction, is_slip, kin, said, sentences
from cchc_docs.checking.figures.mentions.census import Otherwise
from cchc_docs.checking.figures.relations.facts import Fact, facts_of
from cchc_docs.checking.figures.relations.multiples import each_of
from cchc_docs.checking.figures.totals_behind import TIMES
from cchc_docs.record import NamedTuple

_SIGN = patterns.ours(r"còn (?:lại|\d)|tương (?:đương|ứng) |[Mm]ỗi ")
_REST = patterns.ours(r"(?: [^\W\d]+){0,3} còn lại(?!\w)")
_STILL = patterns.ours(r"(?<!\w)(?:chỉ |nay |hiện )?còn (?:lại )?$", re.IGNORECASE)
_LESS = patterns.ours(r"(?<!\w)giảm(?: được)? $", re.IGNORECASE)
_SHARE = patterns.ours(r"[^.;()\d]{0,60}, (?:tương đương|tương ứng)(?: với| là)? $", re.IGNORECASE)
_ALL = patterns.ours(r"(?<!\w)(?:toàn|cả|tổng|tất cả|cộng)(?!\w)[^,;.\d]{0,30}$", re.IGNORECASE)
_OF_OTHERS = patterns.ours(
    r"(?<!\w)(?:khoảng|trên|gần|hơn|ít nhất|tối thiểu|trung bình|bình quân|thêm|mỗi|từng|năm trước|cùng kỳ)(?: [^\W\d]+){0,2} $",
    re.IGNORECASE,
)
_SAID_WHOLE = patterns.ours(r"(?<!\w)(?:có|tổng|tổng số|toàn)(?: [^\W\d]+){0,3} $", re.IGNORECASE)
_WORD = patterns.ours(r" ([^\W\d_]+)")
_GENERIC = frozenset(
    [
        "còn",
        "tham",
        "được",
        "đã",
        "trên",
        "tại",
        "ở",
        "có",
        "và",
        "của",
        "trong",
        "là",
        "trực",
        "theo",
        "thuộc",
        "trở",
        "này",
    ]
)
_LEAST, _MANY, _TENTH, _NEAR, _TWO = 5, 4, 10, 2, 2


class _Needed(NamedTuple):
    """What a sentence needs: how many of what, the words that name it, where it says so; `share` in percent where it tells one of them."""

    value: Decimal
    unit: str
    name: str
    start: int
    end: int
    share: Decimal = Decimal(0)


class _Known(NamedTuple):
    """What the paper says there is: where, how many of what, with the words on both sides."""

    text: int
    sentence: int
    amount: Amount
    before: str
    behind: str


def needed_wholes(texts: Sequence[str]) -> Iterator[Otherwise]:
    """Yield the sentences that need another whole than the only near one that the paper tells of the same things."""
    asked = [
        (number, base, sentence, one)
        for number, text in enumerate(texts)
        if _SIGN.search(text)
        for base, sentence in sentences(text)
        for one in _needs(sentence)
    ]
    if not asked:
        return
    known = list(_known(texts))
    for number, base, sentence, one in asked:
        same = [each for each in known if (each.text, each.sentence) != (number, base) and _is_same(each, one)]
        odd = _odd(one, same)
        if odd is not None:
            there = said(odd.amount, texts[odd.text][odd.sentence :])
            words = sentence[one.start : one.end]
            message = f"“{words}” là của {_shown(one.value)} {one.unit}, chỗ khác ghi {there}"
            yield Otherwise(number, Wrong(base + one.start, base + one.end, message, "kiểm tra lại các số"), odd.text)


def _shown(value: Decimal) -> str:
    return f"{value.quantize(Decimal(1)):f}"


def _needs(sentence: str) -> Iterator[_Needed]:
    """What the figures of a sentence need: a part and the rest, a share and its number, what is less and what is left, so much each and all."""
    facts = facts_of(sentence)
    for first, second in pairwise(facts):
        one, other = first.amount, second.amount
        mates = [fact for fact in facts if fact.amount.unit == other.unit]
        counted = other.exact and other.unit not in ("", "%", *TIMES)
        name = _name(second, sentence) or (_name(first, sentence) if one.unit == other.unit else "")
        if not counted or _OF_OTHERS.search(second.before):
            continue
        if one.unit == "%" and _SHARE.fullmatch(second.before) and one.value:
            yield _Needed(100 * other.value / one.value, other.unit, name, one.start, other.unit_end, one.value)
        elif len(mates) == _TWO and one.unit == other.unit and one.exact and not _OF_OTHERS.search(first.before):
            less = _LESS.search(first.before) and _STILL.search(second.before)
            told = _STILL.search(first.before) and _LESS.search(second.before) and "(" in second.before
            if less or told or _REST.match(sentence, other.unit_end):
                yield _Needed(one.value + other.value, other.unit, name, one.start, other.unit_end)
    yield from _each(sentence, facts)


def _each(sentence: str, facts: Sequence[Fact]) -> Iterator[_Needed]:
    """“Mỗi thôn 02 buổi, toàn xã 32 buổi” needs sixteen hamlets."""
    for n, fact in enumerate(facts):
        each = each_of(sentence, facts, n)
        mates = [k for k, one in enumerate(facts) if k != n and kin(one.amount.unit, fact.amount.unit)]
        if each is None or each.mean or len(mates) != 1 or len(facts) > _MANY or not fact.amount.exact:
            continue
        whole = facts[mates[0]]
        counts = any(one.amount.unit.split()[:1] == [each.of] for one in facts)
        if counts or not whole.amount.exact or not _ALL.search(whole.before) or _OF_OTHERS.search(fact.before):
            continue
        times, rest = divmod(whole.amount.value, fact.amount.value or 1)
        if not rest and times > 1:
            low, high = min(fact.amount.start, whole.amount.start), max(fact.amount.unit_end, whole.amount.unit_end)
            yield _Needed(times, each.of, "", low, high)


def _name(fact: Fact, sentence: str) -> str:
    """The word behind a unit that tells which of them: "hộ nghèo"."""
    found = _WORD.match(sentence, fact.amount.unit_end)
    return found[1].lower() if found and found[1].lower() not in _GENERIC else ""


def _known(texts: Sequence[str]) -> Iterator[_Known]:
    for number, text in enumerate(texts):
        for base, sentence in sentences(text):
            found = amounts(sentence)
            for n, one in enumerate(found):
                before = sentence[found[n - 1].unit_end if n else 0 : one.start]
                behind = sentence[one.unit_end : found[n + 1].start if n + 1 < len(found) else len(sentence)]
                upper = n + 1 < len(found) and is_fraction(sentence, one, found[n + 1])
                if one.exact and one.unit and not upper and not _OF_OTHERS.search(before):
                    yield _Known(number, base, one, before, behind)


def _is_same(known: _Known, needed: _Needed) -> bool:
    unit = known.amount.unit
    if unit == "cơ quan" and known.behind.startswith(", đơn vị"):
        unit = "đơn vị"
    if unit.split()[0] != needed.unit.split()[0]:
        return False
    if not needed.name:
        return True
    around = f"{patterns.split(r'[,;.:]', known.before)[-1]} {known.behind[:30]}".lower()
    return re.search(rf"(?<!\w){re.escape(needed.name)}(?!\w)", around) is not None


def _odd(needed: _Needed, known: Sequence[_Known]) -> _Known | None:
    """The only figure near what is needed, None where one is as needed, or several are near."""
    values = {one.amount.value for one in known}
    if needed.value < _LEAST or not values or len(values) > 2 * _MANY:
        return None
    if needed.share:
        told = needed.value * needed.share / 100
        wholes = {one.amount.value: one for one in reversed(known) if _SAID_WHOLE.search(one.before)}
        fits = any(abs(value * needed.share / 100 - told) <= 1 for value in values)
        return wholes[max(wholes)] if wholes and not fits else None
    if needed.value in values:
        return None
    near = [
        one
        for one in known
        if abs(one.amount.value - needed.value) <= max(Decimal(_NEAR), needed.value / _TENTH)
        or is_slip(one.amount.value, needed.value)
    ]
    return near[0] if len({one.amount.value for one in near}) == 1 else None
