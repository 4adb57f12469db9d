"""A rate and the only two amounts of its sentence: a part of a whole, or what was done of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import (
    Amount,
    Wrong,
    agrees,
    in_unit,
    is_fraction,
    is_slip,
    kin,
    said,
    shown,
    whole_or_between,
)
from cchc_docs.checking.figures.relations.facts import Fact, facts_of, of_one_kind

_CHANGE = patterns.ours(
    r"(?<!\w)(?:tăng|giảm|vượt|hơn|kém|lãi suất|thuế suất|cao|thấp|phấn đấu|tối thiểu|ít nhất|trên|dưới|từ|khoảng|gần|bình quân|mỗi|thêm|trở lên|mục tiêu)(?!\w)[^,;(]{0,30}$",
    re.IGNORECASE,
)
_OTHER = patterns.ours(r" ?(?:so với cùng kỳ|cùng kỳ|so với năm|so với quý|so với tháng|trở lên|dân số|công suất)")
_PLAN = patterns.ours(r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|giao|được giao|nghị quyết)(?!\w)", re.IGNORECASE)
_TELLS = patterns.ours(
    r"(?:(?<!\w)(?:đạt|chiếm|bằng|tương ứng|tương đương|tỷ lệ|tỉ lệ)(?: khoảng)?:? |\( ?|, |; |: )$|^\W*$",
    re.IGNORECASE,
)
_SO_FAR = patterns.ours(r"(?<!\w)(?:lũy kế|luỹ kế|cộng dồn)(?: [^\W\d]+){0,3}:? $", re.IGNORECASE)
"""What was done so far holds what was done now: the rate is of a plan that stands elsewhere."""
_FAR = Decimal(10)
"""Percent by which a slip may be off; what is further off is told of something else."""


def wrong_rates(sentence: str) -> Iterator[Wrong]:
    """Yield the rates of a sentence that the only two amounts beside them deny by a slip."""
    yield from whole_or_between(sentence, _rates)


def _rates(sentence: str) -> Iterator[Wrong]:
    if "%" not in sentence and "phần trăm" not in sentence:
        return
    facts = facts_of(sentence)
    rates = [fact for fact in facts if fact.amount.unit == "%"]
    others = [fact for fact in facts if fact.amount.unit not in ("%", "lần", "tuổi", "năm", "tháng", "ngày", "quý")]
    if len(rates) != 1 or len(others) != 2:
        return
    rate, (one, other) = rates[0], others
    if one.behind.strip() == "/" and not is_fraction(sentence, one.amount, other.amount):
        return  # a day
    paired = "" in (one.amount.unit, other.amount.unit) and one.behind.strip() == "/"
    if (
        not (paired or of_one_kind(one.amount, other.amount))
        or _CHANGE.search(rate.before[-60:])
        or _OTHER.match(rate.behind)
    ):
        return
    near = min(others, key=lambda fact: abs(fact.amount.start - rate.amount.start))
    between = sentence[min(near.amount.unit_end, rate.amount.unit_end) : max(near.amount.start, rate.amount.start)]
    if ";" in between or (rate.amount.start < one.amount.start and "(" not in between):
        return
    planned = [fact for fact in others if _PLAN.search(fact.clause) or _PLAN.match(fact.behind.lstrip(" ("))]
    if not planned and one.amount.value > other.amount.value and _is_told_of_first(sentence, one, rate, other):
        return
    first, second = in_unit(one.amount, other.amount), in_unit(other.amount, one.amount)
    if len(planned) == 1:
        whole, part = (first, second) if planned[0] is one else (second, first)
    else:
        part, whole = sorted((first, second), key=lambda each: each.value)
    if paired and of_another_whole(sentence, other.amount, rate.amount):
        return
    so_far = _SO_FAR.search(other.before) is not None and one.amount.value < other.amount.value
    if so_far or not part.value or not whole.value or not _TELLS.search(rate.before):
        return
    true = 100 * part.value / whole.value
    reverse = 100 * whole.value / part.value
    low, high = true - 100 * part.slack / whole.value, true + 100 * part.slack / whole.value
    if agrees(low, high, rate.amount) != "sai" or agrees(reverse, reverse, rate.amount) != "sai":
        return
    told = rate.amount
    left = 100 - true
    if agrees(left, left, told) != "sai" or agrees(abs(reverse - 100), abs(reverse - 100), told) != "sai":
        return
    if abs(true - told.value) <= _FAR or is_slip(true.quantize(told.step), told.value):
        right = shown(true, "%", max(1, told.places))
        start = min(one.amount.start, told.start)
        end = max(other.amount.unit_end, told.unit_end)
        yield Wrong(
            start,
            end,
            f"{said(part, sentence)} trên {said(whole, sentence)} là {right}, không phải {said(told, sentence)}",
            right,
        )


_OF_FIRST = patterns.ours(r"[^;.()]*\([^()]*|[^;.()]*, (?:chiếm|bằng)(?: [^\W\d_]+){0,3} ")
_ENDED = patterns.ours(r"\)?[^()]*[,)] ?(?!tức|tương ứng|tương đương|là )[^():]*")


def _is_told_of_first(sentence: str, one: Fact, rate: Fact, other: Fact) -> bool:
    """Whether a rate is that of the amount before it, and the one behind it is the next item: "29 thợ (chiếm 63,0%), 17 người nữ"; the whole of both was told before."""
    return (
        _OF_FIRST.fullmatch(sentence, one.amount.unit_end, rate.amount.start) is not None
        and _ENDED.fullmatch(sentence, rate.amount.unit_end, other.amount.start) is not None
    )


_OWN_WHOLE = patterns.ours(
    r" (?:(?:tổng )?số |(?=hộ|gia đình|người|học sinh|trẻ|cán bộ|hồ sơ|văn bản|diện tích))(?P<ten>(?!lượng|liệu|giao|được|phải|còn)[^\W\d]+(?: [^\W\d]+)?)"
)


_ALL = 100
_EACH_HAS = patterns.ours(r" (?:đều |cùng |đã )?đạt ")


def of_another_whole(words: str, whole: Amount, rate: Amount) -> bool:
    """Tell whether a rate behind a pair names its own whole: "9/10 ấp đạt chuẩn, 84% số hộ có nước sạch", "4/5 lĩnh vực đạt 100%"."""
    if rate.value == _ALL and _EACH_HAS.fullmatch(words, whole.unit_end, rate.start):
        return True  # four of five fields reach it, each of them
    own = _OWN_WHOLE.match(words, rate.unit_end)
    if own is None or not whole.unit:
        return False
    noun = own["ten"].lower()
    return not (kin(noun, whole.unit) or kin(noun.split()[0], whole.unit.split()[0]))
