"""Rates told in a row of parts, the rate of what was in time, and by how much a plan was passed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, agrees, amounts, is_fraction, kin, rates_of, said, shown
from cchc_docs.record import NamedTuple

_NO_SHARE = frozenset(["tuổi", "năm", "tháng", "ngày", "giờ", "lần", "điểm", "tiết", "buổi", "sao"])


def wrong_rows(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """Yield the one rate of a row of parts that does not fit: “Tốt 204 em (21,1%); khá 478 em (49,4%); đạt 271 em (28,0%); chưa đạt 15 em (2,5%)”: the one rate the common whole does not give."""
    runs: list[list[tuple[Amount, Amount]]] = [[]]
    for n in range(len(found) - 1):
        part, rate = found[n], found[n + 1]
        if part.unit == "%" or rate.unit != "%" or part.unit in _NO_SHARE:
            continue
        if not _BESIDE.fullmatch(words[part.unit_end : rate.start]) or (n and is_fraction(words, found[n - 1], part)):
            continue
        last = runs[-1][-1] if runs[-1] else None
        gap = words[last[1].unit_end : part.start] if last else ""
        if last and (not _GOES_ON.fullmatch(gap) or not (kin(last[0].unit, part.unit) or last[0].unit == part.unit)):
            runs.append([])
        runs[-1].append((part, rate))
    for run in runs:
        if len(run) < 3 or any(rate.value <= 0 or part.value <= 0 for part, rate in run):
            continue
        added = sum((part.value for part, _ in run), Decimal(0))
        wholes = [one for n, one in enumerate(found) if one.end <= run[0][0].start and kin(one.unit, run[0][0].unit)]
        for whole in (run[0][0]._replace(value=added), *wholes[-2:]):
            if whole.value < max(part.value for part, _ in run):
                continue
            off = [(part, rate) for part, rate in run if agrees(*rates_of(part, whole), rate)]
            if not off:
                break
            if len(off) == 1 and len(run) >= 3:
                part, rate = off[0]
                right = shown(100 * part.value / whole.value, "%", max(1, rate.places))
                message = f"{said(part, words)} trên {shown(whole.value, whole.unit)} là {right}, không phải {said(rate, words)}"
                yield Wrong(part.start, rate.unit_end, message, right)
                break


_BESIDE = patterns.ours(r"[^\d;.()]{0,25}?(?:, ?| ?\( ?| )(?:chiếm |đạt |tỷ lệ |tỉ lệ |bằng )*", re.IGNORECASE)
_GOES_ON = patterns.ours(r"\)?(?:[^()\d.]{0,50}|\. ?[^()\d.]{0,30})")


class InTurn(NamedTuple):
    """Two parts or more, with the whole that each names itself, and the rates told behind them in their order."""

    parts: tuple[Amount, ...]
    wholes: tuple[Amount, ...]
    rates: tuple[Amount, ...]


_LED = patterns.ours(
    r"[^;.()\d]{0,40}(?:,? (?:lần lượt|tương ứng)(?: (?:là|đạt|chiếm|bằng|với|tỷ lệ|tỉ lệ|khoảng))*:? |,? (?:chiếm|đạt|bằng) | ?\()"
)
_AND = patterns.ours(r"(?:,|;|,? và) ")
_NEXT_PART = patterns.ours(r"[^;.()\d]{0,40}(?:,|;| và) (?:[^;:.()\d]{0,40} )?")


def in_turn(words: str, found: tuple[Amount, ...]) -> Iterator[InTurn]:
    """Yield the rates told one behind the other of as many parts: “2.902 con bò, 1.238 con dê và 128 con cừu, tương ứng 68,0%, 29,0% và 3,0%”."""
    first = 0
    for at, rate in enumerate(found):
        behind = found[at + 1] if at + 1 < len(found) else None
        if behind and rate.unit == behind.unit == "%" and _AND.fullmatch(words, rate.unit_end, behind.start):
            continue
        rates, row, first = found[first : at + 1], found[:first], at + 1
        if len(rates) > 1 and row and _LED.fullmatch(words, row[-1].unit_end, rates[0].start):
            yield from _row_of(words, row, rates)


def _row_of(words: str, before: tuple[Amount, ...], rates: tuple[Amount, ...]) -> Iterator[InTurn]:
    """The parts that end before their rates, as many as these; each may be a fraction."""
    many = len(rates)
    row = before[-2 * many :]
    wholes = row[1::2] if len(row) == 2 * many else ()
    parts = row[::2]
    if not wholes or not all(is_fraction(words, *pair) for pair in zip(parts, wholes, strict=True)):
        parts, wholes = before[-many:], ()
    ends = wholes or parts
    joined = all(
        _NEXT_PART.fullmatch(words, one.unit_end, other.start) for one, other in zip(ends, parts[1:], strict=False)
    )
    if joined and len(parts) == many and all(one.unit != "%" for one in parts):
        yield InTurn(parts, wholes, rates)


def wrong_in_turn(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """Yield the one rate of several told in turn that its part does not give; the others tell which whole is meant."""
    for parts, wholes, rates in in_turn(words, found):
        unit, alike = parts[0].unit, all(kin(one.unit, parts[0].unit) for one in parts)
        before = [one for one in found if alike and one.end <= parts[0].start and kin(one.unit, unit)][-2:]
        added = parts[0]._replace(value=sum((part.value for part in parts), Decimal(0)))
        together = [added] if alike and len(parts) > 2 else []
        ways = [list(wholes)] if wholes else [[whole] * len(parts) for whole in (*together, *before)]
        for way in ways:
            if any(part.value > whole.value for part, whole in zip(parts, way, strict=True)):
                continue
            told = zip(parts, way, rates, strict=True)
            off = [one for one in told if agrees(*rates_of(one[0], one[1]), one[2]) == "sai"]
            if len(off) > 1:
                continue
            for part, whole, rate in off:
                right = shown(100 * part.value / whole.value, "%", max(1, rate.places))
                message = f"{said(part, words)} trên {shown(whole.value, whole.unit)} là {right}, không phải {said(rate, words)}"
                yield Wrong(rates[0].start, rates[-1].unit_end, message, right)
            break


_TIME_RATE = patterns.ours(
    r"(?:[Tt]ỷ lệ|[Tt]ỉ lệ)(?: hồ sơ)?(?: giải quyết)? (?P<a>trước(?: hạn)?(?: và|,) ?)?(?P<b>đúng hạn|trong hạn)(?P<c>(?: và|,) trước hạn)?(?: đạt| là|:)*(?: tỷ lệ)? ?$"
)


def wrong_in_time(words: str, found: tuple[Amount, ...], before: list[tuple[int, str]]) -> Iterator[Wrong]:
    """“Đã giải quyết 900 hồ sơ: trước hạn 600, đúng hạn 291, quá hạn 9. Tỷ lệ trước và đúng hạn đạt 99%.”."""
    for at, rate in enumerate(found):
        told = _TIME_RATE.search(words[max(0, rate.start - 90) : rate.start]) if rate.unit == "%" else None
        if told is None:
            continue
        for source, counts in ((words, found[:at]), *([(before[-1][1], amounts(before[-1][1]))] if before else [])):
            three = _times_of(source, counts)
            if three is None:
                continue
            total, early, late = three
            right = total._replace(value=total.value - late.value)
            only = total._replace(value=total.value - late.value - early.value)
            both = told["a"] or told["c"]
            if agrees(*rates_of(right, total), rate) == "sai" and (
                both or agrees(*rates_of(only, total), rate) == "sai"
            ):
                true = shown(100 * right.value / total.value, "%", max(1, rate.places))
                message = f"{shown(right.value)} trên {said(total, source)} là {true}, không phải {said(rate, words)}"
                yield Wrong(rate.start - len(told[0]), rate.unit_end, message, true)
            break


_TIMES = {"trước": "early", "đúng": "in time", "trong": "in time", "quá": "late", "trễ": "late"}


def _times_of(words: str, found: tuple[Amount, ...]) -> tuple[Amount, Amount, Amount] | None:
    """A total with what was early, in time and late told behind it, where these make it."""
    named: dict[str, Amount] = {}
    for n, one in enumerate(found):
        label = words[found[n - 1].unit_end if n else 0 : one.start]
        which = patterns.search(r"(trước hạn|đúng hạn|trong hạn|quá hạn|trễ hạn)(?: là|:)? $", label)
        if which:
            named.setdefault(_TIMES[which[1].split()[0]], one)
    late, early, in_time = named.get("late"), named.get("early"), named.get("in time")
    if late is None or in_time is None:
        return None
    early = early or late._replace(value=Decimal(0))
    total = next((one for one in found if one.value == late.value + early.value + in_time.value), None)
    return (total, early, late) if total is not None and total.exact else None


PLAN = patterns.ours(r"(?<!\w)(?:chỉ tiêu|kế hoạch|giao|dự toán)(?!\w)[^;.()]{0,40}$", re.IGNORECASE)
"""Words before the amount of a plan."""


def past_plan(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """Yield the rates by which a plan is said to be passed: “giao 160 đơn vị máu, tiếp nhận 172 đơn vị, vượt 7,5% kế hoạch”."""
    for plan, done, over in zip(found, found[1:], found[2:], strict=False):
        if (
            over.unit != "%"
            or plan.unit == "%"
            or plan.unit != done.unit
            or not plan.unit
            or not 0 < plan.value < done.value
        ):
            continue
        before = words[max(0, plan.start - 60) : plan.start]
        says = patterns.match(r"[^;.()\d]{0,30}[,(] ?vượt $", words[done.unit_end : over.start])
        of_plan = patterns.match(
            r" ?(?:so với |so )?(?:kế hoạch|chỉ tiêu|dự toán|KH)?(?: giao| được giao| năm)*[,.;)]",
            words[over.unit_end :],
        )
        if says and of_plan and PLAN.search(before):
            low, high = rates_of(done, plan)
            if agrees(low - 100, high - 100, over) == "sai":
                right = shown(100 * done.value / plan.value - 100, "%", max(1, over.places))
                message = f"{said(done, words)} vượt {said(plan, words)} {right}, không phải {said(over, words)}"
                yield Wrong(plan.start, over.unit_end, message, right)
