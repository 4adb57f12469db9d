"""Amounts told as number times price, as so many a month, in letters, or as the days between two dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, amounts, said, sentences, shown, shown_like
from cchc_docs.checking.figures.bound.daily import wrong_days_mean
from cchc_docs.checking.figures.bound.measures import wrong_density
from cchc_docs.checking.figures.bound.norms import wrong_norms
from cchc_docs.checking.figures.prices import HEDGED, wrong_prices
from cchc_docs.checking.figures.relations.multiples import wrong_multiples
from cchc_docs.vietnamese.dates import find_dates
from cchc_docs.vietnamese.numbers import parse_number_words

_TIMES = patterns.ours(r"[^.;=\d]{0,30} ?[x×X*] ?")
_EQUALS = patterns.ours(r"(?:/[^\d=.;]{1,25})?[^\d=.;]{0,25} ?= ?")
_PER = {"tháng": 12, "quý": 4}
_IN_LETTERS = patterns.ours(
    r"(?:/[^\d().,;]{1,20})?(?: ?\((?:(?:bằng|viết bằng|số tiền bằng|số tiền viết bằng) chữ:? ?)?|[,;.]? ?\(?(?:số tiền )?(?:viết )?bằng chữ: ?)"
    r"(?P<chu>[^()\d;.:]{2,160}?)(?: ?đồng)?(?:,? (?:chẵn|tròn))?(?:/(?:tháng|ngày|năm|quý|người|hộ|giờ))?\.?/?\.?(?:\)|(?<=chẵn)|$)",
    re.IGNORECASE,
)


def wrong_products(text: str) -> Iterator[Wrong]:
    """Yield the products, sums over the year, amounts in letters and numbers of days that do not come out."""
    yield from _letters(text)
    yield from _days(text)
    yield from wrong_norms(text)
    for base, sentence in sentences(text):
        found = amounts(sentence)
        told: list[Wrong] = []
        if len(found) >= 2:
            told += _multiplied(sentence, found)
            told += wrong_prices(sentence, found)
            told += _a_month(sentence, found)
            told += _of_months(sentence, found)
            told += _mean_of_year(sentence, found)
            told += _harvest(sentence, found)
            told += wrong_days_mean(sentence, found)
            told += wrong_density(sentence, found)
        for wrong in told or wrong_multiples(sentence):
            yield wrong._replace(start=wrong.start + base, end=wrong.end + base)


def _multiplied(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“03 chuyến x 2.500.000 đồng/chuyến = 7.500.000 đồng”."""
    at = 0
    while at < len(found) - 1:
        if words[: found[at].start].endswith("+ "):
            at += 1  # the products are added up before they are told
            continue
        last, product = at, found[at].value
        while last + 1 < len(found) and _TIMES.fullmatch(words[found[last].unit_end : found[last + 1].start]):
            last += 1
            product *= found[last].value / (100 if found[last].unit == "%" else 1)
        if (
            last > at
            and last + 1 < len(found)
            and _EQUALS.fullmatch(words[found[last].unit_end : found[last + 1].start])
        ):
            told = found[last + 1]
            if abs(product - told.value) > max(told.slack, told.step / 2 if told.unit == "đồng" else 0):
                right = shown_like(product, told, words)
                yield Wrong(
                    found[at].start, told.unit_end, f"Nhân lại được {right}, không phải {said(told, words)}", right
                )
        elif last > at > 0:
            yield from _in_bracket(words, found, (at, last), product)
        at = last + 1


_OPENS = patterns.ours(r"[^.;,()\d]{0,40} ?\((?:tính |gồm |tức )?$")


def _in_bracket(words: str, found: tuple[Amount, ...], run: tuple[int, int], product: Decimal) -> Iterator[Wrong]:
    """“36 triệu đồng (03 lớp x 12 triệu đồng/lớp)”: the total first, its factors alone in a bracket."""
    at, last = run
    told = found[at - 1]
    if told.unit != "đồng" or not _OPENS.match(words[told.unit_end : found[at].start]):
        return
    if not patterns.match(r"(?:/[^()\d,;]{1,25})?[^()\d,;x+]{0,20}\)", words[found[last].unit_end :]):
        return
    if abs(product - told.value) > told.step / 2:
        right = shown_like(product, told, words)
        yield Wrong(told.start, found[last].unit_end, f"Nhân lại được {right}, không phải {said(told, words)}", right)


_HARVEST = patterns.ours(
    r"[^.;\d]{0,40}sản lượng[^.;,\d]{0,20} |[^.;\d]{0,20}; sản lượng(?: đạt| ước đạt| ước| là)? ", re.IGNORECASE
)
_A_HECTARE = patterns.ours(r" ?(?:tạ|tấn)(?: [^\W\d_]+){0,2} ?/ ?ha(?!\w)(?! ?/| (?:mỗi|một) (?:vụ|lứa))")
_ROUGHLY = patterns.ours(r"(?<!\w)(?:khoảng|trên|dưới|ước|dự kiến|từ|đến|gần|hơn)(?!\w)", re.IGNORECASE)
_CROP_SLACK, _ROUGH_SLACK = Decimal("0.02"), Decimal("0.25")
_NO_TONS = 30
"""Tons of grain no hectare gives: quintals are meant."""
_PER_TON = {"tạ": 10, "tấn": 1}


def _harvest(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“420 ha, năng suất bình quân 60 tạ/ha, sản lượng 2.520 tấn”: one yield of the areas told before it, what is told about only within a quarter."""
    areas: list[Amount] = []
    rates: list[Amount] = []
    for n, one in enumerate(found):
        if one.unit == "ha":
            areas.append(one)
        elif one.unit in _PER_TON and _A_HECTARE.match(words, one.end):
            rates.append(one)
        elif one.unit == "tấn":
            if len(rates) == 1 and areas and found[n - 1] is rates[0]:
                yield from _harvested(words, areas, rates[0], one)
            areas, rates = [], []


def _harvested(words: str, areas: list[Amount], rate: Amount, crop: Amount) -> Iterator[Wrong]:
    before = [one for one in areas if one.start < rate.start]
    if not before or "năng suất" not in words[before[-1].unit_end : rate.start].lower():
        return
    if not _HARVEST.fullmatch(words, rate.unit_end, crop.start):
        return
    wide = [*(one.value for one in before), sum((one.value for one in before), Decimal(0))]
    slack = _ROUGH_SLACK if _ROUGHLY.search(words[before[-1].start : crop.start]) else _CROP_SLACK
    slack += rate.slack / rate.value if rate.value else 0
    per = _PER_TON[rate.unit]
    if any(abs(area * rate.value / per - crop.value) <= slack * area * rate.value / per for area in wide):
        return
    area = before[-1]
    tenth = [one * rate.value / 10 for one in wide] if rate.unit == "tấn" and rate.value >= _NO_TONS else []
    if any(abs(one - crop.value) <= slack * one for one in tenth):
        unit = f"{words[rate.start : rate.end]} tạ/ha"
        message = f"Sản lượng khớp khi năng suất là {unit}, không phải {said(rate, words)}/ha"
        yield Wrong(area.start, crop.unit_end, message, unit)
        return
    meant = shown((area.value * rate.value / per).quantize(crop.step), "tấn", max(0, crop.places))
    message = f"{said(area, words)} × {said(rate, words)}/ha là {meant}, không phải {said(crop, words)}"
    yield Wrong(area.start, crop.unit_end, message, meant)


def _of_months(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“02 phiên/tháng, trong 6 tháng 12 phiên”."""
    for rate, months, told in zip(found, found[1:], found[2:], strict=False):
        if months.unit != "tháng" or not (rate.exact and told.exact and rate.unit == told.unit != ""):
            continue
        if not patterns.fullmatch(
            r"[^/.;\d]{0,25}/tháng[,;(] ?(?:trong |cả |tổng )?", words[rate.unit_end : months.start]
        ):
            continue
        plain = patterns.fullmatch(r"(?: là| có| được|:)? ", words[months.unit_end : told.start])
        right = rate.value * months.value
        if plain and right != told.value and not HEDGED.search(words[max(0, rate.start - 20) : told.start]):
            message = (
                f"{said(rate, words)}/tháng thì {said(months, words)} là {shown(right)}, không phải {said(told, words)}"
            )
            yield Wrong(rate.start, told.unit_end, message, shown(right))


_BY_THE = patterns.ours(r"[^.;\d]{0,30}[,(] ?(?:bình quân|trung bình)(?: là| mỗi (?:tháng|quý))? ")
_EACH_PERIOD = patterns.ours(r" ?(?:/|mỗi )(?P<ky>tháng|quý)(?!\w)")
_MONTHS = {"tháng": (12, 11, 10, 9, 8, 7, 6, 5, 4, 3), "quý": (4, 3, 2)}
"""The months and quarters of a year, and of the shorter times a plan may be of."""


def _mean_of_year(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“60 lượt, bình quân 4 lượt/tháng”: no time of a year has so many months."""
    for told, mean in pairwise(found):
        gap, behind = words[told.unit_end : mean.start], _EACH_PERIOD.match(words, mean.unit_end)
        if not behind or not _BY_THE.fullmatch(gap) or told.unit != mean.unit or not told.unit or not mean.value:
            continue
        if HEDGED.search(words[max(0, told.start - 20) : told.start]):
            continue
        means = [told.value / number for number in _MONTHS[behind["ky"]]]
        if not any(abs(one - mean.value) <= max(mean.step / 2, Decimal("0.05")) for one in means):
            right = shown(means[0], places=1)
            message = f"{said(told, words)} chia đều cả năm là {right}/{behind['ky']}, không phải {said(mean, words)}"
            yield Wrong(told.start, mean.unit_end, message, right)


_MONTHLY = patterns.ours(
    r"[^/.;\d]{0,25}(?:/|mỗi |một |hằng )(?P<ky>tháng|quý)(?:[,;] | ?\()(?:cả năm|một năm|trong năm|năm|tổng cả năm|12 tháng)(?: là)?(?: ít nhất| tối thiểu)?(?: \w+){0,2} "
)
_LEAST = patterns.ours(r"(?<!\w)(?:ít nhất|tối thiểu)(?: là)? (?:\w+ ){0,2}$", re.IGNORECASE)
_A_YEAR = patterns.ours(
    r"[^/.;\d]{0,25}[,;(] ?(?:cả năm|một năm|trong năm|tổng cả năm)(?: là)?(?: ít nhất| tối thiểu)?(?: \w+){0,2} "
)
_EVERY_MONTH = patterns.ours(r"(?<!\w)(?:mỗi|hằng|hàng|một) (?P<ky>tháng|quý)(?: \w+){0,3} $", re.IGNORECASE)


def _a_month(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“04 tin/tháng, cả năm 48 tin”; “ít nhất 04 tin/tháng (cả năm tối thiểu 48 tin)”."""
    for rate, told in pairwise(found):
        gap = words[rate.unit_end : told.start]
        before = words[max(0, rate.start - 40) : rate.start]
        told_each = _EVERY_MONTH.search(before) if _A_YEAR.fullmatch(gap) else None
        mate = _MONTHLY.fullmatch(gap) or told_each
        if not mate or not rate.exact or not told.exact or rate.unit != told.unit:
            continue
        least, also = _LEAST.search(before) is not None, _LEAST.search(gap) is not None
        hedged = HEDGED.search(_LEAST.sub("", gap)) or (not least and HEDGED.search(before))
        right = rate.value * _PER[mate["ky"]]
        if not hedged and least == also and right != told.value:
            yield Wrong(
                rate.start,
                told.unit_end,
                f"{said(rate, words)}/{mate['ky']} thì cả năm là {shown(right)}, không phải {said(told, words)}",
                shown(right),
            )


def _letters(text: str) -> Iterator[Wrong]:
    """“1.250.000 đồng (một triệu hai trăm năm mươi nghìn đồng)”."""
    if "(" not in text and "bằng chữ" not in text.lower():
        return
    for one in amounts(text):
        told = _IN_LETTERS.match(text, one.unit_end) or _IN_LETTERS.match(text, one.end)
        value = parse_number_words(told["chu"]) if told else None
        if (
            told
            and value is not None
            and value != one.value
            and (one.unit == "đồng" or told["chu"].strip().lower() != "năm")
        ):
            if any(other.value == value and other.unit == one.unit for other in amounts(text)):
                continue  # the letters repeat the total told before its parts
            unit = one.unit if one.unit == "đồng" else ""
            yield Wrong(one.start, told.end(), f"Số ghi {said(one, text)}, chữ là {shown(Decimal(value), unit)}")


def _days(text: str) -> Iterator[Wrong]:
    """“từ ngày 01/6/2026 đến ngày 15/6/2026 (15 ngày)”: both days count."""
    if " ngày)" not in text:
        return
    dates = [one for one in find_dates(text) if one.day and one.month and not one.problem]
    for first, last in pairwise(dates):
        told = patterns.match(r" ?\((?P<n>\d{1,3}) ngày\)", text[last.end :])
        between = patterns.fullmatch(r" ?(?:đến|tới|-)(?: hết)?(?: ngày)? ?", text[first.end : last.start])
        start = first._replace(year=first.year or last.year).date
        if told and between and start and last.date:
            right = (last.date - start).days + 1
            if right > 0 and int(told["n"]) != right:
                yield Wrong(
                    first.start,
                    last.end + told.end(),
                    f"Từ ngày đầu đến hết ngày cuối là {right} ngày, không phải {told['n']} ngày",
                    f"{right} ngày",
                )
