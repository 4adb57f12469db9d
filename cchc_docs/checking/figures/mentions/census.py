"""How many hamlets, wards' quarters a commune has: said of the whole in two places with two numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Wrong
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.record import NamedTuple

_PLACE = r"(?P<noi>thôn|bản|ấp|xóm|buôn|bon|làng|phum|sóc|khu phố|khối phố|tổ dân phố|tiểu khu|khu vực|khóm|khu dân cư)(?! nghề)(?!\w)"
_COUNTED = patterns.ours(rf"\d {_PLACE}", re.IGNORECASE)
_WHOLE = patterns.ours(
    rf"(?:(?<!\w)(?:(?:toàn )?(?:xã|phường)|địa phương)(?: [{CAPITALS}]\w*){{0,4}} (?:hiện )?(?:có|gồm|chia thành|được chia thành) (?:[^;.]{{0,60}}?[ ,])?|(?<!\w)(?:ở|tại|của) |(?<!\w)cả |(?:^|(?<=[;,] )(?=[^\W\d]+ ))(?:[-+•] ?)?(?:(?:đề nghị|các|đồng chí|tổ trưởng|trưởng|trưởng ban|bí thư|chi bộ|ban nhân dân|ban điều hành|ban công tác mặt trận|cấp ủy|và) ?,? ?)*)"
    rf"(?P<so>0?[2-9]|[1-9]\d) {_PLACE}(?P<sau>[^;:.,()\d]{{0,40}})",
    re.IGNORECASE | re.MULTILINE,
)
_OF_ALL = patterns.ours(
    rf"(?:\d{{1,2}}/(?P<so>[1-9]\d)|(?<![\d/])(?<!ngày )(?P<ca>[2-9])/(?P=ca)) {_PLACE}(?! (?-i:[A-ZĐ]))(?! (?:khó|đặc biệt|biên giới|ven|thuộc|vùng|trọng điểm|còn|nguy cơ|cũ|mới|đăng ký))",
    re.IGNORECASE,
)
_ABOUT = patterns.ours(
    rf"(?<![\d/.,-])(?P<so>0?[2-9]|[1-9]\d) {_PLACE}(?P<sau> (?:trên địa bàn|của xã|của phường|trong xã|trong phường|toàn xã))",
    re.IGNORECASE,
)
_CENSUS = patterns.ours(
    rf"(?<!\w)(?:có|gồm) (?P<so>0?[2-9]|[1-9]\d) {_PLACE}(?:,| với| và| -)? (?:tổng số )?\d[\d.]* (?:hộ|nhân khẩu|khẩu|người)(?!\w)",
    re.IGNORECASE,
)
"""A sentence that counts the hamlets, their households and people: said of the whole, and the one that is held to."""
_SOME = patterns.ours(
    r"(?<!\w)(?:cũ|trước|sáp nhập|sắp xếp|sau khi|dự kiến|trong đó|còn|thuộc|khó khăn|biên giới|ven|vùng|nguy cơ|trọng điểm|đăng ký|thí điểm|cụm|đặc biệt|kiểu mẫu|đạt|chưa|đã|bị|ngập|hưởng|ít nhất|khoảng|hơn|thêm|mới|điểm|nông thôn mới|tuyến|năm 20[01]\d)(?!\w)",
    re.IGNORECASE,
)
_WHOLE_BEHIND = patterns.ours(
    r" ?(?:$|(?:trên địa bàn|của xã|của phường|trong xã|toàn xã|phối hợp|tổ chức|thực hiện|triển khai|và|với|có|để|được|tuyên truyền|báo cáo)(?!\w))",
    re.IGNORECASE,
)


_EVERY = patterns.ours(r"(?<!\w)(?:tất )?cả $", re.IGNORECASE)
_THEN = patterns.ours(r" (?:đã|đều|cùng|phải|sẽ)(?!\w)")


class Otherwise(NamedTuple):
    """A figure that another place gives otherwise: the number of its text, what is wrong, the number of the other text."""

    text: int
    wrong: Wrong
    other: int


class _Told(NamedTuple):
    text: int
    start: int
    end: int
    value: int
    counts_all: bool = False
    of_all: bool = False


_AT_EACH = patterns.ours(r",? mỗi ", re.IGNORECASE)


def _is_of_all(text: str, found: re.Match[str]) -> bool:
    """Whether a number is of all there are: a fraction has it below its line, and nothing about another narrows it."""
    if "sau" not in found.re.groupindex:
        return True
    if _AT_EACH.match(text, found.end("noi")):
        return False  # "36 biển tại 12 thôn, mỗi thôn 03 biển": at so many of them
    begin = max(text.rfind(mark, 0, found.start("so")) for mark in ".;") + 1
    if _EVERY.search(text, begin, found.start("so")) and _THEN.match(found["sau"]):
        return not _SOME.search(text, begin, found.start("so"))  # "Cả 10 thôn đã họp": of all, whatever they did
    narrowed = _SOME.search(f"{text[begin : found.start('so')]} {found['sau']}")
    return not narrowed and _WHOLE_BEHIND.match(found["sau"]) is not None


def two_censuses(texts: Sequence[str]) -> Iterator[Otherwise]:
    """Yield the numbers of hamlets of the whole commune that differ from what most places, or the first, say."""
    by_place: defaultdict[str, list[_Told]] = defaultdict(list)
    for number, text in enumerate(texts):
        if not _COUNTED.search(text):
            continue
        starts: set[int] = set()
        for found in _CENSUS.finditer(text):
            begin = max(text.rfind(mark, 0, found.start("so")) for mark in ".;") + 1
            if not _SOME.search(text, begin, found.start("so")):
                starts.add(found.start("so"))
                one = _Told(number, found.start("so"), found.end("noi"), int(found["so"]), counts_all=True)
                by_place[found["noi"].lower()].append(one)
        for found in (*_WHOLE.finditer(text), *_ABOUT.finditer(text), *_OF_ALL.finditer(text)):
            of_all = "so" if found["so"] else "ca"  # 8/8 thôn: all there are, by a figure that is no day of a month
            if found.start(of_all) in starts or not _is_of_all(text, found):
                continue
            starts.add(found.start(of_all))
            one = _Told(
                number, found.start(of_all), found.end("noi"), int(found[of_all]), of_all="ca" in found.re.groupindex
            )
            by_place[found["noi"].lower()].append(one)
    for told in by_place.values():
        values = Counter(one.value for one in told)
        sure = {one.value for one in told if one.counts_all}
        kept = max(values, key=lambda value: (values[value], value in sure, value == told[0].value))
        scattered = len(values) > _FEW and values[kept] < len(values)
        if len(values) < 2 or (scattered and sure != {kept}):
            continue
        first = next(one for one in told if one.value == kept)
        for one in told:
            if scattered and not one.of_all:
                continue  # "tại 12 thôn" is of some where other numbers are too
            if one.value != kept and abs(kept - one.value) <= max(_NEAR, kept // 5):
                here, there = (texts[each.text][each.start : each.end] for each in (one, first))
                message = f"“{here}” ở đây, chỗ khác ghi “{there}” cho cả địa bàn"
                yield Otherwise(one.text, Wrong(one.start, one.end, message, there), first.text)


_NEAR, _FEW = 2, 2
