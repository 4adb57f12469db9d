"""A result told beside the level it should reach: "chưa đạt kế hoạch (90%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, alike, said, shown

_LEVEL = patterns.ours(
    r"^[^.;,()\d]{0,40}[,(]? ?(?:đã |và )?(?P<hon>cao hơn|vượt|thấp hơn|không đạt|chưa đạt|đạt và vượt)(?: so với| mức)?(?: [^\W\d]+){0,7} (?:\((?:là |giao |đề ra |\D{0,20}: ?|≥ ?)?|là |đề ra là |giao là )$"
)
_FEWER = patterns.ours(
    r"(?<!\w)(?:nghèo|quá hạn|trễ hạn|chậm|tồn đọng|thất nghiệp|sinh con|suy dinh dưỡng|tảo hôn|bỏ học|giảm|dưới|không quá|tối đa)(?!\w)",
    re.IGNORECASE,
)
"""Of these the lower figure is the better one."""


_OF_LAST = patterns.ours(
    r"(?<!\w)(?:bằng|đạt|tương đương) (?:khoảng )?(?P<ty_le>\d{2,3}(?:,\d+)?) ?% (?:so với |so )?(?P<goc>cùng kỳ|năm trước|quý trước|tháng trước|năm ngoái|năm 20\d\d|kế hoạch|dự toán|chỉ tiêu|nghị quyết)"
    r"(?: năm)?(?: trước| ngoái| 20\d\d| tỉnh giao| giao| đề ra| năm){0,2}[,;]? ?\(?(?:tức )?(?:là )?(?P<huong>tăng|giảm|vượt|hụt)(?: là| thêm)? (?P<muc>\d{1,3}(?:,\d+)?) ?%(?= ?(?:[,;)]|\.(?!\d)|$))",
    re.IGNORECASE,
)
"""“bằng 108,5% so với cùng kỳ, giảm 8,5%”."""
_PLANNED = frozenset(["kế hoạch", "dự toán", "chỉ tiêu", "nghị quyết"])


def against_last(words: str) -> Iterator[Wrong]:
    """Yield what a rate of an earlier result, or of a plan, is told to be above or below it and is not."""
    for told in _OF_LAST.finditer(words):
        rate, change = (Decimal(told[name].replace(",", ".")) for name in ("ty_le", "muc"))
        off, way = rate - 100, told["huong"].lower()
        if (way in ("vượt", "hụt")) != (told["goc"].lower() in _PLANNED) or not off or not change:
            continue  # “đạt 85% kế hoạch, giảm 10%”: less than last year
        up = way in ("tăng", "vượt")
        step = max(Decimal(1).scaleb(-len(told[name].partition(",")[2])) for name in ("ty_le", "muc"))
        if (off > 0) == up and (way == "vượt" or abs(abs(off) - change) <= step / 2):
            continue  # how far a plan is passed is asked of the shares
        right = f"{('vượt' if off > 0 else 'hụt') if way in ('vượt', 'hụt') else 'tăng' if off > 0 else 'giảm'} {shown(abs(off), '%', 0)}"
        yield Wrong(*told.span(), f"Bằng {told['ty_le']}% là {right}, không phải {way} {told['muc']}%", right)


def against_level(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """Yield the results that are not above or below a level as the words say: “còn 2,5%, thấp hơn chỉ tiêu giao (2%)”, “đạt 91%, chưa đạt kế hoạch (90%)”."""
    for value, level in pairwise(found):
        told = _LEVEL.match(words[value.unit_end : level.start])
        behind = words[level.unit_end : level.unit_end + 1]
        if (
            told is None
            or not alike(value, level)
            or not value.unit
            or not level.unit
            or value.value == level.value
            or (behind not in (")", ",", ".", ";", "") and level.unit_end < len(words))
        ):
            continue
        above, how = value.value > level.value, told["hon"]
        fewer = _FEWER.search(words[: level.start]) is not None
        if how in ("cao hơn", "thấp hơn"):
            wrong = (how == "cao hơn") != above
        else:
            wrong = not fewer and (how in ("vượt", "đạt và vượt")) != above
        if wrong and not (how == "không đạt" and patterns.search(r"không đạt [^\W\d]+ ?\($", told[0])):
            side = "cao" if above else "thấp"
            yield Wrong(
                value.start,
                level.unit_end,
                f"{said(value, words)} {side} hơn {said(level, words)}, câu ghi “{how}”",
            )


_PLAN = r"(?:kế hoạch|chỉ tiêu|dự toán)"
_PAST = patterns.ours(r"[^.;()\d]{0,40}[,(]? ?(?:đã )?(?P<huong>vượt|hụt) $", re.IGNORECASE)
_OF_THE_PLAN = patterns.ours(
    rf" (?:so với |so )?{_PLAN}(?: [^\W\d]+){{0,4}} ?\({_PLAN}(?: giao| năm)*(?: là|:)? $|^ so (?:với )?{_PLAN}(?: [^\W\d]+){{0,4}} ?\((?:là )?$",
    re.IGNORECASE,
)
_PLAN_FIRST = patterns.ours(rf"[^.;()\d]{{0,30}} ?\({_PLAN}(?: giao| năm)*(?: là|:)? $", re.IGNORECASE)
_THEN_PAST = patterns.ours(r"[^()\d]{0,20}\)[,;]? ?(?:đã )?(?P<huong>vượt|hụt) $", re.IGNORECASE)


def past_its_plan(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """Yield what a result is told to pass the plan beside it by and does not: “6,9 tỷ đồng, vượt 25% kế hoạch (kế hoạch 6 tỷ đồng)”, “46 ha (kế hoạch 40 ha), vượt 25%”."""
    for done, second, third in zip(found, found[1:], found[2:], strict=False):
        gaps = words[done.unit_end : second.start], words[second.unit_end : third.start]
        if second.unit == "%" and _OF_THE_PLAN.match(gaps[1]):
            way, rate, plan = _PAST.fullmatch(gaps[0]), second, third
        elif third.unit == "%" and _PLAN_FIRST.fullmatch(gaps[0]):
            way, rate, plan = _THEN_PAST.fullmatch(gaps[1]), third, second
        else:
            continue
        if way is None or done.unit in ("", "%") or done.unit != plan.unit or plan.value <= 0:
            continue
        off = 100 * (done.value - plan.value) / plan.value
        told = rate.value if way["huong"].lower() == "vượt" else -rate.value
        if abs(off - told) > rate.step / 2 + 100 * (done.slack + plan.slack) / plan.value:
            right = f"{'vượt' if off > 0 else 'hụt'} {shown(abs(off), '%', max(1, rate.places))}"
            message = f"{said(done, words)} so với kế hoạch {said(plan, words)} là {right}, không phải {way['huong'].lower()} {said(rate, words)}"
            yield Wrong(done.start, third.unit_end, message, right)


_CHANGED_BY = patterns.ours(r"(?<!\w)(?:tăng|giảm)(?: thêm| được| đi)? $", re.IGNORECASE)
_IN_A_BRACKET = patterns.ours(r" ?\((?:tương đương |tương ứng |bằng |tức )?(?:tăng |giảm )?$", re.IGNORECASE)
_THAN_BEFORE = patterns.ours(
    r"\),? so với [^.;()\d]*(?:năm 20\d\d|cùng kỳ|năm trước|kỳ trước)[^.;()\d]*(?:20\d\d)? ?\((?:là )?$", re.IGNORECASE
)


def rate_of_change(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """Yield the rate in a bracket that the change before it and what there was do not make: “giảm 5 vụ (18,6%) so với năm 2024 (32 vụ)”."""
    for change, rate, old in zip(found, found[1:], found[2:], strict=False):
        if rate.unit != "%" or change.unit != old.unit or change.unit in ("", "%") or old.value <= 0:
            continue
        gaps = words[change.unit_end : rate.start], words[rate.unit_end : old.start]
        if (
            _CHANGED_BY.search(words, max(0, change.start - 16), change.start)
            and _IN_A_BRACKET.fullmatch(gaps[0])
            and _THAN_BEFORE.fullmatch(gaps[1])
        ):
            true = 100 * change.value / old.value
            if abs(true - rate.value) > rate.step / 2 + 100 * (change.slack + old.slack) / old.value:
                right = shown(true, "%", max(1, rate.places))
                message = f"{said(change, words)} trên {said(old, words)} là {right}, không phải {said(rate, words)}"
                yield Wrong(change.start, old.unit_end, message, right)
