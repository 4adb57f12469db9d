"""One measure told in two units ("12,4 km² (1.240 ha)"), and an area beside its two sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, amounts, is_slip_of, said, sentences, shown
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.numbers import NUMBER, value_of

_KINDS: dict[str, tuple[str, Decimal]] = {
    "km2": ("area", Decimal(10**6)), "ha": ("area", Decimal(10**4)), "m2": ("area", Decimal(1)),
    "km": ("length", Decimal(1000)), "m": ("length", Decimal(1)), "mét": ("length", Decimal(1)),
    "m3": ("volume", Decimal(1000)), "lít": ("volume", Decimal(1)),
    "tấn": ("weight", Decimal(1000)), "tạ": ("weight", Decimal(100)), "kg": ("weight", Decimal(1)),
}  # fmt: skip
_SAME = patterns.ours(
    r"(?P<ten>(?: (?!trong |và |trên )[^\W\d]+){0,4})[,;]? ?(?:(?P<la>\(?(?:tức là|tức|tương đương với|tương đương|hay là|hay|quy đổi (?:ra|thành|là)|quy ra|bằng) )|\()",
    re.IGNORECASE,
)
_HEDGED = patterns.ours(r"(?<!\w)(?:khoảng|gần|trên|hơn|xấp xỉ|ước|chừng|dưới|từ|đến) $", re.IGNORECASE)
_TENFOLD = (Decimal(10), Decimal(100), Decimal(1000))
_FAR = 14
_NEAR = Decimal("1.1")


class Measure(NamedTuple):
    """An amount in the smallest unit of its kind."""

    amount: Amount
    kind: str
    scale: Decimal

    @property
    def value(self) -> Decimal:
        """How much it is in the smallest unit."""
        return self.amount.value * self.scale

    @property
    def slack(self) -> Decimal:
        """How far the true value may be from the written one: a figure without decimals may be exact or rounded."""
        return self.amount.step * self.scale / 2


def unit_of(unit: str) -> tuple[str, Decimal] | None:
    """Return what a unit measures (area, length, volume, weight) and how many of the smallest it is; None for what is none."""
    return _KINDS.get(unit.replace("²", "2").replace("³", "3").lower())


def measured(one: Amount, words: str) -> Measure | None:
    """Return an amount as a measure of area, length, volume, weight or money; None where it is none, or so much for each."""
    if one.unit == "đồng":
        return Measure(one, "money", Decimal(1)) if _money_unit(one, words) else None
    found = unit_of(one.unit)
    return Measure(one, *found) if found and words[one.unit_end : one.unit_end + 1] != "/" else None


def _money_unit(one: Amount, words: str) -> str:
    """The unit money is typed in: two units are asked of each other, not two sums in one."""
    told = patterns.match(
        r" ?(tỷ|tỉ|triệu|nghìn|ngàn)?(?: ?đồng| ?đ(?!\w))", words[one.end : one.unit_end], re.IGNORECASE
    )
    return (told[1] or "đồng").lower().replace("tỉ", "tỷ") if told else ""


def two_units(text: str) -> Iterator[Wrong]:
    """Yield what a text tells of one measure in two units that are not the same: “12,4 km² (124 ha)”, “0,35 tỷ đồng, tức 35 triệu đồng”."""
    for base, sentence in sentences(text):
        for one, other in pairwise(amounts(sentence)):
            first, second = measured(one, sentence), measured(other, sentence)
            if first is None or second is None or first.kind != second.kind or not first.value or not second.value:
                continue
            if first.scale == second.scale and first.kind != "money":
                continue
            if first.kind == "money" and _money_unit(one, sentence) == _money_unit(other, sentence):
                continue
            joined = _SAME.fullmatch(sentence, one.unit_end, other.start)
            if joined is None or (not joined["la"] and sentence[other.unit_end : other.unit_end + 1] != ")"):
                continue
            wrong = _unlike(sentence, first, second, sure=joined["la"] is not None, named=bool(joined["ten"]))
            if wrong is not None:
                yield wrong._replace(start=wrong.start + base, end=wrong.end + base)


def _unlike(sentence: str, first: Measure, second: Measure, *, sure: bool, named: bool) -> Wrong | None:
    """What is wrong with two measures of one thing; a bare bracket may tell of a part, so that only a slip counts there, and behind another name only another unit."""
    if abs(first.value - second.value) <= max(first.slack, second.slack):
        return None
    ratio = max(first.value, second.value) / min(first.value, second.value)
    scaled = any(abs(ratio / ten - 1) * 1000 <= 1 for ten in _TENFOLD)
    digits = [_digits(one.value) for one in (first, second)]
    near = is_slip_of(*digits) or ratio < _NEAR
    round_sum = first.kind == "money" and min(digits) < _TENFOLD[0]  # "1 tỷ đồng (100 triệu đồng)" may be that of each
    around = sentence[max(0, first.amount.start - _FAR) : first.amount.start]
    hedged = _HEDGED.search(around) or _HEDGED.search(sentence[first.amount.unit_end : second.amount.start])
    if (round_sum and not sure) or (not scaled and (hedged or not (sure or (near and not named)))):
        return None
    one, other = first.amount, second.amount
    right = _shown(first, second, sentence)
    message = f"{said(one, sentence)} là {right}, không phải {said(other, sentence)}"
    opened = sentence.find("(", one.unit_end, other.start) > 0 and sentence[other.unit_end : other.unit_end + 1] == ")"
    return Wrong(one.start, other.unit_end + opened, message, right)


def _digits(value: Decimal) -> Decimal:
    """The digits of a value without the noughts behind them."""
    return Decimal("".join(map(str, value.normalize().as_tuple().digits)))


def _shown(first: Measure, second: Measure, sentence: str) -> str:
    """The first measure in the unit of the second, as that is typed."""
    unit = sentence[second.amount.end : second.amount.unit_end]
    scale = second.scale if second.kind != "money" else second.amount.step.scaleb(second.amount.places)
    return f"{shown(first.value / scale)}{unit}"


_SIDES = patterns.ours(
    rf"(?<![\w.,/])(?P<dai>{NUMBER}) ?m?(?: ?[x×X*] ?)(?P<rong>{NUMBER}) ?m(?![\w²³])[^\d.;x×()]{{0,3}}(?:[,(=] ?|có |với )(?:có |với )?(?:diện tích (?:là |đạt |khoảng )?)?(?P<dt>{NUMBER}) ?m[2²](?!\w)"
    rf"|diện tích (?:là )?(?P<dt2>{NUMBER}) ?m[2²] ?\((?:kích thước |dài x rộng )?(?P<dai2>{NUMBER}) ?m? ?[x×X*] ?(?P<rong2>{NUMBER}) ?m\)",
    re.IGNORECASE,
)
_LONG_WIDE = patterns.ours(
    rf"(?:(?<!\w)dài (?P<dai>{NUMBER}) ?(?P<vi>km|m)(?!\w),? (?:mặt (?:đường )?|và )?rộng (?P<rong>{NUMBER}) ?m(?![\w²³])|(?<!\w)rộng (?P<rong2>{NUMBER}) ?m(?![\w²³]),? (?:và )?(?:chiều )?dài (?P<dai2>{NUMBER}) ?(?P<vi2>km|m)(?!\w)),? (?:có )?(?:tổng )?diện tích(?: mặt (?:đường|bê tông|sân|nước|bằng)| sàn)?(?: là| đạt)? (?P<dt>{NUMBER}) ?(?P<vi_dt>m[2²]|ha)(?!\w)",
    re.IGNORECASE,
)
_DENSITY = patterns.ours(r" ?người ?/ ?km[2²]", re.IGNORECASE)
_CLOSE = Decimal("0.02")


def wrong_density(sentence: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """Yield the density that the people and the area of a sentence do not give: “512 người/km² (8.246 người, 18,4 km²)”."""
    rates = [one for one in found if _DENSITY.match(sentence, one.end)]
    people = [one for one in found if one.unit in ("người", "nhân khẩu") and one not in rates]
    areas = [one for one in found if one.unit.replace("²", "2") in ("km2", "ha")]
    if not (len(rates) == len(people) == len(areas) == 1) or not areas[0].value or "mật độ" not in sentence.lower():
        return
    rate, wide = rates[0], areas[0].value / (100 if areas[0].unit == "ha" else 1)
    true = people[0].value / wide
    if abs(true - rate.value) > max(_CLOSE * true, rate.step) and abs(true - rate.value) < true:
        right = f"{shown(true.quantize(rate.step))} người/km²"
        every = (rate, people[0], areas[0])
        message = f"{said(people[0], sentence)} trên {said(areas[0], sentence)} là {right}, không phải {said(rate, sentence)}/km²"
        yield Wrong(min(one.start for one in every), max(one.unit_end for one in every), message, right)


def sides_and_area(text: str) -> Iterator[Wrong]:
    """Yield the areas that the two sides told beside them do not make: “24 m x 15 m, diện tích 380 m²”, “dài 1,2 km, rộng 5 m, diện tích 7.000 m²”."""
    for told in _SIDES.finditer(text):
        sides = (told["dai"] or told["dai2"], told["rong"] or told["rong2"])
        yield from _area(told, sides, told["dt"] or told["dt2"], Decimal(1), Decimal(1))
    for told in _LONG_WIDE.finditer(text) if "rộng" in text else ():
        scale = Decimal(1000 if (told["vi"] or told["vi2"]).lower() == "km" else 1)
        area = Decimal(10**4 if told["vi_dt"].lower() == "ha" else 1)
        yield from _area(told, (told["dai"] or told["dai2"], told["rong"] or told["rong2"]), told["dt"], scale, area)


def _area(told: re.Match[str], sides: tuple[str, str], area: str, scale: Decimal, unit: Decimal) -> Iterator[Wrong]:
    one, other, typed = (value_of(figure) for figure in (*sides, area))
    true = one * scale * other / unit
    step = Decimal(1).scaleb(-len(area.partition(",")[2]))
    if abs(true - typed) > max(_CLOSE * true, step) and "khoảng" not in told[0]:
        name = "ha" if unit > 1 else "m²"
        right = shown(true, name)
        long = "km" if scale > 1 else "m"
        message = f"{sides[0]} {long} × {sides[1]} m là {right}, không phải {area} {name}"
        yield Wrong(*told.span(), message, right)
