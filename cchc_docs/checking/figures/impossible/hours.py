"""Hours that are not of their part of the day ("ban đêm, từ 05 giờ đến 09 giờ"), months that are not of their season ("tiết thu, … tháng Giêng")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Wrong
from cchc_docs.vietnamese.numbers import parse_number_words

_OF_A_DAY = r"(?: (?:thứ|chủ nhật|ngày|hôm|mai|mùng|mồng|rằm)(?!\w))"
_PART = patterns.ours(
    rf"(?<!\w)(?:(?P<sang>(?:buổi|ca|phiên) sáng|sáng(?={_OF_A_DAY}))|(?P<chieu>(?:buổi|ca|phiên) chiều|chiều(?={_OF_A_DAY}))"
    rf"|(?P<toi>(?:buổi|ca|phiên) tối|tối(?={_OF_A_DAY}))|(?P<dem>(?:ban|chợ|ca|buổi|tuần tra|trực) đêm|đêm(?={_OF_A_DAY})))(?!\w)",
    re.IGNORECASE,
)
_CLOCK = patterns.ours(
    r"(?<!\w)(?:từ|lúc|vào|bắt đầu|khởi hành) (?:khoảng )?(?P<gio>\d{1,2})(?: ?giờ| ?h(?![a-zà-ỹ]))(?: ?\d{2}(?: ?phút)?)?"
    r"(?: ?(?:đến|tới|-|–) ?(?P<het>\d{1,2})(?: ?giờ| ?h(?![a-zà-ỹ])))?(?P<sau>(?: ?\d{2}(?: ?phút)?)?(?: (?:sáng|trưa|chiều|tối|đêm)(?!\w))?)",
    re.IGNORECASE,
)
_OTHER = patterns.ours(
    r"(?<!\w)(?:sáng|trưa|chiều|tối|đêm|ban ngày|cả ngày|hôm sau|24/24)(?!\w)|[.;:!?](?=\s|$)", re.IGNORECASE
)
_BEHIND = patterns.ours(
    r"(?<![\w.,/])(?P<gio>\d{1,2})(?: ?giờ| ?h)(?: ?\d{2}(?: ?phút)?)? (?P<buoi>sáng|chiều|tối)(?= ?(?:[,.;)]|$| (?:ngày|thứ|hôm|hằng|hàng|các|cùng|mai|đến|tại)(?!\w)))",
    re.IGNORECASE,
)
_NAMES = {"sang": "buổi sáng", "chieu": "buổi chiều", "toi": "buổi tối", "dem": "ban đêm"}
_NOON, _EVENING, _HOURS = 12, 19, 24
_LEAST_PM = 6
_FAR = 60
_AROUND = ("sau ", "trước ", "hết ", "qua ", "ngoài ")
_MONTHS = {"giêng": 1, "chạp": 12}
"""Those that are called by no number."""
_SEASON = patterns.ours(
    r"(?<!\w)(?:mùa|tiết) (?P<mua>xuân|hạ|hè|thu|đông)(?!\w)(?: (?:này|hằng năm|hàng năm))?[,(]? ?(?:(?:từ|vào|khoảng|ngày|đến|rằm|mồng|mùng|và|các|trong|\d{1,2})[ ,]*)*tháng (?P<thang>giêng|chạp|mười(?: một| hai)?|hai|ba|tư|sáu|bảy|tám|chín|\d{1,2})(?![\w/]| (?:ngày|tuần|đầu|cuối năm|qua|nay))",
    re.IGNORECASE,
)
_NEVER = {
    "xuân": frozenset(range(6, 11)),
    "hạ": frozenset((1, 2, 11, 12)),
    "hè": frozenset((1, 2, 11, 12)),
    "thu": frozenset((1, 2, 3, 4, 12)),
    "đông": frozenset(range(4, 9)),
}
"""Months, of either calendar, that are never of a season."""


def wrong_hours(text: str) -> Iterator[Wrong]:
    """Yield the hours of a text that are not of the part of the day they stand behind, and the months that are not of their season."""
    small = text.lower()
    if "giờ" in small or "h" in small:
        for part in _PART.finditer(text):
            clock = _CLOCK.search(text, part.end(), part.end() + _FAR)
            if (
                clock is None
                or text[: part.start()].lower().endswith(_AROUND)
                or _OTHER.search(text, part.end(), clock.start())
                or (clock["sau"][-1:].isalpha() and "phút" not in clock["sau"][-5:])
            ):
                continue
            name = str(part.lastgroup)
            if not _fits(name, clock["gio"], clock["het"]):
                yield Wrong(
                    clock.start("gio"),
                    clock.end(),
                    f"{_NAMES[name].capitalize()} không bắt đầu từ {clock['gio']} giờ",
                    _meant(name, clock["gio"]),
                )
        for told in _BEHIND.finditer(text):
            hour, part_of = int(told["gio"]), told["buoi"].lower()
            least = {"sáng": _NOON + 1, "chiều": _EVENING + 1, "tối": _NOON}[part_of]
            most = {"sáng": _HOURS, "chiều": _HOURS, "tối": _EVENING - 3}[part_of]
            if least <= hour <= most:
                yield Wrong(*told.span(), f"{hour} giờ không phải buổi {part_of}", f"{hour} giờ")
    if "mùa " in small or "tiết " in small:
        yield from _seasons(text)


def _fits(part: str, begins: str, ends: str | None) -> bool:
    """Whether an hour is of a part of the day; "3 giờ" of an afternoon is said as clocks have it, "08 giờ" is not."""
    hour, last = int(begins), int(ends) if ends else None
    if hour > _HOURS:
        return True
    of_24 = begins.startswith("0") or hour >= 10
    if part == "sang":
        return hour < _NOON
    if part == "chieu":
        return not (of_24 and (6 <= hour < 11 or hour > _EVENING))
    if part == "toi":
        return not (of_24 and hour < 17) or (hour == 0)
    return not (7 <= hour <= 16 and of_24) and not (of_24 and 5 <= hour <= 6 and last is not None and 7 <= last <= 12)


def _meant(part: str, typed: str) -> str:
    evening = part in ("toi", "dem") and _LEAST_PM <= int(typed) < _NOON
    return f"{int(typed) + _NOON} giờ" if evening else "xem lại giờ hoặc buổi"


def _seasons(text: str) -> Iterator[Wrong]:
    for told in _SEASON.finditer(text):
        typed = told["thang"].lower()
        month = int(typed) if typed.isdigit() else _MONTHS.get(typed) or parse_number_words(typed)
        season = told["mua"].lower()
        if month in _NEVER[season]:
            yield Wrong(*told.span(), f"Tháng {told['thang']} không thuộc mùa {season}", "xem lại mùa hoặc tháng")
