"""Two rates that are all there is ("đúng hạn 98,6%, quá hạn 1,9%"): together they are a hundred."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, amounts, said, sentences, shown

_OPPOSITES = tuple(
    (
        patterns.ours(rf"(?<!\w)(?:{one})(?!\w)", re.IGNORECASE),
        patterns.ours(rf"(?<!\w)(?:{other})(?!\w)", re.IGNORECASE),
    )
    for one, other in (
        (r"đúng hạn|trong hạn|trước hạn", r"quá hạn|trễ hạn|chậm hạn|không đúng hạn"),
        (r"trực tuyến|qua mạng", r"trực tiếp"),
        (r"(?<!không )(?<!chưa )hài lòng", r"(?:không|chưa) hài lòng"),
        (r"(?<!việt )(?<!miền )nam(?: giới)?", r"(?<!phụ )nữ(?: giới)?"),
        (
            r"(?<!không )(?<!chưa )đạt(?: yêu cầu| chuẩn| tiêu chuẩn)?",
            r"(?:không|chưa) đạt(?: yêu cầu| chuẩn| tiêu chuẩn)?",
        ),
        (r"hòa giải thành|hoà giải thành", r"(?:hòa|hoà) giải không thành|không thành"),
        (r"nông thôn", r"thành thị"),
        (
            r"nhà nước|ngân sách(?: nhà nước| xã| tỉnh)?|hỗ trợ",
            r"nhân dân(?: tự)? (?:đóng góp|đối ứng|góp)|(?:người|hộ) dân (?:đóng góp|đối ứng|góp)|đối ứng|xã hội hóa|xã hội hoá",
        ),
    )
)
_DONE = patterns.ours(r"(?<!\w)đã (?:được )?(?P<viec>[^\W\d]+(?: [^\W\d]+)?)", re.IGNORECASE)
_OTHER_BASE = patterns.ours(
    r"(?<!\w)(?:năm|quý|tháng|kỳ|cùng kỳ|so với|tăng|giảm|vượt|chỉ tiêu|kế hoạch|mục tiêu|phấn đấu|tối thiểu|ít nhất|trên|dưới|không quá|khoảng|gần|hơn|trở lên|mỗi|bình quân|trong đó|trong số|riêng|từ|cấp (?:xã|tỉnh)|thôn|bản|phường|xã|tổ|lớp|khối)(?!\w)",
    re.IGNORECASE,
)
_PARTED = patterns.ours(r"[,;(]| và | còn ")
_LEFT = patterns.ours(
    r"[^\d.;()]{0,45}[,;(] ?(?:(?:số |phần )?còn lại(?: là| chiếm| có)?|(?P<con>(?:vẫn |chỉ )?còn)) $", re.IGNORECASE
)
_ALL, _HALF, _NEAR = Decimal(100), Decimal(50), Decimal(12)
_CLAUSE, _BETWEEN = 45, 60


def beyond_all(text: str) -> Iterator[Wrong]:
    """Yield the two rates of a text that are all there is and are more than that, or, where the second is what is left, another figure."""
    if text.count("%") < 2:
        return
    for base, sentence in sentences(text):
        found = amounts(sentence)
        for n, (one, other) in enumerate(pairwise(found)):
            if one.unit != "%" or other.unit != "%":
                continue
            wrong = _opposite(sentence, found, n) or _left(sentence, found, n)
            if wrong is not None:
                yield wrong._replace(start=wrong.start + base, end=wrong.end + base)


def _opposite(sentence: str, found: tuple[Amount, ...], n: int) -> Wrong | None:
    """“trực tuyến chiếm 86%, trực tiếp chiếm 16%”; less than all may be, as there may be a third."""
    one, other = found[n], found[n + 1]
    added = one.value + other.value
    gap = sentence[one.unit_end : other.start]
    if not 0 < added - _ALL <= _NEAR or added - _ALL <= max(one.step, other.step) / 2 or len(gap) > _BETWEEN:
        return None
    low = found[n - 1].unit_end if n else 0
    high = found[n + 2].start if n + 2 < len(found) else len(sentence)
    pieces = _PARTED.split(gap)
    if len(pieces) == 1 or "." in gap:
        return None
    first = f"{_PARTED.split(sentence[max(low, one.start - _CLAUSE) : one.start])[-1]} {pieces[0]}"
    second = f"{pieces[-1]} {_PARTED.split(sentence[other.unit_end : min(high, other.unit_end + _CLAUSE)])[0]}"
    if _OTHER_BASE.search(f"{first} {second} {gap}"):
        return None
    for yes, no in _OPPOSITES:
        if (yes.search(first) and no.search(second) and not no.search(first)) or (
            no.search(first) and yes.search(second) and not no.search(second)
        ):
            return _told(sentence, one, other, added)
    done = _DONE.search(first)
    return (
        _told(sentence, one, other, added)
        if done and f"chưa {done['viec'].lower()}" in second.lower().replace("được ", "")
        else None
    )


def _left(sentence: str, found: tuple[Amount, ...], n: int) -> Wrong | None:
    """“71% dùng nước máy, còn lại 39%”: the rates before it, or the last of them, leave another."""
    one, other = found[n], found[n + 1]
    told = _LEFT.fullmatch(sentence, one.unit_end, other.start)
    if told is None or _OTHER_BASE.search(sentence[one.unit_end : other.start]):
        return None
    first, sums = n, [one.value]
    while first and found[first - 1].unit == "%":
        first -= 1
        sums.append(sums[-1] + found[first].value)
    slack = sum((rate.slack for rate in found[first : n + 2]), Decimal(0))
    if any(abs(each + other.value - _ALL) <= slack for each in sums):
        return None
    added = min((each + other.value for each in sums), key=lambda each: abs(each - _ALL))
    if told["con"] and (len(sums) > 1 or added < _ALL or one.value < _HALF):
        return None  # "giảm từ 12%, còn 9%": no rest
    clause = _PARTED.split(sentence[max(0, one.start - _CLAUSE) : one.start])[-1]
    return _told(sentence, one, other, added) if abs(added - _ALL) <= _NEAR and not _OTHER_BASE.search(clause) else None


def _told(sentence: str, one: Amount, other: Amount, added: Decimal) -> Wrong:
    places = max(one.places, other.places)
    message = (
        f"{said(one, sentence)} và {said(other, sentence)} cộng lại là {shown(added, '%', places)}, không phải 100%"
    )
    return Wrong(one.start, other.unit_end, message, "kiểm tra lại hai tỷ lệ")
