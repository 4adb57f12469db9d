"""Rates told in a sentence, against the part and the whole that stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import (
    Amount,
    Wrong,
    agrees,
    alike,
    amounts,
    in_unit,
    is_fraction,
    is_slip,
    kin,
    rates_of,
    said,
    sentences,
    shown,
)
from cchc_docs.checking.figures.relations.bounds import more_than_all
from cchc_docs.checking.figures.relations.rates import of_another_whole, wrong_rates
from cchc_docs.checking.figures.rows_of_rates import PLAN, in_turn, past_plan, wrong_in_time, wrong_in_turn, wrong_rows

_TELLS = patterns.ours(
    r"(?:(?<!\w)(?:(?:đạt|chiếm|bằng|tương ứng|tương đương|tỷ lệ|tỉ lệ|đạt tỷ lệ|đạt tỉ lệ|chiếm tỷ lệ|chiếm tỉ lệ|tỷ lệ đạt|tỷ lệ là)(?: khoảng)?:? )|\( ?|, )$",
    re.IGNORECASE,
)
_NOT_THIS = patterns.ours(
    r"(?<!\w)(?:tăng|giảm|vượt|hơn|kém|so với|trên|từ|tối thiểu|ít nhất|dưới|không quá|phấn đấu|mục tiêu|chỉ tiêu|khoảng|gần|xấp xỉ|ước|che phủ|lãi suất|thuế suất|mỗi|bình quân)(?!\w)[^,;.(]{0,30}$",
    re.IGNORECASE,
)
"""What makes a percentage something else than the share of the amount before it."""
_OTHER_WHOLE = patterns.ours(
    r" ?(?:kế hoạch|dự toán|chỉ tiêu|so với|so |nghị quyết|mục tiêu|yêu cầu|công suất|cùng kỳ|số |của |trong số|dân số|diện tích|nhu cầu|định mức|vốn|hạn mức|quy mô|giá trị|theo |trở |KH|DT)",
)
"""Words behind a percentage that name another whole than those told before."""
_OF_WHOLE = patterns.ours(
    r"^[^,;.()\d]{0,45}(?:(?<!\w)(?:(?<!nêu )(?<!nói )(?<!kể )trên|trong)(?! đó)(?: tổng(?: số| cộng)?| số)?|(?<!\w)tổng(?: số| cộng)|(?<!\w)của|/)[^,;.()\d]{0,45}$",
    re.IGNORECASE,
)
_BEHIND = patterns.ours(
    r"^ ?(?:kế hoạch|dự toán|tổng|chỉ tiêu|nghị quyết|vốn|số|dân số|diện tích|trên|so với (?:kế hoạch|dự toán|tổng))[^,;.()\d]{0,60}(?:\(|\(là |là )$|^ ?(?:trên |trong )?tổng(?: số| cộng| diện tích)?(?: [^\W\d]+){0,3} $",
    re.IGNORECASE,
)
_OPENS = patterns.ours(
    r"trong đó|(?<!\w)(?:tổng|toàn|có|tiếp nhận|gồm|phát ra|giao|trong số|được)(?!\w)", re.IGNORECASE
)
_NO_SHARE = frozenset(["", "đồng", "tuổi", "năm", "tháng", "ngày", "giờ", "lần", "điểm", "tiết", "buổi", "sao"])


def wrong_shares(text: str) -> Iterator[Wrong]:
    """Yield the rates of a text that its part and whole do not give, and parts greater than their whole."""
    before: list[tuple[int, str]] = []
    for base, sentence in sentences(text):
        found = tuple(one for one in amounts(sentence) if one.unit != "tuổi")
        if found:
            told: list[tuple[int, int]] = []
            for wrong in (
                *wrong_in_turn(sentence, found),
                *_rates(sentence, found),
                *more_than_all(sentence),
                *past_plan(sentence, found),
                *wrong_rows(sentence, found),
                *wrong_in_time(sentence, found, before),
            ):
                if not any(first < wrong.end and wrong.start < last for first, last in told):
                    told.append((wrong.start, wrong.end))
                    yield wrong._replace(start=wrong.start + base, end=wrong.end + base)
            for wrong in () if told else wrong_rates(sentence):
                yield wrong._replace(start=wrong.start + base, end=wrong.end + base)
        before.append((base, sentence))


def _rates(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    for at in range(len(found)):
        yield from _rate_first(words, found, at)
    turned = {rate.start for row in in_turn(words, found) for rate in row.rates}
    for at in range(1, len(found)):
        rate = found[at]
        if rate.start in turned:
            continue
        gap = words[found[at - 1].unit_end : rate.start]
        if rate.unit != "%" or found[at - 1].unit == "%" or patterns.search(r"[;.]", gap):
            yield from _over_plan(words, found, at)
            yield from _subset(words, found, at)
            continue
        if len(gap) > 70 or not _TELLS.search(gap) or _NOT_THIS.search(_TELLS.sub("", gap)):
            continue
        inside = _TELLS.sub("", gap).rpartition("(")
        if inside[1] and len(inside[2].split()) > 1 and not patterns.match(r" ?t[ỷỉ] lệ", inside[2]):
            continue  # "01/18 chỉ tiêu (thu ngân sách đạt 92%)"
        yield from _rate(words, found, at)


_THEN_PAIR = patterns.ours(
    r"[^.;,()\d]{0,60} ?\((?:là |đạt |có |tương ứng |tức |với )?$|[^.;()\d]{0,90}, (?:tương ứng|tương đương|tức)(?: là| với)? $",
    re.IGNORECASE,
)
_AT_LEAST = patterns.ours(r"(?<!\w)(?:trở lên|trở xuống|tối thiểu|ít nhất|trên|dưới|hơn|khoảng)(?!\w)", re.IGNORECASE)


def _rate_first(words: str, found: tuple[Amount, ...], at: int) -> Iterator[Wrong]:
    """“Tỷ lệ đúng hạn đạt 98,3% (454/462 hồ sơ)”."""
    if at + 2 >= len(found) or found[at].unit != "%" or not _is_pair(words, found[at + 1], found[at + 2]):
        return
    gap = words[found[at].unit_end : found[at + 1].start]
    if ", " in gap and _AT_LEAST.search(words[max(0, found[at].start - 30) : found[at + 1].start]):
        return  # a bound
    if _THEN_PAIR.match(gap) and not _NOT_THIS.search(words[max(0, found[at].start - 30) : found[at].start]):
        yield from _judge(words, found[at + 1], [found[at + 2]], found[at])


def _rate(words: str, found: tuple[Amount, ...], at: int) -> Iterator[Wrong]:
    rate = found[at]
    shut = _SHUT.match(words[found[at - 1].unit_end : rate.start]) is not None
    if at >= 2 and _is_pair(words, found[at - 2], found[at - 1]):
        pair = found[at - 2], found[at - 1]
        if shut and agrees(*rates_of(*pair), rate) != "":
            if _GLUED_PAIR.search(words, 0, pair[0].start):
                return  # "270/322m3 (41/46 km), đạt 83,7%": of figures that are not read so
            pair = _pair_outside(words, found[: at - 1]) or pair
        if not of_another_whole(words, pair[1], rate):
            yield from _judge(words, pair[0], [pair[1]], rate)
        return
    part = _outside(words, found[: at - 1]) if shut else found[at - 1]
    if part is None or _CHANGED.search(words[max(0, part.start - 24) : part.start]):
        return  # "tăng 8 ca (22%)": growth, of what was before
    after = words[rate.unit_end :]
    if at + 1 < len(found):
        whole = found[at + 1]
        between = words[rate.unit_end : whole.start]
        if (
            _BEHIND.match(between)
            and (part.unit == whole.unit or (part.unit and kin(part.unit, whole.unit)))
            and whole.value > 0
            and not patterns.match(r" ?số", between)
        ):
            yield from _judge(words, part, [whole], rate)
            return
    if shut and part.unit == "đồng":
        return
    plan = _plan(words, found, at) or _planned_before(words, found, at)
    if plan is not None:
        yield from _judge(words, part, [plan], rate)
        return
    if (
        _OTHER_WHOLE.match(after) and not patterns.match(r" ?số (?:hộ|người|hồ sơ)? ?$", after)
    ) or part.unit in _NO_SHARE:
        return
    yield from _of_wholes(words, found, at)


_EXECUTED = patterns.ours(r"[^;.()\d]{0,30}, ?(?:đã |ước )?(?:thực hiện|giải ngân|chi|thu|nộp)(?: [^\W\d]+){0,4} $")
_NOT_OF_PLAN = patterns.ours(r" ?(?:so|cùng kỳ|tổng|của|trên|số)")


def _planned_before(words: str, found: tuple[Amount, ...], at: int) -> Amount | None:
    """“Dự toán giao 2.600 triệu đồng, thực hiện 2.418 triệu đồng, đạt 93%”."""
    if (
        at < 2
        or found[at - 1].unit != "đồng"
        or found[at - 2].unit != "đồng"
        or _NOT_OF_PLAN.match(words[found[at].unit_end :])
    ):
        return None
    plan, done = found[at - 2], found[at - 1]
    told = PLAN.search(words[max(0, plan.start - 60) : plan.start]) and _EXECUTED.match(
        words[plan.unit_end : done.start]
    )
    return plan if told and plan.value > 0 and "đạt" in words[done.unit_end : found[at].start] else None


_SHUT = patterns.ours(r"[^()]{0,40}\)")


_GLUED_PAIR = patterns.ours(r"\d ?/ ?\d[\d.,]*[^\W\d_][^;.]{0,60}\([^()]*$")
"""A pair whose unit stands against it, before an open bracket."""


def _pair_outside(words: str, found: tuple[Amount, ...]) -> tuple[Amount, Amount] | None:
    """The last pair that stands in no bracket: “270/322 m3 (41/46 km), đạt 83,7%” tells the rate of it."""
    for part, whole in reversed([*pairwise(found)]):
        if _is_pair(words, part, whole) and _outside(words, (part,)) and _outside(words, (whole,)):
            return part, whole
    return None


def _outside(words: str, found: tuple[Amount, ...]) -> Amount | None:
    """The last amount that stands in no bracket: what is told beside several plans in brackets."""
    for one in reversed(found):
        if one.unit != "%" and words.count("(", 0, one.start) == words.count(")", 0, one.start):
            return one
    return None


def _of_wholes(words: str, found: tuple[Amount, ...], at: int) -> Iterator[Wrong]:
    """A rate of a part over the amounts of its sentence that may be its whole."""
    part, rate = found[at - 1], found[at]
    after = words[rate.unit_end :]
    wholes = [
        one
        for n, one in enumerate(found)
        if kin(one.unit, part.unit)
        and one.value >= part.value
        and (n < at - 1 or (n >= at and _IN_ALL.search(words[: one.start][-30:])))
    ]
    wholes += [
        one
        for one in found[: at - 1]
        if not one.unit and one.exact and one.value >= part.value and part.unit in words[: one.start][-40:]
    ]
    wholes += [
        one
        for n, one in enumerate(found[: at - 1])
        if n and is_fraction(words, found[n - 1], one) and one.value >= part.value
    ]
    if patterns.match(r" ?(?:trên |trong )?tổng", after):
        wholes = [
            one
            for one in wholes
            if not _IN_BRACKET.match(words[one.unit_end : part.start])
            or _SAID_WHOLE.search(words[max(0, one.start - 40) : one.start])
        ]
    first = next((one for one in found[: at - 1] if kin(one.unit, part.unit)), None)
    if first is not None and first in wholes and not any(_is_whole(words, one, part) for one in wholes):
        true = 100 * part.value / first.value
        opens = words[: first.start]
        alone = len(opens.split()) <= _FEW and not any(one.unit == "%" for one in found[: at - 1])
        told = _SAID_WHOLE.search(opens[-40:]) or alone
        if told and first.exact and agrees(true, true, rate) == "sai" and is_slip(true.quantize(rate.step), rate.value):
            yield from _judge(words, part, wholes, rate)
        return
    if any(_is_whole(words, one, part) for one in wholes):
        together = [found[n] for n in range(at - 2, -1, -1) if alike(found[n], part) and found[n].exact]
        more = [
            part._replace(value=part.value + sum(one.value for one in together[:n]))
            for n in range(1, min(3, len(together)) + 1)
        ]
        others = [one for one in found if kin(one.unit, part.unit) and one.value >= part.value and one is not part]
        if any(agrees(*rates_of(part, one), rate) == "" for one in others):
            return  # of another amount of the sentence
        if not any(agrees(*rates_of(one, whole), rate) == "" for one in more for whole in wholes):
            yield from _judge(words, part, wholes, rate)


_IN_ALL = patterns.ours(r"tổng số[^;\d]*$")
"""Before the whole itself: no other figure or clause between."""
_FEW = 4
"""Words of an opening: the amount behind them is what the sentence speaks of."""
_CHANGED = patterns.ours(r"(?<!\w)(?:tăng|giảm|vượt|thêm|hơn|kém)(?: \w+){0,2} $", re.IGNORECASE)
_PLANNED = patterns.ours(
    r" (?P<ten>kế hoạch|dự toán|chỉ tiêu|nhu cầu|định mức|hạn mức)(?: vốn| năm| giao| được giao| tỉnh giao)*(?: 20\d\d)?(?=[,;.)]|$)"
)


def _plan(words: str, found: tuple[Amount, ...], at: int) -> Amount | None:
    """The plan a rate is told of, where the sentence named its amount before: "Kế hoạch vốn 1.842 triệu đồng; đã giải ngân …, đạt 43,6% kế hoạch"."""
    told = _PLANNED.match(words, found[at].unit_end)
    if told is None:
        return None
    part = found[at - 1]
    named = [
        one
        for n, one in enumerate(found[: at - 1])
        if one.unit == part.unit
        and one.unit
        and re.search(
            rf"(?<!\w){told['ten']}(?!\w)[^;.()]{{0,60}}$",
            words[found[n - 1].unit_end if n else 0 : one.start],
            re.IGNORECASE,
        )
    ]
    same = [one for one in found[: at - 1] if one.unit == part.unit]
    return named[0] if len(named) == 1 and (len(same) == 1 or same[-1] is named[0]) and named[0].value > 0 else None


_IN_BRACKET = patterns.ours(r"[^,;.()\d]{0,30}\(")
_SAID_WHOLE = patterns.ours(r"(?<!\w)(?:tổng|toàn|tiếp nhận|có)(?!\w)[^,;.]*$", re.IGNORECASE)


_IN_ROW = patterns.ours(
    r"[^;.,()\d]{0,40}(?:,? (?:đạt|bằng|chiếm|tương ứng|tỷ lệ|tỉ lệ)(?: tỷ lệ| tỉ lệ)?:? [\d.,]+ ?%| ?\((?:chiếm |đạt )?(?:tỷ lệ )?[\d.,]+ ?%\))(?:,| và|,? còn|;) (?:có )?",
    re.IGNORECASE,
)
"""“310 đò gỗ, chiếm 12,4% và 205 đò máy”: each has its rate, of what both are of."""
_OWN_RATE = patterns.ours(r"[^;.]{0,20}(?:đạt|bằng) [\d.,]+ ?%")


def _is_whole(words: str, whole: Amount, part: Amount) -> bool:
    """Whether the words make an earlier amount the whole of a later one ("tổng số 250 phiếu …", "… trong đó")."""
    if whole.start > part.start:
        return True
    between = words[whole.unit_end : part.start]
    if _IN_BRACKET.match(between) and between.count("(") - between.count(")") == 1:
        return "%" not in between or patterns.search(r"%[^;]*;[^()]*$", between) is not None
    if whole.unit != part.unit or _IN_ROW.fullmatch(between):
        return False
    if "trong đó" in between:
        return ";" not in between.rsplit("trong đó", maxsplit=1)[-1]
    before = patterns.split(r"[,;:.]", words[max(0, whole.start - 40) : whole.start])[-1]
    if _OWN_RATE.match(between) and not _SAID_WHOLE.search(before):
        return False  # a list of items, each with its rate: "ngô 45 ha, đạt 105% kế hoạch, lạc 19 ha, đạt 83%"
    return _OPENS.search(before) is not None and ";" not in between


def _is_pair(words: str, part: Amount, whole: Amount) -> bool:
    """Whether two neighbours are a part and its whole: a/b, a trên b, a trong tổng số b."""
    if part.unit == "%" or whole.unit == "%" or not whole.value or not alike(part, whole):
        return False
    if is_fraction(words, part, whole):
        return not patterns.search(
            r"(?<!\w)(?:tăng|giảm|hạng|thứ|vị trí|từ|xếp)(?: \S+){0,2} $",
            words[max(0, part.start - 120) : part.start],
            re.IGNORECASE,
        )
    gap = words[part.unit_end : whole.start]
    return (
        "/" not in gap
        and _OF_WHOLE.match(gap) is not None
        and patterns.search(r"tổng|trong số|trên|/", gap) is not None
    )


def _judge(words: str, part: Amount, wholes: list[Amount], rate: Amount) -> Iterator[Wrong]:
    """A rate is wrong where no whole gives it; what was done so far ("lũy kế 9.750 triệu đồng") is no whole."""
    wholes = [
        one
        for one in wholes
        if not patterns.search(r"l(?:ũy|uỹ) kế(?: \w+)? $", words[max(0, one.start - 20) : one.start], re.IGNORECASE)
    ]
    if not wholes:
        return
    part = in_unit(part, wholes[0])
    verdicts = [
        agrees(*rates_of(part, whole), rate) for whole in wholes if (part.unit == "đồng") == (whole.unit == "đồng")
    ]
    if not verdicts or "" in verdicts:
        return
    whole = max(wholes, key=lambda one: one.value)
    right = shown(100 * part.value / whole.value, "%", max(1, -int(rate.step.as_tuple().exponent)))
    start, end = (
        min(part.start, whole.start) if len(wholes) == 1 else part.start,
        max(rate.unit_end, whole.unit_end if len(wholes) == 1 else 0),
    )
    yield Wrong(
        start,
        end,
        f"{said(part, words)} trên {said(whole, words)} là {right}, không phải {said(rate, words)}",
        right,
        hint="cat" in verdicts,
    )


_WITHIN = patterns.ours(
    r"^[^.\d]{0,40}trong đó[^.;\d]{0,60}(?:bằng cấp|chứng chỉ|bằng, chứng|mức độ 2|mức 2|nâng cao|kiểu mẫu)[^.;\d]{0,30}$",
    re.IGNORECASE,
)


def _subset(words: str, found: tuple[Amount, ...], at: int) -> Iterator[Wrong]:
    """“lao động qua đào tạo đạt 62%, trong đó có bằng cấp, chứng chỉ đạt 68%”: those with a certificate are some of the trained."""
    whole, part = found[at - 1], found[at]
    if (
        whole.unit == part.unit == "%"
        and part.value > whole.value
        and _WITHIN.match(words[whole.unit_end : part.start])
    ):
        yield Wrong(
            whole.start, part.unit_end, f"Phần “trong đó” ({said(part, words)}) lớn hơn cả ({said(whole, words)})"
        )


def _over_plan(words: str, found: tuple[Amount, ...], at: int) -> Iterator[Wrong]:
    """“đạt 106% kế hoạch, vượt 8%”."""
    before, over = found[at - 1], found[at]
    gap = words[before.unit_end : over.start]
    if (
        before.unit != "%"
        or over.unit != "%"
        or before.value <= 100
        or not patterns.match(
            r"^(?: (?:so với )?(?:kế hoạch|dự toán|chỉ tiêu|nghị quyết)[^,;.()]{0,30})?[,(] ?(?:vượt|tăng) $", gap
        )
    ):
        return
    extra = before.value - 100
    if agrees(extra - before.slack, extra + before.slack, over) == "sai" and not patterns.match(
        r" (?:so với )?cùng kỳ", words[over.unit_end :]
    ):
        yield Wrong(
            before.start,
            over.unit_end,
            f"{said(before, words)} là vượt {shown(extra, '%', 1)}, không phải {said(over, words)}",
        )
