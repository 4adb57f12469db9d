"""The short numbers of the emergency services (111 children, 112 search and rescue, 113 police, 114 fire, 115 ambulance) against whom they are told to call."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Wrong

_NUMBER = patterns.ours(
    r"(?<![\w.,/%-])11\d(?![\w/%]|[.,]\d| ?- ?\d)(?: ?(?:[.,;:)(”]|[-–] |$)| (?:để|khi|nếu|hoặc|và|của|là|tiếp nhận|hoạt động|trực|kịp thời|hỗ trợ|miễn phí|được|ở|trên|tại|ngay|dán|niêm yết|24/|báo|cùng|theo|in|ghi)(?!\w))"
)
_CALLED = patterns.ours(
    r"(?<!\w)(?:gọi|điện thoại|đường dây nóng|tổng đài|hotline|số máy|quay số|bấm số|theo số|qua số|số khẩn cấp|đầu số|số nóng)(?!\w)",
    re.IGNORECASE,
)
_BEFORE = patterns.ours(
    r"(?:(?<!\w)(?:gọi|số|tổng đài|điện thoại|nóng|hotline|máy|là|thoại|khẩn cấp|cấp cứu|y tế|thương|công an|an ninh|trẻ em|cứu nạn|cứu hộ|chữa cháy|báo cháy|cứu hỏa|cứu hoả|cảnh sát|pccc|cnch|nhanh|trộm|cướp|cháy)|[:(–-]) ?$",
    re.IGNORECASE,
)
"""What stands right before a number that is called; "tiếp nhận 115 cuộc gọi" counts."""
_WHO: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = tuple(
    (patterns.ours(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), frozenset(numbers.split()))
    for words, numbers in (
        ("cấp cứu|xe cứu thương|cứu thương", "115"),
        (
            "báo cháy|chữa cháy|cứu hỏa|cứu hoả|hỏa hoạn|hoả hoạn|pccc|phòng cháy|đám cháy|(?:có|xảy ra|phát hiện|thấy) cháy|cháy nổ|cháy, nổ",
            "114",
        ),
        (
            "công an|cảnh sát(?! phòng cháy| pccc| chữa cháy)|trộm|cướp|gây rối|phản ứng nhanh|an ninh,? trật tự|tố giác tội phạm",
            "113",
        ),
        ("bảo vệ trẻ em|trẻ em bị|xâm hại trẻ em|về trẻ em|tư vấn trẻ em", "111"),
        ("xâm hại|bạo lực|bạo hành", "111 113"),
        ("tìm kiếm,? cứu nạn", "112 114"),
        ("cứu nạn|cứu hộ|thiên tai|đuối nước|sạt lở", "112 114 115"),
        ("tai nạn", "113 114 115"),
    )
)
_OF = {
    "111": "bảo vệ trẻ em",
    "112": "tìm kiếm cứu nạn",
    "113": "công an",
    "114": "chữa cháy, cứu nạn, cứu hộ",
    "115": "cấp cứu y tế",
}
_CLAUSE_ENDS = patterns.ours(r"[.;!?](?=\s|$)|\n")


def wrong_emergency(text: str) -> Iterator[Wrong]:
    """Yield the numbers 110 to 119 of a text that are not those of whom they are told to call: "cấp cứu y tế 116", "báo cháy: 113"."""
    if "11" not in text or not _CALLED.search(text):
        return
    start = 0
    for end in (*(found.start() for found in _CLAUSE_ENDS.finditer(text)), len(text)):
        yield from _of_clause(text, start, end)
        start = end


def _of_clause(text: str, start: int, end: int) -> Iterator[Wrong]:
    numbers = [one for one in _NUMBER.finditer(text, start, end) if one.start() + len("111") <= end]
    if not numbers or not _CALLED.search(text, start, end):
        return
    ends = [start, *(one.start() + len("111") for one in numbers)]
    behind = not _asked(text[start : numbers[0].start()])  # "111 (trẻ em), 113 (công an)"
    for n, one in enumerate(numbers):
        typed = one[0][: len("111")]
        until = numbers[n + 1].start() if n + 1 < len(numbers) else end
        words = text[ends[n + 1] : until] if behind else text[ends[n] : one.start()]
        right = _asked(words)
        if not right or typed in right or typed in _asked(text[ends[n + 1] : until]):
            continue
        if (not n or not behind) and not _BEFORE.search(text, max(0, one.start() - 16), one.start()):
            continue
        told = " hoặc ".join(f"{number} ({_OF[number]})" for number in sorted(_asked(words, alone=True) or right))
        message = f"Số điện thoại {typed}" + (f" là của {_OF[typed]}" if typed in _OF else " không phải số ấy")
        yield Wrong(one.start(), one.start() + len(typed), message, told)


def _asked(words: str, *, alone: bool = False) -> frozenset[str]:
    """The numbers of all who are named in some words; `alone`: of those who have one number."""
    named = (numbers for who, numbers in _WHO if not (alone and len(numbers) > 1) and who.search(words))
    return frozenset(number for numbers in named for number in numbers)
