"""Which way two figures went, told without the difference ("46 vụ, so với 61 vụ năm trước đã tăng lên gần một phần tư"), or in points of a rate told before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, amounts, said, sentences

_PERIOD = r"(?:năm (?:học )?20\d\d|năm (?:trước|ngoái)|cùng kỳ(?: năm (?:trước|ngoái|20\d\d))?|(?:kỳ|quý|tháng) trước|đầu năm|đầu kỳ)"
_WAY = r"(?P<huong>tăng|giảm)(?=[.,;)]|$| (?:lên|đi|gần|hơn|khoảng|trên|một|nửa|đáng|rõ|mạnh|nhẹ|nhiều|ít|so|được|dần|nhanh|xuống(?! còn))(?!\w))(?![^.;,]{0,18}\d)"
"""Which way, and no object behind: "giảm diện tích đất trống" tells of something else."""
_AGAINST = patterns.ours(r"[^.;\d]{0,60}[,;:(]? ?(?:nếu |mà )?so với (?:con số |mức )?$", re.IGNORECASE)
_THEN = patterns.ours(
    rf"[^\d,;.()]{{0,25}}(?:(?:của |hồi |trong )?{_PERIOD})?\)?,? (?:thì )?(?:(?:số|lượng|tổng|đã|có|là)(?: (?!không|chưa|khỏi|hạn|ngăn)[^\W\d]+){{0,4}} )?{_WAY}",
    re.IGNORECASE,
)
_BEHIND = patterns.ours(rf"[^\d,;.()]{{0,25}}, (?:đã |như vậy |tức (?:là )?(?:đã )?)?{_WAY}", re.IGNORECASE)
_YEAR = patterns.ours(r"(?<!\w)năm (?:học )?(?P<nam>20\d\d)(?!\d|[-–/])", re.IGNORECASE)
_POINTS = patterns.ours(
    r"(?<!\w)(?P<huong>tăng|giảm)(?: được| thêm)? (?P<so>\d+,\d+) ?(?:điểm(?: phần trăm| %)?|% điểm)(?!\w)[^.;\d]{0,12}(?:so với|so) (?:đầu (?:năm|kỳ)|cùng kỳ|năm|kỳ trước|quý trước)",
    re.IGNORECASE,
)


def other_ways(text: str) -> Iterator[Wrong]:
    """Yield the rises that are falls, and the falls that are rises."""
    small = text.lower()
    if "tăng" not in small and "giảm" not in small:
        return
    for base, sentence in sentences(text, going_on=True):
        for wrong in _without_figure(sentence):
            yield wrong._replace(start=wrong.start + base, end=wrong.end + base)
    yield from _points(text)


def _without_figure(words: str) -> Iterator[Wrong]:
    found = amounts(words)
    for n, (one, other) in enumerate(pairwise(found)):
        if not one.unit or one.unit == "%" or one.unit.split(" ")[0] != other.unit.split(" ")[0]:
            continue
        gap = words[one.unit_end : other.start]
        if _AGAINST.fullmatch(gap):
            then, old, new = _THEN.match(words, other.unit_end), other, one
        else:
            then = _BEHIND.match(words, other.unit_end)
            years = _YEAR.findall(words, found[n - 1].unit_end if n else 0, one.start), _YEAR.findall(gap)
            if any(len(each) != 1 for each in years) or years[0] == years[1]:
                continue
            old, new = (one, other) if years[0] < years[1] else (other, one)
        if then is not None and old.value != new.value and (new.value > old.value) != (then["huong"].lower() == "tăng"):
            yield _wrong(words, old, new, then.start("huong"))


def _wrong(words: str, old: Amount, new: Amount, at: int) -> Wrong:
    way = "tăng" if new.value > old.value else "giảm"
    typed = words[at : at + len(way)]
    return Wrong(at, at + len(typed), f"Từ {said(old, words)} đến {said(new, words)} là {way}, không phải {typed}", way)


def _points(text: str) -> Iterator[Wrong]:
    """“187 hộ (5,47%) … còn 164 hộ, bằng 4,80%, tăng 0,67 điểm phần trăm so với đầu năm”: the difference is right, its way is not."""
    for told in _POINTS.finditer(text) if "điểm" in text else ():
        rates = [one for one in amounts(text) if one.unit == "%" and one.end <= told.start()]
        if not rates:
            continue
        by = next((one for one in amounts(text) if one.start == told.start("so")), None)
        up, new = told["huong"].lower() == "tăng", rates[-1]
        if by is None or told.start() - new.unit_end > _FAR:
            continue
        olds = [one for one in rates[:-1] if one.value]
        if any(one.value == (new.value - by.value if up else new.value + by.value) for one in olds):
            continue
        there = [one for one in olds if one.value == (new.value + by.value if up else new.value - by.value)]
        if there:
            yield _wrong(text, there[-1], new, told.start("huong"))


_FAR = 60
