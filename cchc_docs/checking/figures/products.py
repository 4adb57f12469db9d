"""Amounts told as number times price, as so many a month, in letters, or as the days between two dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, agrees, amounts, kin, said, sentences, shown, shown_like
from cchc_docs.vietnamese.dates import find_dates

_HEDGED = patterns.ours(
    r"(?<!\w)(?:tối đa|tối thiểu|ít nhất|không quá|từ|khoảng|trung bình|bình quân|dưới|trên|trở lên|dự kiến|ước)(?!\w)",
    re.IGNORECASE,
)
_TIMES = patterns.ours(r"[^.;=\d]{0,30} ?[x×X*] ?")
_EQUALS = patterns.ours(r"(?:/[^\d=.;]{1,25})?[^\d=.;]{0,25} ?= ?")
_EACH = patterns.ours(r"[^.;\d]{0,40}(?:mỗi|một|1|01) [^.;\d]{1,30} (?:là |hỗ trợ |trị giá |được )*", re.IGNORECASE)
_TOGETHER = patterns.ours(
    r"(?:/[^\d,;.()]{1,25})?[^.;\d]{0,25}[,;(=] ?(?:với )?(?:tổng (?:số tiền|kinh phí|số|cộng|giá trị|trị giá)|thành tiền|tổng|cộng|số tiền|trị giá|kinh phí)[^.;\d]{0,25}$",
    re.IGNORECASE,
)
_PRICE = patterns.ours(r"[^.;\d]{0,30}[,(;] ?(?:với )?(?:đơn giá|giá|mức|định mức)(?: [^\W\d]+){0,3}:? ")
_PER = {"tháng": 12, "quý": 4}
_IN_LETTERS = patterns.ours(
    r"(?:/[^\d().,;]{1,20})?(?: ?\((?:(?:bằng|viết bằng|số tiền bằng|số tiền viết bằng) chữ:? ?)?|[,;.]? ?\(?(?:số tiền )?(?:viết )?bằng chữ: ?)"
    r"(?P<chu>[^()\d;.:]{2,160}?)(?: ?đồng)?(?:,? (?:chẵn|tròn))?(?:/(?:tháng|ngày|năm|quý|người|hộ|giờ))?\.?/?\.?(?:\)|(?<=chẵn)|$)",
    re.IGNORECASE,
)
_SPAN = patterns.ours(
    r"từ (?:ngày )?(?P<tu>\S+?)(?: năm \d{4})? (?:đến|tới)(?: hết)?(?: ngày)? (?P<den>\S+) \((?P<n>\d{1,3}) ngày\)",
    re.IGNORECASE,
)


def wrong_products(text: str) -> Iterator[Wrong]:
    """Yield the products, sums over the year, amounts in letters and numbers of days that do not come out."""
    yield from _letters(text)
    yield from _days(text)
    for base, sentence in sentences(text):
        found = amounts(sentence)
        if len(found) < 2:
            continue
        for wrong in (
            *_multiplied(sentence, found),
            *_each(sentence, found),
            *_a_month(sentence, found),
            *_mean(sentence, found),
            *_two_prices(sentence, found),
        ):
            yield wrong._replace(start=wrong.start + base, end=wrong.end + base)


def _multiplied(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“03 chuyến x 2.500.000 đồng/chuyến = 7.500.000 đồng”."""
    at = 0
    while at < len(found) - 2:
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
        at = last + 1


def _each(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“12 hộ, mỗi hộ 5 triệu đồng, tổng kinh phí 60 triệu đồng”; “25 nghìn đồng/kg (1.200 kg, tổng số 30 triệu đồng)”."""
    for first, second, told in zip(found, found[1:], found[2:], strict=False):
        gaps = words[first.unit_end : second.start], words[second.unit_end : told.start]
        if "%" in (first.unit, second.unit, told.unit):
            continue
        if _HEDGED.search(words[first.unit_end : told.start]) or _ABOUT.search(
            words[max(0, first.start - 16) : first.start]
        ):
            continue
        three = _as_product((first, second, told), gaps) or _as_shares_out((first, second, told), gaps)
        if three is None:
            continue
        count, price, whole = three
        product = count.value * price.value
        if abs(product - whole.value) > (whole.step / 2 if whole.unit == "đồng" else whole.slack):
            right = shown_like(product, whole, words) if whole.step > 1 else shown(product, whole.unit)
            yield Wrong(
                first.start,
                told.unit_end,
                f"{said(count, words)} × {said(price, words)} là {right}, không phải {said(whole, words)}",
                right,
            )


def _as_product(three: tuple[Amount, Amount, Amount], gaps: tuple[str, str]) -> tuple[Amount, Amount, Amount] | None:
    """Count, price and total, the total last."""
    first, second, told = three
    if not told.unit or not _TOGETHER.match(gaps[1]):
        return None
    if second.unit == told.unit and first.unit not in ("", told.unit):
        count, price = first, second
        short = re.escape(count.unit.split()[0])
        priced = _PRICE.fullmatch(gaps[0]) and re.match(rf"/ ?(?:{re.escape(count.unit)}|{short})(?!\w)", gaps[1])
        return (count, price, told) if _EACH.fullmatch(gaps[0]) or priced else None
    if first.unit == told.unit == "đồng" and second.unit not in ("đồng", ""):
        return (second, first, told) if re.match(rf"/ ?{re.escape(second.unit)}", gaps[0]) else None
    return None


_AT = patterns.ours(r"[^.;\d]{0,25}(?:tại|cho|ở|của|trên) ")
_EVERY = patterns.ours(r"(?P<ten>[^.;,\d()]{0,20})[,;(] ?(?:bình quân )?mỗi (?P<moi>[^\W\d]+)(?: [^\W\d]+){0,3} ")


def _as_shares_out(three: tuple[Amount, Amount, Amount], gaps: tuple[str, str]) -> tuple[Amount, Amount, Amount] | None:
    """“trồng 1.000 cây tại 10 thôn, mỗi thôn 120 cây”: the total first."""
    whole, count, price = three
    every = _EVERY.fullmatch(gaps[1])
    if (
        every is None
        or not _AT.fullmatch(gaps[0])
        or not whole.unit
        or not kin(whole.unit, price.unit)
        or not (count.exact and count.unit and count.unit.split()[0] == every["moi"])
    ):
        return None
    return count, price, whole


_ABOUT = patterns.ours(r"(?<!\w)(?:khoảng|gần|trên|hơn|ít nhất|tối thiểu|dự kiến|ước) $", re.IGNORECASE)


_MEANS = patterns.ours(
    r"[^.;\d]{0,30}[,;(] ?(?:bình quân|trung bình)(?: mỗi (?P<moi>[^\W\d]+))?(?: là| có| đạt)? ", re.IGNORECASE
)


_BETWEEN = patterns.ours(r"[^,;.\d]{0,30}[,;][^.;\d]{0,30}$")


def _mean(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“15 buổi, 1.200 lượt người, bình quân 80 người/buổi”."""
    for count, whole, mean in zip(found, found[1:], found[2:], strict=False):
        told = _MEANS.fullmatch(words[whole.unit_end : mean.start])
        if told is None or not count.exact or not count.unit or count.value < 2 or "%" in (count.unit, whole.unit):
            continue
        per = told["moi"] or next(iter(re.findall(r"^ ?/ ?([^\W\d]+)", words[mean.unit_end :])), "")
        if per != count.unit.split()[0] or not _BETWEEN.match(words[count.unit_end : whole.start]):
            continue
        same = mean.unit == whole.unit or (mean.unit and re.match(rf" {re.escape(mean.unit)}", words[whole.unit_end :]))
        true = whole.value / count.value
        if (
            same
            and agrees(true - whole.slack, true + whole.slack, mean) == "sai"
            and abs(true - mean.value) * 50 > true
        ):
            right = shown(true, mean.unit, mean.places)
            message = f"{said(whole, words)} chia {said(count, words)} là {right}, không phải {said(mean, words)}"
            yield Wrong(count.start, mean.unit_end, message, right)


def _two_prices(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“03 tập thể và 05 cá nhân, mức thưởng tập thể 2 triệu đồng, cá nhân 1 triệu đồng, tổng cộng 11 triệu đồng”."""
    counts = [one for one in found if one.exact and one.unit not in ("đồng", "%", "")]
    money = [n for n, one in enumerate(found) if one.unit == "đồng"]
    if (
        not 2 <= len(counts) <= 4
        or len(money) != len(counts) + 1
        or any(one.start > found[money[0]].start for one in counts)
    ):
        return
    told = found[money[-1]]
    if not patterns.search(r"(?<!\w)(?:tổng|cộng)[^,;.\d]{0,30}$", words[: told.start]) or _HEDGED.search(
        words[counts[0].start : told.start]
    ):
        return
    added = Decimal(0)
    for n, count in zip(money, counts, strict=False):
        price = found[n]
        before = words[found[n - 1].unit_end : price.start]
        noun = re.escape(count.unit)
        if not (re.search(rf"(?<!\w){noun}(?!\w)", before) or re.match(rf" ?/ ?{noun}", words[price.unit_end :])):
            return
        added += count.value * price.value
    if abs(added - told.value) > told.step / 2:
        right = shown_like(added, told, words) if told.step > 1 else shown(added, "đồng")
        yield Wrong(
            counts[0].start,
            told.unit_end,
            f"Nhân từng mức rồi cộng lại được {right}, không phải {said(told, words)}",
            right,
        )


_MONTHLY = patterns.ours(
    r"[^/.;\d]{0,25}(?:/|mỗi |một |hằng )(?P<ky>tháng|quý)(?:[,;] | ?\()(?:cả năm|một năm|trong năm|năm|tổng cả năm|12 tháng)(?: là)?(?: (?P<it>ít nhất|tối thiểu))?(?: \w+){0,2} "
)
_LEAST = patterns.ours(r"(?<!\w)(?:ít nhất|tối thiểu)(?: là)? $", re.IGNORECASE)


def _a_month(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“04 tin/tháng, cả năm 48 tin”; “ít nhất 04 tin/tháng (cả năm tối thiểu 48 tin)”."""
    for rate, told in pairwise(found):
        gap = words[rate.unit_end : told.start]
        mate = _MONTHLY.fullmatch(gap)
        before = words[max(0, rate.start - 20) : rate.start]
        if not mate or not rate.exact or not told.exact or rate.unit != told.unit:
            continue
        least = _LEAST.search(before) is not None
        hedged = _HEDGED.search(gap.replace(mate["it"] or "\0", "")) or (not least and _HEDGED.search(before))
        right = rate.value * _PER[mate["ky"]]
        if not hedged and least == (mate["it"] is not None) and right != told.value:
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
            unit = one.unit if one.unit == "đồng" else ""
            yield Wrong(one.start, told.end(), f"Số ghi {said(one, text)}, chữ là {shown(Decimal(value), unit)}")


def _days(text: str) -> Iterator[Wrong]:
    """“từ ngày 01/6/2026 đến ngày 15/6/2026 (15 ngày)”: both days count."""
    if " ngày)" not in text:
        return
    dates = [one for one in find_dates(text) if one.date is not None]
    for first, last in pairwise(dates):
        told = patterns.match(r" ?\((?P<n>\d{1,3}) ngày\)", text[last.end :])
        between = patterns.fullmatch(r" ?(?:đến|tới|-)(?: hết)?(?: ngày)? ?", text[first.end : last.start])
        if told and between and first.date and last.date:
            right = (last.date - first.date).days + 1
            if right > 0 and int(told["n"]) != right:
                yield Wrong(
                    first.start,
                    last.end + told.end(),
                    f"Từ ngày đầu đến hết ngày cuối là {right} ngày, không phải {told['n']} ngày",
                    f"{right} ngày",
                )


_UNITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9,
}  # fmt: skip
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_SKIPPED = frozenset(["linh", "lẻ", "và", "chẵn", "đồng", "tròn"])


def parse_number_words(text: str) -> int | None:
    """Return the number some words say, None where a word is no number; "đồng chẵn" at the end is fine.

    As people speak, "chín lăm" is 95, "hai trăm tư mốt" 241, "một triệu rưỡi" 1500000.
    """
    total, group, last, seen = 0, 0, 10**12, False
    digit = False  # the word before was a figure of its own, so one more makes it tens
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        if word in _SKIPPED:
            digit = False
            continue
        if word in _UNITS:
            group += 9 * (group % 10) if digit else 0
            group, seen, digit = group + _UNITS[word], True, not digit
            continue
        digit = False
        if word == "mười":
            group, seen = group + 10, True
        elif word in ("mươi", "chục"):
            group += 9 * (group % 10)
        elif word == "trăm":
            group *= 100
        elif word == "rưỡi" and seen:
            total, group = (total, group + 50) if group else (total + (last // 2 if last < 10**12 else 0), 0)
        elif word in _SCALES and seen:
            scale = _SCALES[word]
            if scale == 10**9:
                total, group = (total + group) * scale, 0
            elif scale < last:
                total, group = total + group * scale, 0
            else:
                return None
            last = scale
        else:
            return None
    return total + group if seen else None
