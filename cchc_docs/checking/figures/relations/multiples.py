"""So many, so much each, so much together: found by what each figure counts, in whatever order they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import PEOPLE, Amount, Wrong, kin, said, shown, shown_like
from cchc_docs.checking.figures.relations.facts import Fact, facts_of
from cchc_docs.record import NamedTuple

_EACH = patterns.ours(
    r"(?<!\w)(?:mỗi|một|từng|1|01) (?P<moi>[^\W\d_]+)(?: [^\W\d_,;]+){0,4}?[ :(]* $|(?<!\w)(?:mỗi|một|từng) (?P<moi2>[^\W\d_]+)(?: [^\W\d_]+){0,4}:? $",
    re.IGNORECASE,
)
_PER = patterns.ours(r" ?/ ?(?:1 |01 |một )?(?P<moi>[^\W\d_]+)")
_PRICED = patterns.ours(
    r"(?<!\w)(?:đơn giá|định mức|mức (?:hỗ trợ|chi|thưởng|trợ cấp|quà))(?: [^\W\d]+){0,3}:? $", re.IGNORECASE
)
_TOGETHER = patterns.ours(
    r"(?<!\w)(?:tổng(?: số| cộng| kinh phí| số tiền| trị giá| giá trị| dự toán| mức)?|cộng(?: lại)?|tất cả|cả thảy|cả năm|cả đợt|toàn xã|thành tiền|kinh phí|số tiền|trị giá|chi|dự toán|hết)(?: [^\W\d]+){0,5}:? $|[=:] ?$",
    re.IGNORECASE,
)
_SHARED_OUT = patterns.ours(
    r"[^;.\d]{0,30}?(?:,| \(|;)? ?(?:chia|được chia|phân bổ|bố trí|tại|cho|ở|trong|hỗ trợ|của|với)(?: thành| làm| cho| vào| tại)?(?: [^\W\d]+){0,3} $| ?\((?:gồm |tương ứng )?$",
    re.IGNORECASE,
)
_HEDGED = patterns.ours(
    r"(?<!\w)(?:tối đa|tối thiểu|ít nhất|không quá|khoảng|dưới|trên|trở lên|dự kiến|ước|gần|hơn|từ|đến)(?!\w)",
    re.IGNORECASE,
)
_FACTORS = frozenset(["ngày", "buổi", "tháng", "lần", "đợt", "quý", "năm", "giờ", "tuần", "vòng", "phiên", "bữa"])
_HALF = Decimal("0.5")
_NEAR = Decimal("0.25")


class _Each(NamedTuple):
    """So much of something (`amount`) for each of `of`; `mean` where it is told as a mean."""

    at: int
    amount: Amount
    of: str
    mean: bool


def wrong_multiples(sentence: str) -> Iterator[Wrong]:
    """Yield the totals of a sentence that its count and its amount for each do not make."""
    if not _SIGN.search(sentence):
        return
    facts = facts_of(sentence)
    if not 3 <= len(facts) <= _MOST:
        return
    each = [one for n in range(len(facts)) if (one := _each(sentence, facts, n)) is not None]
    if len(each) == 1:
        yield from _of_each(sentence, facts, each[0])


_SIGN = patterns.ours(r"mỗi |từng |một |bình quân|/ ?[^\W\d]| ?[x×] ?\d", re.IGNORECASE)
_MOST = 9
"""Figures of a sentence that is looked at; a longer one tells of several things."""


def _each(sentence: str, facts: Sequence[Fact], n: int) -> _Each | None:
    fact = facts[n]
    one = fact.amount
    if one.unit in ("", "%"):
        return None
    mean = patterns.search(r"bình quân|trung bình", fact.clause) is not None
    told = _EACH.search(fact.clause.lstrip() if "," in fact.before else fact.before)
    if told:
        return _Each(n, one, (told["moi"] or told["moi2"]).lower(), mean)
    per = _PER.match(sentence, one.unit_end)
    if per:
        return _Each(n, one, per["moi"].lower(), mean)
    if one.unit == "đồng" and _PRICED.search(fact.clause):
        return _Each(n, one, "", mean)
    return None


def _of_each(sentence: str, facts: Sequence[Fact], each: _Each) -> Iterator[Wrong]:
    counts = [n for n, fact in enumerate(facts) if n != each.at and _counts(fact.amount, each.of)]
    if len(counts) != 1:
        return
    count = facts[counts[0]].amount
    rest = [n for n in range(len(facts)) if n not in (each.at, counts[0])]
    wholes = [n for n in rest if _of_unit(facts[n].amount.unit, each.amount.unit)]
    if not wholes or any(_HEDGED.search(facts[n].clause) for n in (each.at, counts[0], *wholes)):
        return
    product = count.value * each.amount.value
    room = (each.amount.step * count.value / 2) if each.mean else Decimal(0)
    others = [facts[n].amount for n in rest if n not in wholes]
    for whole in (facts[n].amount for n in wholes):
        ways = [product, *(product * other.value for other in others if other.value)]
        ways += [product + facts[n].amount.value for n in wholes if facts[n].amount is not whole]
        if any(abs(way - whole.value) <= max(room, _slack(whole)) for way in ways):
            return
    told = [n for n in wholes if _is_whole(facts, n, counts[0])]
    if len(told) != 1 or any(one.unit in _FACTORS for one in others):
        return
    whole = facts[told[0]].amount
    if any(patterns.search(r"(?<!\w)(?:và|cùng|kèm|cộng) $", facts[n].before) for n in rest if n not in wholes):
        return  # each gets something else too
    sure = _TOGETHER.search(facts[told[0]].before) is not None
    if abs(product - whole.value) > (_HALF if sure else _NEAR) * max(product, whole.value):
        return
    right = shown_like(product, whole, sentence) if whole.step > 1 else shown(product, whole.unit)
    parts = (count, each.amount, whole)
    yield Wrong(
        min(one.start for one in parts),
        max(one.unit_end for one in parts),
        f"{said(count, sentence)} × {said(each.amount, sentence)} là {right}, không phải {said(whole, sentence)}",
        right,
    )


def _of_unit(whole: str, each: str) -> bool:
    """Whether a total counts what each gets; visits of people are counted as people."""
    return kin(whole, each) or kin(whole.removeprefix("lượt "), each) or (whole == "lượt" and each in PEOPLE)


def _counts(one: Amount, of: str) -> bool:
    """Whether an amount counts the things each of which gets so much."""
    return (
        one.exact and bool(one.unit) and one.unit not in ("%", "đồng") and (one.unit.split()[0] == of or one.unit == of)
    )


def _slack(whole: Amount) -> Decimal:
    return whole.step / 2 if whole.unit == "đồng" and whole.step > 1 else whole.slack


def _is_whole(facts: Sequence[Fact], n: int, count: int) -> bool:
    """Whether an amount is what all get together: called a total, or before the count it is shared out to."""
    if _TOGETHER.search(facts[n].before):
        return True
    if n + 1 == count:
        return _SHARED_OUT.fullmatch(facts[count].before) is not None
    return (
        n == count + 1 and patterns.fullmatch(r"[^,;.]{0,40}(?:,? với|;|,)(?: số tiền)? $", facts[n].before) is not None
    )
