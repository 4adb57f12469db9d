"""Figures of one unit that nearly add up, whatever words stand between them: "87 quán: 75 quán đạt, 15 quán phải sửa".

The numbers speak first: a sum that misses by one digit, by two digits changed round, or by one or two is rarely chance. Words are asked
only whether a figure is of something else (a rise, a norm, a bound), and, where the figures are small, whether they may be parts at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, agrees, amounts, in_unit, is_fraction, is_slip_of, kin
from cchc_docs.checking.figures.dimensions import Part, may_overlap, one_dimension, unnumbered
from cchc_docs.checking.figures.relations.facts import Fact, facts_of
from cchc_docs.checking.figures.totals_behind import PARTING, TIMES, goes_on, slack_of, wrong_sum
from cchc_docs.record import NamedTuple

_OF_ANOTHER = patterns.ours(
    r"(?<!\w)(?:tăng(?! cường)|giảm(?! nghèo)|so với|cùng kỳ|bình quân|mỗi|từng|hơn|thêm|vượt|(?:năm|kỳ|quý|tháng|vụ) trước|ít nhất|tối thiểu|không quá|tối đa|khoảng|gần|(?:dưới|từ|đến)(?= ?$)|dự kiến (?:tháng|quý|năm|đến|hoàn)|phấn đấu|ước (?:thực|cả|đến|tính đến)|so kế hoạch|theo kế hoạch|(?:kế hoạch|chỉ tiêu) (?:giao|năm|đề ra))(?!\w)",
    re.IGNORECASE,
)
"""Words of its clause by which a figure is no part of a whole."""
_PERIOD = patterns.ours(r"(?<!\w)(?:năm|tháng|quý|khóa|lớp|khối) (?:20\d\d|\d|[IVX]+(?!\w))", re.IGNORECASE)
"""A figure of one period is no total of those of others."""
_TIMES_IT = patterns.ours(r" [x×*] ?$")
_SOME = patterns.ours(
    r"(?<!\w)(?:trong đó(?: đã| hiện)? có|trong số đó|riêng|nhất là|(?:tiêu biểu|điển hình) (?:là|như|có)|ví dụ|như|kể cả)(?!\w)(?! sau)",
    re.IGNORECASE,
)
_TOTAL = patterns.ours(
    r"(?<!\w)(?:tổng|cộng|tất cả|cả thảy|toàn|cả|lũy kế|luỹ kế|(?:6|9|sáu|chín) tháng)(?!\w)[^;.]{0,40}$", re.IGNORECASE
)
_BARE = patterns.ours(r" ?(?:[,;.:()]|và |- |$)")
_OF = patterns.ours(r"^ (?:trong|trên)(?: tổng)?(?: số)? $")
"""“19 trong tổng số 25 thửa” is a fraction."""
_WITHIN = patterns.ours(r"(?<!\w)(?:trong|trên|/)(?!\w)[^;.,]{0,30}$", re.IGNORECASE)
_SIGN = patterns.ours(
    r"[:(]|(?<!\w)(?:gồm|trong đó|chia|phân|cụ thể|lần lượt|còn|lại|dư|thiếu|vắng|chưa|không|đã|được|phải|khác|chuyển|đang|xong|đạt|nam|nữ|mới|cũ|(?:qua|số|lần) (?:đó|này))(?!\w)",
    re.IGNORECASE,
)
_LEFT = patterns.ours(r"(?<!\w)(?:còn|lại|chưa|không|khác|vắng|thiếu|đang)(?!\w)", re.IGNORECASE)
_REST = patterns.ours(r"(?<!\w)(?:gồm|còn lại|số còn|chưa|không)(?!\w)|:", re.IGNORECASE)
_OPENS = patterns.ours(
    r"^ ?\(|:|(?<!\w)(?:gồm|trong đó|chia (?:ra|thành|theo)|cụ thể|nguyên nhân)(?!\w)", re.IGNORECASE
)
_COMPLETE = patterns.ours(r":|(?<!\w)(?:gồm|nguyên nhân)(?!\w)", re.IGNORECASE)
_FEWEST, _MOST = 3, 14
"""Figures of one unit that are looked at; more of them are a list of several things."""
_LEAST, _SMALL = 10, 100
"""The least total that is looked at, and below which words must say that there are parts."""
_OFF, _PAIR = 2, 2
_TENTH = 10


class _One(NamedTuple):
    """A figure of a group, with the words about it; `whole` below the line of a fraction."""

    amount: Amount
    before: str
    behind: str
    whole: bool = False


def near_sums(sentence: str, typed: str = "") -> Iterator[Wrong]:
    """Yield the totals of a sentence that the other figures of their unit nearly make.

    `typed`: the sentence with its rates; a rate that the parts have of the total says that they are not all of it.
    """
    rates = [one for one in amounts(typed or sentence) if one.unit == "%"]
    facts = facts_of(sentence)
    if len(facts) < _FEWEST:
        return
    for group in _groups(sentence, facts):
        if len(group) < _FEWEST or len(group) > _MOST:
            continue
        wrong = next(_of_group(sentence, _collapsed(group), rates), None)
        if wrong is not None:
            yield wrong


def adds_up(sentence: str) -> bool:
    """Tell whether each unit of a sentence has a figure that is the sum of its others, three or more: words that say otherwise are misread."""
    facts = facts_of(sentence)
    if len(facts) <= _FEWEST:
        return False
    groups = [[one.amount.value for one in group] for group in _groups(sentence, facts)]
    groups = [values for values in groups if len(values) >= _FEWEST]
    return all(_FEWEST < len(values) <= _MOST and max(values) * 2 == sum(values) for values in groups) and bool(groups)


def _groups(sentence: str, facts: Sequence[Fact]) -> list[list[_One]]:
    """The figures of a sentence by what they count; a bare one belongs to the group before it, a fraction gives its whole first."""
    groups: list[list[_One]] = []
    last: list[_One] | None = None
    upper: Fact | None = None
    for at, fact in enumerate(facts):
        one = fact.amount
        behind = facts[at + 1].amount if at + 1 < len(facts) else None
        if behind is not None and (
            is_fraction(sentence, one, behind) or (not one.unit and _OF.match(sentence[one.end : behind.start]))
        ):
            upper = fact
            continue
        part, upper = upper, None
        if one.unit in TIMES - {"đồng"} or (part is None and sentence[one.unit_end : one.unit_end + 1] == "/"):
            continue
        if _OF_ANOTHER.search(patterns.split(r"[,;:)]", (part or fact).before)[-1]) or _TIMES_IT.search(fact.before):
            continue
        if not one.unit:
            if last is not None and one.exact and _BARE.match(fact.behind):
                last.append(_One(in_unit(one, last[0].amount), fact.before, fact.behind))
            continue
        if part is None:
            new = [_One(one, fact.before, fact.behind)]
        else:
            new = [
                _One(one, part.before, "", whole=True),
                _One(in_unit(part.amount, one), part.before, fact.behind),
            ]
        last = next((group for group in groups if kin(group[0].amount.unit, one.unit)), None)
        if last is None:
            last = new
            groups.append(new)
        else:
            known = {other.amount.value for other in last if other.whole}
            last.extend(other for other in new if not other.whole or other.amount.value not in known)
    return groups


def _collapsed(group: list[_One]) -> list[_One]:
    """A group without the figures that only make up one of the others exactly."""
    ones = list(group)
    for at in range(len(ones) - 1, 0, -1):
        value, added = ones[at].amount.value, Decimal(0)
        for last in range(at + 1, len(ones)):
            added += ones[last].amount.value
            if added == value and last > at + 1:
                del ones[at + 1 : last + 1]
            if added >= value:
                break
    return ones


def _of_group(sentence: str, ones: Sequence[_One], rates: Sequence[Amount]) -> Iterator[Wrong]:
    if len(ones) < _FEWEST:
        return
    values = [one.amount.value for one in ones]
    top = values.index(max(values))
    ways = [(0, list(range(1, len(ones))))]
    if top and (_WITHIN.search(ones[top].before) or _TOTAL.search(ones[top].before) or ones[top].whole):
        ways.append((top, [n for n in range(len(ones)) if n != top]))
    for at in range(len(ones) - 2):
        stop = next((n for n in range(at + 2, len(ones)) if _parted(ones[n].before)), len(ones))
        stop = len(ones) if stop < at + 3 else stop
        if (at and _OPENS.search(ones[at + 1].before)) or (not at and stop < len(ones)):
            ways.append((at, list(range(at + 1, stop))))
    judged = [_judged(sentence, ones, total, parts, rates) for total, parts in ways]
    if not any(one is _EXACT for one in judged):
        yield from (one for one in judged if one is not None)
        return
    again = _behind_exact(ones)
    if len(again) >= _FEWEST and not any(one.whole for one in again):
        yield from _of_group(sentence, again, rates)


def _behind_exact(ones: Sequence[_One]) -> list[_One]:
    """The first figure and those that stand behind the parts that make it: it may be parted once more, another way."""
    sums = list(accumulate(one.amount.value for one in ones[1:]))
    at = next((n + 2 for n, value in enumerate(sums) if value == ones[0].amount.value), len(ones))
    return [ones[0], *ones[at:]] if at < len(ones) and _parted(ones[at].before) else []


def _parted(before: str) -> bool:
    return patterns.search(r"[;.] ", before) is not None


_EXACT = Wrong(0, 0, "")


class _Sum(NamedTuple):
    """A total, its parts and the words between them; `scale` the worth of the last digit that is not nought in all of them."""

    sentence: str
    whole: _One
    ones: Sequence[_One]
    parts: Sequence[Part]
    added: Decimal
    scale: Decimal

    @property
    def words(self) -> str:
        """The words from the first of its figures to those behind the last."""
        figures = [self.whole.amount, *(part.amount for part in self.parts)]
        end = max(one.unit_end for one in figures) + len(self.parts[-1].behind)
        return self.sentence[min(one.start for one in figures) : end]

    @property
    def lacking(self) -> Decimal:
        """By how much the parts fall short of the total."""
        return self.whole.amount.value - self.added

    @property
    def is_small(self) -> bool:
        """Whether the total has two digits that say something: chance often makes such sums."""
        return self.whole.amount.value < _SMALL * self.scale


def _judged(sentence: str, ones: Sequence[_One], at: int, rest: Sequence[int], rates: Sequence[Amount]) -> Wrong | None:
    """What is wrong with a total and its parts; `_EXACT` where the first of them make it."""
    total, parts = ones[at].amount, [_part(ones[n]) for n in rest]
    values = [part.amount.value for part in parts]
    if len(parts) < _PAIR:
        return None
    if any(one == total.value for one in list(accumulate(values))[1:]):
        return _EXACT
    added = sum(values, Decimal(0))
    one = _Sum(sentence, ones[at], [ones[n] for n in rest], parts, added, _scale([total, *(p.amount for p in parts)]))
    if (
        (total.value < _LEAST * one.scale and not _is_too_much(one))
        or abs(one.lacking) <= slack_of(total, parts)
        or not (_is_slip(one) or _is_row(one))
    ):
        return None
    if _is_of_other_things(one) or (one.lacking > 0 and _may_be_short(one, rates)) or not _may_be_parts(one):
        return None
    return wrong_sum(sentence, total, parts, added)


def _part(one: _One) -> Part:
    before = patterns.split(r"[,;:(]| và |trong đó", one.before)[-1]
    return Part(one.amount, before, patterns.split(r"[,;.:()]| và ", one.behind)[0])


def _scale(figures: Sequence[Amount]) -> Decimal:
    scale = min(one.step for one in figures)
    while all(one.value % (scale * _TENTH) == 0 for one in figures):
        scale *= _TENTH
    return scale


def _is_too_much(one: _Sum) -> bool:
    """Whether parts of few things are one or two more than there are: no list of some of them can be."""
    return -_OFF <= one.lacking < 0 and (one_dimension(one.parts) or _COMPLETE.search(one.ones[0].before) is not None)


def _is_slip(one: _Sum) -> bool:
    """Whether one slip makes a total and its parts agree: one digit, two changed round, or one or two too many."""
    total, values = one.whole.amount.value, [part.amount.value for part in one.parts]
    if total in values:
        return False  # that part is all there is
    more = [value for value in values if value > total]
    if abs(one.lacking) <= _OFF * one.scale:
        return not more
    typed = [value for value in values if _slipped(value, value + one.lacking, one.scale)]
    if more:
        return more == typed or (not one.is_small and _slipped(total, one.added, one.scale))
    return bool(typed) or _slipped(total, one.added, one.scale)


def _is_row(one: _Sum) -> bool:
    """Whether three parts or more and what is called their total miss each other by little, whatever was mistyped."""
    called = _TOTAL.search(one.whole.before) is not None or _COMPLETE.search(one.ones[0].before) is not None
    smaller = all(part.amount.value < one.whole.amount.value for part in one.parts)
    return called and smaller and len(one.parts) >= _FEWEST and not _is_far(one)


def _slipped(typed: Decimal, right: Decimal, scale: Decimal) -> bool:
    """Whether one figure is another with one slip; "04" has two digits as "40" has."""
    one, other = typed / scale, right / scale
    return right > 0 and (is_slip_of(one, other) or (other < _TENTH < one < _SMALL and one == other * _TENTH))


def _is_of_other_things(one: _Sum) -> bool:
    """Whether the words say that the figures are no total and its parts."""
    opened = [_OPENS.search(part.before) is not None for part in one.ones]
    timed = _PERIOD.search(one.whole.before) is not None and any(_PERIOD.search(part.before) for part in one.ones)
    shared = sum(may_overlap([part]) for part in one.parts)
    return (
        timed
        or (any(opened) and not opened[0])  # what is parted stands nearer
        or _SOME.search(one.words) is not None
        or shared > (_COMPLETE.search(one.words) is not None)
        or (one.whole.whole and not _LEFT.search(one.words))
        or PARTING.search(one.whole.before) is not None  # itself the first of a row
        or (_is_bracketed(one, one.whole) and all(_is_bracketed(one, part) for part in one.ones))
    )


def _is_bracketed(one: _Sum, figure: _One) -> bool:
    """Whether a figure stands behind its name in a bracket of its own: "thiếu đèn (12 lượt), rác (07 lượt)" is one row, its first figure no total."""
    shut = one.sentence[figure.amount.unit_end : figure.amount.unit_end + 1] == ")"
    return shut and figure.before.endswith("(") and not _TOTAL.search(figure.before)


def _may_be_short(one: _Sum, rates: Sequence[Amount]) -> bool:
    """Whether parts that fall short of their total may be only some of it."""
    share = 100 * one.added / one.whole.amount.value
    closed = one.whole.amount.start > one.parts[-1].amount.start and _TOTAL.search(one.whole.before)
    return (
        one.lacking <= unnumbered(one.parts)
        or any(not agrees(share, share, rate) for rate in rates)
        or (one.whole.amount.start < one.parts[0].amount.start and goes_on(one.sentence, one.parts))
        or _stands(one.sentence, one.lacking / one.whole.amount.step.scaleb(one.whole.amount.places))
        or (one.is_small and not closed and (_is_far(one) or (len(one.parts) == _PAIR and not _REST.search(one.words))))
    )


def _stands(sentence: str, value: Decimal) -> bool:
    """Whether a figure stands in a sentence, whatever it is of: what is lacking is told, only otherwise."""
    typed = (found.replace(".", "").replace(",", ".") for found in patterns.findall(r"\d[\d.,]*\d|\d", sentence))
    return any(patterns.fullmatch(r"\d+(?:\.\d+)?", one) and Decimal(one) == value for one in typed)


def _is_far(one: _Sum) -> bool:
    return abs(one.lacking) * _TENTH > one.whole.amount.value


def _may_be_parts(one: _Sum) -> bool:
    """Whether the words say enough for the size of the figures, and of what they miss by."""
    total, last = one.whole.amount, one.ones[-1]
    if one_dimension(one.parts):
        return True
    if _is_far(one):
        gap = one.sentence[total.unit_end : one.ones[0].amount.start]
        closed = _LEFT.search(f"{last.before}{one.parts[-1].behind}")
        return bool(_OPENS.search(gap) or closed or _TOTAL.search(one.whole.before))
    return not one.is_small or _SIGN.search(one.words) is not None
