"""The quarters, halves and rounds of a time against what is told of the whole of it: "quý I 412, quý II 395; 6 tháng 817"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, amounts, kin, sentences, shown_like
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.enumerators import parse_roman

_PART = patterns.ours(
    r"(?<!\w)(?:quý (?P<quy>IV|I{1,3})|(?:sáu|6|06) tháng (?P<nua>đầu|cuối)(?: năm)?|(?:học kỳ|kỳ|học kì) (?P<ky>I{1,2}|[12])|tháng (?P<thang>\d{1,2}))(?![/\w])(?: năm 20\d\d)?(?: [^\W\d]+){0,6}:? $",
    re.IGNORECASE,
)
_WHOLE = patterns.ours(
    r"(?<!\w)(?P<tong>(?:cả|toàn|trong) năm(?: học)?|12 tháng|(?:chín|9|09) tháng|(?:sáu|6|06) tháng|cả quý(?: [IV]+)?|quý (?:IV|I{1,3}))(?: đầu năm)?(?: năm)?(?: 20\d\d)?(?:,| là|:)?(?: [^\W\d]+){0,6}:? $",
    re.IGNORECASE,
)
_OTHER = patterns.ours(
    r"(?<!\w)(?:tăng|giảm|so với|cùng kỳ|bình quân|trung bình|mỗi|lũy kế|luỹ kế|còn|kế hoạch|dự toán|chỉ tiêu|ước|trong đó|khoảng|trên|dưới|gần|hơn|ít nhất|tối thiểu)(?!\w)",
    re.IGNORECASE,
)
_REACH = 70


class _Of(NamedTuple):
    """An amount told of a part of the year: its first and last month."""

    amount: Amount
    first: int
    last: int


def wrong_year(text: str) -> Iterator[Wrong]:
    """Yield the totals of a year, of nine or six months that the quarters, halves or months beside them do not make."""
    for base, sentence in sentences(text, going_on=True):
        small = sentence.lower()
        if "quý " in small or "tháng" in small or "kỳ " in small:
            for wrong in _in_sentence(sentence):
                yield wrong._replace(start=wrong.start + base, end=wrong.end + base)


def _in_sentence(sentence: str) -> Iterator[Wrong]:
    found = [one for one in amounts(sentence) if one.unit not in ("tháng", "quý", "năm", "%", "")]
    if len(found) < 3 or (
        len({one.unit for one in found}) > 1 and not all(kin(one.unit, found[0].unit) for one in found)
    ):
        return
    if _OTHER.search(sentence[: found[-1].unit_end]):
        return
    parts: list[_Of] = []
    wholes: list[tuple[Amount, int]] = []
    halves = "tháng cuối" in sentence.lower()
    low = 0
    for one in found:
        label = sentence[max(low, one.start - _REACH) : one.start]
        part, whole = _PART.search(label), _WHOLE.search(label)
        low = one.unit_end
        span = _span(part) if part else None
        half = part is not None and (part["quy"] or (part["nua"] and halves)) and "cả quý" not in label.lower()
        if whole and not half and _months(whole):
            wholes.append((one, _months(whole)))
        elif span:
            parts.append(_Of(one, *span))
        else:
            return
    if len(wholes) != 1 or len(parts) < 2 or any(one.last + 1 != other.first for one, other in pairwise(parts)):
        return
    total, months = wholes[0]
    if parts[0].first != 1 or parts[-1].last != months:
        return
    added = sum((part.amount.value for part in parts), Decimal(0))
    slack = sum((part.amount.slack for part in parts), total.slack)
    if total.unit == "đồng":
        slack = max(slack, total.step / 2 if total.step > 1 else Decimal(0))
    if abs(added - total.value) > slack:
        figures = " + ".join(sentence[part.amount.start : part.amount.end] for part in parts)
        message = f"{figures} = {shown_like(added, total, sentence)}, khác {sentence[total.start : total.unit_end]} của cả thời gian"
        every = [total, *(part.amount for part in parts)]
        start, end = min(one.start for one in every), max(one.unit_end for one in every)
        yield Wrong(start, end, message, "kiểm tra lại các số")


def _span(told: re.Match[str]) -> tuple[int, int] | None:
    if told["quy"]:
        quarter = parse_roman(told["quy"].upper()) or 0
        return 3 * quarter - 2, 3 * quarter
    if told["nua"]:
        return (1, 6) if told["nua"].lower() == "đầu" else (7, 12)
    if told["ky"]:
        return (1, 6) if told["ky"] in ("I", "i", "1") else (7, 12)
    return int(told["thang"]), int(told["thang"])


def _months(told: re.Match[str]) -> int:
    """The last month of a time that begins with the year; 0 where it does not."""
    words = told["tong"].lower()
    if "năm" in words or words.startswith("12"):
        return 12
    if words.startswith(("chín", "9", "09")):
        return 9
    if words.startswith(("sáu", "6", "06")) and "cuối" not in told[0].lower():
        return 6
    return 3 if words in ("quý i", "cả quý i") else 0
