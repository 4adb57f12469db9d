"""A total told behind its parts; and what the sums of both ways share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, is_slip_of, said, shown, shown_like
from cchc_docs.checking.figures.dimensions import Part, is_role, one_dimension, unnumbered

MOST = 60
"""Amounts on either side of a total in which its parts are looked for: a list is no longer, and work must not grow with it."""
PARTING = patterns.ours(
    r"(?<!\w)(?<!chưa )(?:phân|chia|cơ cấu)(?: [^\W\d]+){0,5}: ?[^:;,.\d]{0,40}$|(?<!\w)theo(?: [^\W\d]+){1,3}: ?[^:;,.\d]{0,40}$",
    re.IGNORECASE,
)
"""Words before the first part of a row, which is no total of the others; what is not yet shared out is one ("chưa phân bổ: …")."""
TIMES = frozenset(["đồng", "%", "ngày", "tháng", "năm", "giờ", "lần", "tuần", "tuổi", "sao", "điểm"])
NEAR, CLOSE = Decimal("0.2"), Decimal("0.1")


_SUMMED = patterns.ours(
    r"(?:(?<!\w)(?:tổng cộng|tổng số|tổng|cộng|cộng chung|tất cả là)(?: (?!của|các)[^\W\d]+){0,6}:? |(?<!\w)trên tổng(?: số| cộng) |\((?:tổng|cộng)(?: (?!của|các)[^\W\d]+){0,7}:? )$",
    re.IGNORECASE,
)


_AND, _NOTHING_MORE = patterns.ours(r" và "), patterns.ours(r"(?: [^\W\d]+){0,3}[.;)]?(?= |$)")
_EACH = patterns.ours(r"(?<!\w)(?:mỗi|từng|bình quân) [^;.,]*$", re.IGNORECASE)
"""So much for each is no part of a total."""
_LISTED = patterns.ours(r"[^\d;.:(),]{0,25}(?:, ?|; ?| và | và)[^\d;.:()]{0,40}|, [^\d;.:()]{0,20}, [^\d;.:()]{0,20}")


def slack_of(total: Amount, parts: Sequence[Part]) -> Decimal:
    """Return how far parts may miss their total by rounding alone."""
    if total.unit == "đồng":
        return Decimal(0) if total.exact else max(total.step, min(part.amount.step for part in parts)) / 2
    if all(one.places == 0 for one in (total, *(part.amount for part in parts))):
        return total.step / 2  # whole hectares are counted, not rounded
    return min(total.slack + sum((part.amount.slack for part in parts), Decimal(0)), total.step * Decimal("1.5"))


def wrong_sum(words: str, total: Amount, parts: Sequence[Part], added: Decimal, *, hint: bool = False) -> Wrong:
    """Return what is told of parts that make another sum than their total."""
    figures = " + ".join(words[part.amount.start : part.amount.end] for part in parts)
    return Wrong(
        min(total.start, parts[0].amount.start),
        max(total.unit_end, parts[-1].amount.unit_end),
        f"{figures} = {shown_like(added, total, words)}, khác tổng {said(total, words)}",
        "kiểm tra lại các số",
        hint=hint,
    )


_HALF = Decimal("0.5")
_GIVEN_BY = patterns.ours(r"(?<!\w)(?:ngân sách|nguồn|vốn)(?!\w)[^\d;,.]*?(?=\d)", re.IGNORECASE)


def too_far(words: str, total: Amount, parts: Sequence[Part], added: Decimal) -> bool:
    """Whether parts make more or less than half as much again, so that they are of something else; what each of three sources gives is of their total."""
    if abs(added - total.value) <= _HALF * total.value:
        return False
    sources = _GIVEN_BY.findall(words, total.unit_end, parts[-1].amount.start + 1)
    return not (total.unit == "đồng" and added > total.value and len(parts) > 2 and len(sources) >= len(parts))


def wrong_before(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """Yield the totals that the parts before them do not make: “đất đai 120 hồ sơ, hộ tịch 85 hồ sơ; tổng số 205 hồ sơ”; “12 sở, 30 xã và 06 trường (tổng số 48 đơn vị)”."""
    for at, total in enumerate(found):
        gap = words[found[at - 1].unit_end if at else 0 : total.start]
        if at < 2 or not _SUMMED.search(gap) or total.unit == "%" or patterns.search(r"trong(?: tổng)?", gap[-14:]):
            continue
        ends = _NOTHING_MORE.match(words, total.unit_end)
        bracket = gap.rstrip().endswith("(") or patterns.search(r"\((?:tổng|cộng)[^()]*$", gap) is not None
        parts = [
            Part(one, words[found[n - 1].unit_end if n else 0 : one.start], "")
            for n, one in enumerate(found[:at])
            if n >= at - MOST and one.unit == total.unit and not _EACH.search(words[max(0, one.start - 30) : one.start])
        ]
        if not parts and total.unit and all(one.exact and not one.unit for one in found[max(0, at - MOST) : at]):
            parts = [
                Part(one, words[found[n - 1].unit_end if n else 0 : one.start], "") for n, one in enumerate(found[:at])
            ]
        if (bracket or patterns.search(r"cộng", gap)) and len(parts) < 2:
            parts = _row_before(words, found, at)
        added = sum((part.amount.value for part in parts), Decimal(0))
        off = abs(added - total.value)
        measured = not total.exact and len(parts) == 2 == at
        sure = bracket or measured or one_dimension(parts) or len(parts) >= 3 or patterns.search(r"cộng", gap)
        pair = len(parts) == 2 and ends and _AND.search(words, parts[0].amount.unit_end, parts[1].amount.start)
        most = NEAR if len(parts) >= 3 and len(parts) == at else CLOSE
        if (
            len(parts) >= 2
            and (sure or pair)
            and slack_of(total, parts) < off <= max(most * total.value, Decimal(1))
            and all(one.value < total.value for one, _, _ in parts)
        ):
            yield wrong_sum(words, total, parts, added)


def _row_before(words: str, found: tuple[Amount, ...], at: int) -> list[Part]:
    """The counts that stand in one row right before a total in brackets, whatever they count."""
    first = at - 1
    while first and _LISTED.fullmatch(words[found[first - 1].unit_end : found[first].start]):
        first -= 1
    row = found[first:at]
    if any(not one.exact or one.unit in TIMES for one in row):
        return []
    return [Part(one, "", "") for one in row]


def slipped(total: Amount, parts: Sequence[Part], added: Decimal) -> bool:
    """Return whether one digit of the total makes them agree, or one of a part where there are three or more."""
    scale = total.step.scaleb(total.places) if total.unit == "đồng" else Decimal(1)
    missed = total.value - added
    many = parts if len(parts) > len("ab") else ()
    figures = [(total.value, added), *((part.amount.value, part.amount.value + missed) for part in many)]
    return any(right > 0 and is_slip_of(typed / scale, right / scale) for typed, right in figures)


_OPEN_TAIL = patterns.ours(
    r"[^;.]{0,30}?(?:,| và|;) ?(?:một|các|những|phần|nhiều|số (?:khác|còn lại)|còn lại|khác|v\.v|tiền|chi)(?!\w)|[^;.,]{0,30}(?:,| và) [^\d,;.]{1,40}\d",
    re.IGNORECASE,
)


def goes_on(words: str, parts: Sequence[Part]) -> bool:
    """Return whether something is told behind the last part that may be one more."""
    return _OPEN_TAIL.match(words, parts[-1].amount.unit_end) is not None


def too_many_named(words: str, total: Amount, parts: Sequence[Part], mark: str) -> Iterator[Wrong]:
    """Yield a total that its parts and those named without a figure exceed: “06 điểm, gồm Trạm Y tế, 02 nhà văn hóa và 04 trường học”, seven of them."""
    names, added = unnumbered(parts[:1]), sum((part.amount.value for part in parts), Decimal(0))
    counted = total.exact and all(part.amount.exact and (part.amount.unit or is_role(part)) for part in parts)
    if len(parts) > 1 and counted and names and "gồm" in mark.lower() and 0 <= total.value - added < names <= len("ab"):
        figures = " + ".join(said(part.amount, words) for part in parts)
        message = f"{names:02d} tên không ghi số + {figures} nhiều hơn {said(total, words)}"
        yield Wrong(total.start, parts[-1].amount.unit_end, message, shown(added + names))


def parted_by_colons(words: str, parts: Sequence[Part]) -> bool:
    """Tell whether a colon stands between two parts too, typed for a semicolon: "10: nhân viên: 06: bảo vệ: 02" is one row."""
    gaps = (words[one.amount.unit_end : other.amount.start] for one, other in pairwise(parts))
    return any(_NEXT_NAME.fullmatch(gap) for gap in gaps)


_NEXT_NAME = patterns.ours(r"\s*:[^,;:.\d]*[^\W\d][^,;:.\d]*:\s*")


def of_other_scale(total: Amount, added: Decimal) -> bool:
    """Tell whether parts make their total but for its unit: “21.450 tỷ đồng, gồm 8.600 triệu đồng, …”."""
    return any(added * scale == total.value or total.value * scale == added for scale in (_THOUSAND, _THOUSAND**2))


_THOUSAND = 1000


def ends_at_semicolon(words: str, parts: Sequence[Part]) -> bool:
    """Tell whether "trong đó" is over at a semicolon, and what follows it is set apart by commas: "…, trong đó 3 bản xa; 5 bản có loa, 2 bản có kẻng"."""
    gaps = [words[one.amount.unit_end : other.amount.start] for one, other in pairwise(parts)]
    return ";" in gaps[0] and any(";" not in gap for gap in gaps[1:])


def is_bare_row(words: str, parts: Sequence[Part]) -> bool:
    """Whether parts are bare figures behind their names, with nothing else to the end of the sentence."""
    rest = words[parts[-1].amount.unit_end :]
    return (
        all(not part.amount.unit for part in parts)
        and not any(patterns.search(r"\d", part.before) for part in parts)
        and patterns.fullmatch(r"[ .;]*", rest) is not None
    )
