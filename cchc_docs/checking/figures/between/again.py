"""A sentence, or an item, that parts the total of the one before it: two states of it, or a row of named parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, amounts, kin, of_each, said, sentences, shown_like
from cchc_docs.checking.figures.between.sections import WrongIn
from cchc_docs.checking.figures.dimensions import Part, one_dimension
from cchc_docs.checking.figures.relations.wholes import row_of, wrong_row

_PAIR = 2
_CLOSES = patterns.ours(
    r"(?<!\w)(?:(?:không|chưa) (?:đủ điều kiện|hợp lệ|đạt|đồng ý|tán thành)|thu hồi|thanh lý|trả lại|từ chối|bị loại|dự bị)(?!\w)",
    re.IGNORECASE,
)
"""What closes a list of two states: there is no third."""
_PERIOD = patterns.ours(r"(?<!\w)(?:năm|tháng|quý|giai đoạn|đợt) (?:20\d\d|\d|[IVX]+(?!\w)|trước|nay)", re.IGNORECASE)
_OPENS = patterns.ours(
    r"^[-+* ]*(?:phân|chia|trong đó|gồm|bao gồm|cụ thể|cơ cấu|theo)(?: [^\W\d]+){0,5}:? ", re.IGNORECASE
)
_TENTH = 10


def wrong_next(text: str) -> Iterator[Wrong]:
    """Yield what a sentence of a text says of the total of the sentence before it that does not make it."""
    told = sentences(text)
    for (_, first), (start, second) in pairwise(told):
        if _CLOSES.search(second) and (wrong := _told_apart(first, second)):
            yield wrong._replace(start=wrong.start + start, end=wrong.end + start)
    for (_, first), (start, second) in pairwise(sentences(text, going_on=True) if len(told) > 1 else ()):
        row = row_of(second)
        total = _only_total(first, row[0].amount) if row else None
        wrong = wrong_row(total, row, second, first) if total else None
        wrong = wrong or _too_many_states(first, second)
        if wrong is not None:
            yield wrong._replace(start=wrong.start + start, end=wrong.end + start)


_STATE = patterns.ours(
    r" (?:(?!đã |đang |chưa )[^\W\d]+ )?(?:(?P<xong>đã |hoàn thành|xong|đạt )|(?:đang|chưa|còn|chuyển tiếp|tạm dừng|chuẩn bị|chờ|không) ?)(?=[^\W\d]|[,;.]|$)",
    re.IGNORECASE,
)


def _too_many_states(first: str, second: str) -> Wrong | None:
    """“… cho 08 công trình. Có 04 công trình hoàn thành, 03 công trình đang thi công, 02 công trình đang chọn thầu”: more states than things."""
    row = amounts(second)
    if len(row) <= _PAIR or not row[0].unit or any(not one.exact or one.unit not in ("", row[0].unit) for one in row):
        return None
    states = [_STATE.match(second, one.unit_end) for one in row]
    gaps = [second[one.unit_end : other.start] for one, other in pairwise(row)]
    if (
        not all(states)
        or not all(_NEXT.fullmatch(gap) for gap in gaps)
        or sum(1 for one in states if one and one["xong"]) > 1
    ):
        return None
    same = [one for one in amounts(first) if one.unit == row[0].unit]
    if len(same) != 1 or not same[0].exact or not _FIRST.fullmatch(second, 0, row[0].start) or of_each(first, same[0]):
        return None
    total, added = same[0], list(accumulate(one.value for one in row))
    if total.value in added or not total.value < added[-1] <= max(total.value * Decimal("1.2"), total.value + 2):
        return None
    figures = " + ".join(second[one.start : one.end] for one in row)
    message = f"{figures} = {shown_like(added[-1], total, first)}, khác tổng {said(total, first)}"
    return Wrong(row[0].start, row[-1].unit_end, message, "kiểm tra lại các số")


_NEXT = patterns.ours(r"[^.;\d()]{1,60}(?:[,;]| và) (?:có |còn )?")
_FIRST = patterns.ours(r" ?(?:(?:Đến nay|Hiện nay|Hiện|Trong đó|Nay),? )?(?:(?:đã )?có )?", re.IGNORECASE)


def wrong_below(texts: Sequence[str]) -> Iterator[WrongIn]:
    """Yield the items that part the total of the item before them, and do not make it."""
    for number, (first, second) in enumerate(pairwise(texts), 1):
        if _CLOSES.search(second) and not _PERIOD.search(second):
            apart = _told_apart(first, second)
            if apart is not None:
                yield WrongIn(number, apart)
        row = row_of(second.rstrip()) if _OPENS.match(second) else ()
        if not row:
            continue
        totals = [one for one in amounts(first) if kin(one.unit, row[0].amount.unit)]
        added = sum((fact.amount.value for fact in row), Decimal(0))
        if totals and not any(one.value == added for one in totals):
            wrong = wrong_row(max(totals, key=lambda one: one.value), row, second, first)
            if wrong is not None:
                yield WrongIn(number, wrong)


def _only_total(first: str, like: Amount) -> Amount | None:
    """The total of a sentence that tells it alone, or with parts that make it."""
    found = amounts(first)
    if not found or any(one.unit != like.unit for one in found):
        return None
    parts = sum((one.value for one in found[1:]), Decimal(0))
    return found[0] if not parts or parts == found[0].value else None


def _told_apart(first: str, second: str) -> Wrong | None:
    """“Tiếp nhận 46 đơn. Đủ điều kiện 41 đơn, không đủ điều kiện 06 đơn.”: two states of what the first sentence counts."""
    pair = amounts(second)
    if len(pair) != _PAIR or not all(one.exact and one.unit and one.unit == pair[0].unit for one in pair):
        return None
    same = [one for one in amounts(first) if one.unit == pair[0].unit]
    if not same or not same[0].exact or sum(one.value for one in same[1:]) not in (0, same[0].value):
        return None
    whole, added = same[0], pair[0].value + pair[1].value
    opens, between, rest = second[: pair[0].start], second[pair[0].unit_end : pair[1].start], second[pair[1].unit_end :]
    parts = [Part(pair[0], opens, patterns.split(r"[,;]", between)[0]), Part(pair[1], between, rest)]
    near = 0 < abs(added - whole.value) * _TENTH <= max(whole.value, Decimal(_TENTH))
    if not near or not one_dimension(parts):
        return None
    message = f"{shown_like(pair[0].value, pair[0], second)} + {said(pair[1], second)} khác tổng {said(whole, first)}"
    return Wrong(pair[0].start, pair[1].unit_end, message, "kiểm tra lại các số")
