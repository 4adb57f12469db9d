"""What is left of a whole, and parts told over one denominator or in per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, in_unit, is_fraction, kin, said, shown
from cchc_docs.checking.figures.dimensions import CLOSED, WORK, Part, is_open, one_dimension


def wrong_leftovers(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """Yield the remainders, groups and shares of a sentence that do not make their whole."""
    counts = tuple(one for one in found if one.unit != "%")
    yield from _left_over(words, counts)
    yield from _staff(words, counts)
    yield from _of_total(words, counts)
    yield from _groups(words, counts)
    yield from _rows_of_groups(words, counts)
    yield from _percents(words, found)


_RATE = patterns.ours(r" ?\([^()]*%[^()]*\)|, (?:đạt|chiếm|bằng|tỷ lệ) (?:tỷ lệ )?[\d.,]+ ?%")
_LEFT = patterns.ours(
    r"^[^.;\d]{0,60}[,;(] ?(?:số |trong đó )?(?:(?P<con>còn lại|còn|tồn)|chưa(?: \w+){0,3}|vắng(?: mặt)?|đang(?: \w+){0,3}|quá hạn|trễ hạn|không đạt)(?: là|:| lại)? $",
    re.IGNORECASE,
)
_NOT_SO = patterns.ours(r"^ ?(?:[^\W\d]+ ){0,2}(?:chưa|đang|không|vắng|lại|trong hạn)", re.IGNORECASE)
"""Words behind a figure that say the opposite of what was told of the others."""


def _left_over(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“980/1.050 hồ sơ, còn 60 hồ sơ”."""
    for n, (bare, whole, left) in enumerate(zip(found, found[1:], found[2:], strict=False)):
        if n + 3 < len(found) and is_fraction(words, left, found[n + 3]):
            continue  # the next group of the same whole
        if (
            not is_fraction(words, bare, whole)
            or bare.value > whole.value
            or (whole.unit and left.unit and not kin(left.unit, whole.unit))
        ):
            continue
        part = in_unit(bare, whole)
        gap = _RATE.sub("", words[whole.unit_end : left.start])
        behind = patterns.split(r"[,;.]", words[left.unit_end :])[0]
        says = _LEFT.match(gap)
        opposite = _NOT_SO.match(behind) is not None
        sure = bool(says and (not says["con"] or opposite or not behind.strip())) or (
            opposite and patterns.fullmatch(r"[^.;\d]{0,40}, (?:có )?", gap)
        )
        right = whole.value - part.value
        if left.value < right and (_is_one_state(whole, gap, behind) or _goes_on(words, found[n + 3 :], left)):
            continue
        sure = sure or (says is not None and left.value > right and not patterns.search(r"tồn|chuyển", gap))
        if sure and left.value != right and whole.places == left.places == 0 and left.value <= whole.value:
            yield Wrong(
                part.start,
                left.unit_end,
                f"{said(whole, words)} - {words[part.start : part.end]} = {_shown(right, whole)}, không phải {said(left, words)}",
                _shown(right, whole),
            )


_STATE = patterns.ours(r"đang|quá hạn|trễ hạn", re.IGNORECASE)


def _is_one_state(whole: Amount, gap: str, behind: str) -> bool:
    """Whether what is told beside the work done is one state of the rest: work is also not begun, or nobody said."""
    words = f"{gap}|{behind}"
    return whole.unit in WORK and _STATE.search(words) is not None and CLOSED.search(_STATE.sub("", words)) is None


def _goes_on(words: str, behind: Sequence[Amount], left: Amount) -> bool:
    """Whether another part of the rest follows: "…; đang làm 4 việc; chưa làm 2 việc; …"."""
    after = behind[0] if behind else None
    if after is None or after.unit != left.unit:
        return False
    return _NEXT_STATE.fullmatch(words, left.unit_end, after.start) is not None


_NEXT_STATE = patterns.ours(
    r"[^,;.\d]{0,30}[,;] (?:và )?(?:có |còn |số )?(?:(?:đang|chưa|không|quá hạn|trễ hạn|trả lại|tạm dừng|xin rút|từ chối|chuyển)(?: \w+){0,4})? ?",
    re.IGNORECASE,
)


def make_a_rest(words: str, found: tuple[Amount, ...], total: Amount, added: Decimal) -> bool:
    """Whether parts, with the "total" before them or without, are what a fraction leaves: "26 việc; đã xong 5/26 việc; đang làm 20 việc; chưa làm 1 việc"."""
    return any(
        whole.value - one.value in (added, added + total.value)
        for one, whole in pairwise(found)
        if kin(whole.unit, total.unit) and is_fraction(words, one, whole)
    )


def _shown(value: Decimal, like: Amount) -> str:
    return shown(value, "đồng") if like.unit == "đồng" else shown(value)


_FAR = 120
"""Letters before a figure in which the few words are looked for that tell what it is."""
_GIVEN = patterns.ours(r"(?<!\w)(?:giao|được giao|phân bổ|định biên|chỉ tiêu)(?: \w+){0,6} $", re.IGNORECASE)
_PRESENT = patterns.ours(
    r"^[^.;\d]{0,40}(?<!\w)(?:có mặt|hiện có|thực hiện|đã sử dụng|bố trí|đã tuyển)(?: \w+){0,2} $", re.IGNORECASE
)
_LACKING = patterns.ours(
    r"^[^.;\d]{0,40}(?<!\w)(?:chưa (?:sử dụng|tuyển|bố trí)|còn thiếu|thiếu|khuyết|còn lại|còn)(?: \w+){0,2} $",
    re.IGNORECASE,
)


def _staff(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“giao 42 người, có mặt 39 người, còn thiếu 04 người”."""
    for given, present, lacking in zip(found, found[1:], found[2:], strict=False):
        start = max(0, given.start - _FAR)
        gaps = (
            words[start : given.start],
            words[given.unit_end : present.start],
            words[present.unit_end : lacking.start],
        )
        if "%" in (given.unit, present.unit, lacking.unit) or not (
            _GIVEN.search(gaps[0]) and _PRESENT.match(gaps[1]) and _LACKING.match(gaps[2])
        ):
            continue
        right = given.value - present.value
        if right >= 0 and abs(right - lacking.value) > given.slack + present.slack + lacking.slack:
            yield Wrong(
                given.start,
                lacking.unit_end,
                f"{said(given, words)} - {said(present, words)} = {shown(right, given.unit)}, không phải {said(lacking, words)}",
            )


_TOTAL = patterns.ours(r"(?<!\w)tổng(?: số| diện tích| cộng)?(?: [^\W\d]+){0,3} $", re.IGNORECASE)
_DONE = patterns.ours(r"(?<!\w)(?:đã|hoàn thành)(?: [^\W\d]+){1,4} $", re.IGNORECASE)
_REMAINS = patterns.ours(r"(?<!\w)(?:còn lại|còn|chưa(?: [^\W\d]+){1,3})(?: [^\W\d]+){0,2} $", re.IGNORECASE)


def _of_total(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“45 ha còn lại trên tổng số 310 ha (đã thu hoạch 265 ha)”: in any order but that of `sums`."""
    for n in range(len(found) - 2):
        three = found[n : n + 3]
        if (
            len({one.unit for one in three}) != 1
            or not three[0].unit
            or any(is_fraction(words, *pair) for pair in pairwise(three))
        ):
            continue
        gaps = [words[(found[k - 1].unit_end if k else 0) : found[k].start] for k in range(n, n + 3)]
        total = [one for one, gap in zip(three, gaps, strict=True) if _TOTAL.search(gap)]
        done = [one for one, gap in zip(three, gaps, strict=True) if _DONE.search(gap) and one not in total]
        left = [
            one
            for one, gap in zip(three, gaps, strict=True)
            if one not in total and one not in done and (_REMAINS.search(gap) or _STILL.match(words, one.unit_end))
        ]
        if [len(total), len(done), len(left)] != [1, 1, 1] or total[0] is three[0]:
            continue
        right = total[0].value - done[0].value
        if abs(right - left[0].value) > total[0].slack + done[0].slack + left[0].slack and right > 0:
            message = (
                f"{said(total[0], words)} - {said(done[0], words)} = {shown(right)}, không phải {said(left[0], words)}"
            )
            yield Wrong(three[0].start, three[2].unit_end, message, shown(right))


_STILL = patterns.ours(
    r"(?: [^\W\d]+){0,4} (?:còn lại|còn tồn|chưa (?:giải quyết|thực hiện|giải ngân|thu|nộp|xử lý|hoàn thành))(?!\w)"
)


_LAST_GROUP = patterns.ours(r"(?<!\w)(?:chưa|không|còn|dưới|trở lên|yếu|kém|trên|quá hạn|khó)(?!\w)", re.IGNORECASE)


def _groups(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“05/24 chỉ tiêu vượt, 16/24 đạt, 03/24 chưa đạt”: the groups of one denominator make it."""
    pairs = [(one, other) for one, other in pairwise(found) if is_fraction(words, one, other)]
    if (
        len(pairs) < 2
        or len({whole.value for _, whole in pairs}) != 1
        or not all(one.exact and whole.exact for one, whole in pairs)
    ):
        return
    whole, added = pairs[0][1], sum((one.value for one, _ in pairs), Decimal(0))
    behind = [patterns.split(r"[,;.]", words[other.unit_end :])[0] for _, other in pairs]
    parts = [Part(one, "", label) for (one, _), label in zip(pairs, behind, strict=True)]
    closed = len(pairs) >= 3 and (added > whole.value or _LAST_GROUP.search(behind[-1]))
    if (
        added != whole.value
        and (closed or (one_dimension(parts) and (added > whole.value or not is_open(parts))))
        and abs(added - whole.value) <= whole.value * Decimal("0.3")
    ):
        figures = " + ".join(shown(one.value) for one, _ in pairs)
        yield Wrong(
            pairs[0][0].start,
            pairs[-1][1].unit_end,
            f"{figures} = {shown(added)}, khác tổng {shown(whole.value)}",
            "kiểm tra lại các số",
        )


_SCALES_OF = frozenset(["", "điểm", "%", "đồng", "tuổi", "năm", "ha", "m", "km", "lần"])


def _rows_of_groups(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“38/124 xã dưới 30%; 71 xã từ 30% đến dưới 60%; 15 xã từ 60% trở lên”: the first group over the whole, the others bare."""
    pairs = [n for n in range(len(found) - 1) if is_fraction(words, found[n], found[n + 1])]
    if len(pairs) != 1:
        return
    at = pairs[0]
    first, whole = found[at], found[at + 1]
    others = tuple(one for one in found[at + 2 :] if one.exact and whole.unit and kin(one.unit, whole.unit))
    bounds = [one for one in found[at + 2 :] if one not in others]
    if (
        len(others) < 2
        or any(one.unit not in _SCALES_OF for one in bounds)
        or any(not patterns.match(r"[^.]*[;,] (?:và )?(?:có )?$", words[: one.start]) for one in others)
    ):
        return
    ends = [one.start for one in others[1:]] + [len(words)]
    behind = [words[one.unit_end : end] for one, end in zip((whole, *others), [others[0].start, *ends], strict=True)]
    added = first.value + sum((one.value for one in others), Decimal(0))
    close = abs(added - whole.value) <= whole.value * Decimal("0.3")
    if added != whole.value and close and _LAST_GROUP.search(behind[-1]) and _LAST_GROUP.search(" ".join(behind[:-1])):
        figures = " + ".join(shown(one.value) for one in (first, *others))
        message = f"{figures} = {shown(added)}, khác tổng {shown(whole.value)}"
        yield Wrong(first.start, others[-1].unit_end, message, "kiểm tra lại các số")


_STRUCTURE = patterns.ours(r"cơ cấu|tỷ trọng|phân bổ|phân chia|trích lập|trọng số", re.IGNORECASE)
_QUARTERS = ("I", "II", "III", "IV")
_SECTORS = (r"nông", r"công nghiệp|xây dựng", r"dịch vụ|thương mại|du lịch")


_ROW = patterns.ours(r":[^,;:.\d]{0,40}$")
_GROWTH = patterns.ours(r"tăng|giảm|tốc độ", re.IGNORECASE)
_SLIGHT = 3
"""Percent by which shares told in a row behind a colon may miss the whole, to be taken for shares of it."""


def _percents(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“Tày 61%, Nùng 27%, dân tộc khác 13%”: shares of one whole, the last of which closes the list."""
    runs: list[list[int]] = [[]]
    for n, one in enumerate(found):
        gap = words[found[n - 1].unit_end if n else 0 : one.start]
        go_on = one.unit == "%" and (not runs[-1] or patterns.fullmatch(r"[^.;:\d]{0,45}|; [^.;:\d]{0,45}", gap))
        if not go_on:
            runs.append([])
        if one.unit == "%":
            runs[-1].append(n)
    for row in runs:
        run, shares = row, [found[n] for n in row]
        sum_told = patterns.search(r"(?<!\w)(?:tổng|cộng)[^,;.]{0,20}$", words[: shares[-1].start]) if shares else None
        if len(shares) > 3 and shares[-1].value == 100 and sum_told:
            run, shares = run[:-1], shares[:-1]
        added = sum((one.value for one in shares), Decimal(0))
        slack = sum((one.slack for one in shares), Decimal(0))
        if (
            len(shares) < 3
            or abs(added - 100) < min(slack, 2 * shares[0].step)
            or abs(added - 100) > 15
            or any(one.value >= 100 for one in shares)
        ):
            continue
        start = shares[0].start
        labels = [
            Part(one, words[max(0, start - 30) if n == 0 else shares[n - 1].unit_end : one.start], "")
            for n, one in enumerate(shares)
        ]
        told = words[max(0, start - 60) : shares[-1].unit_end]
        sectors = len(shares) == len(_SECTORS) and all(
            patterns.search(sector, told, re.IGNORECASE) for sector in _SECTORS
        )
        structure = (_STRUCTURE.search(told) is not None or sectors) and not patterns.search(r"tăng|giảm|tốc độ", told)
        closed = patterns.search(r"(?<!\w)(?:khác|còn lại)(?:,| là| chiếm|:)* $", labels[-1].before)
        quarters = [patterns.search(r"quý (IV|I{1,3})(?!\w)[^,;]*$", one.before) for one in labels]
        rising = all(one.value <= other.value for one, other in pairwise(shares))
        structure = structure or (len(shares) == len(_QUARTERS) and all(quarters) and not rising)
        opened = (
            _ROW.search(words[max(0, start - 60) : start]) and abs(added - 100) <= _SLIGHT and not _GROWTH.search(told)
        )
        scale = _is_scale(labels)
        if closed or structure or sum_told or opened or scale or (one_dimension(labels) and added > 100):
            message = f"Các tỷ lệ cộng lại là {shown(added, '%', 0)}, không phải 100%"
            yield Wrong(
                start, shares[-1].unit_end, message, hint=not (sum_told or ((scale or structure) and added > 100))
            )


_VERY = patterns.ours(
    r"(?<!\w)(?:rất|hoàn toàn) (?P<the>[^\W\d]+(?: [^\W\d]+)?)(?: là| chiếm| đạt|:)* $", re.IGNORECASE
)


def _is_scale(labels: Sequence[Part]) -> bool:
    """Whether shares are told of a whole scale, from "rất hài lòng" to "không hài lòng": one answer each."""
    top = _VERY.search(labels[0].before)
    last = labels[-1].before.lower()
    return top is not None and any(f"{word} {top['the'].lower()}" in last for word in ("không", "chưa"))
