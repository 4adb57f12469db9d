"""So many, so much each, so much together: found by what each figure counts, in whatever order they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import (
    PEOPLE,
    Amount,
    Wrong,
    is_slip_of,
    kin,
    said,
    shown,
    shown_like,
    whole_or_between,
)
from cchc_docs.checking.figures.relations.facts import Fact, facts_of
from cchc_docs.checking.figures.relations.periods import wrong_periods
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
    r"(?<!\w)(?:tối đa|tối thiểu|ít nhất|không quá|khoảng|dưới|trên|trở lên|ước|gần|hơn|từ|đến)(?!\w)",
    re.IGNORECASE,
)
_OWNS = patterns.ours(r"(?: [^\W\d]+){0,2}(?: có| gồm| cùng|,)(?: tổng số| tất cả)? ")
"""“11 khu phố có 22 tổ, 110 người”."""
_DAILY = patterns.ours(r" ?/ ?(?:1 |01 |một )?[^\W\d_]+(?: [^\W\d_]+)? ?/ ?(?P<nua>ngày|buổi|tháng|đêm|lớp|đợt)(?!\w)")
"""“150.000 đồng/người/ngày”."""
_A_TIME = patterns.ours(r" ?(?:/|mỗi|một) ?(?P<nua>ngày|buổi|tháng|đêm|tuần)(?!\w)")
"""“mỗi em 15 kg/tháng”: so much for each, every month."""
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
    """Yield the totals of a sentence that its count and its amount for each do not make; else those of its parts between semicolons."""
    yield from whole_or_between(sentence, _multiples)


def _multiples(sentence: str) -> Iterator[Wrong]:
    if not _SIGN.search(sentence):
        return
    facts = tuple(fact for fact in facts_of(sentence) if fact.amount.unit != "tuổi")
    if 1 < len(facts) <= _MOST:
        yield from wrong_periods(sentence, facts)
    if not 1 < len(facts) <= _MOST:
        return
    each = [one for n in range(len(facts)) if (one := each_of(sentence, facts, n)) is not None]
    for one in each:
        if one.amount.unit == "đồng" and len(each) > 1 and all(other.amount.unit == "đồng" for other in each):
            continue  # two prices make one total
        yield from _of_each(sentence, facts, one, {other.at for other in each} - {one.at})


_SIGN = patterns.ours(r"mỗi |hằng |hàng |từng |một |bình quân|/ ?[^\W\d]| ?[x×] ?\d", re.IGNORECASE)
_MOST = 9
"""Figures of a sentence that is looked at; a longer one tells of several things."""


def each_of(sentence: str, facts: Sequence[Fact], n: int) -> _Each | None:
    """Return what an amount is for each of ("mỗi ban 09 thành viên"), None where it is for none."""
    fact = facts[n]
    one = fact.amount
    if one.unit in ("", "%"):
        return None
    mean = patterns.search(r"bình quân|trung bình", fact.clause) is not None
    told = _EACH.search(fact.clause.lstrip() if "," in fact.before else fact.before)
    if told:
        return _Each(n, one, (told["moi"] or told["moi2"]).lower(), mean)
    if (
        n
        and not told
        and fact.before == " "
        and facts[n - 1].amount.value == 1
        and (over := each_of(sentence, facts, n - 1))
    ):
        return _Each(n, one, over.of, mean)  # "mỗi thôn 01 tổ 08 người"
    per = _PER.match(sentence, one.unit_end)
    if per:
        return _Each(n, one, per["moi"].lower(), mean)
    if one.unit == "đồng" and _PRICED.search(fact.clause):
        return _Each(n, one, "", mean)
    return None


def _of_each(sentence: str, facts: Sequence[Fact], each: _Each, others_each: set[int]) -> Iterator[Wrong]:
    """`others_each`: the amounts that are told for each of something else ("mỗi khu phố 02 tổ, mỗi tổ 05 người")."""
    counts = [n for n, fact in enumerate(facts) if n not in (each.at, *others_each) and _counts(fact.amount, each.of)]
    if not counts:
        yield from _undivided(sentence, facts, each)
    if len({facts[n].amount.value for n in counts}) != 1:
        return
    rest = [n for n in range(len(facts)) if n not in (each.at, *counts, *others_each)]
    wholes = [n for n in rest if _of_unit(facts[n].amount.unit, each.amount.unit)]
    also = _also_each(facts, each.at)
    wholes = [n for n in wholes if n not in also]
    if not wholes or any(_HEDGED.search(facts[n].clause) for n in (*counts, *wholes)):
        return
    count = facts[counts[0]].amount
    product = count.value * (each.amount.value + sum(facts[n].amount.value for n in also))
    daily = _DAILY.match(sentence, each.amount.unit_end) or (
        each.of not in _FACTORS and _A_TIME.match(sentence, each.amount.unit_end)
    )
    if daily:
        times = [n for n in rest if facts[n].amount.unit == daily["nua"] and facts[n].amount.exact]
        if len(times) != 1:
            return
        product *= facts[times[0]].amount.value
        rest.remove(times[0])
    room = (each.amount.step * count.value / 2) if each.mean else Decimal(0)
    others = [facts[n].amount for n in rest if n not in (*wholes, *also)]
    for whole in (facts[n].amount for n in wholes):
        ways = [product, count.value * each.amount.value, *(product * other.value for other in others if other.value)]
        ways += [product + facts[n].amount.value for n in wholes if facts[n].amount is not whole]
        if any(abs(way - whole.value) <= max(room, _slack(whole)) for way in ways):
            return
    alone = not others and len(wholes) == len(counts) == 1 and _beside(sentence, facts, (*wholes, *counts, each.at))
    told = [n for n in wholes if alone or any(_is_whole(facts, n, at) for at in counts)]
    if each.mean and not told and each.at - 1 in wholes:
        told = [each.at - 1]  # "600 lít, bình quân 150 lít/đợt"
    if len(told) != 1 or any(one.unit in _FACTORS for one in others):
        return
    whole = facts[told[0]].amount
    if any(
        patterns.search(r"(?<!\w)(?:và|cùng|kèm|cộng) $", facts[n].before) for n in rest if n not in (*wholes, *also)
    ):
        return  # each gets something else too
    at = min(counts, key=lambda n: abs(n - told[0]))
    hedged = _HEDGED.search(facts[each.at].clause)
    if hedged and not (hedged[0].lower() == "khoảng" and is_slip_of(product, whole.value)):
        return
    if abs(product - whole.value) > (_HALF if _is_sure(facts, told[0], at, each) else _NEAR) * max(
        product, whole.value
    ):
        return
    right = shown_like(product, whole, sentence) if whole.step > 1 else shown(product, whole.unit)
    parts = (facts[at].amount, each.amount, whole)
    yield Wrong(
        min(one.start for one in parts),
        max(one.unit_end for one in parts),
        f"{said(count, sentence)} × {said(each.amount, sentence)} là {right}, không phải {said(whole, sentence)}",
        right,
    )


def _undivided(sentence: str, facts: Sequence[Fact], each: _Each) -> Iterator[Wrong]:
    """“26 buổi, mỗi chi hội 03 buổi”: no number of branches gives that many."""
    one = each.amount
    wholes = [n for n, fact in enumerate(facts) if n != each.at and fact.amount.unit == one.unit]
    if len(wholes) != 1 or not one.exact or one.unit in _NO_SHARE | PEOPLE or each.mean or each.of in _FACTORS:
        return
    whole = facts[wholes[0]].amount
    words = sentence[min(whole.start, one.start) : max(whole.unit_end, one.unit_end)]
    hedged = any(_HEDGED.search(facts[n].clause) for n in (wholes[0], each.at)) or _MORE.match(sentence, one.unit_end)
    beside = abs(wholes[0] - each.at) == 1 and not _APART.search(words)
    if whole.exact and beside and not hedged and whole.value > one.value > 1 and whole.value % one.value:
        message = f"Mỗi {each.of} {said(one, sentence)} thì không thể là {said(whole, sentence)}"
        yield Wrong(min(whole.start, one.start), max(whole.unit_end, one.unit_end), message, "kiểm tra lại các số")


_NO_SHARE = frozenset(
    ["", "%", "đồng", "ngày", "tháng", "quý", "năm", "giờ", "tuần", "lần", "lượt", "ha", "kg", "tấn", "lít", "m", "km"]
)
_MORE = patterns.ours(r"[^,;.]{0,40}(?:trở lên|hoặc|đến|- ?\d|/)")


def _is_sure(facts: Sequence[Fact], whole: int, count: int, each: _Each) -> bool:
    owned = whole == count + 1 and each.amount.exact and _OWNS.fullmatch(facts[whole].before) is not None
    return owned or _TOGETHER.search(facts[whole].before) is not None


def _also_each(facts: Sequence[Fact], at: int) -> list[int]:
    """What each gets beside: “mỗi đội 12 vận động viên, 01 huấn luyện viên”; right behind it."""
    out: list[int] = []
    if facts[at].amount.unit in _NOT_GIVEN:
        return out
    for n in range(at + 1, len(facts)):
        one = facts[n].amount
        beside = _ALSO.fullmatch(facts[n].before) and one.exact and one.unit not in _NOT_GIVEN
        if not beside or one.value >= facts[at].amount.value:
            break
        out.append(n)
    return out


_NOT_GIVEN = frozenset(["", "%", "đồng", *_FACTORS])
_ALSO = patterns.ours(r"[^,;.\d]{0,20}(?:, | và )")


def _beside(sentence: str, facts: Sequence[Fact], three: tuple[int, ...]) -> bool:
    """Whether three figures stand alone in one stretch between full stops and semicolons, and nothing says they are of two things."""
    first, last = min(three), max(three)
    words = sentence[facts[first].amount.start : facts[last].amount.unit_end]
    return last - first == len(three) - 1 and not patterns.search(r"[;.](?=\s)", words) and not _APART.search(words)


_APART = patterns.ours(
    r"(?<!\w)(?:trong đó|còn|thêm|đã|riêng|khác|đợt \d|tăng|giảm|so với|hỗ trợ thêm|đầu tiên|thứ)(?!\w)", re.IGNORECASE
)


def _of_unit(whole: str, each: str) -> bool:
    """Whether a total counts what each gets; visits of people are counted as people."""
    return kin(whole, each) or kin(whole.removeprefix("lượt "), each) or (whole == "lượt" and each in PEOPLE)


def _counts(one: Amount, of: str) -> bool:
    """Whether an amount counts the things each of which gets so much."""
    return (
        (one.exact or (one.unit == "điểm" and not one.places))
        and bool(one.unit)
        and one.unit not in ("%", "đồng")
        and (one.unit.split()[0] == of or one.unit == of)
    )


def _slack(whole: Amount) -> Decimal:
    return whole.step / 2 if whole.unit == "đồng" and whole.step > 1 else whole.slack


def _is_whole(facts: Sequence[Fact], n: int, count: int) -> bool:
    """Whether an amount is what all get together: called a total, or before the count it is shared out to."""
    if n < count and "trong đó" in facts[n].behind:
        return False  # only some of it is shared out
    if _TOGETHER.search(facts[n].before):
        return True
    if n + 1 == count:
        return _SHARED_OUT.fullmatch(facts[count].before) is not None
    return (n == count + 1 and _OWNS.fullmatch(facts[n].before) is not None) or (
        n == count + 1 and patterns.fullmatch(r"[^,;.]{0,40}(?:,? với|;|,)(?: số tiền)? $", facts[n].before) is not None
    )
