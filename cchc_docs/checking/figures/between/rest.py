"""What is left, told in a later sentence than the whole and what is done of it: "đã số hóa 14.620/32.500 trường hợp. …; còn 17.880 trường hợp chưa số hóa"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, amounts, is_fraction, is_slip, kin, said, shown

_NOT_YET = patterns.ours(r"(?: [^\W\d]+){0,3}? (?:chưa|không)(?: được)? (?P<viec>[^\W\d]+)")
_STILL = patterns.ours(r"(?<!\w)(?:còn|vẫn còn|còn lại)(?: có)? $", re.IGNORECASE)
_REST = patterns.ours(r"(?<!\w)(?:(?:số|phần|kinh phí|số tiền) )?còn lại(?: là)?:? $", re.IGNORECASE)
_SIGN = patterns.ours(r"còn(?: lại)?(?: là| có)?:? \d")
_EACH = patterns.ours(r"(?<!\w)(?:mỗi|từng|một|bình quân|đơn giá|mức)(?: [^\W\d]+){0,4}:? $", re.IGNORECASE)
_DONE = 60
"""Letters before a fraction in which what was done is named."""


def wrong_rest(text: str) -> Iterator[Wrong]:
    """Yield the remainders of a text that its whole and what is done of it do not leave, by a slip."""
    if not _SIGN.search(text):
        return
    found = amounts(text)
    for n, left in enumerate(found):
        before = text[found[n - 1].unit_end if n else 0 : left.start]
        if n > 1 and _STILL.search(before):
            yield from _not_yet(text, found[:n], left)
        if n > 1 and _REST.search(before):
            yield from _of_whole(text, found[:n], left)


def _not_yet(text: str, earlier: Sequence[Amount], left: Amount) -> Iterator[Wrong]:
    """“còn 17.880 trường hợp chưa số hóa” behind “đã số hóa 14.620/32.500 trường hợp”."""
    told = _NOT_YET.match(text, left.unit_end)
    if told is None or not left.exact or not left.unit:
        return
    for done, whole in pairwise(earlier):
        if not is_fraction(text, done, whole) or not kin(whole.unit, left.unit) or done.value >= whole.value:
            continue
        about = text[max(0, done.start - _DONE) : done.start]
        if not re.search(rf"(?<!\w){re.escape(told['viec'])}(?!\w)", about, re.IGNORECASE):
            continue
        right = whole.value - done.value
        if left.value != right and is_slip(right, left.value):
            message = (
                f"{said(whole, text)} - {text[done.start : done.end]} = {shown(right)}, không phải {said(left, text)}"
            )
            yield Wrong(left.start, left.unit_end, message, shown(right))
        return


def _of_whole(text: str, earlier: Sequence[Amount], left: Amount) -> Iterator[Wrong]:
    """“Kinh phí 240 triệu đồng. Cấp cho 09 thôn …, tổng cộng 135 triệu đồng; số còn lại 105 triệu đồng”: the first is the whole."""
    same = [
        one
        for n, one in enumerate(earlier)
        if one.unit
        and one.unit == left.unit
        and not _EACH.search(text[earlier[n - 1].unit_end if n else 0 : one.start])
    ]
    if len(same) != len(("whole", "part")) or not all(one.exact or one.unit == "đồng" for one in (*same, left)):
        return
    whole, part = same
    right = whole.value - part.value
    slack = max(one.step for one in (whole, part, left)) / 2 if left.unit == "đồng" else Decimal(0)
    if right > 0 and left.value < whole.value and abs(right - left.value) > slack and is_slip(right, left.value):
        message = f"{said(whole, text)} - {said(part, text)} = {shown(right, left.unit)}, không phải {said(left, text)}"
        yield Wrong(part.start, left.unit_end, message, shown(right, left.unit))
