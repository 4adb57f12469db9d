"""How many hamlets or quarters a commune has, and what speaks of all of them or of more: “cả mười ba thôn”, “đôn đốc 18 thôn”, “13 đội (mỗi thôn một đội)”."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.figures.again.told import LETTERS
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.numbers import in_words, parse_number_words

_PLACE = r"thôn|bản|ấp|xóm|buôn|bon|làng|phum|sóc|khu phố|khối phố|tổ dân phố|tiểu khu|khóm"
PLACE = patterns.ours(rf"(?:{_PLACE})(?!\w)", re.IGNORECASE)
"""What the parts of a commune are called."""
BY_PLACE = patterns.ours(rf"(?<!\w)(?:theo|từng|các|của) (?:{_PLACE})(?!\w)", re.IGNORECASE)
"""The title of a table that has a row for each of them."""
_COUNT = patterns.ours(
    rf"(?<![\w/.,-])(?<!số )(?<!ngày )(?<!tháng )(?<!thứ )(?<!đợt )(?P<so>0?[2-9]|[1-9]\d|{LETTERS}) (?P<noi>{_PLACE})(?! nghề)(?!\w)(?P<them>(?:(?:, | và )(?:{_PLACE})(?!\w))*)",
    re.IGNORECASE,
)
_OF = patterns.ours(
    rf"(?<![\d/.,-])(?P<tu>\d{{1,2}})/(?P<so>[1-9]\d?) (?P<noi>{_PLACE})(?!\w)(?P<them>)", re.IGNORECASE
)
_EACH = patterns.ours(
    rf"(?<![\w/.,-])(?P<so>0?[2-9]|[1-9]\d) (?P<vat>[^\W\d_]+)(?: [^\W\d_]+){{0,4}}(?:,| \() ?(?:ở )?mỗi (?P<noi>{_PLACE}) (?:có )?(?:một|01|1) (?P=vat)(?!\w)",
    re.IGNORECASE,
)
"""“13 đội văn nghệ thôn (mỗi thôn một đội)”: as many as there are hamlets."""
_EACH_AHEAD = patterns.ours(
    rf"(?<!\w)mỗi (?P<noi>{_PLACE})[^.;\d]{{0,40}} (?:một|01|1) (?P<vat>[^\W\d_]+)[^.;\d]{{0,40}}(?:tổng cộng|cả thảy|tất cả|cộng|tổng số)(?: là| có)? (?P<so>0?[2-9]|[1-9]\d) (?P=vat)(?!\w)",
    re.IGNORECASE,
)
_THERE_ARE = patterns.ours(
    rf"(?<!\w)(?:(?:(?:toàn )?(?:xã|phường|đặc khu)|địa bàn|địa phương)(?: [{CAPITALS}]\w*){{0,4}}|đơn vị hành chính)[^.;:]{{0,90}}(?<!\w)(?:có|gồm|chia thành|với|,)(?: [^\W\d_]+){{0,2}} $",
    re.IGNORECASE,
)
_WITH_PEOPLE = patterns.ours(
    r"(?:,| với| và|;)(?: có| tổng số)? [\d.]{2,} (?:hộ|nhân khẩu|khẩu|người)(?!\w)", re.IGNORECASE
)
_ALL = patterns.ours(r"(?<!\w)(?:cả|toàn bộ|tất cả|đủ|khắp|hết)(?: các)? $", re.IGNORECASE)
_ALL_BEHIND = patterns.ours(
    r" (?:của (?:xã|phường|đặc khu)|trên địa bàn|trên toàn|toàn (?:xã|phường|đặc khu)|trong (?:xã|phường|toàn))(?!\w)",
    re.IGNORECASE,
)
_TO_ALL = patterns.ours(
    r"(?<!\w)(?:đôn đốc|trưởng|tổ trưởng|bí thư|chỉ đạo|phổ biến đến|quán triệt đến|giao ban với) $", re.IGNORECASE
)
_ENDS = patterns.ours(r" ?(?:$|[.;,)]|(?:thực hiện|tổng hợp|phối hợp|triển khai|rà soát|báo cáo)(?!\w))", re.IGNORECASE)
_SOME = patterns.ours(
    r"(?<!\w)(?:cũ|trước (?:khi|đây|ngày|thời điểm)|(?<!đã )sáp nhập|sắp xếp|nhập|chia tách|dự kiến|thành lập|đổi tên|huyện|tỉnh|thành phố|liên xã|lượt|cụm|các xã|hai xã|ba xã|xã bạn|giáp|lân cận|toàn vùng|khu vực|trong đó|còn lại|ban đầu|đợt|ít nhất|mới)(?!\w)|(?<!\w)từ $",
    re.IGNORECASE,
)
_NARROWED = patterns.ours(
    rf"(?:,? (?:và )?[{CAPITALS}]|:| \(| (?:[^\W\d_]+ )?(?:du lịch|biên giới|vùng|ven|khó|đặc biệt|điểm|thuộc|nguy cơ|trọng điểm|còn|cũ|mới|đăng ký|nông thôn mới|văn hóa|kiểu mẫu|này|nêu|nói|đạt|chưa|bị|có|không|đã|ngập|giáp|sáp|làm|trồng|nuôi|đồng bào|dân tộc|tham gia|được|là|ở|tại|phía|trên(?! địa bàn| toàn)|dọc|hạ|thượng|xa|cao|thí|thực hiện thí)(?!\w))"
)
_THEN = patterns.ours(
    r"(?<!\w)(?:cũ|trước (?:khi|đây|thời điểm)|huyện|liên xã|lượt|các xã|hai xã|xã bạn|giáp|dự kiến|trong đó)(?!\w)|(?<!\w)từ $",
    re.IGNORECASE,
)
_OTHERS = patterns.ours(rf" (?:của|thuộc|ở|tại|với) (?:các )?(?:xã|phường|huyện|tỉnh|đặc khu) [{CAPITALS}]")
_CLAUSE = patterns.ours(r"[,(:]")
_STOP = patterns.ours(r"[.;](?= |$)")
_NEAR, _MOST = 2, 1.5


class Village(NamedTuple):
    """A count that is not that of the parts the commune has: the text, where, what there are, the text that says so (None: a table)."""

    text: int
    start: int
    end: int
    right: str
    there: int | None


class _Counted(NamedTuple):
    """A number of parts: where it stands, its value, what they are called, whether it tells how many there are, speaks of all, or may."""

    start: int
    end: int
    value: int
    nouns: tuple[str, ...]
    census: bool
    every: bool
    maybe: bool
    free: bool
    letters: bool


def _one_count(text: str, found: re.Match[str]) -> _Counted | None:
    """What a number of parts says of itself: how many there are, all of them, or some."""
    words = found["so"]
    value = int(words) if words.isdigit() else parse_number_words(words)
    if value is None:
        return None
    before = _STOP.split(text[: found.start()])[-1]
    behind = _STOP.split(text[found.end() :])[0]
    beside = _CLAUSE.split(behind)[0]
    free = not _SOME.search(before) and not _SOME.search(beside) and not _OTHERS.match(beside)
    now = not _THEN.search(before) and not _THEN.search(beside)
    plain = now and not _NARROWED.match(behind)
    share = "tu" in found.re.groupindex
    census = now and (
        (share and found["tu"] == words)
        or (
            not words[0].isalpha()
            and not share
            and bool((_THERE_ARE.search(before) and plain) or _WITH_PEOPLE.match(behind))
        )
    )
    every = (
        plain
        and free
        and (bool(_ALL.search(before)) or _ALL_BEHIND.match(behind) is not None or (share and found["tu"] == words))
    )
    maybe = plain and free and bool(_TO_ALL.search(before)) and _ENDS.match(behind) is not None
    nouns = (found["noi"].lower(), *PLACE.findall(found["them"].lower()))
    return _Counted(
        found.start("so"),
        found.end(),
        value,
        nouns,
        census,
        every and not census,
        maybe,
        free,
        words[0].isalpha(),
    )


@lru_cache(maxsize=8192)
def counted_in(text: str) -> tuple[_Counted, ...]:
    """Return the numbers of parts a text tells; kept by text."""
    if not PLACE.search(text):
        return ()
    out = [
        one for found in (*_COUNT.finditer(text), *_OF.finditer(text)) if (one := _one_count(text, found)) is not None
    ]
    for found in (*_EACH.finditer(text), *_EACH_AHEAD.finditer(text)):
        free = not _THEN.search(text[max(0, found.start() - 60) : found.end() + 40])
        out.append(
            _Counted(
                found.start("so"),
                found.end(),
                int(found["so"]),
                (found["noi"].lower(),),
                False,
                free,
                False,
                free,
                False,
            )
        )
    return tuple(out)


def wrong_villages(texts: Sequence[str], tables: Mapping[str, Sequence[int]]) -> Iterator[Village]:
    """Yield the counts of all the parts that are not how many there are. `tables`: how many rows each table of such parts has, by their name."""
    counted = [(number, one) for number, text in enumerate(texts) for one in counted_in(text)]
    if not counted:
        return
    said: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for _, one in counted:
        if one.census and len(one.nouns) == 1:
            said[one.nouns[0]][one.value] += 1
    alone = set(said)
    for _, one in counted:
        if one.census and alone.isdisjoint(one.nouns):
            said[one.nouns[0]][one.value] += 1  # “15 thôn, bản”: all by one name or the other
    for noun, rows in tables.items():
        said[noun].update(rows)
    there = {noun: values.most_common(1)[0][0] for noun, values in said.items() if _agreed(values)}
    parts = {one.nouns[0] for _, one in counted}
    for number, one in counted:
        if not parts.isdisjoint(one.nouns[1:]) and not there.keys() >= set(one.nouns):
            continue  # “14 thôn, 3 tiểu khu”, then “17 thôn, tiểu khu”: nobody said that there are three
        right = sum(there.get(noun, 0) for noun in one.nouns)
        if one.nouns[0] not in there or right == one.value or one.census or not one.free:
            continue
        told = [
            each
            for _, each in counted
            if not each.every and each is not one and each.value == one.value and each.nouns[0] == one.nouns[0]
        ]
        if one.value > right:
            if (
                one.value > right * _MOST + _NEAR
                or (len(one.nouns) > 1 and alone.issuperset(one.nouns))
                or (told and not one.every)
            ):
                continue
        elif told or not (one.every or (one.maybe and right - one.value <= _NEAR)):
            continue
        source = next(
            (
                n
                for n, each in counted
                if each.census and each.nouns[0] == one.nouns[0] and each.value == there[one.nouns[0]]
            ),
            None,
        )
        yield Village(
            number,
            one.start,
            one.end,
            f"{in_words(right) if one.letters else right} {', '.join(one.nouns)}",
            source,
        )


def _agreed(values: Counter[int]) -> bool:
    """Whether the paper says one number, or one more often than any other."""
    two = values.most_common(2)
    return len(two) == 1 or two[0][1] > two[1][1]
