"""People of a place: more of them told to live there than the paper says it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Wrong
from cchc_docs.checking.figures.mentions.census import Otherwise
from cchc_docs.record import NamedTuple

_NUMBER = r"(?<![\w.,/])(?P<so>\d{1,3}(?:\.\d{3})+)(?![\w.,/]*\d)"
_ALL = patterns.ours(
    rf"\d hộ(?: dân| gia đình)?(?:,| với| và)? {_NUMBER} (?:nhân khẩu|khẩu|người)(?!\w)|dân số(?: (?:toàn xã|toàn phường|của xã|của phường|hiện nay|hiện có))?(?::| là| có| đạt)? {_NUMBER.replace('so', 'dan')} (?:nhân khẩu|khẩu|người)(?!\w)",
    re.IGNORECASE,
)
_SOME = patterns.ours(
    rf"{_NUMBER} (?:nhân khẩu|người dân|người|dân)(?: [^\W\d]+){{0,2}} (?:thường trú|sinh sống|đang sống|của (?:toàn )?(?:xã|phường|đặc khu)|trên (?:địa bàn|đảo)(?: xã| phường)?)(?!\w)",
    re.IGNORECASE,
)
_LIVE = patterns.ours(r"thường trú|sinh sống|đang sống|dân của|khẩu của|người của|trên địa bàn|trên đảo")
"""A cheap look before the words are read."""
_OTHER = patterns.ours(
    r"(?<!\w)(?:cũ|trước (?:đây|sáp nhập|sắp xếp)|quy đổi|tạm trú|du khách|khách|lượt|dự báo|quy hoạch|tỉnh|huyện|khu vực|vùng|đến năm|toàn quốc|cả nước|thôn|bản|ấp|xóm|khu phố|tổ dân phố|tiêu chuẩn|từ|trên \d[\d.]* người trở lên)(?!\w)",
    re.IGNORECASE,
)
"""What makes people those of another time, place or count."""
_MORE = Decimal("1.1")


class _Told(NamedTuple):
    text: int
    start: int
    end: int
    value: int
    quote: str


def more_than_live_there(texts: Sequence[str]) -> Iterator[Otherwise]:
    """Yield the people who are told to live in a place and are more than all it has."""
    some = [one for number, text in enumerate(texts) if _LIVE.search(text) for one in _found(number, text, _SOME)]
    every = [one for number, text in enumerate(texts) for one in _found(number, text, _ALL)] if some else []
    if not every:
        return
    most = max(every, key=lambda one: one.value)
    for one in some:
        if one.value > most.value * _MORE:
            message = f"Ở đây {one.quote}, chỗ khác ghi cả địa bàn có {most.quote}"
            yield Otherwise(one.text, Wrong(one.start, one.end, message, "thống nhất một số"), most.text)


def _found(number: int, text: str, pattern: re.Pattern[str]) -> Iterator[_Told]:
    for found in pattern.finditer(text):
        name = "so" if found["so"] else "dan"
        begin = max(text.rfind(mark, 0, found.start()) for mark in ".;") + 1
        if name == "so" and pattern is _SOME and _OTHER.search(text, begin, found.end()):
            continue
        yield _Told(
            number,
            found.start(name),
            found.end(),
            int(found[name].replace(".", "")),
            text[found.start(name) : found.end()],
        )
