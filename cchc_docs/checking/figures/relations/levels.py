"""A result told beside the level it should reach: "chưa đạt kế hoạch (90%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, alike, said

_LEVEL = patterns.ours(
    r"^[^.;,()\d]{0,40}[,(]? ?(?:đã |và )?(?P<hon>cao hơn|vượt|thấp hơn|không đạt|chưa đạt|đạt và vượt)(?: so với| mức)?(?: [^\W\d]+){0,7} (?:\((?:là |giao |đề ra |\D{0,20}: ?|≥ ?)?|là |đề ra là |giao là )$"
)
_FEWER = patterns.ours(
    r"(?<!\w)(?:nghèo|quá hạn|trễ hạn|chậm|tồn đọng|thất nghiệp|sinh con|suy dinh dưỡng|tảo hôn|bỏ học|giảm|dưới|không quá|tối đa)(?!\w)",
    re.IGNORECASE,
)
"""Of these the lower figure is the better one."""


def against_level(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """Yield the results that are not above or below a level as the words say: “còn 2,5%, thấp hơn chỉ tiêu giao (2%)”, “đạt 91%, chưa đạt kế hoạch (90%)”."""
    for value, level in pairwise(found):
        told = _LEVEL.match(words[value.unit_end : level.start])
        behind = words[level.unit_end : level.unit_end + 1]
        if (
            told is None
            or not alike(value, level)
            or not value.unit
            or not level.unit
            or value.value == level.value
            or (behind not in (")", ",", ".", ";", "") and level.unit_end < len(words))
        ):
            continue
        above, how = value.value > level.value, told["hon"]
        fewer = _FEWER.search(words[: level.start]) is not None
        if how in ("cao hơn", "thấp hơn"):
            wrong = (how == "cao hơn") != above
        else:
            wrong = not fewer and (how in ("vượt", "đạt và vượt")) != above
        if wrong and not (how == "không đạt" and patterns.search(r"không đạt [^\W\d]+ ?\($", told[0])):
            side = "cao" if above else "thấp"
            yield Wrong(
                value.start,
                level.unit_end,
                f"{said(value, words)} {side} hơn {said(level, words)}, câu ghi “{how}”",
            )
