"""Prices: so many at so much each, what they come to, and what each comes to on average."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, agrees, kin, said, shown, shown_like

HEDGED = patterns.ours(
    r"(?<!\w)(?:tối đa|tối thiểu|ít nhất|không quá|từ|khoảng|trung bình|bình quân|dưới|trên|trở lên|dự kiến|ước)(?!\w)",
    re.IGNORECASE,
)
_SEVERAL = 2
_EACH = patterns.ours(r"[^.;\d]{0,40}(?:mỗi|một|1|01) [^.;\d]{1,30} (?:là |hỗ trợ |trị giá |được )*", re.IGNORECASE)
_TOGETHER = patterns.ours(
    r"(?:/[^\d,;.()]{1,25})?[^.;\d]{0,25}[,;(=] ?(?:với )?(?:tổng (?:số tiền|kinh phí|số|cộng|giá trị|trị giá)|thành tiền|tổng|cộng|số tiền|trị giá|kinh phí|(?:mỗi|một) (?:ngày|tháng|buổi) (?:thu|chi))[^.;\d]{0,25}$",
    re.IGNORECASE,
)
_PRICE = patterns.ours(
    r"[^.;\d]{0,30}(?:[,(;] ?(?:với )?|(?<!\w)(?:với|theo) )(?:đơn giá|giá|mức|định mức|học phí|phụ cấp|tiền công|thù lao|bồi dưỡng|tiền ăn)(?: [^\W\d]+){0,3}:? "
)
_BRACKET = patterns.ours(r"[^.;,()\d]{0,40} ?\((?:mức |đơn giá |hỗ trợ )?")


def wrong_prices(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """Yield the totals and means of a sentence that its counts and prices do not give."""
    yield from _each(words, found)
    yield from _mean(words, found)
    yield from _two_prices(words, found)
    yield from _row_of_prices(words, found)


def _each(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“12 hộ, mỗi hộ 5 triệu đồng, tổng kinh phí 60 triệu đồng”; “25 nghìn đồng/kg (1.200 kg, tổng số 30 triệu đồng)”."""
    for first, second, told in zip(found, found[1:], found[2:], strict=False):
        gaps = words[first.unit_end : second.start], words[second.unit_end : told.start]
        if "%" in (first.unit, second.unit, told.unit):
            continue
        between = words[first.unit_end : told.start].replace("dự kiến", "")  # what is planned adds up too
        if HEDGED.search(between) or _ABOUT.search(words[max(0, first.start - 16) : first.start]):
            continue
        triple = (first, second, told)
        three = (
            _as_product(triple, gaps) or _as_shares_out(triple, gaps) or _as_gift(triple, gaps, words[told.unit_end :])
        )
        if three is None:
            continue
        count, price, whole = three
        if price is first and _EACH_OF_SOME.search(words[max(0, first.start - 40) : first.start]):
            continue  # "15 người, mỗi người 500.000 đồng/tháng trong 12 tháng": of so many people too
        product = count.value * price.value
        others = (one.value * price.value for one in found if kin(one.unit, count.unit))
        if _CLOSES.match(gaps[0]) or any(abs(one - whole.value) <= whole.step / 2 for one in others):
            continue
        if _has_more_factors(words, found, three, product):
            continue
        if whole.value > _SEVERAL * product and ";" in gaps[1]:
            continue  # the total of several groups
        if abs(product - whole.value) > (whole.step / 2 if whole.unit == "đồng" else whole.slack):
            right = shown_like(product, whole, words) if whole.step > 1 else shown(product, whole.unit)
            yield Wrong(
                first.start,
                told.unit_end,
                f"{said(count, words)} × {said(price, words)} là {right}, không phải {said(whole, words)}",
                right,
            )


_EACH_OF_SOME = patterns.ours(r"\d[^.;]*(?<!\w)mỗi (?:[^\W\d]+ ){1,3}(?:là )?$", re.IGNORECASE)
_A_TIME = patterns.ours(
    r"(?: ?/ ?[^\W\d]+(?: [^\W\d]+)?)?? ?(?:/|mỗi|một) ?(?P<ky>tháng|quý|tuần|ngày|buổi)(?!\w)", re.IGNORECASE
)
_MOST_TIMES = {"tháng": 12, "quý": 4, "tuần": 53, "ngày": 366, "buổi": 366}


def _has_more_factors(
    words: str, found: tuple[Amount, ...], three: tuple[Amount, Amount, Amount], product: Decimal
) -> bool:
    """Whether a total is of more than a count and a price: “40 hộ, mỗi hộ 2 triệu đồng/tháng trong 3 tháng, tổng 240 triệu đồng”, or of months nobody numbers."""
    _, price, whole = three
    slack = whole.step / 2 if whole.unit == "đồng" else whole.slack
    if any(abs(product * one.value - whole.value) <= slack for one in found if one not in three and one.value > 1):
        return True
    period = _A_TIME.match(words, price.unit_end)
    if period is None or not product or any(one.unit == period["ky"].lower() for one in found):
        return False
    times = whole.value / product
    return times == int(times) and 1 < times <= _MOST_TIMES[period["ky"].lower()]


def _as_product(three: tuple[Amount, Amount, Amount], gaps: tuple[str, str]) -> tuple[Amount, Amount, Amount] | None:
    """Count, price and total, the total last."""
    first, second, told = three
    if not told.unit or not _TOGETHER.match(gaps[1]):
        return None
    if second.unit == told.unit and first.unit not in ("", told.unit):
        count, price = first, second
        short = re.escape(count.unit.split()[0])
        priced = (_PRICE.fullmatch(gaps[0]) or _BRACKET.fullmatch(gaps[0])) and re.match(
            rf"/ ?(?:{re.escape(count.unit)}|{short})(?!\w)", gaps[1]
        )
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


_CLOSES = patterns.ours(r"[^(]*\)")
"""The count stands in a bracket of its own."""
_WORTH = patterns.ours(
    r"[^.;\d]{0,40}[,;(] ?(?:tổng )?(?:trị giá|kinh phí|số tiền|giá trị)[^.;,()\d]{0,20} ", re.IGNORECASE
)
_APIECE = patterns.ours(
    r" ?\((?:mỗi|một) (?:suất|phần|hộ|người|gia đình|em|cháu|trường hợp|đơn vị|thôn|lớp)(?: quà)?(?: là| trị giá| được)? "
)


def _as_gift(
    three: tuple[Amount, Amount, Amount], gaps: tuple[str, str], behind: str
) -> tuple[Amount, Amount, Amount] | None:
    """“345 gia đình, tổng trị giá 172,5 triệu đồng (mỗi suất 500.000 đồng)”: the total between."""
    count, whole, price = three
    fits = whole.unit == price.unit == "đồng" and count.exact and count.unit not in ("", "đồng")
    if not fits or not _WORTH.fullmatch(gaps[0]):
        return None
    per = gaps[1].strip() == "(" and re.match(rf" ?/ ?{re.escape(count.unit.split()[0])}(?!\w)", behind)
    return (count, price, whole) if per or _APIECE.fullmatch(gaps[1]) else None


_ABOUT = patterns.ours(r"(?<!\w)(?:khoảng|gần|trên|hơn|ít nhất|tối thiểu|dự kiến|ước) $", re.IGNORECASE)


_MEANS = patterns.ours(
    r"[^.;\d]{0,30}[,;(] ?(?:bình quân|trung bình)(?: mỗi (?P<moi>[^\W\d]+))?(?: là| có| đạt)? ", re.IGNORECASE
)


_LETTERS = patterns.ours(r" (HS|GV|CB|ĐV)(?= ?/)")
_LONG = {"HS": ("học sinh", "hồ sơ"), "GV": ("giáo viên",), "CB": ("cán bộ",), "ĐV": ("đảng viên", "đoàn viên")}
"""Units of means in short: "35,5 HS/lớp"."""
_BETWEEN = patterns.ours(r"[^,;.\d]{0,30}(?:[,;]| với| có| nuôi)[^.;\d]{0,30}$")


def _mean(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“15 buổi, 1.200 lượt người, bình quân 80 người/buổi”."""
    for count, whole, mean in zip(found, found[1:], found[2:], strict=False):
        told = _MEANS.fullmatch(words[whole.unit_end : mean.start])
        short = None if mean.unit else _LETTERS.match(words, mean.end)
        if short:
            mean = mean._replace(unit=short[1], unit_end=short.end())  # noqa: PLW2901 - the same with its unit
        if told is None or not count.exact or not count.unit or count.value < 2 or "%" in (count.unit, whole.unit):
            continue
        per = told["moi"] or next(iter(patterns.findall(r"^ ?/ ?([^\W\d]+)", words[mean.unit_end :])), "")
        if per != count.unit.split()[0] or not _BETWEEN.match(words[count.unit_end : whole.start]):
            continue
        same = (
            mean.unit == whole.unit
            or whole.unit in _LONG.get(mean.unit, ())
            or (mean.unit and re.match(rf" {re.escape(mean.unit)}", words[whole.unit_end :]))
        )
        true = whole.value / count.value
        beside = mean.places and whole.exact and told[0].lstrip().startswith("(")  # of the two figures before it alone
        if (
            same
            and agrees(true - whole.slack, true + whole.slack, mean) == "sai"
            and (abs(true - mean.value) * 50 > true or beside)
            and not any(
                one.unit == count.unit
                and one.value
                and agrees(whole.value / one.value, whole.value / one.value, mean) != "sai"
                for one in found
            )  # the mean of all of them, told before their parts
        ):
            right = shown(true, mean.unit, mean.places)
            message = f"{said(whole, words)} chia {said(count, words)} là {right}, không phải {said(mean, words)}"
            yield Wrong(count.start, mean.unit_end, message, right, hint=abs(true - mean.value) * 50 <= true)


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
    if not patterns.search(r"(?<!\w)(?:tổng|cộng)[^,;.\d]{0,30}$", words[: told.start]) or HEDGED.search(
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


_OF_ONE = patterns.ours(
    r"[^.;,()\d]{0,30} (?:là |trị giá |mức |: )?|[^.;,()\d]{0,30} ?\(|[^.;,()\d]{0,30},? mỗi [^\W\d]+(?: trị giá| là)? "
)


def _row_of_prices(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“01 giải Nhất 2 triệu đồng, 02 giải Nhì 1,5 triệu đồng/giải; tổng cộng 5 triệu đồng”: each kind with its number and its price."""
    told = found[-1] if found else None
    if told is None or told.unit != "đồng" or len(found) < 5 or len(found) % 2 == 0:
        return
    if not patterns.search(r"(?<!\w)(?:tổng|cộng)[^,;.\d]{0,30}$", words[: told.start]):
        return
    at_each, as_told, every = Decimal(0), Decimal(0), True
    for count, price in zip(found[:-1:2], found[1:-1:2], strict=True):
        if not (count.exact and count.unit == found[0].unit not in ("", "đồng", "%") and price.unit == "đồng"):
            return
        if not _OF_ONE.fullmatch(words[count.unit_end : price.start]):
            return
        every = every and (
            count.value == 1
            or words[price.unit_end :].lstrip().startswith("/")
            or "mỗi " in words[count.unit_end : price.start]
        )
        at_each += count.value * price.value
        as_told += price.value
    if every and told.value not in (at_each, as_told):
        right = shown_like(at_each, told, words) if told.step > 1 else shown(at_each, "đồng")
        message = f"Nhân từng mức rồi cộng lại được {right}, không phải {said(told, words)}"
        yield Wrong(found[0].start, told.unit_end, message, right)
